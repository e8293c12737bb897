/* change_merge.c -- the segments of an index, put together. */
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "writer/change.h"
#include "writer/limits.h"
#include "writer/merge.h"
#include "writer/segment.h"

#include <inttypes.h>

/* A segment that is there. */
struct old {
    zl_str path;
    zl_span file; /* mapped where it is needed */
};

/* Documents [first, end) of the ledger become one segment. */
struct group {
    uint32_t first, end;
    size_t kept; /* the segment that it is already; SIZE_MAX: none */
};

/* All that is held while segments are put together. */
struct joining {
    zl_change *change;
    zl_ledger *ledger;
    const zl_waiting *waiting;
    uint64_t most; /* tokens of a segment */
    struct old *olds;
    size_t old_count;
    ZL_ARRAY(struct group) groups;
    ZL_ARRAY(zl_ledger_segment) segments; /* that were made */
    ZL_ARRAY(zl_merge_part) parts;        /* of all inputs of a group */
    ZL_ARRAY(zl_merge_input) inputs;
    uint64_t done, total; /* tokens of the groups that are made */
    uint64_t now;         /* those of the present one */
    zili_error *err;
};

static zili_status lack_memory(const struct joining *joining)
{
    return zl_no_memory(joining->err);
}

/* ---- how far ---- */

/* `done` of `total` of the present group. */
static void tell(void *user, uint64_t done, uint64_t total)
{
    const struct joining *joining = user;
    const zl_waiting *waiting = joining->waiting;
    double share = total ? (double)done / (double)total : 0;
    zili_progress progress = {
        .what = "joining",
        .done = joining->done + (uint64_t)((double)joining->now * share),
        .total = joining->total,
    };

    if (waiting->progress)
        waiting->progress(waiting->progress_user, &progress);
}

/* To be asked where nothing is read through a content, which asks itself. */
static zili_status check_stopped(struct joining *joining)
{
    const zl_waiting *waiting = joining->waiting;

    tell(joining, 0, 0);
    return waiting->stop && waiting->stop(waiting->stop_user)
               ? zl_fail(joining->err, ZILI_ESTOPPED, "Stopped.")
               : ZILI_OK;
}

/* ---- what goes together ---- */

static uint64_t tokens_of(const zl_ledger_document *document)
{
    return document->end - document->begin;
}

static uint64_t tokens_of_group(const struct joining *joining,
                                const struct group *group)
{
    uint64_t tokens = 0;

    for (uint32_t i = group->first; i < group->end; i++)
        tokens += tokens_of(&joining->ledger->documents.items[i]);
    return tokens;
}

/* Whether the group is a segment as it is. */
static size_t find_kept(const zl_ledger *ledger, const struct group *group)
{
    if (group->first == group->end)
        return SIZE_MAX;
    size_t segment = ledger->documents.items[group->first].segment;
    uint64_t documents = ledger->segments.items[segment].documents;
    bool whole = group->end - group->first == documents &&
                 ledger->documents.items[group->end - 1].segment == segment;
    return whole ? segment : SIZE_MAX;
}

static bool add_group(struct joining *joining, uint32_t first, uint32_t end)
{
    struct group group = { first, end, SIZE_MAX };

    group.kept = find_kept(joining->ledger, &group);
    return zl_array_push(&joining->groups, group);
}

/* As many documents as there may be in each. */
static bool divide(struct joining *joining)
{
    const zl_ledger *ledger = joining->ledger;
    uint32_t count = (uint32_t)ledger->documents.count, first = 0;
    uint64_t tokens = 0;

    for (uint32_t i = 0; i < count; i++) {
        uint64_t more = tokens_of(&ledger->documents.items[i]);
        if (i > first && tokens + more > joining->most) {
            if (!add_group(joining, first, i))
                return false;
            first = i;
            tokens = 0;
        }
        tokens += more;
    }
    return add_group(joining, first, count);
}

/* ---- old segments ---- */

static zili_status open_old(struct joining *joining, size_t i)
{
    struct old *old = &joining->olds[i];

    if (old->file.size)
        return ZILI_OK;
    zili_status status = check_stopped(joining);
    if (status)
        return status;
    zl_file_join(&old->path, joining->change->path,
                 joining->ledger->segments.items[i].file);
    if (old->path.failed)
        return lack_memory(joining);
    status = zl_file_map(&old->file, zl_str_text(&old->path), joining->err);
    if (!status)
        status =
            zl_merge_check(old->file, zl_str_text(&old->path), joining->err);
    return status;
}

/* The next document is of the segment `i`: a part of it goes on, or a new one
 * begins. */
static bool add_part(struct joining *joining, uint32_t number, bool same)
{
    zl_merge_part *last =
        same ? &joining->parts.items[joining->parts.count - 1] : NULL;

    if (last && last->end == number) {
        last->end++;
        return true;
    }
    zl_merge_part part = { number, number + 1 };
    joining->inputs.items[joining->inputs.count - 1].part_count++;
    return zl_array_push(&joining->parts, part);
}

static zili_status add_input(struct joining *joining, size_t segment)
{
    zili_status status = open_old(joining, segment);
    zl_merge_input input = {
        .file = joining->olds[segment].file,
        .path = zl_str_text(&joining->olds[segment].path),
    };

    if (!status && !zl_array_push(&joining->inputs, input))
        status = lack_memory(joining);
    return status;
}

static zili_status find_inputs(struct joining *joining,
                               const struct group *group)
{
    size_t last = SIZE_MAX;

    joining->parts.count = joining->inputs.count = 0;
    for (uint32_t i = group->first; i < group->end; i++) {
        const zl_ledger_document *document =
            &joining->ledger->documents.items[i];
        bool same = document->segment == last;
        zili_status status = same ? ZILI_OK
                                  : add_input(joining, document->segment);
        if (status)
            return status;
        if (!add_part(joining, document->number, same))
            return lack_memory(joining);
        last = document->segment;
    }
    const zl_merge_part *next = joining->parts.items;
    for (size_t i = 0; i < joining->inputs.count; i++) {
        joining->inputs.items[i].parts = next;
        next += joining->inputs.items[i].part_count;
    }
    return ZILI_OK;
}

/* ---- new segments ---- */

static zili_status write_joined(struct joining *joining, const char *path,
                                zl_segment_facts *facts)
{
    zl_merge *merge;
    zl_merge_request request = { .inputs = joining->inputs.items,
                                 .count = joining->inputs.count,
                                 .path = path,
                                 .stop = joining->waiting->stop,
                                 .stop_user = joining->waiting->stop_user,
                                 .tell = tell,
                                 .tell_user = joining };
    zili_status status = zl_merge_open(&merge, &request, joining->err);

    if (!status)
        status = zl_segment_write(zl_merge_content(merge), path, facts,
                                  joining->err);
    zl_merge_close(merge);
    return status;
}

static zili_status note_segment(struct joining *joining,
                                const zl_segment_facts *facts,
                                const char *name)
{
    zl_ledger_segment segment = { .file =
                                      zl_ledger_text(joining->ledger, name),
                                  .tokens = facts->tokens,
                                  .documents = facts->documents,
                                  .types = facts->types,
                                  .size = facts->size,
                                  .sum = facts->sum };

    return segment.file && zl_array_push(&joining->segments, segment)
               ? ZILI_OK
               : lack_memory(joining);
}

static zili_status make_segment(struct joining *joining,
                                const struct group *group)
{
    zl_segment_facts facts;
    zl_str name = { 0 }, path = { 0 };
    joining->now = tokens_of_group(joining, group);
    zili_status status = find_inputs(joining, group);

    zl_segment_name(&name, joining->change->number++);
    zl_file_join(&path, joining->change->path, zl_str_text(&name));
    if (!status && (name.failed || path.failed))
        status = lack_memory(joining);
    if (!status)
        status = write_joined(joining, zl_str_text(&path), &facts);
    if (!status)
        status = note_segment(joining, &facts, zl_str_text(&name));
    zl_str_clear(&name);
    zl_str_clear(&path);
    joining->done += joining->now;
    joining->now = 0;
    return status;
}

static zili_status make_segments(struct joining *joining)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; i < joining->groups.count; i++)
        if (joining->groups.items[i].kept == SIZE_MAX)
            joining->total +=
                tokens_of_group(joining, &joining->groups.items[i]);
    for (size_t i = 0; !status && i < joining->groups.count; i++) {
        const struct group *group = &joining->groups.items[i];
        if (group->kept == SIZE_MAX)
            status = make_segment(joining, group);
        else if (!zl_array_push(&joining->segments,
                                joining->ledger->segments.items[group->kept]))
            status = lack_memory(joining);
    }
    return status;
}

/* ---- the ledger ---- */

static zili_status change_ledger(struct joining *joining)
{
    size_t count = joining->groups.count;
    uint32_t *ends = zl_alloc_array(count, sizeof *ends);

    if (!ends)
        return lack_memory(joining);
    for (size_t i = 0; i < count; i++)
        ends[i] = joining->groups.items[i].end;
    zl_ledger_move(joining->ledger, ends, (uint32_t)count);
    zl_free(ends);
    for (size_t i = 0; i < count; i++)
        if (!zl_array_push(&joining->ledger->segments,
                           joining->segments.items[i]))
            return lack_memory(joining);
    return ZILI_OK;
}

/* ---- all of it ---- */

static bool is_one_already(const struct joining *joining)
{
    for (size_t i = 0; i < joining->groups.count; i++)
        if (joining->groups.items[i].kept == SIZE_MAX)
            return false;
    return joining->groups.count == joining->old_count;
}

static zili_status join(struct joining *joining)
{
    joining->old_count = joining->ledger->segments.count;
    joining->olds = zl_alloc_array(joining->old_count, sizeof *joining->olds);
    if (!joining->olds || !divide(joining))
        return lack_memory(joining);
    if (is_one_already(joining))
        return ZILI_OK;
    zili_status status = make_segments(joining);
    if (!status)
        status = change_ledger(joining);
    if (!status)
        status =
            zl_change_keep(joining->change, joining->ledger, joining->err);
    return status;
}

static void clear(struct joining *joining)
{
    for (size_t i = 0; joining->olds && i < joining->old_count; i++) {
        zl_file_unmap(&joining->olds[i].file);
        zl_str_clear(&joining->olds[i].path);
    }
    zl_free(joining->olds);
    zl_array_clear(&joining->groups);
    zl_array_clear(&joining->segments);
    zl_array_clear(&joining->parts);
    zl_array_clear(&joining->inputs);
}

zili_status zl_change_merge(const char *path, uint64_t segment,
                            const zl_waiting *waiting, zili_error *err)
{
    zl_ledger ledger = { 0 };
    zl_change change;
    struct joining joining = { .change = &change,
                               .ledger = &ledger,
                               .waiting = waiting,
                               .most = segment && segment < ZL_DOCUMENT_MOST
                                           ? segment
                                           : ZL_DOCUMENT_MOST,
                               .err = err };
    zili_status status = zl_change_begin(&change, &ledger, path, waiting, err);

    if (!status)
        status = join(&joining);
    clear(&joining);
    zl_change_drop(&change);
    zl_ledger_clear(&ledger);
    return status;
}
