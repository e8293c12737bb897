/* association.c -- how strongly two things of a 2×2 table belong together.
 *
 * O - E is the same for all four cells but for its sign, and is had without
 * loss (zl_surplus); so measures of it lose no digits where O is near E. */
#include "stats/association.h"

#include "stats/hypergeometric.h"
#include "stats/ratio.h"

#include <gsl/gsl_math.h>
#include <math.h>
#include <string.h>

static double possible(const zl_cells *c, double value)
{
    return c->possible ? value : NAN;
}

static double signed_by(double value, zl_cells *c)
{
    return c->surplus < 0 ? -value : value;
}

/* ---- mutual information and its kin ---- */

static double power_of_mi(zl_cells *c, double power)
{
    double mi = zl_cells_mi(c);

    return c->o11 > 0 ? mi + (power - 1) * log2(c->o11) : mi;
}

static double mi2(zl_cells *c)
{
    return power_of_mi(c, 2);
}

static double mi3(zl_cells *c)
{
    return power_of_mi(c, 3);
}

static double mi_log_f(zl_cells *c)
{
    return zl_cells_mi(c) * log1p(c->o11);
}

static double npmi(zl_cells *c)
{
    if (c->o11 == 0)
        return isnan(zl_cells_mi(c)) ? NAN : -1;
    if (c->o11 > c->n)
        return NAN;
    double share = c->o11 > c->n / 2 ? log1p((c->o11 - c->n) / c->n)
                                     : log(c->o11 / c->n);
    return zl_cells_mi(c) * M_LN2 / -share;
}

static double local_mi(zl_cells *c)
{
    double mi = zl_cells_mi(c);

    return isinf(mi) ? 0 : c->o11 * mi;
}

static double poisson_stirling(zl_cells *c)
{
    double mi = zl_cells_mi(c);

    return isinf(mi) ? 0 : c->o11 * (mi * M_LN2 - 1);
}

static double mu(zl_cells *c)
{
    return c->o11 / c->e11;
}

/* ---- tests ---- */

static double t_score(zl_cells *c)
{
    return c->surplus / sqrt(c->o11);
}

static double z_score(zl_cells *c)
{
    return c->surplus / sqrt(c->e11);
}

static double z_yates_ucs(zl_cells *c)
{
    double surplus = fabs(c->surplus);
    double left = surplus == 0 ? 0 : surplus - 0.5;

    return signed_by(left, c) / sqrt(c->e11);
}

static double z_yates_clamp(zl_cells *c)
{
    double surplus = fabs(c->surplus);
    double left = surplus > 0.5 ? surplus - 0.5 : surplus * 0;

    return signed_by(left, c) / sqrt(c->e11);
}

static double z_yates_cqpweb(zl_cells *c)
{
    double surplus = fabs(c->surplus);
    double left = surplus > 0.5 ? surplus - 0.5 : surplus / 2;

    return signed_by(left, c) / sqrt(c->e11);
}

static double simple_ll(zl_cells *c)
{
    return c->e11 > 0 ? 2 * zl_deviance(c->e11, c->surplus) : NAN;
}

static double simple_ll_signed(zl_cells *c)
{
    return signed_by(simple_ll(c), c);
}

static double g2_signed(zl_cells *c)
{
    return signed_by(zl_cells_g2(c), c);
}

/* χ² of a difference between O and E. */
static double chi2_of(zl_cells *c, double difference)
{
    return possible(c, difference * difference / c->e11 * (c->n / c->r2) *
                           (c->n / c->c2));
}

static double chi2(zl_cells *c)
{
    return chi2_of(c, c->surplus);
}

static double chi2_yates_clamp(zl_cells *c)
{
    return chi2_of(c, fmax(fabs(c->surplus) - 0.5, c->surplus * 0));
}

static double chi2_yates_noclamp(zl_cells *c)
{
    return chi2_of(c, fabs(c->surplus) - 0.5);
}

static double bic(zl_cells *c)
{
    return zl_cells_g2(c) - log(c->n);
}

static double avg_mi_bits(zl_cells *c)
{
    return zl_cells_g2(c) / (2 * M_LN2);
}

/* ---- overlap ---- */

static double counted(const zl_cells *c, double value)
{
    return zl_contingency_counted(c->table) ? value : NAN;
}

static double dice(zl_cells *c)
{
    return counted(c, 2 * c->o11 / (c->r1 + c->c1));
}

static double log_dice(zl_cells *c)
{
    return zl_log_dice(c->table);
}

static double jaccard(zl_cells *c)
{
    return zl_jaccard(c->table);
}

static double min_sensitivity(zl_cells *c)
{
    double most = c->r1 > c->c1 ? c->r1 : c->c1;

    return c->r1 == 0 || c->c1 == 0 ? NAN : counted(c, c->o11 / most);
}

static double gmean(zl_cells *c)
{
    return counted(c, c->o11 / sqrt(c->r1) / sqrt(c->c1));
}

/* ---- odds and shares ---- */

static double odds_ratio(zl_cells *c)
{
    return possible(c, c->o11 * c->o22 / (c->o12 * c->o21));
}

static double log2_odds_ratio(zl_cells *c)
{
    return log2(odds_ratio(c));
}

static double odds_ratio_disc(zl_cells *c)
{
    return possible(c, (c->o11 + .5) / (c->o12 + .5) * (c->o22 + .5) /
                           (c->o21 + .5));
}

static double log2_odds_ratio_disc(zl_cells *c)
{
    return log2(odds_ratio_disc(c));
}

static double delta_p_2given1(zl_cells *c)
{
    return possible(c, c->surplus / c->r1 * (c->n / c->r2));
}

static double delta_p_1given2(zl_cells *c)
{
    return possible(c, c->surplus / c->c1 * (c->n / c->c2));
}

static double relative_risk(zl_cells *c)
{
    return possible(c, c->o11 / c->r1 / (c->o21 / c->r2));
}

static double log2_relative_risk(zl_cells *c)
{
    return log2(relative_risk(c));
}

static double relative_risk_ucs(zl_cells *c)
{
    return possible(c, c->o11 / c->c1 / (c->o12 / c->c2));
}

static double log_ratio_hardie(zl_cells *c)
{
    double here = c->o11 > 0 ? c->o11 : 0.5;
    double there = c->o21 > 0 ? c->o21 : 0.5;

    if (c->r1 == 0 || c->r2 == 0)
        return NAN;
    return possible(c, log2(here / c->r1 / (there / c->r2)));
}

static double log_ratio_walter(zl_cells *c)
{
    if (c->r1 == 0 || c->r1 == c->n)
        return NAN;
    return possible(c, log2((c->o11 + .5) / (c->r1 + .5) /
                            ((c->o21 + .5) / (c->r2 + .5))));
}

static double lrc_95_m1(zl_cells *c)
{
    if (zl_log_ratio_may_be_0(c->table, .05, 1))
        return 0;
    if (c->surplus < 0)
        return zl_cells_high(c) > 0 ? 0 : c->high;
    return zl_cells_low(c) < 0 ? 0 : c->low;
}

static double lrc_95_m1000(zl_cells *c)
{
    return zl_log_ratio_conservative(c->table, .05, 1000);
}

static double lrc_positive_95_m1(zl_cells *c)
{
    return zl_log_ratio_lower(c->table, .05, 1);
}

/* How far the ends of the interval of odds_ratio_disc are from it. */
static double odds_width(zl_cells *c)
{
    double variance = 1 / (c->o11 + .5) + 1 / (c->o12 + .5) +
                      1 / (c->o21 + .5) + 1 / (c->o22 + .5);

    return 1.959963984540054 * sqrt(variance) / M_LN2;
}

static double log2_odds_ci_low(zl_cells *c)
{
    return possible(c, log2_odds_ratio_disc(c) - odds_width(c));
}

static double log2_odds_ci_high(zl_cells *c)
{
    return possible(c, log2_odds_ratio_disc(c) + odds_width(c));
}

static double p_g2(zl_cells *c)
{
    return zl_g2_p(zl_cells_g2(c));
}

static double log10p_g2(zl_cells *c)
{
    return zl_g2_p_log10(zl_cells_g2(c));
}

static double fisher_greater(zl_cells *c)
{
    return zl_fisher_greater_log10(c->table);
}

static double fisher_less(zl_cells *c)
{
    return zl_fisher_less_log10(c->table);
}

static double fisher_two(zl_cells *c)
{
    return zl_fisher_two_log10(c->table);
}

static double hyper_point(zl_cells *c)
{
    return zl_hyper_point_log10(c->table);
}

/* ---- correlation, divergence ---- */

static double phi(zl_cells *c)
{
    return possible(c, c->surplus / sqrt(c->e11) * sqrt(c->n / c->r2) *
                           sqrt(c->n / c->c2) / sqrt(c->n));
}

static double yule_q(zl_cells *c)
{
    return possible(c, c->surplus * c->n /
                           (c->o11 * c->o22 + c->o12 * c->o21));
}

/* Σ O·lg2(O/E) over two cells, whose surpluses cancel, as a share of `of`. */
static double divergence(zl_cells *c, double other, double of)
{
    return possible(c, (zl_deviance(c->e11, c->surplus) +
                        zl_deviance(other, -c->surplus)) / of / M_LN2);
}

static double kld_2given1(zl_cells *c)
{
    return divergence(c, c->r1 * c->c2 / c->n, c->r1);
}

static double kld_1given2(zl_cells *c)
{
    return divergence(c, c->r2 * c->c1 / c->n, c->c1);
}

/* ---- the list ---- */

/* clang-format off */
const zl_measure zl_measures[] = {
    { "g2", "ll", "2·ΣO·ln(O/E), four cells: log-likelihood ratio",
      zl_cells_g2, 2, false },
    { "g2_signed", NULL, "g2, below 0 where O11 < E11", g2_signed, 2, false },
    { "simple_ll", NULL, "2·(O11·ln(O11/E11) - (O11 - E11))",
      simple_ll, 2, false },
    { "simple_ll_signed", NULL, "simple_ll, below 0 where O11 < E11",
      simple_ll_signed, 2, false },
    { "chi2", NULL, "N·(O11·O22 - O12·O21)²/(R1·R2·C1·C2)", chi2, 2, false },
    { "chi2_yates_clamp", "chi2_yates",
      "chi2 with |O11·O22 - O12·O21| less N/2, at least 0",
      chi2_yates_clamp, 2, false },
    { "chi2_yates_noclamp", NULL,
      "chi2 with |O11·O22 - O12·O21| less N/2",
      chi2_yates_noclamp, 2, false },
    { "t_score", "t", "(O11 - E11)/√O11", t_score, 2, false },
    { "z_score", "z", "(O11 - E11)/√E11", z_score, 2, false },
    { "z_yates_clamp", "z_yates", "z_score with |O11 - E11| less .5, at "
      "least 0", z_yates_clamp, 2, false },
    { "z_yates_ucs", NULL, "z_score with |O11 - E11| less .5",
      z_yates_ucs, 2, false },
    { "z_yates_cqpweb", NULL, "z_score with |O11 - E11| less .5, or half of "
      "it up to .5", z_yates_cqpweb, 2, false },
    { "mi", NULL, "lg2(O11/E11)", zl_cells_mi, 2, false },
    { "mi2", NULL, "lg2(O11²/E11)", mi2, 2, false },
    { "mi3", NULL, "lg2(O11³/E11)", mi3, 2, false },
    { "mi_log_f", NULL, "mi·ln(O11 + 1)", mi_log_f, 2, false },
    { "npmi", NULL, "ln(O11/E11)/-ln(O11/N); -1 where O11 = 0",
      npmi, 3, false },
    { "local_mi", NULL, "O11·mi", local_mi, 2, false },
    { "dice", NULL, "2·O11/(R1 + C1)", dice, 4, false },
    { "log_dice", NULL, "14 + lg2(dice)", log_dice, 2, false },
    { "jaccard", NULL, "O11/(O11 + O12 + O21)", jaccard, 4, false },
    { "min_sensitivity", "min_sens", "the smaller of O11/R1 and O11/C1",
      min_sensitivity, 4, false },
    { "gmean", NULL, "O11/√(R1·C1)", gmean, 4, false },
    { "delta_p_2given1", NULL, "O11/R1 - O21/R2: the collocate given the "
      "node", delta_p_2given1, 4, false },
    { "delta_p_1given2", NULL, "O11/C1 - O12/C2: the node given the "
      "collocate", delta_p_1given2, 4, false },
    { "log_ratio_hardie", "log_ratio", "lg2((O11/R1)/(O21/R2)), a count of 0 "
      "taken for .5", log_ratio_hardie, 2, false },
    { "log_ratio_walter", NULL, "lg2 of ((O11+.5)/(R1+.5))/"
      "((O21+.5)/(R2+.5))", log_ratio_walter, 2, false },
    { "lrc_95_m1", "lrc", "the log ratio that is nearest to 0 in its interval "
      "of confidence of 95 % (Evert 2022)", lrc_95_m1, 2, false },
    { "lrc_95_m1000", NULL, "lrc_95_m1 for 1000 comparisons (Bonferroni)",
      lrc_95_m1000, 2, false },
    { "lrc_positive_95_m1", NULL, "the lower bound of the log ratio, 95 %, "
      "one-sided", lrc_positive_95_m1, 2, false },
    { "odds_ratio", NULL, "O11·O22/(O12·O21)", odds_ratio, 2, false },
    { "log2_odds_ratio", NULL, "lg2(odds_ratio)", log2_odds_ratio, 2, false },
    { "odds_ratio_disc", NULL, "odds_ratio with .5 added to each cell",
      odds_ratio_disc, 2, false },
    { "log2_odds_ratio_disc", NULL, "lg2(odds_ratio_disc)",
      log2_odds_ratio_disc, 2, false },
    { "relative_risk", NULL, "(O11/R1)/(O21/R2)", relative_risk, 2, false },
    { "log2_relative_risk", NULL, "lg2(relative_risk)",
      log2_relative_risk, 2, false },
    { "relative_risk_ucs", NULL, "(O11/C1)/(O12/C2)",
      relative_risk_ucs, 2, false },
    { "fisher_greater_log10p", "fisher", "lg10 P(X >= O11), X ~ "
      "Hypergeom(N, C1, R1); the smaller, the stronger",
      fisher_greater, 2, true },
    { "fisher_less_log10p", NULL, "lg10 P(X <= O11)", fisher_less, 2, true },
    { "fisher_two_log10p", NULL, "lg10 of the sum of all outcomes that are "
      "at most as likely", fisher_two, 2, true },
    { "hyper_point_log10p", NULL, "lg10 P(X = O11)", hyper_point, 2, true },
    { "poisson_stirling", NULL, "O11·(ln O11 - ln E11 - 1)",
      poisson_stirling, 2, false },
    { "kld_2given1", NULL, "Σ (O1j/R1)·lg2((O1j/R1)/(Cj/N))",
      kld_2given1, 4, false },
    { "kld_1given2", NULL, "Σ (Oi1/C1)·lg2((Oi1/C1)/(Ri/N))",
      kld_1given2, 4, false },
    { "phi", NULL, "(O11·O22 - O12·O21)/√(R1·R2·C1·C2)", phi, 4, false },
    { "yule_q", NULL, "(odds_ratio - 1)/(odds_ratio + 1)", yule_q, 3, false },
    { "liddell", NULL, "(O11·O22 - O12·O21)/(C1·C2)",
      delta_p_1given2, 4, false },
    { "mu", NULL, "O11/E11", mu, 2, false },
    { "avg_mi_bits", NULL, "g2/(2·ln 2)", avg_mi_bits, 2, false },
    { "bic", NULL, "g2 - ln N", bic, 2, false },
    { "log_ratio_ci_low", NULL, "the lower end of the interval of confidence "
      "of the log ratio, 95 %, of which lrc_95_m1 is the end nearest to 0",
      zl_cells_low, 2, false },
    { "log_ratio_ci_high", NULL, "its upper end", zl_cells_high, 2,
      false },
    { "log2_odds_ratio_disc_ci_low", NULL, "log2_odds_ratio_disc - "
      "1.96·√Σ(1/(O+.5))/ln 2, 95 %", log2_odds_ci_low, 2, false },
    { "log2_odds_ratio_disc_ci_high", NULL, "log2_odds_ratio_disc + "
      "1.96·√Σ(1/(O+.5))/ln 2", log2_odds_ci_high, 2, false },
    { "p_g2", NULL, "P(χ² >= g2), one degree of freedom", p_g2, -3, true },
    { "log10p_g2", NULL, "lg10(p_g2)", log10p_g2, 2, true },
    { 0 },
};
/* clang-format on */

static bool is_called(const char *name, const char *given, size_t size)
{
    return name && strlen(name) == size && memcmp(name, given, size) == 0;
}

const zl_measure *zl_measure_find(const char *name, size_t size)
{
    const zl_measure *each = zl_measures;

    while (each->name && !is_called(each->name, name, size) &&
           !is_called(each->other, name, size))
        each++;
    return each->name ? each : NULL;
}

double zl_measure_value(const zl_measure *measure, zl_contingency table)
{
    zl_cells cells = zl_cells_of(table);

    return measure->value(&cells);
}

bool zl_measure_needs_cells(const zl_measure *measure)
{
    static double (*const others[])(zl_cells *) = {
        simple_ll, simple_ll_signed, t_score,         z_score,
        z_yates_clamp, z_yates_ucs,  z_yates_cqpweb,  mi2,
        mi3,       mi_log_f,         npmi,            local_mi,
        dice,      min_sensitivity,  gmean,           poisson_stirling,
        mu,        log_dice,         zl_cells_mi,
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (measure->value == others[i])
            return false;
    return true;
}
