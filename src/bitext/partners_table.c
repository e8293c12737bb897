/* partners_table.c -- documents that a table of two columns brings together.
 */
#include "bitext/partners.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "bitext/rows.h"

#include <string.h>

struct reader {
    zl_candidates *all;
    const zili_corpus *corpus;
    const char *path;
    zl_map names; /* of the documents in the list, by their numbers */
    zili_error *err;
};

static bool find_names(struct reader *it)
{
    for (size_t i = 0; i < it->all->count; i++) {
        const zl_candidate *one = &it->all->items[i];
        const char *name = zl_corpus_document(it->corpus, one->document)->name;
        if (zl_map_add(&it->names, zl_view_of(name)) == ZL_MAP_NONE)
            return false;
    }
    return true;
}

/* The document that a cell names, if it is free. */
static zl_candidate *find(const struct reader *it, size_t line, zl_view cell,
                          zili_status *status)
{
    uint32_t number = zl_map_find(&it->names, cell);
    int size = cell.size < 80 ? (int)cell.size : 80;

    *status = ZILI_OK;
    if (number == ZL_MAP_NONE || number >= it->all->count)
        *status = zl_fail(it->err, ZILI_EUSAGE,
                          "%s:%zu: no document with a text is called \"%.*s\" "
                          "(zili docs shows the names).",
                          it->path, line, size, cell.bytes);
    else if (it->all->items[number].other != SIZE_MAX)
        *status = zl_fail(it->err, ZILI_EUSAGE,
                          "%s:%zu: \"%.*s\" is in a pair of a line before.",
                          it->path, line, size, cell.bytes);
    return *status ? NULL : &it->all->items[number];
}

static zili_status take(const struct reader *it, size_t line, zl_view a_name,
                        zl_view b_name)
{
    zili_status status;
    zl_candidate *a = find(it, line, a_name, &status);
    zl_candidate *b = a ? find(it, line, b_name, &status) : NULL;

    if (!a || !b)
        return status;
    const char *language = zl_corpus_area(it->corpus, a->first)->lang;
    if (strcmp(language, zl_corpus_area(it->corpus, b->first)->lang) == 0)
        return zl_fail(it->err, ZILI_EUSAGE,
                       "%s:%zu: both documents are in one language (\"%s\"); "
                       "a pair has two.",
                       it->path, line, language);
    a->other = (size_t)(b - it->all->items);
    b->other = (size_t)(a - it->all->items);
    return ZILI_OK;
}

static zili_status take_row(const struct reader *it, size_t line, zl_view row)
{
    zl_view cell[3];
    size_t cells = zl_row_cells(row, cell, 3);

    if (cells != 2)
        return zl_fail(it->err, ZILI_EUSAGE,
                       "%s:%zu: a line has the names of two documents, with a "
                       "tab between.",
                       it->path, line);
    if (line == 1 && zl_view_is(cell[0], "a") && zl_view_is(cell[1], "b"))
        return ZILI_OK;
    return take(it, line, cell[0], cell[1]);
}

zili_status zl_partners_by_table(zl_candidates *all, const zili_corpus *corpus,
                                 const char *path, zili_error *err)
{
    struct reader it = { all, corpus, path, { 0 }, err };
    size_t rows = 0;
    zl_row_file file;
    zl_view row;
    zili_status status = zl_row_file_open(&file, path, err);

    if (!status && !find_names(&it))
        status = zl_no_memory(err);
    for (; !status && zl_row_file_next(&file, &row); rows++)
        status = take_row(&it, file.line, row);
    if (!status && rows == 0)
        status = zl_fail(err, ZILI_EUSAGE,
                         "%s names no documents: a line has the names of two, "
                         "with a tab between.",
                         path);
    zl_row_file_close(&file);
    zl_map_clear(&it.names);
    return status;
}
