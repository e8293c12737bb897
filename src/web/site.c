/* site.c -- the indexes that are served. */
#include "site.h"
#include "fail.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Bytes of the last part of the path, without slashes behind it and without
 * ".zili". */
static size_t stem(const char *path, const char **begin)
{
    size_t end = strlen(path);

    while (end > 1 && path[end - 1] == '/')
        end--;
    size_t from = end;
    while (from > 0 && path[from - 1] != '/')
        from--;
    *begin = path + from;
    size_t size = end - from;
    return size > 5 && memcmp(path + end - 5, ".zili", 5) == 0 ? size - 5
                                                               : size;
}

/* What stands at the place of a corpus in addresses of ours. */
static bool is_reserved(const char *name)
{
    return !*name || strcmp(name, "assets") == 0;
}

/* Of ASCII what an address can hold as it is; other bytes become a hyphen. */
static char plain(char c)
{
    bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';

    return letter || (c >= '0' && c <= '9') || c == '_' ? c : '-';
}

/* Characters beyond ASCII stay; what is no text does not. */
static void copy_plain(char *name, const char *text, size_t size)
{
    for (size_t i = 0, step; i < size; i += step) {
        step = web_utf8_size(text + i, size - i);
        if (step > 1)
            memcpy(name + i, text + i, step);
        else
            name[i] = step == 1 ? plain(text[i]) : '-';
        step += step == 0;
    }
    name[size] = 0;
}

static char *name_of(const web_site *site, const char *path)
{
    const char *begin;
    size_t size = stem(path, &begin);
    char *name = malloc(size + 24);

    if (!name)
        return NULL;
    copy_plain(name, begin, size);
    for (size_t i = 2; is_reserved(name) || web_site_find(site, name); i++)
        snprintf(name + size, 24, "-%zu", i);
    return name;
}

zili_status web_site_name(web_site *site, const char *const *paths,
                          size_t count, const char *themes, zili_error *err)
{
    *site = (web_site){ .corpora = calloc(count + 1, sizeof *site->corpora),
                        .themes = themes };
    if (!site->corpora)
        return web_no_memory(err);
    for (size_t i = 0; i < count; i++) {
        web_corpus *own = &site->corpora[i];
        own->path = paths[i];
        own->name = name_of(site, paths[i]);
        site->count++;
        if (!own->name)
            return web_no_memory(err);
    }
    return ZILI_OK;
}

/* ---- what changes ---- */

/* What a file is when it is written anew: another one, later, or longer. 0: it
 * is not there. */
static uint64_t stamp_of(const char *path)
{
    uint64_t stamp = 14695981039346656037u;
    struct stat info;

    if (stat(path, &info) != 0)
        return 0;
    const uint64_t facts[] = { info.st_ino, (uint64_t)info.st_size,
                               (uint64_t)info.st_mtim.tv_sec,
                               (uint64_t)info.st_mtim.tv_nsec };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        stamp = (stamp ^ facts[i]) * 1099511628211u;
    return stamp;
}

/* Whoever changes an index writes this file anew at the end. */
static uint64_t stamp_of_index(const web_corpus *corpus)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/catalogue.sqlite", corpus->path);
    return stamp_of(path);
}

/* Also one that is not open: it may stand against another in a table. */
static bool is_stale(const web_corpus *corpus)
{
    uint64_t stamp = stamp_of_index(corpus);

    return stamp && stamp != corpus->stamp;
}

static bool has_stale_themes(const web_site *site)
{
    return site->themes && site->themes_stamp != stamp_of(site->themes);
}

bool web_site_is_stale(const web_site *site)
{
    bool stale = has_stale_themes(site);

    for (size_t i = 0; i < site->count && !stale; i++)
        stale = is_stale(&site->corpora[i]);
    return stale;
}

static void close_one(web_corpus *corpus)
{
    zili_corpus_close(corpus->corpus);
    corpus->corpus = NULL;
}

/* The stamp is from before it is opened again: what changes meanwhile is seen
 * next time. */
void web_site_drop_stale(web_site *site)
{
    for (size_t i = 0; i < site->count; i++) {
        web_corpus *corpus = &site->corpora[i];
        if (!is_stale(corpus))
            continue;
        close_one(corpus);
        corpus->stamp = stamp_of_index(corpus);
    }
    if (site->themes)
        site->themes_stamp = stamp_of(site->themes);
}

uint64_t web_site_stamp(const web_site *site)
{
    uint64_t stamp = site->themes ? stamp_of(site->themes) : 0;

    for (size_t i = 0; i < site->count; i++)
        stamp = stamp * 1099511628211u ^ stamp_of_index(&site->corpora[i]);
    return stamp;
}

/* ---- opening and closing ---- */

zili_status web_corpus_open(web_corpus *corpus, zili_error *err)
{
    return corpus->corpus
               ? ZILI_OK
               : zili_corpus_open(&corpus->corpus, corpus->path, err);
}

void web_site_close(web_site *site)
{
    for (size_t i = 0; i < site->count; i++) {
        close_one(&site->corpora[i]);
        free(site->corpora[i].name);
    }
    free(site->corpora);
    *site = (web_site){ 0 };
}

web_corpus *web_site_find(const web_site *site, const char *name)
{
    for (size_t i = 0; i < site->count; i++)
        if (site->corpora[i].name && strcmp(site->corpora[i].name, name) == 0)
            return &site->corpora[i];
    return NULL;
}
