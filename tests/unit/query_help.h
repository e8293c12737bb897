/* query_help.h -- a corpus made at random, and queries answered slowly.
 *
 * The slow answers are written from the contracts (query/parse.h, part.h,
 * string.h, query.h) and share no matching with the library: every place is
 * tried, every combination is listed. */
#ifndef QUERY_HELP_H
#define QUERY_HELP_H

#include "base_help.h"
#include "index_help.h"

#include "base/utf8.h"
#include "query/parse.h"
#include "query/query.h"
#include "text/fold.h"
#include "text/script.h"

/* ---- a corpus made at random ---- */

static const char *const some_forms[] = {
    "自", "力", "更生", "自力", "力更", "自力更生", "更", "聶", "聂",
    "self", "Self", "reliance", "a", "A", "ab", "-", "-", ",", "？", "Ａ",
    "á", "Á",
};
static const char *const some_glues[] = { "", "", "", " ", "\n", " \t", "#",
                                          "　" };

#define SOME(list, seed) \
    (list)[next_random(seed) % (sizeof(list) / sizeof *(list))]

typedef struct folding {
    zl_fold *fold;
    zl_str key;
} folding;

static inline zl_type_facts describe_folded(void *user, zl_view form)
{
    folding *it = user;

    zl_str_empty(&it->key);
    zl_fold_add(it->fold, form, &it->key);
    return (zl_type_facts){ (uint8_t)zl_class_of(form),
                            zl_str_view(&it->key) };
}

/* A paragraph; some glue stands before its first and behind its last word. */
static inline uint64_t write_paragraph(zl_batch *batch, uint32_t *seed)
{
    uint32_t count = 1 + next_random(seed) % 12;
    uint64_t bytes = 0;

    zl_batch_begin(batch, "p", "body");
    for (uint32_t i = 0; i < count; i++) {
        const char *form = SOME(some_forms, seed);
        const char *glue = SOME(some_glues, seed);
        zl_batch_token(batch, zl_view_of(form));
        zl_batch_glue(batch, zl_view_of(glue));
        bytes += strlen(form) + strlen(glue);
    }
    zl_batch_end(batch, "p");
    return bytes;
}

static inline void write_region(zl_batch *batch, uint32_t *seed,
                                const char *kind, const char *lang)
{
    zl_batch_region_begin(batch, kind, lang);
    for (uint32_t left = 1 + next_random(seed) % 4; left > 0; left--)
        write_paragraph(batch, seed);
    zl_batch_region_end(batch);
}

/* Build with the keys that words have in an index. */
static inline zili_status build_folded(const char *path,
                                       void feed(zl_batch *batch))
{
    folding describer = { 0 };

    assert_int_equal(zl_fold_open(&describer.fold, NULL), ZILI_OK);
    zili_status status =
        build_with(path, feed, describe_folded, &describer, NULL);
    zl_fold_close(describer.fold);
    zl_str_clear(&describer.key);
    return status;
}

static inline void write_document(zl_batch *batch, uint32_t *seed)
{
    zl_batch_document(batch, "d", "d.md", 9, "?");
    write_region(batch, seed, "summary", "en");
    write_region(batch, seed, "translation", "en");
    write_region(batch, seed, "original", "zh");
}

/* Up to three documents, in one segment or a segment each. */
static inline zili_corpus *random_corpus(const char *path, uint32_t *seed)
{
    folding describer = { 0 };
    zl_writer *writer;
    zl_batch *batch = zl_batch_new();
    zili_error err = { 0 };
    zl_writer_options options = { .segment = next_random(seed) % 2,
                                  .describe = describe_folded,
                                  .describe_user = &describer };

    assert_non_null(batch);
    assert_int_equal(zl_fold_open(&describer.fold, NULL), ZILI_OK);
    assert_int_equal(zl_writer_open(&writer, path, &options, NULL), ZILI_OK);
    for (uint32_t left = 1 + next_random(seed) % 3; left > 0; left--)
        write_document(batch, seed);
    zl_writer_take(writer, batch);
    if (zl_writer_commit(writer, &err))
        fail_msg("%s", err.text);
    zl_writer_close(writer);
    zl_batch_free(batch);
    zl_fold_close(describer.fold);
    zl_str_clear(&describer.key);
    return open_index(path);
}

/* ---- the slow answers ---- */

typedef ZL_ARRAY(zl_hit) slow_hits;

/* A character of a key: its token, and how many bytes of the form stand
 * before and after it. */
typedef struct slow_char {
    uint32_t character, token, before, after;
} slow_char;

typedef struct slow_answers {
    const zili_corpus *corpus;
    const zl_themes *themes;
    zl_fold *fold;
    zl_str key;
    unsigned row_folds; /* what is folded in the row */
    bool across;        /* it goes on in the next paragraph */
    ZL_ARRAY(slow_char) row;
} slow_answers;

static inline void slow_add(slow_hits *hits, zl_hit hit)
{
    for (size_t i = 0; i < hits->count; i++)
        if (memcmp(&hits->items[i], &hit, sizeof hit) == 0)
            return;
    assert_true(zl_array_push(hits, hit));
}

/* Lent until the next key is asked for. */
static inline zl_view slow_key(slow_answers *slow, unsigned folds,
                               uint64_t position)
{
    uint32_t type = zl_corpus_at(slow->corpus, position);

    zl_str_empty(&slow->key);
    zl_fold_add_as(slow->fold, folds, zl_corpus_form(slow->corpus, type),
                   &slow->key);
    if (folds == ZL_FOLD_USUAL)
        assert_true(zl_view_same(zl_str_view(&slow->key),
                                 zl_corpus_fold(slow->corpus, type)));
    return zl_str_view(&slow->key);
}

/* The end of the paragraph, or document, that holds a position. */
static inline uint64_t slow_end(const slow_answers *slow, uint64_t position)
{
    const zl_structure *p =
        zl_corpus_structure(slow->corpus, slow->across ? "doc" : "p");
    uint32_t i = zl_structure_at(p, position);

    return i == ZL_NONE ? position + 1 : zl_structure_end(p, i);
}

/* Whether the pattern fits, by every way there is. `wild` is the pattern as
 * it was written: only its own * and ? are wild. */
static inline bool slow_glob(zl_view pattern, zl_view text)
{
    if (pattern.size == 0)
        return text.size == 0;
    if (pattern.bytes[0] == '*') {
        zl_view rest = zl_view_cut(pattern, 1, pattern.size);
        size_t at = 0;
        while (!slow_glob(rest, zl_view_cut(text, at, text.size))) {
            if (at == text.size)
                return false;
            zl_utf8_next(text, &at);
        }
        return true;
    }
    if (text.size == 0)
        return false;
    size_t p = 0, t = 0;
    uint32_t want = zl_utf8_next(pattern, &p);
    if (want != '?' && want != zl_utf8_next(text, &t))
        return false;
    if (want == '?')
        zl_utf8_next(text, &t);
    return slow_glob(zl_view_cut(pattern, p, pattern.size),
                     zl_view_cut(text, t, text.size));
}

static inline bool slow_is_word(const zili_corpus *corpus, uint64_t at)
{
    return zl_class_of(zl_corpus_form(corpus, zl_corpus_at(corpus, at))) !=
           ZL_CLASS_OTHER;
}

static inline bool slow_word(slow_answers *slow, const zl_node *word,
                             int of_theme, uint64_t position)
{
    unsigned folds = zl_node_folds(word, of_theme);
    zl_str key = { 0 };
    zl_view text = slow_key(slow, folds, position);

    if (strcmp(word->text, "*") == 0 && !word->quoted)
        return slow_is_word(slow->corpus, position);
    zl_fold_add_as(slow->fold, folds, zl_view_of(word->text), &key);
    bool fits = strpbrk(word->text, "*?") && !word->quoted
                    ? slow_glob(zl_str_view(&key), text)
                    : zl_view_same(zl_str_view(&key), text);
    zl_str_clear(&key);
    return fits;
}

static inline bool all_blank(zl_view text)
{
    for (size_t at = 0; at < text.size;)
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            return false;
    return true;
}

#define SLOW_LINE 1 /* a blank, or nothing */

static inline bool is_wrapped(zl_view before, zl_view glue, zl_view after)
{
    size_t at = 0, end = before.size;

    return zl_is_han(zl_utf8_last(before, &end)) &&
           zl_is_han(zl_utf8_next(after, &at)) &&
           memchr(glue.bytes, '\n', glue.size);
}

static inline uint32_t slow_blank(const slow_answers *slow, uint64_t at)
{
    zl_view form = zl_corpus_form(slow->corpus,
                                  zl_corpus_at(slow->corpus, at));
    zl_view next = zl_corpus_form(slow->corpus,
                                  zl_corpus_at(slow->corpus, at + 1));

    return is_wrapped(form, zl_corpus_glue(slow->corpus, at), next)
               ? SLOW_LINE
               : ' ';
}

/* The corpus as one row of characters: those of the keys, a blank where the
 * glue is blank, SLOW_LINE where a line ends in Chinese, 0 where other glue
 * stands or a paragraph ends. */
static inline void slow_token(slow_answers *slow, uint64_t at)
{
    zl_view form = zl_corpus_form(slow->corpus,
                                  zl_corpus_at(slow->corpus, at));
    zl_view key = slow_key(slow, slow->row_folds, at);
    zl_view glue = zl_corpus_glue(slow->corpus, at);
    size_t begin = 0, end = 0;

    for (size_t k = 0; k < key.size; begin = end) {
        zl_utf8_next(form, &end);
        slow_char c = { zl_utf8_next(key, &k), (uint32_t)at, (uint32_t)begin,
                        (uint32_t)(form.size - end) };
        assert_true(zl_array_push(&slow->row, c));
    }
    assert_int_equal(end, form.size);
    bool over = at + 1 == slow_end(slow, at) || !all_blank(glue);
    if (over || glue.size)
        assert_true(zl_array_push(
            &slow->row, (slow_char){ over ? 0 : slow_blank(slow, at), ZL_NONE,
                                     0, 0 }));
}

static inline void slow_make_row(slow_answers *slow, unsigned folds)
{
    slow->row_folds = folds;
    slow->row.count = 0;
    for (uint64_t at = 0; at < zl_corpus_tokens(slow->corpus); at++)
        slow_token(slow, at);
}

static inline void slow_begin(slow_answers *slow, const zili_corpus *corpus)
{
    slow->corpus = corpus;
    slow_make_row(slow, ZL_FOLD_USUAL);
}

static inline void slow_end_all(slow_answers *slow)
{
    zl_array_clear(&slow->row);
    zl_str_clear(&slow->key);
}

/* Substring search, for the occurrences that begin in one token. Blanks of
 * `text` are single ones. */
static inline void slow_string(const slow_answers *slow, zl_view text,
                               uint64_t position, slow_hits *hits)
{
    for (size_t i = 0; i < slow->row.count; i++) {
        size_t at = 0, k = i;
        if (slow->row.items[i].token != position)
            continue;
        for (; at < text.size && k < slow->row.count; k++) {
            size_t next = at;
            uint32_t c = zl_utf8_next(text, &next);
            bool wrapped = slow->row.items[k].character == SLOW_LINE;
            if (!wrapped && c != slow->row.items[k].character)
                break;
            at = wrapped && c != ' ' ? at : next;
        }
        if (at == text.size)
            slow_add(hits, (zl_hit){ position,
                                     slow->row.items[k - 1].token + 1,
                                     slow->row.items[i].before,
                                     slow->row.items[k - 1].after });
    }
}

static inline void slow_node(slow_answers *slow, const zl_node *node,
                             int of_theme, uint64_t position,
                             slow_hits *hits);

static inline void slow_strings(slow_answers *slow, const zl_node *node,
                                int of_theme, uint64_t position,
                                slow_hits *hits)
{
    unsigned folds = zl_node_folds(node, of_theme);
    zl_str key = { 0 };

    if (slow->row_folds != folds)
        slow_make_row(slow, folds);
    zl_fold_add_as(slow->fold, folds, zl_view_of(node->text), &key);
    slow_string(slow, zl_str_view(&key), position, hits);
    zl_str_clear(&key);
}

/* Items from number `i` on, behind `before`. */
static inline void slow_sequence(slow_answers *slow, const zl_node *node,
                                 int of_theme, size_t i, zl_hit before,
                                 slow_hits *hits)
{
    slow_hits found = { 0 };

    if (i == node->children.count) {
        slow_add(hits, before);
        return;
    }
    if (before.trim || before.end == slow_end(slow, before.begin) ||
        (node->children.items[i]->touching &&
         zl_corpus_glue(slow->corpus, before.end - 1).size))
        return;
    slow_node(slow, node->children.items[i], of_theme, before.end, &found);
    for (size_t k = 0; k < found.count; k++)
        if (found.items[k].skip == 0)
            slow_sequence(slow, node, of_theme, i + 1,
                          (zl_hit){ before.begin, found.items[k].end,
                                    before.skip, found.items[k].trim },
                          hits);
    zl_array_clear(&found);
}

static inline const char *slow_lang(const slow_answers *slow, uint64_t position)
{
    const zl_structure *regions = zl_corpus_structure(slow->corpus, "region");

    return zl_corpus_area(slow->corpus, zl_structure_at(regions, position))
        ->lang;
}

static inline void slow_theme(slow_answers *slow, const zl_node *node,
                              uint64_t position, slow_hits *hits)
{
    for (size_t i = 0; i < slow->themes->list.count; i++) {
        const zl_theme *theme = &slow->themes->list.items[i];
        if (!zl_themes_is(slow->themes, i, zl_view_of(node->text)))
            continue;
        for (size_t k = 0; k < theme->patterns.count; k++) {
            const zl_pattern *pattern = &theme->patterns.items[k];
            if (!pattern->lang ||
                strcmp(pattern->lang, slow_lang(slow, position)) == 0)
                slow_node(slow, pattern->tree, node->folds, position, hits);
        }
    }
}

static inline void slow_node(slow_answers *slow, const zl_node *node,
                             int of_theme, uint64_t position,
                             slow_hits *hits)
{
    slow_hits first = { 0 };

    if (node->kind == ZL_NODE_WORD &&
        slow_word(slow, node, of_theme, position))
        slow_add(hits, (zl_hit){ position, position + 1, 0, 0 });
    if (node->kind == ZL_NODE_STRING)
        slow_strings(slow, node, of_theme, position, hits);
    if (node->kind == ZL_NODE_THEME)
        slow_theme(slow, node, position, hits);
    if (node->kind == ZL_NODE_SEQUENCE)
        slow_node(slow, node->children.items[0], of_theme, position, &first);
    for (size_t i = 0; i < first.count; i++)
        slow_sequence(slow, node, of_theme, 1, first.items[i], hits);
    for (size_t i = 0;
         node->kind == ZL_NODE_EITHER && i < node->children.count; i++)
        slow_node(slow, node->children.items[i], of_theme, position, hits);
    zl_array_clear(&first);
}

/* What `write` makes of the tree of a query. */
static inline void assert_parsed(const char *query, const char *expected,
                                 void write(const zl_node *, zl_str *))
{
    zl_node *tree;
    zl_str found = { 0 };
    zili_error err = { 0 };

    if (zl_parse(&tree, query, &err))
        fail_msg("%s", err.text);
    write(tree, &found);
    if (strcmp(zl_str_text(&found), expected) != 0)
        fail_msg("%s is %s", query, zl_str_text(&found));
    zl_str_clear(&found);
    zl_node_free(tree);
}

#endif
