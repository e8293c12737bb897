/* markup_parts.h -- how far the reading of a marked-up file is; for markup.c
 * and markup_say.c. */
#ifndef ZL_FORMATS_MARKUP_PARTS_H
#define ZL_FORMATS_MARKUP_PARTS_H

#include "formats/markup.h"
#include "text/language_code.h"

/* An element that is open. */
struct zl_frame {
    const zl_rule *rule;
    const zl_vocabulary *vocabulary; /* of those around it */
    size_t marks;                    /* it has begun */
    char lang[ZL_CODE_SIZE];         /* around it */
    const char *region;              /* around it */
    zl_paragraph_kind kind;          /* of paragraphs around it */
    bool spoke;                      /* it has changed the language */
    bool aside;                      /* it has begun one */
    bool block;                      /* it has begun a paragraph */
    bool read;                       /* one reading in it is text */
};

struct zl_markup {
    const zl_file *file;
    zl_shelf *shelf;
    const zl_vocabulary *vocabulary;
    zl_source source;
    zl_draft *draft;
    bool lent;             /* it is part of a document that goes on */
    ZL_ARRAY(struct zl_frame) frames;
    size_t skipped;    /* elements open in one that is left out */
    size_t silent;     /* elements open that hold metadata alone */
    size_t collecting; /* frames, where the last one's text is a datum or
                              another reading; 0: none */
    bool both;         /* it is text as well */
    bool stated;       /* an attribute says it */
    bool ended;        /* nothing stands behind the last element */
    zl_str value;      /* what is collected */
    zl_str other;      /* the reading not taken, for the next span */
    zl_str room;
    const char *region;      /* that is open */
    char lang[ZL_CODE_SIZE]; /* of what follows; empty: by script */
    zl_paragraph_kind kind;  /* of those that say none */
    size_t verbatim;         /* elements open whose lines are kept */
    size_t inside;           /* documents open */
    zl_source common;        /* the data of all documents */
    zili_status status;
    zili_error *err;
};

/* Of an element without prefix, any letters. */
const zl_rule *zl_markup_rule(const zl_vocabulary *vocabulary, zl_view name);

/* What its span, region or datum is called. */
zl_view zl_markup_name(const zl_rule *rule, const zl_element *element);

/* A span `name` for the element, and one for each attribute that is there. */
void zl_markup_marks(struct zl_markup *markup, struct zl_frame *frame,
                     zl_view name, const zl_element *element);

/* What follows is in the language that was said last … */
void zl_markup_speak(struct zl_markup *markup);

/* … and the element may say another, for a region of its own. */
void zl_markup_language(struct zl_markup *markup, struct zl_frame *frame,
                        const zl_element *element);

/* What was collected is the language of all that is open. */
void zl_markup_speak_all(struct zl_markup *markup);

/* Collect the text of the element; false inside what is collected: it is part
 * of that. The end of it: false where it was not this element. */
bool zl_markup_collect(struct zl_markup *markup);
bool zl_markup_collected(struct zl_markup *markup);

/* Attributes that are metadata, of an element or a document. */
void zl_markup_attributes(struct zl_markup *markup,
                          const struct zl_frame *frame,
                          const zl_element *element);

/* A datum begins and ends. What stands in an attribute is the value; else it
 * is the text, which follows. */
void zl_markup_datum(struct zl_markup *markup, const zl_rule *rule,
                     const zl_element *element);
void zl_markup_datum_end(struct zl_markup *markup);

/* A reading that no span has taken is an aside. */
void zl_markup_reading_end(struct zl_markup *markup);

#endif
