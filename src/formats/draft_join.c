/* draft_join.c -- words that go on behind the end of a line. */
#include "formats/draft_parts.h"

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

bool zl_draft_join(zl_draft *draft, bool within)
{
    struct zl_flow *flow = zl_flow_of(draft);
    size_t hyphen = find_hyphen(flow);

    if (!flow->in_paragraph ||
        (!within && (hyphen == SIZE_MAX || flow->blank == ZL_BLANK_SPACE)))
        return false;
    if (hyphen != SIZE_MAX && within && !is_marked(flow, hyphen)) {
        flow->text.size = hyphen;
        flow->text.bytes[hyphen] = 0;
    }
    flow->blank = ZL_BLANK_JOIN;
    return true;
}
