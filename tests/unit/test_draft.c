/* test_draft.c -- what readers say becomes a source that keeps its word. */
#include "base_help.h"

#include "formats/draft.h"
#include "formats/name.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void say(zl_draft *draft, const char *text)
{
    zl_draft_text(draft, zl_view_of(text));
}

static void mark(zl_draft *draft, const char *name, const char *value)
{
    zl_draft_mark(draft, zl_view_of(name), zl_view_of(value));
}

static void finish(zl_draft *draft, const zl_source *source)
{
    const char *reason;

    assert_int_equal(zl_draft_end(draft, NULL), ZILI_OK);
    zl_draft_free(draft);
    if (!zl_source_check(source, &reason))
        fail_msg("%s", reason);
}

static void assert_text(zl_source *source, const char *text)
{
    assert_string_equal(zl_str_text(&source->text), text);
}

static void assert_mark(const zl_source *source, size_t number,
                        const char *kind, const char *text)
{
    assert_true(number < source->marks.count);
    const zl_mark_span *it = &source->marks.items[number];
    assert_string_equal(it->kind, kind);
    assert_true(zl_view_is(
        zl_view_cut(zl_str_view(&source->text), it->begin, it->end), text));
}

static void blanks_are_made_one(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = zl_draft_new(&source);

    (void)state;
    say(draft, "  \n ");
    say(draft, "\xE3\x80\x80The  first ");
    say(draft, "\n\tline");
    zl_draft_line(draft);
    say(draft, " second \xC2\xA0 ");
    zl_draft_paragraph(draft, ZL_ITEM);
    say(draft, "自力\n更生， \n发奋");
    say(draft, " x");
    finish(draft, &source);
    assert_text(&source, "The first line\nsecond \xC2\xA0\n\n"
                         "自力更生，发奋 x");
    assert_int_equal(source.paragraphs.count, 2);
    assert_int_equal(source.paragraphs.items[0].end,
                     strlen("The first line\nsecond"));
    assert_int_equal(source.paragraphs.items[1].kind, ZL_ITEM);
    assert_int_equal(source.regions.count, 1);
    assert_string_equal(source.regions.items[0].lang, "en");
    zl_source_clear(&source);
}

/* Text may come in any pieces: in one it is what it is byte by byte. */
static void pieces_of_text_make_no_difference(void **state)
{
    uint32_t seed = 1960;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        static const char bytes[] = "   \n\t\r\x01\x1F!aZ~abcdefgh";
        char text[40];
        zl_source whole = { 0 }, single = { 0 };
        zl_draft *one = zl_draft_new(&whole), *many = zl_draft_new(&single);
        size_t size = next_random(&seed) % sizeof text;
        for (size_t i = 0; i < size; i++) {
            text[i] = bytes[next_random(&seed) % (sizeof bytes - 1)];
            zl_draft_text(many, (zl_view){ text + i, 1 });
        }
        zl_draft_text(one, (zl_view){ text, size });
        finish(one, &whole);
        finish(many, &single);
        assert_text(&single, zl_str_text(&whole.text));
        zl_source_clear(&whole);
        zl_source_clear(&single);
    }
}

static void asides_stand_behind(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = zl_draft_new(&source);

    (void)state;
    zl_draft_region(draft, "front", "fr");
    say(draft, "Titre");
    zl_draft_region(draft, "text", NULL);
    say(draft, "He said");
    zl_draft_aside(draft, "notes");
    say(draft, "Not so.");
    zl_draft_aside(draft, "notes");
    say(draft, "Or was it?");
    zl_draft_end_aside(draft);
    say(draft, "It was.");
    zl_draft_end_aside(draft);
    say(draft, " that.");
    zl_draft_aside(draft, "running");
    say(draft, "Page 7");
    zl_draft_end_aside(draft);
    finish(draft, &source);
    assert_text(&source, "Titre\n\nHe said that.\n\nNot so.\n\nOr was it?\n\n"
                         "It was.\n\nPage 7");
    assert_int_equal(source.regions.count, 4);
    assert_string_equal(source.regions.items[0].kind, "front");
    assert_string_equal(source.regions.items[0].lang, "fr");
    assert_string_equal(source.regions.items[2].kind, "notes");
    assert_string_equal(source.regions.items[3].kind, "running");
    assert_int_equal(source.paragraphs.items[3].kind, ZL_NOTE);
    zl_source_clear(&source);
}

static void marks_lie_in_each_other(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = zl_draft_new(&source);

    (void)state;
    mark(draft, "div", "one");
    mark(draft, "persName", "");
    zl_draft_unmark(draft);
    mark(draft, "DIV", "two");
    mark(draft, "tei:date", "1960");
    say(draft, "July");
    zl_draft_unmark(draft);
    say(draft, " was hot. ");
    zl_draft_unmark(draft);
    zl_draft_paragraph(draft, ZL_BODY);
    say(draft, "Cold.");
    zl_draft_unmark(draft);
    zl_draft_unmark(draft);
    finish(draft, &source);
    assert_int_equal(source.marks.count, 3);
    assert_mark(&source, 0, "div", "July was hot.\n\nCold.");
    assert_mark(&source, 1, "div1", "July was hot.");
    assert_mark(&source, 2, "tei_date", "July");
    assert_string_equal(source.marks.items[2].value, "1960");
    zl_source_clear(&source);
}

static void too_many_marks_are_left_out(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = zl_draft_new(&source);

    (void)state;
    for (int i = 0; i < 1000; i++)
        mark(draft, "q", "");
    say(draft, "deep");
    for (int i = 0; i < 1000; i++)
        zl_draft_unmark(draft);
    say(draft, " and out");
    finish(draft, &source);
    assert_int_equal(source.marks.count, 10);
    assert_mark(&source, 0, "q", "deep");
    zl_source_clear(&source);
}

static void milestones_go_on_to_the_next(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = zl_draft_new(&source);

    (void)state;
    say(draft, "cover");
    zl_draft_milestone(draft, zl_view_of("page"), zl_view_of("1"));
    zl_draft_paragraph(draft, ZL_BODY);
    mark(draft, "div", "");
    say(draft, "one ");
    zl_draft_milestone(draft, zl_view_of("page"), zl_view_of("2"));
    say(draft, "two");
    zl_draft_unmark(draft);
    zl_draft_milestone(draft, zl_view_of("page"), zl_view_of("3"));
    finish(draft, &source);
    assert_int_equal(source.marks.count, 3);
    assert_mark(&source, 0, "div", "one two");
    assert_mark(&source, 1, "page", "one");
    assert_mark(&source, 2, "page", "two");
    assert_string_equal(source.marks.items[2].value, "2");
    zl_source_clear(&source);
}

static void data_are_flat(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = zl_draft_new(&source);

    (void)state;
    zl_draft_datum(draft, zl_view_of("DC.Title"), zl_view_of(" A \n b "),
                   false);
    zl_draft_datum(draft, zl_view_of("dc.title"), zl_view_of("C"), false);
    zl_draft_datum(draft, zl_view_of("author"), zl_view_of("Nie"), true);
    zl_draft_datum(draft, zl_view_of("author"), zl_view_of("Zhou"), true);
    zl_draft_datum(draft, zl_view_of("年份"), zl_view_of("1960"), false);
    zl_draft_datum(draft, zl_view_of("empty"), zl_view_of(" "), false);
    finish(draft, &source);
    assert_int_equal(source.data.count, 3);
    assert_string_equal(source.data.items[0].key, "dc_title");
    assert_string_equal(source.data.items[0].value, "A b");
    assert_string_equal(source.data.items[1].value, "Nie; Zhou");
    assert_string_equal(source.data.items[2].key, "年份");
    zl_source_clear(&source);
}

/* A pseudo-random walk over all calls, the same each time. */
static void do_something(zl_draft *draft, uint32_t dice)
{
    static const char *const texts[] = { "word", " ", "\n", "词", "。", "x\ny",
                                         "\xC2\xA0", "a b  c" };
    static const char *const names[] = { "p", "div", "div1", "a b", "s" };
    const char *text = texts[dice / 16 % 8];

    switch (dice % 16) {
    case 0: zl_draft_paragraph(draft, dice / 16 % 12); break;
    case 1: zl_draft_region(draft, names[dice / 16 % 5], NULL); break;
    case 2: zl_draft_aside(draft, names[dice / 16 % 5]); break;
    case 3: zl_draft_end_aside(draft); break;
    case 4: zl_draft_line(draft); break;
    case 5: zl_draft_verbatim(draft, zl_view_of(text)); break;
    case 11: zl_draft_milestone(draft, zl_view_of(dice & 1024 ? "pb" : "cb"),
                                zl_view_of(text)); break;
    case 6:
    case 7: mark(draft, names[dice / 16 % 5], text); break;
    case 8:
    case 9: zl_draft_unmark(draft); break;
    case 10:
        zl_draft_datum(draft, zl_view_of(text), zl_view_of(text), true);
        break;
    default: say(draft, text);
    }
}

static zili_status walk(uint32_t seed, zl_source *source)
{
    zl_draft *draft = zl_draft_new(source);
    uint32_t dice = seed;

    if (!draft)
        return ZILI_ENOMEM;
    for (int i = 0; i < 300; i++) {
        dice = dice * 1664525 + 1013904223;
        do_something(draft, dice >> 12);
    }
    zili_status status = zl_draft_end(draft, NULL);
    zl_draft_free(draft);
    return status;
}

static void any_walk_keeps_the_promises(void **state)
{
    const char *reason;

    (void)state;
    for (uint32_t seed = 0; seed < 500; seed++) {
        zl_source source = { 0 };
        assert_int_equal(walk(seed, &source), ZILI_OK);
        if (!zl_source_check(&source, &reason))
            fail_msg("%u: %s", seed, reason);
        zl_source_clear(&source);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_source source = { 0 };
        zl_refuse_after(n);
        status = walk(7, &source);
        zl_refuse_after(-1);
        zl_source_clear(&source);
    }
}

static void assert_name(const char *name, const char *made)
{
    char out[ZL_NAME_SIZE + 1];

    assert_int_equal(zl_name_make(out, zl_view_of(name)), strlen(made));
    assert_string_equal(out, made);
}

static void names_are_made(void **state)
{
    (void)state;
    assert_name("persName", "persname");
    assert_name("dc:Title", "dc_title");
    assert_name("", "x");
    assert_name("1960", "x1960");
    assert_name("s", "s_");
    assert_name("a-very-long-name-that-goes-on-and-on",
                "a_very_long_name_that_goes_on");
    assert_name("年份年份年份年份年份年份年份", "年份年份年份年份年");
}

/* Two regions of two beads each: the second of both is said alone. */
static zl_draft *draft_beads(zl_source *source)
{
    static const size_t numbers[] = { 1, 4, 1, 3 };
    zl_draft *draft = zl_draft_new(source);

    for (size_t i = 0; i < 4; i++) {
        if (i % 2 == 0)
            zl_draft_region(draft, "text", i ? "zh" : "en");
        zl_draft_bead(draft, numbers[i], i == 1, .5);
        zl_draft_text(draft, zl_view_of("text"));
    }
    zl_draft_bead(draft, 9, false, .5);
    zl_draft_text(draft, zl_view_of(" "));
    return draft;
}

static void beads_are_of_two_regions(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = draft_beads(&source);
    const char *reason;

    (void)state;
    assert_int_equal(zl_draft_end(draft, NULL), ZILI_OK);
    zl_draft_free(draft);
    assert_true(zl_source_check(&source, &reason));
    assert_int_equal(source.beads.count, 4);
    assert_int_equal(source.beads.items[1].begin, 6);
    source.beads.items[3].number = 1;
    assert_false(zl_source_check(&source, &reason));
    assert_string_equal(reason, "numbers of beads do not rise");
    source.beads.items[3].begin++;
    assert_false(zl_source_check(&source, &reason));
    assert_string_equal(reason,
                        "a bead does not begin where a paragraph does");
    source.beads.count = 2;
    assert_false(zl_source_check(&source, &reason));
    assert_string_equal(reason, "beads are not of two regions");
    zl_source_clear(&source);
}

static void a_hyphen_that_is_mended_is_an_edit(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = zl_draft_new(&source);
    zl_str file = { 0 };

    (void)state;
    say(draft, "Tech-");
    assert_true(zl_draft_mend(draft));
    say(draft, "nology");
    zl_draft_aside(draft, "notes");
    say(draft, "A bor\u00AD");
    assert_true(zl_draft_mend(draft));
    say(draft, "rowed word");
    zl_draft_end_aside(draft);
    say(draft, " is inter-");
    assert_true(zl_draft_mend(draft));
    say(draft, "national");
    finish(draft, &source);
    assert_text(&source, "Technology is international\n\nA borrowed word");
    assert_int_equal(source.edits.count, 3);
    assert_int_equal(source.edits.items[0].offset, strlen("Tech"));
    assert_string_equal(source.edits.items[2].removed, "\u00AD");
    zl_source_restore(&source, &file);
    assert_string_equal(zl_str_text(&file),
                        "Tech-nology is inter-national\n\n"
                        "A bor\u00ADrowed word");
    zl_str_clear(&file);
    zl_source_clear(&source);
}

static void data_are_said_once(void **state)
{
    zl_source source = { 0 };
    zl_draft *draft = zl_draft_new(&source);
    static const char *const values[] = { "a", "b", "a", "b", "ab", "" };

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        zl_draft_datum(draft, zl_view_of("k"), zl_view_of(values[i]), true);
    zl_draft_datum_else(draft, "date", "k");
    zl_draft_datum_else(draft, "k", "date");
    zl_draft_datum_else(draft, "x", "y");
    finish(draft, &source);
    assert_int_equal(source.data.count, 2);
    assert_string_equal(source.data.items[0].value, "a; b; ab");
    assert_string_equal(source.data.items[1].key, "date");
    assert_string_equal(source.data.items[1].value, "a; b; ab");
    zl_source_clear(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_made_one),
        cmocka_unit_test(pieces_of_text_make_no_difference),
        cmocka_unit_test(asides_stand_behind),
        cmocka_unit_test(data_are_said_once),
        cmocka_unit_test(marks_lie_in_each_other),
        cmocka_unit_test(too_many_marks_are_left_out),
        cmocka_unit_test(milestones_go_on_to_the_next),
        cmocka_unit_test(data_are_flat),
        cmocka_unit_test(any_walk_keeps_the_promises),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(names_are_made),
        cmocka_unit_test(beads_are_of_two_regions),
        cmocka_unit_test(a_hyphen_that_is_mended_is_an_edit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
