/* network.c -- themes as discs, what they have in common as lines. */
#include "base/mem.h"
#include "colour.h"
#include "layout.h"
#include "links.h"
#include "place.h"
#include "scale.h"

#include <math.h>
#include <stdlib.h>

#define LEAST_RADIUS 0.9 /* mm */
#define DISC 0x56B4E9u
#define DISC_EDGE 0x1F5F86u
#define LINK 0xB3BDC5u
#define LEAST_LINK 0.15 /* mm */
#define WIDEST_LINK 1.8
#define LABEL_WIDTH 25.0 /* mm, and at most this part of the figure: */
#define LABEL_PART 0.31
#define GAP 5.0        /* mm between two discs, where there is room */
#define ROOM 600.0     /* mm² for a disc and its label */
#define MANY 25.0      /* discs: more are drawn smaller */
#define LINKS_A_NODE 2 /* so many are drawn; more is a tangle */
#define TRIES 6        /* each is a fifth higher than the last */

struct network {
    zl_plan *plan;
    const zl_frame *frame;
    zl_theme_pairs pairs;
    zl_links links;
    zl_spot *spots;  /* by rank: the most frequent first */
    uint32_t *rank;  /* of each theme */
    uint32_t *theme; /* of each rank */
    zl_str *labels;  /* by rank */
    double *x, *y;   /* by theme, from 0 to 1 */
    double largest, radius;
    double crowd;  /* 1, or less where there are many discs */
    double height; /* of the net alone */
    size_t left_out;
};

/* ---- discs ------------------------------------------------------------- */

static double size_of(const struct network *net, uint32_t theme)
{
    double own = net->pairs.own[theme];

    return isfinite(own) && own > 0 ? own : 0;
}

/* The area, not the radius, is the number. */
static double radius_of(const struct network *net, double size)
{
    if (net->largest <= 0)
        return net->radius / 2;
    return fmax(LEAST_RADIUS * net->crowd,
                net->radius * sqrt(size / net->largest));
}

struct sized {
    uint32_t theme;
    double size;
};

static int larger(const void *a, const void *b)
{
    const struct sized *left = a, *right = b;

    if (left->size != right->size)
        return left->size < right->size ? 1 : -1;
    return left->theme < right->theme ? -1 : left->theme > right->theme;
}

static void rank_themes(struct network *net)
{
    uint32_t count = net->pairs.names.count;
    struct sized *order = zl_alloc_array(count, sizeof *order);

    if (!order) {
        zl_plan_no_memory(net->plan);
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        order[i] = (struct sized){ i, size_of(net, i) };
    qsort(order, count, sizeof *order, larger);
    for (uint32_t rank = 0; rank < count; rank++) {
        net->rank[order[rank].theme] = rank;
        net->theme[rank] = order[rank].theme;
    }
    net->largest = count ? order[0].size : 0;
    zl_free(order);
}

static void fit_labels(struct network *net)
{
    double width = fmin(LABEL_WIDTH, net->frame->width * LABEL_PART);

    for (uint32_t i = 0; i < net->pairs.names.count; i++) {
        zl_view name = zl_map_key(&net->pairs.names, net->theme[i]);
        zl_plan_fit(net->plan, name.bytes, net->frame->type, width, 2,
                    &net->labels[i]);
        const char *text = zl_str_text(&net->labels[i]);
        net->spots[i].width = zl_plan_width(net->plan, text, net->frame->type);
        net->spots[i].height = zl_lines_height(text, net->frame->type);
        net->spots[i].radius = radius_of(net, size_of(net, net->theme[i]));
    }
}

/* ---- places ------------------------------------------------------------ */

/* Themes that have much in common are to stand near each other. */
static void lay_out(struct network *net)
{
    zl_edge *edges = zl_alloc_array(net->links.count, sizeof *edges);
    zili_error error;

    if (!edges) {
        zl_plan_no_memory(net->plan);
        return;
    }
    for (size_t i = 0; i < net->links.count; i++) {
        zl_theme_pair link = net->links.items[i];
        edges[i] = (zl_edge){ link.a, link.b,
                              2 - zl_links_strength(&net->links, link.value) };
    }
    zili_status status = zl_layout(net->pairs.names.count, edges,
                                   net->links.count, net->x, net->y, &error);
    zl_plan_take(net->plan, status, &error);
    zl_free(edges);
}

/* Put the net into its frame with room for labels at the sides. */
static void place_discs(struct network *net)
{
    double side = fmin(LABEL_WIDTH, net->frame->width * LABEL_PART) * 0.6;
    double wide = net->frame->width - 2 * (net->radius + side);
    double high = net->height - 2 * (net->radius + 3.0);

    bool upright = high > wide; /* the longer side is the net's x */
    const double *x = upright ? net->y : net->x;
    const double *y = upright ? net->x : net->y;

    for (uint32_t i = 0; i < net->pairs.names.count; i++) {
        net->spots[i].x = net->radius + side + wide * x[net->theme[i]];
        net->spots[i].y = net->radius + 3.0 + high * y[net->theme[i]];
    }
    zl_spots_part(net->spots, net->pairs.names.count, net->frame->width,
                  net->height, GAP * net->crowd);
}

static void place_all(struct network *net, const zl_link *ends)
{
    double legend = 2 * zl_line_height(net->frame->small) + net->radius + 5;
    double width = net->frame->width, count = net->pairs.names.count;
    size_t tries = net->frame->height > 0 || count > 100 ? 1 : TRIES;
    double wanted = fmax(fmin(width * 0.5, 12 + 9 * count),
                         fmin(width * 1.3, count * ROOM / width));

    net->height = net->frame->height > 0
                      ? fmax(net->frame->height - legend, 10)
                      : wanted;
    for (size_t i = 0; i < tries; i++) {
        if (i)
            net->height *= 1.2;
        place_discs(net);
        net->left_out = zl_spots_label(
            net->spots, net->pairs.names.count, ends, net->links.count,
            net->frame->width, net->height, INFINITY);
        if (!net->left_out)
            return;
    }
}

static void place(struct network *net)
{
    zl_link *ends = zl_alloc_array(net->links.count, sizeof *ends);

    if (!ends)
        zl_plan_no_memory(net->plan);
    for (size_t i = 0; ends && i < net->links.count; i++)
        ends[i] = (zl_link){ net->rank[net->links.items[i].a],
                             net->rank[net->links.items[i].b] };
    if (ends)
        place_all(net, ends);
    zl_free(ends);
}

/* ---- marks ------------------------------------------------------------- */

static double link_width(const struct network *net, double value)
{
    return LEAST_LINK + (WIDEST_LINK * net->crowd - LEAST_LINK) *
                            zl_links_strength(&net->links, value);
}

static void draw_links(const struct network *net)
{
    for (size_t i = net->links.count; i-- > 0;) {
        const zl_spot *from = &net->spots[net->rank[net->links.items[i].a]];
        const zl_spot *to = &net->spots[net->rank[net->links.items[i].b]];
        zl_plan_line(
            net->plan, from->x, from->y, to->x, to->y,
            (zl_look){ .ink = LINK,
                       .thick = link_width(net, net->links.items[i].value) });
    }
}

static void draw_disc(const struct network *net, double x, double y,
                      double radius)
{
    zl_plan_disc(
        net->plan, x, y, radius,
        (zl_look){ .fill = DISC, .ink = DISC_EDGE, .thick = ZL_FINE });
}

/* White behind the words, so that a link under them does not cross them. */
static void draw_label(const struct network *net, uint32_t rank)
{
    const zl_spot *spot = &net->spots[rank];
    double middle = spot->label_x + spot->width / 2;
    zl_across across = middle > spot->x + spot->radius   ? ZL_ACROSS_LEFT
                       : middle < spot->x - spot->radius ? ZL_ACROSS_RIGHT
                                                         : ZL_ACROSS_MIDDLE;
    double part = across == ZL_ACROSS_LEFT    ? 0
                  : across == ZL_ACROSS_RIGHT ? 1
                                              : 0.5;

    zl_plan_box(net->plan, spot->label_x, spot->label_y, spot->width,
                spot->height,
                (zl_look){ .fill = ZL_WHITE, .ink = ZL_NO_COLOUR });
    zl_plan_label(net->plan,
                  (zl_label){ .text = zl_str_text(&net->labels[rank]),
                              .x = spot->label_x + part * spot->width,
                              .y = spot->label_y,
                              .across = across,
                              .type = net->frame->type,
                              .colour = ZL_INK });
}

static void draw_lead(const struct network *net, const zl_spot *spot)
{
    double x = fmin(fmax(spot->x, spot->label_x), spot->label_x + spot->width);
    double y =
        fmin(fmax(spot->y, spot->label_y), spot->label_y + spot->height);

    zl_plan_line(net->plan, spot->x, spot->y, x, y,
                 (zl_look){ .ink = DISC_EDGE, .thick = ZL_HAIR });
}

static void draw_net(const struct network *net)
{
    uint32_t count = net->pairs.names.count;

    draw_links(net);
    for (uint32_t i = 0; i < count; i++)
        if (net->spots[i].placed && net->spots[i].far)
            draw_lead(net, &net->spots[i]);
    for (uint32_t i = 0; i < count; i++)
        if (net->spots[i].placed)
            draw_label(net, i);
    for (uint32_t i = 0; i < count; i++)
        draw_disc(net, net->spots[i].x, net->spots[i].y, net->spots[i].radius);
}

/* ---- the key ----------------------------------------------------------- */

/* The greatest of 1, 2, 5, 10, … (times a power of ten) up to `value`. */
static double round_below(double value)
{
    double power = pow(10, floor(log10(value)));

    return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1);
}

/* Words in the key; gives the place after them. */
static double draw_words(const struct network *net, const char *text, double x,
                         double y)
{
    zl_plan_label(net->plan, (zl_label){ .text = text,
                                         .x = x,
                                         .y = y,
                                         .down = ZL_DOWN_MIDDLE,
                                         .type = net->frame->small,
                                         .colour = ZL_MUTED });
    return x + zl_plan_width(net->plan, text, net->frame->small);
}

static double draw_disc_key(const struct network *net, double x, double y)
{
    double size = net->largest;
    char text[ZL_NUMBER_SIZE];

    if (net->largest <= 0)
        return x;
    x = draw_words(net, "Units with the theme", x, y) + 2;
    for (int i = 0; i < 2; i++) {
        size = round_below(i ? size / 3 : size);
        if (size < 1)
            break;
        double radius = radius_of(net, size);
        draw_disc(net, x + radius, y, radius);
        zl_number(text, size);
        x = draw_words(net, text, x + 2 * radius + 1, y) + 2.5;
    }
    return x + 3;
}

/* A link and its number in the key; gives the place after them. */
static double draw_link_sample(const struct network *net, double value,
                               double x, double y)
{
    char text[ZL_NUMBER_SIZE];

    zl_plan_line(net->plan, x, y, x + 6, y,
                 (zl_look){ .ink = LINK, .thick = link_width(net, value) });
    zl_number(text, value);
    return draw_words(net, text, x + 7, y) + 2.5;
}

/* Round counts, or the ends of a measure. */
static double draw_link_key(const struct network *net, double x, double y)
{
    double high = net->links.strongest, low = net->links.weakest;
    char text[ZL_AXIS_SIZE];

    if (net->links.count == 0)
        return x;
    zl_axis_title(text, net->pairs.column);
    x = draw_words(net, text, x, y) + 2;
    if (net->links.whole) {
        high = round_below(high);
        low = high < 3 ? high : round_below(high / 3);
    }
    x = draw_link_sample(net, high, x, y);
    return low < high ? draw_link_sample(net, low, x, y) : x;
}

/* What is not drawn is said. */
static void draw_note(const struct network *net, double y)
{
    zl_str note = { 0 }, lines = { 0 };

    if (net->links.count < net->links.total)
        zl_str_format(&note, "The %zu strongest of %zu links are drawn. ",
                      net->links.count, net->links.total);
    if (net->left_out)
        zl_str_format(&note, "%zu labels found no room.", net->left_out);
    if (note.failed)
        zl_plan_no_memory(net->plan);
    if (note.size)
        zl_plan_fit(net->plan, zl_str_text(&note), net->frame->small,
                    net->frame->width, 2, &lines);
    zl_plan_label(net->plan, (zl_label){ .text = zl_str_text(&lines),
                                         .y = y,
                                         .type = net->frame->small,
                                         .colour = ZL_MUTED });
    if (note.size)
        y += zl_lines_height(zl_str_text(&lines), net->frame->small);
    zl_plan_height(net->plan, y);
    zl_str_clear(&note);
    zl_str_clear(&lines);
}

/* How wide a part of the key is: drawn on a page that is thrown away. */
static double key_width(const struct network *net,
                        double draw_part(const struct network *net, double x,
                                         double y))
{
    struct network copy = *net;
    zl_plan page;

    zl_plan_init(&page, net->plan->ruler);
    zl_plan_page(&page, 0, 0);
    copy.plan = &page;
    double width = draw_part(&copy, 0, 0);
    zl_plan_clear(&page);
    return width;
}

static void draw_key(const struct network *net)
{
    double half = fmax(net->radius, zl_line_height(net->frame->small) / 2);
    double y = net->height + 2 + half, x = draw_disc_key(net, 0, y);
    double discs = key_width(net, draw_disc_key);
    double links = key_width(net, draw_link_key);

    if (x + links > net->frame->width) {
        x = 0;
        y += half + zl_line_height(net->frame->small) / 2 + 1.2;
    }
    if (fmax(discs, links) > net->frame->width)
        zl_frame_too_narrow(net->plan, net->frame, fmax(discs, links));
    draw_link_key(net, x, y);
    draw_note(net, y + half + 1);
}

/* ---- the figure -------------------------------------------------------- */

static void draw(struct network *net)
{
    /* Many discs are small ones, with thin links. */
    net->crowd = fmin(1, sqrt(MANY / net->pairs.names.count));
    net->radius = (net->frame->width < 120 ? 3.2 : 4.5) * net->crowd;
    zl_links_pick(net->plan, &net->pairs,
                  (size_t)(LINKS_A_NODE * net->crowd * net->pairs.names.count),
                  &net->links);
    rank_themes(net);
    fit_labels(net);
    if (!zl_plan_failed(net->plan))
        lay_out(net);
    if (!zl_plan_failed(net->plan))
        place(net);
    if (zl_plan_failed(net->plan))
        return;
    draw_net(net);
    draw_key(net);
    zl_str_format(&net->plan->about,
                  "Network of %u themes and the %zu strongest of %zu links "
                  "between them.",
                  net->pairs.names.count, net->links.count, net->links.total);
}

static bool make_room(struct network *net)
{
    size_t count = net->pairs.names.count;

    net->spots = zl_alloc_array(count, sizeof *net->spots);
    net->rank = zl_alloc_array(count, sizeof *net->rank);
    net->theme = zl_alloc_array(count, sizeof *net->theme);
    net->labels = zl_alloc_array(count, sizeof *net->labels);
    net->x = zl_alloc_array(count, sizeof *net->x);
    net->y = zl_alloc_array(count, sizeof *net->y);
    return net->spots && net->rank && net->theme && net->labels && net->x &&
           net->y;
}

static void clear(struct network *net)
{
    for (size_t i = 0; net->labels && i < net->pairs.names.count; i++)
        zl_str_clear(&net->labels[i]);
    zl_links_clear(&net->links);
    zl_free(net->spots);
    zl_free(net->rank);
    zl_free(net->theme);
    zl_free(net->labels);
    zl_free(net->x);
    zl_free(net->y);
    zl_theme_pairs_clear(&net->pairs);
}

static void plan_network(zl_plan *plan, const zili_table *table,
                         const zl_frame *frame)
{
    struct network net = { .plan = plan, .frame = frame };

    zl_theme_pairs_read(plan, table, frame->value, &net.pairs);
    if (!zl_plan_failed(plan) && !make_room(&net))
        zl_plan_no_memory(plan);
    if (!zl_plan_failed(plan))
        draw(&net);
    clear(&net);
}

static const struct zl_kind kind = { plan_network };
static const char *const arguments[] = { "within", "s", NULL };

const zili_chart zl_chart_network = {
    .name = "network",
    .summary = "themes that occur together, as a network",
    .columns = "a b O11",
    .analysis = "cooc",
    .arguments = arguments,
    .kind = &kind,
};
