/* galley_help.h -- streams of zili-pdf as documents, to compare. */
#ifndef TEST_GALLEY_HELP_H
#define TEST_GALLEY_HELP_H

#include "documents_help.h"
#include "stream_help.h"

#include "base/mem.h"
#include "formats/pdf.h"

/* Fonts of every stream. */
enum { TEXT, SMALL, LARGE, BOLD, TINY };

static inline void begin(zl_str *out)
{
    put_magic(out);
    put_font(out, 10, "Times-Roman");
    put_font(out, 8, "Times-Roman");
    put_font(out, 14, "Times-Roman");
    put_font(out, 10, "Times-Bold");
    put_font(out, 6, "Times-Roman");
}

/* Rows of text, 12 points from one to the next; gives the next top. */
static inline int put_rows(zl_str *out, int left, int top,
                           const char *const *rows)
{
    for (; *rows; rows++, top += 12)
        put_line(out, TEXT, 10, left, top, *rows);
    return top;
}

static inline zili_status read_stream(const zl_str *stream, bool no_repair,
                                      zl_str *out, zili_error *err)
{
    zl_reading reading = { .no_repair = no_repair };
    zl_shelf shelf = { .take = show_page, .user = out };
    zl_file file = { .bytes = zl_view_of(""),
                     .path = "a.pdf",
                     .name = "a.pdf",
                     .reading = &reading };

    return zl_pdf_give(zl_str_view(stream), &file, &shelf, err);
}

/* Ends the stream and takes it. */
static inline void assert_read(zl_str *stream, bool no_repair,
                               const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    put_end(stream, 1, 0);
    if (read_stream(stream, no_repair, &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
    zl_str_clear(stream);
}

#endif
