/* similarity.c -- how like two documents are, or two words. */
#include "stats/similarity.h"

#include "base/mem.h"
#include "base/work.h"
#include "stats/eigen.h"

#include <math.h>
#include <string.h>

/* ---- what must be known of all rows ---- */

static void add_up(zl_profile *profile)
{
    double all = 0;

    for (size_t i = 0; i < profile->rows; i++)
        for (size_t k = 0; k < profile->columns; k++) {
            double count = profile->counts[i * profile->columns + k];
            profile->totals[i] += count;
            profile->masses[k] += count;
            all += count;
        }
    for (size_t k = 0; k < profile->columns && all > 0; k++)
        profile->masses[k] /= all;
}

static double share(const zl_profile *profile, size_t row, size_t column)
{
    double total = profile->totals[row];
    double count = profile->counts[row * profile->columns + column];

    return total > 0 ? count / total : 0;
}

static void deviate(zl_profile *profile)
{
    double rows = (double)profile->rows;

    for (size_t k = 0; k < profile->columns; k++) {
        double mean = 0, squares = 0;
        for (size_t i = 0; i < profile->rows; i++)
            mean += share(profile, i, k) / rows;
        for (size_t i = 0; i < profile->rows; i++) {
            double beside = share(profile, i, k) - mean;
            squares += beside * beside;
        }
        profile->deviations[k] = rows > 1 ? sqrt(squares / (rows - 1)) : 0;
    }
}

bool zl_profile_init(zl_profile *profile, const double *counts, size_t rows,
                     size_t columns)
{
    *profile =
        (zl_profile){ .counts = counts, .rows = rows, .columns = columns };
    profile->totals = zl_alloc_array(rows, sizeof *profile->totals);
    profile->masses = zl_alloc_array(columns, sizeof *profile->masses);
    profile->deviations = zl_alloc_array(columns, sizeof *profile->deviations);
    if (!profile->totals || !profile->masses || !profile->deviations) {
        zl_profile_clear(profile);
        return false;
    }
    add_up(profile);
    deviate(profile);
    return true;
}

void zl_profile_clear(zl_profile *profile)
{
    zl_free(profile->totals);
    zl_free(profile->masses);
    zl_free(profile->deviations);
    *profile = (zl_profile){ 0 };
}

/* ---- two rows ---- */

typedef struct pair {
    const double *x, *y;
    double x_total, y_total;
    size_t size;
} pair;

static pair pair_of(const zl_profile *profile, size_t a, size_t b)
{
    return (pair){ profile->counts + a * profile->columns,
                   profile->counts + b * profile->columns, profile->totals[a],
                   profile->totals[b], profile->columns };
}

/* Σx², Σy², Σxy. */
typedef struct products {
    double xx, yy, xy;
} products;

static products products_of(const zl_profile *profile, size_t a, size_t b)
{
    pair p = pair_of(profile, a, b);

    return (products){ zl_dot(p.x, p.x, p.size), zl_dot(p.y, p.y, p.size),
                       zl_dot(p.x, p.y, p.size) };
}

/* Columns that both have, one, or neither. */
typedef struct presences {
    double both, only_x, only_y, none;
} presences;

static presences presences_of(const zl_profile *profile, size_t a, size_t b)
{
    pair p = pair_of(profile, a, b);
    presences all = { 0, 0, 0, 0 };

    for (size_t i = 0; i < p.size; i++) {
        bool x = p.x[i] > 0, y = p.y[i] > 0;
        all.both += x && y;
        all.only_x += x && !y;
        all.only_y += !x && y;
        all.none += !x && !y;
    }
    return all;
}

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

/* ---- similarities ---- */

static double cosine(const zl_profile *profile, size_t a, size_t b)
{
    products p = products_of(profile, a, b);

    return ratio(p.xy, sqrt(p.xx) * sqrt(p.yy));
}

static double correlation(const zl_profile *profile, size_t a, size_t b)
{
    pair p = pair_of(profile, a, b);
    double n = (double)p.size, xx = 0, yy = 0, xy = 0;

    for (size_t i = 0; i < p.size; i++) {
        double x = p.x[i] - p.x_total / n, y = p.y[i] - p.y_total / n;
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    return ratio(xy, sqrt(xx) * sqrt(yy));
}

static double jaccard(const zl_profile *profile, size_t a, size_t b)
{
    presences p = presences_of(profile, a, b);

    return ratio(p.both, p.both + p.only_x + p.only_y);
}

static double dice(const zl_profile *profile, size_t a, size_t b)
{
    presences p = presences_of(profile, a, b);

    return ratio(2 * p.both, 2 * p.both + p.only_x + p.only_y);
}

static double ejaccard(const zl_profile *profile, size_t a, size_t b)
{
    products p = products_of(profile, a, b);

    return ratio(p.xy, p.xx + p.yy - p.xy);
}

static double edice(const zl_profile *profile, size_t a, size_t b)
{
    products p = products_of(profile, a, b);

    return ratio(2 * p.xy, p.xx + p.yy);
}

static double simple_matching(const zl_profile *profile, size_t a, size_t b)
{
    presences p = presences_of(profile, a, b);

    return ratio(p.both + p.none, (double)profile->columns);
}

static double hamann(const zl_profile *profile, size_t a, size_t b)
{
    presences p = presences_of(profile, a, b);

    return ratio(p.both + p.none - p.only_x - p.only_y,
                 (double)profile->columns);
}

static double phi(const zl_profile *profile, size_t a, size_t b)
{
    presences p = presences_of(profile, a, b);
    double x = p.both + p.only_x, y = p.both + p.only_y;
    double all = (double)profile->columns;

    return ratio(p.both * p.none - p.only_x * p.only_y,
                 sqrt(x * y) * sqrt((all - x) * (all - y)));
}

/* ---- distances of counts ---- */

static double euclidean(const zl_profile *profile, size_t a, size_t b)
{
    pair p = pair_of(profile, a, b);
    double sum = 0;

    for (size_t i = 0; i < p.size; i++)
        sum += (p.x[i] - p.y[i]) * (p.x[i] - p.y[i]);
    return sqrt(sum);
}

static double manhattan(const zl_profile *profile, size_t a, size_t b)
{
    pair p = pair_of(profile, a, b);
    double sum = 0;

    for (size_t i = 0; i < p.size; i++)
        sum += fabs(p.x[i] - p.y[i]);
    return sum;
}

static double maximum(const zl_profile *profile, size_t a, size_t b)
{
    pair p = pair_of(profile, a, b);
    double most = 0;

    for (size_t i = 0; i < p.size; i++)
        most = fmax(most, fabs(p.x[i] - p.y[i]));
    return most;
}

static double canberra(const zl_profile *profile, size_t a, size_t b)
{
    pair p = pair_of(profile, a, b);
    double sum = 0;

    for (size_t i = 0; i < p.size; i++)
        if (p.x[i] + p.y[i] > 0)
            sum += fabs(p.x[i] - p.y[i]) / (p.x[i] + p.y[i]);
    return sum;
}

static double bray_curtis(const zl_profile *profile, size_t a, size_t b)
{
    return ratio(manhattan(profile, a, b),
                 profile->totals[a] + profile->totals[b]);
}

static double cosine_distance(const zl_profile *profile, size_t a, size_t b)
{
    double apart = 1 - cosine(profile, a, b);

    return apart < 0 ? 0 : apart; /* by the last digit */
}

/* ---- distances of shares ---- */

static bool has_shares(const zl_profile *profile, size_t a, size_t b)
{
    return profile->totals[a] > 0 && profile->totals[b] > 0;
}

static double euclidean_shares(const zl_profile *profile, size_t a, size_t b)
{
    double sum = 0;

    for (size_t i = 0; i < profile->columns; i++) {
        double apart = share(profile, a, i) - share(profile, b, i);
        sum += apart * apart;
    }
    return has_shares(profile, a, b) ? sqrt(sum) : NAN;
}

static double chi_squared(const zl_profile *profile, size_t a, size_t b)
{
    double sum = 0;

    for (size_t i = 0; i < profile->columns; i++) {
        double apart = share(profile, a, i) - share(profile, b, i);
        if (profile->masses[i] > 0)
            sum += apart * apart / profile->masses[i];
    }
    return has_shares(profile, a, b) ? sqrt(sum) : NAN;
}

static double hellinger(const zl_profile *profile, size_t a, size_t b)
{
    double sum = 0;

    for (size_t i = 0; i < profile->columns; i++) {
        double apart = sqrt(share(profile, a, i)) - sqrt(share(profile, b, i));
        sum += apart * apart;
    }
    return has_shares(profile, a, b) ? sqrt(sum / 2) : NAN;
}

/* p·lg2(p/q), 0 where p is; INFINITY where q alone is. */
static double bits(double p, double q)
{
    return p > 0 ? p * log2(p / q) : 0;
}

static double kullback_leibler(const zl_profile *profile, size_t a, size_t b)
{
    double sum = 0;

    for (size_t i = 0; i < profile->columns; i++)
        sum += bits(share(profile, a, i), share(profile, b, i));
    return has_shares(profile, a, b) && isfinite(sum) ? fmax(0, sum) : NAN;
}

static double jensen_shannon(const zl_profile *profile, size_t a, size_t b)
{
    double sum = 0;

    for (size_t i = 0; i < profile->columns; i++) {
        double p = share(profile, a, i), q = share(profile, b, i);
        sum += bits(p, (p + q) / 2) + bits(q, (p + q) / 2);
    }
    return has_shares(profile, a, b) ? fmax(0, sum / 2) : NAN;
}

static double jensen_shannon_distance(const zl_profile *profile, size_t a,
                                      size_t b)
{
    return sqrt(jensen_shannon(profile, a, b));
}

static double burrows_delta(const zl_profile *profile, size_t a, size_t b)
{
    double sum = 0;

    for (size_t i = 0; i < profile->columns; i++)
        if (profile->deviations[i] > 0)
            sum += fabs(share(profile, a, i) - share(profile, b, i)) /
                   profile->deviations[i];
    return has_shares(profile, a, b) ? sum / (double)profile->columns : NAN;
}

/* ---- the list ---- */

#define NOTHING "A row has nothing."
#define SAME "A row has the same in every column."

/* clang-format off */
const zl_similarity zl_similarities[] = {
    { "cosine", "Σxy/√(Σx²·Σy²)", cosine, false, NOTHING },
    { "correlation", "Pearson's r of x and y over the columns", correlation,
      false, SAME },
    { "jaccard", "columns with x+ and y+, of those with x+ or y+", jaccard,
      false, "Neither row has anything." },
    { "dice", "2·(x+ and y+)/((x+) + (y+)), numbers of columns", dice, false,
      "Neither row has anything." },
    { "ejaccard", "Σxy/(Σx² + Σy² - Σxy)", ejaccard, false,
      "Neither row has anything." },
    { "edice", "2·Σxy/(Σx² + Σy²)", edice, false,
      "Neither row has anything." },
    { "simple_matching", "columns that both have or neither, of all",
      simple_matching, false, "There are no columns." },
    { "hamann", "2·simple_matching - 1", hamann, false,
      "There are no columns." },
    { "phi", "Pearson's r of x+ and y+, as 0 and 1", phi, false,
      "A row has something in all columns or in none." },
    { "euclidean", "√Σ(x - y)²", euclidean, true, NULL },
    { "manhattan", "Σ|x - y|", manhattan, true, NULL },
    { "maximum", "the greatest |x - y|", maximum, true, NULL },
    { "canberra", "Σ|x - y|/(x + y), columns that either has", canberra, true,
      NULL },
    { "bray_curtis", "Σ|x - y|/Σ(x + y)", bray_curtis, true,
      "Neither row has anything." },
    { "cosine_distance", "1 - cosine", cosine_distance, true, NOTHING },
    { "euclidean_shares", "√Σ(p - q)²", euclidean_shares, true, NOTHING },
    { "chi_squared", "√Σ(p - q)²/c, c the column's share of all",
      chi_squared, true, NOTHING },
    { "hellinger", "√(Σ(√p - √q)²/2), 0 to 1", hellinger, true, NOTHING },
    { "kullback_leibler", "Σ p·lg2(p/q), bits, of a row beside another",
      kullback_leibler, true,
      "A row has nothing, or the other lacks what it has." },
    { "jensen_shannon", "the mean of Σ p·lg2(p/m) and Σ q·lg2(q/m), "
      "m = (p + q)/2; bits, 0 to 1", jensen_shannon, true, NOTHING },
    { "jensen_shannon_distance", "√jensen_shannon", jensen_shannon_distance,
      true, NOTHING },
    { "burrows_delta", "the mean of |p - q|/s, s the deviation of the "
      "column's shares (Burrows 2002)", burrows_delta, true, NOTHING },
    { 0 },
};
/* clang-format on */

const zl_similarity *zl_similarity_find(const char *name)
{
    for (const zl_similarity *each = zl_similarities; each->name; each++)
        if (strcmp(each->name, name) == 0)
            return each;
    return NULL;
}

/* ---- all pairs ---- */

typedef struct table {
    const zl_similarity *similarity;
    const zl_profile *profile;
    double *values;
} table;

static bool fill_row(void *user, size_t row, size_t slot)
{
    table *all = user;
    size_t rows = all->profile->rows;
    bool whole = all->similarity->value == kullback_leibler;

    (void)slot;
    for (size_t i = 0; i < (whole ? rows : row + 1); i++)
        all->values[row * rows + i] =
            all->similarity->value(all->profile, row, i);
    return true;
}

static bool mirror_row(void *user, size_t row, size_t slot)
{
    table *all = user;
    size_t rows = all->profile->rows;

    (void)slot;
    if (all->similarity->value != kullback_leibler)
        for (size_t i = 0; i < row; i++)
            all->values[i * rows + row] = all->values[row * rows + i];
    return true;
}

void zl_similarity_all(const zl_similarity *similarity,
                       const zl_profile *profile, size_t threads,
                       double *values)
{
    table all = { .similarity = similarity, .profile = profile };

    all.values = values;
    zl_work(threads, profile->rows, fill_row, mirror_row, &all);
}

void zl_weigh_by_rarity(double *counts, size_t rows, size_t columns)
{
    for (size_t k = 0; k < columns; k++) {
        double having = 0;
        for (size_t i = 0; i < rows; i++)
            having += counts[i * columns + k] > 0;
        for (size_t i = 0; i < rows && having > 0; i++)
            counts[i * columns + k] *= log10((double)rows / having);
    }
}
