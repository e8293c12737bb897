/* bitext.h -- what is said in two languages in an index, set side by side and
 * kept there. */
#ifndef ZILI_BITEXT_H
#define ZILI_BITEXT_H

#include "align.h"
#include "build.h"
#include "note.h"
#include "progress.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How an index is aligned. Start from { 0 }. */
typedef struct zili_bitext_options {
    zili_align_options align; /**< glossary, method, threads; its note is not
                                   used */
    const char *corrections; /**< path: beads by hand, as TSV; or NULL */
    const char *imported;    /**< path: the same as TMX (.tmx), or in CWB's
                                  form (.align); or NULL */
    const char *pairs; /**< documents of one language each that belong
                            together: "names", those whose names are the same
                            but for the language; else a path of two columns
                            of names; NULL: none */
    bool off;          /**< for who builds: do not align */
    bool keep;         /**< keep what is aligned, and align what is not */
    bool added;        /**< the same, and corrections of what was aligned
                            before are no mistakes */
    zili_note_fn *note; /**< told of corrections that do not fit, and of texts
                             that may be no translations; or NULL */
    void *note_user;
    zili_progress_fn *progress; /**< or NULL */
    void *progress_user;
    zili_stop_fn *stop; /**< or NULL */
    void *stop_user;
} zili_bitext_options;

/** What can be said where files are indexed: --glossary, --corrections,
 * --pairs, --no-align. */
ZILI_API extern const zili_option zili_bitext_option_list[];

/** The same for an index that is there, without what zili_align_option_list
 * has, and with --import. */
ZILI_API extern const zili_option zili_realign_option_list[];

/** What was done: for a message. */
typedef struct zili_bitext_summary {
    uint64_t pairs; /**< of regions; 0: there are no two languages */
    uint64_t beads, by_hand; /**< of those pairs */
    uint64_t kept;  /**< pairs that were aligned before and stay */
    uint64_t passed_over; /**< corrections that did not fit */
    bool glossary;  /**< there was one */
} zili_bitext_summary;

/** Check that the files that the options name are there, so that it is known
 * before a long build. Fails with ZILI_EIO. */
ZILI_API ZILI_MUST_CHECK zili_status zili_bitext_check(
    const zili_bitext_options *options, zili_error *err);

/** Align the index at `path`, and keep the beads in its catalogue, in the
 * place of those that are there.
 *
 * The first two regions (of original, translation, text) of different
 * languages of each document are a pair, and so are documents that `pairs`
 * brings together. Paragraphs and headings are aligned first, and the
 * sentences inside of those that belong together. Where there is no pair
 * nothing happens.
 *
 * One step, as all that changes an index: on failure, and when stopped, it is
 * as it was. Fails with ZILI_EUSAGE (`pairs` names what cannot be, line by
 * line), ZILI_EFORMAT, ZILI_EIO, ZILI_ENOMEM, ZILI_ESTOPPED. The same bytes
 * for any number of threads. Time: O(words). */
ZILI_API ZILI_MUST_CHECK zili_status zili_bitext_align(
    const char *path, const zili_bitext_options *options,
    zili_bitext_summary *summary, zili_error *err);

/** Write the beads of the index at `path` to `file`: TMX 1.4 where its name
 * ends in .tmx, what CWB's cwb-align writes where it ends in .align. Fails
 * with ZILI_EUSAGE (another name; nothing is aligned), ZILI_EFORMAT,
 * ZILI_EIO, ZILI_ENOMEM. Time: O(beads). */
ZILI_API ZILI_MUST_CHECK zili_status zili_bitext_export(const char *path,
                                                        const char *file,
                                                        zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
