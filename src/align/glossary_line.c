/* glossary_line.c -- a line of a glossary → its term and what is said of it. */
#include "align/glossary_line.h"

#include "base/utf8.h"

#include <string.h>

#define LONGEST_LINE 65536
#define LONGEST_TERM 255

/* ---- columns ---- */

enum role { TERM, SIMPLIFIED, READING, TRANSLATIONS, ROLES };

/* What columns are called, in small letters. */
static const struct title {
    const char *name;
    enum role role;
} titles[] = {
    { "term", TERM },          { "word", TERM },
    { "headword", TERM },      { "source", TERM },
    { "traditional", TERM },   { "chinese", TERM },
    { "zh", TERM },            { "simplified", SIMPLIFIED },
    { "variant", SIMPLIFIED }, { "reading", READING },
    { "pinyin", READING },     { "pronunciation", READING },
    { "translation", TRANSLATIONS },
    { "translations", TRANSLATIONS },
    { "gloss", TRANSLATIONS }, { "glosses", TRANSLATIONS },
    { "definition", TRANSLATIONS },
    { "definitions", TRANSLATIONS },
    { "target", TRANSLATIONS }, { "english", TRANSLATIONS },
    { "en", TRANSLATIONS },
};

static bool is_title(zl_view cell, const char *name)
{
    if (cell.size != strlen(name))
        return false;
    for (size_t i = 0; i < cell.size; i++) {
        char c = cell.bytes[i];
        if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != name[i])
            return false;
    }
    return true;
}

/* The role that a cell names, or ROLES. */
static enum role role_of(zl_view cell)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (is_title(cell, titles[i].name))
            return titles[i].role;
    return ROLES;
}

/* The cell with this number; false where there are not so many. */
static bool cell_of(zl_view line, size_t number, zl_view *cell)
{
    for (size_t i = 0; i <= number; i++)
        if (!zl_view_next(&line, '\t', cell))
            return false;
    return true;
}

static size_t count_cells(zl_view line)
{
    size_t count = 0;
    zl_view cell;

    while (zl_view_next(&line, '\t', &cell))
        count++;
    return count;
}

/* By names: a line with one that is none, or without term and translations,
 * is an entry. */
static bool name_columns(zl_gloss_columns *columns, zl_view line)
{
    size_t found[ROLES] = { ZL_NO_COLUMN, ZL_NO_COLUMN, ZL_NO_COLUMN,
                            ZL_NO_COLUMN };
    size_t number = 0;
    zl_view cell;

    for (; zl_view_next(&line, '\t', &cell); number++) {
        enum role role = role_of(cell);
        if (role == ROLES || found[role] != ZL_NO_COLUMN)
            return false;
        found[role] = number;
    }
    if (found[TERM] == ZL_NO_COLUMN)
        found[TERM] = found[SIMPLIFIED];
    if (found[TERM] == ZL_NO_COLUMN || found[TRANSLATIONS] == ZL_NO_COLUMN)
        return false;
    *columns = (zl_gloss_columns){ { found[TERM], found[SIMPLIFIED] },
                                   found[READING], found[TRANSLATIONS] };
    return true;
}

bool zl_gloss_columns_from(zl_gloss_columns *columns, zl_view line)
{
    if (name_columns(columns, line))
        return true;
    size_t count = count_cells(line);
    if (count >= 4)
        *columns = (zl_gloss_columns){ { 0, 1 }, 2, 3 };
    else if (count == 3)
        *columns = (zl_gloss_columns){ { 0, ZL_NO_COLUMN }, 1, 2 };
    else
        *columns = (zl_gloss_columns){ { 0, ZL_NO_COLUMN }, ZL_NO_COLUMN, 1 };
    return false;
}

/* ---- lines ---- */

static bool has_tab(zl_view line)
{
    return line.size && memchr(line.bytes, '\t', line.size);
}

bool zl_gloss_line_is_empty(zl_view line)
{
    return zl_view_trim(line).size == 0 ||
           (line.bytes[0] == '#' && !has_tab(line));
}

static const char *read_cells(zl_gloss_line *out,
                              const zl_gloss_columns *columns, zl_view line)
{
    zl_view none = { line.bytes, 0 };

    *out = (zl_gloss_line){ { none, none }, none, none,
                            columns->reading == ZL_NO_COLUMN };
    (void)cell_of(line, columns->terms[0], &out->terms[0]);
    if (columns->terms[1] == ZL_NO_COLUMN ||
        !cell_of(line, columns->terms[1], &out->terms[1]))
        out->terms[1] = out->terms[0];
    if (!out->bars && !cell_of(line, columns->reading, &out->reading))
        out->reading = none;
    if (!cell_of(line, columns->translations, &out->translations))
        out->translations = none;
    return NULL;
}

/* Two words, or two terms of as many words each, into both terms. */
static bool halve(zl_view words, zl_view terms[2])
{
    size_t blanks = 0, seen = 0;

    for (size_t i = 0; i < words.size; i++)
        blanks += words.bytes[i] == ' ';
    if (blanks % 2 == 0)
        return false;
    for (size_t i = 0; i < words.size; i++)
        if (words.bytes[i] == ' ' && seen++ == blanks / 2) {
            terms[0] = zl_view_trim(zl_view_cut(words, 0, i));
            terms[1] = zl_view_trim(zl_view_cut(words, i + 1, words.size));
        }
    return true;
}

/* 傳統 传统 [chuan2 tong3] /tradition/convention/ */
static const char *read_cedict(zl_gloss_line *out, zl_view line)
{
    static const char wrong[] =
        "has neither a tab nor the form of CC-CEDICT, 字 字 [zi4] /letter/";
    size_t bracket = zl_view_find(line, zl_view_of(" ["));
    size_t end = zl_view_find(line, zl_view_of("] /"));

    if (bracket == SIZE_MAX || end == SIZE_MAX || end < bracket + 2)
        return wrong;
    if (!halve(zl_view_cut(line, 0, bracket), out->terms))
        return wrong;
    out->reading = zl_view_cut(line, bracket + 2, end);
    out->translations = zl_view_cut(line, end + 2, line.size);
    out->bars = false;
    return NULL;
}

/* Whether there is more than what divides. */
static bool says_something(zl_view translations)
{
    for (size_t i = 0; i < translations.size; i++)
        if (!strchr(" /;|", translations.bytes[i]))
            return true;
    return false;
}

const char *zl_gloss_line_read(zl_gloss_line *out,
                               const zl_gloss_columns *columns, zl_view line)
{
    zl_utf8_fault fault;

    if (line.size > LONGEST_LINE)
        return "is longer than 65,536 bytes";
    if (!zl_utf8_check(line, &fault))
        return "is no UTF-8";
    const char *wrong = has_tab(line) ? read_cells(out, columns, line)
                                      : read_cedict(out, zl_view_trim(line));
    if (wrong)
        return wrong;
    if (out->terms[0].size == 0 || out->terms[1].size == 0)
        return "has no term";
    if (out->terms[0].size > LONGEST_TERM || out->terms[1].size > LONGEST_TERM)
        return "has a term of more than 255 bytes";
    if (!says_something(out->translations))
        return "has no translation";
    return NULL;
}
