/* test_paper.c -- tables on paper: lines, pages, what stands together. */
#include "report/paper.h"

#include "chart_help.h"

static zl_paper paper_of(const char *text)
{
    zili_table *table = table_of(text);
    zl_paper paper;

    zl_paper_begin(&paper, &fake_ruler, "A title");
    zl_paper_table(&paper, table);
    zili_table_free(table);
    return paper;
}

static void assert_good(const zl_paper *paper)
{
    zili_error err = { 0 };

    if (zl_plan_check(&paper->plan, &err))
        fail_msg("%s", err.text);
}

static const zl_mark *cell_of(const zl_page *page, const char *start)
{
    for (size_t i = 0; i < page->marks.count; i++) {
        const zl_mark *mark = &page->marks.items[i];
        if (mark->kind == ZL_MARK_LABEL &&
            strncmp(mark->text, start, strlen(start)) == 0)
            return mark;
    }
    return NULL;
}

static void add_many(zl_str *text, const char *word, int count)
{
    for (int i = 0; i < count; i++)
        zl_str_add_text(text, word);
}

static void long_texts_go_over_several_lines(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "a\tb\t#n\nshort\t");
    add_many(&text, "word ", 60);
    zl_str_add_text(&text, "end\t1\nnext\tone\t2");
    zl_paper paper = paper_of(zl_str_text(&text));
    const zl_page *page = &paper.plan.pages.items[0];
    const zl_mark *cell = cell_of(page, "word");

    assert_good(&paper);
    assert_non_null(strchr(cell->text, '\n'));
    assert_non_null(strstr(cell->text, "end"));
    assert_true(cell_of(page, "next")->y >= cell->y + cell->height);
    zl_paper_end(&paper);
    zl_str_clear(&text);
}

static void a_text_without_end_ends(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "a\tb\n");
    add_many(&text, "自力更生", 2000);
    zl_str_add_text(&text, "\tx");
    zl_paper paper = paper_of(zl_str_text(&text));
    const zl_mark *cell = cell_of(&paper.plan.pages.items[0], "自力");

    assert_good(&paper);
    assert_true(cell->height < 60);
    assert_non_null(strstr(cell->text, "…"));
    zl_paper_end(&paper);
    zl_str_clear(&text);
}

static size_t rows_on(const zl_page *page)
{
    size_t rows = 0;

    for (size_t i = 0; i < page->marks.count; i++)
        rows += page->marks.items[i].kind == ZL_MARK_LABEL &&
                strncmp(page->marks.items[i].text, "row", 3) == 0;
    return rows;
}

static zl_paper paper_with_rows(int count)
{
    zl_str text = { 0 };

    zl_str_add_text(&text, "a\t#n");
    for (int i = 0; i < count; i++)
        zl_str_format(&text, "\nrow\t%d", i);
    zl_paper paper = paper_of(zl_str_text(&text));
    zl_str_clear(&text);
    return paper;
}

/* Whatever the number of rows: each once, a head on each page, and never
 * fewer than three on the last. */
static void no_row_is_left_alone_on_the_last_page(void **state)
{
    (void)state;
    for (int count = 60; count < 72; count++) {
        zl_paper paper = paper_with_rows(count);
        size_t pages = paper.plan.pages.count, rows = 0;
        assert_good(&paper);
        for (size_t i = 0; i < pages; i++) {
            rows += rows_on(&paper.plan.pages.items[i]);
            assert_non_null(cell_of(&paper.plan.pages.items[i], "n"));
        }
        assert_int_equal(rows, count);
        if (pages > 1)
            assert_true(rows_on(&paper.plan.pages.items[pages - 1]) >= 3);
        zl_paper_end(&paper);
    }
}

/* The height that is told is what the table takes. */
static void a_height_is_what_is_used(void **state)
{
    const char *text = "a\t#n\none\t1\ntwo\t2";
    zili_table *table = table_of(text);
    zl_paper paper;

    (void)state;
    zl_paper_begin(&paper, &fake_ruler, "");
    double top = paper.y, height = zl_paper_table_height(&paper, table);
    assert_near(paper.y, top, 1e-9);
    zl_paper_table(&paper, table);
    assert_near(paper.y - top, height, 1e-6);
    zl_paper_end(&paper);
    zili_table_free(table);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_table *table = table_of("a\t#n\none two\t1\n三\t2\nfour\t3\nfive\t4");
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_paper paper;
        zl_refuse_after(n);
        zl_paper_begin(&paper, &fake_ruler, "A title");
        zl_paper_table(&paper, table);
        status = zl_plan_status(&paper.plan, NULL);
        zl_paper_end(&paper);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_texts_go_over_several_lines),
        cmocka_unit_test(a_text_without_end_ends),
        cmocka_unit_test(no_row_is_left_alone_on_the_last_page),
        cmocka_unit_test(a_height_is_what_is_used),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
