/* markup.h -- elements of a vocabulary, told to a draft.
 *
 * What an element is stands in a table: a paragraph, a span, a note, metadata.
 * One table for each vocabulary (TEI, HTML), made for a file where nobody
 * knows it. */
#ifndef ZL_FORMATS_MARKUP_H
#define ZL_FORMATS_MARKUP_H

#include "formats/draft.h"
#include "formats/filetype.h"
#include "formats/xml.h"

typedef enum zl_role {
    ZL_ROLE_INLINE,   /* its text is text of the paragraph around */
    ZL_ROLE_WHOLE,    /* that of all there is; it can say its language */
    ZL_ROLE_MARK,     /* that, and a span */
    ZL_ROLE_BLOCK,    /* a paragraph, of a kind */
    ZL_ROLE_QUOTE,    /* a span in a paragraph, a block where there is none */
    ZL_ROLE_SECTION,  /* a span of paragraphs: a division, a list */
    ZL_ROLE_REGION,   /* a region: its text, or what stands before or behind */
    ZL_ROLE_ASIDE,    /* a note, a running head */
    ZL_ROLE_LINE,     /* a line ends */
    ZL_ROLE_BREAK,    /* that, and the paragraph where nothing stood in it */
    ZL_ROLE_BLANK,    /* a line of a prose page ends, and words with it, but
                         where it says break="no" */
    ZL_ROLE_PAGE,     /* a page begins: a milestone */
    ZL_ROLE_VERBATIM, /* a paragraph whose lines are kept */
    ZL_ROLE_OTHER,    /* the reading not taken (sic, abbr): the value of the
                         span that follows it */
    ZL_ROLE_VALUE,    /* its text is the value of the span or aside around */
    ZL_ROLE_READING,  /* a span where it is the first of what lies in the
                         element around it, else an aside "readings" */
    ZL_ROLE_DATUM,    /* metadata: its text, or an attribute */
    ZL_ROLE_NAMED,    /* the same; its attribute "name" is what it is called */
    ZL_ROLE_LANGUAGE, /* the same; it is the language of what follows */
    ZL_ROLE_TITLE,    /* a heading, and metadata */
    ZL_ROLE_HEAD,     /* holds metadata alone: text outside of them is left */
    ZL_ROLE_DOCUMENT, /* a document of its own */
    ZL_ROLE_SKIP      /* left out with all in it */
} zl_role;

typedef struct zl_rule {
    const char *element; /* without prefix, small letters */
    zl_role role;
    zl_paragraph_kind kind; /* of blocks */
    const char *name;       /* of the region, aside, datum, or span; NULL: the
                               element's own */
    const char *attributes; /* "type n": of spans, each one more span; of data,
                               where the value is, the first that is there; of
                               documents, each a datum */
    const struct zl_vocabulary *inside; /* for what lies in it; NULL: the
                                           same */
} zl_rule;

/* An attribute that is metadata. */
typedef struct zl_attribute {
    const char *element; /* or NULL: that of the document, or the root */
    const char *attribute;
    const char *key;
} zl_attribute;

typedef struct zl_vocabulary {
    const zl_rule *rules; /* in byte order of their elements */
    size_t count;
    zl_rule other;    /* for all that has no rule */
    bool mute;        /* text that is met here is left out */
    bool rows; /* a paragraph in the row of a table is a line of it */
    const char *lang; /* the attribute that says the language; NULL: "lang" */
    const zl_attribute *attributes;
    size_t attribute_count;
    /* The rule of an element whose name has `rule`; or NULL: that one. */
    const zl_rule *(*choose)(const struct zl_vocabulary *vocabulary,
                             const zl_element *element, const zl_rule *rule,
                             zl_str *room);
    const void *user; /* for it */
    /* For what a table cannot say, before the rule is followed; or NULL. */
    void (*begin)(zl_draft *draft, const zl_element *element, zl_str *room);
    /* For what only a whole document shows, whose source is made; or NULL. */
    void (*end)(zl_source *source);
} zl_vocabulary;

/* The rule of elements whose attribute says what they are. */
typedef struct zl_said_rule {
    const char *element, *attribute, *value;
    zl_rule rule;
} zl_said_rule;

/* The first of `count` that is said of `element`, else `rule`: for choose().
 * Lack of memory shows in `room`. Time: O(count). */
const zl_rule *zl_rule_said(const zl_said_rule *said, size_t count,
                            const zl_element *element, const zl_rule *rule,
                            zl_str *room);

/* Read `bytes` and give the documents in it to the shelf. What all
 * documents of a file have in common is data of each, as "corpus_title". Fails
 * as zl_xml_parse does, and as the shelf does. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_markup_read(const zl_file *file,
                                           const zl_vocabulary *vocabulary,
                                           bool html, zl_shelf *shelf,
                                           zili_error *err);

/* That of web pages, for those that are part of a book, which has a title and
 * authors of its own. */
const zl_vocabulary *zl_html_chapter(void);

/* The same into a draft that goes on: the bytes are part of a document. */
ZILI_MUST_CHECK zili_status zl_markup_add(zl_draft *draft, const zl_file *file,
                                          const zl_vocabulary *vocabulary,
                                          bool html, zili_error *err);

#endif
