/* test_tuples.c -- n-grams beside quanteda's textstat_collocations(). */
#include "tokens_help.h"

#include "base/map.h"
#include "stats/tuples.h"

/* Tokens as numbers, and where n-grams end. */
typedef struct units {
    tokens from;
    zl_map map;
    uint32_t *items;
    bool *begins; /* whether a unit begins at the token */
} units;

static void units_make(units *out, const tokens *from, bool by_sentence)
{
    *out = (units){ .from = *from };
    out->items = calloc(from->count, sizeof *out->items);
    out->begins = calloc(from->count, sizeof *out->begins);
    assert_non_null(out->items);
    assert_non_null(out->begins);
    for (size_t i = 0; i < from->count; i++) {
        char **cells = from->file.cells + (i + 1) * 4, **last = cells - 4;
        out->items[i] =
            zl_map_add(&out->map, (zl_view){ cells[3], strlen(cells[3]) });
        out->begins[i] = i == 0 || strcmp(cells[0], last[0]) != 0 ||
                         (by_sentence && strcmp(cells[2], last[2]) != 0);
    }
}

static void units_end(units *it)
{
    zl_map_clear(&it->map);
    free(it->items);
    free(it->begins);
}

static bool is_whole(const units *it, size_t at, unsigned size)
{
    if (at + size > it->from.count)
        return false;
    for (unsigned i = 1; i < size; i++)
        if (it->begins[at + i])
            return false;
    return true;
}

/* The n-grams with the same words at the positions of each set, and no other;
 * gives how many are the same. */
static double count_all(const units *it, const uint32_t *words, unsigned size,
                        double *exact)
{
    size_t all = ((size_t)1 << size) - 1;

    for (size_t set = 0; set <= all; set++)
        exact[set] = 0;
    for (size_t at = 0; at < it->from.count; at++) {
        size_t set = 0;
        if (!is_whole(it, at, size))
            continue;
        for (unsigned i = 0; i < size; i++)
            set |= (size_t)(it->items[at + i] == words[i]) << i;
        exact[set]++;
    }
    return exact[all];
}

/* The words of "of which the". */
static unsigned words_of(const units *it, const char *text, uint32_t *words)
{
    zl_view rest = { text, strlen(text) }, word;
    unsigned size = 0;

    while (zl_view_next(&rest, ' ', &word))
        words[size++] = zl_map_find(&it->map, word);
    return size;
}

static size_t check_row(const units *it, const golden *file, size_t row)
{
    const char *text = golden_text(file, row, "collocation");
    double exact[8];
    uint32_t words[8];

    unsigned size = words_of(it, text, words);
    assert_int_equal(size, golden_number(file, row, "length"));
    assert_true(size <= 3);
    double count = count_all(it, words, size, exact);
    assert_true(count == golden_number(file, row, "count"));
    zl_tuple found = zl_tuple_of(exact, size, .5);
    return golden_check("lambda", text, found.lambda,
                        golden_number(file, row, "lambda"), 1e-9) +
           golden_check("z", text, found.z, golden_number(file, row, "z"),
                        1e-9);
}

static void check_file(const char *name, const char *unit, const char *size)
{
    char path[200];
    golden file;
    tokens from;
    units it;
    size_t wrong = 0;

    snprintf(path, sizeof path, "07_ngrams/%s.%s.size%s.tsv", name, unit,
             size);
    if (!golden_open(&file, path))
        return;
    if (tokens_open(&from, name)) {
        units_make(&it, &from, strcmp(unit, "sent") == 0);
        for (size_t row = 0; row < file.rows; row++)
            wrong += check_row(&it, &file, row);
        units_end(&it);
        tokens_close(&from);
    }
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

static void a_small_text_agrees(void **state)
{
    (void)state;
    check_file("toy_window", "doc", "2");
    check_file("toy_window", "doc", "3");
    check_file("toy_window", "doc", "2_3");
}

static void two_documents_agree(void **state)
{
    (void)state;
    check_file("seeds_en", "doc", "2");
    check_file("seeds_en", "doc", "3");
    check_file("seeds_en", "doc", "2_3");
    check_file("seeds_en", "sent", "2");
    check_file("seeds_en", "sent", "3");
    check_file("seeds_en", "sent", "2_3");
}

static void eighteen_documents_agree(void **state)
{
    (void)state;
    check_file("inaugural_a", "doc", "2");
    check_file("inaugural_a", "doc", "3");
    check_file("inaugural_a", "doc", "2_3");
}

/* ---- from "at least" to "exactly" ---- */

static void what_is_exact_is_what_is_left(void **state)
{
    double exact[16], counts[16];
    uint32_t random = 3;

    (void)state;
    for (size_t set = 0; set < 16; set++)
        exact[set] = next_random(&random) % 1000;
    for (size_t set = 0; set < 16; set++) {
        counts[set] = 0;
        for (size_t more = 0; more < 16; more++)
            if ((more & set) == set)
                counts[set] += exact[more];
    }
    zl_tuple_to_exact(counts, 4);
    for (size_t set = 0; set < 16; set++)
        assert_true(counts[set] == exact[set]);
}

/* Of two words lambda is the logarithm of the odds ratio. */
static void of_two_words_it_is_the_odds_ratio(void **state)
{
    const double exact[] = { 31764, 3, 7, 10 };

    (void)state;
    double found = zl_tuple_of(exact, 2, .5).lambda;
    assert_true(fabs(found - log(10.5 * 31764.5 / (3.5 * 7.5))) < 1e-12);
}

static void what_cannot_be_is_no_number(void **state)
{
    const double none[] = { 0, 0, 0, 0 }, huge[] = { 1e15, 1, 1, 1e12 };

    (void)state;
    assert_true(isnan(zl_tuple_of(none, 2, 0).lambda));
    assert_true(isnan(zl_tuple_of(none, 0, .5).z));
    assert_true(isnan(zl_tuple_of(none, 17, .5).z));
    assert_true(zl_tuple_of(none, 2, .5).z == 0);
    assert_true(isfinite(zl_tuple_of(huge, 2, .5).z));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_text_agrees),
        cmocka_unit_test(two_documents_agree),
        cmocka_unit_test(eighteen_documents_agree),
        cmocka_unit_test(what_is_exact_is_what_is_left),
        cmocka_unit_test(of_two_words_it_is_the_odds_ratio),
        cmocka_unit_test(what_cannot_be_is_no_number),
    };

    return cmocka_run_group_tests_name("tuples", tests, NULL, NULL);
}
