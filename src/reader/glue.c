/* glue.c -- what stands between tokens, and the text that both make. */
#include "index/layout.h"
#include "reader/parts.h"

#include <string.h>

enum { PART = 512 }; /* tokens whose types are decoded at once */

static zl_view glue_text(const zl_body *body, uint64_t number)
{
    if (number >= body->glues.count)
        return (zl_view){ "", 0 };
    return zl_texts_at(&body->glues, (uint32_t)number);
}

zl_view zl_segment_lead(const zl_segment *segment, uint32_t document)
{
    const zl_body *body = &segment->body;

    return glue_text(body, zl_packed_at(&body->leads, document));
}

static uint32_t ruled_glue(const zl_segment *segment, uint32_t position)
{
    const zl_tokens *stream = &segment->body.attributes[0].stream;
    uint32_t next = position + 1 < segment->body.tokens
                        ? zl_tokens_at(stream, position + 1)
                        : ZL_NONE;

    return zl_body_ruled_glue(&segment->body, zl_tokens_at(stream, position),
                              next);
}

zl_view zl_segment_glue(const zl_segment *segment, uint32_t position)
{
    const zl_body *body = &segment->body;
    const zl_rising *exceptions = &body->glue_exceptions;
    uint32_t i = zl_rising_before(exceptions, position);

    if (i < exceptions->count && zl_rising_at(exceptions, i) == position)
        return glue_text(body, zl_packed_at(&body->glue_numbers, i));
    return glue_text(body, ruled_glue(segment, position));
}

/* ---- runs of tokens ---- */

/* Runs whose beginnings do not fall. */
struct passage {
    const zl_body *body;
    zl_rising_cursor exceptions;
};

static void start(struct passage *passage, const zl_segment *segment)
{
    passage->body = &segment->body;
    zl_rising_start(&passage->exceptions, &segment->body.glue_exceptions);
}

/* What the rules say stands behind each token. `next` is the type behind the
 * last one. */
static void read_ruled(const zl_body *body, const uint32_t *types,
                       uint32_t count, uint32_t next, uint32_t *glues)
{
    const uint8_t *rules = body->glue_rules;
    uint32_t blank = body->blank < body->glues.count ? body->blank
                                                     : ZL_BODY_NOTHING;
    uint32_t after = next == ZL_NONE ? ZL_LAYOUT_NONE_BEFORE : rules[next];

    for (uint32_t i = count; i-- > 0;) {
        uint32_t here = rules[types[i]];
        bool nothing = here & ZL_LAYOUT_NONE_AFTER ||
                       after & ZL_LAYOUT_NONE_BEFORE;
        glues[i] = nothing ? ZL_BODY_NOTHING : blank;
        after = here;
    }
}

/* The cursor stays on the first exception of the run: the next run may begin
 * inside this one. */
static void read_exceptions(struct passage *passage, uint32_t from,
                            uint32_t to, uint32_t *glues)
{
    const zl_body *body = passage->body;
    zl_rising_cursor *cursor = &passage->exceptions;

    zl_rising_seek(cursor, from);
    uint32_t rank = zl_rising_rank(cursor), end = rank;
    for (uint32_t at = cursor->at; at < to;) {
        if (at >= from) /* in a sound file */
            glues[at - from] =
                (uint32_t)zl_packed_at(&body->glue_numbers, end);
        end++;
        if (cursor->index + (end - rank) < cursor->held)
            at = cursor->numbers[cursor->index + (end - rank)];
        else if (end < body->glue_exceptions.count)
            at = zl_rising_at(&body->glue_exceptions, end);
        else
            break;
    }
}

/* Types of "word" of [from, to), which is not empty, and numbers of what stands
 * after each; one that is no number of a text stands for nothing. */
static void read_run(struct passage *passage, uint32_t from, uint32_t to,
                     uint32_t *types, uint32_t *glues)
{
    const zl_body *body = passage->body;
    const zl_tokens *stream = &body->attributes[0].stream;

    zl_tokens_copy(stream, from, to, types);
    uint32_t next = to < body->tokens ? zl_tokens_at(stream, to) : ZL_NONE;
    read_ruled(body, types, to - from, next, glues);
    read_exceptions(passage, from, to, glues);
}

/* ---- text ---- */

/* Append, a short one by 16 bytes at once where as many may be read and
 * written. */
static void add_text(zl_str *text, zl_view view, const char *end)
{
    if (view.size == 0)
        return;
    if (view.size <= 16 && end - view.bytes >= 16 &&
        zl_str_reserve(text, 16)) {
        memcpy(text->bytes + text->size, view.bytes, 16);
        text->size += view.size;
    } else {
        zl_str_add(text, view);
    }
}

void zl_segment_add_text(const zl_segment *segment, uint32_t from, uint32_t to,
                         zl_str *text)
{
    const zl_texts *forms = &segment->body.attributes[0].forms;
    const zl_texts *all = &segment->body.glues;
    uint32_t types[PART] = { 0 }, glues[PART] = { 0 };
    struct passage passage;

    start(&passage, segment);
    for (uint32_t part; from < to; from += part) {
        part = to - from < PART ? to - from : PART;
        read_run(&passage, from, from + part, types, glues);
        for (uint32_t i = 0; i < part; i++) {
            add_text(text, zl_texts_at(forms, types[i]),
                     forms->bytes + forms->size);
            if (glues[i] < all->count)
                add_text(text, zl_texts_at(all, glues[i]),
                         all->bytes + all->size);
        }
    }
    zl_str_add(text, (zl_view){ "", 0 }); /* ended by a zero */
}

/* ---- exceptions ---- */

_Static_assert(ZL_GLUE_NONE_BEFORE == ZL_LAYOUT_NONE_BEFORE &&
                   ZL_GLUE_NONE_AFTER == ZL_LAYOUT_NONE_AFTER,
               "rules are given as they are stored");

uint8_t zl_segment_glue_rule(const zl_segment *segment, uint32_t type)
{
    return segment->body.glue_rules[type] &
           (ZL_GLUE_NONE_BEFORE | ZL_GLUE_NONE_AFTER);
}

zl_view zl_segment_usual_glue(const zl_segment *segment)
{
    return glue_text(&segment->body, segment->body.blank);
}

void zl_glue_start(zl_glue_cursor *cursor, const zl_segment *segment)
{
    cursor->segment = segment;
    cursor->last = 0;
    zl_rising_start(&cursor->exceptions, &segment->body.glue_exceptions);
}

void zl_glue_move(zl_glue_cursor *cursor, uint32_t position)
{
    zl_rising_move(&cursor->exceptions, position);
    cursor->last = position;
}

zl_view zl_glue_text(const zl_glue_cursor *cursor)
{
    const zl_body *body = &cursor->segment->body;
    uint32_t i = zl_rising_rank(&cursor->exceptions);

    return glue_text(body, zl_packed_at(&body->glue_numbers, i));
}
