/* align.c -- pairs of texts → beads, by the method that was asked for. */
#include "align/by_length.h"
#include "align/by_words.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"

#include <zili/align.h>

enum { BY_WORDS, BY_LENGTH };
static const char *const methods[] = { "words", "gale-church", NULL };

#define FIELD(name) offsetof(zili_align_options, name)
const zili_option zili_align_option_list[] = {
    { "glossary", 0, ZILI_OPTION_FILE, "FILE",
      "words of one language in the other: CC-CEDICT's own format, or a term, "
      "a tab, and translations with ; / or | between",
      FIELD(glossary), NULL },
    { "method", 0, ZILI_OPTION_CHOICE, "M",
      "words (and lengths, the default), or gale-church: lengths alone",
      FIELD(method), methods },
    { "alone", 0, ZILI_OPTION_FLAG, NULL,
      "learn from each pair of files by itself", FIELD(alone), NULL },
    { "ratio", 0, ZILI_OPTION_REAL, "R",
      "gale-church: characters of B for one of A (1)", FIELD(ratio), NULL },
    { "variance", 0, ZILI_OPTION_REAL, "V",
      "gale-church: of the ratio, for each character (6.8)", FIELD(variance),
      NULL },
    { "threads", 0, ZILI_OPTION_NUMBER, "N", "use at most N threads",
      FIELD(threads), NULL },
    { 0 },
};

struct work {
    const zili_align_pair *pairs;
    const zili_align_options *options;
    zili_alignment *out;
    struct result {
        zili_status status;
        zili_error err;
    } * slots;
    struct result failure; /* of the first pair that has one */
};

static bool run(void *user, size_t job, size_t slot)
{
    struct work *it = user;
    struct result *result = &it->slots[slot];

    result->status = zl_align_by_length(&it->pairs[job], it->options,
                                        &it->out[job], &result->err);
    return true;
}

static bool take(void *user, size_t job, size_t slot)
{
    struct work *it = user;

    (void)job;
    if (it->slots[slot].status)
        it->failure = it->slots[slot];
    return !it->failure.status;
}

static zili_status align_by_length(struct work *it, size_t count,
                                   zili_error *err)
{
    size_t threads = zl_work_threads(it->options->threads);

    it->slots = zl_alloc_array(zl_work_slots(threads), sizeof *it->slots);
    if (!it->slots)
        return zl_no_memory(err);
    (void)zl_work(threads, count, run, take, it);
    zl_free(it->slots);
    if (it->failure.status && err)
        *err = it->failure.err;
    return it->failure.status;
}

zili_status zili_align(const zili_align_pair *pairs, size_t count,
                       const zili_align_options *options, zili_alignment *out,
                       zili_error *err)
{
    struct work it = { .pairs = pairs, .options = options, .out = out };

    for (size_t i = 0; i < count; i++)
        out[i] = (zili_alignment){ 0 };
    zili_status status =
        options->method == BY_LENGTH
            ? align_by_length(&it, count, err)
            : zl_align_by_words(pairs, count, options, out, err);
    for (size_t i = 0; status && i < count; i++)
        zili_alignment_clear(&out[i]);
    return status;
}

void zili_alignment_clear(zili_alignment *alignment)
{
    zl_free(alignment->beads);
    *alignment = (zili_alignment){ 0 };
}
