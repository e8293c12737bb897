/* list.c -- all analyses. A new one is a line here. */
#include "list.h"

#include "analysis/needs.h"

#include "reader/corpus.h"

#include <zili/table.h>

#include <string.h>

const zili_analysis *const zili_analyses[] = {
    &zl_analysis_info,
    &zl_analysis_docs,
    &zl_analysis_freq,
    &zl_analysis_ngrams,
    &zl_analysis_kwic,
    &zl_analysis_read,
    &zl_analysis_count,
    &zl_analysis_query,
    &zl_analysis_trend,
    &zl_analysis_colloc,
    &zl_analysis_keyness,
    &zl_analysis_dispersion,
    &zl_analysis_diversity,
    &zl_analysis_zipf,
    &zl_analysis_themes,
    &zl_analysis_cooc,
    &zl_analysis_beads,
    &zl_analysis_agree,
    &zl_analysis_render,
    &zl_analysis_consistency,
    &zl_analysis_dtm,
    &zl_analysis_fcm,
    &zl_analysis_similar,
    &zl_analysis_ca,
    &zl_analysis_mds,
    &zl_analysis_cluster,
    &zl_analysis_positions,
    &zl_analysis_segdiff,
    NULL,
};

const zili_analysis *zili_analysis_find(const char *name)
{
    for (size_t i = 0; zili_analyses[i]; i++)
        if (strcmp(zili_analyses[i]->name, name) == 0)
            return zili_analyses[i];
    return NULL;
}

zili_status zili_analysis_run(const zili_analysis *analysis,
                              const zili_corpus *corpus, const void *options,
                              zili_table **out, zili_error *err)
{
    uint64_t problems = zl_corpus_problems(corpus);

    *out = NULL;
    zili_status status = zl_needs_check(analysis->name, analysis->options,
                                        options, analysis->defaults, err);
    if (!status)
        status = analysis->run(corpus, options, out, err);
    if (status)
        return status;
    /* An answer without what could not be loaded is none. */
    status = zl_corpus_problem(corpus, problems, err);
    if (status) {
        zili_table_free(*out);
        *out = NULL;
    }
    return status;
}
