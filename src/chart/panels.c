/* panels.c -- small multiples: a panel of one kind for each value of a
 * column. */
#include "panels.h"

#include "colour.h"
#include "tiles.h"
#include "split.h"
#include "share.h"

#include <math.h>
#include <string.h>

#define BELOW 1.0 /* mm under what stands above all panels, and over what
                     stands below */

struct panels {
    zl_plan *plan;
    const zili_chart *chart;
    const zl_frame *frame;
    const char *column;
    zl_split parts;
    zl_tiles grid;
    zl_shared shared;
    bool told;    /* the column is what names the items */
    double panel; /* mm that each is to be high; 0: as it needs */
};

/* ---- what can be parted ------------------------------------------------ */

/* Which of the columns that the kind needs it is, from 0; SIZE_MAX: none. */
static size_t place_in(const char *columns, const char *name)
{
    zl_view rest = zl_view_of(columns), column;

    for (size_t i = 0; zl_view_next(&rest, ' ', &column); i++)
        if (zl_view_is(column, name))
            return i;
    return SIZE_MAX;
}

static bool names_items(const struct panels *of, const zili_table *table,
                        size_t column)
{
    bool first = place_in(of->chart->columns, of->column) == 0 ||
                 strcmp(of->column, "term") == 0;

    return first && zili_table_type(table, column) == ZILI_TEXT;
}

static void check_kind(const struct panels *of)
{
    if (!(of->chart->panel > 0))
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "A chart %s cannot be parted into panels: its places "
                     "come from the whole table.",
                     of->chart->name);
}

static void check_column(const struct panels *of)
{
    bool drawn = place_in(of->chart->columns, of->column) != SIZE_MAX ||
                 (of->frame->value && strcmp(of->frame->value, of->column) ==
                                          0);

    if (drawn && !of->told)
        zl_plan_fail(of->plan, ZILI_EUSAGE,
                     "The column \"%s\" is what a chart %s draws; panels need "
                     "another.",
                     of->column, of->chart->name);
}

/* ---- headings ---------------------------------------------------------- */

/* "–" for none, and languages by their names. */
static void name_tile(const struct panels *of, uint32_t i, zl_str *out)
{
    const char *value = zl_map_key(&of->parts.values, i).bytes;

    if (!*value)
        value = "–";
    else if (strcmp(of->column, "lang") == 0)
        value = zl_language_name(value);
    zl_str_add_text(out, value);
    if (out->failed)
        zl_plan_no_memory(of->plan);
}

static void read_tiles(struct panels *of, const zili_table *table)
{
    check_kind(of);
    size_t column = zl_need_column(of->plan, table, of->column);
    zl_naming naming = { column, SIZE_MAX, of->plan->words };
    if (zl_plan_failed(of->plan))
        return;
    of->told = names_items(of, table, column);
    check_column(of);
    if (of->told)
        naming = zl_need_naming(of->plan, table, of->column);
    zl_split_read(of->plan, table, naming, of->told, &of->parts);
    if (zl_plan_failed(of->plan))
        return;
    if (!zl_tiles_new(&of->grid, of->parts.values.count))
        zl_plan_no_memory(of->plan);
    for (uint32_t i = 0; i < of->grid.count; i++)
        name_tile(of, i, &of->grid.tiles[i].heading);
}

/* ---- turns ------------------------------------------------------------- */

/* Plan all panels. In the first turn it is no failure where one needs more
 * room: others still say how far they reach, and it fails again. */
static zili_status plan_tiles(struct panels *of, bool first, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (uint32_t i = 0; !status && i < of->grid.count; i++) {
        zl_frame frame = zl_tiles_begin(&of->grid, i, of->plan, of->frame);
        zl_plan *plan = &of->grid.tiles[i].plan;
        plan->shared = &of->shared;
        zl_shared_begin(&of->shared);
        frame.height = of->panel;
        zl_chart_body(plan, of->chart, of->parts.tables[i], &frame);
        status = zl_plan_status(plan, err);
        if (first && status == ZILI_EUSAGE)
            status = ZILI_OK;
    }
    return status;
}

/* Panels grow until the figure is as high as it was to be. */
static double room_left(struct panels *of)
{
    double used = of->shared.head_end + of->shared.foot_end + 2 * BELOW +
                  zl_tiles_height(&of->grid, of->plan, of->frame);

    return of->frame->height > 0 ? of->frame->height - used : 0;
}

static zili_status plan_all(struct panels *of, zili_error *err)
{
    size_t rows = zl_tiles_rows(&of->grid);
    double highest = 0;

    zl_shared_clear(&of->shared);
    zl_shared_init(&of->shared, of->plan, of->frame->width);
    of->shared.told = of->told;
    of->panel = 0;
    zili_status status = plan_tiles(of, true, err);
    if (!status)
        status = plan_tiles(of, false, err);
    double left = status ? 0 : room_left(of);
    if (status || left <= 0)
        return status;
    for (size_t row = 0; row < rows; row++)
        highest = fmax(highest, zl_tiles_row(&of->grid, row));
    of->panel = highest + left / (double)rows;
    return plan_tiles(of, false, err);
}

/* In as many columns as there is room for; in fewer where the labels turn out
 * to need more of it. */
static void plan_columns(struct panels *of, size_t asked)
{
    zili_error error = { 0 };
    zili_status status;
    size_t columns = zl_tiles_across(of->grid.count, of->frame->width,
                                     of->chart->panel);

    if (asked)
        columns = asked < of->grid.count ? asked : of->grid.count;
    do {
        of->grid.columns = columns;
        error = (zili_error){ 0 };
        status = plan_all(of, &error);
    } while (!asked && status == ZILI_EUSAGE && columns-- > 1);
    zl_plan_take(of->plan, status, &error);
}

/* ---- the figure -------------------------------------------------------- */

static void describe(const struct panels *of)
{
    zl_str *about = &of->plan->about;

    zl_str_format(about, "%zu panels with the same scales, one for each %s.",
                  of->grid.count, of->column);
    for (size_t i = 0; i < of->grid.count; i++)
        zl_str_format(about, " %s: %s",
                      zl_str_text(&of->grid.tiles[i].heading),
                      zl_str_text(&of->grid.tiles[i].plan.about));
}

static void draw(struct panels *of)
{
    zl_shared *shared = &of->shared;
    double y = shared->head_end > 0 ? shared->head_end + BELOW : 0;

    zl_plan_embed(of->plan, &shared->head, 0, 0);
    zl_tiles_draw(&of->grid, of->plan, of->frame, y);
    y += zl_tiles_height(&of->grid, of->plan, of->frame);
    if (shared->foot_end > 0)
        y += BELOW;
    zl_plan_embed(of->plan, &shared->foot, 0, y);
    zl_plan_height(of->plan, y + shared->foot_end);
    describe(of);
}

void zl_panels_plan(zl_plan *plan, const zili_chart *chart,
                    const zili_table *table, const zl_frame *frame,
                    const zili_chart_options *options)
{
    struct panels of = { .plan = plan,
                         .chart = chart,
                         .frame = frame,
                         .column = options->panels };

    read_tiles(&of, table);
    if (options->letters)
        of.grid.letters = zl_profile_at(options->profile);
    if (!zl_plan_failed(plan))
        plan_columns(&of, options->columns);
    if (!zl_plan_failed(plan))
        draw(&of);
    zl_tiles_clear(&of.grid);
    zl_shared_clear(&of.shared);
    zl_split_clear(&of.parts);
}
