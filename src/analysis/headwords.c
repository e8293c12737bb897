/* headwords.c -- under which word forms are counted: their lemma, by a list,
 * or their stem. */
#include "analysis/headwords.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/stem.h"

#include <inttypes.h>

struct zl_headwords {
    zl_stemmer *stemmer;
    const char *stem; /* its language; lent */
    zl_lemmas *lemmas;
    bool exact;
};

zili_status zl_headwords_open(zl_headwords **out, const char *lemmas,
                              const char *stem, bool exact, zili_error *err)
{
    zl_headwords *heads = *out = zl_alloc(sizeof *heads);

    if (!heads)
        return zl_no_memory(err);
    heads->stem = stem;
    heads->exact = exact;
    zili_status status =
        stem ? zl_stemmer_open(&heads->stemmer, stem, err)
             : zl_lemmas_open(&heads->lemmas, lemmas, exact, err);
    if (!status)
        return ZILI_OK;
    zl_headwords_close(heads);
    *out = NULL;
    return status;
}

void zl_headwords_close(zl_headwords *heads)
{
    if (!heads)
        return;
    zl_stemmer_close(heads->stemmer);
    zl_lemmas_close(heads->lemmas);
    zl_free(heads);
}

bool zl_headwords_find(zl_headwords *heads, zl_view *form, zl_view *key)
{
    if (heads->stemmer)
        return zl_stemmer_stem(heads->stemmer, *key, key);
    uint32_t lemma = zl_lemmas_of(heads->lemmas, heads->exact ? *form : *key);
    if (lemma == ZL_LEMMAS_NONE)
        return true;
    *form = zl_lemmas_shown(heads->lemmas, lemma);
    *key = zl_lemmas_key(heads->lemmas, lemma);
    return true;
}

bool zl_headwords_listed(const zl_headwords *heads)
{
    return !heads->stemmer;
}

void zl_lemmas_note(const zl_lemmas *lemmas, const char *what,
                    const char *others, zili_table *table)
{
    zl_lemmas_facts list = zl_lemmas_tell(lemmas);

    zl_table_add_note(table,
                      "%s: %s, %" PRIu32 " forms of %" PRIu32 " lemma%s; %s",
                      what, list.path, list.forms, list.lemmas,
                      list.lemmas == 1 ? "" : "s", others);
    if (list.twice)
        zl_table_add_note(
            table,
            "in the list %" PRIu64 " form%s under more than one "
            "lemma, as %s (%s, %s): the first counts",
            list.twice, list.twice == 1 ? " stands" : "s stand",
            list.twice_form, list.twice_first, list.twice_second);
}

void zl_headwords_note(const zl_headwords *heads, zili_table *table)
{
    if (heads->lemmas)
        zl_lemmas_note(heads->lemmas, "counted by lemma",
                       "other words are counted as they are", table);
    else
        zl_table_add_note(table,
                          "counted by stem (Snowball, %s); shown is the most "
                          "frequent form",
                          heads->stem);
}
