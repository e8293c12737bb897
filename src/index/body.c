/* body.c -- the chunks of a segment file, opened. */
#include "body.h"

#include "base/fail.h"
#include "base/mem.h"
#include "index/layout.h"

#include <string.h>

/* ---- which chunk is where ---- */

enum {
    NAME,
    FORMS,
    KEYS,
    KEY_NUMBERS,
    CLASSES,
    ORDER,
    COUNTS,
    DOCS,
    KEY_DOCS,
    STREAM,
    POSTINGS,
    OFFSETS,
    ATTRIBUTE_CHUNKS
};

static const uint32_t attribute_chunks[ATTRIBUTE_CHUNKS] = {
    [NAME] = ZL_CHUNK_NAME,         [FORMS] = ZL_CHUNK_FORMS,
    [KEYS] = ZL_CHUNK_KEYS,         [KEY_NUMBERS] = ZL_CHUNK_KEY_NUMBERS,
    [CLASSES] = ZL_CHUNK_CLASSES,   [ORDER] = ZL_CHUNK_ORDER,
    [COUNTS] = ZL_CHUNK_COUNTS,     [DOCS] = ZL_CHUNK_DOCS,
    [KEY_DOCS] = ZL_CHUNK_KEY_DOCS, [STREAM] = ZL_CHUNK_STREAM,
    [POSTINGS] = ZL_CHUNK_POSTINGS, [OFFSETS] = ZL_CHUNK_POSTING_OFFSETS,
};

enum {
    STRUCTURE,
    VALUES,
    RANGES,
    BEGINS,
    ENDS,
    VALUE_NUMBERS,
    STRUCTURE_CHUNKS
};

static const uint32_t structure_chunks[STRUCTURE_CHUNKS] = {
    [STRUCTURE] = ZL_CHUNK_STRUCTURE, [VALUES] = ZL_CHUNK_VALUES,
    [RANGES] = ZL_CHUNK_RANGES,       [BEGINS] = ZL_CHUNK_BEGINS,
    [ENDS] = ZL_CHUNK_ENDS,           [VALUE_NUMBERS] = ZL_CHUNK_VALUE_NUMBERS,
};

enum {
    SIZES,
    GLUES,
    GLUE_RULES,
    EXCEPTIONS,
    GLUE_NUMBERS,
    LEADS,
    REGION_DOCUMENTS,
    REGION_WORDS,
    SINGLE_CHUNKS
};

static const uint32_t single_chunks[SINGLE_CHUNKS] = {
    [SIZES] = ZL_CHUNK_SIZES,
    [GLUES] = ZL_CHUNK_GLUES,
    [GLUE_RULES] = ZL_CHUNK_GLUE_RULES,
    [EXCEPTIONS] = ZL_CHUNK_GLUE_EXCEPTIONS,
    [GLUE_NUMBERS] = ZL_CHUNK_GLUE_NUMBERS,
    [LEADS] = ZL_CHUNK_LEADS,
    [REGION_DOCUMENTS] = ZL_CHUNK_REGION_DOCUMENTS,
    [REGION_WORDS] = ZL_CHUNK_REGION_WORDS,
};

/* The chunks of one kind of owner: `kinds` spans for each of them; without
 * bytes where there is none. */
struct family {
    const uint32_t *names;
    uint32_t kinds, owners;
    zl_span *spans;
};

/* Put the chunk to its family where it is one of it; false where it cannot
 * be. */
static bool family_take(struct family *family, zl_span file, zl_chunk chunk)
{
    for (uint32_t i = 0; i < family->kinds; i++) {
        if (family->names[i] != chunk.name)
            continue;
        if (chunk.owner >= family->owners)
            return false;
        zl_span *span =
            &family->spans[(size_t)chunk.owner * family->kinds + i];
        if (span->bytes)
            return false;
        *span = zl_layout_bytes(file, chunk);
    }
    return true;
}

struct families {
    struct family single, attributes, structures;
};

static bool families_take(struct families *all, zl_span file, zl_chunk chunk)
{
    return family_take(&all->single, file, chunk) &&
           family_take(&all->attributes, file, chunk) &&
           family_take(&all->structures, file, chunk);
}

/* ---- what is in a chunk ---- */

static bool take_texts(zl_texts *out, zl_span chunk)
{
    zl_span rest;

    return chunk.bytes && zl_texts_read(out, chunk, &rest) && rest.size == 0;
}

static bool take_packed(zl_packed *out, zl_span chunk, uint64_t count)
{
    zl_span rest;

    return chunk.bytes && zl_packed_read(out, chunk, &rest) &&
           rest.size == 0 && out->count == count;
}

static bool take_bytes(const uint8_t **out, zl_span chunk, uint64_t size)
{
    *out = chunk.bytes;
    return chunk.bytes && chunk.size == size;
}

static bool take_name(zl_view *out, zl_span chunk)
{
    if (!chunk.bytes || chunk.size < 2)
        return false;
    *out = (zl_view){ (const char *)chunk.bytes, chunk.size - 1 };
    return memchr(chunk.bytes, 0, chunk.size) == chunk.bytes + chunk.size - 1;
}

/* ---- the parts of a body ---- */

static bool read_sizes(zl_body *body, zl_span file)
{
    zl_span chunk;

    if (!zl_layout_find(file, ZL_CHUNK_SIZES, 0, &chunk) || chunk.size != 20)
        return false;
    body->tokens = zl_get32(chunk.bytes);
    body->documents = zl_get32(chunk.bytes + 4);
    body->attribute_count = zl_get32(chunk.bytes + 8);
    body->structure_count = zl_get32(chunk.bytes + 12);
    body->words = zl_get32(chunk.bytes + 16);
    return body->tokens <= ZL_LAYOUT_TOKENS_MAX &&
           body->words <= body->tokens && body->attribute_count >= 1 &&
           body->attribute_count <= zl_layout_count(file) &&
           body->structure_count >= 3 &&
           body->structure_count <= zl_layout_count(file);
}

/* As many types as classes: so many bytes. */
static bool read_attribute(zl_body_attribute *out, const zl_span *chunks,
                           uint32_t tokens)
{
    if (!take_name(&out->name, chunks[NAME]) ||
        !take_texts(&out->forms, chunks[FORMS]) ||
        !take_texts(&out->keys, chunks[KEYS]))
        return false;
    uint32_t types = out->types = out->forms.count;
    out->postings = chunks[POSTINGS];
    return types <= tokens && (types > 0 || tokens == 0) &&
           out->keys.count <= types &&
           take_bytes(&out->classes, chunks[CLASSES], types) &&
           take_packed(&out->key_numbers, chunks[KEY_NUMBERS], types) &&
           take_packed(&out->order, chunks[ORDER], types) &&
           take_packed(&out->counts, chunks[COUNTS], types) &&
           take_packed(&out->docs, chunks[DOCS], types) &&
           take_packed(&out->key_docs, chunks[KEY_DOCS], types) &&
           take_packed(&out->offsets, chunks[OFFSETS], (uint64_t)types + 1) &&
           out->postings.bytes && chunks[STREAM].bytes &&
           zl_tokens_read(&out->stream, chunks[STREAM], tokens, types);
}

static bool read_attributes(zl_body *body, const struct family *family)
{
    for (uint32_t i = 0; i < family->owners; i++)
        if (!read_attribute(&body->attributes[i],
                            family->spans + (size_t)i * ATTRIBUTE_CHUNKS,
                            body->tokens))
            return false;
    return zl_view_is(body->attributes[0].name, "word");
}

/* Every different glue stands before or behind something. */
static bool read_glue(zl_body *body, const zl_span *chunks)
{
    uint64_t places = (uint64_t)body->tokens + body->documents;
    zl_packed *numbers = &body->glue_numbers;

    if (!take_texts(&body->glues, chunks[GLUES]) ||
        body->glues.count > places ||
        !take_bytes(&body->glue_rules, chunks[GLUE_RULES],
                    body->attributes[0].types) ||
        !take_packed(&body->leads, chunks[LEADS], body->documents))
        return false;
    body->blank = body->glues.count > 0 &&
                  zl_texts_at(&body->glues, 0).size == 0;
    zl_span rest, exceptions = chunks[EXCEPTIONS];
    return chunks[GLUE_NUMBERS].bytes && exceptions.bytes &&
           zl_packed_read(numbers, chunks[GLUE_NUMBERS], &rest) &&
           rest.size == 0 && numbers->count <= body->tokens &&
           zl_rising_read(&body->glue_exceptions, exceptions,
                          (uint32_t)numbers->count, body->tokens);
}

static bool read_structure(zl_body_structure *out, const zl_span *chunks,
                           uint32_t tokens)
{
    const uint8_t *bytes;

    if (!take_name(&out->name, chunks[STRUCTURE]) ||
        !take_bytes(&bytes, chunks[RANGES], 8))
        return false;
    uint64_t count = zl_get64(bytes);
    out->count = (uint32_t)count;
    out->tiles = !chunks[ENDS].bytes;
    return count < UINT32_MAX && take_texts(&out->values, chunks[VALUES]) &&
           out->values.count <= count && (out->values.count > 0 || !count) &&
           take_packed(&out->value_numbers, chunks[VALUE_NUMBERS], count) &&
           chunks[BEGINS].bytes &&
           zl_rising_read(&out->begins, chunks[BEGINS], out->count,
                          tokens + 1) &&
           (out->tiles ||
            zl_rising_read(&out->ends, chunks[ENDS], out->count, tokens + 1));
}

static bool read_structures(zl_body *body, const struct family *family)
{
    const zl_body_structure *all = body->structures;

    for (uint32_t i = 0; i < family->owners; i++)
        if (!read_structure(&body->structures[i],
                            family->spans + (size_t)i * STRUCTURE_CHUNKS,
                            body->tokens))
            return false;
    return zl_view_is(all[0].name, "doc") && all[0].count == body->documents &&
           zl_view_is(all[1].name, "region") &&
           zl_view_is(all[2].name, "lang") && all[1].count == all[2].count;
}

static bool read_regions(zl_body *body, const zl_span *chunks)
{
    uint32_t count = body->structures[1].count;

    return (count == 0 || body->documents > 0) &&
           take_packed(&body->region_documents, chunks[REGION_DOCUMENTS],
                       count) &&
           take_packed(&body->region_words, chunks[REGION_WORDS], count);
}

static const char *read_all(zl_body *body, struct families *all, zl_span file)
{
    for (uint32_t i = 0; i < zl_layout_count(file); i++)
        if (!families_take(all, file, zl_layout_chunk(file, i)))
            return "its contents";
    if (!read_attributes(body, &all->attributes))
        return "its words or their positions";
    if (!read_glue(body, all->single.spans))
        return "what stands between its tokens";
    if (!read_structures(body, &all->structures) ||
        !read_regions(body, all->single.spans))
        return "its structures";
    return NULL;
}

/* ---- opening ---- */

static zili_status cannot_be(const char *what, const char *path,
                             zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is damaged: %s cannot be right. Build the index again.",
                   path, what);
}

static bool family_make(struct family *family, const uint32_t *names,
                        uint32_t kinds, uint32_t owners)
{
    *family = (struct family){ names, kinds, owners, NULL };
    family->spans =
        zl_alloc_array((size_t)kinds * owners, sizeof *family->spans);
    return family->spans != NULL;
}

static bool make_room(zl_body *body, struct families *all)
{
    body->attributes =
        zl_alloc_array(body->attribute_count, sizeof *body->attributes);
    body->structures =
        zl_alloc_array(body->structure_count, sizeof *body->structures);
    return body->attributes && body->structures &&
           family_make(&all->single, single_chunks, SINGLE_CHUNKS, 1) &&
           family_make(&all->attributes, attribute_chunks, ATTRIBUTE_CHUNKS,
                       body->attribute_count) &&
           family_make(&all->structures, structure_chunks, STRUCTURE_CHUNKS,
                       body->structure_count);
}

zili_status zl_body_open(zl_body *out, zl_span file, const char *path,
                         zili_error *err)
{
    struct families all = { 0 };

    *out = (zl_body){ 0 };
    zili_status status = zl_layout_check(file, path, err);
    if (status)
        return status;
    if (!read_sizes(out, file))
        return cannot_be("its sizes", path, err);
    if (!make_room(out, &all)) {
        status = zl_no_memory(err);
    } else {
        const char *fault = read_all(out, &all, file);
        if (fault)
            status = cannot_be(fault, path, err);
    }
    zl_free(all.single.spans);
    zl_free(all.attributes.spans);
    zl_free(all.structures.spans);
    return status;
}

void zl_body_clear(zl_body *body)
{
    zl_free(body->attributes);
    zl_free(body->structures);
    *body = (zl_body){ 0 };
}

/* ---- asking ---- */

zl_view zl_body_key(const zl_body_attribute *attribute, uint32_t type)
{
    uint64_t number = zl_packed_at(&attribute->key_numbers, type);

    if (number == 0 || number > attribute->keys.count)
        return zl_texts_at(&attribute->forms, type);
    return zl_texts_at(&attribute->keys, (uint32_t)number - 1);
}

uint32_t zl_body_sorted(const zl_body_attribute *attribute, uint32_t place)
{
    uint64_t type = zl_packed_at(&attribute->order, place);

    return type < attribute->types ? (uint32_t)type : 0;
}

zl_rising zl_body_postings(const zl_body *body,
                           const zl_body_attribute *attribute, uint32_t place)
{
    zl_rising list = { .bytes = attribute->postings.bytes };
    uint32_t type = zl_body_sorted(attribute, place);
    uint64_t count = zl_packed_at(&attribute->counts, type);
    uint64_t begin = zl_packed_at(&attribute->offsets, place);
    uint64_t end = zl_packed_at(&attribute->offsets, (uint64_t)place + 1);
    zl_span all = attribute->postings;

    if (begin <= end && end <= all.size && count <= body->tokens) {
        zl_span bytes = { all.bytes + begin, (size_t)(end - begin) };
        if (zl_rising_read(&list, bytes, (uint32_t)count, body->tokens))
            return list;
    }
    return list;
}

uint32_t zl_body_ruled_glue(const zl_body *body, uint32_t type, uint32_t next)
{
    if (next == UINT32_MAX || body->glue_rules[type] & ZL_LAYOUT_NONE_AFTER ||
        body->glue_rules[next] & ZL_LAYOUT_NONE_BEFORE ||
        body->blank >= body->glues.count)
        return ZL_BODY_NOTHING;
    return body->blank;
}
