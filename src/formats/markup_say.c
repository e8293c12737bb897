/* markup_say.c -- what an element says: its rule, spans, language, metadata. */
#include "formats/markup_parts.h"

#include "base/fail.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAME_SIZE = 64 };

/* ---- rules ---- */

static int compare_rules(const void *key, const void *item)
{
    const zl_rule *rule = item;

    return zl_view_compare(*(const zl_view *)key, zl_view_of(rule->element));
}

const zl_rule *zl_markup_rule(const zl_vocabulary *vocabulary, zl_view name)
{
    char small[NAME_SIZE];
    const zl_rule *found = NULL;

    if (vocabulary->count && name.size < sizeof small) {
        for (size_t i = 0; i < name.size; i++)
            small[i] = name.bytes[i] >= 'A' && name.bytes[i] <= 'Z'
                           ? (char)(name.bytes[i] + ('a' - 'A'))
                           : name.bytes[i];
        zl_view key = { small, name.size };
        found = bsearch(&key, vocabulary->rules, vocabulary->count,
                        sizeof *vocabulary->rules, compare_rules);
    }
    return found ? found : &vocabulary->other;
}

zl_view zl_markup_name(const zl_rule *rule, const zl_element *element)
{
    return rule->name ? zl_view_of(rule->name) : element->name;
}

/* The next name of "type n id", with a zero behind; false at the end. */
static bool next_attribute(zl_view *rest, char *name)
{
    zl_view piece;

    if (!zl_view_next(rest, ' ', &piece) || piece.size >= NAME_SIZE)
        return false;
    memcpy(name, piece.bytes, piece.size);
    name[piece.size] = 0;
    return true;
}

/* ---- spans ---- */

static void begin_mark(struct zl_markup *markup, struct zl_frame *frame,
                       zl_view name, zl_view value)
{
    zl_draft_mark(markup->draft, name, value);
    frame->marks++;
}

void zl_markup_marks(struct zl_markup *markup, struct zl_frame *frame,
                     zl_view name, const zl_element *element)
{
    zl_view rest = zl_view_of(frame->rule->attributes);
    zl_str both = { 0 };
    char attribute[NAME_SIZE];

    begin_mark(markup, frame, name, zl_str_view(&markup->other));
    zl_str_empty(&markup->other);
    while (next_attribute(&rest, attribute)) {
        zl_view value = zl_element_get(element, attribute, &markup->room);
        if (value.size == 0)
            continue;
        zl_str_empty(&both);
        zl_str_add(&both, name);
        zl_str_add_byte(&both, '_');
        zl_str_add_text(&both, attribute);
        begin_mark(markup, frame, zl_str_view(&both), value);
    }
    if (both.failed)
        markup->status = zl_no_memory(markup->err);
    zl_str_clear(&both);
}

/* ---- languages ---- */

void zl_markup_speak(struct zl_markup *markup)
{
    zl_draft_region(markup->draft, markup->region,
                    *markup->lang ? markup->lang : NULL);
}

void zl_markup_language(struct zl_markup *markup, struct zl_frame *frame,
                        const zl_element *element)
{
    const char *name = markup->vocabulary->lang;
    zl_view tag = zl_element_get(element, name ? name : "lang", &markup->room);
    char code[ZL_CODE_SIZE];

    if (tag.size == 0)
        return;
    zl_language_code(code, tag);
    if (strcmp(code, markup->lang) == 0 || !*code || strcmp(code, "und") == 0)
        return;
    memcpy(markup->lang, code, ZL_CODE_SIZE);
    frame->spoke = true;
    zl_markup_speak(markup);
}

void zl_markup_speak_all(struct zl_markup *markup)
{
    char code[ZL_CODE_SIZE];

    zl_language_code(code, zl_view_trim(zl_str_view(&markup->value)));
    if (!*code || strcmp(code, "und") == 0)
        return;
    memcpy(markup->lang, code, ZL_CODE_SIZE);
    for (size_t i = 0; i < markup->frames.count; i++)
        memcpy(markup->frames.items[i].lang, code, ZL_CODE_SIZE);
    zl_markup_speak(markup);
}

/* ---- data ---- */

bool zl_markup_collect(struct zl_markup *markup)
{
    if (markup->collecting)
        return false;
    zl_str_empty(&markup->value);
    markup->collecting = markup->frames.count;
    return true;
}

bool zl_markup_collected(struct zl_markup *markup)
{
    if (markup->collecting != markup->frames.count + 1)
        return false;
    markup->collecting = 0;
    markup->both = false;
    return true;
}

/* Of several dates the one of the document itself is `date`. */
static bool is_own_type(zl_view type)
{
    static const char *const own[] = { "created",  "creation", "complete",
                                       "original", "written",  "main",
                                       "event",    NULL };

    for (size_t i = 0; own[i]; i++)
        if (zl_view_is(type, own[i]))
            return true;
    /* xsi:type says how it is written */
    return type.size == 0 || zl_view_find(type, zl_view_of(":")) != SIZE_MAX;
}

void zl_markup_datum(struct zl_markup *markup, const zl_rule *rule,
                     const zl_element *element)
{
    zl_view rest = zl_view_of(rule->attributes);
    char attribute[NAME_SIZE];

    if (!zl_markup_collect(markup))
        return;
    while (markup->value.size == 0 && next_attribute(&rest, attribute))
        zl_str_add(&markup->value,
                   zl_element_get(element, attribute, &markup->room));
    markup->stated = markup->value.size > 0;
    zl_str_empty(&markup->other);
    zl_str_add(&markup->other,
               rule->role == ZL_ROLE_NAMED
                   ? zl_element_get(element, "name", &markup->room)
                   : zl_markup_name(rule, element));
    zl_view type = zl_element_get(element, "type", &markup->room);
    if (!is_own_type(type)) {
        zl_str_add_byte(&markup->other, '_');
        zl_str_add(&markup->other, type);
    }
}

/* Names may be in any letters. */
static bool is_same(zl_view name, const char *small)
{
    return name.size == strlen(small) &&
           strncasecmp(name.bytes, small, name.size) == 0;
}

void zl_markup_attributes(struct zl_markup *markup,
                          const struct zl_frame *frame,
                          const zl_element *element)
{
    const zl_vocabulary *vocabulary = markup->vocabulary;
    bool whole = frame->rule->role == ZL_ROLE_DOCUMENT ||
                 markup->frames.count == 1;
    zl_view rest = zl_view_of(frame->rule->attributes);
    char attribute[NAME_SIZE];

    for (size_t i = 0; i < vocabulary->attribute_count; i++) {
        const zl_attribute *it = &vocabulary->attributes[i];
        if (it->element ? is_same(element->name, it->element) : whole)
            zl_draft_datum(
                markup->draft, zl_view_of(it->key),
                zl_element_get(element, it->attribute, &markup->room), true);
    }
    while (frame->rule->role == ZL_ROLE_DOCUMENT &&
           next_attribute(&rest, attribute))
        zl_draft_datum(markup->draft, zl_view_of(attribute),
                       zl_element_get(element, attribute, &markup->room),
                       false);
}

void zl_markup_datum_end(struct zl_markup *markup)
{
    if (!zl_markup_collected(markup))
        return;
    markup->stated = false;
    zl_draft_datum(markup->draft, zl_str_view(&markup->other),
                   zl_str_view(&markup->value), true);
    zl_str_empty(&markup->other);
}

void zl_markup_reading_end(struct zl_markup *markup)
{
    if (markup->other.size == 0)
        return;
    zl_draft_aside(markup->draft, "readings");
    zl_draft_text(markup->draft, zl_str_view(&markup->other));
    zl_draft_end_aside(markup->draft);
    zl_str_empty(&markup->other);
}
