/* richness.c -- diversity in closed form. */
#include "stats/richness.h"

#include <math.h>

/* ---- tokens and types ---- */

double zl_ttr(const zl_lexis *lexis)
{
    return lexis->v / lexis->n;
}

double zl_guiraud_r(const zl_lexis *lexis)
{
    return lexis->v / sqrt(lexis->n);
}

double zl_cttr(const zl_lexis *lexis)
{
    return lexis->v / sqrt(2 * lexis->n);
}

double zl_herdan_c(const zl_lexis *lexis)
{
    return log(lexis->v) / log(lexis->n);
}

/* As one logarithm: N and V may be near each other. */
static double apart(const zl_lexis *lexis)
{
    return log(lexis->n / lexis->v);
}

double zl_dugast_u(const zl_lexis *lexis)
{
    double log_n = log(lexis->n);

    return log_n * log_n / apart(lexis);
}

double zl_summer_s(const zl_lexis *lexis)
{
    return log(log(lexis->v)) / log(log(lexis->n));
}

double zl_summer_s_log10(const zl_lexis *lexis)
{
    return log10(log10(lexis->v)) / log10(log10(lexis->n));
}

double zl_maas_a2(const zl_lexis *lexis)
{
    double log_n = log(lexis->n);

    return apart(lexis) / (log_n * log_n);
}

/* 1 - c² is (1 - c)·(1 + c). */
double zl_maas_v0(const zl_lexis *lexis)
{
    double log_n = log(lexis->n), log_v = log(lexis->v);

    return log_v / sqrt(apart(lexis) / log_n * (1 + log_v / log_n));
}

/* ---- how often ---- */

double zl_yule_k(const zl_lexis *lexis)
{
    return 1e4 * lexis->pairs / lexis->n / lexis->n;
}

double zl_yule_i(const zl_lexis *lexis)
{
    return lexis->v * lexis->v / (lexis->pairs + (lexis->n - lexis->v));
}

double zl_yule_i_williams(const zl_lexis *lexis)
{
    return lexis->n * lexis->n / lexis->pairs;
}

double zl_simpson_d(const zl_lexis *lexis)
{
    return lexis->pairs / lexis->n / (lexis->n - 1);
}

double zl_simpson_d_with_replacement(const zl_lexis *lexis)
{
    return lexis->sum_f2 / lexis->n / lexis->n;
}

/* Σf²/N² - 1/V is Σ(f - N/V)²/N², whose terms cannot cancel. */
double zl_herdan_vm(const zl_lexis *lexis)
{
    double sum = 0, even = lexis->n / lexis->v;

    for (size_t i = 0; i < lexis->classes; i++) {
        double more = lexis->spectrum[i].f - even;
        sum += lexis->spectrum[i].types * more * more;
    }
    return sqrt(sum) / lexis->n;
}

double zl_entropy_bits(const zl_lexis *lexis)
{
    double sum = 0;

    for (size_t i = 0; i < lexis->classes; i++) {
        double share = lexis->spectrum[i].f / lexis->n;
        sum += lexis->spectrum[i].types * share * log2(1 / share);
    }
    return sum;
}

/* ---- rare types ---- */

double zl_honore_r(const zl_lexis *lexis)
{
    return 100 * log(lexis->n) / ((lexis->v - lexis->v1) / lexis->v);
}

double zl_sichel_s(const zl_lexis *lexis)
{
    return lexis->v2 / lexis->v;
}

double zl_brunet_w(const zl_lexis *lexis)
{
    return pow(lexis->n, pow(lexis->v, -.172));
}
