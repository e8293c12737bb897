/* graphml.c -- a network for programs that lay it out themselves. */
#include "graphml.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/out.h"
#include "data.h"

#include <math.h>

static void add_escaped(zl_str *out, const char *text)
{
    for (; *text; text++)
        if (*text == '<')
            zl_str_add_text(out, "&lt;");
        else if (*text == '>')
            zl_str_add_text(out, "&gt;");
        else if (*text == '&')
            zl_str_add_text(out, "&amp;");
        else if (*text == '"')
            zl_str_add_text(out, "&quot;");
        else
            zl_str_add_byte(out, (unsigned char)*text < ' ' ? ' ' : *text);
}

static bool is_number(const zili_table *table, size_t column)
{
    return zili_table_type(table, column) != ZILI_TEXT;
}

static void add_keys(const zili_table *table, zl_str *out)
{
    zl_str_add_text(out, "  <key id=\"label\" for=\"node\" "
                         "attr.name=\"label\" attr.type=\"string\"/>\n");
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        if (!is_number(table, i))
            continue;
        zl_str_format(out, "  <key id=\"c%zu\" for=\"edge\" attr.name=\"", i);
        add_escaped(out, zili_table_name(table, i));
        zl_str_add_text(out, "\" attr.type=\"double\"/>\n");
    }
}

/* The ends of all edges, two a row; nodes are written as they come. */
static bool add_nodes(const zili_table *table, const size_t ends[2],
                      zl_map *nodes, zl_str *out)
{
    static const char *const labels[] = { "a_label", "b_label" };
    size_t shown[2] = { zili_table_find(table, labels[0]),
                        zili_table_find(table, labels[1]) };
    zl_str name = { 0 };
    bool good = true;

    for (size_t i = 0; good && i < 2 * zili_table_rows(table); i++) {
        uint32_t before = nodes->count;
        zl_str_empty(&name);
        zl_cell_text(table, i / 2, ends[i % 2], &name);
        uint32_t node = zl_map_add(nodes, zl_str_view(&name));
        good = node != ZL_MAP_NONE && !name.failed;
        if (!good || node < before)
            continue;
        zl_str_format(out, "    <node id=\"n%u\"><data key=\"label\">", node);
        if (shown[i % 2] != SIZE_MAX) {
            zl_str_empty(&name);
            zl_cell_text(table, i / 2, shown[i % 2], &name);
        }
        add_escaped(out, zl_str_text(&name));
        zl_str_add_text(out, "</data></node>\n");
    }
    zl_str_clear(&name);
    return good;
}

static uint32_t node_at(const zili_table *table, size_t row, size_t column,
                        const zl_map *nodes)
{
    zl_str name = { 0 };

    zl_cell_text(table, row, column, &name);
    uint32_t node = zl_map_find(nodes, zl_str_view(&name));
    zl_str_clear(&name);
    return node;
}

static void add_edge(const zili_table *table, size_t row, const size_t ends[2],
                     const zl_map *nodes, zl_str *out)
{
    char text[ZL_REAL_SIZE];
    uint32_t a = node_at(table, row, ends[0], nodes);
    uint32_t b = node_at(table, row, ends[1], nodes);

    if (a == ZL_MAP_NONE || b == ZL_MAP_NONE) /* memory was too short */
        out->failed = true;
    zl_str_format(out, "    <edge source=\"n%u\" target=\"n%u\">", a, b);
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        if (!is_number(table, i) || !isfinite(zili_table_real(table, row, i)))
            continue;
        zl_real_text(text, zili_table_real(table, row, i), ZL_SHORTEST);
        zl_str_format(out, "<data key=\"c%zu\">%s</data>", i, text);
    }
    zl_str_add_text(out, "</edge>\n");
}

zili_status zl_graphml(const zili_table *table, zl_str *out, zili_error *err)
{
    size_t ends[2] = { zili_table_find(table, "a"),
                       zili_table_find(table, "b") };
    zl_map nodes = { 0 };

    if (ends[0] == SIZE_MAX || ends[1] == SIZE_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "GraphML is made of a table with the columns a and b, "
                       "as of zili cooc.");
    zl_str_add_text(out,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "
                    "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    add_keys(table, out);
    zl_str_add_text(out, "  <graph edgedefault=\"undirected\">\n");
    bool good = add_nodes(table, ends, &nodes, out);
    for (size_t row = 0; good && row < zili_table_rows(table); row++)
        add_edge(table, row, ends, &nodes, out);
    zl_str_add_text(out, "  </graph>\n</graphml>\n");
    zl_map_clear(&nodes);
    return good && !out->failed ? ZILI_OK : zl_no_memory(err);
}
