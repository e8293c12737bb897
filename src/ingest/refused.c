/* refused.c -- files that are refused, where the others shall be read. */
#include "ingest/refused.h"

#include "base/utf8.h"
#include "formats/name.h"

#include <string.h>

void zl_refused_why(zl_str *out, const zili_error *why)
{
    const char *rest = why->text + why->named;

    if (why->named && rest[0] == ' ')
        zl_str_add_text(out, "it");
    else if (why->named && (strncmp(rest, ": ", 2) == 0 ||
                            strncmp(rest, ", ", 2) == 0))
        rest += 2;
    zl_utf8_add_bytes(out, zl_view_of(rest));
}

void zl_refused_add(zl_str *lines, const char *file, const zili_error *why)
{
    zl_str sound = { 0 }, said = { 0 };

    zl_utf8_add_bytes(&sound, zl_view_of(file));
    zl_refused_why(&said, why);
    zl_name_flatten(lines, zl_str_view(&sound));
    zl_str_add_byte(lines, '\t');
    zl_name_flatten(lines, zl_str_view(&said));
    zl_str_add_byte(lines, '\n');
    lines->failed |= sound.failed || said.failed;
    zl_str_clear(&sound);
    zl_str_clear(&said);
}

uint64_t zl_refused_count(zl_view lines)
{
    uint64_t count = 0;
    zl_view line;

    while (zl_view_next(&lines, '\n', &line))
        count += line.size > 0;
    return count;
}
