/* entity.c -- the characters that HTML has names for.
 *
 * libxml2 knows the 253 of HTML 4; texts of archives have those of ISO 8879,
 * as &ccaron; and &horbar;, which are among the 2125 of HTML 5. CommonMark has
 * these, and cmark reads one where it is all of a text. */
#include "formats/entity.h"

#include <string.h>

#include <cmark.h>

enum { NAME_MOST = 40 };

static bool is_name(zl_view name)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = name.bytes[i];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
              (c >= 'a' && c <= 'z')))
            return false;
    }
    return name.size > 0 && name.size <= NAME_MOST;
}

/* A document of one text; one that is not known stays as it is written. */
static bool add_text(zl_str *out, cmark_node *document, const char *written)
{
    cmark_node *paragraph = cmark_node_first_child(document);
    cmark_node *node = paragraph ? cmark_node_first_child(paragraph) : NULL;
    const char *text = node ? cmark_node_get_literal(node) : NULL;

    if (!text || strcmp(text, written) == 0)
        return false;
    zl_str_add_text(out, text);
    return true;
}

bool zl_entity_add(zl_str *out, zl_view name)
{
    char written[NAME_MOST + 3] = "&";

    if (!is_name(name))
        return false;
    memcpy(written + 1, name.bytes, name.size);
    written[name.size + 1] = ';';
    cmark_node *document = cmark_parse_document(written, name.size + 2,
                                                CMARK_OPT_DEFAULT);
    if (!document)
        return false;
    bool known = add_text(out, document, written);
    cmark_node_free(document);
    return known;
}
