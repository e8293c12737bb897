/* given.h -- beads by hand: found in the texts; those that cannot be are left
 * out and told of. */
#ifndef ZL_BITEXT_GIVEN_H
#define ZL_BITEXT_GIVEN_H

#include "bitext/nest.h"
#include "bitext/squeezed.h"

/* What the files that the options name give for these regions, as
 * zl_bitext_align() wants it. What does not fit is told to the note and
 * counted in `*passed_over`. Fails with ZILI_EFORMAT (a file that is none of
 * its form), ZILI_EIO, ZILI_ENOMEM. Time: O(rows log sentences). */
ZILI_MUST_CHECK zili_status zl_given_find(zl_found_beads *out,
                                          const zl_bitext *bitext,
                                          const zili_bitext_options *options,
                                          uint64_t *passed_over,
                                          zili_error *err);

/* ---- for those that read the files ---- */

/* What says the same, as a file has it: texts, which are lent. */
typedef struct zl_given_row {
    size_t line;
    zl_view document[2]; /* empty: it is not known, look in all of them */
    zl_view text[2];     /* blank: nothing says it on this side */
    uint32_t at[2];      /* the number of the first sentence, about; 0: not
                          * known */
    bool any_order; /* the sides may be those of the pair in another order … */
    zl_view language[2]; /* … as these codes say (zl_language_code); empty: not
                          * known */
} zl_given_row;

typedef struct zl_giver {
    const zl_bitext *bitext;
    const zili_bitext_options *options;
    const char *file; /* that is read */
    uint64_t passed_over;
    zl_squeezed squeezed;
    zl_map names;     /* of documents: "a TAB b", by their twins */
    zl_map documents; /* all names, when one was not found */
    uint32_t *next;   /* by twin and side: after what was found last */
    uint32_t last;    /* the sentence after what was found last in any */
    uint32_t *claims; /* by sentence: the link that has it, from 1 */
    zl_found_beads links;
    zl_str needle[2];
    bool no_memory;
} zl_giver;

/* Find the row in the texts, or tell that it is not there. */
void zl_giver_take(zl_giver *giver, const zl_given_row *row);

/* The same where it is known which sentences they are. */
void zl_giver_take_link(zl_giver *giver, zl_found_bead link);

/* Tell that a line is passed over, and why: "LINE: words". */
void zl_giver_pass_over(zl_giver *giver, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Rows of a TSV file, units of a TMX file, beads in CWB's form. Fail as
 * zl_given_find(). */
ZILI_MUST_CHECK zili_status zl_given_read_table(zl_giver *giver,
                                                zili_error *err);
ZILI_MUST_CHECK zili_status zl_given_read_tmx(zl_giver *giver,
                                              zili_error *err);
ZILI_MUST_CHECK zili_status zl_given_read_cwb(zl_giver *giver,
                                              zili_error *err);

/* Those that cross others go, as few as can be, and are told of; the rest in
 * the order that zl_bitext_align() wants. False without memory. */
bool zl_given_order(zl_giver *giver);

#endif
