/* tokens_help.h -- the tokens of a golden file: doc, pos, sent, token. */
#ifndef TESTS_TOKENS_HELP_H
#define TESTS_TOKENS_HELP_H

#include "golden_help.h"

/* All texts are lent by the file. */
typedef struct tokens {
    golden file;
    size_t count;
    const char **texts; /* of the tokens, all documents after one another */
    size_t docs;
    const char *names[100]; /* of the documents */
    uint64_t ends[100];
} tokens;

static inline bool tokens_open(tokens *out, const char *name)
{
    char path[200];

    *out = (tokens){ 0 };
    snprintf(path, sizeof path, "inputs/%s.tokens.tsv", name);
    if (!golden_open(&out->file, path))
        return false;
    out->count = out->file.rows;
    out->texts = calloc(out->count, sizeof *out->texts);
    assert_non_null(out->texts);
    for (size_t i = 0; i < out->count; i++) {
        const char *doc = out->file.cells[(i + 1) * 4];
        out->texts[i] = out->file.cells[(i + 1) * 4 + 3];
        if (out->docs == 0 || strcmp(doc, out->names[out->docs - 1]) != 0) {
            assert_true(out->docs < 100);
            out->names[out->docs++] = doc;
        }
        out->ends[out->docs - 1] = i + 1;
    }
    return true;
}

static inline void tokens_close(tokens *it)
{
    free(it->texts);
    golden_close(&it->file);
}

static inline uint64_t tokens_begin(const tokens *it, size_t doc)
{
    return doc > 0 ? it->ends[doc - 1] : 0;
}

static inline size_t tokens_document(const tokens *it, const char *name)
{
    for (size_t i = 0; i < it->docs; i++)
        if (strcmp(it->names[i], name) == 0)
            return i;
    fail_msg("there is no document %s", name);
    return 0;
}

#endif
