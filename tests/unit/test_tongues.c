/* test_tongues.c -- paragraphs in several languages. */
#include "documents_help.h"

#define CHINESE "\xE6\x88\x91\xE4\xBB\xAC\xE7\x9A\x84\xE4\xBA\x8B" \
                "\xE4\xB8\x9A\xE4\xB8\x80\xE5\xAE\x9A\xE8\xA6\x81" \
                "\xE8\x83\x9C\xE5\x88\xA9"
#define ENGLISH "Our cause is certain to triumph."

static void assert_text(const char *text, const char *expected)
{
    assert_documents(show_page, zl_view_of(text), "a.txt", NULL, expected);
}

static void paragraphs_tell_their_language(void **state)
{
    (void)state;
    assert_text(CHINESE "\n\n" ENGLISH "\n\n" ENGLISH "\n\n" CHINESE "\n",
                "text/zh/body: " CHINESE "\ntext/en/body: " ENGLISH
                "\ntext/en/body: " ENGLISH "\ntext/zh/body: " CHINESE "\n");
    assert_text(CHINESE "\n", "text/zh/body: " CHINESE "\n");
}

/* A title, a name, a number stay with what is around them. */
static void short_paragraphs_go_with_others(void **state)
{
    (void)state;
    assert_text("Preface\n\n" CHINESE "\n\n1960\n\nMao Zedong\n\n" CHINESE
                "\n",
                "text/zh/body: Preface\ntext/zh/body: " CHINESE
                "\ntext/zh/body: 1960\ntext/zh/body: Mao Zedong\n"
                "text/zh/body: " CHINESE "\n");
    assert_text("Preface\n\n1960\n", "text/en/body: Preface\n"
                                      "text/en/body: 1960\n");
    assert_text("1\n\n2\n", "text/und/body: 1\ntext/und/body: 2\n");
}

static void marked_up_paragraphs_tell_theirs_too(void **state)
{
    (void)state;
    assert_documents(show_page,
                     zl_view_of("<p>" CHINESE "<p>" ENGLISH
                                "<table><tr><td>" CHINESE CHINESE "</table>"),
                     "a.html", NULL,
                     "text/zh/body: " CHINESE "\ntext/en/body: " ENGLISH
                     "\ntext/en/row: " CHINESE CHINESE "\n");
    assert_documents(show_page,
                     zl_view_of("<html lang='zh'><p>" CHINESE "<p>" ENGLISH),
                     "a.html", NULL,
                     "text/zh/body: " CHINESE "\ntext/zh/body: " ENGLISH
                     "\n");
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_documents_survive(zl_view_of(CHINESE "\n\n" ENGLISH), "a.txt");
    assert_documents_survive(zl_view_of("<p>" CHINESE "<p>" ENGLISH),
                             "a.html");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_tell_their_language),
        cmocka_unit_test(short_paragraphs_go_with_others),
        cmocka_unit_test(marked_up_paragraphs_tell_theirs_too),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
