/* exchange.c -- the beads of an index, in forms that other tools read. */
#include "bitext/exchange.h"

#include "base/blocks.h"
#include "base/fail.h"
#include "base/file.h"

#include <zili/bitext.h>

static zili_status check_pairs(const zili_corpus *corpus, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(corpus);

    if (zl_corpus_pairs(corpus))
        return ZILI_OK;
    zili_status status = zl_corpus_problem(corpus, problems, err);
    return status ? status
                  : zl_fail(err, ZILI_EUSAGE,
                            "Nothing of %s is aligned: zili align %s does it.",
                            zl_corpus_path(corpus), zl_corpus_path(corpus));
}

static zili_status write_form(const zili_corpus *corpus, bool tmx, zl_out *out,
                              zili_error *err)
{
    uint64_t problems = zl_corpus_problems(corpus);
    zili_status status = ZILI_OK;

    if (!tmx)
        status = zl_cwb_write(corpus, out, err);
    else if (!zl_tmx_write(corpus, out))
        status = zl_no_memory(err);
    return status ? status : zl_corpus_problem(corpus, problems, err);
}

static zili_status write_file(const zili_corpus *corpus, bool tmx,
                              const char *file, zili_error *err)
{
    zl_save save;
    zl_blocks blocks;
    zl_out out = zl_blocks_begin(&blocks, zl_save_write, &save);
    zili_status status = zl_save_begin(&save, file, err);

    if (status)
        return status;
    status = write_form(corpus, tmx, &out, err);
    (void)zl_blocks_end(&blocks, &out); /* zl_save_end() tells */
    return zl_save_end(&save, status, err);
}

zili_status zili_bitext_export(const char *path, const char *file,
                               zili_error *err)
{
    bool tmx = zl_view_ends(zl_view_of(file), zl_view_of(".tmx"));
    zili_corpus *corpus;

    if (!tmx && !zl_view_ends(zl_view_of(file), zl_view_of(".align")))
        return zl_fail(err, ZILI_EUSAGE,
                       "%s: the name says the form: .tmx, or .align as CWB "
                       "has it.",
                       file);
    zili_status status = zili_corpus_open(&corpus, path, err);
    if (!status)
        status = check_pairs(corpus, err);
    if (!status)
        status = write_file(corpus, tmx, file, err);
    zili_corpus_close(corpus);
    return status;
}
