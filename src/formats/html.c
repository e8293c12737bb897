/* html.c -- web pages.
 *
 * Headings, paragraphs, items and rows are paragraphs of their kinds. What
 * browsers show around a text (navigation, footers, forms) is a region "page",
 * which is not counted; scripts and drawings are left out. The title and what
 * <meta> says are metadata. */
#include "formats/markup.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define COUNT(rules) (sizeof(rules) / sizeof *(rules))

static const zl_vocabulary html, head, raised, linked;

static const zl_rule html_rules[] = {
    { "address", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "applet", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "article", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "aside", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "audio", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "blockquote", ZL_ROLE_BLOCK, ZL_QUOTE, NULL, NULL, NULL },
    { "body", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "br", ZL_ROLE_BREAK, ZL_BODY, NULL, NULL, NULL },
    { "button", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "canvas", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "caption", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "center", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "datalist", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "dd", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "del", ZL_ROLE_ASIDE, ZL_BODY, "deletions", NULL, NULL },
    { "details", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "dialog", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "dir", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "div", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "dl", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "dt", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "fieldset", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "figcaption", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "figure", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "footer", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "form", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "frameset", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
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
    { "html", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "iframe", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "input", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "ins", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "label", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "legend", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "li", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "listing", ZL_ROLE_VERBATIM, ZL_BODY, NULL, NULL, NULL },
    { "main", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "marquee", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "math", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "menu", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "nav", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "noframes", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "noscript", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "object", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "ol", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "option", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "p", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "plaintext", ZL_ROLE_VERBATIM, ZL_BODY, NULL, NULL, NULL },
    { "pre", ZL_ROLE_VERBATIM, ZL_BODY, NULL, NULL, NULL },
    { "q", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "rp", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "rt", ZL_ROLE_ASIDE, ZL_BODY, "readings", NULL, NULL },
    { "rtc", ZL_ROLE_ASIDE, ZL_BODY, "readings", NULL, NULL },
    { "script", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "search", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL },
    { "section", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "select", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "style", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "summary", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "sup", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, &raised },
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
    { "xml", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "xmp", ZL_ROLE_VERBATIM, ZL_BODY, NULL, NULL, NULL },
};

static const zl_rule head_rules[] = {
    { "noscript", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "script", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "style", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
};

/* ---- what an element says of itself ---- */

static const zl_rule page = { "", ZL_ROLE_ASIDE, ZL_BODY, "page", NULL, NULL };
static const zl_rule notes = {
    "", ZL_ROLE_ASIDE, ZL_BODY, "notes", NULL, NULL
};
static const zl_rule hidden = { "",       ZL_ROLE_ASIDE, ZL_BODY,
                                "hidden", NULL,          NULL };
static const zl_rule running = { "",        ZL_ROLE_ASIDE, ZL_BODY,
                                 "running", NULL,          NULL };
static const zl_rule heading = { "",   ZL_ROLE_BLOCK, ZL_HEADING,
                                 NULL, NULL,          NULL };
static const zl_rule link = {
    "", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, &linked
};
static const zl_rule item = { "", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL };
static const zl_rule quote = { "", ZL_ROLE_BLOCK, ZL_QUOTE, NULL, NULL, NULL };

/* A word of a class, an id or a role, in small letters, in byte order; `role`:
 * of that alone. A cited number ("[1]") is no note but leads to one, and the
 * number before a note leads back. */
static const struct said {
    const char *word;
    const zl_rule *rule;
    bool role;
} said[] = {
    { "_idendnote", &notes, false },
    { "_idendnoteanchor", &page, false },
    { "_idendnotelink", &page, false },
    { "_idendnotes", &notes, false },
    { "_idfootnote", &notes, false },
    { "_idfootnoteanchor", &page, false },
    { "_idfootnotelink", &page, false },
    { "_idfootnotes", &notes, false },
    { "alert", &page, true },
    { "banner", &page, true },
    { "breadcrumb", &page, false },
    { "breadcrumbs", &page, false },
    { "catlinks", &page, false },
    { "complementary", &page, true },
    { "contentinfo", &page, true },
    { "cookie", &page, false },
    { "dialog", &page, true },
    { "doc-backlink", &page, false },
    { "doc-biblioref", &page, false },
    { "doc-endnote", &notes, false },
    { "doc-endnotes", &notes, false },
    { "doc-footnote", &notes, false },
    { "doc-noteref", &page, false },
    { "doc-pagebreak", &page, false },
    { "doc-toc", &page, false },
    { "endnote", &notes, false },
    { "endnotes", &notes, false },
    { "fnanchor", &page, false },
    { "footer", &page, false },
    { "footnote", &notes, false },
    { "footnote-back", &page, false },
    { "footnote-backref", &page, false },
    { "footnote-ref", &page, false },
    { "footnotes", &notes, false },
    { "jump-to-nav", &page, false },
    { "menu", &page, true },
    { "menubar", &page, true },
    { "msoendnotereference", &page, false },
    { "msofooter", &running, false },
    { "msofootnotereference", &page, false },
    { "msofootnotetext", &notes, false },
    { "msoheader", &running, false },
    { "msolistparagraph", &item, false },
    { "msoquote", &quote, false },
    { "msotitle", &heading, false },
    { "mw-cite-backlink", &page, false },
    { "mw-editsection", &page, false },
    { "mw-footer", &page, false },
    { "mw-head", &page, false },
    { "mw-indicators", &page, false },
    { "mw-jump-link", &page, false },
    { "mw-navigation", &page, false },
    { "mw-panel", &page, false },
    { "mw-references-wrap", &notes, false },
    { "nav", &page, false },
    { "navbar", &page, false },
    { "navbox", &page, false },
    { "navigation", &page, false },
    { "noprint", &page, false },
    { "noteref", &page, false },
    { "pagebreak", &page, false },
    { "pagenum", &page, false },
    { "pg-boilerplate", &page, false },
    { "printfooter", &page, false },
    { "rearnote", &notes, false },
    { "rearnotes", &notes, false },
    { "reference", &page, false },
    { "references", &notes, false },
    { "reversefootnote", &page, false },
    { "sdendnote", &notes, false },
    { "sdendnoteanc", &page, false },
    { "sdendnotesym", &page, false },
    { "sdfootnote", &notes, false },
    { "sdfootnoteanc", &page, false },
    { "sdfootnotesym", &page, false },
    { "search", &page, true },
    { "sidebar", &page, false },
    { "site-footer", &page, false },
    { "sitesub", &page, false },
    { "skip-link", &page, false },
    { "toc", &page, false },
    { "vector-header", &page, false },
};

enum { WORD_SIZE = 32 };

static int compare_words(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

static const zl_rule *rule_of_word(zl_view word, bool is_role)
{
    char small[WORD_SIZE];
    size_t size = 0;

    if (word.size >= WORD_SIZE)
        return NULL;
    for (; size < word.size; size++)
        small[size] = word.bytes[size] >= 'A' && word.bytes[size] <= 'Z'
                          ? (char)(word.bytes[size] + ('a' - 'A'))
                          : word.bytes[size];
    small[size] = 0;
    const struct said *found =
        bsearch(small, said, COUNT(said), sizeof *said, compare_words);
    return found && (is_role || !found->role) ? found->rule : NULL;
}

/* The rule of the first word that has one. What is called a reference can be
 * any link, but a number above the line is none. */
static const zl_rule *rule_of_words(const zl_element *element,
                                    const char *attribute, zl_str *room)
{
    zl_view rest = zl_element_get(element, attribute, room), word;
    bool is_role = strcmp(attribute, "role") == 0;
    const zl_rule *found = NULL;

    while (!found && zl_view_next(&rest, ' ', &word))
        if (!zl_view_is(word, "reference") || zl_view_is(element->name, "sup"))
            found = rule_of_word(word, is_role);
    return found;
}

/* Word marks its notes so: <div style='mso-element:footnote' id=ftn1>. */
static const zl_rule *rule_of_style(const zl_element *element, zl_str *room)
{
    zl_view style = zl_element_get(element, "style", room);

    if (style.size == 0)
        return NULL;
    if (zl_view_find(style, zl_view_of("mso-element:footnote")) != SIZE_MAX ||
        zl_view_find(style, zl_view_of("mso-element:endnote")) != SIZE_MAX ||
        zl_view_find(style, zl_view_of("mso-element:comment")) != SIZE_MAX)
        return &notes;
    if (zl_view_find(style, zl_view_of("display:none")) != SIZE_MAX ||
        zl_view_find(style, zl_view_of("display: none")) != SIZE_MAX)
        return &hidden;
    return NULL;
}

/* LibreOffice writes <div title="header"> around what each page shows. */
static const zl_rule *rule_of_title(const zl_element *element, zl_str *room)
{
    zl_view title = zl_element_get(element, "title", room);

    return zl_view_is(element->name, "div") && (zl_view_is(title, "header") ||
                                                zl_view_is(title, "footer"))
               ? &running
               : NULL;
}

/* A raised link to a place in a page leads to a note, in whatever order link
 * and <sup> stand. */
static bool leads_to_place(const zl_element *element, zl_str *room)
{
    return zl_view_is(element->name, "a") &&
           zl_view_find(zl_element_get(element, "href", room),
                        zl_view_of("#")) != SIZE_MAX;
}

static bool is_left(const zl_rule *rule)
{
    return rule->role == ZL_ROLE_SKIP || rule->role == ZL_ROLE_HEAD ||
           rule->role == ZL_ROLE_WHOLE || rule->role == ZL_ROLE_DATUM;
}

static const zl_rule *choose(const zl_vocabulary *vocabulary,
                             const zl_element *element, const zl_rule *rule,
                             zl_str *room)
{
    static const char *const attributes[] = { "class",     "role", "id",
                                              "epub:type", "type", NULL };
    const zl_rule *found = NULL;

    (void)vocabulary;
    if (!element->attributes || is_left(rule))
        return rule;
    for (size_t i = 0; !found && attributes[i]; i++)
        found = rule_of_words(element, attributes[i], room);
    if (!found)
        found = rule_of_style(element, room);
    if (!found)
        found = rule_of_title(element, room);
    if (!found &&
        (zl_element_has(element, "hidden") ||
         zl_view_is(zl_element_get(element, "aria-hidden", room), "true")))
        found = &hidden;
    if (!found && leads_to_place(element, room))
        found = &link;
    return found ? found : rule;
}

static const zl_rule *choose_raised(const zl_vocabulary *vocabulary,
                                    const zl_element *element,
                                    const zl_rule *rule, zl_str *room)
{
    return leads_to_place(element, room)
               ? &page
               : choose(vocabulary, element, rule, room);
}

static const zl_rule *choose_linked(const zl_vocabulary *vocabulary,
                                    const zl_element *element,
                                    const zl_rule *rule, zl_str *room)
{
    return zl_view_is(element->name, "sup")
               ? &page
               : choose(vocabulary, element, rule, room);
}

/* ---- metadata ---- */

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
    /* of the pages of China's authorities */
    { "columnname", "category" },
    { "contentsource", "source" },
    { "sitename", "site" },
    { "url", "url" },
};

static void take_meta(zl_draft *draft, const zl_element *element, zl_str *room)
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
                                    .count = COUNT(html_rules),
                                    .choose = choose };
static const zl_vocabulary raised = { .rules = html_rules,
                                      .count = COUNT(html_rules),
                                      .choose = choose_raised };
static const zl_vocabulary linked = { .rules = html_rules,
                                      .count = COUNT(html_rules),
                                      .choose = choose_linked };
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
    zl_view text = zl_utf8_body(bytes);

    while (text.size && strchr(" \t\r\n", text.bytes[0]))
        text = zl_view_cut(text, 1, text.size);
    if (starts(text, "<?xml")) {
        size_t end = zl_view_find(text, zl_view_of("?>"));
        text = end == SIZE_MAX ? text : zl_view_cut(text, end + 2, text.size);
        text = zl_view_trim(text);
    }
    return starts(text, "<!doctype html") || starts(text, "<html");
}

static const zl_vocabulary chapter_head = { .other = {
                                                .role = ZL_ROLE_SKIP } };

static const zl_rule *choose_of_chapter(const zl_vocabulary *vocabulary,
                                        const zl_element *element,
                                        const zl_rule *rule, zl_str *room)
{
    static const zl_rule skipped = { "",   ZL_ROLE_HEAD, ZL_BODY,
                                     NULL, NULL,         &chapter_head };

    return rule->role == ZL_ROLE_HEAD
               ? &skipped
               : choose(vocabulary, element, rule, room);
}

static const zl_vocabulary chapter = { .rules = html_rules,
                                       .count = COUNT(html_rules),
                                       .choose = choose_of_chapter };

const zl_vocabulary *zl_html_chapter(void)
{
    return &chapter;
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
