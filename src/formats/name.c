/* name.c -- names that files bring, made names that an index can have. */
#include "formats/name.h"

#include "base/utf8.h"
#include "text/script.h"

#include <string.h>

/* What an index, a query or a table calls something of its own. */
static bool is_taken(const char *name)
{
    static const char *const taken[] = {
        "doc",   "region", "lang", "p",      "s",    "word", "key",
        "class", "script", "name", "number", "path", NULL
    };

    for (size_t i = 0; taken[i]; i++)
        if (strcmp(taken[i], name) == 0)
            return true;
    return false;
}

static char small(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte + ('a' - 'A'));
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
        (unsigned char)byte >= 0x80)
        return byte;
    return '_';
}

size_t zl_name_make(char *out, zl_view name)
{
    size_t size = 0;

    name = zl_view_trim(name);
    if (name.size == 0)
        name = zl_view_of("x");
    if (name.bytes[0] >= '0' && name.bytes[0] <= '9')
        out[size++] = 'x';
    for (size_t at = 0; at < name.size;) {
        size_t begin = at;
        zl_utf8_next(name, &at);
        if (size + (at - begin) > ZL_NAME_SIZE - 2)
            break;
        for (; begin < at; begin++)
            out[size++] = small(name.bytes[begin]);
    }
    out[size] = 0;
    if (is_taken(out)) {
        out[size++] = '_';
        out[size] = 0;
    }
    return size;
}

/* A blank stands before all but what begins the text. */
static void add_word(zl_str *out, zl_view text, size_t begin, size_t end)
{
    if (begin > 0 && end > begin && out->size)
        zl_str_add_byte(out, ' ');
    zl_str_add(out, zl_view_cut(text, begin, end));
}

void zl_name_flatten(zl_str *out, zl_view text)
{
    size_t word = 0; /* that is not added yet */

    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        if (!zl_is_blank(zl_utf8_next(text, &at)))
            continue;
        add_word(out, text, word, begin);
        word = at;
    }
    add_word(out, text, word, text.size);
}
