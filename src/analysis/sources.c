/* sources.c -- measures by name, and the literature that they are from. */
#include "analysis/explain.h"

#include "base/fail.h"
#include "base/out.h"
#include "stats/literature.h"

#include <string.h>

/* ---- measures ---- */

static const zl_figures_kind *const kinds[] = {
    [ZL_OF_ASSOCIATION] = &zl_figures_association,
    [ZL_OF_KEYNESS] = &zl_figures_keyness,
    [ZL_OF_DISPERSION] = &zl_figures_dispersion,
    [ZL_OF_DIVERSITY] = &zl_figures_diversity,
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static const zl_listed tuples[] = {
    { "lambda", NULL,
      "Σ_S (-1)^(n-|S|)·ln n(S), over all sets S of the n positions; n(S): "
      "n-grams with the same words at exactly these, and .5",
      "blaheta2001" },
    { "z", NULL, "lambda/√(Σ_S 1/n(S))", "blaheta2001" },
    { 0 },
};

static bool is_called(const zl_listed *each, zl_view name)
{
    return zl_view_is(name, each->name) ||
           (each->other && zl_view_is(name, each->other));
}

static bool find_in(const zl_figures_kind *kind, zl_view name, zl_listed *out)
{
    for (size_t i = 0; kind->list(NULL, i, out); i++)
        if (is_called(out, name))
            return true;
    return false;
}

static bool find_tuple(zl_view name, zl_listed *out)
{
    for (const zl_listed *each = tuples; each->name; each++) {
        *out = *each;
        if (is_called(each, name))
            return true;
    }
    return false;
}

bool zl_explain_find(zl_of of, zl_view name, zl_listed *out)
{
    if (of == ZL_OF_TUPLES && find_tuple(name, out))
        return true;
    if ((size_t)of < KINDS && find_in(kinds[of], name, out))
        return true;
    for (size_t i = 0; i < KINDS; i++)
        if (find_in(kinds[i], name, out))
            return true;
    return find_tuple(name, out);
}

/* ---- literature ---- */

static const char *year_of(const zl_reference *entry)
{
    return entry->key + strcspn(entry->key, "0123456789");
}

static void add_field(zl_str *out, const char *name, const char *text)
{
    if (text)
        zl_str_format(out, "  %s = {%s},\n", name, text);
}

void zl_explain_entry(const char *key, zl_str *out)
{
    static const struct {
        const char *type, *in, *by;
    } forms[] = {
        [ZL_ARTICLE] = { "article", "journal", "publisher" },
        [ZL_BOOK] = { "book", "series", "publisher" },
        [ZL_CHAPTER] = { "incollection", "booktitle", "publisher" },
        [ZL_PROCEEDINGS] = { "inproceedings", "booktitle", "publisher" },
        [ZL_THESIS] = { "phdthesis", "series", "school" },
        [ZL_OTHER] = { "misc", "howpublished", "publisher" },
    };
    const zl_reference *entry = zl_reference_find(key);

    if (!entry)
        return;
    zl_str_format(out, "@%s{%s,\n", forms[entry->kind].type, key);
    add_field(out, "author", entry->author);
    add_field(out, "title", entry->title);
    add_field(out, forms[entry->kind].in, entry->in);
    add_field(out, "editor", entry->editor);
    add_field(out, "volume", entry->volume);
    add_field(out, "pages", entry->pages);
    add_field(out, forms[entry->kind].by, entry->publisher);
    zl_str_format(out, "  year = {%s}\n}\n", year_of(entry));
}

/* "A, B. and C, D." as "A, C": the family names. */
void zl_explain_author(const char *key, zl_str *out)
{
    const zl_reference *entry = zl_reference_find(key);

    if (!entry) {
        zl_str_add_text(out, key);
        return;
    }
    for (const char *at = entry->author; at;) {
        zl_str_add_text(out, at == entry->author ? "" : ", ");
        for (const char *end = at + strcspn(at, ","); at < end; at++)
            if (*at != '{' && *at != '}')
                zl_str_add_byte(out, *at);
        at = strstr(at, " and ");
        at = at ? at + strlen(" and ") : NULL;
    }
    zl_str_format(out, " (%s): %s", year_of(entry), entry->title);
    if (entry->in)
        zl_str_format(out, ". %s", entry->in);
    if (entry->volume)
        zl_str_format(out, " %s", entry->volume);
    if (entry->pages)
        zl_str_format(out, ", %.*s", (int)strcspn(entry->pages, "-"),
                      entry->pages);
    if (entry->pages && strstr(entry->pages, "--"))
        zl_str_format(out, "-%s", strstr(entry->pages, "--") + 2);
}

/* ---- citing ---- */

static bool was_named(const zili_texts *measures, size_t i, const char *key)
{
    zl_listed each;

    for (size_t k = 0; k < i; k++)
        if (zl_explain_find(ZL_OF_ANYTHING, zl_view_of(measures->items[k]),
                            &each) &&
            each.source && strcmp(each.source, key) == 0)
            return true;
    return false;
}

static zili_status cite(const zili_texts *measures, size_t i, zl_str *out,
                        zili_error *err)
{
    const char *name = measures->items[i];
    zl_listed found = { 0 };

    if (zl_reference_find(name))
        zl_explain_entry(name, out);
    else if (!zl_explain_find(ZL_OF_ANYTHING, zl_view_of(name), &found))
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no measure \"%s\"; zili stats KIND --list "
                       "has the names, for association, keyness, dispersion "
                       "and diversity.",
                       name);
    else if (found.source && !was_named(measures, i, found.source))
        zl_explain_entry(found.source, out);
    return ZILI_OK;
}

zili_status zili_cite(const zili_texts *measures, zili_write_fn *write,
                      void *user, zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_str out = { 0 };

    for (size_t i = 0; !status && i < measures->count; i++)
        status = cite(measures, i, &out, err);
    if (!status && out.failed)
        status = zl_no_memory(err);
    if (!status && !write(user, zl_str_text(&out), zl_str_view(&out).size))
        status = zl_fail(err, ZILI_EIO, "The entries cannot be written.");
    zl_str_clear(&out);
    return status;
}
