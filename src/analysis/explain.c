/* explain.c -- a measure, with the numbers of one row of a table. */
#include "analysis/explain.h"

#include "base/out.h"
#include "base/fail.h"
#include "stats/association.h"
#include "table/table.h"

#include <math.h>
#include <string.h>

/* Of the names of measures. */
#define LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

/* ---- what the table is of ---- */

static bool has(const zili_table *table, const char *name)
{
    return zili_table_find(table, name) != SIZE_MAX;
}

static zl_of of_table(const zili_table *table, const char *measure)
{
    bool tuple = strcmp(measure, "lambda") == 0 || strcmp(measure, "z") == 0;

    if (tuple && has(table, measure) && has(table, "ngram"))
        return ZL_OF_TUPLES;
    if (has(table, "O11"))
        return ZL_OF_ASSOCIATION;
    if (has(table, "f1") && has(table, "f2"))
        return ZL_OF_KEYNESS;
    return has(table, "range") ? ZL_OF_DISPERSION : ZL_OF_ANYTHING;
}

/* The first row with a cell that is `item`; the first of all for NULL;
 * SIZE_MAX: none. */
static size_t row_of(const zili_table *table, const char *item)
{
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        if (!item)
            return row;
        for (size_t i = 0; i < zili_table_columns(table); i++)
            if (zili_table_type(table, i) == ZILI_TEXT &&
                strcmp(zili_table_text(table, row, i), item) == 0)
                return row;
    }
    return SIZE_MAX;
}

/* ---- numbers ---- */

static void add_number(zl_str *out, const char *name, double value)
{
    char text[ZL_REAL_SIZE];

    zl_real_text(text, value, floor(value) == value ? 0 : -6);
    zl_str_format(out, "%s = %s", name, isnan(value) ? "none" : text);
}

static double at(const zili_table *table, size_t row, const char *name)
{
    size_t column = zili_table_find(table, name);

    return column == SIZE_MAX ? NAN : zili_table_real(table, row, column);
}

static void add_line(zl_str *out, const char *const names[],
                     const double values[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zl_str_add_text(out, i ? ", " : "  ");
        add_number(out, names[i], values[i]);
    }
    zl_str_add_byte(out, '\n');
}

/* The four cells with their margins. */
static zl_contingency add_cells(const zili_table *table, size_t row,
                                zl_str *out)
{
    zl_contingency t = { at(table, row, "O11"), at(table, row, "R1"),
                         at(table, row, "C1"), at(table, row, "N") };
    const double first[] = { t.o11, t.r1 - t.o11, t.r1 };
    const double second[] = { t.c1 - t.o11, t.n - t.r1 - t.c1 + t.o11,
                              t.n - t.r1 };
    const double third[] = { t.c1, t.n - t.c1, t.n, t.r1 * t.c1 / t.n };

    add_line(out, (const char *const[]){ "O11", "O12", "R1" }, first, 3);
    add_line(out, (const char *const[]){ "O21", "O22", "R2" }, second, 3);
    add_line(out, (const char *const[]){ "C1", "C2", "N", "E11 = R1·C1/N" },
             third, 4);
    return t;
}

/* All numbers of the row. */
static void add_row(const zili_table *table, size_t row, zl_str *out)
{
    size_t added = 0;

    for (size_t i = 0; i < zili_table_columns(table); i++) {
        if (zili_table_type(table, i) == ZILI_TEXT ||
            zili_table_missing(table, row, i))
            continue;
        zl_str_add_text(out, added++ ? ", " : "  ");
        add_number(out, zili_table_name(table, i),
                   zili_table_real(table, row, i));
    }
    zl_str_add_text(out, added ? "\n" : "");
}

/* What the row is of: its cells of text. */
static void add_label(const zili_table *table, size_t row, zl_str *out)
{
    size_t added = 0;

    for (size_t i = 0; i < zili_table_columns(table); i++)
        if (zili_table_type(table, i) == ZILI_TEXT &&
            *zili_table_text(table, row, i))
            zl_str_format(out, "%s%s", added++ ? ", " : "  for ",
                          zili_table_text(table, row, i));
    zl_str_add_text(out, added ? ":\n" : "");
}

/* ---- words ---- */

/* Of the formulas that stand there. */
static void add_bases(zl_str *out)
{
    static const struct {
        const char *in, *words;
    } bases[] = {
        { "lg2", "lg2 is the logarithm to base 2" },
        { "lg10", "lg10 is the logarithm to base 10" },
        { "ln", "ln is the natural logarithm" },
    };

    bool found[sizeof bases / sizeof *bases];

    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        found[i] = strstr(zl_str_text(out), bases[i].in);
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (found[i])
            zl_str_format(out, "  %s\n", bases[i].words);
}

/* Whether the formula names the measure. */
static bool names(const char *formula, const char *name)
{
    size_t size = strlen(name);

    for (const char *in = formula; (in = strstr(in, name)); in += size) {
        bool begins = in == formula || !strchr(LETTERS, in[-1]);
        if (begins && (!in[size] || !strchr(LETTERS, in[size])))
            return true;
    }
    return false;
}

enum { PARTS = 4 }; /* no formula is nested so deep */

/* What the formula is made of, down to the cells. */
static void add_parts(const char *formula, unsigned depth, zl_str *out)
{
    for (const zl_measure *each = zl_measures; depth && each->name; each++)
        if (each->formula != formula && names(formula, each->name)) {
            zl_str_format(out, "  %s: %s\n", each->name, each->formula);
            add_parts(each->formula, depth - 1, out);
        }
}

/* What was counted, as the notes of the table say. */
static void add_notes(const zili_table *table, zl_str *out)
{
    static const char *const starts[] = { "near:", "together:", "n-grams",
                                          "target", "parts" };
    const char *note;

    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        for (size_t k = 0; k < sizeof starts / sizeof *starts; k++)
            if (strncmp(note, starts[k], strlen(starts[k])) == 0)
                zl_str_format(out, "  %s\n", note);
}

static void add_numbers(const zili_table *table, const zl_listed *measure,
                        size_t row, zl_str *out)
{
    const zl_measure *known =
        zl_measure_find(measure->name, strlen(measure->name));

    add_label(table, row, out);
    if (of_table(table, measure->name) != ZL_OF_ASSOCIATION || !known) {
        add_row(table, row, out);
        return;
    }
    zl_contingency t = add_cells(table, row, out);
    double value = zl_measure_value(known, t);
    const char *why = zl_measure_reason(known, t);
    add_line(out, &measure->name, &value, 1);
    if (why)
        zl_str_format(out, "  it has no value, because %s\n", why);
}

static void explain(const zili_table *table, const zl_listed *measure,
                    size_t row, zl_str *out)
{
    zl_str_format(out, "%s: %s\n", measure->name, measure->formula);
    if (of_table(table, measure->name) == ZL_OF_ASSOCIATION)
        add_parts(measure->formula, PARTS, out);
    add_bases(out);
    if (row != SIZE_MAX)
        add_numbers(table, measure, row, out);
    add_notes(table, out);
    if (!measure->source)
        return;
    zl_str_add_text(out, "  from ");
    zl_explain_author(measure->source, out);
    zl_str_add_byte(out, '\n');
}

zili_status zili_explain(const zili_table *table, const char *measure,
                         const char *item, zili_write_fn *write, void *user,
                         zili_error *err)
{
    zl_listed found;
    zl_str out = { 0 };
    size_t row = row_of(table, item);

    if (!zl_explain_find(of_table(table, measure), zl_view_of(measure),
                         &found))
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no measure \"%s\" to explain; \"columns\" "
                       "explains those of the table.",
                       measure);
    if (item && row == SIZE_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no row with \"%s\" in the table to explain "
                       "%s with.",
                       item, measure);
    explain(table, &found, row, &out);
    zili_status status = out.failed ? zl_no_memory(err) : ZILI_OK;
    if (!status && !write(user, zl_str_text(&out), zl_str_view(&out).size))
        status = zl_fail(err, ZILI_EIO, "It cannot be written.");
    zl_str_clear(&out);
    return status;
}
