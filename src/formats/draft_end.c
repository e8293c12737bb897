/* draft_end.c -- a draft becomes a source: its flows, one behind the other. */
#include "formats/draft_parts.h"

#include "base/fail.h"

#include <stdlib.h>

static int compare_marks(const void *left, const void *right)
{
    const struct zl_draft_mark *a = left, *b = right;

    if (a->span.begin != b->span.begin)
        return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end)
        return a->span.end > b->span.end ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void end_flow(zl_draft *draft, struct zl_flow *flow)
{
    zl_flow_end_region(draft, flow);
    while (flow->open.count)
        zl_flow_end_mark(draft, flow);
    zl_flow_end_milestones(draft, flow);
    draft->failed |= flow->text.failed;
    if (flow->marks.count)
        qsort(flow->marks.items, flow->marks.count, sizeof *flow->marks.items,
              compare_marks);
}

/* Put what a flow has behind what the source has. */
static bool add_parts(zl_source *source, const struct zl_flow *flow,
                      size_t from)
{
    bool enough =
        zl_array_reserve(&source->regions, flow->regions.count) &&
        zl_array_reserve(&source->paragraphs, flow->paragraphs.count) &&
        zl_array_reserve(&source->marks, flow->marks.count);

    for (size_t i = 0; enough && i < flow->regions.count; i++) {
        zl_region region = flow->regions.items[i];
        region.begin += from;
        region.end += from;
        source->regions.items[source->regions.count++] = region;
    }
    for (size_t i = 0; enough && i < flow->paragraphs.count; i++) {
        zl_paragraph it = flow->paragraphs.items[i];
        source->paragraphs.items[source->paragraphs.count++] =
            (zl_paragraph){ it.begin + from, it.end + from, it.kind };
    }
    for (size_t i = 0; enough && i < flow->marks.count; i++) {
        zl_mark_span mark = flow->marks.items[i].span;
        mark.begin += from;
        mark.end += from;
        source->marks.items[source->marks.count++] = mark;
    }
    return enough;
}

/* They go over to the source. In its file stands what each has removed. */
static bool add_edits(zl_source *source, struct zl_flow *flow, size_t from)
{
    size_t removed = 0;

    if (!zl_array_reserve(&source->edits, flow->edits.count))
        return false;
    for (size_t i = 0; i < source->edits.count; i++)
        removed += zl_view_of(source->edits.items[i].removed).size;
    for (size_t i = 0; i < flow->edits.count; i++) {
        zl_edit edit = flow->edits.items[i];
        edit.at += from;
        edit.offset = edit.at + removed;
        removed += zl_view_of(edit.removed).size;
        source->edits.items[source->edits.count++] = edit;
    }
    flow->edits.count = 0;
    return true;
}

static void put_flow(zl_draft *draft, struct zl_flow *flow)
{
    zl_source *source = draft->source;

    end_flow(draft, flow);
    if (source->text.size == 0) {
        zl_str_clear(&source->text);
        source->text = flow->text;
        flow->text = (zl_str){ 0 };
        draft->failed |= !add_parts(source, flow, 0) ||
                         !add_edits(source, flow, 0);
        return;
    }
    if (flow->paragraphs.count == 0)
        return;
    zl_str_add_text(&source->text, "\n\n");
    size_t from = source->text.size;
    zl_str_add(&source->text, zl_str_view(&flow->text));
    draft->failed |= source->text.failed || !add_parts(source, flow, from) ||
                     !add_edits(source, flow, from);
}

zili_status zl_draft_end(zl_draft *draft, zili_error *err)
{
    for (size_t i = 0; i < draft->flows.count; i++)
        put_flow(draft, &draft->flows.items[i]);
    return draft->failed ? zl_no_memory(err) : ZILI_OK;
}
