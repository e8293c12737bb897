/* figure.c -- several charts in one figure. */
#include "figure.h"

#include "tiles.h"

#include <math.h>

#define LEAST 76.0 /* mm: two charts beside each other */
#define MOST 26    /* charts, and columns */

struct figure {
    zl_plan *plan;
    const zili_panel *panels;
    const zl_frame *frame;
    zl_tiles tiles;
    double shares[MOST];
};

/* ---- shares ------------------------------------------------------------ */

/* A share such as 2 or 1.5, whatever the locale; 0 where it is none. */
static double share_of(zl_view text)
{
    double value = 0, place = 0;

    for (size_t i = 0; i < text.size; i++) {
        bool digit = text.bytes[i] >= '0' && text.bytes[i] <= '9';
        if (text.size > 6 || (!digit && (text.bytes[i] != '.' || place > 0)))
            return 0;
        if (!digit)
            place = 1;
        else if (place > 0)
            value += (text.bytes[i] - '0') * (place /= 10);
        else
            value = 10 * value + (text.bytes[i] - '0');
    }
    return value;
}

/* How many columns have one; 0: no shares were given. */
static size_t read_shares(struct figure *of, const char *text)
{
    zl_view rest = zl_view_of(text ? text : ""), share;
    size_t count = 0;

    while (zl_view_next(&rest, ',', &share)) {
        double value = share_of(zl_view_trim(share));
        if (count == MOST || !(value > 0)) {
            zl_plan_fail(of->plan, ZILI_EUSAGE,
                         "--shares are numbers above 0 with commas between, "
                         "one for each column, as in 2,1.");
            return 0;
        }
        of->shares[count++] = value;
    }
    if (count)
        of->tiles.shares = of->shares;
    return count;
}

/* ---- charts ------------------------------------------------------------ */

static zili_status plan_tile(struct figure *of, size_t i, double height,
                             zili_error *err)
{
    const zili_panel *panel = &of->panels[i];
    zl_frame frame = zl_tiles_begin(&of->tiles, i, of->plan, of->frame);
    zl_plan *plan = &of->tiles.tiles[i].plan;
    bool asked = panel->value && *panel->value;

    frame.value = asked ? panel->value : NULL;
    frame.height = height;
    zl_chart_body(plan, panel->chart, panel->table, &frame);
    return zl_plan_status(plan, err);
}

/* Where a chart is lower than its row it is planned again: some can grow. A
 * row is measured before one of it does. */
static zili_status fill_rows(struct figure *of, double more, zili_error *err)
{
    zili_status status = ZILI_OK;
    double row = 0;

    for (size_t i = 0; !status && i < of->tiles.count; i++) {
        if (i % of->tiles.columns == 0)
            row = more + zl_tiles_row(&of->tiles, i / of->tiles.columns);
        if (of->tiles.tiles[i].plan.pages.items[0].height < row - 0.01)
            status = plan_tile(of, i, row, err);
    }
    return status;
}

static zili_status plan_all(struct figure *of, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < of->tiles.count; i++)
        status = plan_tile(of, i, 0, err);
    if (status)
        return status;
    double used = zl_tiles_height(&of->tiles, of->plan, of->frame);
    double more = fmax(0, of->frame->height - used) /
                  (double)zl_tiles_rows(&of->tiles);
    return fill_rows(of, more, err);
}

/* In fewer columns where there is too little room. */
static void plan_columns(struct figure *of, size_t asked)
{
    zili_error error = { 0 };
    zili_status status;
    size_t columns =
        zl_tiles_across(of->tiles.count, of->frame->width, LEAST);

    if (asked)
        columns = asked < of->tiles.count ? asked : of->tiles.count;
    do {
        of->tiles.columns = columns;
        error = (zili_error){ 0 };
        status = plan_all(of, &error);
    } while (!asked && status == ZILI_EUSAGE && columns-- > 1);
    zl_plan_take(of->plan, status, &error);
}

/* ---- the figure -------------------------------------------------------- */

static void describe(const struct figure *of)
{
    char letter[ZL_LETTER_SIZE];

    zl_str_format(&of->plan->about, "%zu charts.", of->tiles.count);
    for (size_t i = 0; i < of->tiles.count; i++) {
        zl_tiles_letter(letter, of->tiles.letters, i);
        zl_str_format(&of->plan->about, " %s: %s", letter,
                      zl_str_text(&of->tiles.tiles[i].plan.about));
    }
}

static void check(const struct figure *of, size_t count,
                  const zili_chart_options *options)
{
    if (count > MOST)
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "A figure has %d charts at most, and not %zu.", MOST,
                     count);
    if (options->panels)
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "--panels parts one chart; this figure has %zu.", count);
    if (options->value)
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "--value is of one chart; this figure has %zu: say what "
                     "each shall draw.",
                     count);
}

static void open_tiles(struct figure *of, size_t count)
{
    if (!zl_plan_failed(of->plan) && !zl_tiles_new(&of->tiles, count))
        zl_plan_no_memory(of->plan);
    of->tiles.several = true;
    for (size_t i = 0; i < of->tiles.count; i++) {
        zl_str *heading = &of->tiles.tiles[i].heading;
        if (of->panels[i].title)
            zl_str_add_text(heading, of->panels[i].title);
        if (heading->failed)
            zl_plan_no_memory(of->plan);
    }
}

void zl_figure_body(zl_plan *plan, const zili_panel *panels, size_t count,
                    const zl_frame *frame, const zili_chart_options *options)
{
    struct figure of = { .plan = plan, .panels = panels, .frame = frame };

    check(&of, count, options);
    size_t shares = read_shares(&of, options->shares);
    of.tiles.letters = zl_profile_at(options->profile);
    open_tiles(&of, count);
    if (shares > of.tiles.count)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--shares are of %zu columns, but there are only %zu "
                     "charts.",
                     shares, of.tiles.count);
    if (!zl_plan_failed(plan))
        plan_columns(&of, shares ? shares : (size_t)options->columns);
    if (!zl_plan_failed(plan)) {
        zl_tiles_draw(&of.tiles, plan, frame, 0);
        zl_plan_height(plan, zl_tiles_height(&of.tiles, plan, frame));
        describe(&of);
    }
    zl_tiles_clear(&of.tiles);
}
