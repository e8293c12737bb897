/* literature_of.c -- which measure of association is from where. */
#include "stats/literature.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *name, *key;
} sources[] = {
    { "g2", "dunning1993" }, { "g2_signed", "dunning1993" },
    { "simple_ll", "evert2008" }, { "simple_ll_signed", "evert2008" },
    { "chi2", "pearson1900" }, { "chi2_yates_clamp", "yates1934" },
    { "chi2_yates_noclamp", "yates1934" }, { "t_score", "church1991" },
    { "z_score", "berryrogghe1973" }, { "z_yates_clamp", "yates1934" },
    { "z_yates_ucs", "evert2004" }, { "z_yates_cqpweb", "yates1934" },
    { "mi", "church1990" }, { "mi2", "daille1994" }, { "mi3", "daille1994" },
    { "mi_log_f", "kilgarriff2004" }, { "npmi", "bouma2009" },
    { "local_mi", "evert2004" }, { "dice", "dice1945" },
    { "log_dice", "rychly2008" }, { "jaccard", "jaccard1912" },
    { "min_sensitivity", "pedersen1998" }, { "gmean", "evert2004" },
    { "delta_p_2given1", "allan1980" }, { "delta_p_1given2", "allan1980" },
    { "log_ratio_hardie", "hardie2014" }, { "log_ratio_walter", "walter1975" },
    { "lrc_95_m1", "evert2022" }, { "lrc_95_m1000", "evert2022" },
    { "lrc_positive_95_m1", "evert2022" },
    { "log_ratio_ci_low", "evert2022" }, { "log_ratio_ci_high", "evert2022" },
    { "odds_ratio", "cornfield1951" }, { "log2_odds_ratio", "cornfield1951" },
    { "odds_ratio_disc", "evert2004" },
    { "log2_odds_ratio_disc", "evert2004" },
    { "log2_odds_ratio_disc_ci_low", "woolf1955" },
    { "log2_odds_ratio_disc_ci_high", "woolf1955" },
    { "relative_risk", "evert2004" }, { "log2_relative_risk", "evert2004" },
    { "relative_risk_ucs", "evert2004" },
    { "fisher_greater_log10p", "pedersen1996" },
    { "fisher_less_log10p", "pedersen1996" },
    { "fisher_two_log10p", "fisher1935" },
    { "hyper_point_log10p", "evert2004" },
    { "poisson_stirling", "quasthoff2002" },
    { "kld_2given1", "kullback1951" }, { "kld_1given2", "kullback1951" },
    { "phi", "yule1912" }, { "yule_q", "yule1900" },
    { "liddell", "liddell1976" }, { "mu", "evert2004" },
    { "avg_mi_bits", "evert2004" }, { "bic", "wilson2013" },
    { "p_g2", "dunning1993" }, { "log10p_g2", "dunning1993" },
};
/* clang-format on */

const char *zl_measure_source(const char *name)
{
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (strcmp(sources[i].name, name) == 0)
            return sources[i].key;
    return NULL;
}
