/* bead_words.c -- the words of an aligned sentence as terms. */
#include "analysis/bead_words.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/particles.h"
#include "text/script.h"

enum { MOST_FORMS = 1000 }; /* of what was asked for, that its key has */

/* ---- keys ---- */

/* Append the stems of a token's key, hyphens between. */
static bool add_stems(zl_word_reader *own, zl_view fold, zl_str *key)
{
    zl_view part, stem;
    bool first = true;

    while (zl_view_next(&fold, '-', &part)) {
        if (!zl_stemmer_stem(own->stemmer, part, &stem))
            return false;
        if (!first)
            zl_str_add_byte(key, '-');
        zl_str_add(key, stem);
        first = false;
    }
    return !key->failed;
}

/* The words in [from, to) as one key: stems with hyphens between. */
static bool add_key(zl_word_reader *own, uint64_t from, uint64_t to,
                    zl_str *key)
{
    size_t begin = key->size;

    for (uint64_t at = from; at < to; at++) {
        if (!zl_corpus_is_word(own->corpus, at))
            continue;
        if (key->size > begin)
            zl_str_add_byte(key, '-');
        if (!add_stems(own, zl_corpus_fold_at(own->corpus, at), key))
            return false;
    }
    return !key->failed;
}

static uint32_t number_of(zl_word_reader *own, zl_view key)
{
    if (zl_map_find(&own->forms, key) != ZL_MAP_NONE)
        return 0;
    if (!own->side) {
        uint32_t known = zl_map_find(&own->known->keys, key);
        return known == ZL_MAP_NONE ? ZL_TERM_UNKNOWN : known;
    }
    uint32_t term = zl_map_add(&own->side->keys, key);
    while (term != ZL_MAP_NONE && own->side->counts.count <= term)
        if (!zl_array_push(&own->side->counts, 0))
            return ZL_MAP_NONE;
    return term;
}

/* ---- what was asked for ---- */

static bool find_forms(zl_word_reader *own)
{
    for (size_t i = 0; i < own->hit_count; i++) {
        const zl_hit *hit = &own->hits[i];
        zl_str_empty(&own->key);
        if (!add_key(own, hit->begin, hit->end, &own->key) ||
            zl_map_add(&own->forms, zl_str_view(&own->key)) == ZL_MAP_NONE)
            return false;
        if (own->forms.count == MOST_FORMS)
            break;
    }
    return true;
}

/* The key of all hits: every form that they have, each once. */
static bool add_asked(zl_word_reader *own)
{
    zl_str key = { 0 };

    for (uint32_t i = 0; i < own->forms.count; i++) {
        zl_str_add_byte(&key, '|');
        zl_str_add(&key, zl_map_key(&own->forms, i));
    }
    bool whole = !key.failed &&
                 number_of(own, zl_str_view(&key)) != ZL_MAP_NONE;
    zl_str_clear(&key);
    return whole;
}

zili_status zl_word_reader_look(zl_word_reader *reader,
                                const zili_corpus *corpus,
                                const zl_side *side, const zl_hit *hits,
                                size_t hit_count,
                                zili_error *err)
{
    uint32_t types = zl_corpus_types(corpus);

    *reader = (zl_word_reader){ .corpus = corpus,
                                .known = side,
                                .hits = hits,
                                .hit_count = hit_count };
    zili_status status = zl_stemmer_open(&reader->stemmer, "english", err);
    if (status)
        return status;
    reader->terms = zl_alloc_array(types, sizeof *reader->terms);
    return reader->terms && find_forms(reader) ? ZILI_OK : zl_no_memory(err);
}

zili_status zl_word_reader_open(zl_word_reader *reader,
                                const zili_corpus *corpus, zl_side *side,
                                const zl_hit *hits, size_t hit_count,
                                zili_error *err)
{
    zili_status status = zl_word_reader_look(reader, corpus, side, hits,
                                             hit_count, err);

    reader->side = side;
    return !status && hit_count && !add_asked(reader) ? zl_no_memory(err)
                                                      : status;
}

void zl_word_reader_close(zl_word_reader *reader)
{
    zl_stemmer_close(reader->stemmer);
    zl_map_clear(&reader->forms);
    zl_free(reader->terms);
    zl_str_clear(&reader->key);
}

/* ---- sentences ---- */

static bool is_hyphen(const zl_word_reader *own, uint64_t at)
{
    return zl_view_is(zl_corpus_fold_at(own->corpus, at), "-");
}

/* Where the words end that touch the one at `at` through hyphens. */
static uint64_t end_of(const zl_word_reader *own, uint64_t at, uint64_t to)
{
    uint64_t end = at + 1;

    while (end + 1 < to && is_hyphen(own, end) &&
           zl_corpus_glue(own->corpus, end - 1).size == 0 &&
           zl_corpus_glue(own->corpus, end).size == 0 &&
           zl_corpus_is_word(own->corpus, end + 1))
        end += 2;
    return end;
}

/* The first hit that begins at or after `position`. */
static size_t hit_from(const zl_word_reader *own, uint64_t position)
{
    size_t low = 0, high = own->hit_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (own->hits[middle].begin < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The number of one word that stands alone; the types' are remembered. */
static uint32_t term_of(zl_word_reader *own, uint64_t at)
{
    uint32_t *known = &own->terms[zl_corpus_at(own->corpus, at)];

    if (*known == 0) {
        zl_str_empty(&own->key);
        uint32_t term = add_key(own, at, at + 1, &own->key)
                            ? number_of(own, zl_str_view(&own->key))
                            : ZL_MAP_NONE;
        if (term == ZL_MAP_NONE)
            return term;
        *known = term + 1;
    }
    return *known - 1;
}

static uint32_t term_of_many(zl_word_reader *own, uint64_t from, uint64_t to)
{
    zl_str_empty(&own->key);
    return add_key(own, from, to, &own->key)
               ? number_of(own, zl_str_view(&own->key))
               : ZL_MAP_NONE;
}

static bool add_word(zl_word_reader *own, zl_bead_word word,
                     zl_bead_words *out)
{
    bool single = word.end == word.begin + 1;

    if (single) {
        zl_view fold = zl_corpus_fold_at(own->corpus, word.begin);
        word.particle = zl_is_particle(fold);
        word.conjunction = zl_is_conjunction(fold);
    }
    if (!word.asked)
        word.term = single ? term_of(own, word.begin)
                           : term_of_many(own, word.begin, word.end);
    return word.term != ZL_MAP_NONE && zl_array_push(out, word);
}

bool zl_word_reader_read(zl_word_reader *own, uint64_t from, uint64_t to,
                         zl_bead_words *out)
{
    size_t hit = hit_from(own, from);
    bool apart = false, whole = true;

    out->count = 0;
    for (uint64_t at = from; whole && at < to;) {
        zl_bead_word word = { .begin = at, .apart = apart };
        while (hit < own->hit_count && own->hits[hit].begin < at)
            hit++;
        apart = false;
        if (hit < own->hit_count && own->hits[hit].begin == at) {
            word.end = own->hits[hit].end;
            word.asked = true;
            whole = add_word(own, word, out);
        } else if (!zl_corpus_is_word(own->corpus, at)) {
            word.end = at + 1;
            apart = true;
        } else {
            word.end = end_of(own, at, to);
            if (hit < own->hit_count && own->hits[hit].begin < word.end)
                word.end = own->hits[hit].begin;
            whole = add_word(own, word, out);
        }
        at = word.end;
    }
    return whole;
}
