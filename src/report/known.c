/* known.c -- what is known of an index that nobody has made a plan for. */
#include "report/known.h"

#include "base/fail.h"

#include <string.h>

/* ---- questions ---- */

static zili_status ask(const zl_known *known, const char *analysis,
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
static zili_status has_rows(const zl_known *known, const char *analysis,
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
static zili_status learn_units(zl_known *known, zili_error *err)
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

/* Lines of one theme alone do not say which it is. */
static zili_status learn_themes(zl_known *known, zili_error *err)
{
    zili_table *themes = NULL;

    if (!known->themes)
        return ZILI_OK;
    zili_status status =
        ask(known, "themes", "themes", known->themes, &themes, err);
    known->has_many_themes = !status && zili_table_rows(themes) > 1;
    zili_table_free(themes);
    return status;
}

zili_status zl_known_learn(zl_known *known, zili_error *err)
{
    zili_status status = ask(known, "docs", NULL, NULL, &known->docs, err);

    if (!status)
        status = learn_units(known, err);
    if (!status)
        status = learn_themes(known, err);
    if (!status)
        status = ask(known, "docs", "by", "lang", &known->languages, err);
    if (!status)
        status = has_rows(known, "beads", "limit", "1", &known->aligned, err);
    return status;
}

/* ---- metadata ---- */

static const char *value_at(const zl_known *known, size_t row,
                            size_t column)
{
    return zili_table_missing(known->docs, row, column)
               ? ""
               : zili_table_text(known->docs, row, column);
}

/* How many documents have this value. */
static size_t having(const zl_known *known, size_t column,
                     const char *value)
{
    size_t count = 0;

    for (size_t row = 0; row < zili_table_rows(known->docs); row++)
        count += strcmp(value_at(known, row, column), value) == 0;
    return count;
}

size_t zl_known_values(const zl_known *known, size_t column)
{
    const char *seen[ZL_MOST_VALUES + 1];
    size_t count = 0;

    for (size_t row = 0;
         row < zili_table_rows(known->docs) && count <= ZL_MOST_VALUES; row++) {
        const char *value = value_at(known, row, column);
        size_t i = 0;
        while (i < count && strcmp(seen[i], value) != 0)
            i++;
        if (*value && i == count)
            seen[count++] = value;
    }
    return count;
}

bool zl_parts_nothing(const char *name)
{
    static const char *const names[] = { "doc",    "date", "title", "url",
                                         "source", "file", "id" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] != 0 ||
           (*name >= '0' && *name <= '9');
}

size_t zl_known_parting(const zl_known *known)
{
    for (size_t i = 0; i < zili_table_columns(known->docs); i++) {
        size_t values;
        if (zili_table_type(known->docs, i) != ZILI_TEXT ||
            zl_parts_nothing(zili_table_name(known->docs, i)))
            continue;
        values = zl_known_values(known, i);
        if (values >= 2 && values <= ZL_MOST_VALUES)
            return i;
    }
    return SIZE_MAX;
}

const char *zl_known_usual(const zl_known *known, size_t column)
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

bool zl_known_years(const zl_known *known, size_t least)
{
    size_t column = zili_table_find(known->docs, "year"), count = 0;

    if (column == SIZE_MAX ||
        zili_table_type(known->docs, column) != ZILI_INTEGER)
        return false;
    for (size_t row = 0; row < zili_table_rows(known->docs); row++) {
        int64_t year = zili_table_integer(known->docs, row, column);
        size_t before = 0;
        while (before < row &&
               zili_table_integer(known->docs, before, column) != year)
            before++;
        count += before == row &&
                 !zili_table_missing(known->docs, row, column);
        if (count >= least)
            return true;
    }
    return false;
}

void zl_known_clear(zl_known *known)
{
    zili_table_free(known->docs);
    zili_table_free(known->languages);
    zl_str_clear(&known->plan);
}
