/* table.c -- the lines that the benchmark prints: name, measured, goal, met. */
#include "text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
    int met, missed, without;
} sums;

static void show_cells(const char *name, const char *measured,
                       const char *wanted, const char *verdict)
{
    printf("%-52s %14s %12s  %s\n", name, measured, wanted, verdict);
    fflush(stdout);
}

void show_head(void)
{
    show_cells("", "measured", "goal", "");
}

void show_row(const char *name, double measured, goal asked)
{
    char value[64], wanted[64] = "";
    const char *verdict = "";

    snprintf(value, sizeof value, "%.*f%s", asked.decimals, measured,
             asked.unit);
    if (asked.kind != NO_GOAL) {
        bool met = asked.kind == AT_LEAST ? measured >= asked.value
                                          : measured <= asked.value;
        snprintf(wanted, sizeof wanted, "%s %.*f%s",
                 asked.kind == AT_LEAST ? ">=" : "<=", asked.decimals,
                 asked.value, asked.unit);
        verdict = met ? "met" : "NOT MET";
        *(met ? &sums.met : &sums.missed) += 1;
    }
    show_cells(name, value, wanted, verdict);
}

void show_note(const char *name, const char *note)
{
    sums.without++;
    show_cells(name, note, "", "");
}

void show_failure(const char *name, zili_status status, const zili_error *err)
{
    sums.missed++;
    show_cells(name, "failed", "",
               status == ZILI_ENOMEM ? "There is not enough memory."
                                     : err->text);
}

void show_result(void)
{
    printf("bench-text: %d met, %d not met, %d without a number\n", sums.met,
           sums.missed, sums.without);
}

const char *below(const char *folder, const char *name)
{
    static char paths[8][1024];
    static unsigned next;
    char *path = paths[next++ % 8];

    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static int compare_reals(const void *one, const void *two)
{
    double left = *(const double *)one, right = *(const double *)two;

    return (left > right) - (left < right);
}

double median(double *values, size_t count)
{
    if (count == 0)
        return NAN;
    qsort(values, count, sizeof *values, compare_reals);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}
