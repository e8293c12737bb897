/* slow_write.h -- the segment file that a plain text (slow_segment.h) has to
 * become by what layout.h says, made in the obvious way. */
#ifndef SLOW_WRITE_H
#define SLOW_WRITE_H

#include "slow_segment.h"
#include "packed_help.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "base/text.h"
#include "index/layout.h"
#include "index/packed.h"
#include "index/rising.h"
#include "index/texts.h"
#include "index/tokens.h"

/* ---- chunks ---- */

typedef struct slow_chunk {
    uint32_t name, owner;
    zl_str content;
} slow_chunk;

typedef struct slow_file {
    slow_chunk chunks[128];
    uint32_t count;
} slow_file;

/* The content is taken over; it replaces that of a chunk that is there. */
static inline void slow_put(slow_file *file, uint32_t name, uint32_t owner,
                            zl_str *content)
{
    uint32_t i = 0;

    while (i < file->count &&
           (file->chunks[i].name != name || file->chunks[i].owner != owner))
        i++;
    if (i < file->count)
        zl_str_clear(&file->chunks[i].content);
    else
        file->count++;
    file->chunks[i] = (slow_chunk){ name, owner, *content };
    *content = (zl_str){ 0 };
}

static inline void slow_clear(slow_file *file)
{
    for (uint32_t i = 0; i < file->count; i++)
        zl_str_clear(&file->chunks[i].content);
    file->count = 0;
}

/* The whole file into `out`, which is empty. */
static inline void slow_assemble(const slow_file *file, zl_str *out)
{
    zl_chunk chunks[128];

    for (size_t i = 0; i < zl_layout_front_size(file->count); i++)
        zl_str_add_byte(out, 0);
    for (uint32_t i = 0; i < file->count; i++) {
        const slow_chunk *chunk = &file->chunks[i];
        zl_view content = zl_str_view(&chunk->content);
        while (out->size % 8)
            zl_str_add_byte(out, 0);
        chunks[i] = (zl_chunk){ chunk->name, chunk->owner, out->size,
                                content.size,
                                zl_hash(content.bytes, content.size) };
        zl_str_add(out, content);
    }
    zl_layout_front((uint8_t *)out->bytes, chunks, file->count, out->size);
}

static inline void slow_packed(slow_file *file, uint32_t name, uint32_t owner,
                               const uint32_t *numbers, uint32_t count)
{
    zl_str content = { 0 };

    make_packed32(&content, numbers, count);
    slow_put(file, name, owner, &content);
}

static inline void slow_texts(slow_file *file, uint32_t name, uint32_t owner,
                              const slow_types *types, bool keys)
{
    static zl_view views[2 * SLOW_TOKENS];
    zl_str content = { 0 };

    for (uint32_t i = 0; i < types->count; i++)
        views[i] =
            zl_view_of(keys ? types->items[i].key : types->items[i].form);
    make_texts(&content, views, types->count);
    slow_put(file, name, owner, &content);
}

static inline void slow_name(slow_file *file, uint32_t name, uint32_t owner,
                             const char *text)
{
    zl_str content = { 0 };

    zl_str_add_text(&content, text);
    zl_str_add_byte(&content, 0);
    slow_put(file, name, owner, &content);
}

static inline void slow_rising(zl_str *content, const uint32_t *numbers,
                               uint32_t count)
{
    zl_out out = { zl_str_write, content, false };
    zl_rising_writer writer = { 0 };

    zl_rising_begin(&writer, &out);
    zl_rising_add_all(&writer, numbers, count);
    zl_rising_end(&writer);
    zl_rising_writer_clear(&writer);
}

/* ---- attributes ---- */

/* The different keys that are not the form of a type of theirs. */
static inline void slow_keys(slow_file *file, uint32_t owner,
                             const slow_types *types)
{
    static slow_types keys;
    static uint32_t numbers[SLOW_TOKENS];

    keys.count = 0;
    for (uint32_t i = 0; i < types->count; i++)
        if (strcmp(types->items[i].key, types->items[i].form) != 0)
            slow_count(&keys, types->items[i].key);
    slow_sort(&keys, slow_by_form);
    for (uint32_t i = 0; i < types->count; i++)
        numbers[i] = strcmp(types->items[i].key, types->items[i].form) == 0
                         ? 0
                         : slow_find(&keys, types->items[i].key) + 1;
    slow_texts(file, ZL_CHUNK_KEYS, owner, &keys, false);
    slow_packed(file, ZL_CHUNK_KEY_NUMBERS, owner, numbers, types->count);
}

/* How many documents hold a token whose form, or key, is this one. */
static inline uint32_t slow_docs(const slow_segment *slow, uint32_t attribute,
                                 const char *text, bool keys)
{
    uint32_t docs = 0;

    for (uint32_t d = 0; d < slow->documents; d++) {
        bool found = false;
        for (uint32_t at = slow->ranges[0][d].begin;
             at < slow->ranges[0][d].end; at++) {
            char key[SLOW_TEXT];
            slow_key(slow->form[attribute][at], key);
            found |= strcmp(keys ? key : slow->form[attribute][at], text) == 0;
        }
        docs += found;
    }
    return docs;
}

static inline void slow_facts(slow_file *file, const slow_segment *slow,
                              uint32_t owner, const slow_types *types)
{
    static uint32_t counts[SLOW_TOKENS], docs[SLOW_TOKENS],
        key_docs[SLOW_TOKENS];
    zl_str classes = { 0 };

    for (uint32_t i = 0; i < types->count; i++) {
        const slow_type *type = &types->items[i];
        zl_str_add_byte(&classes, (char)slow_class(type->form));
        counts[i] = type->count;
        docs[i] = slow_docs(slow, owner, type->form, false);
        key_docs[i] = slow_docs(slow, owner, type->key, true);
    }
    slow_put(file, ZL_CHUNK_CLASSES, owner, &classes);
    slow_packed(file, ZL_CHUNK_COUNTS, owner, counts, types->count);
    slow_packed(file, ZL_CHUNK_DOCS, owner, docs, types->count);
    slow_packed(file, ZL_CHUNK_KEY_DOCS, owner, key_docs, types->count);
}

static inline void slow_stream(slow_file *file, const slow_segment *slow,
                               uint32_t owner, const slow_types *types)
{
    static uint32_t ranks[SLOW_TOKENS], counts[SLOW_TOKENS];
    uint8_t widths[ZL_TOKENS_CLASSES];
    zl_str content = { 0 };
    zl_out out = { zl_str_write, &content, false };
    zl_tokens_writer *writer = calloc(1, sizeof *writer);

    for (uint32_t i = 0; i < slow->tokens; i++)
        ranks[i] = slow_find(types, slow->form[owner][i]);
    for (uint32_t i = 0; i < types->count; i++)
        counts[i] = types->items[i].count;
    if (!writer || !zl_tokens_choose(widths, counts, types->count))
        abort();
    zl_tokens_begin(writer, &out, widths);
    zl_tokens_add(writer, ranks, slow->tokens);
    zl_tokens_end(writer);
    zl_tokens_writer_clear(writer);
    free(writer);
    slow_put(file, ZL_CHUNK_STREAM, owner, &content);
}

/* Order and postings. */
static inline void slow_postings(slow_file *file, const slow_segment *slow,
                                 uint32_t owner, const slow_types *types)
{
    static slow_types sorted;
    static uint32_t order[SLOW_TOKENS], offsets[SLOW_TOKENS + 1],
        positions[SLOW_TOKENS];
    zl_str content = { 0 };

    sorted = *types;
    slow_sort(&sorted, slow_by_key);
    offsets[0] = 0;
    for (uint32_t i = 0; i < sorted.count; i++) {
        uint32_t count = 0;
        for (uint32_t at = 0; at < slow->tokens; at++)
            if (strcmp(slow->form[owner][at], sorted.items[i].form) == 0)
                positions[count++] = at;
        order[i] = slow_find(types, sorted.items[i].form);
        slow_rising(&content, positions, count);
        offsets[i + 1] = (uint32_t)content.size;
    }
    slow_packed(file, ZL_CHUNK_ORDER, owner, order, sorted.count);
    slow_packed(file, ZL_CHUNK_POSTING_OFFSETS, owner, offsets,
                sorted.count + 1);
    slow_put(file, ZL_CHUNK_POSTINGS, owner, &content);
}

static inline void slow_attribute(slow_file *file, const slow_segment *slow,
                                  uint32_t owner)
{
    static slow_types types;

    types.count = 0;
    for (uint32_t i = 0; i < slow->tokens; i++)
        slow_count(&types, slow->form[owner][i]);
    slow_sort(&types, slow_by_count);
    slow_name(file, ZL_CHUNK_NAME, owner, slow->attribute[owner]);
    slow_texts(file, ZL_CHUNK_FORMS, owner, &types, false);
    slow_keys(file, owner, &types);
    slow_facts(file, slow, owner, &types);
    slow_stream(file, slow, owner, &types);
    slow_postings(file, slow, owner, &types);
}

/* ---- glue ---- */

static inline bool slow_touch(const slow_segment *slow, uint32_t at)
{
    return at + 1 < slow->tokens && slow->glue[at][0] == 0 &&
           slow_document_of(slow, at) == slow_document_of(slow, at + 1);
}

/* 1: nothing before, 2: nothing behind, for more than half of its tokens. */
static inline uint8_t slow_rule(const slow_segment *slow, const char *form)
{
    uint32_t count = 0, before = 0, after = 0;

    for (uint32_t at = 0; at < slow->tokens; at++) {
        if (strcmp(slow->form[0][at], form) != 0)
            continue;
        count++;
        before += at > 0 && slow_touch(slow, at - 1);
        after += slow_touch(slow, at);
    }
    return (uint8_t)((2 * before > count) | (2 * after > count) << 1);
}

/* What the rules say stands behind a token. */
static inline const char *slow_ruled(const slow_segment *slow, uint32_t at,
                                     const slow_types *glues)
{
    if (at + 1 == slow->tokens || slow_rule(slow, slow->form[0][at]) & 2 ||
        slow_rule(slow, slow->form[0][at + 1]) & 1)
        return "";
    for (uint32_t i = 0; i < glues->count; i++)
        if (glues->items[i].form[0])
            return glues->items[i].form;
    return "";
}

static inline void slow_exceptions(slow_file *file, const slow_segment *slow,
                                   const slow_types *glues)
{
    static uint32_t tokens[SLOW_TOKENS], numbers[SLOW_TOKENS];
    zl_str content = { 0 };
    uint32_t count = 0;

    for (uint32_t at = 0; at < slow->tokens; at++) {
        if (strcmp(slow_ruled(slow, at, glues), slow->glue[at]) == 0)
            continue;
        tokens[count] = at;
        numbers[count++] = slow_find(glues, slow->glue[at]);
    }
    slow_rising(&content, tokens, count);
    slow_put(file, ZL_CHUNK_GLUE_EXCEPTIONS, 0, &content);
    slow_packed(file, ZL_CHUNK_GLUE_NUMBERS, 0, numbers, count);
}

static inline void slow_glue(slow_file *file, const slow_segment *slow)
{
    static slow_types glues, types;
    static uint32_t leads[SLOW_DOCUMENTS];
    zl_str rules = { 0 };

    glues.count = types.count = 0;
    for (uint32_t i = 0; i < slow->tokens; i++) {
        slow_count(&glues, slow->glue[i]);
        slow_count(&types, slow->form[0][i]);
    }
    for (uint32_t i = 0; i < slow->documents; i++)
        slow_count(&glues, slow->lead[i]);
    slow_sort(&glues, slow_by_count);
    slow_sort(&types, slow_by_count);
    for (uint32_t i = 0; i < types.count; i++)
        zl_str_add_byte(&rules, (char)slow_rule(slow, types.items[i].form));
    for (uint32_t i = 0; i < slow->documents; i++)
        leads[i] = slow_find(&glues, slow->lead[i]);
    slow_texts(file, ZL_CHUNK_GLUES, 0, &glues, false);
    slow_put(file, ZL_CHUNK_GLUE_RULES, 0, &rules);
    slow_exceptions(file, slow, &glues);
    slow_packed(file, ZL_CHUNK_LEADS, 0, leads, slow->documents);
}

/* ---- structures ---- */

static inline void slow_edges(slow_file *file, const slow_segment *slow,
                              uint32_t owner)
{
    static uint32_t begins[SLOW_RANGES], ends[SLOW_RANGES];
    const slow_range *ranges = slow->ranges[owner];
    uint32_t count = slow->range_count[owner];
    bool tiles = count == 0 || ranges[count - 1].end == slow->tokens;
    zl_str content = { 0 };

    for (uint32_t i = 0; i < count; i++) {
        begins[i] = ranges[i].begin;
        ends[i] = ranges[i].end;
        tiles = tiles && (i == 0 || begins[i] == ends[i - 1]);
    }
    slow_rising(&content, begins, count);
    slow_put(file, ZL_CHUNK_BEGINS, owner, &content);
    if (tiles)
        return;
    slow_rising(&content, ends, count);
    slow_put(file, ZL_CHUNK_ENDS, owner, &content);
}

static inline void slow_structure(slow_file *file, const slow_segment *slow,
                                  uint32_t owner)
{
    static slow_types values;
    static uint32_t numbers[SLOW_RANGES];
    uint32_t count = slow->range_count[owner];
    uint8_t size[8];
    zl_str content = { 0 };

    values.count = 0;
    for (uint32_t i = 0; i < count; i++)
        slow_count(&values, slow->ranges[owner][i].value);
    slow_sort(&values, slow_by_form);
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = slow_find(&values, slow->ranges[owner][i].value);
    slow_name(file, ZL_CHUNK_STRUCTURE, owner, slow->structure[owner]);
    slow_texts(file, ZL_CHUNK_VALUES, owner, &values, false);
    zl_put64(size, count);
    zl_str_add(&content, (zl_view){ (const char *)size, 8 });
    slow_put(file, ZL_CHUNK_RANGES, owner, &content);
    slow_edges(file, slow, owner);
    slow_packed(file, ZL_CHUNK_VALUE_NUMBERS, owner, numbers, count);
}

static inline uint32_t slow_words(const slow_segment *slow, uint32_t begin,
                                  uint32_t end)
{
    uint32_t words = 0;

    for (uint32_t at = begin; at < end; at++)
        words += slow_class(slow->form[0][at]) != 0;
    return words;
}

static inline void slow_regions(slow_file *file, const slow_segment *slow)
{
    static uint32_t words[SLOW_RANGES];
    uint32_t count = slow->range_count[1];

    for (uint32_t i = 0; i < count; i++)
        words[i] =
            slow_words(slow, slow->ranges[1][i].begin, slow->ranges[1][i].end);
    slow_packed(file, ZL_CHUNK_REGION_DOCUMENTS, 0, slow->region_document,
                count);
    slow_packed(file, ZL_CHUNK_REGION_WORDS, 0, words, count);
}

/* ---- all ---- */

static inline void slow_sizes(slow_file *file, const slow_segment *slow)
{
    uint8_t sizes[20];
    zl_str content = { 0 };

    zl_put32(sizes, slow->tokens);
    zl_put32(sizes + 4, slow->documents);
    zl_put32(sizes + 8, slow->attributes);
    zl_put32(sizes + 12, slow->structures);
    zl_put32(sizes + 16, slow_words(slow, 0, slow->tokens));
    zl_str_add(&content, (zl_view){ (const char *)sizes, sizeof sizes });
    slow_put(file, ZL_CHUNK_SIZES, 0, &content);
}

/* All chunks of a text. */
static inline void slow_make(const slow_segment *slow, slow_file *file)
{
    slow_sizes(file, slow);
    for (uint32_t i = 0; i < slow->attributes; i++)
        slow_attribute(file, slow, i);
    slow_glue(file, slow);
    for (uint32_t i = 0; i < slow->structures; i++)
        slow_structure(file, slow, i);
    slow_regions(file, slow);
}

static inline void slow_write(const slow_segment *slow, zl_str *out)
{
    static slow_file file;

    slow_make(slow, &file);
    slow_assemble(&file, out);
    slow_clear(&file);
}

#endif
