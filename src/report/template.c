/* template.c -- a plan for an index that nobody has made a plan for. */
#include "base/fail.h"
#include "base/file.h"
#include "base/out.h"
#include "report/known.h"
#include "report/way.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define MANY_DOCUMENTS 5 /* from which on words are spread over documents */
#define MOST_LANGUAGES 2
#define SOME_YEARS 3       /* of which there is something to see */
#define MOST_LEAVES 40     /* of a tree that fits a page with its heading */

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

static void put_exhibit(zl_known *known, const char *section,
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

static void put_rest(zl_known *known, const char *lines)
{
    zl_str_add_text(&known->plan, lines);
}

/* "    options: {where: 'lang = ''zh''', " and what follows. */
static void put_options(zl_known *known, const char *where,
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

static void put_documents(zl_known *known)
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
             zl_parts_nothing(name) || zl_known_values(known, i) < 2))
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
static void put_spread(zl_known *known, const char *suffix,
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

static void put_words(zl_known *known, const char *suffix,
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
static void put_languages(zl_known *known)
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
static void put_keyness(zl_known *known)
{
    size_t column = zl_known_parting(known);

    if (column == SIZE_MAX)
        return;
    const char *name = zili_table_name(known->docs, column);
    const char *value = zl_known_usual(known, column);
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

static void put_themes(zl_known *known)
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
    put_rest(known, "    themes: 'true'\n    options: {context: 6w}\n");
    put_rest(known, known->has_many_themes
                        ? "    columns: [hit, query, doc, pre, keyword, post]"
                          "\n    rows: '20'\n"
                        : "    columns: [hit, doc, pre, keyword, post]\n"
                          "    rows: '20'\n");
}

/* Along the years, where there are some. */
static void put_trend(zl_known *known)
{
    if (!known->themes || !zl_known_years(known, SOME_YEARS))
        return;
    put_exhibit(known, NULL, "trend",
                "How often each theme is found along the years.", "trend");
    put_rest(known, "    themes: 'true'\n    chart: trend\n"
                    "    rows: '0'\n");
}

/* Which documents are alike: for three it is something to see. */
static void put_tree(zl_known *known)
{
    size_t documents = zili_table_rows(known->docs);

    if (documents < 3 || documents > MOST_LEAVES ||
        zili_table_rows(known->languages) > 1)
        return;
    put_exhibit(known, "Which documents are alike", "tree",
                "Documents put together by their frequent words, those first "
                "that differ least.",
                "cluster");
    put_rest(known, "    chart: tree\n    rows: '0'\n");
}

static void put_agreement(zl_known *known)
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

/* Paths of a plan count from its folder: what lies beside it, below it or
 * beside that folder may be moved with it, anything else is named from the
 * root. */
static zili_status put_path(zl_known *known, const char *path,
                            zili_error *err)
{
    zl_str folder = { 0 }, way = { 0 };
    char whole[PATH_MAX];

    zl_folder_of(&folder, known->file);
    zili_status status = folder.failed
                             ? zl_no_memory(err)
                             : zl_way(&way, folder.bytes, path, err);
    if (!status && strncmp(zl_str_text(&way), "../../", 6) != 0)
        put_text(&known->plan, zl_str_text(&way));
    else if (!status && realpath(path, whole))
        put_text(&known->plan, whole);
    zl_str_clear(&folder);
    zl_str_clear(&way);
    return status;
}

static zili_status put_head(zl_known *known, zili_error *err)
{
    zl_str *out = &known->plan;

    zl_str_add_text(out, "# A plan of a report, to be changed: docs/report.md "
                         "says what may stand in it.\n\ntitle: ");
    put_text(out, zl_file_name(known->corpus));
    zl_str_add_text(out, "\ncorpus: ");
    zili_status status = put_path(known, known->corpus, err);
    if (!status && known->themes) {
        zl_str_add_text(out, "\nthemes: ");
        status = put_path(known, known->themes, err);
    }
    zl_str_add_text(out, "\n\nexhibits:");
    return status;
}

static zili_status save(const zl_known *known, const char *path,
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
    zl_known known = { .file = plan,
                       .corpus = corpus,
                       .themes = themes,
                       .source = source,
                       .user = user };

    if (zl_file_exists(plan))
        return zl_fail(err, ZILI_EUSAGE,
                       "%s is there already; name another file, or remove it.",
                       plan);
    zili_status status = zl_known_learn(&known, err);
    if (!status)
        status = put_head(&known, err);
    if (!status) {
        put_documents(&known);
        put_languages(&known);
        put_keyness(&known);
        put_tree(&known);
        put_themes(&known);
        put_trend(&known);
        put_agreement(&known);
        status = save(&known, plan, err);
    }
    zl_known_clear(&known);
    return status;
}
