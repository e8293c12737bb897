/* crowd.c -- many terms as discs on a plane, and names of the most telling
 * beside them. */
#include "crowd.h"

#include "base/mem.h"
#include "colour.h"
#include "place.h"
#include "share.h"

#include <math.h>
#include <stdlib.h>

#define ONE 0.4      /* mm: the radius of the disc of one term */
#define LARGEST 1.9  /* mm: the greatest radius */
#define FARTHEST 2.0 /* mm between a disc and its name, which no line joins */
#define MOST_NAME 34.0 /* mm: a longer name is cut */
#define EACH 120.0     /* mm² of the plane for a name … */
#define TRIES 4        /* … of which so many are tried */
#define LINES 3
#define NAMES 3 /* so many terms with the same numbers are named */

bool zl_crowd_init(zl_crowd *crowd, zl_plan *plan, const zl_frame *frame,
                   const zili_table *table, zl_naming naming)
{
    size_t rows = zili_table_rows(table);

    *crowd = (zl_crowd){ .plan = plan,
                         .frame = frame,
                         .table = table,
                         .naming = naming,
                         .growth = 0.5 };
    crowd->terms = zl_alloc_array(rows, sizeof *crowd->terms);
    crowd->places = zl_alloc_array(rows, sizeof *crowd->places);
    return crowd->terms && crowd->places;
}

void zl_crowd_clear(zl_crowd *crowd)
{
    zl_free(crowd->terms);
    zl_free(crowd->places);
    crowd->terms = NULL;
    crowd->places = NULL;
}

/* ---- places ------------------------------------------------------------ */

static int compare(double left, double right)
{
    return left < right ? -1 : left > right;
}

static int by_numbers(const void *a, const void *b)
{
    const zl_crowd_term *left = a, *right = b;

    if (left->a != right->a)
        return compare(left->a, right->a);
    if (left->b != right->b)
        return compare(left->b, right->b);
    if (left->weight != right->weight)
        return compare(right->weight, left->weight);
    return left->row < right->row ? -1 : left->row > right->row;
}

static int by_size(const void *a, const void *b)
{
    const zl_crowd_place *left = a, *right = b;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return left->first < right->first ? -1 : left->first > right->first;
}

static int by_weight(const void *a, const void *b)
{
    const zl_crowd_place *left = a, *right = b;

    if (left->weight != right->weight)
        return compare(right->weight, left->weight);
    return left->first < right->first ? -1 : left->first > right->first;
}

void zl_crowd_gather(zl_crowd *crowd)
{
    zl_crowd_place *last = NULL;

    qsort(crowd->terms, crowd->term_count, sizeof *crowd->terms, by_numbers);
    for (size_t i = 0; i < crowd->term_count; i++) {
        const zl_crowd_term *term = &crowd->terms[i];
        if (!last || last->a != term->a || last->b != term->b) {
            last = &crowd->places[crowd->place_count++];
            *last = (zl_crowd_place){
                .first = i, .a = term->a, .b = term->b, .weight = term->weight
            };
        }
        last->count++;
    }
    double most = (double)zl_crowd_most(crowd);
    if (most > 1)
        crowd->growth = fmin(0.5, log(LARGEST / ONE) / log(most));
}

size_t zl_crowd_most(const zl_crowd *crowd)
{
    size_t most = 1;

    for (size_t i = 0; i < crowd->place_count; i++)
        if (crowd->places[i].count > most)
            most = crowd->places[i].count;
    return (size_t)zl_share_most(crowd->plan, ZL_REACH_MOST, (double)most);
}

double zl_crowd_radius(const zl_crowd *crowd, size_t terms)
{
    return ONE * pow((double)terms, crowd->growth);
}

/* ---- discs ------------------------------------------------------------- */

/* What stands below the diagonal is of the first class, above it of the
 * second: the line parts them for whoever does not see the colours. */
static void draw_discs(zl_crowd *crowd)
{
    qsort(crowd->places, crowd->place_count, sizeof *crowd->places, by_size);
    for (size_t i = 0; i < crowd->place_count; i++) {
        const zl_crowd_place *place = &crowd->places[i];
        zl_look look = { .ink = ZL_WHITE,
                         .thick = ZL_HAIR,
                         .series = place->a < place->b };
        look.fill =
            place->a == place->b
                ? ZL_MUTED
                : zl_colour_readable(
                      zl_class_look(crowd->plan, place->a < place->b).fill,
                      ZL_MARK_CONTRAST);
        zl_plan_disc(crowd->plan, place->x, place->y,
                     zl_crowd_radius(crowd, place->count), look);
    }
}

/* ---- names ------------------------------------------------------------- */

struct naming {
    zl_crowd *crowd;
    zl_crowd_room room;
    zl_spot *spots; /* of all places, from the left top of the room */
    zl_spot *near;  /* those that may be in the way of a name, it first */
};

/* All terms of a place, or nothing where they are many. */
static void name_place(const zl_crowd *crowd, const zl_crowd_place *place,
                       zl_str *out)
{
    size_t shown = place->count <= NAMES ? place->count : 0;
    zl_str name = { 0 }, term = { 0 };

    for (size_t i = 0; i < shown; i++) {
        zl_str_empty(&term);
        zl_name_text(crowd->table, crowd->terms[place->first + i].row,
                     crowd->naming, &term);
        zl_str_format(&name, "%s%s", i ? ", " : "", zl_str_text(&term));
    }
    if (name.failed || term.failed)
        zl_plan_no_memory(crowd->plan);
    zl_plan_fit(crowd->plan, zl_str_text(&name), crowd->frame->small,
                fmin(MOST_NAME, crowd->frame->width * 0.4), 1, out);
    zl_str_clear(&name);
    zl_str_clear(&term);
}

static void make_spots(struct naming *of)
{
    const zl_crowd *crowd = of->crowd;

    for (size_t i = 0; i < crowd->place_count; i++)
        of->spots[i] = (zl_spot){
            .x = crowd->places[i].x - of->room.left,
            .y = crowd->places[i].y - of->room.top,
            .radius = zl_crowd_radius(crowd, crowd->places[i].count),
            .height = zl_line_height(crowd->frame->small),
        };
}

/* Whether the disc of a spot, or its name, may be where that of another is
 * tried. */
static bool may_meet(const zl_spot *spot, const zl_spot *tried)
{
    double across = tried->width + FARTHEST + 2 * LARGEST + 2;
    double down = tried->height + FARTHEST + 2 * LARGEST + 2;

    if (spot->placed) {
        across += spot->width + FARTHEST;
        down += spot->height + FARTHEST;
    }
    return fabs(spot->x - tried->x) < across &&
           fabs(spot->y - tried->y) < down;
}

/* From a name to a disc. */
static double distance(const zl_spot *name, const zl_spot *disc)
{
    double right = name->label_x + name->width;
    double bottom = name->label_y + name->height;

    return hypot(disc->x - fmin(fmax(disc->x, name->label_x), right),
                 disc->y - fmin(fmax(disc->y, name->label_y), bottom)) -
           disc->radius;
}

/* A name that is nearer to another disc than to its own. */
static bool reads_as_another(const zl_spot *near, size_t count)
{
    double own = distance(&near[0], &near[0]);

    for (size_t i = 1; i < count; i++)
        if (distance(&near[0], &near[i]) < own)
            return true;
    return false;
}

/* Names shun three lines: the diagonal and the sides by the strips of 0. */
static size_t add_lines(const struct naming *of, size_t count, zl_link *links)
{
    double width = of->room.right - of->room.left;
    double height = of->room.bottom - of->room.top;
    double left = of->room.plane_left - of->room.left;
    double bottom = of->room.plane_bottom - of->room.top;
    const double ends[LINES][4] = { { left, bottom, width, 0 },
                                    { left, 0, left, height },
                                    { 0, bottom, width, bottom } };

    for (size_t i = 0; i < LINES; i++) {
        size_t from = count + 2 * i;
        of->near[from] = (zl_spot){ .x = ends[i][0], .y = ends[i][1] };
        of->near[from + 1] = (zl_spot){ .x = ends[i][2], .y = ends[i][3] };
        links[i] = (zl_link){ (uint32_t)from, (uint32_t)from + 1 };
    }
    return LINES;
}

static bool try_name(struct naming *of, size_t which)
{
    zl_link links[LINES];
    size_t count = 1;

    of->near[0] = of->spots[which];
    for (size_t i = 0; i < of->crowd->place_count; i++)
        if (i != which && may_meet(&of->spots[i], &of->spots[which]))
            of->near[count++] = of->spots[i];
    size_t lines = add_lines(of, count, links);
    if (!zl_spots_label_one(of->near, count, 0, links, lines,
                            of->room.right - of->room.left,
                            of->room.bottom - of->room.top, FARTHEST) ||
        reads_as_another(of->near, count))
        return false;
    of->spots[which] = of->near[0];
    return true;
}

static void draw_name(const struct naming *of, const zl_spot *spot,
                      const char *name)
{
    zl_plan_label(of->crowd->plan,
                  (zl_label){ .text = name,
                              .x = of->room.left + spot->label_x,
                              .y = of->room.top + spot->label_y,
                              .type = of->crowd->frame->small,
                              .colour = ZL_INK });
}

/* So many places at most; gives how many terms are named. */
static size_t draw_names(struct naming *of, size_t most)
{
    const zl_crowd *crowd = of->crowd;
    zl_str name = { 0 };
    size_t named = 0, drawn = 0;

    make_spots(of);
    for (size_t i = 0; i < crowd->place_count && i < TRIES * most &&
                       drawn < most && !zl_plan_failed(crowd->plan);
         i++) {
        zl_str_empty(&name);
        name_place(crowd, &crowd->places[i], &name);
        of->spots[i].width = zl_plan_width(crowd->plan, zl_str_text(&name),
                                           crowd->frame->small);
        if (!name.size || !try_name(of, i))
            continue;
        draw_name(of, &of->spots[i], zl_str_text(&name));
        named += crowd->places[i].count;
        drawn++;
    }
    zl_str_clear(&name);
    return named;
}

static size_t most_names(zl_crowd_room room)
{
    double area = (room.right - room.left) * (room.bottom - room.top);

    return (size_t)fmax(area / EACH, 1);
}

size_t zl_crowd_draw(zl_crowd *crowd, zl_crowd_room room)
{
    size_t places = crowd->place_count, named = 0;
    struct naming of = { .crowd = crowd, .room = room };

    draw_discs(crowd);
    qsort(crowd->places, places, sizeof *crowd->places, by_weight);
    of.spots = zl_alloc_array(places, sizeof *of.spots);
    of.near = zl_alloc_array(places + 2 * LINES, sizeof *of.near);
    if (of.spots && of.near)
        named = draw_names(&of, most_names(room));
    else
        zl_plan_no_memory(crowd->plan);
    zl_free(of.spots);
    zl_free(of.near);
    return named;
}
