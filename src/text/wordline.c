/* wordline.c -- a line of a dictionary.
 *
 *   line   = [ fields ] [ "#" comment ]
 *   fields = word [ number ] [ tag ]        jieba
 *          | word "cost=" number
 *          | number number word { number }  AntConc 3
 *          | word number number { number }  AntConc 4
 *          | number word
 *          | lemma "->" word { "," word }
 */
#include "wordline.h"

#include "base/utf8.h"
#include "text/script.h"

#define FIELDS 12

typedef struct fields {
    zl_view items[FIELDS];
    size_t count;
    bool more; /* than there is room for */
} fields;

/* What stands before a `#` at the start or behind a blank. */
static zl_view without_comment(zl_view line)
{
    bool after_blank = true;

    for (size_t at = 0; at < line.size;) {
        size_t here = at;
        uint32_t c = zl_utf8_next(line, &at);
        if (after_blank && c == '#')
            return zl_view_cut(line, 0, here);
        after_blank = zl_is_blank(c);
    }
    return line;
}

static void split(zl_view line, fields *out)
{
    size_t begin = 0, at = 0;

    *out = (fields){ 0 };
    while (at < line.size) {
        size_t here = at;
        bool blank = zl_is_blank(zl_utf8_next(line, &at));
        if (!blank && at < line.size)
            continue;
        size_t end = blank ? here : at;
        if (end > begin && out->count == FIELDS)
            out->more = true;
        else if (end > begin)
            out->items[out->count++] = zl_view_cut(line, begin, end);
        begin = at;
    }
}

/* A number of ASCII digits, perhaps with a fraction, which is dropped; -1 for
 * anything else. Large ones are held at ten thousand million. */
static long number_of(zl_view field)
{
    long value = 0;
    bool fraction = false;

    for (size_t i = 0; i < field.size; i++) {
        char c = field.bytes[i];
        if (c == '.' && i > 0 && !fraction)
            fraction = true;
        else if (c < '0' || c > '9')
            return -1;
        else if (!fraction && value < 1000000000L)
            value = 10 * value + (c - '0');
    }
    return field.size ? value : -1;
}

static bool is_letters(zl_view field)
{
    for (size_t i = 0; i < field.size; i++)
        if ((field.bytes[i] | 0x20) < 'a' || (field.bytes[i] | 0x20) > 'z')
            return false;
    return field.size > 0;
}

/* A part of speech: n, nr, vn, nrfg. */
static bool is_tag(zl_view field)
{
    return field.size <= 4 && is_letters(field);
}

/* The same without a frequency before it: self reliance, New York and go on
 * are no words with a part of speech. */
static bool is_tag_of(zl_view word, zl_view field)
{
    return is_letters(word) ? field.size == 1 && is_letters(field)
                            : is_tag(field);
}

/* The more frequent, the cheaper: 8 less for each doubling. */
static long cost_of(long frequency)
{
    long cost = 248;

    for (long left = frequency + 1; left > 1 && cost > 8; left /= 2)
        cost -= 8;
    return cost;
}

static const char *read_cost(zl_wordline *out, zl_view field)
{
    out->cost = number_of(zl_view_cut(field, 5, field.size));
    return out->cost < 1 || out->cost > 255
               ? "has a cost that is no number from 1 to 255"
               : NULL;
}

/* Numbers from field `from` to the end. */
static bool all_numbers(const fields *line, size_t from)
{
    for (size_t i = from; i < line->count; i++)
        if (number_of(line->items[i]) < 0)
            return false;
    return true;
}

static const char *read_fields(zl_wordline *out, const fields *line)
{
    const zl_view *field = line->items;
    bool first = number_of(field[0]) >= 0, second = number_of(field[1]) >= 0;

    if (first && second && line->count > 2 && all_numbers(line, 3)) {
        out->word = field[2];
        out->cost = cost_of(number_of(field[1]));
    } else if (first && !second && line->count == 2) {
        out->word = field[1];
        out->cost = cost_of(number_of(field[0]));
    } else if (line->count == 2 && zl_view_starts(field[1],
                                                  zl_view_of("cost="))) {
        out->word = field[0];
        return read_cost(out, field[1]);
    } else if (second && line->count > 2 && all_numbers(line, 1)) {
        out->word = field[0];
        out->cost = cost_of(number_of(field[2]));
    } else if (second && (line->count == 2 ||
                          (line->count == 3 && is_tag(field[2])))) {
        out->word = field[0];
        out->cost = cost_of(number_of(field[1]));
    } else if (line->count == 2 && is_tag_of(field[0], field[1])) {
        out->word = field[0];
    } else {
        return "has a blank in it; put one word on a line";
    }
    return NULL;
}

/* "Type" begins the line of names above a list of AntConc 4. */
static bool is_head(const fields *line)
{
    return line->count > 2 && zl_view_is(line->items[0], "Type") &&
           is_letters(line->items[1]) && is_letters(line->items[2]);
}

const char *zl_wordline_read(zl_wordline *out, zl_view line)
{
    fields all;

    *out = (zl_wordline){ 0 };
    line = without_comment(line);
    size_t arrow = zl_view_find(line, zl_view_of("->"));
    if (arrow != SIZE_MAX) {
        out->word = zl_view_trim(zl_view_cut(line, 0, arrow));
        out->rest = zl_view_cut(line, arrow + 2, line.size);
        return out->word.size ? NULL : "has no lemma before the arrow";
    }
    split(line, &all);
    if (all.more)
        return "has too many fields";
    if (all.count == 0 || is_head(&all))
        return NULL;
    if (all.count == 1) {
        out->word = all.items[0];
        return NULL;
    }
    return read_fields(out, &all);
}
