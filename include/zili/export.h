/* export.h -- the tokens of an index, in the forms other tools read. */
#ifndef ZILI_EXPORT_H
#define ZILI_EXPORT_H

#include "corpus.h"
#include "option.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum zili_export_form {
    ZILI_EXPORT_VRT,  /**< a token a line, structures as tags: CWB's form */
    ZILI_EXPORT_TSV,  /**< a token a line with its place, one header line */
    ZILI_EXPORT_JSONL, /**< a sentence a line, as a JSON object */
    ZILI_EXPORT_CONLLU /**< a word a line, as Universal Dependencies have it */
} zili_export_form;

/** What is exported, and how. Start from { 0 }. */
typedef struct zili_export_options {
    const char *where;  /**< only regions for which this SQL holds, or NULL */
    const char *region; /**< own (NULL), all, or names with commas between */
    int form;           /**< a zili_export_form */
    bool glue;          /**< VRT: `<g/>` between tokens that touch */
} zili_export_options;

ZILI_API extern const zili_option zili_export_option_list[];

/** Write the tokens of `corpus` to `write`, in the order of the corpus.
 *
 * VRT has a line for each token: its word, then the other attributes of the
 * index in their order, tabs between. Structures are elements: `doc` with the
 * document's name as `id` and all of its metadata, in it `region` (kind,
 * lang), `p` (kind), `s` and the others; every element of a name has the same
 * attributes, those without a value are empty. The second line is a comment
 * with the options that cwb-encode wants for this file.
 *
 * TSV has the columns doc, region, lang, para, sent, token (from 1 in the
 * document), space (0 where the next token touches this one), word, then the
 * other attributes. Tabs, line ends and backslashes are escaped as in tables.
 *
 * A JSON object has doc, region, lang, para, sent, from (its first token), the
 * text, and an array for each attribute. What stands between two sentences is
 * an object too; where there are none, a paragraph is one, or a region. `para`
 * and `sent` are those of a concordance, null (in TSV empty) where there is
 * none.
 *
 * CoNLL-U has sentences of such places, with the comments newdoc id, meta::X
 * for each X that is known of the document, newpar, region, lang, sent_id and
 * text. Attributes that have no column there are in MISC, as name=value; "pos"
 * is XPOS where there is no "xpos". Tabs and line ends are blanks, other
 * control characters U+FFFD.
 *
 * Fails with ZILI_EUSAGE (`where`, `region`, `glue`), ZILI_EIO where `write`
 * refuses, ZILI_ENOMEM. Time: O(tokens). */
ZILI_API ZILI_MUST_CHECK zili_status zili_export(
    const zili_corpus *corpus, const zili_export_options *options,
    zili_write_fn *write, void *user, zili_error *err);

/** Write the tokens to the file `path`, which appears only when it is whole.
 * Fails as zili_export(). */
ZILI_API ZILI_MUST_CHECK zili_status zili_export_save(
    const zili_corpus *corpus, const zili_export_options *options,
    const char *path, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
