/* columns.c -- the names of the columns that tokens come in. */
#include "ingest/columns.h"

#include "base/fail.h"

#include <stdio.h>
#include <string.h>

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_name(zl_view name)
{
    if (name.size == 0 || name.size >= ZL_COLUMN_SIZE ||
        !is_small(name.bytes[0]))
        return false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.bytes[i];
        if (!is_small(c) && c != '_' && (c < '0' || c > '9'))
            return false;
    }
    return true;
}

/* What the tokens of every index have, or the structures around them. */
static bool is_reserved(zl_view name)
{
    static const char *const reserved[] = { "key",  "class",  "script",
                                            "lang", "region", "doc" };

    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (zl_view_is(name, reserved[i]))
            return true;
    return false;
}

static zili_status add_name(zl_columns *columns, zl_view name,
                            zili_error *err)
{
    int shown = name.size < 100 ? (int)name.size : 100;

    if (!is_name(name))
        return zl_fail(err, ZILI_EUSAGE,
                       "\"%.*s\" is no name of a column: small letters, "
                       "digits and _, at most %d of them, a letter first.",
                       shown, name.bytes, ZL_COLUMN_SIZE - 1);
    if (is_reserved(name))
        return zl_fail(err, ZILI_EUSAGE,
                       "A column cannot be called \"%.*s\": every index has "
                       "that already. Take another name, as token_%.*s.",
                       (int)name.size, name.bytes, (int)name.size,
                       name.bytes);
    for (size_t i = 0; i < columns->count; i++)
        if (zl_view_is(name, columns->names[i]))
            return zl_fail(err, ZILI_EUSAGE,
                           "The column \"%.*s\" is named twice.",
                           (int)name.size, name.bytes);
    if (columns->count == ZL_COLUMNS_MOST)
        return zl_fail(err, ZILI_EUSAGE,
                       "There are more than %d columns; an index holds no "
                       "more.",
                       ZL_COLUMNS_MOST);
    char *to = columns->names[columns->count++];
    memcpy(to, name.bytes, name.size);
    to[name.size] = 0;
    return ZILI_OK;
}

zili_status zl_columns_read(zl_columns *columns, zl_view text,
                            zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_view part;

    columns->count = 0;
    while (!status && zl_view_next(&text, ',', &part)) {
        zl_view name;
        while (!status && zl_view_next(&part, ' ', &name))
            if (name.size)
                status = add_name(columns, name, err);
    }
    if (!status &&
        (columns->count == 0 || strcmp(columns->names[0], "word") != 0))
        status = zl_fail(err, ZILI_EUSAGE,
                         "The first column is the word itself: name the "
                         "columns as in word,pos,lemma.");
    return status;
}

void zl_columns_usual(zl_columns *columns)
{
    static const char *const usual[] = { "word", "pos", "lemma" };

    for (columns->count = 0; columns->count < ZL_COLUMNS_MOST;
         columns->count++) {
        char *to = columns->names[columns->count];
        if (columns->count < sizeof usual / sizeof *usual)
            snprintf(to, ZL_COLUMN_SIZE, "%s", usual[columns->count]);
        else
            snprintf(to, ZL_COLUMN_SIZE, "column%zu", columns->count + 1);
    }
}
