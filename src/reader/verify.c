/* verify.c -- whether an index is what it says, all of it. */
#include "reader/verify.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "index/catalogue.h"
#include "index/layout.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- a segment ---- */

static uint32_t greater(uint32_t one, uint32_t two)
{
    return one > two ? one : two;
}

bool zl_checker_init(zl_checker *checker, const zl_segment *segment)
{
    const zl_body *body = &segment->body;
    uint32_t types = 0, marks = 0;

    for (uint32_t i = 0; i < body->attribute_count; i++) {
        types = greater(types, body->attributes[i].types);
        marks = greater(marks, body->attributes[i].keys.count);
    }
    for (uint32_t i = 0; i < body->structure_count; i++)
        marks = greater(marks, body->structures[i].values.count);
    *checker = (zl_checker){
        .body = body,
        .segment = segment,
        .before = zl_alloc_array(types, sizeof *checker->before),
        .after = zl_alloc_array(types, sizeof *checker->after),
        .seen = zl_alloc_array(body->documents, sizeof *checker->seen),
        .glues = zl_alloc_array(body->glues.count, sizeof *checker->glues),
        .marks = zl_alloc_array(marks, sizeof *checker->marks),
    };
    return checker->before && checker->after && checker->seen &&
           checker->glues && checker->marks;
}

void zl_checker_clear(zl_checker *checker)
{
    zl_free(checker->before);
    zl_free(checker->after);
    zl_free(checker->seen);
    zl_free(checker->glues);
    zl_free(checker->marks);
}

/* Structures before tokens: documents are counted by them. */
static const char *check_body(zl_checker *checker)
{
    const zl_body *body = checker->body;
    const char *fault = NULL;

    for (uint32_t i = 0; !fault && i < body->attribute_count; i++)
        fault = zl_check_types(checker, &body->attributes[i]);
    if (!fault)
        fault = zl_check_structures(checker);
    for (uint32_t i = 0; !fault && i < body->attribute_count; i++)
        fault = zl_check_tokens(checker, &body->attributes[i]);
    return fault ? fault : zl_check_glue(checker);
}

static zili_status not_sound(const char *path, const char *fault,
                             zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is not sound: %s. Build the index again.", path, fault);
}

zili_status zl_segment_verify(const zl_segment *segment, const char *path,
                              zili_error *err)
{
    zl_checker checker;
    zili_status status = zl_segment_check_sums(segment, path, err);

    if (status)
        return status;
    bool enough = zl_checker_init(&checker, segment);
    const char *fault = enough ? check_body(&checker) : NULL;
    zl_checker_clear(&checker);
    if (!enough)
        return zl_no_memory(err);
    return fault ? not_sound(path, fault, err) : ZILI_OK;
}

/* ---- the texts of the catalogue ---- */

/* A corpus and a connection of one's own: threads may use the other one. */
struct both {
    const zili_corpus *corpus;
    zl_catalogue catalogue;
};

static bool row_is_utf8(zl_select *rows)
{
    for (int i = 0; i < sqlite3_column_count(rows->row); i++)
        if (!zl_utf8_check(zl_select_view(rows, i), NULL))
            return false;
    return true;
}

static zili_status check_table(struct both *both, const char *sql,
                               zili_error *err)
{
    const char *fault = NULL;
    zl_select rows;

    zl_select_begin(&rows, &both->catalogue, sql, 1, NULL);
    while (!fault && zl_select_next(&rows))
        if (!row_is_utf8(&rows))
            fault = "a text in it is not UTF-8";
    zili_status status = zl_select_end(&rows, &both->catalogue, err);
    return !status && fault ? not_sound(both->catalogue.path, fault, err)
                            : status;
}

static zili_status check_texts(struct both *both, zili_error *err)
{
    static const char *const tables[] = {
        "SELECT * FROM settings",  "SELECT * FROM segments",
        "SELECT * FROM documents", "SELECT * FROM regions",
        "SELECT * FROM repairs",   "SELECT * FROM gone",
        "SELECT * FROM pairs",     "SELECT * FROM beads",
        "SELECT * FROM glossary",
    };
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < sizeof tables / sizeof *tables; i++)
        status = check_table(both, tables[i], err);
    return status;
}

/* ---- catalogue against segments ---- */

/* Whether number `column` of a row is `number`. */
static bool is_number(zl_select *rows, int column, uint64_t number)
{
    return zl_select_number(rows, column, INT64_MAX) == number;
}

/* Whether the row has the place of range `i` from column `first` on: segment,
 * begin, end. */
static bool is_at(zl_select *rows, int first, zl_structure_place place)
{
    return is_number(rows, first, place.part + 1) &&
           is_number(rows, first + 1,
                     zl_ranges_begin(place.ranges, place.i)) &&
           is_number(rows, first + 2, zl_ranges_end(place.ranges, place.i));
}

static bool document_fits(const zili_corpus *corpus, zl_select *rows,
                          uint32_t i)
{
    const zl_structure *documents = zl_corpus_structure(corpus, "doc");

    return is_number(rows, 0, (uint64_t)i + 1) &&
           is_at(rows, 1, zl_structure_place_of(documents, i));
}

static bool region_fits(const zili_corpus *corpus, zl_select *rows, uint32_t i)
{
    const zl_area *area = zl_corpus_area(corpus, i);
    const zl_structure *regions = zl_corpus_structure(corpus, "region");

    return is_number(rows, 0, (uint64_t)i + 1) &&
           is_at(rows, 1, zl_structure_place_of(regions, i)) &&
           is_number(rows, 4, (uint64_t)area->document + 1) &&
           zl_view_is(zl_select_view(rows, 5), area->kind) &&
           zl_view_is(zl_select_view(rows, 6), area->lang);
}

/* The rows fit the ranges, and there are as many of them. */
static zili_status check_rows(
    struct both *both, const char *what, const char *sql, uint32_t count,
    bool fits(const zili_corpus *, zl_select *, uint32_t), zili_error *err)
{
    zl_select rows;
    uint32_t i = 0;
    bool sound = true;

    zl_select_begin(&rows, &both->catalogue, sql, 1, NULL);
    while (sound && zl_select_next(&rows)) {
        sound = i < count && fits(both->corpus, &rows, i);
        i++;
    }
    zili_status status = zl_select_end(&rows, &both->catalogue, err);
    if (status || (sound && i == count))
        return status;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is not sound: the %s in it do not fit the segments. "
                   "Build the index again.",
                   both->catalogue.path, what);
}

static zili_status check_documents(struct both *both, zili_error *err)
{
    return check_rows(both, "documents",
                      "SELECT number, segment, \"begin\", \"end\""
                      " FROM documents ORDER BY number",
                      zl_corpus_documents(both->corpus), document_fits, err);
}

static zili_status check_regions(struct both *both, zili_error *err)
{
    return check_rows(both, "regions",
                      "SELECT regions.number, documents.segment,"
                      " regions.\"begin\", regions.\"end\","
                      " regions.document, regions.region, regions.lang"
                      " FROM regions LEFT JOIN documents"
                      " ON documents.number = regions.document"
                      " ORDER BY regions.number",
                      zl_corpus_areas(both->corpus), region_fits, err);
}

static zili_status check_beads(struct both *both, zili_error *err)
{
    zl_aligned aligned = { 0 };
    zili_status status =
        zl_aligned_read(&aligned, both->corpus, &both->catalogue, err);

    zl_aligned_clear(&aligned);
    return status;
}

static zili_status verify_catalogue(const zili_corpus *corpus, zili_error *err)
{
    struct both both = { .corpus = corpus };
    zili_status status = zl_catalogue_read(
        &both.catalogue, corpus->catalogue_file, corpus->catalogue_path, err);

    if (!status)
        status = zl_catalogue_check(&both.catalogue, err);
    if (!status)
        status = check_texts(&both, err);
    if (!status)
        status = check_documents(&both, err);
    if (!status)
        status = check_regions(&both, err);
    if (!status)
        status = check_beads(&both, err);
    zl_catalogue_clear(&both.catalogue);
    return status;
}

/* ---- documents ---- */

/* Whether a digest is of the kind that can be computed here. */
static bool is_hash(const char *digest)
{
    return strlen(digest) == 16 && strspn(digest, "0123456789abcdef") == 16;
}

static bool is_same_file(const zl_document *document, zl_view text)
{
    char digest[17];

    if (text.size != document->bytes)
        return false;
    snprintf(digest, sizeof digest, "%016" PRIx64,
             zl_hash(text.bytes, text.size));
    return !is_hash(document->digest) || strcmp(digest, document->digest) == 0;
}

static zili_status verify_document(const zili_corpus *corpus, uint32_t i,
                                   zili_error *err)
{
    const zl_document *document = zl_corpus_document(corpus, i);
    zl_str text = { 0 };
    zili_status status = zl_corpus_restore(corpus, i, &text, err);

    if (!status && !is_same_file(document, zl_str_view(&text)))
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s is not sound: the document %s is not what its "
                         "file was (%zu bytes; the catalogue says %" PRIu64
                         "). Build the index again.",
                         corpus->path, document->name, text.size,
                         document->bytes);
    zl_str_clear(&text);
    return status;
}

static zili_status verify_documents(const zili_corpus *corpus, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(corpus);
    zili_status status = ZILI_OK;

    for (uint32_t i = 0; !status && i < zl_corpus_documents(corpus); i++)
        status = verify_document(corpus, i, err);
    zili_status problem = zl_corpus_problem(corpus, problems, err);
    return problem ? problem : status;
}

zili_status zili_corpus_verify(const zili_corpus *corpus, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (uint32_t i = 0; !status && i < corpus->part_count; i++) {
        zl_corpus_tell(corpus, "verifying, segments", i, corpus->part_count);
        status = zl_segment_verify(corpus->parts[i].segment,
                                   corpus->parts[i].path, err);
    }
    if (!status)
        status = verify_catalogue(corpus, err);
    return status ? status : verify_documents(corpus, err);
}
