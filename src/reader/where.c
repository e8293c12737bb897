/* where.c -- a condition in SQL, asked of every region. */
#include "where.h"

#include "base/fail.h"
#include "base/mem.h"
#include "reader/parts.h"
#include "reader/typed.h"

#include <string.h>
#include <strings.h>

/* ---- what a condition may do ---- */

/* Functions whose result depends on their arguments alone and that reach
 * nothing outside: no files, no extensions, no clock, no chance. */
static bool is_harmless(const char *function)
{
    static const char *const harmless[] = {
        "abs",    "avg",    "char",  "coalesce", "count",  "glob",
        "hex",    "ifnull", "iif",   "instr",    "length", "like",
        "lower",  "ltrim",  "max",   "min",      "nullif", "quote",
        "replace", "round", "rtrim", "sign",     "substr", "substring",
        "sum",    "total",  "trim",  "typeof",   "unicode", "upper",
        "zili_year",
    };

    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (sqlite3_stricmp(function, harmless[i]) == 0)
            return true;
    return false;
}

/* SQLite asks this about everything that a statement would do. `view` is the
 * view that a read comes from. */
static int authorize(void *user, int action, const char *table,
                     const char *detail, const char *database,
                     const char *view)
{
    zl_where *where = user;

    (void)database;
    switch (action) {
    case SQLITE_READ:
        if (!view && detail && strcmp(detail, "region") == 0 && table &&
            (strcmp(table, "text") == 0 || strcmp(table, "regions") == 0))
            where->names_region = true;
        return SQLITE_OK;
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return detail && is_harmless(detail) ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

static void set_limits(sqlite3 *database)
{
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 16 << 20);
    sqlite3_limit(database, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
    sqlite3_limit(database, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
    sqlite3_limit(database, SQLITE_LIMIT_EXPR_DEPTH, 500);
    sqlite3_limit(database, SQLITE_LIMIT_WORKER_THREADS, 0);
}

/* ---- sentences ---- */

void zl_where_add_columns(const zili_corpus *corpus, zl_str *list)
{
    zili_texts columns = zl_corpus_columns(corpus);

    zl_str_add_text(list, "doc, region, lang");
    for (size_t i = 0; i < columns.count; i++) {
        zl_str_add_text(list, ", ");
        zl_str_add_text(list, columns.items[i]);
    }
}

static zili_status unknown_column(const zili_corpus *corpus,
                                  const char *condition, const char *why,
                                  zili_error *err)
{
    zl_str list = { 0 };

    zl_where_add_columns(corpus, &list);
    zili_status status =
        list.failed
            ? zl_no_memory(err)
            : zl_fail(err, ZILI_EUSAGE,
                      "The condition \"%s\" does not work: %s. The columns "
                      "are %s; a text stands in single quotes, as in "
                      "lang = 'zh'.",
                      condition, why, zl_str_text(&list));
    zl_str_clear(&list);
    return status;
}

/* The column that the parser stumbled over, near "when": a word of SQL. NULL:
 * none. */
static const char *keyword_column(const zili_corpus *corpus, const char *why)
{
    zili_texts columns = zl_corpus_columns(corpus);

    if (strncmp(why, "near \"", 6) != 0)
        return NULL;
    size_t size = strcspn(why + 6, "\"");
    for (size_t i = 0; i < columns.count; i++)
        if (strlen(columns.items[i]) == size &&
            strncasecmp(columns.items[i], why + 6, size) == 0 &&
            sqlite3_keyword_check(columns.items[i], (int)size))
            return columns.items[i];
    return NULL;
}

static zili_status fail_sqlite(const zili_corpus *corpus, sqlite3 *database,
                               const char *condition, zili_error *err)
{
    const char *why = sqlite3_errmsg(database);
    int result = sqlite3_errcode(database);

    if (result == SQLITE_NOMEM)
        return zl_no_memory(err);
    if (result == SQLITE_INTERRUPT)
        why = "it takes too long";
    if (result == SQLITE_AUTH)
        why = "a condition may only read the catalogue";
    if (strncmp(why, "no such column", 14) == 0)
        return unknown_column(corpus, condition, why, err);
    const char *column = keyword_column(corpus, why);
    if (column)
        return zl_fail(err, ZILI_EUSAGE,
                       "The condition \"%s\" does not work: %s is a word of "
                       "SQL, too. Write the column in double quotes, \"%s\".",
                       condition, column, column);
    /* A quote that is not closed goes on in the sentence around it. */
    return zl_fail(err, ZILI_EUSAGE,
                   "The condition \"%s\" does not work: %.*s.", condition,
                   (int)strcspn(why, "\n"), why);
}

/* ---- asking ---- */

/* Prepare a statement, which must be all of `sql`. */
static zili_status prepare(const zili_corpus *corpus, sqlite3 *database,
                           const zl_str *sql, const char *condition,
                           sqlite3_stmt **out, zili_error *err)
{
    const char *rest = NULL;

    *out = NULL;
    if (sql->failed)
        return zl_no_memory(err);
    if (sqlite3_prepare_v2(database, sql->bytes, -1, out, &rest) != SQLITE_OK)
        return fail_sqlite(corpus, database, condition, err);
    bool whole = *out && !*rest;
    if (whole && sqlite3_bind_parameter_count(*out) == 0)
        return ZILI_OK;
    sqlite3_finalize(*out);
    *out = NULL;
    return zl_fail(err, ZILI_EUSAGE,
                   "The condition \"%s\" does not work: %s.", condition,
                   whole ? "it leaves a value open, as ? and :name do"
                         : "it is more than one expression");
}

/* An expression can stand both alone and in brackets: "1) OR (1" cannot. */
static zili_status check_expression(const zili_corpus *corpus,
                                    sqlite3 *database, const char *condition,
                                    zili_error *err)
{
    sqlite3_stmt *statement;
    zl_str sql = { 0 };

    zl_str_format(&sql, "SELECT %s\n FROM text", condition);
    zili_status status =
        prepare(corpus, database, &sql, condition, &statement, err);
    sqlite3_finalize(statement);
    zl_str_clear(&sql);
    return status;
}

static zili_status check_lists(const zili_corpus *corpus,
                               const char *condition, zili_error *err)
{
    const char *list = zl_typed_list_in(corpus, condition);

    if (!list)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "The condition \"%s\" does not work: %s is a list, which "
                   "is compared with one value at a time, as in %s = 'a' OR "
                   "%s = 'b'.",
                   condition, list, list, list);
}

static zili_status collect(zl_where *out, const zili_corpus *corpus,
                           sqlite3 *database, sqlite3_stmt *statement,
                           const char *condition, zili_error *err)
{
    int result;

    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        sqlite3_int64 number = sqlite3_column_int64(statement, 0);
        if (number >= 1 && number <= zl_corpus_areas(corpus))
            out->holds[number - 1] = true;
    }
    return result == SQLITE_DONE
               ? ZILI_OK
               : fail_sqlite(corpus, database, condition, err);
}

static zili_status select_regions(zl_where *out, const zili_corpus *corpus,
                                  sqlite3 *database, const char *condition,
                                  zili_error *err)
{
    sqlite3_stmt *statement;
    zl_str sql = { 0 };

    zl_str_format(&sql, "SELECT number FROM text WHERE (%s\n)", condition);
    zili_status status =
        prepare(corpus, database, &sql, condition, &statement, err);
    if (!status)
        status = collect(out, corpus, database, statement, condition, err);
    sqlite3_finalize(statement);
    zl_str_clear(&sql);
    return status;
}

zili_status zl_where_ask(zl_where *out, const zili_corpus *corpus,
                         const char *condition, zili_error *err)
{
    long patience = 50000 + (long)zl_corpus_areas(corpus);

    *out = (zl_where){ 0 };
    out->holds = zl_alloc_array(zl_corpus_areas(corpus), sizeof *out->holds);
    if (!out->holds)
        return zl_no_memory(err);
    sqlite3 *database = zl_catalogue_connect(corpus->catalogue.file);
    if (!database)
        return zl_no_memory(err);
    set_limits(database);
    zili_status status = zl_typed_view(corpus, database, err);
    zl_catalogue_limit(database, &patience);
    sqlite3_set_authorizer(database, authorize, out);
    if (!status)
        status = check_expression(corpus, database, condition, err);
    if (!status)
        status = check_lists(corpus, condition, err);
    if (!status)
        status = select_regions(out, corpus, database, condition, err);
    sqlite3_close(database);
    return status;
}

void zl_where_clear(zl_where *where)
{
    zl_free(where->holds);
    *where = (zl_where){ 0 };
}
