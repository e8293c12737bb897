/* glue.c -- what stands between tokens, and the text that both make. */
#include "index/layout.h"
#include "reader/parts.h"

enum { PART = 1024 }; /* tokens whose types are decoded at once */

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

/* ---- a run of tokens ---- */

/* Goes along the tokens and what stands behind them. */
struct run {
    const zl_body *body;
    zl_rising_cursor exceptions;
    zl_view blank;
};

static zl_view glue_behind(struct run *run, uint32_t at, uint32_t type,
                           uint32_t next)
{
    zl_rising_cursor *exceptions = &run->exceptions;

    if (exceptions->at == at) {
        uint32_t i = zl_rising_rank(exceptions);
        zl_rising_next(exceptions);
        return glue_text(run->body,
                         zl_packed_at(&run->body->glue_numbers, i));
    }
    return zl_body_ruled_glue(run->body, type, next) == ZL_BODY_NOTHING
               ? (zl_view){ "", 0 }
               : run->blank;
}

/* `types` has one more than tokens, ZL_NONE behind the last of a segment. */
static void add_part(struct run *run, uint32_t from, uint32_t to,
                     const uint32_t *types, zl_str *text)
{
    const zl_texts *forms = &run->body->attributes[0].forms;

    for (uint32_t i = 0; i < to - from; i++) {
        zl_str_add(text, zl_texts_at(forms, types[i]));
        zl_str_add(text,
                   glue_behind(run, from + i, types[i], types[i + 1]));
    }
}

void zl_segment_add_text(const zl_segment *segment, uint32_t from, uint32_t to,
                         zl_str *text)
{
    const zl_body *body = &segment->body;
    struct run run = { .body = body, .blank = glue_text(body, body->blank) };
    uint32_t types[PART + 1];

    zl_rising_start(&run.exceptions, &body->glue_exceptions);
    zl_rising_seek(&run.exceptions, from);
    for (uint32_t part; from < to; from += part) {
        part = to - from < PART ? to - from : PART;
        bool last = from + part == body->tokens;
        zl_tokens_copy(&body->attributes[0].stream, from,
                       from + part + !last, types);
        if (last)
            types[part] = ZL_NONE;
        add_part(&run, from, from + part, types, text);
    }
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
