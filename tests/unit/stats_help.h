/* stats_help.h -- numbers in a file, measured. */
#ifndef TESTS_STATS_HELP_H
#define TESTS_STATS_HELP_H

#include "golden_help.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <unistd.h>
#include <zili.h>

/* ---- asking ---- */

static char folder[] = "/tmp/zili-stats-XXXXXX";

static inline int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static inline int remove_folder(void **state)
{
    (void)state;
    zl_file_remove(folder);
    return 0;
}

/* A file with this text. */
static inline const char *file_of(const char *text)
{
    static char path[100];

    snprintf(path, sizeof path, "%s/numbers.tsv", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline zili_table *measure(zili_stats_kind kind, const char *path,
                           const zili_stats_options *options)
{
    zili_table *table;
    zili_error err = { 0 };

    if (zili_stats(kind, path, options, &table, &err))
        fail_msg("%s", err.text);
    return table;
}

static inline zili_table *measure_text(zili_stats_kind kind, const char *text,
                                const char *names)
{
    zili_stats_options options = { .measure = names };

    return measure(kind, file_of(text), &options);
}

static inline double at(const zili_table *table, size_t row, const char *name)
{
    size_t column = zili_table_find(table, name);

    if (column == SIZE_MAX)
        fail_msg("there is no column %s", name);
    return zili_table_real(table, row, column);
}

static inline const char *text_at(const zili_table *table, size_t row,
                           const char *name)
{
    return zili_table_text(table, row, zili_table_find(table, name));
}

static inline void check(const zili_table *table, size_t row, const char *name,
                  double wanted)
{
    assert_int_equal(
        golden_check(name, "a row", at(table, row, name), wanted, 1e-9), 0);
}

/* Whether a note of the table has this. */
static inline bool notes_say(const zili_table *table, const char *what)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        if (strstr(note, what))
            return true;
    return false;
}

#endif
