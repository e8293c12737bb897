/* source.c -- one document as a reader of a foreign format hands it over. */
#include "formats/source.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

void zl_source_clear(zl_source *source)
{
    for (size_t i = 0; i < source->data.count; i++) {
        zl_free(source->data.items[i].key);
        zl_free(source->data.items[i].value);
    }
    for (size_t i = 0; i < source->edits.count; i++) {
        zl_free(source->edits.items[i].removed);
        zl_free(source->edits.items[i].inserted);
    }
    for (size_t i = 0; i < source->kept.count; i++)
        zl_free(source->kept.items[i]);
    zl_array_clear(&source->kept);
    zl_array_clear(&source->data);
    zl_array_clear(&source->regions);
    zl_array_clear(&source->paragraphs);
    zl_array_clear(&source->marks);
    zl_array_clear(&source->edits);
    zl_array_clear(&source->beads);
    if (source->lent)
        source->text = (zl_str){ 0 };
    zl_str_clear(&source->text);
    zl_str_clear(&source->name);
    zl_str_clear(&source->part);
    source->lent = false;
}

const char *zl_source_keep(zl_source *source, zl_view text)
{
    char *copy = zl_copy_text(text.bytes, text.size);

    if (copy && zl_array_push(&source->kept, copy))
        return copy;
    zl_free(copy);
    return NULL;
}

void zl_source_lend(zl_source *source, zl_view text)
{
    source->text = (zl_str){ .bytes = (char *)(uintptr_t)text.bytes,
                             .size = text.size };
    source->lent = true;
}

bool zl_source_add_datum(zl_source *source, const char *key, zl_view value)
{
    zl_view name = zl_view_of(key);

    if (value.size)
        value.size = strnlen(value.bytes, value.size);
    if (value.size == 0)
        return true;
    zl_datum datum = { zl_copy_text(name.bytes, name.size),
                       zl_copy_text(value.bytes, value.size) };
    if (datum.key && datum.value && zl_array_push(&source->data, datum))
        return true;
    zl_free(datum.key);
    zl_free(datum.value);
    return false;
}

void zl_source_restore(const zl_source *source, zl_str *out)
{
    zl_view text = zl_str_view(&source->text);
    size_t done = 0;

    for (size_t i = 0; i < source->edits.count; i++) {
        const zl_edit *edit = &source->edits.items[i];
        zl_str_add(out, zl_view_cut(text, done, edit->at));
        zl_str_add_text(out, edit->removed);
        done = edit->at + zl_view_of(edit->inserted).size;
    }
    zl_str_add(out, zl_view_cut(text, done, text.size));
}

/* ---- the promises, one by one ---- */

/* Whether a character begins here, or the text ends. */
static bool is_boundary(zl_view text, size_t at)
{
    return at == text.size ||
           (at < text.size && ((unsigned char)text.bytes[at] & 0xC0) != 0x80);
}

static bool is_span(zl_view text, size_t begin, size_t end)
{
    return begin < end && end <= text.size && is_boundary(text, begin) &&
           is_boundary(text, end);
}

static bool is_trimmed(zl_view text, size_t begin, size_t end)
{
    uint32_t first = zl_utf8_next(text, &begin);
    uint32_t last = zl_utf8_last(text, &end);

    return !zl_is_blank(first) && !zl_is_blank(last);
}

static const char *check_regions(const zl_source *source, zl_view text)
{
    size_t done = 0;

    for (size_t i = 0; i < source->regions.count; i++) {
        const zl_region *region = &source->regions.items[i];
        if (!is_span(text, region->begin, region->end))
            return "a region is no stretch of the text";
        if (region->begin < done)
            return "regions overlap or are out of order";
        if (!region->kind || !region->lang)
            return "a region lacks its kind or language";
        done = region->end;
    }
    return NULL;
}

static const char *check_paragraphs(const zl_source *source, zl_view text)
{
    size_t done = 0, region = 0;

    for (size_t i = 0; i < source->paragraphs.count; i++) {
        const zl_paragraph *paragraph = &source->paragraphs.items[i];
        if (!is_span(text, paragraph->begin, paragraph->end))
            return "a paragraph is no stretch of the text";
        if (paragraph->begin < done)
            return "paragraphs overlap or are out of order";
        if (!is_trimmed(text, paragraph->begin, paragraph->end))
            return "a paragraph begins or ends with a blank";
        while (region < source->regions.count &&
               source->regions.items[region].end <= paragraph->begin)
            region++;
        if (region == source->regions.count ||
            source->regions.items[region].begin > paragraph->begin ||
            source->regions.items[region].end < paragraph->end)
            return "a paragraph lies in no region";
        done = paragraph->end;
    }
    return NULL;
}

/* Whether a mark before this one, of its kind, goes on where it begins. */
static bool is_inside_own(const zl_source *source, size_t number)
{
    const zl_mark_span *mark = &source->marks.items[number];

    for (size_t i = number; i-- > 0;) {
        const zl_mark_span *other = &source->marks.items[i];
        if (strcmp(other->kind, mark->kind) == 0)
            return other->end > mark->begin;
    }
    return false;
}

static const char *check_marks(const zl_source *source, zl_view text)
{
    for (size_t i = 0; i < source->marks.count; i++) {
        const zl_mark_span *mark = &source->marks.items[i];
        if (!mark->kind || !is_span(text, mark->begin, mark->end))
            return "a mark is no stretch of the text";
        if (i && (mark->begin < mark[-1].begin ||
                  (mark->begin == mark[-1].begin && mark->end > mark[-1].end)))
            return "marks are out of order";
        if (is_inside_own(source, i))
            return "marks of one kind overlap";
    }
    return NULL;
}

static const char *check_edits(const zl_source *source, zl_view text)
{
    size_t removed = 0, inserted = 0, done = 0;

    for (size_t i = 0; i < source->edits.count; i++) {
        const zl_edit *edit = &source->edits.items[i];
        if (!edit->removed || !edit->inserted)
            return "an edit lacks what it removed or inserted";
        if (edit->at + removed != edit->offset + inserted)
            return "the two places of an edit differ";
        if (edit->at < done || !is_boundary(text, edit->at))
            return "edits overlap or are out of order";
        zl_view there = zl_view_of(edit->inserted);
        if (text.size - edit->at < there.size ||
            !zl_view_starts(zl_view_cut(text, edit->at, text.size), there))
            return "what an edit inserted is not in the text";
        removed += zl_view_of(edit->removed).size;
        inserted += there.size;
        done = edit->at + there.size;
    }
    return NULL;
}

/* The region that a place is in. */
static size_t region_of(const zl_source *source, size_t at)
{
    size_t i = 0;

    while (i < source->regions.count && source->regions.items[i].end <= at)
        i++;
    return i;
}

static bool begins_paragraph(const zl_source *source, size_t at)
{
    for (size_t i = 0; i < source->paragraphs.count; i++)
        if (source->paragraphs.items[i].begin == at)
            return true;
    return false;
}

static const char *check_beads(const zl_source *source)
{
    size_t region = SIZE_MAX, regions = 0;

    for (size_t i = 0; i < source->beads.count; i++) {
        const zl_source_bead *bead = &source->beads.items[i];
        size_t here = region_of(source, bead->begin);
        if (!begins_paragraph(source, bead->begin))
            return "a bead does not begin where a paragraph does";
        if (i && bead->begin <= bead[-1].begin)
            return "beads are out of order";
        if (here == region && bead->number <= bead[-1].number)
            return "numbers of beads do not rise";
        if (here != region &&
            bead->begin != source->regions.items[here].begin)
            return "a region does not begin with a bead";
        regions += here != region;
        region = here;
    }
    return regions == 0 || regions == 2 ? NULL
                                        : "beads are not of two regions";
}

static const char *check_data(const zl_source *source)
{
    for (size_t i = 0; i < source->data.count; i++) {
        const zl_datum *datum = &source->data.items[i];
        if (!datum->key || !datum->value || !*datum->key || !*datum->value)
            return "a datum lacks its key or value";
        for (const char *at = datum->key; *at; at++)
            if (*at >= 'A' && *at <= 'Z')
                return "a key is not in lower case";
    }
    return NULL;
}

bool zl_source_check(const zl_source *source, const char **reason)
{
    zl_view text = zl_str_view(&source->text);
    const char *fault = check_regions(source, text);

    if (!fault)
        fault = check_paragraphs(source, text);
    if (!fault)
        fault = check_marks(source, text);
    if (!fault)
        fault = check_edits(source, text);
    if (!fault)
        fault = check_beads(source);
    if (!fault)
        fault = check_data(source);
    if (reason)
        *reason = fault;
    return !fault;
}
