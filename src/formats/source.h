/* source.h -- one document as a reader of a foreign format hands it over.
 *
 * A source is a text (the file's, after repairs) and pieces of it. What lies
 * in no region (mark-up, headings such as "Citation:") is kept as glue, so
 * that the file can be given back byte for byte, and is never counted. Where a
 * file is no text (a word processor's, a page description), the text is what
 * its reader made of it, and what was left out of that is named in a note.
 *
 * Everything belongs to the source, but for a text that is lent by whoever read
 * the file. Offsets are bytes in `text`. Regions are
 * in order and do not overlap. Every paragraph lies in one region, paragraphs
 * are in order and do not overlap, each holds at least one character that is
 * not blank, and blank text at its ends is left out. Marks are in order of
 * where they begin, the longer first; those of one kind do not overlap, others
 * may lie in each other and go on from paragraph to paragraph. */
#ifndef ZL_FORMATS_SOURCE_H
#define ZL_FORMATS_SOURCE_H

#include "base/array.h"
#include "base/text.h"

/* What a paragraph is in its document. Stored by name. */
typedef enum zl_paragraph_kind {
    ZL_BODY,
    ZL_HEADING,    /* a title, with its date line */
    ZL_SALUTATION, /* 中央并主席： */
    ZL_SIGNATURE,  /* 聂荣臻 */
    ZL_DATELINE,   /* 1960年7月3日 under a signature */
    ZL_ITEM,       /* of a list */
    ZL_ROW,        /* of a table */
    ZL_QUOTE,
    ZL_VERSE,      /* a line, or a stanza */
    ZL_CAPTION,    /* of a figure or table */
    ZL_NOTE        /* a footnote, a comment */
} zl_paragraph_kind;

typedef struct zl_paragraph {
    size_t begin, end;
    zl_paragraph_kind kind;
} zl_paragraph;

typedef struct zl_region {
    size_t begin, end;
    const char *kind; /* "title", "original", …: lives as long as the source */
    const char *lang; /* "zh", "en", "und": the same */
} zl_region;

/* A span: "insertion" (a translator's […], brackets included), "enumerator"
 * ("(一)", "1)"), "persname", "div" … */
typedef struct zl_mark_span {
    size_t begin, end;
    const char *kind;  /* lives as long as the source */
    const char *value; /* the same: what it says, "#kennan"; NULL: nothing */
} zl_mark_span;

/* A place where `text` differs from the file: at byte `offset` of the file,
 * `removed` stood; `text` has `inserted` instead. In order of offset. */
typedef struct zl_edit {
    size_t offset;
    size_t at; /* the same place in `text` */
    char *removed, *inserted;
} zl_edit;

/* From here to the next one, or to the end of the region, stands what another
 * region says where it has the same number. Where a region begins there is one,
 * or none in all of it; of one region numbers rise. A number that the other has
 * not is said in this one alone. Two regions have beads, or none. */
typedef struct zl_source_bead {
    size_t begin;      /* of a paragraph */
    size_t number;
    bool by_hand;      /* as a person said */
    double confidence; /* 0 to 1; NAN: nobody said */
} zl_source_bead;

typedef struct zl_datum {
    char *key, *value; /* a column of the documents; lower case, `_` */
} zl_datum;

typedef struct zl_source {
    zl_str text;
    bool lent;  /* `text` is the file's */
    bool spent; /* what was fed of `text` is given back to the system */
    zl_str name; /* of the document; empty: the name of the file */
    zl_str part; /* which part of the file it is: "row 12"; empty: all of it */
    ZL_ARRAY(zl_datum) data;
    ZL_ARRAY(zl_region) regions;
    ZL_ARRAY(zl_paragraph) paragraphs;
    ZL_ARRAY(zl_mark_span) marks;
    ZL_ARRAY(zl_edit) edits;
    ZL_ARRAY(zl_source_bead) beads; /* in the order of the text */
    ZL_ARRAY(char *) kept; /* what kinds, languages and values point to */
} zl_source;

void zl_source_clear(zl_source *source);

/* A copy that lives as long as the source; NULL without memory. */
const char *zl_source_keep(zl_source *source, zl_view text);

/* The text is that of the file, as it is. */
void zl_source_lend(zl_source *source, zl_view text);

/* Copies; false without memory. A value ends at a zero byte; an empty one is
 * not added. */
bool zl_source_add_datum(zl_source *source, const char *key, zl_view value);

/* Append the file as it was, byte for byte, to `out`: the text with its edits
 * undone. Lack of memory shows in `out`. Time: O(bytes). */
void zl_source_restore(const zl_source *source, zl_str *out);

/* Whether all that stands above holds; if not, `*reason`, if given, says
 * what does not, in a text that lives as long as the program. For tests and
 * fuzzers. Time: O(bytes). */
bool zl_source_check(const zl_source *source, const char **reason);

#endif
