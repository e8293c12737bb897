/* test_align_whole.c -- pairs of texts → beads, with texts as people have
 * them and as they should not be. */
#include "base_help.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <zili/align.h>

#include <math.h>
#include <unistd.h>

/* ---- texts ---- */

static const char zh[] = "独立自主，自力更生。\n"
                         "1949年10月1日，中华人民共和国成立。\n"
                         "你是谁？\n"
                         "这个省有960个县，人口5000；还有12个港口，船舶300。\n"
                         "学习马克思主义！\n"
                         "经济：1978年到1998年，增长了5倍（见表3）。\n";
static const char en[] =
    "Independence and self-reliance.\n"
    "On October 1, 1949, the People's Republic of China was founded.\n"
    "Who are you?\n"
    "The province has 960 counties and a population of 5000.\n"
    "There are also 12 ports and 300 ships.\n"
    "Learn Marxism!\n"
    "The economy: from 1978 to 1998, it grew 5 times (see table 3).\n";

static const char glossary[] =
    "自力更生\tself-reliance\n独立自主\tindependence\n谁\twho\n"
    "人口\tpopulation\n县\tcounty\n港口\tport\n省\tprovince\n"
    "船舶\tship\n学习\tlearn; study\n"
    "经济\teconomy\n增长\tgrow\n成立\tfound\n";

/* The glossary's file, in the scratch folder. */
static char glossary_path[] = "/tmp/zili-align-XXXXXX";

static int write_glossary(void **state)
{
    int file = mkstemp(glossary_path);
    ssize_t size = (ssize_t)strlen(glossary);

    (void)state;
    if (file < 0 || write(file, glossary, strlen(glossary)) != size)
        return -1;
    return close(file);
}

static int remove_glossary(void **state)
{
    (void)state;
    return unlink(glossary_path);
}

static zili_align_pair pair_of(const char *a, const char *b)
{
    return (zili_align_pair){ "some pair", a, b, strlen(a), strlen(b) };
}

static zili_align_options usual(void)
{
    return (zili_align_options){ .glossary = glossary_path, .threads = 1 };
}

/* ---- what is given ---- */

/* "0:0 1,2:1 3:-" */
static void print_run(zl_str *out, size_t from, size_t count)
{
    if (count == 0)
        zl_str_add_byte(out, '-');
    for (size_t i = 0; i < count; i++)
        zl_str_format(out, "%s%zu", i ? "," : "", from + i);
}

static void print_beads(zl_str *out, const zili_alignment *found, bool swapped)
{
    for (size_t i = 0; i < found->count; i++) {
        zili_bead bead = found->beads[i];
        if (i)
            zl_str_add_byte(out, ' ');
        print_run(out, swapped ? bead.b : bead.a,
                  swapped ? bead.b_lines : bead.a_lines);
        zl_str_add_byte(out, ':');
        print_run(out, swapped ? bead.a : bead.b,
                  swapped ? bead.a_lines : bead.b_lines);
    }
}

/* All lines, once each, in order; and how sure it is, from 0 to 1. */
static void check_whole(const zili_alignment *found, size_t a_lines,
                        size_t b_lines)
{
    size_t a = 0, b = 0;

    assert_int_equal(found->a_lines, a_lines);
    assert_int_equal(found->b_lines, b_lines);
    for (size_t i = 0; i < found->count; i++) {
        zili_bead bead = found->beads[i];
        assert_int_equal(bead.a, a);
        assert_int_equal(bead.b, b);
        assert_true(bead.a_lines + bead.b_lines > 0);
        assert_true(bead.confidence >= 0 && bead.confidence <= 1);
        a += bead.a_lines;
        b += bead.b_lines;
    }
    assert_int_equal(a, a_lines);
    assert_int_equal(b, b_lines);
}

static void align_one(const char *a, const char *b, zili_alignment *found)
{
    zili_align_pair pair = pair_of(a, b);
    zili_align_options options = usual();
    zili_error err = { 0 };

    if (zili_align(&pair, 1, &options, found, &err))
        fail_msg("%s", err.text);
}

static void check_beads(const char *a, const char *b, const char *expected,
                        bool swapped)
{
    zili_alignment found;
    zl_str text = { 0 };

    align_one(a, b, &found);
    print_beads(&text, &found, swapped);
    assert_string_equal(zl_str_text(&text), expected);
    zl_str_clear(&text);
    zili_alignment_clear(&found);
}

/* ---- texts as they are ---- */

static void lines_find_each_other(void **state)
{
    (void)state;
    check_beads(zh, en, "0:0 1:1 2:2 3:3,4 4:5 5:6", false);
}

static void swapped_sides_give_the_same(void **state)
{
    (void)state;
    check_beads(en, zh, "0:0 1:1 2:2 3:3,4 4:5 5:6", true);
}

static void sides_may_be_empty(void **state)
{
    (void)state;
    check_beads("", "", "", false);
    check_beads("", "one\ntwo", "-:0 -:1", false);
    check_beads("一\n二\n", "", "0:- 1:-", false);
    check_beads("\n", "\n\n", "0:0,1", false);
}

/* `count` lines, numbered. */
static void add_lines(zl_str *text, size_t count, const char *line)
{
    for (size_t i = 0; i < count; i++)
        zl_str_format(text, "%zu %s\n", i, line);
}

static void check_lengths(size_t a, size_t b)
{
    zl_str one = { 0 }, two = { 0 };
    zili_alignment found;

    add_lines(&one, a, "条路");
    add_lines(&two, b, "roads");
    align_one(zl_str_text(&one), zl_str_text(&two), &found);
    check_whole(&found, a, b);
    zili_alignment_clear(&found);
    zl_str_clear(&one);
    zl_str_clear(&two);
}

static void sides_may_be_of_any_length(void **state)
{
    static const size_t counts[] = { 1, 2, 7, 200, 1000 };

    (void)state;
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 5; k++)
            check_lengths(counts[i], counts[k]);
}

static void lines_may_be_without_words(void **state)
{
    static const char *const texts[] = { "\n\n\n", "，\n。\n、\n", "   \n\t\n",
                                         "\r\n\r\n", "---\n***\n", "a\n\nb" };
    zili_alignment found;

    (void)state;
    for (size_t i = 0; i < 6; i++)
        for (size_t k = 0; k < 6; k++) {
            static const size_t lines[] = { 3, 3, 2, 2, 2, 3 };
            align_one(texts[i], texts[k], &found);
            check_whole(&found, lines[i], lines[k]);
            zili_alignment_clear(&found);
        }
}

/* Paragraphs of many words that come twice, or in another order. */
static void add_paragraph(zl_str *text, size_t number)
{
    for (size_t i = 0; i < 700; i++)
        zl_str_format(text, "%zu ", 1000 * number + i);
    zl_str_add_byte(text, '\n');
}

static void long_lines_may_come_twice(void **state)
{
    static const char *const orders[] = { "012345678", "876543210",
                                          "001122334", "450123678" };

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        zl_str one = { 0 }, two = { 0 };
        zili_alignment found;
        for (size_t k = 0; k < 9; k++) {
            add_paragraph(&one, k);
            add_paragraph(&two, (size_t)(orders[i][k] - '0'));
        }
        align_one(zl_str_text(&one), zl_str_text(&two), &found);
        check_whole(&found, 9, 9);
        zili_alignment_clear(&found);
        zl_str_clear(&one);
        zl_str_clear(&two);
    }
}

/* ---- many pairs ---- */

enum { PAIRS = 23 };

/* Pair i has the lines from i on, and some of its own. */
typedef struct many {
    zl_str a[PAIRS], b[PAIRS];
    zili_align_pair pairs[PAIRS];
    zili_alignment found[PAIRS];
} many;

static void make_pairs(many *it)
{
    *it = (many){ 0 };
    for (size_t i = 0; i < PAIRS; i++) {
        add_lines(&it->a[i], i, "学习经济");
        add_lines(&it->b[i], i, "learn of the economy");
        zl_str_add(&it->a[i], zl_view_of(zh));
        zl_str_add(&it->b[i], zl_view_of(en));
        add_lines(&it->a[i], 5, "人口增长");
        add_lines(&it->b[i], 5 + i % 3, "a population that grows");
        it->pairs[i] = pair_of(zl_str_text(&it->a[i]), zl_str_text(&it->b[i]));
    }
}

static void align_pairs(many *it, bool alone, uint64_t threads)
{
    zili_align_options options = usual();
    zili_error err = { 0 };

    options.alone = alone;
    options.threads = threads;
    if (zili_align(it->pairs, PAIRS, &options, it->found, &err))
        fail_msg("%s", err.text);
}

static void clear_pairs(many *it)
{
    for (size_t i = 0; i < PAIRS; i++) {
        zl_str_clear(&it->a[i]);
        zl_str_clear(&it->b[i]);
        zili_alignment_clear(&it->found[i]);
    }
}

static void check_same(const zili_alignment *one, const zili_alignment *two)
{
    assert_int_equal(one->count, two->count);
    assert_int_equal(one->a_lines, two->a_lines);
    assert_int_equal(one->b_lines, two->b_lines);
    for (size_t i = 0; i < one->count; i++) {
        zili_bead left = one->beads[i], right = two->beads[i];
        assert_int_equal(left.a, right.a);
        assert_int_equal(left.b, right.b);
        assert_int_equal(left.a_lines, right.a_lines);
        assert_int_equal(left.b_lines, right.b_lines);
        assert_true(left.confidence == right.confidence);
    }
}

static void threads_make_no_difference(void **state)
{
    (void)state;
    for (int alone = 0; alone < 2; alone++) {
        many one, two;
        make_pairs(&one);
        make_pairs(&two);
        align_pairs(&one, alone, 1);
        for (uint64_t threads = 2; threads < 6; threads += 3) {
            align_pairs(&two, alone, threads);
            for (size_t i = 0; i < PAIRS; i++) {
                check_same(&one.found[i], &two.found[i]);
                zili_alignment_clear(&two.found[i]);
            }
        }
        clear_pairs(&one);
        clear_pairs(&two);
    }
}

static void alone_is_each_by_itself(void **state)
{
    many it;
    zili_align_options options = usual();

    (void)state;
    make_pairs(&it);
    align_pairs(&it, true, 2);
    for (size_t i = 0; i < PAIRS; i++) {
        zili_alignment found;
        assert_int_equal(
            zili_align(&it.pairs[i], 1, &options, &found, NULL), ZILI_OK);
        check_same(&it.found[i], &found);
        zili_alignment_clear(&found);
    }
    clear_pairs(&it);
}

static void no_pairs_are_no_failure(void **state)
{
    zili_align_options options = usual();

    (void)state;
    assert_int_equal(zili_align(NULL, 0, &options, NULL, NULL), ZILI_OK);
    options.alone = true;
    assert_int_equal(zili_align(NULL, 0, &options, NULL, NULL), ZILI_OK);
}

/* ---- what cannot be ---- */

static void check_refused(zili_align_pair second, const char *expected)
{
    for (int i = 0; i < 8; i++) {
        zili_align_pair pairs[2] = { pair_of(zh, en), second };
        zili_align_options options = usual();
        zili_alignment found[2];
        zili_error err = { 0 };
        options.alone = i & 1;
        options.method = i & 2 ? 1 : 0;
        options.threads = i & 4 ? 2 : 1;
        assert_int_equal(zili_align(pairs, 2, &options, found, &err),
                         ZILI_EFORMAT);
        assert_string_equal(err.text, expected);
        for (size_t k = 0; k < 2; k++) {
            assert_null(found[k].beads);
            assert_int_equal(found[k].count, 0);
        }
    }
}

static void what_is_no_text_is_named(void **state)
{
    zili_align_pair pair = pair_of("一\n二\n", "one\ntwo\nthr\xE9\n");

    (void)state;
    pair.name = "2.txt";
    check_refused(pair, "2.txt: line 3 of side b is no UTF-8.");
    pair.a = "\xC0\x80";
    pair.a_size = 2;
    check_refused(pair, "2.txt: line 1 of side a is no UTF-8.");
}

static void a_glossary_that_is_not_there_is_told(void **state)
{
    zili_align_pair pair = pair_of(zh, en);
    zili_align_options options = { .glossary = "/nowhere/glossary" };
    zili_alignment found;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zili_align(&pair, 1, &options, &found, &err), ZILI_EIO);
    assert_non_null(strstr(err.text, "/nowhere/glossary"));
    assert_null(found.beads);
}

static void count_notes(void *user, const char *sentence)
{
    *(int *)user += strstr(sentence, "without a glossary") != NULL;
}

static void the_lack_of_a_glossary_is_noted(void **state)
{
    zili_align_pair pair = pair_of(zh, en);
    int notes = 0;
    zili_align_options options = { .note = count_notes, .note_user = &notes };
    zili_alignment found;

    (void)state;
    assert_int_equal(zili_align(&pair, 1, &options, &found, NULL), ZILI_OK);
    check_whole(&found, 6, 7);
    assert_int_equal(notes, 1);
    zili_alignment_clear(&found);
}

/* ---- memory ---- */

/* With one more request each time, and so that none is left out at the end. */
static void refuse_each(bool alone, long step)
{
    zili_align_pair pairs[2] = { pair_of(zh, en), pair_of("一\n", "one\n") };
    zili_align_options options = usual();
    zili_status status = ZILI_ENOMEM;
    long n = 0;

    options.alone = alone;
    for (; status; n += step) {
        zili_alignment found[2];
        zili_error err = { 0 };
        zl_refuse_after(n);
        status = zili_align(pairs, 2, &options, found, &err);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        assert_true(status == ZILI_OK || err.text[0]);
        for (size_t i = 0; i < 2; i++) {
            assert_true((found[i].beads == NULL) == (status != ZILI_OK));
            zili_alignment_clear(&found[i]);
        }
    }
    assert_true(n > 200);
}

static void a_lack_of_memory_leaves_nothing(void **state)
{
    (void)state;
    refuse_each(false, 1);
    refuse_each(true, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_find_each_other),
        cmocka_unit_test(swapped_sides_give_the_same),
        cmocka_unit_test(sides_may_be_empty),
        cmocka_unit_test(sides_may_be_of_any_length),
        cmocka_unit_test(lines_may_be_without_words),
        cmocka_unit_test(long_lines_may_come_twice),
        cmocka_unit_test(threads_make_no_difference),
        cmocka_unit_test(alone_is_each_by_itself),
        cmocka_unit_test(no_pairs_are_no_failure),
        cmocka_unit_test(what_is_no_text_is_named),
        cmocka_unit_test(a_glossary_that_is_not_there_is_told),
        cmocka_unit_test(the_lack_of_a_glossary_is_noted),
        cmocka_unit_test(a_lack_of_memory_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, write_glossary, remove_glossary);
}
