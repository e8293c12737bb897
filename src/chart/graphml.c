/* graphml.c -- a network for programs that lay it out themselves. */
#include "graphml.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/utf8.h"
#include "communities.h"
#include "data.h"

#include <math.h>
#include <stdio.h>

/* XML has no such characters. */
static bool cannot_be(uint32_t c)
{
    return c < ' ' || c == 0xFFFE || c == 0xFFFF;
}

static void add_escaped(zl_str *out, const char *text)
{
    zl_view all = zl_view_of(text);

    for (size_t at = 0; at < all.size;) {
        size_t begin = at;
        uint32_t c = zl_utf8_next(all, &at);
        if (c == '<')
            zl_str_add_text(out, "&lt;");
        else if (c == '>')
            zl_str_add_text(out, "&gt;");
        else if (c == '&')
            zl_str_add_text(out, "&amp;");
        else if (c == '"')
            zl_str_add_text(out, "&quot;");
        else if (cannot_be(c))
            zl_str_add_byte(out, ' ');
        else
            zl_str_add(out, zl_view_cut(all, begin, at));
    }
}

static bool is_number(const zili_table *table, size_t column)
{
    return zili_table_type(table, column) != ZILI_TEXT;
}

/* What is written, and what is known of its nodes. */
struct graph {
    const zili_table *table;
    const zili_chart_options *options;
    size_t ends[2], labels[2], owns[2]; /* columns; SIZE_MAX: not there */
    size_t weight;
    bool directed;
    zl_map nodes;
    zl_theme_pair *links; /* rows with a strength */
    size_t count;
    double *frequency, *degree, *strength, *betweenness;
    zl_communities communities;
};

static bool has_communities(const struct graph *graph)
{
    return graph->options->communities != ZL_NO_COMMUNITIES;
}

static void add_key(zl_str *out, const char *what, const char *name,
                    const char *type)
{
    zl_str_format(out,
                  "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" "
                  "attr.type=\"%s\"/>\n",
                  name, what, name, type);
}

static void add_keys(const struct graph *graph, zl_str *out)
{
    const zili_table *table = graph->table;

    if (isfinite(graph->communities.modularity))
        add_key(out, "graph", "modularity", "double");
    add_key(out, "node", "label", "string");
    if (graph->owns[1] != SIZE_MAX)
        add_key(out, "node", "frequency", "double");
    add_key(out, "node", "degree", "int");
    add_key(out, "node", "strength", "double");
    add_key(out, "node", "betweenness", "double");
    if (has_communities(graph))
        add_key(out, "node", "community", "int");
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        if (!is_number(table, i))
            continue;
        zl_str_format(out, "  <key id=\"c%zu\" for=\"edge\" attr.name=\"", i);
        add_escaped(out, zili_table_name(table, i));
        zl_str_add_text(out, "\" attr.type=\"double\"/>\n");
    }
}

/* ---- nodes ------------------------------------------------------------- */

static void add_number(zl_str *out, const char *key, double value)
{
    char text[ZL_REAL_SIZE];

    if (!isfinite(value))
        return;
    zl_real_text(text, value, ZL_SHORTEST);
    zl_str_format(out, "<data key=\"%s\">%s</data>", key, text);
}

static void add_node(const struct graph *graph, uint32_t node, size_t row,
                     int end, zl_str *out)
{
    size_t shown = graph->labels[end];
    zl_str label = { 0 };

    zl_cell_text(graph->table, row,
                 shown == SIZE_MAX ? graph->ends[end] : shown, &label);
    out->failed |= label.failed;
    zl_str_format(out, "    <node id=\"n%u\"><data key=\"label\">", node);
    add_escaped(out, zl_str_text(&label));
    zl_str_add_text(out, "</data>");
    add_number(out, "frequency", graph->frequency[node]);
    add_number(out, "degree", graph->degree[node]);
    add_number(out, "strength", graph->strength[node]);
    add_number(out, "betweenness", graph->betweenness[node]);
    if (has_communities(graph))
        add_number(out, "community", graph->communities.of[node] + 1.0);
    zl_str_add_text(out, "</node>\n");
    zl_str_clear(&label);
}

static uint32_t node_at(const struct graph *graph, size_t row, int end)
{
    zl_str name = { 0 };

    zl_cell_text(graph->table, row, graph->ends[end], &name);
    uint32_t node = zl_map_find(&graph->nodes, zl_str_view(&name));
    zl_str_clear(&name);
    return node;
}

/* Nodes are written in the order in which they were numbered: as they
 * come, the ends of all edges, two a row. */
static void add_nodes(const struct graph *graph, zl_str *out)
{
    uint32_t next = 0;

    for (size_t row = 0; row < zili_table_rows(graph->table); row++)
        for (int end = 0; end < 2; end++)
            if (node_at(graph, row, end) == next)
                add_node(graph, next++, row, end, out);
}

/* ---- edges ------------------------------------------------------------- */

static void add_edge(const struct graph *graph, size_t row, zl_str *out)
{
    const zili_table *table = graph->table;
    uint32_t a = node_at(graph, row, 0), b = node_at(graph, row, 1);
    char key[24];

    if (a == ZL_MAP_NONE || b == ZL_MAP_NONE) /* memory was too short */
        out->failed = true;
    zl_str_format(out, "    <edge source=\"n%u\" target=\"n%u\">", a, b);
    for (size_t i = 0; i < zili_table_columns(table); i++) {
        if (!is_number(table, i) || zili_table_missing(table, row, i))
            continue;
        snprintf(key, sizeof key, "c%zu", i);
        add_number(out, key, zili_table_real(table, row, i));
    }
    zl_str_add_text(out, "</edge>\n");
}

static void write_graph(const struct graph *graph, zl_str *out)
{
    zl_str_add_text(out,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "
                    "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    add_keys(graph, out);
    zl_str_format(out, "  <graph edgedefault=\"%sdirected\">\n",
                  graph->directed ? "" : "un");
    if (isfinite(graph->communities.modularity)) {
        zl_str_add_text(out, "    ");
        add_number(out, "modularity", graph->communities.modularity);
        zl_str_add_byte(out, '\n');
    }
    add_nodes(graph, out);
    for (size_t row = 0; row < zili_table_rows(graph->table); row++)
        add_edge(graph, row, out);
    zl_str_add_text(out, "  </graph>\n</graphml>\n");
}

/* ---- reading ----------------------------------------------------------- */

static zili_status find_weight(struct graph *graph, zili_error *err)
{
    static const char *const usual[] = { "O11", "joint" };
    const char *asked = graph->options->value;
    const zili_table *table = graph->table;

    graph->weight = SIZE_MAX;
    if (asked && *asked) {
        graph->weight = zili_table_find(table, asked);
        if (graph->weight == SIZE_MAX || !is_number(table, graph->weight))
            return zl_fail(err, ZILI_EUSAGE,
                           "The table has no column \"%.60s\" of numbers, by "
                           "which its links would be strong.",
                           asked);
    }
    for (int i = 0; i < 2 && graph->weight == SIZE_MAX; i++) {
        size_t column = zili_table_find(table, usual[i]);
        if (column != SIZE_MAX && is_number(table, column))
            graph->weight = column;
    }
    return ZILI_OK;
}

static zili_status find_columns(struct graph *graph, zili_error *err)
{
    static const char *const names[][2] = { { "a", "b" },
                                            { "node", "collocate" } };
    static const char *const labels[][2] = {
        { "a_label", "b_label" }, { "node_label", "collocate_label" }
    };
    static const char *const owns[] = { "R1", "C1" };
    const zili_table *table = graph->table;

    graph->directed = zili_table_find(table, "a") == SIZE_MAX &&
                      zili_table_find(table, "node") != SIZE_MAX;
    for (int i = 0; i < 2; i++) {
        graph->ends[i] = zili_table_find(table, names[graph->directed][i]);
        graph->labels[i] = zili_table_find(table, labels[graph->directed][i]);
        /* Beside a node R1 is what stands near it, not how often it is. */
        graph->owns[i] = graph->directed && i == 0
                             ? SIZE_MAX
                             : zili_table_find(table, owns[i]);
        if (graph->owns[i] != SIZE_MAX && !is_number(table, graph->owns[i]))
            graph->owns[i] = SIZE_MAX;
    }
    if (graph->ends[0] == SIZE_MAX || graph->ends[1] == SIZE_MAX)
        return zl_fail(err, ZILI_EUSAGE,
                       "GraphML is made of a table with the columns a and b, "
                       "as of zili cooc, or node and collocate, as of zili "
                       "colloc --depth 1.");
    return find_weight(graph, err);
}

static bool number_nodes(struct graph *graph)
{
    zl_str name = { 0 };
    bool good = true;

    for (size_t i = 0; good && i < 2 * zili_table_rows(graph->table); i++) {
        zl_str_empty(&name);
        zl_cell_text(graph->table, i / 2, graph->ends[i % 2], &name);
        good = !name.failed &&
               zl_map_add(&graph->nodes, zl_str_view(&name)) != ZL_MAP_NONE;
    }
    zl_str_clear(&name);
    return good;
}

static bool make_room(struct graph *graph)
{
    size_t nodes = graph->nodes.count;

    graph->links =
        zl_alloc_array(zili_table_rows(graph->table), sizeof *graph->links);
    graph->frequency = zl_alloc_array(nodes, 4 * sizeof(double));
    graph->communities.of = zl_alloc_array(nodes, sizeof(uint32_t));
    if (!graph->links || !graph->frequency || !graph->communities.of)
        return false;
    graph->degree = graph->frequency + nodes;
    graph->strength = graph->degree + nodes;
    graph->betweenness = graph->strength + nodes;
    for (size_t i = 0; i < nodes; i++)
        graph->frequency[i] = NAN;
    return true;
}

static double number_at(const struct graph *graph, size_t row, size_t column)
{
    return column == SIZE_MAX || zili_table_missing(graph->table, row, column)
               ? NAN
               : zili_table_real(graph->table, row, column);
}

static void read_row(struct graph *graph, size_t row)
{
    zl_theme_pair link = { node_at(graph, row, 0), node_at(graph, row, 1), 1 };
    uint32_t ends[] = { link.a, link.b };

    if (link.a == ZL_MAP_NONE || link.b == ZL_MAP_NONE)
        return;
    for (int i = 0; i < 2; i++) {
        double own = number_at(graph, row, graph->owns[i]);
        if (isfinite(own))
            graph->frequency[ends[i]] = own;
    }
    if (graph->weight != SIZE_MAX)
        link.value = number_at(graph, row, graph->weight);
    if (link.a != link.b && isfinite(link.value) && link.value > 0)
        graph->links[graph->count++] = link;
}

static zili_status look_into(struct graph *graph, zili_error *err)
{
    zl_centrality to = { graph->degree, graph->strength, graph->betweenness };
    zili_status status = zl_centrality_find(&to, graph->nodes.count,
                                            graph->links, graph->count, err);

    return status ? status
                  : zl_communities_find(
                        &graph->communities, graph->nodes.count, graph->links,
                        graph->count,
                        (zl_clustering)graph->options->communities, err);
}

zili_status zl_graphml(const zili_table *table,
                       const zili_chart_options *options, zl_str *out,
                       zili_error *err)
{
    struct graph graph = { .table = table, .options = options };
    zili_status status = find_columns(&graph, err);

    if (!status && (!number_nodes(&graph) || !make_room(&graph)))
        status = zl_no_memory(err);
    for (size_t row = 0; !status && row < zili_table_rows(table); row++)
        read_row(&graph, row);
    if (!status)
        status = look_into(&graph, err);
    if (!status)
        write_graph(&graph, out);
    zl_map_clear(&graph.nodes);
    zl_free(graph.links);
    zl_free(graph.frequency);
    zl_free(graph.communities.of);
    return !status && out->failed ? zl_no_memory(err) : status;
}
