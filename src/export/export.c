/* export.c -- the tokens of an index, in the forms other tools read. */
#include "export/walk.h"

#include "base/fail.h"

#include <stddef.h>
#include <zili/export.h>

static const char *const names[] = { "vrt", "tsv", "jsonl", NULL };

static const zl_form *const forms[] = {
    [ZILI_EXPORT_VRT] = &zl_form_vrt,
    [ZILI_EXPORT_TSV] = &zl_form_tsv,
    [ZILI_EXPORT_JSONL] = &zl_form_jsonl,
};

const zili_option zili_export_option_list[] = {
    { "format", 'f', ZILI_OPTION_CHOICE, "FORM",
      "vrt (for cwb-encode), tsv (a token a line), jsonl (a sentence a line)",
      offsetof(zili_export_options, form), names },
    { "where", 'w', ZILI_OPTION_TEXT, "SQL",
      "only regions for which this holds, as in \"year = 1960\"",
      offsetof(zili_export_options, where), NULL },
    { "region", 'r', ZILI_OPTION_TEXT, "LIST",
      "own (the default: original, translation, text), all, or regions with "
      "commas between",
      offsetof(zili_export_options, region), NULL },
    { "glue", 'g', ZILI_OPTION_FLAG, NULL,
      "vrt: <g/> between tokens with nothing between them",
      offsetof(zili_export_options, glue), NULL },
    { 0 },
};

zili_status zili_export(const zili_corpus *corpus,
                        const zili_export_options *options,
                        zili_write_fn *write, void *user, zili_error *err)
{
    size_t count = sizeof forms / sizeof *forms;
    zl_scope *scope = NULL;

    if (options->form < 0 || (size_t)options->form >= count)
        return zl_fail(err, ZILI_EUSAGE, "There is no form of export %d.",
                       options->form);
    zili_status status = zl_scope_open(&scope, corpus, options->where,
                                       options->region, NULL, err);
    if (status)
        return status;
    zl_walk walk = { .corpus = corpus,
                     .form = forms[options->form],
                     .out = { write, user, false },
                     .glue = options->glue };
    status = zl_walk_through(&walk, scope, err);
    zl_scope_close(scope);
    return status;
}
