/* figures.c -- rows with a number a measure. */
#include "analysis/figures.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ROWS_OF_A_JOB 256

/* ---- choosing ---- */

static zl_figure *column_called(zl_figures *figures, zl_view name)
{
    for (size_t i = 0; i < figures->columns.count; i++)
        if (zl_view_is(name, figures->columns.items[i].name))
            return &figures->columns.items[i];
    return NULL;
}

static bool push_column(zl_figures *figures, zl_view name, zl_figure column)
{
    column.name = zl_copy_text(name.bytes, name.size);
    if (column.name && zl_array_push(&figures->columns, column))
        return true;
    zl_free(column.name);
    return false;
}

static zili_status add_adjustment(zl_figures *figures, zl_view name,
                                  const zl_adjustment *adjustment)
{
    zl_view p = zl_view_of(figures->kind->p_name);
    zili_status status = column_called(figures, p)
                             ? ZILI_OK
                             : zl_figures_add(figures, p, false);

    if (!status &&
        !push_column(figures, name,
                     (zl_figure){ NULL, -3, true, SIZE_MAX, adjustment }))
        status = ZILI_ENOMEM;
    return status;
}

zili_status zl_figures_add(zl_figures *figures, zl_view name, bool shown)
{
    zl_figure *column = column_called(figures, name);
    const zl_adjustment *adjustment =
        figures->kind->p_name ? zl_adjustment_find(name.bytes, name.size)
                              : NULL;
    int decimals = 0;

    if (column)
        column->shown = column->shown || shown;
    if (column)
        return ZILI_OK;
    if (adjustment)
        return add_adjustment(figures, name, adjustment);
    zili_status status = figures->kind->add(figures->it, name, &decimals);
    if (status)
        return status;
    zl_figure made = { NULL, decimals, shown, figures->measures++, NULL };
    return push_column(figures, name, made) ? ZILI_OK : ZILI_ENOMEM;
}

/* All measures that begin with `name` and a low line, or all. */
static zili_status add_all(zl_figures *figures, zl_view name)
{
    zili_status status = ZILI_OK;
    bool all = zl_view_is(name, "all"), found = false;
    zl_listed each;

    for (size_t i = 0; !status && figures->kind->list(figures->it, i, &each);
         i++) {
        zl_view own = zl_view_of(each.name);
        bool begins = zl_view_starts(own, name) && own.size > name.size &&
                      own.bytes[name.size] == '_';
        if (all || begins)
            status = zl_figures_add(figures, own, true);
        found = found || all || begins;
    }
    return status || found ? status : ZILI_EUSAGE;
}

static zili_status fail_name(const zl_figures *figures, zl_view name,
                             zili_error *err)
{
    zl_str list = { 0 };
    zl_listed each;

    for (size_t i = 0; figures->kind->list(figures->it, i, &each); i++) {
        zl_str_format(&list, ", %s", each.name);
        if (each.other)
            zl_str_format(&list, " (%s)", each.other);
    }
    zili_status status =
        list.failed ? zl_no_memory(err)
                    : zl_fail(err, ZILI_EUSAGE,
                              "There is no measure \"%.*s\"; there are "
                              "all%s.",
                              (int)name.size, name.bytes, zl_str_text(&list));
    zl_str_clear(&list);
    return status;
}

static zili_status choose_one(zl_figures *figures, zl_view name,
                              zili_error *err)
{
    zili_status status = zl_figures_add(figures, name, true);

    if (status == ZILI_EUSAGE)
        status = add_all(figures, name);
    if (status == ZILI_EUSAGE)
        return fail_name(figures, name, err);
    return status ? zl_no_memory(err) : ZILI_OK;
}

/* p_adj, and the p before it. */
static zili_status choose_adjusted(zl_figures *figures, zili_error *err)
{
    int choice = figures->options->adjust;
    const char *p_name = figures->kind->p_name;

    if (choice == 0)
        return ZILI_OK;
    if (!p_name)
        return zl_fail(err, ZILI_EUSAGE,
                       "These measures have no p that could be adjusted.");
    zili_status status = zl_figures_add(figures, zl_view_of(p_name), true);
    if (!status)
        status = add_adjustment(figures, zl_view_of("p_adj"),
                                &zl_adjustments[choice - 1]);
    return status ? zl_no_memory(err) : ZILI_OK;
}

zili_status zl_figures_choose(zl_figures *figures, zili_error *err)
{
    const char *names = figures->options->measure;
    zl_view rest = zl_view_of(names ? names : "all"), name;
    zili_status status = ZILI_OK;

    while (!status && zl_view_next(&rest, ',', &name))
        status = choose_one(figures, name, err);
    if (!status && figures->columns.count == 0)
        status = fail_name(figures, zl_view_of(names), err);
    return status ? status : choose_adjusted(figures, err);
}

/* ---- computing ---- */

static bool run(void *user, size_t job, size_t slot)
{
    zl_figures *figures = user;
    size_t row = job * ROWS_OF_A_JOB, end = row + ROWS_OF_A_JOB;
    bool enough = true;

    (void)slot;
    for (; enough && row < end && row < figures->rows; row++)
        enough = figures->kind->fill(
            figures->it, row, figures->values + row * figures->measures);
    return enough;
}

static bool compute_values(zl_figures *figures)
{
    size_t jobs = (figures->rows + ROWS_OF_A_JOB - 1) / ROWS_OF_A_JOB;
    size_t threads = zl_work_threads(figures->options->threads);

    if (figures->measures > 0 && figures->rows > SIZE_MAX / figures->measures)
        return false;
    figures->values = zl_alloc_array(figures->rows * figures->measures,
                                     sizeof *figures->values);
    return figures->values &&
           zl_work(threads, jobs, run, NULL, figures) == jobs;
}

/* The p of every row, adjusted. Of tests that the file does not have it is
 * taken that they found nothing. */
static bool adjust(zl_figures *figures, const zl_adjustment *adjustment,
                   double *out)
{
    zl_view name = zl_view_of(figures->kind->p_name);
    size_t measure = column_called(figures, name)->measure;
    size_t tests = figures->rows;

    if (figures->options->tests > tests)
        tests = figures->options->tests;
    double *p = zl_alloc_array(tests, sizeof *p);
    if (!p)
        return false;
    for (size_t row = 0; row < tests; row++)
        p[row] = row < figures->rows
                     ? figures->values[row * figures->measures + measure]
                     : 1;
    bool enough = adjustment->adjust(p, tests, p);
    memcpy(out, p, figures->rows * sizeof *out);
    zl_free(p);
    return enough;
}

static bool compute_adjusted(zl_figures *figures)
{
    size_t count = 0, done = 0;
    bool enough = true;

    for (size_t i = 0; i < figures->columns.count; i++)
        count += figures->columns.items[i].adjustment != NULL;
    if (count == 0)
        return true;
    if (figures->rows > SIZE_MAX / count)
        return false;
    figures->adjusted =
        zl_alloc_array(figures->rows * count, sizeof *figures->adjusted);
    if (!figures->adjusted)
        return false;
    for (size_t i = 0; enough && i < figures->columns.count; i++) {
        zl_figure *column = &figures->columns.items[i];
        if (!column->adjustment)
            continue;
        column->measure = done;
        enough = adjust(figures, column->adjustment,
                        figures->adjusted + done++ * figures->rows);
    }
    return enough;
}

/* ---- why some are missing ---- */

/* What is missing for one reason. */
typedef struct cause {
    const char *why;
    size_t rows, first, last; /* which */
    bool *measures;           /* which */
} cause;

typedef ZL_ARRAY(cause) cause_list;

static cause *cause_of(cause_list *causes, const char *why, size_t measures)
{
    for (size_t i = 0; i < causes->count; i++)
        if (strcmp(causes->items[i].why, why) == 0)
            return &causes->items[i];
    cause new = { why, 0, 0, SIZE_MAX,
                  zl_alloc_array(measures, sizeof *new.measures) };
    if (new.measures && zl_array_push(causes, new))
        return &causes->items[causes->count - 1];
    zl_free(new.measures);
    return NULL;
}

static bool find_causes(zl_figures *figures, cause_list *causes)
{
    for (size_t row = 0; row < figures->rows; row++)
        for (size_t i = 0; i < figures->measures; i++) {
            if (!isnan(figures->values[row * figures->measures + i]))
                continue;
            const char *why = figures->kind->why(figures->it, row, i);
            cause *one = why ? cause_of(causes, why, figures->measures) : NULL;
            if (!one)
                return false;
            if (one->rows == 0)
                one->first = row;
            one->rows += one->last != row;
            one->last = row;
            one->measures[i] = true;
        }
    return true;
}

/* "g2, chi2 and 12 more" */
static void name_measures(const zl_figures *figures, const cause *one,
                          zl_str *out)
{
    size_t named = 0, more = 0;

    for (size_t i = 0; i < figures->columns.count; i++) {
        const zl_figure *column = &figures->columns.items[i];
        if (column->adjustment || !one->measures[column->measure])
            continue;
        if (named < 6)
            zl_str_format(out, "%s%s", named ? ", " : "", column->name);
        else
            more++;
        named++;
    }
    if (more > 0)
        zl_str_format(out, " and %zu more", more);
}

static void note_cause(zl_figures *figures, const cause *one)
{
    zl_str names = { 0 }, place = { 0 };

    name_measures(figures, one, &names);
    if (figures->sheet.table)
        zl_str_format(&place, "line %zu",
                      figures->sheet.first_line + one->first);
    else if (figures->label)
        zl_str_format(&place, "\"%.100s\"",
                      figures->label_of(figures->it, one->first));
    if (figures->rows == 1)
        zl_figures_note(figures, "Without a value: %s, because %s.",
                        zl_str_text(&names), one->why);
    else
        zl_figures_note(figures,
                        "Without a value in %zu of %zu rows, the "
                        "first of which is %s: %s, because %s.",
                        one->rows, figures->rows, zl_str_text(&place),
                        zl_str_text(&names), one->why);
    if (names.failed || place.failed)
        zl_figures_note(figures, "Some values are missing.");
    zl_str_clear(&names);
    zl_str_clear(&place);
}

/* What is without end: rows, and measures. False without memory. */
static bool find_infinite(const zl_figures *figures, cause *one)
{
    one->measures = zl_alloc_array(figures->measures, sizeof *one->measures);
    for (size_t row = 0; one->measures && row < figures->rows; row++)
        for (size_t i = 0; i < figures->measures; i++) {
            if (!isinf(figures->values[row * figures->measures + i]))
                continue;
            one->rows += one->last != row;
            one->last = row;
            one->measures[i] = true;
        }
    return one->measures;
}

static bool note_infinite(zl_figures *figures)
{
    cause one = { NULL, 0, 0, SIZE_MAX, NULL };
    zl_str names = { 0 };
    bool enough = find_infinite(figures, &one);

    if (enough && one.rows > 0) {
        name_measures(figures, &one, &names);
        zl_figures_note(figures,
                        "Infinite in %zu of %zu rows: %s, which divide by 0 "
                        "there, or take the logarithm of 0.",
                        one.rows, figures->rows, zl_str_text(&names));
    }
    zl_str_clear(&names);
    zl_free(one.measures);
    return enough;
}

zili_status zl_figures_compute(zl_figures *figures, zili_error *err)
{
    cause_list causes = { 0 };
    bool enough = compute_values(figures) && find_causes(figures, &causes) &&
                  compute_adjusted(figures) && note_infinite(figures);

    for (size_t i = 0; enough && i < causes.count; i++)
        note_cause(figures, &causes.items[i]);
    for (size_t i = 0; i < causes.count; i++)
        zl_free(causes.items[i].measures);
    zl_array_clear(&causes);
    return enough ? ZILI_OK : zl_no_memory(err);
}

/* ---- the rest ---- */

/* A note that cannot be kept is left out: zl_table_add_note() comes next, and
 * fails by itself. */
void zl_figures_note(zl_figures *figures, const char *format, ...)
{
    char text[1024];
    va_list args;

    va_start(args, format);
    int size = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t kept = size < 0 ? 0 : strlen(text);
    char *note = zl_copy_text(text, kept);
    if (note && !zl_array_push(&figures->notes, note))
        zl_free(note);
}

void zl_figures_free(zl_figures *figures)
{
    if (!figures)
        return;
    if (figures->it)
        figures->kind->clear(figures->it);
    zl_free(figures->it);
    zl_sheet_clear(&figures->sheet);
    for (size_t i = 0; i < figures->columns.count; i++)
        zl_free(figures->columns.items[i].name);
    for (size_t i = 0; i < figures->notes.count; i++)
        zl_free(figures->notes.items[i]);
    zl_array_clear(&figures->columns);
    zl_array_clear(&figures->kept);
    zl_array_clear(&figures->notes);
    zl_free(figures->values);
    zl_free(figures->adjusted);
    zl_free(figures);
}
