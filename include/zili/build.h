/* build.h -- files in, an index out. */
#ifndef ZILI_BUILD_H
#define ZILI_BUILD_H

#include "option.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How an index is built. Start from { 0 } and set `output`. */
typedef struct zili_build_options {
    const char *output; /**< the index folder to write; required */
    int profile;        /**< how text is cut into words: 0 zili, 1 icu,
                             2 char */
    zili_texts dicts;   /**< user dictionaries: one word a line */
    uint64_t threads;   /**< at most so many; 0: as many as there are cores */
    bool no_repair;     /**< leave paragraphs cut where pages were cut */
} zili_build_options;

ZILI_API extern const zili_option zili_build_option_list[];

/** What a build did: for a message. */
typedef struct zili_build_summary {
    uint64_t documents, tokens, types, repairs;
    uint64_t skipped; /**< files of a folder that are no texts */
} zili_build_summary;

/** Index the files and folders in `paths` into `options->output`.
 *
 * A folder stands for the texts in it (.md and .txt, in byte order of their
 * names, folders inside it too); what bears the name of a readme, a licence,
 * a lexicon or a stop list is passed over there. The index appears under its
 * name only when it is whole; an index that is already there is replaced. On
 * failure nothing is left behind: ZILI_EIO, ZILI_EFORMAT (file, byte, line),
 * ZILI_EUSAGE, ZILI_ENOMEM.
 *
 * Several threads may build at once. Where they, or several processes, build
 * one output at the same time, each index is whole and the last one ready
 * stays; `options` and `paths` are only read.
 *
 * Time: O(bytes); the token stream is held in memory. */
ZILI_API ZILI_MUST_CHECK zili_status zili_build(
    const zili_build_options *options, const zili_texts *paths,
    zili_build_summary *summary, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
