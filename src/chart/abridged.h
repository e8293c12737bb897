/* abridged.h -- names that have too little room stay different.
 *
 * A name is cut at its end. Where that makes two names of a figure one, as
 * "Annual Message 1961" and "… 1962", both are cut in the middle; where they
 * are still one, at their beginning. Which names a figure has is known when it
 * is planned: so it is planned again as long as some became one. */
#ifndef ZL_CHART_ABRIDGED_H
#define ZL_CHART_ABRIDGED_H

#include "plan.h"

#include "base/map.h"

/* Start from { 0 }. */
typedef struct zl_abridged {
    zl_map shown;          /* what names became in this turn … */
    ZL_ARRAY(uint32_t) of; /* … by number: of which name, … */
    zl_map names;          /* … which are these */
    zl_map alike;          /* what several names became, in any turn */
    bool again;
} zl_abridged;

void zl_abridged_clear(zl_abridged *abridged);

/* End a turn, in which `plan` was planned: whether names became one that can be
 * cut in another way. Of two that are cut at their ends, one may not begin as
 * the other does: how far they reach depends on the room. Another turn may
 * begin. Without memory the plan fails. Time: O(names · log names). */
bool zl_abridged_again(zl_abridged *abridged, zl_plan *plan);

/* Append to `out` what is left of `rest`, the last line of the name `text`, in
 * `width` mm; `out` has the lines before, from `begin` on. */
void zl_abridged_add(zl_plan *plan, const char *text, zl_view rest,
                     zl_type type, double width, size_t begin, zl_str *out);

#endif
