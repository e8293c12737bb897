/* tei.c -- the vocabulary of the Text Encoding Initiative (P4 and P5).
 *
 * The header gives metadata. Notes, running heads and deletions are regions
 * of their own; where an edition has two readings, the corrected or expanded
 * one is the text and the other the value of its span. Names, dates, divisions
 * and pages are spans. */
#include "formats/markup.h"

#include <string.h>

#define COUNT(rules) (sizeof (rules) / sizeof *(rules))

static const zl_vocabulary tei, header, origin, letter, choice;

static const zl_rule tei_rules[] = {
    { "ab", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "abbr", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "add", ZL_ROLE_MARK, ZL_BODY, NULL, "place", NULL },
    { "argument", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "back", ZL_ROLE_REGION, ZL_BODY, "back", NULL, NULL },
    { "binaryobject", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "body", ZL_ROLE_REGION, ZL_BODY, "text", NULL, NULL },
    { "byline", ZL_ROLE_BLOCK, ZL_SIGNATURE, NULL, NULL, NULL },
    { "cb", ZL_ROLE_PAGE, ZL_BODY, "column", "n", NULL },
    { "cell", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "choice", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, &choice },
    { "cit", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "closer", ZL_ROLE_BLOCK, ZL_SIGNATURE, NULL, NULL, NULL },
    { "corr", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "date", ZL_ROLE_MARK, ZL_BODY,
      NULL, "when from to notBefore notAfter", NULL },
    { "dateline", ZL_ROLE_BLOCK, ZL_DATELINE, NULL, NULL, NULL },
    { "del", ZL_ROLE_ASIDE, ZL_BODY, "deletions", NULL, NULL },
    { "div", ZL_ROLE_SECTION, ZL_BODY, NULL, "type n id subtype", NULL },
    { "div1", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div2", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div3", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div4", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div5", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div6", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div7", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "docauthor", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "docdate", ZL_ROLE_BLOCK, ZL_DATELINE, NULL, NULL, NULL },
    { "docimprint", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "entry", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "epigraph", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "expan", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "facsimile", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "figdesc", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "figure", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "floatingtext", ZL_ROLE_SECTION, ZL_BODY, NULL, "type", NULL },
    { "foreign", ZL_ROLE_MARK, ZL_BODY, NULL, "lang", NULL },
    { "front", ZL_ROLE_REGION, ZL_BODY, "front", NULL, NULL },
    { "fw", ZL_ROLE_ASIDE, ZL_BODY, "running", "type", NULL },
    { "geogname", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type", NULL },
    { "gloss", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "graphic", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "head", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "imprimatur", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "item", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "l", ZL_ROLE_BLOCK, ZL_VERSE, NULL, NULL, NULL },
    { "label", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "lb", ZL_ROLE_BLANK, ZL_BODY, NULL, NULL, NULL },
    { "lg", ZL_ROLE_SECTION, ZL_BODY, NULL, "type n", NULL },
    { "list", ZL_ROLE_SECTION, ZL_BODY, NULL, "type", NULL },
    { "listperson", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "measure", ZL_ROLE_MARK, ZL_BODY, NULL, "type quantity unit", NULL },
    { "media", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "metamark", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "name", ZL_ROLE_MARK, ZL_BODY, "name_", "ref key type", NULL },
    { "note", ZL_ROLE_ASIDE, ZL_BODY, "notes", "n place type resp", NULL },
    { "num", ZL_ROLE_MARK, ZL_BODY, NULL, "type value", NULL },
    { "opener", ZL_ROLE_BLOCK, ZL_SALUTATION, NULL, NULL, NULL },
    { "orgname", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type", NULL },
    { "orig", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "p", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "pb", ZL_ROLE_PAGE, ZL_BODY, "page", "n", NULL },
    { "persname", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type", NULL },
    { "placename", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type", NULL },
    { "postscript", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "q", ZL_ROLE_MARK, ZL_BODY, NULL, "who", NULL },
    { "quote", ZL_ROLE_QUOTE, ZL_QUOTE, NULL, "source", NULL },
    { "ref", ZL_ROLE_MARK, ZL_BODY, NULL, "target", NULL },
    { "reg", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "row", ZL_ROLE_BLOCK, ZL_ROW, NULL, NULL, NULL },
    { "rs", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type", NULL },
    { "s", ZL_ROLE_MARK, ZL_BODY, NULL, "n", NULL },
    { "said", ZL_ROLE_MARK, ZL_BODY, NULL, "who", NULL },
    { "salute", ZL_ROLE_BLOCK, ZL_SALUTATION, NULL, NULL, NULL },
    { "seg", ZL_ROLE_MARK, ZL_BODY, NULL, "type", NULL },
    { "sic", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "signed", ZL_ROLE_BLOCK, ZL_SIGNATURE, NULL, NULL, NULL },
    { "sp", ZL_ROLE_SECTION, ZL_BODY, NULL, "who", NULL },
    { "speaker", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "stage", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "standoff", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "supplied", ZL_ROLE_MARK, ZL_BODY, NULL, "reason", NULL },
    { "table", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "tei", ZL_ROLE_DOCUMENT, ZL_BODY, NULL, NULL, NULL },
    { "teiheader", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &header },
    { "term", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type", NULL },
    { "time", ZL_ROLE_MARK, ZL_BODY, NULL, "when", NULL },
    { "title", ZL_ROLE_MARK, ZL_BODY, NULL, "level", NULL },
    { "titlepart", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "trailer", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "u", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "unclear", ZL_ROLE_MARK, ZL_BODY, NULL, "reason", NULL },
    { "w", ZL_ROLE_MARK, ZL_BODY, NULL, "lemma pos", NULL },
};

static const zl_rule choice_rules[] = {
    { "abbr", ZL_ROLE_OTHER, ZL_BODY, NULL, NULL, NULL },
    { "choice", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, &choice },
    { "corr", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, &tei },
    { "expan", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, &tei },
    { "orig", ZL_ROLE_OTHER, ZL_BODY, NULL, NULL, NULL },
    { "reg", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, &tei },
    { "sic", ZL_ROLE_OTHER, ZL_BODY, NULL, NULL, NULL },
};

static const zl_rule header_rules[] = {
    { "author", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "authority", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "catref", ZL_ROLE_DATUM, ZL_BODY, "category", "target", NULL },
    { "correspaction", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &letter },
    { "date", ZL_ROLE_DATUM, ZL_BODY,
      NULL, "when from notBefore to notAfter", NULL },
    { "distributor", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "edition", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "editor", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "encodingdesc", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "extent", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "funder", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "idno", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "language", ZL_ROLE_DATUM, ZL_BODY, "language", "ident", NULL },
    { "licence", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "persondesc", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "principal", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "profiledesc", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "publisher", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "pubplace", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
    { "respstmt", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "revisiondesc", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "sourcedesc", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &origin },
    { "sponsor", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "term", ZL_ROLE_DATUM, ZL_BODY, "keywords", NULL, NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
};

static const zl_rule origin_rules[] = {
    { "author", ZL_ROLE_DATUM, ZL_BODY, "source_author", NULL, NULL },
    { "biblscope", ZL_ROLE_DATUM, ZL_BODY, "source_scope", NULL, NULL },
    { "date", ZL_ROLE_DATUM, ZL_BODY,
      "source_date", "when from notBefore to notAfter", NULL },
    { "editor", ZL_ROLE_DATUM, ZL_BODY, "source_editor", NULL, NULL },
    { "idno", ZL_ROLE_DATUM, ZL_BODY, "source_idno", NULL, NULL },
    { "p", ZL_ROLE_DATUM, ZL_BODY, "source", NULL, NULL },
    { "publisher", ZL_ROLE_DATUM, ZL_BODY, "source_publisher", NULL, NULL },
    { "pubplace", ZL_ROLE_DATUM, ZL_BODY, "source_place", NULL, NULL },
    { "repository", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "settlement", ZL_ROLE_DATUM, ZL_BODY, "source_place", NULL, NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, "source_title", NULL, NULL },
};

static const zl_rule letter_rules[] = {
    { "date", ZL_ROLE_DATUM, ZL_BODY, NULL, "when from notBefore", NULL },
    { "name", ZL_ROLE_DATUM, ZL_BODY, "correspondents", NULL, NULL },
    { "orgname", ZL_ROLE_DATUM, ZL_BODY, "correspondents", NULL, NULL },
    { "persname", ZL_ROLE_DATUM, ZL_BODY, "correspondents", NULL, NULL },
    { "placename", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
    { "settlement", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
};

static const zl_vocabulary tei = { .rules = tei_rules,
                                   .count = COUNT(tei_rules) };
static const zl_vocabulary choice = { .rules = choice_rules,
                                      .count = COUNT(choice_rules) };
static const zl_vocabulary header = { .rules = header_rules,
                                      .count = COUNT(header_rules) };
static const zl_vocabulary origin = { .rules = origin_rules,
                                      .count = COUNT(origin_rules) };
static const zl_vocabulary letter = { .rules = letter_rules,
                                      .count = COUNT(letter_rules) };

static bool starts(zl_view bytes, size_t at, const char *text)
{
    return zl_view_starts(zl_view_cut(bytes, at, bytes.size),
                          zl_view_of(text));
}

/* The first element, behind declarations and comments. */
static zl_view first_element(zl_view bytes)
{
    size_t at = 0;

    while (at < bytes.size) {
        const char *found = memchr(bytes.bytes + at, '<', bytes.size - at);
        at = found ? (size_t)(found - bytes.bytes) : bytes.size;
        zl_view rest = zl_view_cut(bytes, at, bytes.size);
        const char *end = starts(bytes, at, "<!--")  ? "-->"
                          : starts(bytes, at, "<?")  ? "?>"
                          : starts(bytes, at, "<!")  ? ">"
                                                     : NULL;
        if (!end)
            return rest;
        size_t size = zl_view_find(rest, zl_view_of(end));
        at = size == SIZE_MAX ? bytes.size : at + size + 1;
    }
    return (zl_view){ "", 0 };
}

static bool is_tei(zl_view bytes)
{
    static const char *const names[] = { "TEI", "TEI.2", "teiCorpus",
                                         "teiCorpus.2", NULL };
    zl_view head = zl_view_cut(bytes, 0, bytes.size < 4096 ? bytes.size
                                                           : 4096);
    bool begins = head.size && zl_view_starts(zl_view_trim(head),
                                              zl_view_of("<"));
    zl_view element = begins ? first_element(head) : head;

    if (!begins || element.size == 0)
        return false;
    element = zl_view_cut(element, 1, element.size);
    size_t colon = zl_view_find(element, zl_view_of(":"));
    size_t end = 0;
    while (end < element.size && !strchr(" \t\r\n/>", element.bytes[end]))
        end++;
    size_t begin = colon < end ? colon + 1 : 0;
    for (size_t i = 0; names[i]; i++)
        if (zl_view_is(zl_view_cut(element, begin, end), names[i]))
            return true;
    return false;
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    return zl_markup_read(file, &tei, false, shelf, err);
}

static const char *const endings[] = { ".tei", ".tei.xml", NULL };

const zl_filetype zl_filetype_tei = {
    .name = "tei",
    .about = "XML of the Text Encoding Initiative",
    .endings = endings,
    .is = is_tei,
    .of_text = true,
    .read = read_file,
};
