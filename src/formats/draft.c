/* draft.c -- a source while it is written. */
#include "formats/draft_parts.h"

#include "base/bytes.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "formats/name.h"
#include "formats/tongues.h"
#include "text/language.h"
#include "text/script.h"

#include <string.h>

/* Different names of marks; more are not kept. */
enum { NAMES_MOST = 500 };

/* ---- its life ---- */

static bool add_flow(zl_draft *draft, const char *kind, zl_paragraph_kind next)
{
    struct zl_flow flow = { .kind = kind, .next = next };

    return zl_array_push(&draft->flows, flow);
}

zl_draft *zl_draft_new(zl_source *source)
{
    zl_draft *draft = zl_alloc(sizeof *draft);

    if (!draft)
        return NULL;
    draft->source = source;
    if (add_flow(draft, "text", ZL_BODY))
        return draft;
    zl_free(draft);
    return NULL;
}

static void clear_flow(struct zl_flow *flow)
{
    zl_str_clear(&flow->text);
    zl_array_clear(&flow->paragraphs);
    zl_array_clear(&flow->regions);
    zl_array_clear(&flow->marks);
    zl_array_clear(&flow->open);
    zl_array_clear(&flow->milestones);
    for (size_t i = 0; i < flow->edits.count; i++) {
        zl_free(flow->edits.items[i].removed);
        zl_free(flow->edits.items[i].inserted);
    }
    zl_array_clear(&flow->edits);
}

void zl_draft_free(zl_draft *draft)
{
    if (!draft)
        return;
    for (size_t i = 0; i < draft->flows.count; i++)
        clear_flow(&draft->flows.items[i]);
    zl_array_clear(&draft->flows);
    zl_array_clear(&draft->names);
    zl_free(draft);
}

static const char *keep(zl_draft *draft, zl_view text)
{
    const char *kept = zl_source_keep(draft->source, text);

    draft->failed |= !kept;
    return kept;
}

/* ---- paragraphs and regions ---- */

static void end_paragraph(zl_draft *draft, struct zl_flow *flow)
{
    zl_view text = zl_str_view(&flow->text);
    size_t end = text.size;

    flow->blank = ZL_BLANK_NONE;
    if (!flow->in_paragraph)
        return;
    flow->in_paragraph = false;
    for (size_t at = end; at > flow->begin; end = at)
        if (!zl_is_blank(zl_utf8_last(text, &at)))
            break;
    zl_paragraph paragraph = { flow->begin, end, flow->here };
    if (end > flow->begin)
        draft->failed |= !zl_array_push(&flow->paragraphs, paragraph);
}

/* Many a page says "en" because its template does. */
static bool is_wrong(const char *lang, const char *found)
{
    static const char *const latin[] = { "en", "de", "fr", "es", "it", "pt",
                                         "nl", "la", NULL };
    bool wrong = false;

    if (strcmp(found, "en") == 0 || strcmp(found, "und") == 0)
        return false;
    for (size_t i = 0; latin[i]; i++)
        wrong |= strcmp(lang, latin[i]) == 0;
    return wrong;
}

/* Whether what is said of the region can be so. */
static bool is_said(const struct zl_flow *flow)
{
    size_t begin = flow->paragraphs.items[flow->first].begin;
    size_t end = flow->paragraphs.items[flow->paragraphs.count - 1].end;

    return flow->lang &&
           !is_wrong(flow->lang, zl_language_of(zl_view_cut(
                                     zl_str_view(&flow->text), begin, end)));
}

/* One region, or where no language is said one for each that is told. */
void zl_flow_end_region(zl_draft *draft, struct zl_flow *flow)
{
    end_paragraph(draft, flow);
    if (flow->paragraphs.count == flow->first)
        return;
    bool said = is_said(flow);
    zl_tongues walk = { .text = zl_str_view(&flow->text),
                        .paragraphs = flow->paragraphs.items + flow->first,
                        .count = flow->paragraphs.count - flow->first };
    zl_region region = { .kind = flow->kind, .lang = flow->lang };
    bool done = true;

    region.begin = walk.paragraphs[0].begin;
    region.end = walk.paragraphs[walk.count - 1].end;
    if (said)
        done = zl_array_push(&flow->regions, region);
    while (!said && done && zl_tongues_next(&walk)) {
        region.begin = walk.begin;
        region.end = walk.end;
        region.lang = walk.lang;
        done = zl_array_push(&flow->regions, region);
    }
    flow->first = flow->paragraphs.count;
    draft->failed |= !done;
}

void zl_draft_region(zl_draft *draft, const char *kind, const char *lang)
{
    struct zl_flow *flow = zl_flow_of(draft);

    end_paragraph(draft, flow);
    if (draft->current)
        return;
    zl_flow_end_region(draft, flow);
    flow->kind = keep(draft, zl_view_of(kind));
    flow->lang = lang ? keep(draft, zl_view_of(lang)) : NULL;
}

void zl_draft_paragraph(zl_draft *draft, zl_paragraph_kind kind)
{
    struct zl_flow *flow = zl_flow_of(draft);

    end_paragraph(draft, flow);
    flow->next = draft->current && kind == ZL_BODY ? ZL_NOTE : kind;
}

bool zl_draft_in_paragraph(const zl_draft *draft)
{
    return draft->flows.items[draft->current].in_paragraph;
}

/* ---- text ---- */

/* Written without blanks, as is what goes with it. */
static bool is_unspaced(uint32_t c)
{
    return zl_is_han(c) || zl_is_kana(c) || (c >= 0x3000 && c < 0x3040) ||
           (c >= 0xFF00 && c < 0xFFF0);
}

static void add_blank(struct zl_flow *flow, zl_view next)
{
    size_t end = flow->text.size, begin = 0;

    if (flow->blank == ZL_BLANK_BREAK)
        zl_str_add_byte(&flow->text, '\n');
    else if (flow->blank == ZL_BLANK_SPACE ||
             (flow->blank == ZL_BLANK_LINE &&
              !(is_unspaced(zl_utf8_last(zl_str_view(&flow->text), &end)) &&
                is_unspaced(zl_utf8_next(next, &begin)))))
        zl_str_add_byte(&flow->text, ' ');
    flow->blank = ZL_BLANK_NONE;
}

void zl_draft_bead(zl_draft *draft, size_t number, bool by_hand,
                   double confidence)
{
    zl_draft_paragraph(draft, ZL_BODY);
    draft->bead = (zl_source_bead){ .number = number,
                                    .by_hand = by_hand,
                                    .confidence = confidence };
    draft->has_bead = true;
}

/* The text of the document is that of the source, so that places are known. */
static void begin_bead(zl_draft *draft, const struct zl_flow *flow)
{
    draft->bead.begin = flow->begin;
    draft->has_bead = false;
    draft->failed |= !zl_array_push(&draft->source->beads, draft->bead);
}

static void begin_paragraph(struct zl_flow *flow)
{
    if (flow->text.size)
        zl_str_add_text(&flow->text, "\n\n");
    flow->begin = flow->text.size;
    flow->here = flow->next;
    flow->in_paragraph = true;
}

static zl_view without_blanks_before(zl_view text)
{
    size_t at = 0, begin = 0;

    while (at < text.size && zl_is_blank(zl_utf8_next(text, &at)))
        begin = at;
    return zl_view_cut(text, begin, text.size);
}

static void begin_mark(struct zl_draft_mark *mark, size_t at)
{
    if (mark->begun)
        return;
    mark->begun = true;
    mark->span.begin = at;
}

/* The next piece of the text, without ASCII's blanks at its beginning. */
static void add_piece(zl_draft *draft, zl_view text)
{
    struct zl_flow *flow = zl_flow_of(draft);
    bool begins = !flow->in_paragraph;

    if (begins)
        text = without_blanks_before(text);
    if (text.size == 0 || flow->text.failed)
        return;
    if (begins)
        begin_paragraph(flow);
    else
        add_blank(flow, text);
    if (begins && draft->has_bead && draft->current == 0)
        begin_bead(draft, flow);
    for (size_t i = flow->open.count; i-- > 0 && !flow->open.items[i].begun;)
        begin_mark(&flow->open.items[i], flow->text.size);
    for (size_t i = 0; i < flow->milestones.count; i++)
        begin_mark(&flow->milestones.items[i], flow->text.size);
    zl_str_add(&flow->text, text);
}

static bool is_ascii_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Move over bytes among which no blank is but single spaces, seven at once:
 * the first of the eight is the lowest of the number. */
static size_t skip_words(zl_view text, size_t at)
{
    const uint64_t ones = 0x0101010101010101, tops = ones << 7;

    for (; text.size - at >= 8; at += 7) {
        uint64_t eight = zl_get64((const uint8_t *)text.bytes + at);
        uint64_t low = ~(((eight & ~tops) + ones * (0x80 - 0x21)) | eight);
        uint64_t other = eight ^ ones * ' ';
        uint64_t not_space = ((other & ~tops) + ~tops) | other;
        uint64_t ends = low & (not_space | low >> 8) & tops >> 8;
        if (ends)
            break;
    }
    return at;
}

/* The end of the piece at `at`: a blank that is more than one space. */
static size_t piece_end(zl_view text, size_t at)
{
    at = skip_words(text, at);
    for (; at < text.size; at++)
        if (is_ascii_blank(text.bytes[at]) &&
            (text.bytes[at] != ' ' || at + 1 == text.size ||
             is_ascii_blank(text.bytes[at + 1])))
            return at;
    return text.size;
}

static void note_blank(struct zl_flow *flow, char byte)
{
    zl_blank here = byte == '\n' || byte == '\r' ? ZL_BLANK_LINE
                                                 : ZL_BLANK_SPACE;

    if (flow->in_paragraph && here > flow->blank)
        flow->blank = here;
}

void zl_draft_text(zl_draft *draft, zl_view text)
{
    struct zl_flow *flow = zl_flow_of(draft);
    size_t at = 0, begin;

    while (at < text.size) {
        for (; at < text.size && is_ascii_blank(text.bytes[at]); at++)
            note_blank(flow, text.bytes[at]);
        begin = at;
        at = piece_end(text, at);
        if (at > begin)
            add_piece(draft, zl_view_cut(text, begin, at));
    }
}

void zl_draft_verbatim(zl_draft *draft, zl_view text)
{
    add_piece(draft, text);
}

bool zl_draft_line(zl_draft *draft)
{
    struct zl_flow *flow = zl_flow_of(draft);
    bool again = flow->blank == ZL_BLANK_BREAK;

    if (flow->in_paragraph)
        flow->blank = ZL_BLANK_BREAK;
    return again;
}

/* ---- marks ---- */

static bool is_open(const struct zl_flow *flow, const char *kind)
{
    for (size_t i = 0; i < flow->open.count; i++)
        if (flow->open.items[i].span.kind &&
            strcmp(flow->open.items[i].span.kind, kind) == 0)
            return true;
    return false;
}

/* The source's copy of a name; NULL where there are too many. */
static const char *find_name(zl_draft *draft, const char *name)
{
    for (size_t i = 0; i < draft->names.count; i++)
        if (strcmp(draft->names.items[i], name) == 0)
            return draft->names.items[i];
    if (draft->names.count == NAMES_MOST)
        return NULL;
    const char *kept = keep(draft, zl_view_of(name));
    if (kept)
        draft->failed |= !zl_array_push(&draft->names, kept);
    return kept;
}

/* "div", or where that is open "div1", "div2", … */
static const char *kind_of(zl_draft *draft, zl_view name)
{
    const struct zl_flow *flow = zl_flow_of(draft);
    char kind[ZL_NAME_SIZE + 1];
    size_t size = zl_name_make(kind, name);

    for (char digit = '1'; is_open(flow, kind); digit++) {
        if (digit > '9')
            return NULL;
        kind[size] = digit;
        kind[size + 1] = 0;
    }
    return find_name(draft, kind);
}

void zl_draft_mark(zl_draft *draft, zl_view name, zl_view value)
{
    struct zl_flow *flow = zl_flow_of(draft);
    struct zl_draft_mark mark = { .order = draft->marks++ };

    if (flow->open.count == ZL_DRAFT_DEPTH_MOST) {
        flow->too_deep++;
        return;
    }
    mark.span.kind = kind_of(draft, name);
    if (mark.span.kind && value.size)
        mark.span.value = keep(draft, value);
    draft->failed |= !zl_array_push(&flow->open, mark);
}

void zl_flow_end_mark(zl_draft *draft, struct zl_flow *flow)
{
    struct zl_draft_mark mark = flow->open.items[--flow->open.count];

    mark.span.end = flow->text.size;
    if (mark.span.kind && mark.begun)
        draft->failed |= !zl_array_push(&flow->marks, mark);
}

void zl_draft_unmark(zl_draft *draft)
{
    struct zl_flow *flow = zl_flow_of(draft);

    if (flow->too_deep)
        flow->too_deep--;
    else if (flow->open.count)
        zl_flow_end_mark(draft, flow);
}

void zl_draft_value(zl_draft *draft, zl_view value)
{
    struct zl_flow *flow = zl_flow_of(draft);

    if (value.size && flow->open.count && !flow->too_deep)
        flow->open.items[flow->open.count - 1].span.value =
            keep(draft, value);
}

/* ---- milestones ---- */

static void end_milestone(zl_draft *draft, struct zl_flow *flow,
                          struct zl_draft_mark *mark)
{
    mark->span.end = flow->text.size;
    if (mark->span.value && mark->begun)
        draft->failed |= !zl_array_push(&flow->marks, *mark);
}

void zl_flow_end_milestones(zl_draft *draft, struct zl_flow *flow)
{
    for (size_t i = 0; i < flow->milestones.count; i++)
        end_milestone(draft, flow, &flow->milestones.items[i]);
    flow->milestones.count = 0;
}

void zl_draft_milestone(zl_draft *draft, zl_view name, zl_view value)
{
    struct zl_flow *flow = zl_flow_of(draft);
    char kind[ZL_NAME_SIZE + 1];
    size_t at = 0;

    zl_name_make(kind, name);
    struct zl_draft_mark mark = { .order = draft->marks++ };
    mark.span.kind = find_name(draft, kind);
    if (!mark.span.kind)
        return;
    if (value.size)
        mark.span.value = keep(draft, value);
    while (at < flow->milestones.count &&
           flow->milestones.items[at].span.kind != mark.span.kind)
        at++;
    if (at == flow->milestones.count) {
        draft->failed |= !zl_array_push(&flow->milestones, mark);
        return;
    }
    end_milestone(draft, flow, &flow->milestones.items[at]);
    flow->milestones.items[at] = mark;
}

/* ---- asides ---- */

static size_t find_flow(zl_draft *draft, const char *kind)
{
    for (size_t i = 1; i < draft->flows.count; i++)
        if (strcmp(draft->flows.items[i].kind, kind) == 0)
            return i;
    if (draft->flows.count <= ZL_DRAFT_ASIDES_MOST) {
        const char *kept = keep(draft, zl_view_of(kind));
        if (!kept || !add_flow(draft, kept, ZL_NOTE))
            draft->failed = true;
    }
    return draft->flows.count - 1;
}

void zl_draft_aside(zl_draft *draft, const char *kind)
{
    if (draft->depth++ == 0)
        draft->current = find_flow(draft, kind);
    zl_draft_paragraph(draft, ZL_NOTE);
}

void zl_draft_end_aside(zl_draft *draft)
{
    struct zl_flow *flow = zl_flow_of(draft);

    if (draft->depth == 0)
        return;
    if (--draft->depth) {
        zl_draft_paragraph(draft, ZL_NOTE);
        return;
    }
    end_paragraph(draft, flow);
    flow->too_deep = 0;
    while (flow->open.count)
        zl_flow_end_mark(draft, flow);
    draft->current = 0;
}
