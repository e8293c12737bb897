/* compile.h -- the pieces of a compiler of patterns.
 *
 *   compile.c         the whole; sequences, repetition, tags, near
 *   compile_token.c   what is one token, and steps as such
 *   compile_either.c  alternatives and themes
 *
 * Steps are made from the last to the first, for each has to know the next:
 * functions take the step behind a node, and give its first. What can match
 * nothing, for the segment has no such word, is ZL_NONE; what stands before it
 * is compiled nevertheless, for its faults. After a failure, which `status`
 * keeps, they give ZL_NONE too. `shape`, { 0 } before, becomes that of the
 * node, to be cleared by the caller. */
#ifndef ZL_QUERY_COMPILE_H
#define ZL_QUERY_COMPILE_H

#include "query/expand.h"
#include "query/program.h"

/* The step that looks for a language. */
typedef struct zl_lang_look {
    const char *lang; /* lent by the themes */
    uint32_t item;    /* condition */
} zl_lang_look;

/* What a node of the query asks for. */
typedef struct zl_known {
    const zl_node *node;
    uint32_t item; /* condition */
} zl_known;

typedef struct zl_compiler {
    zl_program *program;
    zl_site site;
    const zl_expander *expander;
    zl_keys *keys;
    uint32_t element; /* the innermost one, or ZL_NONE */
    ZL_ARRAY(zl_lang_look) langs;
    uint32_t repeats;         /* in how many repetitions the node stands */
    ZL_ARRAY(zl_known) knowns; /* of the outermost of them */
    zili_status status; /* the first failure */
} zl_compiler;

/* Any node that is a pattern. */
uint32_t zl_compile(zl_compiler *it, const zl_node *node, uint32_t next,
                    zl_shape *shape);

/* EITHER, or whatever else stands for alternatives. */
uint32_t zl_compile_either(zl_compiler *it, const zl_node *node,
                           uint32_t next, zl_shape *shape);

/* ---- one token ---- */

/* The condition that WORD, REGEX or TOKEN asks for, the caller's; NULL: it has
 * failed. */
zl_condition *zl_compile_condition(zl_compiler *it, const zl_node *node);

/* Steps for such a node, whose condition is taken over. */
uint32_t zl_compile_asked(zl_compiler *it, zl_condition *condition,
                          const zl_node *node, uint32_t next,
                          zl_shape *shape);
uint32_t zl_compile_token(zl_compiler *it, const zl_node *node, uint32_t next,
                          zl_shape *shape);

/* ---- steps ---- */

/* Remember that memory ran out; gives ZL_NONE. */
uint32_t zl_compile_no_memory(zl_compiler *it);

/* Give the program a condition; gives its number. */
uint32_t zl_compile_keep(zl_compiler *it, zl_condition *condition);

/* Give it the types that alternatives need, if any. */
void zl_compile_keep_set(zl_compiler *it, zl_typeset *types);

/* The attribute of these types. */
static inline const zl_attribute *zl_compile_needed(const zl_compiler *it,
                                                    const zl_shapes *shapes)
{
    return it->site.sources->attributes.items[shapes->need.source];
}

uint32_t zl_emit(zl_compiler *it, zl_step step);
uint32_t zl_emit_split(zl_compiler *it, uint32_t one, uint32_t other);
uint32_t zl_emit_plain(zl_compiler *it, zl_op op, uint32_t item,
                       uint32_t next);

#endif
