/* beads_help.h -- beads put at random into an index that was made at random. */
#ifndef BEADS_HELP_H
#define BEADS_HELP_H

#include "query_random.h"
#include "slow_catalogue.h"

#include "reader/beads.h"

static inline uint32_t length_of(const zili_corpus *corpus, uint32_t region)
{
    const zl_area *area = zl_corpus_area(corpus, region);

    return (uint32_t)(area->end - area->begin);
}

static inline uint32_t step(uint32_t at, uint32_t size, uint32_t *seed)
{
    uint32_t wanted = next_random(seed) % 12;

    return wanted < size - at ? wanted : size - at;
}

/* Beads of a few tokens on either side, until both are covered. */
static inline void add_beads(zl_str *sql, uint32_t pair, uint32_t a_size,
                      uint32_t b_size, uint32_t *count, uint32_t *seed)
{
    uint32_t a = 0, b = 0;

    while (a < a_size || b < b_size) {
        uint32_t a_step = step(a, a_size, seed);
        uint32_t b_step = step(b, b_size, seed);
        if (a_step + b_step == 0)
            continue;
        zl_str_format(sql,
                      "INSERT INTO beads VALUES (%u, %u, %u, %u, %u, %u, .5,"
                      " 0);",
                      ++*count, pair, a, a + a_step, b, b + b_step);
        a += a_step;
        b += b_step;
    }
}

/* Most regions with the next one of the other language. */
static inline void add_pairs(const char *path, uint32_t *seed)
{
    zili_corpus *corpus = open_index(path);
    zl_str sql = { 0 };
    uint32_t pairs = 0, beads = 0, areas = zl_corpus_areas(corpus);

    for (uint32_t a = 0; a + 1 < areas; a++) {
        if (strcmp(zl_corpus_area(corpus, a)->lang,
                   zl_corpus_area(corpus, a + 1)->lang) == 0 ||
            (pairs && chance(seed, 4)))
            continue;
        zl_str_format(&sql, "INSERT INTO pairs VALUES (%u, %u, %u);", ++pairs,
                      a + 1, a + 2);
        add_beads(&sql, pairs, length_of(corpus, a), length_of(corpus, a + 1),
                  &beads, seed);
        a++;
    }
    zili_corpus_close(corpus);
    slow_change_catalogue(path, zl_str_text(&sql));
    zl_str_clear(&sql);
}

/* A random corpus that has some. */
static inline zili_corpus *corpus_with_beads(const char *path, uint32_t *seed)
{
    zili_corpus *corpus = NULL;

    while (!corpus || zl_corpus_beads(corpus) == 0) {
        zili_corpus_close(corpus);
        zili_corpus_close(make_corpus(path, seed));
        add_pairs(path, seed);
        corpus = open_index(path);
    }
    return corpus;
}

/* The bead that holds a position, looked for one by one; NULL: none does. */
static inline const zl_bead *slow_bead_at(const zili_corpus *corpus,
                                          uint64_t position, bool *is_b)
{
    for (size_t i = 0; i < zl_corpus_beads(corpus); i++) {
        const zl_bead *bead = zl_corpus_bead(corpus, i);
        *is_b = position >= bead->b && position < bead->b_end;
        if (*is_b || (position >= bead->a && position < bead->a_end))
            return bead;
    }
    return NULL;
}

#endif
