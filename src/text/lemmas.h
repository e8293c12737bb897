/* lemmas.h -- which forms have which lemma, by a list that the user brings.
 *
 *     be -> am, are, is          am<tab>be
 *     be<tab>am<tab>are<tab>is   are<tab>be
 *
 * A list has a lemma and its forms in a line, with ->, or tabs between; or a
 * form and its lemma in a line, in either order: the column with more
 * different words is that of the forms, unless a first line has the names
 * `lemma` and `form` or `word`. `#`, `;` and `[` begin lines of comment.
 *
 * A lemma is a form of itself; of a form with two lemmas the first one of the
 * list counts. */
#ifndef ZL_TEXT_LEMMAS_H
#define ZL_TEXT_LEMMAS_H

#include "base/map.h"
#include "base/text.h"

#include <zili/error.h>

typedef struct zl_lemmas zl_lemmas;

#define ZL_LEMMAS_NONE UINT32_MAX

/* Read the list at `path`, which stays lent. With `exact` forms and lemmas are
 * what the list has, else they are told by their keys (fold.h). Fails with
 * ZILI_EFORMAT (file, line, what to do), ZILI_EUSAGE (which column is which is
 * not to be seen), ZILI_EIO, ZILI_ENOMEM. Threads may share it. Time:
 * O(bytes). */
ZILI_MUST_CHECK zili_status zl_lemmas_open(zl_lemmas **out, const char *path,
                                           bool exact, zili_error *err);
void zl_lemmas_close(zl_lemmas *lemmas); /* NULL is allowed */

/* The number of the lemma that a form has (its key, or exact the form), from
 * 0; ZL_LEMMAS_NONE: the list does not know it. Time: O(bytes). */
uint32_t zl_lemmas_of(const zl_lemmas *lemmas, zl_view form);

/* The number of the lemma with this key; ZL_LEMMAS_NONE: there is none. */
uint32_t zl_lemmas_find(const zl_lemmas *lemmas, zl_view key);

/* A lemma as the list has it, and its key; lent by the list. */
zl_view zl_lemmas_shown(const zl_lemmas *lemmas, uint32_t lemma);
zl_view zl_lemmas_key(const zl_lemmas *lemmas, uint32_t lemma);

/* How many forms a lemma has, and each as its key, in the order of the list. */
size_t zl_lemmas_forms(const zl_lemmas *lemmas, uint32_t lemma);
zl_view zl_lemmas_form(const zl_lemmas *lemmas, uint32_t lemma, size_t i);

typedef struct zl_lemmas_facts {
    const char *path; /* as all texts here: lent by the list */
    uint32_t forms, lemmas;
    uint64_t twice; /* forms that stand under another lemma too, and the first
                       of them: with the lemma that counts, and that other */
    const char *twice_form, *twice_first, *twice_second;
} zl_lemmas_facts;

zl_lemmas_facts zl_lemmas_tell(const zl_lemmas *lemmas);

#endif
