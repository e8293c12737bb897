/* grammar.h -- rules of a vocabulary that is made for a file.
 *
 *     (guess) → (of …)* → make → clear */
#ifndef ZL_FORMATS_GRAMMAR_H
#define ZL_FORMATS_GRAMMAR_H

#include "base/arena.h"
#include "formats/survey.h"

/* Inside an element another is metadata: "head/date". */
typedef struct zl_inner {
    const char *parent;
    zl_rule rule;
} zl_inner;

/* Start from { 0 }. */
typedef struct zl_grammar {
    zl_map names;
    ZL_ARRAY(zl_rule) rules; /* by number of their name */
    ZL_ARRAY(zl_rule) heads; /* of what lies in headers */
    ZL_ARRAY(zl_inner) inners;
    ZL_ARRAY(zl_attribute) attributes; /* that are metadata */
    ZL_ARRAY(const char *)
    texts;            /* elements whose text alone is read; none:
                                     all */
    const char *lang; /* the attribute that says the language, or NULL */
    zl_arena kept;
    ZL_ARRAY(void *) made;   /* arrays of rules */
    zl_vocabulary all, head; /* what they become */
    zl_vocabulary *whole;    /* that of the file */
    bool failed;             /* no memory */
} zl_grammar;

void zl_grammar_clear(zl_grammar *grammar);

/* A copy that lives as long as the rules; NULL without memory. */
const char *zl_grammar_keep(zl_grammar *grammar, zl_view text);

/* The rule of an element (small letters), to be changed before another is
 * asked for; NULL without memory. */
zl_rule *zl_grammar_of(zl_grammar *grammar, zl_view element);

/* All that a survey says. */
void zl_grammar_guess(zl_grammar *grammar, const zl_survey *survey);

/* The begin() of a vocabulary: <meta name="author" content="Nie"/>. */
void zl_grammar_take_meta(zl_draft *draft, const zl_element *element,
                        zl_str *room);

/* Make `whole`; false without memory, now or before. The rules then stay as
 * they are. Time: O(rules × log). */
bool zl_grammar_make(zl_grammar *grammar);

#endif
