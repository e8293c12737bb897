/* test_kwic_parallel.c -- lines of a concordance with what they are aligned
 * with, beside what is found by looking at every bead. */
#include "analysis_help.h"
#include "beads_help.h"

#include "analysis/context.h"

#include <math.h>

static uint32_t seed = 11;
static zili_corpus *corpus;

/* ---- slowly ---- */

/* The text without its blanks: these are compared elsewhere. */
static void add_solid(zl_view text, zl_str *out)
{
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            zl_str_add(out, zl_view_cut(text, begin, at));
    }
}

static void assert_solid(const char *found, zl_view wanted)
{
    zl_str left = { 0 }, right = { 0 };

    add_solid(zl_view_of(found), &left);
    add_solid(wanted, &right);
    assert_string_equal(zl_str_text(&left), zl_str_text(&right));
    assert_null(strstr(found, "  "));
    assert_null(strchr(found, '\n'));
    zl_str_clear(&left);
    zl_str_clear(&right);
}

/* What stands from one token to another, less some bytes at both ends. */
static void assert_stretch(const char *found, zl_hit hit)
{
    zl_str text = { 0 };

    zl_corpus_text(corpus, hit.begin, hit.end, &text);
    assert_solid(found, zl_view_cut(zl_str_view(&text), hit.skip,
                                    text.size - hit.trim));
    zl_str_clear(&text);
}

/* The same, blanks and all, as a context shows it. */
static void assert_shown(const char *found, uint64_t from, uint64_t to)
{
    zl_context whole = { .unit = ZL_CONTEXT_SENTENCE };
    zl_str text = { 0 };

    if (from < to)
        zl_context_node(&whole, corpus, (zl_hit){ from, to, 0, 0 }, &text);
    assert_string_equal(found, zl_str_text(&text));
    zl_str_clear(&text);
}

/* The first hit of a query in [from, to), cut at its end; empty: none is. */
static zl_hit first_hit(const char *query, uint64_t from, uint64_t to)
{
    zl_cursor *cursor;
    zl_hit found = { 0 };

    if (!query || from == to)
        return found;
    assert_int_equal(zl_query(&cursor, query, NULL, corpus, NULL, NULL),
                     ZILI_OK);
    zl_cursor_seek(cursor, from);
    if (cursor->hit.begin < to)
        found = cursor->hit;
    if (found.end > to)
        found = (zl_hit){ found.begin, to, found.skip, 0 };
    zl_cursor_free(cursor);
    return found;
}

/* The position of a line: its document and token. */
static uint64_t position_of(const zili_table *table, size_t row)
{
    const char *name =
        zili_table_text(table, row, zili_table_find(table, "doc"));
    int64_t from =
        zili_table_integer(table, row, zili_table_find(table, "from"));

    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++)
        if (strcmp(zl_corpus_document(corpus, i)->name, name) == 0)
            return zl_corpus_document(corpus, i)->begin + (uint64_t)from - 1;
    fail_msg("no document %s", name);
    return 0;
}

/* ---- both ---- */

static void check_row(const zili_table *table, size_t row, const char *other,
                      size_t *marked)
{
    size_t confidence = zili_table_find(table, "confidence");
    bool is_b = false;
    const zl_bead *bead =
        slow_bead_at(corpus, position_of(table, row), &is_b);
    uint64_t from = !bead ? 0 : is_b ? bead->a : bead->b;
    uint64_t to = !bead ? 0 : is_b ? bead->a_end : bead->b_end;
    zl_hit mark = first_hit(other, from, to);

    assert_int_equal(zili_table_missing(table, row, confidence), !bead);
    if (bead)
        assert_true(zili_table_real(table, row, confidence) == .5);
    assert_int_equal(zili_table_missing(table, row, confidence + 2),
                     from == to);
    assert_stretch(zili_table_text(table, row, confidence + 2),
                   (zl_hit){ from, to, 0, 0 });
    assert_shown(zili_table_text(table, row, confidence + 2), from, to);
    assert_int_equal(zili_table_missing(table, row, confidence + 1),
                     mark.begin == mark.end);
    assert_stretch(zili_table_text(table, row, confidence + 1), mark);
    *marked += mark.begin < mark.end;
}

/* The same bytes whatever the number of threads, and whether rows are held. */
static void check_bytes(const zili_table *table, const char *const *arguments)
{
    zl_str texts[3] = { { 0 } };
    zili_table *again;

    for (size_t i = 0; i < 3; i++) {
        zili_table_options options = { .format = ZILI_FORMAT_TSV,
                                       .threads = i + 1 };
        assert_int_equal(ask_for(corpus, "kwic", arguments, &again, NULL),
                         ZILI_OK);
        assert_int_equal(zili_table_write(i ? again : table, &options,
                                          zl_str_write, &texts[i], NULL),
                         ZILI_OK);
        zili_table_free(again);
        assert_string_equal(zl_str_text(&texts[0]), zl_str_text(&texts[i]));
    }
    for (size_t i = 0; i < 3; i++)
        zl_str_clear(&texts[i]);
}

static void check(const char *query, const char *other, size_t *marked)
{
    static const char *const orders[] = { "1R", "1L,node", "node:codepoint" };
    static const char *const samples[] = { "3", "20", "1000" };
    static const char *const contexts[] = { "2w", "5c", "s", "p" };
    static const char *const kinds[] = { "own", "all" };
    const char *arguments[16] = { "query", query, "parallel", NULL };
    size_t count = 4;
    zili_table *table;
    zili_error err = { 0 };

    arguments[count++] = "context";
    arguments[count++] = SOME(contexts, &seed);
    arguments[count++] = "region";
    arguments[count++] = SOME(kinds, &seed);
    if (chance(&seed, 2)) {
        arguments[count++] = "sort";
        arguments[count++] = SOME(orders, &seed);
    }
    if (chance(&seed, 3)) {
        arguments[count++] = "sample";
        arguments[count++] = SOME(samples, &seed);
    }
    if (ask_for(corpus, "kwic", arguments, &table, &err))
        fail_msg("%s: %s", query, err.text);
    for (size_t row = 0; row < zili_table_rows(table); row++)
        check_row(table, row, other, marked);
    check_bytes(table, arguments);
    zili_table_free(table);
}

static void lines_have_what_they_are_aligned_with(void **state)
{
    static const struct {
        const char *query, *other;
    } asked[] = {
        { "a", NULL },
        { "* *", NULL },
        { "* :zh 自 | 力", "自 | 力" },
        { "* :en ~\"el\"", "~\"el\"" },
        { "[] :zh !a :zh [] [] [] :zh b", "[] [] []" },
        { "* :en !self", NULL },
    };
    size_t marked = 0;

    (void)state;
    for (int round = 0; round < 12; round++) {
        corpus = corpus_with_beads(in_scratch("k.zili"), &seed);
        for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
            check(asked[i].query, asked[i].other, &marked);
        zili_corpus_close(corpus);
    }
    assert_true(marked > 50);
}

static void each_query_marks_what_it_asks_for(void **state)
{
    size_t all[2] = { 0 };

    (void)state;
    while (!all[0] || !all[1]) {
        corpus = corpus_with_beads(in_scratch("e.zili"), &seed);
        zili_table *table =
            answer(corpus, "kwic",
                   ARGUMENTS("query", "* :zh a", "query", "* :zh 自", "sort",
                             "1R", "parallel"));
        size_t name = zili_table_find(table, "query");
        for (size_t row = 0; row < zili_table_rows(table); row++) {
            bool second = strcmp(zili_table_text(table, row, name),
                                 "* :zh a") != 0;
            check_row(table, row, second ? "自" : "a", &all[second]);
        }
        zili_table_free(table);
        zili_corpus_close(corpus);
    }
}

/* ---- what fails ---- */

static void without_beads_it_is_said_what_to_do(void **state)
{
    zili_table *table;
    zili_error err = { 0 };

    (void)state;
    corpus = make_corpus(in_scratch("n.zili"), &seed);
    assert_int_equal(ask_for(corpus, "kwic",
                             (const char *[]){ "query", "a", "parallel", NULL,
                                               NULL },
                             &table, &err),
                     ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "n.zili does it."));
    zili_corpus_close(corpus);
}

static zili_status ask_and_write(zl_str *out)
{
    const char *arguments[] = { "query", "* :zh a", "query", "a", "parallel",
                                NULL, NULL };
    zili_table_options options = { .format = ZILI_FORMAT_TEXT };
    zili_table *table;
    zili_error err = { 0 };
    zili_status status = ask_for(corpus, "kwic", arguments, &table, &err);

    if (!status)
        status = zili_table_write(table, &options, zl_str_write, out, &err);
    zili_table_free(table);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_str wanted = { 0 }, found = { 0 };
    zili_status status = ZILI_ENOMEM;
    long requests = 0;

    (void)state;
    corpus = corpus_with_beads(in_scratch("m.zili"), &seed);
    assert_int_equal(ask_and_write(&wanted), ZILI_OK);
    for (; status; requests += 3) {
        zl_str_clear(&found);
        zl_refuse_after(requests);
        status = ask_and_write(&found);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM || status == ZILI_EIO);
    }
    assert_string_equal(zl_str_text(&found), zl_str_text(&wanted));
    assert_true(requests > 100);
    zl_str_clear(&wanted);
    zl_str_clear(&found);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_have_what_they_are_aligned_with),
        cmocka_unit_test(each_query_marks_what_it_asks_for),
        cmocka_unit_test(without_beads_it_is_said_what_to_do),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("kwic_parallel", tests, make_scratch,
                                       remove_scratch);
}
