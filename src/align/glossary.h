/* glossary.h -- which words of one language a dictionary gives for those of
 * another.
 *
 * Two forms are read, line by line; one file may have both:
 *
 *   CC-CEDICT's   聶 聂 [Nie4] /surname Nie/to whisper/
 *   TSV           a term and its translations, divided by a tab
 *
 * TSV may begin with a line of names; then columns are known by them (term,
 * traditional, simplified, reading, translation and others like these, in any
 * order). Without it two columns are term and translations; three term,
 * reading, translations; four or more traditional, simplified, reading,
 * translations. Translations are divided by ; or / or, where there is no
 * column of readings, by |. Empty lines and those that begin with # and have
 * no tab are passed over.
 *
 * What a dictionary says beside the translations goes: what stands in ( ) and
 * [ ], CL:…, variant of …, see …, abbr. for …, and "to", "a", "the" at the
 * front. The reading of a name, which has capitals, is a translation too: Nie2
 * Rong2 zhen1 is "Nie Rongzhen". */
#ifndef ZL_ALIGN_GLOSSARY_H
#define ZL_ALIGN_GLOSSARY_H

#include "align/glossary_line.h"

#include <zili/error.h>

typedef struct zl_glossary zl_glossary;

/* Read the terms in `bytes`, which are lent until the glossary is closed;
 * `name` is what messages call them. Lines that cannot be read are left out,
 * and zl_glossary_note() says so. Fails with ZILI_EFORMAT where none can, or
 * where there are 4 GiB and more, with ZILI_ENOMEM, and ZILI_EIO where ICU
 * lacks its data. Time: O(bytes), .1 s for 124,000 terms. */
ZILI_MUST_CHECK zili_status zl_glossary_open(zl_glossary **out, zl_view bytes,
                                             const char *name,
                                             zili_error *err);
void zl_glossary_close(zl_glossary *glossary);

/* A sentence that says how many lines were left out, and the first of them
 * and why; NULL where all were read. Lent. */
const char *zl_glossary_note(const zl_glossary *glossary);

/* ---- terms, each a usual key (text/fold.h) ---- */

#define ZL_NO_TERM UINT32_MAX

/* Terms have numbers from 0, in the order of the file. Traditional and
 * simplified form have one number where they fold to the same key, as nearly
 * all do, and otherwise two. */
uint32_t zl_glossary_count(const zl_glossary *glossary);
zl_view zl_glossary_term(const zl_glossary *glossary, uint32_t number);

/* The number of `term`, a usual key, or ZL_NO_TERM. Time: O(term). */
uint32_t zl_glossary_number(const zl_glossary *glossary, zl_view term);

/* ---- lines ---- */

/* The lines with a term, from 0, in the order of the file. */
size_t zl_glossary_lines(const zl_glossary *glossary);

/* A line, as it stands in the file; lent until the glossary is closed. */
zl_gloss_line zl_glossary_line(const zl_glossary *glossary, size_t line);

/* Set marks[line] for each line of the term with this number. */
void zl_glossary_mark(const zl_glossary *glossary, uint32_t number,
                      bool *marks);

/* ---- what a term is in the other language ---- */

/* A word: the stem (text/stem.h) of its usual key. Where one word stands in
 * several translations its weights are added up. */
typedef struct zl_gloss {
    zl_view key;
    float weight;   /* 1 for a translation of one word, 1/n for one of n */
    uint32_t sense; /* the first translation that has it */
} zl_gloss;

/* A translation as it stands there, without notes, and the keys of its words
 * in order. */
typedef struct zl_sense {
    zl_view text;
    const zl_view *keys;
    uint32_t count;
    bool is_name; /* the reading of a name */
} zl_sense;

/* Of one term. Start from { 0 }; one for each thread. */
typedef struct zl_glosses {
    const zl_gloss *items; /* in the order in which words come first */
    size_t count;
    const zl_sense *senses; /* in the order of the file */
    size_t sense_count;
    struct zl_gloss_room *room;
} zl_glosses;

/* What the term with this number is: `out` is set anew, and lent until the
 * next call with it. Of a term with more than 1,000 words the first ones are
 * given. Fails with ZILI_ENOMEM; then it is empty. Time: O(words of it), some
 * microseconds. */
ZILI_MUST_CHECK zili_status zl_glossary_find(const zl_glossary *glossary,
                                             uint32_t number, zl_glosses *out,
                                             zili_error *err);
void zl_glosses_clear(zl_glosses *glosses);

#endif
