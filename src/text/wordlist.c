/* wordlist.c -- the words of Chinese that come with zili. */
#include "wordlist.h"

#include "base/fail.h"
#include "text/cjdict.h"

#include <stdlib.h>
#include <unistd.h>

/* Where it is installed, as the Makefile says it: without quotes. */
#ifndef ZILI_SHARE
#define ZILI_SHARE /usr/local/share/zili
#endif
#define QUOTED_(path) #path
#define QUOTED(path) QUOTED_(path)
#define NAME "zili.words"

/* Where the file may be, from the folder of the program. */
static const char *const places[] = {
    "/" NAME,
    "/../" NAME,
    "/../share/zili/" NAME,
    "/../../share/zili/" NAME,
};

/* The folder of the running program; empty where it cannot be told. */
static void add_folder(zl_str *path)
{
    char program[4096];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program);

    while (size > 0 && program[--size] != '/')
        continue;
    if (size > 0)
        zl_str_add(path, (zl_view){ program, (size_t)size });
}

/* Put the path of the file into `path`; false where there is none. */
static bool find(zl_str *path)
{
    const char *named = getenv("ZILI_WORDS");

    if (named && *named) {
        zl_str_add_text(path, named);
        return true;
    }
    add_folder(path);
    size_t folder = path->size;
    for (size_t i = 0; folder && i < sizeof places / sizeof *places; i++) {
        path->size = folder;
        zl_str_add_text(path, places[i]);
        if (zl_file_exists(zl_str_text(path)))
            return true;
    }
    zl_str_empty(path);
    zl_str_add_text(path, QUOTED(ZILI_SHARE) "/" NAME);
    return zl_file_exists(zl_str_text(path));
}

static zili_status take_from_icu(zl_trie *words, zili_error *err)
{
    zl_trie_words all = { 0 };
    zl_cjdict icu;
    bool sound = false;

    zl_cjdict_open(&icu);
    zili_status status = zl_cjdict_words(&icu, &all, &sound, err);
    if (!status && sound)
        status = zl_trie_build(words, &all, err);
    zl_trie_words_clear(&all);
    zl_cjdict_close(&icu);
    return status;
}

static zili_status map(zl_trie *words, const char *path, zili_error *err)
{
    zili_status status = zl_trie_map(words, path, err);

    if (status || zl_trie_sound(words))
        return status;
    zl_trie_clear(words);
    return zl_fail(err, ZILI_EFORMAT,
                   "%s is damaged: its words have not the sum that its head "
                   "names. Make it anew, or take it away.",
                   path);
}

zili_status zl_wordlist_open(zl_wordlist *out, zili_error *err)
{
    zl_str path = { 0 };
    zili_status status;

    *out = (zl_wordlist){ 0 };
    out->shipped = find(&path);
    if (path.failed)
        status = zl_no_memory(err);
    else if (out->shipped)
        status = map(&out->words, zl_str_text(&path), err);
    else
        status = take_from_icu(&out->words, err);
    zl_str_clear(&path);
    return status;
}

void zl_wordlist_close(zl_wordlist *list)
{
    zl_trie_clear(&list->words);
}

uint64_t zl_wordlist_sum(const zl_wordlist *list)
{
    return list->words.word_count
               ? zl_get64(list->words.block.bytes + 24)
               : 0;
}

zili_status zl_wordlist_shipped(uint64_t *sum, zili_error *err)
{
    zl_wordlist list = { 0 };
    zl_str path = { 0 };
    zili_status status = ZILI_OK;

    list.shipped = find(&path);
    if (path.failed)
        status = zl_no_memory(err);
    else if (list.shipped)
        status = zl_trie_map(&list.words, zl_str_text(&path), err);
    *sum = status ? 0 : zl_wordlist_sum(&list);
    zl_wordlist_close(&list);
    zl_str_clear(&path);
    return status == ZILI_ENOMEM ? status : ZILI_OK;
}
