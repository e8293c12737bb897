/* fuzz_bitext.c -- any bytes as corrections, pairs, a translation memory or
 * CWB's form, for a small index: refused with a reason, or all of the index is
 * aligned, and sound. The first byte says what the rest is. */
#include "../unit/slow_index.h"
#include "memory_file.h"

#include "bitext/given.h"
#include "bitext/partners.h"
#include "writer/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static char folder[64], path[3][100];
static zili_corpus *corpus;
static zl_bitext texts;

static void leave(void)
{
    zl_bitext_clear(&texts);
    zili_corpus_close(corpus);
    zl_file_remove(folder);
}

/* ---- an index of three documents ---- */

static void feed_sentences(zl_batch *batch, const char *text)
{
    zl_view rest = zl_view_of(text), sentence, token;

    zl_batch_begin(batch, "p", "body");
    while (zl_view_next(&rest, '|', &sentence)) {
        zl_batch_begin(batch, "s", "");
        while (zl_view_next(&sentence, ' ', &token)) {
            zl_batch_token(batch, token);
            zl_batch_glue(batch, zl_view_of(" "));
        }
        zl_batch_end(batch, "s");
    }
    zl_batch_end(batch, "p");
}

static void feed(zl_batch *batch)
{
    static const struct {
        const char *name, *kind[2], *lang[2], *text[2];
    } documents[] = {
        { "x", { "original", "translation" }, { "zh", "en" },
          { "自力 更生 。|不 要 。|不 要 。|1960 年", "self-reliance .|"
            "no \\ .|no & .|1960 <" } },
        { "y.en", { "text" }, { "en" }, { "one .|two .|one .|three three ." } },
        { "y.zh", { "text" }, { "zh" }, { "一 。|二 。|一 。|三 三 。" } },
    };

    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        zl_batch_document(batch, documents[i].name, documents[i].name, 1, "");
        for (int k = 0; k < 2 && documents[i].lang[k]; k++) {
            zl_batch_region_begin(batch, documents[i].kind[k],
                                  documents[i].lang[k]);
            feed_sentences(batch, documents[i].text[k]);
            zl_batch_region_end(batch);
        }
    }
}

static void make_index(void)
{
    zl_batch *batch = zl_batch_new();
    zl_writer *writer;
    char index[100];

    snprintf(index, sizeof index, "%s/x.zili", folder);
    if (zl_writer_open(&writer, index, NULL, NULL))
        abort();
    feed(batch);
    if (!zl_writer_take(writer, batch) || zl_writer_commit(writer, NULL) ||
        zili_corpus_open(&corpus, index, NULL))
        abort();
    zl_writer_close(writer);
    zl_batch_free(batch);
}

/* Three names of what is given. */
static void make_names(const char *file)
{
    static const char *const names[] = { "given.tsv", "given.tmx",
                                         "given.align" };

    for (int i = 0; i < 3; i++) {
        snprintf(path[i], sizeof path[i], "%s/%s", folder, names[i]);
        if (symlink(file, path[i]))
            abort();
    }
}

static void begin(const char *file)
{
    zl_partner_list partners = { 0 };

    snprintf(folder, sizeof folder, "/tmp/zili-fuzz-XXXXXX");
    if (!mkdtemp(folder))
        abort();
    atexit(leave);
    make_index();
    make_names(file);
    texts.corpus = corpus;
    if (zl_partners_find(&partners, corpus, "names", NULL) ||
        partners.count != 2)
        abort();
    for (size_t i = 0; i < partners.count; i++)
        if (!zl_bitext_add(&texts, partners.items[i]))
            abort();
    zl_array_clear(&partners);
}

/* ---- what is given ---- */

static void check_links(void)
{
    for (size_t t = 0; t < texts.twins.count; t++) {
        const zl_twin *twin = &texts.twins.items[t];
        uint32_t next[2] = { twin->from[0], twin->from[1] };
        for (size_t i = twin->bead; i < twin->bead + twin->beads; i++)
            for (int side = 0; side < 2; side++) {
                if (texts.links.items[i].from[side] != next[side])
                    abort();
                next[side] += texts.links.items[i].count[side];
            }
        for (int side = 0; side < 2; side++)
            if (next[side] != twin->from[side] + twin->count[side])
                abort();
    }
}

static void check_given(const zili_bitext_options *options)
{
    zl_found_beads given = { 0 };
    uint64_t passed_over = 0;
    zili_error err = { 0 };
    zili_status status =
        zl_given_find(&given, &texts, options, &passed_over, &err);

    if (status && !err.text[0])
        abort();
    texts.links.count = 0;
    if (!status) {
        if (zl_bitext_align(&texts, &given, options, &err))
            abort();
        check_links();
    }
    zl_array_clear(&given);
}

static void check_pairs(void)
{
    zl_partner_list partners = { 0 };
    zili_error err = { 0 };

    if (zl_partners_find(&partners, corpus, path[0], &err) && !err.text[0])
        abort();
    if (partners.count > 2)
        abort();
    zl_array_clear(&partners);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zili_bitext_options options = { .align = { .threads = 1, .method = 1 } };

    if (size == 0 || size > 4096)
        return 0;
    const char *file = memory_file(bytes + 1, size - 1);
    if (!corpus)
        begin(file);
    switch (bytes[0]) {
    case 't': options.imported = path[1]; break;
    case 'a': options.imported = path[2]; break;
    case 'p': check_pairs(); return 0;
    default: options.corrections = path[0];
    }
    check_given(&options);
    return 0;
}
