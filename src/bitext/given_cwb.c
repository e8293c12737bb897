/* given_cwb.c -- beads by hand, in CWB's form: positions of tokens. */
#include "bitext/given.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "bitext/exchange.h"
#include "bitext/rows.h"

#include <stdlib.h>
#include <string.h>

typedef struct reader {
    zl_giver *giver;
    const char *languages[2]; /* of both corpora */
    zl_cwb_regions regions[2];
    uint32_t *twins; /* by region: its twin, from 1 */
} reader;

/* ---- the header ---- */

/* A corpus may be called as its language is; in capitals too. */
static bool is_called(zl_view name, const char *language)
{
    size_t size = strlen(language);

    if (name.size != size)
        return false;
    for (size_t i = 0; i < size; i++) {
        char c = name.bytes[i];
        c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (c != language[i])
            return false;
    }
    return true;
}

static const char *language_of(const reader *own, const zl_twin *twin,
                               int side)
{
    return zl_corpus_area(own->giver->bitext->corpus, twin->region[side])
        ->lang;
}

/* Which languages the corpora have: those they are called by, else those of
 * the first pair. */
static void find_languages(reader *own, const zl_view *names)
{
    const zl_bitext *bitext = own->giver->bitext;

    for (int side = 0; side < 2; side++)
        own->languages[side] = language_of(own, &bitext->twins.items[0], side);
    for (size_t i = 0; i < bitext->twins.count; i++)
        for (int first = 0; first < 2; first++) {
            const zl_twin *twin = &bitext->twins.items[i];
            const char *one = language_of(own, twin, first);
            const char *two = language_of(own, twin, !first);
            if (!is_called(names[0], one) || !is_called(names[1], two))
                continue;
            own->languages[0] = one;
            own->languages[1] = two;
            return;
        }
}

/* ---- positions ---- */

/* The region in which the position lies, UINT32_MAX: none. */
static const zl_cwb_region *region_at(const reader *own, int side,
                                      uint64_t position)
{
    const zl_cwb_regions *all = &own->regions[side];
    size_t low = 0, high = all->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].begin <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &all->items[low - 1] : NULL;
}

/* The sentence of a side that begins there, or its end; UINT32_MAX: none. */
static uint32_t sentence_at(const zl_bitext *bitext, const zl_twin *twin,
                            int side, uint64_t position)
{
    const zl_sentence *all = bitext->sentences.items;
    uint32_t low = twin->from[side], end = low + twin->count[side], high = end;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (all[middle].begin < position)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < end)
        return all[low].begin == position ? low : UINT32_MAX;
    return all[end - 1].end == position ? end : UINT32_MAX;
}

/* Tokens [from, to) of a corpus of one language, as sentences of a pair. */
static bool find_run(const reader *own, int side, uint64_t from, uint64_t to,
                     zl_found_bead *link)
{
    const zl_bitext *bitext = own->giver->bitext;
    const zl_cwb_region *region = region_at(own, side, from);
    uint32_t number = region ? own->twins[region->region] : 0;

    if (number == 0 || (link->twin != SIZE_MAX && link->twin != number - 1))
        return false;
    link->twin = number - 1;
    const zl_twin *twin = &bitext->twins.items[link->twin];
    int of = twin->region[0] == region->region ? 0 : 1;
    uint64_t begin = zl_corpus_area(bitext->corpus, region->region)->begin;
    uint32_t first =
        sentence_at(bitext, twin, of, from - region->begin + begin);
    uint32_t last = sentence_at(bitext, twin, of, to - region->begin + begin);
    if (first == UINT32_MAX || last == UINT32_MAX || last <= first)
        return false;
    link->from[of] = first;
    link->count[of] = last - first;
    return true;
}

/* ---- rows ---- */

/* A number of up to 15 digits, perhaps -1; what follows is left in `rest`. */
static bool take_number(zl_view *rest, int64_t *number)
{
    *rest = zl_view_trim(*rest);
    bool negative = rest->size && rest->bytes[0] == '-';
    size_t first = negative, at = first;

    *number = 0;
    for (; at < rest->size; at++) {
        char c = rest->bytes[at];
        if (c < '0' || c > '9')
            break;
        if (at - first == 15)
            return false;
        *number = *number * 10 + (c - '0');
    }
    if (at == first)
        return false;
    *number = negative ? -*number : *number;
    *rest = zl_view_cut(*rest, at, rest->size);
    return true;
}

static void take_row(reader *own, size_t line, zl_view row)
{
    zl_found_bead link = { .twin = SIZE_MAX, .line = line };
    int64_t numbers[4];
    bool good = true;

    for (int i = 0; i < 4; i++)
        good = good && take_number(&row, &numbers[i]);
    if (!good) {
        zl_giver_pass_over(own->giver, line,
                           "a line begins with four numbers: first and last "
                           "token of both sides");
        return;
    }
    for (int side = 0; good && side < 2; side++) {
        int64_t from = numbers[2 * side], last = numbers[2 * side + 1];
        if (from >= 0 && last >= from)
            good = find_run(own, side, (uint64_t)from, (uint64_t)last + 1,
                            &link);
    }
    if (!good)
        zl_giver_pass_over(own->giver, line,
                           "these are no whole sentences of one pair");
    else if (link.twin == SIZE_MAX)
        zl_giver_pass_over(own->giver, line, "both sides are empty");
    else
        zl_giver_take_link(own->giver, link);
}

/* ---- all of it ---- */

static zili_status begin(reader *own, zl_row_file *file, zili_error *err)
{
    const zl_bitext *bitext = own->giver->bitext;
    zl_view row, rest, names[4];
    size_t count = 0;

    if (!zl_row_file_next(file, &row))
        row = (zl_view){ "", 0 };
    rest = row;
    while (count < 4 && (zl_view_next(&rest, '\t', &names[count])))
        count++;
    if (count < 4)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s: the first line of CWB's form is: corpus, grid, "
                       "corpus, grid, with tabs between.",
                       own->giver->file);
    names[1] = names[2];
    find_languages(own, names);
    own->twins = zl_alloc_array(zl_corpus_areas(bitext->corpus),
                                sizeof *own->twins);
    if (!own->twins)
        return zl_no_memory(err);
    for (size_t i = 0; i < bitext->twins.count; i++)
        for (int side = 0; side < 2; side++)
            own->twins[bitext->twins.items[i].region[side]] = (uint32_t)i + 1;
    zili_status status = zl_cwb_regions_find(&own->regions[0], bitext->corpus,
                                             own->languages[0], err);
    return status ? status
                  : zl_cwb_regions_find(&own->regions[1], bitext->corpus,
                                        own->languages[1], err);
}

zili_status zl_given_read_cwb(zl_giver *giver, zili_error *err)
{
    reader own = { .giver = giver };
    zl_row_file file;
    zl_view row;
    zili_status status = zl_row_file_open(&file, giver->file, err);
    bool any = giver->bitext->twins.count > 0;

    if (!status && any)
        status = begin(&own, &file, err);
    while (!status && any && zl_row_file_next(&file, &row))
        take_row(&own, file.line, row);
    zl_row_file_close(&file);
    zl_free(own.twins);
    zl_array_clear(&own.regions[0]);
    zl_array_clear(&own.regions[1]);
    return status;
}
