/* theme_file_liwc.c -- dictionaries of LIWC: .dic, and .dicx of LIWC-22.
 *
 *     %                                  DicTerm,posemo,family
 *     1  posemo (Positive emotion)       happi*,X,
 *     2  family                          "mother, dear",X,X
 *     %
 *     happi*  1
 *     mother  1  2
 *
 * A category that stands further in than the one above it is below it. */
#include "base/array.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/records.h"
#include "query/theme_file.h"

#include <string.h>
#include <strings.h>

enum { DEPTH = 16 };

struct reader {
    zl_theme_file *file;
    zl_map numbers;              /* of categories, as they are written */
    size_t depth;                /* categories that are open, and for each … */
    size_t indent[DEPTH], theme[DEPTH]; /* how far in it is, and its theme */
};

/* ---- categories ---- */

static size_t leading_blanks(zl_view line)
{
    size_t count = 0;

    while (count < line.size &&
           (line.bytes[count] == '\t' || line.bytes[count] == ' '))
        count++;
    return count;
}

static size_t up_to_blank(zl_view text)
{
    size_t size = 0;

    while (size < text.size && text.bytes[size] != '\t' &&
           text.bytes[size] != ' ')
        size++;
    return size;
}

/* "posemo (Positive emotion)" → its name and what stands in brackets. */
static void part_label(zl_view *name, zl_view *label)
{
    const char *open = memchr(name->bytes, '(', name->size);

    *label = zl_view_of("");
    if (!open || !zl_view_ends(*name, zl_view_of(")")) ||
        open == name->bytes)
        return;
    size_t at = (size_t)(open - name->bytes);
    *label = zl_view_cut(*name, at + 1, name->size - 1);
    *name = zl_view_trim(zl_view_cut(*name, 0, at));
}

static zili_status read_category(struct reader *reader, zl_view line)
{
    zl_theme_file *file = reader->file;
    size_t indent = leading_blanks(line), theme;
    zl_view text = zl_view_trim(line), label;
    size_t size = up_to_blank(text);
    zl_view number = zl_view_cut(text, 0, size);
    zl_view name = zl_view_trim(zl_view_cut(text, size, text.size));

    while (reader->depth && reader->indent[reader->depth - 1] >= indent)
        reader->depth--;
    if (reader->depth == DEPTH)
        return zl_theme_file_fail(file, "categories lie too deep.");
    part_label(&name, &label);
    if (zl_map_find(&reader->numbers, number) != ZL_MAP_NONE)
        return zl_theme_file_fail(file, "there is another category %.*s.",
                                  (int)number.size, number.bytes);
    zili_status status = zl_theme_file_begin(
        file, reader->depth ? reader->theme[reader->depth - 1] : SIZE_MAX,
        name, label, &theme);
    if (status)
        return status;
    reader->indent[reader->depth] = indent;
    reader->theme[reader->depth++] = theme;
    return zl_map_add(&reader->numbers, number) == ZL_MAP_NONE
               ? zl_no_memory(file->err)
               : ZILI_OK;
}

static zili_status read_categories(struct reader *reader)
{
    zl_theme_file *file = reader->file;
    zili_status status = ZILI_OK;
    bool begun = false;
    zl_view line;

    while (!status && zl_theme_file_next(file, &line)) {
        zl_view text = zl_view_trim(line);
        if (text.size == 0)
            continue;
        if (zl_view_is(text, "%") && begun)
            return ZILI_OK;
        if (zl_view_is(text, "%"))
            begun = true;
        else if (!begun)
            return zl_theme_file_fail(
                file, "a dictionary of LIWC begins with a line %%, its "
                      "categories, and another line %%.");
        else
            status = read_category(reader, line);
    }
    return status ? status
                  : zl_theme_file_fail(
                        file, "the line %% behind the categories is missing.");
}

/* ---- entries ---- */

/* "(i) like": the word counts only behind others. */
static bool is_conditional(zl_view word)
{
    size_t i = 1;

    if (!zl_view_starts(word, zl_view_of("(")))
        return false;
    while (i < word.size &&
           ((word.bytes[i] | 0x20) >= 'a' && (word.bytes[i] | 0x20) <= 'z'))
        i++;
    return i > 1 && i < word.size && word.bytes[i] == ')';
}

static zili_status fail_condition(const zl_theme_file *file, zl_view what)
{
    return zl_theme_file_fail(
        file, "\"%.*s\" is a condition, by which an entry is in a category "
              "only beside other words. It cannot be kept: write the words "
              "themselves, as in kind of.",
        (int)(what.size < 60 ? what.size : 60), what.bytes);
}

static zili_status add_to(struct reader *reader, zl_view word, zl_view number)
{
    zl_theme_file *file = reader->file;
    uint32_t theme = zl_map_find(&reader->numbers, number);

    if (theme != ZL_MAP_NONE)
        return zl_theme_file_words(file, theme, word, false);
    for (size_t i = 0; i < number.size; i++)
        if (strchr("()<>/", number.bytes[i]))
            return fail_condition(file, number);
    return zl_theme_file_fail(
        file, "the category %.*s is none of those at the beginning.",
        (int)(number.size < 60 ? number.size : 60), number.bytes);
}

/* Where the word ends: at the first tab, or where there is none, before the
 * numbers at the end of the line. */
static size_t word_size(const struct reader *reader, zl_view line)
{
    const char *tab = memchr(line.bytes, '\t', line.size);
    size_t end = line.size;

    if (tab)
        return (size_t)(tab - line.bytes);
    for (size_t begin = end; begin > 0; end = begin) {
        zl_view rest = zl_view_trim(zl_view_cut(line, 0, end));
        begin = rest.size;
        while (begin > 0 && rest.bytes[begin - 1] != ' ')
            begin--;
        zl_view last = zl_view_cut(rest, begin, rest.size);
        if (begin == 0 ||
            zl_map_find(&reader->numbers, last) == ZL_MAP_NONE)
            break;
    }
    return end;
}

static zili_status read_entry(struct reader *reader, zl_view line)
{
    size_t size = word_size(reader, line);
    zl_view word = zl_view_trim(zl_view_cut(line, 0, size));
    zl_view rest = zl_view_trim(zl_view_cut(line, size, line.size));
    zili_status status = ZILI_OK;

    if (word.size == 0 || rest.size == 0)
        return zl_theme_file_fail(
            reader->file, "an entry has a word, a tab, and the numbers of its "
                          "categories.");
    if (is_conditional(word))
        return fail_condition(reader->file, word);
    while (!status && rest.size) {
        size = up_to_blank(rest);
        status = add_to(reader, word, zl_view_cut(rest, 0, size));
        rest = zl_view_trim(zl_view_cut(rest, size, rest.size));
    }
    return status;
}

zili_status zl_theme_file_liwc(zl_theme_file *file)
{
    struct reader reader = { .file = file };
    zili_status status = read_categories(&reader);
    zl_view line;

    while (!status && zl_theme_file_next(file, &line)) {
        line = zl_view_trim(line);
        if (line.size)
            status = read_entry(&reader, line);
    }
    zl_map_clear(&reader.numbers);
    return status;
}

/* ---- the table of LIWC-22 ---- */

static zili_status read_head(zl_theme_file *file, const zl_records *records)
{
    zili_status status = ZILI_OK;
    size_t theme;

    for (size_t i = 1; !status && i < records->texts.count; i++)
        status = zl_theme_file_begin(file, SIZE_MAX, records->texts.items[i],
                                     zl_view_of(""), &theme);
    if (!status && file->themes->list.count == 0)
        status = zl_theme_file_fail(
            file, "a dictionary of LIWC-22 begins with DicTerm and its "
                  "categories, with commas between.");
    return status;
}

static zili_status read_mark(zl_theme_file *file, size_t theme, zl_view word,
                             zl_view mark)
{
    mark = zl_view_trim(mark);
    if (mark.size == 0 || zl_view_is(mark, "0"))
        return ZILI_OK;
    if (theme >= file->themes->list.count)
        return zl_theme_file_fail(
            file, "there are more cells than categories in the first line.");
    if (!zl_view_is(mark, "X") && !zl_view_is(mark, "x") &&
        !zl_view_is(mark, "1"))
        return zl_theme_file_fail(
            file, "\"%.*s\" is a weight; a theme has words or has them not, "
                  "so that only X can stand here.",
            (int)(mark.size < 60 ? mark.size : 60), mark.bytes);
    return zl_theme_file_words(file, theme, word, false);
}

static zili_status read_row(zl_theme_file *file, const zl_records *records)
{
    zl_view word = zl_view_trim(records->texts.items[0]);
    zili_status status = ZILI_OK;

    if (word.size == 0)
        return zl_theme_file_fail(file, "a word is missing.");
    for (size_t i = 1; !status && i < records->texts.count; i++)
        status = read_mark(file, i - 1, word, records->texts.items[i]);
    return status;
}

static bool is_blank(const zl_records *records)
{
    return records->texts.count == 1 &&
           zl_view_trim(records->texts.items[0]).size == 0;
}

static zili_status read_record(zl_theme_file *file, zl_records *records,
                               bool *begun)
{
    zili_status status = ZILI_OK;

    if (!zl_records_take(records))
        return zl_no_memory(file->err);
    file->line = (size_t)zl_records_line(records);
    if (records->open)
        return zl_theme_file_fail(file, "a quote is opened here and never "
                                        "closed.");
    if (is_blank(records))
        return ZILI_OK;
    status = *begun ? read_row(file, records) : read_head(file, records);
    *begun = true;
    return status;
}

zili_status zl_theme_file_liwc_table(zl_theme_file *file)
{
    zl_records records = { .text = file->rest,
                           .dialect = zl_dialect_of(file->rest),
                           .at = zl_dialect_line(file->rest) };
    zili_status status = ZILI_OK;
    bool begun = false;

    records.dialect.separator = ',';
    while (!status && zl_records_next(&records))
        status = read_record(file, &records, &begun);
    if (records.failed)
        status = zl_no_memory(file->err);
    zl_records_clear(&records);
    return status;
}
