/* network_marks.c -- the marks of a network: lines, names, signs, and the
 * key to them. */
#include "colour.h"
#include "legend.h"
#include "network.h"
#include "plot.h"
#include "scale.h"

#include <math.h>

#define DISC 0x56B4E9u
#define DISC_EDGE 0x1F5F86u
#define LINK 0xB3BDC5u
#define LEAST_LINK 0.15 /* mm */
#define WIDEST_LINK 1.8
#define SIGN 1.2 /* mm: the radius of one in the key */

/* ---- marks ------------------------------------------------------------- */

/* Where all are alike they are thin. */
static double link_width(const zl_network *net, double value)
{
    const zl_links *links = &net->links;
    double least = links->count ? links->items[links->count - 1].value : 0;
    double widest = fmax(WIDEST_LINK * net->crowd, 2 * LEAST_LINK);
    double strength =
        least == links->strongest ? 0.2 : zl_links_strength(links, value);

    return LEAST_LINK + (widest - LEAST_LINK) * strength;
}

static void draw_links(const zl_network *net)
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

/* Where there are classes, a disc that is none has no colour. */
static void draw_disc(const zl_network *net, double x, double y, double radius)
{
    zl_plan_disc(net->plan, x, y, radius,
                 (zl_look){ .fill = net->classes ? ZL_GRID : DISC,
                            .ink = net->classes ? ZL_FRAME : DISC_EDGE,
                            .thick = ZL_FINE });
}

/* A box has the area of its disc. */
static void draw_shape(const zl_network *net, bool box, double x, double y,
                       double radius, zl_look look)
{
    double half = radius * sqrt(M_PI) / 2;

    if (box)
        zl_plan_box(net->plan, x - half, y - half, 2 * half, 2 * half, look);
    else
        zl_plan_disc(net->plan, x, y, radius, look);
}

/* The sign of a community: disc and box take turns, then both hollow, then
 * all with a smaller shape inside, of the other kind where it is white. */
static void draw_sign(const zl_network *net, size_t class, double x, double y,
                      double radius)
{
    zl_look look = zl_curve_look(net->plan, class);
    bool box = class & 1, hollow = class & 2, core = class & 4;
    uint32_t colour = look.fill;

    look.dashed = ZL_DASH_NONE;
    look.thick = fmax(ZL_HAIR, hollow ? fmin(0.5, radius / 2) : 0);
    look.fill = hollow ? ZL_WHITE : colour;
    draw_shape(net, box, x, y, radius - look.thick / 2, look);
    if (!core)
        return;
    look.fill = look.ink = hollow ? colour : ZL_WHITE;
    look.thick = ZL_HAIR;
    draw_shape(net, box == hollow, x, y, radius * 0.4, look);
}

static void draw_node(const zl_network *net, uint32_t rank)
{
    const zl_spot *spot = &net->spots[rank];
    uint32_t community = net->communities.of[net->theme[rank]];

    if (community < net->classes)
        draw_sign(net, community, spot->x, spot->y, spot->radius);
    else
        draw_disc(net, spot->x, spot->y, spot->radius);
}

static void draw_label(const zl_network *net, uint32_t rank)
{
    zl_spot_draw_label(net->plan, &net->spots[rank],
                       zl_str_text(&net->labels[rank]), net->frame->type);
}

void zl_network_draw(const zl_network *net)
{
    uint32_t count = net->pairs.names.count;

    draw_links(net);
    for (uint32_t i = 0; i < count; i++)
        if (net->spots[i].placed && net->spots[i].far)
            zl_spot_draw_lead(net->plan, &net->spots[i], DISC_EDGE);
    for (uint32_t i = 0; i < count; i++)
        if (net->spots[i].placed)
            draw_label(net, i);
    for (uint32_t i = 0; i < count; i++)
        draw_node(net, i);
}

/* ---- the key ----------------------------------------------------------- */

static double draw_words(const zl_network *net, const char *text, double x,
                         double y)
{
    return zl_legend_words(net->plan, net->frame, text, x, y);
}

static double draw_disc_key(const zl_network *net, double x, double y)
{
    static const char *const titles[] = { "Units with the theme", "Links",
                                          "Links by strength", "Betweenness" };
    double size = net->largest;
    char text[ZL_NUMBER_SIZE];

    if (net->largest <= 0)
        return x;
    x = draw_words(net, titles[net->frame->sized], x, y) + 2;
    for (int i = 0; i < 2; i++) {
        size = zl_round_below(i ? size / 3 : size);
        if (size < 1)
            break;
        double radius = zl_network_radius(net, size);
        draw_disc(net, x + radius, y, radius);
        zl_number_among(text, size, net->largest);
        x = draw_words(net, text, x + 2 * radius + 1, y) + 2.5;
    }
    return x + 3;
}

/* A link and its number in the key; gives the place after them. */
static double draw_link_sample(const zl_network *net, double value, double x,
                               double y)
{
    char text[ZL_NUMBER_SIZE];

    zl_plan_line(net->plan, x, y, x + 6, y,
                 (zl_look){ .ink = LINK, .thick = link_width(net, value) });
    zl_number_among(text, value, net->links.strongest);
    return draw_words(net, text, x + 7, y) + 2.5;
}

/* Round counts, or the ends of a measure. */
static double draw_link_key(const zl_network *net, double x, double y)
{
    double high = net->links.strongest, low = net->links.weakest;
    char text[ZL_AXIS_SIZE];

    if (net->links.count == 0)
        return x;
    zl_axis_title(text, net->pairs.column);
    x = draw_words(net, text, x, y) + 2;
    if (net->links.whole) {
        high = zl_round_below(high);
        low = high < 3 ? high : zl_round_below(high / 3);
    }
    x = draw_link_sample(net, high, x, y);
    return low < high ? draw_link_sample(net, low, x, y) : x;
}

/* The largest theme stands for its community. */
static void add_name(const zl_network *net, size_t class, zl_str *out)
{
    uint32_t members = 0, first = UINT32_MAX, nodes = net->pairs.names.count;

    for (uint32_t rank = 0; rank < nodes; rank++)
        if (net->communities.of[net->theme[rank]] == class) {
            first = first == UINT32_MAX ? rank : first;
            members++;
        }
    if (first != UINT32_MAX)
        zl_str_format(out, "%s (%u)",
                      zl_map_key(&net->pairs.names, net->theme[first]).bytes,
                      members);
}

static double draw_communities(const zl_network *net, double x, double y)
{
    zl_legend_pen pen = {
        net->plan, net->frame, net->frame->width, x, y, false
    };
    zl_str name = { 0 };

    for (size_t i = 0; i < net->classes && !zl_plan_failed(net->plan); i++) {
        zl_str_empty(&name);
        add_name(net, i, &name);
        zl_swatch at =
            zl_legend_name(&pen, name.failed ? "" : zl_str_text(&name));
        draw_sign(net, i, at.x + ZL_SWATCH / 2, at.y + at.height / 2, SIGN);
    }
    if (name.failed)
        zl_plan_no_memory(net->plan);
    zl_str_clear(&name);
    zl_legend_end(&pen);
    return pen.y;
}

/* Pairs that keep away from each other. */
static size_t count_below(const zl_network *net)
{
    size_t count = 0;

    for (size_t i = 0; i < net->pairs.count; i++)
        count += net->pairs.items[i].value < 0;
    return count;
}

/* What is not drawn is said. */
static void draw_note(const zl_network *net, double y)
{
    zl_str note = { 0 }, lines = { 0 };

    if (net->links.count < net->links.total)
        zl_str_format(&note, "The %zu strongest of %zu links are drawn. ",
                      net->links.count, net->links.total);
    if (net->links.total == 0)
        zl_str_format(&note, "No pair is above 0: there is no link. ");
    else if (count_below(net))
        zl_str_format(&note, "Pairs below 0, which have no link: %zu. ",
                      count_below(net));
    if (net->left_out)
        zl_str_format(&note, "%zu labels found no room. ", net->left_out);
    if (net->classes)
        zl_str_format(&note, "Communities by %s, modularity %.2f%s.",
                      net->frame->communities == ZL_LOUVAIN ? "Louvain"
                                                            : "Leiden",
                      net->communities.modularity,
                      net->more ? "; smaller ones are grey" : "");
    if (note.failed)
        zl_plan_no_memory(net->plan);
    if (note.size)
        zl_plan_fit(net->plan, zl_str_text(&note), net->frame->small,
                    net->frame->width, 3, &lines);
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

/* How wide a part of the key is, or how high: drawn on a page that is thrown
 * away. */
static double key_width(const zl_network *net,
                        double draw_part(const zl_network *net, double x,
                                         double y))
{
    zl_network copy = *net;
    zl_plan page;

    zl_plan_init(&page, net->plan->ruler);
    page.abridged = net->plan->abridged;
    zl_plan_page(&page, 0, 0);
    copy.plan = &page;
    double width = draw_part(&copy, 0, 0);
    zl_plan_clear(&page);
    return width;
}

void zl_network_draw_key(const zl_network *net)
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
    y = draw_communities(net, 0, y + half + 1);
    draw_note(net, y);
}

double zl_network_legend_height(const zl_network *net)
{
    return net->classes ? key_width(net, draw_communities) : 0;
}
