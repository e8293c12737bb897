/* dress.c -- a figure in its frame: title, charts, notes, caption. */
#include "asked.h"
#include "colour.h"
#include "abridged.h"
#include "figure.h"
#include "kind.h"
#include "panels.h"
#include "part.h"
#include "profile.h"
#include "scale.h"
#include "tiles.h"

#include <math.h>
#include <string.h>

#define EDGE 1.0 /* mm of white around a figure */
#define CAPTION_LINES 12
#define PAGE 234.0 /* mm: a page of a journal, where no height is given */

static zl_frame frame_of(const zili_chart_options *options)
{
    const zl_profile *profile = zl_profile_at(options->profile);
    double width = zl_profile_width(profile, options->width);
    double size = options->size > 0 ? options->size : profile->size;

    return (zl_frame){
        .width = width - 2 * EDGE,
        .height = options->height > 0 ? options->height - 2 * EDGE : 0,
        .type = { size, false },
        .small = { fmax(profile->least, size - 1), false },
        .strong = { size, true },
        .value = options->value && *options->value ? options->value : NULL,
        .stacked = options->stacked,
        .scale = (zl_sizing)options->scale,
        .names = options->names && *options->names ? options->names : NULL,
        .communities = options->communities,
        .sized = options->sized,
        .times = 1,
        .around = 2 * EDGE,
        .page = options->height > 0 ? options->height : PAGE,
        .before = options->before,
        .in_order = options->in_order,
        .branch = (size_t)options->branch,
    };
}

void zl_frame_too_narrow(zl_plan *plan, const zl_frame *frame, double width)
{
    zl_plan_fail(plan, ZILI_EUSAGE,
                 "The figure is %.0f mm wide, but its labels need %.0f mm; "
                 "make it wider (--width) or the type smaller (--size).",
                 frame->times * frame->width + frame->around,
                 ceil(frame->times * width + frame->around));
}

/* A line or two above the figure; gives their height with the gap. */
static double draw_title(zl_plan *plan, const zl_frame *frame,
                         const char *title)
{
    zl_type type = { frame->type.size + 1, true };
    zl_str lines = { 0 };

    if (!title || !*title)
        return 0;
    zl_plan_fit(plan, title, type, frame->width, 3, &lines);
    zl_plan_label(plan, (zl_label){ .text = zl_str_text(&lines),
                                    .type = type,
                                    .colour = ZL_INK });
    double height = zl_lines_height(zl_str_text(&lines), type);
    zl_str_clear(&lines);
    return height + zl_em(type) * 0.7;
}

static void add_sentences(zl_str *text, const zili_table *table)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(table, i)); i++) {
        bool ends = *note && strchr(".!?", note[strlen(note) - 1]);
        size_t begin = text->size + (text->size > 0);
        zl_str_format(text, "%s%s%s", text->size ? " " : "", note,
                      ends ? "" : ".");
        char *first = text->failed ? NULL : text->bytes + begin;
        if (first && *first >= 'a' && *first <= 'z')
            *first -= 'a' - 'A';
    }
}

/* Of several charts each with its letter, which begins no sentence. */
static void add_notes(zl_str *text, const zili_panel *panels, size_t count,
                      const zl_profile *profile)
{
    char letter[ZL_LETTER_SIZE];

    for (size_t i = 0; i < count; i++) {
        zl_tiles_letter(letter, profile, i);
        if (count > 1 && zili_table_note(panels[i].table, 0))
            zl_str_format(text, "%s%s:", text->size ? " " : "", letter);
        add_sentences(text, panels[i].table);
    }
}

/* What was asked for, and what the tables note: corpus, scope, measure. Gives
 * the height with the gap above. */
static double fit_caption(zl_plan *plan, const zl_frame *frame,
                          const zili_chart_options *options,
                          const zili_panel *panels, size_t count,
                          zl_str *lines)
{
    const char *asked = options->caption;
    zl_str text = { 0 };

    if (!asked || !*asked || zl_plan_failed(plan))
        return 0;
    if (strcmp(asked, "auto") != 0)
        zl_str_add_text(&text, asked);
    add_notes(&text, panels, count, zl_profile_at(options->profile));
    zl_plan_fit(plan, zl_str_text(&text), frame->small, frame->width,
                CAPTION_LINES, lines);
    if (text.failed || lines->failed)
        zl_plan_no_memory(plan);
    zl_str_clear(&text);
    if (lines->size == 0 || zl_plan_failed(plan))
        return 0;
    return zl_em(frame->type) * 0.7 +
           zl_lines_height(zl_str_text(lines), frame->small);
}

static double used_height(const zl_plan *plan)
{
    return zl_plan_failed(plan)
               ? 0
               : plan->pages.items[plan->pages.count - 1].height;
}

/* Below what the last page holds, and what is `above` the caption there. */
static void draw_caption(zl_plan *plan, const zl_frame *frame, double above,
                         const zl_str *lines)
{
    zl_plan_label(plan,
                  (zl_label){ .text = zl_str_text(lines),
                              .y = used_height(plan) + above +
                                   zl_em(frame->type) * 0.7,
                              .type = frame->small,
                              .colour = ZL_INK });
}

void zl_frame_next_page(zl_plan *plan, const zl_frame *frame)
{
    zl_plan_height(plan, frame->page);
    zl_plan_page(plan, frame->width + 2 * EDGE, 0);
    plan->y = EDGE;
}

/* The last of the columns that the kind needs, or what was asked for. */
static size_t value_column(const zili_chart *chart, const zili_table *table,
                           const char *asked)
{
    const char *last = strrchr(chart->columns, ' ');

    return zili_table_find(table, asked  ? asked
                                  : last ? last + 1
                                         : chart->columns);
}

/* For a reader who cannot see the figure: how many rows, the least and the
 * greatest number. */
static void describe(zl_plan *plan, const zili_chart *chart,
                     const zili_table *table, const zl_frame *frame)
{
    size_t column = value_column(chart, table, frame->value);
    double low = INFINITY, high = -INFINITY;
    char least[ZL_NUMBER_SIZE], greatest[ZL_NUMBER_SIZE];

    zl_str_format(&plan->about, " Rows of the table: %zu.",
                  zili_table_rows(table));
    if (column == SIZE_MAX || zili_table_type(table, column) == ZILI_TEXT)
        return;
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        double value = zili_table_real(table, row, column);
        if (isfinite(value)) {
            low = fmin(low, value);
            high = fmax(high, value);
        }
    }
    if (low > high)
        return;
    zl_number(least, low);
    zl_number(greatest, high);
    zl_str_format(&plan->about, " The least %s is %s, the greatest %s.",
                  zili_table_name(table, column), least, greatest);
}

/* The kind has set the height it used: add what is around it, and hold it
 * against what was asked for. */
static void settle_height(zl_plan *plan, const zl_frame *frame, double above,
                          double below)
{
    if (zl_plan_failed(plan))
        return;
    double used = used_height(plan) + below;
    if (plan->pages.count > 1) {
        zl_plan_height(plan, fmax(frame->page, used + 2 * EDGE));
        return;
    }
    if (frame->height > 0 && above + used > frame->height + 0.01)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "The figure is to be %.0f mm high, but its rows need "
                     "%.0f mm; give it more (--height) or the table fewer "
                     "rows.",
                     frame->height + 2 * EDGE, ceil(above + used + 2 * EDGE));
    zl_plan_height(plan, fmax(above + used, frame->height) + 2 * EDGE);
}

void zl_chart_body(zl_plan *plan, const zili_chart *chart,
                   const zili_table *table, const zl_frame *frame)
{
    chart->kind->plan(plan, table, frame);
    if (!zl_plan_failed(plan))
        describe(plan, chart, table, frame);
}

/* Of one chart, its panels, or several charts. */
static void draw_body(zl_plan *plan, const zili_panel *panels, size_t count,
                      const zl_frame *frame,
                      const zili_chart_options *options)
{
    const zili_chart *chart = panels[0].chart;
    const char *value = panels[0].value;
    zl_frame own = *frame;

    if (zl_plan_failed(plan))
        return;
    if (value && *value)
        own.value = value;
    if (count > 1)
        zl_figure_body(plan, panels, count, frame, options);
    else if (options->panels)
        zl_panels_plan(plan, chart, panels[0].table, &own, options);
    else
        zl_chart_body(plan, chart, panels[0].table, &own);
}

static void set_title(zl_plan *plan, const zili_panel *panels, size_t count,
                      const char *asked)
{
    if (asked && *asked)
        zl_str_add_text(&plan->title, asked);
    else
        for (size_t i = 0; i < count; i++)
            zl_str_format(&plan->title, "%s%s", i ? "; " : "",
                          panels[i].chart->summary);
}

/* The room that is left of the frame when a title and a caption are in it. */
static zl_frame rest_of(const zl_frame *frame, double above, double below)
{
    zl_frame rest = *frame;

    if (frame->height > 0)
        rest.height = fmax(frame->height - above, 1);
    rest.room_after = fmax(frame->page - 2 * EDGE - below, 1);
    rest.room = fmax(rest.room_after - above, 1);
    return rest;
}

static void begin(zl_plan *plan, const zili_panel *panels, size_t count,
                  const zl_frame *frame, const zili_chart_options *options)
{
    zl_asked_check(plan, options, panels, count);
    for (size_t i = 0; i < count; i++)
        if (zili_table_rows(panels[i].table) == 0)
            zl_plan_fail(plan, ZILI_EUSAGE,
                         "The table has no rows: there is nothing to draw.");
    set_title(plan, panels, count, options->title);
    plan->palette = (zl_palette)options->palette;
    plan->words = (zl_words)options->words;
    plan->svg_text = options->svg_text;
    plan->paged &= count == 1 && !options->panels;
    zl_plan_page(plan, frame->width + 2 * EDGE, 0);
    plan->x = plan->y = EDGE;
}

/* What is left out, below the figure; gives the height. */
static double draw_note(zl_plan *plan, const zl_frame *frame, const char *note)
{
    if (!*note || zl_plan_failed(plan))
        return 0;
    zl_plan_label_within(plan,
                         (zl_label){ .text = note,
                                     .y = used_height(plan) + 1,
                                     .type = frame->small,
                                     .colour = ZL_MUTED },
                         frame->width);
    zl_str_format(&plan->about, " %s", note);
    return 1 + zl_line_height(frame->small);
}

/* `note` is a sentence on what the tables have not, or "". */
static void plan_figure(zl_plan *plan, const zili_panel *panels, size_t count,
                        const zili_chart_options *options, const char *note)
{
    zl_frame frame = frame_of(options);
    zl_str caption = { 0 };

    begin(plan, panels, count, &frame, options);
    double above = draw_title(plan, &frame, options->title);
    double below =
        fit_caption(plan, &frame, options, panels, count, &caption);
    zl_frame rest = rest_of(&frame, above, below);
    plan->y += above;
    draw_body(plan, panels, count, &rest, options);
    double noted = draw_note(plan, &frame, note);
    if (below > 0)
        draw_caption(plan, &frame, noted, &caption);
    settle_height(plan, &frame, above, noted + below);
    plan->x = plan->y = 0;
    zl_str_clear(&caption);
}

/* A zl_figure_fn. */
static void plan_part(zl_plan *plan, const zili_chart *chart,
                      const zili_table *table,
                      const zili_chart_options *options, const char *note)
{
    const zili_panel panel = { chart, table, NULL, NULL };

    plan_figure(plan, &panel, 1, options, note);
}

/* Of a table that is too long for a page, its first part. */
static void plan_page(zl_plan *plan, const zili_panel *panels, size_t count,
                      const zili_chart_options *options)
{
    zili_chart_options own = *options;

    plan_figure(plan, panels, count, options, "");
    if (count > 1 || options->panels || options->whole || options->height > 0)
        return;
    if (panels[0].value && *panels[0].value)
        own.value = panels[0].value;
    zl_part_plan(plan, panels[0].chart, panels[0].table, &own, plan_part);
}

void zl_figure_plan(zl_plan *plan, const zili_panel *panels, size_t count,
                    const zili_chart_options *options)
{
    zl_abridged abridged = { 0 };
    const zl_ruler *ruler = plan->ruler;
    bool paged = plan->paged;

    do {
        zl_plan_clear(plan);
        zl_plan_init(plan, ruler);
        plan->paged = paged;
        plan->abridged = &abridged;
        plan_page(plan, panels, count, options);
    } while (zl_abridged_again(&abridged, plan));
    plan->abridged = NULL;
    zl_abridged_clear(&abridged);
}

void zl_chart_plan(zl_plan *plan, const zili_chart *chart,
                   const zili_table *table, const zili_chart_options *options)
{
    const zili_panel panel = { chart, table, NULL, NULL };

    zl_figure_plan(plan, &panel, 1, options);
}
