/* write.c -- a table into any of the formats. */
#include "base/fail.h"
#include "table/format.h"

#include <inttypes.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static zl_format *const formats[] = {
    [ZILI_FORMAT_TEXT] = zl_format_text,
    [ZILI_FORMAT_TSV] = zl_format_tsv,
    [ZILI_FORMAT_CSV] = zl_format_csv,
    [ZILI_FORMAT_JSON] = zl_format_json,
    [ZILI_FORMAT_JSONL] = zl_format_jsonl,
    [ZILI_FORMAT_MD] = zl_format_md,
    [ZILI_FORMAT_HTML] = zl_format_html,
    [ZILI_FORMAT_LATEX] = zl_format_latex,
    [ZILI_FORMAT_XLSX] = zl_format_xlsx,
};

static const char *const names[] = {
    "text", "tsv",  "csv",   "json", "jsonl",
    "md",   "html", "latex", "xlsx", NULL,
};

_Static_assert(sizeof names / sizeof *names ==
                   sizeof formats / sizeof *formats + 1,
               "every format has a name");

const zili_option zili_table_option_list[] = {
    { "format", 'f', ZILI_OPTION_CHOICE, "FORMAT",
      "write text, tsv, csv, json, jsonl, md, html, latex or xlsx",
      offsetof(zili_table_options, format), names },
    { "provenance", 0, ZILI_OPTION_FLAG, NULL,
      "write into the output what it was made from and how",
      offsetof(zili_table_options, provenance), NULL },
    { 0 },
};

/* ---- cells ---- */

/* Round to so many significant digits. Both calls follow the same locale. */
static double rounded(double value, int digits)
{
    char text[ZL_REAL_SIZE];

    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    return strtod(text, NULL);
}

static zl_view cell_text(const zili_table *table, size_t row, size_t column,
                         char number[ZL_REAL_SIZE], int decimals)
{
    if (zili_table_missing(table, row, column))
        return (zl_view){ "", 0 };
    switch (zili_table_type(table, column)) {
    case ZILI_TEXT:
        return zl_view_of(zili_table_text(table, row, column));
    case ZILI_INTEGER:
        snprintf(number, ZL_REAL_SIZE, "%" PRId64,
                 zili_table_integer(table, row, column));
        return zl_view_of(number);
    case ZILI_REAL:
        break;
    }
    double value = zili_table_real(table, row, column);
    if (decimals < ZL_SHORTEST && isfinite(value))
        value = rounded(value, -decimals);
    return (zl_view){ number, zl_real_text(number, value, decimals) };
}

zl_view zl_cell_shown(const zili_table *table, size_t row, size_t column,
                      char number[ZL_REAL_SIZE])
{
    return cell_text(table, row, column, number,
                     zl_table_decimals(table, column));
}

zl_view zl_cell_exact(const zili_table *table, size_t row, size_t column,
                      char number[ZL_REAL_SIZE])
{
    return cell_text(table, row, column, number, ZL_SHORTEST);
}

/* ---- the stream ---- */

/* Formats write a few bytes at a time; the caller gets them in blocks. */
typedef struct blocks {
    zl_out out;
    size_t size;
    char bytes[1 << 15];
} blocks;

static bool flush(blocks *held)
{
    zl_out_bytes(&held->out, held->bytes, held->size);
    held->size = 0;
    return !held->out.failed;
}

static bool collect(void *user, const void *bytes, size_t size)
{
    blocks *held = user;

    if (size > sizeof held->bytes - held->size && !flush(held))
        return false;
    if (size > sizeof held->bytes) {
        zl_out_bytes(&held->out, bytes, size);
        return !held->out.failed;
    }
    memcpy(held->bytes + held->size, bytes, size);
    held->size += size;
    return true;
}

zili_status zili_table_write(const zili_table *table,
                             const zili_table_options *options,
                             zili_write_fn *write, void *user, zili_error *err)
{
    size_t count = sizeof formats / sizeof *formats;

    if (options->format < 0 || (size_t)options->format >= count)
        return zl_fail(err, ZILI_EUSAGE, "There is no table format %d.",
                       options->format);
    blocks held;
    held.out = (zl_out){ write, user, false };
    held.size = 0;
    zl_out out = { collect, &held, false };
    zili_status status = formats[options->format](&out, table, options, err);
    if (status != ZILI_OK)
        return status;
    if (out.failed || !flush(&held))
        return zl_fail(err, ZILI_EIO, "The table could not be written.");
    return ZILI_OK;
}
