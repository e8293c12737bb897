/* list.c -- all analyses. A new one is a line here. */
#include "list.h"

#include <string.h>

const zili_analysis *const zili_analyses[] = {
    &zl_analysis_info,   &zl_analysis_docs,      &zl_analysis_freq,
    &zl_analysis_kwic,   &zl_analysis_count,     &zl_analysis_query,
    &zl_analysis_themes,
    &zl_analysis_cooc,   &zl_analysis_positions, &zl_analysis_segdiff,
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
    *out = NULL;
    return analysis->run(corpus, options, out, err);
}
