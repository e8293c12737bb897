/* test_tmx.c -- translation memories become texts, and their units beads. */
#include "documents_help.h"

#include <math.h>

/* The take() of a shelf: what show_page() shows, then for each bead
 * "bead number hand confidence: text of its paragraph". */
static zili_status show_beads(void *user, const zl_file *file,
                              zl_source *source, zili_error *err)
{
    zl_str *out = user;
    zl_view text = zl_str_view(&source->text);

    zl_str_format(out, "[%s]\n", zl_str_text(&source->name));
    zili_status status = show_page(user, file, source, err);
    for (size_t i = 0; i < source->beads.count; i++) {
        const zl_source_bead *it = &source->beads.items[i];
        size_t k = 0;
        while (source->paragraphs.items[k].begin != it->begin)
            k++;
        zl_str_format(out, "bead %zu %d %d: ", it->number, it->by_hand,
                      isnan(it->confidence)
                          ? -1
                          : (int)(it->confidence * 1e4 + .5));
        zl_str_add(out, zl_view_cut(text, it->begin,
                                    source->paragraphs.items[k].end));
        zl_str_add_byte(out, '\n');
    }
    return out->failed ? zl_no_memory(err) : status;
}

static zili_status read_memory(const char *bytes, zl_str *out, zili_error *err)
{
    static const zl_reading reading = { 0 };
    zl_shelf shelf = {
        .take = show_beads, .user = out, .note = show_note, .note_user = out
    };
    zl_file file = { .bytes = zl_view_of(bytes),
                     .path = "a.tmx",
                     .name = "a.tmx",
                     .reading = &reading };

    return zl_file_give(&file, &shelf, err);
}

static void assert_read(const char *bytes, const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (read_memory(bytes, &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
}

#define HEAD                                                                  \
    "<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"            \
    "<tmx version='1.4'><header creationtool='T' srclang='en-US'>"            \
    "<prop type='client'>C</prop></header><body>"

static const char memory[] =
    HEAD
    "<tu tuid='7' creationdate='20200101T000000Z'><prop type='x-field'>F"
    "</prop><tuv xml:lang='en-US'><prop type='q'>no</prop><seg>We &amp; "
    "<bpt i='1'>&lt;b></bpt>they<ept i='1'/>\n <hi>go</hi>.</seg></tuv>"
    "<tuv xml:lang='ZH-cn'><seg>我们去。</seg></tuv>"
    "<tuv xml:lang='fr'><seg>On y va.</seg></tuv></tu>"
    "<tu><tuv xml:lang='en'><seg>Alone.</seg></tuv>"
    "<tuv xml:lang='zh'><seg> </seg></tuv></tu>"
    "<tu><tuv lang='zh'><seg>是。</seg></tuv><tuv lang='zh'><seg>对。</seg>"
    "</tuv></tu><tu><tuv xml:lang='en'><seg/></tuv></tu></body></tmx>";

static void units_are_beads_of_two_languages(void **state)
{
    (void)state;
    assert_read(
        memory,
        "! a.tmx has 3 languages: en and zh are aligned, for a text is "
        "aligned with one other.\n"
        "[]\ncreationtool=T\nsrclang=en-US\nclient=C\n"
        "original/en/body: We & they go.\noriginal/en/body: Alone.\n"
        "translation/zh/body: 我们去。\ntranslation/zh/body: 是。\n"
        "translation/fr/body: On y va.\n"
        "tu=: We & they go.\ntu_tuid=7: We & they go.\n"
        "tu_creationdate=20200101T000000Z: We & they go.\n"
        "tu_x_field=F: We & they go.\ntu=: Alone.\n"
        "tu=: 我们去。\ntu_tuid=7: 我们去。\n"
        "tu_creationdate=20200101T000000Z: 我们去。\n"
        "tu_x_field=F: 我们去。\ntu=: 是。\n"
        "tu=: On y va.\ntu_tuid=7: On y va.\n"
        "tu_creationdate=20200101T000000Z: On y va.\n"
        "tu_x_field=F: On y va.\n"
        "bead 0 1 -1: We & they go.\nbead 1 1 -1: Alone.\n"
        "bead 0 1 -1: 我们去。\nbead 2 1 -1: 是。\n"
        "! a.tmx: 1 unit without text is left out.\n"
        "! a.tmx: 1 variant in a language that the unit has already is "
        "left out.\n");
}

#define SIDE(lang, text) "<tuv xml:lang='" lang "'><seg>" text "</seg></tuv>"
#define DOC(name) "<prop type='x-doc'>" name "</prop>"

static void what_zili_writes_says_where_it_stood(void **state)
{
    (void)state;
    assert_read("<tmx><header creationtool='zili' srclang='*all*'/><body>"
                "<tu>" DOC("b") "<prop type='x-confidence'>0.9606</prop>"
                SIDE("zh", "一") SIDE("en", "One") "</tu>"
                "<tu>" DOC("a") "<prop type='x-by-hand'>1</prop>"
                SIDE("zh", "二") SIDE("en", "Two") "</tu>"
                "<tu>" DOC("b") SIDE("en", "Three") "</tu></body></tmx>",
                "[b]\ncreationtool=zili\nsrclang=*all*\n"
                "text/zh/body: 一\ntext/en/body: One\ntext/en/body: Three\n"
                "tu=: 一\ntu=: One\ntu=: Three\n"
                "bead 0 0 9606: 一\nbead 0 0 9606: One\nbead 2 0 -1: Three\n"
                "[a]\ncreationtool=zili\nsrclang=*all*\n"
                "text/zh/body: 二\ntext/en/body: Two\ntu=: 二\ntu=: Two\n"
                "bead 1 1 -1: 二\nbead 1 1 -1: Two\n");
}

static void one_language_has_no_beads(void **state)
{
    (void)state;
    assert_read("<tmx><body><tu>" SIDE("en", "One") "</tu></body></tmx>",
                "[]\ntext/en/body: One\ntu=: One\n");
    assert_read("<tmx><body/></tmx>", "");
}

static void assert_wrong(const char *bytes, const char *words)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_int_equal(read_memory(bytes, &out, &err), ZILI_EFORMAT);
    if (!strstr(err.text, words))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
}

static void what_is_damaged_is_refused(void **state)
{
    (void)state;
    assert_wrong("<tmx><body>\n<tu>" SIDE("en", "One"), "a.tmx, line 2");
    assert_wrong("<body><tu/></body>", "a.tmx is no TMX: there is no element");
}

static void lack_of_memory_is_survived(void **state)
{
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = read_memory(memory, &out, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zl_str_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_beads_of_two_languages),
        cmocka_unit_test(what_zili_writes_says_where_it_stood),
        cmocka_unit_test(one_language_has_no_beads),
        cmocka_unit_test(what_is_damaged_is_refused),
        cmocka_unit_test(lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("tmx", tests, NULL, NULL);
}
