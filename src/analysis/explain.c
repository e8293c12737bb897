/* explain.c -- a measure, with the numbers of one row of a table. */
#include "analysis/explain.h"

#include "base/out.h"
#include "base/fail.h"
#include "stats/association.h"
#include "stats/keyness.h"
#include "table/table.h"

#include <math.h>
#include <stdlib.h>
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
    if (has(table, "n_parts"))
        return ZL_OF_DISPERSION;
    if (has(table, "tokens") && has(table, "types"))
        return ZL_OF_DIVERSITY;
    return has(table, "a") && has(table, "b") ? ZL_OF_LIKENESS
                                              : ZL_OF_ANYTHING;
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

/* ---- keyness ---- */

/* The words of a side, which are in the table as f in a million alone; from
 * the row where these are best known. */
static double size_of(const zili_table *table, const char *f, const char *pm)
{
    double most = 0, size = NAN;

    for (size_t row = 0; row < zili_table_rows(table); row++) {
        double count = at(table, row, f);
        if (count > most) {
            most = count;
            size = round(1e6 * count / at(table, row, pm));
        }
    }
    return size;
}

/* Words compared: "p_adj: holm over all 601 words of both sides". */
static double tests_of(const zili_table *table)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(table, i)); i++) {
        const char *found = strstr(note, " over all ");
        if (strncmp(note, "p_adj:", 6) == 0 && found)
            return (double)strtoull(found + strlen(" over all "), NULL, 10);
    }
    return NAN;
}

static void add_comparison(const zili_table *table, const char *name,
                           size_t row, zl_str *out)
{
    zl_comparison c = { at(table, row, "f1"), at(table, row, "f2"),
                        size_of(table, "f1", "pm1"),
                        size_of(table, "f2", "pm2"), tests_of(table) };
    double n = c.n1 + c.n2, both = c.a + c.b;
    const double first[] = { c.a, c.n1 - c.a, c.n1, c.a / c.n1,
                             c.n1 * both / n };
    const double second[] = { c.b, c.n2 - c.b, c.n2, c.b / c.n2,
                              c.n2 * both / n };
    const double third[] = { both, n - both, n, c.tests };
    zl_keyness measure;

    add_line(out, (const char *const[]){ "a", "n1 - a", "n1", "p1 = a/n1",
                                         "E1 = n1·(a + b)/N" },
             first, 5);
    add_line(out, (const char *const[]){ "b", "n2 - b", "n2", "p2 = b/n2",
                                         "E2 = n2·(a + b)/N" },
             second, 5);
    add_line(out, (const char *const[]){ "a + b", "N - a - b", "N = n1 + n2",
                                         "m, words compared" },
             third, 4);
    if (!zl_keyness_find(&measure, name, strlen(name)))
        return;
    if (isnan(c.tests))
        c.tests = 1;
    double value = zl_keyness_value(&measure, c);
    const char *why = zl_keyness_reason(&measure, c);
    add_line(out, &name, &value, 1);
    if (why)
        zl_str_format(out, "  it has no value, because %s\n", why);
}

/* ---- other numbers ---- */

/* What the letters of formulas stand for. */
static const char *letters_of(zl_of of)
{
    return of == ZL_OF_KEYNESS
               ? "a, b: how often it occurs in target and reference, of n1 and "
                 "n2 words"
           : of == ZL_OF_DISPERSION
               ? "v: hits in a part, s: the part's share of all words, p: v/"
                 "words of the part, f: Σv, n: parts, q: p/Σp, N: all words, "
                 "d: distances between hits, on a ring"
           : of == ZL_OF_DIVERSITY
               ? "N: tokens, V: types, V1 and V2: types that occur once and "
                 "twice, f: how often a type occurs, TTR: V/N"
           : of == ZL_OF_LIKENESS
               ? "x, y: the counts of both rows, x+: a count above 0, p, q: "
                 "their shares of the row"
               : NULL;
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

/* Whether the column says what its row is of: not a remark, and not a name
 * that another column has already. */
static bool is_label(const zili_table *table, size_t column)
{
    const char *name = zili_table_name(table, column);

    return zili_table_type(table, column) == ZILI_TEXT &&
           strcmp(name, "note") != 0 && !strstr(name, "_label");
}

/* What the row is of: its cells of text. */
static void add_label(const zili_table *table, size_t row, zl_str *out)
{
    size_t added = 0;

    for (size_t i = 0; i < zili_table_columns(table); i++)
        if (is_label(table, i) && *zili_table_text(table, row, i))
            zl_str_format(out, "%s%s", added++ ? ", " : "  for ",
                          zili_table_text(table, row, i));
    zl_str_add_text(out, added ? ":\n" : "");
}

/* The numbers of a fit, each of which has a row: those of the first group of
 * rows that have the model. */
static void add_model(const zili_table *table, const char *name, zl_str *out)
{
    size_t model = zili_table_find(table, "model"), added = 0;
    size_t parameter = zili_table_find(table, "parameter");

    for (size_t row = 0; row < zili_table_rows(table); row++) {
        bool own = strcmp(zili_table_text(table, row, model), name) == 0;
        if (!own && added)
            break;
        if (!own)
            continue;
        zl_str_add_text(out, added++ ? ", " : "  ");
        add_number(out, zili_table_text(table, row, parameter),
                   at(table, row, "value"));
    }
    zl_str_add_text(out, added ? "\n" : "");
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
                                          "target", "parts",     "interval:" };
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

    zl_of of = of_table(table, measure->name);

    if (has(table, "model") && has(table, "parameter")) {
        add_model(table, measure->name, out);
        return;
    }
    add_label(table, row, out);
    if (of == ZL_OF_KEYNESS)
        add_comparison(table, measure->name, row, out);
    if (of != ZL_OF_ASSOCIATION || !known) {
        add_row(table, row, out);
        if (of != ZL_OF_KEYNESS && of != ZL_OF_ANYTHING &&
            !has(table, measure->name) &&
            !(measure->other && has(table, measure->other)))
            zl_str_add_text(out, "  its value is not in the table: ask for it "
                                 "with --measure\n");
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
    if (letters_of(of_table(table, measure->name)))
        zl_str_format(out, "  %s\n",
                      letters_of(of_table(table, measure->name)));
    if (row != SIZE_MAX)
        add_numbers(table, measure, row, out);
    add_notes(table, out);
    if (!measure->source)
        return;
    zl_str_add_text(out, "  from ");
    zl_explain_author(measure->source, out);
    zl_str_add_byte(out, '\n');
}

/* What has another name among the measures than its column: g2 of keyness,
 * and the interval of a trend, which a note says. */
static const char *called(const zili_table *table, const char *measure)
{
    bool end =
        strcmp(measure, "ci_low") == 0 || strcmp(measure, "ci_high") == 0;
    const char *note;

    if (of_table(table, measure) == ZL_OF_KEYNESS)
        return strcmp(measure, "g2") == 0 ? "g2_4cell_signed" : measure;
    if (!end || !has(table, "per_million"))
        return measure;
    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        if (strstr(note, "clopper_pearson"))
            return "clopper_pearson";
    return "wilson";
}

/* Known under the name that it has in this table. */
static zili_status find_measure(const zili_table *table, const char *measure,
                                zl_listed *out, zili_error *err)
{
    zl_of of = of_table(table, measure);

    measure = called(table, measure);
    return zl_explain_find(of, zl_view_of(measure), out)
               ? ZILI_OK
               : zl_explain_fail(measure, " to explain", err);
}

/* A row of SIZE_MAX has no numbers. */
static zili_status explain_to(const zili_table *table,
                              const zl_listed *measure, size_t row,
                              zili_write_fn *write, void *user,
                              zili_error *err)
{
    zl_str out = { 0 };

    explain(table, measure, row, &out);
    zili_status status = out.failed ? zl_no_memory(err) : ZILI_OK;
    if (!status && !write(user, zl_str_text(&out), zl_str_view(&out).size))
        status = zl_fail(err, ZILI_EIO, "It cannot be written.");
    zl_str_clear(&out);
    return status;
}

zili_status zili_explain(const zili_table *table, const char *measure,
                         const char *item, zili_write_fn *write, void *user,
                         zili_error *err)
{
    size_t row = row_of(table, item);
    zl_listed found;

    zili_status status = find_measure(table, measure, &found, err);
    if (status)
        return status;
    if (item && row == SIZE_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no row with \"%s\" in the table to explain "
                       "%s with. --limit 0 has all rows.",
                       item, measure);
    return explain_to(table, &found, row, write, user, err);
}

zili_status zili_explain_row(const zili_table *table, const char *measure,
                             size_t row, zili_write_fn *write, void *user,
                             zili_error *err)
{
    zl_listed found;

    zili_status status = find_measure(table, measure, &found, err);
    if (status)
        return status;
    if (row >= zili_table_rows(table))
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no such row in the table to explain %s with.",
                       measure);
    return explain_to(table, &found, row, write, user, err);
}
