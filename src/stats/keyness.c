/* keyness.c -- how much more a word is at home in one corpus than another. */
#include "stats/keyness.h"

#include "stats/hypergeometric.h"
#include "stats/ratio.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

zl_contingency zl_comparison_table(zl_comparison c)
{
    return (zl_contingency){ c.a, c.n1, c.a + c.b, c.n1 + c.n2 };
}

/* p1 - p2, to the last digit. */
static double difference(zl_comparison c)
{
    return zl_surplus(zl_comparison_table(c)) / c.n1 / c.n2 * (c.n1 + c.n2);
}

static double signed_by(double value, zl_comparison c)
{
    return difference(c) < 0 ? -value : value;
}

/* ---- tests ---- */

static double g2_4cell(zl_comparison c)
{
    return zl_g2(zl_comparison_table(c));
}

static double g2_4cell_signed(zl_comparison c, double k)
{
    (void)k;
    return signed_by(g2_4cell(c), c);
}

/* a + b = E1 + E2, so each difference may be subtracted (zl_deviance). */
static double g2_2cell(zl_comparison c)
{
    zl_contingency t = zl_comparison_table(c);
    double d = zl_surplus(t), both = c.a + c.b;

    return 2 * (zl_deviance(c.n1 * both / t.n, d) +
                zl_deviance(c.n2 * both / t.n, -d));
}

static double g2_2cell_signed(zl_comparison c, double k)
{
    (void)k;
    return signed_by(g2_2cell(c), c);
}

static double p_g2(zl_comparison c, double k)
{
    (void)k;
    return zl_g2_p(g2_4cell(c));
}

static double log10p_g2(zl_comparison c, double k)
{
    (void)k;
    return zl_g2_p_log10(g2_4cell(c));
}

static double chi2_yates(zl_comparison c, double k)
{
    zl_contingency t = zl_comparison_table(c);
    double surplus = fabs(zl_surplus(t));
    double left = surplus > .5 ? surplus - .5 : surplus * 0;

    (void)k;
    return left * left / zl_expected(t) * (t.n / c.n2) * (t.n / (t.n - t.c1));
}

static double chi2(zl_comparison c, double k)
{
    zl_contingency t = zl_comparison_table(c);
    double surplus = zl_surplus(t);

    (void)k;
    return surplus * surplus / zl_expected(t) * (t.n / c.n2) *
           (t.n / (t.n - t.c1));
}

/* ---- evidence ---- */

static double bic(zl_comparison c, double k)
{
    (void)k;
    return g2_2cell(c) - log(c.n1 + c.n2);
}

static double bic_4cell(zl_comparison c, double k)
{
    (void)k;
    return g2_4cell(c) - log(c.n1 + c.n2);
}

static double ell(zl_comparison c, double k)
{
    double n = c.n1 + c.n2;
    double least = fmin(c.n1, c.n2) * (c.a + c.b) / n;

    (void)k;
    return least > 0 ? g2_2cell(c) / (n * log(least)) : NAN;
}

/* ---- ratios ---- */

static double relative_risk(zl_comparison c, double k)
{
    (void)k;
    return c.a / c.n1 / (c.b / c.n2);
}

/* Without any a it is -100, whatever rounding makes of the shares. */
static double pct_diff(zl_comparison c, double k)
{
    (void)k;
    if (c.a == 0 && c.b > 0)
        return -100;
    return c.b > 0 ? 100 * difference(c) / (c.b / c.n2) : NAN;
}

static double pct_diff_zero(zl_comparison c, double k)
{
    return c.b > 0 ? pct_diff(c, k) : 100 * (c.a / c.n1 - k) / k;
}

/* It is in -1 … 1, and rounding must not carry it beyond. */
static double diff_coefficient(zl_comparison c, double k)
{
    double value = difference(c) / (c.a / c.n1 + c.b / c.n2);

    (void)k;
    return value > 1 ? 1 : value < -1 ? -1 : value;
}

static double simple_maths(zl_comparison c, double k)
{
    return (1e6 * c.a / c.n1 + k) / (1e6 * c.b / c.n2 + k);
}

static double odds_ratio(zl_comparison c, double k)
{
    return (c.a + k) / (c.n1 - c.a + k) * ((c.n2 - c.b + k) / (c.b + k));
}

static double log_ratio_hardie(zl_comparison c, double k)
{
    double a = c.a > 0 ? c.a : k, b = c.b > 0 ? c.b : k;

    return log2(a / c.n1 / (b / c.n2));
}

static double log_ratio_walter(zl_comparison c, double k)
{
    return log2((c.a + k) / (c.n1 + k) / ((c.b + k) / (c.n2 + k)));
}

/* ---- how sure a ratio is: one comparison, or all ---- */

static double lrc_m1(zl_comparison c, double alpha)
{
    return zl_log_ratio_conservative(zl_comparison_table(c), alpha, 1);
}

static double lrc_bonf(zl_comparison c, double alpha)
{
    return zl_log_ratio_conservative(zl_comparison_table(c), alpha, c.tests);
}

static double lrc_positive_m1(zl_comparison c, double alpha)
{
    return zl_log_ratio_lower(zl_comparison_table(c), alpha, 1);
}

static double lrc_positive_bonf(zl_comparison c, double alpha)
{
    return zl_log_ratio_lower(zl_comparison_table(c), alpha, c.tests);
}

static double clr_bonf(zl_comparison c, double alpha)
{
    return zl_log_ratio_normal(zl_comparison_table(c), alpha, c.tests);
}

static double low_m1(zl_comparison c, double alpha)
{
    return zl_log_ratio_interval(zl_comparison_table(c), alpha, 1).low;
}

static double high_m1(zl_comparison c, double alpha)
{
    return zl_log_ratio_interval(zl_comparison_table(c), alpha, 1).high;
}

static double low_bonf(zl_comparison c, double alpha)
{
    return zl_log_ratio_interval(zl_comparison_table(c), alpha, c.tests).low;
}

static double high_bonf(zl_comparison c, double alpha)
{
    return zl_log_ratio_interval(zl_comparison_table(c), alpha, c.tests).high;
}

/* ---- the list ---- */

/* clang-format off */
const zl_keyness zl_keynesses[] = {
    { "g2_4cell_signed", "ll", "2·ΣO·ln(O/E) of a, b, n1 - a, n2 - b; below 0 "
      "where p1 < p2", g2_4cell_signed, 2, false, "dunning1993", 0, NULL },
    { "g2_2cell_rayson_signed", "ll_rayson", "2·(a·ln(a/E1) + b·ln(b/E2)); "
      "below 0 where p1 < p2", g2_2cell_signed, 2, false, "rayson2000", 0,
      NULL },
    { "chi2", NULL, "N·(a·(n2 - b) - b·(n1 - a))²/(n1·n2·(a + b)·"
      "(N - a - b))", chi2, 2, false, "pearson1900", 0, NULL },
    { "chi2_yates", NULL, "chi2 with |a·(n2 - b) - b·(n1 - a)| less N/2, at "
      "least 0", chi2_yates, 2, false, "yates1934", 0, NULL },
    { "p_g2", "p", "P(χ² >= G²), one degree of freedom, G² of four cells",
      p_g2, -2, true, "dunning1993", 0, NULL },
    { "log10p_g2", NULL, "lg10(p_g2)", log10p_g2, 2, true, "dunning1993", 0,
      NULL },
    { "fisher_greater_log10p", "fisher", "lg10 P(X >= a), X ~ "
      "Hypergeom(N, a + b, n1)", NULL, 2, true, "pedersen1996", 0,
      zl_fisher_greater_log10 },
    { "fisher_less_log10p", NULL, "lg10 P(X <= a)", NULL, 2, true,
      "pedersen1996", 0, zl_fisher_less_log10 },
    { "fisher_two_log10p", NULL, "lg10 of the sum of all outcomes that are "
      "at most as likely", NULL, 2, true, "pedersen1996", 0,
      zl_fisher_two_log10 },
    { "log_ratio_hardie", "log_ratio", "lg2(p1/p2), a count of 0 taken for "
      ".5", log_ratio_hardie, 2, false, "hardie2014", .5, NULL },
    { "log_ratio_walter", NULL, "lg2 of ((a+.5)/(n1+.5))/((b+.5)/(n2+.5))",
      log_ratio_walter, 2, false, "walter1975", .5, NULL },
    { "ci_low_95_m1", "ci_low", "the lower end of the interval of confidence "
      "of lg2(p1/p2), 95 %", low_m1, 2, false, "evert2022", .05, NULL },
    { "ci_high_95_m1", "ci_high", "the upper end", high_m1, 2, false,
      "evert2022", .05, NULL },
    { "ci_low_95_bonf", NULL, "ci_low_95_m1 for all words compared "
      "(Bonferroni)", low_bonf, 2, false, "evert2022", .05, NULL },
    { "ci_high_95_bonf", NULL, "ci_high_95_m1 for all words compared",
      high_bonf, 2, false, "evert2022", .05, NULL },
    { "lrc_95_m1", NULL, "the log ratio that is nearest to 0 in its interval "
      "of confidence of 95 %", lrc_m1, 2, false, "evert2022", .05, NULL },
    { "lrc_95_bonf", "lrc", "lrc_95_m1 for all words compared (Bonferroni)",
      lrc_bonf, 2, false, "evert2022", .05, NULL },
    { "lrc_positive_95_m1", NULL, "the lower bound of the log ratio, 95 %, "
      "one-sided", lrc_positive_m1, 2, false, "evert2022", .05, NULL },
    { "lrc_positive_95_bonf", NULL, "lrc_positive_95_m1 for all words "
      "compared", lrc_positive_bonf, 2, false, "evert2022", .05, NULL },
    { "clr_95_bonf", "clr", "ln(p1/p2) nearer to 0 by z·√(1/a + 1/b - 1/n1 - "
      "1/n2), as lg2; a b of 0 taken for .5; for all words compared",
      clr_bonf, 2, false, "hardie2014", .05, NULL },
    { "pct_diff", NULL, "100·(p1 - p2)/p2", pct_diff, 2, false,
      "gabrielatos2012", 0, NULL },
    { "pct_diff_zero1e18", NULL, "pct_diff, a p2 of 0 taken for 1e-18",
      pct_diff_zero, 2, false, "gabrielatos2012", 1e-18, NULL },
    { "bic", NULL, "G² of two cells - ln N", bic, 2, false, "wilson2013", 0,
      NULL },
    { "bic_4cell", NULL, "G² of four cells - ln N", bic_4cell, 2, false,
      "wilson2013", 0, NULL },
    { "ell", NULL, "G² of two cells/(N·ln min(E1, E2))", ell, -3, false,
      "johnston2006", 0, NULL },
    { "simple_maths_1", NULL, "(1000000·p1 + 1)/(1000000·p2 + 1); so with any "
      "number for 1", simple_maths, 2, false, "kilgarriff2009", 1, NULL },
    { "simple_maths_100", NULL, "(1000000·p1 + 100)/(1000000·p2 + 100)",
      simple_maths, 2, false, "kilgarriff2009", 100, NULL },
    { "odds_ratio", NULL, "a·(n2 - b)/(b·(n1 - a))", odds_ratio, 2, false,
      "cornfield1951", 0, NULL },
    { "odds_ratio_disc", NULL, "odds_ratio with .5 added to each cell",
      odds_ratio, 2, false, "evert2004", .5, NULL },
    { "relative_risk", NULL, "p1/p2", relative_risk, 2, false,
      "evert2004", 0, NULL },
    { "diff_coefficient", NULL, "(p1 - p2)/(p1 + p2)", diff_coefficient, 3,
      false, "hofland1982", 0, NULL },
    { 0 },
};
/* clang-format on */

static bool is_called(const char *called, const char *name, size_t size)
{
    return called && strlen(called) == size && !memcmp(called, name, size);
}

/* k of simple_maths_k; NAN where that is no number. Only digits and a point
 * are read, and by hand: strtod() follows the locale. */
static double number_of(const char *text, size_t size)
{
    double value = 0, step = 0;

    if (size == 0 || size > 12)
        return NAN;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '.' && step == 0 && size > 1) {
            step = 1;
            continue;
        }
        if (text[i] < '0' || text[i] > '9')
            return NAN;
        value = value * 10 + (text[i] - '0');
        step *= 10;
    }
    return step > 0 ? value / step : value;
}

bool zl_keyness_find(zl_keyness *out, const char *name, size_t size)
{
    static const char family[] = "simple_maths_";
    size_t length = sizeof family - 1;

    for (const zl_keyness *each = zl_keynesses; each->name; each++)
        if (is_called(each->name, name, size) ||
            is_called(each->other, name, size)) {
            *out = *each;
            return true;
        }
    if (size <= length || memcmp(name, family, length) != 0 ||
        !zl_keyness_find(out, "simple_maths_1", length + 1))
        return false;
    out->k = number_of(name + length, size - length);
    return !isnan(out->k);
}

/* ---- values ---- */

static bool is_possible(zl_comparison c)
{
    return c.n1 > 0 && c.n2 > 0 &&
           zl_contingency_possible(zl_comparison_table(c)) && c.tests >= 1;
}

double zl_keyness_value(const zl_keyness *measure, zl_comparison c)
{
    if (!is_possible(c))
        return NAN;
    return measure->same ? measure->same(zl_comparison_table(c))
                         : measure->value(c, measure->k);
}

static bool is_whole(zl_comparison c)
{
    return floor(c.a) == c.a && floor(c.b) == c.b && floor(c.n1) == c.n1 &&
           floor(c.n2) == c.n2;
}

static const char *impossible(zl_comparison c)
{
    if (isnan(c.a) || isnan(c.b) || isnan(c.n1) || isnan(c.n2))
        return "a count is missing, or no number";
    if (!(c.n1 > 0))
        return "the target has no words";
    if (!(c.n2 > 0))
        return "the reference has no words";
    if (c.a < 0 || c.b < 0)
        return "a count is below 0";
    if (c.a > c.n1)
        return "a is above n1";
    if (c.b > c.n2)
        return "b is above n2";
    return "there are no words compared";
}

const char *zl_keyness_reason(const zl_keyness *measure, zl_comparison c)
{
    if (!isnan(zl_keyness_value(measure, c)))
        return NULL;
    if (!is_possible(c))
        return impossible(c);
    if (c.n1 + c.n2 > 0x1p53)
        return "there are more than 2^53 words";
    if (measure->same && !is_whole(c))
        return "the counts are not whole numbers";
    if (c.a + c.b == 0)
        return "the word is in neither";
    if (c.b == 0)
        return "the word is not in the reference";
    if (c.a == 0)
        return "the word is not in the target";
    return "it is 0/0 with these counts";
}
