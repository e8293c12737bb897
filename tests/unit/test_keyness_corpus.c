/* test_keyness_corpus.c -- keyness of a corpus, beside counts made slowly, and
 * from wherever it is asked. */
#include "analysis_help.h"
#include "analysis/frequency_list.h"
#include "change_help.h"
#include "golden_help.h"

#include "stats/contingency.h"

#include <math.h>

/* ---- beside slow counts ---- */

enum { DOCS = 8, WORDS = 6 };

static const char *const forms[WORDS][2] = {
    { "aid", "Aid" },   { "help", "help" }, { "self", "SELF" },
    { "trade", "tRade" }, { "we", "We" },   { "zeal", "zeal" },
};

/* A corpus, and what stands in it. */
typedef struct slow_corpus {
    zili_corpus *corpus;
    uint32_t documents;
    bool is_target[DOCS], is_removed[DOCS];
    uint64_t counts[DOCS][WORDS];
} slow_corpus;

static void feed_random(slow_corpus *it, zl_batch *batch, uint32_t *seed)
{
    it->documents = 2 + next_random(seed) % (DOCS - 1);
    for (uint32_t i = 0; i < it->documents; i++) {
        char name[16];
        snprintf(name, sizeof name, "d%u", i);
        it->is_target[i] = i == 0 || (i > 1 && next_random(seed) % 2);
        zl_batch_document(batch, name, name, 9, "?");
        zl_batch_datum(batch, "side", it->is_target[i] ? "one" : "two");
        zl_batch_region_begin(batch, "text", "en");
        for (uint32_t left = 1 + next_random(seed) % 40; left; left--) {
            uint32_t word = next_random(seed) % WORDS;
            word = next_random(seed) % (word + 1);
            it->counts[i][word]++;
            zl_batch_token(batch,
                           zl_view_of(forms[word][next_random(seed) % 2]));
            zl_batch_glue(batch, zl_view_of(" "));
        }
        zl_batch_region_end(batch);
    }
}

static void build_random(slow_corpus *it, const char *path, uint32_t *seed)
{
    folding describer = { 0 };
    zl_writer *writer;
    zl_batch *batch = zl_batch_new();
    zl_writer_options options = { .segment = next_random(seed) % 2,
                                  .describe = describe_folded,
                                  .describe_user = &describer };

    *it = (slow_corpus){ 0 };
    assert_int_equal(zl_fold_open(&describer.fold, NULL), ZILI_OK);
    assert_int_equal(zl_writer_open(&writer, path, &options, NULL), ZILI_OK);
    feed_random(it, batch, seed);
    zl_writer_take(writer, batch);
    assert_int_equal(zl_writer_commit(writer, NULL), ZILI_OK);
    zl_writer_close(writer);
    zl_batch_free(batch);
    zl_fold_close(describer.fold);
    zl_str_clear(&describer.key);
}

/* From some. */
static void remove_third(slow_corpus *it, const char *path, uint32_t *seed)
{
    if (it->documents < 3 || next_random(seed) % 2)
        return;
    assert_int_equal(remove_one(path, "d2", NULL), ZILI_OK);
    it->is_removed[2] = true;
    memset(it->counts[2], 0, sizeof it->counts[2]);
}

static zl_contingency slow_table(const slow_corpus *it, int word,
                                 const bool *is_target)
{
    zl_contingency t = { 0 };

    for (uint32_t i = 0; i < it->documents; i++)
        for (int k = 0; k < WORDS; k++) {
            double count = (double)it->counts[i][k];
            t.n += count;
            t.r1 += is_target[i] ? count : 0;
            t.c1 += k == word ? count : 0;
            t.o11 += k == word && is_target[i] ? count : 0;
        }
    return t;
}

/* The mean of the documents' shares on one side less that on the other. */
static double slow_difference(const slow_corpus *it, int word,
                              const bool *is_target)
{
    double sums[2] = { 0 }, documents[2] = { 0 };

    for (uint32_t i = 0; i < it->documents; i++) {
        double size = 0;
        for (int k = 0; k < WORDS; k++)
            size += (double)it->counts[i][k];
        if (it->is_removed[i])
            continue;
        sums[is_target[i]] += (double)it->counts[i][word] / size;
        documents[is_target[i]]++;
    }
    return sums[1] / documents[1] - sums[0] / documents[0];
}

static double slow_statistic(const slow_corpus *it, int word,
                             const bool *is_target, bool mean)
{
    return mean ? fabs(slow_difference(it, word, is_target))
                : zl_g2(slow_table(it, word, is_target));
}

/* Every choice of as many documents: the share that is as far from 0. */
static double slow_p(const slow_corpus *it, int word, bool mean,
                     double *least)
{
    double wanted = slow_statistic(it, word, it->is_target, mean);
    uint32_t here = 0, far = 0, all = 0;

    for (uint32_t i = 0; i < it->documents; i++)
        here += it->is_target[i] && !it->is_removed[i];
    for (uint32_t set = 0; set < 1u << it->documents; set++) {
        bool target[DOCS] = { false };
        uint32_t chosen = 0;
        bool good = true;
        for (uint32_t i = 0; i < it->documents; i++) {
            target[i] = set >> i & 1;
            chosen += target[i];
            good = good && !(target[i] && it->is_removed[i]);
        }
        if (!good || chosen != here)
            continue;
        all++;
        far += slow_statistic(it, word, target, mean) >=
               wanted * (1 - 1e-9) - 1e-12;
    }
    uint32_t left = it->documents - it->is_removed[2];
    *least = (2 * here == left ? 2. : 1.) / all;
    return (double)far / all;
}

static void check_word(const slow_corpus *it, const zili_table *found,
                       size_t row, bool mean)
{
    const char *term = text_at(found, row, "term");
    int word = 0;
    double least;

    while (strcasecmp(forms[word][0], term) != 0)
        word++;
    zl_contingency t = slow_table(it, word, it->is_target);
    int64_t docs1 = 0, docs2 = 0;
    for (uint32_t i = 0; i < it->documents; i++) {
        docs1 += it->counts[i][word] && it->is_target[i];
        docs2 += it->counts[i][word] && !it->is_target[i];
    }
    assert_int_equal(number_at(found, row, "f1"), t.o11);
    assert_int_equal(number_at(found, row, "f2"), t.c1 - t.o11);
    assert_int_equal(number_at(found, row, "docs1"), docs1);
    assert_int_equal(number_at(found, row, "docs2"), docs2);
    assert_true(golden_agrees(fabs(real_at(found, row, "g2")), zl_g2(t),
                              1e-9));
    double p = slow_p(it, word, mean, &least);
    size_t column = column_of(found, "p_perm");
    assert_int_equal(zili_table_missing(found, row, column), least > .05);
    if (least <= .05)
        assert_true(
            golden_agrees(zili_table_real(found, row, column), p, 1e-9));
}

static zl_str all_bytes(const zili_table *table, const char *columns)
{
    zl_str bytes = { 0 };

    write_rows(table, columns, &bytes);
    return bytes;
}

static void any_corpus_is_as_counted_slowly(void **state)
{
    uint32_t seed = 20;

    (void)state;
    for (int round = 0; round < 40; round++) {
        slow_corpus it;
        char name[40];
        const char *statistic = round % 2 ? "mean_difference" : "g2";
        snprintf(name, sizeof name, "r%d.zili", round);
        build_random(&it, in_scratch(name), &seed);
        remove_third(&it, in_scratch(name), &seed);
        it.corpus = open_index(in_scratch(name));
        zili_table *found = answer(it.corpus, "keyness",
                                   ARGUMENTS("target", "side = 'one'",
                                             "threads", "1", "statistic",
                                             statistic));
        zili_table *again = answer(it.corpus, "keyness",
                                   ARGUMENTS("target", "side = 'one'",
                                             "reference", "side = 'two'",
                                             "threads", "3", "statistic",
                                             statistic));
        for (size_t row = 0; row < zili_table_rows(found); row++)
            check_word(&it, found, row, round % 2);
        zl_str one = all_bytes(found, "term f1 f2 g2 p_adj p_perm");
        zl_str two = all_bytes(again, "term f1 f2 g2 p_adj p_perm");
        assert_string_equal(zl_str_text(&one), zl_str_text(&two));
        zl_str_clear(&one);
        zl_str_clear(&two);
        zili_table_free(found);
        zili_table_free(again);
        zili_corpus_close(it.corpus);
    }
}

/* ---- the same from elsewhere ---- */

static const char *const both[] = {
    "a.txt", "We give aid. We give Help, help and help; self-reliance.\n",
    "b.txt", "They take aid, and they take time. One self.\n",
    NULL
};
static const char *const first[] = { "a.txt",
    "We give aid. We give Help, help and help; self-reliance.\n", NULL };
static const char *const second[] = { "b.txt",
    "They take aid, and they take time. One self.\n", NULL };

#define ALL_COLUMNS "term f1 f2 pm1 pm2 docs1 docs2 g2 p p_adj ci_low lrc"

static void another_index_is_as_one(void **state)
{
    static const char *const more[][2] = {
        { "all", NULL }, { "exact", NULL }, { "join", "hyphen" },
        { "attribute", "key" }, { "limit", "4" },
    };
    zili_corpus *one = index_texts("both", "zili", both);
    zili_corpus *a = index_texts("first", "zili", first);

    (void)state;
    zili_corpus_close(index_texts("second", "zili", second));
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        zili_table *whole = answer(one, "keyness",
                                   ARGUMENTS("target", "doc = 'a'", "sort",
                                             "term", more[i][0], more[i][1]));
        zl_str wanted = all_bytes(whole, ALL_COLUMNS);
        zili_table *parts =
            answer(a, "keyness",
                   ARGUMENTS("against", in_scratch("second.zili"), "sort",
                             "term", more[i][0], more[i][1]));
        /* the form that is shown is that of the first index */
        zl_str found = all_bytes(parts, ALL_COLUMNS);
        assert_string_equal(zl_str_text(&found), zl_str_text(&wanted));
        zl_str_clear(&found);
        zl_str_clear(&wanted);
        zili_table_free(whole);
        zili_table_free(parts);
    }
    zili_corpus_close(a);
    zili_corpus_close(one);
}

/* ---- lists ---- */

static zili_corpus *aid; /* "We give aid …" */

static const char *list_of(const char *text)
{
    const char *path = in_scratch("list.tsv");

    write_file(path, text, strlen(text));
    return path;
}

static void assert_list(const char *text, const char *rows)
{
    assert_rows(answer(aid, "keyness",
                       ARGUMENTS("against", list_of(text), "sort", "term",
                                 "min-freq", "3")),
                "term f1 f2 docs2", rows);
}

static void a_list_has_any_form(void **state)
{
    (void)state;
    aid = index_texts("aid", "zili", first);
    assert_list("term\tcount\nhelp\t4\naid\t7\n", "aid 1 7 -|help 3 4 -");
    assert_list("help\t4\naid\t7\n", "aid 1 7 -|help 3 4 -");
    assert_list("\xEF\xBB\xBFWord\tRange\tFREQ\r\nhelp\t2\t4\r\n\r\n"
                "Aid\t1\t5\r\naid\t2\t2",
                "aid 1 7 2|help 3 4 2");
    assert_list("#Word Types: 2\n#Word Tokens: 11\n1\t7\taid\n2\t4\thelp\n",
                "aid 1 7 -|help 3 4 -");
    assert_list("1\taid\t7\t636.4\n2\thelp\t4\t363.6\n3\t1960\t9\n",
                "1960 0 9 -|aid 1 7 -|help 3 4 -");
    assert_list("aid\t7\n#\t5\nzero\t0\n", "# 0 5 -|aid 1 7 -|help 3 0 -");
    zili_corpus_close(aid);
}

/* Whatever stands in a list, its sum is that of its words. */
static void no_list_is_too_strange(void **state)
{
    static const char letters[] = "ab1290\t\t\n\n#. \r\xEF\xBB\xBF\xFF";
    uint32_t seed = 7;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        char text[60];
        uint64_t sum = 0;
        zl_frequency_list list;
        size_t size = next_random(&seed) % sizeof text;
        for (size_t i = 0; i < size; i++)
            text[i] = letters[next_random(&seed) % (sizeof letters - 1)];
        write_file(in_scratch("strange.tsv"), text, size);
        zili_status status =
            zl_frequency_list_read(&list, in_scratch("strange.tsv"), NULL);
        assert_true(!status || status == ZILI_EFORMAT);
        for (size_t i = 0; i < list.words.count; i++)
            sum += list.words.items[i].count;
        assert_true(status || (sum == list.sum && list.words.count > 0));
        zl_frequency_list_clear(&list);
    }
}

static void assert_refused(const char *const arguments[], const char *words)
{
    zili_table *table;
    zili_error err = { 0 };

    assert_true(ask_for(aid, "keyness", arguments, &table, &err) != ZILI_OK);
    assert_null(table);
    if (!strstr(err.text, words))
        fail_msg("\"%s\" does not say \"%s\"", err.text, words);
}

static void assert_no_list(const char *text, const char *words)
{
    assert_refused(ARGUMENTS("against", list_of(text)), words);
}

static void what_cannot_be_compared_is_refused(void **state)
{
    (void)state;
    aid = index_texts("refusing", "zili", first);
    assert_no_list("", "has no words");
    assert_no_list("# nothing\n\n", "has no words");
    assert_no_list("aid\n", "list.tsv:1: there is no frequency");
    assert_no_list("aid\t3\n\t4\n", ":2: there is no word");
    assert_no_list("aid\t3\nhelp\t4.5\n", "no whole number");
    assert_no_list("aid\t-3\n", "no frequency");
    assert_no_list("aid\t99999999999999999999\n", "no whole number");
    assert_no_list("a\t9007199254740992\nb\t1\n", "too large");
    assert_no_list("word\tfreq\tdocs\na\t1\tx\n", "documents");
    assert_no_list("a\xFF\t1\n", "its encoding is not certain");
    assert_refused(ARGUMENTS("against", list_of("a\t5\n"), "n2", "4"),
                   "cannot be less");
    assert_refused(ARGUMENTS("against", list_of("a\t5\n"), "reference", "1"),
                   "--reference");
    assert_refused(ARGUMENTS("against", in_scratch("nowhere")), "nowhere");
    assert_refused(NOTHING, "--target");
    assert_refused(ARGUMENTS("target", "doc = 'a'"), "The reference has no");
    assert_refused(ARGUMENTS("target", "doc = 'x'"), "The target has no");
    assert_refused(ARGUMENTS("target", "dock = 'x'"), "dock");
    assert_refused(ARGUMENTS("target", "1", "n2", "4"), "--n2");
    assert_refused(ARGUMENTS("target", "1", "positive", NULL, "negative",
                             NULL),
                   "one of");
    assert_refused(ARGUMENTS("target", "1", "sort", "nothing"),
                   "no column \"nothing\"");
    assert_refused(ARGUMENTS("against", list_of("a\t5\n"), "measure", "ll,x"),
                   "no measure \"x\"");
    zili_corpus_close(aid);
}

/* ---- order ---- */

static void feed_sides(zl_batch *batch)
{
    zl_batch_document(batch, "t", "t", 9, "?");
    feed_region(batch, "text", "en", "a a a a b b c c c e e");
    feed_region(batch, "summary", "en", "z z z");
    zl_batch_document(batch, "r", "r", 9, "?");
    feed_region(batch, "text", "en", "a b b b b b c c c d d");
}

static void parts_are_sorted(void **state)
{
    assert_int_equal(build(in_scratch("s.zili"), feed_sides, NULL), ZILI_OK);
    zili_corpus *corpus = open_index(in_scratch("s.zili"));
    const char *target = "doc = 't'";

    (void)state;
    assert_rows(answer(corpus, "keyness", ARGUMENTS("target", target)),
                "term f1 f2", "e 2 0|a 4 1|c 3 3|b 2 5|d 0 2");
    assert_rows(answer(corpus, "keyness",
                       ARGUMENTS("target", target, "positive", NULL)),
                "term", "e|a");
    assert_rows(answer(corpus, "keyness",
                       ARGUMENTS("target", target, "negative", NULL, "sort",
                                 "pct_diff")),
                "term", "b|d");
    assert_rows(answer(corpus, "keyness",
                       ARGUMENTS("target", target, "lockwords", NULL)),
                "term", "c|b|a");
    assert_rows(answer(corpus, "keyness",
                       ARGUMENTS("target", target, "lockwords", NULL, "sort",
                                 "diff_coefficient")),
                "term", "c|b|a");
    assert_rows(answer(corpus, "keyness",
                       ARGUMENTS("target", target, "sort", "p", "limit",
                                 "2")),
                "term", "d|e");
    assert_rows(answer(corpus, "keyness",
                       ARGUMENTS("target", target, "sort", "f2", "min-freq",
                                 "6")),
                "term", "b|c");
    /* a condition on the column asks for all regions */
    assert_rows(answer(corpus, "keyness",
                       ARGUMENTS("target", "region = 'summary'", "positive",
                                 NULL)),
                "term f1 f2", "z 3 0");
    zili_corpus_close(corpus);
}

static void what_is_doubtful_is_said(void **state)
{
    zili_corpus *corpus = index_texts("doubt", "zili", both);
    zili_table *table = answer(corpus, "keyness",
                               ARGUMENTS("target", "doc = 'a'", "measure",
                                         "pct_diff"));

    (void)state;
    assert_true(has_note(table, "2 outcomes"));
    assert_true(has_note(table, "because the word is not in the reference"));
    assert_true(zili_table_missing(table, 0, column_of(table, "p_perm")));
    zili_table_free(table);
    table = answer(corpus, "keyness",
                   ARGUMENTS("target", "doc = 'a'", "permutations", "0"));
    assert_int_equal(zili_table_find(table, "p_perm"), SIZE_MAX);
    zili_table_free(table);
    zili_corpus_close(corpus);
}

/* ---- memory ---- */

static void every_lack_of_memory_is_survived(void **state)
{
    zili_corpus *corpus = index_texts("poor", "zili", both);
    char other[256], list[256];

    (void)state;
    snprintf(other, sizeof other, "%s", in_scratch("poor.zili"));
    snprintf(list, sizeof list, "%s", list_of("aid\t3\nhelp\t2\n"));
    const char *const *questions[] = {
        ARGUMENTS("target", "doc = 'a'", "measure", "ll,bh", "limit", "3"),
        ARGUMENTS("target", "doc = 'a' and region = 'text'", "sort",
                  "p_perm"),
        ARGUMENTS("against", other, "statistic", "g2"),
        ARGUMENTS("against", other, "blocks", "s"),
        ARGUMENTS("against", list, "join", "hyphen"),
    };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        zili_status status = ZILI_ENOMEM;
        for (long requests = 0; status; requests++) {
            zili_table *table;
            zl_refuse_after(requests);
            status = ask_for(corpus, "keyness", questions[i], &table, NULL);
            zl_refuse_after(-1);
            assert_true(status ? status == ZILI_ENOMEM && !table
                               : table != NULL);
            zili_table_free(table);
        }
    }
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_corpus_is_as_counted_slowly),
        cmocka_unit_test(another_index_is_as_one),
        cmocka_unit_test(a_list_has_any_form),
        cmocka_unit_test(no_list_is_too_strange),
        cmocka_unit_test(what_cannot_be_compared_is_refused),
        cmocka_unit_test(parts_are_sorted),
        cmocka_unit_test(what_is_doubtful_is_said),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("keyness of a corpus", tests,
                                       make_scratch, remove_scratch);
}
