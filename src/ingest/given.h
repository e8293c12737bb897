/* given.h -- tokens that come already cut, given to a batch.
 *
 *     init → (document → (structures, token)* → end_document)* → clear
 *
 * What stands between the tokens comes with them, or is put by rule: nothing
 * between Chinese, before what closes and behind what opens, else a blank;
 * line ends between paragraphs. The document then is the text so made. */
#ifndef ZL_INGEST_GIVEN_H
#define ZL_INGEST_GIVEN_H

#include "base/array.h"
#include "writer/batch.h"

/* An open structure. A structure inside another of its name is called np1,
 * np2, … as in CWB. */
typedef struct zl_given_open {
    char *name; /* as written */
    char *kept; /* as stored, with its depth */
    size_t values; /* how many structures for its attributes, kept_… */
} zl_given_open;

typedef enum zl_given_gap {
    ZL_GIVEN_BY_RULE,
    ZL_GIVEN_TOUCH, /* the token touches the next one */
    ZL_GIVEN_APART
} zl_given_gap;

/* Start from zl_given_init(). */
typedef struct zl_given {
    zl_batch *batch;
    zl_str text; /* the document so far, and the last token */
    size_t last; /* where the last token begins in `text` */
    bool has_token;
    zl_given_gap gap; /* behind the last token */
    bool line_end;    /* a paragraph or region has ended behind it */
    bool in_region, own_region; /* one is open; the document has its own */
    ZL_ARRAY(zl_given_open) open;
    ZL_ARRAY(char *) value_names; /* of open structures, in order */
    bool failed; /* there was not enough memory */
} zl_given;

void zl_given_init(zl_given *given, zl_batch *batch);
void zl_given_clear(zl_given *given);

/* Begin a document, and end it: what is open is closed. `lang` is for the
 * region that is made where the document brings none. */
void zl_given_document(zl_given *given, zl_view name, const char *path);
void zl_given_end_document(zl_given *given);

/* A structure from the next token on, with a value of its own ("" for none),
 * and then any number of attributes, each a structure too: "text_year". */
void zl_given_begin(zl_given *given, zl_view name, zl_view value);
void zl_given_value(zl_given *given, zl_view name, zl_view value);

/* End the innermost structure of this name; false where none is open. */
bool zl_given_end(zl_given *given, zl_view name);

/* A region of the document; else there is one, "text", of the language
 * `lang`, once the first token comes. */
void zl_given_region(zl_given *given, zl_view kind, zl_view lang);
void zl_given_end_region(zl_given *given);

/* The next token; annotate it through the batch. */
void zl_given_token(zl_given *given, zl_view form, const char *lang);

/* What stands behind the last token, if it is known. */
void zl_given_set_gap(zl_given *given, zl_given_gap gap);

#endif
