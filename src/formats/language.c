/* language.c -- languages by their English names. */
#include "formats/language.h"

#include <stddef.h>
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
