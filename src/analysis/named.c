/* named.c -- everything that a column or an option names. */
#include "analysis/named.h"

#include "stats/similarity.h"

#include <string.h>

#define JOIN "height of a merge by the distances of its parts: "

/* clang-format off */
static const zl_named methods[] = {
#define OF(family, page, name, other, formula, source)                        \
    { { name, other, formula, source }, family, page }
#define TUPLE(...) OF("n-grams", "counting.md", __VA_ARGS__)
    TUPLE("lambda", NULL,
          "Σ_S (-1)^(n-|S|)·ln n(S), over all sets S of the n positions; n(S): "
          "n-grams with the same words at exactly these, and .5",
          "blaheta2001"),
    TUPLE("z", NULL, "lambda/√(Σ_S 1/n(S))", "blaheta2001"),
    TUPLE("skip", "skip-gram", "n words in their order with at most k left "
          "out between the first and the last", "guthrie2006"),
#define WINDOW(...) OF("windows", "counting.md", __VA_ARGS__)
    WINDOW("surface_union", NULL, "O11 tokens near any hit, each once, none of "
           "a hit; R1 all such; C1, N tokens in no hit", "evert2008"),
    WINDOW("surface_union_keepnode", NULL, "surface_union, with tokens of a "
           "hit where they are near another", "evert2008"),
    WINDOW("surface_slots", NULL, "O11 tokens, once for each hit they are "
           "near; R1 the sum; C1, N all tokens", "hardie2012"),
    WINDOW("marginal_product", NULL, "O11 as surface_slots, R1 hits, C1 tokens "
           "of the collocate, N tokens", "kilgarriff2004"),
    WINDOW("span_scaled", NULL, "marginal_product with R1 hits times the width "
           "of the window", "berryrogghe1973"),
    WINDOW("node_hits", NULL, "O11 hits with such a collocate near, R1 hits",
           "evert2008"),
    WINDOW("textual", NULL, "O11 units with both, R1 and C1 units with one, N "
           "units", "evert2008"),
#define THEMES(...) OF("themes", "themes.md", __VA_ARGS__)
    THEMES("pmi", NULL, "lg2(O11/E11)", "church1990"),
    THEMES("log10p", NULL, "lg10 P(X >= O11), X ~ Hypergeom(N, C1, R1)",
           "fisher1935"),
    THEMES("p_holm", NULL, "p of all pairs, adjusted after Holm", "holm1979"),
#define KEYNESS(...) OF("keyness", "keyness.md", __VA_ARGS__)
    KEYNESS("p_perm", "permutation", "share of the ways to give the label to "
            "as many units in which the statistic is as far; (b + 1)/(N + 1) "
            "of N by chance", "lijffijt2016,phipson2010,pitman1937"),
    KEYNESS("p_perm_adj", NULL, "p_perm for as many tests as words are "
            "permuted", "holm1979"),
    KEYNESS("p_adj", NULL, "p for as many tests as there are", "holm1979"),
    KEYNESS("mean_difference", NULL, "mean of the documents' shares of the "
            "word, of the target less of the reference", "lijffijt2016"),
    KEYNESS("lockwords", NULL, "words of both sides that differ least",
            "baker2011"),
#define LIKENESS(...) OF("likeness", "maps.md", __VA_ARGS__)
    LIKENESS("tfidf", NULL, "count·lg10(rows/rows that have it)", "jones1972"),
    LIKENESS("delta", "multivariate_delta", "burrows_delta", "burrows2002"),
    LIKENESS("fcm", NULL, "how often two words stand together in a unit or "
             "window", "benoit2018"),
#define MAP(...) OF("maps", "maps.md", __VA_ARGS__)
    MAP("mds", "cmdscale", "eigenvectors of -J·D²·J/2, times the roots of "
        "their eigenvalues", "torgerson1952,gower1966"),
    MAP("stress", NULL, "√(Σ(d - given)²/Σd²)", "kruskal1964"),
    MAP("ca", "correspondence_analysis", "SVD of (P - r·c')/√(r·c'); principal "
        "coordinates U·S/√r", "benzecri1973,greenacre2017"),
    MAP("mass", NULL, "the row's (column's) share of all counts",
        "greenacre2017"),
    MAP("inertia", NULL, "mass·distance²; all together χ²/N", "greenacre2017"),
    MAP("quality", NULL, "Σcos2 of the axes shown", "greenacre2017"),
    MAP("contribution", NULL, "mass·axis²/eigenvalue", "greenacre2017"),
    MAP("cos2", NULL, "axis²/distance²", "greenacre2017"),
#define CLUSTER(...) OF("clusters", "maps.md", __VA_ARGS__)
    CLUSTER("single", NULL, JOIN "the least", "sneath1957"),
    CLUSTER("complete", NULL, JOIN "the greatest", "sorensen1948"),
    CLUSTER("average", NULL, JOIN "the mean of all pairs", "sokal1958"),
    CLUSTER("mcquitty", NULL, JOIN "the mean of both", "mcquitty1966"),
    CLUSTER("centroid", NULL, JOIN "that of the means", "sokal1958"),
    CLUSTER("median", NULL, JOIN "that of the middles", "gower1967"),
    CLUSTER("ward.D", NULL, JOIN "the growth of the sum of squares, of "
            "distances that are squares", "ward1963,murtagh2014"),
    CLUSTER("ward.D2", "ward", JOIN "the root of the growth of the sum of "
            "squares", "ward1963,murtagh2014"),
    CLUSTER("cophenetic", NULL, "Pearson's r of heights and distances",
            "sokal1962"),
    CLUSTER("support", NULL, "share of the trees of columns drawn by chance "
            "that have the cluster", "felsenstein1985"),
    CLUSTER("kmeans", NULL, "least Σ of squared distances from K centres",
            "lloyd1982,arthur2007,hartigan1979"),
#define LAW(...) OF("laws", "zipf.md", __VA_ARGS__)
    LAW("zipf_mle", "zipf", "p(r) ~ r^-a, maximum likelihood", "zipf1949"),
    LAW("zipf_ols", NULL, "lg10 f on lg10 r, least squares", "zipf1949"),
    LAW("zm_mle", "zipf_mandelbrot", "p(r) ~ (r + b)^-a, maximum likelihood",
        "mandelbrot1953"),
    LAW("power_law", NULL, "p(f) ~ f^-alpha of frequencies from f on",
        "clauset2009"),
    LAW("heaps_ols", NULL, "ln V = ln K + beta·ln N, least squares",
        "heaps1978,herdan1960"),
    LAW("heaps_nls", "heaps", "V = K·N^beta, least squares",
        "heaps1978,herdan1960"),
    LAW("zm", NULL, "type density C·x^(-alpha-1), 0 < x <= B",
        "evertjadt2004,baayen2001"),
    LAW("fzm", NULL, "type density C·x^(-alpha-1), A <= x <= B",
        "evertjadt2004,baayen2001"),
    LAW("EV", NULL, "V - ΣVm·(1 - n/N)^m: types in n of N tokens",
        "baayen2001"),
    LAW("gof_X2", "gof", "distance of V, V1, … from those expected, by their "
        "covariance", "baayen2001"),
#define TREND(...) OF("trend", "counting.md", __VA_ARGS__)
    TREND("wilson", NULL, "interval of a share from the score test",
          "wilson1927"),
    TREND("clopper_pearson", NULL, "interval of a share from the binomial "
          "tails", "clopper1934"),
    TREND("tau_b", "kendall", "(concordant - discordant)/√(pairs untied in x "
          "· in y)", "kendall1938"),
    TREND("p_mann_kendall", "mann_kendall", "two-sided p of s = concordant - "
          "discordant, exact where few", "mann1945,kendall1938"),
    TREND("rho", "spearman", "Pearson's r of the ranks", "spearman1904"),
    TREND("p_spearman", NULL, "two-sided p of rho, exact where few",
          "spearman1904"),
#define AGREEMENT(...) OF("agreement", "align.md", __VA_ARGS__)
    AGREEMENT("kappa", NULL, "(agreement - that by chance)/(1 - that by "
              "chance)", "cohen1960"),
    AGREEMENT("p_mcnemar", "mcnemar", "two-sided p of the beads with one side "
              "alone, binomial with 1/2", "mcnemar1947"),
#define INTERVAL(...) OF("intervals", "diversity.md", __VA_ARGS__)
    INTERVAL("bootstrap", NULL, "95 % of the values of samples of blocks, "
             "drawn with replacement", "efron1979"),
    INTERVAL("pieces", NULL, "mean over pieces ± t·s/√n, Student's t",
             "student1908"),
    { { 0 }, NULL, NULL },
};

/* Of zl_similarities, in no order. */
static const struct {
    const char *name, *source;
} likenesses[] = {
    { "cosine", "salton1983" }, { "correlation", "pearson1896" },
    { "jaccard", "jaccard1912" }, { "dice", "dice1945" },
    { "ejaccard", "strehl2000" }, { "edice", "dice1945" },
    { "simple_matching", "sokal1958" }, { "hamann", "hamann1961" },
    { "phi", "yule1912" }, { "euclidean", "deza2009" },
    { "manhattan", "deza2009" }, { "maximum", "deza2009" },
    { "canberra", "lance1966" }, { "bray_curtis", "bray1957" },
    { "cosine_distance", "salton1983" }, { "euclidean_shares", "deza2009" },
    { "chi_squared", "greenacre2017" }, { "hellinger", "rao1995" },
    { "kullback_leibler", "kullback1951" }, { "jensen_shannon", "lin1991" },
    { "jensen_shannon_distance", "endres2003" },
    { "burrows_delta", "burrows2002" },
};
/* clang-format on */

/* ---- all ---- */

static zl_named similarity(const zl_similarity *each)
{
    const char *source = NULL;

    for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++)
        if (strcmp(likenesses[i].name, each->name) == 0)
            source = likenesses[i].source;
    return (zl_named){ { each->name, NULL, each->formula, source },
                       "likeness",
                       "maps.md" };
}

/* Number `*i` of what zili stats has; less `*i` by those where it is not. */
static bool at_figure(size_t *i, zl_named *out)
{
    static const struct {
        const zl_figures_kind *kind;
        const char *family, *page;
    } kinds[] = {
        { &zl_figures_association, "association", "counting.md" },
        { &zl_figures_keyness, "keyness", "stats.md" },
        { &zl_figures_dispersion, "dispersion", "stats.md" },
        { &zl_figures_diversity, "diversity", "stats.md" },
    };

    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        size_t at = 0;
        out->family = kinds[k].family;
        out->page = kinds[k].page;
        while (kinds[k].kind->list(NULL, at, &out->listed))
            if (at++ == *i)
                return true;
        *i -= at;
    }
    return false;
}

bool zl_named_at(size_t i, zl_named *out)
{
    if (at_figure(&i, out))
        return true;
    for (const zl_similarity *each = zl_similarities; each->name; each++)
        if (i-- == 0) {
            *out = similarity(each);
            return true;
        }
    for (const zl_named *each = methods; each->listed.name; each++)
        if (i-- == 0) {
            *out = *each;
            return true;
        }
    return false;
}

bool zl_named_find(zl_view name, zl_listed *out)
{
    for (const zl_similarity *each = zl_similarities; each->name; each++)
        if (zl_view_is(name, each->name)) {
            *out = similarity(each).listed;
            return true;
        }
    for (const zl_named *each = methods; each->listed.name; each++)
        if (zl_view_is(name, each->listed.name) ||
            (each->listed.other && zl_view_is(name, each->listed.other))) {
            *out = each->listed;
            return true;
        }
    return false;
}

/* ---- what is near ---- */

enum { LONGEST = 40, NEAR = 6 };

/* Letters to be changed, put in or left out; more than any name has where one
 * of them is too long. */
static size_t distance(const char *one, const char *two)
{
    size_t a = strlen(one), b = strlen(two);
    size_t row[LONGEST + 1];

    if (a > LONGEST || b > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= b; j++)
        row[j] = j;
    for (size_t i = 1; i <= a; i++) {
        size_t before = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b; j++) {
            size_t least = before + (one[i - 1] != two[j - 1]);
            before = row[j];
            least = row[j - 1] + 1 < least ? row[j - 1] + 1 : least;
            row[j] = before + 1 < least ? before + 1 : least;
        }
    }
    return row[b];
}

/* Nearly the same, or one begins as the other. */
static bool is_near(const char *name, const char *other)
{
    size_t size = strlen(name), least = size < 6 ? 1 : size / 3;

    if (size >= 3 && (strstr(other, name) || strncmp(name, other, 4) == 0))
        return true;
    return distance(name, other) <= least;
}

void zl_named_near(const char *name, zl_str *out)
{
    const char *shown[NEAR];
    size_t count = 0;
    zl_named each;

    for (size_t i = 0; count < NEAR && zl_named_at(i, &each); i++) {
        bool again = !is_near(name, each.listed.name);
        for (size_t k = 0; k < count; k++)
            again = again || strcmp(shown[k], each.listed.name) == 0;
        if (again)
            continue;
        zl_str_format(out, "%s%s", count ? ", " : "", each.listed.name);
        shown[count++] = each.listed.name;
    }
}
