/* site.c -- the indexes that are served. */
#include "site.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static zili_status no_memory(zili_error *err)
{
    snprintf(err->text, sizeof err->text, "There is not enough memory.");
    return err->status = ZILI_ENOMEM;
}

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

/* What an address can hold as it is; other bytes become a hyphen. */
static char plain(char c)
{
    bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';

    return letter || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) ? c
                                                                      : '-';
}

static char *name_of(const web_site *site, const char *path)
{
    const char *begin;
    size_t size = stem(path, &begin);
    char *name = malloc(size + 24);

    if (!name)
        return NULL;
    for (size_t i = 0; i < size; i++)
        name[i] = plain(begin[i]);
    name[size] = 0;
    for (size_t i = 2; web_site_find(site, name); i++)
        snprintf(name + size, 24, "-%zu", i);
    return name;
}

zili_status web_site_open(web_site *site, const char *const *paths,
                          size_t count, const char *themes, zili_error *err)
{
    zili_status status = ZILI_OK;

    *site = (web_site){ calloc(count + 1, sizeof *site->corpora), 0, themes };
    if (!site->corpora)
        return no_memory(err);
    for (size_t i = 0; !status && i < count; i++) {
        web_corpus *own = &site->corpora[i];
        own->path = paths[i];
        own->name = name_of(site, paths[i]);
        site->count++;
        status = own->name ? zili_corpus_open(&own->corpus, paths[i], err)
                           : no_memory(err);
    }
    return status;
}

void web_site_close(web_site *site)
{
    for (size_t i = 0; i < site->count; i++) {
        zili_corpus_close(site->corpora[i].corpus);
        free(site->corpora[i].name);
    }
    free(site->corpora);
    *site = (web_site){ 0 };
}

const web_corpus *web_site_find(const web_site *site, const char *name)
{
    for (size_t i = 0; i < site->count; i++)
        if (site->corpora[i].name && strcmp(site->corpora[i].name, name) == 0)
            return &site->corpora[i];
    return NULL;
}
