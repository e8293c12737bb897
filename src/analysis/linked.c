/* linked.c -- which words of a sentence became which words of its
 * translation. */
#include "analysis/linked_parts.h"

#include "align/equivalents.h"
#include "align/learn.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"

enum {
    MOST_BEADS = 20000, /* that are learnt from */
    FEW_BEADS = 2000,   /* that are learnt from in the order of their words */
    ROUNDS = 2          /* of that */
};

#define LEARNT .7f /* how much what was learnt of a word counts; the rest is
                      what is known of it */

static const zl_learning learning = { .least = 1, .smallest = .005f };

/* ---- what is learnt from ---- */

static bool has_both(const zl_couple *couple)
{
    return couple->a < couple->a_end && couple->b < couple->b_end;
}

/* By couple: 1 where it has both sides, 2 where it has a hit too. */
static uint8_t *mark_couples(const zl_parallel *parallel, const zl_hits *hits)
{
    size_t count = parallel->couples.count;
    uint8_t *marks = zl_alloc(count + 1);

    for (size_t i = 0; marks && i < count; i++)
        marks[i] = has_both(&parallel->couples.items[i]);
    for (size_t i = 0; marks && hits && i < hits->count; i++) {
        bool is_b;
        uint32_t couple =
            zl_parallel_at(parallel, hits->items[i].begin, &is_b);
        if (couple != ZL_NONE && marks[couple])
            marks[couple] = 2;
    }
    return marks;
}

/* Whether the number `i` of `count` is among `most` that lie evenly. */
static bool is_chosen(size_t i, size_t count, size_t most)
{
    return count <= most || (i + 1) * most / count > i * most / count;
}

static bool add_line(zl_links *own, int side, uint64_t from, uint64_t to)
{
    zl_bead_words *words = &own->linked.words[side];
    zl_side *lines = &own->sides[side];
    zl_line line = { .first = lines->words.count };

    if (!zl_word_reader_read(&own->readers[side], from, to, words))
        return false;
    for (size_t i = 0; i < words->count; i++) {
        lines->counts.items[words->items[i].term]++;
        if (!zl_array_push(&lines->words, words->items[i].term))
            return false;
    }
    line.count = (uint32_t)words->count;
    return zl_array_push(&lines->lines, line);
}

static bool add_lines(zl_links *own, const uint8_t *marks)
{
    const zl_parallel *parallel = own->parallel;
    size_t counts[3] = { 0 }, seen[3] = { 0 }, most[3];

    for (size_t i = 0; i < parallel->couples.count; i++)
        counts[marks[i]]++;
    most[2] = counts[2] < MOST_BEADS / 2 ? counts[2] : MOST_BEADS / 2;
    most[1] = MOST_BEADS - most[2];
    for (size_t i = 0; i < parallel->couples.count; i++) {
        const zl_couple *couple = &parallel->couples.items[i];
        uint8_t mark = marks[i];
        if (mark == 0 || !is_chosen(seen[mark]++, counts[mark], most[mark]))
            continue;
        if (!add_line(own, 0, couple->a, couple->a_end) ||
            !add_line(own, 1, couple->b, couple->b_end))
            return false;
    }
    return true;
}

/* ---- learning ---- */

static zili_status read_glossary(const char *path, zl_span *text,
                                 zl_glossary **out, zili_error *err)
{
    if (!path)
        return ZILI_OK;
    zili_status status = zl_file_read(text, path, err);

    return status ? status
                  : zl_glossary_open(out,
                                     (zl_view){ (const char *)text->bytes,
                                                text->size },
                                     path, err);
}

/* `known` and `learnt` → `out`. */
static bool mix(const zl_translations *known, const zl_translations *learnt,
                const zl_side *side, zl_translations *out)
{
    float *weights = zl_alloc_array(known->words + 1, sizeof *weights);

    for (size_t i = 0; weights && i < known->words; i++) {
        float count = (float)side->counts.items[i];
        if (learnt->starts[i + 1] > learnt->starts[i])
            weights[i] = LEARNT * count / (count + 1);
    }
    bool whole = weights && zl_translations_mix(out, known, learnt, weights);
    zl_free(weights);
    return whole;
}

/* Put what was learnt beside what is known. */
static bool keep_learnt(zl_links *own, const zl_translations known[2],
                        const zl_translations learnt[2])
{
    zl_translations forth = { 0 }, back = { 0 };
    bool whole = mix(&known[0], &learnt[0], &own->sides[0], &forth) &&
                 mix(&known[1], &learnt[1], &own->sides[1], &back);

    zl_translations_clear(&own->forth);
    zl_translations_clear(&own->back);
    own->forth = forth;
    own->back = back;
    return whole;
}

/* First without a look at the order of words; then, where there are few beads,
 * order says what numbers cannot. */
static bool learn(zl_links *own, const zl_translations known[2])
{
    size_t count = own->sides[0].lines.count;
    int rounds = count <= FEW_BEADS ? ROUNDS : 0;
    zl_translations learnt[2] = { { 0 } };
    zl_meetings beads = { 0 };
    bool whole = true;

    for (size_t i = 0; whole && i < count; i++)
        whole = zl_array_push(&beads, (zl_meeting){ i, i, 1, 1 });
    whole = whole &&
            zl_learn(&own->sides[0], &own->sides[1], &beads, learning,
                     &learnt[0], &learnt[1]) &&
            keep_learnt(own, known, learnt);
    for (int i = 0; whole && i < rounds; i++) {
        zl_translations_clear(&learnt[0]);
        zl_translations_clear(&learnt[1]);
        whole = zl_link_learn(&own->linker, &own->sides[0], &own->sides[1],
                              &own->forth, &own->back, learnt) &&
                keep_learnt(own, known, learnt);
    }
    zl_translations_clear(&learnt[0]);
    zl_translations_clear(&learnt[1]);
    zl_array_clear(&beads);
    return whole;
}

static zili_status learn_all(zl_links *own, const char *path, zili_error *err)
{
    zl_translations known[2] = { { 0 } };
    zl_glossary *glossary = NULL;
    zl_span text = { 0 };
    zili_status status = read_glossary(path, &text, &glossary, err);

    if (!status)
        status = zl_equivalents(&own->sides[0], &own->sides[1], glossary,
                                &known[0], &known[1], err);
    if (!status && !learn(own, known))
        status = zl_no_memory(err);
    zl_translations_clear(&known[0]);
    zl_translations_clear(&known[1]);
    zl_glossary_close(glossary);
    zl_free((void *)(uintptr_t)text.bytes);
    return status;
}

/* ---- opening ---- */

static zili_status open_readers(zl_links *own, const zl_ask *ask,
                                const zl_hits *hits, bool b_side,
                                bool together, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (int side = 0; !status && side < 2; side++) {
        bool has = hits && side == b_side;
        status = zl_word_reader_open(&own->readers[side], ask->corpus,
                                     &own->sides[side],
                                     has ? hits->items : NULL,
                                     has ? hits->count : 0, together,
                                     err);
    }
    return status;
}

zili_status zl_links_open(zl_links **out, const zl_ask *ask,
                          const zl_parallel *parallel, const zl_hits *hits,
                          bool b_side, bool together, const char *glossary,
                          zili_error *err)
{
    zl_links *own = zl_alloc(sizeof *own);

    *out = NULL;
    if (!own)
        return zl_no_memory(err);
    own->parallel = parallel;
    zili_status status = open_readers(own, ask, hits, b_side,
                                      together, err);
    uint8_t *marks = status ? NULL : mark_couples(parallel, hits);
    if (!status && (!marks || !add_lines(own, marks)))
        status = zl_no_memory(err);
    zl_free(marks);
    if (!status)
        status = learn_all(own, glossary, err);
    if (status)
        zl_links_close(own);
    else
        *out = own;
    return status;
}

void zl_links_close(zl_links *links)
{
    if (!links)
        return;
    for (int side = 0; side < 2; side++) {
        zl_word_reader_close(&links->readers[side]);
        zl_side_clear(&links->sides[side]);
        zl_array_clear(&links->linked.words[side]);
        zl_array_clear(&links->rows[side]);
        zl_free(links->linked.partners[side]);
    }
    zl_array_clear(&links->contest);
    zl_translations_clear(&links->forth);
    zl_translations_clear(&links->back);
    zl_linker_clear(&links->linker);
    zl_free(links);
}

zl_view zl_links_key(const zl_links *links, bool b_side, uint32_t term)
{
    return zl_map_key(&links->sides[b_side].keys, term);
}

