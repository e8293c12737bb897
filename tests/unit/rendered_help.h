/* rendered_help.h -- an index of texts in two languages, aligned, and what
 * became what there. */
#ifndef RENDERED_HELP_H
#define RENDERED_HELP_H

#include "analysis_help.h"

#include "analysis/rendered_ranks.h"
#include "base/file.h"
#include "base/mem.h"

#include <zili/bitext.h>

static const char *const pairs_of_words[][2] = {
    { "中国", "China" },      { "科学", "science" },
    { "技术", "technology" }, { "和", "and" },
    { "自力更生", "self-reliance" }, { "的", "the" },
    { "问题", "problem" },    { "问题", "problems" },
    { "独立自主", "independence" }, { "我们", "we" },
    { "帮助", "help" },       { "1960", "1960" },
    { "学习", "study" },      { "，", "," },
};
enum { WORD_PAIRS = sizeof pairs_of_words / sizeof *pairs_of_words };

/* A sentence of each side; a word may be lost on the way, and two may change
 * places. */
static inline void add_sentence(zl_str *zh, zl_str *en, uint32_t words,
                                uint32_t *seed)
{
    for (uint32_t i = 0; i < words; i++) {
        uint32_t word = next_random(seed) % WORD_PAIRS;
        if (next_random(seed) % 10)
            zl_str_add_text(zh, pairs_of_words[word][0]);
        word = next_random(seed) % 8 ? word : next_random(seed) % WORD_PAIRS;
        zl_str_format(en, "%s ", pairs_of_words[word][1]);
    }
    zl_str_add_text(zh, "。\n\n");
    zl_str_add_text(en, "end.\n\n");
}

/* Of `sentences` with up to `most` words each. */
static inline void add_document(zl_str *out, uint32_t sentences, uint32_t most,
                                uint32_t *seed)
{
    zl_str zh = { 0 }, en = { 0 };

    for (uint32_t i = 0; i < sentences; i++)
        add_sentence(&zh, &en, 1 + next_random(seed) % most, seed);
    zl_str_format(out, "**Original Language:**\n\n%s**Contents:**\n\n%s",
                  zl_str_text(&zh), zl_str_text(&en));
    zl_str_clear(&zh);
    zl_str_clear(&en);
}

/* Index and align the texts, name and text in turn. */
static inline zili_corpus *align_texts(const char *name,
                                       const char *const *texts)
{
    char path[220];
    zili_bitext_options options = { 0 };
    zili_bitext_summary summary;
    zili_error err = { 0 };

    zili_corpus_close(index_texts(name, "zili", texts));
    snprintf(path, sizeof path, "%s/%s.zili", scratch, name);
    if (zili_bitext_align(path, &options, &summary, &err))
        fail_msg("%s", err.text);
    return open_index(path);
}

static inline zili_corpus *random_bitext(const char *name, uint32_t sentences,
                                         uint32_t most, uint32_t *seed)
{
    zl_str text[2] = { { 0 } };

    add_document(&text[0], sentences, most, seed);
    add_document(&text[1], 1 + sentences / 2, most, seed);
    const char *const texts[] = { "a.md", zl_str_text(&text[0]), "b.md",
                                  zl_str_text(&text[1]), NULL };
    zili_corpus *corpus = align_texts(name, texts);
    zl_str_clear(&text[0]);
    zl_str_clear(&text[1]);
    return corpus;
}

/* ---- asking ---- */

typedef struct bitext {
    zl_ask ask;
    zl_parallel parallel;
} bitext;

static inline void open_bitext(bitext *it, const zili_corpus *corpus)
{
    static const zili_question question = { .threads = 1 };
    zili_error err = { 0 };

    if (zl_ask_open(&it->ask, corpus, &question, &err) ||
        zl_parallel_make(&it->parallel, &it->ask,
                         ZL_PAIRS_OF_EITHER, &err))
        fail_msg("%s", err.text);
}

static inline void close_bitext(bitext *it)
{
    zl_parallel_clear(&it->parallel);
    zl_ask_close(&it->ask);
}

#endif
