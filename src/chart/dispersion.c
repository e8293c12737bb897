/* dispersion.c -- where in each document each theme stands, language beside
 * language.
 *
 * A block for each document, in it a strip for each language, in a strip a
 * row for each theme, in a row a tick for each hit and their number at the
 * end. */
#include "colour.h"
#include "lanes.h"
#include "share.h"

#include <math.h>

#define GAP 1.4          /* mm between a label and a strip */
#define BETWEEN 5.0      /* mm between two strips */
#define LEAST_STRIP 12.0 /* mm */

struct dispersion {
    zl_plan *plan;
    const zl_frame *frame;
    zl_lanes lanes;
    double labels;  /* mm */
    uint32_t first; /* language of the leftmost strips */
};

/* ---- measures ---------------------------------------------------------- */

/* Chinese stands at the left, the others follow as they came. */
static uint32_t place_of(const struct dispersion *of, uint32_t language)
{
    if (language == of->first)
        return 0;
    return language < of->first ? language + 1 : language;
}

static void measure(struct dispersion *of)
{
    double columns = of->lanes.strips.languages.count, widest = 0;

    for (uint32_t i = 0; i < of->lanes.strips.terms.count; i++)
        widest = fmax(
            widest, zl_plan_width(of->plan,
                                  zl_map_key(&of->lanes.strips.terms, i).bytes,
                                  of->frame->type));
    widest = zl_share_most(of->plan, ZL_REACH_LABELS, widest);
    of->labels = fmin(widest, of->frame->width * (columns > 1 ? 0.3 : 0.4));
    of->lanes.width = (of->frame->width - of->labels - GAP -
                       columns * of->lanes.numbers - (columns - 1) * BETWEEN) /
                      columns;
    if (of->lanes.width < LEAST_STRIP)
        zl_frame_too_narrow(of->plan, of->frame,
                            of->frame->width +
                                (LEAST_STRIP - of->lanes.width) * columns /
                                    0.7);
}

static double strip_left(const struct dispersion *of, uint32_t place)
{
    return of->labels + GAP +
           place * (of->lanes.width + of->lanes.numbers + BETWEEN);
}

static double fit_term(const struct dispersion *of, uint32_t term,
                       zl_str *lines)
{
    zl_str_empty(lines);
    zl_plan_fit(of->plan, zl_map_key(&of->lanes.strips.terms, term).bytes,
                of->frame->type, of->labels + 0.05, 2, lines);
    return fmax(zl_lines_height(zl_str_text(lines), of->frame->type) + 0.5,
                zl_em(of->frame->type) * 1.45);
}

/* ---- a strip ----------------------------------------------------------- */

static void draw_strip_row(const struct dispersion *of, uint32_t term,
                           const zl_strip *strip, double y, double height)
{
    uint32_t place = place_of(of, strip->language);
    double x = strip_left(of, place), middle = y + height / 2;

    zl_plan_line(of->plan, x, middle, x + zl_lane_length(&of->lanes, strip),
                 middle, (zl_look){ .ink = ZL_GRID, .thick = ZL_HAIR });
    zl_lane_hits(&of->lanes, strip, term, place, x, middle,
                 zl_em(of->frame->type));
}

static void draw_head(const struct dispersion *of, const zl_strip *strip,
                      double y)
{
    zl_view key = zl_map_key(&of->lanes.strips.languages, strip->language);
    zl_str text = { 0 };
    double x = strip_left(of, place_of(of, strip->language));

    zl_str_add_text(&text, zl_language_name(key.bytes));
    if (text.size && strip->region.size)
        zl_str_add_text(&text, " · ");
    zl_str_add(&text, strip->region);
    if (text.failed)
        zl_plan_no_memory(of->plan);
    zl_plan_label_within(of->plan,
                         (zl_label){ .text = zl_str_text(&text),
                                     .x = x,
                                     .y = y,
                                     .type = of->frame->small,
                                     .colour = ZL_MUTED },
                         of->lanes.width + of->lanes.numbers);
    zl_str_clear(&text);
}

/* ---- a block ----------------------------------------------------------- */

static double draw_rows(const struct dispersion *of, zl_run block, double y)
{
    zl_str lines = { 0 };
    double top = y;

    for (uint32_t term = 0; term < of->lanes.strips.terms.count; term++) {
        double height = fit_term(of, term, &lines);
        zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                            .x = of->labels,
                                            .y = y + height / 2,
                                            .across = ZL_ACROSS_RIGHT,
                                            .down = ZL_DOWN_MIDDLE,
                                            .type = of->frame->type,
                                            .colour = ZL_INK });
        for (size_t i = block.from; i < block.to; i++)
            draw_strip_row(of, term, &of->lanes.strips.all.items[i], y,
                           height);
        y += height;
    }
    zl_str_clear(&lines);
    return y - top;
}

static void draw_frames(const struct dispersion *of, zl_run block, double y,
                        double height)
{
    const zl_strip *strips = of->lanes.strips.all.items;

    for (size_t i = block.from; i < block.to; i++) {
        double x = strip_left(of, place_of(of, strips[i].language));
        draw_head(of, &strips[i], y - zl_line_height(of->frame->small) - 0.5);
        double length = zl_lane_length(&of->lanes, &strips[i]);
        zl_plan_box(of->plan, x, y, length, height,
                    (zl_look){ .fill = ZL_NO_COLOUR,
                               .ink = ZL_FRAME,
                               .thick = ZL_HAIR });
    }
}

/* A document's name, its heads, its rows; gives the height. */
static double draw_block(const struct dispersion *of, zl_run block, double y)
{
    uint32_t doc = of->lanes.strips.all.items[block.from].doc;
    zl_str name = { 0 };
    double top = y;

    zl_plan_fit(of->plan, zl_map_key(&of->lanes.strips.docs, doc).bytes,
                of->frame->strong, of->frame->width, 2, &name);
    if (name.size) {
        zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&name),
                                            .y = y,
                                            .type = of->frame->strong,
                                            .colour = ZL_INK });
        y += zl_lines_height(zl_str_text(&name), of->frame->strong) + 0.6;
    }
    y += zl_line_height(of->frame->small) + 0.5;
    double height = draw_rows(of, block, y);
    draw_frames(of, block, y, height);
    zl_str_clear(&name);
    return y + height - top;
}

/* Under each column; gives the height. */
static double draw_axes(const struct dispersion *of, double y)
{
    double height = 0;

    for (uint32_t i = 0; i < of->lanes.strips.languages.count; i++)
        height = zl_lanes_axis(&of->lanes, strip_left(of, i), y);
    return height + zl_lanes_title(&of->lanes, strip_left(of, 0), y + height);
}

static double draw_blocks(struct dispersion *of)
{
    zl_run block = { 0 };
    double y = 0;

    measure(of);
    while (block.to < of->lanes.strips.all.count &&
           !zl_plan_failed(of->plan)) {
        block = zl_strips_block(&of->lanes.strips, block.to);
        y += draw_block(of, block, y) + BETWEEN * 0.8;
    }
    y -= BETWEEN * 0.8;
    return y + draw_axes(of, y);
}

static void draw(struct dispersion *of)
{
    const zl_strips *strips = &of->lanes.strips;

    zl_lanes_measure(&of->lanes);
    if (zl_plan_failed(of->plan))
        return;
    zl_str_format(&of->plan->about,
                  "Lexical dispersion: where %u terms stand in %u documents, "
                  "%zu hits.",
                  strips->terms.count, strips->docs.count, strips->hits.count);
    zl_plan_height(of->plan, zl_xray_suits(strips) ? zl_xray(&of->lanes)
                                                   : draw_blocks(of));
}

static void plan_dispersion(zl_plan *plan, const zili_table *table,
                            const zl_frame *frame)
{
    struct dispersion of = {
        .plan = plan,
        .frame = frame,
        .lanes = { .plan = plan, .frame = frame },
    };

    zl_strips_read(plan, table, &of.lanes.strips);
    for (uint32_t i = of.lanes.strips.languages.count; i-- > 0;)
        if (zl_view_starts(zl_map_key(&of.lanes.strips.languages, i),
                           zl_view_of("zh")))
            of.first = i;
    if (!zl_plan_failed(plan))
        draw(&of);
    zl_strips_clear(&of.lanes.strips);
}

static const struct zl_kind kind = { .plan = plan_dispersion };
static const char *const arguments[] = { NULL };

const zili_chart zl_chart_dispersion = {
    .name = "dispersion",
    .summary = "where in each document each term stands",
    .columns = "term at",
    .analysis = "positions",
    .arguments = arguments,
    .items = "theme query term",
    .keyed = true,
    .panel = 76,
    .kind = &kind,
};
