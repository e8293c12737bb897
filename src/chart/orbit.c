/* orbit.c -- discs around the discs they are tied to. */
#include "orbit.h"

#include "base/fail.h"
#include "base/mem.h"
#include "layout.h"

#include <math.h>

#define ROUNDS 400
#define ANGLES 72
#define DISCS_APART 1.2          /* mm */
#define LONGEST 40.0             /* mm of a tie */
#define GOLDEN 2.399963229728653 /* an angle that never comes back */

/* Lengths are in units of the longest tie until they are scaled. */
struct hub {
    uint32_t spot;
    double reach; /* its longest tie to what has no other */
};

struct sky {
    zl_orbits *orbits;
    uint32_t *degree; /* by spot */
    uint32_t *hub_of; /* by spot: its hub, or UINT32_MAX */
    struct hub *hubs;
    size_t hub_count;
    zl_edge *edges; /* between hubs */
    size_t edge_count;
    double *x, *y; /* by hub */
    char *near;    /* by two hubs: whether a tie, or a disc, joins them */
    char *placed;  /* by spot */
};

static double length_of(double share)
{
    return 1 - (1 - ZL_ORBIT_NEAREST) * share;
}

double zl_orbit_length(const zl_orbits *orbits, double share)
{
    return orbits->unit * length_of(share);
}

/* ---- hubs -------------------------------------------------------------- */

static bool is_leaf(const struct sky *sky, zl_orbit_tie tie, uint32_t spot)
{
    uint32_t other = tie.a == spot ? tie.b : tie.a;

    /* Of a pair alone the first is the hub. */
    return sky->degree[spot] == 1 && (sky->degree[other] > 1 || spot > other);
}

static void find_hubs(struct sky *sky)
{
    const zl_orbits *orbits = sky->orbits;

    for (size_t i = 0; i < orbits->count; i++)
        sky->hub_of[i] = 0;
    for (size_t i = 0; i < orbits->tie_count; i++) {
        sky->degree[orbits->ties[i].a]++;
        sky->degree[orbits->ties[i].b]++;
    }
    for (size_t i = 0; i < orbits->tie_count; i++) {
        zl_orbit_tie tie = orbits->ties[i];
        if (is_leaf(sky, tie, tie.a))
            sky->hub_of[tie.a] = UINT32_MAX;
        if (is_leaf(sky, tie, tie.b))
            sky->hub_of[tie.b] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < orbits->count; i++)
        if (sky->hub_of[i] != UINT32_MAX) {
            sky->hub_of[i] = (uint32_t)sky->hub_count;
            sky->hubs[sky->hub_count++] = (struct hub){ i, 0 };
        }
}

static void find_edges(struct sky *sky)
{
    const zl_orbits *orbits = sky->orbits;

    for (size_t i = 0; i < orbits->tie_count; i++) {
        zl_orbit_tie tie = orbits->ties[i];
        uint32_t a = sky->hub_of[tie.a], b = sky->hub_of[tie.b];
        double length = length_of(tie.share);
        if (a != UINT32_MAX && b != UINT32_MAX)
            sky->edges[sky->edge_count++] = (zl_edge){ a, b, length };
        else {
            struct hub *hub = &sky->hubs[a != UINT32_MAX ? a : b];
            hub->reach = fmax(hub->reach, length);
        }
    }
}

/* Two hubs with a neighbour in common belong together. */
static void find_near(struct sky *sky)
{
    size_t count = sky->hub_count;

    for (size_t i = 0; i < sky->edge_count; i++) {
        zl_edge one = sky->edges[i];
        sky->near[one.from * count + one.to] = 1;
        sky->near[one.to * count + one.from] = 1;
        for (size_t k = i + 1; k < sky->edge_count; k++) {
            zl_edge two = sky->edges[k];
            bool from = one.from == two.from || one.from == two.to;
            bool to = one.to == two.from || one.to == two.to;
            if (!from && !to)
                continue;
            uint32_t shared = from ? one.from : one.to;
            uint32_t a = from ? one.to : one.from;
            uint32_t b = two.from == shared ? two.to : two.from;
            sky->near[a * count + b] = sky->near[b * count + a] = 1;
        }
    }
}

/* ---- hubs find their places -------------------------------------------- */

static void move_apart(struct sky *sky, size_t a, size_t b, double by)
{
    double dx = sky->x[b] - sky->x[a], dy = sky->y[b] - sky->y[a];
    double apart = hypot(dx, dy);

    if (apart < 1e-9) {
        dx = apart = 1;
        dy = 0;
    }
    sky->x[a] -= by / 2 * dx / apart;
    sky->y[a] -= by / 2 * dy / apart;
    sky->x[b] += by / 2 * dx / apart;
    sky->y[b] += by / 2 * dy / apart;
}

static double between(const struct sky *sky, size_t a, size_t b)
{
    return hypot(sky->x[b] - sky->x[a], sky->y[b] - sky->y[a]);
}

/* Discs around one hub are not to stand among those around another, unless
 * the two have something in common. */
static double least_between(const struct sky *sky, size_t a, size_t b)
{
    double reach = sky->hubs[a].reach + sky->hubs[b].reach;

    if (sky->near[a * sky->hub_count + b])
        return reach > 0 ? 0.35 + 0.3 * reach : 0.3;
    return fmax(0.4, reach + 0.35);
}

/* Nearer than this nothing is to be, whatever ties say. */
static double nearest_between(const struct sky *sky, size_t a, size_t b)
{
    return sky->hubs[a].reach > 0 && sky->hubs[b].reach > 0 ? 0.6 : 0.2;
}

static void push_hubs(struct sky *sky, double how)
{
    for (size_t a = 0; a < sky->hub_count; a++)
        for (size_t b = a + 1; b < sky->hub_count; b++) {
            double apart = between(sky, a, b);
            double missing = how * (least_between(sky, a, b) - apart);
            missing = fmax(missing, nearest_between(sky, a, b) - apart);
            if (missing > 0)
                move_apart(sky, a, b, missing);
        }
}

static void pull_edges(struct sky *sky)
{
    for (size_t i = 0; i < sky->edge_count; i++) {
        zl_edge edge = sky->edges[i];
        double missing = edge.length - between(sky, edge.from, edge.to);
        move_apart(sky, edge.from, edge.to, 0.35 * missing);
    }
}

/* Pushes fade out, so that in the end lengths are kept. */
static zili_status place_hubs(struct sky *sky, zili_error *err)
{
    size_t rounds = sky->hub_count > 200 ? ROUNDS / 4 : ROUNDS;
    zili_status status = zl_layout_true(sky->hub_count, sky->edges,
                                        sky->edge_count, sky->x, sky->y, err);

    for (size_t round = 0; !status && round < rounds; round++) {
        double left = 1 - (double)round / (double)rounds;
        push_hubs(sky, sky->edge_count ? 0.6 * left : 0.6);
        pull_edges(sky);
    }
    return status;
}

/* ---- into the frame ---------------------------------------------------- */

struct extent {
    double low_x, high_x, low_y, high_y;
};

static struct extent extent_of(const struct sky *sky)
{
    struct extent all = { INFINITY, -INFINITY, INFINITY, -INFINITY };

    for (size_t i = 0; i < sky->hub_count; i++) {
        double reach = sky->hubs[i].reach;
        all.low_x = fmin(all.low_x, sky->x[i] - reach);
        all.high_x = fmax(all.high_x, sky->x[i] + reach);
        all.low_y = fmin(all.low_y, sky->y[i] - reach);
        all.high_y = fmax(all.high_y, sky->y[i] + reach);
    }
    return all;
}

static double unit_for(double across, double down, double width, double tall)
{
    double unit = LONGEST;

    if (across > 0)
        unit = fmin(unit, width / across);
    if (down > 0)
        unit = fmin(unit, tall / down);
    return fmax(unit, 1);
}

/* Stand it upright where that makes it much larger. */
static void scale(struct sky *sky)
{
    zl_orbits *orbits = sky->orbits;
    struct extent all = extent_of(sky);
    double across = all.high_x - all.low_x, down = all.high_y - all.low_y;
    double width = fmax(orbits->width - 2 * orbits->margin, 5);
    double tall = fmax(orbits->tallest - 8, 5);
    double level = unit_for(across, down, width, tall);
    double upright = unit_for(down, across, width, tall);
    bool turned = upright > 1.2 * level;

    orbits->unit = turned ? upright : level;
    for (size_t i = 0; i < sky->hub_count; i++) {
        double x = (sky->x[i] - (all.low_x + all.high_x) / 2) * orbits->unit;
        double y = (sky->y[i] - (all.low_y + all.high_y) / 2) * orbits->unit;
        zl_spot *spot = &orbits->spots[sky->hubs[i].spot];
        spot->x = orbits->width / 2 + (turned ? y : x);
        spot->y = orbits->tallest / 2 + (turned ? x : y);
        sky->placed[sky->hubs[i].spot] = 1;
    }
}

/* No disc of a hub is to lie on another. */
static bool clear_discs(struct sky *sky)
{
    bool moved = false;

    for (size_t a = 0; a < sky->hub_count; a++)
        for (size_t b = a + 1; b < sky->hub_count; b++) {
            zl_spot *one = &sky->orbits->spots[sky->hubs[a].spot];
            zl_spot *two = &sky->orbits->spots[sky->hubs[b].spot];
            double dx = two->x - one->x, dy = two->y - one->y;
            double apart = hypot(dx, dy);
            double missing = one->radius + two->radius + DISCS_APART - apart;
            if (missing < 0.01 || apart < 1e-9)
                continue;
            one->x -= missing / 2 * dx / apart;
            one->y -= missing / 2 * dy / apart;
            two->x += missing / 2 * dx / apart;
            two->y += missing / 2 * dy / apart;
            moved = true;
        }
    return moved;
}

/* ---- what stands around a hub ------------------------------------------ */

/* Where the label of a disc beside its hub would stand: farther out. */
static void set_label(zl_spot *spot, double angle)
{
    double out = spot->radius + 0.8;
    double across = cos(angle), down = sin(angle);

    spot->label_x = spot->x + across * out;
    spot->label_y = spot->y + down * out - spot->height / 2;
    if (fabs(across) < 0.35) {
        spot->label_x = spot->x - spot->width / 2;
        spot->label_y = down > 0 ? spot->y + out
                                 : spot->y - out - spot->height;
    } else if (across < 0)
        spot->label_x -= spot->width;
}

static double overlap(double a, double a_size, double b, double b_size)
{
    return fmin(a + a_size, b + b_size) - fmax(a, b);
}

static bool labels_touch(const zl_spot *a, const zl_spot *b)
{
    return overlap(a->label_x, a->width, b->label_x, b->width) > -0.3 &&
           overlap(a->label_y, a->height, b->label_y, b->height) > -0.3;
}

static bool disc_on_label(const zl_spot *disc, const zl_spot *of)
{
    double across = overlap(of->label_x, of->width, disc->x - disc->radius,
                            2 * disc->radius);
    double down = overlap(of->label_y, of->height, disc->y - disc->radius,
                          2 * disc->radius);

    return across > 0 && down > 0;
}

static bool outside(const zl_orbits *orbits, const zl_spot *spot)
{
    return spot->label_x < 0 || spot->label_x + spot->width > orbits->width ||
           spot->label_y < 0 || spot->label_y + spot->height > orbits->tallest;
}

/* On which side of the line from `a` to `b` the disc stands. */
static double side_of(const zl_spot *a, const zl_spot *b, const zl_spot *disc)
{
    return (b->x - a->x) * (disc->y - a->y) - (b->y - a->y) * (disc->x - a->x);
}

static bool lines_cross(const zl_spot *a, const zl_spot *b, const zl_spot *c,
                        const zl_spot *d)
{
    return side_of(a, b, c) * side_of(a, b, d) < 0 &&
           side_of(c, d, a) * side_of(c, d, b) < 0;
}

/* How many ties between hubs the line from a disc to its hub crosses. */
static double crossings(const struct sky *sky, const zl_spot *spot,
                        const zl_spot *hub)
{
    const zl_spot *spots = sky->orbits->spots;
    double found = 0;

    for (size_t i = 0; i < sky->edge_count; i++)
        found += lines_cross(&spots[sky->hubs[sky->edges[i].from].spot],
                             &spots[sky->hubs[sky->edges[i].to].spot], spot,
                             hub);
    return found;
}

/* Whether the line from a disc to its hub goes through another disc. */
static bool goes_through(const zl_spot *spot, const zl_spot *hub,
                         const zl_spot *other)
{
    double dx = spot->x - hub->x, dy = spot->y - hub->y;
    double length = dx * dx + dy * dy;
    double part = length > 0
                      ? ((other->x - hub->x) * dx + (other->y - hub->y) * dy) /
                            length
                      : 0;

    if (other == hub || part <= 0 || part >= 1)
        return false;
    double off_x = hub->x + part * dx - other->x;
    double off_y = hub->y + part * dy - other->y;
    double room = other->radius + 0.4;
    return off_x * off_x + off_y * off_y < room * room;
}

/* What another disc costs that is placed already. */
static double cost_beside(const struct sky *sky, const zl_spot *spot,
                          const zl_spot *hub, uint32_t which)
{
    const zl_spot *other = &sky->orbits->spots[which];
    double dx = other->x - spot->x, dy = other->y - spot->y;
    double gap = sqrt(dx * dx + dy * dy) - other->radius - spot->radius;
    double cost = gap < 0.6 ? 8 : gap < 20 ? exp(-gap / 4) : 0;

    cost += disc_on_label(other, spot) ? 3 : 0;
    cost += goes_through(spot, hub, other) ? 5 : 0;
    if (sky->placed[which] == 2) {
        cost += disc_on_label(spot, other) ? 3 : 0;
        cost += labels_touch(spot, other) ? 4 : 0;
    }
    return cost;
}

/* How badly a disc stands among those that are placed; looked at no further
 * than `most`. */
static double cost_of(const struct sky *sky, uint32_t which,
                      const zl_spot *hub, double most)
{
    const zl_orbits *orbits = sky->orbits;
    const zl_spot *spot = &orbits->spots[which];
    double cost = (outside(orbits, spot) ? 6 : 0) +
                  1.5 * crossings(sky, spot, hub);

    for (uint32_t i = 0; i < orbits->count && cost < most; i++)
        if (sky->placed[i] && i != which)
            cost += cost_beside(sky, spot, hub, i);
    return cost;
}

static void place_leaf(struct sky *sky, uint32_t leaf, const zl_spot *hub,
                       double length, double start)
{
    zl_spot *spot = &sky->orbits->spots[leaf];
    double best = INFINITY, chosen = start;

    for (int i = 0; i < ANGLES; i++) {
        double angle = start + 2 * M_PI * i / ANGLES;
        spot->x = hub->x + length * cos(angle);
        spot->y = hub->y + length * sin(angle);
        set_label(spot, angle);
        double cost = cost_of(sky, leaf, hub, best);
        if (cost < best - 1e-9) {
            best = cost;
            chosen = angle;
        }
    }
    spot->x = hub->x + length * cos(chosen);
    spot->y = hub->y + length * sin(chosen);
    set_label(spot, chosen);
    sky->placed[leaf] = 2;
}

static void place_leaves(struct sky *sky)
{
    zl_orbits *orbits = sky->orbits;

    for (size_t i = 0; i < orbits->tie_count; i++) {
        zl_orbit_tie tie = orbits->ties[i];
        bool a = sky->hub_of[tie.a] == UINT32_MAX;
        if (!a && sky->hub_of[tie.b] != UINT32_MAX)
            continue;
        uint32_t leaf = a ? tie.a : tie.b, hub = a ? tie.b : tie.a;
        place_leaf(sky, leaf, &orbits->spots[hub],
                   zl_orbit_length(orbits, tie.share),
                   fmod((double)i * GOLDEN, 2 * M_PI));
    }
}

/* ---- all --------------------------------------------------------------- */

static bool make_room(struct sky *sky)
{
    size_t count = sky->orbits->count, ties = sky->orbits->tie_count;

    sky->degree = zl_alloc_array(count, sizeof *sky->degree);
    sky->hub_of = zl_alloc_array(count, sizeof *sky->hub_of);
    sky->hubs = zl_alloc_array(count, sizeof *sky->hubs);
    sky->edges = zl_alloc_array(ties, sizeof *sky->edges);
    sky->x = zl_alloc_array(count, sizeof *sky->x);
    sky->y = zl_alloc_array(count, sizeof *sky->y);
    sky->placed = zl_alloc_array(count, 1);
    if (!sky->degree || !sky->hub_of || !sky->hubs || !sky->edges || !sky->x ||
        !sky->y || !sky->placed)
        return false;
    find_hubs(sky);
    sky->near = zl_alloc_array(sky->hub_count, sky->hub_count);
    return sky->near != NULL;
}

static void clear(struct sky *sky)
{
    zl_free(sky->degree);
    zl_free(sky->hub_of);
    zl_free(sky->hubs);
    zl_free(sky->edges);
    zl_free(sky->x);
    zl_free(sky->y);
    zl_free(sky->near);
    zl_free(sky->placed);
}

zili_status zl_orbits_place(zl_orbits *orbits, zili_error *err)
{
    struct sky sky = { .orbits = orbits };
    zili_status status = make_room(&sky) ? ZILI_OK : zl_no_memory(err);

    if (!status) {
        find_edges(&sky);
        find_near(&sky);
        status = place_hubs(&sky, err);
    }
    if (!status) {
        scale(&sky);
        for (int i = 0; i < 60 && clear_discs(&sky);)
            i++;
        place_leaves(&sky);
    }
    clear(&sky);
    return status;
}
