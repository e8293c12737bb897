/* kwic_lines.c -- the lines of a typeset concordance, and where its columns
 * are. */
#include "kwic.h"

#include <math.h>

#define LEAST_SIDE 10.0 /* mm of a context */
#define MOST_BELOW 6    /* lines of an aligned sentence */

/* ---- cells ------------------------------------------------------------- */

void zl_kwic_cell(const zl_kwic *page, size_t row, size_t column, zl_str *out)
{
    if (column != SIZE_MAX)
        zl_cell_text(page->table, row, column, out);
    if (out->failed)
        zl_plan_no_memory(page->plan);
}

void zl_kwic_para(const zl_kwic *page, size_t row, zl_str *out)
{
    zl_str text = { 0 };

    zl_kwic_cell(page, row, page->columns.para, &text);
    if (text.size)
        zl_str_format(out, "¶%s", zl_str_text(&text));
    zl_str_clear(&text);
}

uint32_t zl_kwic_doc(zl_kwic *page, size_t row)
{
    zl_str name = { 0 };

    zl_kwic_cell(page, row, page->columns.doc, &name);
    uint32_t doc = zl_map_add(&page->docs, zl_str_view(&name));
    if (doc == ZL_MAP_NONE)
        zl_plan_no_memory(page->plan);
    zl_str_clear(&name);
    return doc;
}

/* ---- columns ----------------------------------------------------------- */

/* How wide the widest of the different texts of a column is, up to `most`. */
static double widest_cell(const zl_kwic *page, size_t column, zl_type type,
                          double most)
{
    zl_str text = { 0 };
    zl_map texts = { 0 };
    double widest = 0;

    for (size_t row = 0;
         column != SIZE_MAX && widest < most &&
         row < zili_table_rows(page->table) && !zl_plan_failed(page->plan);
         row++) {
        uint32_t before = texts.count;
        zl_str_empty(&text);
        if (column == page->columns.para)
            zl_kwic_para(page, row, &text);
        else
            zl_kwic_cell(page, row, column, &text);
        if (zl_map_add(&texts, zl_str_view(&text)) == ZL_MAP_NONE)
            zl_plan_no_memory(page->plan);
        else if (texts.count > before)
            widest = fmax(widest,
                          zl_plan_width(page->plan, zl_str_text(&text), type));
    }
    zl_map_clear(&texts);
    zl_str_clear(&text);
    return fmin(widest, most);
}

static void measure_docs(zl_kwic *page)
{
    double widest = 0, most = 0.2 * page->frame->width;
    size_t rows = zili_table_rows(page->table);

    for (size_t row = 0; row < rows && !zl_plan_failed(page->plan); row++)
        zl_kwic_doc(page, row);
    for (uint32_t i = 0; i < page->docs.count && widest <= most; i++)
        widest = fmax(widest, zl_plan_width(page->plan,
                                            zl_map_key(&page->docs, i).bytes,
                                            page->frame->small));
    page->sigla = widest > most && page->docs.count <= ZL_KWIC_SIGLA;
    page->doc_width = fmin(widest, most);
    if (page->sigla)
        page->doc_width = zl_plan_width(
            page->plan, page->docs.count > 1 ? "M" : "A", page->frame->small);
}

/* Signs that belong to the node stand beside it, and not in the contexts:
 * split them off. */
static void split_signs(zl_view *before, zl_view *after, zl_view signs[2])
{
    *before = zl_view_trim(*before);
    *after = zl_view_trim(*after);
    size_t opening = zl_opening_signs(*before);
    size_t closing = zl_closing_signs(*after);

    signs[0] = zl_view_cut(*before, before->size - opening, before->size);
    signs[1] = zl_view_cut(*after, 0, closing);
    *before = zl_view_cut(*before, 0, before->size - opening);
    *after = zl_view_cut(*after, closing, after->size);
}

/* ---- a line ------------------------------------------------------------ */

static void read_below(const zl_kwic *page, size_t row, zl_kwic_line *line)
{
    zl_str text = { 0 }, mark = { 0 };

    line->parallel = page->columns.aligned != SIZE_MAX;
    if (!line->parallel)
        return;
    zl_kwic_cell(page, row, page->columns.aligned, &text);
    zl_kwic_cell(page, row, page->columns.rendering, &mark);
    if (text.size == 0)
        zl_str_add_text(&text, "–");
    zl_marked_fit(page->plan, zl_str_view(&text), zl_str_view(&mark),
                  page->frame->small, page->frame->width - page->left,
                  MOST_BELOW, &line->below);
    zl_str_clear(&text);
    zl_str_clear(&mark);
}

static zl_way way_of_line(const zl_str *before, const zl_str *node,
                          const zl_str *after)
{
    zl_way way = zl_way_of(zl_str_view(node));

    if (way == ZL_WAY_ANY)
        way = zl_way_of(zl_str_view(before));
    return way == ZL_WAY_ANY ? zl_way_of(zl_str_view(after)) : way;
}

void zl_kwic_read(const zl_kwic *page, size_t row, zl_kwic_line *line)
{
    zl_str before = { 0 }, node = { 0 }, after = { 0 };
    zl_view signs[2];

    *line = (zl_kwic_line){ 0 };
    zl_kwic_cell(page, row, page->columns.before, &before);
    zl_kwic_cell(page, row, page->columns.node, &node);
    zl_kwic_cell(page, row, page->columns.after, &after);
    zl_way way = way_of_line(&before, &node, &after);
    bool leftward = way == ZL_WAY_LEFT;
    zl_view from = zl_str_view(&before), to = zl_str_view(&after);
    split_signs(&from, &to, signs);
    zl_way_set(zl_str_view(&node), way, &line->node);
    zl_way_set(signs[0], way, &line->signs[leftward]);
    zl_way_set(signs[1], way, &line->signs[!leftward]);
    if (page->side > 0) {
        zl_context_fit(page->plan, from, true, page->frame->type, page->side,
                       way, leftward ? &line->right : &line->left);
        zl_context_fit(page->plan, to, false, page->frame->type, page->side,
                       way, leftward ? &line->left : &line->right);
        read_below(page, row, line);
    }
    if (line->node.failed || line->signs[0].failed || line->signs[1].failed)
        zl_plan_no_memory(page->plan);
    zl_str_clear(&before);
    zl_str_clear(&node);
    zl_str_clear(&after);
}

void zl_kwic_clear(zl_kwic_line *line)
{
    zl_str_clear(&line->left);
    zl_str_clear(&line->node);
    zl_str_clear(&line->right);
    zl_str_clear(&line->signs[0]);
    zl_str_clear(&line->signs[1]);
    zl_marked_clear(&line->below);
}

/* ---- columns, measured ------------------------------------------------- */

/* What signs beside the node of a row need beyond its column. */
static void measure_signs(zl_kwic *page, const zl_kwic_line *line)
{
    zl_type type = page->frame->type, bold = { type.size, true };

    for (int side = 0; side < 2; side++) {
        if (line->signs[side].size == 0)
            continue;
        double node =
            zl_plan_width(page->plan, zl_str_text(&line->node), bold);
        double signs =
            zl_plan_width(page->plan, zl_str_text(&line->signs[side]), type);
        double beyond = (fmin(node, page->node_width) - page->node_width) / 2 +
                        signs;
        page->hang[side] = fmax(page->hang[side], beyond);
    }
}

static void measure_all_signs(zl_kwic *page)
{
    size_t rows = zili_table_rows(page->table);
    zl_kwic_line line;

    for (size_t row = 0; row < rows && !zl_plan_failed(page->plan); row++) {
        zl_kwic_read(page, row, &line);
        measure_signs(page, &line);
        zl_kwic_clear(&line);
    }
}

void zl_kwic_measure(zl_kwic *page)
{
    const zl_frame *frame = page->frame;
    zl_type bold = { frame->type.size, true };

    if (page->columns.doc != SIZE_MAX)
        measure_docs(page);
    page->number_width =
        widest_cell(page, page->number, frame->small, 0.12 * frame->width);
    page->para_width = widest_cell(page, page->columns.para, frame->small,
                                   0.12 * frame->width);
    page->left = zl_kwic_gap(page->number_width) +
                 zl_kwic_gap(page->doc_width) + zl_kwic_gap(page->para_width);
    page->node_width = widest_cell(page, page->columns.node, bold,
                                   0.36 * (frame->width - page->left));
    measure_all_signs(page);
    page->side = (frame->width - page->left - page->node_width -
                  2 * ZL_KWIC_GAP - page->hang[0] - page->hang[1]) /
                 2;
    page->node = page->left + page->side + ZL_KWIC_GAP + page->hang[0];
    page->right = page->node + page->node_width + page->hang[1] + ZL_KWIC_GAP;
    if (page->side < LEAST_SIDE)
        zl_frame_too_narrow(page->plan, frame,
                            frame->width +
                                2 * (LEAST_SIDE - page->side) / 0.4);
}
