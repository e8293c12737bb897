/* notice.h -- what a build did otherwise than one may think. */
#ifndef ZL_INGEST_NOTICE_H
#define ZL_INGEST_NOTICE_H

#include "base/file.h"
#include "ingest/job.h"
#include "writer/writer.h"

#include <zili/build.h>

/* Files without text: how many, and the names of the first ones. Start from
 * { 0 }; end with zl_str_clear(&empty->names). */
typedef struct zl_empty_files {
    uint64_t count;
    zl_str names;
} zl_empty_files;

/* Lack of memory shows in `names`. */
void zl_empty_files_add(zl_empty_files *empty, const zl_names *names);

/* Tell of them in a sentence; fail with ZILI_EFORMAT where there was no other
 * file (`documents` were made of them). */
ZILI_MUST_CHECK zili_status
zl_empty_files_tell(const zl_empty_files *empty, uint64_t documents,
                    const zili_build_options *options, zili_error *err);

/* Tell which files of folders are passed over, and how many; without memory
 * nothing is told. */
void zl_passed_tell(const zl_files *passed,
                    const zili_build_options *options);

/* What was read, and what there is now. */
void zl_sum_up(zili_build_summary *summary, const zl_writer *writer);

/* Tell of values that are not what all others of their column are; false
 * without memory. */
bool zl_odd_values_tell(const zl_writer *writer,
                        const zili_build_options *options);

/* Tell of documents with the bytes of one that was there before, and give how
 * many there are; without memory nothing is told. */
uint64_t zl_again_tell(const zl_writer *writer,
                       const zili_build_options *options);

/* What is odd in the parts of a file goes to `tally`, and is told with the
 * last; false without memory. */
bool zl_parts_tell(zl_tally *tally, const zl_job *job,
                   const zili_build_options *options);

#endif
