/* site.h -- what is served: some indexes, each under a name, and their
 * themes. */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include <zili.h>

typedef struct web_corpus {
    char *name; /* in addresses: of home.zili it is home */
    const char *path;
    zili_corpus *corpus; /* NULL: it is not open */
    uint64_t stamp; /* of the index when it was looked at last; 0: never */
} web_corpus;

typedef struct web_site {
    web_corpus *corpora;
    size_t count;
    const char *themes; /* a file of themes for all of them, or NULL */
    uint64_t themes_stamp;
} web_site;

/* Name the indexes at `paths`, and open none. Two with one name are told apart
 * by numbers behind it. Fails with ZILI_ENOMEM. Close in any case. */
ZILI_MUST_CHECK zili_status web_site_name(web_site *site,
                                          const char *const *paths,
                                          size_t count, const char *themes,
                                          zili_error *err);
void web_site_close(web_site *site);

/* Open an index, unless it is. Fails as zili_corpus_open(). */
ZILI_MUST_CHECK zili_status web_corpus_open(web_corpus *corpus,
                                            zili_error *err);

/* Whether one of the indexes, open or not, or the file of themes has been
 * written anew since web_site_drop_stale(), or was never looked at; one that
 * has gone stays what it was. Time: O(indexes), a few microseconds. */
bool web_site_is_stale(const web_site *site);

/* Close the indexes that were; tables made of any must be freed before. */
void web_site_drop_stale(web_site *site);

/* A number that changes whenever the site becomes stale. */
uint64_t web_site_stamp(const web_site *site);

/* The one with that name, or NULL. */
web_corpus *web_site_find(const web_site *site, const char *name);

#endif
