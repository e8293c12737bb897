/* writer.c -- documents of tokens in, an index folder out. */
#include "writer.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "index/layout.h"
#include "writer/catalogue.h"
#include "writer/publish.h"
#include "writer/schema.h"
#include "writer/segment.h"

#include <inttypes.h>
#include <string.h>

struct zl_writer {
    zl_collected collected;
    zl_publication publication;
    zl_describe *describe;
    void *user;
    zl_str glue;        /* since the last token */
    zili_status status; /* the first failure */
    zili_error error;
};

/* ---- failures ---- */

static void lack_memory(zl_writer *writer)
{
    if (!writer->status)
        writer->status = zl_no_memory(&writer->error);
}

/* A call that the caller should not have made. */
static void misuse(zl_writer *writer, const char *what, const char *name)
{
    if (!writer->status)
        writer->status = zl_fail(&writer->error, ZILI_EUSAGE,
                                 "The index cannot be made: %s%s%s.", what,
                                 *name ? " " : "", name);
}

/* Whether something may be added to the current document. */
static bool in_document(zl_writer *writer, const char *what)
{
    if (!writer->status && writer->collected.documents.count == 0)
        misuse(writer, what, "comes before the first document");
    return !writer->status;
}

static uint32_t next_token(const zl_writer *writer)
{
    return (uint32_t)writer->collected.tokens.count;
}

static uint32_t current_document(const zl_writer *writer)
{
    return (uint32_t)writer->collected.documents.count - 1;
}

static const char *keep_text(zl_writer *writer, const char *text)
{
    const char *kept = zl_collected_text(&writer->collected, text);

    if (!kept)
        lack_memory(writer);
    return kept;
}

/* ---- open, close ---- */

zili_status zl_writer_open(zl_writer **out, const char *path, zili_error *err)
{
    *out = NULL;
    zl_writer *writer = zl_alloc(sizeof *writer);
    if (!writer)
        return zl_no_memory(err);
    zili_status status = zl_publication_begin(&writer->publication, path, err);
    if (!status && !zl_collected_init(&writer->collected))
        status = zl_no_memory(err);
    if (status) {
        zl_writer_close(writer);
        return status;
    }
    *out = writer;
    return ZILI_OK;
}

void zl_writer_close(zl_writer *writer)
{
    if (!writer)
        return;
    zl_publication_drop(&writer->publication);
    zl_collected_clear(&writer->collected);
    zl_str_clear(&writer->glue);
    zl_free(writer);
}

void zl_writer_describe_with(zl_writer *writer, zl_describe *describe,
                             void *user)
{
    writer->describe = describe;
    writer->user = user;
}

uint64_t zl_writer_tokens(const zl_writer *writer)
{
    return writer->collected.tokens.count;
}

uint64_t zl_writer_types(const zl_writer *writer)
{
    return writer->collected.types.count;
}

/* ---- settings ---- */

static zl_new_setting *find_setting(zl_collected *collected, const char *key)
{
    for (size_t i = 0; i < collected->settings.count; i++)
        if (strcmp(collected->settings.items[i].key, key) == 0)
            return &collected->settings.items[i];
    return NULL;
}

void zl_writer_setting(zl_writer *writer, const char *key, const char *value)
{
    zl_collected *collected = &writer->collected;
    zl_new_setting setting = { keep_text(writer, key),
                               keep_text(writer, value) };

    if (writer->status)
        return;
    zl_new_setting *old = find_setting(collected, key);
    if (strcmp(key, "format") == 0)
        misuse(writer, "\"format\" is a setting of the index itself", "");
    else if (old)
        *old = setting;
    else if (!zl_array_push(&collected->settings, setting))
        lack_memory(writer);
}

/* ---- glue ---- */

/* Give what has come since the last token to it, or to the beginning of the
 * document. */
static void settle_glue(zl_writer *writer)
{
    zl_collected *collected = &writer->collected;

    if (writer->status || collected->documents.count == 0)
        return;
    if (writer->glue.failed) {
        lack_memory(writer);
        return;
    }
    bool leads = collected->leads.count < collected->documents.count;
    if (!leads && collected->glue_of.count == collected->tokens.count)
        return;
    uint32_t glue = zl_map_add(&collected->glues, zl_str_view(&writer->glue));
    if (glue == ZL_MAP_NONE ||
        !(leads ? zl_array_push(&collected->leads, glue)
                : zl_array_push(&collected->glue_of, glue)))
        lack_memory(writer);
    zl_str_empty(&writer->glue);
}

void zl_writer_glue(zl_writer *writer, zl_view glue)
{
    if (glue.size && in_document(writer, "glue"))
        zl_str_add(&writer->glue, glue);
}

/* ---- tokens ---- */

static zl_type_facts describe(const zl_writer *writer, zl_view form)
{
    if (writer->describe)
        return writer->describe(writer->user, form);
    return (zl_type_facts){ 1, form };
}

/* The number of a form, new or old; ZL_MAP_NONE without memory. */
static uint32_t number_of(zl_writer *writer, zl_view form)
{
    zl_collected *collected = &writer->collected;
    uint32_t number = zl_map_add(&collected->forms, form);

    if (number < collected->types.count || number == ZL_MAP_NONE)
        return number;
    zl_type_facts facts = describe(writer, form);
    zl_new_type type = { .fold = zl_map_add(&collected->folds, facts.fold),
                     .class_of = facts.class_of };
    if (type.fold == ZL_MAP_NONE || !zl_array_push(&collected->types, type))
        return ZL_MAP_NONE;
    return number;
}

void zl_writer_token(zl_writer *writer, zl_view form)
{
    zl_collected *collected = &writer->collected;

    if (!in_document(writer, "a token"))
        return;
    settle_glue(writer);
    if (writer->status)
        return;
    if (collected->tokens.count >= ZL_LAYOUT_TOKENS_MAX) {
        writer->status = zl_fail(&writer->error, ZILI_EUSAGE,
                                 "There are more than %" PRIu32 " tokens; an "
                                 "index holds no more. Make two.",
                                 ZL_LAYOUT_TOKENS_MAX);
        return;
    }
    uint32_t number = number_of(writer, form);
    if (number == ZL_MAP_NONE || !zl_array_push(&collected->tokens, number))
        lack_memory(writer);
    else
        collected->types.items[number].count++;
}

/* ---- structures ---- */

static void begin_range(zl_writer *writer, zl_new_ranges *ranges,
                        const char *name, const char *attribute)
{
    if (ranges && ranges->open)
        misuse(writer, "a structure begins inside itself:", name);
    else if (!ranges ||
             !zl_new_ranges_begin(ranges, next_token(writer), attribute))
        lack_memory(writer);
}

static bool is_kept_empty(const zl_writer *writer, const zl_new_ranges *ranges)
{
    return ranges - writer->collected.structures.items <= ZL_RANGES_REGION;
}

static void end_range(zl_writer *writer, zl_new_ranges *ranges,
                      const char *name)
{
    if (!ranges || !ranges->open)
        misuse(writer, "a structure ends that has not begun:", name);
    else if (!zl_new_ranges_end(ranges, next_token(writer),
                            is_kept_empty(writer, ranges)))
        lack_memory(writer);
}

static bool is_reserved(zl_writer *writer, const char *name)
{
    bool reserved = strcmp(name, "doc") == 0 || strcmp(name, "region") == 0;

    if (reserved)
        misuse(writer, "a structure has a name with a meaning:", name);
    return reserved;
}

void zl_writer_begin(zl_writer *writer, const char *name,
                     const char *attribute)
{
    if (in_document(writer, "a structure") && !is_reserved(writer, name))
        begin_range(writer,
                    zl_collected_ranges(&writer->collected, name, true), name,
                    attribute);
}

void zl_writer_end(zl_writer *writer, const char *name)
{
    if (in_document(writer, "a structure") && !is_reserved(writer, name))
        end_range(writer, zl_collected_ranges(&writer->collected, name, false),
                  name);
}

void zl_writer_region_begin(zl_writer *writer, const char *kind,
                            const char *lang)
{
    zl_collected *collected = &writer->collected;

    if (!in_document(writer, "a region"))
        return;
    begin_range(writer, &collected->structures.items[ZL_RANGES_REGION],
                "region", kind);
    zl_new_region part = { current_document(writer), keep_text(writer, lang) };
    if (!writer->status && !zl_array_push(&collected->regions, part))
        lack_memory(writer);
}

void zl_writer_region_end(zl_writer *writer)
{
    if (in_document(writer, "a region"))
        end_range(writer,
                  &writer->collected.structures.items[ZL_RANGES_REGION],
                  "region");
}

/* ---- documents ---- */

/* No range and no glue reaches from one document into the next. */
static void end_document(zl_writer *writer)
{
    settle_glue(writer);
    for (size_t i = 0; i < writer->collected.structures.count; i++) {
        zl_new_ranges *ranges = &writer->collected.structures.items[i];
        if (ranges->open && !writer->status)
            end_range(writer, ranges, "");
    }
}

/* The number to try next for a name that is taken; NULL without memory. */
static uint32_t *next_number(zl_collected *collected, zl_view name)
{
    uint32_t at = zl_map_add(&collected->taken, name);

    if (at == ZL_MAP_NONE ||
        (at >= collected->next.count && !zl_array_push(&collected->next, 2)))
        return NULL;
    return &collected->next.items[at];
}

/* "report", "report-2", "report-3" …: one that no document has. */
static void find_unique(zl_collected *collected, const char *name,
                        zl_str *unique)
{
    zl_map *names = &collected->names;

    zl_str_add_text(unique, name);
    if (zl_map_find(names, zl_view_of(name)) == ZL_MAP_NONE)
        return;
    uint32_t *next = next_number(collected, zl_view_of(name));
    unique->failed |= !next;
    while (!unique->failed &&
           zl_map_find(names, zl_str_view(unique)) != ZL_MAP_NONE) {
        zl_str_empty(unique);
        zl_str_format(unique, "%s-%" PRIu32, name, (*next)++);
    }
}

/* NULL without memory. */
static const char *unique_name(zl_writer *writer, const char *name)
{
    zl_map *names = &writer->collected.names;
    zl_str unique = { 0 };

    find_unique(&writer->collected, name, &unique);
    uint32_t number = unique.failed ? ZL_MAP_NONE
                                    : zl_map_add(names, zl_str_view(&unique));
    zl_str_clear(&unique);
    return number == ZL_MAP_NONE ? NULL : zl_map_key(names, number).bytes;
}

void zl_writer_document(zl_writer *writer, const char *name, const char *path,
                        uint64_t bytes, const char *digest)
{
    zl_collected *collected = &writer->collected;

    end_document(writer);
    if (writer->status)
        return;
    zl_new_document paper = { .name = unique_name(writer, name),
                       .path = keep_text(writer, path),
                       .digest = keep_text(writer, digest),
                       .bytes = bytes };
    if (!paper.name)
        lack_memory(writer);
    if (writer->status)
        return;
    if (zl_array_push(&collected->documents, paper))
        begin_range(writer, &collected->structures.items[ZL_RANGES_DOC], "doc",
                    "");
    else
        lack_memory(writer);
}

static uint32_t column_of(zl_writer *writer, const char *key)
{
    zl_str column = { 0 };

    zl_schema_column(&column, key);
    uint32_t number = column.failed ? ZL_MAP_NONE
                                    : zl_map_add(&writer->collected.columns,
                                                 zl_str_view(&column));
    zl_str_clear(&column);
    return number;
}

/* The value that the current document has in a column already. */
static zl_new_datum *find_fact(zl_writer *writer, uint32_t column)
{
    zl_collected *collected = &writer->collected;

    for (size_t i = collected->facts.count; i-- > 0;) {
        zl_new_datum *fact = &collected->facts.items[i];
        if (fact->document != current_document(writer))
            break;
        if (fact->column == column)
            return fact;
    }
    return NULL;
}

void zl_writer_datum(zl_writer *writer, const char *key, const char *value)
{
    if (!*value || !in_document(writer, "metadata"))
        return;
    zl_new_datum fact = { current_document(writer), column_of(writer, key),
                     keep_text(writer, value) };
    if (fact.column == ZL_MAP_NONE)
        lack_memory(writer);
    if (writer->status)
        return;
    zl_new_datum *old = find_fact(writer, fact.column);
    if (old)
        old->value = fact.value;
    else if (!zl_array_push(&writer->collected.facts, fact))
        lack_memory(writer);
}

void zl_writer_edit(zl_writer *writer, uint64_t offset, uint64_t at,
                    const char *removed, const char *inserted,
                    const char *place)
{
    if (!in_document(writer, "an edit"))
        return;
    zl_new_repair mend = { .document = current_document(writer),
                     .offset = offset,
                     .at = at,
                     .removed = keep_text(writer, removed),
                     .inserted = keep_text(writer, inserted),
                     .place = keep_text(writer, place) };
    if (!writer->status && !zl_array_push(&writer->collected.repairs, mend))
        lack_memory(writer);
}

/* ---- commit ---- */

static zili_status write_files(zl_writer *writer, zili_error *err)
{
    const char *folder = writer->publication.beside;
    zl_segment_facts facts;
    zl_str path = { 0 };

    zl_file_join(&path, folder, ZL_SEGMENT_FILE);
    zili_status status = path.failed ? zl_no_memory(err)
                                     : zl_segment_write(&writer->collected,
                                                        zl_str_text(&path),
                                                        &facts, err);
    zl_file_join(&path, folder, ZL_CATALOGUE_FILE);
    if (!status)
        status = path.failed
                     ? zl_no_memory(err)
                     : zl_catalogue_write(&writer->collected,
                                          zl_str_text(&path), &facts, err);
    zl_str_clear(&path);
    return status;
}

zili_status zl_writer_commit(zl_writer *writer, zili_error *err)
{
    end_document(writer);
    if (!writer->status && !writer->publication.beside)
        misuse(writer, "it is published already", "");
    if (writer->status)
        return zl_fail(err, writer->status, "%s", writer->error.text);
    writer->status = write_files(writer, &writer->error);
    if (!writer->status)
        writer->status =
            zl_publication_keep(&writer->publication, &writer->error);
    if (writer->status)
        return zl_fail(err, writer->status, "%s", writer->error.text);
    return ZILI_OK;
}
