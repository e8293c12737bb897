/* markup.c -- elements of a vocabulary, told to a draft. */
#include "formats/markup_parts.h"

#include "base/fail.h"

#include <string.h>

const zl_rule *zl_rule_said(const zl_said_rule *said, size_t count,
                            const zl_element *element, const zl_rule *rule,
                            zl_str *room)
{
    for (size_t i = 0; i < count; i++)
        if (zl_view_is(element->name, said[i].element) &&
            zl_view_is(zl_element_get(element, said[i].attribute, room),
                       said[i].value))
            return &said[i].rule;
    return rule;
}

/* ---- documents ---- */

static void begin_document(struct zl_markup *markup)
{
    if (markup->lent)
        return;
    markup->draft = zl_draft_new(&markup->source);
    markup->region = "text";
    if (!markup->draft && !markup->status)
        markup->status = zl_no_memory(markup->err);
}

/* What stood before the first document belongs to all. */
static void keep_common(struct zl_markup *markup)
{
    zl_source *source = &markup->source;

    for (size_t i = 0; i < source->data.count; i++) {
        const zl_datum *datum = &source->data.items[i];
        if (!zl_source_add_datum(&markup->common, datum->key,
                                 zl_view_of(datum->value)))
            markup->status = zl_no_memory(markup->err);
    }
}

static void add_common(struct zl_markup *markup)
{
    zl_str key = { 0 };

    for (size_t i = 0; i < markup->common.data.count; i++) {
        const zl_datum *datum = &markup->common.data.items[i];
        zl_str_empty(&key);
        zl_str_format(&key, "corpus_%s", datum->key);
        zl_draft_datum(markup->draft, zl_str_view(&key),
                       zl_view_of(datum->value), false);
    }
    if (key.failed)
        markup->status = zl_no_memory(markup->err);
    zl_str_clear(&key);
}

static void end_document(struct zl_markup *markup)
{
    if (!markup->draft || markup->lent)
        return;
    if (!markup->status && markup->inside)
        add_common(markup);
    if (!markup->status)
        markup->status = zl_draft_end(markup->draft, markup->err);
    zl_draft_free(markup->draft);
    markup->draft = NULL;
    if (!markup->status && markup->vocabulary->end)
        markup->vocabulary->end(&markup->source);
    if (!markup->status && markup->source.paragraphs.count)
        markup->status = zl_shelf_put(markup->shelf, markup->file,
                                      &markup->source, ZILI_OK, markup->err);
    else if (!markup->status && markup->inside == 0)
        keep_common(markup);
    zl_source_clear(&markup->source);
}

/* ---- elements ---- */

static void begin_block(struct zl_markup *markup, struct zl_frame *frame,
                        const zl_element *element)
{
    if (markup->vocabulary->rows && markup->kind == ZL_ROW &&
        frame->rule->kind == ZL_BODY) {
        zl_draft_line(markup->draft);
        return;
    }
    if (frame->rule->kind != ZL_BODY)
        markup->kind = frame->rule->kind;
    frame->block = true;
    zl_markup_language(markup, frame, element);
    zl_draft_paragraph(markup->draft, markup->kind);
}

static void begin_aside(struct zl_markup *markup, struct zl_frame *frame,
                        const char *kind, const zl_element *element)
{
    zl_draft_aside(markup->draft, kind);
    zl_markup_marks(markup, frame, element->name, element);
    markup->kind = ZL_BODY;
    frame->aside = true;
}

/* The first of several readings is text. */
static void begin_reading(struct zl_markup *markup, struct zl_frame *frame,
                          const zl_element *element)
{
    struct zl_frame *around = markup->frames.count > 1 ? frame - 1 : frame;

    if (around->read)
        begin_aside(markup, frame, "readings", element);
    else
        zl_markup_marks(markup, frame, zl_markup_name(frame->rule, element),
                        element);
    around->read = true;
}

/* A word that a hyphen divides at the end of a line is one. */
static void begin_line(struct zl_markup *markup, const zl_element *element)
{
    zl_view is_break = zl_element_get(element, "break", &markup->room);

    if (zl_view_is(is_break, "no"))
        zl_draft_join(markup->draft, true);
    else if (!zl_draft_join(markup->draft, false))
        zl_draft_text(markup->draft, zl_view_of("\n"));
}

static void begin_page(struct zl_markup *markup, const zl_rule *rule,
                       const zl_element *element)
{
    zl_draft_milestone(
        markup->draft, zl_markup_name(rule, element),
        zl_element_get(element, rule->attributes, &markup->room));
    if (zl_view_is(zl_element_get(element, "break", &markup->room), "no"))
        zl_draft_join(markup->draft, true);
}

/* What interrupts the text, or says something beside it. */
static void begin_other(struct zl_markup *markup, struct zl_frame *frame,
                        const zl_element *element)
{
    const zl_rule *rule = frame->rule;

    switch (rule->role) {
    case ZL_ROLE_ASIDE:
        begin_aside(markup, frame, rule->name, element);
        break;
    case ZL_ROLE_READING:
        begin_reading(markup, frame, element);
        break;
    case ZL_ROLE_LINE:
        zl_draft_line(markup->draft);
        break;
    case ZL_ROLE_BREAK:
        if (zl_draft_line(markup->draft))
            zl_draft_paragraph(markup->draft, markup->kind);
        break;
    case ZL_ROLE_BLANK:
        begin_line(markup, element);
        break;
    case ZL_ROLE_PAGE:
        begin_page(markup, rule, element);
        break;
    case ZL_ROLE_OTHER:
    case ZL_ROLE_VALUE:
        zl_markup_collect(markup);
        break;
    case ZL_ROLE_DATUM:
    case ZL_ROLE_NAMED:
    case ZL_ROLE_LANGUAGE:
        zl_markup_datum(markup, rule, element);
        break;
    case ZL_ROLE_HEAD:
        markup->silent++;
        break;
    case ZL_ROLE_WHOLE:
    case ZL_ROLE_DOCUMENT:
        zl_markup_language(markup, frame, element);
        break;
    default:
        break;
    }
}

static void begin_role(struct zl_markup *markup, struct zl_frame *frame,
                       const zl_element *element)
{
    const zl_rule *rule = frame->rule;

    switch (rule->role) {
    case ZL_ROLE_QUOTE:
        if (zl_draft_in_paragraph(markup->draft))
            markup->kind = rule->kind;
        else
            begin_block(markup, frame, element); /* fall through */
    case ZL_ROLE_MARK:
        zl_markup_marks(markup, frame, zl_markup_name(rule, element), element);
        break;
    case ZL_ROLE_VERBATIM:
        markup->verbatim++; /* fall through */
    case ZL_ROLE_BLOCK:
        begin_block(markup, frame, element);
        break;
    case ZL_ROLE_TITLE:
        begin_block(markup, frame, element);
        zl_markup_datum(markup, rule, element);
        markup->both |= markup->collecting == markup->frames.count;
        break;
    case ZL_ROLE_SECTION:
        begin_block(markup, frame, element);
        zl_markup_marks(markup, frame, zl_markup_name(rule, element), element);
        break;
    case ZL_ROLE_REGION:
        zl_markup_language(markup, frame, element);
        markup->region = rule->name;
        zl_markup_speak(markup);
        break;
    default:
        begin_other(markup, frame, element);
    }
}

static void end_role(struct zl_markup *markup, const struct zl_frame *frame)
{
    bool changed = markup->kind != frame->kind;

    markup->kind = frame->kind;
    if (frame->aside)
        zl_draft_end_aside(markup->draft);
    else if (frame->block ||
             (changed && !zl_draft_in_paragraph(markup->draft)))
        zl_draft_paragraph(markup->draft, markup->kind);
    switch (frame->rule->role) {
    case ZL_ROLE_VERBATIM:
        markup->verbatim--;
        break;
    case ZL_ROLE_REGION:
        markup->region = frame->region;
        zl_markup_speak(markup);
        break;
    case ZL_ROLE_OTHER:
        if (!zl_markup_collected(markup))
            break;
        zl_str_empty(&markup->other);
        zl_str_add(&markup->other, zl_str_view(&markup->value));
        break;
    case ZL_ROLE_VALUE:
        if (zl_markup_collected(markup))
            zl_draft_value(markup->draft, zl_str_view(&markup->value));
        break;
    case ZL_ROLE_LANGUAGE:
        zl_markup_speak_all(markup);
        zl_markup_datum_end(markup);
        break;
    case ZL_ROLE_TITLE:
    case ZL_ROLE_DATUM:
    case ZL_ROLE_NAMED:
        zl_markup_datum_end(markup);
        break;
    case ZL_ROLE_HEAD:
        markup->silent--;
        break;
    default:
        break;
    }
}

static void begin_element(void *user, const zl_element *element)
{
    struct zl_markup *markup = user;
    struct zl_frame frame = { .vocabulary = markup->vocabulary };

    if (markup->status)
        return;
    if (markup->collecting && markup->ended)
        zl_str_add_byte(&markup->value, ' ');
    markup->ended = false;
    frame.rule = zl_markup_rule(markup->vocabulary, element->name);
    if (markup->vocabulary->choose)
        frame.rule = markup->vocabulary->choose(markup->vocabulary, element,
                                                frame.rule, &markup->room);
    if (markup->skipped || frame.rule->role == ZL_ROLE_SKIP) {
        markup->skipped++;
        return;
    }
    if (frame.rule->role == ZL_ROLE_DOCUMENT) {
        end_document(markup);
        markup->inside++;
        begin_document(markup);
    }
    if (!markup->draft || !zl_array_push(&markup->frames, frame)) {
        if (!markup->status)
            markup->status = zl_no_memory(markup->err);
        return;
    }
    if (markup->vocabulary->begin)
        markup->vocabulary->begin(markup->draft, element, &markup->room);
    struct zl_frame *own = &markup->frames.items[markup->frames.count - 1];
    memcpy(own->lang, markup->lang, ZL_CODE_SIZE);
    own->region = markup->region;
    own->kind = markup->kind;
    if (markup->vocabulary->attribute_count ||
        frame.rule->role == ZL_ROLE_DOCUMENT)
        zl_markup_attributes(markup, own, element);
    begin_role(markup, own, element);
    if (frame.rule->inside)
        markup->vocabulary = frame.rule->inside;
}

static void end_element(void *user, zl_view name)
{
    struct zl_markup *markup = user;

    (void)name;
    if (markup->status)
        return;
    markup->ended = true;
    if (markup->skipped) {
        markup->skipped--;
        return;
    }
    struct zl_frame frame = markup->frames.items[--markup->frames.count];
    markup->vocabulary = frame.vocabulary;
    for (size_t i = 0; i < frame.marks; i++)
        zl_draft_unmark(markup->draft);
    memcpy(markup->lang, frame.lang, ZL_CODE_SIZE);
    end_role(markup, &frame);
    if (frame.rule->inside)
        zl_markup_reading_end(markup);
    if (frame.spoke)
        zl_markup_speak(markup);
    if (frame.rule->role == ZL_ROLE_DOCUMENT) {
        end_document(markup);
        markup->inside--;
        begin_document(markup);
    }
}

static void take_text(void *user, zl_view text)
{
    struct zl_markup *markup = user;

    if (markup->status || markup->skipped)
        return;
    markup->ended = false;
    if (markup->collecting && !markup->stated)
        zl_str_add(&markup->value, text);
    if (markup->collecting && !markup->both)
        return;
    if (markup->silent || markup->vocabulary->mute)
        return;
    if (markup->verbatim)
        zl_draft_verbatim(markup->draft, text);
    else
        zl_draft_text(markup->draft, text);
}

static zili_status read_markup(struct zl_markup *markup, bool html)
{
    const zl_xml_events events = { begin_element, end_element, take_text,
                                   markup->lent };
    const zl_file *file = markup->file;

    markup->region = "text";
    begin_document(markup);
    zili_status status =
        markup->status
            ? markup->status
            : (html ? zl_html_parse : zl_xml_parse)(
                  file->bytes, file->path, &events, markup, markup->err);
    if (!markup->status)
        markup->status = status;
    if (!markup->status &&
        (markup->value.failed || markup->other.failed || markup->room.failed))
        markup->status = zl_no_memory(markup->err);
    end_document(markup);
    zl_source_clear(&markup->common);
    zl_array_clear(&markup->frames);
    zl_str_clear(&markup->value);
    zl_str_clear(&markup->other);
    zl_str_clear(&markup->room);
    return markup->status;
}

zili_status zl_markup_read(const zl_file *file,
                           const zl_vocabulary *vocabulary, bool html,
                           zl_shelf *shelf, zili_error *err)
{
    struct zl_markup markup = {
        .file = file, .shelf = shelf, .vocabulary = vocabulary, .err = err
    };

    return read_markup(&markup, html);
}

zili_status zl_markup_add(zl_draft *draft, const zl_file *file,
                          const zl_vocabulary *vocabulary, bool html,
                          zili_error *err)
{
    struct zl_markup markup = { .file = file,
                                .draft = draft,
                                .lent = true,
                                .vocabulary = vocabulary,
                                .err = err };

    return read_markup(&markup, html);
}
