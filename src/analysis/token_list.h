/* token_list.h -- tokens from a file, a line each. */
#ifndef ZL_ANALYSIS_TOKEN_LIST_H
#define ZL_ANALYSIS_TOKEN_LIST_H

#include "base/array.h"
#include "base/map.h"

#include <zili/error.h>

typedef struct zl_token_list {
    ZL_ARRAY(uint32_t) items; /* types, by number, in order */
    zl_map types;             /* their texts */
    zl_map docs;              /* names of documents; "" where none is named */
    ZL_ARRAY(uint64_t) ends;  /* of each document */
    ZL_ARRAY(size_t) breaks;  /* where sentences end, the last too */
    bool has_docs, has_sentences; /* whether the file has such columns */
} zl_token_list;

/* Whether the file begins with a line of names of columns, one of which is
 * `token`, and there is no column `v`. */
bool zl_token_list_is(zl_view bytes);

/* Read it from the bytes of the file at `path`. Where the first line has a
 * tab, or is "token" alone, it names the columns: token (or word, as zili
 * writes it), doc, and sent (with para), which changes where a sentence ends.
 * Otherwise a line is a token. Empty lines are passed over. ZILI_EFORMAT with
 * file and line, ZILI_ENOMEM. Release with zl_token_list_clear() in any
 * case. */
ZILI_MUST_CHECK zili_status zl_token_list_read(zl_token_list *out,
                                               const char *path, zl_view bytes,
                                               zili_error *err);
void zl_token_list_clear(zl_token_list *list);

static inline uint64_t zl_token_list_begin(const zl_token_list *list,
                                           size_t doc)
{
    return doc > 0 ? list->ends.items[doc - 1] : 0;
}

#endif
