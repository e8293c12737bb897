/* collocates.c -- nodes and their collocates: the stronger, the nearer; the
 * more frequent, the darker (GraphColl: Brezina, McEnery and Wattam 2015,
 * Collocations in context, International Journal of Corpus Linguistics 20(2),
 * 139-173). */
#include "base/mem.h"
#include "colour.h"
#include "legend.h"
#include "orbit.h"
#include "scale.h"
#include "ties.h"

#include <math.h>
#include <stdlib.h>

#define LINK 0x98A3ACu
#define LINK_THICK 0.22
#define HEAD 1.5       /* mm: the sides of an arrow's head */
#define RING 0.55      /* mm: the outline of a node */
#define LABEL_PART 0.3 /* of the figure at most, and mm: */
#define LABEL_WIDTH 26.0
#define FARTHEST 28.0  /* from a node to its name */
#define MOST_TIES 1000
#define MANY 40.0     /* words: more have smaller discs */
#define TALLEST 1.25  /* of the width */
#define OFF 0.08      /* of the longest tie: so far off its length is wrong */
#define LIGHTEST 0.08 /* of the scale of shades: still seen on white */

struct net {
    zl_plan *plan;
    const zl_frame *frame;
    zl_ties ties;
    zl_spot *spots;
    zl_str *labels;
    zl_orbit_tie *lengths;
    zl_link *links;
    zl_orbits orbits;
    double radius, bottom;
    size_t no_room, off;
};

static size_t word_count(const struct net *net)
{
    return net->ties.names.count;
}

static zl_type type_of(const struct net *net, size_t word)
{
    return net->ties.words[word].node ? net->frame->strong : net->frame->type;
}

/* ---- places ------------------------------------------------------------ */

static void measure_labels(struct net *net)
{
    double width = fmin(LABEL_WIDTH, net->frame->width * LABEL_PART);
    double widest = 0;

    for (size_t i = 0; i < word_count(net); i++) {
        zl_spot *spot = &net->spots[i];
        zl_type type = type_of(net, i);
        zl_plan_fit(net->plan, net->ties.words[i].name, type, width, 2,
                    &net->labels[i]);
        const char *text = zl_str_text(&net->labels[i]);
        spot->width = zl_plan_width(net->plan, text, type);
        spot->height = zl_lines_height(text, type);
        spot->radius = net->radius * (net->ties.words[i].node ? 1.35 : 1);
        widest = fmax(widest, spot->width);
    }
    net->orbits.margin = widest + net->radius * 2 + 1;
}

static int stronger(const void *a, const void *b)
{
    const zl_orbit_tie *left = a, *right = b;

    if (left->share != right->share)
        return left->share < right->share ? 1 : -1;
    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    return left->b < right->b ? -1 : left->b > right->b;
}

static void list_ties(struct net *net)
{
    for (size_t i = 0; i < net->ties.count; i++) {
        zl_tie tie = net->ties.items[i];
        net->links[i] = (zl_link){ tie.a, tie.b };
        net->lengths[i] =
            (zl_orbit_tie){ tie.a, tie.b,
                            zl_ties_share(&net->ties, tie.value) };
    }
    qsort(net->lengths, net->ties.count, sizeof *net->lengths, stronger);
}

/* All up to the top, and what is used of the height. */
static void close_up(struct net *net)
{
    double top = INFINITY, bottom = 0;

    for (size_t i = 0; i < word_count(net); i++) {
        const zl_spot *spot = &net->spots[i];
        top = fmin(top, spot->y - spot->radius - RING);
        bottom = fmax(bottom, spot->y + spot->radius + RING);
        if (spot->placed) {
            top = fmin(top, spot->label_y);
            bottom = fmax(bottom, spot->label_y + spot->height);
        }
    }
    for (size_t i = 0; i < word_count(net); i++) {
        net->spots[i].y -= top;
        net->spots[i].label_y -= top;
    }
    net->bottom = bottom - top;
}

static double length_now(const struct net *net, zl_orbit_tie tie)
{
    const zl_spot *a = &net->spots[tie.a], *b = &net->spots[tie.b];

    return hypot(a->x - b->x, a->y - b->y);
}

static bool is_off(const struct net *net, zl_orbit_tie tie)
{
    double wanted = zl_orbit_length(&net->orbits, tie.share);

    return fabs(length_now(net, tie) - wanted) > OFF * net->orbits.unit;
}

/* Nodes come first, and their names are led to from afar: without these the
 * words around them say nothing. */
static void name_words(struct net *net)
{
    for (size_t i = 0; i < word_count(net); i++)
        net->no_room += !zl_spots_label_one(
            net->spots, word_count(net), i, net->links, net->ties.count,
            net->frame->width, net->orbits.tallest,
            net->ties.words[i].node ? FARTHEST : 3);
}

static void place(struct net *net, double below)
{
    double tall = net->frame->height > 0 ? net->frame->height - below
                                         : net->frame->width * TALLEST;
    zili_error error;

    net->orbits.spots = net->spots;
    net->orbits.count = word_count(net);
    net->orbits.ties = net->lengths;
    net->orbits.tie_count = net->ties.count;
    net->orbits.width = net->frame->width;
    net->orbits.tallest = fmax(tall, 20);
    zili_status status = zl_orbits_place(&net->orbits, &error);
    zl_plan_take(net->plan, status, &error);
    if (status)
        return;
    for (size_t i = 0; i < word_count(net); i++) {
        zl_spot *spot = &net->spots[i];
        double room = spot->radius + RING;
        spot->x = fmin(fmax(spot->x, room), net->frame->width - room);
        spot->y = fmin(fmax(spot->y, room), net->orbits.tallest - room);
    }
    name_words(net);
    for (size_t i = 0; i < net->ties.count; i++)
        net->off += is_off(net, net->lengths[i]);
    close_up(net);
}

/* ---- marks ------------------------------------------------------------- */

/* Shades are of powers: words are as unequal as the law of Zipf has it. */
static uint32_t shade_of(const struct net *net, double count)
{
    double range = log(net->ties.most / net->ties.least);
    double share = range > 0 ? log(count / net->ties.least) / range : 1;

    if (!isfinite(count))
        return ZL_WHITE;
    return zl_strength_colour(net->plan, LIGHTEST + (1 - LIGHTEST) * share);
}

static void draw_disc(const struct net *net, double x, double y, double radius,
                      uint32_t fill, bool node)
{
    uint32_t edge = fill == ZL_WHITE || node
                        ? ZL_INK
                        : zl_colour_readable(fill, ZL_MARK_CONTRAST);

    zl_plan_disc(net->plan, x, y, radius,
                 (zl_look){ .fill = fill,
                            .ink = edge,
                            .thick = node ? RING : ZL_FINE });
}

/* The head of an arrow at the edge of a disc, as two strokes. */
static void draw_head(const struct net *net, double from_x, double from_y,
                      double to_x, double to_y, double radius)
{
    double angle = atan2(from_y - to_y, from_x - to_x);
    double x = to_x + (radius + 0.3) * cos(angle);
    double y = to_y + (radius + 0.3) * sin(angle);
    zl_look look = { .ink = ZL_MUTED, .thick = LINK_THICK * 1.3 };

    for (int side = -1; side <= 1; side += 2)
        zl_plan_line(net->plan, x, y, x + HEAD * cos(angle + 0.42 * side),
                     y + HEAD * sin(angle + 0.42 * side), look);
}

static void draw_heads(const struct net *net)
{
    for (size_t i = 0; i < net->ties.count && net->ties.arrow; i++) {
        zl_tie tie = net->ties.items[i];
        const zl_spot *a = &net->spots[tie.a], *b = &net->spots[tie.b];
        bool to_b = net->ties.arrow > 0 ? tie.to_b : tie.to_a;
        bool to_a = net->ties.arrow > 0 ? tie.to_a : tie.to_b;
        if (to_b)
            draw_head(net, a->x, a->y, b->x, b->y, b->radius);
        if (to_a)
            draw_head(net, b->x, b->y, a->x, a->y, a->radius);
    }
}

static void draw_links(const struct net *net)
{
    for (size_t i = 0; i < net->ties.count; i++) {
        zl_orbit_tie tie = net->lengths[i];
        const zl_spot *a = &net->spots[tie.a], *b = &net->spots[tie.b];
        zl_plan_line(net->plan, a->x, a->y, b->x, b->y,
                     (zl_look){ .ink = LINK,
                                .thick = LINK_THICK,
                                .dashed = is_off(net, tie) ? ZL_DASH_SHORT
                                                           : ZL_DASH_NONE });
    }
}

static void draw_label(const struct net *net, size_t word)
{
    zl_spot_draw_label(net->plan, &net->spots[word],
                       zl_str_text(&net->labels[word]), type_of(net, word));
}

static void draw_net(const struct net *net)
{
    draw_links(net);
    for (size_t i = 0; i < word_count(net); i++)
        if (net->spots[i].placed && net->spots[i].far)
            zl_spot_draw_lead(net->plan, &net->spots[i], ZL_INK);
    for (size_t i = 0; i < word_count(net); i++)
        if (net->spots[i].placed)
            draw_label(net, i);
    draw_heads(net);
    for (size_t i = word_count(net); i-- > 0;) {
        const zl_tied_word *word = &net->ties.words[i];
        draw_disc(net, net->spots[i].x, net->spots[i].y, net->spots[i].radius,
                  shade_of(net, word->count), word->node);
    }
}

/* ---- the key ----------------------------------------------------------- */

static double draw_words(const struct net *net, const char *text, double x,
                         double y)
{
    return zl_legend_words(net->plan, net->frame, text, x, y);
}

/* Ticks from the far end on, where there is room for their numbers. */
static void draw_ticks(const struct net *net, double x, double y)
{
    double low = fmin(net->ties.weakest, net->ties.strongest);
    double high = fmax(net->ties.weakest, net->ties.strongest);
    zl_scale scale = zl_scale_of(low, high, 4, false);
    double free_to = INFINITY, line = zl_line_height(net->frame->small);

    for (size_t n = 0; n < zl_scale_ticks(&scale); n++) {
        bool back = net->ties.weakest < net->ties.strongest;
        size_t tick = back ? n : zl_scale_ticks(&scale) - 1 - n;
        double value = zl_scale_tick(&scale, tick);
        char text[ZL_NUMBER_SIZE];
        if (value < low - 1e-9 * fabs(low) || value > high + 1e-9 * fabs(high))
            continue;
        double at = x + zl_orbit_length(&net->orbits,
                                        zl_ties_share(&net->ties, value));
        zl_number(text, value);
        double half = zl_plan_width(net->plan, text, net->frame->small) / 2;
        zl_plan_line(net->plan, at, y - 0.8, at, y + 0.8,
                     (zl_look){ .ink = ZL_FRAME, .thick = ZL_FINE });
        if (at + half > free_to || at - half < 0)
            continue;
        draw_words(net, text, at - half, y + 1.2 + line / 2);
        free_to = at - half - 1;
    }
}

/* A node, and how far from it a value stands; gives where it ends. */
static double draw_distance(const struct net *net, double y)
{
    char title[ZL_AXIS_SIZE];
    double line = zl_line_height(net->frame->small);
    double x = net->radius * 1.35 + RING;
    zl_str text = { 0 };

    zl_axis_title(title, net->ties.measure);
    zl_str_format(&text, "Distance from the node: %s%s", title,
                  net->ties.arrow ? "; arrows lead from what is given" : "");
    if (text.failed)
        zl_plan_no_memory(net->plan);
    zl_plan_label_within(net->plan,
                         (zl_label){ .text = zl_str_text(&text),
                                     .y = y,
                                     .type = net->frame->small,
                                     .colour = ZL_MUTED },
                         net->frame->width);
    zl_str_clear(&text);
    y += line + 0.8 + x;
    if (net->ties.weakest == net->ties.strongest) {
        char number[ZL_NUMBER_SIZE];
        zl_number(number, net->ties.weakest);
        draw_words(net, number, x * 2 + net->orbits.unit, y);
    }
    zl_plan_line(net->plan, x, y, x + net->orbits.unit, y,
                 (zl_look){ .ink = ZL_FRAME, .thick = ZL_FINE });
    if (net->ties.weakest != net->ties.strongest)
        draw_ticks(net, x, y);
    draw_disc(net, x, y, net->radius * 1.35, ZL_WHITE, true);
    return y + fmax(x, 1.2 + line);
}

/* The least and the most, and round counts between. */
static size_t pick_counts(const struct net *net, double counts[4])
{
    double least = net->ties.least, most = net->ties.most;
    double steps = log(most / least);
    size_t count = 0;

    counts[count++] = least;
    for (int i = 1; i < 3; i++) {
        double value = zl_round_below(least * exp(steps * i / 3) * 1.000001);
        if (value > counts[count - 1] && value < most)
            counts[count++] = value;
    }
    if (most > least)
        counts[count++] = most;
    return count;
}

static double draw_shades(const struct net *net, double y)
{
    double counts[4], x, half = fmax(net->radius, 1.2);
    double line = zl_line_height(net->frame->small);
    char text[ZL_NUMBER_SIZE];

    if (!net->ties.frequency || !isfinite(net->ties.least))
        return y;
    half = fmax(half, line / 2);
    y += half + 0.6;
    x = draw_words(net, "Occurrences near the node", 0, y) + 2;
    size_t count = pick_counts(net, counts);
    for (size_t i = 0; i < count; i++) {
        zl_number_among(text, counts[i], counts[count - 1]);
        double width = zl_plan_width(net->plan, text, net->frame->small);
        if (x + 2 * half + 1 + width > net->frame->width)
            break;
        draw_disc(net, x + half, y, half, shade_of(net, counts[i]), false);
        x = draw_words(net, text, x + 2 * half + 0.8, y) + 2.5;
    }
    return y + half;
}

static void add_notes(const struct net *net, zl_str *note)
{
    if (net->off)
        zl_str_format(note,
                      "%zu of %zu lines (dashed) are longer or shorter than "
                      "the measure says. ",
                      net->off, net->ties.count);
    if (net->no_room)
        zl_str_format(note, "%zu names found no room. ", net->no_room);
    if (net->ties.left_out)
        zl_str_format(note, "%zu rows have no finite value.",
                      net->ties.left_out);
}

static double draw_notes(const struct net *net, double y)
{
    zl_str note = { 0 }, lines = { 0 };

    add_notes(net, &note);
    if (note.failed)
        zl_plan_no_memory(net->plan);
    if (note.size) {
        y += 0.8;
        zl_plan_fit(net->plan, zl_str_text(&note), net->frame->small,
                    net->frame->width, 3, &lines);
        zl_plan_label(net->plan, (zl_label){ .text = zl_str_text(&lines),
                                             .y = y,
                                             .type = net->frame->small,
                                             .colour = ZL_MUTED });
        y += zl_lines_height(zl_str_text(&lines), net->frame->small);
    }
    zl_str_clear(&note);
    zl_str_clear(&lines);
    return y;
}

/* ---- the figure -------------------------------------------------------- */

static void describe(const struct net *net)
{
    size_t nodes = 0;

    for (size_t i = 0; i < word_count(net); i++)
        nodes += net->ties.words[i].node;

    zl_str_format(&net->plan->about,
                  "Network of %zu node%s and %zu collocates that are no "
                  "nodes, with %zu ties; the stronger by %s, the shorter.",
                  nodes, nodes == 1 ? "" : "s", word_count(net) - nodes,
                  net->ties.count, net->ties.measure);
}

static void draw(struct net *net)
{
    double line = zl_line_height(net->frame->small);

    if (net->ties.count > MOST_TIES) {
        zl_plan_fail(net->plan, ZILI_EUSAGE,
                     "The table ties %zu pairs of words, and a figure holds "
                     "%d: ask for fewer with --limit or --min-freq.",
                     net->ties.count, MOST_TIES);
        return;
    }
    net->radius = (net->frame->width < 120 ? 1.5 : 1.9) *
                  fmin(1, sqrt(MANY / (double)word_count(net)));
    net->radius = fmax(net->radius, 0.7);
    measure_labels(net);
    list_ties(net);
    if (!zl_plan_failed(net->plan))
        place(net, 5 * line + 4 * net->radius + 6);
    if (zl_plan_failed(net->plan))
        return;
    draw_net(net);
    double y = draw_distance(net, net->bottom + 2);
    y = draw_shades(net, y + 0.6);
    zl_plan_height(net->plan, draw_notes(net, y));
    describe(net);
}

static bool make_room(struct net *net)
{
    size_t words = word_count(net), ties = net->ties.count;

    net->spots = zl_alloc_array(words, sizeof *net->spots);
    net->labels = zl_alloc_array(words, sizeof *net->labels);
    net->lengths = zl_alloc_array(ties, sizeof *net->lengths);
    net->links = zl_alloc_array(ties, sizeof *net->links);
    return net->spots && net->labels && net->lengths && net->links;
}

static void plan_collocates(zl_plan *plan, const zili_table *table,
                            const zl_frame *frame)
{
    struct net net = { .plan = plan, .frame = frame };

    zl_ties_read(plan, table, frame->value, &net.ties);
    if (!zl_plan_failed(plan) && !make_room(&net))
        zl_plan_no_memory(plan);
    if (!zl_plan_failed(plan))
        draw(&net);
    for (size_t i = 0; net.labels && i < word_count(&net); i++)
        zl_str_clear(&net.labels[i]);
    zl_free(net.spots);
    zl_free(net.labels);
    zl_free(net.lengths);
    zl_free(net.links);
    zl_ties_clear(&net.ties);
}

static const struct zl_kind kind = { .plan = plan_collocates };
static const char *const arguments[] = { "depth",    "1",        "measure",
                                         "log_dice", "min-freq", "2",
                                         "limit",    "25",       NULL };

const zili_chart zl_chart_collocates = {
    .name = "collocates",
    .summary = "words and their collocates, the stronger the nearer",
    .columns = "node collocate O11",
    .analysis = "colloc",
    .arguments = arguments,
    .kind = &kind,
};
