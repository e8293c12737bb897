/* option.c -- options from text, by their description. */
#include "fail.h"
#include "mem.h"
#include "text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zili/option.h>

const zili_option *zili_option_find(const zili_option *list, const char *name,
                                    char letter)
{
    for (; list->name; list++)
        if (name ? strcmp(list->name, name) == 0
                 : letter && list->letter == letter)
            return list;
    return NULL;
}

static zili_status set_flag(const zili_option *option, bool *field,
                            const char *value, zili_error *err)
{
    if (value && strcmp(value, "true") != 0 && strcmp(value, "false") != 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "--%s takes no value, but got \"%s\".", option->name,
                       value);
    *field = !value || strcmp(value, "true") == 0;
    return ZILI_OK;
}

static zili_status set_number(const zili_option *option, uint64_t *field,
                              const char *value, zili_error *err)
{
    char *end = NULL;

    errno = 0;
    uint64_t number = strtoumax(value, &end, 10);
    if (end == value || *end || errno || value[0] < '0' || value[0] > '9')
        return zl_fail(err, ZILI_EUSAGE,
                       "--%s wants a whole number, not \"%s\".", option->name,
                       value);
    *field = number;
    return ZILI_OK;
}

static zili_status set_count(const zili_option *option, uint64_t *field,
                             const char *value, zili_error *err)
{
    uint64_t number = 0;
    zili_status status = set_number(option, &number, value, err);

    if (status)
        return status;
    if (number == 0)
        return zl_fail(err, ZILI_EUSAGE, "--%s is 1 or more, and not 0.",
                       option->name);
    *field = number;
    return ZILI_OK;
}

/* "256M": 256 times 2 to the 20th. */
static zili_status set_size(const zili_option *option, uint64_t *field,
                            const char *value, zili_error *err)
{
    static const char units[] = "KMGT";
    char *end = NULL;

    errno = 0;
    uint64_t number = strtoumax(value, &end, 10);
    const char *unit = *end ? strchr(units, *end & ~0x20) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    if (end == value || value[0] < '0' || value[0] > '9' || errno ||
        (*end && (!unit || end[1])) || number > UINT64_MAX >> shift)
        return zl_fail(err, ZILI_EUSAGE,
                       "--%s wants a size such as 256M or 4G, not \"%s\".",
                       option->name, value);
    *field = number << shift;
    return ZILI_OK;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Digits with a point, whatever the locale; gives the end. Both parts of the
 * fraction are exact, so its value is the nearest there is. */
static const char *real_from(const char *text, double *out)
{
    const double most = 9e14; /* ten times that is still exact */
    double digits = 0, power = 1;
    const char *at = text + (*text == '-');
    bool seen = is_digit(*at) || (*at == '.' && is_digit(at[1]));

    for (; is_digit(*at) && digits < most; at++)
        digits = digits * 10 + (*at - '0');
    if (*at == '.')
        for (at++; is_digit(*at); at++)
            if (digits < most && power < 1e22) {
                digits = digits * 10 + (*at - '0');
                power *= 10;
            }
    *out = (*text == '-' ? -digits : digits) / power;
    return seen ? at : NULL;
}

/* What a number is to be multiplied by for the unit after it; 0: no unit that
 * the option knows. Lengths take others than their own. */
static double unit_factor(const char *unit, const char *own)
{
    static const struct {
        const char *unit;
        double mm;
    } lengths[] = { { "cm", 10 }, { "in", 25.4 }, { "pt", 25.4 / 72 } };

    if (!*unit || (own && strcasecmp(unit, own) == 0))
        return 1;
    if (own && strcmp(own, "MM") == 0)
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
            if (strcasecmp(unit, lengths[i].unit) == 0)
                return lengths[i].mm;
    return 0;
}

static zili_status set_real(const zili_option *option, double *field,
                            const char *value, zili_error *err)
{
    double number = 0;
    const char *unit = real_from(value, &number);
    double factor = unit ? unit_factor(unit, option->value) : 0;

    if (factor == 0)
        return zl_fail(err, ZILI_EUSAGE, "--%s wants a number, not \"%s\".",
                       option->name, value);
    *field = number * factor;
    return ZILI_OK;
}

static zili_status set_measure(const zili_option *option, double *field,
                               const char *value, zili_error *err)
{
    double number = 0;
    zili_status status = set_real(option, &number, value, err);

    if (status)
        return status;
    if (!(number > 0))
        return zl_fail(err, ZILI_EUSAGE, "--%s is above 0, and not %s.",
                       option->name, value);
    *field = number;
    return ZILI_OK;
}

static zili_status set_choice(const zili_option *option, int *field,
                              const char *value, zili_error *err)
{
    zl_str all = { 0 };

    for (int i = 0; option->choices[i]; i++) {
        if (strcmp(option->choices[i], value) == 0) {
            *field = i;
            zl_str_clear(&all);
            return ZILI_OK;
        }
        zl_str_format(&all, i ? ", %s" : "%s", option->choices[i]);
    }
    zili_status status = zl_fail(err, ZILI_EUSAGE,
                                 "--%s is one of %s, not \"%s\".",
                                 option->name, zl_str_text(&all), value);
    zl_str_clear(&all);
    return status;
}

static zili_status add_to_list(zili_texts *list, const char *value,
                               zili_error *err)
{
    const char **items =
        zl_resize(list->items, (list->count + 1) * sizeof *items);

    if (!items)
        return zl_no_memory(err);
    items[list->count] = value;
    list->items = items;
    list->count++;
    return ZILI_OK;
}

zili_status zili_option_set(const zili_option *option, void *options,
                            const char *value, zili_error *err)
{
    if (!option)
        return zl_fail(err, ZILI_EUSAGE, "There is no such option.");
    void *field = (char *)options + option->offset;
    if (!value && option->type != ZILI_OPTION_FLAG)
        return zl_fail(err, ZILI_EUSAGE, "--%s wants a value: %s.",
                       option->name, option->value);
    switch (option->type) {
    case ZILI_OPTION_FLAG:
        return set_flag(option, field, value, err);
    case ZILI_OPTION_NUMBER:
        return set_number(option, field, value, err);
    case ZILI_OPTION_SIZE:
        return set_size(option, field, value, err);
    case ZILI_OPTION_COUNT:
        return set_count(option, field, value, err);
    case ZILI_OPTION_REAL:
        return set_real(option, field, value, err);
    case ZILI_OPTION_MEASURE:
        return set_measure(option, field, value, err);
    case ZILI_OPTION_CHOICE:
        return set_choice(option, field, value, err);
    case ZILI_OPTION_LIST:
    case ZILI_OPTION_FILES:
        return add_to_list(field, value, err);
    case ZILI_OPTION_TEXT:
    case ZILI_OPTION_FILE:
        *(const char **)field = value;
        return ZILI_OK;
    }
    return ZILI_OK;
}

void zili_options_clear(const zili_option *list, void *options)
{
    for (; list->name; list++) {
        if (list->type != ZILI_OPTION_LIST && list->type != ZILI_OPTION_FILES)
            continue;
        zili_texts *texts = (zili_texts *)((char *)options + list->offset);
        zl_free(texts->items);
        *texts = (zili_texts){ 0 };
    }
}
