/* assets.c -- the files below src/web/page, put into the program as they are
 * by the assembler. */
#include "assets.h"

#include <string.h>

#define FILE_IN(symbol, path)                                \
    __asm__(".section .rodata\n"                             \
            "web_" #symbol "_begin:\n.incbin \"" path "\"\n" \
            "web_" #symbol "_end:\n.byte 0\n.previous\n");   \
    extern const unsigned char web_##symbol##_begin[];       \
    extern const unsigned char web_##symbol##_end[]

#define SCRIPT "text/javascript; charset=utf-8"
#define STYLE "text/css; charset=utf-8"

FILE_IN(index, "src/web/page/index.html");
FILE_IN(style, "src/web/page/style.css");
FILE_IN(app, "src/web/page/app.js");

static const web_asset assets[] = {
    { "index.html", "text/html; charset=utf-8", web_index_begin,
      web_index_end },
    { "style.css", STYLE, web_style_begin, web_style_end },
    { "app.js", SCRIPT, web_app_begin, web_app_end },
};

const web_asset *web_asset_find(const char *name)
{
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
        if (strcmp(assets[i].name, name) == 0)
            return &assets[i];
    return NULL;
}

unsigned long web_assets_sum(void)
{
    unsigned long sum = 14695981039346656037u;

    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
        for (const unsigned char *at = assets[i].begin; at < assets[i].end;
             at++)
            sum = (sum ^ *at) * 1099511628211u;
    return sum;
}
