/* assets.h -- the files of the page, which stand in the program. */
#ifndef WEB_ASSETS_H
#define WEB_ASSETS_H

#include <stddef.h>

typedef struct web_asset {
    const char *name; /* as in /assets/app.js; the page itself is index.html */
    const char *type;
    const unsigned char *begin, *end;
} web_asset;

/* The one with that name, or NULL. */
const web_asset *web_asset_find(const char *name);

/* A sum of all of them: it changes when one does. */
unsigned long web_assets_sum(void);

#endif
