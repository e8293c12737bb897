/* headwords.h -- under which word forms are counted: their lemma, by a list,
 * or their stem. */
#ifndef ZL_ANALYSIS_HEADWORDS_H
#define ZL_ANALYSIS_HEADWORDS_H

#include "base/text.h"
#include "table/table.h"
#include "text/lemmas.h"

#include <zili/error.h>

typedef struct zl_headwords zl_headwords;

/* Read the list at `lemmas`, or find the rules of Snowball for `stem`, a
 * language as "english" or "en"; one of them. With `exact` forms are those that
 * the list has, else whatever has their key. Fails with ZILI_EUSAGE (no such
 * language: which there are), as zl_lemmas_open(), and ZILI_ENOMEM. Not shared
 * by threads. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_headwords_open(zl_headwords **out,
                                              const char *lemmas,
                                              const char *stem, bool exact,
                                              zili_error *err);
void zl_headwords_close(zl_headwords *heads);

/* `*form` and `*key`, which is that of it, become those under which they are
 * counted: the lemma as the list has it and its key; or the form as it is and
 * its stem. Lent until the next call. False without memory. Time: O(form). */
bool zl_headwords_find(zl_headwords *heads, zl_view *form, zl_view *key);

/* Whether the headwords are those of a list, which say what is shown. */
bool zl_headwords_listed(const zl_headwords *heads);

/* Say behind `what` which list it is, how much it has, what of `others`, words
 * that it has not, and which forms have two lemmas. */
void zl_lemmas_note(const zl_lemmas *lemmas, const char *what,
                    const char *others, zili_table *table);

/* The same of headwords, or which stems they are. */
void zl_headwords_note(const zl_headwords *heads, zili_table *table);

#endif
