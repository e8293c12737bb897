/* context.h -- how much is shown around a hit, and its text. */
#ifndef ZL_ANALYSIS_CONTEXT_H
#define ZL_ANALYSIS_CONTEXT_H

#include "query/cursor.h"

typedef enum zl_context_unit {
    ZL_CONTEXT_WORDS,
    ZL_CONTEXT_CHARACTERS,
    ZL_CONTEXT_SENTENCE,
    ZL_CONTEXT_PARAGRAPH
} zl_context_unit;

typedef struct zl_context {
    zl_context_unit unit;
    uint64_t size;      /* words or characters on each side */
    bool show_cuts;     /* "·" between tokens that touch */
} zl_context;

/* Read "8w", "20c", "s" or "p". Fails with ZILI_EUSAGE. */
ZILI_MUST_CHECK zili_status zl_context_read(zl_context *context,
                                            const char *text,
                                            zili_error *err);

/* The tokens shown around a hit, never beyond its region. */
typedef struct zl_window {
    uint64_t begin, end;
} zl_window;

zl_window zl_context_window(const zl_context *context,
                            const zili_corpus *corpus, const zl_area *area,
                            zl_hit hit);

/* Append a token of a run that begins at `begin`: what stands before it, unless
 * it is the first, and its form. Gives where in the text the form begins. */
size_t zl_context_token(const zl_context *context, const zili_corpus *corpus,
                        uint64_t position, uint64_t begin, zl_str *text);

/* Append the text left of the hit, of the hit, right of it. Line ends become
 * blanks; nothing is put between Chinese words unless cuts are shown. */
void zl_context_left(const zl_context *context, const zili_corpus *corpus,
                     zl_window window, zl_hit hit, zl_str *text);
void zl_context_node(const zl_context *context, const zili_corpus *corpus,
                     zl_hit hit, zl_str *text);
void zl_context_right(const zl_context *context, const zili_corpus *corpus,
                      zl_window window, zl_hit hit, zl_str *text);

#endif
