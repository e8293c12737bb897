/* site.h -- what is served: some indexes, each under a name, and their
 * themes. */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include <zili.h>

typedef struct web_corpus {
    char *name; /* in addresses: of home.zili it is home */
    const char *path;
    zili_corpus *corpus;
} web_corpus;

typedef struct web_site {
    web_corpus *corpora;
    size_t count;
    const char *themes; /* a file of themes for all of them, or NULL */
} web_site;

/* Open the indexes at `paths`. Two with one name are told apart by numbers
 * behind it. Fails as zili_corpus_open(). Close in any case. */
ZILI_MUST_CHECK zili_status web_site_open(web_site *site,
                                          const char *const *paths,
                                          size_t count, const char *themes,
                                          zili_error *err);
void web_site_close(web_site *site);

/* The one with that name, or NULL. */
const web_corpus *web_site_find(const web_site *site, const char *name);

#endif
