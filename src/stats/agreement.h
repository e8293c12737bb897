/* agreement.h -- two judges of the same things, who say yes or no.
 *
 *                 b yes    b no
 *     a yes       both     a_only
 *     a no        b_only   neither
 *
 * Time: O(1), but for the exact test, O(discordant). */
#ifndef ZL_STATS_AGREEMENT_H
#define ZL_STATS_AGREEMENT_H

typedef struct zl_agreement {
    double both, a_only, b_only, neither;
} zl_agreement;

/* Of what a says yes to, the share that b does too; and the other way round.
 * NAN where there is nothing. */
double zl_agreement_forth(zl_agreement of);
double zl_agreement_back(zl_agreement of);

/* κ, J. Cohen (1960), "A coefficient of agreement for nominal scales": the
 * agreement above chance as a share of what is possible, -1 to 1; NAN where
 * chance explains all. */
double zl_agreement_kappa(zl_agreement of);

/* Q. McNemar (1947), exactly: P, two-sided, that of the things on which they
 * differ so many or more stand on one side, X ~ Binomial(a_only + b_only, ½).
 * 1 where they never differ. */
double zl_agreement_mcnemar(zl_agreement of);

#endif
