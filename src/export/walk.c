/* walk.c -- the tokens of a scope in order, with the structures around. */
#include "export/walk.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

/* ---- tags of a segment ---- */

static bool same_ranges(const zl_ranges *a, const zl_ranges *b)
{
    if (zl_ranges_count(a) != zl_ranges_count(b))
        return false;
    for (uint32_t i = 0; i < zl_ranges_count(a); i++)
        if (zl_ranges_begin(a, i) != zl_ranges_begin(b, i) ||
            zl_ranges_end(a, i) != zl_ranges_end(b, i))
            return false;
    return true;
}

/* The size of "np" in "np2": of a name without the depth behind it. */
static size_t size_without_depth(const char *name)
{
    size_t size = strlen(name);

    while (size > 0 && name[size - 1] >= '0' && name[size - 1] <= '9')
        size--;
    return size;
}

/* "year" in `name`, "text_year", where `owner` is "text"; "head" in "np_head1"
 * where that is "np1"; empty where it is none. */
static zl_view attribute_name(const char *name, const char *owner)
{
    zl_view all = zl_view_of(name), whole = zl_view_of(owner);
    zl_view base = { owner, size_without_depth(owner) };
    zl_view depth = zl_view_cut(whole, base.size, whole.size);

    if (strcmp(name, "lang") == 0 && strcmp(owner, "region") == 0)
        return all;
    if (zl_view_starts(all, whole) && name[whole.size] == '_')
        return zl_view_cut(all, whole.size + 1, all.size);
    if (zl_view_starts(all, base) && name[base.size] == '_' &&
        zl_view_ends(all, depth) && all.size > whole.size + 1)
        return zl_view_cut(all, base.size + 1, all.size - depth.size);
    return (zl_view){ 0 };
}

/* Whether `ranges` is an attribute of a tag, and then it has been added. */
static bool joins_tag(zl_walk *walk, const zl_ranges *ranges)
{
    for (size_t i = 0; i < walk->tags.count; i++) {
        zl_tag *tag = &walk->tags.items[i];
        zl_view name = attribute_name(zl_ranges_name(ranges), tag->name);
        if (name.size == 0 || !same_ranges(ranges, tag->ranges))
            continue;
        if (!zl_array_push(&tag->values, (zl_tag_value){ name, ranges }))
            walk->failed = true;
        return true;
    }
    return false;
}

static void clear_tags(zl_walk *walk)
{
    for (size_t i = 0; i < walk->tags.count; i++)
        zl_array_clear(&walk->tags.items[i].values);
    walk->tags.count = walk->open.count = 0;
}

static void enter_segment(zl_walk *walk, const zl_segment *segment)
{
    clear_tags(walk);
    walk->segment = segment;
    for (uint32_t i = 0; i < zl_segment_structures(segment); i++) {
        const zl_ranges *ranges = zl_segment_ranges(segment, i);
        zl_tag tag = { .name = zl_ranges_name(ranges), .ranges = ranges };
        if (!joins_tag(walk, ranges) && !zl_array_push(&walk->tags, tag))
            walk->failed = true;
    }
    for (size_t i = 0; i < walk->columns.count; i++) {
        zl_walk_column *column = &walk->columns.items[i];
        column->attribute = zl_segment_attribute_named(segment, column->name);
    }
}

/* ---- moving ---- */

static void show_range(zl_tag *tag, uint32_t number)
{
    bool there = number < zl_ranges_count(tag->ranges);

    tag->next = number;
    tag->begin = there ? zl_ranges_begin(tag->ranges, number) : ZL_NONE;
    tag->end = there ? zl_ranges_end(tag->ranges, number) : ZL_NONE;
}

static bool is_open(const zl_walk *walk, uint32_t tag)
{
    for (size_t i = 0; i < walk->open.count; i++)
        if (walk->open.items[i] == tag)
            return true;
    return false;
}

/* Close what ends at or before `at`, the innermost first. */
static void close_tags(zl_walk *walk, uint32_t at)
{
    size_t kept = walk->open.count;

    for (size_t i = walk->open.count; i-- > 0;) {
        zl_tag *tag = &walk->tags.items[walk->open.items[i]];
        if (tag->end > at)
            continue;
        if (walk->form->close)
            walk->form->close(walk, tag);
        show_range(tag, tag->next + 1);
        memmove(&walk->open.items[i], &walk->open.items[i + 1],
                (kept - i - 1) * sizeof *walk->open.items);
        kept--;
    }
    walk->open.count = kept;
}

/* The tag to open next at `at`, the longest of those that have begun;
 * ZL_NONE. */
static uint32_t tag_to_open(const zl_walk *walk, uint32_t at)
{
    uint32_t best = ZL_NONE;

    for (uint32_t i = 0; i < walk->tags.count; i++) {
        const zl_tag *tag = &walk->tags.items[i];
        if (tag->begin <= at && tag->end > at && !is_open(walk, i) &&
            (best == ZL_NONE || tag->end > walk->tags.items[best].end))
            best = i;
    }
    return best;
}

/* Numbers count from the beginning of the structure around: sentences of a
 * paragraph, paragraphs of a region. */
static void begin_count(zl_walk *walk, const char *name)
{
    for (size_t i = 0; i < walk->tags.count; i++)
        if (strcmp(walk->tags.items[i].name, name) == 0)
            walk->tags.items[i].opened = 0;
}

static void open_tags(zl_walk *walk, uint32_t at)
{
    uint32_t number;

    while ((number = tag_to_open(walk, at)) != ZL_NONE) {
        zl_tag *tag = &walk->tags.items[number];
        tag->opened++;
        if (strcmp(tag->name, "region") == 0)
            begin_count(walk, "p");
        if (strcmp(tag->name, "p") == 0)
            begin_count(walk, "s");
        if (!zl_array_push(&walk->open, number)) {
            walk->failed = true;
            return;
        }
        if (walk->form->open)
            walk->form->open(walk, tag);
    }
}

/* What lies between intervals is passed over. */
static void skip_ranges(zl_walk *walk, uint32_t at)
{
    for (uint32_t i = 0; i < walk->tags.count; i++)
        if (!is_open(walk, i))
            show_range(&walk->tags.items[i],
                       zl_ranges_from(walk->tags.items[i].ranges, at));
}

static void walk_interval(zl_walk *walk, uint32_t from, uint32_t to)
{
    close_tags(walk, from);
    skip_ranges(walk, from);
    walk->end = to;
    for (walk->at = from; walk->at < to && !walk->failed && !walk->out.failed;
         walk->at++) {
        close_tags(walk, walk->at);
        open_tags(walk, walk->at);
        walk->form->token(walk);
    }
}

/* ---- the whole ---- */

static void walk_segments(zl_walk *walk, const zl_scope *scope)
{
    uint32_t now = ZL_NONE;

    for (size_t i = 0; i < scope->count && !walk->failed; i++) {
        const zl_interval *interval = &scope->intervals[i];
        uint32_t from;
        uint32_t segment =
            zl_corpus_segment_at(walk->corpus, interval->begin, &from);
        for (; now != segment; now = now == ZL_NONE ? 0 : now + 1) {
            close_tags(walk, ZL_NONE - 1);
            walk->documents +=
                now == ZL_NONE ? 0 : zl_segment_documents(walk->segment);
            uint32_t next = now == ZL_NONE ? 0 : now + 1;
            enter_segment(walk, zl_corpus_segment(walk->corpus, next));
        }
        walk_interval(walk, from,
                      from + (uint32_t)(interval->end - interval->begin));
    }
    close_tags(walk, ZL_NONE - 1);
}

static void clear(zl_walk *walk)
{
    clear_tags(walk);
    zl_array_clear(&walk->tags);
    zl_array_clear(&walk->open);
    zl_str_clear(&walk->text);
    for (size_t i = 0; i < walk->columns.count; i++)
        zl_str_clear(&walk->columns.items[i].text);
    zl_array_clear(&walk->columns);
}

static bool has_column(const zl_walk *walk, const char *name)
{
    for (size_t i = 0; i < walk->columns.count; i++)
        if (strcmp(walk->columns.items[i].name, name) == 0)
            return true;
    return false;
}

/* The attributes of all segments, for each may have others. */
static bool make_columns(zl_walk *walk)
{
    for (uint32_t i = 0; i < zl_corpus_segments(walk->corpus); i++) {
        const zl_segment *segment = zl_corpus_segment(walk->corpus, i);
        for (uint32_t k = 0; k < zl_segment_attributes(segment); k++) {
            zl_walk_column column = {
                .name = zl_attribute_name(zl_segment_attribute(segment, k))
            };
            if (!has_column(walk, column.name) &&
                !zl_array_push(&walk->columns, column))
                return false;
        }
    }
    return true;
}

zili_status zl_walk_through(zl_walk *walk, const zl_scope *scope,
                            zili_error *err)
{
    walk->failed = !make_columns(walk);
    if (walk->form->begin && !walk->failed)
        walk->form->begin(walk);
    walk_segments(walk, scope);
    for (size_t i = 0; i < walk->columns.count; i++)
        walk->failed |= walk->columns.items[i].text.failed;
    bool failed = walk->failed || walk->text.failed;
    clear(walk);
    if (failed)
        return zl_no_memory(err);
    if (walk->out.failed)
        return zl_fail(err, ZILI_EIO, "The tokens could not be written.");
    return ZILI_OK;
}

/* ---- what a form asks ---- */

const zl_tag *zl_walk_tag(const zl_walk *walk, const char *name)
{
    for (size_t i = 0; i < walk->open.count; i++) {
        const zl_tag *tag = &walk->tags.items[walk->open.items[i]];
        if (strcmp(tag->name, name) == 0)
            return tag;
    }
    return NULL;
}

const char *zl_tag_value_of(const zl_tag *tag, const char *attribute)
{
    if (!tag)
        return "";
    if (!attribute)
        return zl_ranges_value(tag->ranges, tag->next);
    for (size_t i = 0; i < tag->values.count; i++)
        if (zl_view_is(tag->values.items[i].name, attribute))
            return zl_ranges_value(tag->values.items[i].ranges, tag->next);
    return "";
}

const zl_document *zl_walk_document(const zl_walk *walk, uint32_t *number)
{
    const zl_tag *tag = zl_walk_tag(walk, "doc");

    *number = walk->documents + (tag ? tag->next : 0);
    return zl_corpus_document(walk->corpus, *number);
}

zl_view zl_walk_form(const zl_walk *walk, uint32_t i)
{
    const zl_attribute *attribute = walk->columns.items[i].attribute;

    if (!attribute)
        return zl_view_of("");
    return zl_attribute_form(attribute, zl_attribute_at(attribute, walk->at));
}
