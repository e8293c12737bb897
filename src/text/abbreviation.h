/* abbreviation.h -- words whose full stop need not end a sentence. */
#ifndef ZL_TEXT_ABBREVIATION_H
#define ZL_TEXT_ABBREVIATION_H

#include "base/text.h"

/* What the full stop behind a word says. */
typedef enum zl_abbreviation {
    ZL_ABBREVIATION_NONE,   /* no abbreviation */
    ZL_ABBREVIATION_NEVER,  /* Mr, Dr, cf, e.g: ends no sentence */
    ZL_ABBREVIATION_NUMBER, /* no, vol, pp, Sept: one only where a number
                             * follows; "He said no." is a sentence */
    ZL_ABBREVIATION_MAYBE,  /* U.S, Inc, J: may end a sentence too */
    ZL_ABBREVIATION_LAST    /* etc: where a capital follows, it did */
} zl_abbreviation;

/* `word` is without its final full stop: "Mr", "U.S", "Ph.D". Single letters
 * are initials, and any letters between full stops ("p.m") an abbreviation.
 * What the table writes small (no, vol) may have capitals, what it writes
 * with a capital (Mr, Sat) must be so or all in capitals. English, and what
 * footnotes in other languages of Latin script need. Time: O(log table). */
zl_abbreviation zl_abbreviation_of(zl_view word);

/* Whether it is any of these. */
bool zl_is_abbreviation(zl_view word);

/* Whether the sentence goes on at `at` in `text`, where ICU sees a new one
 * begin, behind `word`, its full stop and blanks. After what may end a
 * sentence one begins with a word of the closed classes (He, The, However)
 * and with the label of a list; names and all else go on. Time: O(1). */
bool zl_abbreviation_goes_on(zl_view word, zl_view text, size_t at);

#endif
