/* records.c -- documents, regions and repairs, loaded when they are asked
 * for. */
#include "records.h"

#include "base/fail.h"
#include "base/mem.h"
#include "index/catalogue.h"
#include "index/layout.h"
#include "reader/parts.h"

#include <inttypes.h>
#include <string.h>

enum { ALONE = 64 }; /* documents fetched one by one before all are */

bool zl_records_init(zl_records *records, zl_catalogue *catalogue,
                     uint32_t documents, uint32_t areas)
{
    records->catalogue = catalogue;
    records->document_count = documents;
    records->area_count = areas;
    zl_lock_init(&records->lock);
    records->has_lock = true;
    /* Zeroed memory of this size costs nothing until it is touched. */
    records->documents = zl_alloc_array(documents, sizeof(zl_document));
    records->has_document = zl_alloc_array(documents, sizeof(zl_mark));
    records->areas = zl_alloc_array(areas, sizeof(zl_area));
    records->has_area = zl_alloc_array(areas, sizeof(zl_mark));
    return records->documents && records->has_document && records->areas &&
           records->has_area;
}

void zl_records_clear(zl_records *records)
{
    for (size_t i = 0; i < records->columns.count; i++)
        zl_free(records->columns.items[i].values);
    zl_array_clear(&records->columns);
    zl_array_clear(&records->column_names);
    zl_array_clear(&records->repairs);
    zl_free(records->documents);
    zl_free(records->has_document);
    zl_free(records->areas);
    zl_free(records->has_area);
    zl_map_clear(&records->texts);
    if (records->has_lock)
        zl_lock_clear(&records->lock);
    records->has_lock = false;
}

/* ---- what went wrong ---- */

void zl_records_note(zl_records *records, const zili_error *problem)
{
    records->problem = *problem;
    atomic_fetch_add(&records->problems, 1);
}

uint64_t zl_corpus_problems(const zili_corpus *corpus)
{
    return atomic_load(&corpus->records->problems);
}

zili_status zl_corpus_problem(const zili_corpus *corpus, uint64_t before,
                              zili_error *err)
{
    zl_records *records = corpus->records;

    if (zl_corpus_problems(corpus) == before)
        return ZILI_OK;
    zl_lock_take(&records->lock);
    zili_error problem = records->problem;
    zl_lock_give(&records->lock);
    if (err)
        *err = problem;
    return problem.status;
}

/* ---- rows of the catalogue; the lock is held ---- */

static void begin_rows(zl_records *records, zl_sql_rows *rows, const char *sql,
                       int columns)
{
    zl_sql_rows_begin(rows, records->catalogue, sql, columns, &records->texts);
}

/* Whether all rows were right. */
static bool end_rows(zl_records *records, zl_sql_rows *rows)
{
    zili_error problem;
    bool whole = zl_sql_rows_end(rows, records->catalogue, &problem) == ZILI_OK;

    if (!whole)
        zl_records_note(records, &problem);
    return whole;
}

static void note_no_memory(zl_records *records)
{
    zili_error problem;

    (void)zl_no_memory(&problem);
    zl_records_note(records, &problem);
}

/* ---- documents ---- */

/* Fill a document from a row: number, name, path, bytes, digest. */
static void take_document(const zili_corpus *corpus, zl_sql_rows *rows)
{
    zl_records *records = corpus->records;
    uint64_t number = zl_sql_rows_number(rows, 0, records->document_count);

    if (number == 0 || zl_mark_is_set(&records->has_document[number - 1]))
        return;
    uint32_t i = (uint32_t)number - 1;
    const zl_structure *ranges = zl_corpus_structure(corpus, "doc");
    records->documents[i] = (zl_document){
        .name = zl_sql_rows_text(rows, 1),
        .path = zl_sql_rows_text(rows, 2),
        .bytes = zl_sql_rows_number(rows, 3, INT64_MAX),
        .digest = zl_sql_rows_text(rows, 4),
        .begin = zl_structure_begin(ranges, i),
        .end = zl_structure_end(ranges, i),
    };
    if (!rows->fault && !rows->no_memory)
        zl_mark_set(&records->has_document[i]);
}

/* Whether there was something wrong. */
static bool load_documents(const zili_corpus *corpus, const char *sql)
{
    zl_sql_rows rows;

    begin_rows(corpus->records, &rows, sql, 5);
    while (zl_sql_rows_next(&rows))
        take_document(corpus, &rows);
    return end_rows(corpus->records, &rows);
}

#define DOCUMENTS "SELECT number, name, path, bytes, digest FROM documents"

static bool load_alone(const zili_corpus *corpus, uint32_t i)
{
    zl_str sql = { 0 };

    zl_str_format(&sql, DOCUMENTS " WHERE number = %" PRIu64,
                  (uint64_t)i + 1);
    bool enough = !sql.failed;
    if (!enough)
        note_no_memory(corpus->records);
    bool whole = enough && load_documents(corpus, zl_str_text(&sql));
    zl_str_clear(&sql);
    return whole;
}

static void load_document(const zili_corpus *corpus, uint32_t i)
{
    zl_records *records = corpus->records;
    zili_error problem;
    bool whole = records->fetched++ == ALONE
                     ? load_documents(corpus, DOCUMENTS)
                     : load_alone(corpus, i);

    if (!whole || zl_mark_is_set(&records->has_document[i]))
        return;
    (void)zl_fail(&problem, ZILI_EFORMAT,
                  "%s is damaged: it has no document %" PRIu64
                  ". Build the index again.",
                  records->catalogue->path, (uint64_t)i + 1);
    zl_records_note(records, &problem);
}

uint32_t zl_corpus_documents(const zili_corpus *corpus)
{
    return corpus->records->document_count;
}

const zl_document *zl_corpus_document(const zili_corpus *corpus, uint32_t i)
{
    static const zl_document nothing = { .name = "", .path = "",
                                         .digest = "" };
    zl_records *records = corpus->records;

    if (!zl_mark_is_set(&records->has_document[i])) {
        zl_lock_take(&records->lock);
        if (!zl_mark_is_set(&records->has_document[i]))
            load_document(corpus, i);
        zl_lock_give(&records->lock);
    }
    return zl_mark_is_set(&records->has_document[i]) ? &records->documents[i]
                                                     : &nothing;
}

uint64_t zl_corpus_bytes(const zili_corpus *corpus)
{
    zl_records *records = corpus->records;
    zl_sql_rows rows;

    if (zl_mark_is_set(&records->has_bytes))
        return records->bytes;
    zl_lock_take(&records->lock);
    begin_rows(records, &rows, "SELECT total(bytes) FROM documents", 1);
    if (zl_sql_rows_next(&rows))
        records->bytes = zl_sql_rows_number(&rows, 0, INT64_MAX);
    if (end_rows(records, &rows))
        zl_mark_set(&records->has_bytes);
    zl_lock_give(&records->lock);
    return records->bytes;
}

/* ---- columns of documents ---- */

/* The statement is asked for its columns, not for rows. */
static void load_names(zl_records *records)
{
    zl_sql_rows rows;

    begin_rows(records, &rows, "SELECT * FROM documents",
               ZL_CATALOGUE_FIXED);
    int count = rows.fault ? 0 : sqlite3_column_count(rows.row);
    for (int i = ZL_CATALOGUE_FIXED; i < count; i++) {
        const char *name = sqlite3_column_name(rows.row, i);
        uint32_t number = zl_map_add(&records->texts, zl_view_of(name));
        if (!name || number == ZL_MAP_NONE) {
            rows.no_memory = true;
            break;
        }
        zl_record_column column = {
            .name = zl_map_key(&records->texts, number).bytes
        };
        if (!zl_array_push(&records->columns, column) ||
            !zl_array_push(&records->column_names, column.name))
            rows.no_memory = true;
    }
    if (end_rows(records, &rows)) {
        zl_mark_set(&records->has_columns);
        return;
    }
    zl_array_clear(&records->columns);
    zl_array_clear(&records->column_names);
}

static bool need_names(zl_records *records)
{
    if (!zl_mark_is_set(&records->has_columns)) {
        zl_lock_take(&records->lock);
        if (!zl_mark_is_set(&records->has_columns))
            load_names(records);
        zl_lock_give(&records->lock);
    }
    return zl_mark_is_set(&records->has_columns);
}

/* The query names the column in quotes. */
static void add_quoted(zl_str *sql, const char *name)
{
    zl_str_add_byte(sql, '"');
    for (; *name; name++) {
        if (*name == '"')
            zl_str_add_byte(sql, '"');
        zl_str_add_byte(sql, *name);
    }
    zl_str_add_byte(sql, '"');
}

static bool take_values(zl_records *records, const char **values,
                        const char *sql)
{
    zl_sql_rows rows;

    begin_rows(records, &rows, sql, 2);
    while (zl_sql_rows_next(&rows)) {
        uint64_t number = zl_sql_rows_number(&rows, 0, records->document_count);
        if (number > 0 && !zl_sql_rows_missing(&rows, 1))
            values[number - 1] = zl_sql_rows_text(&rows, 1);
    }
    return end_rows(records, &rows);
}

static void load_values(zl_records *records, zl_record_column *column)
{
    zl_str sql = { 0 };
    const char **values =
        zl_alloc_array(records->document_count, sizeof *values);

    zl_str_add_text(&sql, "SELECT number, ");
    add_quoted(&sql, column->name);
    zl_str_add_text(&sql, " FROM documents");
    if (!values || sql.failed) {
        note_no_memory(records);
    } else if (take_values(records, values, zl_str_text(&sql))) {
        column->values = values;
        values = NULL;
        zl_mark_set(&column->there);
    }
    zl_free(values);
    zl_str_clear(&sql);
}

static zl_record_column *find_column(zl_records *records, const char *name)
{
    for (size_t i = 0; need_names(records) && i < records->columns.count; i++)
        if (strcmp(records->columns.items[i].name, name) == 0)
            return &records->columns.items[i];
    return NULL;
}

const char *zl_corpus_datum(const zili_corpus *corpus, uint32_t document,
                            const char *name)
{
    zl_records *records = corpus->records;
    zl_record_column *column = find_column(records, name);

    if (!column)
        return NULL;
    if (!zl_mark_is_set(&column->there)) {
        zl_lock_take(&records->lock);
        if (!zl_mark_is_set(&column->there))
            load_values(records, column);
        zl_lock_give(&records->lock);
    }
    return zl_mark_is_set(&column->there) ? column->values[document] : NULL;
}

zili_texts zl_corpus_columns(const zili_corpus *corpus)
{
    if (!need_names(corpus->records))
        return (zili_texts){ NULL, 0 };
    return (zili_texts){ corpus->records->column_names.items,
                         corpus->records->column_names.count };
}

/* ---- regions ---- */

uint32_t zl_corpus_areas(const zili_corpus *corpus)
{
    return corpus->records->area_count;
}

static void load_area(const zili_corpus *corpus, uint32_t i)
{
    const zl_structure *ranges = zl_corpus_structure(corpus, "region");

    corpus->records->areas[i] = (zl_area){
        .kind = zl_structure_attribute(ranges, i),
        .lang = zl_structure_attribute(zl_corpus_structure(corpus, "lang"),
                                       i),
        .document = zl_structure_region_document(ranges, i),
        .begin = zl_structure_begin(ranges, i),
        .end = zl_structure_end(ranges, i),
    };
}

const zl_area *zl_corpus_area(const zili_corpus *corpus, uint32_t i)
{
    zl_records *records = corpus->records;

    if (!zl_mark_is_set(&records->has_area[i])) {
        zl_lock_take(&records->lock);
        if (!zl_mark_is_set(&records->has_area[i])) {
            load_area(corpus, i);
            zl_mark_set(&records->has_area[i]);
        }
        zl_lock_give(&records->lock);
    }
    return &records->areas[i];
}

/* ---- repairs ---- */

static bool comes_after(const zl_repair *one, const zl_repair *two)
{
    return one->document < two->document ||
           (one->document == two->document && one->at <= two->at);
}

static void take_repair(zl_records *records, zl_sql_rows *rows)
{
    zl_repair repair = {
        .document = (uint32_t)zl_sql_rows_number(rows, 0,
                                             records->document_count),
        .offset = zl_sql_rows_number(rows, 1, INT64_MAX),
        .at = zl_sql_rows_number(rows, 2, INT64_MAX),
        .removed = zl_sql_rows_text(rows, 3),
        .inserted = zl_sql_rows_text(rows, 4),
        .place = zl_sql_rows_text(rows, 5),
    };
    size_t count = records->repairs.count;

    if (repair.document-- == 0)
        zl_sql_rows_fault(rows, "a repair in it has no document");
    else if (count > 0 &&
             !comes_after(&records->repairs.items[count - 1], &repair))
        zl_sql_rows_fault(rows, "the repairs in it are not in order");
    else if (!zl_array_push(&records->repairs, repair))
        rows->no_memory = true;
}

static void load_repairs(zl_records *records)
{
    zl_sql_rows rows;

    begin_rows(records, &rows,
               "SELECT document, offset, at, removed, inserted, place"
               " FROM repairs ORDER BY number",
               6);
    while (zl_sql_rows_next(&rows))
        take_repair(records, &rows);
    if (end_rows(records, &rows))
        zl_mark_set(&records->has_repairs);
    else
        zl_array_clear(&records->repairs);
}

static bool need_repairs(zl_records *records)
{
    if (!zl_mark_is_set(&records->has_repairs)) {
        zl_lock_take(&records->lock);
        if (!zl_mark_is_set(&records->has_repairs))
            load_repairs(records);
        zl_lock_give(&records->lock);
    }
    return zl_mark_is_set(&records->has_repairs);
}

uint32_t zl_corpus_repairs(const zili_corpus *corpus)
{
    return need_repairs(corpus->records)
               ? (uint32_t)corpus->records->repairs.count
               : 0;
}

const zl_repair *zl_corpus_repair(const zili_corpus *corpus, uint32_t i)
{
    return &corpus->records->repairs.items[i];
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
