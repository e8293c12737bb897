/* draft_join.c -- words that go on behind the end of a line. */
#include "formats/draft_parts.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"

/* Where the hyphen begins that ends the text, behind a letter; SIZE_MAX: there
 * is none. */
static size_t find_hyphen(const struct zl_flow *flow)
{
    zl_view text = zl_str_view(&flow->text);
    size_t at = text.size;

    if (!flow->in_paragraph || at == flow->begin)
        return SIZE_MAX;
    uint32_t c = zl_utf8_last(text, &at);
    size_t hyphen = at;
    if ((c != '-' && c != 0xAD && c != 0xAC && c != 0x2010) ||
        at == flow->begin || !zl_is_letter(zl_utf8_last(text, &at)))
        return SIZE_MAX;
    return hyphen;
}

/* Whether a mark begins or ends behind `at`. */
static bool is_marked(const struct zl_flow *flow, size_t at)
{
    bool marked = flow->marks.count &&
                  flow->marks.items[flow->marks.count - 1].span.end > at;

    for (size_t i = 0; i < flow->open.count; i++)
        marked |= flow->open.items[i].begun &&
                  flow->open.items[i].span.begin >= at;
    for (size_t i = 0; i < flow->milestones.count; i++)
        marked |= flow->milestones.items[i].begun &&
                  flow->milestones.items[i].span.begin >= at;
    return marked;
}

static bool add_edit(struct zl_flow *flow, size_t at)
{
    zl_view removed =
        zl_view_cut(zl_str_view(&flow->text), at, flow->text.size);
    zl_edit edit = { .at = at,
                     .removed = zl_copy_text(removed.bytes, removed.size),
                     .inserted = zl_copy_text("", 0) };

    if (edit.removed && edit.inserted && zl_array_push(&flow->edits, edit))
        return true;
    zl_free(edit.removed);
    zl_free(edit.inserted);
    return false;
}

static bool join(zl_draft *draft, bool within, bool edits)
{
    struct zl_flow *flow = zl_flow_of(draft);
    size_t hyphen = find_hyphen(flow);

    if (!flow->in_paragraph ||
        (!within && (hyphen == SIZE_MAX || flow->blank == ZL_BLANK_SPACE)))
        return false;
    if (hyphen != SIZE_MAX && within && !is_marked(flow, hyphen)) {
        draft->failed |= edits && !add_edit(flow, hyphen);
        flow->text.size = hyphen;
        flow->text.bytes[hyphen] = 0;
    }
    flow->blank = ZL_BLANK_JOIN;
    return true;
}

bool zl_draft_join(zl_draft *draft, bool within)
{
    return join(draft, within, false);
}

bool zl_draft_mend(zl_draft *draft)
{
    return join(draft, true, true);
}
