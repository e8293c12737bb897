/* segment.c -- a segment file, checked and ready to be read. */
#include "reader/parts.h"

#include "base/bytes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "index/layout.h"

#include <stdlib.h>
#include <string.h>

/* ---- attributes ---- */

static uint32_t number_at(const uint8_t *numbers, size_t i)
{
    return zl_get32(numbers + i * 4);
}

uint32_t zl_segment_tokens(const zl_segment *segment)
{
    return segment->tokens;
}

uint32_t zl_segment_documents(const zl_segment *segment)
{
    return segment->documents;
}

uint64_t zl_segment_begin(const zl_segment *segment)
{
    return segment->begin;
}

uint32_t zl_segment_attributes(const zl_segment *segment)
{
    (void)segment;
    return 1;
}

const zl_attribute *zl_segment_attribute(const zl_segment *segment,
                                         uint32_t i)
{
    (void)i;
    return &segment->word;
}

const zl_attribute *zl_segment_attribute_named(const zl_segment *segment,
                                               const char *name)
{
    return strcmp(name, "word") == 0 ? &segment->word : NULL;
}

const char *zl_attribute_name(const zl_attribute *attribute)
{
    (void)attribute;
    return "word";
}

/* ---- types ---- */

uint32_t zl_attribute_types(const zl_attribute *attribute)
{
    return attribute->segment->types;
}

zl_view zl_attribute_form(const zl_attribute *attribute, uint32_t type)
{
    return zl_strings_at(&attribute->segment->forms, type);
}

zl_view zl_attribute_key(const zl_attribute *attribute, uint32_t type)
{
    return zl_strings_at(&attribute->segment->folds, type);
}

uint8_t zl_attribute_class(const zl_attribute *attribute, uint32_t type)
{
    return attribute->segment->classes[type];
}

uint32_t zl_attribute_count(const zl_attribute *attribute, uint32_t type)
{
    return number_at(attribute->segment->starts, (size_t)type + 1) -
           number_at(attribute->segment->starts, type);
}

uint32_t zl_attribute_docs(const zl_attribute *attribute, uint32_t type)
{
    return attribute->docs[type];
}

uint32_t zl_attribute_key_docs(const zl_attribute *attribute, uint32_t type)
{
    return attribute->key_docs[type];
}

uint32_t zl_attribute_sorted(const zl_attribute *attribute, uint32_t i)
{
    return attribute->sorted[i];
}

/* The first place from `low` on whose key is not less than `key`; of its
 * beginning alone where `prefix`, and then not less or equal where `after`. */
static uint32_t place_of(const zl_attribute *attribute, zl_view key,
                         bool prefix, bool after)
{
    uint32_t low = 0, high = zl_attribute_types(attribute);

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        zl_view found = zl_attribute_key(attribute, attribute->sorted[middle]);
        if (prefix && found.size > key.size)
            found.size = key.size;
        int order = zl_view_compare(found, key);
        if (order < 0 || (after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

zl_type_range zl_attribute_with_key(const zl_attribute *attribute,
                                    zl_view key)
{
    return (zl_type_range){ place_of(attribute, key, false, false),
                            place_of(attribute, key, false, true) };
}

zl_type_range zl_attribute_with_prefix(const zl_attribute *attribute,
                                       zl_view prefix)
{
    return (zl_type_range){ place_of(attribute, prefix, true, false),
                            place_of(attribute, prefix, true, true) };
}

uint32_t zl_attribute_find(const zl_attribute *attribute, zl_view key,
                           zl_view form)
{
    zl_type_range range = zl_attribute_with_key(attribute, key);

    for (uint32_t i = range.first; i < range.end; i++)
        if (zl_view_same(
                zl_attribute_form(attribute, attribute->sorted[i]), form))
            return attribute->sorted[i];
    return ZL_NONE;
}

/* ---- tokens and postings ---- */

uint32_t zl_attribute_at(const zl_attribute *attribute, uint32_t position)
{
    return number_at(attribute->segment->stream, position);
}

void zl_attribute_copy(const zl_attribute *attribute, uint32_t from,
                       uint32_t to, uint32_t *types)
{
    for (uint32_t i = from; i < to; i++)
        *types++ = zl_attribute_at(attribute, i);
}

static uint32_t position_at(const zl_attribute *attribute, uint32_t i)
{
    return number_at(attribute->segment->positions, i);
}

static void show(zl_postings *postings)
{
    postings->at = postings->next < postings->end
                       ? position_at(postings->attribute, postings->next)
                       : ZL_NONE;
}

void zl_postings_start(zl_postings *postings, const zl_attribute *attribute,
                       uint32_t type)
{
    const uint8_t *starts = attribute->segment->starts;

    *postings = (zl_postings){ .attribute = attribute,
                               .type = type,
                               .next = number_at(starts, type),
                               .end = number_at(starts, (size_t)type + 1) };
    show(postings);
}

void zl_postings_next(zl_postings *postings)
{
    postings->next += postings->next < postings->end;
    show(postings);
}

void zl_postings_seek(zl_postings *postings, uint32_t position)
{
    uint32_t low = postings->next, high = postings->end;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (position_at(postings->attribute, middle) < position)
            low = middle + 1;
        else
            high = middle;
    }
    postings->next = low;
    show(postings);
}

/* ---- text ---- */

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

void zl_segment_add_text(const zl_segment *segment, uint32_t from, uint32_t to,
                         zl_str *text)
{
    const zl_attribute *word = &segment->word;

    for (uint32_t i = from; i < to; i++) {
        zl_str_add(text, zl_attribute_form(word, zl_attribute_at(word, i)));
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
static bool ranges_hold(const zl_ranges *structure, uint32_t tokens)
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

static bool read_structure(zl_ranges *structure, zl_span chunk,
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
        zl_ranges *next = &segment->structures[segment->structure_count++];
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

/* ---- what this form of the file does not hold ---- */

static int by_key(const void *a, const void *b, void *user)
{
    const zl_attribute *word = user;
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
    int order = zl_view_compare(zl_attribute_key(word, one),
                                zl_attribute_key(word, two));

    return order ? order
                 : zl_view_compare(zl_attribute_form(word, one),
                                   zl_attribute_form(word, two));
}

static void count_docs(zl_segment *segment, uint32_t *last)
{
    zl_attribute *word = &segment->word;

    for (uint32_t i = 0; i < segment->types;) {
        uint32_t end = i, docs = 0;
        zl_view key = zl_attribute_key(word, word->sorted[i]);
        for (; end < segment->types &&
               zl_view_same(key, zl_attribute_key(word, word->sorted[end]));
             end++) {
            zl_postings postings;
            uint32_t type = word->sorted[end], seen = ZL_NONE;
            zl_postings_start(&postings, word, type);
            for (; postings.at != ZL_NONE; zl_postings_next(&postings)) {
                uint32_t doc = zl_ranges_at(&segment->structures[0],
                                            postings.at);
                if (doc == ZL_NONE)
                    continue;
                word->docs[type] += doc != seen;
                seen = doc;
                docs += last[doc] != i;
                last[doc] = i;
            }
        }
        for (; i < end; i++)
            word->key_docs[word->sorted[i]] = docs;
    }
}

static bool make_missing(zl_segment *segment)
{
    zl_attribute *word = &segment->word;
    uint32_t *last = zl_alloc_array(segment->documents, sizeof *last);

    word->segment = segment;
    word->sorted = zl_alloc_array(segment->types, sizeof *word->sorted);
    word->docs = zl_alloc_array(segment->types, sizeof *word->docs);
    word->key_docs = zl_alloc_array(segment->types, sizeof *word->key_docs);
    bool enough = last && word->sorted && word->docs && word->key_docs;
    for (uint32_t i = 0; enough && i < segment->types; i++)
        word->sorted[i] = i;
    if (enough) {
        memset(last, 0xFF, segment->documents * sizeof *last);
        qsort_r(word->sorted, segment->types, sizeof *word->sorted, by_key,
                word);
        count_docs(segment, last);
    }
    zl_free(last);
    return enough;
}

static zili_status read_all(zl_segment *segment, zl_span file,
                            const char *path, zili_error *err)
{
    zili_status status = zl_layout_check(file, path, err);
    if (status)
        return status;
    segment->structures =
        zl_alloc_array(zl_layout_count(file), sizeof *segment->structures);
    if (!segment->structures)
        return zl_no_memory(err);
    const char *fault = read_parts(segment, file);
    if (fault)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is damaged: %s cannot be right. Build the index "
                       "again.",
                       path, fault);
    return make_missing(segment) ? ZILI_OK : zl_no_memory(err);
}

zili_status zl_segment_open(zl_segment **out, zl_span file, uint64_t begin,
                            const char *path, zili_error *err)
{
    *out = NULL;
    zl_segment *segment = zl_alloc(sizeof *segment);
    if (!segment)
        return zl_no_memory(err);
    segment->begin = begin;
    zili_status status = read_all(segment, file, path, err);
    if (status)
        zl_segment_close(segment);
    else
        *out = segment;
    return status;
}

void zl_segment_close(zl_segment *segment)
{
    if (!segment)
        return;
    zl_free(segment->word.sorted);
    zl_free(segment->word.docs);
    zl_free(segment->word.key_docs);
    zl_free(segment->structures);
    zl_free(segment);
}
