/* flow.c -- which terms of one language became which words of the other.
 *
 * Terms at the left, renderings at the right, each as high as its count, and
 * a band between two as thick as the count they have in common. Renderings
 * stand by the middle of the terms they come from, so that few bands cross;
 * what was not rendered stands last. */
#include "base/mem.h"
#include "colour.h"
#include "renders.h"
#include "scale.h"

#include <math.h>
#include <stdlib.h>

#define GAP 1.2        /* mm between a node, its number and its name */
#define NODE 2.6       /* mm: how wide a node is */
#define BETWEEN 1.3    /* mm between two nodes */
#define PANEL 3.0      /* mm between two panels */
#define LEAST_BAND 0.2 /* mm: how thick a band is at least */
#define THIN 0.7       /* mm: of a band that is little more than its edge */
#define LEAST_WAY 16.0 /* mm between the two columns of nodes */
#define LEAST_NAMES \
    24.0                /* mm for the names of both sides, where it needs
                            that much */
#define LEAST_HIGH 34.0 /* mm of all bands together … */
#define MOST_HIGH 64.0
#define NODE_INK 0x4D4D4Du

/* A term or a rendering. */
struct node {
    const char *name;
    double count, thick; /* of all its bands; mm of these */
    double weight, sum;  /* its middle is sum / weight */
    double label;        /* mm: how high its name is */
    double top, used;    /* mm; how much of it bands have taken */
    bool none;           /* what was not rendered */
};

struct band {
    struct node *from, *to;
    double count, thick;
    uint32_t term;
    double from_y, to_y;
};

struct nodes {
    struct node *items;
    struct node **order; /* from the top down */
    size_t count;
    double names, numbers; /* mm of the widest */
    double most;           /* the greatest count */
};

struct flow {
    zl_plan *plan;
    const zl_frame *frame;
    zl_renders renders;
    struct nodes terms, renderings;
    struct band *bands;
    size_t count;
    double left, right; /* where bands begin and end */
};

/* ---- nodes and bands --------------------------------------------------- */

static void check_counts(const struct flow *of)
{
    bool any = false;

    for (size_t i = 0; i < of->renders.items.count; i++) {
        double count = of->renders.items.items[i].count;
        any |= count > 0;
        if (count < 0 || isinf(count))
            zl_plan_fail(
                of->plan, ZILI_EUSAGE,
                "A flow draws counts, but \"%s\" has a number below "
                "0 or without end.",
                zl_map_key(&of->renders.terms, of->renders.items.items[i].term)
                    .bytes);
    }
    if (!any)
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "No rendering of the table has a count above 0: there is "
                     "nothing to draw.");
}

static bool open_nodes(struct nodes *nodes, size_t count)
{
    nodes->items = zl_alloc_array(count, sizeof *nodes->items);
    nodes->order = zl_alloc_array(count, sizeof *nodes->order);
    if (!nodes->items || !nodes->order)
        return false;
    for (size_t i = 0; i < count; i++)
        nodes->order[i] = &nodes->items[i];
    nodes->count = count;
    return true;
}

/* The last rendering is none at all; it counts where it is needed. */
static void make_nodes(struct flow *of)
{
    uint32_t terms = of->renders.terms.count;
    uint32_t renderings = of->renders.renderings.count;

    of->bands = zl_alloc_array(of->renders.items.count, sizeof *of->bands);
    if (!open_nodes(&of->terms, terms) ||
        !open_nodes(&of->renderings, (size_t)renderings + 1) || !of->bands) {
        zl_plan_no_memory(of->plan);
        return;
    }
    for (uint32_t i = 0; i < terms; i++)
        of->terms.items[i].name = zl_map_key(&of->renders.terms, i).bytes;
    for (uint32_t i = 0; i <= renderings; i++) {
        uint32_t rendering = i < renderings ? i : ZL_MAP_NONE;
        of->renderings.items[i].name =
            zl_renders_name(&of->renders, rendering);
        of->renderings.items[i].none = rendering == ZL_MAP_NONE;
    }
    of->renderings.count -= 1;
}

static double total_of(const struct flow *of)
{
    double total = 0;

    for (size_t i = 0; i < of->renders.items.count; i++)
        total += fmax(of->renders.items.items[i].count, 0);
    return total;
}

static void join(struct flow *of, const zl_render *item, double scale)
{
    uint32_t last = of->renders.renderings.count;
    bool none = item->rendering == ZL_MAP_NONE;
    struct band *band = &of->bands[of->count];

    if (none)
        of->renderings.count = (size_t)last + 1;
    if (!(item->count > 0))
        return;
    *band = (struct band){
        .from = &of->terms.items[item->term],
        .to = &of->renderings.items[none ? last : item->rendering],
        .count = item->count,
        .thick = fmax(scale * item->count, LEAST_BAND),
        .term = item->term,
    };
    of->count++;
    band->from->count += item->count;
    band->from->thick += band->thick;
    band->to->count += item->count;
    band->to->thick += band->thick;
    band->to->weight += band->thick;
    band->to->sum += band->thick * item->term;
}

static void make_bands(struct flow *of)
{
    double high = fmin(fmax(of->frame->width * 0.42, LEAST_HIGH), MOST_HIGH);
    double scale = high / fmax(total_of(of), 1);

    for (size_t i = 0; i < of->renders.items.count; i++)
        join(of, &of->renders.items.items[i], scale);
}

/* ---- order and places -------------------------------------------------- */

static double middle_of(const struct node *node)
{
    return node->weight > 0 ? node->sum / node->weight : INFINITY;
}

/* Pointers to nodes of one array: their order there decides in the end. */
static int by_middle(const void *a, const void *b)
{
    const struct node *left = *(const struct node *const *)a;
    const struct node *right = *(const struct node *const *)b;

    if (left->none != right->none)
        return left->none ? 1 : -1;
    if (middle_of(left) != middle_of(right))
        return middle_of(left) < middle_of(right) ? -1 : 1;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return left < right ? -1 : left > right;
}

static double slot_of(const struct node *node)
{
    return fmax(node->thick, node->label);
}

static double height_of(const struct nodes *nodes)
{
    double height = 0;

    for (size_t i = 0; i < nodes->count; i++)
        height += slot_of(&nodes->items[i]) + (i ? BETWEEN : 0);
    return height;
}

/* One under the other, in the middle of what is there. */
static void place_nodes(struct nodes *nodes, double y, double height)
{
    y += (height - height_of(nodes)) / 2;
    for (size_t i = 0; i < nodes->count; i++) {
        struct node *node = nodes->order[i];
        double slot = slot_of(node);
        node->top = y + (slot - node->thick) / 2;
        y += slot + BETWEEN;
    }
}

static int order_of(const struct node *left, const struct node *right)
{
    return left->top < right->top ? -1 : left->top > right->top;
}

static int by_target(const void *a, const void *b)
{
    const struct band *left = a, *right = b;
    int order = order_of(left->from, right->from);

    return order ? order : order_of(left->to, right->to);
}

static int by_origin(const void *a, const void *b)
{
    const struct band *left = a, *right = b;
    int order = order_of(left->to, right->to);

    return order ? order : order_of(left->from, right->from);
}

/* Thick bands first: thin ones lie over them. */
static int by_thickness(const void *a, const void *b)
{
    const struct band *left = a, *right = b;

    if (left->thick != right->thick)
        return left->thick > right->thick ? -1 : 1;
    return by_target(a, b);
}

/* Bands leave and reach their nodes in the order of where they go. */
static void place_bands(struct flow *of)
{
    qsort(of->bands, of->count, sizeof *of->bands, by_target);
    for (size_t i = 0; i < of->count; i++) {
        of->bands[i].from_y = of->bands[i].from->top + of->bands[i].from->used;
        of->bands[i].from->used += of->bands[i].thick;
    }
    qsort(of->bands, of->count, sizeof *of->bands, by_origin);
    for (size_t i = 0; i < of->count; i++) {
        of->bands[i].to_y = of->bands[i].to->top + of->bands[i].to->used;
        of->bands[i].to->used += of->bands[i].thick;
    }
    qsort(of->bands, of->count, sizeof *of->bands, by_thickness);
}

/* ---- measures ---------------------------------------------------------- */

static void measure_nodes(const struct flow *of, struct nodes *nodes)
{
    char text[ZL_NUMBER_SIZE];

    for (size_t i = 0; i < nodes->count; i++)
        nodes->most = zl_number_most(nodes->most, nodes->items[i].count);
    for (size_t i = 0; i < nodes->count; i++) {
        zl_number_among(text, nodes->items[i].count, nodes->most);
        nodes->names = fmax(
            nodes->names,
            zl_plan_width(of->plan, nodes->items[i].name, of->frame->type));
        nodes->numbers = fmax(nodes->numbers,
                              zl_plan_width(of->plan, text, of->frame->small));
    }
}

static void fit_name(const struct flow *of, const struct nodes *nodes,
                     const struct node *node, zl_str *lines)
{
    zl_str_empty(lines);
    zl_plan_fit(of->plan, node->name, of->frame->type, nodes->names + 0.05, 2,
                lines);
}

static void fit_names(const struct flow *of, const struct nodes *nodes)
{
    zl_str lines = { 0 };

    for (size_t i = 0; i < nodes->count; i++) {
        fit_name(of, nodes, &nodes->items[i], &lines);
        nodes->items[i].label =
            zl_lines_height(zl_str_text(&lines), of->frame->type);
    }
    zl_str_clear(&lines);
}

static void measure(struct flow *of)
{
    double full = of->frame->width;

    measure_nodes(of, &of->terms);
    measure_nodes(of, &of->renderings);
    double least = fmin(of->terms.names + of->renderings.names, LEAST_NAMES);
    of->terms.names = fmin(of->terms.names, 0.28 * full);
    of->renderings.names = fmin(of->renderings.names, 0.36 * full);
    double names = of->terms.names + of->renderings.names;
    double room = full - of->terms.numbers - of->renderings.numbers -
                  2 * (2 * GAP + NODE) - LEAST_WAY;
    if (room < least)
        zl_frame_too_narrow(of->plan, of->frame, full + least - room);
    of->terms.names *= fmin(1, room / names);
    of->renderings.names *= fmin(1, room / names);
    of->left = of->terms.names + of->terms.numbers + 2 * GAP + NODE;
    of->right = full - of->renderings.names - of->renderings.numbers -
                2 * GAP - NODE;
}

/* ---- marks ------------------------------------------------------------- */

/* The names at both ends and the edge tell a band apart, too: it needs no
 * hatch. */
static zl_look band_look(const struct flow *of, uint32_t term, double strength)
{
    uint32_t colour = zl_class_look(of->plan, term).fill;

    return (zl_look){ .fill = zl_colour_between(ZL_WHITE, colour, strength),
                      .ink = zl_colour_readable(colour, ZL_MARK_CONTRAST),
                      .thick = ZL_HAIR,
                      .series = (int)term,
                      .classed = true,
                      .named = true };
}

static zl_look node_look(const struct flow *of, const struct node *node,
                         bool left)
{
    if (left)
        return band_look(of, (uint32_t)(node - of->terms.items), 1);
    return (zl_look){ .fill = node->none ? ZL_RENDER_GREY : NODE_INK,
                      .ink = ZL_NO_COLOUR,
                      .hatch = node->none ? ZL_HATCH_RISING : ZL_HATCH_NONE };
}

static void draw_node(const struct flow *of, const struct nodes *nodes,
                      const struct node *node, bool left)
{
    double middle = node->top + node->thick / 2;
    double x = left ? of->left - NODE : of->right;
    double number = left ? x - GAP : x + NODE + GAP + nodes->numbers;
    zl_str name = { 0 };
    char text[ZL_NUMBER_SIZE];

    if (node->thick > 0)
        zl_plan_box(of->plan, x, node->top, NODE, node->thick,
                    node_look(of, node, left));
    zl_number_among(text, node->count, nodes->most);
    zl_plan_label(of->plan, (zl_label){ .text = text,
                                        .x = number,
                                        .y = middle,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->small,
                                        .colour = ZL_MUTED });
    fit_name(of, nodes, node, &name);
    zl_plan_label(
        of->plan,
        (zl_label){ .text = zl_str_text(&name),
                    .x = left ? nodes->names : number + GAP,
                    .y = middle,
                    .across = left ? ZL_ACROSS_RIGHT : ZL_ACROSS_LEFT,
                    .down = ZL_DOWN_MIDDLE,
                    .type = of->frame->type,
                    .colour = node->none ? ZL_MUTED : ZL_INK });
    zl_str_clear(&name);
}

static void draw_band(const struct flow *of, const struct band *band)
{
    zl_look look = band_look(of, band->term, 0.6);

    if (band->thick < THIN) {
        look.fill = look.ink;
        look.thick = 0;
    }
    zl_plan_band(of->plan,
                 (zl_band){ .curved = true,
                            .begin = of->left,
                            .end = of->right,
                            .from = band->from_y,
                            .from_end = band->from_y + band->thick,
                            .to = band->to_y,
                            .to_end = band->to_y + band->thick },
                 look);
}

/* Gives the height. */
static double draw_nodes(struct flow *of, double y)
{
    make_bands(of);
    measure(of);
    fit_names(of, &of->terms);
    fit_names(of, &of->renderings);
    double height = fmax(height_of(&of->terms), height_of(&of->renderings));
    qsort(of->renderings.order, of->renderings.count,
          sizeof *of->renderings.order, by_middle);
    place_nodes(&of->terms, y, height);
    place_nodes(&of->renderings, y, height);
    place_bands(of);
    for (size_t i = 0; i < of->count && !zl_plan_failed(of->plan); i++)
        draw_band(of, &of->bands[i]);
    for (size_t i = 0; i < of->terms.count; i++)
        draw_node(of, &of->terms, &of->terms.items[i], true);
    for (size_t i = 0; i < of->renderings.count; i++)
        draw_node(of, &of->renderings, of->renderings.order[i], false);
    return height;
}

/* Where terms are of several languages, each has a panel under its name. */
static double draw_heading(const struct flow *of, const char *lang, double y)
{
    zl_str text = { 0 };

    zl_str_format(&text, "From %s", *lang ? lang : "–");
    if (text.failed)
        zl_plan_no_memory(of->plan);
    zl_plan_label_within(of->plan,
                         (zl_label){ .text = zl_str_text(&text),
                                     .y = y,
                                     .type = of->frame->strong,
                                     .colour = ZL_INK },
                         of->frame->width);
    zl_str_clear(&text);
    return zl_line_height(of->frame->strong) + 1;
}

static double draw_panel(zl_plan *plan, const zl_frame *frame,
                         const zl_renders *all, uint32_t lang, double y)
{
    struct flow of = { .plan = plan, .frame = frame };
    double height = 0;

    zl_renders_of(plan, all, lang, &of.renders);
    check_counts(&of);
    if (!zl_plan_failed(plan))
        make_nodes(&of);
    if (!zl_plan_failed(plan) && all->langs.count > 1)
        height = draw_heading(&of, zl_map_key(&all->langs, lang).bytes, y);
    if (!zl_plan_failed(plan))
        height += draw_nodes(&of, y + height);
    zl_free(of.bands);
    zl_free(of.terms.items);
    zl_free(of.terms.order);
    zl_free(of.renderings.items);
    zl_free(of.renderings.order);
    zl_renders_clear(&of.renders);
    return height;
}

static void plan_flow(zl_plan *plan, const zili_table *table,
                      const zl_frame *frame)
{
    zl_renders all;
    double y = 0;

    zl_renders_read(plan, table, frame->value, &all);
    for (uint32_t i = 0; i < all.langs.count && !zl_plan_failed(plan); i++)
        y += draw_panel(plan, frame, &all, i, y) + PANEL;
    zl_str_format(&plan->about,
                  "Flow from %u terms at the left to %u renderings at the "
                  "right; bands are as thick as their counts.",
                  all.terms.count, all.renderings.count);
    zl_plan_height(plan, y - PANEL);
    zl_renders_clear(&all);
}

static const struct zl_kind kind = { .plan = plan_flow };
static const char *const arguments[] = { NULL };

const zili_chart zl_chart_flow = {
    .name = "flow",
    .summary = "which terms became which words of the other language",
    .columns = "term rendering count",
    .analysis = "render",
    .arguments = arguments,
    .items = "term",
    .kind = &kind,
};
