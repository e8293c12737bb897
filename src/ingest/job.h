/* job.h -- some files in a row → a batch: what one thread does at a time. */
#ifndef ZL_INGEST_JOB_H
#define ZL_INGEST_JOB_H

#include "ingest/gather.h"
#include "ingest/metadata.h"
#include "text/segmenter.h"
#include "writer/batch.h"

#include <zili/build.h>

/* The place of one job at a time, which keeps its memory for the next. Start
 * from { 0 }. */
typedef struct zl_job {
    zl_batch *batch;
    const zl_batch_drain *drain; /* where it goes as it grows; or NULL */
    const zl_metadata *metadata; /* what the user says of documents; or NULL */
    zl_segmenter *segmenter;
    zl_names notes; /* sentences for the user, in order */
    zl_str refused; /* files, as zl_refused_add() writes them */
    zl_batch *trial; /* for tokens of a file that may be refused; or NULL */
    zl_names empty; /* files of folders that have no text, as shown */
    zl_metadata_missed missed;
    uint64_t bytes, repairs, replaced;
    zl_tally tally;         /* of the part of a file that was read … */
    const zl_found *parted; /* … which is this one; or NULL */
    zili_status status;
    zili_error error;
} zl_job;

void zl_job_clear(zl_job *job);

/* Read and cut the files [first, end), after forgetting what the job before
 * left. A failure is in the job too: ZILI_EIO, ZILI_EFORMAT (file, byte,
 * line), ZILI_ENOMEM, ZILI_EUSAGE. Time: O(bytes). */
bool zl_job_run(zl_job *job, const zili_build_options *options,
                const zl_reading *reading, const zl_lexicon *lexicon,
                const zl_found *first, const zl_found *end);

#endif
