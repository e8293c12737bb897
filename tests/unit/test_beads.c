/* test_beads.c -- pairs and beads of a catalogue: what was put in comes out,
 * also when documents are removed and segments put together; and what cannot
 * be is said. */
#include "base_help.h"
#include "change_help.h"
#include "slow_index.h"

#include "slow_build.h"

#include "reader/beads.h"

#include <math.h>

/* ---- random pairs, as statements of SQL ---- */

static zl_str sql;
static uint32_t pair_count, bead_count;

static uint32_t length_of(const zili_corpus *corpus, uint32_t region)
{
    const zl_area *area = zl_corpus_area(corpus, region);

    return (uint32_t)(area->end - area->begin);
}

/* Steps of up to four tokens on either side, until both are covered. */
static void add_beads(slow_chance *chance, uint32_t a_size, uint32_t b_size)
{
    uint32_t a = 0, b = 0;

    while (a < a_size || b < b_size) {
        uint32_t a_step = slow_below(chance, 5), b_step = slow_below(chance, 5);
        a_step = a_step < a_size - a ? a_step : a_size - a;
        b_step = b_step < b_size - b ? b_step : b_size - b;
        if (a_step + b_step == 0)
            continue;
        zl_str_format(&sql,
                      "INSERT INTO beads VALUES (%u, %u, %u, %u, %u, %u, ",
                      ++bead_count, pair_count, a, a + a_step, b, b + b_step);
        a += a_step;
        b += b_step;
        if (slow_below(chance, 3) == 0)
            zl_str_add_text(&sql, "NULL, 0);");
        else
            zl_str_format(&sql, "0.%04u, %u);", slow_below(chance, 10000),
                          slow_below(chance, 2));
    }
}

static bool may_be_paired(const zili_corpus *corpus, uint32_t a, uint32_t b)
{
    return strcmp(zl_corpus_area(corpus, a)->lang,
                  zl_corpus_area(corpus, b)->lang) != 0;
}

static void add_pairs(slow_chance *chance, const zili_corpus *corpus)
{
    bool taken[2000] = { 0 };
    uint32_t areas = zl_corpus_areas(corpus);

    assert_true(areas <= 2000);
    for (uint32_t a = 0; a + 1 < areas; a++) {
        uint32_t after = areas - a - 1;
        uint32_t b = a + 1 + slow_below(chance, after ? after : 1);
        if (taken[a] || taken[b] || !may_be_paired(corpus, a, b))
            continue;
        taken[a] = taken[b] = true;
        zl_str_format(&sql, "INSERT INTO pairs VALUES (%u, %u, %u);",
                      ++pair_count, a + 1, b + 1);
        add_beads(chance, length_of(corpus, a), length_of(corpus, b));
    }
}

/* A random index with pairs. */
static void make_paired(slow_chance *chance, const char *path)
{
    do
        make_text(chance, SLOW_TOKENS);
    while (slow.documents < 3);
    for (uint32_t i = 0; i < slow.range_count[2]; i++)
        snprintf(slow.ranges[2][i].value, SLOW_TEXT, "%s",
                 slow_below(chance, 2) ? "zh" : "en");
    zl_writer *writer = begin_slow(path, 0, 1 + slow_below(chance, 2000));
    take_slow(writer, &slow, 0, slow.documents);
    end_slow(writer);
    zili_corpus *corpus = open_index(path);
    zl_str_empty(&sql);
    pair_count = bead_count = 0;
    add_pairs(chance, corpus);
    zili_corpus_close(corpus);
    slow_change_catalogue(path, zl_str_text(&sql));
}

/* ---- what comes out ---- */

/* "name#2": the document and which of its regions it is. */
static void describe_region(const zili_corpus *corpus, uint32_t region,
                            zl_str *out)
{
    uint32_t document = zl_corpus_area(corpus, region)->document;
    uint32_t first = region;

    while (first > 0 &&
           zl_corpus_area(corpus, first - 1)->document == document)
        first--;
    zl_str_format(out, "%s#%u ", zl_corpus_document(corpus, document)->name,
                  region - first);
}

static void describe_bead(const zili_corpus *corpus, size_t i, zl_str *out)
{
    const zl_bead *bead = zl_corpus_bead(corpus, i);
    const zl_pair *pair = zl_corpus_pair(corpus, bead->pair);
    uint64_t a = zl_corpus_area(corpus, pair->a)->begin;
    uint64_t b = zl_corpus_area(corpus, pair->b)->begin;

    describe_region(corpus, pair->a, out);
    describe_region(corpus, pair->b, out);
    zl_str_format(out, "%u %u %u %u %.4f %d\n", (unsigned)(bead->a - a),
                  (unsigned)(bead->a_end - a), (unsigned)(bead->b - b),
                  (unsigned)(bead->b_end - b),
                  isnan(bead->confidence) ? -1.0 : (double)bead->confidence,
                  bead->by_hand);
}

static zl_str describe_all(const char *path)
{
    zili_corpus *corpus = open_index(path);
    zl_str out = { 0 };

    assert_sound(corpus);
    for (size_t i = 0; i < zl_corpus_beads(corpus); i++)
        describe_bead(corpus, i, &out);
    zili_corpus_close(corpus);
    return out;
}

static void assert_same_text(zl_str *one, zl_str *two)
{
    assert_string_equal(zl_str_text(one), zl_str_text(two));
    zl_str_clear(one);
    zl_str_clear(two);
}

/* The bead of a position, looked for one by one. */
static size_t slow_bead_at(const zili_corpus *corpus, uint64_t position,
                           bool *is_b)
{
    for (size_t i = 0; i < zl_corpus_beads(corpus); i++) {
        const zl_bead *bead = zl_corpus_bead(corpus, i);
        *is_b = position >= bead->b && position < bead->b_end;
        if (*is_b || (position >= bead->a && position < bead->a_end))
            return i;
    }
    return ZL_NO_BEAD;
}

static void every_position_finds_its_bead(void **state)
{
    slow_chance chance = { .seed = 21 };
    const char *path = in_scratch("at.zili");
    size_t pairs = 0;

    (void)state;
    for (int round = 0; round < 20; round++) {
        make_paired(&chance, path);
        zili_corpus *corpus = open_index(path);
        assert_int_equal(zl_corpus_pairs(corpus), pair_count);
        assert_int_equal(zl_corpus_beads(corpus), bead_count);
        pairs += pair_count;
        for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++) {
            bool is_b = false, wanted_b = false;
            size_t wanted = slow_bead_at(corpus, at, &wanted_b);
            assert_true(zl_corpus_bead_at(corpus, at, &is_b) == wanted);
            assert_true(wanted == ZL_NO_BEAD || is_b == wanted_b);
        }
        zili_corpus_close(corpus);
    }
    assert_true(pairs > 20);
}

/* ---- through changes ---- */

/* The lines in which no removed document is named. */
static zl_str keep_lines(zl_str *lines, const zili_corpus *corpus,
                         const bool *removed)
{
    zl_str out = { 0 };
    zl_view rest = zl_str_view(lines), line;

    while (zl_view_next(&rest, '\n', &line)) {
        bool stays = true;
        for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++) {
            zl_str name[2] = { 0 };
            const char *text = zl_corpus_document(corpus, i)->name;
            zl_str_format(&name[0], "%s#", text);
            zl_str_format(&name[1], " %s#", text);
            stays = stays && !(removed[i] &&
                               (zl_view_starts(line, zl_str_view(&name[0])) ||
                                zl_view_find(line, zl_str_view(&name[1])) !=
                                    SIZE_MAX));
            zl_str_clear(&name[0]);
            zl_str_clear(&name[1]);
        }
        if (stays && line.size) {
            zl_str_add(&out, line);
            zl_str_add_byte(&out, '\n');
        }
    }
    zl_str_clear(lines);
    return out;
}

static void remove_marked(const char *path, const bool *removed)
{
    const char *names[SLOW_DOCUMENTS];
    char texts[SLOW_DOCUMENTS][16];
    zili_texts list_of = { names, 0 };
    zili_error err = { 0 };

    for (uint32_t i = 0; i < slow.documents; i++) {
        snprintf(texts[i], sizeof texts[i], "%u", i + 1);
        if (removed[i])
            names[list_of.count++] = texts[i];
    }
    if (list_of.count)
        assert_works(zl_change_remove(path, &list_of, &no_wait, &err), &err);
}

static void beads_stay_where_they_are_in_their_regions(void **state)
{
    slow_chance chance = { .seed = 22 };
    const char *path = in_scratch("stay.zili");
    size_t kept = 0;

    (void)state;
    for (int round = 0; round < 30; round++) {
        bool removed[SLOW_DOCUMENTS] = { 0 };
        make_paired(&chance, path);
        if (slow.documents == 0)
            continue;
        for (uint32_t i = 0; i < slow.documents; i++)
            removed[i] = slow_below(&chance, 5) == 0;
        removed[slow_below(&chance, slow.documents)] = false;
        zl_str before = describe_all(path);
        zili_corpus *corpus = open_index(path);
        before = keep_lines(&before, corpus, removed);
        zili_corpus_close(corpus);
        kept += before.size;
        remove_marked(path, removed);
        zl_str after = describe_all(path);
        assert_string_equal(zl_str_text(&before), zl_str_text(&after));
        zl_str_clear(&after);
        merge(path, 0);
        after = describe_all(path);
        assert_same_text(&before, &after);
    }
    assert_true(kept > 1000);
}

/* ---- what cannot be ---- */

/* A document of "x y z" in Chinese and "u v" in English. */
static void feed_two_languages(zl_batch *batch)
{
    static const char *const langs[] = { "zh", "en", "zh" };
    static const char *const words[] = { "x", "y", "z", "u", "v", "w" };
    static const uint32_t ends[] = { 3, 5, 6 };

    zl_batch_document(batch, "a", "a.txt", 6, "");
    for (uint32_t i = 0, at = 0; i < 3; i++) {
        zl_batch_region_begin(batch, "original", langs[i]);
        for (; at < ends[i]; at++)
            zl_batch_token(batch, zl_view_of(words[at]));
        zl_batch_region_end(batch);
    }
}

#define GOOD                                                               \
    "INSERT INTO pairs VALUES (1, 1, 2);"                                  \
    "INSERT INTO beads VALUES (1, 1, 0, 2, 0, 1, 0.5, 0),"                 \
    " (2, 1, 2, 3, 1, 1, NULL, 1), (3, 1, 3, 3, 1, 2, 1, 0);"

static void wrong(const char *change, const char *words)
{
    const char *path = in_scratch("w.zili");
    zili_error err = { 0 };

    assert_int_equal(build(path, feed_two_languages, NULL), ZILI_OK);
    slow_change_catalogue(path, GOOD);
    slow_change_catalogue(path, change);
    zili_corpus *corpus = open_index(path);
    zl_corpus_beads(corpus);
    if (zl_corpus_problems(corpus)) {
        bool is_b;
        assert_int_equal(zl_corpus_problem(corpus, 0, &err), ZILI_EFORMAT);
        assert_says(&err, words);
        assert_int_equal(zl_corpus_pairs(corpus), 0);
        assert_int_equal(zl_corpus_beads(corpus), 0);
        assert_true(zl_corpus_bead_at(corpus, 0, &is_b) == ZL_NO_BEAD);
    } else {
        fail_msg("\"%s\" was taken", change);
    }
    assert_int_equal(zili_corpus_verify(corpus, &err), ZILI_EFORMAT);
    assert_says(&err, words);
    zili_corpus_close(corpus);
}

static void pairs_that_cannot_be_are_refused(void **state)
{
    (void)state;
    wrong("UPDATE pairs SET b = 3", "pairs in it cannot be"); /* zh and zh */
    wrong("UPDATE pairs SET a = 2, b = 1", "pairs in it cannot be");
    wrong("UPDATE pairs SET a = 0", "pairs in it cannot be");
    wrong("UPDATE pairs SET b = 4", "too large or negative");
    wrong("UPDATE pairs SET number = 2", "pairs in it cannot be");
    wrong("INSERT INTO pairs VALUES (2, 2, 3)", "is in two pairs");
    wrong("DROP TABLE pairs", "a table is missing");
    wrong("DELETE FROM pairs", "too large or negative");
}

static void beads_that_cannot_be_are_refused(void **state)
{
    (void)state;
    wrong("UPDATE beads SET a_end = 4 WHERE number = 2", "fit their regions");
    wrong("UPDATE beads SET a_begin = 1 WHERE number = 2", "fit their region");
    wrong("UPDATE beads SET b_end = 2 WHERE number = 1", "fit their regions");
    wrong("UPDATE beads SET b_end = 0 WHERE number = 1", "fit their regions");
    wrong("UPDATE beads SET b_end = 1 WHERE number = 3", "fit their regions");
    wrong("UPDATE beads SET pair = 2 WHERE number = 2", "large or negative");
    wrong("UPDATE beads SET pair = 0", "do not fit their pairs");
    wrong("UPDATE beads SET a_end = -1", "too large or negative");
    wrong("UPDATE beads SET confidence = 1.5", "confidence of a bead");
    wrong("UPDATE beads SET hand = 2", "too large or negative");
    wrong("DELETE FROM beads WHERE number = 3", "do not cover");
    wrong("DELETE FROM beads", "do not cover");
    wrong("DROP TABLE beads", "a table is missing");
}

static void what_is_right_is_taken(void **state)
{
    const char *path = in_scratch("r.zili");

    (void)state;
    assert_int_equal(build(path, feed_two_languages, NULL), ZILI_OK);
    slow_change_catalogue(path, GOOD);
    zl_str found = describe_all(path);
    assert_string_equal(zl_str_text(&found),
                        "a#0 a#1 0 2 0 1 0.5000 0\n"
                        "a#0 a#1 2 3 1 1 -1.0000 1\n"
                        "a#0 a#1 3 3 1 2 1.0000 0\n");
    zl_str_clear(&found);
}

static int finish(void **state)
{
    zl_str_clear(&sql);
    return remove_scratch(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_right_is_taken),
        cmocka_unit_test(every_position_finds_its_bead),
        cmocka_unit_test(beads_stay_where_they_are_in_their_regions),
        cmocka_unit_test(pairs_that_cannot_be_are_refused),
        cmocka_unit_test(beads_that_cannot_be_are_refused),
    };

    return cmocka_run_group_tests_name("beads", tests, make_scratch, finish);
}
