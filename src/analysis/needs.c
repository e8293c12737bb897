/* needs.c -- which options say nothing without others, or beside them. */
#include "analysis/needs.h"

#include "base/fail.h"
#include "base/text.h"

#include <zili/analysis.h>

#include <string.h>

#define GRID(command)                                                         \
    { command, "terms", "query", NULL, true, "it chooses words" },            \
    { command, "terms", "list", NULL, true, "the list names the words" },     \
    { command, "match", "query", NULL, true, "it chooses words" },            \
    { command, "match", "list", NULL, true, "the list names the words" },     \
    { command, "min-freq", "query", NULL, true, "it chooses words" },         \
    { command, "attribute", "query", NULL, true, "it says what a word is" },  \
    { command, "join", "query", NULL, true, "it says what a word is" },       \
    { command, "stem", "query", NULL, true, "it says what a word is" },       \
    { command, "stop", "query", NULL, true, "it leaves out words" },          \
    { command, "stop", "list", NULL, true, "the list names the words" },      \
    { command, "exact", "query", NULL, true, "it says what a word is" },      \
    { command, "all", "query", NULL, true, "it says what a word is" }

/* clang-format off */
const zl_need zl_needs[] = {
    { "colloc", "window", "definition", "textual", true,
      "units of text, which --within names, are all the window there is" },
    { "ngrams", "themes", "containing", NULL, false,
      "themes are named in a query" },
    { "kwic", "glossary", "parallel", NULL, false,
      "it says what words became in the translation" },
    { "kwic", "places", "sort", NULL, false, "it is about its words" },
    { "consistency", "lang", "query", NULL, true,
      "it names the language whose words are looked at" },
    { "consistency", "min-freq", "query", NULL, true,
      "it is of words that nobody named" },
    { "consistency", "lemmas", "query", NULL, false,
      "it says what [lemma=\"be\"] means in them" },
    { "beads", "lemmas", "query", NULL, false,
      "it says what [lemma=\"be\"] means in them" },
    { "read", "lemmas", "query", NULL, false,
      "it says what [lemma=\"be\"] means in them" },
    { "themes", "lemmas", "list", NULL, true,
      "patterns are listed as they are written" },
    { "keyness", "statistic", "permutations", "0", true,
      "it is of permutations" },
    { "keyness", "blocks", "permutations", "0", true,
      "it is of permutations" },
    { "keyness", "seed", "permutations", "0", true, "it is of permutations" },
    { "dispersion", "exact", "query", NULL, true, "it says what a word is" },
    { "dispersion", "stem", "query", NULL, true, "it says what a word is" },
    { "dispersion", "stop", "query", NULL, true, "it leaves out words" },
    { "fcm", "stop", "list", NULL, true, "the list names the words" },
    { "ngrams", "stop", "measure", NULL, true,
      "measures want all n-grams" },
    { "diversity", "seed", "bootstrap", NULL, false,
      "nothing else is drawn by chance" },
    { "diversity", "block", "bootstrap", NULL, false,
      "blocks are what is drawn" },
    { "zipf", "to", "growth", NULL, false, "it ends the growth" },
    { "zipf", "at", "growth", NULL, false, "these are points of growth" },
    { "zipf", "step", "at", NULL, true, "that names all points" },
    { "zipf", "to", "at", NULL, true, "that names all points" },
    { "zipf", "cost", "model", "zm,fzm,all", false,
      "it says how these are fitted" },
    { "zipf", "classes", "model", "zm,fzm,all", false,
      "it says how these are fitted" },
    { "trend", "interval", "test", NULL, true,
      "a test has no intervals" },
    { "cooc", "seed", "permutations", NULL, false,
      "nothing else is drawn by chance" },
    { "cooc", "within", "window", NULL, true,
      "a window is counted in words" },
    { "fcm", "terms", "list", NULL, true, "the list names the words" },
    { "fcm", "match", "list", NULL, true, "the list names the words" },
    { "similar", "sort", "matrix", NULL, true, "a matrix has its order" },
    GRID("similar"),
    { "ca", "standard", "table", "axes", true,
      "it adds coordinates, and those are of points" },
    GRID("ca"),
    GRID("mds"),
    { "cluster", "linkage", "kmeans", NULL, true, "it is of trees" },
    { "cluster", "distance", "kmeans", NULL, true,
      "k-means has the Euclidean distance" },
    { "cluster", "seed", "bootstrap", "--kmeans", false,
      "nothing else is drawn by chance" },
    GRID("cluster"),
    { "stats association", "tests", "adjust", NULL, false,
      "it is what p is adjusted for" },
    { "stats association", "n1", NULL, NULL, false,
      "it is of keyness" },
    { "stats association", "n2", NULL, NULL, false,
      "it is of keyness" },
    { "stats dispersion", "adjust", NULL, NULL, false,
      "dispersion has no p" },
    { "stats dispersion", "tests", NULL, NULL, false, "dispersion has no p" },
    { "stats dispersion", "n1", NULL, NULL, false, "it is of keyness" },
    { "stats dispersion", "n2", NULL, NULL, false, "it is of keyness" },
    { "stats diversity", "adjust", NULL, NULL, false,
      "diversity has no p" },
    { "stats diversity", "tests", NULL, NULL, false, "diversity has no p" },
    { "stats diversity", "n1", NULL, NULL, false, "it is of keyness" },
    { "stats diversity", "n2", NULL, NULL, false, "it is of keyness" },
    { "stats diversity", "seed", "bootstrap", NULL, false,
      "nothing else is drawn by chance" },
    { "stats diversity", "block", "bootstrap", NULL, false,
      "blocks are what is drawn" },
#define OF_DIVERSITY(command)                                                 \
    { command, "any-length", NULL, NULL, false, "it is of diversity" },       \
    { command, "pieces", NULL, NULL, false, "it is of diversity" },           \
    { command, "bootstrap", NULL, NULL, false, "it is of diversity" },        \
    { command, "block", NULL, NULL, false, "it is of diversity" },            \
    { command, "seed", NULL, NULL, false, "it is of diversity" }
    OF_DIVERSITY("stats association"),
    OF_DIVERSITY("stats keyness"),
    OF_DIVERSITY("stats dispersion"),
    { 0 },
};
/* clang-format on */

/* ---- what was said ---- */

typedef struct asked {
    const zili_option *list;
    const char *options, *defaults; /* as bytes */
} asked;

static size_t size_of(zili_option_type type)
{
    switch (type) {
    case ZILI_OPTION_FLAG:
        return sizeof(bool);
    case ZILI_OPTION_NUMBER:
    case ZILI_OPTION_COUNT:
    case ZILI_OPTION_SIZE:
        return sizeof(uint64_t);
    case ZILI_OPTION_REAL:
    case ZILI_OPTION_MEASURE:
        return sizeof(double);
    case ZILI_OPTION_TEXT:
    case ZILI_OPTION_FILE:
        return sizeof(const char *);
    case ZILI_OPTION_CHOICE:
        return sizeof(int);
    case ZILI_OPTION_LIST:
    case ZILI_OPTION_FILES:
        return sizeof(zili_texts);
    }
    return 0;
}

static bool is_said(const asked *it, const char *name)
{
    static const char zeros[sizeof(zili_texts)];
    const zili_option *option = zili_option_find(it->list, name, 0);

    if (strcmp(name, "query") == 0)
        return ((const zili_question *)(const void *)it->options)
                       ->queries.count > 0 ||
               is_said(it, "themes");
    if (!option)
        return false;
    return memcmp(it->options + option->offset,
                  it->defaults ? it->defaults + option->offset : zeros,
                  size_of(option->type)) != 0;
}

/* Whether the value is one of those, or a list that holds one of them. */
static bool is_among(const asked *it, const char *name, const char *values)
{
    const zili_option *option = zili_option_find(it->list, name, 0);
    const void *field = option ? it->options + option->offset : NULL;
    char number[24] = "";
    const char *text = number;
    zl_view mine, rest, one;

    if (!option)
        return false;
    if (option->type == ZILI_OPTION_CHOICE)
        text = option->choices[*(const int *)field];
    else if (option->type == ZILI_OPTION_TEXT ||
             option->type == ZILI_OPTION_FILE)
        text = *(const char *const *)field;
    else if (option->type == ZILI_OPTION_NUMBER &&
             *(const uint64_t *)field == 0)
        text = "0";
    for (zl_view all = zl_view_of(text); zl_view_next(&all, ',', &mine);) {
        rest = zl_view_of(values);
        while (zl_view_next(&rest, ',', &one))
            if (zl_view_same(one, zl_view_trim(mine)))
                return true;
    }
    return false;
}

/* ---- all ---- */

/* "--kmeans" as "kmeans": another option that will do as well; or NULL. */
static const char *another(const zl_need *need)
{
    return need->values && strncmp(need->values, "--", 2) == 0
               ? need->values + 2
               : NULL;
}

static bool is_so(const asked *it, const zl_need *need)
{
    if (!need->other)
        return false;
    if (!need->values)
        return is_said(it, need->other);
    if (another(need))
        return is_said(it, need->other) || is_said(it, another(need));
    return is_among(it, need->other, need->values);
}

static const char *shown(const char *name)
{
    return strcmp(name, "query") == 0 ? "queries or themes" : name;
}

static zili_status fail(const zl_need *need, zili_error *err)
{
    bool query = need->other && strcmp(need->other, "query") == 0;

    if (!need->other)
        return zl_fail(err, ZILI_EUSAGE,
                       "--%s does nothing for %s: %s. Leave it out.",
                       need->option, need->command, need->why);
    return zl_fail(err, ZILI_EUSAGE, "--%s does nothing %s %s%s%s%s: %s.%s",
                   need->option, need->beside ? "beside" : "without",
                   query ? "" : "--", shown(need->other),
                   !need->values ? "" : another(need) ? " or " : " ",
                   need->values ? need->values : "", need->why,
                   need->beside ? " Leave one out." : "");
}

zili_status zl_needs_check(const char *command, const zili_option *list,
                           const void *options, const void *defaults,
                           zili_error *err)
{
    asked it = { list, options, defaults };

    for (const zl_need *need = zl_needs; need->command; need++)
        if (strcmp(need->command, command) == 0 &&
            is_said(&it, need->option) && is_so(&it, need) == need->beside)
            return fail(need, err);
    return ZILI_OK;
}
