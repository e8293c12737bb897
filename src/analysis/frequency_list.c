/* frequency_list.c -- a list of words with their frequencies. */
#include "analysis/frequency_list.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/list_file.h"

#include <string.h>

#define FILE_MOST ((size_t)1 << 30) /* bytes */
#define COUNT_MOST (UINT64_C(1) << 53)
#define CELLS_MOST 32

static const char *const word_names[] = { "term",  "word",    "type",
                                          "token", "feature", "item",
                                          "lemma", "form",    NULL };
static const char *const count_names[] = { "count",     "freq", "frequency",
                                           "f",         "n",    NULL };
static const char *const docs_names[] = { "docs",    "documents", "range",
                                          "docfreq", "doc_freq",  NULL };

#define NOWHERE SIZE_MAX

/* A list while it is read. */
struct reader {
    zl_frequency_list *list;
    const char *path;
    size_t line;
    size_t word, count, docs; /* columns */
    bool settled;             /* the columns are known */
};

typedef struct cells {
    zl_view items[CELLS_MOST];
    size_t count;
} cells;

/* ---- cells ---- */

static void cut(cells *out, zl_view text)
{
    const char *end = text.bytes + text.size;

    out->count = 0;
    while (out->count < CELLS_MOST) {
        const char *tab =
            memchr(text.bytes, '\t', (size_t)(end - text.bytes));
        const char *stop = tab ? tab : end;
        out->items[out->count++] = zl_view_trim(
            (zl_view){ text.bytes, (size_t)(stop - text.bytes) });
        if (!tab)
            return;
        text.bytes = tab + 1;
    }
}

static bool is_number(zl_view cell)
{
    size_t digits = 0;

    for (size_t i = 0; i < cell.size; i++) {
        bool digit = cell.bytes[i] >= '0' && cell.bytes[i] <= '9';
        if (!digit && cell.bytes[i] != '.')
            return false;
        digits += digit;
    }
    return digits > 0;
}

static bool read_count(zl_view cell, uint64_t *out)
{
    uint64_t value = 0;

    for (size_t i = 0; i < cell.size; i++) {
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9')
            return false;
        value = value * 10 + (uint64_t)(cell.bytes[i] - '0');
        if (value > COUNT_MOST)
            return false;
    }
    *out = value;
    return cell.size > 0;
}

/* ---- columns ---- */

static size_t column_called(const cells *line, const char *const *names)
{
    for (size_t i = 0; i < line->count; i++)
        if (zl_list_names(line->items[i], names))
            return i;
    return NOWHERE;
}

/* A line that names both columns and has no number. */
static bool read_names(struct reader *reader, const cells *line)
{
    size_t word = column_called(line, word_names);
    size_t count = column_called(line, count_names);

    for (size_t i = 0; i < line->count; i++)
        if (is_number(line->items[i]))
            return false;
    if (word == NOWHERE || count == NOWHERE)
        return false;
    reader->word = word;
    reader->count = count;
    reader->docs = column_called(line, docs_names);
    reader->list->has_docs = reader->docs != NOWHERE;
    return true;
}

/* Which is which, from the first line of a list without names. */
static void guess_columns(struct reader *reader, const cells *line)
{
    size_t word = 0;

    while (word < line->count && is_number(line->items[word]))
        word++;
    reader->word = word < line->count ? word : 0;
    reader->docs = NOWHERE;
    reader->count = reader->word + 1;
    while (reader->count < line->count &&
           !is_number(line->items[reader->count]))
        reader->count++;
    if (reader->count >= line->count && reader->word > 0)
        reader->count = reader->word - 1;
}

/* ---- lines ---- */

static zili_status fail_line(const struct reader *reader, const char *what,
                             zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s:%zu: %s. A list of frequencies has a word and a "
                   "number in each line, with a tab between, and may name "
                   "them in the first: term, count.",
                   reader->path, reader->line, what);
}

static zili_status take_word(struct reader *reader, const cells *line,
                             zili_error *err)
{
    zl_frequency_list *list = reader->list;
    zl_listed_word word = { 0 };

    if (reader->word >= line->count || line->items[reader->word].size == 0)
        return fail_line(reader, "there is no word", err);
    if (reader->count >= line->count)
        return fail_line(reader, "there is no frequency", err);
    if (!read_count(line->items[reader->count], &word.count))
        return fail_line(reader, "the frequency is no whole number", err);
    if (list->has_docs && (reader->docs >= line->count ||
                           !read_count(line->items[reader->docs], &word.docs)))
        return fail_line(reader, "the number of documents is none", err);
    word.text = line->items[reader->word];
    list->sum += word.count;
    if (list->sum > COUNT_MOST)
        return fail_line(reader, "the frequencies are too large", err);
    if (word.count == 0)
        return ZILI_OK;
    return zl_array_push(&list->words, word) ? ZILI_OK : zl_no_memory(err);
}

static zili_status take_line(struct reader *reader, zl_view text,
                             zili_error *err)
{
    cells line;

    reader->line++;
    if (text.size > 0 && text.bytes[text.size - 1] == '\r')
        text.size--;
    if (zl_view_trim(text).size == 0)
        return ZILI_OK;
    cut(&line, text);
    bool said = reader->settled;
    /* "#" may be a word of a list, but then a number follows. */
    if (text.bytes[0] == '#' && (line.count < 2 || !said))
        return ZILI_OK;
    reader->settled = true;
    if (!said && read_names(reader, &line))
        return ZILI_OK;
    if (!said)
        guess_columns(reader, &line);
    return take_word(reader, &line, err);
}

static zili_status take_lines(struct reader *reader, zl_view text,
                              zili_error *err)
{
    zl_view rest = zl_utf8_body(text), line;
    zili_status status = ZILI_OK;

    while (!status && zl_view_line(&rest, &line))
        status = take_line(reader, line, err);
    return status;
}

zili_status zl_frequency_list_read(zl_frequency_list *out, const char *path,
                                   zili_error *err)
{
    struct reader reader = { .list = out, .path = path };
    zl_wish wish = { .path = path, .aside = true };

    *out = (zl_frequency_list){ 0 };
    zili_status status =
        zl_file_read_limited(&out->file, path, FILE_MOST, err);
    if (status)
        return status;
    zl_view raw = { (const char *)out->file.bytes, out->file.size };
    status = zl_decoding_open(&out->decoding, &wish, raw, err);
    if (!status)
        status = take_lines(&reader, out->decoding.text, err);
    if (!status && out->words.count == 0)
        status = zl_fail(err, ZILI_EFORMAT, "%s has no words.", path);
    return status;
}

void zl_frequency_list_clear(zl_frequency_list *list)
{
    zl_array_clear(&list->words);
    zl_decoding_clear(&list->decoding);
    zl_free((uint8_t *)(uintptr_t)list->file.bytes);
    *list = (zl_frequency_list){ 0 };
}
