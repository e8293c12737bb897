/* paged.c -- a text that is laid out on pages, as zili-pdf tells it. */
#include "formats/paged.h"

#include "base/bytes.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "pdf/stream.h"
#include "text/script.h"

#include <string.h>

/* ---- bytes of a record ---- */

struct record {
    unsigned kind;
    zl_view rest; /* what of it was not taken yet */
    bool failed;  /* more was asked for than it has */
};

static unsigned take_byte(struct record *record)
{
    if (record->rest.size == 0) {
        record->failed = true;
        return 0;
    }
    unsigned byte = (unsigned char)record->rest.bytes[0];
    record->rest = zl_view_cut(record->rest, 1, record->rest.size);
    return byte;
}

static uint32_t take_number(struct record *record)
{
    if (record->rest.size < 4) {
        record->failed = true;
        return 0;
    }
    uint32_t number = zl_get32((const uint8_t *)record->rest.bytes);
    record->rest = zl_view_cut(record->rest, 4, record->rest.size);
    return number;
}

static int32_t take_length(struct record *record)
{
    int32_t length = (int32_t)take_number(record);

    if (length > ZL_PDF_FAR || length < -ZL_PDF_FAR)
        record->failed = true;
    return record->failed ? 0 : length;
}

/* What is left of it, which must be UTF-8 without zero bytes. */
static zl_view take_text(struct record *record)
{
    zl_view text = record->rest;
    zl_utf8_fault fault;

    record->rest = (zl_view){ NULL, 0 };
    if (!zl_utf8_check(text, &fault) ||
        (text.size && memchr(text.bytes, 0, text.size)))
        record->failed = true;
    return record->failed ? (zl_view){ NULL, 0 } : text;
}

/* ---- records ---- */

static bool add_datum(zl_paged *paged, struct record *record)
{
    size_t size = strnlen(record->rest.bytes, record->rest.size);
    struct record key = { .rest = zl_view_cut(record->rest, 0, size) };
    zl_paged_datum datum = { .key = take_text(&key) };

    record->failed |= key.failed || size == record->rest.size;
    if (record->failed)
        return true;
    record->rest = zl_view_cut(record->rest, size + 1, record->rest.size);
    datum.value = take_text(record);
    record->failed |= paged->pages.count > 0;
    return record->failed || zl_array_push(&paged->data, datum);
}

static bool add_page(zl_paged *paged, struct record *record)
{
    zl_paged_page page = { .width = take_length(record),
                           .height = take_length(record),
                           .first = paged->lines.count,
                           .end = paged->lines.count };

    page.label = take_text(record);
    if (page.width <= 0 || page.height <= 0)
        page.width = page.height = 0;
    return record->failed || zl_array_push(&paged->pages, page);
}

/* Names of fonts say it in many ways: "Times-Bold", "CMBX10", "SimHei". */
static bool is_bold(zl_view name)
{
    static const char *const signs[] = { "Bold",  "bold",   "BOLD",
                                         "Black", "Heavy",  "Demi",
                                         "CMBX",  "SFBX",   "LMRoman10-B",
                                         "Heiti", "SimHei", NULL };

    for (size_t i = 0; signs[i]; i++)
        if (zl_view_find(name, zl_view_of(signs[i])) != SIZE_MAX)
            return true;
    return false;
}

static bool add_font(zl_paged *paged, struct record *record)
{
    zl_paged_font font = { .size = take_length(record) };

    font.bold = is_bold(take_text(record));
    if (font.size < 1)
        font.size = 1;
    return record->failed || zl_array_push(&paged->fonts, font);
}

static zl_box take_box(struct record *record)
{
    zl_box box;

    box.left = take_length(record);
    box.top = take_length(record);
    box.right = take_length(record);
    box.bottom = take_length(record);
    if (box.left > box.right || box.top > box.bottom)
        record->failed = true;
    return box;
}

static void join_box(zl_box *box, const zl_box *more)
{
    box->left = more->left < box->left ? more->left : box->left;
    box->top = more->top < box->top ? more->top : box->top;
    box->right = more->right > box->right ? more->right : box->right;
    box->bottom = more->bottom > box->bottom ? more->bottom : box->bottom;
}

/* The word added last stands in a line of its own, or in the last one. */
static bool put_in_line(zl_paged *paged, bool begins)
{
    zl_paged_page *page = &paged->pages.items[paged->pages.count - 1];
    const zl_paged_word *word = &paged->words.items[paged->words.count - 1];
    zl_paged_line line = { paged->words.count - 1, paged->words.count,
                           word->box };

    if (begins || page->end == page->first) {
        if (!zl_array_push(&paged->lines, line))
            return false;
        page->end = paged->lines.count;
        return true;
    }
    zl_paged_line *last = &paged->lines.items[paged->lines.count - 1];
    last->end = line.end;
    join_box(&last->box, &word->box);
    return true;
}

/* Whether it has only blanks, and what no Unicode is known of. */
static bool is_nothing(zl_view text)
{
    size_t at = 0;

    while (at < text.size) {
        uint32_t c = zl_utf8_next(text, &at);
        if (c != 0xFFFD && !zl_is_blank(c))
            return false;
    }
    return true;
}

static bool add_word(zl_paged *paged, struct record *record, bool *begins)
{
    zl_paged_word word = { .at = paged->texts.size,
                           .font = take_number(record) };
    unsigned flags = take_byte(record);

    word.box = take_box(record);
    zl_view text = take_text(record);
    if (record->failed || paged->pages.count == 0 ||
        word.font >= paged->fonts.count ||
        flags & ~(unsigned)(ZL_PDF_LINE | ZL_PDF_GLUED)) {
        record->failed = true;
        return true;
    }
    *begins |= (flags & ZL_PDF_LINE) != 0;
    zl_paged_add_clean(&paged->texts, text, &paged->letters, &paged->symbols);
    if (paged->texts.failed)
        return false;
    text = zl_view_cut(zl_str_view(&paged->texts), word.at, paged->texts.size);
    if (is_nothing(text)) {
        paged->texts.size = word.at;
        return true;
    }
    word.size = text.size;
    word.glued = !*begins && (flags & ZL_PDF_GLUED);
    if (!zl_array_push(&paged->words, word) || !put_in_line(paged, *begins))
        return false;
    *begins = false;
    return true;
}

/* ---- the stream ---- */

static bool take_record(zl_view *stream, struct record *record)
{
    struct record head = { .rest = *stream };

    record->kind = take_byte(&head);
    size_t size = take_number(&head);
    if (head.failed || size > head.rest.size)
        return false;
    record->rest = zl_view_cut(head.rest, 0, size);
    record->failed = false;
    *stream = zl_view_cut(head.rest, size, head.rest.size);
    return true;
}

static void end(zl_paged *paged, struct record *record)
{
    take_number(record);
    paged->missing = take_number(record);
    paged->faults = take_number(record);
    paged->tables = take_number(record);
}

/* False without memory. */
static bool add(zl_paged *paged, struct record *record, bool *begins)
{
    switch (record->kind) {
    case ZL_PDF_DATUM:
        return add_datum(paged, record);
    case ZL_PDF_PAGE:
        *begins = true;
        return add_page(paged, record);
    case ZL_PDF_FONT:
        return add_font(paged, record);
    case ZL_PDF_WORD:
        return add_word(paged, record, begins);
    case ZL_PDF_END:
        end(paged, record);
        return true;
    case ZL_PDF_REFUSED:
        paged->refused = take_byte(record);
        record->failed |= paged->refused != ZL_PDF_ENCRYPTED &&
                          paged->refused != ZL_PDF_DAMAGED;
        return true;
    default:
        record->failed = true;
        return true;
    }
}

static zili_status fail_stream(const char *what, zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT, "what zili-pdf says of it %s", what);
}

static zili_status read_records(zl_paged *paged, zl_view stream,
                                zili_error *err)
{
    struct record record = { .kind = 0 };
    bool begins = true;

    while (record.kind != ZL_PDF_END && record.kind != ZL_PDF_REFUSED) {
        if (!take_record(&stream, &record))
            return fail_stream("breaks off", err);
        if (!add(paged, &record, &begins))
            return zl_no_memory(err);
        if (record.failed || record.rest.size)
            return fail_stream("is no record of its form", err);
    }
    return stream.size ? fail_stream("goes on behind its end", err) : ZILI_OK;
}

zili_status zl_paged_read(zl_paged *out, zl_view stream, zili_error *err)
{
    zl_view magic = zl_view_of(ZL_PDF_MAGIC);

    if (!zl_view_starts(stream, magic))
        return fail_stream("is of another form", err);
    zili_status status =
        read_records(out, zl_view_cut(stream, magic.size, stream.size), err);
    if (status)
        zl_paged_clear(out);
    return status;
}

void zl_paged_clear(zl_paged *paged)
{
    zl_str_clear(&paged->texts);
    zl_array_clear(&paged->fonts);
    zl_array_clear(&paged->words);
    zl_array_clear(&paged->lines);
    zl_array_clear(&paged->pages);
    zl_array_clear(&paged->data);
    *paged = (zl_paged){ .refused = 0 };
}

zl_view zl_paged_text(const zl_paged *paged, const zl_paged_word *word)
{
    return zl_view_cut(zl_str_view(&paged->texts), word->at,
                       word->at + word->size);
}
