/* fb2.c -- books as FictionBook has them (2.0 to 2.2): one file of XML.
 *
 * The description gives metadata. Bodies that are called notes or comments are
 * regions of their own, signs that lead there stand beside the text; pictures
 * are left out. */
#include "formats/markup.h"
#include "formats/xml_root.h"

#define COUNT(rules) (sizeof(rules) / sizeof *(rules))

static const zl_vocabulary description, title, original, document, edition,
    person;

/* ---- text ---- */

static const zl_rule book_rules[] = {
    { "a", ZL_ROLE_MARK, ZL_BODY, NULL, "href", NULL },
    { "annotation", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "binary", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "body", ZL_ROLE_REGION, ZL_BODY, "text", NULL, NULL },
    { "cite", ZL_ROLE_SECTION, ZL_QUOTE, NULL, NULL, NULL },
    { "code", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "date", ZL_ROLE_BLOCK, ZL_DATELINE, NULL, NULL, NULL },
    { "description", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &description },
    { "emphasis", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "empty-line", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "epigraph", ZL_ROLE_SECTION, ZL_QUOTE, NULL, NULL, NULL },
    { "fictionbook", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "image", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "p", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "poem", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "section", ZL_ROLE_SECTION, ZL_BODY, NULL, "id", NULL },
    { "stanza", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "strikethrough", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "strong", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "style", ZL_ROLE_MARK, ZL_BODY, NULL, "name", NULL },
    { "stylesheet", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "sub", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "subtitle", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "sup", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "table", ZL_ROLE_SECTION, ZL_BODY, NULL, "id", NULL },
    { "td", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "text-author", ZL_ROLE_BLOCK, ZL_SIGNATURE, NULL, NULL, NULL },
    { "th", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "title", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "tr", ZL_ROLE_BLOCK, ZL_ROW, NULL, NULL, NULL },
    { "v", ZL_ROLE_BLOCK, ZL_VERSE, NULL, NULL, NULL },
};

/* What a body is called says what it holds; and a link, that it leads to a
 * note. */
static const zl_said_rule by_attribute[] = {
    { "a",
      "type",
      "note",
      { "", ZL_ROLE_ASIDE, ZL_BODY, "page", "href", NULL } },
    { "body",
      "name",
      "comments",
      { "", ZL_ROLE_REGION, ZL_BODY, "comments", NULL, NULL } },
    { "body",
      "name",
      "footnotes",
      { "", ZL_ROLE_REGION, ZL_BODY, "notes", NULL, NULL } },
    { "body",
      "name",
      "notes",
      { "", ZL_ROLE_REGION, ZL_BODY, "notes", NULL, NULL } },
};

static const zl_rule *choose(const zl_vocabulary *vocabulary,
                             const zl_element *element, const zl_rule *rule,
                             zl_str *room)
{
    (void)vocabulary;
    return zl_rule_said(by_attribute, COUNT(by_attribute), element, rule, room);
}

/* Where the text begins, its description is known. */
static void begin_body(zl_draft *draft, const zl_element *element,
                       zl_str *room)
{
    (void)room;
    if (!zl_view_is(element->name, "body"))
        return;
    zl_draft_datum_else(draft, "date", "date_published");
    zl_draft_datum_else(draft, "title", "edition");
}

static const zl_vocabulary book = { .rules = book_rules,
                                    .count = COUNT(book_rules),
                                    .other = { .role = ZL_ROLE_MARK },
                                    .choose = choose,
                                    .begin = begin_body };

/* ---- description ---- */

static const zl_rule description_rules[] = {
    { "custom-info", ZL_ROLE_DATUM, ZL_BODY, "custom", NULL, NULL },
    { "document-info", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &document },
    { "publish-info", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &edition },
    { "src-title-info", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &original },
    { "title-info", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &title },
};

static const zl_rule title_rules[] = {
    { "annotation", ZL_ROLE_DATUM, ZL_BODY, "description", NULL, NULL },
    { "author", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, &person },
    { "book-title", ZL_ROLE_DATUM, ZL_BODY, "title", NULL, NULL },
    { "date", ZL_ROLE_DATUM, ZL_BODY, NULL, "value", NULL },
    { "genre", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "keywords", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "lang", ZL_ROLE_LANGUAGE, ZL_BODY, "language", NULL, NULL },
    { "sequence", ZL_ROLE_DATUM, ZL_BODY, "series", "name", NULL },
    { "src-lang", ZL_ROLE_DATUM, ZL_BODY, "original_language", NULL, NULL },
    { "translator", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, &person },
};

/* Of a translation: what it was made from. */
static const zl_rule original_rules[] = {
    { "author", ZL_ROLE_DATUM, ZL_BODY, "original_author", NULL, &person },
    { "book-title", ZL_ROLE_DATUM, ZL_BODY, "original_title", NULL, NULL },
    { "date", ZL_ROLE_DATUM, ZL_BODY, "original_date", "value", NULL },
    { "lang", ZL_ROLE_DATUM, ZL_BODY, "original_language", NULL, NULL },
};

/* Of the file. */
static const zl_rule document_rules[] = {
    { "author", ZL_ROLE_DATUM, ZL_BODY, "file_author", NULL, &person },
    { "date", ZL_ROLE_DATUM, ZL_BODY, "file_date", "value", NULL },
    { "history", ZL_ROLE_DATUM, ZL_BODY, "file_history", NULL, NULL },
    { "id", ZL_ROLE_DATUM, ZL_BODY, "identifier", NULL, NULL },
    { "program-used", ZL_ROLE_DATUM, ZL_BODY, "program", NULL, NULL },
    { "publisher", ZL_ROLE_DATUM, ZL_BODY, "file_publisher", NULL, &person },
    { "src-ocr", ZL_ROLE_DATUM, ZL_BODY, "source_ocr", NULL, NULL },
    { "src-url", ZL_ROLE_DATUM, ZL_BODY, "source_url", NULL, NULL },
    { "version", ZL_ROLE_DATUM, ZL_BODY, "file_version", NULL, NULL },
};

/* Of the book on paper. */
static const zl_rule edition_rules[] = {
    { "book-name", ZL_ROLE_DATUM, ZL_BODY, "edition", NULL, NULL },
    { "city", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
    { "isbn", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "publisher", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "sequence", ZL_ROLE_DATUM, ZL_BODY, "edition_series", "name", NULL },
    { "year", ZL_ROLE_DATUM, ZL_BODY, "date_published", NULL, NULL },
};

/* The other parts are those of a name. */
static const zl_rule person_rules[] = {
    { "email", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "home-page", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "id", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
};

static const zl_attribute numbers[] = {
    { "sequence", "number", "series_number" },
};

static const zl_vocabulary description = { .rules = description_rules,
                                           .count = COUNT(description_rules) };
static const zl_vocabulary title = { .rules = title_rules,
                                     .count = COUNT(title_rules),
                                     .attributes = numbers,
                                     .attribute_count = COUNT(numbers) };
static const zl_vocabulary original = { .rules = original_rules,
                                        .count = COUNT(original_rules) };
static const zl_vocabulary document = { .rules = document_rules,
                                        .count = COUNT(document_rules) };
static const zl_vocabulary edition = { .rules = edition_rules,
                                       .count = COUNT(edition_rules) };
static const zl_vocabulary person = { .rules = person_rules,
                                      .count = COUNT(person_rules) };

/* ---- the type ---- */

static bool is_fb2(zl_view bytes)
{
    return zl_view_is(zl_xml_root(bytes), "FictionBook");
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    return zl_markup_read(file, &book, false, shelf, err);
}

static const char *const endings[] = { ".fb2", NULL };

const zl_filetype zl_filetype_fb2 = {
    .name = "fb2",
    .about = "books as FictionBook has them",
    .endings = endings,
    .is = is_fb2,
    .of_text = true,
    .read = read_file,
};
