/* test_chart_words.c -- trees of words, and clouds. */
#include "chart/branches.h"
#include "chart/colour.h"
#include "chart/pack.h"
#include "chart/pieces.h"
#include "chart_kind_help.h"

/* ---- pieces ---- */

static void assert_pieces(const char *text, bool cut, const char *expected)
{
    zl_view rest = zl_view_of(text);
    zl_str all = { 0 };
    zl_piece piece;

    while (zl_pieces_next(&rest, cut, &piece)) {
        zl_str_add_text(&all, piece.apart ? "_" : "|");
        zl_str_add(&all, piece.text);
    }
    assert_string_equal(zl_str_text(&all), expected);
    zl_str_clear(&all);
}

static void words_end_at_blanks_and_signs(void **state)
{
    (void)state;
    assert_pieces("in science, rather (than) don't", false,
                  "|in_science|,_rather_(|than|)_don't");
    assert_pieces("1,000.5 self-reliant - e.g.", false,
                  "|1,000.5_self-reliant_-_e|.|g|.");
    assert_pieces("自力更生，a", false, "|自|力|更|生|，|a");
    assert_pieces("·自力·更生·，·a b", true, "|自力|更生|，|a_b");
    assert_pieces("……——!!", false, "|……|——|!|!");
    assert_pieces(" \u3000", false, "");
    assert_pieces("", true, "");
}

static void middle_dots_cut_where_there_are_many(void **state)
{
    zl_cuts cuts = { 0 }, name = { 0 };

    (void)state;
    zl_pieces_weigh(zl_view_of("·没有·定·好·协议"), &cuts);
    assert_true(zl_pieces_are_cut(&cuts));
    zl_pieces_weigh(zl_view_of("卡尔·马克思的著作"), &name);
    assert_false(zl_pieces_are_cut(&name));
}

/* ---- branches ---- */

static const char contexts[] = "pre\tkeyword\tpost\n"
                               "for\tliberty\tand law.\n"
                               "of\tLiberty\tand the law of\n"
                               "love of\tliberty\tto all\n"
                               "the love of\tliberty\tAnd the laws";

static zl_branches branches_of(const char *text, zl_branching how)
{
    zili_table *table = table_of(text);
    zl_branches branches;
    zl_plan plan;

    zl_plan_init(&plan, &fake_ruler);
    zl_branches_read(&plan, table, &how, &branches);
    assert_int_equal(zl_plan_status(&plan, NULL), ZILI_OK);
    zl_plan_clear(&plan);
    zili_table_free(table);
    return branches;
}

static void assert_branch(const zl_branches *of, uint32_t number,
                          const char *text, size_t count, uint32_t children)
{
    assert_true(number < of->all.count);
    assert_string_equal(zl_branch_text(of, number), text);
    assert_int_equal(of->all.items[number].count, count);
    assert_int_equal(of->all.items[number].children, children);
}

static void common_beginnings_are_one_branch(void **state)
{
    zl_branches of = branches_of(contexts, (zl_branching){ 0 });

    (void)state;
    assert_int_equal(of.roots, 1);
    assert_int_equal(of.all.count, 7);
    assert_branch(&of, 0, "liberty", 4, 2);
    assert_branch(&of, 1, "and", 3, 2);
    assert_branch(&of, 2, "to all", 1, 0);
    assert_branch(&of, 3, "the", 2, 2);
    assert_branch(&of, 4, "law.", 1, 0);
    assert_branch(&of, 5, "law of", 1, 0);
    assert_branch(&of, 6, "laws", 1, 0);
    zl_branches_clear(&of);
}

static void branches_stand_as_they_come_where_asked(void **state)
{
    zl_branches of = branches_of("keyword\tpost\na\tx\na\ty 1\na\ty 2",
                                 (zl_branching){ .in_order = true });

    (void)state;
    assert_branch(&of, 1, "x", 1, 0);
    assert_branch(&of, 2, "y", 2, 2);
    zl_branches_clear(&of);
}

static void what_stands_before_is_read_from_the_node_on(void **state)
{
    zl_branches of = branches_of(contexts, (zl_branching){ .before = true });

    (void)state;
    assert_branch(&of, 0, "liberty", 4, 2);
    assert_branch(&of, 1, "of", 3, 1);
    assert_branch(&of, 2, "for", 1, 0);
    assert_branch(&of, 3, "love", 2, 1);
    assert_branch(&of, 4, "the", 1, 0);
    zl_branches_clear(&of);
    of = branches_of("pre\tkeyword\na b, c\tn", (zl_branching){ .before = 1 });
    assert_branch(&of, 1, "a b, c", 1, 0);
    zl_branches_clear(&of);
}

static void depth_cuts_branches(void **state)
{
    zl_branches of = branches_of(contexts, (zl_branching){ .branch = 1 });

    (void)state;
    assert_int_equal(of.all.count, 3);
    assert_branch(&of, 1, "and", 3, 0);
    assert_true(of.all.items[1].cut);
    zl_branches_clear(&of);
}

/* ---- the tree ---- */

static void frequent_branches_are_set_larger(void **state)
{
    zl_plan plan = good_plan("wordtree", contexts);
    const zl_mark *root = label_of(&plan, "liberty");
    const zl_mark *and = label_of(&plan, "and");
    const zl_mark *leaf = label_of(&plan, "to all");

    (void)state;
    assert_true(root->type.size > and->type.size);
    assert_true(and->type.size > leaf->type.size);
    assert_true(leaf->type.size >= 6);
    assert_true(root->x + root->width < and->x);
    assert_near(and->x, leaf->x, 1e-9);
    assert_true(and->y < leaf->y);
    assert_non_null(label_of(&plan, "4"));
    zl_plan_clear(&plan);
}

static void a_tree_grows_towards_the_words(void **state)
{
    zl_plan before =
        plan_of("wordtree", contexts, (zili_chart_options){ .before = true });
    zl_plan arabic = good_plan("wordtree", "pre\tkeyword\tpost\n"
                                           "a\tالاعتماد\tعلى\n"
                                           "a\tالاعتماد\tعن");
    zl_plan away = plan_of("wordtree", "pre\tkeyword\tpost\nعلى\tقال\tx",
                           (zili_chart_options){ .before = true });

    (void)state;
    assert_true(label_of(&before, "liberty")->x > label_of(&before, "of")->x);
    assert_true(label_of(&arabic, "الاعتماد")->x >
                label_of(&arabic, "على")->x);
    assert_true(label_of(&away, "قال")->x < label_of(&away, "على")->x);
    assert_int_equal(zl_plan_check(&before, NULL), ZILI_OK);
    assert_int_equal(zl_plan_check(&away, NULL), ZILI_OK);
    zl_plan_clear(&before);
    zl_plan_clear(&arabic);
    zl_plan_clear(&away);
}

/* Each line is in a branch that is shown, or counted with "… n more". */
static void branches_without_room_are_counted(void **state)
{
    zl_str text = { 0 };

    (void)state;
    zl_str_add_text(&text, "keyword\tpost");
    for (int i = 0; i < 300; i++)
        zl_str_format(&text, "\nnode\tword%d", i < 30 ? i % 3 : i);
    zl_plan plan = plan_of("wordtree", zl_str_text(&text),
                           (zili_chart_options){ .height = 60 });
    size_t lines = 0, more = 0;
    const zl_mark *mark;
    for (size_t n = 0; (mark = mark_of(&plan, ZL_MARK_LABEL, n)); n++) {
        lines += strncmp(mark->text, "word", 4) == 0;
        if (strncmp(mark->text, "… ", strlen("… ")) == 0)
            more = (size_t)strtol(mark->text + strlen("… "), NULL, 10);
    }
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_non_null(label_of(&plan, "word0"));
    assert_true(lines > 3 && lines < 40);
    assert_int_equal(lines - 3 + 30 + more, 300);
    zl_plan_clear(&plan);
    zl_str_clear(&text);
}

static void a_branch_cut_by_depth_ends_with_dots(void **state)
{
    zl_plan plan =
        plan_of("wordtree", contexts, (zili_chart_options){ .branch = 2 });
    const zl_mark *cut = label_of(&plan, "the…");
    const zl_mark *count = label_of(&plan, "2");

    (void)state;
    assert_int_equal(zl_plan_check(&plan, NULL), ZILI_OK);
    assert_true(count->x > cut->x + cut->width);
    zl_plan_clear(&plan);
}

static void options_of_trees_are_refused_elsewhere(void **state)
{
    (void)state;
    assert_fails("cloud", "term\t#count\na\t1",
                 (zili_chart_options){ .before = true },
                 "--before does nothing to the chart cloud; leave it out.");
    assert_fails("wordtree", "keyword\tpost\na\tb",
                 (zili_chart_options){ .before = true },
                 "The table has no column \"pre\"; it has keyword, post.");
    assert_fails("wordtree", "keyword\tpre\na\tb", (zili_chart_options){ 0 },
                 "The table has no column \"post\"; it has keyword, pre.");
}

/* ---- clouds ---- */

static void boxes_are_packed_around_the_middle(void **state)
{
    zl_parcel boxes[120];

    (void)state;
    for (size_t i = 0; i < 120; i++)
        boxes[i] = (zl_parcel){ .width = 3 + (double)(i * 7 % 11),
                                .height = 2 + (double)(i * 5 % 3) };
    boxes[60].width = 200;
    assert_true(zl_pack(boxes, 120, 80, 60));
    assert_near(boxes[0].x + boxes[0].width / 2, 40, 1e-9);
    assert_false(boxes[60].placed);
    for (size_t i = 0; i < 120; i++)
        for (size_t k = 0; boxes[i].placed && k < i; k++)
            assert_true(!boxes[k].placed ||
                        boxes[i].x + boxes[i].width <= boxes[k].x + 1e-5 ||
                        boxes[k].x + boxes[k].width <= boxes[i].x + 1e-5 ||
                        boxes[i].y + boxes[i].height <= boxes[k].y + 1e-5 ||
                        boxes[k].y + boxes[k].height <= boxes[i].y + 1e-5);
}

static void letters_are_as_large_as_counts(void **state)
{
    zl_plan plan =
        good_plan("cloud", "term\t#count\nmany\t64\nsome\t16\nfew\t4");
    double many = label_of(&plan, "many")->type.size;

    (void)state;
    assert_near(many, 2 * label_of(&plan, "some")->type.size, 1e-9);
    assert_near(many, 4 * label_of(&plan, "few")->type.size, 1e-9);
    assert_int_equal(label_of(&plan, "many")->look.ink, ZL_INK);
    assert_int_equal(label_of(&plan, "few")->look.ink, ZL_INK);
    zl_plan_clear(&plan);
}

static void classes_have_a_line_besides_a_colour(void **state)
{
    zl_plan plan = good_plan("cloud", "term\tclass\t#count\n"
                                      "a\tnoun\t3\nb\tverb\t2\nc\tother\t1");
    const zl_mark *verb = label_of(&plan, "b");

    (void)state;
    assert_int_equal(count_labels(&plan, "verb"), 1);
    assert_int_not_equal(label_of(&plan, "a")->look.ink, verb->look.ink);
    assert_non_null(mark_of(&plan, ZL_MARK_LINE, 3)); /* two, and two below */
    assert_null(mark_of(&plan, ZL_MARK_LINE, 4));
    zl_plan_clear(&plan);
    assert_fails("cloud",
                 "term\tclass\t#count\na\t1\t1\nb\t2\t1\nc\t3\t1\n"
                 "d\t4\t1\ne\t5\t1\nf\t6\t1",
                 (zili_chart_options){ 0 },
                 "The table has 6 classes, but only 5 can be told apart in a "
                 "cloud; give it fewer.");
}

static const zl_mark *note_of(const zl_plan *plan)
{
    const zl_mark *mark, *last = NULL;

    for (size_t n = 0; (mark = mark_of(plan, ZL_MARK_LABEL, n)); n++)
        last = mark;
    return last;
}

/* Lines may part anywhere in this ruler. */
static void assert_says(const zl_plan *plan, const char *words)
{
    zl_str text = { 0 };

    for (const char *at = note_of(plan)->text; *at; at++)
        if (*at != '\n' && *at != ' ')
            zl_str_add_byte(&text, *at);
    if (!strstr(zl_str_text(&text), words))
        fail_msg("%s", zl_str_text(&text));
    zl_str_clear(&text);
}

static void words_without_room_are_counted(void **state)
{
    zl_plan plan = good_plan("cloud", "term\t#count\nmany\t1e12\nfew\t1\n"
                                      "none\t0\nunder\t-4\nnothing\t");

    (void)state;
    assert_null(label_of(&plan, "few"));
    assert_says(&plan, "1of2wordsareshown");
    assert_says(&plan, "3havenocountabove0");
    assert_says(&plan, "Acloudisnostatistic");
    zl_plan_clear(&plan);
    assert_fails("cloud", "term\t#count\na\t0", (zili_chart_options){ 0 },
                 "The table has no word with a count above 0: there is "
                 "nothing to draw.");
}

/* ---- any table ---- */

static void any_table_is_drawn(void **state)
{
    const char *tree = "pre\tkeyword\tpost";

    (void)state;
    assert_rows_drawn("wordtree", tree, "@\t@\t@", 1);
    assert_rows_drawn("wordtree", tree, "a\tb$\tc", 500);
    assert_rows_drawn("wordtree", tree, "a\tb\t@ $", 500);
    assert_rows_drawn("wordtree", tree, "\t\t", 3);
    assert_rows_drawn("wordtree", tree, "-1\t1e12\tNaN", 2);
    assert_fails("cloud",
                 "term\t#count\n"
                 "a-word-that-is-so-long-that-it-has-no-room-in-any-column-of-"
                 "any-journal-whatever-its-size-is-"
                 "a-word-that-is-so-long-that-it-has-no-room-in-any-column-of-"
                 "any-journal\t1",
                 (zili_chart_options){ .width = 84 },
                 "No word of the table has room in a cloud of 82 mm; make it "
                 "wider (--width), or draw bars.");
    assert_rows_drawn("cloud", "term\t#count", "word$\t1$", 500);
    assert_rows_drawn("cloud", "term\tlang\t#count", "自力\tzh\t1e12", 12);
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    assert_survives_lack_of_memory("wordtree", contexts);
    assert_survives_lack_of_memory(
        "cloud", "term\tlang\t#count\na\tzh\t3\nb\ten\t2\nc\ten\t0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_at_blanks_and_signs),
        cmocka_unit_test(middle_dots_cut_where_there_are_many),
        cmocka_unit_test(common_beginnings_are_one_branch),
        cmocka_unit_test(branches_stand_as_they_come_where_asked),
        cmocka_unit_test(what_stands_before_is_read_from_the_node_on),
        cmocka_unit_test(depth_cuts_branches),
        cmocka_unit_test(frequent_branches_are_set_larger),
        cmocka_unit_test(a_tree_grows_towards_the_words),
        cmocka_unit_test(branches_without_room_are_counted),
        cmocka_unit_test(a_branch_cut_by_depth_ends_with_dots),
        cmocka_unit_test(options_of_trees_are_refused_elsewhere),
        cmocka_unit_test(boxes_are_packed_around_the_middle),
        cmocka_unit_test(letters_are_as_large_as_counts),
        cmocka_unit_test(classes_have_a_line_besides_a_colour),
        cmocka_unit_test(words_without_room_are_counted),
        cmocka_unit_test(any_table_is_drawn),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
