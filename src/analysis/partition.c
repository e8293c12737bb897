/* partition.c -- the words of a scope in parts, and where they are. */
#include "analysis/partition.h"

#include "analysis/borders.h"
#include "analysis/sizes.h"
#include "base/fail.h"
#include "base/mem.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- reading ---- */

/* The terms of a piece, some at a time. */
typedef struct reading {
    const zl_terms *terms;
    uint32_t segment, at, end;
    uint32_t count;
    uint32_t found[ZL_CHUNK_TOKENS];
} reading;

static void start(reading *read, const zl_terms *terms, uint32_t segment,
                  uint32_t from, uint32_t to)
{
    read->terms = terms;
    read->segment = segment;
    read->at = from;
    read->end = to;
}

static bool more(reading *read)
{
    uint32_t left = read->end - read->at;

    read->count = left < ZL_CHUNK_TOKENS ? left : ZL_CHUNK_TOKENS;
    if (read->count == 0)
        return false;
    zl_terms_read(read->terms, read->segment, read->at, read->at + read->count,
                  read->found);
    read->at += read->count;
    return true;
}

/* ---- cutting ---- */

static uint64_t count_words(const zl_terms *terms, uint32_t segment,
                            uint32_t from, uint32_t to)
{
    uint64_t words = 0;
    reading read;

    start(&read, terms, segment, from, to);
    while (more(&read))
        for (uint32_t i = 0; i < read.count; i++)
            words += read.found[i] < terms->count;
    return words;
}

/* Words from..to of a segment; with `begins` a new part. */
static bool add_piece(zl_partition *out, const zl_stretch *stretch,
                      uint32_t from, uint32_t to, bool begins)
{
    uint64_t words = count_words(out->terms, stretch->segment, from, to);
    zl_piece piece = { stretch->segment, from, to, out->words };

    if (words == 0)
        return true;
    if (!zl_array_push(&out->pieces, piece) ||
        ((begins || out->ends.count == 0) && !zl_array_push(&out->ends, 0)))
        return false;
    out->words += words;
    out->ends.items[out->ends.count - 1] = out->words;
    return true;
}

static bool cut(zl_partition *out, const zl_stretches *stretches,
                const zl_borders *borders)
{
    uint32_t document = ZL_NONE;
    bool enough = true;

    for (size_t i = 0; enough && i < stretches->count; i++) {
        const zl_stretch *stretch = &stretches->items[i];
        zl_unit_walk walk;
        bool on = zl_unit_walk_start(&walk, borders, stretch);
        for (; enough && on; on = zl_unit_walk_next(&walk)) {
            uint64_t words = out->words;
            bool begins = !borders->documents || stretch->document != document;
            enough = add_piece(out, stretch, walk.from, walk.to, begins);
            if (out->words > words)
                document = stretch->document;
        }
    }
    return enough &&
           zl_array_push(&out->pieces, (zl_piece){ 0, 0, 0, out->words });
}

/* ---- equal parts ---- */

/* SIZE_MAX: `how` is no number above 0. */
static size_t number_of(const char *how)
{
    char *end;
    unsigned long long number = strtoull(how, &end, 10);

    if (how[0] < '1' || how[0] > '9' || *end || number > UINT32_MAX)
        return SIZE_MAX;
    return (size_t)number;
}

static zili_status cut_equal(zl_partition *out, size_t count, zili_error *err)
{
    uint64_t each, over;

    if (count > out->words)
        return zl_fail(err, ZILI_EUSAGE,
                       "The scope has %" PRIu64 " words, which cannot be %zu "
                       "parts.",
                       out->words, count);
    each = out->words / count;
    over = out->words % count;
    out->ends.count = 0;
    if (!zl_array_reserve(&out->ends, count))
        return zl_no_memory(err);
    for (size_t i = 1; i <= count; i++)
        out->ends.items[out->ends.count++] = each * i + over * i / count;
    return ZILI_OK;
}

static bool is_unit(const char *how)
{
    static const char *const units[] = { "doc", "region", "p", "s" };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(how, units[i]) == 0)
            return true;
    return false;
}

zili_status zl_partition_make(zl_partition *partition, const zl_terms *terms,
                              const zl_stretches *stretches, const char *how,
                              zili_error *err)
{
    size_t equal = number_of(how);
    zl_borders borders = { 0 };

    *partition = (zl_partition){ .terms = terms };
    if (equal == SIZE_MAX && !is_unit(how))
        return zl_fail(err, ZILI_EUSAGE,
                       "--parts is doc, region, p (paragraph), s (sentence) "
                       "or a number of equal parts, not \"%s\".",
                       how);
    zili_status status = zl_borders_make(&borders, terms->corpus,
                                         equal == SIZE_MAX ? how : "doc", err);
    if (!status && !cut(partition, stretches, &borders))
        status = zl_no_memory(err);
    if (!status && equal != SIZE_MAX)
        status = cut_equal(partition, equal, err);
    zl_borders_clear(&borders);
    for (size_t i = 0; i < partition->ends.count; i++) {
        double size = (double)zl_partition_size(partition, i);
        if (i == 0 || size < partition->least)
            partition->least = size;
    }
    return status;
}

void zl_partition_clear(zl_partition *partition)
{
    zl_array_clear(&partition->pieces);
    zl_array_clear(&partition->ends);
}

size_t zl_partition_at(const zl_partition *partition, size_t from,
                       uint64_t word)
{
    size_t end = partition->ends.count - 1;

    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (partition->ends.items[middle] <= word)
            from = middle + 1;
        else
            end = middle;
    }
    return from;
}

/* ---- where words stand ---- */

static bool open_standings(zl_standings *out, const zl_terms *terms,
                           const uint32_t *rows, size_t count)
{
    size_t sum = 0;

    if (!zl_array_reserve(&out->starts, count + 1))
        return false;
    memset(out->starts.items, 0, (count + 1) * sizeof *out->starts.items);
    out->starts.count = count + 1;
    for (uint32_t i = 0; i < terms->count; i++)
        if (rows[i] != ZL_NONE)
            out->starts.items[rows[i] + 1] = (size_t)terms->hits[i];
    for (size_t i = 0; i <= count; i++)
        out->starts.items[i] = sum += out->starts.items[i];
    if (!zl_array_reserve(&out->items, sum + 1))
        return false;
    out->items.count = sum;
    return true;
}

/* Each row is filled from its start on; a place that is one too many, as no
 * index that is whole has, is left out. */
static void place_terms(zl_standings *out, const zl_partition *partition,
                        const uint32_t *rows, size_t *next)
{
    const zl_terms *terms = partition->terms;
    reading read;

    for (size_t i = 0; i + 1 < partition->pieces.count; i++) {
        const zl_piece *piece = &partition->pieces.items[i];
        uint64_t word = piece->first;
        start(&read, terms, piece->segment, piece->from, piece->to);
        while (more(&read))
            for (uint32_t k = 0; k < read.count; k++) {
                uint32_t term = read.found[k];
                if (term >= terms->count)
                    continue;
                uint32_t row = rows[term];
                if (row != ZL_NONE && next[row] < out->starts.items[row + 1])
                    out->items.items[next[row]++] = word;
                word++;
            }
    }
}

/* What no word was found for, as in text that lies in no part, goes. */
static void close_gaps(zl_standings *out, const size_t *next)
{
    size_t count = out->starts.count - 1, kept = 0;

    for (size_t i = 0; i < count; i++) {
        size_t from = out->starts.items[i], found = next[i] - from;
        if (kept < from)
            memmove(out->items.items + kept, out->items.items + from,
                    found * sizeof *out->items.items);
        out->starts.items[i] = kept;
        kept += found;
    }
    out->starts.items[count] = out->items.count = kept;
}

bool zl_standings_of_terms(zl_standings *standings,
                           const zl_partition *partition, const uint32_t *rows,
                           size_t count)
{
    if (!open_standings(standings, partition->terms, rows, count))
        return false;
    size_t *next = zl_alloc_array(count + 1, sizeof *next);
    if (!next)
        return false;
    memcpy(next, standings->starts.items, (count + 1) * sizeof *next);
    place_terms(standings, partition, rows, next);
    close_gaps(standings, next);
    zl_free(next);
    return true;
}

/* ---- where hits stand ---- */

/* Those from `*spot` on that lie in a piece. */
static bool place_spots(zl_standings *out, const zl_partition *partition,
                        size_t number, const zl_spots *spots, size_t *spot)
{
    const zl_piece *piece = &partition->pieces.items[number];
    const zl_terms *terms = partition->terms;
    const zl_segment *segment =
        zl_corpus_segment(terms->corpus, piece->segment);
    uint64_t base = zl_segment_begin(segment), word = piece->first;
    uint64_t last = piece[1].first - 1;
    reading read;

    while (*spot < spots->count &&
           spots->items[*spot].begin < base + piece->from)
        ++*spot;
    start(&read, terms, piece->segment, piece->from, piece->to);
    while (*spot < spots->count &&
           spots->items[*spot].begin < base + piece->to && more(&read)) {
        uint64_t at = base + read.at - read.count;
        for (uint32_t k = 0; k < read.count; k++, at++) {
            for (; *spot < spots->count && spots->items[*spot].begin == at;
                 ++*spot)
                if (!zl_array_push(&out->items, word < last ? word : last))
                    return false;
            word += read.found[k] < terms->count;
        }
    }
    return true;
}

bool zl_standings_add(zl_standings *standings, const zl_partition *partition,
                      const zl_spots *spots)
{
    size_t spot = 0;

    if (standings->starts.count == 0 && !zl_array_push(&standings->starts, 0))
        return false;
    for (size_t i = 0; i + 1 < partition->pieces.count; i++)
        if (!place_spots(standings, partition, i, spots, &spot))
            return false;
    return zl_array_push(&standings->starts, standings->items.count);
}

void zl_standings_clear(zl_standings *standings)
{
    zl_array_clear(&standings->starts);
    zl_array_clear(&standings->items);
}
