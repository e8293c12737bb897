/* compile.h -- the pieces of a compiler of patterns.
 *
 *   compile.c         the whole; sequences, repetition, tags, near
 *   compile_token.c   what is one token, and steps as such
 *   compile_either.c  alternatives
 *   compile_theme.c   what a theme stands for, and other things looked up once
 *
 * Steps are made from the last to the first, for each has to know the next:
 * functions take the step behind a node, and give its first. What can match
 * nothing, for the segment has no such word, is ZL_NONE; what stands before it
 * is compiled nevertheless, for its faults. After a failure, which `status`
 * keeps, they give ZL_NONE too. `shape`, { 0 } before, becomes that of the
 * node, to be cleared by the caller. */
#ifndef ZL_QUERY_COMPILE_H
#define ZL_QUERY_COMPILE_H

#include "base/map.h"
#include "query/expand.h"
#include "query/program.h"

/* The step that looks for a language. */
typedef struct zl_lang_look {
    const char *lang; /* lent by the themes */
    uint32_t item;    /* condition */
} zl_lang_look;

/* What is looked up once, wherever it stands: in (a | b){500} or @theme a |
 * @theme b. What a node asks for is a number: of a condition, of a string … */
typedef struct zl_knowns {
    zl_map keys; /* by node, and the flags of its theme */
    ZL_ARRAY(uint32_t) items;
} zl_knowns;

/* Patterns of a theme that are single words, in one language. */
typedef struct zl_theme_words {
    const char *lang; /* lent by the themes; NULL: all */
    zl_typeset types; /* until they are a condition */
    uint32_t item;
} zl_theme_words;

/* Another alternative that a theme has. */
typedef struct zl_theme_branch {
    const zl_node *node; /* lent by the expander */
    const char *lang;
} zl_theme_branch;

/* … or of a theme: what it stands for. */
typedef struct zl_theme_sense {
    ZL_ARRAY(zl_theme_words) words;
    ZL_ARRAY(zl_theme_branch) branches;
} zl_theme_sense;

typedef struct zl_compiler {
    zl_program *program;
    zl_site site;
    zl_expander *expander;
    zl_keys *keys;
    uint32_t element; /* the innermost one, or ZL_NONE */
    ZL_ARRAY(zl_lang_look) langs;
    zl_knowns knowns;
    ZL_ARRAY(zl_theme_sense) senses;
    zili_status status; /* the first failure */
} zl_compiler;

/* Any node that is a pattern. */
uint32_t zl_compile(zl_compiler *it, const zl_node *node, uint32_t next,
                    zl_shape *shape);

/* EITHER, or whatever else stands for alternatives. */
uint32_t zl_compile_either(zl_compiler *it, const zl_node *node,
                           uint32_t next, zl_shape *shape);

/* ---- looked up once ---- */

/* What is known of `node`, or ZL_NONE. */
uint32_t zl_known_item(const zl_compiler *it, const zl_node *node);

/* Remember it; lack of memory shows in the status. */
void zl_know_item(zl_compiler *it, const zl_node *node, uint32_t item);

/* What the theme that `node` names stands for, lent until the next theme is
 * asked for; NULL: it has failed. Time: the first time that of looking up its
 * words, then O(name). */
const zl_theme_sense *zl_compile_theme(zl_compiler *it, const zl_node *node);

void zl_compile_forget(zl_compiler *it); /* at the end */

/* ---- one token ---- */

/* The condition that WORD, REGEX or TOKEN asks for, the caller's; NULL: it has
 * failed. */
zl_condition *zl_compile_condition(zl_compiler *it, const zl_node *node);

/* Steps for such a node, whose condition is taken over. */
uint32_t zl_compile_asked(zl_compiler *it, zl_condition *condition,
                          const zl_node *node, uint32_t next,
                          zl_shape *shape);

/* The same for a condition that the program has. */
uint32_t zl_compile_item(zl_compiler *it, uint32_t item, const zl_node *node,
                         uint32_t next, zl_shape *shape);
uint32_t zl_compile_token(zl_compiler *it, const zl_node *node, uint32_t next,
                          zl_shape *shape);

/* ---- steps ---- */

/* Remember that memory ran out; gives ZL_NONE. */
uint32_t zl_compile_no_memory(zl_compiler *it);

/* Whether nothing but the type of a token decides, so that it can be one set
 * with other words. */
static inline bool zl_compile_is_plain(const zl_condition *condition,
                                       const zl_node *node)
{
    return condition->kind == ZL_CONDITION_TYPES && condition->source == 0 &&
           !condition->types.others && node->label == ZL_LABEL_NONE &&
           !node->target;
}

/* A node without the groups of one that are around it. */
const zl_node *zl_compile_inner(const zl_node *node);

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
