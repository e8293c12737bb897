/* test_join.c -- words of a query that touch, for the cut zili. */
#include "recut_help.h"

static void what_touches_may_be_one_word_of_the_cut_zili(void **state)
{
    (void)state;
    assert_recut("zili", "don't 独立*", "don't 独立*");
    assert_recut("zili", "self-relian*", "(self_-_relian* | self-relian*)");
    assert_recut("zili", "阿Q%c x", "(阿%1_Q%1 | 阿Q%1) x");
    assert_recut("zili", "\"C\\+\\+\"",
                 "(\"C\"_\"+\"_\"+\" | \"C++\")");
    assert_recut("zili", "*-* -* a ,,", "*_-_* -_* a ,_,");
    assert_recut("zili", "a-独b",
                 "(a_-_独_b | a-_独_b | a_-独_b | a-独_b | a_-_独b | "
                 "a-_独b | a_-独b | a-独b)");
    assert_recut("penn", "*n't ?n't", "*_n't (?_n't | ?n't)");
    assert_recut("zili", "**阿Q a-**", "(**阿_Q | **阿Q) (a_-_** | a-**)");
    assert_recut("penn", "don't", "(do_n't | don't)");
    assert_recut("hyphen", "self-x a,b", "self-x (a_,_b | a,b)");
}

static void numbers_are_joined_for_the_cut_zili(void **state)
{
    (void)state;
    assert_recut("zili", "300万", "(300_万 | 300万 | 300万)");
    assert_recut("zili", "300万人", "(300_万人 | 300万_人 | 300万人)");
    assert_recut("zili", "300万人*", "(300_万人* | 300万_人* | 300万人*)");
    assert_recut("zili", "300万*", "(300_万* | 300万*)");
    assert_recut("zili", "3*万 300* 三百人", "3*万 300* 三百人");
    assert_recut("zili", "在第3次",
                 "(在第_3_次 | 在_第3_次 | 在第3_次 | 在第_3次 | 在第3次)");
    assert_recut("zili", "二〇〇一年",
                 "(二_〇〇_一年 | 二〇〇一_年 | 二〇〇_一年 | 二_〇〇一年 | "
                 "二〇〇一年)");
    assert_recut("zili", "公元二○○一年",
                 "(公元二_○_○_一年 | 公元_二○○一_年 | 公元二○_○_一年 | "
                 "公元二○○_一年 | 公元二_○_○一年 | 公元二○_○一年 | "
                 "公元二_○○一年 | 公元二○○一年)");
    assert_recut("zili", "1960年", "(1960_年 | 1960年)");
    assert_recut("char", "300万", "300_万");
}

static void every_lack_of_memory_for_joined_words_is_survived(void **state)
{
    zl_node *tree;
    long requests = -1;
    zili_status status = ZILI_ENOMEM;

    (void)state;
    assert_int_equal(zl_parse(&tree, "在第3次 | 二〇〇一年 self-x*%c", NULL),
                     ZILI_OK);
    while (status == ZILI_ENOMEM) {
        zl_node *cut;
        zl_refuse_after(++requests);
        status = zl_recut(&cut, tree, profile_named("zili"), NULL);
        zl_refuse_after(-1);
        assert_true((status == ZILI_OK) == (cut != NULL));
        zl_node_free(cut);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(requests > 100);
    zl_node_free(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_touches_may_be_one_word_of_the_cut_zili),
        cmocka_unit_test(numbers_are_joined_for_the_cut_zili),
        cmocka_unit_test(every_lack_of_memory_for_joined_words_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
