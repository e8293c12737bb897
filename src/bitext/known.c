/* known.c -- what a glossary says of the words of an index, kept in it. */
#include "bitext/known.h"

#include "align/glossary.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"

enum { MOST_WORDS = 6 }; /* of a term */

/* ---- which lines ---- */

/* Mark the terms that begin with the token at `at`. */
static bool mark_from(const zili_corpus *corpus, uint64_t at, uint64_t end,
                      const zl_glossary *glossary, zl_str *key, bool *marks)
{
    zl_str_empty(key);
    for (uint64_t i = at; i < end && i < at + MOST_WORDS; i++) {
        zl_str_add(key, zl_corpus_fold_at(corpus, i));
        if (key->failed)
            return false;
        uint32_t number = zl_glossary_number(glossary, zl_str_view(key));
        if (number != ZL_NO_TERM)
            zl_glossary_mark(glossary, number, marks);
        if (zl_corpus_glue(corpus, i).size > 0)
            break;
    }
    return true;
}

static bool mark_all(const zl_bitext *bitext, const zl_glossary *glossary,
                     bool *marks)
{
    zl_str key = { 0 };
    bool whole = true;

    for (size_t i = 0; whole && i < bitext->sentences.count; i++) {
        const zl_sentence *sentence = &bitext->sentences.items[i];
        for (uint64_t at = sentence->begin; whole && at < sentence->end; at++)
            whole = mark_from(bitext->corpus, at, sentence->end, glossary,
                              &key, marks);
    }
    zl_str_clear(&key);
    return whole;
}

/* ---- the ledger ---- */

/* The text, in which a tab is a blank; `to` is a sign that divides what `from`
 * divides there, or 0. */
static const char *text_of(zl_ledger *ledger, zl_view text, char from, char to,
                           zl_str *room)
{
    zl_str_empty(room);
    zl_str_add(room, text);
    for (size_t i = 0; i < room->size; i++)
        if (room->bytes[i] == '\t')
            room->bytes[i] = ' ';
        else if (to && room->bytes[i] == from)
            room->bytes[i] = to;
    return room->failed ? NULL : zl_ledger_other(ledger, zl_str_text(room));
}

/* Number a line by all that it says. */
static uint32_t number_of(zl_map *lines, const zl_ledger_entry *entry,
                          zl_str *room)
{
    zl_str_empty(room);
    zl_str_format(room, "%s\t%s\t%s\t%s", entry->term, entry->variant,
                  entry->reading, entry->translations);
    return room->failed ? ZL_MAP_NONE
                        : zl_map_add(lines, zl_str_view(room));
}

static bool add_line(zl_ledger *ledger, const zl_gloss_line *line,
                     zl_map *lines, zl_str *room)
{
    zl_ledger_entry entry = {
        text_of(ledger, line->terms[0], 0, 0, room),
        text_of(ledger, line->terms[1], 0, 0, room),
        text_of(ledger, line->reading, 0, 0, room),
        text_of(ledger, line->translations, '|', line->bars ? ';' : 0, room),
    };
    uint32_t known = lines->count;

    if (!entry.term || !entry.variant || !entry.reading || !entry.translations)
        return false;
    uint32_t number = number_of(lines, &entry, room);
    return number != ZL_MAP_NONE &&
           (number < known || zl_array_push(&ledger->glossary, entry));
}

static bool add_lines(zl_ledger *ledger, const zl_glossary *glossary,
                      const bool *marks)
{
    zl_map lines = { 0 };
    zl_str room = { 0 };
    bool whole = true;

    for (size_t i = 0; whole && i < ledger->glossary.count; i++)
        whole = number_of(&lines, &ledger->glossary.items[i], &room) !=
                ZL_MAP_NONE;
    for (size_t i = 0; whole && i < zl_glossary_lines(glossary); i++) {
        zl_gloss_line line = zl_glossary_line(glossary, i);
        if (marks[i])
            whole = add_line(ledger, &line, &lines, &room);
    }
    zl_map_clear(&lines);
    zl_str_clear(&room);
    return whole;
}

zili_status zl_known_add(zl_ledger *ledger, const zl_bitext *bitext,
                         const char *path, zili_error *err)
{
    zl_glossary *glossary = NULL;
    zl_span text;

    if (!path)
        return ZILI_OK;
    zili_status status = zl_file_read(&text, path, err);
    if (status)
        return status;
    status = zl_glossary_open(
        &glossary, (zl_view){ (const char *)text.bytes, text.size }, path,
        err);
    if (!status) {
        bool *marks = zl_alloc(zl_glossary_lines(glossary));
        if (!marks || !mark_all(bitext, glossary, marks) ||
            !add_lines(ledger, glossary, marks))
            status = zl_no_memory(err);
        zl_free(marks);
    }
    zl_glossary_close(glossary);
    zl_free((void *)(uintptr_t)text.bytes);
    return status;
}
