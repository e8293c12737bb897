/* compile.c -- make zili.words of the lists of words in this folder.
 *
 *     compile OUTPUT LIST...
 *
 * Two rules decide which headwords are words:
 * - A headword of five characters or more that cuts into shorter words of two
 *   or more is a term: 中国共产党 is 中国 and 共产党. Terms are put together
 *   when counting, words once cut wrongly are not cut again.
 * - A character for a place and 的 are no word (经济中的新技术), though 中的 can
 *   be one.
 */
#include "base/array.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "text/lattice.h"
#include "text/simplify.h"

#include <stdio.h>
#include <stdlib.h>

#define TERM 5

typedef struct entry {
    zl_view word;
    size_t characters;
    uint16_t cost;
    int weight; /* of the cost: 2 ICU's for the simplified word, 1 ICU's for a
                   variant, 0 none of ICU's */
} entry;
typedef ZL_ARRAY(entry) entries;

static void stop_on(zili_status status, const zili_error *err)
{
    if (!status)
        return;
    fprintf(stderr, "compile: %s\n", err->text);
    exit(1);
}

static void stop(const char *what, const char *path)
{
    fprintf(stderr, "compile: %s: %s\n", path, what);
    exit(1);
}

static bool is_place_and_de(zl_view word)
{
    static const char *const places[] = { "中的", "上的", "下的", "里的",
                                          "裡的", "内的", "外的" };

    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (zl_view_is(word, places[i]))
            return true;
    return false;
}

static bool is_simplified(zl_view word)
{
    for (size_t at = 0; at < word.size;) {
        uint32_t c = zl_utf8_next(word, &at);
        if (zl_simplified(c) != c)
            return false;
    }
    return true;
}

/* "word" or "word cost". */
static void add_line(entries *all, zl_view line, const char *path)
{
    entry next;

    if (!zl_view_next(&line, ' ', &next.word) || is_place_and_de(next.word))
        return;
    next.characters = zl_utf8_count(next.word);
    unsigned long cost = line.size ? strtoul(line.bytes, NULL, 10)
                                   : 90 + 12 * next.characters;
    next.cost = (uint16_t)(cost < 255 ? cost : 254);
    next.weight = !line.size ? 0 : is_simplified(next.word) ? 2 : 1;
    if (!zl_array_push(all, next))
        stop("There is not enough memory.", path);
}

/* The words lie in the file, which stays mapped to the end. */
static void add_list(entries *all, const char *path)
{
    zili_error err;
    zl_span file;
    zl_view line;

    stop_on(zl_file_map(&file, path, &err), &err);
    zl_view text = { (const char *)file.bytes, file.size };
    while (zl_view_next(&text, '\n', &line))
        add_line(all, line, path);
}

static int by_weight(const void *a, const void *b)
{
    const entry *left = a, *right = b;

    if (left->weight != right->weight)
        return left->weight < right->weight ? -1 : 1;
    if (left->cost != right->cost)
        return left->cost > right->cost ? -1 : 1;
    return zl_view_compare(left->word, right->word);
}

/* Variants are one word, so 國民經濟 costs what 国民经济 does: the cost that is
 * added last counts. */
static void build(zl_trie *trie, const entries *all)
{
    zl_trie_words words = { .variants = true };
    zili_error err;

    for (size_t i = 0; i < all->count; i++)
        if (!zl_trie_words_add_text(&words, all->items[i].word,
                                    all->items[i].cost))
            stop("There is not enough memory.", "words");
    stop_on(zl_trie_build(trie, &words, &err), &err);
    zl_trie_words_clear(&words);
}

/* Whether the word is cut, if it were none, into parts of two characters or
 * more. */
static bool is_term(zl_lattice *lattice, const entry *of, zl_pieces *parts)
{
    zili_error err;

    if (of->characters < TERM)
        return false;
    parts->count = 0;
    stop_on(zl_lattice_part(lattice, of->word, parts, &err), &err);
    for (size_t i = 0; i < parts->count; i++)
        if (zl_utf8_count(zl_view_cut(of->word, parts->items[i].begin,
                                      parts->items[i].end)) < 2)
            return false;
    return true;
}

/* Gives how many there were. */
static size_t drop_terms(entries *all)
{
    const zl_dictionary own = { 0 };
    zl_pieces parts = { 0 };
    zili_error err;
    zl_trie trie;
    size_t kept = 0, count = all->count;

    build(&trie, all);
    zl_roles *roles = zl_roles_new();
    zl_knowledge knowledge = { &trie, &own, roles };
    zl_lattice *lattice = zl_lattice_new(&knowledge);
    if (!roles || !lattice)
        stop_on(zl_no_memory(&err), &err);
    for (size_t i = 0; i < count; i++)
        if (!is_term(lattice, &all->items[i], &parts))
            all->items[kept++] = all->items[i];
    all->count = kept;
    zl_lattice_free(lattice);
    zl_roles_free(roles);
    zl_trie_clear(&trie);
    zl_array_clear(&parts);
    return count - kept;
}

int main(int count, char **arguments)
{
    entries all = { 0 };
    zl_trie trie;
    zili_error err;

    if (count < 3)
        stop("Name the output and the lists.", "usage");
    for (int i = 2; i < count; i++)
        add_list(&all, arguments[i]);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_weight);
    size_t dropped = drop_terms(&all);
    build(&trie, &all);
    stop_on(zl_trie_save(&trie, arguments[1], &err), &err);
    printf("  %s: %u words, and %zu terms left out\n", arguments[1],
           (unsigned)trie.word_count, dropped);
    zl_trie_clear(&trie);
    zl_array_clear(&all);
    return 0;
}
