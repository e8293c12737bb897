/* ribbon_beads.c -- the beads of a ribbon: where they stand, and their
 * marks. */
#include "colour.h"
#include "ribbon.h"

#include <math.h>

#define BEAD_GAP 0.25 /* mm between two beads */
#define PARAGRAPH_GAP 1.1
#define MOST_GAPS 0.3    /* of a line that gaps take */
#define PLAIN 0x9E9E9Eu  /* a sentence without a theme */
#define THIN 0.4         /* mm: of a band that is little more than its edge;
                            what it is say the sentences */
#define GREY 0xB0B0B0u   /* a band without one, at its darkest */
#define OTHERS 0x303030u /* themes that have no class of their own */

/* ---- places ------------------------------------------------------------ */

const zl_couple_row *zl_ribbon_row(const zl_ribbon *of, size_t i)
{
    return &of->couples.rows.items[i];
}

bool zl_ribbon_is_empty(const zl_ribbon *of, size_t i, int side)
{
    return zl_ribbon_row(of, i)->sides[side].sentences == 0;
}

double zl_ribbon_words(const zl_ribbon *of, zl_ribbon_line line, int side)
{
    double sum = 0;

    for (size_t i = line.from; i < line.to; i++)
        sum += zl_ribbon_row(of, i)->sides[side].words;
    return sum;
}

/* The side of a bead that is no longer empty, before `i`; or NULL. */
static const zl_side *side_before(const zl_ribbon *of, zl_ribbon_line line,
                                  size_t i, int side)
{
    while (i-- > line.from)
        if (zl_ribbon_row(of, i)->sides[side].sentences)
            return &zl_ribbon_row(of, i)->sides[side];
    return NULL;
}

bool zl_ribbon_begins_paragraph(const zl_ribbon *of, zl_ribbon_line line,
                                size_t i, int side)
{
    const zl_side *here = &zl_ribbon_row(of, i)->sides[side];

    if (!here->sentences || !here->begin)
        return false;
    const zl_side *before = side_before(of, line, i, side);
    return !before || here->begin != before->end;
}

/* None before what comes first in a line. */
static double gap_before(const zl_ribbon *of, zl_ribbon_line line, size_t i,
                         int side)
{
    if (zl_ribbon_is_empty(of, i, side) || !side_before(of, line, i, side))
        return 0;
    return zl_ribbon_begins_paragraph(of, line, i, side) ? PARAGRAPH_GAP
                                                         : BEAD_GAP;
}

void zl_ribbon_place_side(const zl_ribbon *of, zl_ribbon_line line, int side)
{
    double words = zl_ribbon_words(of, line, side), gaps = 0, x = of->left;

    for (size_t i = line.from; i < line.to; i++)
        gaps += gap_before(of, line, i, side);
    double tight = gaps > MOST_GAPS * of->width ? MOST_GAPS * of->width / gaps
                                                : 1;
    double scale = words > 0 ? (of->width - tight * gaps) / words : 0;
    for (size_t i = line.from; i < line.to; i++) {
        x += tight * gap_before(of, line, i, side);
        of->places[i].from[side] = x;
        x += scale * zl_ribbon_row(of, i)->sides[side].words;
        of->places[i].to[side] = x;
    }
}

/* ---- marks ------------------------------------------------------------- */

/* Never so faint that classes could no longer be told apart. */
static uint32_t faint(uint32_t colour, double confidence, bool classed)
{
    double least = classed ? 0.3 : 0.12;

    return zl_colour_between(ZL_WHITE, colour,
                             least + (0.75 - least) * confidence);
}

static double between(double from, double to, double share)
{
    return from + (to - from) * share;
}

/* A slice of a bead: from one part of its width to another. */
struct slice {
    double from, to;
};

/* The band of a slice, from one share of its way to another. */
static void draw_band(const zl_ribbon *of, size_t i, struct slice slice,
                      double y, double from, double to, zl_look look)
{
    const zl_ribbon_place *place = &of->places[i];
    double left[2], right[2];

    for (int side = 0; side < 2; side++) {
        left[side] = between(place->from[side], place->to[side], slice.from);
        right[side] = between(place->from[side], place->to[side], slice.to);
    }
    if (fmax(right[0] - left[0], right[1] - left[1]) < THIN) {
        look.thick = 0;
        look.classed = false;
    }
    zl_plan_band(of->plan,
                 (zl_band){ .down = true,
                            .begin = y + ZL_RIBBON_BAND * from,
                            .end = y + ZL_RIBBON_BAND * to,
                            .from = between(left[0], left[1], from),
                            .from_end = between(right[0], right[1], from),
                            .to = between(left[0], left[1], to),
                            .to_end = between(right[0], right[1], to) },
                 look);
}

static void draw_block(const zl_ribbon *of, size_t i, int side,
                       struct slice slice, double y, zl_look look)
{
    const zl_ribbon_place *place = &of->places[i];
    double from = between(place->from[side], place->to[side], slice.from);
    double to = between(place->from[side], place->to[side], slice.to);

    zl_plan_box(of->plan, from, y, to - from, ZL_RIBBON_BLOCK, look);
}

static bool is_alone(const zl_ribbon *of, size_t i)
{
    return zl_ribbon_is_empty(of, i, 0) || zl_ribbon_is_empty(of, i, 1);
}

/* The look of a class, or of none (-1). */
zl_look zl_ribbon_look(const zl_ribbon *of, int class, bool alone)
{
    if (class < 0)
        return (zl_look){ .fill = alone ? ZL_WHITE : PLAIN,
                          .ink = alone ? ZL_MUTED : ZL_NO_COLOUR,
                          .thick = alone ? ZL_FINE : 0,
                          .series = -1 };
    zl_look look = zl_class_look(of->plan, (size_t) class);
    if (of->couples.others && (size_t) class + 1 == of->couples.classes)
        look.fill = OTHERS, look.ink = ZL_NO_COLOUR;
    return look;
}

zl_look zl_ribbon_band_look(const zl_ribbon *of, int class, double confidence)
{
    zl_look look = zl_ribbon_look(of, class, false);

    if (class >= 0) {
        look.ink = zl_colour_readable(look.fill, ZL_MARK_CONTRAST);
        look.thick = ZL_HAIR;
    }
    look.fill = faint(class < 0 ? GREY : look.fill, confidence,
                      class >= 0);
    return look;
}

static bool has_class(const zl_ribbon *of, size_t i, int side, int class)
{
    return class >= 0 && zl_ribbon_row(of, i)->sides[side].themes >> class & 1;
}

/* One class of a bead, or none, in its slice. */
static void draw_slice(const zl_ribbon *of, size_t i, int class,
                       struct slice slice, double y)
{
    double confidence = zl_ribbon_row(of, i)->confidence;
    bool alone = is_alone(of, i);
    int a = has_class(of, i, 0, class) ? class : -1;
    int b = has_class(of, i, 1, class) ? class : -1;

    if (!alone && a == b)
        draw_band(of, i, slice, y + ZL_RIBBON_BLOCK, 0, 1,
                  zl_ribbon_band_look(of, a, confidence));
    if (!alone && a != b) {
        draw_band(of, i, slice, y + ZL_RIBBON_BLOCK, 0, 0.5,
                  zl_ribbon_band_look(of, a, confidence));
        draw_band(of, i, slice, y + ZL_RIBBON_BLOCK, 0.5, 1,
                  zl_ribbon_band_look(of, b, confidence));
    }
    if (!zl_ribbon_is_empty(of, i, 0))
        draw_block(of, i, 0, slice, y, zl_ribbon_look(of, a, alone));
    if (!zl_ribbon_is_empty(of, i, 1))
        draw_block(of, i, 1, slice, y + ZL_RIBBON_BLOCK + ZL_RIBBON_BAND,
                   zl_ribbon_look(of, b, alone));
}

/* White strokes where one sentence of a bead ends and the next begins. */
static void draw_ends(const zl_ribbon *of, size_t i, int side, double y)
{
    const zl_side *shown = &zl_ribbon_row(of, i)->sides[side];
    const zl_ribbon_place *place = &of->places[i];
    double words = 0;

    for (size_t k = 0; k + 1 < shown->sentences; k++) {
        words += of->couples.sentences.items[shown->first + k];
        double x =
            between(place->from[side], place->to[side], words / shown->words);
        zl_plan_line(of->plan, x, y, x, y + ZL_RIBBON_BLOCK,
                     (zl_look){ .ink = ZL_WHITE, .thick = ZL_FINE });
    }
}

/* A bead with several themes is cut into as many slices. */
void zl_ribbon_draw_bead(const zl_ribbon *of, size_t i, double y)
{
    const zl_couple_row *row = zl_ribbon_row(of, i);
    unsigned themes = row->sides[0].themes | row->sides[1].themes;
    int count = __builtin_popcount(themes), done = 0;

    if (count == 0)
        draw_slice(of, i, -1, (struct slice){ 0, 1 }, y);
    for (int class = 0; class < ZL_CLASSES; class ++)
        if (themes >> class & 1) {
            struct slice slice = { (double)done / count,
                                   (double)(done + 1) / count };
            draw_slice(of, i, class, slice, y);
            done++;
        }
    draw_ends(of, i, 0, y);
    draw_ends(of, i, 1, y + ZL_RIBBON_BLOCK + ZL_RIBBON_BAND);
}
