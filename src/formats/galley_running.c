/* galley_running.c -- what comes again on page after page: running heads and
 * feet, and page numbers.
 *
 * Looked at are the outermost strips of each page, strips being lines at one
 * height. One is running if it stands at the same height on three pages with
 * the same text, where one number may count up with the pages; or at the
 * height and in the size of such, with a gap to the text: the title of a
 * chapter that is short. */
#include "formats/galley_parts.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Pages that it must stand on; strips on each side; lengths that are the same
 * height; the part of a page that is its top or foot. */
enum { PAGES_LEAST = 3, STRIPS_MOST = 3, HEIGHT = 600, EDGE = 4 };

enum side { TOP, FOOT };

/* Lines [first, end) of `lines` at one height. */
struct strip {
    size_t first, end;
    zl_box box;
};

/* The strips of a page that are not running so far. */
struct sheet {
    size_t first, end;
    unsigned taken; /* on this side */
};

/* A text that a strip may have in common with others. */
struct form {
    size_t begin, end; /* the number in it that counts up; empty: none */
};

/* As it stands; with its first, its last number as one that counts. */
enum { FORMS = 3 };

struct finder {
    zl_galley *galley;
    size_t *lines;
    ZL_ARRAY(struct strip) strips;
    ZL_ARRAY(struct sheet) sheets;
    zl_map forms;
    ZL_ARRAY(uint32_t) counts; /* of forms */
    unsigned round;   /* strips of a page that have been taken before */
    zl_str text, key; /* scratch */
};

/* ---- strips ---- */

static const zl_box *box_of(const struct finder *finder, size_t line)
{
    return &finder->galley->lines.items[line].box;
}

static bool add_strips(struct finder *finder, const zl_paged_page *page)
{
    struct sheet sheet = { .first = finder->strips.count };

    for (size_t i = page->first; i < page->end; i++)
        finder->lines[i] = i;
    zl_galley_sort(finder->galley, finder->lines + page->first,
                   page->end - page->first);
    for (size_t i = page->first; i < page->end; i++) {
        const zl_box *box = box_of(finder, finder->lines[i]);
        size_t count = finder->strips.count;
        struct strip *last =
            count > sheet.first ? &finder->strips.items[count - 1] : NULL;
        struct strip strip = { i, i + 1, *box };
        if (last && zl_box_beside(&last->box, box)) {
            last->end = i + 1;
            zl_box_join(&last->box, box);
        } else if (!zl_array_push(&finder->strips, strip))
            return false;
    }
    sheet.end = finder->strips.count;
    return zl_array_push(&finder->sheets, sheet);
}

/* The outermost one left; NULL: none, or it is not at the edge, or one that
 * was further out is text. */
static const struct strip *strip_of(const struct finder *finder, size_t page,
                                    enum side side)
{
    const struct sheet *sheet = &finder->sheets.items[page];
    int32_t height = finder->galley->paged->pages.items[page].height;

    if (sheet->taken != finder->round || sheet->first == sheet->end ||
        height == 0)
        return NULL;
    const struct strip *strip =
        &finder->strips.items[side == TOP ? sheet->first : sheet->end - 1];
    bool there = side == TOP ? strip->box.bottom < height / EDGE
                             : strip->box.top > height - height / EDGE;
    return there ? strip : NULL;
}

static void put_text(struct finder *finder, const struct strip *strip)
{
    const zl_paged *paged = finder->galley->paged;

    zl_str_empty(&finder->text);
    for (size_t i = strip->first; i < strip->end; i++) {
        const zl_paged_line *line =
            &finder->galley->lines.items[finder->lines[i]];
        for (size_t k = line->first; k < line->end; k++) {
            const zl_paged_word *word = &paged->words.items[k];
            if (finder->text.size && !word->glued)
                zl_str_add_byte(&finder->text, ' ');
            zl_str_add(&finder->text, zl_paged_text(paged, word));
        }
    }
}

/* ---- numbers ---- */

static bool is_ascii_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The first or last run of digits, of six at most. */
static bool find_digits(zl_view text, bool last, size_t *begin, size_t *end)
{
    bool found = false;

    for (size_t i = 0; i < text.size && (last || !found); i++) {
        size_t at = i;
        while (i < text.size && is_ascii_digit(text.bytes[i]))
            i++;
        if (i == at || i - at > 6)
            continue;
        found = true;
        *begin = at;
        *end = i;
    }
    return found;
}

static int roman_digit(char byte)
{
    static const char letters[] = "ivxlcdm";
    static const int values[] = { 1, 5, 10, 50, 100, 500, 1000 };
    const char *at = byte ? strchr(letters, byte | 0x20) : NULL;

    return at ? values[at - letters] : 0;
}

/* "xiv"; 0: it is none. */
static long roman_of(zl_view text)
{
    long sum = 0;

    if (text.size > 12)
        return 0;
    for (size_t i = 0; i < text.size; i++) {
        int here = roman_digit(text.bytes[i]);
        int next = i + 1 < text.size ? roman_digit(text.bytes[i + 1]) : 0;
        if (!here)
            return 0;
        sum += here < next ? -here : here;
    }
    return sum;
}

static long digits_of(zl_view text)
{
    long number = 0;

    for (size_t i = 0; i < text.size; i++)
        number = number * 10 + (text.bytes[i] - '0');
    return number;
}

/* ---- texts that come again ---- */

/* The height, then the text, a number in it as how far it is from that of the
 * page. Without letters, a text that does not count is none. */
static void put_key(struct finder *finder, const struct form *form,
                    size_t page, int height)
{
    zl_view text = zl_str_view(&finder->text);
    zl_view number = zl_view_cut(text, form->begin, form->end);

    zl_str_empty(&finder->key);
    zl_str_format(&finder->key, "%d ", height);
    zl_str_add(&finder->key, zl_view_cut(text, 0, form->begin));
    if (number.size)
        zl_str_format(&finder->key, "\001%ld",
                      (is_ascii_digit(number.bytes[0]) ? digits_of(number)
                                                       : roman_of(number)) -
                          (long)page);
    zl_str_add(&finder->key, zl_view_cut(text, form->end, text.size));
}

static bool has_letter(zl_view text)
{
    size_t at = 0;

    while (at < text.size)
        if (zl_is_letter(zl_utf8_next(text, &at)))
            return true;
    return false;
}

/* Whether there is such a form of the text; sets where its number is. */
static bool find_form(const struct finder *finder, int which,
                      struct form *form)
{
    zl_view text = zl_str_view(&finder->text);
    size_t first, end;

    *form = (struct form){ 0, 0 };
    if (which == 0)
        return has_letter(text);
    bool found = find_digits(text, false, &first, &end);
    if (which == 2)
        return found && find_digits(text, true, &form->begin, &form->end) &&
               form->begin != first;
    *form = found ? (struct form){ first, end }
                  : (struct form){ 0, text.size };
    return found || roman_of(text) > 0;
}

static int height_of(const struct strip *strip)
{
    return strip->box.top / HEIGHT;
}

static bool count_forms(struct finder *finder, const struct strip *strip,
                        size_t page)
{
    struct form form;

    put_text(finder, strip);
    for (int which = 0; which < FORMS; which++) {
        if (!find_form(finder, which, &form))
            continue;
        put_key(finder, &form, page, height_of(strip));
        uint32_t number =
            zl_map_add(&finder->forms, zl_str_view(&finder->key));
        if (number == ZL_MAP_NONE || finder->key.failed)
            return false;
        if (number == finder->counts.count &&
            !zl_array_push(&finder->counts, 0))
            return false;
        finder->counts.items[number]++;
    }
    return !finder->text.failed;
}

/* How often a form was met at this height, or a little off it. */
static uint32_t count_of(struct finder *finder, const struct form *form,
                         size_t page, int height)
{
    uint32_t count = 0;

    for (int near = height - 1; near <= height + 1; near++) {
        put_key(finder, form, page, near);
        uint32_t number =
            zl_map_find(&finder->forms, zl_str_view(&finder->key));
        count += number == ZL_MAP_NONE ? 0 : finder->counts.items[number];
    }
    return count;
}

static uint32_t pages_needed(const struct finder *finder)
{
    size_t pages = finder->sheets.count;

    return pages < 2             ? UINT32_MAX
           : pages < PAGES_LEAST ? (uint32_t)pages
                                 : PAGES_LEAST;
}

/* A number alone that is the one that viewers show. */
static bool is_label(const struct finder *finder, size_t page)
{
    zl_view text = zl_str_view(&finder->text);
    zl_view label = finder->galley->paged->pages.items[page].label;

    return label.size && zl_view_same(text, label);
}

static void keep_number(struct finder *finder, size_t page,
                        const struct form *form)
{
    zl_page_number *number = &finder->galley->numbers.items[page];
    zl_view text =
        zl_view_cut(zl_str_view(&finder->text), form->begin, form->end);

    if (text.size && text.size < sizeof number->text && !number->text[0])
        snprintf(number->text, sizeof number->text, "%.*s", (int)text.size,
                 text.bytes);
}

/* Whether the strip comes again; its number that counts is kept. */
static bool comes_again(struct finder *finder, const struct strip *strip,
                        size_t page)
{
    uint32_t need = pages_needed(finder);
    struct form form, whole;
    bool again = false;

    put_text(finder, strip);
    for (int which = FORMS - 1; which >= 0; which--) {
        if (!find_form(finder, which, &form) ||
            count_of(finder, &form, page, height_of(strip)) < need)
            continue;
        again = true;
        keep_number(finder, page, &form);
    }
    whole = (struct form){ 0, finder->text.size };
    if (!again && is_label(finder, page)) {
        keep_number(finder, page, &whole);
        again = true;
    }
    return again;
}

/* ---- the strips that are found ---- */

static void take(struct finder *finder, size_t page, enum side side)
{
    struct sheet *sheet = &finder->sheets.items[page];
    size_t number = side == TOP ? sheet->first++ : --sheet->end;
    const struct strip *strip = &finder->strips.items[number];

    sheet->taken++;
    for (size_t i = strip->first; i < strip->end; i++)
        finder->galley->uses.items[finder->lines[i]] = ZL_USE_RUNNING;
}

/* Whether text does not go on at once behind the outermost strip. */
static bool is_apart(const struct finder *finder, size_t page, enum side side)
{
    const struct sheet *sheet = &finder->sheets.items[page];
    size_t number = side == TOP ? sheet->first : sheet->end - 1;

    if (sheet->end - sheet->first < 2)
        return true;
    const struct strip *upper =
        &finder->strips.items[side == TOP ? number : number - 1];
    int64_t gap = (int64_t)upper[1].box.top - upper->box.bottom;
    return gap > finder->galley->size / 2;
}

/* What stands where others are running, and is of their height. */
static bool is_like(const struct strip *strip, const struct strip *other)
{
    int64_t top = (int64_t)strip->box.top - other->box.top;
    int64_t foot = (int64_t)strip->box.bottom - other->box.bottom;

    return top > -100 && top < 100 && foot > -100 && foot < 100;
}

/* Gives how many, and the last one in `model`. */
static size_t find_again(struct finder *finder, enum side side,
                         struct strip *model)
{
    size_t taken = 0;

    for (size_t page = 0; page < finder->sheets.count; page++) {
        const struct strip *strip = strip_of(finder, page, side);
        if (!strip || !comes_again(finder, strip, page))
            continue;
        *model = *strip;
        taken++;
        take(finder, page, side);
    }
    return taken;
}

/* One strip of each page. */
static bool find_outermost(struct finder *finder, enum side side)
{
    size_t pages = finder->sheets.count;
    struct strip model = { 0, 0, { 0, 0, 0, 0 } };

    zl_map_clear(&finder->forms);
    finder->counts.count = 0;
    for (size_t page = 0; page < pages; page++) {
        const struct strip *strip = strip_of(finder, page, side);
        if (strip && !count_forms(finder, strip, page))
            return false;
    }
    size_t taken = find_again(finder, side, &model);
    if (taken < PAGES_LEAST || 3 * taken < pages)
        return true;
    for (size_t page = 0; page < pages; page++) {
        const struct strip *strip = strip_of(finder, page, side);
        if (strip && is_like(strip, &model) && is_apart(finder, page, side))
            take(finder, page, side);
    }
    return true;
}

static bool find_all(struct finder *finder)
{
    for (int side = TOP; side <= FOOT; side++) {
        for (size_t page = 0; page < finder->sheets.count; page++)
            finder->sheets.items[page].taken = 0;
        for (finder->round = 0; finder->round < STRIPS_MOST; finder->round++)
            if (!find_outermost(finder, (enum side)side))
                return false;
    }
    return !finder->text.failed && !finder->key.failed;
}

bool zl_galley_find_running(zl_galley *galley)
{
    const zl_paged *paged = galley->paged;
    struct finder finder = { .galley = galley };
    bool done = true;

    finder.lines =
        zl_alloc_array(paged->lines.count + 1, sizeof *finder.lines);
    done = finder.lines != NULL;
    for (size_t i = 0; done && i < paged->pages.count; i++)
        done = add_strips(&finder, &paged->pages.items[i]);
    done = done && find_all(&finder);
    zl_free(finder.lines);
    zl_array_clear(&finder.strips);
    zl_array_clear(&finder.sheets);
    zl_map_clear(&finder.forms);
    zl_array_clear(&finder.counts);
    zl_str_clear(&finder.text);
    zl_str_clear(&finder.key);
    return done;
}
