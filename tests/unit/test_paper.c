/* test_paper.c -- tables on paper: lines, pages, what stands together. */
#include "report/paper.h"

#include "chart_help.h"

static zl_paper paper_of(const char *text)
{
    zili_table *table = table_of(text);
    zl_paper paper;

    zl_paper_begin(&paper, &fake_ruler, "A title");
    zl_paper_table(&paper, table, NULL);
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
    zl_paper_table(&paper, table, NULL);
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
        zl_paper_table(&paper, table, NULL);
        status = zl_plan_status(&paper.plan, NULL);
        zl_paper_end(&paper);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
    zili_table_free(table);
}

static bool lead_from_numbers(const void *user, const zili_table *table,
                              size_t row, size_t column, zl_str *out)
{
    (void)user;
    if (zili_table_type(table, column) == ZILI_TEXT)
        return false;
    zl_str_format(out, "to.%zu", row);
    return true;
}

/* On whichever page it stands, a link covers its number. */
static void numbers_lead_where_they_are_told_to(void **state)
{
    zl_paper_links links = { NULL, lead_from_numbers };
    zl_str text = { 0 };
    zl_paper paper;

    (void)state;
    zl_str_add_text(&text, "a\t#n");
    for (int i = 0; i < 120; i++)
        zl_str_format(&text, "\nrow\t%d", i);
    zili_table *table = table_of(zl_str_text(&text));
    zl_paper_begin(&paper, &fake_ruler, "A title");
    zl_paper_table(&paper, table, &links);
    assert_good(&paper);
    assert_int_equal(paper.plan.guide.links.count, 120);
    for (size_t i = 0; i < 120; i++) {
        const zl_guide_link *link = &paper.plan.guide.links.items[i];
        char number[8], to[16];
        snprintf(number, sizeof number, "%zu", i);
        snprintf(to, sizeof to, "to.%zu", i);
        const zl_mark *cell = NULL;
        const zl_page *page = &paper.plan.pages.items[link->page];
        for (size_t k = 0; k < page->marks.count; k++)
            if (page->marks.items[k].kind == ZL_MARK_LABEL &&
                page->marks.items[k].y == link->y &&
                strcmp(page->marks.items[k].text, number) == 0)
                cell = &page->marks.items[k];
        assert_non_null(cell);
        assert_true(cell->x >= link->x - 0.01);
        assert_true(cell->x + cell->width <= link->x + link->width + 0.01);
        assert_string_equal(link->to, to);
    }
    zl_paper_end(&paper);
    zili_table_free(table);
    zl_str_clear(&text);
}

static void contents_lead_to_places_with_bookmarks(void **state)
{
    zl_paper paper;

    (void)state;
    zl_paper_begin(&paper, &fake_ruler, "A title");
    zl_paper_contents(&paper);
    zl_paper_line_of_contents(&paper, "One", "section.one");
    zl_paper_entry(&paper, "One", "section.one");
    zl_paper_place(&paper, "item.one", "Table 1.");
    zl_paper_place(&paper, "lines.one.1", NULL);
    zl_paper_finish(&paper);
    const zl_guide *guide = &paper.plan.guide;
    assert_int_equal(guide->links.count, 1);
    assert_string_equal(guide->links.items[0].to, "section.one");
    assert_int_equal(guide->places.count, 3);
    assert_string_equal(guide->places.items[0].title, "One");
    assert_int_equal(guide->places.items[0].level, 0);
    assert_int_equal(guide->places.items[1].level, 1);
    assert_null(guide->places.items[2].title);
    zl_paper_end(&paper);
}

/* The context of a hit gives way before a file's name does. */
static void names_of_files_are_not_cut_in_a_concordance(void **state)
{
    static const char name[] = "1960-07-03-nie-rongzhen-report.md";
    const zl_column columns[] = {
        { "pre", ZILI_TEXT, ZL_RIGHT, 0 },
        { "keyword", ZILI_TEXT, ZL_CENTRE, 0 },
        { "post", ZILI_TEXT, ZL_LEFT, 0 },
        { "file", ZILI_TEXT, ZL_LEFT, 0 },
    };
    zl_str side = { 0 };
    zl_paper paper;

    (void)state;
    add_many(&side, "word ", 30);
    zili_table *table = zl_table_new();
    for (size_t i = 0; i < 4; i++)
        zl_table_column(table, columns[i]);
    zl_table_add_text(table, zl_str_view(&side));
    zl_table_add_text(table, zl_view_of("hit"));
    zl_table_add_text(table, zl_str_view(&side));
    zl_table_add_text(table, zl_view_of(name));
    zl_paper_begin(&paper, &fake_ruler, "A title");
    zl_paper_table(&paper, table, NULL);
    assert_good(&paper);
    assert_non_null(cell_of(&paper.plan.pages.items[0], name));
    zl_paper_end(&paper);
    zili_table_free(table);
    zl_str_clear(&side);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_texts_go_over_several_lines),
        cmocka_unit_test(a_text_without_end_ends),
        cmocka_unit_test(no_row_is_left_alone_on_the_last_page),
        cmocka_unit_test(a_height_is_what_is_used),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(numbers_lead_where_they_are_told_to),
        cmocka_unit_test(contents_lead_to_places_with_bookmarks),
        cmocka_unit_test(names_of_files_are_not_cut_in_a_concordance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
