/* program.h -- a pattern made ready for one segment: an automaton over tokens.
 *
 * Steps lead from one to the other (Thompson, Regular expression search
 * algorithm, 1968). Whoever follows them stands between two tokens; TOKEN, GAP
 * and STRING lead past tokens, all others stay where they are. */
#ifndef ZL_QUERY_PROGRAM_H
#define ZL_QUERY_PROGRAM_H

#include "query/condition.h"
#include "query/shape.h"
#include "query/site.h"
#include "query/string.h"

typedef enum zl_op {
    ZL_OP_TOKEN,  /* past a token of which condition `item` is true, which
                     gets label `label` and may be the target */
    ZL_OP_GAP,    /* past 1 to `most` tokens; `item` counts gaps */
    ZL_OP_STRING, /* past string `item` */
    ZL_OP_SPLIT,  /* to `next` or `other` */
    ZL_OP_LOOK,   /* where condition `item` is true of the next token */
    ZL_OP_TOUCH,  /* where nothing stands between two tokens of the match */
    ZL_OP_EDGE,   /* where edge `item` is */
    ZL_OP_OPEN,   /* into element `item` */
    ZL_OP_CLOSE,  /* out of it */
    ZL_OP_END     /* the match is over */
} zl_op;

typedef struct zl_step {
    zl_op op;
    uint32_t next, other, item, most;
    uint32_t element; /* the innermost that tokens must lie in, or ZL_NONE */
    int label;        /* or ZL_LABEL_NONE */
    bool target;
    bool last; /* of a string: a match may end with it, wherever */
} zl_step;

/* A place where a range of a structure begins or ends. Where a document ends
 * with the match none begins, and where one begins with it none ends: that
 * would be in another document. */
typedef struct zl_edge {
    uint32_t source, documents;
    bool closing;
    uint8_t *ranges; /* which, a bit each; NULL: any */
} zl_edge;

/* A range of a structure that a part of the match fills, or lies in. */
typedef struct zl_element {
    uint32_t source;
    bool filled;
    uint8_t *ranges; /* which, a bit each; NULL: any */
    uint32_t outer;  /* the element around it, or ZL_NONE */
} zl_element;

/* Where a match can begin that has a token of a type. */
typedef struct zl_begin {
    uint32_t type, step;
} zl_begin;
typedef ZL_ARRAY(zl_begin) zl_begins;

/* The same for strings that can begin inside the token. */
typedef struct zl_inner {
    uint32_t type, step;
    uint32_t look; /* a condition the token must meet too, or ZL_NONE */
} zl_inner;

typedef struct zl_program {
    ZL_ARRAY(zl_step) steps;
    uint32_t entry; /* the first step; ZL_NONE: there is no match */
    ZL_ARRAY(zl_condition *) conditions;
    ZL_ARRAY(zl_string *) strings;
    ZL_ARRAY(zl_edge) edges;
    ZL_ARRAY(zl_element) elements;
    ZL_ARRAY(zl_typeset *) sets; /* of needs */
    uint32_t gaps;
    uint32_t labels; /* without the target */
    bool has_labels; /* some step has one, or is the target */
    zl_shape shape;
    zl_begins begins; /* by type */
    ZL_ARRAY(uint32_t) always; /* steps that any token can begin with */
    ZL_ARRAY(zl_inner) inners; /* by type */
} zl_program;

/* Make a pattern ready: its words are cut as those of the corpus are. Words
 * are looked up in the first attribute of the segment; `keys` are its keys.
 * Clear the program in any case. Fails with ZILI_EUSAGE (an unknown theme, or
 * themes asked for and none given; an attribute or structure that the index
 * has not; too many steps), as zl_recut() and zl_lookup_…(), and with
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_program_make(zl_program *program,
                                            const zl_site *site,
                                            const zl_node *pattern,
                                            zl_keys *keys);
void zl_program_clear(zl_program *program);

/* Steps that written-out repetition and themes may need. */
#define ZL_PROGRAM_LIMIT 1000000

/* Fill `begins`, `always` and `inners`, and find out which strings are last;
 * what matches begin with becomes a need. False without memory. */
bool zl_program_find_begins(zl_program *program, const zl_segment *segment,
                            const zl_attribute *words);

/* ---- beginning and ending ---- */

/* The steps, beside `always`, that a match can begin with which begins with a
 * token of the type. Time: O(log begins). */
typedef struct zl_firsts {
    const zl_begin *items;
    size_t count;
} zl_firsts;
zl_firsts zl_program_firsts(const zl_program *program, uint32_t type);

/* Whether edge number `item` is at the place `at` of a match that begins at
 * `begin`. */
bool zl_program_edge(const zl_program *program, uint32_t item,
                     zl_tokens *tokens, uint32_t begin, uint32_t at);

/* An occurrence of a string that begins inside the first token of a match, and
 * the step that it is of. */
typedef struct zl_inside {
    zl_occurrence found;
    uint32_t step;
} zl_inside;
typedef ZL_ARRAY(zl_inside) zl_insides;

/* Set `out` to them, in order of their places in the token; `room` is to work
 * in, and `*tried` is how many strings were tried. False without memory. */
bool zl_program_find_inside(const zl_program *program, zl_tokens *tokens,
                            uint32_t begin, uint32_t stop,
                            zl_occurrences *room, zl_insides *out,
                            uint64_t *tried);


#endif
