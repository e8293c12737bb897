/* theme_file.c -- dictionaries of other tools: what their readers share. */
#include "query/theme_file.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/parse.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ---- which tool's ---- */

static bool has_ending(const char *path, const char *ending)
{
    size_t size = strlen(path), end = strlen(ending);

    return size > end && strcasecmp(path + size - end, ending) == 0;
}

/* The first line with something in it. */
static zl_view first_line(zl_view bytes)
{
    zl_view line;

    while (zl_view_line(&bytes, &line)) {
        line = zl_view_trim(line);
        if (line.size && line.bytes[0] != '#')
            return line;
    }
    return zl_view_of("");
}

zl_theme_reader *zl_theme_file_reader(const char *path, zl_view bytes)
{
    zl_view first = first_line(bytes);

    if (has_ending(path, ".yaml") || has_ending(path, ".yml"))
        return NULL;
    if (has_ending(path, ".dicx") ||
        zl_view_starts(first, zl_view_of("DicTerm,")))
        return zl_theme_file_liwc_table;
    if (has_ending(path, ".dic") || zl_view_is(first, "%"))
        return zl_theme_file_liwc;
    if (has_ending(path, ".cat"))
        return zl_theme_file_wordstat;
    if (zl_view_starts(first, zl_view_of("*")) ||
        zl_view_starts(first, zl_view_of("＊")))
        return zl_theme_file_khcoder;
    return NULL;
}

/* ---- lines ---- */

bool zl_theme_file_next(zl_theme_file *file, zl_view *line)
{
    bool found = zl_view_line(&file->rest, line);

    file->line += found;
    return found;
}

zili_status zl_theme_file_fail(const zl_theme_file *file, const char *format,
                               ...)
{
    char sentence[400];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return zl_fail(file->err, ZILI_EFORMAT, "%s:%zu: %s", file->path,
                   file->line, sentence);
}

/* ---- themes ---- */

bool zl_theme_file_name(zl_str *out, zl_view name)
{
    bool changed = false;

    for (size_t i = 0; i < name.size; i++) {
        char byte = name.bytes[i];
        bool twice = byte == ':' && i && name.bytes[i - 1] == ':';
        bool bad = byte >= 0 && (byte <= ' ' || byte == '%' || twice ||
                                 strchr(ZL_THEME_NOT_IN_NAMES, byte));
        zl_str_add_byte(out, bad ? '_' : byte);
        changed = changed || bad;
    }
    return changed;
}

bool zl_theme_file_has(const zl_themes *themes, const char *name)
{
    for (size_t i = 0; i < themes->list.count; i++)
        if (strcmp(themes->list.items[i].name, name) == 0)
            return true;
    return false;
}

static zili_status check_name(const zl_theme_file *file, zl_view name,
                              const zl_str *whole)
{
    if (whole->failed)
        return zl_no_memory(file->err);
    if (name.size == 0)
        return zl_theme_file_fail(file, "a category has no name.");
    if (file->themes->list.count == ZL_THEME_FILE_THEMES)
        return zl_theme_file_fail(file, "there are more than %d categories.",
                                  ZL_THEME_FILE_THEMES);
    if (zl_theme_file_has(file->themes, whole->bytes))
        return zl_theme_file_fail(
            file, "there is another category \"%.200s\".", whole->bytes);
    return ZILI_OK;
}

zili_status zl_theme_file_begin(zl_theme_file *file, size_t above,
                                zl_view name, zl_view label, size_t *out)
{
    zl_themes *themes = file->themes;
    zl_theme theme = { 0 };
    zl_str whole = { 0 };

    name = zl_view_trim(name);
    label = zl_view_trim(label);
    if (above != SIZE_MAX)
        zl_str_format(&whole, "%s/", themes->list.items[above].name);
    bool changed = zl_theme_file_name(&whole, name);
    if (changed && label.size == 0)
        label = name;
    zili_status status = check_name(file, name, &whole);
    if (!status && label.size) {
        theme.label_en = zl_copy_text(label.bytes, label.size);
        if (!theme.label_en)
            status = zl_no_memory(file->err);
    }
    theme.name = whole.bytes;
    *out = themes->list.count;
    if (!status && !zl_array_push(&themes->list, theme))
        status = zl_no_memory(file->err);
    if (status) {
        zl_free(theme.label_en);
        zl_str_clear(&whole);
    }
    return status;
}

/* ---- patterns ---- */

enum { SHOWN = 60 };

zili_status zl_theme_file_pattern(zl_theme_file *file, size_t theme,
                                  const char *query, zl_view shown)
{
    zl_theme *owner = &file->themes->list.items[theme];
    zl_pattern pattern = { 0 };
    zili_error why = { 0 };
    zili_status status = zl_parse(&pattern.tree, query, &why);

    if (status == ZILI_ENOMEM)
        return zl_no_memory(file->err);
    if (status)
        return zl_theme_file_fail(
            file, "\"%.*s\" cannot be looked for: %.*s",
            (int)(shown.size < SHOWN ? shown.size : SHOWN), shown.bytes,
            (int)strcspn(why.text, "\n"), why.text);
    pattern.text = zl_copy_text(query, strlen(query));
    if (!pattern.text || !zl_array_push(&owner->patterns, pattern)) {
        zl_node_free(pattern.tree);
        zl_free(pattern.text);
        return zl_no_memory(file->err);
    }
    return ZILI_OK;
}

bool zl_theme_file_is_plain(zl_view words, bool marks)
{
    for (size_t i = 0; i < words.size; i++) {
        char byte = words.bytes[i];
        if (byte == 0 || (byte == '?' && !marks) ||
            strchr("\"()[]{}|@~%:<>\\", byte))
            return false;
    }
    return words.size > 0;
}

void zl_theme_file_quote(zl_str *out, zl_view words)
{
    zl_str_add_text(out, "~\"");
    for (size_t i = 0; i < words.size; i++) {
        if (words.bytes[i] == '"' || words.bytes[i] == '\\')
            zl_str_add_byte(out, '\\');
        zl_str_add_byte(out, words.bytes[i]);
    }
    zl_str_add_byte(out, '"');
}

zili_status zl_theme_file_words(zl_theme_file *file, size_t theme,
                                zl_view words, bool marks)
{
    bool plain = zl_theme_file_is_plain(words, marks);
    zl_str query = { 0 };
    zili_status status;

    if (!plain && words.size && memchr(words.bytes, '*', words.size))
        return zl_theme_file_fail(
            file, "\"%.*s\": * cannot stand beside characters that mean "
                  "something in a query. Write it without *.",
            (int)(words.size < SHOWN ? words.size : SHOWN), words.bytes);
    if (plain)
        zl_str_add(&query, words);
    else
        zl_theme_file_quote(&query, words);
    status = query.failed ? zl_no_memory(file->err)
                          : zl_theme_file_pattern(file, theme, query.bytes,
                                                  words);
    zl_str_clear(&query);
    return status;
}
