/* test_kwic_parallel.c -- lines of a concordance with what they are aligned
 * with, beside what is found by looking at every bead. */
#include "analysis_help.h"
#include "hits_help.h"
#include "beads_help.h"

#include "analysis/context.h"
#include "analysis/rendered.h"

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
    assert_int_equal(open_hits(&cursor, query, NULL, corpus, NULL, NULL),
                     ZILI_OK);
    zl_cursor_seek(cursor, from);
    if (cursor->hit.begin < to)
        found = cursor->hit;
    if (found.end > to)
        found = (zl_hit){ found.begin, to, found.skip, 0 };
    zl_cursor_free(cursor);
    return found;
}

/* ---- what is expected ---- */

/* What the occurrences of a query became, as `zili render` finds it. */
static void render_all(const char *query, const char *kind,
                       zl_renderings *out)
{
    zili_question question = { .region = kind };
    zili_question everything = { .region = "all" };
    zl_ask ask, wide;
    zl_link_model *model = NULL;
    zl_parallel parallel;
    zl_hits hits = { 0 };
    zili_error err = { 0 };

    if (zl_ask_open(&ask, corpus, &question, &err) ||
        zl_ask_open(&wide, corpus, &everything, &err) ||
        zl_parallel_make(&parallel, &wide, ZL_PAIRS_OF_BOTH, &err) ||
        zl_ask_all(&ask, query, &hits, &err) ||
        zl_link_model_open(&model, &ask, &parallel, NULL, &err) ||
        zl_renderings_find(out, &ask, &parallel, query, &hits, model, &err))
        fail_msg("%s", err.text);
    zl_link_model_close(model);
    zl_array_clear(&hits);
    zl_parallel_clear(&parallel);
    zl_ask_close(&wide);
    zl_ask_close(&ask);
}

/* The hit of a line: its document and tokens. */
static zl_hit hit_of(const zili_table *table, size_t row)
{
    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++) {
        const zl_document *document = zl_corpus_document(corpus, i);
        if (strcmp(document->name, text_at(table, row, "doc")) == 0)
            return (zl_hit){
                document->begin + (uint64_t)number_at(table, row, "from") - 1,
                document->begin + (uint64_t)number_at(table, row, "to"), 0, 0
            };
    }
    fail_msg("no document %s", text_at(table, row, "doc"));
    return (zl_hit){ 0 };
}

/* What is expected of a line: what `other` finds there, or without it what is
 * rendered. */
typedef struct expected {
    const char *other;
    zl_renderings rendered;
    size_t marked; /* so many */
} expected;

static zl_hit mark_of(const expected *all, zl_hit hit, uint64_t from,
                      uint64_t to)
{
    if (all->other)
        return first_hit(all->other, from, to);
    for (size_t i = 0; i < all->rendered.items.count; i++) {
        const zl_rendered_hit *one = &all->rendered.items.items[i];
        if (one->hit.begin == hit.begin && one->hit.end == hit.end)
            return (zl_hit){ one->from, one->to, 0, 0 };
    }
    return (zl_hit){ 0 };
}

/* ---- both ---- */

static void check_row(const zili_table *table, size_t row, expected *all)
{
    size_t confidence = zili_table_find(table, "confidence");
    zl_hit hit = hit_of(table, row);
    bool is_b = false;
    const zl_bead *bead = slow_bead_at(corpus, hit.begin, &is_b);
    uint64_t from = !bead ? 0 : is_b ? bead->a : bead->b;
    uint64_t to = !bead ? 0 : is_b ? bead->a_end : bead->b_end;
    zl_hit mark = mark_of(all, hit, from, to);

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
    all->marked += mark.begin < mark.end;
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

/* Options as they come, and the kind of regions. */
static size_t add_arguments(const char *arguments[], const char **kind)
{
    static const char *const orders[] = { "1R", "1L,node", "node:codepoint" };
    static const char *const samples[] = { "3", "20", "1000" };
    static const char *const contexts[] = { "2w", "5c", "s", "p" };
    static const char *const kinds[] = { "own", "all" };
    size_t count = 0;

    *kind = SOME(kinds, &seed);
    arguments[count++] = "parallel";
    arguments[count++] = NULL;
    arguments[count++] = "context";
    arguments[count++] = SOME(contexts, &seed);
    arguments[count++] = "region";
    arguments[count++] = *kind;
    if (chance(&seed, 2)) {
        arguments[count++] = "sort";
        arguments[count++] = SOME(orders, &seed);
    }
    if (chance(&seed, 3)) {
        arguments[count++] = "sample";
        arguments[count++] = SOME(samples, &seed);
    }
    return count;
}

static void check(const char *query, expected *all)
{
    const char *arguments[20] = { "query", query }, *kind;

    add_arguments(arguments + 2, &kind);
    zili_table *table = answer(corpus, "kwic", arguments);
    if (!all->other)
        render_all(query, kind, &all->rendered);
    for (size_t row = 0; row < zili_table_rows(table); row++)
        check_row(table, row, all);
    check_bytes(table, arguments);
    zl_renderings_clear(&all->rendered);
    zili_table_free(table);
}

static void lines_have_what_they_are_aligned_with(void **state)
{
    static const struct {
        const char *query, *other;
    } asked[] = {
        { "* :zh 自 | 力", "自 | 力" },
        { "* :en ~\"el\"", "~\"el\"" },
        { "[] :zh !a :zh [] [] [] :zh b", "[] [] []" },
    };
    size_t marked = 0;

    (void)state;
    for (int round = 0; round < 12; round++) {
        corpus = corpus_with_beads(in_scratch("k.zili"), &seed);
        for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
            expected all = { .other = asked[i].other };
            check(asked[i].query, &all);
            marked += all.marked;
        }
        zili_corpus_close(corpus);
    }
    assert_true(marked > 50);
}

static void a_line_has_what_it_became(void **state)
{
    static const char *const queries[] = { "a", "* *", "自 | self", "~\"力\"",
                                           "* :en !self" };
    size_t marked = 0;

    (void)state;
    for (int round = 0; round < 12; round++) {
        corpus = corpus_with_beads(in_scratch("r.zili"), &seed);
        for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
            expected all = { 0 };
            check(queries[i], &all);
            marked += all.marked;
        }
        zili_corpus_close(corpus);
    }
    assert_true(marked > 50);
}

static void each_query_marks_what_is_its_own(void **state)
{
    expected all[3] = { { .other = "a" }, { .other = "自" }, { 0 } };

    (void)state;
    while (!all[0].marked || !all[1].marked || !all[2].marked) {
        corpus = corpus_with_beads(in_scratch("e.zili"), &seed);
        zili_table *table =
            answer(corpus, "kwic",
                   ARGUMENTS("query", "* :zh a", "query", "* :zh 自", "query",
                             "ab | a", "sort", "1R", "parallel"));
        render_all("ab | a", "own", &all[2].rendered);
        for (size_t row = 0; row < zili_table_rows(table); row++) {
            const char *query = text_at(table, row, "query");
            check_row(table, row,
                      &all[!strcmp(query, "* :zh a")    ? 0
                           : !strcmp(query, "* :zh 自") ? 1
                                                        : 2]);
        }
        zl_renderings_clear(&all[2].rendered);
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
    assert_non_null(strstr(err.text, "n.zili does it "));
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
        cmocka_unit_test(a_line_has_what_it_became),
        cmocka_unit_test(each_query_marks_what_is_its_own),
        cmocka_unit_test(without_beads_it_is_said_what_to_do),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("kwic_parallel", tests, make_scratch,
                                       remove_scratch);
}
