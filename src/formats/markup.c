/* markup.c -- elements of a vocabulary, told to a draft. */
#include "formats/markup.h"

#include "base/fail.h"

#include <stdlib.h>
#include <string.h>

enum { CODE_SIZE = 8, NAME_SIZE = 64 };

/* An element that is open. */
struct frame {
    const zl_rule *rule;
    const zl_vocabulary *vocabulary; /* of those around it */
    size_t marks;                    /* it has begun */
    char lang[CODE_SIZE];            /* around it */
    bool spoke;                      /* it has changed the language */
};

struct markup {
    const zl_file *file;
    zl_shelf *shelf;
    const zl_vocabulary *vocabulary;
    zl_source source;
    zl_draft *draft;
    ZL_ARRAY(struct frame) frames;
    size_t skipped;        /* elements open in one that is left out */
    size_t silent;         /* elements open that hold metadata alone */
    size_t collecting;     /* 1 + the frame whose text goes to `value` … */
    zl_str value;          /* … of a datum or another reading */
    zl_str other;          /* the reading not taken, for the next span */
    zl_str room;
    const char *region;    /* that is open */
    char lang[CODE_SIZE];  /* of what follows; empty: by script */
    size_t verbatim;       /* elements open whose lines are kept */
    zili_status status;
    zili_error *err;
};

/* ---- documents ---- */

static void begin_document(struct markup *markup)
{
    markup->draft = zl_draft_new(&markup->source);
    markup->region = "text";
    if (!markup->draft && !markup->status)
        markup->status = zl_no_memory(markup->err);
}

/* `given`: it may be without text, but nobody need know of it then. */
static void end_document(struct markup *markup)
{
    if (!markup->draft)
        return;
    if (!markup->status)
        markup->status = zl_draft_end(markup->draft, markup->err);
    zl_draft_free(markup->draft);
    markup->draft = NULL;
    if (!markup->status && markup->source.paragraphs.count)
        markup->status = zl_shelf_put(markup->shelf, markup->file,
                                      &markup->source, ZILI_OK, markup->err);
    zl_source_clear(&markup->source);
}

/* ---- rules ---- */

static int compare_rules(const void *key, const void *item)
{
    const zl_rule *rule = item;

    return zl_view_compare(*(const zl_view *)key, zl_view_of(rule->element));
}

static const zl_rule *rule_of(const zl_vocabulary *vocabulary, zl_view name)
{
    char small[NAME_SIZE];
    const zl_rule *found = NULL;

    if (name.size < sizeof small) {
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

static zl_view name_of(const zl_rule *rule, const zl_element *element)
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

static void begin_mark(struct markup *markup, struct frame *frame,
                       zl_view name, zl_view value)
{
    zl_draft_mark(markup->draft, name, value);
    frame->marks++;
}

/* A span `name` for the element, and one for each attribute that is there. */
static void begin_marks(struct markup *markup, struct frame *frame,
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

/* "zh-Hans-CN" → "zh" */
static void set_code(char *code, zl_view tag)
{
    size_t size = 0;

    while (size < tag.size && size < CODE_SIZE - 1 &&
           ((tag.bytes[size] | 0x20) >= 'a' &&
            (tag.bytes[size] | 0x20) <= 'z')) {
        code[size] = (char)(tag.bytes[size] | 0x20);
        size++;
    }
    code[size] = 0;
}

static void speak(struct markup *markup)
{
    zl_draft_region(markup->draft, markup->region,
                    *markup->lang ? markup->lang : NULL);
}

/* A block in another language is a region of it. */
static void change_language(struct markup *markup, struct frame *frame,
                            const zl_element *element)
{
    zl_view tag = zl_element_get(element, "lang", &markup->room);
    char code[CODE_SIZE];

    memcpy(frame->lang, markup->lang, CODE_SIZE);
    if (tag.size == 0)
        return;
    set_code(code, tag);
    if (strcmp(code, markup->lang) == 0 || !*code ||
        strcmp(code, "und") == 0)
        return;
    memcpy(markup->lang, code, CODE_SIZE);
    frame->spoke = true;
    speak(markup);
}

/* ---- data ---- */

static void collect(struct markup *markup)
{
    zl_str_empty(&markup->value);
    markup->collecting = markup->frames.count;
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
    return type.size == 0;
}

/* What stands in an attribute is the value; else it is the text, which
 * follows. */
static void begin_datum(struct markup *markup, const zl_rule *rule,
                        const zl_element *element)
{
    zl_view rest = zl_view_of(rule->attributes);
    char attribute[NAME_SIZE];

    collect(markup);
    while (markup->value.size == 0 && next_attribute(&rest, attribute))
        zl_str_add(&markup->value,
                   zl_element_get(element, attribute, &markup->room));
    if (markup->value.size)
        markup->collecting = 0;
    zl_view type = zl_element_get(element, "type", &markup->room);
    zl_str_empty(&markup->other);
    zl_str_add(&markup->other, name_of(rule, element));
    if (!is_own_type(type)) {
        zl_str_add_byte(&markup->other, '_');
        zl_str_add(&markup->other, type);
    }
}

static void end_datum(struct markup *markup)
{
    markup->collecting = 0;
    zl_draft_datum(markup->draft, zl_str_view(&markup->other),
                   zl_str_view(&markup->value), true);
    zl_str_empty(&markup->other);
}

/* A reading that no span has taken is an aside. */
static void keep_reading(struct markup *markup)
{
    if (markup->other.size == 0)
        return;
    zl_draft_aside(markup->draft, "readings");
    zl_draft_text(markup->draft, zl_str_view(&markup->other));
    zl_draft_end_aside(markup->draft);
    zl_str_empty(&markup->other);
}

/* ---- elements ---- */

static void begin_role(struct markup *markup, struct frame *frame,
                       const zl_element *element)
{
    const zl_rule *rule = frame->rule;
    zl_draft *draft = markup->draft;

    switch (rule->role) {
    case ZL_ROLE_MARK:
        begin_marks(markup, frame, name_of(rule, element), element);
        break;
    case ZL_ROLE_QUOTE:
        if (!zl_draft_in_paragraph(draft))
            zl_draft_paragraph(draft, rule->kind);
        begin_marks(markup, frame, name_of(rule, element), element);
        break;
    case ZL_ROLE_VERBATIM: markup->verbatim++; /* fall through */
    case ZL_ROLE_BLOCK:
        change_language(markup, frame, element);
        zl_draft_paragraph(draft, rule->kind);
        break;
    case ZL_ROLE_SECTION:
        change_language(markup, frame, element);
        zl_draft_paragraph(draft, ZL_BODY);
        begin_marks(markup, frame, name_of(rule, element), element);
        break;
    case ZL_ROLE_REGION:
        change_language(markup, frame, element);
        markup->region = rule->name;
        speak(markup);
        break;
    case ZL_ROLE_ASIDE:
        zl_draft_aside(draft, rule->name);
        begin_marks(markup, frame, element->name, element);
        break;
    case ZL_ROLE_LINE: zl_draft_line(draft); break;
    case ZL_ROLE_BLANK: zl_draft_text(draft, zl_view_of("\n")); break;
    case ZL_ROLE_PAGE:
        zl_draft_milestone(draft, name_of(rule, element),
                           zl_element_get(element, rule->attributes,
                                          &markup->room));
        break;
    case ZL_ROLE_OTHER: collect(markup); break;
    case ZL_ROLE_DATUM: begin_datum(markup, rule, element); break;
    case ZL_ROLE_HEAD: markup->silent++; break;
    case ZL_ROLE_INLINE:
        if (!zl_draft_in_paragraph(draft))
            change_language(markup, frame, element);
        break;
    case ZL_ROLE_DOCUMENT: change_language(markup, frame, element); break;
    case ZL_ROLE_SKIP: break;
    }
}

static void end_role(struct markup *markup, const struct frame *frame)
{
    switch (frame->rule->role) {
    case ZL_ROLE_VERBATIM: markup->verbatim--; /* fall through */
    case ZL_ROLE_BLOCK:
    case ZL_ROLE_SECTION: zl_draft_paragraph(markup->draft, ZL_BODY); break;
    case ZL_ROLE_REGION:
        markup->region = "text";
        speak(markup);
        break;
    case ZL_ROLE_ASIDE: zl_draft_end_aside(markup->draft); break;
    case ZL_ROLE_OTHER:
        markup->collecting = 0;
        zl_str_empty(&markup->other);
        zl_str_add(&markup->other, zl_str_view(&markup->value));
        break;
    case ZL_ROLE_DATUM: end_datum(markup); break;
    case ZL_ROLE_HEAD: markup->silent--; break;
    default: break;
    }
}

static void begin_element(void *user, const zl_element *element)
{
    struct markup *markup = user;
    struct frame frame = { .vocabulary = markup->vocabulary };

    if (markup->status)
        return;
    frame.rule = rule_of(markup->vocabulary, element->name);
    if (markup->skipped || frame.rule->role == ZL_ROLE_SKIP) {
        markup->skipped++;
        return;
    }
    if (frame.rule->role == ZL_ROLE_DOCUMENT) {
        end_document(markup);
        begin_document(markup);
    }
    if (!markup->draft || !zl_array_push(&markup->frames, frame)) {
        if (!markup->status)
            markup->status = zl_no_memory(markup->err);
        return;
    }
    if (markup->vocabulary->begin)
        markup->vocabulary->begin(markup->draft, element, &markup->room);
    struct frame *own = &markup->frames.items[markup->frames.count - 1];
    memcpy(own->lang, markup->lang, CODE_SIZE);
    begin_role(markup, own, element);
    if (frame.rule->inside)
        markup->vocabulary = frame.rule->inside;
}

static void end_element(void *user, zl_view name)
{
    struct markup *markup = user;

    (void)name;
    if (markup->status)
        return;
    if (markup->skipped) {
        markup->skipped--;
        return;
    }
    struct frame frame = markup->frames.items[--markup->frames.count];
    markup->vocabulary = frame.vocabulary;
    for (size_t i = 0; i < frame.marks; i++)
        zl_draft_unmark(markup->draft);
    end_role(markup, &frame);
    if (frame.rule->inside)
        keep_reading(markup);
    memcpy(markup->lang, frame.lang, CODE_SIZE);
    if (frame.spoke)
        speak(markup);
    if (frame.rule->role == ZL_ROLE_DOCUMENT) {
        end_document(markup);
        begin_document(markup);
    }
}

static void take_text(void *user, zl_view text)
{
    struct markup *markup = user;

    if (markup->status || markup->skipped)
        return;
    if (markup->collecting)
        zl_str_add(&markup->value, text);
    else if (markup->silent)
        return;
    else if (markup->verbatim)
        zl_draft_verbatim(markup->draft, text);
    else
        zl_draft_text(markup->draft, text);
}

zili_status zl_markup_read(const zl_file *file,
                           const zl_vocabulary *vocabulary, bool html,
                           zl_shelf *shelf, zili_error *err)
{
    static const zl_xml_events events = { begin_element, end_element,
                                          take_text };
    struct markup markup = { .file = file,
                             .shelf = shelf,
                             .vocabulary = vocabulary,
                             .err = err };

    begin_document(&markup);
    zili_status status =
        markup.status
            ? markup.status
            : (html ? zl_html_parse : zl_xml_parse)(
                  file->bytes, file->path, &events, &markup, err);
    if (!markup.status)
        markup.status = status;
    if (!markup.status &&
        (markup.value.failed || markup.other.failed || markup.room.failed))
        markup.status = zl_no_memory(err);
    end_document(&markup);
    zl_array_clear(&markup.frames);
    zl_str_clear(&markup.value);
    zl_str_clear(&markup.other);
    zl_str_clear(&markup.room);
    return markup.status;
}
