/* Charts of several exhibits of a plan in one figure. */
#include "report/several.h"

#include "chart_kind_help.h"

#include <unistd.h>

static char path[] = "/tmp/zili-several-XXXXXX";

static const char text[] =
    "title: x\ncorpus: x.zili\nexhibits:\n"
    "  - {name: words, caption: The words., analysis: freq, chart: bars,"
    " figure: {value: n, title: Words}}\n"
    "  - {name: alone, caption: Alone., analysis: freq, chart: bars}\n"
    "  - {name: years, caption: The years., analysis: trend, chart: trend}\n"
    "  - {name: both, caption: Both., panels: [years, words]}\n";

static zili_table *tables[4]; /* of the exhibits */

static int open_plan(void **state)
{
    int file = mkstemp(path);

    (void)state;
    if (file < 0 || write(file, text, sizeof text - 1) < 0)
        return -1;
    tables[0] = table_of("term\t#count\t#n\na\t1\t700\nb\t2\t300\n");
    tables[2] = table_of("query\t#value\t#per_million\nq\t1960\t4\n");
    return close(file);
}

static int close_plan(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++)
        zili_table_free(tables[i]);
    return unlink(path);
}

static zl_outline outline_of(void)
{
    zl_outline outline;
    zili_error err = { 0 };

    if (zl_outline_read(&outline, path, &err))
        fail_msg("%s", err.text);
    return outline;
}

static void a_plan_says_which_charts_are_panels(void **state)
{
    (void)state;
    zl_outline outline = outline_of();
    const zl_exhibit *both = &outline.exhibits.items[3];

    assert_true(outline.exhibits.items[0].part);
    assert_false(outline.exhibits.items[1].part);
    assert_true(outline.exhibits.items[2].part);
    assert_int_equal(zl_outline_panel(&outline, both, 0), 2);
    assert_int_equal(zl_outline_panel(&outline, both, 1), 0);
    assert_int_equal(zl_outline_panel(&outline, both, 2), SIZE_MAX);
    assert_string_equal(both->caption,
                        "Both. a: The years. b: The words.");
    zl_outline_clear(&outline);
}

static void panels_are_drawn_as_their_exhibits_say(void **state)
{
    (void)state;
    zl_outline outline = outline_of();
    zl_plan plan;
    zili_error err = { 0 };

    zl_plan_init(&plan, &fake_ruler);
    zl_several_plan(&plan, &outline, &outline.exhibits.items[3], tables);
    if (zl_plan_check(&plan, &err))
        fail_msg("%s", err.text);
    assert_true(label_of(&plan, "a")->x < label_of(&plan, "b")->x);
    assert_non_null(label_of(&plan, "Words"));
    assert_non_null(label_of(&plan, "700"));
    zl_plan_clear(&plan);
    zl_outline_clear(&outline);
}

static zili_status whole_way(void)
{
    zili_table *table = NULL;
    zl_outline outline;
    zl_plan plan;
    zili_status status = zl_outline_read(&outline, path, NULL);

    zl_plan_init(&plan, &fake_ruler);
    if (!status)
        status = zl_several_table(&table, &outline,
                                  &outline.exhibits.items[3], tables, NULL);
    if (!status)
        zl_several_plan(&plan, &outline, &outline.exhibits.items[3], tables);
    if (!status)
        status = zl_plan_check(&plan, NULL);
    zili_table_free(table);
    zl_plan_clear(&plan);
    zl_outline_clear(&outline);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    (void)state;
    for (; status; n++) {
        zl_refuse_after(n);
        status = whole_way();
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    assert_true(n > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_says_which_charts_are_panels),
        cmocka_unit_test(panels_are_drawn_as_their_exhibits_say),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };
    return cmocka_run_group_tests(tests, open_plan, close_plan);
}
