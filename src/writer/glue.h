/* glue.h -- what stands between tokens → rules and exceptions. */
#ifndef ZL_WRITER_GLUE_H
#define ZL_WRITER_GLUE_H

#include "writer/content.h"
#include "writer/spool.h"

/* The rules (index/layout.h) of a type that occurs so often, with nothing
 * before and behind it so often. */
uint8_t zl_glue_rules(uint32_t count, uint32_t before, uint32_t after);

typedef struct zl_glue {
    const zl_content *content;
    uint32_t *order;      /* numbers of glue by rank */
    uint32_t *ranks;      /* and the other way round */
    uint32_t count;       /* of those that stand somewhere */
    uint8_t *rules;       /* by rank of the word */
    uint32_t none, blank; /* numbers that the rules give; UINT32_MAX: none */
    zl_spool exceptions;  /* 4 token, 4 rank of the glue behind it */
    uint32_t token;       /* how many came, of which the last one … */
    uint32_t last_rule, last_glue; /* … waits to know what follows it */
} zl_glue;

/* Order what stands between the tokens of `content`; `path` is where its
 * spool may be. Not to be moved. False without memory; zl_glue_clear() in any
 * case. */
bool zl_glue_init(zl_glue *glue, const zl_content *content, const char *path);
void zl_glue_clear(zl_glue *glue);

/* The next tokens, by ranks of their types and numbers of glue. Failures stay
 * in the spool. Time: O(count), about 1 ns each. */
void zl_glue_add(zl_glue *glue, const uint32_t *ranks, const uint32_t *glues,
                 size_t count);

/* After the last token: the chunks, ZL_GLUE_CHUNKS of them. Fails with
 * ZILI_EIO, ZILI_ENOMEM (of the spool; the chunks know of others). */
#define ZL_GLUE_CHUNKS 5
ZILI_MUST_CHECK zili_status zl_glue_write(zl_glue *glue, zl_chunks *chunks,
                                          zili_error *err);

#endif
