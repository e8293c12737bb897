/* counted.h -- options of the analyses that count terms. */
#ifndef ZL_ANALYSIS_COUNTED_H
#define ZL_ANALYSIS_COUNTED_H

#include "analysis/terms.h"

#include <zili/analysis.h>

/* Which tokens are counted, and as what. The options struct of such an
 * analysis has one of these behind its zili_question. */
typedef struct zl_counted {
    zili_question question;
    const char *attribute; /* NULL: word; "key": words, shown as keys */
    const char *match;
    const char *join; /* "hyphen", a file of expressions, or "none": NULL */
    const char *stem; /* a language; NULL: none */
    const char *stop; /* a file; NULL: none */
    bool exact, all;
} zl_counted;

#define ZL_OPTION_ATTRIBUTE                                                 \
    { "attribute", 'a', ZILI_OPTION_TEXT, "A",                              \
      "count another attribute of the tokens than word: lemma, pos, …, if " \
      "the index has it; key: words as they are folded; class: word or "    \
      "number; script: Latin, Han, …",                                      \
      offsetof(zl_counted, attribute), NULL }

/* The ways to join that are no file. */
extern const char *const zl_join_names[];

#define ZL_OPTION_JOIN                                                     \
    { "join", 'j', ZILI_OPTION_FILE, "J",                                  \
      "hyphen: count self-reliance as one term; a file: count each of its " \
      "lines as one, as in \"of course\"; none (the default)",             \
      offsetof(zl_counted, join), zl_join_names }

#define ZL_OPTION_LEMMAS                                                  \
    { "lemmas", 0, ZILI_OPTION_FILE, "FILE",                              \
      "count words by lemma, after a list with lines such as be -> am, "  \
      "are, or am, a tab and be",                                         \
      offsetof(zili_question, lemmas), NULL }

/* Of those that take queries too. */
#define ZL_OPTION_LEMMAS_BOTH                                             \
    { "lemmas", 0, ZILI_OPTION_FILE, "FILE",                              \
      "count words by lemma, and read [lemma=\"be\"] in queries, after a "  \
      "list with lines such as be -> am, are, or am, a tab and be",       \
      offsetof(zili_question, lemmas), NULL }

#define ZL_OPTION_STEM                                                    \
    { "stem", 0, ZILI_OPTION_TEXT, "LANGUAGE",                            \
      "count words by stem, after the rules of Snowball: english, "       \
      "russian, …; shown is the most frequent form",                      \
      offsetof(zl_counted, stem), NULL }

#define ZL_OPTION_STOP                                                    \
    { "stop", 0, ZILI_OPTION_FILE, "FILE",                                \
      "leave out the words of this file, one a line; | and # begin "      \
      "comments",                                                         \
      offsetof(zl_counted, stop), NULL }

#define ZL_OPTION_EXACT                                \
    { "exact", 0, ZILI_OPTION_FLAG, NULL,              \
      "count Self and self, 聶 and 聂 as two terms",   \
      offsetof(zl_counted, exact), NULL }

#define ZL_OPTION_ALL                                                      \
    { "all", 0, ZILI_OPTION_FLAG, NULL, "count punctuation too",           \
      offsetof(zl_counted, all), NULL }

#define ZL_OPTION_MATCH                                                    \
    { "match", 0, ZILI_OPTION_TEXT, "PATTERN",                             \
      "only terms that this fits, with * and ?, as in 'un*able'",          \
      offsetof(zl_counted, match), NULL }

/* The rules that the options mean. */
zl_term_rules zl_counted_rules(const zl_counted *counted);

#endif
