/* segment.c -- a segment file, checked and ready to be read. */
#include "segment.h"

#include "base/bytes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "index/layout.h"

#include <string.h>

/* ---- access ---- */

static uint32_t number_at(const uint8_t *numbers, size_t i)
{
    return zl_get32(numbers + i * 4);
}

zl_view zl_segment_form(const zl_segment *segment, uint32_t type)
{
    return zl_strings_at(&segment->forms, type);
}

uint32_t zl_segment_at(const zl_segment *segment, uint32_t position)
{
    return number_at(segment->stream, position);
}

uint32_t zl_segment_count(const zl_segment *segment, uint32_t type)
{
    return number_at(segment->starts, (size_t)type + 1) -
           number_at(segment->starts, type);
}

uint32_t zl_segment_position(const zl_segment *segment, uint32_t type,
                             uint32_t i)
{
    return number_at(segment->positions,
                     (size_t)number_at(segment->starts, type) + i);
}

/* The number of the glue after a token whose code says that it is rare. */
static uint32_t rare_glue(const zl_segment *segment, uint32_t position)
{
    uint32_t low = 0, high = segment->exceptions;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (number_at(segment->glue_exceptions, (size_t)middle * 2) < position)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < segment->exceptions &&
        number_at(segment->glue_exceptions, (size_t)low * 2) == position)
        return number_at(segment->glue_exceptions, (size_t)low * 2 + 1);
    return ZL_NONE;
}

zl_view zl_segment_glue(const zl_segment *segment, uint32_t position)
{
    uint32_t glue = segment->glue_codes[position];

    if (glue == ZL_LAYOUT_GLUE_CODES)
        glue = rare_glue(segment, position);
    return glue == ZL_NONE ? zl_view_of("")
                           : zl_strings_at(&segment->glues, glue);
}

zl_view zl_segment_lead(const zl_segment *segment, uint32_t document)
{
    return zl_strings_at(&segment->glues, number_at(segment->leads, document));
}

uint32_t zl_segment_find(const zl_segment *segment, zl_view form)
{
    uint32_t low = 0, high = segment->types;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t type = number_at(segment->order, middle);
        int order = zl_view_compare(zl_segment_form(segment, type), form);
        if (order == 0)
            return type;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ZL_NONE;
}

void zl_segment_add_text(const zl_segment *segment, uint32_t from, uint32_t to,
                         zl_str *text)
{
    for (uint32_t i = from; i < to; i++) {
        zl_str_add(text, zl_segment_form(segment, zl_segment_at(segment, i)));
        zl_str_add(text, zl_segment_glue(segment, i));
    }
}

/* ---- checks: each true where no access can go wrong ---- */

static bool all_below(const uint8_t *numbers, size_t count, uint32_t limit)
{
    uint32_t most = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t number = number_at(numbers, i);
        most = number > most ? number : most;
    }
    return count == 0 || most < limit;
}

/* `starts` has a number more than there are types. */
static bool starts_hold(const zl_segment *segment)
{
    uint32_t last = 0;

    for (size_t i = 0; i <= segment->types; i++) {
        uint32_t start = number_at(segment->starts, i);
        if (start < last || (i == 0 && start != 0))
            return false;
        last = start;
    }
    return last == segment->tokens;
}

static bool glue_holds(const zl_segment *segment)
{
    for (uint32_t i = 0; i < segment->tokens; i++) {
        uint32_t code = segment->glue_codes[i];
        if (code != ZL_LAYOUT_GLUE_CODES && code >= segment->glues.count)
            return false;
    }
    for (size_t i = 0; i < segment->exceptions; i++) {
        const uint8_t *at = segment->glue_exceptions + i * 8;
        if (number_at(at, 1) >= segment->glues.count ||
            (i && zl_get32(at - 8) >= zl_get32(at)))
            return false;
    }
    return all_below(segment->leads, segment->documents, segment->glues.count);
}

/* Ranges rise, do not overlap, and end inside the text. */
static bool ranges_hold(const zl_structure *structure, uint32_t tokens)
{
    uint32_t last = 0;

    for (uint32_t i = 0; i < structure->count; i++) {
        const uint8_t *range = structure->ranges + (size_t)i * ZL_LAYOUT_RANGE;
        uint32_t begin = zl_get32(range), end = zl_get32(range + 4);
        if (begin < last || end < begin || end > tokens ||
            zl_get32(range + 8) >= structure->strings.count)
            return false;
        last = end;
    }
    return true;
}

/* ---- reading ---- */

static bool take(zl_span file, uint32_t name, uint64_t count, size_t size,
                 const uint8_t **out)
{
    zl_span chunk;

    if (!zl_layout_find(file, name, &chunk) || chunk.size != count * size)
        return false;
    *out = chunk.bytes;
    return true;
}

static bool take_strings(zl_span file, uint32_t name, zl_strings *out)
{
    zl_span chunk, rest;

    return zl_layout_find(file, name, &chunk) &&
           zl_strings_read(out, chunk, &rest) && rest.size == 0;
}

static bool read_sizes(zl_segment *segment, zl_span file)
{
    const uint8_t *sizes;

    if (!take(file, ZL_CHUNK_SIZES, 1, 12, &sizes))
        return false;
    segment->tokens = number_at(sizes, 0);
    segment->types = number_at(sizes, 1);
    segment->documents = number_at(sizes, 2);
    return segment->tokens <= ZL_LAYOUT_TOKENS_MAX &&
           segment->types <= segment->tokens;
}

static bool read_types(zl_segment *segment, zl_span file)
{
    return take_strings(file, ZL_CHUNK_FORMS, &segment->forms) &&
           take_strings(file, ZL_CHUNK_FOLDS, &segment->folds) &&
           segment->forms.count == segment->types &&
           segment->folds.count == segment->types &&
           take(file, ZL_CHUNK_CLASSES, segment->types, 1,
                &segment->classes) &&
           take(file, ZL_CHUNK_ORDER, segment->types, 4, &segment->order) &&
           all_below(segment->order, segment->types, segment->types);
}

static bool read_tokens(zl_segment *segment, zl_span file)
{
    uint64_t types = segment->types, tokens = segment->tokens;

    if (!take(file, ZL_CHUNK_TOKENS, tokens, 4, &segment->stream) ||
        !take(file, ZL_CHUNK_POSITIONS, types + 1 + tokens, 4,
              &segment->starts))
        return false;
    segment->positions = segment->starts + (types + 1) * 4;
    return all_below(segment->stream, tokens, segment->types) &&
           starts_hold(segment) &&
           all_below(segment->positions, tokens, segment->tokens);
}

static bool read_glue(zl_segment *segment, zl_span file)
{
    zl_span chunk;

    if (!take_strings(file, ZL_CHUNK_GLUES, &segment->glues) ||
        !take(file, ZL_CHUNK_GLUE_CODES, segment->tokens, 1,
              &segment->glue_codes) ||
        !take(file, ZL_CHUNK_LEADS, segment->documents, 4, &segment->leads) ||
        !zl_layout_find(file, ZL_CHUNK_GLUE_EXCEPTIONS, &chunk) ||
        chunk.size % 8 != 0 || chunk.size / 8 > segment->tokens)
        return false;
    segment->glue_exceptions = chunk.bytes;
    segment->exceptions = (uint32_t)(chunk.size / 8);
    return glue_holds(segment);
}

static bool read_structure(zl_structure *structure, zl_span chunk,
                           uint32_t tokens)
{
    zl_span rest;

    if (!zl_strings_read(&structure->strings, chunk, &rest) ||
        structure->strings.count == 0 || rest.size % ZL_LAYOUT_RANGE != 0 ||
        rest.size / ZL_LAYOUT_RANGE >= ZL_NONE)
        return false;
    structure->name = zl_strings_at(&structure->strings, 0).bytes;
    structure->ranges = rest.bytes;
    structure->count = (uint32_t)(rest.size / ZL_LAYOUT_RANGE);
    return ranges_hold(structure, tokens);
}

static bool read_structures(zl_segment *segment, zl_span file)
{
    for (uint32_t i = 0; i < zl_layout_count(file); i++) {
        zl_chunk chunk = zl_layout_chunk(file, i);
        if (chunk.name != ZL_CHUNK_STRUCTURE)
            continue;
        zl_structure *next = &segment->structures[segment->structure_count++];
        if (!read_structure(next, zl_layout_bytes(file, chunk),
                            segment->tokens))
            return false;
    }
    return segment->structure_count >= 2 &&
           strcmp(segment->structures[0].name, "doc") == 0 &&
           segment->structures[0].count == segment->documents &&
           strcmp(segment->structures[1].name, "region") == 0;
}

static const char *read_parts(zl_segment *segment, zl_span file)
{
    if (!read_sizes(segment, file))
        return "its sizes";
    if (!read_types(segment, file))
        return "its words";
    if (!read_tokens(segment, file))
        return "its tokens or their positions";
    if (!read_glue(segment, file))
        return "what stands between its tokens";
    if (!read_structures(segment, file))
        return "its structures";
    return NULL;
}

zili_status zl_segment_read(zl_segment *out, zl_span file, const char *path,
                            zili_error *err)
{
    *out = (zl_segment){ 0 };
    zili_status status = zl_layout_check(file, path, err);
    if (status)
        return status;
    out->structures =
        zl_alloc_array(zl_layout_count(file), sizeof *out->structures);
    if (!out->structures)
        return zl_no_memory(err);
    const char *fault = read_parts(out, file);
    if (fault)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is damaged: %s cannot be right. Build the index "
                       "again.",
                       path, fault);
    return ZILI_OK;
}

void zl_segment_clear(zl_segment *segment)
{
    zl_free(segment->structures);
    *segment = (zl_segment){ 0 };
}
