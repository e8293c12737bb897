/* test_graphml.c -- networks for other programs. */
#include "chart/graphml.h"
#include "chart_help.h"

static const char pairs[] = "a\tb\ta_label\tb_label\t#O11\t#g2\n"
                            "x\ty\tA\x01& <B>\uFFFE\uFFFD\t自主\t3\t1.5\n"
                            "y\tz\t自主\t\"z\"\t2\t";

static const zili_chart_options usual;

static void nodes_are_names_and_edges_are_rows(void **state)
{
    zili_table *table = table_of(pairs);
    zl_str out = { 0 };

    (void)state;
    assert_int_equal(zl_graphml(table, &usual, &out, NULL), ZILI_OK);
    assert_string_equal(
        zl_str_text(&out),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
        "  <key id=\"modularity\" for=\"graph\" attr.name=\"modularity\""
        " attr.type=\"double\"/>\n"
        "  <key id=\"label\" for=\"node\" attr.name=\"label\""
        " attr.type=\"string\"/>\n"
        "  <key id=\"degree\" for=\"node\" attr.name=\"degree\""
        " attr.type=\"int\"/>\n"
        "  <key id=\"strength\" for=\"node\" attr.name=\"strength\""
        " attr.type=\"double\"/>\n"
        "  <key id=\"betweenness\" for=\"node\" attr.name=\"betweenness\""
        " attr.type=\"double\"/>\n"
        "  <key id=\"community\" for=\"node\" attr.name=\"community\""
        " attr.type=\"int\"/>\n"
        "  <key id=\"c4\" for=\"edge\" attr.name=\"O11\""
        " attr.type=\"double\"/>\n"
        "  <key id=\"c5\" for=\"edge\" attr.name=\"g2\""
        " attr.type=\"double\"/>\n"
        "  <graph edgedefault=\"undirected\">\n"
        "    "
        "<data key=\"modularity\">0</data>\n"
        "    <node id=\"n0\">"
        "<data key=\"label\">A &amp; &lt;B&gt; \uFFFD</data>"
        "<data key=\"degree\">1</data>"
        "<data key=\"strength\">3</data>"
        "<data key=\"betweenness\">0</data>"
        "<data key=\"community\">1</data></node>\n"
        "    <node id=\"n1\">"
        "<data key=\"label\">自主</data>"
        "<data key=\"degree\">2</data>"
        "<data key=\"strength\">5</data>"
        "<data key=\"betweenness\">1</data>"
        "<data key=\"community\">1</data></node>\n"
        "    <node id=\"n2\">"
        "<data key=\"label\">&quot;z&quot;</data>"
        "<data key=\"degree\">1</data>"
        "<data key=\"strength\">2</data>"
        "<data key=\"betweenness\">0</data>"
        "<data key=\"community\">1</data></node>\n"
        "    <edge source=\"n0\" target=\"n1\">"
        "<data key=\"c4\">3</data>"
        "<data key=\"c5\">1.5</data></edge>\n"
        "    <edge source=\"n1\" target=\"n2\">"
        "<data key=\"c4\">2</data></edge>\n"
        "  </graph>\n</graphml>\n");
    zl_str_clear(&out);
    zili_table_free(table);
}

static bool has(const zl_str *text, const char *part)
{
    return strstr(zl_str_text(text), part) != NULL;
}

/* Collocates have a direction; a node is as frequent as it is as a
 * collocate. */
static void nodes_and_collocates_are_directed(void **state)
{
    zili_table *table = table_of("node\tcollocate\t#O11\t#R1\t#C1\n"
                                 "x\ty\t3\t100\t7\ny\tz\t2\t90\t5");
    zl_str out = { 0 };

    (void)state;
    assert_int_equal(
        zl_graphml(table, &(zili_chart_options){ .communities = 2 }, &out,
                   NULL),
        ZILI_OK);
    assert_true(has(&out, "edgedefault=\"directed\""));
    assert_true(has(&out, "<node id=\"n0\"><data key=\"label\">x</data>"
                          "<data key=\"degree\">1"));
    assert_true(has(&out, "y</data><data key=\"frequency\">7<"));
    assert_false(has(&out, "community"));
    zl_str_clear(&out);
    zili_table_free(table);
}

static void strengths_are_those_of_a_column(void **state)
{
    zili_table *table = table_of(pairs);
    zl_str out = { 0 };

    (void)state;
    assert_int_equal(zl_graphml(table,
                                &(zili_chart_options){ .value = "g2" }, &out,
                                NULL),
                     ZILI_OK);
    assert_true(has(&out, "<data key=\"strength\">1.5</data>"));
    zl_str_clear(&out);
    assert_int_equal(zl_graphml(table,
                                &(zili_chart_options){ .value = "a" }, &out,
                                NULL),
                     ZILI_EUSAGE);
    zl_str_clear(&out);
    zili_table_free(table);
}

static void other_tables_are_refused(void **state)
{
    zili_table *table = table_of("term\t#count\na\t1");
    zl_str out = { 0 };

    (void)state;
    assert_int_equal(zl_graphml(table, &usual, &out, NULL), ZILI_EUSAGE);
    zl_str_clear(&out);
    zili_table_free(table);
}

static void lack_of_memory_is_survived(void **state)
{
    zili_table *table = table_of(pairs);
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = zl_graphml(table, &usual, &out, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zl_str_clear(&out);
    }
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_are_names_and_edges_are_rows),
        cmocka_unit_test(nodes_and_collocates_are_directed),
        cmocka_unit_test(strengths_are_those_of_a_column),
        cmocka_unit_test(other_tables_are_refused),
        cmocka_unit_test(lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
