/* docx_formula.c -- the words in a field EQ. */
#include "formats/docx_formula.h"

#include <string.h>

void zl_docx_formula(zl_draft *draft, zl_view code)
{
    zl_view rest = zl_view_trim(code);
    size_t depth = 0, from, at = 2;

    if (rest.size < 2 || (rest.bytes[0] | 0x20) != 'e' ||
        (rest.bytes[1] | 0x20) != 'q')
        return;
    for (from = at; at < rest.size; from = ++at) {
        while (at < rest.size && !strchr("\\(),", rest.bytes[at]))
            at++;
        if (depth)
            zl_draft_text(draft, zl_view_cut(rest, from, at));
        if (at < rest.size && rest.bytes[at] == '\\') /* up to what it is of */
            at += strcspn(rest.bytes + at, "(");
        char c = at < rest.size ? rest.bytes[at] : 0;
        depth += c == '(';
        depth -= c == ')' && depth;
        if (c == ',')
            zl_draft_text(draft, zl_view_of(" "));
    }
}
