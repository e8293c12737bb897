/* picks.c -- some of the terms of a scope: the most frequent, or a list. */
#include "analysis/picks.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/list_file.h"

#include <inttypes.h>
#include <string.h>

#define NAMED_MOST 10 /* terms that a note names */

static bool make_room(zl_picks *picks, const zl_terms *terms)
{
    picks->terms = zl_alloc_array(terms->count, sizeof *picks->terms);
    picks->of = zl_alloc_array(terms->count, sizeof *picks->of);
    for (uint32_t i = 0; picks->of && i < terms->count; i++)
        picks->of[i] = ZL_NONE;
    return picks->terms && picks->of;
}

static void pick(zl_picks *picks, uint32_t term)
{
    if (picks->of[term] != ZL_NONE)
        return;
    picks->of[term] = picks->count;
    picks->terms[picks->count++] = term;
}

/* ---- the most frequent ---- */

static void pick_frequent(zl_picks *picks, const zl_terms *terms,
                          const zl_pick_rules *rules, zili_table *table)
{
    uint32_t kept = zl_terms_frequent(terms, rules->least, picks->terms);

    if (rules->most && kept > rules->most) {
        zl_table_add_note(table,
                          "terms: the %" PRIu64 " most frequent of %" PRIu32
                          "; --terms 0 takes all",
                          rules->most, kept);
        kept = (uint32_t)rules->most;
    }
    for (uint32_t i = 0; i < kept; i++)
        picks->of[picks->terms[i]] = i;
    picks->count = kept;
}

/* ---- a list ---- */

/* Terms by what makes two of them the same. */
struct search {
    zl_fold *fold; /* NULL: nothing is folded */
    zl_map keys;
    uint32_t *term; /* by number of the key */
    zl_str key;
    zl_str absent; /* what was not found, the first of it */
    size_t missing;
};

static zl_view key_of(struct search *search, zl_view text)
{
    if (!search->fold)
        return text;
    zl_str_empty(&search->key);
    zl_fold_add(search->fold, text, &search->key);
    return zl_str_view(&search->key);
}

static zili_status open_search(struct search *search, const zl_terms *terms,
                               bool exact, zili_error *err)
{
    zili_status status = exact ? ZILI_OK : zl_fold_open(&search->fold, err);

    if (status)
        return status;
    search->term = zl_alloc_array(terms->count, sizeof *search->term);
    if (!search->term)
        return zl_no_memory(err);
    for (uint32_t i = 0; i < terms->count; i++) {
        uint32_t before = search->keys.count;
        uint32_t at =
            zl_map_add(&search->keys, key_of(search, terms->shown[i]));
        if (at == ZL_MAP_NONE || search->key.failed)
            return zl_no_memory(err);
        if (at == before)
            search->term[at] = i;
    }
    return ZILI_OK;
}

static void close_search(struct search *search)
{
    zl_fold_close(search->fold);
    zl_map_clear(&search->keys);
    zl_free(search->term);
    zl_str_clear(&search->key);
    zl_str_clear(&search->absent);
}

static void pick_line(zl_picks *picks, struct search *search, zl_view line)
{
    if (line.size == 0 || line.bytes[0] == '#')
        return;
    uint32_t at = zl_map_find(&search->keys, key_of(search, line));
    if (at != ZL_MAP_NONE) {
        pick(picks, search->term[at]);
        return;
    }
    if (search->missing++ < NAMED_MOST) {
        zl_str_add_text(&search->absent, search->absent.size ? ", " : "");
        zl_str_add(&search->absent, line);
    }
}

static void note_missing(const struct search *search, const char *path,
                         zili_table *table)
{
    if (search->key.failed || search->absent.failed)
        zl_table_fail(table);
    if (search->missing)
        zl_table_add_note(table,
                          "%zu terms of %s do not occur in the scope and are "
                          "left out: %s%s",
                          search->missing, path, zl_str_text(&search->absent),
                          search->missing > NAMED_MOST ? ", …" : "");
}

static zili_status pick_listed(zl_picks *picks, const zl_terms *terms,
                               const zl_pick_rules *rules, zili_table *table,
                               zili_error *err)
{
    struct search search = { 0 };
    zl_list_file file;
    zl_view line;
    zili_status status = zl_list_file_open(&file, rules->list, err);

    if (!status)
        status = open_search(&search, terms, rules->exact, err);
    while (!status && zl_list_file_next(&file, &line))
        pick_line(picks, &search, line);
    if (!status)
        note_missing(&search, rules->list, table);
    zl_list_file_close(&file);
    close_search(&search);
    return status;
}

/* ---- all ---- */

zili_status zl_picks_make(zl_picks *picks, const zl_terms *terms,
                          const zl_pick_rules *rules, zili_table *table,
                          zili_error *err)
{
    zili_status status = ZILI_OK;

    *picks = (zl_picks){ 0 };
    if (!terms->count)
        return zl_fail(err, ZILI_EUSAGE, "There are no words in the scope.");
    if (!make_room(picks, terms))
        return zl_no_memory(err);
    if (rules->list)
        status = pick_listed(picks, terms, rules, table, err);
    else
        pick_frequent(picks, terms, rules, table);
    if (!status && !picks->count)
        status = rules->list
                     ? zl_fail(err, ZILI_EUSAGE,
                               "No term of %s occurs in the scope.",
                               rules->list)
                     : zl_fail(err, ZILI_EUSAGE,
                               "No term of the scope is as frequent as was "
                               "asked for.");
    return status;
}

void zl_picks_clear(zl_picks *picks)
{
    zl_free(picks->terms);
    zl_free(picks->of);
    *picks = (zl_picks){ 0 };
}

void zl_picks_arrange(zl_picks *picks, const uint32_t *order,
                      uint32_t *scratch)
{
    memcpy(scratch, picks->terms, picks->count * sizeof *scratch);
    for (uint32_t i = 0; i < picks->count; i++) {
        picks->terms[i] = scratch[order[i]];
        picks->of[picks->terms[i]] = i;
    }
}
