/* segdiff_ways.c -- ways to cut a text into words. */
#include "analysis/segdiff_ways.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/recut.h"

#include <stdio.h>
#include <string.h>

/* ---- profiles by name: all that is known of them here ---- */

static zili_status open_profile(zl_way *way, const zili_texts *dicts,
                                zili_error *err)
{
    if (!*way->name || zl_profile_read(&way->profile, way->name, NULL))
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no profile \"%s\"; --profiles knows index "
                       "(the cut as it was stored), " ZL_PROFILE_NAMES
                       ", and two joined by a plus, as icu+penn.",
                       way->name);
    zl_free(way->name);
    const char *name = zl_profile_name(way->profile);
    way->name = zl_copy_text(name, strlen(name));
    way->heeds_dicts = way->profile.cut == ZL_CUT_ZILI;
    if (!way->name)
        return zl_no_memory(err);
    zili_status status =
        zl_lexicon_open(&way->lexicon, way->profile, dicts, err);
    return status ? status
                  : zl_segmenter_open(&way->segmenter, way->lexicon, err);
}

/* ---- opening ---- */

static void clear_way(zl_way *way)
{
    zl_free(way->name);
    zl_segmenter_close(way->segmenter);
    zl_lexicon_close(way->lexicon);
    zl_array_clear(&way->tokens);
}

static bool is_there(const zl_ways *ways, const char *name)
{
    for (size_t i = 0; i < ways->list.count; i++)
        if (strcmp(ways->list.items[i].name, name) == 0)
            return true;
    return false;
}

/* Sets the name of the way, its own, and what it is. */
static zili_status make_way(zl_way *way, const zili_corpus *corpus,
                            zl_view name, const zili_texts *dicts,
                            zili_error *err)
{
    way->name = zl_copy_text(name.bytes, name.size);
    if (!way->name)
        return zl_no_memory(err);
    if (!zl_view_is(name, "index"))
        return open_profile(way, dicts, err);
    way->profile = zl_profile_of(corpus);
    return ZILI_OK;
}

static zili_status add_way(zl_ways *ways, zl_view name,
                           const zili_texts *dicts, zili_error *err)
{
    zl_way way = { 0 };
    zili_status status =
        make_way(&way, ways->ask->corpus, name, dicts, err);

    if (!status && is_there(ways, way.name))
        status = zl_fail(err, ZILI_EUSAGE, "--profiles names %s twice.",
                         way.name);
    if (!status && !zl_array_push(&ways->list, way))
        status = zl_no_memory(err);
    if (status)
        clear_way(&way);
    return status;
}

/* Whether `names` is one name alone, that of a profile. */
static bool is_one_profile(const char *names)
{
    zl_view rest = zl_view_of(names), first, second;

    return zl_view_next(&rest, ',', &first) &&
           !zl_view_next(&rest, ',', &second) && !zl_view_is(first, "index");
}

static zili_status add_ways(zl_ways *ways, const char *names,
                            const zili_texts *dicts, zili_error *err)
{
    zl_view rest = zl_view_of(names), name;
    zili_status status = ZILI_OK;

    if (is_one_profile(names))
        status = add_way(ways, zl_view_of("index"), dicts, err);
    while (!status && zl_view_next(&rest, ',', &name))
        status = add_way(ways, name, dicts, err);
    if (!status && ways->list.count < 2)
        return zl_fail(err, ZILI_EUSAGE,
                       "--profiles wants two names or more to compare, with "
                       "commas between, as in index,icu.");
    return status;
}

zili_status zl_ways_open(zl_ways *ways, const zl_ask *ask, const char *names,
                         const zili_texts *dicts, zili_error *err)
{
    *ways = (zl_ways){ .ask = ask };
    zili_status status = add_ways(ways, names, dicts, err);
    if (status)
        zl_ways_close(ways);
    return status;
}

void zl_ways_close(zl_ways *ways)
{
    for (size_t i = 0; i < ways->list.count; i++)
        clear_way(&ways->list.items[i]);
    zl_array_clear(&ways->list);
    zl_str_clear(&ways->text);
    zl_array_clear(&ways->stored);
}

/* ---- the text of a paragraph ---- */

/* Where the paragraph that holds `at` ends, or the gap before the next one,
 * but at most `end`. */
static uint64_t paragraph_end(const zl_ways *ways, uint64_t at, uint64_t end)
{
    const zl_structure *paragraphs =
        zl_corpus_structure(ways->ask->corpus, "p");
    uint32_t i = paragraphs ? zl_structure_from(paragraphs, at) : 0;

    if (!paragraphs || i == zl_structure_count(paragraphs))
        return end;
    uint64_t begin = zl_structure_begin(paragraphs, i);
    uint64_t stop = at < begin ? begin : zl_structure_end(paragraphs, i);
    return stop < end ? stop : end;
}

/* The tokens with the glue between them. */
static bool read_text(zl_ways *ways)
{
    const zili_corpus *corpus = ways->ask->corpus;

    zl_str_empty(&ways->text);
    ways->stored.count = 0;
    for (uint64_t at = ways->begin; at < ways->end; at++) {
        zl_piece token = { ways->text.size, 0 };
        zl_str_add(&ways->text,
                   zl_corpus_form(corpus, zl_corpus_at(corpus, at)));
        token.end = ways->text.size;
        if (at + 1 < ways->end)
            zl_str_add(&ways->text, zl_corpus_glue(corpus, at));
        if (!zl_array_push(&ways->stored, token))
            return false;
    }
    return !ways->text.failed;
}

/* ---- cutting it ---- */

static zili_status copy_stored(const zl_ways *ways, zl_way *way,
                               zili_error *err)
{
    size_t count = ways->stored.count;

    if (!zl_array_reserve(&way->tokens, count))
        return zl_no_memory(err);
    memcpy(way->tokens.items, ways->stored.items,
           count * sizeof *way->tokens.items);
    way->tokens.count = count;
    return ZILI_OK;
}

/* The text as a whole, as when it was indexed. */
static zili_status cut(zl_ways *ways, zl_way *way, zili_error *err)
{
    way->tokens.count = way->from = way->to = 0;
    if (!way->segmenter)
        return copy_stored(ways, way, err);
    return zl_segment_words(way->segmenter, zl_str_view(&ways->text),
                            &way->tokens, err);
}

/* To the next stretch of the scope that lies in one paragraph. */
static bool move(zl_ways *ways)
{
    const zl_scope *scope = ways->ask->scope;

    ways->begin = ways->end;
    while (!ways->interval || ways->begin == ways->interval->end) {
        if (ways->intervals == scope->count)
            return false;
        ways->interval = &scope->intervals[ways->intervals++];
        ways->begin = ways->interval->begin;
    }
    const zl_area *area =
        zl_corpus_area(ways->ask->corpus, ways->interval->area);
    ways->document = area->document;
    ways->lang = area->lang;
    ways->end = paragraph_end(ways, ways->begin, ways->interval->end);
    return true;
}

zili_status zl_ways_next(zl_ways *ways, bool *more, zili_error *err)
{
    zili_status status = ZILI_OK;

    *more = move(ways);
    if (!*more)
        return ZILI_OK;
    if (!read_text(ways))
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < ways->list.count; i++)
        status = cut(ways, &ways->list.items[i], err);
    return status;
}
