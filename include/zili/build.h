/* build.h -- files in, an index out. */
#ifndef ZILI_BUILD_H
#define ZILI_BUILD_H

#include "note.h"
#include "option.h"
#include "progress.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Asked now and then, from any thread; true: stop and leave nothing. */
typedef bool zili_stop_fn(void *user);

/** How an index is built. Start from { 0 } and set `output`. */
typedef struct zili_build_options {
    const char *output; /**< the index folder to write; required */
    const char *profile; /**< how text is cut into words, as "icu" or
                              "zili+penn"; NULL: "zili", or "given" where
                              tokens are given. The words of "zili" are in
                              the file that the environment's ZILI_WORDS
                              names, else beside the program or where zili is
                              installed; without them ICU's are taken, and
                              `note` is told */
    zili_texts dicts;   /**< user dictionaries: one word a line */
    uint64_t threads;   /**< at most so many; 0: as many as there are cores */
    uint64_t memory;    /**< bytes to keep to, 16 MiB or more; 0: a quarter of
                             what there is */
    const char *from;   /**< what the files are, as "text", "html" or "vrt";
                             NULL: what each shows; tokens that are given are
                             kept as they are, with their attributes */
    const char *map; /**< of XML: a YAML file that says what its elements are;
                          NULL: what they seem to be */
    const char *columns; /**< of VRT: names with commas between, as in
                              "word,pos,lemma"; NULL: from the file, or those */
    const char *encoding; /**< what all files are written in, as "gb18030";
                             NULL: what each shows */
    const char *path_pattern; /**< what paths say of documents, as
                              "{year}/{author}-{title}.txt"; or NULL */
    const char *metadata; /**< a table (CSV, TSV, XLSX) that says more about
                              documents, a row for each; or NULL */
    const char *metadata_key; /**< its column that names files; NULL: file,
                              filename, path, name, doc, id … */
    const char *metadata_sheet; /**< its sheet, where it is a workbook; NULL:
                              the first */
    const char *lang;   /**< the language of all, as "zh"; NULL: what each
                              says or shows */
    const char *text_column; /**< of tables and JSON: the column that is the
                              text, by name or number from 1; NULL: as their
                              names and lengths show */
    const char *name_column; /**< the same of the one that names documents;
                              NULL: by its name, or none */
    const char *sheet;  /**< of workbooks: the sheet; NULL: the first */
    const char *name;   /**< of standard input, whose path is "-"; its ending
                              says what it is; NULL: "stdin" */
    bool no_repair;     /**< leave paragraphs cut where pages were cut */
    bool lenient;       /**< U+FFFD for what is no character, and for zero
                             bytes */
    bool skip_refused;  /**< leave out files, and members of archives, that
                             cannot be read, and go on */
    zili_note_fn *note; /**< told how often in each file, of words that
                             are missing, of files without text, and of
                             documents that were there; or NULL */
    void *note_user;    /**< for it */
    zili_progress_fn *progress; /**< or NULL */
    void *progress_user;
    zili_stop_fn *stop; /**< or NULL */
    void *stop_user;
} zili_build_options;

ZILI_API extern const zili_option zili_build_option_list[];

/** The options of adding: those that the index does not settle. */
ZILI_API extern const zili_option zili_add_option_list[];

/** What a build did: for a message. */
typedef struct zili_build_summary {
    uint64_t documents, tokens, types, repairs; /**< of what was read */
    uint64_t total_documents, total_tokens; /**< of the index */
    uint64_t skipped;  /**< files of a folder that are no texts */
    uint64_t empty;    /**< files of a folder in which there is no text */
    uint64_t refused;  /**< files left out, for they cannot be read */
    uint64_t again;    /**< documents added that were there already */
    uint64_t replaced; /**< where U+FFFD was put for what is no text */
} zili_build_summary;

/** Index the files and folders in `paths` into `options->output`; "-" is
 * standard input.
 *
 * A folder stands for the texts in it (.md and .txt; of VRT .vrt, .vert and
 * .xml; of CoNLL-U .conllu; in byte order of their names, folders inside it
 * too); what bears the name of a readme, a licence, a lexicon or a stop list is
 * passed over there, and what has no text in it, as long as something has.
 * The index appears under its name only when it is whole; an index that is
 * already there is replaced. On failure nothing is left behind: ZILI_EIO,
 * ZILI_EFORMAT (file, byte, line), ZILI_EUSAGE, ZILI_ENOMEM, ZILI_ESTOPPED.
 *
 * A file is in UTF-8, or in the encoding that it is found to be in: by a byte
 * order mark, as `encoding` says, as its head says, or by its bytes where that
 * is beyond doubt; else it is refused with a sentence that names the likely
 * ones. The column `encoding` of the documents says what it was. The document
 * is then the text in UTF-8. With `lenient`, what is no character, and where
 * the encoding is in doubt what is no UTF-8, becomes U+FFFD, as Unicode
 * recommends; the document then is the text so made, the column `replaced` of
 * the documents says how often (not where tokens were given), and so does the
 * setting of that name for the whole index.
 *
 * A file that cannot be read ends the build, and nothing is kept. With
 * `skip_refused` it is left out: a note says why, the setting `refused` of the
 * index has a line for it (name, tab, reason), and so it is with a member of an
 * archive. Each file is read twice then, and a large table as a whole.
 *
 * The files of the index are the same for any number of threads and any
 * memory. Several threads may build at once; `options` and `paths` are only
 * read. Of two builds of one output, by threads or processes, the second says
 * so and waits for the first, and then takes its place; adding and removing
 * wait too. After ten minutes that fails.
 *
 * Memory: about `options->memory`, and what cannot be less: a file is read
 * whole and a document is one unit, so that a large one takes about the size
 * of its file once more (twice that where tokens are given, bytes that are no
 * UTF-8 are replaced, or an archive has put a header before the text); a
 * document costs some 500 bytes and a different word some 40. What does not
 * fit is written beside the index and joined at the end.
 *
 * Time: O(bytes). */
ZILI_API ZILI_MUST_CHECK zili_status zili_build(
    const zili_build_options *options, const zili_texts *paths,
    zili_build_summary *summary, zili_error *err);

/** Add the files and folders in `paths` to the index `options->output`.
 *
 * They become a new segment; the index is the old one or the new one, never
 * anything between, and who has it open goes on with what was there. Text is
 * cut as when the index was built: `profile` and `no_repair` are the index's,
 * and the dictionaries must be the same. Nobody else can change the index at
 * that time: another one waits, and fails after ten minutes.
 *
 * A document with the bytes of one that is there is added all the same, and
 * told of. Fails as zili_build(), with ZILI_EUSAGE also where the text would
 * be cut otherwise. Time: O(bytes). */
ZILI_API ZILI_MUST_CHECK zili_status zili_add(
    const zili_build_options *options, const zili_texts *paths,
    zili_build_summary *summary, zili_error *err);

/** What changing an index takes. Start from { 0 }. */
typedef struct zili_change_options {
    zili_note_fn *note; /**< told when another one is waited for; or NULL */
    void *note_user;
    zili_stop_fn *stop; /**< or NULL */
    void *stop_user;
    zili_progress_fn *progress; /**< told how far a merge is; or NULL */
    void *progress_user;
} zili_change_options;

/** Remove documents, named by their names or numbers (as `docs` shows them),
 * from the index at `path`. They are not there any more at once; their words
 * take room until zili_merge(). `options` may be NULL. Fails with ZILI_EUSAGE
 * where there is no such document or none would be left, and then none was
 * removed; ZILI_EIO, ZILI_EFORMAT, ZILI_ENOMEM, ZILI_ESTOPPED. Time:
 * O(documents). */
ZILI_API ZILI_MUST_CHECK zili_status zili_remove(
    const char *path, const zili_texts *documents,
    const zili_change_options *options, zili_error *err);

/** Put the segments of the index at `path` together, and leave out what was
 * removed: it then is what building it at once would have given. Memory: some
 * 50 bytes of each different word. `options` may be NULL. Fails with
 * ZILI_EIO, ZILI_EFORMAT, ZILI_ENOMEM, ZILI_ESTOPPED, and then the index is
 * as it was. Time: O(bytes of the index). */
ZILI_API ZILI_MUST_CHECK zili_status zili_merge(
    const char *path, const zili_change_options *options, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
