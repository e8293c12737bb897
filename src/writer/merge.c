/* merge.c -- segments that are there, as what one segment is made of. */
#include "base/fail.h"
#include "base/mem.h"
#include "writer/merge_parts.h"

#include <inttypes.h>
#include <stdlib.h>

/* So many bytes are read before pages are given back. */
#define WINDOW ((uint64_t)2 << 20)

/* How often the tokens of an attribute are gone through: to count them, to
 * copy them, and for the positions of each word. */
#define PASSES 3u

/* ---- what the parts share ---- */

void zl_merge_damaged(zl_merge *merge, const zl_merge_source *source)
{
    zl_content *content = &merge->content;

    if (!content->status)
        content->status =
            zl_fail(&content->error, ZILI_EFORMAT,
                    "%s is damaged: its parts do not fit each other. Build "
                    "the index again.",
                    source->path);
}

void zl_merge_note_read(zl_merge *merge, uint64_t bytes)
{
    merge->read += bytes;
    if (merge->read < WINDOW)
        return;
    merge->read = 0;
    for (size_t i = 0; i < merge->count; i++)
        zl_file_forget(merge->sources[i].file);
}

uint32_t zl_merge_document_end(const zl_merge_source *source, uint32_t i)
{
    const zl_body_structure *documents =
        &source->body.structures[ZL_RANGES_DOC];

    if (!documents->tiles)
        return zl_rising_at(&documents->ends, i);
    return i + 1 < documents->count ? zl_rising_at(&documents->begins, i + 1)
                                    : source->body.tokens;
}

const zl_body_attribute *zl_merge_attribute(const zl_merge_source *source,
                                            const char *name)
{
    for (uint32_t i = 0; i < source->body.attribute_count; i++)
        if (zl_view_is(source->body.attributes[i].name, name))
            return &source->body.attributes[i];
    return NULL;
}

/* ---- what is kept ---- */

static uint32_t document_begin(const zl_merge_source *source, uint32_t i)
{
    return zl_rising_at(&source->body.structures[ZL_RANGES_DOC].begins, i);
}

/* Documents of a source that are kept, in the order of the corpus. */
static zili_status add_span(zl_merge *merge, zl_merge_source *source,
                            zl_merge_part part)
{
    zl_content *content = &merge->content;
    zl_merge_span span = {
        .document = part.begin,
        .documents = part.end,
        .to = content->tokens,
        .to_document = content->documents,
    };

    span.begin = document_begin(source, part.begin);
    span.end = zl_merge_document_end(source, part.end - 1);
    uint32_t last = source->spans.count
                        ? source->spans.items[source->spans.count - 1].end
                        : 0;
    if (span.begin < last || span.end < span.begin ||
        span.end - span.begin > ZL_LAYOUT_TOKENS_MAX - content->tokens)
        zl_merge_damaged(merge, source);
    else if (!zl_array_push(&source->spans, span))
        zl_content_lack_memory(content);
    source->tokens += span.end - span.begin;
    source->documents += part.end - part.begin;
    content->tokens += span.end - span.begin;
    content->documents += part.end - part.begin;
    return content->status;
}

static zili_status keep(zl_merge *merge, zl_merge_source *source,
                        const zl_merge_input *input)
{
    uint32_t last = 0;
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < input->part_count; i++) {
        zl_merge_part part = input->parts[i];
        if (part.begin < last || part.end <= part.begin ||
            part.end > source->body.documents) {
            zl_merge_damaged(merge, source);
            break;
        }
        last = part.end;
        status = add_span(merge, source, part);
    }
    source->whole = source->documents == source->body.documents &&
                    source->tokens == source->body.tokens;
    return merge->content.status;
}

/* ---- glue ---- */

static uint32_t number_of_glue(zl_content *content, zl_view glue)
{
    uint32_t number = zl_map_add(&content->glues, glue);

    if (number == ZL_MAP_NONE || number < content->glue_counts.count)
        return number;
    return zl_array_push(&content->glue_counts, 0) ? number : ZL_MAP_NONE;
}

static bool map_glues(zl_content *content, zl_merge_source *source)
{
    uint32_t count = source->body.glues.count;

    source->glues = zl_alloc_array((size_t)count + 1, sizeof *source->glues);
    for (uint32_t i = 0; source->glues && i <= count; i++) {
        source->glues[i] = number_of_glue(
            content,
            i < count ? zl_texts_at(&source->body.glues, i) : zl_view_of(""));
        if (source->glues[i] == ZL_MAP_NONE)
            return false;
    }
    return source->glues != NULL;
}

static bool add_leads(zl_content *content, const zl_merge_source *source)
{
    for (size_t i = 0; i < source->spans.count; i++) {
        const zl_merge_span *span = &source->spans.items[i];
        for (uint32_t k = span->document; k < span->documents; k++) {
            uint64_t lead = zl_packed_at(&source->body.leads, k);
            uint32_t count = source->body.glues.count;
            uint32_t number =
                source->glues[lead < count ? (uint32_t)lead : count];
            content->glue_counts.items[number]++;
            if (!zl_array_push(&content->leads, number))
                return false;
        }
    }
    return true;
}

/* ---- sources ---- */

static zili_status open_source(zl_merge *merge, const zl_merge_input *input)
{
    zl_content *content = &merge->content;
    zl_merge_source *source = &merge->sources[merge->count++];

    source->file = input->file;
    source->path = input->path;
    content->status =
        zl_body_open(&source->body, input->file, input->path, &content->error);
    if (!content->status)
        keep(merge, source, input);
    if (!content->status &&
        (!map_glues(content, source) || !add_leads(content, source)))
        zl_content_lack_memory(content);
    return content->status;
}

/* ---- attributes ---- */

/* Whether some token has more than "". */
static bool says_something(const zl_roster *roster)
{
    return roster->count > 1 ||
           (roster->count == 1 && roster->form(roster->user, 0).size > 0);
}

static int by_text(const void *a, const void *b)
{
    return zl_view_compare(*(const zl_view *)a, *(const zl_view *)b);
}

static bool note_names(const zl_merge *merge, zl_map *names)
{
    for (size_t i = 0; i < merge->count; i++) {
        const zl_body *body = &merge->sources[i].body;
        for (uint32_t k = 0; k < body->attribute_count; k++)
            if (zl_map_add(names, body->attributes[k].name) == ZL_MAP_NONE)
                return false;
    }
    return true;
}

/* An attribute that is left out will not be gone through, nor are tokens of
 * which all is known. */
static void note_passes(zl_merge *merge, uint64_t before, bool kept)
{
    zl_content *content = &merge->content;
    uint64_t passes = kept ? 1 : PASSES;

    zl_content_note_done(content, before + passes * content->tokens -
                                      content->done);
}

static bool make_attribute(zl_merge *merge, const char *name)
{
    uint32_t i = merge->content.attribute_count;
    zl_roster *roster = &merge->content.attributes[i].roster;
    uint64_t before = merge->content.done;
    bool kept = zl_merge_words_make(merge, i, name) &&
                (i == 0 || says_something(roster));

    note_passes(merge, before, kept);
    if (kept) {
        merge->content.attribute_count++;
        return true;
    }
    zl_roster_clear(roster);
    zl_merge_words_clear(&merge->words[i], merge->count);
    return !merge->content.status;
}

/* "word", then in byte order. */
static bool make_attributes(zl_merge *merge, const zl_map *names)
{
    zl_view *sorted = zl_alloc_array(names->count, sizeof *sorted);

    merge->words = zl_alloc_array(names->count, sizeof *merge->words);
    merge->content.attributes =
        zl_alloc_array(names->count, sizeof *merge->content.attributes);
    if (!sorted || !merge->words || !merge->content.attributes) {
        zl_free(sorted);
        return false;
    }
    for (uint32_t i = 0; i < names->count; i++)
        sorted[i] = zl_map_key(names, i);
    qsort(sorted + 1, names->count - 1, sizeof *sorted, by_text);
    bool good = true;
    merge->content.total = (uint64_t)names->count * PASSES *
                           merge->content.tokens;
    for (uint32_t i = 0; good && i < names->count; i++)
        good = make_attribute(merge, sorted[i].bytes);
    zl_free(sorted);
    return good;
}

/* ---- open, close ---- */

static bool make_room(zl_merge *merge, size_t count)
{
    merge->sources = zl_alloc_array(count, sizeof *merge->sources);
    merge->next = zl_alloc_array(count, sizeof *merge->next);
    merge->local = zl_alloc_array(count, sizeof *merge->local);
    return merge->sources && merge->next && merge->local;
}

static bool make_all(zl_merge *merge, const zl_merge_request *request)
{
    zl_map *names = &merge->attribute_names;

    if (!make_room(merge, request->count))
        return false;
    for (size_t i = 0; i < request->count; i++)
        if (open_source(merge, &request->inputs[i]))
            return false;
    return zl_map_add(names, zl_view_of("word")) != ZL_MAP_NONE &&
           note_names(merge, names) && make_attributes(merge, names) &&
           zl_merge_structures_make(merge);
}

zili_status zl_merge_open(zl_merge **out, const zl_merge_request *request,
                          zili_error *err)
{
    zl_merge *merge = zl_alloc(sizeof *merge);
    zili_status status = ZILI_OK;

    *out = NULL;
    if (!merge)
        return zl_no_memory(err);
    merge->content.reader = &zl_merge_reader;
    merge->content.stop = request->stop;
    merge->content.stop_user = request->stop_user;
    merge->content.tell = request->tell;
    merge->content.tell_user = request->tell_user;
    merge->path = request->path;
    if (!make_all(merge, request))
        zl_content_lack_memory(&merge->content);
    if (merge->content.status)
        status = zl_fail(err, merge->content.status, "%s",
                         merge->content.error.text);
    if (status)
        zl_merge_close(merge);
    else
        *out = merge;
    return status;
}

static void clear_source(zl_merge_source *source)
{
    zl_body_clear(&source->body);
    zl_array_clear(&source->spans);
    zl_free(source->glues);
}

void zl_merge_close(zl_merge *merge)
{
    if (!merge)
        return;
    for (uint32_t i = 0; i < merge->content.attribute_count; i++)
        zl_merge_words_clear(&merge->words[i], merge->count);
    for (uint32_t i = 0; i < merge->content.structure_count; i++)
        zl_map_clear(&merge->all_values[i]);
    for (size_t i = 0; i < merge->count; i++)
        clear_source(&merge->sources[i]);
    zl_free(merge->sources);
    zl_free(merge->words);
    zl_free(merge->ranks);
    zl_free(merge->next);
    zl_free(merge->local);
    zl_free(merge->values);
    zl_free(merge->all_values);
    zl_map_clear(&merge->structure_names);
    zl_map_clear(&merge->attribute_names);
    zl_content_clear(&merge->content);
    zl_free(merge);
}

zl_content *zl_merge_content(zl_merge *merge)
{
    return &merge->content;
}

/* ---- sums ---- */

static bool is_sound(zl_span file, zl_chunk chunk)
{
    zl_hasher hasher;
    uint64_t done = 0;

    zl_hasher_begin(&hasher);
    while (done < chunk.size) {
        uint64_t left = chunk.size - done;
        uint64_t part = left < WINDOW ? left : WINDOW;
        zl_hasher_add(&hasher, file.bytes + chunk.offset + done, part);
        zl_file_forget(file);
        done += part;
    }
    return zl_layout_same_hash(zl_hasher_end(&hasher), chunk.hash);
}

zili_status zl_merge_check(zl_span file, const char *path, zili_error *err)
{
    zili_status status = zl_layout_check(file, path, err);

    for (uint32_t i = 0; !status && i < zl_layout_count(file); i++)
        if (!is_sound(file, zl_layout_chunk(file, i)))
            status = zl_fail(err, ZILI_EFORMAT,
                             "%s is damaged: chunk %" PRIu32
                             " has a wrong sum. Build the index again.",
                             path, i + 1);
    return status;
}
