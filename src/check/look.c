/* look.c -- what a text should not have. */
#include "check/look.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <string.h>

/* A line while it is looked at. */
struct line {
    uint64_t number;
    uint32_t before;         /* the last character */
    uint32_t han, odd;       /* of Han, and of these what UTF-8 becomes */
    uint32_t run, most_run;  /* of characters of Latin-1 beyond ASCII */
    uint32_t pairs;          /* that UTF-8 becomes in Latin-1: Ã© */
};

void zl_look_clear(zl_look *look)
{
    zl_pages_clear(&look->pages);
    zl_garbled_clear(&look->garbled);
}

static void see(zl_look *look, zl_sign sign, uint64_t count, uint64_t line)
{
    if (count && look->counts[sign] == 0)
        look->firsts[sign] = line;
    look->counts[sign] += count;
}

/* ---- ASCII ---- */

/* Whether there is anything but printing ASCII, tabs and form feeds. Written
 * so that many bytes are done at once. */
static bool is_plain(zl_view line)
{
    unsigned strange = 0;

    for (size_t i = 0; i < line.size; i++) {
        uint8_t byte = (uint8_t)line.bytes[i];
        strange |= (unsigned)(byte >= 0x7F) |
                   ((unsigned)(byte < 0x20) & (unsigned)(byte != '\t') &
                    (unsigned)(byte != '\f') & (unsigned)(byte != '\r'));
    }
    return !strange;
}

static bool is_control(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\f' && c != '\r') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFEFF;
}

static bool is_private(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* ---- beyond ASCII ---- */

/* What a byte 80 to BF is in windows-1252 or Latin-1. */
static bool may_go_on(uint32_t c)
{
    return (c >= 0x80 && c < 0xC0) || c == 0x20AC || c == 0x201A ||
           c == 0x192 || (c >= 0x201C && c <= 0x201E) || c == 0x2026 ||
           c == 0x2020 || c == 0x2021 || c == 0x2C6 || c == 0x2030 ||
           c == 0x160 || c == 0x161 || c == 0x2039 || c == 0x203A ||
           c == 0x152 || c == 0x153 || c == 0x17D || c == 0x17E ||
           c == 0x178 || c == 0x2018 || c == 0x2019 || c == 0x2022 ||
           c == 0x2013 || c == 0x2014 || c == 0x2DC || c == 0x2122;
}

static void see_latin(struct line *line, uint32_t c)
{
    bool goes_on = may_go_on(c);

    if (c >= 0xA0 && c < 0x100)
        line->run++;
    else
        line->run = goes_on ? line->run + 1 : 0;
    if (line->run > line->most_run)
        line->most_run = line->run;
    line->pairs += goes_on && line->before >= 0xC2 && line->before <= 0xF4;
}

static inline void see_han(struct line *line, const zl_garble *garble,
                           zl_look *look, uint32_t c)
{
    line->han++;
    line->odd += garble->odd[c - ZL_FIRST_HAN];
    line->run = 0;
    if (c == 0x65A4 && line->before == 0x951F) /* 锟斤 */
        see(look, ZL_SIGN_REPLACED, 1, line->number);
}

static void see_rare(zl_look *look, const struct line *line, uint32_t c)
{
    if (c == 0xFFFD)
        see(look, ZL_SIGN_REPLACED, 1, line->number);
    else if (is_private(c))
        see(look, ZL_SIGN_PRIVATE, 1, line->number);
    else if (is_control(c))
        see(look, ZL_SIGN_CONTROL, 1, line->number);
}

static void see_characters(zl_look *look, const zl_garble *garble,
                           struct line *line, zl_view text)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes;

    for (size_t at = 0; at < text.size;) {
        bool is_three = (bytes[at] & 0xF0) == 0xE0;
        uint32_t c = is_three ? zl_utf8_three(bytes + at)
                              : zl_utf8_next(text, &at);
        at += is_three ? 3 : 0;
        if (c >= ZL_FIRST_HAN && c <= ZL_LAST_HAN) {
            see_han(line, garble, look, c);
        } else if (c >= 0x80 && c < 0x2200) {
            see_latin(line, c);
            if (c < 0xA0)
                see_rare(look, line, c);
        } else {
            line->run = 0;
            if (c < 0x20 || c == 0x7F || c >= 0xE000)
                see_rare(look, line, c);
        }
        line->before = c;
    }
}

/* ---- lines ---- */

/* A line as it stands in the text, with characters beyond ASCII or controls. */
static void look_closer(zl_look *look, const zl_garble *garble, zl_view text,
                        uint64_t number)
{
    struct line line = { .number = number };

    see_characters(look, garble, &line, text);
    if (line.han >= 3 && line.odd * 5 >= line.han)
        zl_garbled_add_han(&look->garbled, text, number);
    if (line.most_run >= 4 || line.pairs)
        zl_garbled_add_latin(&look->garbled, text, number);
}

static void look_at_line(zl_look *look, const zl_garble *garble, zl_view line,
                         uint64_t number)
{
    if (line.size && line.bytes[line.size - 1] == '\r')
        line.size--;
    if (number == 1)
        line = zl_utf8_body(line);
    if (!is_plain(line))
        look_closer(look, garble, line, number);
    if (line.size > ZL_LONG_LINE)
        see(look, ZL_SIGN_LONG, 1, number);
    zl_pages_add(&look->pages, line, number);
}

/* Where lines end: with a carriage return where there is no other end. */
static char end_of_lines(zl_view text)
{
    return !memchr(text.bytes, '\n', text.size) &&
                   memchr(text.bytes, '\r', text.size)
               ? '\r'
               : '\n';
}

static zili_status end_text(zl_look *look, const zl_garble *garble,
                            zili_error *err)
{
    zl_garbling garbling;

    zl_pages_end(&look->pages);
    see(look, ZL_SIGN_NUMBER, look->pages.numbers, look->pages.first_number);
    see(look, ZL_SIGN_HEAD, look->pages.heads, look->pages.first_head);
    look->pages.numbers = look->pages.heads = look->pages.first_head = 0;
    if (look->pages.failed)
        return zl_no_memory(err);
    zili_status status =
        zl_garbled_end(&look->garbled, garble, &garbling, err);
    if (garbling.was && !look->was) {
        look->was = garbling.was;
        look->read_as = garbling.read_as;
    }
    see(look, ZL_SIGN_GARBLED, garbling.lines, garbling.first);
    return status;
}

zili_status zl_look_at(zl_look *look, const zl_garble *garble, zl_view text,
                       zili_error *err)
{
    char end = text.size ? end_of_lines(text) : '\n';
    uint64_t number = 0;
    size_t at = 0;

    while (at < text.size) {
        const char *stop = memchr(text.bytes + at, end, text.size - at);
        size_t line_end = stop ? (size_t)(stop - text.bytes) : text.size;
        look_at_line(look, garble, zl_view_cut(text, at, line_end), ++number);
        at = line_end + 1;
    }
    return end_text(look, garble, err);
}
