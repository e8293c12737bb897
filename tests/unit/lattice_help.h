/* lattice_help.h -- small vocabularies, and what a lattice makes of them. */
#ifndef LATTICE_HELP_H
#define LATTICE_HELP_H

#include "index_help.h"

#include "base/utf8.h"
#include "text/lattice.h"

#include "base_help.h"

#define WORDS 24

static zl_roles *roles;

typedef struct priced {
    char text[24];
    unsigned cost;
} priced;

typedef struct priced_list {
    priced items[WORDS];
    size_t count;
} priced_list;

static inline void add_priced(priced_list *all, const char *text, unsigned cost)
{
    priced *word = &all->items[all->count++];

    assert_true(all->count <= WORDS);
    snprintf(word->text, sizeof word->text, "%s", text);
    word->cost = cost;
}

/* The one that was added last. */
static inline const priced *find_priced(const priced_list *all, zl_view word)
{
    for (size_t i = all->count; i > 0; i--)
        if (zl_view_is(word, all->items[i - 1].text))
            return &all->items[i - 1];
    return NULL;
}

static inline void make_trie(zl_trie *out, const priced_list *all)
{
    zl_trie_words words = { 0 };

    for (size_t i = 0; i < all->count; i++)
        assert_true(zl_trie_words_add_text(&words,
                                           zl_view_of(all->items[i].text),
                                           (uint16_t)all->items[i].cost));
    assert_int_equal(zl_trie_build(out, &words, NULL), ZILI_OK);
    zl_trie_words_clear(&words);
}

/* A lattice, and what is lent to it. */
typedef struct lattices {
    zl_trie words;
    zl_dictionary own;
    zl_knowledge knowledge; /* these, and the roles */
    zl_lattice *lattice;
} lattices;

static inline void open_knowledge(lattices *it)
{
    it->knowledge = (zl_knowledge){ &it->words, &it->own, roles };
    it->lattice = zl_lattice_new(&it->knowledge);
    assert_non_null(it->lattice);
}

static inline void open_lattice(lattices *it, const priced_list *words,
                         const priced_list *own)
{
    *it = (lattices){ 0 };
    make_trie(&it->words, words);
    make_trie(&it->own.words, own);
    open_knowledge(it);
}

static inline void close_lattice(lattices *it)
{
    zl_lattice_free(it->lattice);
    zl_dictionary_clear(&it->own);
    zl_trie_clear(&it->words);
}

static inline void write_cut(const lattices *it, const char *text, zl_str *out)
{
    zl_pieces tokens = { 0 };
    zl_view all = zl_view_of(text);

    assert_int_equal(zl_lattice_cut(it->lattice, all,
                                    (zl_piece){ 0, all.size }, &tokens, NULL),
                     ZILI_OK);
    for (size_t i = 0; i < tokens.count; i++) {
        zl_str_add_text(out, i ? "|" : "");
        zl_str_add(out, zl_view_cut(all, tokens.items[i].begin,
                                    tokens.items[i].end));
    }
    zl_array_clear(&tokens);
}

#endif
