/* evidence.c -- how much the words of lines speak for each other.
 *
 * Rows are made some dozens at a time, so that the words of a run of lines of
 * b, which serves all rows it reaches, are spread out once for them. */
#include "align/evidence.h"

#include "base/mem.h"

#include <math.h>

enum {
    BLOCK = 256,           /* rows made at a time */
    RING = 2 * BLOCK,      /* rows held */
    MARGIN = ZL_BEAD_LINES /* columns beyond the band, on either side */
};

/* What a run of lines foresees: by word of the other side, Σ t·rare. */
typedef struct outlook {
    float *sums;
    double words; /* of the run that have renderings */
} outlook;

/* The evidence at a row and column: for runs of 1 to 5 lines of a about the
 * line of b there, and of b about the line of a. */
typedef struct cell {
    float of_a[ZL_BEAD_LINES], of_b[ZL_BEAD_LINES];
} cell;

struct zl_evidence {
    const zl_bilingual *words;
    const zl_band *band;
    size_t a, b;               /* first lines */
    size_t width;              /* cells of a row in the ring */
    size_t made_from, made_to; /* rows that are ready */
    outlook from_a, from_b;
    cell *ring;
};

zl_evidence *zl_evidence_open(const zl_bilingual *words, const zl_band *band,
                              size_t a, size_t b)
{
    zl_evidence *evidence = zl_alloc(sizeof *evidence);
    size_t rows = band->a + 1 < RING ? band->a + 1 : RING;

    if (!evidence)
        return NULL;
    *evidence =
        (zl_evidence){ words, band, a,     b,     band->width + 2 * MARGIN,
                       0,     0,    { 0 }, { 0 }, NULL };
    evidence->from_a.sums =
        zl_alloc_array((size_t)words->b->keys.count + 1, sizeof(float));
    evidence->from_b.sums =
        zl_alloc_array((size_t)words->a->keys.count + 1, sizeof(float));
    evidence->ring =
        zl_alloc_array(rows, evidence->width * sizeof *evidence->ring);
    if (evidence->from_a.sums && evidence->from_b.sums && evidence->ring)
        return evidence;
    zl_evidence_close(evidence);
    return NULL;
}

void zl_evidence_close(zl_evidence *evidence)
{
    if (!evidence)
        return;
    zl_free(evidence->from_a.sums);
    zl_free(evidence->from_b.sums);
    zl_free(evidence->ring);
    zl_free(evidence);
}

/* The first column that is held of a row, and one behind the last. */
static size_t first_column(const zl_band *band, size_t row)
{
    return band->low[row] > MARGIN ? band->low[row] - MARGIN : 0;
}

static size_t last_column(const zl_band *band, size_t row)
{
    size_t last = band->high[row] + MARGIN;

    return last < band->b ? last : band->b;
}

static cell *cell_at(const zl_evidence *evidence, size_t row, size_t column)
{
    return evidence->ring + (row % RING) * evidence->width + column -
           first_column(evidence->band, row);
}

/* ---- outlooks ---- */

static void look_out(outlook *out, const zl_side *side, size_t line,
                     const zl_translations *translations, const float *rare)
{
    const zl_line *at = &side->lines.items[line];

    for (uint32_t i = 0; i < at->count; i++) {
        uint32_t word = side->words.items[at->first + i];
        size_t end = translations->starts[word + 1];
        out->words += end > translations->starts[word];
        for (size_t k = translations->starts[word]; k < end; k++) {
            zl_rendering to = translations->items[k];
            out->sums[to.word] += to.share * rare[to.word];
        }
    }
}

static void forget(outlook *out, const zl_side *side, size_t line,
                   size_t lines, const zl_translations *translations)
{
    for (size_t end = line + lines; line < end; line++) {
        const zl_line *at = &side->lines.items[line];
        for (uint32_t i = 0; i < at->count; i++) {
            uint32_t word = side->words.items[at->first + i];
            for (size_t k = translations->starts[word];
                 k < translations->starts[word + 1]; k++)
                out->sums[translations->items[k].word] = 0;
        }
    }
    out->words = 0;
}

/* The logarithm of the product for a line. Sixteen factors at a time are far
 * from what a double holds. */
static float weigh(const outlook *out, const zl_side *side, const float *known,
                   size_t line, double literal)
{
    const zl_line *at = &side->lines.items[line];
    double share = literal / out->words, sum = 0;

    if (out->words == 0 || at->count == 0)
        return 0;
    const uint32_t *words = side->words.items + at->first;
    for (uint32_t i = 0; i < at->count;) {
        double product = 1;
        for (uint32_t end = i + 16 < at->count ? i + 16 : at->count; i < end;
             i++)
            product *= 1 - literal * (double)known[words[i]] +
                       share * (double)out->sums[words[i]];
        sum += log(product);
    }
    return (float)sum;
}

/* ---- rows ---- */

static void look_from_a(zl_evidence *evidence, size_t row)
{
    const zl_bilingual *words = evidence->words;
    const zl_band *band = evidence->band;
    outlook *out = &evidence->from_a;
    size_t first = first_column(band, row), last = last_column(band, row);
    size_t lines = 0;

    while (lines < ZL_BEAD_LINES && row + lines < band->a) {
        look_out(out, words->a, evidence->a + row + lines, &words->forth,
                 words->rare_b);
        for (size_t k = first; k < last; k++)
            cell_at(evidence, row, k)->of_a[lines] =
                weigh(out, words->b, words->known_b, evidence->b + k,
                      words->literal);
        lines++;
    }
    forget(out, words->a, evidence->a + row, lines, &words->forth);
}

static void look_from_b(zl_evidence *evidence, size_t column, size_t from,
                        size_t to)
{
    const zl_bilingual *words = evidence->words;
    const zl_band *band = evidence->band;
    outlook *out = &evidence->from_b;
    size_t lines = 0;

    while (lines < ZL_BEAD_LINES && column + lines < band->b) {
        look_out(out, words->b, evidence->b + column + lines, &words->back,
                 words->rare_a);
        for (size_t row = from; row < to; row++)
            if (column >= first_column(band, row) &&
                column < last_column(band, row))
                cell_at(evidence, row, column)->of_b[lines] =
                    weigh(out, words->a, words->known_a, evidence->a + row,
                          words->literal);
        lines++;
    }
    forget(out, words->b, evidence->b + column, lines, &words->back);
}

static void make_block(zl_evidence *evidence, size_t from)
{
    const zl_band *band = evidence->band;
    size_t to = from + BLOCK < band->a ? from + BLOCK : band->a;

    if (to <= from)
        return;
    for (size_t row = from; row < to; row++)
        look_from_a(evidence, row);
    for (size_t column = first_column(band, from);
         column < last_column(band, to - 1); column++)
        look_from_b(evidence, column, from, to);
}

/* Two blocks that lie side by side are held at any time. */
void zl_evidence_ready(zl_evidence *evidence, size_t row)
{
    size_t from = row / BLOCK * BLOCK, to = from + 2 * BLOCK;

    if (evidence->made_from == from && evidence->made_to == to)
        return;
    if (evidence->made_to == 0 || evidence->made_from >= to ||
        evidence->made_to <= from) {
        make_block(evidence, from);
        make_block(evidence, from + BLOCK);
    } else {
        make_block(evidence, evidence->made_from < from ? from + BLOCK : from);
    }
    evidence->made_from = from;
    evidence->made_to = to;
}

double zl_evidence_of(const zl_evidence *evidence, size_t row, size_t column,
                      zl_bead_kind kind)
{
    double sum = 0;

    for (size_t k = 0; k < kind.b; k++)
        sum += (double)cell_at(evidence, row, column + k)->of_a[kind.a - 1];
    for (size_t i = 0; i < kind.a; i++)
        sum += (double)cell_at(evidence, row + i, column)->of_b[kind.b - 1];
    return sum / 2;
}

/* ---- how literal a translation is ---- */

typedef struct literalness {
    double rendered, words;
} literalness;

/* What lines from `from` on foresee of lines of the other side. */
static void add_lines(outlook *out, const zl_side *side, const float *known,
                      size_t line, size_t lines, double literal,
                      literalness *sum)
{
    double share = literal / out->words;

    for (size_t end = line + lines; line < end && out->words > 0; line++) {
        const zl_line *at = &side->lines.items[line];
        for (uint32_t i = 0; i < at->count; i++) {
            uint32_t word = side->words.items[at->first + i];
            double by_word = share * (double)out->sums[word];
            double left = 1 - literal * (double)known[word] + by_word;
            sum->rendered += by_word / left;
            sum->words += (double)known[word];
        }
    }
}

static void add_meeting(const zl_bilingual *words, outlook *from_a,
                        outlook *from_b, const zl_meeting *bead,
                        literalness *sum)
{
    for (size_t i = 0; i < bead->a_lines; i++)
        look_out(from_a, words->a, bead->a + i, &words->forth, words->rare_b);
    for (size_t i = 0; i < bead->b_lines; i++)
        look_out(from_b, words->b, bead->b + i, &words->back, words->rare_a);
    add_lines(from_a, words->b, words->known_b, bead->b, bead->b_lines,
              words->literal, sum);
    add_lines(from_b, words->a, words->known_a, bead->a, bead->a_lines,
              words->literal, sum);
    forget(from_a, words->a, bead->a, bead->a_lines, &words->forth);
    forget(from_b, words->b, bead->b, bead->b_lines, &words->back);
}

bool zl_evidence_literal(const zl_bilingual *words, const zl_meetings *beads,
                         double *literal)
{
    outlook from_a = {
        zl_alloc_array((size_t)words->b->keys.count + 1, sizeof(float)), 0
    };
    outlook from_b = {
        zl_alloc_array((size_t)words->a->keys.count + 1, sizeof(float)), 0
    };
    literalness sum = { 0, 0 };

    for (size_t i = 0; from_a.sums && from_b.sums && i < beads->count; i++)
        if (beads->items[i].a_lines && beads->items[i].b_lines)
            add_meeting(words, &from_a, &from_b, &beads->items[i], &sum);
    bool whole = from_a.sums && from_b.sums;
    if (sum.words > 0)
        *literal = sum.rendered / sum.words;
    zl_free(from_a.sums);
    zl_free(from_b.sums);
    return whole;
}
