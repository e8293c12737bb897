/* json.c -- texts in JSON. */
#include "json.h"

void web_json_text(FILE *out, const char *text)
{
    if (!text) {
        fputs("null", out);
        return;
    }
    putc('"', out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            putc('\\', out);
        if (c < 0x20)
            fprintf(out, "\\u%04x", c);
        else
            putc(c, out);
    }
    putc('"', out);
}

void web_json_member(FILE *out, const char *name, const char *text)
{
    web_json_text(out, name);
    fputs(": ", out);
    web_json_text(out, text);
}
