/* documents.c -- documents, regions and repairs, loaded when they are asked
 * for. */
#include "documents.h"

#include "base/fail.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "index/layout.h"
#include "reader/parts.h"

#include <inttypes.h>
#include <string.h>

enum { ALONE = 64 }; /* documents fetched one by one before all are */

bool zl_documents_init(zl_documents *all, zl_catalogue *catalogue,
                       uint32_t documents, uint32_t areas)
{
    all->catalogue = catalogue;
    all->document_count = documents;
    all->area_count = areas;
    zl_lock_init(&all->lock);
    all->has_lock = true;
    /* Zeroed memory of this size costs nothing until it is touched. */
    all->documents = zl_alloc_array(documents, sizeof(zl_document));
    all->has_document = zl_alloc_array(documents, sizeof(zl_mark));
    all->areas = zl_alloc_array(areas, sizeof(zl_area));
    all->has_area = zl_alloc_array(areas, sizeof(zl_mark));
    return all->documents && all->has_document && all->areas && all->has_area;
}

void zl_documents_clear(zl_documents *all)
{
    for (size_t i = 0; i < all->columns.count; i++)
        zl_free(all->columns.items[i].values);
    zl_array_clear(&all->columns);
    zl_array_clear(&all->column_names);
    zl_array_clear(&all->repairs);
    zl_aligned_clear(&all->aligned);
    zl_free(all->documents);
    zl_free(all->has_document);
    zl_free(all->areas);
    zl_free(all->has_area);
    zl_map_clear(&all->texts);
    if (all->has_lock)
        zl_lock_clear(&all->lock);
    all->has_lock = false;
}

/* ---- what went wrong ---- */

void zl_documents_note(zl_documents *all, const zili_error *problem)
{
    all->problem = *problem;
    atomic_fetch_add(&all->problems, 1);
}

uint64_t zl_corpus_problems(const zili_corpus *corpus)
{
    return atomic_load(&corpus->documents->problems);
}

zili_status zl_corpus_problem(const zili_corpus *corpus, uint64_t before,
                              zili_error *err)
{
    zl_documents *all = corpus->documents;

    if (zl_corpus_problems(corpus) == before)
        return ZILI_OK;
    zl_lock_take(&all->lock);
    zili_error problem = all->problem;
    zl_lock_give(&all->lock);
    if (err)
        *err = problem;
    return problem.status;
}

/* ---- rows of the catalogue; the lock is held ---- */

static void begin_rows(zl_documents *all, zl_select *rows, const char *sql,
                       int columns)
{
    zl_select_begin(rows, all->catalogue, sql, columns, &all->texts);
}

/* Whether all rows were right. */
static bool end_rows(zl_documents *all, zl_select *rows)
{
    zili_error problem;
    bool whole = zl_select_end(rows, all->catalogue, &problem) == ZILI_OK;

    if (!whole)
        zl_documents_note(all, &problem);
    return whole;
}

static void note_no_memory(zl_documents *all)
{
    zili_error problem;

    (void)zl_no_memory(&problem);
    zl_documents_note(all, &problem);
}

/* ---- documents ---- */

/* Fill a document from a row: number, name, path, bytes, digest. */
static void take_document(const zili_corpus *corpus, zl_select *rows)
{
    zl_documents *all = corpus->documents;
    uint64_t number = zl_select_number(rows, 0, all->document_count);

    if (number == 0 || zl_mark_is_set(&all->has_document[number - 1]))
        return;
    uint32_t i = (uint32_t)number - 1;
    const zl_structure *ranges = zl_corpus_structure(corpus, "doc");
    all->documents[i] = (zl_document){
        .name = zl_select_text(rows, 1),
        .path = zl_select_text(rows, 2),
        .bytes = zl_select_number(rows, 3, INT64_MAX),
        .digest = zl_select_text(rows, 4),
        .begin = zl_structure_begin(ranges, i),
        .end = zl_structure_end(ranges, i),
    };
    if (!rows->fault && !rows->no_memory)
        zl_mark_set(&all->has_document[i]);
}

/* Whether there was something wrong. */
static bool load_documents(const zili_corpus *corpus, const char *sql)
{
    zl_select rows;

    begin_rows(corpus->documents, &rows, sql, 5);
    while (zl_select_next(&rows))
        take_document(corpus, &rows);
    return end_rows(corpus->documents, &rows);
}

#define DOCUMENTS "SELECT number, name, path, bytes, digest FROM documents"

static bool load_alone(const zili_corpus *corpus, uint32_t i)
{
    zl_str sql = { 0 };

    zl_str_format(&sql, DOCUMENTS " WHERE number = %" PRIu64, (uint64_t)i + 1);
    bool enough = !sql.failed;
    if (!enough)
        note_no_memory(corpus->documents);
    bool whole = enough && load_documents(corpus, zl_str_text(&sql));
    zl_str_clear(&sql);
    return whole;
}

static void load_document(const zili_corpus *corpus, uint32_t i)
{
    zl_documents *all = corpus->documents;
    zili_error problem;
    bool whole = all->fetched++ == ALONE ? load_documents(corpus, DOCUMENTS)
                                         : load_alone(corpus, i);

    if (!whole || zl_mark_is_set(&all->has_document[i]))
        return;
    (void)zl_fail(&problem, ZILI_EFORMAT,
                  "%s is damaged: it has no document %" PRIu64
                  ". Build the index again.",
                  all->catalogue->path, (uint64_t)i + 1);
    zl_documents_note(all, &problem);
}

uint32_t zl_corpus_documents(const zili_corpus *corpus)
{
    return corpus->documents->document_count;
}

const zl_document *zl_corpus_document(const zili_corpus *corpus, uint32_t i)
{
    static const zl_document nothing = { .name = "",
                                         .path = "",
                                         .digest = "" };
    zl_documents *all = corpus->documents;

    if (!zl_mark_is_set(&all->has_document[i])) {
        zl_lock_take(&all->lock);
        if (!zl_mark_is_set(&all->has_document[i]))
            load_document(corpus, i);
        zl_lock_give(&all->lock);
    }
    return zl_mark_is_set(&all->has_document[i]) ? &all->documents[i]
                                                 : &nothing;
}

uint64_t zl_corpus_bytes(const zili_corpus *corpus)
{
    zl_documents *all = corpus->documents;
    zl_select rows;

    if (zl_mark_is_set(&all->has_bytes))
        return all->bytes;
    zl_lock_take(&all->lock);
    begin_rows(all, &rows, "SELECT total(bytes) FROM documents", 1);
    if (zl_select_next(&rows))
        all->bytes = zl_select_number(&rows, 0, INT64_MAX);
    if (end_rows(all, &rows))
        zl_mark_set(&all->has_bytes);
    zl_lock_give(&all->lock);
    return all->bytes;
}

/* ---- columns of documents ---- */

/* The statement is asked for its columns, not for rows. */
static void load_names(zl_documents *all)
{
    zl_select rows;

    begin_rows(all, &rows, "SELECT * FROM documents", ZL_CATALOGUE_FIXED);
    int count = rows.fault ? 0 : sqlite3_column_count(rows.row);
    for (int i = ZL_CATALOGUE_FIXED; i < count; i++) {
        const char *name = sqlite3_column_name(rows.row, i);
        uint32_t number = zl_map_add(&all->texts, zl_view_of(name));
        if (!name || number == ZL_MAP_NONE) {
            rows.no_memory = true;
            break;
        }
        zl_document_column column = {
            .name = zl_map_key(&all->texts, number).bytes,
            .kind = zl_column_declared(sqlite3_column_decltype(rows.row, i)),
        };
        if (!zl_array_push(&all->columns, column) ||
            !zl_array_push(&all->column_names, column.name))
            rows.no_memory = true;
    }
    if (end_rows(all, &rows)) {
        zl_mark_set(&all->has_columns);
        return;
    }
    zl_array_clear(&all->columns);
    zl_array_clear(&all->column_names);
}

static bool need_names(zl_documents *all)
{
    if (!zl_mark_is_set(&all->has_columns)) {
        zl_lock_take(&all->lock);
        if (!zl_mark_is_set(&all->has_columns))
            load_names(all);
        zl_lock_give(&all->lock);
    }
    return zl_mark_is_set(&all->has_columns);
}

static bool take_values(zl_documents *all, const char **values,
                        const char *sql)
{
    zl_select rows;

    begin_rows(all, &rows, sql, 2);
    while (zl_select_next(&rows)) {
        uint64_t number = zl_select_number(&rows, 0, all->document_count);
        if (number > 0 && !zl_select_missing(&rows, 1))
            values[number - 1] = zl_select_text(&rows, 1);
    }
    return end_rows(all, &rows);
}

static void load_values(zl_documents *all, zl_document_column *column)
{
    zl_str sql = { 0 };
    const char **values = zl_alloc_array(all->document_count, sizeof *values);

    zl_str_add_text(&sql, "SELECT number, ");
    zl_catalogue_add_name(&sql, column->name);
    zl_str_add_text(&sql, " FROM documents");
    if (!values || sql.failed) {
        note_no_memory(all);
    } else if (take_values(all, values, zl_str_text(&sql))) {
        column->values = values;
        values = NULL;
        zl_mark_set(&column->there);
    }
    zl_free(values);
    zl_str_clear(&sql);
}

static zl_document_column *find_column(zl_documents *all, const char *name)
{
    for (size_t i = 0; need_names(all) && i < all->columns.count; i++)
        if (strcmp(all->columns.items[i].name, name) == 0)
            return &all->columns.items[i];
    return NULL;
}

const char *zl_corpus_datum(const zili_corpus *corpus, uint32_t document,
                            const char *column)
{
    zl_documents *all = corpus->documents;
    zl_document_column *found = find_column(all, column);

    if (!found)
        return NULL;
    if (!zl_mark_is_set(&found->there)) {
        zl_lock_take(&all->lock);
        if (!zl_mark_is_set(&found->there))
            load_values(all, found);
        zl_lock_give(&all->lock);
    }
    return zl_mark_is_set(&found->there) ? found->values[document] : NULL;
}

zl_column_kind zl_corpus_column_kind(const zili_corpus *corpus,
                                     const char *column)
{
    const zl_document_column *found = find_column(corpus->documents, column);

    return found ? found->kind : ZL_COLUMN_TEXT;
}

zili_texts zl_corpus_columns(const zili_corpus *corpus)
{
    if (!need_names(corpus->documents))
        return (zili_texts){ NULL, 0 };
    return (zili_texts){ corpus->documents->column_names.items,
                         corpus->documents->column_names.count };
}

/* ---- regions ---- */

uint32_t zl_corpus_areas(const zili_corpus *corpus)
{
    return corpus->documents->area_count;
}

static void load_area(const zili_corpus *corpus, uint32_t i)
{
    const zl_structure *ranges = zl_corpus_structure(corpus, "region");

    corpus->documents->areas[i] = (zl_area){
        .kind = zl_structure_attribute(ranges, i),
        .lang = zl_structure_attribute(zl_corpus_structure(corpus, "lang"), i),
        .document = zl_structure_region_document(ranges, i),
        .begin = zl_structure_begin(ranges, i),
        .end = zl_structure_end(ranges, i),
    };
}

const zl_area *zl_corpus_area(const zili_corpus *corpus, uint32_t i)
{
    zl_documents *all = corpus->documents;

    if (!zl_mark_is_set(&all->has_area[i])) {
        zl_lock_take(&all->lock);
        if (!zl_mark_is_set(&all->has_area[i])) {
            load_area(corpus, i);
            zl_mark_set(&all->has_area[i]);
        }
        zl_lock_give(&all->lock);
    }
    return &all->areas[i];
}

/* ---- repairs ---- */

static bool comes_after(const zl_repair *one, const zl_repair *two)
{
    return one->document < two->document ||
           (one->document == two->document && one->at <= two->at);
}

static void take_repair(zl_documents *all, zl_select *rows)
{
    zl_repair repair = {
        .document = (uint32_t)zl_select_number(rows, 0, all->document_count),
        .offset = zl_select_number(rows, 1, INT64_MAX),
        .at = zl_select_number(rows, 2, INT64_MAX),
        .removed = zl_select_text(rows, 3),
        .inserted = zl_select_text(rows, 4),
        .place = zl_select_text(rows, 5),
    };
    size_t count = all->repairs.count;

    if (repair.document-- == 0)
        zl_select_fault(rows, "a repair in it has no document");
    else if (count > 0 &&
             !comes_after(&all->repairs.items[count - 1], &repair))
        zl_select_fault(rows, "the repairs in it are not in order");
    else if (!zl_array_push(&all->repairs, repair))
        rows->no_memory = true;
}

static void load_repairs(zl_documents *all)
{
    zl_select rows;

    begin_rows(all, &rows,
               "SELECT document, offset, at, removed, inserted, place"
               " FROM repairs ORDER BY number",
               6);
    while (zl_select_next(&rows))
        take_repair(all, &rows);
    if (end_rows(all, &rows))
        zl_mark_set(&all->has_repairs);
    else
        zl_array_clear(&all->repairs);
}

static bool need_repairs(zl_documents *all)
{
    if (!zl_mark_is_set(&all->has_repairs)) {
        zl_lock_take(&all->lock);
        if (!zl_mark_is_set(&all->has_repairs))
            load_repairs(all);
        zl_lock_give(&all->lock);
    }
    return zl_mark_is_set(&all->has_repairs);
}

uint32_t zl_corpus_repairs(const zili_corpus *corpus)
{
    return need_repairs(corpus->documents)
               ? (uint32_t)corpus->documents->repairs.count
               : 0;
}

const zl_repair *zl_corpus_repair(const zili_corpus *corpus, uint32_t i)
{
    return &corpus->documents->repairs.items[i];
}

uint32_t zl_corpus_repairs_from(const zili_corpus *corpus, uint32_t document)
{
    uint32_t low = 0, high = zl_corpus_repairs(corpus);

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (zl_corpus_repair(corpus, middle)->document < document)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
