/* tei.c -- the vocabulary of the Text Encoding Initiative (P4 and P5).
 *
 * The header gives metadata. Notes, running heads and deletions are regions
 * of their own, as is what stands beside the text: a transcript page by page,
 * what is said of facsimiles, lists of persons. Where an edition has two
 * readings, the corrected or expanded one is the text and the other the value
 * of its span. Names, dates, divisions and pages are spans. */
#include "formats/markup.h"
#include "formats/xml_root.h"

#include <string.h>

#define COUNT(rules) (sizeof(rules) / sizeof *(rules))

static const zl_vocabulary tei, header, origin, issue, letter, sent, received,
    passed, choice, apparatus, gap, person;

static const zl_rule tei_rules[] = {
    { "ab", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "abbr", ZL_ROLE_MARK, ZL_BODY, NULL, "expan type", NULL },
    { "add", ZL_ROLE_MARK, ZL_BODY, NULL, "place hand", NULL },
    { "address", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "addrline", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "app", ZL_ROLE_MARK, ZL_BODY, NULL, "type loc", &apparatus },
    { "argument", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "back", ZL_ROLE_REGION, ZL_BODY, "back", NULL, NULL },
    { "bibl", ZL_ROLE_MARK, ZL_BODY, NULL, "type", NULL },
    { "biblfull", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "biblstruct", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "binaryobject", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "body", ZL_ROLE_REGION, ZL_BODY, "text", NULL, NULL },
    { "byline", ZL_ROLE_BLOCK, ZL_SIGNATURE, NULL, NULL, NULL },
    { "c", ZL_ROLE_MARK, ZL_BODY, NULL, "type", NULL },
    { "caption", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "castitem", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "castlist", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "cb", ZL_ROLE_PAGE, ZL_BODY, "column", "n", NULL },
    { "cell", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "choice", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, &choice },
    { "cit", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "cl", ZL_ROLE_MARK, ZL_BODY, NULL, "type", NULL },
    { "closer", ZL_ROLE_SECTION, ZL_SIGNATURE, NULL, NULL, NULL },
    { "code", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "corr", ZL_ROLE_MARK, ZL_BODY, NULL, "sic resp", NULL },
    { "date", ZL_ROLE_MARK, ZL_BODY, NULL,
      "when from to notBefore notAfter value type calendar", NULL },
    { "dateline", ZL_ROLE_BLOCK, ZL_DATELINE, NULL, NULL, NULL },
    { "del", ZL_ROLE_ASIDE, ZL_BODY, "deletions", NULL, NULL },
    { "desc", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "distinct", ZL_ROLE_MARK, ZL_BODY, NULL, "rend rendition", NULL },
    { "div", ZL_ROLE_SECTION, ZL_BODY, NULL, "type n id subtype", NULL },
    { "div0", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div1", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div2", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div3", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div4", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div5", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div6", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "div7", ZL_ROLE_SECTION, ZL_BODY, "div", "type n id subtype", NULL },
    { "docauthor", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "docdate", ZL_ROLE_BLOCK, ZL_DATELINE, NULL, NULL, NULL },
    { "docedition", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "docimprint", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "doctitle", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "eg", ZL_ROLE_VERBATIM, ZL_BODY, NULL, NULL, NULL },
    { "emph", ZL_ROLE_MARK, ZL_BODY, NULL, "rend rendition", NULL },
    { "entry", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "epigraph", ZL_ROLE_SECTION, ZL_QUOTE, NULL, NULL, NULL },
    { "event", ZL_ROLE_ASIDE, ZL_BODY, "comments", "type who", NULL },
    { "expan", ZL_ROLE_MARK, ZL_BODY, NULL, "abbr", NULL },
    { "facsimile", ZL_ROLE_REGION, ZL_BODY, "facsimile", NULL, NULL },
    { "figdesc", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "figure", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "floatingtext", ZL_ROLE_SECTION, ZL_BODY, NULL, "type", NULL },
    { "foreign", ZL_ROLE_MARK, ZL_BODY, NULL, "lang", NULL },
    { "forename", ZL_ROLE_MARK, ZL_BODY, NULL, "type", NULL },
    { "formula", ZL_ROLE_MARK, ZL_BODY, NULL, "notation", NULL },
    { "front", ZL_ROLE_REGION, ZL_BODY, "front", NULL, NULL },
    { "fw", ZL_ROLE_ASIDE, ZL_BODY, "running", "type", NULL },
    { "gap", ZL_ROLE_MARK, ZL_BODY, NULL, "reason extent quantity unit",
      &gap },
    { "geogname", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type reg role", NULL },
    { "gloss", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "graphic", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "group", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "head", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "hi", ZL_ROLE_MARK, ZL_BODY, NULL, "rend rendition", NULL },
    { "imprimatur", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "incident", ZL_ROLE_ASIDE, ZL_BODY, "comments", "type who", NULL },
    { "item", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "kinesic", ZL_ROLE_ASIDE, ZL_BODY, "comments", "type who", NULL },
    { "l", ZL_ROLE_BLOCK, ZL_VERSE, NULL, NULL, NULL },
    { "label", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "lb", ZL_ROLE_BLANK, ZL_BODY, NULL, NULL, NULL },
    { "lg", ZL_ROLE_SECTION, ZL_BODY, NULL, "type n", NULL },
    { "line", ZL_ROLE_BLANK, ZL_BODY, NULL, NULL, NULL },
    { "list", ZL_ROLE_SECTION, ZL_BODY, NULL, "type rend", NULL },
    { "listbibl", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "listorg", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "listperson", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "listplace", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "m", ZL_ROLE_MARK, ZL_BODY, NULL, "type", NULL },
    { "measure", ZL_ROLE_MARK, ZL_BODY, NULL, "type quantity unit", NULL },
    { "media", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "mentioned", ZL_ROLE_MARK, ZL_BODY, NULL, "rend rendition", NULL },
    { "metamark", ZL_ROLE_ASIDE, ZL_BODY, "marks", "function", NULL },
    { "name", ZL_ROLE_MARK, ZL_BODY, "name_", "ref key type reg role", NULL },
    { "note", ZL_ROLE_ASIDE, ZL_BODY, "notes", "n place type resp id target",
      NULL },
    { "num", ZL_ROLE_MARK, ZL_BODY, NULL, "type value", NULL },
    { "opener", ZL_ROLE_SECTION, ZL_SALUTATION, NULL, NULL, NULL },
    { "org", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "orgname", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type reg role", NULL },
    { "orig", ZL_ROLE_MARK, ZL_BODY, NULL, "reg", NULL },
    { "p", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "pb", ZL_ROLE_PAGE, ZL_BODY, "page", "n", NULL },
    { "pc", ZL_ROLE_MARK, ZL_BODY, NULL, "type", NULL },
    { "persname", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type reg role", NULL },
    { "person", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "phr", ZL_ROLE_MARK, ZL_BODY, NULL, "type", NULL },
    { "place", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "placename", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type reg role",
      NULL },
    { "postscript", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "ptr", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "q", ZL_ROLE_QUOTE, ZL_QUOTE, NULL, "who", NULL },
    { "quote", ZL_ROLE_QUOTE, ZL_QUOTE, NULL, "source rend", NULL },
    { "ref", ZL_ROLE_MARK, ZL_BODY, NULL, "target type", NULL },
    { "reg", ZL_ROLE_MARK, ZL_BODY, NULL, "orig", NULL },
    { "rendition", ZL_ROLE_MARK, ZL_BODY, NULL, "rend rendition", NULL },
    { "rolename", ZL_ROLE_MARK, ZL_BODY, NULL, "type ref", NULL },
    { "row", ZL_ROLE_BLOCK, ZL_ROW, NULL, NULL, NULL },
    { "rs", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type reg role", NULL },
    { "s", ZL_ROLE_MARK, ZL_BODY, "s_", "n", NULL },
    { "said", ZL_ROLE_QUOTE, ZL_QUOTE, NULL, "who", NULL },
    { "salute", ZL_ROLE_BLOCK, ZL_SALUTATION, NULL, NULL, NULL },
    { "seg", ZL_ROLE_MARK, ZL_BODY, NULL, "type ana n", NULL },
    { "set", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "sic", ZL_ROLE_MARK, ZL_BODY, NULL, "corr", NULL },
    { "signed", ZL_ROLE_BLOCK, ZL_SIGNATURE, NULL, NULL, NULL },
    { "socalled", ZL_ROLE_MARK, ZL_BODY, NULL, "rend rendition", NULL },
    { "sourcedoc", ZL_ROLE_REGION, ZL_BODY, "transcript", NULL, NULL },
    { "sp", ZL_ROLE_SECTION, ZL_BODY, NULL, "who", NULL },
    { "speaker", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "stage", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
    { "standoff", ZL_ROLE_REGION, ZL_BODY, "standoff", NULL, NULL },
    { "subst", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "supplied", ZL_ROLE_MARK, ZL_BODY, NULL, "reason", NULL },
    { "surface", ZL_ROLE_SECTION, ZL_BODY, NULL, "n type", NULL },
    { "surfacegrp", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "surname", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, NULL },
    { "surplus", ZL_ROLE_ASIDE, ZL_BODY, "deletions", NULL, NULL },
    { "table", ZL_ROLE_SECTION, ZL_BODY, NULL, "n id", NULL },
    { "tei", ZL_ROLE_DOCUMENT, ZL_BODY, NULL, "id n type", NULL },
    { "tei.2", ZL_ROLE_DOCUMENT, ZL_BODY, NULL, "id n type", NULL },
    { "teicorpus", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "teicorpus.2", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "teiheader", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &header },
    { "term", ZL_ROLE_MARK, ZL_BODY, NULL, "ref key type", NULL },
    { "text", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "time", ZL_ROLE_MARK, ZL_BODY, NULL, "when", NULL },
    { "title", ZL_ROLE_MARK, ZL_BODY, NULL, "level ref type", NULL },
    { "titlepage", ZL_ROLE_SECTION, ZL_BODY, NULL, NULL, NULL },
    { "titlepart", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "trailer", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "u", ZL_ROLE_SECTION, ZL_BODY, NULL, "who", NULL },
    { "unclear", ZL_ROLE_MARK, ZL_BODY, NULL, "reason", NULL },
    { "vocal", ZL_ROLE_ASIDE, ZL_BODY, "comments", "type who", NULL },
    { "w", ZL_ROLE_MARK, ZL_BODY, NULL, "lemma pos type", NULL },
    { "xref", ZL_ROLE_MARK, ZL_BODY, NULL, "doc from", NULL },
    { "zone", ZL_ROLE_SECTION, ZL_BODY, NULL, "type n", NULL },
};

static const zl_rule choice_rules[] = {
    { "abbr", ZL_ROLE_OTHER, ZL_BODY, NULL, NULL, NULL },
    { "choice", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, &choice },
    { "corr", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, &tei },
    { "expan", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, &tei },
    { "orig", ZL_ROLE_OTHER, ZL_BODY, NULL, NULL, NULL },
    { "reg", ZL_ROLE_MARK, ZL_BODY, NULL, NULL, &tei },
    { "seg", ZL_ROLE_READING, ZL_BODY, NULL, "type", &tei },
    { "sic", ZL_ROLE_OTHER, ZL_BODY, NULL, NULL, NULL },
    { "unclear", ZL_ROLE_READING, ZL_BODY, NULL, "reason cert", &tei },
};

static const zl_rule apparatus_rules[] = {
    { "lem", ZL_ROLE_READING, ZL_BODY, NULL, "wit", &tei },
    { "rdg", ZL_ROLE_READING, ZL_BODY, NULL, "wit type", &tei },
    { "rdggrp", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
};

/* What stands for letters that cannot be read: EEBO's "•", amid a word. */
static const zl_rule gap_rules[] = {
    { "desc", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, &tei },
};

static const zl_rule person_rules[] = {
    { "persname", ZL_ROLE_DATUM, ZL_BODY, "persons", NULL, NULL },
};

static const zl_rule header_rules[] = {
    { "author", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "authority", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "catref", ZL_ROLE_DATUM, ZL_BODY, "category", "target", NULL },
    { "correspaction", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &letter },
    { "creation", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "date", ZL_ROLE_DATUM, ZL_BODY, NULL,
      "when from notBefore to notAfter value", NULL },
    { "distributor", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "edition", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "editor", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "encodingdesc", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "extent", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "funder", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "idno", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "item", ZL_ROLE_DATUM, ZL_BODY, "keywords", NULL, NULL },
    { "language", ZL_ROLE_DATUM, ZL_BODY, "language", "ident id", NULL },
    { "licence", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "person", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &person },
    { "principal", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "profiledesc", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "publicationstmt", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &issue },
    { "publisher", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "pubplace", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
    { "respstmt", ZL_ROLE_DATUM, ZL_BODY, "responsible", NULL, NULL },
    { "revisiondesc", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "sourcedesc", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &origin },
    { "sponsor", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "term", ZL_ROLE_DATUM, ZL_BODY, "keywords", NULL, NULL },
    { "textclass", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
};

static const zl_rule origin_rules[] = {
    { "author", ZL_ROLE_DATUM, ZL_BODY, "source_author", NULL, NULL },
    { "biblscope", ZL_ROLE_DATUM, ZL_BODY, "source_scope", NULL, NULL },
    { "date", ZL_ROLE_DATUM, ZL_BODY, "source_date",
      "when from notBefore to notAfter", NULL },
    { "editor", ZL_ROLE_DATUM, ZL_BODY, "source_editor", NULL, NULL },
    { "idno", ZL_ROLE_DATUM, ZL_BODY, "source_idno", NULL, NULL },
    { "origdate", ZL_ROLE_DATUM, ZL_BODY, "source_date",
      "when from notBefore to notAfter", NULL },
    { "p", ZL_ROLE_DATUM, ZL_BODY, "source", NULL, NULL },
    { "publisher", ZL_ROLE_DATUM, ZL_BODY, "source_publisher", NULL, NULL },
    { "pubplace", ZL_ROLE_DATUM, ZL_BODY, "source_place", NULL, NULL },
    { "repository", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "settlement", ZL_ROLE_DATUM, ZL_BODY, "source_place", NULL, NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, "source_title", NULL, NULL },
};

/* Of a letter: who, where and when. */
static const zl_rule sent_rules[] = {
    { "date", ZL_ROLE_DATUM, ZL_BODY, "date",
      "when from notBefore to notAfter", NULL },
    { "name", ZL_ROLE_DATUM, ZL_BODY, "sender", NULL, NULL },
    { "orgname", ZL_ROLE_DATUM, ZL_BODY, "sender", NULL, NULL },
    { "persname", ZL_ROLE_DATUM, ZL_BODY, "sender", NULL, NULL },
    { "placename", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
    { "settlement", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
};

static const zl_rule received_rules[] = {
    { "date", ZL_ROLE_DATUM, ZL_BODY, "date_received",
      "when from notBefore to notAfter", NULL },
    { "name", ZL_ROLE_DATUM, ZL_BODY, "receiver", NULL, NULL },
    { "orgname", ZL_ROLE_DATUM, ZL_BODY, "receiver", NULL, NULL },
    { "persname", ZL_ROLE_DATUM, ZL_BODY, "receiver", NULL, NULL },
    { "placename", ZL_ROLE_DATUM, ZL_BODY, "place_received", NULL, NULL },
    { "settlement", ZL_ROLE_DATUM, ZL_BODY, "place_received", NULL, NULL },
};

static const zl_rule passed_rules[] = {
    { "date", ZL_ROLE_DATUM, ZL_BODY, "date_passed",
      "when from notBefore to notAfter", NULL },
    { "name", ZL_ROLE_DATUM, ZL_BODY, "passed_by", NULL, NULL },
    { "orgname", ZL_ROLE_DATUM, ZL_BODY, "passed_by", NULL, NULL },
    { "persname", ZL_ROLE_DATUM, ZL_BODY, "passed_by", NULL, NULL },
    { "placename", ZL_ROLE_DATUM, ZL_BODY, "place_passed", NULL, NULL },
    { "settlement", ZL_ROLE_DATUM, ZL_BODY, "place_passed", NULL, NULL },
};

static const zl_rule letter_rules[] = {
    { "date", ZL_ROLE_DATUM, ZL_BODY, "date",
      "when from notBefore to notAfter", NULL },
    { "name", ZL_ROLE_DATUM, ZL_BODY, "correspondents", NULL, NULL },
    { "orgname", ZL_ROLE_DATUM, ZL_BODY, "correspondents", NULL, NULL },
    { "persname", ZL_ROLE_DATUM, ZL_BODY, "correspondents", NULL, NULL },
    { "placename", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
    { "settlement", ZL_ROLE_DATUM, ZL_BODY, "place", NULL, NULL },
};

static const zl_rule *of_letter(const zl_vocabulary *vocabulary,
                                const zl_element *element, const zl_rule *rule,
                                zl_str *room)
{
    static const zl_rule deeds[] = {
        { "sent", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &sent },
        { "received", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &received },
        { "transmitted", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &passed },
        { "redirected", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &passed },
        { "forwarded", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &passed },
    };

    (void)vocabulary;
    if (!zl_view_is(element->name, "correspAction"))
        return rule;
    zl_view type = zl_element_get(element, "type", room);
    for (size_t i = 0; i < COUNT(deeds); i++)
        if (zl_view_is(type, deeds[i].element))
            return &deeds[i];
    return rule;
}

/* When and where the edition came out, and so the text where nothing says
 * another. */
static const zl_rule *of_issue(const zl_vocabulary *vocabulary,
                               const zl_element *element, const zl_rule *rule,
                               zl_str *room)
{
    static const zl_rule date = { "date", ZL_ROLE_DATUM, ZL_BODY,
                                  "date_published",
                                  "when from notBefore to notAfter value",
                                  NULL };
    static const zl_rule place = { "pubplace", ZL_ROLE_DATUM, ZL_BODY,
                                   "place_published", NULL, NULL };

    (void)vocabulary;
    if (zl_view_is(element->name, "pubPlace"))
        return &place;
    return zl_view_is(element->name, "date") &&
                   zl_element_get(element, "type", room).size == 0
               ? &date
               : rule;
}

/* Where the text begins, its header is known. */
static void end_header(zl_draft *draft, const zl_element *element,
                       zl_str *room)
{
    (void)room;
    if (!zl_view_is(element->name, "text") &&
        !zl_view_is(element->name, "sourceDoc"))
        return;
    zl_draft_datum_else(draft, "date", "date_published");
    zl_draft_datum_else(draft, "place", "place_published");
}

/* Where nobody has edited a text, the transcript of its pages is it. */
static void choose_text(zl_source *source)
{
    const char *const own = "text";

    for (size_t i = 0; i < source->regions.count; i++)
        if (strcmp(source->regions.items[i].kind, own) == 0)
            return;
    for (size_t i = 0; i < source->regions.count; i++)
        if (strcmp(source->regions.items[i].kind, "transcript") == 0)
            source->regions.items[i].kind = own;
}

static const zl_vocabulary tei = { .rules = tei_rules,
                                   .count = COUNT(tei_rules),
                                   .begin = end_header,
                                   .end = choose_text,
                                   .other = { .role = ZL_ROLE_MARK },
                                   .rows = true };
static const zl_vocabulary choice = { .rules = choice_rules,
                                      .count = COUNT(choice_rules),
                                      .other = { .role = ZL_ROLE_READING,
                                                 .inside = &tei } };
static const zl_vocabulary apparatus = { .rules = apparatus_rules,
                                         .count = COUNT(apparatus_rules),
                                         .other = { .role = ZL_ROLE_INLINE } };
static const zl_vocabulary gap = { .rules = gap_rules,
                                   .count = COUNT(gap_rules),
                                   .other = { .role = ZL_ROLE_INLINE } };
static const zl_vocabulary person = { .rules = person_rules,
                                      .count = COUNT(person_rules) };
static const zl_vocabulary header = { .rules = header_rules,
                                      .count = COUNT(header_rules),
                                      .choose = of_letter };
static const zl_vocabulary issue = { .rules = header_rules,
                                     .count = COUNT(header_rules),
                                     .choose = of_issue };
static const zl_vocabulary origin = { .rules = origin_rules,
                                      .count = COUNT(origin_rules) };
static const zl_vocabulary letter = { .rules = letter_rules,
                                      .count = COUNT(letter_rules) };
static const zl_vocabulary sent = { .rules = sent_rules,
                                    .count = COUNT(sent_rules) };
static const zl_vocabulary received = { .rules = received_rules,
                                        .count = COUNT(received_rules) };
static const zl_vocabulary passed = { .rules = passed_rules,
                                      .count = COUNT(passed_rules) };

static bool is_tei(zl_view bytes)
{
    static const char *const names[] = { "TEI", "TEI.2", "teiCorpus",
                                         "teiCorpus.2", NULL };
    zl_view root = zl_xml_root(bytes);

    for (size_t i = 0; names[i]; i++)
        if (zl_view_is(root, names[i]))
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
