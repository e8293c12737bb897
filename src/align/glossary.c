/* glossary.c -- a dictionary's terms, and the lines where they stand. */
#include "align/glossary_parts.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

/* ---- reading ---- */

/* Chain the line at `place` to a term. */
static bool add_term(zl_glossary *it, zl_view term, zl_str *key,
                     zl_gloss_place place)
{
    zl_str_empty(key);
    zl_fold_add(it->fold, term, key);
    uint32_t number =
        key->failed ? ZL_MAP_NONE : zl_map_add(&it->terms, zl_str_view(key));
    if (number == ZL_MAP_NONE)
        return false;
    if (number == it->chains.count &&
        !zl_array_push(&it->chains, (zl_gloss_chain){ 0, 0 }))
        return false;
    zl_gloss_chain *chain = &it->chains.items[number];
    if (chain->last &&
        it->places.items[chain->last - 1].from == place.from)
        return true; /* the same key again */
    if (!zl_array_push(&it->places, place))
        return false;
    uint32_t last = (uint32_t)it->places.count;
    if (chain->last)
        it->places.items[chain->last - 1].next = last;
    else
        chain->first = last;
    chain->last = last;
    return true;
}

static void add_bad(zl_glossary *it, size_t number, const char *wrong)
{
    if (it->bad++ == 0) {
        it->first_bad = number;
        it->wrong = wrong;
    }
}

/* Whether the line has names of columns; the first one with a tab says what
 * columns there are. */
static bool is_header(zl_glossary *it, zl_view line)
{
    if (it->has_columns || !memchr(line.bytes, '\t', line.size))
        return false;
    it->has_columns = true;
    return zl_gloss_columns_from(&it->columns, line);
}

/* The line with this number, from 1; false without memory. */
static bool add_line(zl_glossary *it, zl_view line, size_t number, zl_str *key)
{
    zl_gloss_line entry;
    zl_gloss_place place = { 0, (uint32_t)(line.bytes - it->bytes.bytes),
                             (uint32_t)line.size };

    if (zl_gloss_line_is_empty(line) || is_header(it, line))
        return true;
    it->lines++;
    const char *wrong = zl_gloss_line_read(&entry, &it->columns, line);
    if (wrong) {
        add_bad(it, number, wrong);
        return true;
    }
    return add_term(it, entry.terms[0], key, place) &&
           (zl_view_same(entry.terms[0], entry.terms[1]) ||
            add_term(it, entry.terms[1], key, place));
}

static bool add_lines(zl_glossary *it)
{
    zl_view rest = zl_utf8_body(it->bytes), line;
    zl_str key = { 0 };
    bool good = true;

    for (size_t number = 1; good && zl_view_line(&rest, &line); number++)
        good = add_line(it, line, number, &key);
    zl_str_clear(&key);
    return good;
}

static zili_status say_what_is_wrong(zl_glossary *it, const char *name,
                                     zili_error *err)
{
    if (it->lines == 0)
        return zl_fail(err, ZILI_EFORMAT, "%s has no terms.", name);
    if (it->bad == it->lines)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is no glossary: no line of it can be read; line "
                       "%zu %s.",
                       name, it->first_bad, it->wrong);
    if (it->bad)
        zl_str_format(&it->note,
                      "%s: %zu of %zu lines cannot be read and are left out; "
                      "the first is line %zu, which %s.",
                      name, it->bad, it->lines, it->first_bad, it->wrong);
    return it->note.failed ? zl_no_memory(err) : ZILI_OK;
}

zili_status zl_glossary_open(zl_glossary **out, zl_view bytes,
                             const char *name, zili_error *err)
{
    *out = NULL;
    if (bytes.size >= UINT32_MAX)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is too large for a glossary: it has 4 GiB or more.",
                       name);
    zl_glossary *it = zl_alloc(sizeof *it);
    if (!it)
        return zl_no_memory(err);
    it->bytes = bytes;
    zili_status status = zl_fold_open(&it->fold, err);
    if (!status && !add_lines(it))
        status = zl_no_memory(err);
    if (!status)
        status = say_what_is_wrong(it, name, err);
    if (status) {
        zl_glossary_close(it);
        return status;
    }
    *out = it;
    return ZILI_OK;
}

void zl_glossary_close(zl_glossary *glossary)
{
    if (!glossary)
        return;
    zl_fold_close(glossary->fold);
    zl_map_clear(&glossary->terms);
    zl_array_clear(&glossary->chains);
    zl_array_clear(&glossary->places);
    zl_str_clear(&glossary->note);
    zl_free(glossary);
}

/* ---- asking ---- */

const char *zl_glossary_note(const zl_glossary *glossary)
{
    return glossary->note.size ? zl_str_text(&glossary->note) : NULL;
}

uint32_t zl_glossary_count(const zl_glossary *glossary)
{
    return glossary->terms.count;
}

zl_view zl_glossary_term(const zl_glossary *glossary, uint32_t number)
{
    return zl_map_key(&glossary->terms, number);
}

uint32_t zl_glossary_number(const zl_glossary *glossary, zl_view term)
{
    return zl_map_find(&glossary->terms, term);
}

/* ---- lines ---- */

size_t zl_glossary_lines(const zl_glossary *glossary)
{
    return glossary->places.count;
}

zl_gloss_line zl_glossary_line(const zl_glossary *glossary, size_t line)
{
    const zl_gloss_place *place = &glossary->places.items[line];
    zl_gloss_line out = { 0 };

    (void)zl_gloss_line_read(&out, &glossary->columns,
                             zl_view_cut(glossary->bytes, place->from,
                                         (size_t)place->from + place->size));
    return out;
}

void zl_glossary_mark(const zl_glossary *glossary, uint32_t number,
                      bool *marks)
{
    uint32_t at = glossary->chains.items[number].first;

    for (; at; at = glossary->places.items[at - 1].next)
        marks[at - 1] = true;
}
