/* by_words.c -- pairs of texts, aligned by the words of their lines. */
#include "align/by_words.h"

#include "align/known.h"
#include "align/lines.h"
#include "align/passes.h"
#include "align/words.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/work.h"

/* What all texts are looked up in. */
typedef struct knowledge {
    zl_lexicon *lexicon;
    char *bytes; /* of the glossary */
    zl_glossary *glossary;
} knowledge;

/* Who reads the texts of a thread. */
typedef struct reader {
    zl_worder *a, *b;
    zili_status status; /* of the last group */
    zili_error err;
} reader;

/* Pairs that teach each other. */
typedef struct group {
    const zili_align_pair *pairs;
    size_t count, threads;
    zili_alignment *out;
    zl_side a, b;
    zl_text_pair *texts;
} group;

/* ---- reading ---- */

static zili_status add_text(zl_worder *worder, zl_view text, zl_side *side,
                            size_t *lines, zili_error *err)
{
    zili_status status = ZILI_OK;
    zl_view line;

    for (*lines = 0; !status && zl_next_line(&text, &line); ++*lines)
        status = zl_worder_add(worder, line, side, err);
    return status;
}

static zili_status check(const zili_align_pair *pair, const char *side,
                         zl_view text, zili_error *err)
{
    zl_utf8_fault fault;

    if (zl_utf8_check(text, &fault))
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT, "%s: line %zu of side %s is no UTF-8.",
                   pair->name, fault.line, side);
}

static zili_status read_pair(group *all, reader *by, size_t i, zili_error *err)
{
    const zili_align_pair *pair = &all->pairs[i];
    zl_text_pair *text = &all->texts[i];
    zl_view a = { pair->a, pair->a_size }, b = { pair->b, pair->b_size };

    text->a = all->a.lines.count;
    text->b = all->b.lines.count;
    zili_status status = check(pair, "a", a, err);
    if (!status)
        status = check(pair, "b", b, err);
    if (!status)
        status = add_text(by->a, a, &all->a, &text->a_lines, err);
    return status ? status : add_text(by->b, b, &all->b, &text->b_lines, err);
}

/* ---- a group ---- */

static zili_status give(const zl_text_pair *text, zili_alignment *out,
                        zili_error *err)
{
    out->beads = zl_alloc_array(text->path.count, sizeof *out->beads);
    if (!out->beads)
        return zl_no_memory(err);
    out->count = text->path.count;
    out->a_lines = text->a_lines;
    out->b_lines = text->b_lines;
    for (size_t i = 0; i < out->count; i++) {
        zl_step step = text->path.items[i];
        zl_bead_kind kind = zl_bead_kinds[step.kind];
        out->beads[i] =
            (zili_bead){ step.a, step.b, kind.a, kind.b, (double)step.sure };
    }
    return ZILI_OK;
}

static zili_status align(group *all, const knowledge *known, reader *by,
                         zili_error *err)
{
    zl_bilingual words = { .a = &all->a, .b = &all->b };
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < all->count; i++)
        status = read_pair(all, by, i, err);
    if (!status)
        status = zl_known_words(&words, known->glossary, err);
    if (!status && !zl_passes(&words, all->texts, all->count, all->threads))
        status = zl_no_memory(err);
    for (size_t i = 0; !status && i < all->count; i++)
        status = give(&all->texts[i], &all->out[i], err);
    zl_bilingual_clear(&words);
    return status;
}

static zili_status align_group(const zili_align_pair *pairs, size_t count,
                               size_t threads, const knowledge *known,
                               reader *by, zili_alignment *out,
                               zili_error *err)
{
    group all = {
        .pairs = pairs,
        .count = count,
        .threads = threads,
        .out = out,
        .texts = zl_alloc_array(count, sizeof *all.texts),
    };
    zili_status status = all.texts ? align(&all, known, by, err)
                                   : zl_no_memory(err);

    for (size_t i = 0; all.texts && i < count; i++)
        zl_array_clear(&all.texts[i].path);
    zl_free(all.texts);
    zl_side_clear(&all.a);
    zl_side_clear(&all.b);
    return status;
}

/* ---- readers ---- */

static zili_status open_reader(reader *by, const knowledge *known,
                               zili_error *err)
{
    if (by->a && by->b)
        return ZILI_OK;
    zili_status status = zl_worder_open(&by->a, known->lexicon, err);
    return status ? status : zl_worder_open(&by->b, known->lexicon, err);
}

static void close_reader(reader *by)
{
    zl_worder_close(by->a);
    zl_worder_close(by->b);
}

/* ---- each alone ---- */

typedef struct loners {
    const zili_align_pair *pairs;
    const knowledge *known;
    zili_alignment *out;
    reader *readers; /* by slot */
    const reader *failed;
} loners;

static bool run(void *user, size_t job, size_t slot)
{
    loners *all = user;
    reader *by = &all->readers[slot];

    by->status = open_reader(by, all->known, &by->err);
    if (!by->status)
        by->status = align_group(&all->pairs[job], 1, 1, all->known, by,
                                 &all->out[job], &by->err);
    return true;
}

static bool take(void *user, size_t job, size_t slot)
{
    loners *all = user;

    (void)job;
    if (all->readers[slot].status)
        all->failed = &all->readers[slot];
    return !all->failed;
}

static zili_status align_alone(const zili_align_pair *pairs, size_t count,
                               size_t threads, const knowledge *known,
                               zili_alignment *out, zili_error *err)
{
    size_t slots = zl_work_slots(threads);
    loners all = { pairs, known, out,
                   zl_alloc_array(slots, sizeof *all.readers), NULL };

    if (!all.readers)
        return zl_no_memory(err);
    (void)zl_work(threads, count, run, take, &all);
    zili_status status = all.failed ? all.failed->status : ZILI_OK;
    if (status && err)
        *err = all.failed->err;
    for (size_t i = 0; i < slots; i++)
        close_reader(&all.readers[i]);
    zl_free(all.readers);
    return status;
}

static zili_status align_together(const zili_align_pair *pairs, size_t count,
                                  size_t threads, const knowledge *known,
                                  zili_alignment *out, zili_error *err)
{
    reader by = { 0 };
    zili_status status = open_reader(&by, known, err);

    if (!status)
        status = align_group(pairs, count, threads, known, &by, out, err);
    close_reader(&by);
    return status;
}

/* ---- what is known ---- */

static void tell(const zili_align_options *options, const char *sentence)
{
    if (options->note && sentence)
        options->note(options->note_user, sentence);
}

static zili_status open_knowledge(knowledge *known,
                                  const zili_align_options *options,
                                  zili_error *err)
{
    zl_span text;
    zili_status status =
        zl_lexicon_open(&known->lexicon, (zl_profile){ 0 }, NULL, err);

    if (status)
        return status;
    tell(options, zl_lexicon_note(known->lexicon));
    if (!options->glossary) {
        tell(options, "without a glossary beads are less sure, above all of "
                      "short texts; --glossary takes CC-CEDICT");
        return ZILI_OK;
    }
    status = zl_file_read(&text, options->glossary, err);
    if (status)
        return status;
    known->bytes = (void *)(uintptr_t)text.bytes;
    status = zl_glossary_open(&known->glossary,
                              (zl_view){ known->bytes, text.size },
                              options->glossary, err);
    if (!status)
        tell(options, zl_glossary_note(known->glossary));
    return status;
}

zili_status zl_align_by_words(const zili_align_pair *pairs, size_t count,
                              const zili_align_options *options,
                              zili_alignment *out, zili_error *err)
{
    knowledge known = { 0 };
    size_t threads = zl_work_threads(options->threads);
    zili_status status = open_knowledge(&known, options, err);

    if (!status)
        status = (options->alone ? align_alone : align_together)(
            pairs, count, threads, &known, out, err);
    zl_glossary_close(known.glossary);
    zl_lexicon_close(known.lexicon);
    zl_free(known.bytes);
    return status;
}
