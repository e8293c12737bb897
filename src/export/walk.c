/* walk.c -- the tokens of a scope, one after the other, each with its place. */
#include "export/walk.h"

#include "base/fail.h"

#include <string.h>

/* ---- columns ---- */

static bool has_column(const zl_walk *walk, const char *name)
{
    for (size_t i = 0; i < walk->columns.count; i++)
        if (strcmp(walk->columns.items[i].name, name) == 0)
            return true;
    return false;
}

/* Those of the segment that are new; false without memory. */
static bool add_columns(zl_walk *walk, const zl_segment *segment)
{
    for (uint32_t i = 0; i < zl_segment_attributes(segment); i++) {
        const char *name = zl_attribute_name(zl_segment_attribute(segment, i));
        if (!has_column(walk, name) &&
            !zl_array_push(&walk->columns, (zl_walk_column){ name, NULL }))
            return false;
    }
    return true;
}

zili_status zl_walk_open(zl_walk *walk, const zili_corpus *corpus,
                         const zl_scope *scope, zili_error *err)
{
    *walk = (zl_walk){ .corpus = corpus,
                       .scope = scope,
                       .interval = SIZE_MAX };
    zl_place_init(&walk->place, corpus);
    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++)
        if (!add_columns(walk, zl_corpus_segment(corpus, i)))
            return zl_no_memory(err);
    return ZILI_OK;
}

void zl_walk_close(zl_walk *walk)
{
    zl_array_clear(&walk->columns);
}

/* ---- going on ---- */

static void enter_segment(zl_walk *walk, const zl_segment *segment)
{
    walk->segment = segment;
    for (size_t i = 0; i < walk->columns.count; i++) {
        zl_walk_column *column = &walk->columns.items[i];
        column->attribute = zl_segment_attribute_named(segment, column->name);
    }
}

/* To the first token of the next interval. No region, and so no interval,
 * reaches into another segment. */
static bool enter_interval(zl_walk *walk)
{
    walk->interval = walk->interval == SIZE_MAX ? 0 : walk->interval + 1;
    if (walk->interval >= walk->scope->count)
        return false;
    walk->position = walk->scope->intervals[walk->interval].begin;
    walk->enters = true;
    uint32_t number =
        zl_corpus_segment_at(walk->corpus, walk->position, &walk->at);
    const zl_segment *segment = zl_corpus_segment(walk->corpus, number);
    if (segment != walk->segment)
        enter_segment(walk, segment);
    return true;
}

static bool is_last_of_interval(const zl_walk *walk)
{
    return walk->interval == SIZE_MAX ||
           walk->position + 1 == walk->scope->intervals[walk->interval].end;
}

bool zl_walk_next(zl_walk *walk)
{
    if (!is_last_of_interval(walk)) {
        walk->position++;
        walk->at++;
        walk->enters = false;
    } else if (!enter_interval(walk)) {
        return false;
    }
    zl_place_move(&walk->place, walk->position);
    return true;
}

/* ---- the token ---- */

zl_view zl_walk_form(const zl_walk *walk, size_t i)
{
    const zl_attribute *attribute = walk->columns.items[i].attribute;

    return attribute ? zl_attribute_form(attribute,
                                         zl_attribute_at(attribute, walk->at))
                     : zl_view_of("");
}

zl_view zl_walk_glue(const zl_walk *walk)
{
    return zl_segment_glue(walk->segment, walk->at);
}

uint64_t zl_walk_number(const zl_walk *walk)
{
    return walk->position - walk->place.document->begin + 1;
}
