/* bins.c -- the groups of a scope by a number or date, in rising order. */
#include "analysis/bins.h"

#include "base/fail.h"
#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- values ---- */

/* The number that `count` digits at `*text` are, which moves past them; false
 * where there are not so many. */
static bool take_digits(const char **text, size_t least, size_t most,
                        double *number)
{
    size_t digits = strspn(*text, "0123456789");

    if (digits < least || digits > most)
        return false;
    *number = 0;
    for (; digits-- > 0; ++*text)
        *number = *number * 10 + (**text - '0');
    return true;
}

/* "-12", "1960" or "1.5"; not by strtod(), which follows the locale. */
static bool read_number(const char *text, double *value)
{
    double whole = 0, part = 0;
    bool below = *text == '-';

    text += below;
    if (!take_digits(&text, 1, 15, &whole))
        return false;
    if (*text == '.') {
        const char *from = ++text;
        if (!take_digits(&text, 1, 15, &part))
            return false;
        whole += part / pow(10, (double)(text - from));
    }
    *value = below ? -whole : whole;
    return *text == 0;
}

/* "1960", "1960-07", "1960-07-05", and what follows a T or blank. */
static bool read_date(const char *text, double *value)
{
    double parts[3] = { 0 };

    if (!take_digits(&text, 4, 4, &parts[0]))
        return false;
    for (int i = 1; i < 3 && *text == '-'; i++) {
        text++;
        if (!take_digits(&text, 2, 2, &parts[i]))
            return false;
    }
    *value = (parts[0] * 100 + parts[1]) * 100 + parts[2];
    return *text == 0 || *text == 'T' || *text == ' ';
}

typedef bool read_fn(const char *text, double *value);

/* Read all values that are not empty; gives how many could be. */
static size_t read_all(const zl_scope *scope, read_fn *read, double *values)
{
    size_t found = 0;

    for (size_t i = 0; i < scope->groups; i++) {
        bool good = *scope->keys[i] && read(scope->keys[i], &values[i]);
        values[i] = good ? values[i] : NAN;
        found += good;
    }
    return found;
}

/* ---- bins ---- */

static double bin_begin(const zl_bins *bins, double value, double width)
{
    if (width == 0)
        return value;
    return floor((bins->dates ? floor(value / 10000) : value) / width) * width;
}

static int by_value(const void *a, const void *b)
{
    const zl_bin *left = a, *right = b;

    if (left->value != right->value)
        return left->value < right->value ? -1 : 1;
    return strcmp(left->text, right->text);
}

static bool same_bin(const zl_bin *one, const zl_bin *two, double width)
{
    return one->value == two->value &&
           (width > 0 || strcmp(one->text, two->text) == 0);
}

/* One bin for each value, sorted; values that fall together are one. */
static void gather(zl_bins *bins, const zl_scope *scope, const double *values,
                   double width)
{
    size_t kept = 0;

    for (size_t i = 0; i < scope->groups; i++) {
        if (isnan(values[i]) && bins->odd[i])
            continue;
        if (isnan(values[i])) {
            bins->without++;
            bins->words_without += scope->words[i];
            continue;
        }
        bins->items[bins->count++] = (zl_bin){
            .value = bin_begin(bins, values[i], width),
            .text = scope->keys[i],
        };
        bins->whole = bins->whole && floor(values[i]) == values[i];
    }
    if (bins->count)
        qsort(bins->items, bins->count, sizeof *bins->items, by_value);
    for (size_t i = 0; i < bins->count; i++)
        if (i == 0 ||
            !same_bin(&bins->items[kept - 1], &bins->items[i], width))
            bins->items[kept++] = bins->items[i];
    bins->count = kept;
}

/* Say of each group which bin it is in. */
static void assign(zl_bins *bins, const zl_scope *scope, const double *values,
                   double width)
{
    for (size_t i = 0; i < scope->groups; i++) {
        zl_bin own = { .text = scope->keys[i] };
        bins->of[i] = ZL_NONE;
        if (isnan(values[i]))
            continue;
        own.value = bin_begin(bins, values[i], width);
        for (uint32_t k = 0; k < bins->count; k++)
            if (same_bin(&bins->items[k], &own, width)) {
                bins->of[i] = k;
                bins->items[k].words += scope->words[i];
            }
    }
}

static void find_odd(zl_bins *bins, const zl_scope *scope,
                     const double *values)
{
    for (size_t i = 0; i < scope->groups; i++) {
        bins->odd[i] = *scope->keys[i] && isnan(values[i]);
        if (bins->odd[i] && !bins->odd_value)
            bins->odd_value = scope->keys[i];
    }
}

static zili_status read_values(zl_bins *bins, const zl_scope *scope,
                               double *values, zili_error *err)
{
    size_t numbers = read_all(scope, read_number, values);
    size_t dates = read_all(scope, read_date, values);

    bins->dates = dates > numbers;
    if (!bins->dates)
        read_all(scope, read_number, values);
    find_odd(bins, scope, values);
    if (numbers + dates > 0 || !bins->odd_value)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "A trend goes along numbers or dates, as 1960 or "
                   "1960-07-05; the column \"%s\" has \"%s\".",
                   scope->by[0], bins->odd_value);
}

zili_status zl_bins_make(zl_bins *bins, const zl_scope *scope, uint64_t width,
                         zili_error *err)
{
    *bins = (zl_bins){ .whole = true };
    if (scope->by_count != 1)
        return zl_fail(err, ZILI_EUSAGE,
                       "A trend goes along one column: --by year.");
    double *values = zl_alloc_array(scope->groups, sizeof *values);
    bins->items = zl_alloc_array(scope->groups, sizeof *bins->items);
    bins->of = zl_alloc_array(scope->groups, sizeof *bins->of);
    bins->odd = zl_alloc(scope->groups);
    zili_status status = values && bins->items && bins->of && bins->odd
                             ? read_values(bins, scope, values, err)
                             : zl_no_memory(err);
    if (!status) {
        gather(bins, scope, values, (double)width);
        assign(bins, scope, values, (double)width);
    }
    if (width)
        bins->dates = false;
    zl_free(values);
    return status;
}

void zl_bins_clear(zl_bins *bins)
{
    zl_free(bins->items);
    zl_free(bins->of);
    zl_free(bins->odd);
    *bins = (zl_bins){ 0 };
}
