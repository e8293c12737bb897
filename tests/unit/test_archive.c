/* test_archive.c -- the two home documents, and pages no archive would show. */
#include "source_help.h"

#include "base/file.h"
#include "base/mem.h"

#define ZHOU "corpus/1960-07-11-zhou-enlai-remarks.md"
#define NIE  "corpus/1960-07-03-nie-rongzhen-report.md"

/* ---- asking a source ---- */

static zl_source read_path(const char *path, bool repair)
{
    zl_span file;

    assert_int_equal(zl_file_read(&file, path, NULL), ZILI_OK);
    zl_view text = { (const char *)file.bytes, file.size };
    assert_true(zl_archive_is(text));
    zl_source source = read_view(text, repair);
    zl_free((void *)(uintptr_t)file.bytes);
    return source;
}

static size_t count_marks(const zl_source *source, const char *kind,
                          const char *mark)
{
    const zl_region *where = region(source, kind);
    size_t count = 0;

    for (size_t i = 0; where && i < source->marks.count; i++) {
        const zl_mark_span *it = &source->marks.items[i];
        count += it->begin >= where->begin && it->end <= where->end &&
                 strcmp(it->kind, mark) == 0;
    }
    return count;
}

static size_t count_string(const zl_source *source, const char *kind,
                           const char *string)
{
    const zl_region *where = region(source, kind);
    zl_view rest = zl_view_cut(zl_str_view(&source->text), where->begin,
                               where->end);
    zl_view needle = zl_view_of(string);
    size_t count = 0, at;

    while ((at = zl_view_find(rest, needle)) != SIZE_MAX) {
        rest = zl_view_cut(rest, at + needle.size, rest.size);
        count++;
    }
    return count;
}

/* The kinds of the paragraphs of a region, a letter each. */
static void assert_kinds(const zl_source *source, const char *kind,
                         const char *letters)
{
    const zl_region *where = region(source, kind);
    char found[64] = "";
    size_t count = 0;

    for (size_t i = 0; i < source->paragraphs.count; i++) {
        const zl_paragraph *it = &source->paragraphs.items[i];
        if (it->begin >= where->begin && it->end <= where->end)
            found[count++] = "bhsnd"[it->kind];
    }
    assert_string_equal(found, letters);
}

/* ---- the home documents ---- */

static void zhou_has_his_metadata(void **state)
{
    (void)state;
    zl_source source = read_path(ZHOU, true);

    assert_datum(&source, "date", "1960-07-11");
    assert_datum(&source, "year", "1960");
    assert_datum(&source, "title",
                 "Some Remarks by Zhou Enlai on a Report by Nie Rongzhen");
    assert_datum(&source, "author", "Zhou Enlai");
    assert_datum(&source, "recipient", "");
    assert_datum(&source, "source",
                 "Dang de wenxian (Party Historical Documents), no. 1 "
                 "(1996): 10");
    assert_datum(&source, "translator", "Neil Silver");
    assert_datum(&source, "url",
                 "https://digitalarchive.wilsoncenter.org/document/114349");
    assert_datum(&source, "archive", "Wilson Center Digital Archive");
    assert_datum(&source, "original_language", "Chinese");
    zl_source_clear(&source);
}

static void nie_has_his_metadata(void **state)
{
    (void)state;
    zl_source source = read_path(NIE, true);

    assert_datum(&source, "date", "1960-07-03");
    assert_datum(&source, "title",
                 "Report by Nie Rongzhen to Mao Zedong Regarding Science "
                 "and Technology (Abridged)");
    assert_datum(&source, "author", "Nie Rongzhen");
    assert_datum(&source, "recipient", "Mao Zedong");
    assert_datum(&source, "source",
                 "Dang de wenxian (Party Historical Documents), no. 1 "
                 "(1996): 8-9");
    assert_datum(&source, "url",
                 "https://wilson-center-digital-archive.dvincitest.com/"
                 "document/114348");
    zl_source_clear(&source);
}

static void the_regions_hold_their_text_only(void **state)
{
    (void)state;
    zl_source source = read_path(NIE, true);

    assert_int_equal(source.regions.count, 6);
    assert_region(&source, "title", "en",
                  "Report by Nie Rongzhen to Mao Zedong Regarding  \n"
                  "Science and Technology (Abridged)");
    assert_region(&source, "credits", "en",
                  "This document was made possible with support from "
                  "Carnegie Corporation of New York (CCNY)");
    assert_string_equal(region(&source, "original")->lang, "zh");
    assert_string_equal(region(&source, "translation")->lang, "en");
    assert_int_equal(count_string(&source, "original", "Transcript"), 0);
    assert_int_equal(count_string(&source, "original", "Central Com"), 0);
    assert_int_equal(count_string(&source, "translation", "1960年"), 0);
    zl_source_clear(&source);
}

static void the_facts_of_the_documents_come_out(void **state)
{
    (void)state;
    zl_source zhou = read_path(ZHOU, true), nie = read_path(NIE, true);

    assert_int_equal(count_string(&zhou, "original", "自力更生"), 1);
    assert_int_equal(count_string(&nie, "original", "自力更生"), 2);
    assert_int_equal(count_string(&nie, "original", "独立自主"), 4);
    assert_int_equal(count_string(&nie, "original", "立足国内"), 1);
    assert_int_equal(count_string(&nie, "original", "立足于国内"), 1);
    assert_int_equal(count_string(&zhou, "original", "苏联"), 0);
    assert_int_equal(count_string(&nie, "original", "苏联"), 8);
    assert_int_equal(count_string(&nie, "original", "科学技术"), 16);
    assert_int_equal(count_string(&zhou, "translation", "self-relian"), 1);
    assert_int_equal(count_string(&zhou, "summary", "self-relian"), 1);
    assert_int_equal(count_string(&nie, "translation", "self-relian"), 4);
    assert_int_equal(count_string(&nie, "summary", "self-relian"), 0);
    zl_source_clear(&zhou);
    zl_source_clear(&nie);
}

static void insertions_and_enumerators_are_marked(void **state)
{
    (void)state;
    zl_source zhou = read_path(ZHOU, true), nie = read_path(NIE, true);

    assert_int_equal(count_marks(&zhou, "translation", "insertion"), 19);
    assert_int_equal(count_marks(&nie, "translation", "insertion"), 18);
    assert_int_equal(count_marks(&zhou, "original", "insertion"), 0);
    assert_int_equal(count_marks(&zhou, "original", "enumerator"), 10);
    assert_int_equal(count_marks(&zhou, "translation", "enumerator"), 10);
    assert_int_equal(count_marks(&nie, "original", "enumerator"), 3);
    assert_int_equal(count_marks(&nie, "translation", "enumerator"), 6);
    assert_int_equal(count_marks(&nie, "citation", "enumerator"), 0);
    zl_source_clear(&zhou);
    zl_source_clear(&nie);
}

static void paragraphs_have_their_kinds(void **state)
{
    (void)state;
    zl_source zhou = read_path(ZHOU, true), nie = read_path(NIE, true);

    assert_kinds(&zhou, "original", "hbbbbb");
    assert_kinds(&zhou, "translation", "bbbbb");
    assert_kinds(&nie, "original", "hsbbbbbbbbnd");
    assert_kinds(&nie, "translation", "sbbbbbbbbnd");
    zl_source_clear(&zhou);
    zl_source_clear(&nie);
}

static void repaired_bodies_have_as_many_paragraphs(void **state)
{
    (void)state;
    zl_source whole = read_path(NIE, true), cut = read_path(NIE, false);

    assert_int_equal(count_paragraphs(&whole, "original", false), 11);
    assert_int_equal(count_paragraphs(&whole, "translation", false), 11);
    assert_int_equal(count_paragraphs(&cut, "original", false), 12);
    assert_int_equal(count_paragraphs(&cut, "translation", false), 12);
    assert_int_equal(count_string(&whole, "original", "先进"), 2);
    assert_int_equal(count_string(&cut, "original", "先进"), 1);
    assert_int_equal(whole.edits.count, 2);
    assert_int_equal(cut.edits.count, 0);
    zl_source_clear(&whole);
    zl_source_clear(&cut);
}

/* ---- hostile pages ---- */

static void hostile_pages_keep_every_promise(void **state)
{
    static const char *const pages[] = {
        "",
        "\n",
        "\xEF\xBB\xBF",
        "\xEF\xBB\xBF" HEADER "正文。",
        HEADER,
        "**Citation:**",
        "**Citation:",
        "**:**",
        "****",
        "** **\n\n**Citation:** \n",
        "**July 3, 1960\n\n**A Report\n\n**Citation:**\n\nCited.",
        "**Contents:**\n\n正文。\n\n**Contents:**\n\nText.",
        "**Original Language:**\n\n正文，很长，不是语言。",
        "**Citation:**\n\n\xE3\x80\x80\n\n\xE3\x80\x80 正 \xE3\x80\x80",
        "**Citation:** \xC2\xA0 x \xC2\xA0\n**\xC2\xA0**",
        "正文，先\n\n进。",
        "Text, and\n\nmore.",
        "1960年7月3日",
        "，\n\n，\n\n，",
        "聂荣臻\n\n聂荣臻\n\n聂荣臻\n\n聂荣臻",
        "a [b\n\nc] d",
        "[[[[[[[[[[",
        "]]]]",
        "(((1) 2) 3)",
        "\r\r\r**A**\r\r**Citation:**\r\rB\r\r正文\r\rText\r",
    };

    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        for (int repair = 0; repair < 2; repair++) {
            zl_source source = read_view(zl_view_of(pages[i]), repair);
            zl_source_clear(&source);
        }
}

static void line_ends_of_windows_change_nothing_else(void **state)
{
    (void)state;
    zl_source source = read_text(
        "**July 3, 1960**\r\n\r\n**A\r\nReport**\r\n\r\n**Citation:**\r\n\r\n"
        "Cited.\r\n\r\n正文，先\r\n\r\n进。\r\n\r\nText.\r\n");

    assert_datum(&source, "date", "1960-07-03");
    assert_datum(&source, "title", "A Report");
    assert_region(&source, "original", "zh", "正文，先进。");
    assert_region(&source, "translation", "en", "Text.");
    assert_string_equal(source.edits.items[0].removed, "\r\n\r\n");
    zl_source_clear(&source);
}

static void a_zero_byte_is_a_character_like_others(void **state)
{
    static const char page[] = "**A**\n\n**Citation:**\n\nB\0C\n\n\0\n\n正\0文";

    (void)state;
    zl_source source = read_view((zl_view){ page, sizeof page - 1 }, true);
    assert_int_equal(source.text.size, sizeof page - 1);
    zl_source_clear(&source);
}

/* A million of anything takes no more than a moment. */
static void long_pages_take_linear_time(void **state)
{
    static const char *const pieces[] = { "x",      "[",     "先",  "a\n\n",
                                          "a, b\n\n", "(一)", "1) ", "\r",
                                          "**\n",   "**Citation:**\n",
                                          "[a]",    "a, ",   "]",  "[a",
                                          "**Summary:**\n\nx\n\n" };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        zl_str page = { 0 };
        zl_str_add_text(&page, i % 2 ? HEADER : "");
        while (page.size < 1 << 20)
            zl_str_add_text(&page, pieces[i]);
        zl_source source = read_view(zl_str_view(&page), true);
        zl_source_clear(&source);
        zl_str_clear(&page);
    }
}

/* Every beginning of a document is a document. */
static void a_page_may_end_anywhere(void **state)
{
    zl_span file;

    (void)state;
    assert_int_equal(zl_file_read(&file, ZHOU, NULL), ZILI_OK);
    for (size_t size = 0; size < file.size; size++) {
        if ((file.bytes[size] & 0xC0) == 0x80)
            continue;
        zl_source source = read_view(
            (zl_view){ (const char *)file.bytes, size }, true);
        zl_source_clear(&source);
    }
    zl_free((void *)(uintptr_t)file.bytes);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_span file;
    zili_status status;
    long n = 0;

    (void)state;
    assert_int_equal(zl_file_read(&file, NIE, NULL), ZILI_OK);
    zl_view text = { (const char *)file.bytes, file.size };
    do {
        zl_source source = { 0 };
        zl_refuse_after(n++);
        status = zl_archive_read(&source, text, true, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        assert_true(status == ZILI_OK || source.regions.items == NULL);
        zl_source_clear(&source);
    } while (status != ZILI_OK);
    assert_true(n > 30);
    zl_free((void *)(uintptr_t)file.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zhou_has_his_metadata),
        cmocka_unit_test(nie_has_his_metadata),
        cmocka_unit_test(the_regions_hold_their_text_only),
        cmocka_unit_test(the_facts_of_the_documents_come_out),
        cmocka_unit_test(insertions_and_enumerators_are_marked),
        cmocka_unit_test(paragraphs_have_their_kinds),
        cmocka_unit_test(repaired_bodies_have_as_many_paragraphs),
        cmocka_unit_test(hostile_pages_keep_every_promise),
        cmocka_unit_test(line_ends_of_windows_change_nothing_else),
        cmocka_unit_test(a_zero_byte_is_a_character_like_others),
        cmocka_unit_test(long_pages_take_linear_time),
        cmocka_unit_test(a_page_may_end_anywhere),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
