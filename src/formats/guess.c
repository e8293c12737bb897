/* guess.c -- rules for elements that nobody has described. */
#include "formats/grammar.h"

#include <stdlib.h>
#include <string.h>

/* ---- names that are known ---- */

struct known {
    const char *name;
    zl_role role;
    zl_paragraph_kind kind;
    const char *as;
};

/* Of elements that hold text, in byte order. */
static const struct known known[] = {
    { "caption", ZL_ROLE_SECTION, ZL_CAPTION, NULL },
    { "comment", ZL_ROLE_ASIDE, ZL_BODY, "comments" },
    { "del", ZL_ROLE_ASIDE, ZL_BODY, "deletions" },
    { "deletion", ZL_ROLE_ASIDE, ZL_BODY, "deletions" },
    { "endnote", ZL_ROLE_ASIDE, ZL_BODY, "notes" },
    { "fn", ZL_ROLE_ASIDE, ZL_BODY, "notes" },
    { "footnote", ZL_ROLE_ASIDE, ZL_BODY, "notes" },
    { "h1", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "h2", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "h3", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "hd", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "head", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "heading", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "headline", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "item", ZL_ROLE_SECTION, ZL_ITEM, NULL },
    { "l", ZL_ROLE_SECTION, ZL_VERSE, NULL },
    { "li", ZL_ROLE_SECTION, ZL_ITEM, NULL },
    { "line", ZL_ROLE_SECTION, ZL_VERSE, NULL },
    { "note", ZL_ROLE_ASIDE, ZL_BODY, "notes" },
    { "quote", ZL_ROLE_SECTION, ZL_QUOTE, NULL },
    { "row", ZL_ROLE_SECTION, ZL_ROW, NULL },
    { "subtitle", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "title", ZL_ROLE_SECTION, ZL_HEADING, NULL },
    { "tr", ZL_ROLE_SECTION, ZL_ROW, NULL },
    { "verse", ZL_ROLE_SECTION, ZL_VERSE, NULL },
};

/* Of empty elements, in byte order. */
static const struct known empty[] = {
    { "br", ZL_ROLE_LINE, ZL_BODY, NULL },
    { "cb", ZL_ROLE_PAGE, ZL_BODY, "column" },
    { "lb", ZL_ROLE_BLANK, ZL_BODY, NULL },
    { "page", ZL_ROLE_PAGE, ZL_BODY, "page" },
    { "pagebreak", ZL_ROLE_PAGE, ZL_BODY, "page" },
    { "pb", ZL_ROLE_PAGE, ZL_BODY, "page" },
};

/* What can be a document, and what can be only under the root. */
static const char *const documents[] = { "article", "doc",    "document",
                                         "letter",  "record", "speech",
                                         "text",    NULL };
static const char *const under_root[] = { "entry", "item", "message", "page",
                                          "post",  "row",  "tweet",   NULL };

static const char *const heads[] = { "header",     "head",        "meta",
                                     "metadata",   "info",        "teiheader",
                                     "properties", "frontmatter", NULL };

/* What a record says of its text. */
static const char *const fields[] = {
    "author",  "authors", "category", "collection", "country",   "created",
    "creator", "date",    "doi",      "edition",    "id",        "isbn",
    "issue",   "keyword", "keywords", "lang",       "language",  "licence",
    "license", "link",    "location", "place",      "publisher", "pubdate",
    "section", "source",  "speaker",  "subject",    "tag",       "tags",
    "topic",   "type",    "uri",      "url",        "volume",    "year",
    NULL
};

static bool is_in(zl_view name, const char *const *list)
{
    for (size_t i = 0; list[i]; i++)
        if (zl_view_is(name, list[i]))
            return true;
    return false;
}

static int compare_known(const void *key, const void *item)
{
    const struct known *entry = item;

    return zl_view_compare(*(const zl_view *)key, zl_view_of(entry->name));
}

#define FIND(name, list)                                         \
    (const struct known *)bsearch(&(name), list,                 \
                                  sizeof(list) / sizeof *(list), \
                                  sizeof *(list), compare_known)

static bool is_head(zl_view name, const zl_kin *kin)
{
    return kin->said == 0 && kin->amid == 0 && kin->held > 0 &&
           (is_in(name, heads) || zl_view_ends(name, zl_view_of("meta")) ||
            zl_view_ends(name, zl_view_of("header")));
}

/* ---- documents ---- */

static bool can_be_document(const zl_survey *survey, size_t number)
{
    const zl_kin *kin = &survey->kins.items[number];
    zl_view name = zl_map_key(&survey->names, (uint32_t)number);

    if (kin->amid || kin->depth > 3 || (kin->held == 0 && kin->said == 0))
        return false;
    return is_in(name, documents) ||
           (is_in(name, under_root) && kin->depth == 2 && kin->count > 1);
}

/* How deep the documents lie; 0: the file is one. */
static unsigned depth_of_documents(const zl_survey *survey)
{
    unsigned depth = 0;

    for (size_t i = 0; i < survey->kins.count; i++)
        if (can_be_document(survey, i) &&
            (depth == 0 || survey->kins.items[i].depth < depth))
            depth = survey->kins.items[i].depth;
    return depth;
}

/* ---- roles ---- */

/* An element stands right below a document, or the root. */
static bool is_field(const zl_survey *survey, const zl_kin *kin,
                     unsigned depth)
{
    if (kin->around < 0 || kin->held || kin->amid)
        return false;
    return survey->kins.items[kin->around].depth == (depth ? depth : 1);
}

static void guess_empty(zl_rule *rule, zl_view name)
{
    const struct known *found = FIND(name, empty);

    if (!found)
        return;
    rule->role = found->role;
    rule->name = found->as;
    if (found->role == ZL_ROLE_PAGE)
        rule->attributes = "n";
}

static void guess_text(zl_rule *rule, zl_view name, const zl_kin *kin)
{
    const struct known *found = FIND(name, known);

    if (found && (kin->said || found->role == ZL_ROLE_ASIDE)) {
        rule->role = found->role;
        rule->kind = found->kind;
        rule->name = found->as;
    } else if (zl_view_is(name, "p") && kin->attributes.size == 0)
        rule->role = ZL_ROLE_BLOCK;
}

static void guess(zl_grammar *grammar, const zl_survey *survey, size_t number,
                  unsigned depth)
{
    const zl_kin *kin = &survey->kins.items[number];
    zl_view name = zl_map_key(&survey->names, (uint32_t)number);
    zl_rule *rule = zl_grammar_of(grammar, name);

    if (!rule)
        return;
    const struct known *found = FIND(name, known);
    bool aside = found && found->role == ZL_ROLE_ASIDE;
    rule->attributes = zl_grammar_keep(grammar, zl_str_view(&kin->attributes));
    rule->role = kin->amid * 2 > kin->count && !aside ? ZL_ROLE_MARK
                                                      : ZL_ROLE_SECTION;
    if (kin->said == 0 && kin->held == 0)
        guess_empty(rule, name);
    else if (is_head(name, kin)) {
        rule->role = ZL_ROLE_HEAD;
        rule->inside = &grammar->head;
    } else if (depth && kin->depth == depth && can_be_document(survey, number))
        rule->role = ZL_ROLE_DOCUMENT;
    else if (is_field(survey, kin, depth) && zl_view_is(name, "title"))
        *rule = (zl_rule){ rule->element, ZL_ROLE_TITLE, ZL_HEADING,
                           NULL,          NULL,          NULL };
    else if (is_field(survey, kin, depth) && is_in(name, fields))
        *rule = (zl_rule){ rule->element, ZL_ROLE_DATUM, ZL_BODY,
                           NULL,          NULL,          NULL };
    else if (rule->role == ZL_ROLE_SECTION)
        guess_text(rule, name, kin);
    if (kin->depth == 1 && rule->role == ZL_ROLE_SECTION)
        rule->role = ZL_ROLE_WHOLE;
}

/* ---- what lies in headers ---- */

/* <author><name>Nie</name></author>: the author. */
static bool says_nothing(zl_view name)
{
    static const char *const words[] = { "name", "p", "text", "value", NULL };

    return is_in(name, words);
}

/* <meta name="author" content="Nie"/>: taken while it is read. */
static bool names_itself(zl_view attributes)
{
    static const char *const names[] = { "key", "name", "property", NULL };
    static const char *const values[] = { "content", "value", NULL };
    bool named = false, valued = false;
    zl_view word;

    while (zl_view_next(&attributes, ' ', &word)) {
        named |= is_in(word, names);
        valued |= is_in(word, values);
    }
    return named && valued;
}

static zl_view first_of(const zl_element *element, const char *const *names,
                        zl_str *room)
{
    zl_view value = { "", 0 };

    for (size_t i = 0; names[i] && value.size == 0; i++)
        value = zl_element_get(element, names[i], room);
    return value;
}

void zl_grammar_take_meta(zl_draft *draft, const zl_element *element,
                          zl_str *room)
{
    static const char *const names[] = { "name", "property", "key", NULL };
    static const char *const values[] = { "content", "value", NULL };
    zl_str other = { 0 };
    zl_view key = first_of(element, names, room);
    zl_view value = key.size ? first_of(element, values, &other) : key;

    if (key.size && value.size)
        zl_draft_datum(draft, key, value, true);
    zl_str_clear(&other);
}

static void guess_head(zl_grammar *grammar, const zl_survey *survey)
{
    for (size_t i = 0; i < survey->kins.count; i++) {
        const zl_kin *kin = &survey->kins.items[i];
        zl_view name = zl_map_key(&survey->names, (uint32_t)i);
        zl_rule rule = { .element = zl_grammar_keep(grammar, name),
                         .role = ZL_ROLE_DATUM };
        zl_view words = zl_str_view(&kin->attributes);
        if (kin->said == 0 && (kin->held || names_itself(words)))
            rule.role = ZL_ROLE_INLINE;
        else if (kin->said == 0)
            rule.attributes = zl_grammar_keep(grammar, words);
        if (kin->amid * 2 > kin->count)
            rule.role = ZL_ROLE_INLINE;
        if (says_nothing(name) && kin->around >= 0)
            rule.name = zl_grammar_keep(
                grammar, zl_map_key(&survey->names, (uint32_t)kin->around));
        grammar->failed |= !zl_array_push(&grammar->heads, rule);
    }
}

void zl_grammar_guess(zl_grammar *grammar, const zl_survey *survey)
{
    unsigned depth = depth_of_documents(survey);

    for (size_t i = 0; i < survey->kins.count; i++)
        guess(grammar, survey, i, depth);
    guess_head(grammar, survey);
}
