/* preflight.h -- what a printer would send back, before it is printed. */
#ifndef ZL_CHART_PREFLIGHT_H
#define ZL_CHART_PREFLIGHT_H

#include "font.h"
#include "plan.h"
#include "profile.h"

/* Two classes are told apart by colour where they are so far apart by
 * CIEDE2000; where two of the same eyes would notice 2. */
#define ZL_APART 10.0

/* A list of lines, "ok  type: …" and "WRONG  lines: …". */
typedef struct zl_preflight {
    zl_str list;
    size_t wrong; /* how many are */
    zl_str first; /* the first that is wrong, as a sentence */
} zl_preflight;

/* Hold the only page of `plan` against the rules: labels that overlap or leave
 * the page, the least type and line, contrast of type and of classes with
 * their ground by WCAG 2.1, classes that are told apart by neither colour, in
 * grey or by three kinds of colour blindness, nor hatch, dash or shape. Pure.
 * A lack of memory stays in the lists. Time: O(labels × marks). */
void zl_preflight_plan(zl_preflight *to, const zl_plan *plan,
                       const zl_profile *profile);

/* Whether all fonts of a PDF, as cairo writes it, are embedded as subsets. */
void zl_preflight_fonts(zl_preflight *to, zl_view pdf);

/* Whether `face`, a family, is made for Han characters as `tag` has them:
 * "Noto Sans CJK SC" for zh-Hans. Empty: no Han stands in the figure. */
void zl_preflight_face(zl_preflight *to, const char *face, const char *tag);

/* Pictures without outlines, in so many labels, of which one is `label`: a PDF
 * would have them in 72 pixels an inch. */
void zl_preflight_pixels(zl_preflight *to, size_t labels, const char *label);

/* Some journals set titles below figures. */
void zl_preflight_title(zl_preflight *to, const zl_profile *profile,
                        const char *title);

/* All of this of a figure that was planned with `font`. Fails as the plan
 * does, and as painting it as a PDF may. */
struct zili_chart_options;
ZILI_MUST_CHECK zili_status
zl_chart_preflight(zl_preflight *to, const zl_plan *plan, const zl_font *font,
                   const struct zili_chart_options *options, zili_error *err);

void zl_preflight_clear(zl_preflight *to);

#endif
