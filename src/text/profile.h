/* profile.h -- how text is cut into words. Named in every index and output. */
#ifndef ZL_TEXT_PROFILE_H
#define ZL_TEXT_PROFILE_H

#include "text/latin.h"

#include <zili/error.h>

/* How Chinese is cut.
 *
 *   zili   the cheapest sequence of words: those of the vocabulary, numbers,
 *          names, and always the user's own
 *   icu    Unicode's word boundaries (UAX 29) and ICU's Chinese dictionary
 *   char   as icu, but every Han character is a token
 *   given  blanks and ends of lines are the only boundaries */
typedef enum zl_cut {
    ZL_CUT_ZILI,
    ZL_CUT_ICU,
    ZL_CUT_CHAR,
    ZL_CUT_GIVEN
} zl_cut;

/* A cut, and what a word is in Latin script. Start from { 0 }: zili with
 * Unicode's words. */
typedef struct zl_profile {
    zl_cut cut;
    zl_latin latin;
} zl_profile;

/* The names of single profiles, for messages: "zili, icu, …". */
#define ZL_PROFILE_NAMES \
    "zili, icu, char or given; for Latin script uax29, letters, hyphen or penn"

/* What the options --profile and --dict say of themselves. */
#define ZL_PROFILE_HELP                                                     \
    "how text is cut into words: zili (the default), icu, char or given; "  \
    "for Latin script uax29 (the default), letters, hyphen or penn; one of " \
    "each joined by a plus"
#define ZL_DICTIONARY_HELP \
    "words that are always kept whole, one a line; may be repeated"

/* Read a name: one of a cut (icu), one for Latin script (penn: then the cut is
 * zili), or both in this order (icu+penn); NULL and "" are zili. Fails with
 * ZILI_EUSAGE. */
ZILI_MUST_CHECK zili_status zl_profile_read(zl_profile *out, const char *name,
                                            zili_error *err);

/* The shortest name, for ever the same: zili+uax29 is "zili". */
const char *zl_profile_name(zl_profile profile);

#endif
