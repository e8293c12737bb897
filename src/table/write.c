/* write.c -- a table into any of the formats. */
#include "base/blocks.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "table/format.h"

#include <stddef.h>

static const zl_format *const formats[] = {
    [ZILI_FORMAT_TEXT] = &zl_format_text,
    [ZILI_FORMAT_TSV] = &zl_format_tsv,
    [ZILI_FORMAT_CSV] = &zl_format_csv,
    [ZILI_FORMAT_JSON] = &zl_format_json,
    [ZILI_FORMAT_JSONL] = &zl_format_jsonl,
    [ZILI_FORMAT_MD] = &zl_format_md,
    [ZILI_FORMAT_HTML] = &zl_format_html,
    [ZILI_FORMAT_LATEX] = &zl_format_latex,
    [ZILI_FORMAT_XLSX] = &zl_format_xlsx,
    [ZILI_FORMAT_MTX] = &zl_format_mtx,
};

static const char *const names[] = {
    "text", "tsv",   "csv",  "json", "jsonl", "md",
    "html", "latex", "xlsx", "mtx",  NULL,
};

_Static_assert(sizeof names / sizeof *names ==
                   sizeof formats / sizeof *formats + 1,
               "every format has a name");

const zili_option zili_table_option_list[] = {
    { "format", 'f', ZILI_OPTION_CHOICE, "FORMAT",
      "write text, tsv, csv, json, jsonl, md, html, latex, xlsx; or mtx, of "
      "dtm: a folder with a sparse matrix",
      offsetof(zili_table_options, format), names },
    { "provenance", 0, ZILI_OPTION_FLAG, NULL,
      "write into the output what it was made from and how",
      offsetof(zili_table_options, provenance), NULL },
    { 0 },
};

/* ---- the parts ---- */

static zili_status write_part(const zl_writing *writing, zl_out *out,
                              void make(const zl_writing *writing,
                                        zl_str *part),
                              zili_error *err)
{
    zl_str part = { 0 };

    if (!make)
        return ZILI_OK;
    make(writing, &part);
    zili_status status = part.failed ? zl_no_memory(err) : ZILI_OK;
    zl_out_view(out, zl_str_view(&part));
    zl_str_clear(&part);
    return status;
}

static bool write_page(void *user, const zl_rows *page)
{
    zl_out *out = user;

    zl_out_view(out, zl_str_view(&page->out));
    return !out->failed;
}

static zili_status write_rows(const zl_writing *writing, zl_out *out,
                              zili_error *err)
{
    const zl_format *format = writing->format;
    bool record = format->record.put && zl_table_is_record(writing->table);

    zili_status status = write_part(writing, out, format->begin, err);
    if (!status)
        status = zl_pages(writing, record ? format->record : format->cells,
                          write_page, out, err);
    if (!status)
        status = write_part(writing, out, format->end, err);
    return status;
}

static zili_status write_table(const zl_format *format,
                               const zili_table *table,
                               const zili_table_options *options, zl_out *out,
                               zili_error *err)
{
    zl_writing writing = { table, options, format,
                           zl_work_threads(options->threads), NULL };

    if (format->write) {
        zili_status status = zili_table_hold(table, err);
        return status ? status : format->write(out, table, options, err);
    }
    zili_status status = format->prepare ? format->prepare(&writing, err)
                                         : ZILI_OK;
    if (!status)
        status = write_rows(&writing, out, err);
    zl_free(writing.plan);
    return status;
}

zili_status zili_table_write(const zili_table *table,
                             const zili_table_options *options,
                             zili_write_fn *write, void *user, zili_error *err)
{
    size_t count = sizeof formats / sizeof *formats;

    if (options->format < 0 || (size_t)options->format >= count)
        return zl_fail(err, ZILI_EUSAGE, "There is no table format %d.",
                       options->format);
    zl_blocks blocks;
    zl_out out = zl_blocks_begin(&blocks, write, user);
    zili_status status =
        write_table(formats[options->format], table, options, &out, err);
    if (status != ZILI_OK)
        return status;
    if (!zl_blocks_end(&blocks, &out))
        return zl_fail(err, ZILI_EIO, "The table could not be written.");
    return ZILI_OK;
}
