/* slow_feed.h -- a plain text (slow_segment.h), given to a writer. */
#ifndef SLOW_FEED_H
#define SLOW_FEED_H

#include "index_help.h"
#include "slow_segment.h"

static inline zl_type_facts describe_slow(void *user, zl_view form)
{
    static char key[SLOW_TEXT];
    char copy[SLOW_TEXT];

    (void)user;
    snprintf(copy, sizeof copy, "%.*s", (int)form.size, form.bytes);
    slow_key(copy, key);
    return (zl_type_facts){ slow_class(copy), zl_view_of(key) };
}

/* The regions of a document that begin or end at `at`; `*next` is the first
 * that has not begun, `*open` whether the one before it is open. */
static inline void feed_slow_regions(zl_batch *batch, const slow_segment *slow,
                                     uint32_t document, uint32_t at,
                                     uint32_t *next, bool *open)
{
    if (*open && slow->ranges[1][*next - 1].end == at) {
        zl_batch_region_end(batch);
        *open = false;
    }
    while (*next < slow->range_count[1] &&
           slow->region_document[*next] == document &&
           slow->ranges[1][*next].begin == at && !*open) {
        zl_batch_region_begin(batch, slow->ranges[1][*next].value,
                              slow->ranges[2][*next].value);
        *open = slow->ranges[1][*next].end > at;
        if (!*open)
            zl_batch_region_end(batch);
        ++*next;
    }
}

static inline void end_slow_ranges(zl_batch *batch, const slow_segment *slow,
                                   uint32_t at)
{
    for (uint32_t i = 3; i < slow->structures; i++)
        for (uint32_t k = 0; k < slow->range_count[i]; k++)
            if (slow->ranges[i][k].end == at)
                zl_batch_end(batch, slow->structure[i]);
}

static inline void begin_slow_ranges(zl_batch *batch, const slow_segment *slow,
                                     uint32_t at)
{
    for (uint32_t i = 3; i < slow->structures; i++)
        for (uint32_t k = 0; k < slow->range_count[i]; k++)
            if (slow->ranges[i][k].begin == at)
                zl_batch_begin(batch, slow->structure[i],
                               slow->ranges[i][k].value);
}

static inline void feed_slow_token(zl_batch *batch, const slow_segment *slow,
                                   uint32_t at)
{
    zl_batch_token(batch, zl_view_of(slow->form[0][at]));
    for (uint32_t i = 1; i < slow->attributes; i++)
        if (slow->form[i][at][0] || at % 2)
            zl_batch_annotate(batch, slow->attribute[i],
                              zl_view_of(slow->form[i][at]));
    zl_batch_glue(batch, zl_view_of(slow->glue[at]));
}

static inline uint64_t slow_bytes(const slow_segment *slow, uint32_t document)
{
    uint64_t bytes = strlen(slow->lead[document]);

    for (uint32_t at = slow->ranges[0][document].begin;
         at < slow->ranges[0][document].end; at++)
        bytes += strlen(slow->form[0][at]) + strlen(slow->glue[at]);
    return bytes;
}

static inline void feed_slow_document(zl_batch *batch,
                                      const slow_segment *slow, uint32_t i)
{
    const slow_range *document = &slow->ranges[0][i];
    uint32_t next = 0;
    bool open = false;
    char name[32];

    snprintf(name, sizeof name, "d%u", i % 7);
    zl_batch_document(batch, name, name, slow_bytes(slow, i), "");
    zl_batch_datum(batch, i % 3 ? "year" : "place", name + 1);
    zl_batch_glue(batch, zl_view_of(slow->lead[i]));
    while (next < slow->range_count[1] && slow->region_document[next] < i)
        next++;
    for (uint32_t at = document->begin; at < document->end; at++) {
        if (at > document->begin)
            end_slow_ranges(batch, slow, at);
        feed_slow_regions(batch, slow, i, at, &next, &open);
        begin_slow_ranges(batch, slow, at);
        feed_slow_token(batch, slow, at);
    }
    feed_slow_regions(batch, slow, i, document->end, &next, &open);
}

static inline bool give_slow_part(void *user, zl_batch *batch)
{
    return zl_writer_take_part(user, batch);
}

/* Give the documents [from, to) to a writer, as they are whole or in parts:
 * some of one token each. */
static inline void take_slow(zl_writer *writer, const slow_segment *slow,
                             uint32_t from, uint32_t to)
{
    zl_batch *batch = zl_batch_new();
    zl_batch_drain drain = { give_slow_part, writer, to % 3 * 1000 };

    assert_non_null(batch);
    if (slow->tokens % 4)
        zl_batch_set_drain(batch, &drain);
    for (uint32_t i = from; i < to; i++)
        feed_slow_document(batch, slow, i);
    zl_writer_take(writer, batch);
    zl_batch_free(batch);
}

#endif
