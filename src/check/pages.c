/* pages.c -- lines that look like heads and numbers of pages. */
#include "check/pages.h"

#include <string.h>

/* Bytes of a line that may be a head, and of one that may be a number. */
enum { HEAD_LEAST = 4, HEAD_MOST = 80, NUMBER_MOST = 24 };
/* A head comes so often, and pages are so many lines apart. */
enum { TIMES_LEAST = 4, LINES_APART = 12 };
/* So many numbers of pages follow each other, at least. */
enum { NUMBERS_LEAST = 3 };
/* Different short lines that are held. */
enum { TEXTS_MOST = 200000 };

void zl_pages_clear(zl_pages *pages)
{
    zl_map_clear(&pages->texts);
    zl_array_clear(&pages->lines);
}

/* ---- numbers ---- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Bytes at the beginning of `text` that may stand beside a page's number. */
static size_t size_beside(zl_view text)
{
    static const char *const beside[] = {
        " ", "-", ".", "/", "[", "]", "(", ")", "|", "\t",
        "–", "—", "·", "第", "页", "頁", "共", "ページ",
        "Page", "page", "PAGE", "Seite", "p", "P", "of", "von", NULL,
    };

    for (size_t i = 0; beside[i]; i++)
        if (zl_view_starts(text, zl_view_of(beside[i])))
            return strlen(beside[i]);
    return 0;
}

/* The number of a line that is one, as "- 12 -"; 0 where it is none. */
static uint64_t page_of(zl_view line)
{
    uint64_t number = 0;
    size_t digits = 0;

    while (line.size) {
        size_t size = 1;
        if (is_digit(line.bytes[0])) {
            while (size < line.size && is_digit(line.bytes[size]))
                size++;
            if (size > 4)
                return 0;
            for (size_t i = 0; !digits && i < size; i++)
                number = number * 10 + (uint64_t)(line.bytes[i] - '0');
            digits += size;
        } else {
            size = size_beside(line);
            if (size == 0)
                return 0;
        }
        line = zl_view_cut(line, size, line.size);
    }
    return number;
}

/* Pages are counted upwards; one or two may be without a number. */
static void take_number(zl_pages *pages, uint64_t page, uint64_t line)
{
    if (pages->page && page > pages->page && page <= pages->page + 3) {
        if (pages->numbers == 0) {
            pages->numbers = 1;
            pages->first_number = pages->where;
        }
        pages->numbers++;
    }
    pages->page = page;
    pages->where = line;
}

/* ---- heads ---- */

static bool ends_sentence(zl_view line)
{
    static const char *const ends[] = { ".", "?", "!", ",", ";", ":", "。",
                                        "？", "！", "，", "；", "：", "”",
                                        "、", "\"", NULL };

    for (size_t i = 0; ends[i]; i++)
        if (zl_view_ends(line, zl_view_of(ends[i])))
            return true;
    return false;
}

/* Write the line to `out` with one # for each number; whether it has letters.
 */
static bool mask(zl_view line, char *out, size_t *size)
{
    bool letters = false;

    *size = 0;
    for (size_t i = 0; i < line.size; i++) {
        char byte = line.bytes[i];
        letters |= (uint8_t)byte >= 'A';
        if (is_digit(byte) && i > 0 && is_digit(line.bytes[i - 1]))
            continue;
        out[(*size)++] = is_digit(byte) ? '#' : byte;
    }
    return letters;
}

static void take_head(zl_pages *pages, zl_view line, uint64_t number)
{
    char text[HEAD_MOST];
    size_t size;

    if (!mask(line, text, &size) || ends_sentence(line))
        return;
    zl_view key = { text, size };
    uint32_t place = pages->texts.count < TEXTS_MOST
                         ? zl_map_add(&pages->texts, key)
                         : zl_map_find(&pages->texts, key);
    if (place == ZL_MAP_NONE) {
        pages->failed |= pages->texts.count < TEXTS_MOST;
        return;
    }
    if (place == pages->lines.count &&
        !zl_array_push(&pages->lines, (zl_page_line){ 0, number, 0 })) {
        pages->failed = true;
        return;
    }
    pages->lines.items[place].count++;
    pages->lines.items[place].last = number;
}

/* ---- the whole ---- */

void zl_pages_add(zl_pages *pages, zl_view line, uint64_t number)
{
    if (line.size > HEAD_MOST || pages->failed)
        return;
    line = zl_view_trim(line);
    uint64_t page = line.size && line.size <= NUMBER_MOST ? page_of(line) : 0;
    if (page)
        take_number(pages, page, number);
    else if (line.size >= HEAD_LEAST)
        take_head(pages, line, number);
}

static bool is_head(const zl_page_line *line)
{
    return line->count >= TIMES_LEAST &&
           line->last - line->first >= LINES_APART * (line->count - 1);
}

void zl_pages_end(zl_pages *pages)
{
    for (size_t i = 0; i < pages->lines.count; i++) {
        const zl_page_line *line = &pages->lines.items[i];
        if (!is_head(line))
            continue;
        if (!pages->first_head || line->first < pages->first_head)
            pages->first_head = line->first;
        pages->heads += line->count;
    }
    if (pages->numbers < NUMBERS_LEAST)
        pages->numbers = 0;
    zl_pages_clear(pages);
    pages->page = 0;
}
