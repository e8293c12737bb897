/* shared.h -- the options that mean the same in every analysis.
 *
 * Each is one entry of an option list; the options struct of an analysis
 * begins with a zili_question, so the offsets hold for all of them. */
#ifndef ZL_ANALYSIS_SHARED_H
#define ZL_ANALYSIS_SHARED_H

#include <zili/analysis.h>

#define ZL_NOT_SAID UINT64_MAX /* of a number that cannot be 0 */

#define ZL_OPTION_WHERE                                                     \
    { "where", 'w', ZILI_OPTION_TEXT, "SQL",                                \
      "only regions for which this holds, as in \"year = 1960\"",           \
      offsetof(zili_question, where), NULL }

#define ZL_OPTION_REGION                                                    \
    { "region", 'r', ZILI_OPTION_TEXT, "LIST",                              \
      "own (the default: original, translation, text), all, or regions "    \
      "with commas between",                                                \
      offsetof(zili_question, region), NULL }

#define ZL_OPTION_INSERTIONS                                                \
    { "insertions", 0, ZILI_OPTION_TEXT, "HOW",                             \
      "what editors put into the text in [brackets]: count (the default), " \
      "exclude or only",                                                    \
      offsetof(zili_question, insertions), NULL }

#define ZL_OPTION_BY                                                        \
    { "by", 'b', ZILI_OPTION_TEXT, "COLUMNS",                               \
      "count apart for each value: doc, lang, region, year, …",             \
      offsetof(zili_question, by), NULL }

#define ZL_OPTION_THEMES                                                    \
    { "themes", 't', ZILI_OPTION_FILE, "F", "the file of themes",           \
      offsetof(zili_question, themes), NULL }

#define ZL_OPTION_LEMMA_LIST                                                \
    { "lemmas", 0, ZILI_OPTION_FILE, "FILE",                                \
      "what [lemma=\"be\"] means: a list with lines such as be -> am, are, "  \
      "or am, a tab and be",                                                \
      offsetof(zili_question, lemmas), NULL }

#define ZL_OPTION_HITS_WITHIN                                               \
    { "within", 0, ZILI_OPTION_TEXT, "UNIT",                                \
      "only hits that lie in one s (sentence), p (paragraph), region or "   \
      "doc, as if the query said so",                                       \
      offsetof(zili_question, within), NULL }

#define ZL_OPTIONS_LANGUAGE                                                 \
    { "simple", 0, ZILI_OPTION_FLAG, NULL,                                  \
      "queries are words, phrases, * ? and |, whatever stands in them",     \
      offsetof(zili_question, simple), NULL },                              \
    { "cql", 0, ZILI_OPTION_FLAG, NULL,                                     \
      "queries are in CQP's language, whatever stands in them",             \
      offsetof(zili_question, cql), NULL },                                 \
    { "strategy", 0, ZILI_OPTION_TEXT, "NAME",                              \
      "which matches are hits: longest, shortest, standard, traditional",   \
      offsetof(zili_question, strategy), NULL }

/* `type` is the options struct of the analysis, with a field `glossary`. */
#define ZL_OPTION_GLOSSARY(type)                                            \
    { "glossary", 0, ZILI_OPTION_FILE, "FILE",                              \
      "words of one language in the other, as for zili align, instead of "  \
      "those that the index has",                                           \
      offsetof(type, glossary), NULL }

#define ZL_OPTION_LIMIT                                                     \
    { "limit", 'n', ZILI_OPTION_NUMBER, "N", "at most N rows; 0: all",      \
      offsetof(zili_question, limit), NULL }

#define ZL_OPTION_MIN_FREQ                                                  \
    { "min-freq", 'm', ZILI_OPTION_NUMBER, "N",                             \
      "leave out what occurs less often",                                   \
      offsetof(zili_question, min_freq), NULL }

/* An answer does not depend on it. */
#define ZL_OPTION_THREADS                                                   \
    { "threads", 0, ZILI_OPTION_NUMBER, "N", "use at most N threads",       \
      offsetof(zili_question, threads), NULL }

#endif
