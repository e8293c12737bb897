/* ribbon.c -- which sentences of two languages say the same.
 *
 * A panel for each document: its sentences in a row, those of the other
 * language in a row below, each as wide as its words, and between them a band
 * for each bead. Themes colour the sentences they stand in; a band has the
 * colour of a theme from one end to the other where it stands in both, and to
 * the middle where it stands in one. A long document goes on in a new line,
 * where each side fills the width again. */
#include "base/mem.h"
#include "below.h"
#include "colour.h"
#include "legend.h"
#include "ribbon.h"
#include "scale.h"

#include <math.h>

#define GAP 1.4        /* mm between the names of languages and the rows */
#define LEAST_BEAD 1.6 /* mm that a bead is wide, in the mean */
#define MOST_LINES 40  /* of a document */
#define LEAST_ROW 16.0 /* mm for a row */
#define BETWEEN 3.5    /* mm between two lines of a document */

/* ---- a line ------------------------------------------------------------ */

/* The number of each paragraph where it begins, those left out that would
 * touch the one before. */
static void draw_paragraphs(const zl_ribbon *of, zl_ribbon_line line, int side,
                            double y)
{
    double free_from = of->left;
    char text[ZL_NUMBER_SIZE];

    for (size_t i = line.from; i < line.to; i++) {
        double x = of->places[i].from[side];
        if (x < free_from || !zl_ribbon_begins_paragraph(of, line, i, side))
            continue;
        zl_number(text, zl_ribbon_row(of, i)->sides[side].begin);
        double width = zl_plan_width(of->plan, text, of->frame->small);
        if (x + width > of->left + of->width)
            continue;
        zl_plan_label(of->plan, (zl_label){ .text = text,
                                            .x = x,
                                            .y = y,
                                            .type = of->frame->small,
                                            .colour = ZL_MUTED });
        free_from = x + width + 1;
    }
}

static bool has_paragraphs(const zl_ribbon *of)
{
    for (size_t i = 0; i < of->couples.rows.count; i++)
        for (int side = 0; side < 2; side++)
            if (zl_ribbon_row(of, i)->sides[side].begin)
                return true;
    return false;
}

static void draw_name(const zl_ribbon *of, const char *name, double middle)
{
    zl_str fitting = { 0 };

    zl_plan_fit(of->plan, name, of->frame->small, of->left - GAP + 0.05, 1,
                &fitting);
    zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&fitting),
                                        .x = of->left - GAP,
                                        .y = middle,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->small,
                                        .colour = ZL_MUTED });
    zl_str_clear(&fitting);
}

/* Gives the height. */
static double draw_line(const zl_ribbon *of, zl_ribbon_line line, double y)
{
    double number = has_paragraphs(of) ? zl_line_height(of->frame->small) + 0.2
                                       : 0;
    double top = y + number, bottom = top + ZL_RIBBON_BLOCK + ZL_RIBBON_BAND;

    for (int side = 0; side < 2; side++) {
        double at = side ? bottom : top;
        zl_ribbon_place_side(of, line, side);
        draw_name(of, of->couples.names[side], at + ZL_RIBBON_BLOCK / 2);
        if (number > 0)
            draw_paragraphs(of, line, side,
                            side ? at + ZL_RIBBON_BLOCK + 0.2 : y);
    }
    if (number > 0)
        draw_name(of, "¶", y + zl_line_height(of->frame->small) / 2);
    for (size_t i = line.from; i < line.to && !zl_plan_failed(of->plan); i++)
        zl_ribbon_draw_bead(of, i, top);
    return bottom + ZL_RIBBON_BLOCK + number - y;
}

/* ---- a document -------------------------------------------------------- */

/* The words of a document, and those of its beads so far. */
struct progress {
    double all[2], done[2];
};

static struct progress progress_of(const zl_ribbon *of, zl_ribbon_line line)
{
    return (struct progress){ .all = { zl_ribbon_words(of, line, 0),
                                       zl_ribbon_words(of, line, 1) } };
}

/* How far a bead reaches into its document, from 0 to 1. */
static double advance(const zl_ribbon *of, struct progress *progress, size_t i)
{
    double share = 0;
    int sides = 0;

    for (int side = 0; side < 2; side++) {
        progress->done[side] += zl_ribbon_row(of, i)->sides[side].words;
        if (progress->all[side] > 0) {
            share += progress->done[side] / progress->all[side];
            sides++;
        }
    }
    return sides ? share / sides : 0;
}

static size_t lines_of(const zl_ribbon *of, zl_ribbon_line document)
{
    double beads = (double)(document.to - document.from);
    double lines = ceil(beads * LEAST_BEAD / of->width);

    return (size_t)fmin(fmax(lines, 1), MOST_LINES);
}

/* Lines of about the same length, each at least a bead: a line ends with the
 * bead that reaches its share of the document. */
static double draw_lines(const zl_ribbon *of, zl_ribbon_line document,
                         double y)
{
    double lines = (double)lines_of(of, document), top = y, drawn = 0;
    struct progress progress = progress_of(of, document);
    zl_ribbon_line line = { document.from, document.from };

    while (line.to < document.to && !zl_plan_failed(of->plan)) {
        double reached = lines * advance(of, &progress, line.to++);
        if (line.to < document.to && reached < drawn + 1 - 1e-9)
            continue;
        y += y > top ? BETWEEN : 0;
        y += draw_line(of, line, y);
        line.from = line.to;
        drawn = floor(reached + 1e-9);
    }
    return y - top;
}

static double draw_document(const zl_ribbon *of, zl_ribbon_line document,
                            double y)
{
    zl_view name =
        zl_map_key(&of->couples.docs, zl_ribbon_row(of, document.from)->doc);
    zl_str lines = { 0 };
    double head = 0;

    zl_plan_fit(of->plan, name.bytes, of->frame->strong, of->frame->width, 2,
                &lines);
    if (lines.size) {
        zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                            .y = y,
                                            .type = of->frame->strong,
                                            .colour = ZL_INK });
        head = zl_lines_height(zl_str_text(&lines), of->frame->strong) + 0.8;
    }
    zl_str_clear(&lines);
    return head + draw_lines(of, document, y + head);
}

/* ---- the key ----------------------------------------------------------- */

/* The first class, in one half of its sign. */
static void draw_one_sided(const zl_ribbon *of, zl_legend_pen *pen)
{
    zl_swatch at = zl_legend_name(pen, "stands in one language alone");

    for (int half = 0; half < 2; half++)
        zl_plan_box(of->plan, at.x, at.y + at.height / 2 * half, ZL_SWATCH,
                    at.height / 2, zl_ribbon_band_look(of, half ? -1 : 0, 1));
}

/* Three shades, from no confidence to full. */
static void draw_shades(const zl_ribbon *of, zl_legend_pen *pen)
{
    zl_swatch at = zl_legend_name(pen, "confidence 0, ½, 1");

    for (int i = 0; i < 3; i++)
        zl_plan_box(of->plan, at.x + ZL_SWATCH / 3 * i, at.y, ZL_SWATCH / 3,
                    at.height, zl_ribbon_band_look(of, -1, i / 2.0));
}

static double draw_key(const zl_ribbon *of)
{
    zl_legend_pen pen = zl_legend_begin(of->plan, of->frame);
    bool alone = false;
    zl_str name = { 0 };

    for (size_t i = 0; i < of->couples.classes; i++) {
        zl_str_empty(&name);
        zl_couples_class(&of->couples, i, &name);
        zl_legend_entry(&pen, zl_str_text(&name),
                        zl_ribbon_look(of, (int)i, false));
    }
    if (name.failed)
        zl_plan_no_memory(of->plan);
    zl_str_clear(&name);
    for (size_t i = 0; i < of->couples.rows.count; i++)
        alone |= zl_ribbon_is_empty(of, i, 0) || zl_ribbon_is_empty(of, i, 1);
    if (of->couples.classes)
        draw_one_sided(of, &pen);
    if (alone)
        zl_legend_entry(&pen, "without a counterpart",
                        zl_ribbon_look(of, -1, true));
    draw_shades(of, &pen);
    zl_legend_end(&pen);
    return pen.y;
}

/* ---- the figure -------------------------------------------------------- */

static void measure(zl_ribbon *of)
{
    double full = of->frame->width, widest = 0;

    for (int side = 0; side < 2; side++)
        widest = fmax(widest, zl_plan_width(of->plan, of->couples.names[side],
                                            of->frame->small));
    of->left = fmin(widest, 0.25 * full) + GAP;
    /* outlines reach over the edge */
    of->width = full - of->left - ZL_FINE;
    double least = LEAST_ROW + GAP + ZL_FINE;
    if (of->width < LEAST_ROW)
        zl_frame_too_narrow(of->plan, of->frame,
                            fmin(least + widest, least / 0.75));
}

/* Beads of which no side has words, which are not drawn. */
static size_t count_empty(const zl_ribbon *of)
{
    size_t count = 0;

    for (size_t i = 0; i < of->couples.rows.count; i++)
        count += !(zl_ribbon_row(of, i)->sides[0].words > 0) &&
                 !(zl_ribbon_row(of, i)->sides[1].words > 0);
    return count;
}

static void check_words(const zl_ribbon *of)
{
    if (count_empty(of) == of->couples.rows.count)
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "No bead of the table has words: there is nothing to "
                     "draw.");
}

/* What is not drawn is said; gives the height. */
static double draw_note(const zl_ribbon *of, double y)
{
    size_t empty = count_empty(of);
    zl_str text = { 0 };

    if (!empty)
        return 0;
    zl_str_format(&text, "%zu of %zu beads have no words and are not drawn.",
                  empty, of->couples.rows.count);
    double height = zl_below(of->plan, of->frame, &text, y, true);
    zl_str_clear(&text);
    return height;
}

static void draw(zl_ribbon *of)
{
    zl_ribbon_line document = { 0, 0 };
    size_t rows = of->couples.rows.count;

    measure(of);
    double y = draw_key(of);
    while (document.to < rows && !zl_plan_failed(of->plan)) {
        document.from = document.to;
        while (document.to < rows && zl_ribbon_row(of, document.to)->doc ==
                                         zl_ribbon_row(of, document.from)->doc)
            document.to++;
        y += draw_document(of, document, y) + BETWEEN;
    }
    zl_str_format(&of->plan->about,
                  "Alignment ribbon of %u documents: %zu beads of sentences, "
                  "%s above, %s below, coloured by %u themes.",
                  of->couples.docs.count, rows, of->couples.names[0],
                  of->couples.names[1], of->couples.themes.count);
    y -= BETWEEN;
    zl_plan_height(of->plan, y + draw_note(of, y));
}

static void plan_ribbon(zl_plan *plan, const zili_table *table,
                        const zl_frame *frame)
{
    zl_ribbon of = { .plan = plan, .frame = frame };

    zl_couples_read(plan, table, &of.couples);
    of.places = zl_alloc_array(of.couples.rows.count, sizeof *of.places);
    if (!of.places)
        zl_plan_no_memory(plan);
    if (!zl_plan_failed(plan))
        check_words(&of);
    if (!zl_plan_failed(plan))
        draw(&of);
    zl_free(of.places);
    zl_couples_clear(&of.couples);
}

static const struct zl_kind kind = { .plan = plan_ribbon };
static const char *const arguments[] = { NULL };

const zili_chart zl_chart_ribbon = {
    .name = "ribbon",
    .summary = "which sentences of two languages say the same",
    .columns = "a_words b_words",
    .analysis = "beads",
    .arguments = arguments,
    .kind = &kind,
};
