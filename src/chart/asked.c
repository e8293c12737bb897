/* asked.c -- what is asked of a figure: is there such a figure? */
#include "asked.h"

#include "base/fail.h"
#include "kind.h"
#include "profile.h"

#define SMALLEST 6.0   /* pt */
#define LARGEST 40.0   /* pt */
#define NARROWEST 20.0 /* mm */
#define LOWEST 10.0    /* mm */
#define WIDEST 2000.0  /* mm */
#define COARSEST 30.0  /* dots an inch */
#define FINEST 4800.0

/* ---- numbers ----------------------------------------------------------- */

/* 0 is what is usual. What is no number is in no range. */
static bool within(double value, double least, double most)
{
    return value == 0 || (value >= least && value <= most);
}

static void check_numbers(zl_plan *plan, const zili_chart_options *options)
{
    double width =
        zl_profile_width(zl_profile_at(options->profile), options->width);

    if (!within(width, NARROWEST, WIDEST))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--width is 1, 1.5 or 2 columns, or from %.0f to %.0f "
                     "mm.",
                     NARROWEST, WIDEST);
    if (!within(options->height, LOWEST, WIDEST))
        zl_plan_fail(plan, ZILI_EUSAGE, "--height is from %.0f to %.0f mm.",
                     LOWEST, WIDEST);
    if (!within(options->size, SMALLEST, LARGEST))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--size is the size of the type in points, from %.0f to "
                     "%.0f: smaller type cannot be read in print.",
                     SMALLEST, LARGEST);
    if (!within(options->dpi, COARSEST, FINEST))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--dpi is from %.0f to %.0f dots an inch.", COARSEST,
                     FINEST);
}

/* ---- options that some figures alone heed ------------------------------ */

static bool is_among(const zili_chart *chart, const zili_chart *const *kinds)
{
    while (*kinds && *kinds != chart)
        kinds++;
    return *kinds != NULL;
}

static void check_kind(zl_plan *plan, const zili_chart *chart,
                       const zili_chart_options *options)
{
    const struct heeded {
        const char *name;
        bool given;
        const zili_chart *by[4]; /* the last is NULL */
    } all[] = {
        { "stacked", options->stacked, { &zl_chart_bars } },
        { "scale",
          options->scale != ZL_SIZING_USUAL,
          { &zl_chart_bars, &zl_chart_dispersion } },
        { "names",
          options->names && *options->names,
          { &zl_chart_scatter, &zl_chart_keyness, &zl_chart_dumbbell } },
        { "communities",
          options->communities != 0,
          { &zl_chart_network } },
        { "sized",
          options->sized != 0,
          { &zl_chart_network } },
        { "before",
          options->before,
          { &zl_chart_wordtree } },
        { "branch",
          options->branch > 0,
          { &zl_chart_wordtree } },
        { "in-order",
          options->in_order,
          { &zl_chart_wordtree } },
    };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].given && !is_among(chart, all[i].by))
            zl_plan_fail(plan, ZILI_EUSAGE,
                         "--%s does nothing to the chart %s; leave it out.",
                         all[i].name, chart->name);
}

/* What sets several drawings beside each other has no use for one. */
static void check_panels(zl_plan *plan, const zili_chart_options *options,
                         size_t count)
{
    bool parted = options->panels != NULL;

    if (count == 1 && !parted && (options->columns || options->letters))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--%s is for panels; add --panels COLUMN, or leave it "
                     "out.",
                     options->columns ? "columns" : "letters");
    if (count == 1 && options->shares)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--shares is for several charts in one figure; leave it "
                     "out.");
    if (count > 1 && options->shares && options->columns)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--shares says how many columns there are; leave out "
                     "--columns.");
}

void zl_asked_check(zl_plan *plan, const zili_chart_options *options,
                    const zili_panel *panels, size_t count)
{
    check_numbers(plan, options);
    check_panels(plan, options, count);
    if (count == 1)
        check_kind(plan, panels[0].chart, options);
}

zili_status zl_asked_image(const zili_chart_options *options, zl_image image,
                           zili_error *err)
{
    if (options->dpi > 0 && image != ZL_IMAGE_PNG)
        return zl_fail(err, ZILI_EUSAGE,
                       "--dpi is for a PNG: no other image has dots; leave it "
                       "out.");
    if (options->svg_text && image != ZL_IMAGE_SVG)
        return zl_fail(err, ZILI_EUSAGE,
                       "--svg-text is for an SVG; leave it out.");
    return ZILI_OK;
}
