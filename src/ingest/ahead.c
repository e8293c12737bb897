/* ahead.c -- the language that the next lines of a file show. */
#include "ingest/ahead.h"

#include "ingest/line.h"
#include "text/language.h"

enum { LINES = 400, BYTES = 1 << 14 };

const char *zl_ahead_language(zl_view lines, zl_ahead_word *add,
                              const void *user, bool *failed)
{
    zl_str words = { 0 };
    zl_view line;

    for (int i = 0; i < LINES && words.size < BYTES &&
                    zl_line_next(&lines, &line);
         i++) {
        if (!add(user, line, &words) && i > 0)
            break;
        zl_str_add_byte(&words, ' ');
    }
    const char *lang = zl_language_of(zl_str_view(&words));
    *failed |= words.failed;
    zl_str_clear(&words);
    return lang;
}
