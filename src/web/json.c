/* json.c -- texts in JSON. */
#include "json.h"
#include "utf8.h"

#include <string.h>

static void write_plain(FILE *out, const char *text, size_t size)
{
    unsigned char c = (unsigned char)*text;

    if (c == '"' || c == '\\')
        putc('\\', out);
    if (c < 0x20)
        fprintf(out, "\\u%04x", c);
    else
        fwrite(text, 1, size, out);
}

/* Names of files, and sentences that were cut, may have bytes that are no
 * text: JSON must have none. */
void web_json_text(FILE *out, const char *text)
{
    if (!text) {
        fputs("null", out);
        return;
    }
    putc('"', out);
    while (*text) {
        size_t size = web_utf8_size(text, strnlen(text, 4));
        if (size > 0)
            write_plain(out, text, size);
        else
            fputs("\uFFFD", out);
        text += size > 0 ? size : 1;
    }
    putc('"', out);
}

void web_json_member(FILE *out, const char *name, const char *text)
{
    web_json_text(out, name);
    fputs(": ", out);
    web_json_text(out, text);
}
