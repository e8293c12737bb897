/* language_code.c -- languages by their tags. */
#include "text/language_code.h"

#include <string.h>

/* What older files say, with three letters. */
static void shorten(char *code)
{
    static const char *const known[][2] = {
        { "ara", "ar" }, { "ces", "cs" }, { "chi", "zh" }, { "cze", "cs" },
        { "deu", "de" }, { "dut", "nl" }, { "eng", "en" }, { "fra", "fr" },
        { "fre", "fr" }, { "ger", "de" }, { "gre", "el" }, { "ita", "it" },
        { "jpn", "ja" }, { "kor", "ko" }, { "lat", "la" }, { "nld", "nl" },
        { "pol", "pl" }, { "por", "pt" }, { "rus", "ru" }, { "spa", "es" },
        { "vie", "vi" }, { "zho", "zh" },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(code, known[i][0]) == 0)
            memcpy(code, known[i][1], 3);
}

void zl_language_code(char code[ZL_CODE_SIZE], zl_view tag)
{
    size_t size = 0;

    while (
        size < tag.size && size < ZL_CODE_SIZE - 1 &&
        ((tag.bytes[size] | 0x20) >= 'a' && (tag.bytes[size] | 0x20) <= 'z')) {
        code[size] = (char)(tag.bytes[size] | 0x20);
        size++;
    }
    code[size] = 0;
    shorten(code);
}
