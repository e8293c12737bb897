/* fuzz_given.c -- any text as tokens that come cut: a batch that is sound, or
 * a sentence that says why not.
 *
 * The first byte says what it is: 0 VRT, 1 VRT with columns that are named, 2
 * CoNLL-U. */
#include "base/utf8.h"
#include "ingest/conllu.h"
#include "ingest/vrt.h"
#include "text/replace.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void hear(void *user, const char *sentence)
{
    (void)user;
    if (!*sentence || !zl_utf8_check(zl_view_of(sentence), NULL))
        abort();
}

static zili_status read_text(zl_batch *batch, zl_view text, int kind,
                             zili_error *err)
{
    const zl_vrt_options vrt = { .columns = kind == 1 ? "word,pos" : NULL,
                                 .path = "a.vrt",
                                 .shown = "a.vrt",
                                 .name = "a",
                                 .note = hear };
    const zl_conllu_options conllu = { "a.conllu", "a.conllu", "a", NULL };

    return kind == 2 ? zl_conllu_read(batch, text, &conllu, err)
                     : zl_vrt_read(batch, text, &vrt, err);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_view text = { (const char *)bytes, size };
    zili_error err = { 0 };

    if (size == 0 || !zl_is_sound(text))
        return 0;
    zl_batch *batch = zl_batch_new();
    if (!batch)
        abort();
    zili_status status = read_text(batch, zl_view_cut(text, 1, size),
                                   bytes[0] % 3, &err);
    if (!status)
        status = zl_batch_check(batch, &err);
    if (status && !*err.text)
        abort();
    zl_batch_free(batch);
    return 0;
}
