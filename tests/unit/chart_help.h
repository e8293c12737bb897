/* chart_help.h -- a ruler without fonts, and tables in a line. */
#ifndef CHART_HELP_H
#define CHART_HELP_H

#include "base/fail.h"
#include "base/mem.h"
#include "chart/kind.h"
#include "table/table.h"

#include <math.h>
#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* after those it needs */
#include <cmocka.h>

/* cmocka compares floats, which is too coarse. */
#define assert_near(value, expected, slack) \
    assert_true(fabs((value) - (expected)) <= (slack))

/* ---- a ruler: ASCII is half as wide as high, the rest is square ---- */

static inline double byte_width(unsigned char byte)
{
    return byte < 0x80 ? 0.5 : (byte & 0xC0) == 0x80 ? 0 : 1;
}

static inline double text_width(zl_view text, zl_type type)
{
    double width = 0;

    for (size_t i = 0; i < text.size; i++)
        width += byte_width((unsigned char)text.bytes[i]);
    for (size_t i = 0; i + 2 < text.size; i++) /* marks of direction */
        width -= memcmp(text.bytes + i, "\u200E", 3) == 0 ||
                 memcmp(text.bytes + i, "\u200F", 3) == 0;
    return width * type.size * ZL_MM_PER_POINT;
}

static inline zili_status fake_width(void *user, zl_view text, zl_type type,
                                     double *out, zili_error *err)
{
    (void)user;
    *out = text_width(text, type);
    if (zl_view_find(text, zl_view_of("?")) != SIZE_MAX)
        return zl_fail(err, ZILI_EFORMAT, "No font has a ?.");
    return ZILI_OK;
}

/* How many bytes, in whole characters, are no wider than `width`. */
static inline size_t bytes_within(zl_view text, zl_type type, double width)
{
    size_t size = 0;

    while (size < text.size) {
        size_t next = size + 1;
        while (next < text.size && (text.bytes[next] & 0xC0) == 0x80)
            next++;
        if (text_width(zl_view_cut(text, 0, next), type) > width)
            break;
        size = next;
    }
    return size;
}

static inline zili_status fake_wrap(void *user, zl_view text, zl_type type,
                                    double width, zl_str *out, zili_error *err)
{
    (void)user;
    for (bool first = true; text.size; first = false) {
        size_t size = bytes_within(text, type, width);
        size = size ? size : 1;
        if (!first)
            zl_str_add_byte(out, '\n');
        zl_str_add(out, zl_view_trim(zl_view_cut(text, 0, size)));
        text = zl_view_trim(zl_view_cut(text, size, text.size));
    }
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

static inline zili_status fake_cut(void *user, zl_view text, zl_type type,
                                   double width, zl_str *out, zili_error *err)
{
    double dots = text_width(zl_view_of("…"), type);
    size_t size = bytes_within(text, type, width);

    (void)user;
    if (size < text.size)
        size = bytes_within(text, type, width - dots);
    zl_str_add(out, zl_view_cut(text, 0, size));
    if (size < text.size)
        zl_str_add_text(out, "…");
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

/* After a blank, and before what is square. */
static inline zili_status fake_parts(void *user, zl_view text, char *parts,
                                     zili_error *err)
{
    (void)user;
    (void)err;
    for (size_t i = 0; i <= text.size; i++) {
        bool ends = i == 0 || i == text.size;
        unsigned char byte = ends ? 0 : (unsigned char)text.bytes[i];
        parts[i] = ZL_PART_GRAPHEME;
        if ((byte & 0xC0) == 0x80)
            parts[i] = ZL_PART_NONE;
        else if (ends || byte >= 0xE3 || text.bytes[i - 1] == ' ')
            parts[i] = ZL_PART_LINE;
    }
    return ZILI_OK;
}

static const zl_ruler fake_ruler = { NULL, fake_width, fake_wrap, fake_cut,
                                     fake_parts };

/* ---- tables ---- */

/* A table from lines "a<tab>1"; the first names the columns, and a name that
 * begins with # is one of numbers, where an empty cell is missing. */
static inline void add_cell(zili_table *table, zl_view cell, bool number)
{
    if (!number)
        zl_table_add_text(table, cell);
    else if (cell.size == 0)
        zl_table_add_missing(table);
    else
        zl_table_add_real(table, strtod(cell.bytes, NULL));
}

static inline zl_view next_cell(const char **at)
{
    zl_view cell = { *at, strcspn(*at, "\t\n") };

    *at += cell.size;
    return cell;
}

static inline zili_table *table_of(const char *text)
{
    zili_table *table = zl_table_new();
    bool numbers[24] = { 0 };
    size_t columns = 0;

    for (; *text != '\n'; text += *text == '\t') {
        zl_view name = next_cell(&text);
        numbers[columns] = name.bytes[0] == '#';
        name = zl_view_cut(name, numbers[columns], name.size);
        char copy[32] = "";
        memcpy(copy, name.bytes, name.size);
        zl_table_column(
            table,
            (zl_column){ .name = copy,
                         .type = numbers[columns] ? ZILI_REAL : ZILI_TEXT });
        columns++;
    }
    while (*text++ && *text)
        for (size_t i = 0; i < columns; i++) {
            add_cell(table, next_cell(&text), numbers[i]);
            text += i + 1 < columns;
        }
    assert_int_equal(zl_table_finish(table, &table, NULL), ZILI_OK);
    return table;
}

/* ---- plans ---- */

static const zl_plan plain; /* dressed as usual */

static inline const zl_page *page_of(const zl_plan *plan)
{
    return &plan->pages.items[0];
}

/* The n-th mark of a kind, from 0; NULL where there are fewer. */
static inline const zl_mark *mark_of(const zl_plan *plan, zl_mark_kind kind,
                                     size_t n)
{
    const zl_page *page = page_of(plan);

    for (size_t i = 0; i < page->marks.count; i++)
        if (page->marks.items[i].kind == kind && n-- == 0)
            return &page->marks.items[i];
    return NULL;
}

static inline const zl_mark *label_of(const zl_plan *plan, const char *text)
{
    const zl_mark *mark;

    for (size_t n = 0; (mark = mark_of(plan, ZL_MARK_LABEL, n)); n++)
        if (strcmp(mark->text, text) == 0)
            return mark;
    return NULL;
}

static inline size_t count_labels(const zl_plan *plan, const char *text)
{
    const zl_mark *mark;
    size_t count = 0;

    for (size_t n = 0; (mark = mark_of(plan, ZL_MARK_LABEL, n)); n++)
        count += strcmp(mark->text, text) == 0;
    return count;
}

#endif
