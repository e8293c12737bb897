/* build.h -- files in, an index out. */
#ifndef ZILI_BUILD_H
#define ZILI_BUILD_H

#include "option.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zili_build_options {
    const char *output;  /**< the index folder to write; required */
    int profile;         /**< how text is cut into words: an index into
                              `zili_profiles` */
    zili_texts dicts;    /**< user dictionaries: one word a line */
    bool no_repair;      /**< leave page breaks as they are */
} zili_build_options;

ZILI_API extern const zili_option zili_build_option_list[];
ZILI_API extern const char *const zili_profiles[];

/** What a build did: for a message. */
typedef struct zili_build_summary {
    uint64_t documents, tokens, types, repairs, skipped;
} zili_build_summary;

/** Index the files and folders in `paths` into `options->output`.
 *
 * A folder stands for the texts in it (.md and .txt, in byte order of their
 * names); its README, licence, themes and lexicon are passed over. The index
 * appears under its name only when it is whole; an index that is already
 * there is replaced. On failure nothing is left behind: ZILI_EIO,
 * ZILI_EFORMAT (file, byte, line), ZILI_EUSAGE, ZILI_ENOMEM.
 *
 * Time: O(bytes); the token stream is held in memory, 8 bytes a token. */
ZILI_API ZILI_MUST_CHECK zili_status zili_build(
    const zili_build_options *options, const zili_texts *paths,
    zili_build_summary *summary, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
