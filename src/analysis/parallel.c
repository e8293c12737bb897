/* parallel.c -- which sentences say the same in two languages. */
#include "analysis/parallel.h"

#include "base/fail.h"
#include "base/mem.h"

#include <zili/align.h>

#include <string.h>

/* Sentences by number: [from, to). */
typedef struct run {
    uint32_t from, to;
} run;

typedef ZL_ARRAY(run) runs;

/* Two texts to align: runs of either side, one a line. */
typedef struct pair {
    uint32_t document;
    size_t a, b, a_count, b_count; /* where they begin in the list of runs */
    double confidence;             /* that they belong together */
} pair;

typedef struct level {
    ZL_ARRAY(pair) pairs;
    runs runs;
    zl_str text; /* all lines */
    zili_align_pair *texts;
    zili_alignment *found;
} level;

typedef struct builder {
    zl_parallel *out;
    const zl_ask *ask;
    const zili_corpus *corpus;
    zili_align_options options;
    level paragraphs, sentences;
} builder;

static void clear_level(level *all)
{
    for (size_t i = 0; all->found && i < all->pairs.count; i++)
        zili_alignment_clear(&all->found[i]);
    zl_free(all->found);
    zl_free(all->texts);
    zl_array_clear(&all->pairs);
    zl_array_clear(&all->runs);
    zl_str_clear(&all->text);
}

/* ---- paragraphs ---- */

/* The sentences of [begin, end), a run for each paragraph; headings, dates and
 * the like are paragraphs too. */
static bool add_paragraphs(builder *all, uint64_t begin, uint64_t end)
{
    const zl_structure *sentences = all->out->sentences;
    const zl_structure *paragraphs = zl_corpus_structure(all->corpus, "p");
    runs *out = &all->paragraphs.runs;
    uint32_t last = ZL_NONE, count = zl_structure_count(sentences);

    for (uint32_t i = zl_structure_from(sentences, begin); i < count; i++) {
        uint64_t at = zl_structure_begin(sentences, i);
        uint32_t here = paragraphs ? zl_structure_at(paragraphs, at) : ZL_NONE;
        if (at >= end)
            break;
        if (here != ZL_NONE && here == last)
            out->items[out->count - 1].to = i + 1;
        else if (!zl_array_push(out, (run){ i, i + 1 }))
            return false;
        last = here;
    }
    return true;
}

static bool add_document(builder *all, const zl_interval *a,
                         const zl_interval *b)
{
    level *paragraphs = &all->paragraphs;
    pair one = { .document = zl_corpus_area(all->corpus, a->area)->document,
                 .a = paragraphs->runs.count,
                 .confidence = 1 };

    if (!add_paragraphs(all, a->begin, a->end))
        return false;
    one.b = paragraphs->runs.count;
    one.a_count = one.b - one.a;
    if (!add_paragraphs(all, b->begin, b->end))
        return false;
    one.b_count = paragraphs->runs.count - one.b;
    if (all->out->documents++ == 0) {
        all->out->a_lang = zl_corpus_area(all->corpus, a->area)->lang;
        all->out->b_lang = zl_corpus_area(all->corpus, b->area)->lang;
    }
    return zl_array_push(&paragraphs->pairs, one);
}

/* The first two regions of each document that differ in language. */
static bool find_documents(builder *all)
{
    const zl_scope *scope = all->ask->scope;

    for (size_t i = 0; i < scope->count;) {
        const zl_interval *a = &scope->intervals[i], *b = NULL;
        const zl_area *first = zl_corpus_area(all->corpus, a->area);
        for (; i < scope->count; i++) {
            const zl_area *area =
                zl_corpus_area(all->corpus, scope->intervals[i].area);
            if (area->document != first->document)
                break;
            if (!b && strcmp(area->lang, first->lang) != 0)
                b = &scope->intervals[i];
        }
        if (!b)
            all->out->without++;
        else if (!add_document(all, a, b))
            return false;
    }
    return true;
}

/* ---- texts ---- */

/* Append text in which nothing ends a line. */
static void add_flat(const zili_corpus *corpus, uint64_t from, uint64_t to,
                     zl_str *text)
{
    size_t begin = text->size;

    zl_corpus_text(corpus, from, to, text);
    for (size_t i = begin; i < text->size; i++)
        if (text->bytes[i] == '\n' || text->bytes[i] == '\r')
            text->bytes[i] = ' ';
}

static void add_line(const builder *all, level *to, run at)
{
    const zl_structure *sentences = all->out->sentences;

    add_flat(all->corpus, zl_structure_begin(sentences, at.from),
             zl_structure_end(sentences, at.to - 1), &to->text);
    zl_str_add_byte(&to->text, '\n');
}

static size_t add_lines(const builder *all, level *to, size_t from,
                        size_t count)
{
    size_t begin = to->text.size;

    for (size_t i = from; i < from + count; i++)
        add_line(all, to, to->runs.items[i]);
    return to->text.size - begin;
}

static zili_status align_level(builder *all, level *at, zili_error *err)
{
    size_t count = at->pairs.count, begin = 0;

    at->texts = zl_alloc_array(count, sizeof *at->texts);
    at->found = zl_alloc_array(count, sizeof *at->found);
    if (!at->texts || !at->found)
        return zl_no_memory(err);
    for (size_t i = 0; i < count; i++) {
        const pair *one = &at->pairs.items[i];
        at->texts[i].name =
            zl_corpus_document(all->corpus, one->document)->name;
        at->texts[i].a_size = add_lines(all, at, one->a, one->a_count);
        at->texts[i].b_size = add_lines(all, at, one->b, one->b_count);
    }
    if (at->text.failed)
        return zl_no_memory(err);
    for (size_t i = 0; i < count; i++) {
        at->texts[i].a = at->text.bytes + begin;
        at->texts[i].b = at->texts[i].a + at->texts[i].a_size;
        begin += at->texts[i].a_size + at->texts[i].b_size;
    }
    return zili_align(at->texts, count, &all->options, at->found, err);
}

/* ---- sentences ---- */

static uint64_t begin_of(const builder *all, run at)
{
    return zl_structure_begin(all->out->sentences, at.from);
}

static uint64_t end_of(const builder *all, run at)
{
    return zl_structure_end(all->out->sentences, at.to - 1);
}

static bool add_couple(builder *all, const pair *one, const level *at,
                       const zili_bead *bead)
{
    zl_couple couple = { .document = one->document,
                         .confidence = one->confidence * bead->confidence };
    const run *a = at->runs.items + one->a + bead->a;
    const run *b = at->runs.items + one->b + bead->b;
    uint32_t number = (uint32_t)all->out->couples.count;

    if (bead->a_lines) {
        couple.a = begin_of(all, a[0]);
        couple.a_end = end_of(all, a[bead->a_lines - 1]);
        for (uint32_t s = a[0].from; s < a[bead->a_lines - 1].to; s++)
            all->out->couple_of[s] = number;
    }
    if (bead->b_lines) {
        couple.b = begin_of(all, b[0]);
        couple.b_end = end_of(all, b[bead->b_lines - 1]);
        for (uint32_t s = b[0].from; s < b[bead->b_lines - 1].to; s++)
            all->out->couple_of[s] = number;
    }
    return zl_array_push(&all->out->couples, couple);
}

static bool split(level *to, const run *from, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (uint32_t s = from[i].from; s < from[i].to; s++)
            if (!zl_array_push(&to->runs, (run){ s, s + 1 }))
                return false;
    return true;
}

/* What a bead of paragraphs holds, sentence by sentence, to be aligned. */
static bool add_inside(builder *all, const pair *text, const zili_bead *bead)
{
    const level *from = &all->paragraphs;
    level *to = &all->sentences;
    pair one = { .document = text->document,
                 .a = to->runs.count,
                 .confidence = bead->confidence };

    if (!split(to, from->runs.items + text->a + bead->a, bead->a_lines))
        return false;
    one.b = to->runs.count;
    one.a_count = one.b - one.a;
    if (!split(to, from->runs.items + text->b + bead->b, bead->b_lines))
        return false;
    one.b_count = to->runs.count - one.b;
    return zl_array_push(&to->pairs, one);
}

static bool go_inside(builder *all)
{
    const level *paragraphs = &all->paragraphs;

    for (size_t i = 0; i < paragraphs->pairs.count; i++)
        for (size_t k = 0; k < paragraphs->found[i].count; k++)
            if (!add_inside(all, &paragraphs->pairs.items[i],
                            &paragraphs->found[i].beads[k]))
                return false;
    return true;
}

static bool collect(builder *all)
{
    const level *sentences = &all->sentences;

    for (size_t i = 0; i < sentences->pairs.count; i++)
        for (size_t k = 0; k < sentences->found[i].count; k++)
            if (!add_couple(all, &sentences->pairs.items[i], sentences,
                            &sentences->found[i].beads[k]))
                return false;
    return true;
}

/* ---- all ---- */

static zili_status build(builder *all, zili_error *err)
{
    zl_parallel *out = all->out;
    uint32_t count = out->sentences ? zl_structure_count(out->sentences) : 0;

    out->couple_of = zl_alloc_array(count, sizeof *out->couple_of);
    if (!out->couple_of || (count && !find_documents(all)))
        return zl_no_memory(err);
    for (uint32_t i = 0; i < count; i++)
        out->couple_of[i] = ZL_NONE;
    if (out->documents == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "No document of the scope has two languages: there is "
                       "nothing to align; \"zili docs --regions\" shows the "
                       "languages.");
    zili_status status = align_level(all, &all->paragraphs, err);
    if (!status && !go_inside(all))
        status = zl_no_memory(err);
    if (!status)
        status = align_level(all, &all->sentences, err);
    return !status && !collect(all) ? zl_no_memory(err) : status;
}

zili_status zl_parallel_make(zl_parallel *parallel, const zl_ask *ask,
                             const char *glossary, zili_error *err)
{
    *parallel = (zl_parallel){
        .sentences = zl_corpus_structure(ask->corpus, "s"),
        .a_lang = "",
        .b_lang = "",
    };
    builder all = { .out = parallel,
                    .ask = ask,
                    .corpus = ask->corpus,
                    .options = { .glossary = glossary,
                                 .threads = ask->threads } };
    zili_status status = build(&all, err);

    clear_level(&all.paragraphs);
    clear_level(&all.sentences);
    return status;
}

void zl_parallel_clear(zl_parallel *parallel)
{
    zl_array_clear(&parallel->couples);
    zl_free(parallel->couple_of);
    *parallel = (zl_parallel){ 0 };
}

uint32_t zl_parallel_at(const zl_parallel *parallel, uint64_t position,
                        bool *is_b)
{
    uint32_t sentence = zl_structure_at(parallel->sentences, position);
    uint32_t couple =
        sentence == ZL_NONE ? ZL_NONE : parallel->couple_of[sentence];

    if (couple != ZL_NONE) {
        const zl_couple *found = &parallel->couples.items[couple];
        *is_b = position >= found->b && position < found->b_end;
    }
    return couple;
}

void zl_parallel_add_text(const zl_ask *ask, uint64_t from, uint64_t to,
                          zl_str *text, zili_table *table)
{
    zl_str_empty(text);
    if (from < to)
        add_flat(ask->corpus, from, to, text);
    zl_table_add_text(table, zl_str_view(text));
}

void zl_parallel_note(const zl_parallel *parallel, const char *glossary,
                      zili_table *table)
{
    size_t both = 0;

    for (size_t i = 0; i < parallel->couples.count; i++) {
        const zl_couple *couple = &parallel->couples.items[i];
        both += couple->a < couple->a_end && couple->b < couple->b_end;
    }
    zl_table_add_note(table,
                      "aligned: %zu documents, %zu beads of sentences, %zu of "
                      "them with both languages; %s",
                      parallel->documents, parallel->couples.count, both,
                      glossary ? glossary : "without a glossary");
    if (parallel->without)
        zl_table_add_note(table,
                          "left out: %zu documents of one language",
                          parallel->without);
}
