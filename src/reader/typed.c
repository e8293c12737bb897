/* typed.c -- metadata columns compared as what they are. */
#include "reader/typed.h"

#include "base/fail.h"
#include "index/catalogue.h"
#include "reader/parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- dates ---- */

/* As it is compared: what is no date stands as it is. */
static zl_view date_key(char *room, zl_view value)
{
    return zl_column_date(room, value) ? zl_view_of(room) : value;
}

static int compare_dates(zl_view a, zl_view b)
{
    char one[ZL_COLUMN_DATE_SIZE], two[ZL_COLUMN_DATE_SIZE];

    return zl_view_compare(date_key(one, a), date_key(two, b));
}

static int year_of(zl_view value)
{
    char room[ZL_COLUMN_DATE_SIZE];

    return zl_column_date(room, value) ? (int)strtol(room, NULL, 10) : 0;
}

bool zl_typed_has_year(const zili_corpus *corpus)
{
    zili_texts columns = zl_corpus_columns(corpus);
    bool date = false;

    for (size_t i = 0; i < columns.count; i++) {
        if (strcmp(columns.items[i], ZL_TYPED_YEAR) == 0)
            return false;
        date |= strcmp(columns.items[i], "date") == 0;
    }
    return date;
}

int zl_typed_year(const zili_corpus *corpus, uint32_t document)
{
    const char *date = zl_corpus_datum(corpus, document, "date");

    return date ? year_of(zl_view_of(date)) : 0;
}

/* ---- lists ---- */

static bool has_member(zl_view list, zl_view text)
{
    zl_view member;

    while (zl_column_member(&list, &member))
        if (zl_view_same(member, text))
            return true;
    return false;
}

/* ---- what SQLite calls ---- */

static zl_view view_of(const void *bytes, int size)
{
    return (zl_view){ size > 0 ? bytes : "", size > 0 ? (size_t)size : 0 };
}

static int collate_dates(void *user, int size, const void *bytes, int size2,
                         const void *bytes2)
{
    (void)user;
    return compare_dates(view_of(bytes, size), view_of(bytes2, size2));
}

static int collate_lists(void *user, int size, const void *bytes, int size2,
                         const void *bytes2)
{
    zl_view one = view_of(bytes, size), two = view_of(bytes2, size2);

    (void)user;
    if (has_member(one, two) || has_member(two, one))
        return 0;
    return zl_view_compare(one, two);
}

static void call_year(sqlite3_context *context, int count,
                      sqlite3_value **values)
{
    const void *text = count == 1 ? sqlite3_value_text(values[0]) : NULL;
    int year = text ? year_of(view_of(text, sqlite3_value_bytes(values[0])))
                    : 0;

    if (year)
        sqlite3_result_int(context, year);
    else
        sqlite3_result_null(context);
}

/* ---- the view ---- */

static void add_column(zl_str *sql, const char *name, zl_column_kind kind)
{
    zl_str_add_text(sql, ", ");
    zl_catalogue_add_name(sql, name);
    if (kind != ZL_COLUMN_DATE && kind != ZL_COLUMN_LIST)
        return;
    zl_str_add_text(sql, kind == ZL_COLUMN_DATE ? " COLLATE zili_date AS "
                                                : " COLLATE zili_list AS ");
    zl_catalogue_add_name(sql, name);
}

/* Whether any column is compared otherwise than SQLite would. */
static bool add_view(zl_str *sql, const zili_corpus *corpus)
{
    zili_texts columns = zl_corpus_columns(corpus);
    bool year = zl_typed_has_year(corpus), wanted = year;

    zl_str_add_text(sql, "PRAGMA temp_store = MEMORY;"
                         "CREATE TEMP VIEW text AS"
                         " SELECT number, doc, region, lang");
    for (size_t i = 0; i < columns.count; i++) {
        zl_column_kind kind = zl_corpus_column_kind(corpus, columns.items[i]);
        wanted |= kind == ZL_COLUMN_DATE || kind == ZL_COLUMN_LIST;
        add_column(sql, columns.items[i], kind);
    }
    if (year)
        zl_str_add_text(sql, ", zili_year(date) AS " ZL_TYPED_YEAR);
    zl_str_add_text(sql, " FROM main.text");
    return wanted;
}

static int make_view(sqlite3 *database, const char *sql)
{
    const int harmless = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int result = sqlite3_create_collation(database, "zili_date", SQLITE_UTF8,
                                          NULL, collate_dates);

    if (result == SQLITE_OK)
        result = sqlite3_create_collation(database, "zili_list", SQLITE_UTF8,
                                          NULL, collate_lists);
    if (result == SQLITE_OK)
        result = sqlite3_create_function(database, "zili_year", 1, harmless,
                                         NULL, call_year, NULL, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_exec(database, sql, NULL, NULL, NULL);
    return result;
}

zili_status zl_typed_view(const zili_corpus *corpus, sqlite3 *database,
                          zili_error *err)
{
    uint64_t before = zl_corpus_problems(corpus);
    zl_str sql = { 0 };
    bool wanted = add_view(&sql, corpus);
    zili_status status = sql.failed ? zl_no_memory(err)
                                    : zl_corpus_problem(corpus, before, err);

    int result = !status && wanted ? make_view(database, zl_str_text(&sql))
                                   : SQLITE_OK;
    if (result == SQLITE_NOMEM)
        status = zl_no_memory(err);
    else if (result != SQLITE_OK)
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s is damaged: its columns cannot be asked for "
                         "(%s). Build the index again.",
                         corpus->catalogue.path, sqlite3_errmsg(database));
    zl_str_clear(&sql);
    return status;
}

/* ---- the order of groups ---- */

/* Numbers first, then what is none. */
static int compare_numbers(const char *a, const char *b)
{
    zl_view one = zl_view_of(a), two = zl_view_of(b);
    bool first = zl_column_fits(ZL_COLUMN_REAL, one);
    bool second = zl_column_fits(ZL_COLUMN_REAL, two);

    if (first != second)
        return first ? -1 : 1;
    if (!first)
        return strcmp(a, b);
    double left = zl_column_number(one), right = zl_column_number(two);
    return (left > right) - (left < right);
}

int zl_typed_compare(zl_column_kind kind, const char *a, const char *b)
{
    int order = 0;

    if (*a && *b && kind == ZL_COLUMN_DATE)
        order = compare_dates(zl_view_of(a), zl_view_of(b));
    if (*a && *b && (kind == ZL_COLUMN_INTEGER || kind == ZL_COLUMN_REAL))
        order = compare_numbers(a, b);
    return order ? order : strcmp(a, b);
}

/* ---- lists and IN ---- */

static bool is_name_byte(char byte)
{
    return (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           (unsigned char)byte >= 0x80 || byte == '_';
}

/* The next word of an expression in SQL, with or without quotes; what stands
 * in single ones is passed over. */
static bool next_word(zl_view text, size_t *at, zl_view *word)
{
    while (*at < text.size) {
        size_t begin = *at;
        char byte = text.bytes[begin];
        if (byte == '\'' || byte == '"') {
            const char *end = memchr(text.bytes + begin + 1, byte,
                                     text.size - begin - 1);
            *at = end ? (size_t)(end - text.bytes) + 1 : text.size;
            *word = zl_view_cut(text, begin + 1, *at - (end != NULL));
            if (byte == '"')
                return true;
        } else if (is_name_byte(byte)) {
            while (*at < text.size && is_name_byte(text.bytes[*at]))
                ++*at;
            *word = zl_view_cut(text, begin, *at);
            return true;
        } else {
            ++*at;
        }
    }
    return false;
}

static bool is_word(zl_view word, const char *text)
{
    return word.size == strlen(text) &&
           sqlite3_strnicmp(word.bytes, text, (int)word.size) == 0;
}

static const char *list_named(const zili_corpus *corpus, zl_view word)
{
    zili_texts columns = zl_corpus_columns(corpus);

    for (size_t i = 0; i < columns.count; i++)
        if (is_word(word, columns.items[i]) &&
            zl_corpus_column_kind(corpus, columns.items[i]) == ZL_COLUMN_LIST)
            return columns.items[i];
    return NULL;
}

const char *zl_typed_list_in(const zili_corpus *corpus, const char *condition)
{
    zl_view text = zl_view_of(condition), word;
    const char *list = NULL;

    for (size_t at = 0; next_word(text, &at, &word);) {
        if (list && is_word(word, "in"))
            return list;
        if (!list || !is_word(word, "not"))
            list = list_named(corpus, word);
    }
    return NULL;
}
