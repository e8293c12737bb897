/* stack.c -- the groups of a term as parts of one bar. */
#include "stack.h"

#include "colour.h"

#include <math.h>
#include <stdio.h>

zl_stack zl_stack_of(const zl_matrix *matrix, size_t row)
{
    zl_stack stack = { 0, false, true };

    for (size_t i = 0; i < matrix->columns.count; i++) {
        double part = zl_matrix_at(matrix, row, i);
        bool known = isfinite(part);
        stack.total += known ? part : 0;
        stack.any |= known;
        stack.all &= known;
    }
    return stack;
}

static void check_row(zl_plan *plan, const zl_matrix *matrix, uint32_t row,
                      bool relative)
{
    const char *name = zl_map_key(&matrix->rows, row).bytes;

    for (size_t i = 0; i < matrix->columns.count; i++) {
        double part = zl_matrix_at(matrix, row, i);
        if (part < 0 || isinf(part))
            zl_plan_fail(plan, ZILI_EUSAGE,
                         "A part of \"%.60s\" is below 0 or infinite, which "
                         "no bar can be stacked of; leave out --stacked.",
                         name);
    }
    if (relative && !zl_stack_of(matrix, row).all)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "\"%.60s\" has no number in one of the groups, so that "
                     "no share is known; give all (freq does with --top), or "
                     "leave out --scale relative.",
                     name);
    if (!isfinite(zl_stack_of(matrix, row).total))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "The parts of \"%.60s\" are too much to be added.", name);
}

void zl_stack_check(zl_plan *plan, const zl_matrix *matrix, bool relative)
{
    for (uint32_t row = 0; row < matrix->rows.count && !zl_plan_failed(plan);
         row++)
        check_row(plan, matrix, row, relative);
}

double zl_stack_most(const zl_matrix *matrix, bool *whole)
{
    double low, high, most = 0;

    zl_matrix_range(matrix, &low, &high, whole);
    for (size_t row = 0; row < matrix->rows.count; row++)
        most = fmax(most, zl_stack_of(matrix, row).total);
    return most;
}

void zl_stack_text(char text[ZL_NUMBER_SIZE], zl_stack stack, double most)
{
    char number[ZL_NUMBER_SIZE];

    zl_number_among(number, stack.any ? stack.total : NAN, most);
    snprintf(text, ZL_NUMBER_SIZE, "%s%.50s",
             stack.any && !stack.all ? "≥ " : "", number);
}

double zl_stack_draw(zl_plan *plan, const zl_axis *axis,
                     const zl_matrix *matrix, size_t row, double y,
                     double thick, bool relative)
{
    double total = zl_stack_of(matrix, row).total;
    double unit = !relative ? 1 : total > 0 ? 100 / total : 0;
    double sum = 0, from = zl_axis_place(axis, 0);

    for (size_t i = 0; i < matrix->columns.count; i++) {
        double part = zl_matrix_at(matrix, row, i);
        sum += isfinite(part) ? part : 0;
        double to = zl_axis_place(axis, sum * unit);
        if (part > 0 && to > from)
            zl_plan_box(plan, from, y - thick / 2, to - from, thick,
                        zl_class_look(plan, i));
        from = fmax(from, to);
    }
    return from;
}
