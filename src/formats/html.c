/* html.c -- web pages.
 *
 * Headings, paragraphs, items and rows are paragraphs of their kinds. What
 * browsers show around a text (navigation, footers, forms) is a region "page",
 * which is not counted; scripts and drawings are left out. The title and what
 * <meta> says are metadata. */
#include "formats/markup.h"

#include <string.h>
#include <strings.h>

#define COUNT(rules) (sizeof (rules) / sizeof *(rules))

static const zl_vocabulary html, head;

static const zl_rule html_rules[] = {
    { "address", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "applet", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "article", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "aside", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "audio", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "blockquote", ZL_ROLE_BLOCK, ZL_QUOTE, NULL, NULL, NULL },
    { "body", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "br", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "button", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "canvas", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "caption", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "center", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "datalist", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "dd", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "del", ZL_ROLE_ASIDE, ZL_BODY, "deletions", NULL, NULL },
    { "details", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "dialog", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "div", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "dl", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "dt", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "fieldset", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "figcaption", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "figure", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "footer", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "form", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "h1", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "h2", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "h3", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "h4", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "h5", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "h6", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "head", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &head },
    { "header", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "hgroup", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "hr", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "html", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "iframe", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "legend", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "li", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "main", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "math", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "menu", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "nav", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "noframes", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "noscript", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "object", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "ol", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "option", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "p", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "pre", ZL_ROLE_VERBATIM, ZL_BODY, NULL, NULL, NULL },
    { "q", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "rp", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "rt", ZL_ROLE_ASIDE, ZL_BODY, "readings", NULL, NULL },
    { "script", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "section", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "select", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "style", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "summary", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "svg", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "table", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "tbody", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "td", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "template", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "textarea", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "tfoot", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "th", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "thead", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "time", ZL_ROLE_MARK, ZL_BODY, NULL, "datetime", NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "tr", ZL_ROLE_BLOCK, ZL_ROW, NULL, NULL, NULL },
    { "ul", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "video", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "wbr", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
};

static const zl_rule head_rules[] = {
    { "noscript", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "script", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "style", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
};

/* What of <meta> is metadata of the text, and its name here. */
static const struct {
    const char *said, *key;
} known[] = {
    { "author", "author" },
    { "dc.creator", "author" },
    { "dcterms.creator", "author" },
    { "article:author", "author" },
    { "citation_author", "author" },
    { "date", "date" },
    { "dc.date", "date" },
    { "dcterms.date", "date" },
    { "dcterms.created", "date" },
    { "article:published_time", "date" },
    { "citation_publication_date", "date" },
    { "citation_date", "date" },
    { "pubdate", "date" },
    { "description", "description" },
    { "dc.description", "description" },
    { "keywords", "keywords" },
    { "dc.subject", "keywords" },
    { "dc.title", "title" },
    { "dc.publisher", "publisher" },
    { "dc.source", "source" },
    { "dc.rights", "licence" },
    { "og:site_name", "site" },
    { "og:url", "url" },
};

static void take_meta(zl_draft *draft, const zl_element *element,
                      zl_str *room)
{
    zl_view name = zl_element_get(element, "name", room);

    if (!zl_view_is(element->name, "meta"))
        return;
    if (name.size == 0)
        name = zl_element_get(element, "property", room);
    for (size_t i = 0; i < COUNT(known); i++)
        if (name.size == strlen(known[i].said) &&
            strncasecmp(name.bytes, known[i].said, name.size) == 0)
            zl_draft_datum(draft, zl_view_of(known[i].key),
                           zl_element_get(element, "content", room),
                           strcmp(known[i].key, "author") == 0);
}

static const zl_vocabulary html = { .rules = html_rules,
                                    .count = COUNT(html_rules) };
static const zl_vocabulary head = { .rules = head_rules,
                                    .count = COUNT(head_rules),
                                    .begin = take_meta };

/* Case does not count. */
static bool starts(zl_view text, const char *with)
{
    size_t size = strlen(with);

    return text.size >= size && strncasecmp(text.bytes, with, size) == 0;
}

static bool is_html(zl_view bytes)
{
    zl_view text = bytes;

    if (zl_view_starts(text, zl_view_of("\xEF\xBB\xBF")))
        text = zl_view_cut(text, 3, text.size);
    while (text.size && strchr(" \t\r\n", text.bytes[0]))
        text = zl_view_cut(text, 1, text.size);
    if (starts(text, "<?xml")) {
        size_t end = zl_view_find(text, zl_view_of("?>"));
        text = end == SIZE_MAX ? text : zl_view_cut(text, end + 2, text.size);
        text = zl_view_trim(text);
    }
    return starts(text, "<!doctype html") || starts(text, "<html");
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    return zl_markup_read(file, &html, true, shelf, err);
}

static const char *const endings[] = { ".html", ".htm", ".xhtml", NULL };

const zl_filetype zl_filetype_html = {
    .name = "html",
    .about = "web pages",
    .endings = endings,
    .is = is_html,
    .of_text = true,
    .read = read_file,
};
