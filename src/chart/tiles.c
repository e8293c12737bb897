/* tiles.c -- several drawings in one figure: rows and columns, headings and
 * letters. */
#include "tiles.h"

#include "base/mem.h"
#include "colour.h"

#include <math.h>
#include <stdio.h>

#define BESIDE 5.0 /* mm between two columns */
#define UNDER 3.5  /* between two rows */
#define HEAD 1.0   /* between a heading and what it is over */
#define NEXT 1.5   /* between letter and heading */

bool zl_tiles_new(zl_tiles *grid, size_t count)
{
    grid->tiles = zl_alloc_array(count, sizeof *grid->tiles);
    grid->count = grid->tiles ? count : 0;
    return grid->tiles != NULL;
}

void zl_tiles_clear(zl_tiles *grid)
{
    for (size_t i = 0; i < grid->count; i++) {
        zl_str_clear(&grid->tiles[i].heading);
        zl_plan_clear(&grid->tiles[i].plan);
    }
    zl_free(grid->tiles);
    *grid = (zl_tiles){ 0 };
}

size_t zl_tiles_across(size_t count, double width, double least)
{
    double most = floor((width + BESIDE) / (least + BESIDE));
    size_t room = most < 1 ? 1 : most > (double)count ? count : (size_t)most;
    size_t rows = (count + room - 1) / room;

    return (count + rows - 1) / rows;
}

/* ---- columns and rows -------------------------------------------------- */

/* How many times the width of a column goes into that of all. */
static double times_of(const zl_tiles *grid, size_t column)
{
    double all = 0;

    if (!grid->shares)
        return (double)grid->columns;
    for (size_t i = 0; i < grid->columns; i++)
        all += grid->shares[i];
    return all / grid->shares[column];
}

static double gaps_of(const zl_tiles *grid)
{
    return BESIDE * (double)(grid->columns - 1);
}

static double width_of(const zl_tiles *grid, const zl_frame *frame,
                       size_t column)
{
    return fmax(frame->width - gaps_of(grid), 1) / times_of(grid, column);
}

static double left_of(const zl_tiles *grid, const zl_frame *frame,
                      size_t column)
{
    double left = 0;

    for (size_t i = 0; i < column; i++)
        left += width_of(grid, frame, i) + BESIDE;
    return left;
}

size_t zl_tiles_rows(const zl_tiles *grid)
{
    size_t columns = grid->columns ? grid->columns : 1;

    return (grid->count + columns - 1) / columns;
}

static size_t row_end(const zl_tiles *grid, size_t row)
{
    size_t end = (row + 1) * grid->columns;

    return end < grid->count ? end : grid->count;
}

double zl_tiles_row(const zl_tiles *grid, size_t row)
{
    double highest = 0;

    for (size_t i = row * grid->columns; i < row_end(grid, row); i++)
        if (!zl_plan_failed(&grid->tiles[i].plan))
            highest = fmax(highest,
                           grid->tiles[i].plan.pages.items[0].height);
    return highest;
}

zl_frame zl_tiles_begin(const zl_tiles *grid, size_t tile, const zl_plan *plan,
                       const zl_frame *frame)
{
    size_t column = tile % grid->columns;
    zl_plan *to = &grid->tiles[tile].plan;
    zl_frame out = *frame;

    zl_plan_clear(to);
    zl_plan_init(to, plan->ruler);
    to->abridged = plan->abridged;
    to->palette = plan->palette;
    to->words = plan->words;
    out.width = width_of(grid, frame, column);
    out.height = 0;
    out.times = frame->times * times_of(grid, column);
    out.around = frame->around + frame->times * gaps_of(grid);
    zl_plan_page(to, out.width, 0);
    return out;
}

/* ---- letters and headings ---------------------------------------------- */

void zl_tiles_letter(char text[ZL_LETTER_SIZE], const zl_profile *profile,
                    size_t n)
{
    char letters[4] = { 0 };
    int at = 2;

    letters[at] = (char)('a' + n % 26);
    while (at > 0 && (n /= 26) > 0)
        letters[--at] = (char)('a' + --n % 26);
    snprintf(text, ZL_LETTER_SIZE, profile->brackets ? "(%s)" : "%s",
             letters + at);
}

static double letter_width(const zl_tiles *grid, zl_plan *plan,
                           const zl_frame *frame, size_t tile)
{
    char letter[ZL_LETTER_SIZE];

    if (!grid->letters)
        return 0;
    zl_tiles_letter(letter, grid->letters, tile);
    return zl_plan_width(plan, letter, frame->strong) + NEXT;
}

static void fit_heading(const zl_tiles *grid, zl_plan *plan,
                        const zl_frame *frame, size_t tile, zl_str *lines)
{
    double width = width_of(grid, frame, tile % grid->columns) -
                   letter_width(grid, plan, frame, tile);

    zl_str_empty(lines);
    zl_plan_fit(plan, zl_str_text(&grid->tiles[tile].heading), frame->strong,
                width, 2, lines);
}

/* Of the highest heading in a row, with the gap below. */
static double head_height(const zl_tiles *grid, zl_plan *plan,
                          const zl_frame *frame, size_t row)
{
    double highest = grid->letters ? zl_line_height(frame->strong) : 0;
    zl_str lines = { 0 };

    for (size_t i = row * grid->columns; i < row_end(grid, row); i++) {
        fit_heading(grid, plan, frame, i, &lines);
        if (lines.size)
            highest = fmax(highest, zl_lines_height(zl_str_text(&lines),
                                                    frame->strong));
    }
    zl_str_clear(&lines);
    return highest > 0 ? highest + HEAD : 0;
}

static void draw_heading(const zl_tiles *grid, zl_plan *plan,
                         const zl_frame *frame, size_t tile, double y)
{
    double left = left_of(grid, frame, tile % grid->columns);
    char letter[ZL_LETTER_SIZE] = "";
    zl_str lines = { 0 };

    fit_heading(grid, plan, frame, tile, &lines);
    if (grid->letters)
        zl_tiles_letter(letter, grid->letters, tile);
    zl_plan_label(plan, (zl_label){ .text = letter,
                                    .x = left,
                                    .y = y,
                                    .type = frame->strong,
                                    .colour = ZL_INK });
    zl_plan_label(plan,
                  (zl_label){ .text = zl_str_text(&lines),
                              .x = left + letter_width(grid, plan, frame,
                                                       tile),
                              .y = y,
                              .type = frame->strong,
                              .colour = ZL_INK });
    zl_str_clear(&lines);
}

/* ---- all --------------------------------------------------------------- */

double zl_tiles_height(const zl_tiles *grid, zl_plan *plan,
                      const zl_frame *frame)
{
    double height = UNDER * (double)(zl_tiles_rows(grid) - 1);

    for (size_t row = 0; row < zl_tiles_rows(grid); row++)
        height +=
            head_height(grid, plan, frame, row) + zl_tiles_row(grid, row);
    return height;
}

void zl_tiles_draw(const zl_tiles *grid, zl_plan *plan, const zl_frame *frame,
                  double y)
{
    for (size_t row = 0; row < zl_tiles_rows(grid); row++) {
        double head = head_height(grid, plan, frame, row);
        for (size_t i = row * grid->columns; i < row_end(grid, row); i++) {
            draw_heading(grid, plan, frame, i, y);
            plan->part = grid->several ? (int)i : 0;
            zl_plan_embed(plan, &grid->tiles[i].plan,
                          left_of(grid, frame, i % grid->columns), y + head);
        }
        y += head + zl_tiles_row(grid, row) + UNDER;
    }
    plan->part = 0;
}
