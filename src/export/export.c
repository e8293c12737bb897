/* export.c -- the tokens of an index, in the forms other tools read. */
#include "export/forms.h"

#include "base/blocks.h"
#include "base/fail.h"
#include "base/file.h"

#include <stddef.h>

static const char *const names[] = { "vrt", "tsv", "jsonl", "conllu", NULL };

static zl_form *const forms[] = {
    [ZILI_EXPORT_VRT] = zl_export_vrt,
    [ZILI_EXPORT_TSV] = zl_export_tsv,
    [ZILI_EXPORT_JSONL] = zl_export_jsonl,
    [ZILI_EXPORT_CONLLU] = zl_export_conllu,
};

const zili_option zili_export_option_list[] = {
    { "format", 'f', ZILI_OPTION_CHOICE, "FORM",
      "vrt (for cwb-encode), tsv (a token a line), jsonl (a sentence a line), "
      "conllu (as Universal Dependencies)",
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

/* ---- texts ---- */

void zl_export_text(zl_out *out, zl_view text, const char *escape(char byte))
{
    size_t start = 0;

    for (size_t i = 0; i < text.size; i++) {
        const char *written = escape(text.bytes[i]);
        if (!written)
            continue;
        zl_out_view(out, zl_view_cut(text, start, i));
        zl_out_text(out, written);
        start = i + 1;
    }
    zl_out_view(out, zl_view_cut(text, start, text.size));
}

/* ---- the whole ---- */

static zili_status export_scope(const zili_corpus *corpus,
                                const zl_scope *scope,
                                const zili_export_options *options,
                                zili_write_fn *write, void *user,
                                zili_error *err)
{
    zl_blocks blocks;
    zl_out out = zl_blocks_begin(&blocks, write, user);
    zl_walk walk;
    zili_status status = zl_walk_open(&walk, corpus, scope, err);

    if (!status)
        status = forms[options->form](&walk, options, &out, err);
    zl_walk_close(&walk);
    if (!status && !zl_blocks_end(&blocks, &out))
        status = zl_fail(err, ZILI_EIO, "The tokens could not be written.");
    return status;
}

zili_status zili_export(const zili_corpus *corpus,
                        const zili_export_options *options,
                        zili_write_fn *write, void *user, zili_error *err)
{
    size_t count = sizeof forms / sizeof *forms;
    zl_scope *scope = NULL;

    if (options->form < 0 || (size_t)options->form >= count)
        return zl_fail(err, ZILI_EUSAGE, "There is no form of export %d.",
                       options->form);
    if (options->glue && options->form != ZILI_EXPORT_VRT)
        return zl_fail(err, ZILI_EUSAGE,
                       "--glue is of the format vrt alone; the others say "
                       "anyway where tokens touch.");
    zili_status status = zl_scope_open(&scope, corpus, options->where,
                                       options->region, NULL, err);
    if (!status)
        status = export_scope(corpus, scope, options, write, user, err);
    zl_scope_close(scope);
    return status;
}

zili_status zili_export_save(const zili_corpus *corpus,
                             const zili_export_options *options,
                             const char *path, zili_error *err)
{
    zl_save save;
    zili_status status = zl_save_begin(&save, path, err);

    if (status)
        return status;
    status = zili_export(corpus, options, zl_save_write, &save, err);
    return zl_save_end(&save, status, err);
}
