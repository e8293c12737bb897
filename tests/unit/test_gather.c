/* test_gather.c -- lines of one content together, and lines ranked by
 * content, against slow counting. */
#include "lines_help.h"

#include "analysis/gather.h"
#include "analysis/order.h"

/* ---- groups ---- */

typedef struct slow_group {
    zl_str text;
    size_t lines;
} slow_group;

typedef ZL_ARRAY(slow_group) slow_groups;

/* The key without the blank behind its last word. */
static void slow_text(const asked_lines *it, zl_hit hit, int place,
                      zl_str *text)
{
    zl_str_empty(text);
    slow_standing(it, hit, place, text);
    if (text->size)
        text->bytes[--text->size] = 0;
}

static slow_group *slow_group_with(slow_groups *groups, zl_view text)
{
    for (size_t i = 0; i < groups->count; i++)
        if (zl_view_same(zl_str_view(&groups->items[i].text), text))
            return &groups->items[i];
    slow_group group = { 0 };
    zl_str_add(&group.text, text);
    assert_true(zl_array_push(groups, group));
    return &groups->items[groups->count - 1];
}

static int by_size(const void *a, const void *b)
{
    const slow_group *left = a, *right = b;

    if (left->lines != right->lines)
        return left->lines > right->lines ? -1 : 1;
    return zl_view_compare(zl_str_view(&left->text),
                           zl_str_view(&right->text));
}

static slow_groups group_slowly(const asked_lines *it, int place)
{
    slow_groups groups = { 0 };
    zl_str text = { 0 };

    for (size_t i = 0; i < zl_lines_count(&it->lines); i++) {
        slow_text(it, zl_lines_hit(&it->lines, i), place, &text);
        slow_group_with(&groups, zl_str_view(&text))->lines++;
    }
    if (groups.count)
        qsort(groups.items, groups.count, sizeof *groups.items, by_size);
    zl_str_clear(&text);
    return groups;
}

static void clear_slow(slow_groups *groups)
{
    for (size_t i = 0; i < groups->count; i++)
        zl_str_clear(&groups->items[i].text);
    zl_array_clear(groups);
}

static void assert_groups(const zl_groups *groups, const slow_groups *slow)
{
    assert_int_equal(groups->list.count, slow->count);
    for (size_t i = 0; i < slow->count; i++) {
        assert_string_equal(groups->list.items[i].text,
                            zl_str_text(&slow->items[i].text));
        assert_int_equal(groups->list.items[i].lines, slow->items[i].lines);
    }
}

/* The lines of the first group as they were, then those of the second … */
static void assert_grouped(const asked_lines *it, const zl_groups *groups,
                           const shown_lines *before, int place)
{
    zl_str text = { 0 };
    size_t row = 0;

    for (uint32_t g = 0; g < groups->list.count; g++)
        for (size_t i = 0; i < before->count; i++) {
            slow_text(it, before->items[i].hit, place, &text);
            if (!zl_view_is(zl_str_view(&text), groups->list.items[g].text))
                continue;
            assert_int_equal(groups->of[row], g);
            assert_same_line(line_shown(&it->lines, row++), before->items[i]);
        }
    assert_int_equal(row, before->count);
    zl_str_clear(&text);
}

static void try_groups(asked_lines *it, int place)
{
    slow_groups slow = group_slowly(it, place);
    shown_lines before = copy_lines(&it->lines);
    zl_groups groups;
    zili_error err = { 0 };

    if (zl_lines_group(&it->lines, &it->ask, place_name(place), &groups,
                       &err))
        fail_msg("%s", err.text);
    assert_groups(&groups, &slow);
    assert_grouped(it, &groups, &before, place);
    clear_slow(&slow);
    zl_groups_clear(&groups);
    zl_array_clear(&before);
}

static void groups_are_counted_and_keep_their_order(void **state)
{
    uint32_t seed = 29;

    (void)state;
    for (int round = 0; round < 150; round++) {
        asked_lines it;
        open_random_lines(&it, &seed);
        try_groups(&it, (int)(next_random(&seed) % 9) - 4);
        close_lines(&it);
    }
}

static void no_lines_have_no_groups(void **state)
{
    uint32_t seed = 31;
    asked_lines it;
    zl_lines none = { 0 };
    zl_groups groups;

    (void)state;
    open_lines(&it, random_corpus(in_scratch("r.zili"), &seed), "*", &seed);
    assert_int_equal(zl_lines_group(&none, &it.ask, "1R", &groups, NULL),
                     ZILI_OK);
    assert_int_equal(groups.list.count, 0);
    assert_non_null(groups.of);
    zl_groups_clear(&groups);
    zl_lines_clear(&none);
    close_lines(&it);
}

static void what_is_no_place_is_refused(void **state)
{
    static const char *const wrong[] = { "", "1", "0R", "R1", "nodes",
                                         "1R,2R", "1R:stroke", " 1R" };
    uint32_t seed = 31;
    asked_lines it;

    (void)state;
    open_lines(&it, random_corpus(in_scratch("r.zili"), &seed), "*", &seed);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        zl_groups groups;
        zili_error err = { 0 };
        assert_int_equal(zl_lines_group(&it.lines, &it.ask, wrong[i], &groups,
                                        &err),
                         ZILI_EUSAGE);
        assert_says(&err, wrong[i]);
        zl_groups_clear(&groups);
    }
    close_lines(&it);
}

/* ---- ranks ---- */

static uint32_t slow_score(const asked_lines *it, const char *query,
                           const zl_context *context, zl_hit node)
{
    zl_window window = slow_window(it->corpus, it->ask.scope, context,
                                   node);
    zl_cursor *cursor;
    uint32_t score = 0;

    assert_int_equal(zl_ask_hits(&it->ask, query, &cursor, NULL), ZILI_OK);
    for (; !zl_cursor_ended(cursor); zl_cursor_next(cursor)) {
        zl_hit hit = cursor->hit;
        bool inside = hit.begin >= window.begin && hit.end <= window.end;
        bool apart = hit.end <= node.begin || hit.begin >= node.end;
        score += inside && apart;
    }
    zl_cursor_free(cursor);
    return score;
}

static void assert_ranked(const asked_lines *it, const char *query,
                          const zl_context *context, const shown_lines *before)
{
    uint32_t most = 0;
    size_t row = 0;

    for (size_t i = 0; i < before->count; i++) {
        uint32_t score =
            slow_score(it, query, context, before->items[i].hit);
        most = score > most ? score : most;
    }
    for (uint32_t score = most + 1; score-- > 0;)
        for (size_t i = 0; i < before->count; i++) {
            if (slow_score(it, query, context, before->items[i].hit) != score)
                continue;
            assert_int_equal(line_shown(&it->lines, row).score, score);
            assert_same_line(line_shown(&it->lines, row++), before->items[i]);
        }
    assert_int_equal(row, before->count);
}

static void try_rank(asked_lines *it, uint32_t *seed)
{
    static const char *const contexts[] = { "0w", "1w", "3w", "8w", "5c",
                                            "s",  "p" };
    const char *query = SOME(line_queries, seed);
    shown_lines before = copy_lines(&it->lines);
    zl_context context = { 0 };
    zili_error err = { 0 };

    assert_int_equal(zl_context_read(&context, SOME(contexts, seed), NULL),
                     ZILI_OK);
    if (zl_lines_rank(&it->lines, &it->ask, query, &context, &err))
        fail_msg("%s", err.text);
    assert_ranked(it, query, &context, &before);
    zl_array_clear(&before);
}

static void scores_are_the_hits_around(void **state)
{
    uint32_t seed = 37;

    (void)state;
    for (int round = 0; round < 80; round++) {
        asked_lines it;
        open_random_lines(&it, &seed);
        try_rank(&it, &seed);
        close_lines(&it);
    }
}

static void a_query_that_is_none_is_told(void **state)
{
    uint32_t seed = 31;
    asked_lines it;
    zl_context context = { .unit = ZL_CONTEXT_WORDS, .size = 8 };
    zili_error err = { 0 };

    (void)state;
    open_lines(&it, random_corpus(in_scratch("r.zili"), &seed), "*", &seed);
    assert_int_equal(zl_lines_rank(&it.lines, &it.ask, "(", &context, &err),
                     ZILI_EUSAGE);
    assert_true(zl_lines_count(&it.lines) > 0);
    close_lines(&it);
}

/* ---- all together ---- */

static zili_status arrange(asked_lines *it, zl_groups *groups)
{
    zl_context context = { .unit = ZL_CONTEXT_WORDS, .size = 4 };
    zili_status status = zl_lines_sort(&it->lines, &it->ask, "1R,1L",
                                       "codepoint", NULL);

    *groups = (zl_groups){ 0 };
    if (!status)
        status = zl_lines_rank(&it->lines, &it->ask, "self | 自", &context,
                               NULL);
    return status ? status
                  : zl_lines_group(&it->lines, &it->ask, "node", groups,
                                   NULL);
}

static int by_standing(const asked_lines *it, zl_hit one, zl_hit two,
                       int place)
{
    zl_str left = { 0 }, right = { 0 };

    slow_standing(it, one, place, &left);
    slow_standing(it, two, place, &right);
    int order = zl_view_compare(zl_str_view(&left), zl_str_view(&right));
    zl_str_clear(&left);
    zl_str_clear(&right);
    return order;
}

/* In a group the greatest score first; of one score in the order asked for;
 * of one order as in the corpus. */
static void assert_arranged(const asked_lines *it, const zl_groups *groups)
{
    for (size_t i = 1; i < zl_lines_count(&it->lines); i++) {
        shown_line one = line_shown(&it->lines, i - 1);
        shown_line two = line_shown(&it->lines, i);
        assert_true(groups->of[i - 1] <= groups->of[i]);
        if (groups->of[i - 1] < groups->of[i])
            continue;
        assert_true(one.score >= two.score);
        if (one.score > two.score)
            continue;
        int right = by_standing(it, one.hit, two.hit, 1);
        int left = by_standing(it, one.hit, two.hit, -1);
        assert_true(right < 0 || (right == 0 && left < 0) ||
                    (right == 0 && left == 0 && one.hit.begin < two.hit.begin));
    }
}

static void groups_hold_ranked_and_sorted_lines(void **state)
{
    uint32_t seed = 41;

    (void)state;
    for (int round = 0; round < 40; round++) {
        asked_lines it;
        zl_groups groups;
        open_lines(&it, ragged_corpus(in_scratch("r.zili"), &seed, RAGGED_ALL),
                   "*", &seed);
        assert_int_equal(arrange(&it, &groups), ZILI_OK);
        assert_arranged(&it, &groups);
        zl_groups_clear(&groups);
        close_lines(&it);
    }
}

/* What fails has put lines in some order, but lost none. */
static void every_lack_of_memory_is_survived(void **state)
{
    uint32_t seed = 43;
    asked_lines it;
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    open_lines(&it, random_corpus(in_scratch("r.zili"), &seed), "*", &seed);
    size_t lines = zl_lines_count(&it.lines);
    for (; status; requests++) {
        zl_groups groups;
        zl_refuse_after(requests);
        status = arrange(&it, &groups);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        assert_int_equal(zl_lines_count(&it.lines), lines);
        zl_groups_clear(&groups);
    }
    assert_true(requests > 40);
    close_lines(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_counted_and_keep_their_order),
        cmocka_unit_test(no_lines_have_no_groups),
        cmocka_unit_test(what_is_no_place_is_refused),
        cmocka_unit_test(scores_are_the_hits_around),
        cmocka_unit_test(a_query_that_is_none_is_told),
        cmocka_unit_test(groups_hold_ranked_and_sorted_lines),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("gather", tests, make_scratch,
                                       remove_scratch);
}
