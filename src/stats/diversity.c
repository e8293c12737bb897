/* diversity.c -- how rich in different words a text is. */
#include "stats/diversity.h"

#include "stats/hdd.h"
#include "stats/mtld.h"
#include "stats/richness.h"
#include "stats/windows.h"

#include <gsl/gsl_math.h>
#include <math.h>
#include <string.h>

/* ---- counts ---- */

static double tokens(zl_lexis *lexis, double w)
{
    (void)w;
    return lexis->n;
}

static double types(zl_lexis *lexis, double w)
{
    (void)w;
    return lexis->v;
}

static double once(zl_lexis *lexis, double w)
{
    (void)w;
    return lexis->v1;
}

static double twice(zl_lexis *lexis, double w)
{
    (void)w;
    return lexis->v2;
}

static double sum_f2(zl_lexis *lexis, double w)
{
    (void)w;
    return lexis->sum_f2;
}

/* ---- closed forms ---- */

static double ttr(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_ttr(lexis);
}

static double guiraud_r(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_guiraud_r(lexis);
}

static double cttr(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_cttr(lexis);
}

static double herdan_c(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_herdan_c(lexis);
}

/* `unit` is what the base of the logarithm is to e: ln 10, or 1. */
static double dugast_u(zl_lexis *lexis, double unit)
{
    return zl_dugast_u(lexis) / unit;
}

static double summer_s(zl_lexis *lexis, double unit)
{
    if (log(lexis->v) < unit)
        return NAN;
    return unit > 1 ? zl_summer_s_log10(lexis) : zl_summer_s(lexis);
}

static double maas_a2(zl_lexis *lexis, double unit)
{
    return zl_maas_a2(lexis) * unit;
}

static double maas_a(zl_lexis *lexis, double unit)
{
    return sqrt(maas_a2(lexis, unit));
}

static double maas_v0(zl_lexis *lexis, double unit)
{
    return zl_maas_v0(lexis) / unit;
}

static double yule_k(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_yule_k(lexis);
}

static double yule_i(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_yule_i(lexis);
}

static double yule_i_williams(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_yule_i_williams(lexis);
}

static double simpson_d(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_simpson_d(lexis);
}

static double simpson_d_with_replacement(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_simpson_d_with_replacement(lexis);
}

static double herdan_vm(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_herdan_vm(lexis);
}

static double entropy_bits(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_entropy_bits(lexis);
}

static double honore_r(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_honore_r(lexis);
}

static double sichel_s(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_sichel_s(lexis);
}

static double brunet_w(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_brunet_w(lexis);
}

/* ---- pieces and samples ---- */

static double mattr(zl_lexis *lexis, double w)
{
    return zl_mattr(lexis, (size_t)w);
}

static double msttr(zl_lexis *lexis, double w)
{
    return zl_msttr(lexis, (size_t)w);
}

static double hdd(zl_lexis *lexis, double w)
{
    return zl_types_expected(lexis, (size_t)w) / w;
}

static double hdd_sum(zl_lexis *lexis, double w)
{
    return zl_types_expected(lexis, (size_t)w);
}

static double vocd(zl_lexis *lexis, double w)
{
    (void)w;
    return zl_vocd(lexis);
}

/* ---- MTLD; `w` is the least length of a factor, below 0 for "at .72" ---- */

static zl_factor factor(double w)
{
    return (zl_factor){ w<0, w> 0 ? (size_t)w : 0 };
}

static double mtld_fwd(zl_lexis *lexis, double w)
{
    return zl_mtld_forward(lexis, factor(w));
}

static double mtld_bwd(zl_lexis *lexis, double w)
{
    return zl_mtld_backward(lexis, factor(w));
}

static double mtld(zl_lexis *lexis, double w)
{
    return (mtld_fwd(lexis, w) + mtld_bwd(lexis, w)) / 2;
}

static double mtld_ma_wrap(zl_lexis *lexis, double w)
{
    return zl_mtld_ma_wrap(lexis, factor(w));
}

static double mtld_ma_bid(zl_lexis *lexis, double w)
{
    return zl_mtld_ma_bid(lexis, factor(w));
}

/* ---- the list ---- */

#define STRICT 0
#define AT (-1)
#define MIN10 10
#define TEN "factors of ten tokens at least"

/* clang-format off */
const zl_diversity zl_diversities[] = {
    { "N", NULL, "tokens", tokens, 0, false, NULL, 0, 0, 0, 0 },
    { "V", NULL, "types", types, 0, false, NULL, 0, 0, 0, 0 },
    { "V1", NULL, "types that occur once", once, 0, false, NULL, 0, 0, 0, 0 },
    { "V2", NULL, "types that occur twice", twice, 0, false, NULL,
      0, 0, 0, 0 },
    { "sum_f2", NULL, "Σf²", sum_f2, 0, true, NULL, 0, 0, 0, 0 },
    { "ttr", NULL, "V/N", ttr, 4, false, "johnson1944", 0, 1, 0,
      0 },
    { "guiraud_r", NULL, "V/√N", guiraud_r, 2, false, "guiraud1954",
      0, 1, 0, 0 },
    { "cttr", NULL, "V/√(2·N)", cttr, 2, false, "carroll1964", 0, 1, 0, 0 },
    { "herdan_c", NULL, "ln V/ln N", herdan_c, 4, false, "herdan1960",
      0, 2, 0, 0 },
    { "dugast_u_log10", "dugast_u", "lg10²N/(lg10 N - lg10 V)", dugast_u, 2,
      false, "dugast1978", M_LN10, 2, 0, 0 },
    { "dugast_u_ln", NULL, "ln²N/(ln N - ln V)", dugast_u, 2, false,
      "dugast1978", 1, 2, 0, 0 },
    { "summer_s_log10", NULL, "lg10 lg10 V/lg10 lg10 N, from ten types on",
      summer_s, 4, false, "somers1966", M_LN10, 11, 0, 0 },
    { "summer_s_ln", "summer_s", "ln ln V/ln ln N, from three types on",
      summer_s, 4, false, "somers1966", 1, 3, 0, 0 },
    { "maas_a2_log10", "maas", "(lg10 N - lg10 V)/lg10²N", maas_a2, 4, true,
      "maas1972", M_LN10, 2, 0, 0 },
    { "maas_a_log10", NULL, "√maas_a2_log10", maas_a, 4, true, "maas1972",
      M_LN10, 2, 0, 0 },
    { "maas_a2_ln", NULL, "(ln N - ln V)/ln²N", maas_a2, 4, true, "maas1972",
      1, 2, 0, 0 },
    { "maas_a_ln", NULL, "√maas_a2_ln", maas_a, 4, true, "maas1972",
      1, 2, 0, 0 },
    { "maas_lgV0_log10", NULL, "lg10 V/√(1 - (lg10 V/lg10 N)²)", maas_v0, 2,
      false, "maas1972", M_LN10, 2, 0, 0 },
    { "maas_lgeV0", NULL, "ln V/√(1 - (ln V/ln N)²)", maas_v0, 2, false,
      "maas1972", 1, 2, 0, 0 },
    { "yule_k", NULL, "10000·(Σf² - N)/N²", yule_k, 2, true, "yule1944",
      0, 1, 0, 0 },
    { "yule_i", NULL, "V²/(Σf² - V)", yule_i, 2, false, "yule1944",
      0, 1, 0, 0 },
    { "yule_i_williams", NULL, "N²/(Σf² - N)", yule_i_williams, 2, false,
      "yule1944", 0, 1, 0, 0 },
    { "simpson_d", NULL, "(Σf² - N)/(N·(N - 1))", simpson_d, 4, true,
      "simpson1949", 0, 2, 0, 0 },
    { "simpson_d_with_replacement", NULL, "Σf²/N²",
      simpson_d_with_replacement, 4, true, "simpson1949", 0, 1, 0, 0 },
    { "herdan_vm", NULL, "√(Σf²/N² - 1/V)", herdan_vm, 4, true, "herdan1955",
      0, 1, 0, 0 },
    { "honore_r", NULL, "100·ln N/(1 - V1/V)", honore_r, 1, false,
      "honore1979", 0, 2, 0, 0 },
    { "sichel_s", NULL, "V2/V", sichel_s, 4, false, "sichel1975",
      0, 1, 0, 0 },
    { "brunet_w", NULL, "N^(V^-.172)", brunet_w, 2, true, "brunet1978",
      0, 1, 0, 0 },
    { "entropy_bits", "entropy", "-Σ(f/N)·lg2(f/N)", entropy_bits, 3, false,
      "shannon1948", 0, 1, 0, 0 },
    { "mattr_20", NULL, "the mean TTR of all windows of 20 tokens; so with "
      "any number for 20", mattr, 4, false, "covington2010", 20, 20, 0, 0 },
    { "msttr_20", NULL, "the mean TTR of pieces of 20 tokens, the rest at "
      "the end dropped; so with any number for 20", msttr, 4, false,
      "johnson1944", 20, 20, 0, 0 },
    { "mattr_50", "mattr", "the mean TTR of all windows of 50 tokens", mattr,
      4, false, "covington2010", 50, 50, 0, 0 },
    { "msttr_50", "msttr", "the mean TTR of pieces of 50 tokens", msttr, 4,
      false, "johnson1944", 50, 50, 0, 0 },
    { "mattr_100", NULL, "the mean TTR of all windows of 100 tokens", mattr,
      4, false, "covington2010", 100, 100, 0, 0 },
    { "msttr_100", NULL, "the mean TTR of pieces of 100 tokens", msttr, 4,
      false, "johnson1944", 100, 100, 0, 0 },
    { "mtld_fwd_strict", NULL, "N/factors; a factor ends where its TTR is "
      "below .72, of an open one (1 - TTR)/(1 - .72) is counted", mtld_fwd,
      2, false, "mccarthy2010", STRICT, 2, 11, 100 },
    { "mtld_bwd_strict", NULL, "mtld_fwd_strict of the text backwards",
      mtld_bwd, 2, false, "mccarthy2010", STRICT, 2, 11, 100 },
    { "mtld_strict", "mtld", "the mean of mtld_fwd_strict and "
      "mtld_bwd_strict", mtld, 2, false, "mccarthy2010", STRICT, 2, 11,
      100 },
    { "mtld_fwd_le", NULL, "mtld_fwd_strict, but a factor ends at .72",
      mtld_fwd, 2, false, "mccarthy2010", AT, 2, 11, 100 },
    { "mtld_bwd_le", NULL, "mtld_fwd_le of the text backwards", mtld_bwd, 2,
      false, "mccarthy2010", AT, 2, 11, 100 },
    { "mtld_le", NULL, "the mean of mtld_fwd_le and mtld_bwd_le", mtld, 2,
      false, "mccarthy2010", AT, 2, 11, 100 },
    { "mtld_fwd_strict_min10", NULL, "mtld_fwd_strict with " TEN, mtld_fwd,
      2, false, "mccarthy2010", MIN10, 2, 11, 100 },
    { "mtld_bwd_strict_min10", NULL, "mtld_bwd_strict with " TEN, mtld_bwd,
      2, false, "mccarthy2010", MIN10, 2, 11, 100 },
    { "mtld_strict_min10", NULL, "mtld_strict with " TEN, mtld, 2, false,
      "mccarthy2010", MIN10, 2, 11, 100 },
    { "mtld_ma_wrap_strict", NULL, "the mean length of the first factor from "
      "each token on, the text taken for a ring", mtld_ma_wrap, 2, false,
      "mccarthy2010", STRICT, 2, 11, 100 },
    { "mtld_ma_wrap_strict_min10", NULL, "mtld_ma_wrap_strict with " TEN,
      mtld_ma_wrap, 2, false, "mccarthy2010", MIN10, 2, 11, 100 },
    { "mtld_ma_bid_strict_min10", NULL, "the mean length of the first factor "
      "from each token on that ends in the text, and so backwards, the mean "
      "of both; with " TEN, mtld_ma_bid, 2, false, "mccarthy2010", MIN10, 2,
      11, 100 },
    { "hdd_42", "hdd", "Σ(1 - P0)/42, P0: that none of 42 tokens drawn at "
      "once is of the type; so with any number for 42", hdd, 4, false,
      "mccarthy2007", 42, 42, 0, 0 },
    { "hdd_42_sum", NULL, "42·hdd_42", hdd_sum, 2, false, "mccarthy2007",
      42, 42, 0, 0 },
    { "vocd_D_expected", "vocd", "D of TTR = (D/n)·(√(1 + 2·n/D) - 1), least "
      "squares, to the TTR expected of n = 35 to 50 tokens", vocd, 2, false,
      "mccarthy2007", 0, 50, 0, 0 },
    { 0 },
};
/* clang-format on */

/* ---- by name ---- */

static bool is_called(const char *called, const char *name, size_t size)
{
    return called && strlen(called) == size && !memcmp(called, name, size);
}

/* `text` without what it begins or ends with; NULL where it does not. */
static const char *between(const char *text, size_t *size, const char *before,
                           const char *after)
{
    size_t first = strlen(before), last = strlen(after);

    if (*size <= first + last || memcmp(text, before, first) != 0 ||
        memcmp(text + *size - last, after, last) != 0)
        return NULL;
    *size -= first + last;
    return text + first;
}

static size_t number_of(const char *text, size_t size)
{
    size_t value = 0;

    if (size > 9)
        return 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9')
            return 0;
        value = value * 10 + (size_t)(text[i] - '0');
    }
    return value;
}

bool zl_diversity_find(zl_diversity *out, const char *name, size_t size)
{
    static const struct {
        const char *before, *after, *model;
    } families[] = {
        { "hdd_", "_sum", "hdd_42_sum" },
        { "mattr_", "", "mattr_50" },
        { "msttr_", "", "msttr_50" },
        { "hdd_", "", "hdd_42" },
    };

    for (const zl_diversity *each = zl_diversities; each->name; each++)
        if (is_called(each->name, name, size) ||
            is_called(each->other, name, size)) {
            *out = *each;
            return true;
        }
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        size_t digits = size;
        const char *model = families[i].model;
        const char *text =
            between(name, &digits, families[i].before, families[i].after);
        size_t w = text ? number_of(text, digits) : 0;
        if (w == 0 || !zl_diversity_find(out, model, strlen(model)))
            continue;
        out->w = (double)w;
        out->least = w;
        return true;
    }
    return false;
}

/* ---- values ---- */

size_t zl_diversity_least(const zl_diversity *measure, const zl_lexis *lexis)
{
    return lexis->any_length || measure->least > measure->trusted
               ? measure->least
               : measure->trusted;
}

double zl_diversity_value(const zl_diversity *measure, zl_lexis *lexis)
{
    if (lexis->words.count < zl_diversity_least(measure, lexis))
        return NAN;
    return measure->value(lexis, measure->w);
}

const char *zl_diversity_reason(const zl_diversity *measure, zl_lexis *lexis)
{
    if (lexis->words.count == 0 && measure->least > 0)
        return "there is no word";
    if (lexis->words.count < zl_diversity_least(measure, lexis))
        return "the text is too short";
    if (!isnan(zl_diversity_value(measure, lexis)))
        return NULL;
    if (lexis->failed)
        return "there is not enough memory";
    if (measure->value == summer_s)
        return "there are too few different words";
    if (lexis->pairs == 0)
        return "no word is repeated";
    return "nowhere are so many words repeated that a factor ends";
}
