/* terms_help.h -- what analyses count, listed token by token.
 *
 * Written from the contracts (analysis/terms.h): every token of every
 * interval is looked at, every text compared with all others. */
#ifndef TERMS_HELP_H
#define TERMS_HELP_H

#include "analysis_help.h"

typedef struct slow_rules {
    const char *where, *by, *match;
    bool exact, hyphen, all;
} slow_rules;

/* A token that is counted, or several that are joined. */
typedef struct slow_term {
    char key[80], form[80];
    uint64_t begin, end; /* positions */
    uint32_t group, document;
    size_t term; /* the first token with this key */
} slow_term;

typedef struct slow_list {
    ZL_ARRAY(slow_term) tokens; /* in order of the corpus */
    zl_scope *scope;
    const zili_corpus *corpus;
} slow_list;

static inline void slow_copy(char to[80], zl_view text)
{
    assert_true(text.size < 80);
    memcpy(to, text.bytes, text.size);
    to[text.size] = 0;
}

static inline bool slow_is_hyphen(const zili_corpus *corpus, uint64_t at)
{
    zl_view form = zl_corpus_form(corpus, zl_corpus_at(corpus, at));

    return zl_view_is(form, "-") || zl_view_is(form, "‐") ||
           zl_view_is(form, "‑");
}

/* Where the words end that are joined to the one at `at`. */
static inline uint64_t slow_joined(const zili_corpus *corpus, uint64_t at,
                                   uint64_t end)
{
    while (at + 2 < end && zl_corpus_glue(corpus, at).size == 0 &&
           slow_is_hyphen(corpus, at + 1) &&
           zl_corpus_glue(corpus, at + 1).size == 0 &&
           slow_is_word(corpus, at + 2))
        at += 2;
    return at + 1;
}

static inline void slow_add_token(slow_list *list, zl_fold *fold,
                                  slow_rules rules, slow_term token)
{
    zl_str text = { 0 }, key = { 0 };

    zl_corpus_text(list->corpus, token.begin, token.end, &text);
    if (rules.exact)
        zl_str_add(&key, zl_str_view(&text));
    else
        zl_fold_add(fold, zl_str_view(&text), &key);
    slow_copy(token.form, zl_str_view(&text));
    slow_copy(token.key, zl_str_view(&key));
    token.term = list->tokens.count;
    for (size_t i = list->tokens.count; i-- > 0;)
        if (strcmp(list->tokens.items[i].key, token.key) == 0)
            token.term = list->tokens.items[i].term;
    if (!rules.match ||
        slow_glob(zl_view_of(rules.match), zl_str_view(&key)))
        assert_true(zl_array_push(&list->tokens, token));
    zl_str_clear(&text);
    zl_str_clear(&key);
}

static inline slow_list list_tokens(const zili_corpus *corpus,
                                    slow_rules rules)
{
    slow_list list = { .corpus = corpus };
    zl_fold *fold;

    assert_int_equal(zl_fold_open(&fold, NULL), ZILI_OK);
    assert_int_equal(zl_scope_open(&list.scope, corpus, rules.where, NULL,
                                   rules.by, NULL),
                     ZILI_OK);
    for (size_t i = 0; i < list.scope->count; i++) {
        zl_interval in = list.scope->intervals[i];
        uint64_t end;
        for (uint64_t at = in.begin; at < in.end; at = end) {
            bool word = slow_is_word(corpus, at);
            end = word && rules.hyphen ? slow_joined(corpus, at, in.end)
                                       : at + 1;
            if (word || rules.all)
                slow_add_token(
                    &list, fold, rules,
                    (slow_term){ .begin = at,
                                  .end = end,
                                  .group = in.group,
                                  .document =
                                      zl_corpus_area(corpus, in.area)
                                          ->document });
        }
    }
    zl_fold_close(fold);
    return list;
}

static inline void forget_tokens(slow_list *list)
{
    zl_array_clear(&list->tokens);
    zl_scope_close(list->scope);
}

static inline size_t slow_uses(const slow_list *list, size_t term,
                               const char *form)
{
    size_t uses = 0;

    for (size_t i = 0; i < list->tokens.count; i++)
        uses += list->tokens.items[i].term == term &&
                strcmp(list->tokens.items[i].form, form) == 0;
    return uses;
}

/* The most frequent form of a term, ties in byte order. */
static inline const char *slow_shown(const slow_list *list, size_t term)
{
    const char *best = NULL;
    size_t most = 0;

    for (size_t i = 0; i < list->tokens.count; i++) {
        const slow_term *token = &list->tokens.items[i];
        if (token->term != term)
            continue;
        size_t uses = slow_uses(list, term, token->form);
        if (uses > most || (uses == most && strcmp(token->form, best) < 0))
            best = token->form;
        most = uses > most ? uses : most;
    }
    return best;
}

/* ---- things that are counted by group ---- */

typedef struct slow_count {
    char name[200], shown[200];
    uint32_t group;
    uint64_t count, docs;
    uint32_t last; /* document, from 1 */
} slow_count;

typedef ZL_ARRAY(slow_count) slow_counts;

/* Tokens come document by document in each group. */
static inline void slow_tell(slow_counts *counts, const char *name,
                             const char *shown, const slow_term *token)
{
    slow_count *found = NULL;

    for (size_t i = 0; !found && i < counts->count; i++)
        if (counts->items[i].group == token->group &&
            strcmp(counts->items[i].name, name) == 0)
            found = &counts->items[i];
    if (!found) {
        assert_true(zl_array_push(counts, (slow_count){ 0 }));
        found = &counts->items[counts->count - 1];
        snprintf(found->name, sizeof found->name, "%s", name);
        snprintf(found->shown, sizeof found->shown, "%s", shown);
        found->group = token->group;
    }
    found->count++;
    found->docs += found->last != token->document + 1;
    found->last = token->document + 1;
}

static inline int slow_by_count(const void *a, const void *b)
{
    const slow_count *left = a, *right = b;

    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return strcmp(left->shown, right->shown);
}

/* "group rank shown count docs|…" of those that occur `least` times, at most
 * `limit` of a group. */
static inline void slow_write(slow_counts *counts, uint64_t least,
                              uint64_t limit, zl_str *out)
{
    uint64_t rank = 0;

    if (counts->count)
        qsort(counts->items, counts->count, sizeof *counts->items,
              slow_by_count);
    for (size_t i = 0; i < counts->count; i++) {
        const slow_count *each = &counts->items[i];
        rank = i && each[-1].group == each->group ? rank + 1 : 1;
        if (each->count >= least && (!limit || rank <= limit))
            zl_str_format(out, "%u %d %s %d %d|", each->group, (int)rank,
                          each->shown, (int)each->count, (int)each->docs);
    }
}

/* The rows of a table in the same form. */
static inline void found_write(const zili_table *table, const char *name,
                               const zl_scope *scope, zl_str *out)
{
    for (size_t row = 0; row < zili_table_rows(table); row++) {
        size_t group = 0;
        while (scope->by_count &&
               strcmp(scope->keys[group * scope->by_count],
                      zili_table_text(table, row, 0)) != 0)
            assert_true(++group < scope->groups);
        zl_str_format(out, "%u %d %s %d %d|", (unsigned)group,
                      (int)number_at(table, row, "rank"),
                      text_at(table, row, name),
                      (int)number_at(table, row, "count"),
                      (int)number_at(table, row, "docs"));
    }
}

/* ---- questions ---- */

/* Options, put together one by one. */
typedef struct slow_asked {
    const char *items[40];
    size_t count;
} slow_asked;

static inline void ask_also(slow_asked *asked, const char *name,
                            const char *value)
{
    assert_true(asked->count + 3 < 40);
    asked->items[asked->count++] = name;
    asked->items[asked->count++] = value;
    asked->items[asked->count] = asked->items[asked->count + 1] = NULL;
}

static inline void ask_rules(slow_asked *asked, slow_rules rules)
{
    if (rules.where)
        ask_also(asked, "where", rules.where);
    if (rules.by)
        ask_also(asked, "by", rules.by);
    if (rules.match)
        ask_also(asked, "match", rules.match);
    if (rules.exact)
        ask_also(asked, "exact", NULL);
    if (rules.all)
        ask_also(asked, "all", NULL);
    if (rules.hyphen)
        ask_also(asked, "join", "hyphen");
}

static inline slow_rules some_rules(uint32_t *seed)
{
    static const char *const wheres[] = { NULL, NULL, "lang = 'zh'",
                                          "region = 'summary'", "1 = 0",
                                          "region <> 'translation'" };
    static const char *const bys[] = { NULL, NULL, "doc", "lang", "region" };

    return (slow_rules){ .where = SOME(wheres, seed),
                         .by = SOME(bys, seed),
                         .exact = next_random(seed) % 2,
                         .hyphen = next_random(seed) % 2,
                         .all = next_random(seed) % 3 == 0 };
}

static inline void assert_alike(const zl_str *found, const zl_str *wanted,
                                const slow_asked *asked)
{
    if (strcmp(zl_str_text(found), zl_str_text(wanted)) == 0)
        return;
    for (size_t i = 0; i < asked->count; i++)
        print_message("%s ", asked->items[i] ? asked->items[i] : "-");
    fail_msg("\nfound  %s\nwanted %s", zl_str_text(found),
             zl_str_text(wanted));
}

#endif
