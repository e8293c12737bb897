/* analysis.h -- a question to a corpus, answered by a table. */
#ifndef ZILI_ANALYSIS_H
#define ZILI_ANALYSIS_H

#include "corpus.h"
#include "option.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What any analysis may be asked. The options struct of every analysis
 * begins with one; its option list names the fields it heeds. */
typedef struct zili_question {
    zili_texts queries; /**< the queries, in the order given */
    const char *where;  /**< SQL over the columns of documents and regions */
    const char *region; /**< regions, comma-separated; "own" or "all" */
    const char *insertions; /**< what editors put into the text in brackets:
                                 "count" (as NULL), "exclude" or "only" */
    const char *by;     /**< columns to count by, comma-separated */
    const char *themes; /**< a file of themes */
    const char *lemmas; /**< a file, a list of lemmas: what [lemma="go"] means
                             in a query, and what words are counted as */
    bool simple, cql;   /**< the language of the queries; neither: by what
                             stands in each */
    const char *strategy; /**< which matches are hits: longest, shortest,
                               standard or traditional; NULL: as it goes
                               without saying */
    const char *within; /**< s, p, region or doc */
    uint64_t limit;     /**< rows at most; 0: all */
    uint64_t min_freq;  /**< leave out what is rarer */
    uint64_t threads;   /**< at most so many; 0: as many as there are cores */
    bool pages; /**< the rows will be looked at a few at a time, anywhere in
                     the table: make none ahead */
} zili_question;

/** An analysis, described: the command line, help and plans read this. */
typedef struct zili_analysis {
    const char *name;
    const char *summary;  /**< one line, for the list of commands */
    const char *operands; /**< what follows the corpus, as help prints it */
    const char *example;  /**< arguments that work on the home corpus */
    const char *const *columns; /**< name, meaning, …, NULL */
    const zili_option *options;
    const void *defaults; /**< an options struct with the start values */
    size_t options_size;
    zili_status (*run)(const zili_corpus *corpus, const void *options,
                       zili_table **out, zili_error *err);
} zili_analysis;

/** All analyses in the order of the manual, ended by NULL. */
ZILI_API extern const zili_analysis *const zili_analyses[];

/** The analysis with this name, or NULL. */
ZILI_API const zili_analysis *zili_analysis_find(const char *name);

/** Ask. `options` is a struct of the analysis' own type, `options_size` bytes,
 * begun as a copy of its `defaults`: a zili_question, and behind it what
 * zili_option_set() sets by name. It and the texts in it are read until the
 * call returns, and no longer. On success `*out` is the caller's table, to be
 * freed before the corpus is closed; on failure NULL: ZILI_EUSAGE (a query
 * that does not parse, an unknown theme or column), ZILI_EIO, ZILI_EFORMAT,
 * ZILI_ENOMEM. Time: see each analysis. */
ZILI_API ZILI_MUST_CHECK zili_status zili_analysis_run(
    const zili_analysis *analysis, const zili_corpus *corpus,
    const void *options, zili_table **out, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
