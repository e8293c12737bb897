/* test_fb2.c -- what the elements of FictionBook become. */
#include "documents_help.h"

static const char whole[] =
    "<?xml version='1.0'?><FictionBook xmlns='http://www.gribuser.ru/xml/"
    "fictionbook/2.0' xmlns:l='http://www.w3.org/1999/xlink'>"
    "<stylesheet type='text/css'>p {}</stylesheet><description><title-info>"
    "<genre>prose</genre><genre>war</genre><author><first-name>Лев"
    "</first-name>\n<last-name>Толстой</last-name><email>a@b</email></author>"
    "<book-title>Война</book-title><annotation><p>О войне.</p><p>И мире.</p>"
    "</annotation><date value='1869-01-01'>1869</date><coverpage><image "
    "l:href='#c'/></coverpage><lang>ru</lang><sequence name='Романы' "
    "number='2'/></title-info><document-info><author><nickname>x</nickname>"
    "</author><program-used>FB Editor</program-used><date value='2009-01-02'/>"
    "<id>i1</id></document-info><publish-info><book-name>Война и мир"
    "</book-name><city>Москва</city><year>1978</year></publish-info>"
    "<custom-info info-type='y'>z</custom-info></description>"
    "<body><title><p>Том</p><p>первый</p></title><epigraph><p>Кто?</p>"
    "<text-author>Я</text-author></epigraph><section id='s1'><title><p>I</p>"
    "</title><p>Мы <emphasis>шли</emphasis><a l:href='#n1' type='note'>[1]</a>"
    " домой.</p><empty-line/><poem><title><p>Песня</p></title><stanza>"
    "<v>Раз,</v><v>два.</v></stanza><date>1812</date></poem><cite><p>Да.</p>"
    "<subtitle>Нет</subtitle></cite><table><tr><td>а</td><td>б</td></tr>"
    "</table></section></body><body name='notes'><section id='n1'><title>"
    "<p>1</p></title><p>Пешком.</p></section></body><binary id='c' "
    "content-type='image/png'>QUJD</binary></FictionBook>";

static void a_book_is_read(void **state)
{
    (void)state;
    assert_documents(show_page, zl_view_of(whole), "a.x", NULL,
                     "genre=prose; war\nauthor=Лев Толстой\ntitle=Война\n"
                     "description=О войне. И мире.\ndate=1869-01-01\n"
                     "language=ru\nseries_number=2\nseries=Романы\n"
                     "file_author=x\nprogram=FB Editor\n"
                     "file_date=2009-01-02\nidentifier=i1\n"
                     "edition=Война и мир\nplace=Москва\n"
                     "date_published=1978\ncustom=z\n"
                     "text/ru/heading: Том\ntext/ru/heading: первый\n"
                     "text/ru/quote: Кто?\ntext/ru/sign: Я\n"
                     "text/ru/heading: I\ntext/ru/body: Мы шли домой.\n"
                     "text/ru/heading: Песня\ntext/ru/verse: Раз,\n"
                     "text/ru/verse: два.\ntext/ru/date: 1812\n"
                     "text/ru/quote: Да.\ntext/ru/heading: Нет\n"
                     "text/ru/row: а\nб\nnotes/ru/heading: 1\n"
                     "notes/ru/body: Пешком.\npage/und/note: [1]\n"
                     "epigraph=: Кто?\n\nЯ\nsection=: I\n\nМы шли домой.\n"
                     "\nПесня\n\nРаз,\n\nдва.\n\n1812\n\nДа.\n\nНет\n\nа\n"
                     "б\nsection_id=s1: I\n\nМы шли домой.\n\nПесня\n\n"
                     "Раз,\n\nдва.\n\n1812\n\nДа.\n\nНет\n\nа\nб\n"
                     "emphasis=: шли\npoem=: Песня\n\nРаз,\n\nдва.\n\n"
                     "1812\nstanza=: Раз,\n\nдва.\ncite=: Да.\n\nНет\n"
                     "table=: а\nб\nsection=: 1\n\nПешком.\n"
                     "section_id=n1: 1\n\nПешком.\na=: [1]\n"
                     "a_href=#n1: [1]\n");
}

static void a_book_without_dates_has_that_of_its_edition(void **state)
{
    (void)state;
    assert_documents(
        show_page,
        zl_view_of("<FictionBook><description><publish-info><book-name>A"
                   "</book-name><year>1978</year></publish-info></description>"
                   "<body><p>a</p></body><body name='comments'><p>b</p></body>"
                   "</FictionBook>"),
        "a.xml", NULL,
        "edition=A\ndate_published=1978\ndate=1978\ntitle=A\n"
        "text/en/body: a\ncomments/en/body: b\n");
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_documents_survive(zl_view_of(whole), "a.fb2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_book_is_read),
        cmocka_unit_test(a_book_without_dates_has_that_of_its_edition),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
