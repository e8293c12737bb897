/* dispersion.c -- how evenly a word is spread over the parts of a corpus. */
#include "stats/dispersion.h"

#include "stats/distances.h"

#include <gsl/gsl_sf_psi.h>
#include <math.h>
#include <string.h>

/* What a measure needs: without it there is none. */
enum {
    HITS = 1,   /* a hit */
    TWO = 2,    /* parts */
    PLACES = 4, /* of the hits */
    PAIRS = 8   /* of hits in one part */
};

static double part_count(const zl_spread *spread)
{
    return (double)(spread->parts.count + spread->rest.count);
}

/* ---- how many, and where ---- */

static double frequency(const zl_spread *spread)
{
    return spread->f;
}

static double range(const zl_spread *spread)
{
    return spread->range;
}

static double range_rel(const zl_spread *spread)
{
    return spread->range / part_count(spread);
}

static double range_sizeweighted(const zl_spread *spread)
{
    return spread->held;
}

static double maxmin(const zl_spread *spread)
{
    return spread->most - spread->least;
}

static double idf_log2(const zl_spread *spread)
{
    return log2(part_count(spread) / spread->range);
}

static double engwall_fm(const zl_spread *spread)
{
    return spread->f * range_rel(spread);
}

/* Σ of the harmonic numbers of v. */
static double kromer_ur(const zl_spread *spread)
{
    double sum = 0;

    for (size_t i = 0; i < spread->parts.count; i++) {
        double hits = spread->parts.hits[i];
        if (hits > 0)
            sum += gsl_sf_psi(hits + 1) - gsl_sf_psi(1);
    }
    return sum;
}

/* ---- variance ---- */

/* From the population's deviation to the sample's. */
static double sampled(const zl_spread *spread)
{
    return sqrt(part_count(spread) / (part_count(spread) - 1));
}

static double sd_pop(const zl_spread *spread)
{
    return spread->sd_v;
}

static double sd_sample(const zl_spread *spread)
{
    return spread->sd_v * sampled(spread);
}

static double cv_pop(const zl_spread *spread)
{
    return spread->sd_v / (spread->f / part_count(spread));
}

static double cv_sample(const zl_spread *spread)
{
    return cv_pop(spread) * sampled(spread);
}

static double evenness(const zl_spread *spread, double cv)
{
    return 1 - cv / sqrt(part_count(spread) - 1);
}

static double juilland_d(const zl_spread *spread)
{
    return evenness(spread, spread->sd_p / spread->mean_p);
}

static double juilland_d_equal(const zl_spread *spread)
{
    return evenness(spread, cv_pop(spread));
}

static double juilland_d_equal_sample_sd(const zl_spread *spread)
{
    return evenness(spread, cv_sample(spread));
}

static double juilland_u(const zl_spread *spread)
{
    return spread->f * juilland_d(spread);
}

static double juilland_u_equal(const zl_spread *spread)
{
    return spread->f * juilland_d_equal(spread);
}

static double chi2_equal(const zl_spread *spread)
{
    return spread->chi2_equal;
}

static double chi2_unequal(const zl_spread *spread)
{
    return spread->chi2;
}

static double lyne_d3(const zl_spread *spread)
{
    return 1 - spread->chi2 / (4 * spread->f);
}

static double lyne_d3_equal(const zl_spread *spread)
{
    return 1 - spread->chi2_equal / (4 * spread->f);
}

/* 1 less the mean difference of two shares, over twice their mean. Those of
 * 0 come first in their order, and add nothing. */
static double burch_da(const zl_spread *spread)
{
    double sum = 0, n = part_count(spread);

    for (size_t i = 0; i < spread->parts.count; i++)
        sum += (2 * (double)(i + spread->rest.count) + 1 - n) *
               spread->sorted[i];
    return 1 - sum / (n * (n - 1) / 2) / (2 * spread->mean_p);
}

/* ---- information ---- */

static double carroll_d2(const zl_spread *spread)
{
    return spread->entropy_p / log2(part_count(spread));
}

static double carroll_d2_equal(const zl_spread *spread)
{
    return spread->entropy_v / log2(part_count(spread));
}

static double um(const zl_spread *spread, double d2)
{
    return spread->f * d2 + (1 - d2) * spread->f / part_count(spread);
}

static double carroll_um(const zl_spread *spread)
{
    return um(spread, carroll_d2(spread));
}

static double carroll_um_equal(const zl_spread *spread)
{
    return um(spread, carroll_d2_equal(spread));
}

static double kld_bits(const zl_spread *spread)
{
    return spread->bits;
}

static double kld_norm_base2(const zl_spread *spread)
{
    return -expm1(-spread->bits * log(2));
}

static double kld_norm_basee(const zl_spread *spread)
{
    return -expm1(-spread->bits);
}

static double kld_norm_o2p(const zl_spread *spread)
{
    return spread->bits / (1 + spread->bits);
}

/* ---- roots ---- */

static double rosengren_s(const zl_spread *spread)
{
    return spread->roots_s * spread->roots_s / spread->f;
}

static double rosengren_s_equal(const zl_spread *spread)
{
    return spread->roots * spread->roots / part_count(spread) / spread->f;
}

static double rosengren_af(const zl_spread *spread)
{
    return spread->roots_s * spread->roots_s;
}

static double rosengren_af_equal(const zl_spread *spread)
{
    return spread->roots * spread->roots / part_count(spread);
}

/* ---- deviation of proportions ---- */

static double gries_dp(const zl_spread *spread)
{
    return spread->moved;
}

static double gries_dpnorm(const zl_spread *spread)
{
    return spread->moved / (1 - spread->least_s);
}

static double egbert_dp(const zl_spread *spread)
{
    return 1 - spread->moved / (1 - spread->least_held);
}

/* ---- the list ---- */

/* clang-format off */
const zl_dispersion zl_dispersions[] = {
    { "f", NULL, "Σv", frequency, 0, false, NULL, 0 },
    { "n_parts", NULL, "n", part_count, 0, false, NULL, 0 },
    { "range", NULL, "parts with a hit", range, 0, false, NULL, 0 },
    { "range_rel", NULL, "range/n", range_rel, 4, false, NULL, 0 },
    { "range_sizeweighted", NULL, "Σs of the parts with a hit",
      range_sizeweighted, 4, false, NULL, 0 },
    { "maxmin", NULL, "the greatest v less the least", maxmin, 0, true,
      NULL, 0 },
    { "idf_log2", "idf", "lg2(n/range)", idf_log2, 3, true, "jones1972",
      HITS },
    { "engwall_FM", NULL, "f·range/n", engwall_fm, 2, false, "engwall1974",
      0 },
    { "kromer_UR", NULL, "Σ(ψ(v + 1) + γ) = Σ(1 + 1/2 + … + 1/v)",
      kromer_ur, 2, false, "kromer2003", 0 },
    { "sd_pop", NULL, "√(Σ(v - f/n)²/n)", sd_pop, 2, true, NULL, 0 },
    { "sd_sample", NULL, "√(Σ(v - f/n)²/(n - 1))", sd_sample, 2, true, NULL,
      TWO },
    { "cv_pop", NULL, "sd_pop/(f/n)", cv_pop, 4, true, NULL, HITS },
    { "cv_sample", NULL, "sd_sample/(f/n)", cv_sample, 4, true, NULL,
      HITS | TWO },
    { "juilland_D", NULL, "1 - cv/√(n - 1), cv: the deviation of p (of the "
      "population) over its mean", juilland_d, 4, false, "juilland1970",
      HITS | TWO },
    { "juilland_D_equal", NULL, "juilland_D of v", juilland_d_equal, 4,
      false, "juilland1970", HITS | TWO },
    { "juilland_D_equal_sample_sd", NULL, "1 - cv_sample/√(n - 1)",
      juilland_d_equal_sample_sd, 4, false, "gries2008", HITS | TWO },
    { "juilland_U", NULL, "f·juilland_D", juilland_u, 2, false,
      "juilland1970", HITS | TWO },
    { "juilland_U_equal", NULL, "f·juilland_D_equal", juilland_u_equal, 2,
      false, "juilland1970", HITS | TWO },
    { "carroll_D2", NULL, "-Σq·lg2 q/lg2 n, q = p/Σp", carroll_d2, 4, false,
      "carroll1970", HITS | TWO },
    { "carroll_D2_equal", NULL, "carroll_D2 with q = v/f", carroll_d2_equal,
      4, false, "carroll1970", HITS | TWO },
    { "carroll_Um", NULL, "f·D2 + (1 - D2)·f/n, D2 = carroll_D2",
      carroll_um, 2, false, "carroll1970", HITS | TWO },
    { "carroll_Um_equal", NULL, "carroll_Um with carroll_D2_equal",
      carroll_um_equal, 2, false, "carroll1970", HITS | TWO },
    { "rosengren_S", NULL, "(Σ√(v·s))²/f", rosengren_s, 4, false,
      "rosengren1971", HITS },
    { "rosengren_S_equal", NULL, "(Σ√v)²/(n·f)", rosengren_s_equal, 4, false,
      "rosengren1971", HITS },
    { "rosengren_AF", NULL, "f·rosengren_S", rosengren_af, 2, false,
      "rosengren1971", 0 },
    { "rosengren_AF_equal", NULL, "f·rosengren_S_equal", rosengren_af_equal,
      2, false, "rosengren1971", 0 },
    { "chi2_unequal", NULL, "Σ(v - f·s)²/(f·s)", chi2_unequal, 2, true,
      "lyne1985", HITS },
    { "chi2_equal", NULL, "Σ(v - f/n)²/(f/n)", chi2_equal, 2, true,
      "lyne1985", HITS },
    { "lyne_D3", NULL, "1 - chi2_unequal/(4·f); may be below 0", lyne_d3, 4,
      false, "lyne1985", HITS },
    { "lyne_D3_equal", NULL, "1 - chi2_equal/(4·f)", lyne_d3_equal, 4, false,
      "lyne1985", HITS },
    { "zhang_DC", NULL, "(Σ√v/n)²/(f/n)", rosengren_s_equal, 4, false,
      "zhang2004", HITS },
    { "gries_DP", "dp", "Σ|v/f - s|/2", gries_dp, 4, true, "gries2008",
      HITS },
    { "gries_DPnorm", "dpnorm", "gries_DP/(1 - the least s)", gries_dpnorm,
      4, true, "lijffijt2012", HITS | TWO },
    { "egbert_DP", NULL, "1 - gries_DP/(1 - the least s of a part with a "
      "hit)", egbert_dp, 4, false, "egbert2020", HITS | TWO },
    { "burch_DA", NULL, "1 - mean|p_i - p_j|/(2·mean p), over all pairs",
      burch_da, 4, false, "burch2017", HITS | TWO },
    { "kld_bits", "kld", "Σ(v/f)·lg2((v/f)/s)", kld_bits, 4, true,
      "gries2020", HITS },
    { "kld_norm_base2", NULL, "1 - 2^-kld_bits", kld_norm_base2, 4, true,
      "gries2024", HITS },
    { "kld_norm_basee", NULL, "1 - e^-kld_bits", kld_norm_basee, 4, true,
      "gries2021", HITS },
    { "kld_norm_o2p", NULL, "kld_bits/(1 + kld_bits)", kld_norm_o2p, 4, true,
      "gries2024", HITS },
    { "arf", NULL, "Σmin(d, N/f)/(N/f)", zl_arf, 2, false, "savicky2002",
      HITS | PLACES },
    { "awt", NULL, "(1 + Σd²/N)/2", zl_awt, 2, true, "savicky2002",
      HITS | PLACES },
    { "f_awt", NULL, "N²/Σd²", zl_f_awt, 2, false, "savicky2002",
      HITS | PLACES },
    { "ald_log10", "ald", "Σd·lg10 d/N", zl_ald, 4, true, "savicky2002",
      HITS | PLACES },
    { "f_ald", NULL, "N·10^-ald_log10", zl_f_ald, 2, false, "savicky2002",
      HITS | PLACES },
    { "washtell", NULL, "the mean of 1/(way to the nearest hit in the same "
      "part), over the hits in parts with two and more, divided by 2·f/N",
      zl_washtell, 3, true, "washtell2007", HITS | PLACES | PAIRS },
    { 0 },
};
/* clang-format on */

const zl_dispersion *zl_dispersion_find(const char *name, size_t size)
{
    for (const zl_dispersion *each = zl_dispersions; each->name; each++) {
        if (strlen(each->name) == size && !memcmp(each->name, name, size))
            return each;
        if (each->other && strlen(each->other) == size &&
            !memcmp(each->other, name, size))
            return each;
    }
    return NULL;
}

/* ---- what is defined ---- */

bool zl_dispersion_needs_places(const zl_dispersion *measure)
{
    return measure->needs & PLACES;
}

static const char *missing_of_places(unsigned needs, const zl_spread *spread)
{
    const zl_places *places = &spread->places;

    if (!(needs & PLACES))
        return NULL;
    if (!places->items)
        return "the places of the hits are not known";
    if (!zl_places_fit(places))
        return "the places of the hits do not rise, or lie behind the end";
    if (places->count == 0)
        return "no place of a hit is given";
    if ((needs & PAIRS) && isnan(zl_washtell(spread)))
        return "no part holds the word twice";
    return NULL;
}

static const char *missing(const zl_dispersion *measure,
                           const zl_spread *spread)
{
    unsigned needs = measure->needs;

    if (spread->wrong)
        return spread->wrong;
    if ((needs & HITS) && spread->f == 0)
        return "the word does not occur";
    if ((needs & TWO) && spread->parts.count + spread->rest.count < 2)
        return "there is one part only";
    return missing_of_places(needs, spread);
}

const char *zl_dispersion_reason(const zl_dispersion *measure,
                                 const zl_spread *spread)
{
    const char *reason = missing(measure, spread);

    if (!reason && isnan(measure->value(spread)))
        return "the sizes of the parts are too far from each other";
    return reason;
}

double zl_dispersion_value(const zl_dispersion *measure,
                           const zl_spread *spread)
{
    return missing(measure, spread) ? NAN : measure->value(spread);
}
