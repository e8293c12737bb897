/* sample.c -- the parts of a file from which its encoding can be told. */
#include "sample.h"

#include <string.h>

/* The longest part of a line that is taken as one. */
enum { LINE_MOST = 1024 };
/* Parts of a file from which lines are taken, as much of each. */
enum { SPOTS = 4 };

/* Where the next byte beyond ASCII stands, or a zero; or the end. */
static size_t find_high(zl_view raw, size_t at)
{
    const uint64_t high = 0x8080808080808080u, ones = 0x0101010101010101u;
    uint64_t eight;

    for (; at + 8 <= raw.size; at += 8) {
        memcpy(&eight, raw.bytes + at, 8);
        if ((eight | (eight - ones)) & high)
            break;
    }
    while (at < raw.size && (int8_t)raw.bytes[at] > 0)
        at++;
    return at;
}

static bool is_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* The line around `at`, with its end, as far as it is taken. */
static zl_view line_at(zl_view raw, size_t from, size_t at)
{
    size_t begin = at, end = at;

    while (begin > from && at - begin < LINE_MOST / 4 &&
           !is_end(raw.bytes[begin - 1]))
        begin--;
    if (begin > from && !is_end(raw.bytes[begin - 1]))
        begin = at;
    while (end < raw.size && end - at < LINE_MOST && !is_end(raw.bytes[end]))
        end++;
    return zl_view_cut(raw, begin, end + (end < raw.size));
}

static size_t end_of(zl_view raw, zl_view line)
{
    return (size_t)(line.bytes - raw.bytes) + line.size;
}

/* Lines beyond ASCII from `at` on, a share of the sample. Gives where it has
 * come to. */
static size_t take_spot(zl_str *to, zl_view raw, size_t at)
{
    size_t most = to->size + ZL_SAMPLE_SIZE / SPOTS;

    at = find_high(raw, at);
    while (at < raw.size && to->size < most && !to->failed) {
        zl_view line = line_at(raw, 0, at);
        zl_str_add(to, line);
        at = find_high(raw, end_of(raw, line));
    }
    return at;
}

static void take_mixed(zl_sample *sample, zl_view raw)
{
    size_t at = 0;

    for (size_t i = 0; i < SPOTS; i++) {
        size_t spot = raw.size / SPOTS * i;
        at = take_spot(&sample->mixed, raw, spot > at ? spot : at);
    }
}

/* ---- lines of two kinds ---- */

/* Where the line of `at` begins. */
static size_t begin_of(zl_view raw, size_t at)
{
    while (at > 0 && !is_end(raw.bytes[at - 1]))
        at--;
    return at;
}

static size_t line_number(zl_view raw, size_t at)
{
    size_t number = 1;

    for (size_t i = 0; i < at; i++)
        number += raw.bytes[i] == '\n';
    return number;
}

/* In no encoding here these are part of a character. */
static bool ends_word(char byte)
{
    return byte == ' ' || byte == '\t' || byte == ',' || byte == ';';
}

/* What is UTF-8 in a line that is not, from its byte `fault` on. */
static void add_words(zl_sample *sample, zl_view raw, zl_view line,
                      size_t fault)
{
    for (size_t at = 0, end; at < line.size; at = end) {
        for (end = at; end < line.size && !ends_word(line.bytes[end]);)
            end++;
        end += end < line.size;
        zl_view word = zl_view_cut(line, at, end);
        if (find_high(word, 0) == word.size || !zl_utf8_check(word, NULL))
            continue;
        if (sample->within.size == 0)
            sample->where_within =
                (zl_utf8_fault){ fault, line_number(raw, fault) };
        zl_str_add(&sample->within, word);
    }
}

static void add_line(zl_sample *sample, zl_view raw, size_t begin, size_t end)
{
    zl_view line = zl_view_cut(raw, begin, end);
    zl_utf8_fault fault = { 0, 1 };
    bool is_sound = zl_utf8_check(line, &fault);
    zl_str *to = is_sound ? &sample->sound : &sample->other;
    const zl_str *second = is_sound ? &sample->other : &sample->sound;

    if (to->size == 0 && second->size > 0)
        sample->where = (zl_utf8_fault){ begin + (is_sound ? 0 : fault.byte),
                                         line_number(raw, begin) };
    if (!is_sound && to->size < ZL_SAMPLE_SIZE)
        add_words(sample, raw, line, begin + fault.byte);
    if (line.size > LINE_MOST)
        line.size = LINE_MOST;
    while (is_sound && line.size < end - begin &&
           ((uint8_t)line.bytes[line.size] & 0xC0) == 0x80)
        line.size--;
    if (to->size < ZL_SAMPLE_SIZE)
        zl_str_add(to, line);
}

/* A file that is one line. */
static void halve(zl_sample *sample, zl_view raw)
{
    zl_utf8_fault fault;

    if (zl_utf8_check(raw, &fault))
        return;
    size_t high = find_high(raw, 0);
    size_t before = fault.byte < ZL_SAMPLE_SIZE ? 0
                                                : fault.byte - ZL_SAMPLE_SIZE;
    size_t behind = raw.size - fault.byte < ZL_SAMPLE_SIZE
                        ? raw.size
                        : fault.byte + ZL_SAMPLE_SIZE;
    while (before > 0 && ((uint8_t)raw.bytes[before] & 0xC0) == 0x80)
        before--;
    if (high < fault.byte)
        zl_str_add(&sample->sound, zl_view_cut(raw, before, fault.byte));
    zl_str_add(&sample->other, zl_view_cut(raw, fault.byte, behind));
    sample->where = (zl_utf8_fault){ fault.byte, 1 };
}

static void take_kinds(zl_sample *sample, zl_view raw)
{
    size_t at = find_high(raw, 0), begin = 0, end = 0;

    while (at < raw.size) {
        begin = begin_of(raw, at);
        end = at;
        while (end < raw.size && !is_end(raw.bytes[end]))
            end++;
        if (begin == 0 && end == raw.size) {
            halve(sample, raw);
            return;
        }
        add_line(sample, raw, begin, end + (end < raw.size));
        at = find_high(raw, end);
    }
}

/* ---- the whole ---- */

/* Two bytes make a character, or four: there are zeros, as in the end of a
 * line, or the size fits. */
static bool may_be_wide(zl_view raw, zl_view head)
{
    return raw.size >= 2 &&
           (raw.size % 2 == 0 || memchr(head.bytes, 0, head.size));
}

void zl_sample_take(zl_sample *sample, zl_view raw)
{
    sample->head = zl_view_cut(raw, 0,
                               raw.size < ZL_SAMPLE_SIZE ? raw.size
                                                         : ZL_SAMPLE_SIZE);
    sample->wide = may_be_wide(raw, sample->head);
    take_mixed(sample, raw);
    take_kinds(sample, raw);
}

bool zl_sample_failed(const zl_sample *sample)
{
    return sample->mixed.failed || sample->sound.failed ||
           sample->other.failed || sample->within.failed;
}

void zl_sample_clear(zl_sample *sample)
{
    zl_str_clear(&sample->mixed);
    zl_str_clear(&sample->sound);
    zl_str_clear(&sample->other);
    zl_str_clear(&sample->within);
}
