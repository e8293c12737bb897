/* given.h -- tokens that come already cut, given to a batch.
 *
 *     init → (document → (structures, token)* → end_document)* → clear
 *
 * What stands between the tokens comes with them, or is put by rule: nothing
 * between Chinese, before what closes and behind what opens, else a blank;
 * line ends between paragraphs. The document then is the text so made.
 *
 * Names may be any; the points and colons of XML become _. A structure
 * inside another of its name is called np1, np2, … and an attribute of it
 * np_head1, np_head2, as in CWB. */
#ifndef ZL_INGEST_GIVEN_H
#define ZL_INGEST_GIVEN_H

#include "base/array.h"
#include "base/hash.h"
#include "base/map.h"
#include "writer/batch.h"

/* Open structures, one in the other; and different names of structures and
 * attributes, in all documents. */
enum { ZL_GIVEN_DEPTH_MOST = 128, ZL_GIVEN_NAMES_MOST = 1000 };

/* An open structure; names are numbers in `names`. */
typedef struct zl_given_open {
    uint32_t name;   /* as written */
    uint32_t depth;  /* how many of this name are around it */
    uint32_t stored; /* how many structures it is: itself, but for a region,
                        and its attributes */
    uint64_t tokens; /* there were before it */
} zl_given_open;

typedef enum zl_given_gap {
    ZL_GIVEN_BY_RULE,
    ZL_GIVEN_TOUCH, /* the token touches the next one */
    ZL_GIVEN_APART
} zl_given_gap;

/* What else is known of a document, told when it ends: gives its columns to
 * the batch, and false without memory. */
typedef struct zl_given_more {
    bool (*give)(void *user, zl_batch *batch, const char *name);
    void *user;
} zl_given_more;

/* Start from zl_given_init(). */
typedef struct zl_given {
    zl_batch *batch;
    const zl_given_more *more; /* or NULL */
    zl_str document;  /* its name */
    zl_hasher hasher; /* of the document so far … */
    uint64_t size;    /* … and its bytes */
    zl_str last;      /* its last token */
    uint64_t tokens; /* of all documents */
    bool has_token;  /* the document has */
    zl_given_gap usual; /* behind tokens of which nothing else is said */
    zl_given_gap gap;   /* behind the last token */
    bool line_end;      /* a paragraph or region has ended behind it */
    bool in_region, own_region; /* one is open, and it came with the text */
    zl_map names;            /* as written and as stored */
    ZL_ARRAY(bool) is_open;  /* by number of the name, as stored */
    ZL_ARRAY(zl_given_open) open;
    size_t inherited; /* the first so many end with the document alone */
    ZL_ARRAY(uint32_t) stored; /* open structures as stored, in order */
    zl_str name, value;        /* scratch */
    bool ended_empty;          /* what was ended last had no token */
    const char *wrong;         /* why the last call gave false */
    bool failed;               /* there was not enough memory */
} zl_given;

void zl_given_init(zl_given *given, zl_batch *batch);
void zl_given_clear(zl_given *given);

/* Begin a document, and end it: what is open is closed. */
void zl_given_document(zl_given *given, zl_view name, const char *path);
void zl_given_datum(zl_given *given, zl_view key, zl_view value);
void zl_given_end_document(zl_given *given);

/* A structure from the next token on, with a value of its own ("" for none),
 * and then any number of attributes, each a structure too: "np_head". False
 * where that cannot be, and `wrong` says why: too many or too deep, a name
 * that the index has for itself (doc, region, lang), one that is open. */
bool zl_given_begin(zl_given *given, zl_view name, zl_view value);
bool zl_given_value(zl_given *given, zl_view name, zl_view value);

/* End the innermost structure of this name that is not inherited; false where
 * none is open. */
bool zl_given_end(zl_given *given, zl_view name);

/* A region of the document, ended as "region"; its attributes are structures.
 * There is one, "text", of the language `lang`, wherever a token comes outside
 * of them. False where one is open. */
bool zl_given_region(zl_given *given, zl_view kind, zl_view lang);

/* The next token; annotate it through the batch. */
void zl_given_token(zl_given *given, zl_view form, const char *lang);

/* What stands behind the last token, if it is known. */
void zl_given_set_gap(zl_given *given, zl_given_gap gap);

#endif
