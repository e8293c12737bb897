/* find_document.c -- which document is meant by a name, a number or the
 * beginning of a name. */
#include "base/fail.h"
#include "reader/parts.h"

#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 8 }; /* named in a sentence */

static void add_candidate(zl_str *list, size_t *count, const char *name)
{
    if (*count < CANDIDATES) {
        zl_str_add_text(list, *count ? ", " : "");
        zl_str_add_text(list, name);
    }
    (*count)++;
}

static bool begins(const char *name, const char *start)
{
    return strncmp(name, start, strlen(start)) == 0;
}

/* Names that begin with `start`; gives how many. */
static size_t list_names(const zili_corpus *corpus, const char *start,
                         zl_str *list)
{
    size_t count = 0;

    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++) {
        const char *name = zl_corpus_document(corpus, i)->name;
        if (begins(name, start))
            add_candidate(list, &count, name);
    }
    if (count > CANDIDATES)
        zl_str_format(list, " and %zu more", count - CANDIDATES);
    return count;
}

static zili_status no_such(const zili_corpus *corpus, const char *doc,
                           zili_error *err)
{
    zl_str list = { 0 };
    zili_status status;
    size_t count = list_names(corpus, doc, &list);

    if (count > 1) {
        status = zl_fail(err, ZILI_EUSAGE,
                         "\"%s\" could be %zu documents: %s. Give more of "
                         "the name, or the number.",
                         doc, count, zl_str_text(&list));
    } else {
        zl_str_empty(&list);
        count = list_names(corpus, "", &list);
        status = zl_fail(
            err, ZILI_EUSAGE, "No document is called \"%s\"; %s has %s%s.",
            doc, corpus->path, count ? "" : "none", zl_str_text(&list));
    }
    if (list.failed)
        status = zl_no_memory(err);
    zl_str_clear(&list);
    return status;
}

static uint32_t by_name(const zili_corpus *corpus, const char *doc)
{
    for (uint32_t i = 0; i < zl_corpus_documents(corpus); i++)
        if (strcmp(zl_corpus_document(corpus, i)->name, doc) == 0)
            return i;
    return ZL_NONE;
}

static uint32_t by_number(const zili_corpus *corpus, const char *doc)
{
    size_t digits = strspn(doc, "0123456789");

    if (digits == 0 || digits > 9 || doc[digits])
        return ZL_NONE;
    unsigned long number = strtoul(doc, NULL, 10);
    if (number == 0 || number > zl_corpus_documents(corpus))
        return ZL_NONE;
    return (uint32_t)number - 1;
}

static uint32_t by_beginning(const zili_corpus *corpus, const char *doc)
{
    uint32_t found = ZL_NONE;

    for (uint32_t i = 0; *doc && i < zl_corpus_documents(corpus); i++) {
        if (!begins(zl_corpus_document(corpus, i)->name, doc))
            continue;
        if (found != ZL_NONE)
            return ZL_NONE;
        found = i;
    }
    return found;
}

zili_status zl_corpus_find_document(const zili_corpus *corpus,
                                    const char *doc, uint32_t *out,
                                    zili_error *err)
{
    uint64_t problems = zl_corpus_problems(corpus);

    *out = by_name(corpus, doc);
    if (*out == ZL_NONE)
        *out = by_number(corpus, doc);
    if (*out == ZL_NONE)
        *out = by_beginning(corpus, doc);
    zili_status status = *out == ZL_NONE ? no_such(corpus, doc, err) : ZILI_OK;
    zili_status problem = zl_corpus_problem(corpus, problems, err);
    return problem ? problem : status;
}
