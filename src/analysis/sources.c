/* sources.c -- measures by name, and the literature that they are from. */
#include "analysis/explain.h"

#include "analysis/named.h"

#include "base/fail.h"
#include "base/out.h"
#include "stats/literature.h"
#include "table/table.h"

#include <stdio.h>
#include <string.h>

/* ---- measures ---- */

static const zl_figures_kind *const kinds[] = {
    [ZL_OF_ASSOCIATION] = &zl_figures_association,
    [ZL_OF_KEYNESS] = &zl_figures_keyness,
    [ZL_OF_DISPERSION] = &zl_figures_dispersion,
    [ZL_OF_DIVERSITY] = &zl_figures_diversity,
};

enum { KINDS = sizeof kinds / sizeof *kinds };

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

static size_t stem_of(zl_view name)
{
    size_t size = name.size;

    while (size > 0 && name.bytes[size - 1] >= '0' &&
           name.bytes[size - 1] <= '9')
        size--;
    return size < name.size ? size : 0;
}

/* mattr_37 is one of those that mattr_20 stands for. */
static bool find_numbered(zl_view name, zl_listed *out)
{
    zl_view stem = { name.bytes, stem_of(name) };

    for (size_t k = 0; stem.size > 3 && k < KINDS; k++)
        for (size_t i = 0; kinds[k]->list(NULL, i, out); i++) {
            zl_view own = zl_view_of(out->name);
            if (stem_of(own) == stem.size && zl_view_starts(own, stem) &&
                strstr(out->formula, "so with any"))
                return true;
        }
    return false;
}

bool zl_explain_find(zl_of of, zl_view name, zl_listed *out)
{
    if ((of == ZL_OF_TUPLES || of == ZL_OF_LIKENESS) &&
        zl_named_find(name, out))
        return true;
    if ((size_t)of < KINDS && find_in(kinds[of], name, out))
        return true;
    for (size_t i = 0; i < KINDS; i++)
        if (find_in(kinds[i], name, out))
            return true;
    return zl_named_find(name, out) || find_numbered(name, out);
}

zili_status zili_explain_check(const char *measure, zili_error *err)
{
    zl_listed found;

    return zl_explain_find(ZL_OF_ANYTHING, zl_view_of(measure), &found)
               ? ZILI_OK
               : zl_explain_fail(measure, " to explain", err);
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
static void add_author(const char *key, zl_str *out)
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

void zl_explain_author(const char *keys, zl_str *out)
{
    zl_view rest = zl_view_of(keys), key;
    char text[40];

    for (size_t i = 0; zl_view_next(&rest, ',', &key); i++) {
        snprintf(text, sizeof text, "%.*s", (int)key.size, key.bytes);
        zl_str_add_text(out, i ? "; " : "");
        add_author(text, out);
    }
}

/* ---- citing ---- */

/* Whether the entry with this key stands there already. */
static bool has_entry(const zl_str *out, zl_view key)
{
    char begin[60];

    snprintf(begin, sizeof begin, "{%.*s,\n", (int)key.size, key.bytes);
    return out->size > 0 && strstr(zl_str_text(out), begin);
}

static void cite_keys(const char *keys, zl_str *out)
{
    zl_view rest = zl_view_of(keys), key;
    char text[40];

    while (zl_view_next(&rest, ',', &key)) {
        snprintf(text, sizeof text, "%.*s", (int)key.size, key.bytes);
        if (!has_entry(out, key))
            zl_explain_entry(text, out);
    }
}

zili_status zl_explain_fail(const char *name, const char *wish,
                            zili_error *err)
{
    zl_str near = { 0 };

    zl_named_near(name, &near);
    zili_status status =
        near.failed ? zl_no_memory(err)
                    : zl_fail(err, ZILI_EUSAGE,
                              "There is no measure \"%s\"%s%s%s; zili cite "
                              "--list has all names.",
                              name, wish, near.size ? ". Near to it are " : "",
                              near.size ? zl_str_text(&near) : "");
    zl_str_clear(&near);
    return status;
}

static zili_status cite(const char *name, zl_str *out, zili_error *err)
{
    zl_listed found = { 0 };

    if (zl_reference_find(name))
        cite_keys(name, out);
    else if (!zl_explain_find(ZL_OF_ANYTHING, zl_view_of(name), &found))
        return zl_explain_fail(name, "", err);
    else if (found.source)
        cite_keys(found.source, out);
    else
        zl_str_format(out, "%% %s (%s) needs no literature.\n", name,
                      found.formula);
    return ZILI_OK;
}

zili_status zili_cite(const zili_texts *measures, zili_write_fn *write,
                      void *user, zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_str out = { 0 };

    for (size_t i = 0; !status && i < measures->count; i++)
        status = cite(measures->items[i], &out, err);
    if (!status && out.failed)
        status = zl_no_memory(err);
    if (!status && !write(user, zl_str_text(&out), zl_str_view(&out).size))
        status = zl_fail(err, ZILI_EIO, "The entries cannot be written.");
    zl_str_clear(&out);
    return status;
}

/* ---- all names ---- */

zili_status zili_cite_list(zili_table **out, zili_error *err)
{
    static const char *const columns[] = { "measure", "other", "family",
                                           "page",    "formula", "source" };
    zili_table *table = zl_table_new();
    zl_named each;

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        zl_table_column(table, (zl_column){ .name = columns[i] });
    for (size_t i = 0; zl_named_at(i, &each); i++) {
        zl_table_add_text(table, zl_view_of(each.listed.name));
        zl_table_add_optional(table, each.listed.other);
        zl_table_add_text(table, zl_view_of(each.family));
        zl_table_add_text(table, zl_view_of(each.page));
        zl_table_add_text(table, zl_view_of(each.listed.formula));
        zl_table_add_optional(table, each.listed.source);
    }
    return zl_table_finish(table, out, err);
}
