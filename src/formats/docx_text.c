/* docx_text.c -- the text of a part of a document of Word. */
#include "formats/docx_text.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "formats/docx_elements.h"
#include "formats/docx_formula.h"
#include "formats/signs.h"

#include <stdlib.h>
#include <string.h>

/* An element that is open. */
struct frame {
    zl_docx_act act;
    bool aside, marked; /* it has begun one */
    bool joined;        /* a paragraph: the one before goes on in it … */
    bool unended;       /* … and it in the next one: its end is deleted */
    const uint32_t *signs; /* a run: those of the one around it */
};

struct reader {
    zl_office *office;
    zl_draft *draft;
    ZL_ARRAY(struct frame) frames;
    size_t skipped; /* elements open in one that is left out */
    size_t texts;   /* elements open whose text is text … */
    size_t codes;   /* … or says what a field is */
    uint64_t asked; /* a bit for each field that is open, the innermost the
                       lowest: what it is is being said, no result yet */
    zl_str code;    /* of the innermost */
    size_t rows;
    bool in_properties;     /* of a paragraph */
    bool joins;             /* the paragraph before goes on in the next */
    size_t paragraph_at;    /* frames up to it; 0: none is open */
    zl_paragraph_kind kind; /* that its style has said */
    const uint32_t *signs;  /* of the font of a run, or NULL */
    uint64_t symbols;       /* that have no character */
    zl_str room;
    bool failed;
};

static bool is_off(zl_view value)
{
    return zl_view_is(value, "0") || zl_view_is(value, "false") ||
           zl_view_is(value, "off");
}

/* ---- paragraphs ---- */

static void begin_paragraph(struct reader *reader, zl_paragraph_kind kind)
{
    if (reader->rows)
        zl_draft_line(reader->draft);
    else
        zl_draft_paragraph(reader->draft, kind);
}

static void open_aside(struct reader *reader, struct frame *frame,
                       const char *kind)
{
    if (frame->aside)
        return;
    zl_draft_aside(reader->draft, kind);
    frame->aside = true;
}

/* Where the end of a paragraph is deleted, the next one is part of it, without
 * a style of its own. One with nothing left in it is no more. */
static void begin_joined(struct reader *reader, struct frame *frame)
{
    frame->joined = reader->joins;
    reader->joins = false;
    if (!frame->joined)
        begin_paragraph(reader, ZL_BODY);
    reader->paragraph_at = reader->frames.count;
    reader->kind = ZL_BODY;
}

static void end_paragraph(struct reader *reader, const struct frame *frame)
{
    reader->joins = frame->unended && !frame->aside && !reader->rows &&
                    zl_draft_in_paragraph(reader->draft);
    if (!reader->joins)
        begin_paragraph(reader, ZL_BODY);
    reader->paragraph_at = 0;
}

static bool is_joined(const struct reader *reader)
{
    return reader->paragraph_at &&
           reader->frames.items[reader->paragraph_at - 1].joined;
}

static void take_style(struct reader *reader, zl_view id)
{
    zl_style style = zl_styles_find(&reader->office->styles, id);

    if (reader->paragraph_at && style.use != ZL_STYLE_TEXT)
        open_aside(reader, &reader->frames.items[reader->paragraph_at - 1],
                   style.use == ZL_STYLE_CONTENTS ? "contents" : "running");
    if (reader->rows || !style.known)
        return;
    reader->kind = style.kind;
    zl_draft_paragraph(reader->draft, style.kind);
}

/* A number or a level that is taken away says "no". */
static void take_property(struct reader *reader, zl_docx_act act,
                          const zl_element *element)
{
    zl_view value = zl_element_get(element, "val", &reader->room);

    if (!reader->in_properties || is_joined(reader))
        return;
    if (act == ACT_STYLE)
        take_style(reader, value);
    else if (reader->rows || reader->kind != ZL_BODY)
        return;
    else if (act == ACT_ITEM)
        zl_draft_paragraph(reader->draft, ZL_ITEM);
    else if (act == ACT_OUTLINE && !zl_view_is(value, "9"))
        zl_draft_paragraph(reader->draft, ZL_HEADING);
}

/* ---- elements ---- */

/* Of what stands in the properties of a run: the run; NULL: it does not. */
static struct frame *run_of(const struct reader *reader)
{
    size_t count = reader->frames.count;
    struct frame *run = count < 3 ? NULL : &reader->frames.items[count - 3];

    return !reader->in_properties && run && run->act == ACT_RUN ? run : NULL;
}

static void hide_run(struct reader *reader, const zl_element *element)
{
    struct frame *run = run_of(reader);

    if (run && !is_off(zl_element_get(element, "val", &reader->room)))
        open_aside(reader, run, "hidden");
}

/* ---- signs ---- */

static void take_font(struct reader *reader, const zl_element *element)
{
    if (run_of(reader))
        reader->signs =
            zl_signs_of(zl_element_get(element, "ascii", &reader->room));
}

/* Characters of fonts of signs stand in private use, or where ASCII does. */
static void add_sign(struct reader *reader, const uint32_t *signs,
                     uint32_t character, zl_str *out)
{
    bool is_private = character >= 0xE000 && character < 0xF900;

    if (signs && (character <= 0xFF || is_private)) {
        character = zl_sign(signs, character);
        is_private = character == 0;
    }
    if (is_private)
        reader->symbols++;
    else
        zl_utf8_add(out, character);
}

static void end_signs(struct reader *reader, zl_str *text)
{
    zl_draft_text(reader->draft, zl_str_view(text));
    reader->failed |= text->failed;
    zl_str_clear(text);
}

static void take_symbol(struct reader *reader, const zl_element *element)
{
    const uint32_t *signs =
        zl_signs_of(zl_element_get(element, "font", &reader->room));
    zl_view code = zl_element_get(element, "char", &reader->room);
    char text[8], *end;
    zl_str out = { 0 };

    if (code.size == 0 || code.size >= sizeof text)
        return;
    memcpy(text, code.bytes, code.size);
    text[code.size] = 0;
    unsigned long c = strtoul(text, &end, 16);
    if (*end || c < 0x20 || c > 0xFFFF || (c >= 0xD800 && c < 0xE000))
        reader->symbols++;
    else
        add_sign(reader, signs, (uint32_t)c, &out);
    end_signs(reader, &out);
}

static void take_signs(struct reader *reader, zl_view text)
{
    zl_str out = { 0 };

    for (size_t at = 0; at < text.size;)
        add_sign(reader, reader->signs, zl_utf8_next(text, &at), &out);
    end_signs(reader, &out);
}

/* ---- fields ---- */

/* Where a text stands in what another field asks, as the surname in {IF {NAME
 * Nie} = "" …}, nobody sees it. */
static bool is_asked(const struct reader *reader)
{
    return reader->asked & ~(uint64_t)1;
}

static void take_field(struct reader *reader, const zl_element *element)
{
    zl_view type = zl_element_get(element, "fldCharType", &reader->room);

    if (zl_view_is(type, "begin")) {
        reader->asked = reader->asked << 1 | 1;
    } else if (zl_view_is(type, "separate")) {
        reader->asked &= ~(uint64_t)1;
    } else if (zl_view_is(type, "end")) {
        if (reader->asked & 1 && !is_asked(reader))
            zl_docx_formula(reader->draft,
                            zl_view_of(zl_str_text(&reader->code)));
        reader->asked >>= 1;
    }
    zl_str_empty(&reader->code);
}

/* Separators of notes are notes in the file. */
static void begin_note(struct reader *reader, struct frame *frame,
                       const zl_docx_element *entry, const zl_element *element)
{
    zl_view type = zl_element_get(element, "type", &reader->room);

    if (type.size && !zl_view_is(type, "normal")) {
        frame->act = ACT_SKIP;
        reader->skipped++;
        return;
    }
    open_aside(reader, frame, entry->as[0] == 'c' ? "comments" : "notes");
    zl_view value = zl_element_get(
        element, entry->as[0] == 'c' ? "author" : "id", &reader->room);
    zl_draft_mark(reader->draft, zl_view_of(entry->as), value);
    frame->marked = true;
}

static void begin_beside(struct reader *reader, struct frame *frame,
                         const zl_docx_element *entry,
                         const zl_element *element)
{
    switch (entry->act) {
    case ACT_ASIDE:
        if (!reader->in_properties)
            open_aside(reader, frame, entry->as);
        else if (reader->paragraph_at && strcmp(entry->name, "del") == 0)
            reader->frames.items[reader->paragraph_at - 1].unended = true;
        break;
    case ACT_MARK:
        if (reader->in_properties)
            break;
        zl_draft_mark(reader->draft, zl_view_of(entry->as),
                      zl_element_get(element, "author", &reader->room));
        frame->marked = true;
        break;
    case ACT_NOTE:
        begin_note(reader, frame, entry, element);
        break;
    case ACT_HIDDEN:
        hide_run(reader, element);
        break;
    case ACT_FIELD:
        take_field(reader, element);
        break;
    case ACT_CODE:
        reader->codes++;
        break;
    case ACT_SYMBOL:
        take_symbol(reader, element);
        break;
    case ACT_FONT:
        take_font(reader, element);
        break;
    case ACT_STYLE:
    case ACT_ITEM:
    case ACT_OUTLINE:
        take_property(reader, entry->act, element);
        break;
    default:
        break;
    }
}

/* Inside properties a tab is a stop, and an insertion that of the paragraph's
 * mark. */
static void begin_act(struct reader *reader, struct frame *frame,
                      const zl_docx_element *entry, const zl_element *element)
{
    zl_draft *draft = reader->draft;

    switch (entry->act) {
    case ACT_PARAGRAPH:
        begin_joined(reader, frame);
        break;
    case ACT_PARAGRAPH_PROPERTIES:
        reader->in_properties = true;
        break;
    case ACT_RUN:
        frame->signs = reader->signs;
        reader->signs = NULL;
        break;
    case ACT_TEXT:
        if (is_asked(reader))
            open_aside(reader, frame, "hidden");
        reader->texts++;
        break;
    case ACT_BLANK:
        if (!reader->in_properties)
            zl_draft_text(draft, zl_view_of(" "));
        break;
    case ACT_LINE:
        zl_draft_line(draft);
        break;
    case ACT_HYPHEN:
        zl_draft_text(draft, zl_view_of("\xE2\x80\x91"));
        break;
    case ACT_ROW:
        reader->joins = false;
        if (reader->rows++ == 0)
            zl_draft_paragraph(draft, ZL_ROW);
        break;
    default:
        begin_beside(reader, frame, entry, element);
    }
}

static void begin_element(void *user, const zl_element *element)
{
    struct reader *reader = user;
    const zl_docx_element *entry = zl_docx_element_named(element->name);
    struct frame frame = { .act = entry->act };

    if (reader->skipped || entry->act == ACT_SKIP) {
        reader->skipped++;
        return;
    }
    if (reader->failed || !zl_array_push(&reader->frames, frame)) {
        reader->failed = true;
        reader->skipped++;
        return;
    }
    if (entry->act != ACT_NONE)
        begin_act(reader, &reader->frames.items[reader->frames.count - 1],
                  entry, element);
}

static void end_act(struct reader *reader, const struct frame *frame)
{
    if (frame->marked)
        zl_draft_unmark(reader->draft);
    if (frame->aside)
        zl_draft_end_aside(reader->draft);
    switch (frame->act) {
    case ACT_PARAGRAPH:
        end_paragraph(reader, frame);
        break;
    case ACT_PARAGRAPH_PROPERTIES:
        reader->in_properties = false;
        break;
    case ACT_RUN:
        reader->signs = frame->signs;
        break;
    case ACT_TEXT:
        reader->texts--;
        break;
    case ACT_CODE:
        reader->codes--;
        break;
    case ACT_ROW:
        if (--reader->rows == 0)
            zl_draft_paragraph(reader->draft, ZL_BODY);
        break;
    default:
        break;
    }
}

static void end_element(void *user, zl_view name)
{
    struct reader *reader = user;

    (void)name;
    if (reader->skipped > 1 ||
        (reader->skipped == 1 &&
         (reader->frames.count == 0 ||
          reader->frames.items[reader->frames.count - 1].act != ACT_SKIP))) {
        reader->skipped--;
        return;
    }
    reader->skipped = 0;
    if (reader->frames.count) {
        struct frame frame = reader->frames.items[--reader->frames.count];
        end_act(reader, &frame);
    }
}

static void take_text(void *user, zl_view text)
{
    struct reader *reader = user;

    if (reader->codes)
        zl_str_add(&reader->code, text);
    else if (!reader->texts || reader->skipped)
        return;
    else if (reader->signs)
        take_signs(reader, text);
    else
        zl_draft_text(reader->draft, text);
}

/* ---- the part ---- */

zili_status zl_docx_text(zl_office *office, const char *name,
                         const char *aside, uint64_t *symbols,
                         zili_error *err)
{
    static const zl_xml_events events = { begin_element, end_element,
                                          take_text, true };
    struct reader reader = { .office = office, .draft = office->draft };

    if (aside)
        zl_draft_aside(office->draft, aside);
    zili_status status = zl_office_parse(office, name, &events, &reader, err);
    if (aside)
        zl_draft_end_aside(office->draft);
    zl_array_clear(&reader.frames);
    if (!status &&
        (reader.failed || reader.room.failed || reader.code.failed))
        status = zl_no_memory(err);
    zl_str_clear(&reader.room);
    zl_str_clear(&reader.code);
    *symbols += reader.symbols;
    return status;
}
