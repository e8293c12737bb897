/* shelves.c -- many texts or counts, put in order fast. */
#include "analysis/shelves.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* ---- texts ---- */

/* The first eight bytes of a text as a number that sorts as they do. */
typedef struct entry {
    uint64_t begin;
    uint32_t text;
} entry;

static uint64_t beginning(zl_view text)
{
    uint8_t bytes[8] = { 0 };
    uint64_t number = 0;

    if (text.size)
        memcpy(bytes, text.bytes, text.size < 8 ? text.size : 8);
    for (int i = 0; i < 8; i++)
        number = number << 8 | bytes[i];
    return number;
}

/* One step of a radix sort, by the byte at `shift`; false where all have the
 * same byte and nothing was moved. */
static bool sort_by_byte(const entry *from, entry *to, uint32_t count,
                         unsigned shift)
{
    uint32_t next[256] = { 0 }, sum = 0;

    for (uint32_t i = 0; i < count; i++)
        next[from[i].begin >> shift & 255]++;
    if (next[from[0].begin >> shift & 255] == count)
        return false;
    for (size_t i = 0; i < 256; i++) {
        uint32_t here = next[i];
        next[i] = sum;
        sum += here;
    }
    for (uint32_t i = 0; i < count; i++)
        to[next[from[i].begin >> shift & 255]++] = from[i];
    return true;
}

static int by_text(const void *a, const void *b, void *user)
{
    const zl_view *texts = user;
    const entry *left = a, *right = b;
    int order = zl_view_compare(texts[left->text], texts[right->text]);

    return order ? order
                 : (left->text > right->text) - (left->text < right->text);
}

/* What begins alike is sorted by all bytes. */
static void sort_ties(entry *entries, uint32_t count, const zl_view *texts)
{
    for (uint32_t i = 0, end; i < count; i = end) {
        for (end = i + 1;
             end < count && entries[end].begin == entries[i].begin; end++)
            ;
        if (end > i + 1)
            qsort_r(entries + i, end - i, sizeof *entries, by_text,
                    (void *)(uintptr_t)texts);
    }
}

bool zl_order_texts(const zl_view *texts, uint32_t count, uint32_t *order)
{
    entry *entries = zl_alloc_array(count, sizeof *entries);
    entry *spare = zl_alloc_array(count, sizeof *spare);
    bool enough = entries && spare;

    for (uint32_t i = 0; enough && i < count; i++)
        entries[i] = (entry){ beginning(texts[i]), i };
    for (unsigned shift = 0; enough && count && shift < 64; shift += 8)
        if (sort_by_byte(entries, spare, count, shift)) {
            entry *sorted = spare;
            spare = entries;
            entries = sorted;
        }
    if (enough)
        sort_ties(entries, count, texts);
    for (uint32_t i = 0; enough && i < count; i++)
        order[i] = entries[i].text;
    zl_free(entries);
    zl_free(spare);
    return enough;
}

/* ---- counts ---- */

size_t zl_shelves_open(zl_shelves *shelves)
{
    size_t large = shelves->next[ZL_SHELVES], sum = 0;

    for (size_t i = ZL_SHELVES + 1; i-- > 0;) {
        size_t here = shelves->next[i];
        shelves->next[i] = sum;
        sum += here;
    }
    return large;
}

void zl_threshold_tell(zl_threshold *threshold, uint64_t count)
{
    if (count < ZL_THRESHOLD_MOST)
        threshold->told[count]++;
    threshold->kept += count >= threshold->least;
    while (threshold->limit && threshold->least < ZL_THRESHOLD_MOST &&
           threshold->kept - threshold->told[threshold->least] >=
               threshold->limit)
        threshold->kept -= threshold->told[threshold->least++];
}

/* ---- groups ---- */

size_t zl_order_group(const size_t *begins, size_t groups, size_t row)
{
    size_t low = 0, high = groups;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (begins[middle + 1] <= row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
