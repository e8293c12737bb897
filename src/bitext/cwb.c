/* cwb.c -- beads → what CWB's cwb-align writes: a header with two corpora and
 * their grids, then a line a bead: first and last token of both, how many
 * sentences, and a quality. Where a side is empty its last token is before its
 * first. */
#include "bitext/exchange.h"

#include "base/fail.h"
#include "reader/scope.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

zili_status zl_cwb_regions_find(zl_cwb_regions *out, const zili_corpus *corpus,
                                const char *language, zili_error *err)
{
    zl_scope *scope;
    uint64_t begin = 0;
    bool enough = true;
    zili_status status = zl_scope_open(&scope, corpus, NULL, NULL, NULL, err);

    if (status)
        return status;
    for (size_t i = 0; enough && i < scope->count; i++) {
        const zl_interval *interval = &scope->intervals[i];
        const zl_area *area = zl_corpus_area(corpus, interval->area);
        if (strcmp(area->lang, language) != 0)
            continue;
        enough =
            zl_array_push(out, (zl_cwb_region){ begin, interval->area });
        begin += area->end - area->begin;
    }
    zl_scope_close(scope);
    return enough ? ZILI_OK : zl_no_memory(err);
}

/* A bead, with positions of the corpora of one language. */
typedef struct line {
    uint64_t from[2], to[2];
    size_t bead;
    bool turned;
} line;

typedef struct writer {
    const zili_corpus *corpus;
    const char *languages[2];
    zl_cwb_regions regions[2];
    ZL_ARRAY(line) lines;
} writer;

static const char *language_of(const writer *own, uint32_t region)
{
    return zl_corpus_area(own->corpus, region)->lang;
}

static int by_region(const void *left, const void *right)
{
    const zl_cwb_region *one = left, *two = right;

    return (one->region > two->region) - (one->region < two->region);
}

/* Where the region begins in the corpus of its language; SIZE_MAX: it is not
 * in it. */
static uint64_t begin_of(const writer *own, int side, uint32_t region)
{
    zl_cwb_region wanted = { 0, region };
    const zl_cwb_region *found =
        own->regions[side].count
            ? bsearch(&wanted, own->regions[side].items,
                      own->regions[side].count, sizeof wanted, by_region)
            : NULL;

    return found ? found->begin : UINT64_MAX;
}

static bool add_pair(writer *own, const zl_pair *pair)
{
    bool turned =
        strcmp(language_of(own, pair->a), own->languages[0]) != 0;
    uint64_t a = begin_of(own, turned, pair->a);
    uint64_t b = begin_of(own, !turned, pair->b);
    uint64_t a_zero = zl_corpus_area(own->corpus, pair->a)->begin;
    uint64_t b_zero = zl_corpus_area(own->corpus, pair->b)->begin;

    for (size_t i = pair->bead; i < pair->bead + pair->beads; i++) {
        const zl_bead *bead = zl_corpus_bead(own->corpus, i);
        line one = { .bead = i, .turned = turned };
        if (a == UINT64_MAX || b == UINT64_MAX)
            break;
        one.from[turned] = bead->a - a_zero + a;
        one.to[turned] = bead->a_end - a_zero + a;
        one.from[!turned] = bead->b - b_zero + b;
        one.to[!turned] = bead->b_end - b_zero + b;
        if (!zl_array_push(&own->lines, one))
            return false;
    }
    return true;
}

static int by_place(const void *left, const void *right)
{
    const line *one = left, *two = right;

    if (one->from[0] != two->from[0])
        return one->from[0] < two->from[0] ? -1 : 1;
    if (one->to[0] != two->to[0])
        return one->to[0] < two->to[0] ? -1 : 1;
    return (one->bead > two->bead) - (one->bead < two->bead);
}

/* Sentences that begin in [from, to); one where there are none. */
static uint32_t count_sentences(const zili_corpus *corpus, uint64_t from,
                                uint64_t to)
{
    const zl_structure *sentences = zl_corpus_structure(corpus, "s");

    if (from >= to || !sentences)
        return from < to;
    uint32_t first = zl_structure_from(sentences, from);
    uint32_t last = zl_structure_from(sentences, to - 1);
    return last - first + 1;
}

static void write_line(const writer *own, const line *one, zl_out *out)
{
    const zl_bead *bead = zl_corpus_bead(own->corpus, one->bead);
    uint32_t counts[2];
    double share = isnan(bead->confidence) ? 0 : (double)bead->confidence;
    zl_str text = { 0 };

    counts[one->turned] = count_sentences(own->corpus, bead->a, bead->a_end);
    counts[!one->turned] = count_sentences(own->corpus, bead->b, bead->b_end);
    for (int side = 0; side < 2; side++)
        zl_str_format(&text, "%" PRId64 "\t%" PRId64 "\t",
                      (int64_t)one->from[side], (int64_t)one->to[side] - 1);
    zl_str_format(&text, "%" PRIu32 ":%" PRIu32 "\t%d\n", counts[0], counts[1],
                  (int)round(share * 1000));
    out->failed |= text.failed;
    zl_out_bytes(out, zl_str_text(&text), text.size);
    zl_str_clear(&text);
}

static zili_status check_languages(const writer *own, zili_error *err)
{
    for (size_t i = 0; i < zl_corpus_pairs(own->corpus); i++) {
        const zl_pair *pair = zl_corpus_pair(own->corpus, i);
        const char *a = language_of(own, pair->a);
        const char *b = language_of(own, pair->b);
        bool turned = strcmp(a, own->languages[0]) != 0;
        if (strcmp(a, own->languages[turned]) != 0 ||
            strcmp(b, own->languages[!turned]) != 0)
            return zl_fail(err, ZILI_EUSAGE,
                           "The index has pairs of %s and %s and of %s and "
                           "%s; a file of CWB's has two languages. Write a "
                           ".tmx.",
                           own->languages[0], own->languages[1], a, b);
    }
    return ZILI_OK;
}

static bool add_lines(writer *own)
{
    for (size_t i = 0; i < zl_corpus_pairs(own->corpus); i++)
        if (!add_pair(own, zl_corpus_pair(own->corpus, i)))
            return false;
    if (own->lines.count)
        qsort(own->lines.items, own->lines.count, sizeof *own->lines.items,
              by_place);
    return true;
}

static zili_status write_all(writer *own, zl_out *out, zili_error *err)
{
    zili_status status = check_languages(own, err);

    for (int side = 0; !status && side < 2; side++)
        status = zl_cwb_regions_find(&own->regions[side], own->corpus,
                                     own->languages[side], err);
    if (!status && !add_lines(own))
        status = zl_no_memory(err);
    if (status)
        return status;
    zl_out_text(out, own->languages[0]);
    zl_out_text(out, "\ts\t");
    zl_out_text(out, own->languages[1]);
    zl_out_text(out, "\ts\n");
    for (size_t i = 0; i < own->lines.count; i++)
        write_line(own, &own->lines.items[i], out);
    return ZILI_OK;
}

zili_status zl_cwb_write(const zili_corpus *corpus, zl_out *out,
                         zili_error *err)
{
    const zl_pair *first = zl_corpus_pair(corpus, 0);
    writer own = { .corpus = corpus,
                   .languages = { zl_corpus_area(corpus, first->a)->lang,
                                  zl_corpus_area(corpus, first->b)->lang } };
    zili_status status = write_all(&own, out, err);

    zl_array_clear(&own.regions[0]);
    zl_array_clear(&own.regions[1]);
    zl_array_clear(&own.lines);
    return status;
}
