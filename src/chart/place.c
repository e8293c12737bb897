/* place.c -- labels beside discs, none on another. */
#include "place.h"

#include "colour.h"

#include <math.h>

#define ROUNDS 300
#define SIDE 0.7   /* mm between a disc and its label */
#define CLEAR 0.25 /* mm between two labels, or a label and a disc */

typedef struct rect {
    double left, top, right, bottom;
} rect;

/* ---- discs ------------------------------------------------------------- */

static double clamp(double value, double low, double high)
{
    return high < low ? (low + high) / 2 : fmin(fmax(value, low), high);
}

/* Half of what is missing, for each of the two. */
static bool push(zl_spot *a, zl_spot *b, double gap)
{
    double dx = b->x - a->x, dy = b->y - a->y;
    double wanted = a->radius + b->radius + gap, near = wanted - 0.01;

    if (dx * dx + dy * dy >= near * near)
        return false;
    double apart = hypot(dx, dy);
    if (apart < 1e-6) {
        dx = apart = 1;
        dy = 0;
    }
    double step = (wanted - fmin(apart, wanted)) / 2 / apart;
    a->x -= dx * step;
    a->y -= dy * step;
    b->x += dx * step;
    b->y += dy * step;
    return true;
}

void zl_spots_part(zl_spot *spots, size_t count, double width, double height,
                   double gap)
{
    bool moved = true;

    for (int round = 0; moved && round < ROUNDS; round++) {
        moved = false;
        for (size_t i = 0; i < count; i++)
            for (size_t k = i + 1; k < count; k++)
                moved |= push(&spots[i], &spots[k], gap);
        for (size_t i = 0; i < count; i++) {
            double room = spots[i].radius + 0.2;
            spots[i].x = clamp(spots[i].x, room, width - room);
            spots[i].y = clamp(spots[i].y, room, height - room);
        }
    }
}

/* ---- labels ------------------------------------------------------------ */

/* Where a label may stand: where its disc is seen from there, in parts of a
 * radius, and which part of the label lies before that point; the places
 * that readers like best come first. */
static const struct way {
    double across, down, before, above;
} ways[] = {
    { 1, 0, 0, 0.5 },       { -1, 0, 1, 0.5 },     { 0, 1, 0.5, 0 },
    { 0, -1, 0.5, 1 },      { 0.7, 0.7, 0, 0 },    { -0.7, 0.7, 1, 0 },
    { 0.7, -0.7, 0, 1 },    { -0.7, -0.7, 1, 1 },  { 0.9, 0.4, 0, 0.2 },
    { 0.9, -0.4, 0, 0.8 },  { -0.9, 0.4, 1, 0.2 }, { -0.9, -0.4, 1, 0.8 },
    { 0.4, 0.9, 0.2, 0 },   { -0.4, 0.9, 0.8, 0 }, { 0.4, -0.9, 0.2, 1 },
    { -0.4, -0.9, 0.8, 1 },
};

#define WAYS (sizeof ways / sizeof *ways)

/* `extra` mm farther out than beside the disc. */
static rect rect_at(const zl_spot *spot, const struct way *way, double extra)
{
    double reach = spot->radius + SIDE + extra;
    double left = spot->x + way->across * reach - way->before * spot->width;
    double top = spot->y + way->down * reach - way->above * spot->height;

    return (rect){ left, top, left + spot->width, top + spot->height };
}

static bool rects_touch(rect a, rect b)
{
    return a.left < b.right + CLEAR && b.left < a.right + CLEAR &&
           a.top < b.bottom + CLEAR && b.top < a.bottom + CLEAR;
}

/* From a disc to a box, in mm; below 0 where they touch. */
static double distance(const zl_spot *spot, rect box)
{
    double dx = spot->x - clamp(spot->x, box.left, box.right);
    double dy = spot->y - clamp(spot->y, box.top, box.bottom);

    return sqrt(dx * dx + dy * dy) - spot->radius;
}

static bool disc_touches(const zl_spot *spot, rect box)
{
    double reach = spot->radius + CLEAR;

    return spot->x > box.left - reach && spot->x < box.right + reach &&
           spot->y > box.top - reach && spot->y < box.bottom + reach &&
           distance(spot, box) < CLEAR;
}

static rect label_rect(const zl_spot *spot)
{
    return (rect){ spot->label_x, spot->label_y, spot->label_x + spot->width,
                   spot->label_y + spot->height };
}

static bool is_free(const zl_spot *spots, size_t count, rect box, double width,
                    double height)
{
    if (box.left < 0 || box.top < 0 || box.right > width ||
        box.bottom > height)
        return false;
    for (size_t i = 0; i < count; i++)
        if (disc_touches(&spots[i], box) ||
            (spots[i].placed && rects_touch(label_rect(&spots[i]), box)))
            return false;
    return true;
}

/* Liang and Barsky (1984): whether a piece of the line lies in the box. */
static bool line_crosses(double x, double y, double to_x, double to_y,
                         rect box)
{
    double step[] = { x - to_x, to_x - x, y - to_y, to_y - y };
    double room[] = { x - box.left, box.right - x, y - box.top,
                      box.bottom - y };
    double from = 0, until = 1;

    for (int i = 0; i < 4; i++) {
        if (step[i] == 0 && room[i] < 0)
            return false;
        if (step[i] < 0)
            from = fmax(from, room[i] / step[i]);
        if (step[i] > 0)
            until = fmin(until, room[i] / step[i]);
    }
    return from < until;
}

static double crossings(const zl_spot *spots, const zl_link *links,
                        size_t count, rect box)
{
    double found = 0;

    for (size_t i = 0; i < count; i++) {
        const zl_spot *from = &spots[links[i].from];
        const zl_spot *to = &spots[links[i].to];
        found += line_crosses(from->x, from->y, to->x, to->y, box);
    }
    return found;
}

/* A label is taken for that of the disc next to it. */
static bool seems_of_another(const zl_spot *spots, size_t count, size_t which,
                             rect box)
{
    double own = distance(&spots[which], box);

    for (size_t i = 0; i < count; i++)
        if (i != which && distance(&spots[i], box) < own + CLEAR)
            return true;
    return false;
}

/* A link crossed costs as much as two rings farther out; the later
 * directions cost a little more than the first. */
bool zl_spots_label_one(zl_spot *spots, size_t count, size_t which,
                        const zl_link *links, size_t link_count, double width,
                        double height, double farthest)
{
    static const double rings[] = { 0, 0.8, 1.8, 3, 5, 7.5, 10, 14, 20, 28 };
    double best = INFINITY;

    for (int ring = 0; ring < 10 && rings[ring] <= farthest; ring++)
        for (size_t way = 0; way < WAYS; way++) {
            rect box = rect_at(&spots[which], &ways[way], rings[ring]);
            double cost = 1.5 * ring + 0.1 * (double)way;
            if (cost >= best || !is_free(spots, count, box, width, height))
                continue;
            cost += 3 * crossings(spots, links, link_count, box) +
                    8 * seems_of_another(spots, count, which, box);
            if (cost >= best)
                continue;
            best = cost;
            spots[which].label_x = box.left;
            spots[which].label_y = box.top;
            spots[which].far = ring > 2;
        }
    spots[which].placed = best < INFINITY;
    return spots[which].placed;
}

size_t zl_spots_label(zl_spot *spots, size_t count, const zl_link *links,
                      size_t link_count, double width, double height,
                      double farthest)
{
    size_t left_out = 0;

    for (size_t i = 0; i < count; i++)
        spots[i].placed = false;
    for (size_t i = 0; i < count; i++) {
        left_out += !zl_spots_label_one(spots, count, i, links, link_count,
                                        width, height, farthest);
    }
    return left_out;
}

void zl_spot_draw_label(zl_plan *plan, const zl_spot *spot, const char *text,
                        zl_type type)
{
    double middle = spot->label_x + spot->width / 2;
    zl_across across = middle > spot->x + spot->radius   ? ZL_ACROSS_LEFT
                       : middle < spot->x - spot->radius ? ZL_ACROSS_RIGHT
                                                         : ZL_ACROSS_MIDDLE;
    double part = across == ZL_ACROSS_LEFT    ? 0
                  : across == ZL_ACROSS_RIGHT ? 1
                                              : 0.5;

    zl_plan_box(plan, spot->label_x, spot->label_y, spot->width, spot->height,
                (zl_look){ .fill = ZL_WHITE, .ink = ZL_NO_COLOUR });
    zl_plan_label(plan, (zl_label){ .text = text,
                                    .x = spot->label_x + part * spot->width,
                                    .y = spot->label_y,
                                    .across = across,
                                    .type = type,
                                    .colour = ZL_INK });
}

void zl_spot_draw_lead(zl_plan *plan, const zl_spot *spot, uint32_t ink)
{
    double x = fmin(fmax(spot->x, spot->label_x), spot->label_x + spot->width);
    double y =
        fmin(fmax(spot->y, spot->label_y), spot->label_y + spot->height);

    zl_plan_line(plan, spot->x, spot->y, x, y,
                 (zl_look){ .ink = ink, .thick = ZL_HAIR });
}
