/* web_help.h -- what the tests of src/web share: memory that is refused, and
 * a site to ask. */
#ifndef WEB_HELP_H
#define WEB_HELP_H

#include "analysis_help.h"

#include "web/answer.h"

#include <dirent.h>
#include <errno.h>
#include <stdatomic.h>
#include <unistd.h>

/* ---- memory ---- */

/* The linker leads what the program and the library ask for here. Less than 0:
 * everything is granted; else so many more requests are. */
static atomic_long granted = -1;

static inline bool is_refused(void)
{
    long left = granted;

    while (left > 0 &&
           !atomic_compare_exchange_weak(&granted, &left, left - 1))
        continue;
    if (left == 0)
        errno = ENOMEM;
    return left == 0;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);
FILE *__real_open_memstream(char **text, size_t *size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
char *__wrap_strdup(const char *text);
FILE *__wrap_open_memstream(char **text, size_t *size);

void *__wrap_malloc(size_t size)
{
    return is_refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_refused() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return is_refused() ? NULL : __real_realloc(old, size);
}

char *__wrap_strdup(const char *text)
{
    return is_refused() ? NULL : __real_strdup(text);
}

FILE *__wrap_open_memstream(char **text, size_t *size)
{
    return is_refused() ? NULL : __real_open_memstream(text, size);
}

/* The numbers of requests to grant by turns: all of the first, then fewer. */
static inline long next_grant(long n)
{
    return n < 100 ? n + 1 : n + 1 + n / 8;
}

/* ---- files ---- */

static inline size_t open_files(void)
{
    DIR *folder = opendir("/proc/self/fd");
    size_t count = 0;

    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

/* ---- a site ---- */

static const char *const web_texts[] = {
    "a.md",
    "We rely on our own efforts. Self-reliance is first.\n\n"
    "Aid is second; aid is not first.\n",
    "b.md",
    "The aid of others is welcome. We rely on aid.\n",
    NULL,
};

/* Two indexes, "one" and "two", of the same texts. */
static inline void open_site(web_site *site, const char *themes)
{
    static char one[220], two[220];
    static const char *const paths[] = { one, two };
    zili_error err = { 0 };

    snprintf(one, sizeof one, "%s/one.zili", scratch);
    snprintf(two, sizeof two, "%s/two.zili", scratch);
    if (!zl_file_is_folder(one)) {
        zili_corpus_close(index_texts("one", NULL, web_texts));
        zili_corpus_close(index_texts("two", NULL, web_texts));
    }
    assert_int_equal(web_site_name(site, paths, 2, themes, &err), ZILI_OK);
    assert_int_equal(web_corpus_open(&site->corpora[0], &err), ZILI_OK);
}

static inline void read_address(web_address *address, const char *target)
{
    const char *why;

    *address = (web_address){ 0 };
    if (!web_address_read(address, target, NULL, &why))
        fail_msg("%s: %s", target, why);
}

#endif
