/* check.c -- what no good page has. */
#include "base/fail.h"
#include "base/mem.h"
#include "plan.h"

#include <math.h>
#include <stdlib.h>

#define SLACK 0.02     /* mm that rounding may cost */
#define THINNEST 0.105 /* mm, 0.3 pt: what printers ask for at least */
#define SMALLEST 6.0   /* pt */

static bool inside(const zl_page *page, const zl_mark *mark)
{
    double left = fmin(mark->x, mark->x + mark->width);
    double right = fmax(mark->x, mark->x + mark->width);
    double top = fmin(mark->y, mark->y + mark->height);
    double bottom = fmax(mark->y, mark->y + mark->height);

    return left >= -SLACK && top >= -SLACK && right <= page->width + SLACK &&
           bottom <= page->height + SLACK;
}

static zili_status check_mark(const zl_page *page, const zl_mark *mark,
                              zili_error *err)
{
    bool drawn = mark->look.ink != ZL_NO_COLOUR && mark->look.thick > 0;

    if (!inside(page, mark) && mark->kind == ZL_MARK_LABEL)
        return zl_fail(err, ZILI_EUSAGE,
                       "The label \"%s\" does not fit into the figure; make "
                       "it wider (--width) or the type smaller (--size).",
                       mark->text);
    if (!inside(page, mark))
        return zl_fail(err, ZILI_EUSAGE,
                       "A mark lies outside the figure; make it wider "
                       "(--width) or higher (--height).");
    if (mark->kind == ZL_MARK_LABEL && mark->type.size < SMALLEST)
        return zl_fail(err, ZILI_EUSAGE,
                       "The label \"%s\" is set in less than 6 pt; make the "
                       "type larger (--size).",
                       mark->text);
    if (mark->kind != ZL_MARK_LABEL && drawn && mark->look.thick < THINNEST)
        return zl_fail(err, ZILI_EUSAGE,
                       "A line is thinner than 0.3 pt and would break in "
                       "print.");
    return ZILI_OK;
}

static int by_top(const void *a, const void *b)
{
    const zl_mark *left = *(const zl_mark *const *)a;
    const zl_mark *right = *(const zl_mark *const *)b;

    return (left->y > right->y) - (left->y < right->y);
}

static bool overlap(const zl_mark *a, const zl_mark *b)
{
    return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK &&
           a->y + a->height > b->y + SLACK && b->y + b->height > a->y + SLACK;
}

/* Labels sorted by their top: only those that begin before one ends can
 * touch it. */
static zili_status check_overlaps(const zl_mark **labels, size_t count,
                                  zili_error *err)
{
    qsort(labels, count, sizeof *labels, by_top);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            if (labels[k]->y >= labels[i]->y + labels[i]->height)
                break;
            if (overlap(labels[i], labels[k]))
                return zl_fail(err, ZILI_EUSAGE,
                               "The labels \"%s\" and \"%s\" would overlap; "
                               "make the figure wider (--width) or the type "
                               "smaller (--size).",
                               labels[i]->text, labels[k]->text);
        }
    return ZILI_OK;
}

static zili_status check_page(const zl_page *page, zili_error *err)
{
    zili_status status = ZILI_OK;
    size_t count = 0;
    const zl_mark **labels = zl_alloc_array(page->marks.count, sizeof *labels);

    if (!labels)
        return zl_no_memory(err);
    for (size_t i = 0; !status && i < page->marks.count; i++) {
        status = check_mark(page, &page->marks.items[i], err);
        if (page->marks.items[i].kind == ZL_MARK_LABEL)
            labels[count++] = &page->marks.items[i];
    }
    if (!status)
        status = check_overlaps(labels, count, err);
    zl_free(labels);
    return status;
}

zili_status zl_plan_check(const zl_plan *plan, zili_error *err)
{
    zili_status status = zl_plan_status(plan, err);

    for (size_t i = 0; !status && i < plan->pages.count; i++)
        status = check_page(&plan->pages.items[i], err);
    return status;
}
