/* test_diversity.c -- all measures beside those of others, and MTLD and MATTR
 * beside the slow and obvious way. */
#include "tokens_help.h"

#include "base/map.h"
#include "base/mem.h"
#include "stats/diversity.h"
#include "stats/hdd.h"
#include "stats/mtld.h"
#include "stats/windows.h"

static zl_diversity find(const char *name)
{
    zl_diversity measure = { 0 };

    if (!zl_diversity_find(&measure, name, strlen(name)))
        fail_msg("there is no measure %s", name);
    return measure;
}

static double value_of(const char *name, zl_lexis *lexis)
{
    zl_diversity measure = find(name);

    return zl_diversity_value(&measure, lexis);
}

/* ---- a document of a golden file ---- */

typedef struct document {
    uint32_t *items;
    zl_lexis lexis;
} document;

static void document_of(document *out, const tokens *from, const char *name)
{
    size_t doc = tokens_document(from, name);
    uint64_t begin = tokens_begin(from, doc), end = from->ends[doc];
    zl_map map = { 0 };

    out->items = calloc(end - begin, sizeof *out->items);
    assert_non_null(out->items);
    for (uint64_t i = begin; i < end; i++)
        out->items[i - begin] = zl_map_add(
            &map, (zl_view){ from->texts[i], strlen(from->texts[i]) });
    zl_words words = { out->items, end - begin, map.count };
    assert_true(zl_lexis_make(&out->lexis, words));
    out->lexis.any_length = true;
    zl_map_clear(&map);
}

static void document_end(document *it)
{
    zl_lexis_clear(&it->lexis);
    free(it->items);
}

/* As quanteda.textstats and others call it; NULL for what we have not, or
 * have in another way: Wordless' square of Vm, vocd by drawing, and Honoré's R
 * with lg10 or another N. */
static const char *called(const char *name, const char *tool)
{
    static const char *const names[][2] = {
        { "TTR", "ttr" },
        { "C", "herdan_c" },
        { "R", "guiraud_r" },
        { "CTTR", "cttr" },
        { "U", "dugast_u_log10" },
        { "S", "summer_s_log10" },
        { "K", "yule_k" },
        { "I", "yule_i" },
        { "D", "simpson_d" },
        { "Vm", "herdan_vm" },
        { "Maas", "maas_a_log10" },
        { "lgV0", "maas_lgV0_log10" },
        { "lgeV0", "maas_lgeV0" },
        { "U_ln", "dugast_u_ln" },
        { "Maas_ln", "maas_a_ln" },
        { "MATTR_20", "mattr_20" },
        { "MSTTR_20", "msttr_20" },
        { "MATTR_50", "mattr_50" },
        { "MSTTR_50", "msttr_50" },
        { "MATTR_100", "mattr_100" },
        { "MSTTR_100", "msttr_100" },
        { "ntoken", "N" },
        { "ntype", "V" },
        { "koRpus_MTLD", "mtld_strict" },
    };

    if (strcmp(name, "herdan_vm_squared") == 0 ||
        strcmp(name, "vocd_D_sampled") == 0 ||
        strcmp(name, "koRpus_MTLD_MA") == 0 ||
        (strcmp(name, "honore_r") == 0 && strcmp(tool, "reference") != 0))
        return NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i][0]) == 0)
            return names[i][1];
    return name;
}

static size_t check_value(document *it, const char *measure, const char *tool,
                          const char *doc, double wanted)
{
    const char *name = called(measure, tool);

    if (!name || (isnan(wanted) && strcmp(tool, "reference") != 0))
        return 0;
    /* Some have a value for so few types, of which the logarithm of the
     * logarithm is below 0 or no number. */
    if (strcmp(name, "summer_s_log10") == 0 && it->lexis.v < 10)
        return isnan(value_of(name, &it->lexis)) ? 0u : 1u;
    bool fitted = strcmp(name, "vocd_D_expected") == 0;
    return golden_check(measure, doc, value_of(name, &it->lexis), wanted,
                        fitted ? 1e-5 : 1e-9);
}

/* A line for each value. */
static void check_long(const char *name, const char *kind)
{
    char path[200];
    golden file;
    tokens from;
    document it = { 0 };
    const char *last = "";
    size_t wrong = 0;

    snprintf(path, sizeof path, "05_lexdiv/%s.%s.tsv", name, kind);
    if (!golden_open(&file, path))
        return;
    if (tokens_open(&from, name)) {
        for (size_t row = 0; row < file.rows; row++) {
            const char *doc = golden_text(&file, row, "doc");
            if (strcmp(doc, last) != 0) {
                document_end(&it);
                document_of(&it, &from, doc);
                last = doc;
            }
            wrong += check_value(&it, golden_text(&file, row, "measure"),
                                 strcmp(kind, "reference")
                                     ? golden_text(&file, row, "tool")
                                     : kind,
                                 doc, golden_number(&file, row, "value"));
        }
        document_end(&it);
        tokens_close(&from);
    }
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

/* A line for each document. */
static void check_wide(const char *name)
{
    char path[200];
    golden file;
    tokens from;
    size_t wrong = 0;

    snprintf(path, sizeof path, "05_lexdiv/%s.quanteda.tsv", name);
    if (!golden_open(&file, path))
        return;
    if (tokens_open(&from, name)) {
        for (size_t row = 0; row < file.rows; row++) {
            const char *doc = golden_text(&file, row, "document");
            document it;
            document_of(&it, &from, doc);
            for (size_t i = 1; i < file.columns; i++)
                wrong += check_value(&it, file.cells[i], "quanteda", doc,
                                     golden_number(&file, row, file.cells[i]));
            document_end(&it);
        }
        tokens_close(&from);
    }
    golden_close(&file);
    assert_int_equal(wrong, 0);
}

static void short_texts_agree(void **state)
{
    (void)state;
    check_long("gries2008", "reference");
    check_long("toy_window", "reference");
    check_wide("gries2008");
    check_wide("toy_window");
}

static void a_licence_agrees(void **state)
{
    (void)state;
    check_long("apache2", "reference");
    check_long("apache2", "koRpus");
    check_long("apache2", "tools_py");
    check_wide("apache2");
}

static void two_documents_agree(void **state)
{
    (void)state;
    check_long("seeds_en", "reference");
    check_long("seeds_en", "koRpus");
    check_long("seeds_en", "tools_py");
    check_wide("seeds_en");
}

static void eighteen_documents_agree(void **state)
{
    (void)state;
    check_long("inaugural_a", "reference");
    check_long("inaugural_a", "koRpus");
    check_long("inaugural_a", "tools_py");
    check_wide("inaugural_a");
}

static void no_measure_is_left_out(void **state)
{
    golden file;

    (void)state;
    assert_true(golden_open(&file, "05_lexdiv/apache2.reference.tsv"));
    for (const zl_diversity *each = zl_diversities; each->name; each++) {
        bool found = strncmp(each->name, "maas_lg", 7) == 0;
        for (size_t row = 0; row < file.rows && !found; row++)
            found = !strcmp(golden_text(&file, row, "measure"), each->name);
        if (!found)
            fail_msg("nobody has computed %s", each->name);
    }
    golden_close(&file);
}

/* ---- beside the slow and obvious way ---- */

static double slow_types(const uint32_t *items, size_t from, size_t to,
                         size_t count)
{
    double types = 0;

    for (size_t i = from; i < to; i++) {
        bool new = true;
        for (size_t j = from; j < i && new; j++)
            new = items[j % count] != items[i % count];
        types += new;
    }
    return types;
}

static double slow_mattr(const zl_words *words, size_t w)
{
    double sum = 0;

    for (size_t i = 0; i + w <= words->count; i++)
        sum += slow_types(words->items, i, i + w, words->count) / (double)w;
    return sum / (double)(words->count - w + 1);
}

/* Where the first factor from `i` ends, or `i` where none does by `end`. */
static size_t slow_factor(const zl_words *words, size_t i, size_t end,
                          zl_factor factor)
{
    for (size_t to = i + 1; to <= end; to++) {
        double ttr = slow_types(words->items, i, to, words->count) /
                     (double)(to - i);
        if ((factor.at ? ttr <= .72 : ttr < .72) && to - i >= factor.least)
            return to;
    }
    return i;
}

static double slow_mtld(const zl_words *words, zl_factor factor)
{
    double factors = 0;
    size_t i = 0;

    while (i < words->count) {
        size_t end = slow_factor(words, i, words->count, factor);
        if (end == i) {
            double left = (double)(words->count - i);
            factors +=
                (1 - slow_types(words->items, i, words->count, words->count) /
                         left) /
                (1 - .72);
            break;
        }
        factors++;
        i = end;
    }
    return factors > 0 ? (double)words->count / factors : NAN;
}

static double slow_ma(const zl_words *words, zl_factor factor, bool wrap)
{
    double length = 0, factors = 0;

    for (size_t i = 0; i < words->count; i++) {
        size_t end = slow_factor(
            words, i, wrap ? i + words->count : words->count, factor);
        length += (double)(end - i);
        factors += end > i;
    }
    return factors > 0 ? length / factors : NAN;
}

static void check_same(const char *what, double found, double wanted)
{
    assert_int_equal(golden_check(what, "a random text", found, wanted, 1e-12),
                     0);
}

static void check_slowly(const uint32_t *items, const uint32_t *turned,
                         size_t count, uint32_t types)
{
    zl_words words = { items, count, types };
    zl_words back = { turned, count, types };
    zl_lexis lexis;

    assert_true(zl_lexis_make(&lexis, words));
    for (size_t w = 1; w <= count; w += 3)
        check_same("mattr", zl_mattr(&lexis, w), slow_mattr(&words, w));
    for (size_t least = 0; least < 12; least += 4)
        for (int at = 0; at < 2; at++) {
            zl_factor factor = { at, least };
            check_same("forward", zl_mtld_forward(&lexis, factor),
                       slow_mtld(&words, factor));
            check_same("backward", zl_mtld_backward(&lexis, factor),
                       slow_mtld(&back, factor));
            check_same("wrap", zl_mtld_ma_wrap(&lexis, factor),
                       slow_ma(&words, factor, true));
            check_same("bid", zl_mtld_ma_bid(&lexis, factor),
                       (slow_ma(&words, factor, false) +
                        slow_ma(&back, factor, false)) /
                           2);
        }
    zl_lexis_clear(&lexis);
}

static void random_texts_agree_with_the_slow_way(void **state)
{
    uint32_t random = 7, items[60], turned[60];

    (void)state;
    for (int round = 0; round < 150; round++) {
        size_t count = 1 + next_random(&random) % 60;
        uint32_t types = 1 + next_random(&random) % 70;
        for (size_t i = 0; i < count; i++)
            items[i] = turned[count - 1 - i] = next_random(&random) % types;
        check_slowly(items, turned, count, types);
    }
}

/* ---- limits ---- */

static const char *reason_of(const char *name, zl_lexis *lexis)
{
    zl_diversity measure = find(name);

    return zl_diversity_reason(&measure, lexis);
}

static void check_reasons(const uint32_t *items, size_t count, uint32_t types)
{
    zl_lexis lexis;

    assert_true(zl_lexis_make(&lexis, (zl_words){ items, count, types }));
    for (int any = 0; any < 2; any++)
        for (const zl_diversity *each = zl_diversities; each->name; each++) {
            lexis.any_length = any == 1;
            double value = zl_diversity_value(each, &lexis);
            const char *reason = zl_diversity_reason(each, &lexis);
            if (isnan(value) != !!reason)
                fail_msg("%s of %zu words is %g, because %s", each->name,
                         count, value, reason ? reason : "?");
        }
    zl_lexis_clear(&lexis);
}

static void what_is_not_defined_has_a_reason(void **state)
{
    static uint32_t same[300], apart[300], pairs[300];

    (void)state;
    for (uint32_t i = 0; i < 300; i++) {
        apart[i] = i;
        pairs[i] = i / 2;
    }
    for (size_t count = 0; count < 300; count += count < 60 ? 1 : 48) {
        check_reasons(same, count, 1);
        check_reasons(apart, count, 300);
        check_reasons(pairs, count, 150);
    }
}

static void what_is_too_short_is_refused(void **state)
{
    static uint32_t items[42];
    zl_lexis lexis;

    (void)state;
    for (uint32_t i = 0; i < 42; i++)
        items[i] = i % 7;
    assert_true(zl_lexis_make(&lexis, (zl_words){ items, 10, 7 }));
    assert_string_equal(reason_of("mtld", &lexis), "the text is too short");
    assert_string_equal(reason_of("hdd", &lexis), "the text is too short");
    assert_string_equal(reason_of("mattr_11", &lexis),
                        "the text is too short");
    assert_null(reason_of("mattr_10", &lexis));
    lexis.any_length = true;
    assert_null(reason_of("mtld", &lexis));
    assert_string_equal(reason_of("hdd", &lexis), "the text is too short");
    zl_lexis_clear(&lexis);
    assert_true(zl_lexis_make(&lexis, (zl_words){ items, 41, 7 }));
    assert_non_null(reason_of("hdd_42", &lexis));
    zl_lexis_clear(&lexis);
    assert_true(zl_lexis_make(&lexis, (zl_words){ items, 42, 7 }));
    assert_true(fabs(value_of("hdd_42_sum", &lexis) - 7) < 1e-12);
    zl_lexis_clear(&lexis);
}

/* Of 1e9 tokens, half a million types twice: what is expected of 42 is all
 * but 1e-11 of it, and its rest keeps its digits. */
static void a_large_text_loses_no_digit(void **state)
{
    zl_frequency_class spectrum[] = { { 1, 999e6 }, { 2, 5e5 } };
    zl_lexis lexis = { .words.count = 1000000000,
                       .n = 1e9,
                       .spectrum = spectrum,
                       .classes = 2,
                       .pairs = 1e6 };
    double d = 42, n = 1e9;

    (void)state;
    double found = zl_types_expected(&lexis, 42);
    double wanted = 999e6 * d / n +
                    5e5 * (1 - (n - d) * (n - d - 1) / (n * (n - 1)));
    assert_true(fabs(found / wanted - 1) < 1e-9);
    assert_true(fabs(found - 42 + 5e5 * d * (d - 1) / (n * (n - 1))) < 1e-13);
}

static void a_measure_has_one_name_or_two(void **state)
{
    static const char *const wrong[] = {
        "",         "mattr_",   "mattr_0", "mattr_-1",    "mattr_1234567890",
        "hdd_x",    "hdd__sum", "hdd_sum", "mattr_5_sum", "vocd_35",
        "msttr_ 5",
    };
    zl_diversity found;

    (void)state;
    for (const zl_diversity *each = zl_diversities; each->name; each++) {
        assert_string_equal(find(each->name).name, each->name);
        if (each->other)
            assert_string_equal(find(each->other).name, each->name);
    }
    assert_true(find("hdd_7_sum").w == 7 && find("hdd_7_sum").least == 7);
    assert_true(find("msttr_1000").least == 1000);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(zl_diversity_find(&found, wrong[i], strlen(wrong[i])));
}

static void a_lack_of_memory_is_told(void **state)
{
    uint32_t items[20] = { 0 };
    zl_lexis lexis;

    (void)state;
    for (long n = 0; n < 2; n++) {
        zl_refuse_after(n);
        bool enough = zl_lexis_make(&lexis, (zl_words){ items, 20, 1 });
        zl_refuse_after(-1);
        assert_false(enough);
        zl_lexis_clear(&lexis);
    }
    assert_true(zl_lexis_make(&lexis, (zl_words){ items, 20, 1 }));
    zl_refuse_after(0);
    assert_true(isnan(value_of("mtld_ma_wrap_strict", &lexis)));
    zl_refuse_after(-1);
    assert_true(lexis.failed);
    assert_string_equal(reason_of("mtld_ma_wrap_strict", &lexis),
                        "there is not enough memory");
    zl_lexis_clear(&lexis);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_texts_agree),
        cmocka_unit_test(a_licence_agrees),
        cmocka_unit_test(two_documents_agree),
        cmocka_unit_test(eighteen_documents_agree),
        cmocka_unit_test(no_measure_is_left_out),
        cmocka_unit_test(random_texts_agree_with_the_slow_way),
        cmocka_unit_test(what_is_not_defined_has_a_reason),
        cmocka_unit_test(what_is_too_short_is_refused),
        cmocka_unit_test(a_large_text_loses_no_digit),
        cmocka_unit_test(a_measure_has_one_name_or_two),
        cmocka_unit_test(a_lack_of_memory_is_told),
    };

    return cmocka_run_group_tests_name("diversity", tests, NULL, NULL);
}
