/* template.c -- a plan for an index that nobody has made a plan for. */
#include "base/fail.h"
#include "base/file.h"
#include "base/out.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zili/report.h>

#define MOST_VALUES 12 /* of a column by which documents are compared */
#define MANY_DOCUMENTS 5 /* from which on words are spread over documents */
#define MOST_LANGUAGES 2

/* What is known of the index. */
struct known {
    const char *corpus, *themes;
    zili_report_source *source;
    void *user;
    zili_table *docs, *languages; /* rows: documents, languages */
    bool aligned, has_sentences, has_paragraphs;
    zl_str plan;
};

/* ---- questions ---- */

static zili_status ask(const struct known *known, const char *analysis,
                       const char *option, const char *value,
                       zili_table **out, zili_error *err)
{
    const char *items[] = { option, value, NULL };
    zili_texts arguments = { items, option ? 2 : 0 };

    if (!option)
        items[0] = NULL;
    return known->source(known->user, known->corpus, analysis, &arguments,
                         out, err);
}

/* Whether a question has rows; that it cannot be asked here is a no. */
static zili_status has_rows(const struct known *known, const char *analysis,
                            const char *option, const char *value, bool *out,
                            zili_error *err)
{
    zili_error why = { 0 };
    zili_table *table = NULL;
    zili_status status = ask(known, analysis, option, value, &table, &why);

    *out = !status && zili_table_rows(table) > 0;
    zili_table_free(table);
    return status == ZILI_ENOMEM ? zl_no_memory(err) : ZILI_OK;
}

static bool has_some(const zili_table *table, const char *name)
{
    size_t column = zili_table_find(table, name);

    for (size_t row = 0; column != SIZE_MAX && row < zili_table_rows(table);
         row++)
        if (zili_table_integer(table, row, column) > 0)
            return true;
    return false;
}

/* What a text is made of: tokens from elsewhere may have no sentences. */
static zili_status learn_units(struct known *known, zili_error *err)
{
    zili_table *regions = NULL;
    zili_status status = ask(known, "docs", "regions", "true", &regions, err);

    if (status)
        return status;
    known->has_sentences = has_some(regions, "sentences");
    known->has_paragraphs = has_some(regions, "paragraphs");
    zili_table_free(regions);
    return ZILI_OK;
}

static zili_status learn(struct known *known, zili_error *err)
{
    zili_status status = ask(known, "docs", NULL, NULL, &known->docs, err);

    if (!status)
        status = learn_units(known, err);
    if (!status)
        status = ask(known, "docs", "by", "lang", &known->languages, err);
    if (!status)
        status = has_rows(known, "beads", "limit", "1", &known->aligned, err);
    return status;
}

/* ---- metadata ---- */

static const char *value_at(const struct known *known, size_t row,
                            size_t column)
{
    return zili_table_missing(known->docs, row, column)
               ? ""
               : zili_table_text(known->docs, row, column);
}

/* How many documents have this value. */
static size_t having(const struct known *known, size_t column,
                     const char *value)
{
    size_t count = 0;

    for (size_t row = 0; row < zili_table_rows(known->docs); row++)
        count += strcmp(value_at(known, row, column), value) == 0;
    return count;
}

/* Different values, but no more than one over the most that are wanted. */
static size_t count_values(const struct known *known, size_t column)
{
    const char *seen[MOST_VALUES + 1];
    size_t count = 0;

    for (size_t row = 0;
         row < zili_table_rows(known->docs) && count <= MOST_VALUES; row++) {
        const char *value = value_at(known, row, column);
        size_t i = 0;
        while (i < count && strcmp(seen[i], value) != 0)
            i++;
        if (*value && i == count)
            seen[count++] = value;
    }
    return count;
}

/* Names that part documents one by one, or say nothing of what is in them. */
static bool parts_nothing(const char *name)
{
    static const char *const names[] = { "doc",    "date", "title", "url",
                                         "source", "file", "id" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] != 0 ||
           (*name >= '0' && *name <= '9');
}

/* The first column of metadata with two values or few; SIZE_MAX: none. */
static size_t find_parting(const struct known *known)
{
    for (size_t i = 0; i < zili_table_columns(known->docs); i++) {
        size_t values;
        if (zili_table_type(known->docs, i) != ZILI_TEXT ||
            parts_nothing(zili_table_name(known->docs, i)))
            continue;
        values = count_values(known, i);
        if (values >= 2 && values <= MOST_VALUES)
            return i;
    }
    return SIZE_MAX;
}

/* The value that most documents have; the first of several. */
static const char *most_frequent(const struct known *known, size_t column)
{
    const char *best = "";
    size_t most = 0;

    for (size_t row = 0; row < zili_table_rows(known->docs); row++) {
        const char *value = value_at(known, row, column);
        size_t count = *value ? having(known, column, value) : 0;
        if (count > most) {
            most = count;
            best = value;
        }
    }
    return best;
}

/* ---- writing ---- */

/* Text in YAML's single quotes. */
static void put_text(zl_str *out, const char *text)
{
    zl_str_add_byte(out, '\'');
    for (; *text; text++) {
        if (*text == '\'')
            zl_str_add_byte(out, '\'');
        zl_str_add_byte(out, (unsigned char)*text < 0x20 ? ' ' : *text);
    }
    zl_str_add_byte(out, '\'');
}

static void put_exhibit(struct known *known, const char *section,
                        const char *name, const char *caption,
                        const char *analysis)
{
    zl_str *out = &known->plan;

    zl_str_add_text(out, "\n  -");
    if (section)
        zl_str_format(out, " section: %s\n   ", section);
    zl_str_format(out, " name: %s\n    caption: ", name);
    put_text(out, caption);
    zl_str_format(out, "\n    analysis: %s\n", analysis);
}

static void put_rest(struct known *known, const char *lines)
{
    zl_str_add_text(&known->plan, lines);
}

/* "    options: {where: 'lang = ''zh''', " and what follows. */
static void put_options(struct known *known, const char *where,
                        const char *more)
{
    zl_str_add_text(&known->plan, "    options: {");
    if (*where) {
        zl_str_add_text(&known->plan, "where: ");
        put_text(&known->plan, where);
        zl_str_add_text(&known->plan, *more ? ", " : "");
    }
    zl_str_format(&known->plan, "%s}\n", more);
}

/* COLUMN = 'VALUE' in SQL. */
static void put_condition(zl_str *out, const char *column, const char *value)
{
    zl_str_format(out, "%s = '", column);
    for (; *value; value++) {
        if (*value == '\'')
            zl_str_add_byte(out, '\'');
        zl_str_add_byte(out, *value);
    }
    zl_str_add_byte(out, '\'');
}

/* ---- exhibits ---- */

static void put_documents(struct known *known)
{
    bool many = zili_table_rows(known->docs) > 30;
    size_t columns = zili_table_columns(known->docs), shown = 0;

    put_exhibit(known, "The documents", "documents",
                many ? "The documents, the first of them."
                     : "The documents.",
                "docs");
    zl_str_add_text(&known->plan, "    columns: [doc");
    for (size_t i = 0; i < columns && shown < 4; i++) {
        const char *name = zili_table_name(known->docs, i);
        if (strcmp(name, "date") != 0 && strcmp(name, "year") != 0 &&
            (zili_table_type(known->docs, i) != ZILI_TEXT ||
             parts_nothing(name) || count_values(known, i) < 2))
            continue;
        if (strcmp(name, "number") == 0 || strcmp(name, "bytes") == 0 ||
            strcmp(name, "tokens") == 0 || strcmp(name, "words") == 0)
            continue;
        zl_str_format(&known->plan, ", %s", name);
        shown++;
    }
    put_rest(known, ", tokens, words]\n");
    put_rest(known, many ? "    rows: '30'\n" : "");
    put_exhibit(known, NULL, "languages",
                "How much there is in each language.", "docs");
    put_rest(known, "    options: {by: lang}\n");
}

/* Over documents where there are some, over paragraphs of one or few. */
static void put_spread(struct known *known, const char *suffix,
                       const char *of, const char *where)
{
    bool by_documents = zili_table_rows(known->docs) >=
                        (known->has_paragraphs ? MANY_DOCUMENTS : 2);
    zl_str name = { 0 }, caption = { 0 };

    if (!by_documents && !known->has_paragraphs)
        return;
    zl_str_format(&name, "spread%s", suffix);
    zl_str_format(&caption, "How evenly the most frequent words%s are spread.",
                  of);
    put_exhibit(known, NULL, zl_str_text(&name), zl_str_text(&caption),
                "dispersion");
    put_options(known, where,
                by_documents ? "parts: doc, limit: '20'"
                             : "parts: p, limit: '20'");
    known->plan.failed |= name.failed || caption.failed;
    zl_str_clear(&name);
    zl_str_clear(&caption);
}

static void put_words(struct known *known, const char *suffix,
                      const char *of, const char *where)
{
    zl_str name = { 0 }, caption = { 0 };

    zl_str_format(&name, "words%s", suffix);
    zl_str_format(&caption, "The most frequent words%s.", of);
    put_exhibit(known, *suffix && strcmp(suffix, "-1") != 0 ? NULL : "Words",
                zl_str_text(&name), zl_str_text(&caption), "freq");
    put_options(known, where, "limit: '30'");
    put_rest(known, "    chart: bars\n    figure: {width: '120'}\n");
    zl_str_empty(&name);
    zl_str_empty(&caption);
    zl_str_format(&name, "ngrams%s", suffix);
    zl_str_format(&caption, "The most frequent sequences of two words%s.", of);
    put_exhibit(known, NULL, zl_str_text(&name), zl_str_text(&caption),
                "ngrams");
    put_options(known, where,
                known->has_sentences
                    ? "size: '2', limit: '20'"
                    : "size: '2', limit: '20', within: region");
    known->plan.failed |= name.failed || caption.failed;
    zl_str_clear(&name);
    zl_str_clear(&caption);
}

/* Languages apart: a word of one is none of the other. */
static void put_languages(struct known *known)
{
    size_t lang = zili_table_find(known->languages, "lang");
    size_t rows = zili_table_rows(known->languages);

    if (rows < 2 || lang == SIZE_MAX) {
        put_words(known, "", "", "");
        put_spread(known, "", "", "");
        return;
    }
    for (size_t i = 0; i < rows && i < MOST_LANGUAGES; i++) {
        const char *value = zili_table_text(known->languages, i, lang);
        zl_str where = { 0 }, suffix = { 0 }, of = { 0 };
        put_condition(&where, "lang", value);
        zl_str_format(&suffix, "-%zu", i + 1);
        zl_str_format(&of, " (%s)", *value ? value : "no language");
        put_words(known, zl_str_text(&suffix), zl_str_text(&of),
                  zl_str_text(&where));
        put_spread(known, zl_str_text(&suffix), zl_str_text(&of),
                   zl_str_text(&where));
        known->plan.failed |= where.failed || suffix.failed || of.failed;
        zl_str_clear(&where);
        zl_str_clear(&suffix);
        zl_str_clear(&of);
    }
}

/* What is key for the value that most documents have. */
static void put_keyness(struct known *known)
{
    size_t column = find_parting(known);

    if (column == SIZE_MAX)
        return;
    const char *name = zili_table_name(known->docs, column);
    const char *value = most_frequent(known, column);
    size_t lang = zili_table_find(known->languages, "lang");
    zl_str target = { 0 }, caption = { 0 }, where = { 0 };
    put_condition(&target, name, value);
    if (zili_table_rows(known->languages) > 1 && lang != SIZE_MAX)
        put_condition(&where, "lang",
                      zili_table_text(known->languages, 0, lang));
    zl_str_format(&caption,
                  "Words that are more frequent, and rarer, where %s is %s "
                  "than elsewhere.",
                  name, value);
    put_exhibit(known, "What differs", "keyness", zl_str_text(&caption),
                "keyness");
    zl_str_add_text(&known->plan, "    options: {");
    if (where.size) {
        zl_str_add_text(&known->plan, "where: ");
        put_text(&known->plan, zl_str_text(&where));
        zl_str_add_text(&known->plan, ", ");
    }
    zl_str_add_text(&known->plan, "target: ");
    put_text(&known->plan, zl_str_text(&target));
    put_rest(known, ", permutations: '0', limit: '30'}\n    chart: keyness\n"
                    "    rows: '30'\n    columns: [term, f1, f2, pm1, pm2, "
                    "g2]\n");
    known->plan.failed |= target.failed || caption.failed || where.failed;
    zl_str_clear(&target);
    zl_str_clear(&caption);
    zl_str_clear(&where);
}

static void put_themes(struct known *known)
{
    if (!known->themes)
        return;
    put_exhibit(known, "Themes", "themes",
                "How often each theme is found in each language.", "themes");
    put_rest(known, "    themes: 'true'\n    options: {by: lang}\n"
                    "    chart: heat\n    rows: '30'\n");
    if (zili_table_rows(known->docs) < MANY_DOCUMENTS * 2) {
        put_exhibit(known, NULL, "positions",
                    "Where in each document each theme stands.", "positions");
        put_rest(known, "    themes: 'true'\n    chart: dispersion\n");
    }
    put_exhibit(known, NULL, "concordance",
                "Hits of the themes in their context, the first of them.",
                "kwic");
    put_rest(known, "    themes: 'true'\n    options: {context: 6w}\n"
                    "    columns: [hit, query, doc, pre, keyword, post]\n"
                    "    rows: '20'\n");
}

static void put_agreement(struct known *known)
{
    if (!known->aligned)
        return;
    if (known->themes) {
        put_exhibit(known, "Two languages", "agreement",
                    "Sentences that say the same: how many have each theme "
                    "in both languages, and in one alone.",
                    "agree");
        put_rest(known, "    themes: 'true'\n    chart: dumbbell\n"
                        "    rows: '30'\n    columns: [label, both, a_only, "
                        "b_only, n, kappa, p_mcnemar]\n");
        return;
    }
    put_exhibit(known, "Two languages", "sentences",
                "Sentences that say the same, the first of them.", "beads");
    put_rest(known, "    columns: [bead, a, b, confidence]\n"
                    "    rows: '20'\n");
}

/* ---- the file ---- */

/* Paths of a plan count from its folder; one that begins at the root is right
 * everywhere. */
static bool put_path(zl_str *out, const char *path)
{
    char whole[PATH_MAX];

    if (!realpath(path, whole))
        return false;
    put_text(out, whole);
    return true;
}

static zili_status put_head(struct known *known, zili_error *err)
{
    zl_str *out = &known->plan;

    zl_str_add_text(out, "# A plan of a report, to be changed: docs/report.md "
                         "says what may stand in it.\n\ntitle: ");
    put_text(out, zl_file_name(known->corpus));
    zl_str_add_text(out, "\ncorpus: ");
    if (!put_path(out, known->corpus))
        return zl_fail_system(err, "read", known->corpus);
    if (known->themes) {
        zl_str_add_text(out, "\nthemes: ");
        if (!put_path(out, known->themes))
            return zl_fail_system(err, "read", known->themes);
    }
    zl_str_add_text(out, "\n\nexhibits:");
    return ZILI_OK;
}

static zili_status save(const struct known *known, const char *path,
                        zili_error *err)
{
    zl_save file;

    if (known->plan.failed)
        return zl_no_memory(err);
    zili_status status = zl_save_begin(&file, path, err);
    if (status)
        return status;
    zl_save_write(&file, known->plan.bytes, known->plan.size);
    return zl_save_keep(&file, err);
}

zili_status zili_report_new(const char *plan, const char *corpus,
                            const char *themes, zili_report_source *source,
                            void *user, zili_error *err)
{
    struct known known = { .corpus = corpus,
                           .themes = themes,
                           .source = source,
                           .user = user };

    if (zl_file_exists(plan))
        return zl_fail(err, ZILI_EUSAGE,
                       "%s is there already; name another file, or remove it.",
                       plan);
    zili_status status = learn(&known, err);
    if (!status)
        status = put_head(&known, err);
    if (!status) {
        put_documents(&known);
        put_languages(&known);
        put_keyness(&known);
        put_themes(&known);
        put_agreement(&known);
        status = save(&known, plan, err);
    }
    zili_table_free(known.docs);
    zili_table_free(known.languages);
    zl_str_clear(&known.plan);
    return status;
}
