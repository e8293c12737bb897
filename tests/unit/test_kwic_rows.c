/* test_kwic_rows.c -- the rows of a concordance, made while they are written
 * or held before, by one thread or several, against the corpus itself. */
#include "analysis_help.h"
#include "lines_help.h"

/* ---- questions ---- */

#define ARGUMENTS_MOST 32

typedef struct asked_rows {
    const char *arguments[ARGUMENTS_MOST + 2];
    size_t count;
    const char *context;
    bool several, ranked, grouped;
} asked_rows;

static void put(asked_rows *asked, const char *name, const char *value)
{
    assert_true(asked->count + 2 <= ARGUMENTS_MOST);
    asked->arguments[asked->count++] = name;
    asked->arguments[asked->count++] = value;
}

static void put_queries(asked_rows *asked, uint32_t *seed)
{
    static const char *const others[] = { "a", "self", "~\"力\"" };
    const char *query = SOME(line_queries, seed);

    put(asked, "query", query);
    asked->several = next_random(seed) % 2;
    if (asked->several)
        put(asked, "query", SOME(others, seed));
}

static void put_order(asked_rows *asked, uint32_t *seed)
{
    static const char *const orders[] = { "1R", "node,1L:codepoint",
                                          "2R:stroke,1R" };

    if (next_random(seed) % 2)
        put(asked, "sort", SOME(orders, seed));
    if (next_random(seed) % 3 == 0)
        put(asked, "collate", "stroke");
    asked->ranked = next_random(seed) % 3 == 0;
    if (asked->ranked)
        put(asked, "rank", "self | 自");
    asked->grouped = next_random(seed) % 3 == 0;
    if (asked->grouped)
        put(asked, "group", place_name((int)(next_random(seed) % 9) - 4));
}

static asked_rows random_question(uint32_t *seed)
{
    static const char *const contexts[] = { "0w", "2w", "8w", "s", "p" };
    asked_rows asked = { .context = SOME(contexts, seed) };

    put_queries(&asked, seed);
    put_order(&asked, seed);
    put(&asked, "context", asked.context);
    put(&asked, "region", "all");
    if (next_random(seed) % 4 == 0)
        put(&asked, "sample", "9");
    if (next_random(seed) % 4 == 0)
        put(&asked, "limit", "7");
    return asked;
}

/* ---- the same bytes ---- */

static zl_str write_with(const zili_table *table, int format,
                         uint64_t threads)
{
    zili_table_options options = { .format = format, .threads = threads };
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (zili_table_write(table, &options, zl_str_write, &out, &err))
        fail_msg("%s", err.text);
    return out;
}

static void assert_same_bytes(const zili_table *one, const zili_table *two,
                              int format, uint64_t threads)
{
    zl_str left = write_with(one, format, 1);
    zl_str right = write_with(two, format, threads);

    assert_true(zl_view_same(zl_str_view(&left), zl_str_view(&right)));
    zl_str_clear(&left);
    zl_str_clear(&right);
}

/* `made` makes its rows for each format anew, `held` holds them. */
static void assert_written_alike(const zili_table *made,
                                 const zili_table *held)
{
    static const int formats[] = { ZILI_FORMAT_TSV, ZILI_FORMAT_JSONL,
                                   ZILI_FORMAT_TEXT, ZILI_FORMAT_HTML };

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        assert_same_bytes(held, made, formats[i], 1);
        assert_same_bytes(held, made, formats[i], 3);
        assert_same_bytes(held, held, formats[i], 3);
    }
}

/* ---- the right cells ---- */

static uint64_t position_at(const zili_corpus *corpus,
                            const zili_table *table, size_t row,
                            const char *column)
{
    const char *name = text_at(table, row, "doc");
    uint32_t i = 0;

    while (strcmp(zl_corpus_document(corpus, i)->name, name) != 0)
        i++;
    return zl_corpus_document(corpus, i)->begin +
           (uint64_t)number_at(table, row, column) - 1;
}

static void assert_number(const zili_table *table, size_t row,
                          const char *column, uint32_t number)
{
    if (number)
        assert_int_equal(number_at(table, row, column), number);
    else
        assert_true(zili_table_missing(table, row, column_of(table, column)));
}

static void assert_stands(const zili_corpus *corpus, const zili_table *table,
                          size_t row)
{
    uint64_t begin = position_at(corpus, table, row, "from");
    slow_place place = slow_place_of(corpus, begin);

    assert_int_equal(number_at(table, row, "hit"), row + 1);
    assert_string_equal(text_at(table, row, "doc"), place.document->name);
    assert_string_equal(text_at(table, row, "region"), place.area->kind);
    assert_string_equal(text_at(table, row, "lang"), place.area->lang);
    assert_number(table, row, "para", place.paragraph);
    assert_number(table, row, "sent", place.sentence);
}

/* Append without any blank. */
static void add_tight(zl_str *out, zl_view text)
{
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            zl_str_add(out, zl_view_cut(text, begin, at));
    }
}

/* What is shown, blanks aside, is the text of the window. */
static void assert_text(const zili_corpus *corpus, const zl_scope *scope,
                        const char *size, const zili_table *table, size_t row)
{
    zl_hit hit = { position_at(corpus, table, row, "from"),
                   position_at(corpus, table, row, "to") + 1, 0, 0 };
    zl_context context = { 0 };
    zl_str all = { 0 }, shown = { 0 }, expected = { 0 };

    assert_int_equal(zl_context_read(&context, size, NULL), ZILI_OK);
    zl_window window = slow_window(corpus, scope, &context, hit);
    zl_corpus_text(corpus, window.begin, window.end, &all);
    add_tight(&expected, zl_str_view(&all));
    add_tight(&shown, zl_view_of(text_at(table, row, "pre")));
    add_tight(&shown, zl_view_of(text_at(table, row, "keyword")));
    add_tight(&shown, zl_view_of(text_at(table, row, "post")));
    assert_string_equal(zl_str_text(&shown), zl_str_text(&expected));
    zl_str_clear(&all);
    zl_str_clear(&shown);
    zl_str_clear(&expected);
}

/* The columns that only some questions have. */
static void assert_extras(const zili_table *table, const asked_rows *asked,
                          size_t row)
{
    bool first = true;

    assert_true(asked->several ==
                (zili_table_find(table, "query") != SIZE_MAX));
    assert_true(asked->ranked ==
                (zili_table_find(table, "score") != SIZE_MAX));
    assert_true(asked->grouped ==
                (zili_table_find(table, "lines") != SIZE_MAX));
    if (asked->several)
        for (size_t i = 0; i < asked->count; i += 2)
            first &= strcmp(asked->arguments[i], "query") != 0 ||
                     strcmp(asked->arguments[i + 1],
                            text_at(table, row, "query")) != 0;
    assert_true(!asked->several || !first);
}

static void assert_rows_right(const zili_corpus *corpus,
                              const asked_rows *asked,
                              const zili_table *table)
{
    zl_scope *scope;

    assert_int_equal(zl_scope_open(&scope, corpus, NULL, "all", NULL, NULL),
                     ZILI_OK);
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        assert_stands(corpus, table, row);
        assert_text(corpus, scope, asked->context, table, row);
        assert_extras(table, asked, row);
    }
    zl_scope_close(scope);
}

/* Two queries that are one are one item. */
static bool is_twice_the_same(const asked_rows *asked)
{
    return asked->several &&
           strcmp(asked->arguments[1], asked->arguments[3]) == 0;
}

static void rows_made_and_held_are_those_of_the_corpus(void **state)
{
    uint32_t seed = 47;

    (void)state;
    for (int round = 0; round < 60; round++) {
        zili_corpus *corpus =
            ragged_corpus(in_scratch("r.zili"), &seed, RAGGED_ALL);
        asked_rows asked = random_question(&seed);
        zili_table *made = answer(corpus, "kwic", asked.arguments);
        zili_table *held = answer(corpus, "kwic", asked.arguments);
        asked.several &= !is_twice_the_same(&asked);
        assert_int_equal(zili_table_hold(held, NULL), ZILI_OK);
        assert_written_alike(made, held);
        assert_rows_right(corpus, &asked, held);
        zili_table_free(made);
        zili_table_free(held);
        zili_corpus_close(corpus);
    }
}

/* More rows than are made at a time. */
static void many_rows_are_written_alike(void **state)
{
    uint32_t seed = 53;

    (void)state;
    for (int round = 0; round < 3; round++) {
        zili_corpus *corpus =
            ragged_corpus_of(in_scratch("r.zili"), &seed, RAGGED_ALL, 3000);
        const char *const *arguments =
            ARGUMENTS("query", "*", "query", "self", "region", "all", "rank",
                      "自", "group", "1R", "sort", "1L");
        zili_table *made = answer(corpus, "kwic", arguments);
        zili_table *held = answer(corpus, "kwic", arguments);
        assert_true(zili_table_rows(made) > 1100);
        assert_int_equal(zili_table_hold(held, NULL), ZILI_OK);
        assert_written_alike(made, held);
        zili_table_free(held);
        zili_table_free(made);
        zili_corpus_close(corpus);
    }
}

/* The cells of each line but its number. */
static void assert_same_cells(const zili_table *a, size_t row,
                              const zili_table *b, size_t other)
{
    static const char *const names[] = { "doc", "region", "lang", "pre",
                                         "keyword", "post" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(text_at(a, row, names[i]),
                            text_at(b, other, names[i]));
}

/* On more than one sheet (render.h); every token is a line, so its position
 * says which. */
static void lines_in_any_order_are_the_same_lines(void **state)
{
    uint32_t seed = 71;
    zili_corpus *corpus =
        ragged_corpus_of(in_scratch("r.zili"), &seed, RAGGED_ALL, 3000);
    zili_table *sorted = answer(corpus, "kwic",
                                ARGUMENTS("query", "*", "region", "all",
                                          "sort", "1R,node", "context",
                                          "3w"));
    zili_table *narrow = answer(corpus, "kwic",
                                ARGUMENTS("query", "*", "region", "all",
                                          "context", "3w"));
    size_t count = zili_table_rows(narrow), row = 0;
    size_t *rows = zl_alloc_array((size_t)zl_corpus_tokens(corpus),
                                  sizeof *rows);

    (void)state;
    assert_true(count > 1100);
    assert_int_equal(zili_table_rows(sorted), count);
    for (; row < count; row++)
        rows[position_at(corpus, narrow, row, "from")] = row;
    for (row = 0; row < count; row++)
        assert_same_cells(sorted, row, narrow,
                          rows[position_at(corpus, sorted, row, "from")]);
    zl_free(rows);
    zili_table_free(sorted);
    zili_table_free(narrow);
    zili_corpus_close(corpus);
}

/* ---- parts of all lines ---- */

static void assert_begins_like(const zili_table *some, const zili_table *all,
                               size_t rows)
{
    assert_int_equal(zili_table_rows(some), rows);
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < zili_table_columns(all); i++) {
            bool missing = zili_table_missing(all, row, i);
            assert_true(missing == zili_table_missing(some, row, i));
            if (zili_table_type(all, i) == ZILI_TEXT)
                assert_string_equal(zili_table_text(some, row, i),
                                    zili_table_text(all, row, i));
            else
                assert_int_equal(zili_table_integer(some, row, i),
                                 zili_table_integer(all, row, i));
        }
}

static void a_limit_gives_the_first_rows(void **state)
{
    uint32_t seed = 59;
    zili_corpus *corpus =
        ragged_corpus_of(in_scratch("r.zili"), &seed, RAGGED_ALL, 300);

    (void)state;
    zili_table *all = answer(corpus, "kwic",
                             ARGUMENTS("query", "*", "group", "1R", "rank",
                                       "self"));
    zili_table *five = answer(corpus, "kwic",
                              ARGUMENTS("query", "*", "group", "1R", "rank",
                                        "self", "limit", "5"));
    assert_true(zili_table_rows(all) > 5);
    assert_begins_like(five, all, 5);
    assert_true(has_note(five, "5 of "));
    zili_table_free(all);
    zili_table_free(five);
    zili_corpus_close(corpus);
}

/* Each line is one of all lines, in their order. */
static void a_sample_keeps_the_order(void **state)
{
    uint32_t seed = 61;
    zili_corpus *corpus =
        ragged_corpus_of(in_scratch("r.zili"), &seed, RAGGED_ALL, 300);
    uint64_t last = 0;

    (void)state;
    zili_table *some = answer(corpus, "kwic",
                              ARGUMENTS("query", "*", "sample", "20"));
    assert_int_equal(zili_table_rows(some), 20);
    for (size_t row = 0; row < 20; row++) {
        uint64_t at = position_at(corpus, some, row, "from");
        assert_true(row == 0 || at > last);
        last = at;
    }
    assert_true(has_note(some, "20 of "));
    zili_table_free(some);
    zili_corpus_close(corpus);
}

static void there_may_be_no_lines(void **state)
{
    uint32_t seed = 67;
    zili_corpus *corpus =
        ragged_corpus(in_scratch("r.zili"), &seed, RAGGED_ALL);

    (void)state;
    zili_table *none = answer(corpus, "kwic",
                              ARGUMENTS("query", "nowhere", "sort",
                                        "1R:stroke", "group", "node", "rank",
                                        "a", "region", "all"));
    assert_int_equal(zili_table_rows(none), 0);
    column_of(none, "group");
    column_of(none, "lines");
    column_of(none, "score");
    zili_table_free(none);
    zili_corpus_close(corpus);
}

/* ---- themes ---- */

static const char theme_file[] = "one: ['self', '~\"自力\"']\n"
                                 "two: ['a', 'self']\n";

static void themes_name_their_lines(void **state)
{
    uint32_t seed = 71;
    zili_corpus *corpus =
        ragged_corpus_of(in_scratch("r.zili"), &seed, RAGGED_ALL, 300);
    const char *const *arguments =
        ARGUMENTS("themes", in_scratch("t.yaml"), "region", "all");
    size_t ones = 0;

    (void)state;
    write_file(in_scratch("t.yaml"), theme_file, sizeof theme_file - 1);
    zili_table *made = answer(corpus, "kwic", arguments);
    zili_table *held = answer(corpus, "kwic", arguments);
    for (size_t row = 0; row < zili_table_rows(held); row++)
        ones += strcmp(text_at(held, row, "query"), "one") == 0;
    assert_true(ones > 0 && ones < zili_table_rows(held));
    assert_written_alike(made, held);
    zili_table_free(made);
    zili_table_free(held);
    zili_corpus_close(corpus);
}

/* ---- who owns what ---- */

/* A table that no one wrote lends from the corpus, and is freed before it;
 * others of the same corpus do not mind. */
static void tables_do_not_mind_each_other(void **state)
{
    uint32_t seed = 73;
    zili_corpus *corpus =
        ragged_corpus_of(in_scratch("r.zili"), &seed, RAGGED_ALL, 300);

    (void)state;
    zili_table *one = answer(corpus, "kwic", ARGUMENTS("query", "self"));
    zili_table *two = answer(corpus, "kwic",
                             ARGUMENTS("query", "self", "sort", "1R"));
    zl_str before = write_with(one, ZILI_FORMAT_TSV, 2);
    zili_table_free(two);
    zl_str after = write_with(one, ZILI_FORMAT_TSV, 2);
    assert_string_equal(zl_str_text(&before), zl_str_text(&after));
    zl_str_clear(&before);
    zl_str_clear(&after);
    zili_table_free(one);
    zili_corpus_close(corpus);
}

static zili_status whole_way(const zili_corpus *corpus, uint64_t threads)
{
    zili_table_options options = { .format = ZILI_FORMAT_TSV,
                                   .threads = threads };
    zili_table *table;
    zl_str out = { 0 };
    zili_status status =
        ask_for(corpus, "kwic",
                ARGUMENTS("query", "*", "query", "a:\"a\" @[]", "sort",
                          "1R,node", "collate", "codepoint", "group", "1L",
                          "rank", "self", "region", "all", "labels"),
                &table, NULL);

    if (!status)
        status = zili_table_write(table, &options, zl_str_write, &out, NULL);
    zili_table_free(table);
    zl_str_clear(&out);
    return status;
}

/* A stream to a text that cannot grow refuses, and that is ZILI_EIO. */
static void every_lack_of_memory_is_survived(void **state)
{
    uint32_t seed = 79;
    zili_corpus *corpus =
        ragged_corpus(in_scratch("r.zili"), &seed, RAGGED_ALL);

    (void)state;
    for (uint64_t threads = 1; threads < 4; threads += 2) {
        zili_status status = ZILI_ENOMEM;
        long requests = 0;
        for (; status; requests++) {
            zl_refuse_after(requests);
            status = whole_way(corpus, threads);
            zl_refuse_after(-1);
            assert_true(!status || status == ZILI_ENOMEM ||
                        status == ZILI_EIO);
        }
        assert_true(requests > 100);
    }
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_made_and_held_are_those_of_the_corpus),
        cmocka_unit_test(many_rows_are_written_alike),
        cmocka_unit_test(a_limit_gives_the_first_rows),
        cmocka_unit_test(a_sample_keeps_the_order),
        cmocka_unit_test(lines_in_any_order_are_the_same_lines),
        cmocka_unit_test(there_may_be_no_lines),
        cmocka_unit_test(themes_name_their_lines),
        cmocka_unit_test(tables_do_not_mind_each_other),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("kwic-rows", tests, make_scratch,
                                       remove_scratch);
}
