/* test_subtitles.c -- subtitles become texts with their times. */
#include "documents_help.h"

static void assert_text(const char *bytes, const char *name,
                        const char *expected)
{
    assert_documents(show_page, zl_view_of(bytes), name, NULL, expected);
}

static const char film[] =
    "\xEF\xBB\xBF"
    "1\r\n00:00:01,000 --> 00:00:03,500\r\nWe must rely on\r\n"
    "<i>our own</i> efforts,\r\n\r\n"
    "2\r\n00:00:03,600 --> 00:00:05,000 X1:1 X2:2\r\n{\\an8}said Nie. 5 < 6\r\n"
    "\r\n3\r\n00:00:05,100 --> 00:00:06,000\r\n- Yes.\r\n- <b>No.</b>\r\n\r\n"
    "4\r\n00:01:00,000 --> 00:00:59,000\r\nLater.\r\n";

static void sentences_go_on_from_cue_to_cue(void **state)
{
    (void)state;
    assert_text(
        film, "a.srt",
        "! a.srt: 1 cue ends before it begins (the first in line 16); the "
        "times are kept as they are.\n"
        "text/en/body: We must rely on our own efforts, said Nie. 5 < 6\n"
        "text/en/body: - Yes.\ntext/en/body: - No.\ntext/en/body: Later.\n"
        "cue=: We must rely on our own efforts,\n"
        "cue_id=1: We must rely on our own efforts,\n"
        "cue_start=00:00:01.000: We must rely on our own efforts,\n"
        "cue_end=00:00:03.500: We must rely on our own efforts,\n"
        "i=: our own\n"
        "cue=: said Nie. 5 < 6\ncue_id=2: said Nie. 5 < 6\n"
        "cue_start=00:00:03.600: said Nie. 5 < 6\n"
        "cue_end=00:00:05.000: said Nie. 5 < 6\n"
        "cue=: - Yes.\n\n- No.\ncue_id=3: - Yes.\n\n- No.\n"
        "cue_start=00:00:05.100: - Yes.\n\n- No.\n"
        "cue_end=00:00:06.000: - Yes.\n\n- No.\n"
        "b=: No.\n"
        "cue=: Later.\ncue_id=4: Later.\ncue_start=00:01:00.000: Later.\n"
        "cue_end=00:00:59.000: Later.\n");
}

static const char web[] =
    "WEBVTT - A talk\nKind: captions\nLanguage: de-DE\n\n"
    "STYLE\n::cue { color: red }\n\nNOTE It is\nof two lines.\n\n"
    "intro\n00:01.000 --> 00:02.000 align:start\n"
    "<v.loud Nie Rongzhen>Q&amp;A &#x2014;&nbsp;&unknown; <c.red>R&D</v>\n\n"
    "00:02.000 --> 00:03.000\n<v Mao>Ja, <00:02.500><lang en>indeed</lang>\n\n"
    "without times\n\n100:00:00.000 --> 100:00:01\n\n";

static void tags_are_taken_off_and_say_who_speaks(void **state)
{
    (void)state;
    assert_text(web, "a.txt",
                "! a.txt: left out: 1 note, 1 style or region, 1 block "
                "without times.\n"
                "kind=captions\nlanguage=de-DE\n"
                "text/de/body: Q&A —\xC2\xA0&unknown; R&D\n"
                "text/de/body: Ja, indeed\n"
                "cue=: Q&A —\xC2\xA0&unknown; R&D\n"
                "cue_id=intro: Q&A —\xC2\xA0&unknown; R&D\n"
                "cue_start=00:00:01.000: Q&A —\xC2\xA0&unknown; R&D\n"
                "cue_end=00:00:02.000: Q&A —\xC2\xA0&unknown; R&D\n"
                "speaker=Nie Rongzhen: Q&A —\xC2\xA0&unknown; R&D\n"
                "c=red: R&D\n"
                "cue=: Ja, indeed\ncue_start=00:00:02.000: Ja, indeed\n"
                "cue_end=00:00:03.000: Ja, indeed\n"
                "speaker=Mao: Ja, indeed\nforeign=en: indeed\n");
}

static void lines_that_roll_are_read_once(void **state)
{
    (void)state;
    assert_text("WEBVTT\n\n00:00.100 --> 00:02.000\n \n"
                "one<00:00:01.000><c> two</c>\n\n"
                "00:02.000 --> 00:02.010\none two\n \n\n"
                "00:02.010 --> 00:04.000\none two\n"
                "three<00:00:03.000><c> four</c>\n",
                "a.vtt",
                "! a.vtt: left out: 2 lines that came again.\n"
                "text/en/body: one two three four\n"
                "cue=: one two\ncue_start=00:00:00.100: one two\n"
                "cue_end=00:00:02.000: one two\n"
                "cue=: three four\ncue_start=00:00:02.010: three four\n"
                "cue_end=00:00:04.000: three four\n");
}

/* A silence of three seconds parts sentences, one of ten anything. */
static void silence_ends_a_paragraph(void **state)
{
    zl_str out = { 0 };

    (void)state;
    assert_int_equal(
        read_documents(show_page,
                       zl_view_of("1\n0:00:01 --> 0:00:02\nOne \"two\n"
                                  "\nthree.\"\n2\n0:00:05,0 --> "
                                  "0:00:06\n四\n五\n\n"
                                  "3\n0:00:10 --> 0:00:11\nsix\n\n"
                                  "4\n0:00:21 --> 0:00:22\nseven"),
                       "a.srt", NULL, &out, NULL),
        ZILI_OK);
    zl_view shown =
        zl_view_cut(zl_str_view(&out), 0,
                    zl_view_find(zl_str_view(&out), zl_view_of("cue=")));
    zl_view expected =
        zl_view_of("text/en/body: One \"two three.\"\n"
                   "text/en/body: 四五 six\ntext/en/body: seven\n");
    assert_true(zl_view_same(shown, expected));
    zl_str_clear(&out);
}

static void what_is_damaged_is_refused_with_its_line(void **state)
{
    (void)state;
    assert_no_documents(zl_view_of("1\n00:00:01,000 --> \nText\n"), "a.srt",
                        NULL, "a.srt, line 2: these are no times of a cue");
    assert_no_documents(zl_view_of("1\n00:00:01,000 --> 00:00:61,000\nText\n"),
                        "a.srt", NULL, "line 2");
    assert_no_documents(zl_view_of("\nText\n"), "a.srt", NULL,
                        "a.srt, line 2: text stands before the first times");
    assert_no_documents(zl_view_of("00:01.000 --> 00:02.000\nText\n"), "a.vtt",
                        NULL,
                        "a.vtt, line 1: a file of WebVTT begins with a line "
                        "WEBVTT");
    assert_text("", "a.srt", "");
    assert_text("WEBVTT", "a.vtt", "");
}

static void lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_documents_survive(zl_view_of(film), "a.srt");
    assert_documents_survive(zl_view_of(web), "a.vtt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_go_on_from_cue_to_cue),
        cmocka_unit_test(tags_are_taken_off_and_say_who_speaks),
        cmocka_unit_test(lines_that_roll_are_read_once),
        cmocka_unit_test(silence_ends_a_paragraph),
        cmocka_unit_test(what_is_damaged_is_refused_with_its_line),
        cmocka_unit_test(lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("subtitles", tests, NULL, NULL);
}
