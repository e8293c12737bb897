/* names.c -- paths in sentences, replaced. */
#include "names.h"

#include <stdlib.h>
#include <string.h>

typedef struct name {
    const char *path, *called, *ending;
} name;

/* The one with the number `i`; false past the last. */
static bool name_at(const web_site *site, const web_ask *ask, size_t i,
                    name *out)
{
    if (i < site->count) {
        *out = (name){ site->corpora[i].path, site->corpora[i].name, ".zili" };
        return true;
    }
    i -= site->count;
    if (i == 0) {
        *out = (name){ site->themes ? site->themes : "", "themes.yaml", "" };
        return true;
    }
    if (!ask || i > ask->file_count)
        return false;
    *out = (name){ ask->files[i - 1].path, ask->files[i - 1].option, "" };
    return true;
}

/* Whether a path goes on there. */
static bool is_inside(char c)
{
    bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';

    return letter || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool is_before(char c)
{
    return is_inside(c) || c == '/' || c == '.';
}

/* A path without a slash tells nothing, and may be any word. */
static bool begins_with(const char *text, const char *path)
{
    size_t size = strlen(path);

    return strchr(path, '/') && strncmp(text, path, size) == 0 &&
           !is_inside(text[size]);
}

/* The longest path that `text` begins with: /a/x.zili, and not /a/x. Without
 * a path: with none. */
static name find(const web_site *site, const web_ask *ask, const char *text)
{
    name each, longest = { NULL, "", "" };

    for (size_t i = 0; name_at(site, ask, i, &each); i++)
        if (begins_with(text, each.path) &&
            (!longest.path || strlen(each.path) > strlen(longest.path)))
            longest = each;
    return longest;
}

/* The caller frees it; NULL without memory. */
static char *mended(const web_site *site, const web_ask *ask, const char *text)
{
    char *result = NULL, before = ' ';
    size_t size;
    FILE *out = open_memstream(&result, &size);

    if (!out)
        return NULL;
    while (*text) {
        name own = is_before(before) ? (name){ 0 } : find(site, ask, text);
        size_t step = own.path ? strlen(own.path) : 1;
        if (own.path)
            fprintf(out, "%s%s", own.called, own.ending);
        else
            putc(*text, out);
        text += step;
        before = text[-1];
    }
    if (fclose(out) == 0)
        return result;
    free(result);
    return NULL;
}

void web_names_mend(const web_site *site, const web_ask *ask, zili_error *err)
{
    char *text = mended(site, ask, err->text);

    if (text)
        snprintf(err->text, sizeof err->text, "%s", text);
    free(text);
}

zili_status web_names_mend_notes(const web_site *site, const web_ask *ask,
                                 zili_table *table, zili_error *err)
{
    zili_status status = ZILI_OK;
    const char *note;

    for (size_t i = 0; !status && (note = zili_table_note(table, i)); i++) {
        char *text = mended(site, ask, note);
        status = zili_table_set_note(table, i, text, err);
        free(text);
    }
    return status;
}
