/* test_lattice.c -- the cheapest cut, beside all cuts there are. */
#include "lattice_help.h"

#define MOST 10 /* characters that the slow way cuts */

static int open_roles(void **state)
{
    (void)state;
    roles = zl_roles_new();
    return roles ? 0 : -1;
}

static int close_roles(void **state)
{
    (void)state;
    zl_roles_free(roles);
    return 0;
}

/* ---- the slow way ---- */

typedef struct slow_way {
    const priced_list *words, *own;
    zl_view text; /* of the run */
    bool after_number;
    size_t count;
    size_t ends[MOST + 1]; /* in bytes; the first is 0 */
    uint32_t characters[MOST];
} slow_way;

static bool is(const slow_way *it, size_t at, unsigned role)
{
    return at < it->count && (zl_roles_of(roles, it->characters[at]) & role);
}

static bool is_numeral(const slow_way *it, size_t at)
{
    return is(it, at, ZL_ROLE_NUMERAL);
}

static size_t numerals_end(const slow_way *it, size_t at)
{
    while (is_numeral(it, at))
        at++;
    return at;
}

/* Does a number stand before the numeral at `at`? */
static bool goes_on(const slow_way *it, size_t at)
{
    if (!is_numeral(it, at))
        return false;
    return at ? is_numeral(it, at - 1) || is(it, at - 1, ZL_ROLE_ORDINAL)
              : it->after_number;
}

/* All numerals that stand together, or 第 and all that follow it. */
static bool is_number(const slow_way *it, size_t from, size_t to)
{
    if (to - from < 2 || is_numeral(it, to))
        return false;
    if (is(it, from, ZL_ROLE_ORDINAL))
        return numerals_end(it, from + 1) == to;
    return (from == 0 || !is_numeral(it, from - 1)) &&
           numerals_end(it, from) == to;
}

typedef struct key {
    size_t own_characters, own_words, cost;
} key;

/* What the piece costs; false where it is no word. */
static bool add_piece(const slow_way *it, size_t from, size_t to, key *sum)
{
    zl_view text = zl_view_cut(it->text, it->ends[from], it->ends[to]);
    const priced *own = find_priced(it->own, text);
    const priced *word = find_priced(it->words, text);
    size_t cost = SIZE_MAX;

    if (own) {
        sum->own_characters += to - from;
        sum->own_words++;
        sum->cost += own->cost;
        return true;
    }
    if (word && (!goes_on(it, from) || to <= numerals_end(it, from)))
        cost = word->cost;
    if (!word && to - from == 1)
        cost = ZL_COST_UNKNOWN;
    if (is_number(it, from, to) && cost > ZL_COST_NUMBER)
        cost = ZL_COST_NUMBER;
    sum->cost += cost < SIZE_MAX ? cost : 0;
    return cost < SIZE_MAX;
}

/* The sum over a cut, of which bit i says that one is behind character i. */
static bool sum_up(const slow_way *it, unsigned cuts, key *sum)
{
    size_t from = 0;

    *sum = (key){ 0, 0, 0 };
    for (size_t to = 1; to <= it->count; to++) {
        if (!(cuts >> (to - 1) & 1))
            continue;
        if (!add_piece(it, from, to, sum))
            return false;
        from = to;
    }
    return true;
}

/* Of two that are alike the one with the longer last word, and so on to the
 * front: the one whose last cut that the other has not is smaller. */
static bool is_better(key a, unsigned a_cuts, key b, unsigned b_cuts)
{
    if (a.own_characters != b.own_characters)
        return a.own_characters > b.own_characters;
    if (a.own_words != b.own_words)
        return a.own_words < b.own_words;
    return a.cost != b.cost ? a.cost < b.cost : a_cuts < b_cuts;
}

static unsigned best_cut(const slow_way *it)
{
    unsigned last = 1u << (it->count - 1), best = 0;
    key best_sum = { 0, 0, 0 }, sum;

    for (unsigned cuts = last; cuts < 2 * last; cuts++)
        if (sum_up(it, cuts, &sum) &&
            (!best || is_better(sum, cuts, best_sum, best))) {
            best = cuts;
            best_sum = sum;
        }
    return best;
}

/* ---- random ---- */

static const char *const letters[] = { "自", "力", "更", "一", "十", "第",
                                       "𠀀" };

static void random_letters(uint32_t *seed, size_t most, zl_str *out)
{
    size_t count = 1 + next_random(seed) % most;

    zl_str_empty(out);
    while (count-- > 0)
        zl_str_add_text(out, letters[next_random(seed) % 7]);
}

/* Few costs, so that many ways are alike. */
static void random_words(uint32_t *seed, size_t count, priced_list *out)
{
    static const unsigned costs[] = { 1, 10, 20, 100, 100, 200, 254 };
    zl_str word = { 0 };

    out->count = 0;
    while (out->count < count) {
        random_letters(seed, 4, &word);
        add_priced(out, zl_str_text(&word), costs[next_random(seed) % 7]);
    }
    zl_str_clear(&word);
}

static void fill_slow(slow_way *it, zl_view whole, size_t begin)
{
    it->text = zl_view_cut(whole, begin, whole.size);
    it->count = 0;
    it->ends[0] = 0;
    it->after_number = begin > 0 && whole.bytes[0] != 'a';
    for (size_t at = 0; at < it->text.size;) {
        it->characters[it->count++] = zl_utf8_next(it->text, &at);
        it->ends[it->count] = at;
    }
}

static void assert_as_slowly(const lattices *it, const priced_list *words,
                             const priced_list *own, zl_view whole,
                             size_t begin)
{
    slow_way slow = { .words = words, .own = own };
    zl_pieces found = { 0 };
    zili_error err = { 0 };
    unsigned cuts = 0;
    size_t at = begin, k = 0;

    fill_slow(&slow, whole, begin);
    assert_int_equal(zl_lattice_cut(it->lattice, whole,
                                    (zl_piece){ begin, whole.size }, &found,
                                    &err),
                     ZILI_OK);
    for (size_t i = 0; i < found.count; i++) {
        assert_int_equal(found.items[i].begin, at);
        at = found.items[i].end;
        while (slow.ends[k] < at - begin)
            k++;
        cuts |= 1u << (k - 1);
    }
    assert_int_equal(at, whole.size);
    unsigned best = best_cut(&slow);
    if (cuts != best)
        fail_msg("%.*s: %x, and not %x", (int)whole.size, whole.bytes, cuts,
                 best);
    zl_array_clear(&found);
}

static void the_best_of_all_cuts_is_taken(void **state)
{
    static const char *const before[] = { "", "", "9", "a", "三" };
    uint32_t seed = 1958;
    zl_str run = { 0 }, whole = { 0 };

    (void)state;
    for (int round = 0; round < 150; round++) {
        priced_list words, own;
        lattices it;
        random_words(&seed, 1 + next_random(&seed) % WORDS, &words);
        random_words(&seed, next_random(&seed) % (round % 2 ? 4 : 16), &own);
        open_lattice(&it, &words, &own);
        for (int i = 0; i < 30; i++) {
            const char *start = before[next_random(&seed) % 5];
            random_letters(&seed, MOST - 1, &run);
            zl_str_empty(&whole);
            zl_str_add_text(&whole, start);
            zl_str_add(&whole, zl_str_view(&run));
            assert_as_slowly(&it, &words, &own, zl_str_view(&whole),
                             strlen(start));
        }
        close_lattice(&it);
    }
    zl_str_clear(&run);
    zl_str_clear(&whole);
}

/* ---- by hand ---- */

static void assert_cut(const lattices *it, const char *text,
                       const char *expected)
{
    zl_str found = { 0 };

    write_cut(it, text, &found);
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
}

static void open_by_hand(lattices *it)
{
    priced_list words = { 0 }, own = { 0 };

    add_priced(&words, "自力", 100);
    add_priced(&words, "更生", 100);
    add_priced(&words, "自力更生", 150);
    add_priced(&words, "一个", 20);
    add_priced(&words, "一", 30);
    add_priced(&words, "年", 30);
    add_priced(&words, "个", 60);
    add_priced(&words, "万元", 40);
    add_priced(&own, "力更", 255);
    add_priced(&own, "五年计划", 1);
    open_lattice(it, &words, &own);
}

static void a_word_of_the_users_wins_at_any_cost(void **state)
{
    lattices it;

    (void)state;
    open_by_hand(&it);
    assert_cut(&it, "自力更生", "自|力更|生");
    assert_cut(&it, "自力", "自力");
    assert_cut(&it, "第一个五年计划", "第一|个|五年计划");
    assert_cut(&it, "十五年计划", "十|五年计划");
    close_lattice(&it);
}

static void few_words_of_the_users_win_over_many(void **state)
{
    priced_list none = { 0 }, own = { 0 };
    lattices it;

    (void)state;
    add_priced(&own, "自", 1);
    add_priced(&own, "力", 1);
    add_priced(&own, "自力", 255);
    add_priced(&own, "自力更", 255);
    add_priced(&own, "更生", 255);
    open_lattice(&it, &none, &own);
    assert_cut(&it, "自力", "自力");
    assert_cut(&it, "自力更", "自力更");
    assert_cut(&it, "自力更生", "自力|更生");
    close_lattice(&it);
}

static void a_number_keeps_its_last_numeral(void **state)
{
    lattices it;

    (void)state;
    open_by_hand(&it);
    assert_cut(&it, "十一个", "十一|个");
    assert_cut(&it, "第一个", "第一|个");
    assert_cut(&it, "一个", "一个");
    assert_cut(&it, "三十万元", "三十万|元");
    assert_cut(&it, "一九五八年", "一九五八|年");
    assert_cut(&it, "二〇〇一年", "二〇〇一|年");
    assert_cut(&it, "第", "第");
    assert_cut(&it, "三万兩千億", "三万兩千億");
    close_lattice(&it);
}

static void a_mark_belongs_to_the_character_before_it(void **state)
{
    lattices it;

    (void)state;
    open_by_hand(&it);
    assert_cut(&it, "自\U000E0100力年", "自\U000E0100力|年");
    assert_cut(&it, "力\u3099\u3099更\u3099生", "力\u3099\u3099更\u3099|生");
    close_lattice(&it);
}

static void an_empty_vocabulary_leaves_characters(void **state)
{
    lattices it = { 0 };

    (void)state;
    open_knowledge(&it);
    assert_cut(&it, "自力𠀀更", "自|力|𠀀|更");
    assert_cut(&it, "", "");
    close_lattice(&it);
}

static void assert_parts(const lattices *it, const char *word,
                         const char *expected)
{
    zl_str found = { 0 };
    zl_pieces parts = { 0 };

    assert_int_equal(
        zl_lattice_part(it->lattice, zl_view_of(word), &parts, NULL),
        ZILI_OK);
    for (size_t i = 0; i < parts.count; i++) {
        zl_str_add_text(&found, i ? "|" : "");
        zl_str_add(&found, zl_view_cut(zl_view_of(word), parts.items[i].begin,
                                       parts.items[i].end));
    }
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
    zl_array_clear(&parts);
}

static void a_word_has_parts(void **state)
{
    priced_list words = { 0 }, none = { 0 };
    lattices it;

    (void)state;
    add_priced(&words, "自力更生", 1);
    add_priced(&words, "自力", 100);
    add_priced(&words, "自", 1);
    open_lattice(&it, &words, &none);
    assert_parts(&it, "自力更生", "自力|更|生");
    assert_parts(&it, "自力", "自|力");
    assert_parts(&it, "自", "自");
    assert_parts(&it, "生", "生");
    assert_cut(&it, "自力更生", "自力更生");
    close_lattice(&it);
}

static void assert_origin(const lattices *it, const char *word,
                          zl_origin origin, unsigned cost)
{
    unsigned found = 0;

    assert_int_equal(
        zl_origin_of(&it->knowledge, zl_view_of(word), &found), origin);
    assert_int_equal(found, cost);
}

static void a_word_tells_where_it_is_from(void **state)
{
    lattices it;

    (void)state;
    open_by_hand(&it);
    assert_origin(&it, "力更", ZL_ORIGIN_OWN, 255);
    assert_origin(&it, "自力更生", ZL_ORIGIN_WORD, 150);
    assert_origin(&it, "一", ZL_ORIGIN_WORD, 30);
    assert_origin(&it, "一九五八", ZL_ORIGIN_NUMBER, ZL_COST_NUMBER);
    assert_origin(&it, "第一", ZL_ORIGIN_NUMBER, ZL_COST_NUMBER);
    assert_origin(&it, "自力更", ZL_ORIGIN_UNKNOWN, ZL_COST_UNKNOWN);
    assert_origin(&it, "生", ZL_ORIGIN_UNKNOWN, ZL_COST_UNKNOWN);
    assert_origin(&it, "一第", ZL_ORIGIN_UNKNOWN, ZL_COST_UNKNOWN);
    close_lattice(&it);
}

static void a_run_without_own_words_is_plain(void **state)
{
    static const struct {
        const char *run;
        bool plain;
        size_t numbers;
    } runs[] = {
        { "自更生", true, 0 },   { "自力更生", false, 0 },
        { "更生力", false, 0 },  { "更一生", true, 1 },
        { "第", true, 0 },       { "萬", true, 1 },
        { "几更", true, 0 },     { "計划", true, 0 },
        { "五", false, 0 },      { "一二三年第九", true, 3 },
        { "年个", true, 0 },
    };
    lattices it;
    zl_numbers numbers;

    (void)state;
    open_by_hand(&it);
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        zl_view run = zl_view_of(runs[i].run);
        assert_int_equal(zl_lattice_is_plain(it.lattice, run,
                                             (zl_piece){ 0, run.size },
                                             &numbers),
                         runs[i].plain);
        if (runs[i].plain)
            assert_int_equal(numbers.count, runs[i].numbers);
    }
    close_lattice(&it);
}

/* ---- memory ---- */

static bool survives(long requests)
{
    zl_dictionary none = { 0 };
    zl_knowledge nothing = { &none.words, &none, roles };
    zl_pieces tokens = { 0 };
    zl_view text = zl_view_of("独立自主自力更生");

    zl_refuse_after(requests);
    zl_lattice *lattice = zl_lattice_new(&nothing);
    zili_status status = lattice ? ZILI_OK : ZILI_ENOMEM;
    if (!status)
        status = zl_lattice_cut(lattice, text, (zl_piece){ 0, text.size },
                                &tokens, NULL);
    zl_refuse_after(-1);
    assert_true(!status || status == ZILI_ENOMEM);
    zl_array_clear(&tokens);
    zl_lattice_free(lattice);
    return !status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    long requests = 0;

    (void)state;
    while (!survives(requests))
        requests++;
    assert_int_equal(requests, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_of_all_cuts_is_taken),
        cmocka_unit_test(a_word_of_the_users_wins_at_any_cost),
        cmocka_unit_test(few_words_of_the_users_win_over_many),
        cmocka_unit_test(a_number_keeps_its_last_numeral),
        cmocka_unit_test(a_mark_belongs_to_the_character_before_it),
        cmocka_unit_test(an_empty_vocabulary_leaves_characters),
        cmocka_unit_test(a_word_has_parts),
        cmocka_unit_test(a_word_tells_where_it_is_from),
        cmocka_unit_test(a_run_without_own_words_is_plain),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("lattice", tests, open_roles,
                                       close_roles);
}
