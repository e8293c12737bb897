/* chisq.h -- the tail of the χ² distribution, far beyond what a number can
 * hold. */
#ifndef ZL_STATS_CHISQ_H
#define ZL_STATS_CHISQ_H

/* lg10 P(X >= chi2), X ~ χ²(df), to 1e-12 of it or better; chi2 >= 0, df > 0,
 * neither needs to be whole. NAN otherwise. By the series or the continued
 * fraction of the incomplete gamma function (DLMF 8.7.1, 8.9.2), which GSL
 * ends the program for where they take long. Time: O(√df), at most some
 * thousand steps up to df of a million. */
double zl_chisq_log10(double chi2, double df);

#endif
