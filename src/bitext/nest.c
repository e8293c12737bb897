/* nest.c -- regions aligned: paragraphs first, and the sentences inside of
 * those that belong together; around beads that are given. */
#include "bitext/nest.h"

#include "base/fail.h"
#include "base/mem.h"
#include "bitext/weave.h"

#include <zili/align.h>

#include <stdlib.h>

/* Sentences that are left to be aligned, by their numbers among them: [from,
 * to). */
typedef struct run {
    uint32_t from, to;
} run;

/* Two texts: runs of either side, one a line. */
typedef struct text {
    size_t twin;
    size_t from[2], count[2]; /* of the runs */
    double confidence;        /* that they belong together */
    const zl_found_bead *then;      /* a given link that follows, or NULL */
} text;

typedef struct level {
    ZL_ARRAY(text) texts;
    ZL_ARRAY(run) runs;
    zl_str lines; /* of all texts */
    zili_align_pair *pairs;
    zili_alignment *found; /* by text */
    zili_alignment *group; /* lent to it: those of the present group */
} level;

typedef struct nest {
    zl_bitext *out;
    const zl_found_beads *given;
    const zili_bitext_options *options;
    ZL_ARRAY(uint32_t) left; /* sentences to be aligned, both sides of a twin,
                              * then the next one */
    zl_found_beads alone[2];       /* given, of one side, rising */
    level paragraphs, sentences;
} nest;

/* The number of these two languages in this order; ZL_MAP_NONE without memory,
 * or where they are to be found and not there. */
static uint32_t group_of(zl_bitext *bitext, const zl_twin *twin, int first,
                         bool add)
{
    zl_str key = { 0 };

    zl_str_format(&key, "%s/%s",
                  zl_corpus_area(bitext->corpus, twin->region[first])->lang,
                  zl_corpus_area(bitext->corpus, twin->region[!first])->lang);
    uint32_t number = key.failed ? ZL_MAP_NONE
                      : add      ? zl_map_add(&bitext->groups,
                                              zl_str_view(&key))
                                 : zl_map_find(&bitext->groups,
                                               zl_str_view(&key));
    zl_str_clear(&key);
    return number;
}

/* What is learnt of two languages helps in both orders. */
static bool find_group(zl_bitext *bitext, zl_twin *twin)
{
    twin->group = group_of(bitext, twin, 1, false);
    twin->turned = twin->group != ZL_MAP_NONE;
    if (!twin->turned)
        twin->group = group_of(bitext, twin, 0, true);
    return twin->group != ZL_MAP_NONE;
}

bool zl_bitext_add(zl_bitext *bitext, zl_partner regions)
{
    zl_twin twin = { .region = { regions.a, regions.b } };

    for (int side = 0; side < 2; side++) {
        twin.from[side] = (uint32_t)bitext->sentences.count;
        if (!zl_sentences_add(&bitext->sentences, bitext->corpus,
                              twin.region[side]))
            return false;
        twin.count[side] =
            (uint32_t)bitext->sentences.count - twin.from[side];
    }
    return find_group(bitext, &twin) && zl_array_push(&bitext->twins, twin);
}

void zl_bitext_clear(zl_bitext *bitext)
{
    zl_array_clear(&bitext->twins);
    zl_map_clear(&bitext->groups);
    zl_array_clear(&bitext->sentences);
    zl_array_clear(&bitext->links);
}

static void clear_level(level *at)
{
    for (size_t i = 0; at->found && i < at->texts.count; i++)
        zili_alignment_clear(&at->found[i]);
    zl_free(at->found);
    zl_free(at->group);
    zl_free(at->pairs);
    zl_array_clear(&at->texts);
    zl_array_clear(&at->runs);
    zl_str_clear(&at->lines);
}

/* ---- what is given for a twin ---- */

static int by_place(const void *left, const void *right)
{
    const zl_found_bead *one = left, *two = right;
    int side = one->count[0] ? 0 : 1;

    return (one->from[side] > two->from[side]) -
           (one->from[side] < two->from[side]);
}

/* Given links of the twin: those of one side go to `alone`. */
static bool sort_given(nest *all, size_t twin, size_t *given)
{
    size_t first[2] = { all->alone[0].count, all->alone[1].count };

    for (; *given < all->given->count; (*given)++) {
        const zl_found_bead *link = &all->given->items[*given];
        if (link->twin != twin)
            break;
        if (link->count[0] && link->count[1])
            continue;
        if (!zl_array_push(&all->alone[link->count[0] ? 0 : 1], *link))
            return false;
    }
    for (int side = 0; side < 2; side++)
        if (all->alone[side].count > first[side])
            qsort(all->alone[side].items + first[side],
                  all->alone[side].count - first[side], sizeof(zl_found_bead),
                  by_place);
    return true;
}

/* ---- paragraphs ---- */

/* The sentences [from, to) of a side, but for those that stand alone, as
 * runs, one a paragraph. `*alone` is the first of these that may come. */
static bool add_paragraphs(nest *all, int side, uint32_t from, uint32_t to,
                           size_t *alone)
{
    level *at = &all->paragraphs;
    size_t first = at->runs.count;
    bool opens = true;

    for (uint32_t i = from; i < to; i++) {
        const zl_found_bead *given = *alone < all->alone[side].count
                                   ? &all->alone[side].items[*alone]
                                   : NULL;
        opens = opens || all->out->sentences.items[i].opens;
        if (given && given->from[side] == i) {
            opens = opens || given->count[side] > 1;
            i += given->count[side] - 1;
            (*alone)++;
            continue;
        }
        uint32_t number = (uint32_t)all->left.count;
        if (!zl_array_push(&all->left, i))
            return false;
        if (!opens && at->runs.count > first)
            at->runs.items[at->runs.count - 1].to = number + 1;
        else if (!zl_array_push(&at->runs, (run){ number, number + 1 }))
            return false;
        opens = false;
    }
    return true;
}

/* A text of the sentences before those of `then`, or before the end. */
static bool add_gap(nest *all, size_t number, uint32_t next[2],
                    size_t alone[2], const zl_found_bead *then)
{
    const zl_twin *twin = &all->out->twins.items[number];
    text gap = { .twin = number, .confidence = 1, .then = then };

    for (int side = 0; side < 2; side++) {
        uint32_t to = then ? then->from[side]
                           : twin->from[side] + twin->count[side];
        gap.from[side] = all->paragraphs.runs.count;
        if (!add_paragraphs(all, side, next[side], to, &alone[side]))
            return false;
        gap.count[side] = all->paragraphs.runs.count - gap.from[side];
        next[side] = then ? to + then->count[side] : to;
    }
    return zl_array_push(&all->paragraphs.texts, gap);
}

static bool add_gaps(nest *all)
{
    size_t given = 0;

    for (size_t i = 0; i < all->out->twins.count; i++) {
        const zl_twin *twin = &all->out->twins.items[i];
        uint32_t next[2] = { twin->from[0], twin->from[1] };
        size_t alone[2] = { all->alone[0].count, all->alone[1].count };
        size_t first = given;
        if (!sort_given(all, i, &given))
            return false;
        for (size_t k = first; k < given; k++) {
            const zl_found_bead *link = &all->given->items[k];
            if (link->count[0] && link->count[1] &&
                !add_gap(all, i, next, alone, link))
                return false;
        }
        if (!add_gap(all, i, next, alone, NULL))
            return false;
    }
    return true;
}

/* ---- a level ---- */

/* Sentences without others between them are taken together. */
static void add_line(const nest *all, level *at, run line)
{
    const zl_sentence *sentences = all->out->sentences.items;

    for (uint32_t i = line.from; i < line.to; i++) {
        const zl_sentence *one = &sentences[all->left.items[i]];
        while (i + 1 < line.to &&
               all->left.items[i + 1] == all->left.items[i] + 1)
            i++;
        zl_sentences_text(all->out->corpus, one->begin,
                          sentences[all->left.items[i]].end, &at->lines);
        if (i + 1 < line.to)
            zl_str_add_byte(&at->lines, ' ');
    }
    zl_str_add_byte(&at->lines, '\n');
}

static size_t add_lines(const nest *all, level *at, const text *of, int side)
{
    size_t begin = at->lines.size;

    for (size_t i = 0; i < of->count[side]; i++)
        add_line(all, at, at->runs.items[of->from[side] + i]);
    return at->lines.size - begin;
}

static const char *name_of(const nest *all, size_t twin)
{
    uint32_t region = all->out->twins.items[twin].region[0];
    const zl_area *area = zl_corpus_area(all->out->corpus, region);

    return zl_corpus_document(all->out->corpus, area->document)->name;
}

/* The texts of a group, one behind the other, as they are to be aligned. */
static bool make_pairs(const nest *all, level *at, uint32_t group,
                       size_t *count)
{
    const zl_twin *twins = all->out->twins.items;
    size_t begin = 0;

    *count = at->lines.size = 0;
    for (size_t i = 0; i < at->texts.count; i++) {
        const text *one = &at->texts.items[i];
        const zl_twin *twin = &twins[one->twin];
        if (twin->group != group)
            continue;
        at->pairs[*count].name = name_of(all, one->twin);
        at->pairs[*count].a_size = add_lines(all, at, one, twin->turned);
        at->pairs[*count].b_size = add_lines(all, at, one, !twin->turned);
        (*count)++;
    }
    for (size_t i = 0; !at->lines.failed && i < *count; i++) {
        at->pairs[i].a = zl_str_text(&at->lines) + begin;
        at->pairs[i].b = at->pairs[i].a + at->pairs[i].a_size;
        begin += at->pairs[i].a_size + at->pairs[i].b_size;
    }
    return !at->lines.failed;
}

static void turn(zili_alignment *found)
{
    for (size_t i = 0; i < found->count; i++) {
        zili_bead *bead = &found->beads[i];
        *bead = (zili_bead){ bead->b, bead->a, bead->b_lines, bead->a_lines,
                             bead->confidence };
    }
}

/* What was found for a group, to the texts that are of it. */
static void hand_out(const nest *all, level *at, uint32_t group)
{
    const zl_twin *twins = all->out->twins.items;
    size_t next = 0;

    for (size_t i = 0; i < at->texts.count; i++) {
        const zl_twin *twin = &twins[at->texts.items[i].twin];
        if (twin->group != group)
            continue;
        at->found[i] = at->group[next++];
        if (twin->turned)
            turn(&at->found[i]);
    }
}

static zili_status align_group(nest *all, level *at, uint32_t group,
                               zili_error *err)
{
    const zili_bitext_options *options = all->options;
    zili_align_options how = options->align;
    size_t count;

    how.note = NULL;
    if (options->stop && options->stop(options->stop_user))
        return zl_fail(err, ZILI_ESTOPPED, "Stopped.");
    if (!make_pairs(all, at, group, &count))
        return zl_no_memory(err);
    zili_status status = zili_align(at->pairs, count, &how, at->group, err);
    if (!status)
        hand_out(all, at, group);
    return status;
}

static zili_status align_level(nest *all, level *at, zili_error *err)
{
    size_t count = at->texts.count;
    zili_status status = ZILI_OK;

    at->pairs = zl_alloc_array(count, sizeof *at->pairs);
    at->found = zl_alloc_array(count, sizeof *at->found);
    at->group = zl_alloc_array(count, sizeof *at->group);
    if (!at->pairs || !at->found || !at->group)
        return zl_no_memory(err);
    for (uint32_t i = 0; !status && i < all->out->groups.count; i++)
        status = align_group(all, at, i, err);
    return status;
}

/* ---- sentences ---- */

static bool add_inside(nest *all, const text *of, const zili_bead *bead)
{
    const level *from = &all->paragraphs;
    level *to = &all->sentences;
    text one = { .twin = of->twin, .confidence = bead->confidence };
    size_t first[2] = { bead->a, bead->b };
    size_t count[2] = { bead->a_lines, bead->b_lines };

    for (int side = 0; side < 2; side++) {
        one.from[side] = to->runs.count;
        for (size_t i = 0; i < count[side]; i++) {
            run line = from->runs.items[of->from[side] + first[side] + i];
            for (uint32_t s = line.from; s < line.to; s++)
                if (!zl_array_push(&to->runs, (run){ s, s + 1 }))
                    return false;
        }
        one.count[side] = to->runs.count - one.from[side];
    }
    return zl_array_push(&to->texts, one);
}

/* What a bead of paragraphs holds, sentence by sentence, to be aligned. */
static bool go_inside(nest *all)
{
    const level *at = &all->paragraphs;

    for (size_t i = 0; i < at->texts.count; i++)
        for (size_t k = 0; k < at->found[i].count; k++)
            if (!add_inside(all, &at->texts.items[i],
                            &at->found[i].beads[k]))
                return false;
    return true;
}

/* ---- links ---- */

static void take_bead(nest *all, zl_weave *weave, const text *of,
                      const zili_bead *bead)
{
    zl_found_bead link = { .confidence = of->confidence * bead->confidence };
    size_t first[2] = { bead->a, bead->b };
    size_t count[2] = { bead->a_lines, bead->b_lines };

    for (int side = 0; side < 2; side++) {
        if (count[side] == 0)
            continue;
        const run *lines =
            all->sentences.runs.items + of->from[side] + first[side];
        const uint32_t *left = all->left.items;
        link.from[side] = left[lines[0].from];
        link.count[side] =
            left[lines[count[side] - 1].to - 1] + 1 - link.from[side];
    }
    zl_weave_add(weave, &link);
}

/* The given links of one side that are of this twin. */
static void begin_twin(nest *all, zl_weave *weave, size_t twin, size_t at[2])
{
    const zl_twin *of = &all->out->twins.items[twin];

    *weave = (zl_weave){ .to = all->out, .twin = twin };
    for (int side = 0; side < 2; side++) {
        const zl_found_beads *alone = &all->alone[side];
        size_t first = at[side];
        while (at[side] < alone->count &&
               alone->items[at[side]].twin == twin)
            at[side]++;
        weave->alone[side] = alone->count ? alone->items + first : NULL;
        weave->alone_count[side] = at[side] - first;
        weave->next[side] = of->from[side];
    }
    all->out->twins.items[twin].bead = all->out->links.count;
}

static bool end_twin(nest *all, zl_weave *weave)
{
    zl_twin *twin = &all->out->twins.items[weave->twin];

    zl_weave_end(weave);
    twin->beads = all->out->links.count - twin->bead;
    return !weave->failed;
}

static bool collect(nest *all)
{
    const level *outer = &all->paragraphs, *inner = &all->sentences;
    size_t next = 0, at[2] = { 0, 0 };
    zl_weave weave = { 0 };

    for (size_t i = 0; i < outer->texts.count; i++) {
        const text *gap = &outer->texts.items[i];
        if (i == 0 || gap->twin != outer->texts.items[i - 1].twin)
            begin_twin(all, &weave, gap->twin, at);
        for (size_t k = 0; k < outer->found[i].count; k++, next++)
            for (size_t n = 0; n < inner->found[next].count; n++)
                take_bead(all, &weave, &inner->texts.items[next],
                          &inner->found[next].beads[n]);
        if (gap->then)
            zl_weave_add(&weave, gap->then);
        else if (!end_twin(all, &weave))
            return false;
    }
    return true;
}

static zili_status align(nest *all, zili_error *err)
{
    zili_status status = add_gaps(all) ? align_level(all, &all->paragraphs,
                                                     err)
                                       : zl_no_memory(err);

    if (!status && !go_inside(all))
        status = zl_no_memory(err);
    if (!status)
        status = align_level(all, &all->sentences, err);
    if (!status && !collect(all))
        status = zl_no_memory(err);
    return status;
}

zili_status zl_bitext_align(zl_bitext *bitext, const zl_found_beads *given,
                            const zili_bitext_options *options,
                            zili_error *err)
{
    nest all = { .out = bitext, .given = given, .options = options };
    zili_status status = align(&all, err);

    clear_level(&all.paragraphs);
    clear_level(&all.sentences);
    zl_array_clear(&all.left);
    zl_array_clear(&all.alone[0]);
    zl_array_clear(&all.alone[1]);
    return status;
}
