/* language.c -- languages by their English names, and by their tags. */
#include "formats/language.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Those in which the archive has documents. */
static const zl_language languages[] = {
    { "Albanian", "sq", true },    { "Arabic", "ar", false },
    { "Armenian", "hy", false },   { "Azerbaijani", "az", true },
    { "Bulgarian", "bg", false },  { "Chinese", "zh", false },
    { "Croatian", "hr", true },    { "Czech", "cs", true },
    { "Danish", "da", true },      { "Dutch", "nl", true },
    { "English", "en", true },     { "Estonian", "et", true },
    { "Finnish", "fi", true },     { "French", "fr", true },
    { "Georgian", "ka", false },   { "German", "de", true },
    { "Greek", "el", false },      { "Hebrew", "he", false },
    { "Hindi", "hi", false },      { "Hungarian", "hu", true },
    { "Indonesian", "id", true },  { "Italian", "it", true },
    { "Japanese", "ja", false },   { "Korean", "ko", false },
    { "Latvian", "lv", true },     { "Lithuanian", "lt", true },
    { "Macedonian", "mk", false }, { "Mongolian", "mn", false },
    { "Norwegian", "no", true },   { "Persian", "fa", false },
    { "Polish", "pl", true },      { "Portuguese", "pt", true },
    { "Romanian", "ro", true },    { "Russian", "ru", false },
    { "Serbian", "sr", false },    { "Slovak", "sk", true },
    { "Slovenian", "sl", true },   { "Spanish", "es", true },
    { "Swedish", "sv", true },     { "Turkish", "tr", true },
    { "Ukrainian", "uk", false },  { "Vietnamese", "vi", true },
};

const zl_language *zl_language_named(zl_view text)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        zl_view name = zl_view_of(languages[i].name);
        if (text.size >= name.size &&
            strncasecmp(text.bytes, name.bytes, name.size) == 0)
            return &languages[i];
    }
    return NULL;
}

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
