/* slow_segment.h -- a text as plain arrays. */
#ifndef SLOW_SEGMENT_H
#define SLOW_SEGMENT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SLOW_TOKENS = 1500,
    SLOW_DOCUMENTS = 24,
    SLOW_ATTRIBUTES = 3,
    SLOW_STRUCTURES = 6,
    SLOW_RANGES = 700,
    SLOW_TEXT = 16
};

typedef struct slow_range {
    uint32_t begin, end;
    char value[SLOW_TEXT];
} slow_range;

/* The first attribute is "word"; the first structures are "doc", "region",
 * "lang". */
typedef struct slow_segment {
    uint32_t tokens, documents, attributes, structures;
    const char *attribute[SLOW_ATTRIBUTES], *structure[SLOW_STRUCTURES];
    char form[SLOW_ATTRIBUTES][SLOW_TOKENS][SLOW_TEXT];
    char glue[SLOW_TOKENS][SLOW_TEXT]; /* behind each token */
    char lead[SLOW_DOCUMENTS][SLOW_TEXT];
    slow_range ranges[SLOW_STRUCTURES][SLOW_RANGES];
    uint32_t range_count[SLOW_STRUCTURES];
    uint32_t region_document[SLOW_RANGES];
} slow_segment;

/* What a type is, in these tests: its key is in small letters, and without a
 * letter or digit it is no word. */
static inline void slow_key(const char *form, char key[SLOW_TEXT])
{
    size_t i = 0;

    for (; form[i]; i++)
        key[i] =
            (char)(form[i] >= 'A' && form[i] <= 'Z' ? form[i] | 32 : form[i]);
    key[i] = 0;
}

static inline uint8_t slow_class(const char *form)
{
    for (; *form; form++)
        if ((*form >= '0' && *form <= '9') || (*form >= 'A' && *form != '_'))
            return 2;
    return 0;
}

static inline uint32_t slow_document_of(const slow_segment *slow, uint32_t at)
{
    uint32_t i = 0;

    while (slow->ranges[0][i].end <= at)
        i++;
    return i;
}

/* ---- different texts, how often each is there, in an order ---- */

typedef struct slow_type {
    char form[SLOW_TEXT], key[SLOW_TEXT];
    uint32_t count;
} slow_type;

typedef struct slow_types {
    slow_type items[2 * SLOW_TOKENS];
    uint32_t count;
} slow_types;

static inline uint32_t slow_find(const slow_types *types, const char *form)
{
    uint32_t i = 0;

    while (i < types->count && strcmp(types->items[i].form, form) != 0)
        i++;
    return i;
}

static inline void slow_count(slow_types *types, const char *form)
{
    uint32_t i = slow_find(types, form);

    if (i == types->count) {
        snprintf(types->items[i].form, SLOW_TEXT, "%s", form);
        slow_key(form, types->items[i].key);
        types->items[i].count = 0;
        types->count++;
    }
    types->items[i].count++;
}

static inline int slow_by_count(const void *a, const void *b)
{
    const slow_type *one = a, *two = b;

    if (one->count != two->count)
        return one->count > two->count ? -1 : 1;
    return strcmp(one->form, two->form);
}

static inline int slow_by_form(const void *a, const void *b)
{
    return strcmp(((const slow_type *)a)->form, ((const slow_type *)b)->form);
}

static inline int slow_by_key(const void *a, const void *b)
{
    const slow_type *one = a, *two = b;
    int order = strcmp(one->key, two->key);

    return order ? order : strcmp(one->form, two->form);
}

static inline void slow_sort(slow_types *types,
                             int compare(const void *, const void *))
{
    qsort(types->items, types->count, sizeof *types->items, compare);
}

#endif
