/* network.c -- themes as discs, what they have in common as lines. */
#include "network.h"

#include "base/fail.h"
#include "base/mem.h"
#include "layout.h"

#include <math.h>
#include <stdlib.h>

#define LEAST_RADIUS 0.9 /* mm */
#define SMALLEST 0.5     /* in any crowd: a sign that can be seen */
#define GAP 5.0          /* mm between two discs, where there is room */
#define ROOM 600.0       /* mm² for a disc and its label */
#define MANY 25.0        /* discs: more are drawn smaller */
#define LINKS_A_NODE 2   /* so many are drawn; more is a tangle */
#define PULLS_A_NODE 4   /* and so many say where a disc stands in a crowd */
#define CROWDED 100      /* discs: no name is led to from afar */
#define APART 2.5        /* times as long are links between communities */
#define BESIDE 2.0       /* mm: names stand so near then */
#define TRIES 6          /* each is a fifth higher than the last */

/* ---- discs ------------------------------------------------------------- */

double zl_network_radius(const zl_network *net, double size)
{
    if (net->largest <= 0)
        return net->radius / 2;
    return fmax(fmax(LEAST_RADIUS * net->crowd, SMALLEST),
                net->radius * sqrt(size / net->largest));
}

/* All links, drawn or not: what communities and centrality are made of. */
static zl_theme_pair *all_links(const zl_network *net, size_t *count)
{
    const zl_theme_pairs *pairs = &net->pairs;
    zl_theme_pair *all = zl_alloc_array(pairs->count, sizeof *all);

    *count = 0;
    for (size_t i = 0; all && i < pairs->count; i++)
        if (isfinite(pairs->items[i].value) && pairs->items[i].value > 0)
            all[(*count)++] = pairs->items[i];
    return all;
}

/* Into `size`, what was asked for; frequencies are read from the table. */
static zili_status find_sizes(zl_network *net, const zl_theme_pair *all,
                              size_t count, zili_error *err)
{
    size_t nodes = net->pairs.names.count;
    double *room = zl_alloc_array(nodes, 2 * sizeof *room);
    double *to[] = { room, room + nodes, room + nodes };
    zili_status status = ZILI_OK;

    if (!room)
        return zl_no_memory(err);
    for (size_t i = 0; i < nodes; i++)
        net->size[i] = net->pairs.own[i];
    if (net->frame->sized != ZL_SIZED_FREQUENCY) {
        to[net->frame->sized - 1] = net->size;
        status = zl_centrality_find(&(zl_centrality){ to[0], to[1], to[2] },
                                    nodes, all, count, err);
    }
    for (size_t i = 0; i < nodes; i++)
        if (!isfinite(net->size[i]) || net->size[i] < 0)
            net->size[i] = 0;
    zl_free(room);
    return status;
}

/* Communities of one have no sign. */
static void count_classes(zl_network *net)
{
    size_t nodes = net->pairs.names.count, members[ZL_SIGNS + 1] = { 0 };

    for (size_t i = 0; i < nodes; i++)
        if (net->communities.of[i] <= ZL_SIGNS)
            members[net->communities.of[i]]++;
    while (net->classes < ZL_SIGNS && members[net->classes] > 1)
        net->classes++;
    net->more = net->classes == ZL_SIGNS && members[ZL_SIGNS] > 1;
    if (net->classes < 2)
        net->classes = 0;
}

static void look_into(zl_network *net)
{
    size_t count, nodes = net->pairs.names.count;
    zl_theme_pair *all = all_links(net, &count);
    zili_error error;

    if (!all) {
        zl_plan_no_memory(net->plan);
        return;
    }
    zili_status status = find_sizes(net, all, count, &error);
    if (!status)
        status = zl_communities_find(&net->communities, nodes, all, count,
                                     (zl_clustering)net->frame->communities,
                                     &error);
    zl_plan_take(net->plan, status, &error);
    if (!status)
        count_classes(net);
    zl_free(all);
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

static void rank_themes(zl_network *net)
{
    uint32_t count = net->pairs.names.count;
    struct sized *order = zl_alloc_array(count, sizeof *order);

    if (!order) {
        zl_plan_no_memory(net->plan);
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        order[i] = (struct sized){ i, net->size[i] };
    qsort(order, count, sizeof *order, larger);
    for (uint32_t rank = 0; rank < count; rank++) {
        net->rank[order[rank].theme] = rank;
        net->theme[rank] = order[rank].theme;
    }
    net->largest = count ? order[0].size : 0;
    zl_free(order);
}

static void fit_labels(zl_network *net)
{
    double width = fmin(ZL_LABEL_WIDTH, net->frame->width * ZL_LABEL_PART);

    for (uint32_t i = 0; i < net->pairs.names.count; i++) {
        zl_view name = zl_map_key(&net->pairs.names, net->theme[i]);
        zl_plan_fit(net->plan, name.bytes, net->frame->type, width, 2,
                    &net->labels[i]);
        const char *text = zl_str_text(&net->labels[i]);
        net->spots[i].width = zl_plan_width(net->plan, text, net->frame->type);
        net->spots[i].height = zl_lines_height(text, net->frame->type);
        net->spots[i].radius =
            zl_network_radius(net, net->size[net->theme[i]]);
    }
}

/* ---- places ------------------------------------------------------------ */

/* Themes that have much in common are to stand near each other; in a crowd
 * communities apart. */
static double length_of(const zl_network *net, const zl_links *links,
                        zl_theme_pair link)
{
    const uint32_t *of = net->communities.of;
    bool parted = net->pairs.names.count > CROWDED && of[link.a] != of[link.b];

    return (parted ? APART : 1) * (2 - zl_links_strength(links, link.value));
}

static void lay_out_by(zl_network *net, const zl_links *links)
{
    zl_edge *edges = zl_alloc_array(links->count, sizeof *edges);
    zili_error error;

    if (!edges) {
        zl_plan_no_memory(net->plan);
        return;
    }
    for (size_t i = 0; i < links->count; i++) {
        zl_theme_pair link = links->items[i];
        edges[i] = (zl_edge){ link.a, link.b, length_of(net, links, link) };
    }
    zili_status status = zl_layout(net->pairs.names.count, edges, links->count,
                                   net->x, net->y, &error);
    zl_plan_take(net->plan, status, &error);
    zl_free(edges);
}

/* In a crowd few of the links that hold it together are drawn. */
static void lay_out(zl_network *net)
{
    size_t count = net->pairs.names.count;
    zl_links links = { 0 };

    if (count <= CROWDED) {
        lay_out_by(net, &net->links);
        return;
    }
    zl_links_pick(net->plan, &net->pairs, PULLS_A_NODE * count, &links);
    if (!zl_plan_failed(net->plan))
        lay_out_by(net, &links);
    zl_links_clear(&links);
}

/* Put the net into its frame with room for labels at the sides. */
static void place_discs(zl_network *net)
{
    double side = fmin(ZL_LABEL_WIDTH, net->frame->width * ZL_LABEL_PART) *
                  0.6;
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

static void place_all(zl_network *net, const zl_link *ends)
{
    double legend = 2 * zl_line_height(net->frame->small) + net->radius + 5 +
                    zl_network_legend_height(net);
    double width = net->frame->width, count = net->pairs.names.count;
    size_t tries = net->frame->height > 0 || count > CROWDED ? 1 : TRIES;
    double wanted = fmax(fmin(width * 0.5, 12 + 9 * count),
                         fmin(width * 1.3, count * ROOM / width));

    net->height = net->frame->height > 0
                      ? fmax(net->frame->height - legend, 10)
                      : wanted;
    for (size_t i = 0; i < tries; i++) {
        if (i)
            net->height *= 1.2;
        place_discs(net);
        net->left_out = zl_spots_label(net->spots, net->pairs.names.count,
                                       ends, net->links.count,
                                       net->frame->width, net->height,
                                       count > CROWDED ? BESIDE : INFINITY);
        if (!net->left_out)
            return;
    }
}

static void place(zl_network *net)
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

/* ---- the figure -------------------------------------------------------- */

static void draw(zl_network *net)
{
    /* Many discs are small ones, with thin links. */
    net->crowd = fmin(1, sqrt(MANY / net->pairs.names.count));
    net->radius = fmax((net->frame->width < 120 ? 3.2 : 4.5) * net->crowd,
                       2.5 * SMALLEST);
    zl_links_pick(net->plan, &net->pairs,
                  (size_t)(LINKS_A_NODE * net->crowd * net->pairs.names.count),
                  &net->links);
    if (!zl_plan_failed(net->plan))
        look_into(net);
    if (zl_plan_failed(net->plan))
        return;
    rank_themes(net);
    fit_labels(net);
    if (!zl_plan_failed(net->plan))
        lay_out(net);
    if (!zl_plan_failed(net->plan))
        place(net);
    if (zl_plan_failed(net->plan))
        return;
    zl_network_draw(net);
    zl_network_draw_key(net);
    zl_str_format(&net->plan->about,
                  "Network of %u themes and the %zu strongest of %zu links "
                  "between them.",
                  net->pairs.names.count, net->links.count, net->links.total);
    if (net->classes)
        zl_str_format(&net->plan->about, " Communities: %zu.", net->classes);
}

static bool make_room(zl_network *net)
{
    size_t count = net->pairs.names.count;

    net->spots = zl_alloc_array(count, sizeof *net->spots);
    net->rank = zl_alloc_array(count, sizeof *net->rank);
    net->theme = zl_alloc_array(count, sizeof *net->theme);
    net->labels = zl_alloc_array(count, sizeof *net->labels);
    net->x = zl_alloc_array(count, sizeof *net->x);
    net->y = zl_alloc_array(count, sizeof *net->y);
    net->size = zl_alloc_array(count, sizeof *net->size);
    net->communities.of = zl_alloc_array(count, sizeof(uint32_t));
    return net->spots && net->rank && net->theme && net->labels && net->x &&
           net->y && net->size && net->communities.of;
}

static void clear(zl_network *net)
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
    zl_free(net->size);
    zl_free(net->communities.of);
    zl_theme_pairs_clear(&net->pairs);
}

static void plan_network(zl_plan *plan, const zili_table *table,
                         const zl_frame *frame)
{
    zl_network net = { .plan = plan, .frame = frame };

    zl_theme_pairs_read(plan, table, frame->value, &net.pairs);
    if (!zl_plan_failed(plan) && !make_room(&net))
        zl_plan_no_memory(plan);
    if (!zl_plan_failed(plan))
        draw(&net);
    clear(&net);
}

static const struct zl_kind kind = { .plan = plan_network };
static const char *const arguments[] = { "within", "s", NULL };

const zili_chart zl_chart_network = {
    .name = "network",
    .summary = "themes that occur together, as a network",
    .columns = "a b O11",
    .analysis = "cooc",
    .arguments = arguments,
    .kind = &kind,
};
