/* header.c -- the bold lines above the text of an archive's page. */
#include "formats/header.h"

#include "formats/citation.h"
#include "base/date.h"
#include "formats/label.h"
#include "formats/paragraph.h"
#include "formats/people.h"
#include "text/language.h"

#include <string.h>

/* A language's name is short; what is longer is no value of that section. */
#define LANGUAGE_BYTES 80

/* One way through the header: pieces are paragraphs and bold lines. */
struct reading {
    zl_source *out;
    zl_view text;
    zl_header *header;
    zl_pieces pieces;
    size_t at;        /* the next piece */
    zl_str citation;  /* on one line */
    zl_str language;  /* of the original, as stated */
    zl_str title;     /* on one line */
    zl_date date;
};

static zl_view view_at(const struct reading *reading, size_t i)
{
    zl_piece piece = reading->pieces.items[i];

    return zl_view_cut(reading->text, piece.begin, piece.end);
}

static zl_section label_at(const struct reading *reading, size_t i,
                           size_t *size)
{
    return zl_label_of(view_at(reading, i), size);
}

/* ---- regions ---- */

static bool add_paragraph(struct reading *reading, size_t begin, size_t end,
                          zl_paragraph_kind kind)
{
    zl_paragraph paragraph = { begin, end, kind };

    return zl_array_push(&reading->out->paragraphs, paragraph);
}

/* A region of the paragraphs from the one numbered `first` on. */
static bool add_region(struct reading *reading, size_t first,
                       const char *kind)
{
    const zl_paragraph *paragraphs = reading->out->paragraphs.items;
    size_t count = reading->out->paragraphs.count;

    if (count == first)
        return true;
    size_t begin = paragraphs[first].begin, end = paragraphs[count - 1].end;
    zl_region region = { begin, end, kind,
                         zl_language_of(
                             zl_view_cut(reading->text, begin, end)) };
    return zl_array_push(&reading->out->regions, region);
}

/* ---- date and title ---- */

static bool is_markup(char byte)
{
    return byte == '*' || byte == '#' || byte == ' ' || byte == '\t';
}

/* The offsets of what stands inside `**…**` or after `#`. */
static zl_piece inside_bold(const struct reading *reading, size_t i)
{
    zl_piece piece = reading->pieces.items[i];
    const char *bytes = reading->text.bytes;

    while (piece.begin < piece.end && is_markup(bytes[piece.begin]))
        piece.begin++;
    while (piece.begin < piece.end && is_markup(bytes[piece.end - 1]))
        piece.end--;
    return zl_paragraph_trim(reading->text, piece);
}

static bool is_front(zl_view piece)
{
    return zl_view_starts(piece, zl_view_of("**")) ||
           zl_view_starts(piece, zl_view_of("#"));
}

static bool take_title_line(struct reading *reading, zl_piece line)
{
    zl_view view = zl_view_cut(reading->text, line.begin, line.end);

    if (reading->title.size)
        zl_str_add_byte(&reading->title, ' ');
    zl_paragraph_flatten(&reading->title, view);
    return add_paragraph(reading, line.begin, line.end, ZL_HEADING);
}

/* The first bold line that is a date is the document's; the others are its
 * title. */
static bool read_front(struct reading *reading)
{
    size_t first = reading->out->paragraphs.count, size;
    bool done = true;

    for (; done && reading->at < reading->pieces.count; reading->at++) {
        if (!is_front(view_at(reading, reading->at)) ||
            label_at(reading, reading->at, &size))
            break;
        zl_piece line = inside_bold(reading, reading->at);
        zl_view view = zl_view_cut(reading->text, line.begin, line.end);
        if (view.size == 0 ||
            (!reading->date.year && zl_date_read(view, &reading->date)))
            continue;
        done = take_title_line(reading, line);
    }
    return done && add_region(reading, first, "title");
}

/* ---- sections ---- */

static bool is_address(zl_view piece)
{
    return zl_view_starts(piece, zl_view_of("<http")) ||
           zl_view_starts(piece, zl_view_of("http"));
}

static bool has_han(zl_view text)
{
    const char *lang = zl_language_of(text);

    return strcmp(lang, "zh") == 0 || strcmp(lang, "ja") == 0;
}

/* Where the values of a section of prose end, which may begin at the piece
 * numbered `from`: at the next label. Where no label follows, the section
 * has one paragraph and the addresses after it; Han there is the document
 * itself. */
static size_t prose_end(const struct reading *reading, size_t from,
                        bool begun)
{
    size_t count = reading->pieces.count, i = from, size;

    while (i < count && !label_at(reading, i, &size))
        i++;
    if (i < count)
        return i;
    i = from;
    if (!begun && i < count && !has_han(view_at(reading, i)))
        i++;
    while (i < count && is_address(view_at(reading, i)))
        i++;
    return i;
}

static bool take_prose(struct reading *reading, zl_piece rest, size_t end,
                       const char *kind)
{
    zl_source *out = reading->out;
    size_t first = out->paragraphs.count;
    bool done = true;

    if (rest.begin < rest.end)
        done = add_paragraph(reading, rest.begin, rest.end, ZL_BODY);
    for (; done && reading->at < end; reading->at++) {
        zl_piece piece = reading->pieces.items[reading->at];
        done = add_paragraph(reading, piece.begin, piece.end, ZL_BODY);
    }
    if (!done || !add_region(reading, first, kind))
        return false;
    if (strcmp(kind, "citation") == 0 && out->paragraphs.count > first)
        zl_paragraph_flatten(
            &reading->citation,
            zl_view_cut(reading->text, out->paragraphs.items[first].begin,
                        out->paragraphs.items[out->paragraphs.count - 1].end));
    return true;
}

static void take_language(struct reading *reading, zl_piece rest)
{
    zl_view value = zl_view_cut(reading->text, rest.begin, rest.end);

    if (value.size == 0 && reading->at < reading->pieces.count) {
        zl_view next = view_at(reading, reading->at);
        if (next.size <= LANGUAGE_BYTES && zl_language_named(next)) {
            value = next;
            reading->at++;
        }
    }
    zl_str_empty(&reading->language);
    zl_paragraph_flatten(&reading->language, value);
    reading->header->original = zl_language_named(value);
}

/* Lines such as "Transcript - Chinese". */
static bool take_listing(struct reading *reading, zl_view lines)
{
    zl_view line;
    bool all = lines.size > 0;

    while (zl_paragraph_line(&lines, &line))
        switch (zl_listing_of(line)) {
        case ZL_LISTING_TRANSCRIPT:
            reading->header->transcript = true;
            break;
        case ZL_LISTING_TRANSLATION:
            reading->header->translation = true;
            break;
        case ZL_LISTING_OTHER:
            break;
        case ZL_LISTING_NONE:
            all = false;
        }
    return all;
}

static void take_contents(struct reading *reading, zl_piece rest)
{
    take_listing(reading, zl_view_cut(reading->text, rest.begin, rest.end));
    while (reading->at < reading->pieces.count &&
           take_listing(reading, view_at(reading, reading->at)))
        reading->at++;
}

/* The section whose label is the next piece. */
static bool read_section(struct reading *reading)
{
    size_t size;
    zl_section label = label_at(reading, reading->at, &size);
    zl_piece rest = reading->pieces.items[reading->at++];

    rest.begin += size;
    rest = zl_paragraph_trim(reading->text, rest);
    size_t end = prose_end(reading, reading->at, rest.begin < rest.end);
    switch (label) {
    case ZL_SECTION_CITATION:
        return take_prose(reading, rest, end, "citation");
    case ZL_SECTION_SUMMARY:
        return take_prose(reading, rest, end, "summary");
    case ZL_SECTION_CREDITS:
        return take_prose(reading, rest, end, "credits");
    case ZL_SECTION_LANGUAGE:
        take_language(reading, rest);
        break;
    case ZL_SECTION_CONTENTS:
        take_contents(reading, rest);
        break;
    case ZL_SECTION_OTHER:
    case ZL_SECTION_NONE:
        reading->at = end;
    }
    return true;
}

static bool read_sections(struct reading *reading)
{
    size_t size;
    bool done = true;

    while (done && reading->at < reading->pieces.count &&
           label_at(reading, reading->at, &size))
        done = read_section(reading);
    return done;
}

/* ---- metadata ---- */

static bool add_date(struct reading *reading)
{
    zl_str day = { 0 };
    bool done = true;

    if (reading->date.year) {
        zl_date_write(&day, reading->date);
        zl_view view = zl_str_view(&day);
        done = !day.failed &&
               zl_source_add_datum(reading->out, "date", view) &&
               zl_source_add_datum(reading->out, "year",
                                   zl_view_cut(view, 0, 4));
    }
    zl_str_clear(&day);
    return done;
}

static bool add_data(struct reading *reading)
{
    zl_source *out = reading->out;
    zl_view title = zl_str_view(&reading->title);

    return !reading->title.failed && !reading->citation.failed &&
           !reading->language.failed && add_date(reading) &&
           zl_source_add_datum(out, "title", title) &&
           zl_people_add(out, title) &&
           zl_citation_add(out, zl_str_view(&reading->citation)) &&
           zl_source_add_datum(out, "original_language",
                               zl_str_view(&reading->language));
}

bool zl_header_is(zl_view text)
{
    size_t at = 0, size;
    zl_piece piece;

    while (zl_paragraph_next(text, &at, true, &piece)) {
        zl_view view = zl_view_cut(text, piece.begin, piece.end);
        if (!is_front(view))
            return false;
        if (zl_label_of(view, &size))
            return true;
    }
    return false;
}

bool zl_header_read(zl_source *out, zl_view text, zl_header *header)
{
    struct reading reading = { .out = out, .text = text, .header = header };

    *header = (zl_header){ 0 };
    if (!zl_header_is(text))
        return true;
    bool done = zl_paragraphs_cut(text, 0, true, &reading.pieces) &&
                read_front(&reading) && read_sections(&reading) &&
                add_data(&reading);
    header->end = reading.at < reading.pieces.count
                      ? reading.pieces.items[reading.at].begin
                      : text.size;
    zl_array_clear(&reading.pieces);
    zl_str_clear(&reading.citation);
    zl_str_clear(&reading.language);
    zl_str_clear(&reading.title);
    return done;
}
