/* stretches.h -- the text of a scope, document by document.
 *
 * An interval of a scope may hold several documents, and a document several
 * intervals. A stretch is text of one document in one group: what touches and
 * belongs to both is one stretch. So an answer does not depend on how the
 * scope lists its intervals. */
#ifndef ZL_ANALYSIS_STRETCHES_H
#define ZL_ANALYSIS_STRETCHES_H

#include "reader/scope.h"

typedef struct zl_stretch {
    uint32_t segment;
    uint32_t from, to; /* tokens of the segment */
    uint32_t document; /* the segment's, counted on from those before */
    uint32_t group;
} zl_stretch;

typedef struct zl_stretches {
    zl_stretch *items; /* by group, and in each as they stand in the corpus */
    size_t count;
    uint64_t tokens;
    bool whole; /* every token of every segment is in one of them */
} zl_stretches;

/* Cut the scope into stretches. False without memory; clear in any case.
 * Time: O(intervals + documents). */
bool zl_stretches_make(zl_stretches *stretches, const zili_corpus *corpus,
                    const zl_scope *scope);
void zl_stretches_clear(zl_stretches *stretches);

static inline uint32_t zl_stretch_tokens(const zl_stretch *stretch)
{
    return stretch->to - stretch->from;
}

/* Whether both are of one group and one document. */
static inline bool zl_stretch_goes_on(const zl_stretch *one,
                                      const zl_stretch *two)
{
    return one->group == two->group && one->document == two->document;
}

/* ---- jobs: stretches for one thread ---- */

/* Job i is the stretches from begins[i] to begins[i + 1]: whole documents of a
 * group, about as much text in each job. */
typedef struct zl_jobs {
    size_t *begins;
    size_t count;
} zl_jobs;

/* Share out the stretches from `from` to `to`, some `tokens` to a job. False
 * without memory; clear in any case. */
bool zl_jobs_make(zl_jobs *jobs, const zl_stretches *stretches, size_t from,
                  size_t to, uint64_t tokens);
void zl_jobs_clear(zl_jobs *jobs);

#endif
