/* dispersion.c -- where in each document each theme stands, language beside
 * language.
 *
 * A block for each document, in it a strip for each language, in a strip a
 * row for each theme, in a row a tick for each hit and their number at the
 * end. */
#include "base/mem.h"
#include "colour.h"
#include "data.h"
#include "scale.h"

#include <math.h>
#include <string.h>

#define GAP 1.4          /* mm between a label and a struct strip */
#define BETWEEN 5.0      /* mm between two strips */
#define LEAST_STRIP 12.0 /* mm */
#define TICK 0.3         /* mm: a struct hit */

/* A region of a document: a strip. */
struct strip {
    uint32_t doc, language;
    uint32_t turn; /* how many of this document and language came before */
    zl_view region;
};

struct hit {
    uint32_t term, strip;
    double at;
};

struct dispersion {
    zl_plan *plan;
    const zl_frame *frame;
    zl_map terms, docs, languages, regions; /* a region: doc, lang, name */
    ZL_ARRAY(struct strip) strips;          /* by number of its region */
    ZL_ARRAY(struct hit) hits;
    double labels, numbers, width; /* mm of labels, of counts, of a strip */
    uint32_t first;                /* language of the leftmost strips */
};

/* ---- reading ----------------------------------------------------------- */

struct source {
    const zili_table *table;
    zl_naming term;
    size_t at, doc, language, region; /* SIZE_MAX: not there */
};

static void cell_text(const struct source *from, size_t row, size_t column,
                      zl_str *out)
{
    if (column != SIZE_MAX)
        zl_cell_text(from->table, row, column, out);
}

static uint32_t number_of(struct dispersion *to, zl_map *map,
                          const zl_str *text)
{
    uint32_t number = text->failed ? ZL_MAP_NONE
                                   : zl_map_add(map, zl_str_view(text));

    if (number == ZL_MAP_NONE)
        zl_plan_no_memory(to->plan);
    return number;
}

static uint32_t number_cell(struct dispersion *to, zl_map *map,
                            const struct source *from, size_t row,
                            size_t column)
{
    zl_str text = { 0 };

    cell_text(from, row, column, &text);
    uint32_t number = number_of(to, map, &text);
    zl_str_clear(&text);
    return number;
}

static uint32_t number_term(struct dispersion *to, const struct source *from,
                            size_t row)
{
    zl_str name = { 0 };

    zl_name_text(from->table, row, from->term, &name);
    uint32_t number = number_of(to, &to->terms, &name);
    zl_str_clear(&name);
    return number;
}

static void add_strip(struct dispersion *to, const struct source *from,
                      size_t row, uint32_t number, size_t name)
{
    zl_view key = zl_map_key(&to->regions, number);
    struct strip strip = {
        .doc = number_cell(to, &to->docs, from, row, from->doc),
        .language = number_cell(to, &to->languages, from, row, from->language),
        .region = zl_view_cut(key, name, key.size),
    };

    for (size_t i = 0; i < to->strips.count; i++)
        strip.turn += to->strips.items[i].doc == strip.doc &&
                      to->strips.items[i].language == strip.language;
    if (!zl_plan_failed(to->plan) && !zl_array_push(&to->strips, strip))
        zl_plan_no_memory(to->plan);
}

/* The struct strip of a row, a new one where it is the first of its region. */
static uint32_t strip_of(struct dispersion *to, const struct source *from,
                         size_t row)
{
    zl_str key = { 0 };

    cell_text(from, row, from->doc, &key);
    zl_str_add_byte(&key, ZL_KEY_MARK);
    cell_text(from, row, from->language, &key);
    zl_str_add_byte(&key, ZL_KEY_MARK);
    size_t name = key.size;
    cell_text(from, row, from->region, &key);
    uint32_t number = number_of(to, &to->regions, &key);
    zl_str_clear(&key);
    if (number == to->strips.count)
        add_strip(to, from, row, number, name);
    return number;
}

static bool names_no_text(const struct source *from, size_t row)
{
    return from->doc != SIZE_MAX &&
           (zili_table_missing(from->table, row, from->doc) ||
            (zili_table_type(from->table, from->doc) == ZILI_TEXT &&
             !*zili_table_text(from->table, row, from->doc)));
}

static void read_row(struct dispersion *to, const struct source *from,
                     size_t row)
{
    double at = zili_table_real(from->table, row, from->at);
    uint32_t term = number_term(to, from, row);

    if (zl_plan_failed(to->plan) || names_no_text(from, row))
        return;
    struct hit hit = { term, strip_of(to, from, row), at };
    if (isnan(at) || zl_plan_failed(to->plan))
        return;
    if (!(at >= 0 && at <= 1))
        zl_plan_fail(to->plan, ZILI_EUSAGE,
                     "Row %zu of the table: \"at\" is a share from 0 to 1.",
                     row + 1);
    else if (!zl_array_push(&to->hits, hit))
        zl_plan_no_memory(to->plan);
}

static void read_table(struct dispersion *to, const zili_table *table)
{
    struct source from = { table,
                           zl_need_naming(to->plan, table, "term"),
                           zl_need_numbers(to->plan, table, "at"),
                           zili_table_find(table, "doc"),
                           zili_table_find(table, "lang"),
                           zili_table_find(table, "region") };

    for (size_t row = 0;
         !zl_plan_failed(to->plan) && row < zili_table_rows(table); row++)
        read_row(to, &from, row);
    for (uint32_t i = to->languages.count; i-- > 0;)
        if (zl_view_starts(zl_map_key(&to->languages, i), zl_view_of("zh")))
            to->first = i;
    if (!zl_plan_failed(to->plan) && to->strips.count == 0)
        zl_plan_fail(to->plan, ZILI_EUSAGE,
                     "No row of the table names a document: there is nothing "
                     "to draw.");
}

/* ---- measures ---------------------------------------------------------- */

/* Chinese stands at the left, the others follow as they came. */
static uint32_t place_of(const struct dispersion *of, uint32_t language)
{
    if (language == of->first)
        return 0;
    return language < of->first ? language + 1 : language;
}

static size_t hits_in(const struct dispersion *of, uint32_t term,
                      uint32_t strip)
{
    size_t count = 0;

    for (size_t i = 0; i < of->hits.count; i++)
        count += of->hits.items[i].term == term &&
                 of->hits.items[i].strip == strip;
    return count;
}

static size_t most_hits(const struct dispersion *of)
{
    size_t most = 0;

    for (uint32_t term = 0; term < of->terms.count; term++)
        for (uint32_t i = 0; i < of->strips.count; i++) {
            size_t count = hits_in(of, term, i);
            most = count > most ? count : most;
        }
    return most;
}

static void measure(struct dispersion *of)
{
    double columns = of->languages.count, widest = 0;
    char text[ZL_NUMBER_SIZE];

    for (uint32_t i = 0; i < of->terms.count; i++)
        widest = fmax(widest,
                      zl_plan_width(of->plan, zl_map_key(&of->terms, i).bytes,
                                    of->frame->type));
    zl_number(text, (double)most_hits(of));
    of->labels = fmin(widest, of->frame->width * (columns > 1 ? 0.3 : 0.4));
    of->numbers = 1.2 + zl_plan_width(of->plan, text, of->frame->small);
    of->width = (of->frame->width - of->labels - GAP - columns * of->numbers -
                 (columns - 1) * BETWEEN) /
                columns;
    if (of->width < LEAST_STRIP)
        zl_frame_too_narrow(of->plan, of->frame,
                            of->frame->width +
                                (LEAST_STRIP - of->width) * columns / 0.7);
}

static double strip_left(const struct dispersion *of, uint32_t place)
{
    return of->labels + GAP + place * (of->width + of->numbers + BETWEEN);
}

static double fit_term(const struct dispersion *of, uint32_t term,
                       zl_str *lines)
{
    zl_str_empty(lines);
    zl_plan_fit(of->plan, zl_map_key(&of->terms, term).bytes, of->frame->type,
                of->labels + 0.05, 2, lines);
    return fmax(zl_lines_height(zl_str_text(lines), of->frame->type) + 0.5,
                zl_em(of->frame->type) * 1.45);
}

/* ---- a strip ----------------------------------------------------------- */

static void draw_strip_row(const struct dispersion *of, uint32_t term,
                           uint32_t number, double y, double height)
{
    uint32_t place = place_of(of, of->strips.items[number].language);
    double x = strip_left(of, place), high = zl_em(of->frame->type) * 1.0;
    size_t count = hits_in(of, term, number);
    char text[ZL_NUMBER_SIZE];

    zl_plan_line(of->plan, x, y + height / 2, x + of->width, y + height / 2,
                 (zl_look){ .ink = ZL_GRID, .thick = ZL_HAIR });
    for (size_t i = 0; i < of->hits.count; i++) {
        struct hit hit = of->hits.items[i];
        double at = x + TICK / 2 + (of->width - TICK) * hit.at;
        if (hit.term == term && hit.strip == number)
            zl_plan_line(of->plan, at, y + (height - high) / 2, at,
                         y + (height + high) / 2,
                         (zl_look){ .ink = zl_class_look(place).fill,
                                    .thick = TICK,
                                    .series = (int)place });
    }
    zl_number(text, (double)count);
    zl_plan_label(of->plan, (zl_label){ .text = text,
                                        .x = x + of->width + of->numbers,
                                        .y = y + height / 2,
                                        .across = ZL_ACROSS_RIGHT,
                                        .down = ZL_DOWN_MIDDLE,
                                        .type = of->frame->small,
                                        .colour = count ? ZL_INK : ZL_FRAME });
}

static void draw_head(const struct dispersion *of, const struct strip *strip,
                      double y)
{
    zl_view key = zl_map_key(&of->languages, strip->language);
    zl_str text = { 0 };
    double x = strip_left(of, place_of(of, strip->language));

    zl_str_add_text(&text, zl_language_name(key.bytes));
    if (text.size && strip->region.size)
        zl_str_add_text(&text, " · ");
    zl_str_add(&text, strip->region);
    if (text.failed)
        zl_plan_no_memory(of->plan);
    zl_plan_label_within(of->plan,
                         (zl_label){ .text = zl_str_text(&text),
                                     .x = x,
                                     .y = y,
                                     .type = of->frame->small,
                                     .colour = ZL_MUTED },
                         of->width + of->numbers);
    zl_str_clear(&text);
}

/* ---- a block ----------------------------------------------------------- */

static bool in_block(const struct dispersion *of, size_t strip, uint32_t doc,
                     uint32_t turn)
{
    return of->strips.items[strip].doc == doc &&
           of->strips.items[strip].turn == turn;
}

static double draw_rows(const struct dispersion *of, uint32_t doc,
                        uint32_t turn, double y)
{
    zl_str lines = { 0 };
    double top = y;

    for (uint32_t term = 0; term < of->terms.count; term++) {
        double height = fit_term(of, term, &lines);
        zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&lines),
                                            .x = of->labels,
                                            .y = y + height / 2,
                                            .across = ZL_ACROSS_RIGHT,
                                            .down = ZL_DOWN_MIDDLE,
                                            .type = of->frame->type,
                                            .colour = ZL_INK });
        for (uint32_t i = 0; i < of->strips.count; i++)
            if (in_block(of, i, doc, turn))
                draw_strip_row(of, term, i, y, height);
        y += height;
    }
    zl_str_clear(&lines);
    return y - top;
}

static void draw_frames(const struct dispersion *of, uint32_t doc,
                        uint32_t turn, double y, double height)
{
    for (uint32_t i = 0; i < of->strips.count; i++) {
        if (!in_block(of, i, doc, turn))
            continue;
        double x = strip_left(of, place_of(of, of->strips.items[i].language));
        draw_head(of, &of->strips.items[i],
                  y - zl_line_height(of->frame->small) - 0.5);
        zl_plan_box(of->plan, x, y, of->width, height,
                    (zl_look){ .fill = ZL_NO_COLOUR,
                               .ink = ZL_FRAME,
                               .thick = ZL_HAIR });
    }
}

static bool block_exists(const struct dispersion *of, uint32_t doc,
                         uint32_t turn)
{
    for (size_t i = 0; i < of->strips.count; i++)
        if (in_block(of, i, doc, turn))
            return true;
    return false;
}

/* A document's name, its heads, its rows; gives the height. */
static double draw_block(const struct dispersion *of, uint32_t doc,
                         uint32_t turn, double y)
{
    zl_str name = { 0 };
    double top = y;

    zl_plan_fit(of->plan, zl_map_key(&of->docs, doc).bytes, of->frame->strong,
                of->frame->width, 2, &name);
    if (name.size) {
        zl_plan_label(of->plan, (zl_label){ .text = zl_str_text(&name),
                                            .y = y,
                                            .type = of->frame->strong,
                                            .colour = ZL_INK });
        y += zl_lines_height(zl_str_text(&name), of->frame->strong) + 0.6;
    }
    y += zl_line_height(of->frame->small) + 0.5;
    double height = draw_rows(of, doc, turn, y);
    draw_frames(of, doc, turn, y, height);
    zl_str_clear(&name);
    return y + height - top;
}

/* 0, 50 and 100 % under each column; gives the height. */
static double draw_axis(const struct dispersion *of, double y)
{
    static const char *const names[] = { "0", "50", "100 %" };
    static const zl_across across[] = { ZL_ACROSS_LEFT, ZL_ACROSS_MIDDLE,
                                        ZL_ACROSS_RIGHT };

    for (uint32_t i = 0; i < of->languages.count; i++)
        for (int k = 0; k < 3; k++) {
            double x = strip_left(of, i) + of->width * k / 2;
            zl_plan_line(of->plan, x, y, x, y + 0.8,
                         (zl_look){ .ink = ZL_FRAME, .thick = ZL_HAIR });
            if (k != 1 || of->width > 26)
                zl_plan_label(of->plan, (zl_label){ .text = names[k],
                                                    .x = x,
                                                    .y = y + 1.0,
                                                    .across = across[k],
                                                    .type = of->frame->small,
                                                    .colour = ZL_MUTED });
        }
    y += 1.2 + zl_line_height(of->frame->small);
    zl_plan_label_within(of->plan,
                         (zl_label){ .text = "Position in the text",
                                     .x = strip_left(of, 0),
                                     .y = y,
                                     .type = of->frame->small,
                                     .colour = ZL_INK },
                         of->frame->width - strip_left(of, 0));
    return 1.2 + 2 * zl_line_height(of->frame->small);
}

static void draw(struct dispersion *of)
{
    double y = 0;

    measure(of);
    for (uint32_t doc = 0; doc < of->docs.count; doc++)
        for (uint32_t turn = 0; block_exists(of, doc, turn); turn++)
            y += draw_block(of, doc, turn, y) + BETWEEN * 0.8;
    y -= BETWEEN * 0.8;
    y += draw_axis(of, y);
    zl_str_format(&of->plan->about,
                  "Lexical dispersion: where %u terms stand in %u documents, "
                  "%zu hits.",
                  of->terms.count, of->docs.count, of->hits.count);
    zl_plan_height(of->plan, y);
}

static void plan_dispersion(zl_plan *plan, const zili_table *table,
                            const zl_frame *frame)
{
    struct dispersion of = { .plan = plan, .frame = frame };

    read_table(&of, table);
    if (!zl_plan_failed(plan))
        draw(&of);
    zl_map_clear(&of.terms);
    zl_map_clear(&of.docs);
    zl_map_clear(&of.languages);
    zl_map_clear(&of.regions);
    zl_array_clear(&of.strips);
    zl_array_clear(&of.hits);
}

static const struct zl_kind kind = { plan_dispersion };
static const char *const arguments[] = { NULL };

const zili_chart zl_chart_dispersion = {
    .name = "dispersion",
    .summary = "where in each document each term stands",
    .columns = "term at",
    .analysis = "positions",
    .arguments = arguments,
    .kind = &kind,
};
