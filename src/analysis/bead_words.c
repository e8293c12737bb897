/* bead_words.c -- the words of an aligned sentence as terms. */
#include "analysis/bead_words.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/particles.h"
#include "text/script.h"

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
    if (!own->grows) {
        uint32_t known = zl_map_find(&own->terms->side.keys, key);
        return known == ZL_MAP_NONE ? ZL_TERM_UNKNOWN : known;
    }
    zl_side *side = &own->grows->side;
    uint32_t term = zl_map_add(&side->keys, key);
    while (term != ZL_MAP_NONE && side->counts.count <= term)
        if (!zl_array_push(&side->counts, 0))
            return ZL_MAP_NONE;
    return term;
}

/* ---- readers ---- */

zili_status zl_word_reader_look(zl_word_reader *reader,
                                const zili_corpus *corpus,
                                const zl_bead_terms *terms, zili_error *err)
{
    *reader = (zl_word_reader){ .corpus = corpus, .terms = terms };
    return zl_stemmer_open(&reader->stemmer, "english", err);
}

zili_status zl_word_reader_open(zl_word_reader *reader,
                                const zili_corpus *corpus,
                                zl_bead_terms *terms, zili_error *err)
{
    *terms = (zl_bead_terms){ 0 };
    zili_status status = zl_word_reader_look(reader, corpus, terms, err);

    reader->grows = terms;
    terms->by_type = zl_alloc_array((size_t)zl_corpus_types(corpus) + 1,
                                    sizeof *terms->by_type);
    return status || terms->by_type ? status : zl_no_memory(err);
}

void zl_word_reader_close(zl_word_reader *reader)
{
    zl_stemmer_close(reader->stemmer);
    zl_str_clear(&reader->key);
}

void zl_bead_terms_clear(zl_bead_terms *terms)
{
    zl_side_clear(&terms->side);
    zl_array_clear(&terms->particles);
    zl_free(terms->by_type);
    *terms = (zl_bead_terms){ 0 };
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

static uint32_t term_of_many(zl_word_reader *own, uint64_t from, uint64_t to)
{
    zl_str_empty(&own->key);
    return add_key(own, from, to, &own->key)
               ? number_of(own, zl_str_view(&own->key))
               : ZL_MAP_NONE;
}

/* The number of one word that stands alone; the types' are remembered. */
static uint32_t term_of(zl_word_reader *own, uint64_t at)
{
    uint32_t type = zl_corpus_at(own->corpus, at);
    uint32_t known = own->terms->by_type[type];

    if (known)
        return known - 1;
    uint32_t term = term_of_many(own, at, at + 1);
    if (own->grows && term != ZL_MAP_NONE)
        own->grows->by_type[type] = term + 1;
    return term;
}

/* A new term is what its first word is. */
static bool note_kind(zl_bead_terms *terms, const zl_bead_word *word)
{
    return !terms || word->term < terms->particles.count ||
           zl_array_push(&terms->particles, word->particle);
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
    word.term = single ? term_of(own, word.begin)
                       : term_of_many(own, word.begin, word.end);
    return word.term != ZL_MAP_NONE && note_kind(own->grows, &word) &&
           zl_array_push(out, word);
}

bool zl_word_reader_read(zl_word_reader *own, uint64_t from, uint64_t to,
                         zl_bead_words *out)
{
    bool apart = false, whole = true;

    out->count = 0;
    for (uint64_t at = from; whole && at < to;) {
        bool is_word = zl_corpus_is_word(own->corpus, at);
        zl_bead_word word = { .begin = at, .apart = apart };
        word.end = is_word ? end_of(own, at, to) : at + 1;
        if (is_word)
            whole = add_word(own, word, out);
        apart = !is_word;
        at = word.end;
    }
    return whole;
}
