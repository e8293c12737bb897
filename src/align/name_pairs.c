/* name_pairs.c -- which files of two folders belong together, by their names.
 */
#include "align/name_pairs.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- names without languages ---- */

static const char *const languages[] = {
    "zho",  "chi",  "chs",     "cht",     "eng",    "deu",    "ger",
    "fra",  "fre",  "spa",     "ita",     "por",    "rus",    "jpn",
    "kor",  "lat",  "hans",    "hant",    "latn",   "cyrl",   "chinese",
    "english", "german", "french", "russian", "japanese",
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool names_language(const char *part, size_t size)
{
    if (size == 2)
        return is_letter(part[0]) && is_letter(part[1]);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strlen(languages[i]) == size &&
            strncasecmp(languages[i], part, size) == 0)
            return true;
    return false;
}

/* The parts between `marks` that name no language, a full stop before each;
 * NULL without memory. */
static char *without_language(const char *name, const char *marks)
{
    char *out = zl_alloc(strlen(name) + 2);
    size_t size = 0;

    while (out) {
        size_t part = strcspn(name, marks);
        if (!names_language(name, part)) {
            out[size++] = '.';
            memcpy(out + size, name, part);
            size += part;
        }
        if (!name[part])
            break;
        name += part + 1;
    }
    return out;
}

/* ---- what is left, sorted ---- */

struct rest {
    char *key;
    size_t number;
};

typedef ZL_ARRAY(struct rest) rests;

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct rest *)a)->key,
                  ((const struct rest *)b)->key);
}

static void clear_rests(rests *out)
{
    for (size_t i = 0; i < out->count; i++)
        zl_free(out->items[i].key);
    zl_array_clear(out);
}

/* The names that have no counterpart yet. */
static bool list_rests(rests *out, const zl_names *names, const size_t *other,
                       const char *marks)
{
    for (size_t i = 0; i < names->count; i++) {
        if (other[i] != SIZE_MAX)
            continue;
        struct rest rest = { without_language(names->items[i], marks), i };
        if (!rest.key || !zl_array_push(out, rest)) {
            zl_free(rest.key);
            return false;
        }
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_key);
    return true;
}

/* How many from `at` have the same key. */
static size_t run_of(const rests *list, size_t at)
{
    size_t end = at + 1;

    while (end < list->count &&
           strcmp(list->items[at].key, list->items[end].key) == 0)
        end++;
    return end - at;
}

static void pair(zl_name_pairs *out, size_t a, size_t b)
{
    out->b_of_a[a] = b;
    out->a_of_b[b] = a;
}

static void pair_same_keys(zl_name_pairs *out, const rests *a, const rests *b)
{
    size_t i = 0, k = 0;

    while (i < a->count && k < b->count) {
        int order = strcmp(a->items[i].key, b->items[k].key);
        size_t a_run = run_of(a, i), b_run = run_of(b, k);
        if (order == 0 && a_run == 1 && b_run == 1)
            pair(out, a->items[i].number, b->items[k].number);
        i += order <= 0 ? a_run : 0;
        k += order >= 0 ? b_run : 0;
    }
}

/* Those without counterpart, by their names without languages. */
static bool pair_rests(zl_name_pairs *out, const zl_names *a,
                       const zl_names *b, const char *marks)
{
    rests a_rest = { 0 }, b_rest = { 0 };
    bool good = list_rests(&a_rest, a, out->b_of_a, marks) &&
                list_rests(&b_rest, b, out->a_of_b, marks);

    if (good)
        pair_same_keys(out, &a_rest, &b_rest);
    clear_rests(&a_rest);
    clear_rests(&b_rest);
    return good;
}

static void pair_same(zl_name_pairs *out, const zl_names *a, const zl_names *b)
{
    size_t i = 0, k = 0;

    while (i < a->count && k < b->count) {
        int order = strcmp(a->items[i], b->items[k]);
        if (order == 0)
            pair(out, i, k);
        i += order <= 0;
        k += order >= 0;
    }
}

static size_t *no_numbers(size_t count)
{
    size_t *out = zl_alloc_array(count, sizeof *out);

    for (size_t i = 0; out && i < count; i++)
        out[i] = SIZE_MAX;
    return out;
}

bool zl_name_pairs_find(zl_name_pairs *out, const zl_names *a,
                        const zl_names *b)
{
    *out = (zl_name_pairs){ no_numbers(a->count), no_numbers(b->count) };
    bool good = out->b_of_a && out->a_of_b;
    if (good) {
        pair_same(out, a, b);
        /* x_sl.zh is x_sl, and x_ts.zh another, before both are x */
        good = pair_rests(out, a, b, ".") && pair_rests(out, a, b, ".-_");
    }
    if (!good)
        zl_name_pairs_clear(out);
    return good;
}

void zl_name_pairs_clear(zl_name_pairs *pairs)
{
    zl_free(pairs->b_of_a);
    zl_free(pairs->a_of_b);
    *pairs = (zl_name_pairs){ 0 };
}
