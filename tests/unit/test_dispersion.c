/* test_dispersion.c -- all measures beside those of others. */
#include "tokens_help.h"

#include "base/mem.h"
#include "stats/dispersion.h"

#define FIND(name) zl_dispersion_find(name, strlen(name))

/* ---- a word of a golden file ---- */

typedef struct word {
    double hits[100], sizes[100];
    uint64_t *items;
    size_t count;
    zl_spread spread;
} word;

static void word_of(word *out, const tokens *from, const char *text)
{
    *out = (word){ .items = calloc(from->count, sizeof *out->items) };
    assert_non_null(out->items);
    for (size_t doc = 0; doc < from->docs; doc++) {
        uint64_t begin = tokens_begin(from, doc);
        out->sizes[doc] = (double)(from->ends[doc] - begin);
        for (uint64_t i = begin; i < from->ends[doc]; i++)
            if (strcmp(from->texts[i], text) == 0) {
                out->items[out->count++] = i;
                out->hits[doc]++;
            }
    }
    assert_true(zl_spread_make(
        &out->spread, (zl_parts){ out->hits, out->sizes, from->docs },
        (zl_places){ out->items, out->count, from->ends, from->docs }));
}

static void word_end(word *it)
{
    zl_spread_clear(&it->spread);
    free(it->items);
}

/* The measure that others name so, and what it is for them. */
static double value_of(const word *it, const char *name)
{
    static const char *const others[][2] = {
        { "DPgries_1minus", "gries_DP" },
        { "DPnorm_1minus", "gries_DPnorm" },
        { "kld_norm_base2_1minus", "kld_norm_base2" },
        { "kld_norm_basee_1minus", "kld_norm_basee" },
        { "kld_norm_o2p_1minus", "kld_norm_o2p" },
        { "burch_DA_MAD", "burch_DA" },
        { "burch_DA_shortcut", "burch_DA" },
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i][0]) == 0) {
            double value = value_of(it, others[i][1]);
            return strstr(name, "_1minus") ? 1 - value : value;
        }
    const zl_dispersion *measure = FIND(name);
    if (!measure)
        fail_msg("there is no measure %s", name);
    return zl_dispersion_value(measure, &it->spread);
}

/* What Wordless and the ports of others do in another way. */
static bool differs(const char *name, double wanted)
{
    return isnan(wanted) && strcmp(name, "washtell") != 0;
}

static void check_file(const char *name, const char *kind, size_t least)
{
    char path[200];
    golden file;
    tokens from;
    word it = { 0 };
    const char *last = "";
    size_t wrong = 0;

    snprintf(path, sizeof path, "04_dispersion/%s.%s.tsv", name, kind);
    if (!golden_open(&file, path))
        return;
    if (tokens_open(&from, name)) {
        for (size_t row = 0; row < file.rows; row++) {
            const char *text = golden_text(&file, row, "word");
            const char *measure = golden_text(&file, row, "measure");
            double wanted = golden_number(&file, row, "value");
            if (strcmp(text, last) != 0) {
                word_end(&it);
                word_of(&it, &from, text);
                last = text;
            }
            if (!differs(measure, wanted))
                wrong += golden_check(measure, text, value_of(&it, measure),
                                      wanted, 1e-9);
        }
        word_end(&it);
        tokens_close(&from);
    }
    assert_true(file.rows >= least);
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

static void the_corpora_of_gries_agree(void **state)
{
    (void)state;
    check_file("gries2008", "reference", 700);
    check_file("gries2020", "reference", 700);
    check_file("gries2008", "tools_R", 600);
    check_file("gries2020", "tools_R", 600);
}

static void two_documents_agree(void **state)
{
    (void)state;
    check_file("seeds_en", "reference", 3000);
    check_file("seeds_en", "tools_R", 3000);
}

static void eighteen_documents_agree(void **state)
{
    (void)state;
    check_file("inaugural_a", "reference", 12000);
    check_file("inaugural_a", "tools_R", 12000);
}

static void no_measure_is_left_out(void **state)
{
    golden file;

    (void)state;
    assert_true(golden_open(&file, "04_dispersion/gries2008.reference.tsv"));
    for (const zl_dispersion *each = zl_dispersions; each->name; each++) {
        bool found = false;
        for (size_t row = 0; row < file.rows && !found; row++)
            found = !strcmp(golden_text(&file, row, "measure"), each->name);
        if (!found)
            fail_msg("nobody has computed %s", each->name);
    }
    golden_close(&file);
}

/* ---- printed values ---- */

static size_t read_list(const char *text, double *out)
{
    size_t count = 0;
    char *end;

    for (; *text; text = *end ? end + 1 : end)
        out[count++] = strtod(text, &end);
    return count;
}

static const char *called(const char *name)
{
    static const char *const names[][2] = {
        { "Carroll D2", "carroll_D2" },
        { "Carroll Um", "carroll_Um" },
        { "Juilland D (population sd)", "juilland_D" },
        { "Juilland U", "juilland_U" },
        { "Lyne D3", "lyne_D3" },
        { "Rosengren S", "rosengren_S" },
        { "Zhang DC", "zhang_DC" },
        { "Rosengren AF", "rosengren_AF" },
        { "Engwall FM", "engwall_FM" },
        { "Kromer UR", "kromer_UR" },
        { "DPnorm", "gries_DPnorm" },
        { "DP", "gries_DP" },
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i][0]) == 0)
            return names[i][1];
    return name;
}

static void check_printed(const golden *file, size_t row)
{
    double unequal[] = { 9, 10, 10, 10, 11 }, equal[] = { 9, 9, 9, 9, 9 };
    const char *name = golden_text(file, row, "measure");
    double hits[20];
    zl_spread spread;

    size_t count = read_list(golden_text(file, row, "input"), hits);
    bool sizes = strstr(golden_text(file, row, "input_meaning"), "unequal");
    zl_parts parts = { hits, sizes ? unequal : equal, count };
    assert_true(zl_spread_make(&spread, parts, (zl_places){ 0 }));
    double digit = pow(10, -golden_number(file, row, "decimals"));
    double found = zl_dispersion_value(FIND(called(name)), &spread);
    double wanted = golden_number(file, row, "published");
    zl_spread_clear(&spread);
    if (!(fabs(found - wanted) <= digit * .501))
        fail_msg("%s: %.17g, not %g", name, found, wanted);
    wanted = golden_number(file, row, "oracle_value");
    assert_int_equal(golden_check(name, "worked", found, wanted, 1e-9), 0);
}

static void printed_values_are_met(void **state)
{
    golden file;
    size_t met = 0;

    (void)state;
    assert_true(
        golden_open(&file, "04_dispersion/worked_examples_literature.tsv"));
    for (size_t row = 0; row < file.rows; row++)
        if (!strstr(golden_text(&file, row, "input"), ".tsv")) {
            check_printed(&file, row);
            met++;
        }
    assert_int_equal(met, 26);
    golden_close(&file);
}

/* ---- limits ---- */

/* Every NAN has its reason, and nothing else has. */
static void check_reasons(zl_parts parts, zl_places places)
{
    zl_spread spread;

    assert_true(zl_spread_make(&spread, parts, places));
    for (const zl_dispersion *each = zl_dispersions; each->name; each++) {
        double value = zl_dispersion_value(each, &spread);
        const char *reason = zl_dispersion_reason(each, &spread);
        if (isnan(value) != !!reason)
            fail_msg("%s is %g, because %s", each->name, value, reason);
    }
    zl_spread_clear(&spread);
}

static void what_is_not_defined_has_a_reason(void **state)
{
    double none[] = { 0, 0 }, some[] = { 3, 0 }, huge[] = { 1e12, 1 };
    double sizes[] = { 5, 7 }, large[] = { 1e15, 1e3 }, empty[] = { 5, 0 };
    double bad[] = { -1, NAN }, apart[] = { 1e300, 1e-300 };
    uint64_t items[] = { 0, 3, 4 }, ends[] = { 5, 12 }, back[] = { 3, 3 };
    zl_places places = { items, 3, ends, 2 }, missing = { 0 };

    (void)state;
    check_reasons((zl_parts){ none, sizes, 2 }, missing);
    check_reasons((zl_parts){ none, sizes, 2 },
                  (zl_places){ items, 0, ends, 2 });
    check_reasons((zl_parts){ some, sizes, 2 }, places);
    check_reasons((zl_parts){ some, sizes, 1 }, missing);
    check_reasons((zl_parts){ some, sizes, 1 },
                  (zl_places){ items, 3, ends, 1 });
    check_reasons((zl_parts){ some, sizes, 0 }, missing);
    check_reasons((zl_parts){ some, empty, 2 }, missing);
    check_reasons((zl_parts){ bad, sizes, 2 }, missing);
    check_reasons((zl_parts){ bad + 1, sizes, 1 }, missing);
    check_reasons((zl_parts){ huge, large, 2 }, missing);
    check_reasons((zl_parts){ some, apart, 2 }, missing);
    check_reasons((zl_parts){ some, sizes, 2 },
                  (zl_places){ back, 2, ends, 2 });
    check_reasons((zl_parts){ some, sizes, 2 },
                  (zl_places){ ends, 2, ends, 2 });
    check_reasons((zl_parts){ some, sizes, 2 },
                  (zl_places){ items, 1, ends, 2 });
}

/* Spread as evenly as can be: the divergence keeps its digits. With one of
 * 1e12 moved it is 1/(2·ln 2)·Σ(v - E)²/(E·f) to the first order. */
static void an_even_spread_keeps_its_digits(void **state)
{
    double hits[] = { 5e11 + 1e3, 5e11 - 1e3 }, sizes[] = { 1e13, 1e13 };
    zl_spread spread;

    (void)state;
    assert_true(zl_spread_make(&spread, (zl_parts){ hits, sizes, 2 },
                               (zl_places){ 0 }));
    double wanted = 1e6 / 5e11 * 2 / 1e12 / 2 / log(2);
    double found = zl_dispersion_value(FIND("kld"), &spread);
    assert_true(fabs(found / wanted - 1) < 1e-9);
    found = zl_dispersion_value(FIND("dp"), &spread);
    assert_true(fabs(found / 1e-9 - 1) < 1e-12);
    zl_spread_clear(&spread);
}

static void a_measure_has_one_name_or_two(void **state)
{
    (void)state;
    assert_null(FIND("g"));
    assert_null(FIND(""));
    for (const zl_dispersion *each = zl_dispersions; each->name; each++) {
        assert_ptr_equal(FIND(each->name), each);
        if (each->other)
            assert_ptr_equal(FIND(each->other), each);
    }
}

/* Of 12 parts, some of which are empty, the measures of the others and what is
 * left are those of all. */
static void parts_without_a_hit_need_not_be_told(void **state)
{
    uint32_t seed = 7;

    (void)state;
    for (size_t round = 0; round < 200; round++) {
        double hits[12], sizes[12], few[12], of_few[12];
        zl_rest rest = { 0, 0, INFINITY };
        zl_spread all, some;
        size_t count = 0;
        for (size_t i = 0; i < 12; i++) {
            sizes[i] = 10 + next_random(&seed) % 50;
            hits[i] = next_random(&seed) % 3 ? 0 : next_random(&seed) % 9;
            rest.least = fmin(rest.least, sizes[i]);
            if (hits[i] > 0) {
                few[count] = hits[i];
                of_few[count++] = sizes[i];
            } else {
                rest.count++;
                rest.size += sizes[i];
            }
        }
        assert_true(zl_spread_make(&all, (zl_parts){ hits, sizes, 12 },
                                   (zl_places){ 0 }));
        assert_true(zl_spread_make_few(
            &some, (zl_parts){ few, of_few, count }, rest, (zl_places){ 0 }));
        for (const zl_dispersion *each = zl_dispersions; each->name; each++)
            assert_int_equal(
                golden_check(each->name, "few",
                             zl_dispersion_value(each, &some),
                             zl_dispersion_value(each, &all), 1e-12),
                0);
        zl_spread_clear(&all);
        zl_spread_clear(&some);
    }
}

static void a_lack_of_memory_is_told(void **state)
{
    double hits[] = { 1, 2 }, sizes[] = { 3, 4 };
    zl_spread spread;

    (void)state;
    zl_refuse_after(0);
    bool enough = zl_spread_make(&spread, (zl_parts){ hits, sizes, 2 },
                                 (zl_places){ 0 });
    zl_refuse_after(-1);
    assert_false(enough);
    zl_spread_clear(&spread);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_corpora_of_gries_agree),
        cmocka_unit_test(two_documents_agree),
        cmocka_unit_test(eighteen_documents_agree),
        cmocka_unit_test(no_measure_is_left_out),
        cmocka_unit_test(printed_values_are_met),
        cmocka_unit_test(what_is_not_defined_has_a_reason),
        cmocka_unit_test(an_even_spread_keeps_its_digits),
        cmocka_unit_test(a_measure_has_one_name_or_two),
        cmocka_unit_test(parts_without_a_hit_need_not_be_told),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("dispersion", tests, NULL, NULL);
}
