/* terms.h -- what is counted: the different words of a scope, numbered.
 *
 * A term is the types of an attribute that have one key, in all segments;
 * where the rules are exact, one form. It is shown in the form that is most
 * frequent in the scope, ties in byte order. Terms are numbered in byte order
 * of what is shown, so whoever sorts by number has sorted by text. A term
 * occurs in the scope; tokens that are not counted have none: those that are
 * no word, whatever their lemma or part of speech looks like. */
#ifndef ZL_ANALYSIS_TERMS_H
#define ZL_ANALYSIS_TERMS_H

#include "analysis/headwords.h"
#include "analysis/joined.h"
#include "analysis/stretches.h"
#include "base/map.h"

typedef struct zl_term_rules {
    const char *attribute; /* its name; NULL: "word"; where no attribute is
                              called so, a facet of words (query/facet.h) */
    const char *match;     /* only what fits this pattern with * and ?, as a
                              key, or where exact as a form; NULL: all */
    bool keys;             /* show keys */
    bool exact;            /* Self and self are two terms; not with keys */
    bool hyphen;           /* self-reliance is one term */
    const char *expressions; /* a file (expressions.h): each is one term; not
                                with hyphen; NULL: none */
    const char *lemmas;    /* words are counted by lemma: the file of a list
                              (headwords.h); NULL: they are not … */
    const char *stem;      /* … by stem: a language; not with exact */
    const char *stop;      /* a file of words (stops.h) that are counted and
                              not shown; NULL: none */
    bool all;              /* punctuation is counted too */
} zl_term_rules;

typedef struct zl_terms {
    const zili_corpus *corpus;
    uint32_t segments;
    uint32_t count;
    zl_view *shown;  /* by term: lent until the terms are cleared */
    uint64_t *hits;  /* by term: in the scope */
    uint64_t *docs;  /* by term: documents of the scope; NULL where that is
                        not known without looking at the text */
    const zl_attribute **attributes; /* by segment; NULL: it has none */
    const zl_attribute **words; /* by segment: what decides by its class
                                   whether a token is counted; NULL: the type
                                   that is counted does */
    uint32_t **of;   /* by segment and type: its term, or ZL_NONE */
    zl_joins *joins; /* by segment; NULL: none are asked for */
    zl_headwords *heads; /* under which words are counted; NULL: themselves */
    uint8_t *stopped; /* by term: whether it is not shown; NULL: all are */
    const char *stop; /* the list that says so; lent */
    zl_map texts;    /* owns what is shown where that is nowhere else */
} zl_terms;

/* Number the terms of `stretches`, all stretches of `scope`. Clear in any case.
 * Fails with ZILI_EUSAGE (no such attribute: which there are; joins or lemmas
 * of another attribute than words; what does not go together), ZILI_ENOMEM,
 * ZILI_EIO, and as zl_expressions_find(), zl_headwords_open() and
 * zl_stops_find().
 * Time: O(types), where the stretches are not the whole corpus, or words are
 * joined, O(tokens); on `threads` threads. */
ZILI_MUST_CHECK zili_status zl_terms_make(zl_terms *terms,
                                          const zili_corpus *corpus,
                                          const zl_scope *scope,
                                          const zl_stretches *stretches,
                                          zl_term_rules rules, size_t threads,
                                          zili_error *err);
void zl_terms_clear(zl_terms *terms);

/* The terms of the tokens from..to of a segment into `out`. Of words joined
 * the first has the term, the others ZL_NONE. Time: some 2 ns a token. */
void zl_terms_read(const zl_terms *terms, uint32_t segment, uint32_t from,
                   uint32_t to, uint32_t *out);

/* Put ZL_NONE for those of the tokens that are no words, where that is not
 * known by their types. */
void zl_terms_leave_words(const zl_terms *terms, uint32_t segment,
                          uint32_t from, uint32_t to, uint32_t *terms_there);

/* Whether a term is one of those that a list of stop words has. */
static inline bool zl_terms_stops(const zl_terms *terms, uint32_t term)
{
    return terms->stopped && terms->stopped[term];
}

/* Put the terms with at least `least` hits that are shown into `out`, by
 * frequency, ties by number; gives how many they are. There must be room for
 * all terms. Time: O(terms × log terms). */
uint32_t zl_terms_frequent(const zl_terms *terms, uint64_t least,
                           uint32_t *out);

/* Say what the rules have made of the words: by which list of lemmas they are
 * counted, and how many the stop words are. */
void zl_terms_note(const zl_terms *terms, zili_table *table);

/* The number of bits that hold every number of a term. */
unsigned zl_terms_bits(const zl_terms *terms);

#endif
