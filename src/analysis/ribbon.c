/* ribbon.c -- a run of tokens as text. */
#include "analysis/ribbon.h"

#include <string.h>

_Static_assert(ZL_RIBBON_MOST * (ZL_FACE_MOST + 1) + sizeof(zl_face) <
                   ZL_RIBBON_ROOM,
               "the most that is asked for has room");
_Static_assert(ZL_RIBBON_ROOM <= UINT16_MAX, "its places are 16-bit");

void zl_ribbon_init(zl_ribbon *ribbon, const zl_faces *faces,
                    const zili_corpus *corpus)
{
    ribbon->faces = faces;
    zl_stretch_init(&ribbon->stretch, corpus);
    zl_glue_start(&ribbon->glue, ribbon->stretch.segment);
    ribbon->from = ribbon->to = 0;
    ribbon->last = 0;
    ribbon->tokens[0] = (zl_ribbon_token){ 0 };
}

/* ---- putting tokens on it ---- */

/* While some are put. */
struct pen {
    zl_glue_cursor *glue;
    char *at;
};

static void put_form(struct pen *pen, const zl_face *face)
{
    memcpy(pen->at, face, sizeof *face);
    if (face->size > ZL_FACE_SHORT) {
        const char *form;
        memcpy(&form, face->text, sizeof form);
        memcpy(pen->at, form, face->size);
    }
    pen->at += face->size;
}

static bool is_blank(zl_view glue)
{
    for (size_t i = 0; i < glue.size; i++)
        if (glue.bytes[i] != ' ' && glue.bytes[i] != '\n' &&
            glue.bytes[i] != '\t' && glue.bytes[i] != '\r')
            return false;
    return true;
}

/* What is not there by rule: blanks show as one. True where that is odd: they
 * are none, or a line ends behind what may be Chinese. */
static bool put_exception(struct pen *pen, const char *text)
{
    zl_view glue = zl_glue_text(pen->glue);
    bool wide = pen->at > text && (uint8_t)pen->at[-1] >= 0x80 &&
                memchr(glue.bytes, '\n', glue.size);

    if (glue.size)
        *pen->at++ = ' ';
    return wide || !is_blank(glue);
}

/* A blank, unless one of the two wants none: where text goes on. */
static char *put_usual(char *at, uint32_t before, uint32_t behind)
{
    _Static_assert(ZL_FACE_NONE_BEFORE == 1 && ZL_FACE_NONE_AFTER == 2,
                   "one step apart");
    *at = ' ';
    return at + (~(before >> 1 | behind) & 1);
}

/* ---- holding ---- */

/* How a token stands, as a number: added up they are the numbers of words and
 * odd ones before a token. */
static uint64_t count_of(uint32_t flags)
{
    _Static_assert(ZL_FACE_WORD == 4 && ZL_FACE_ODD == 8, "as bits");
    return (uint64_t)(flags & ZL_FACE_WORD) << 30 |
           (uint64_t)(flags & ZL_FACE_ODD) << 45;
}

static zl_ribbon_token token_of(size_t begin, size_t size, uint64_t counts)
{
    return (zl_ribbon_token){ (uint16_t)begin, (uint16_t)(begin + size),
                              (uint16_t)(counts >> 32),
                              (uint16_t)(counts >> 48) };
}

/* Go on up to `to`. Before the first token there is no glue. */
static void extend(zl_ribbon *ribbon, uint64_t to)
{
    const uint32_t *types =
        zl_stretch_types(&ribbon->stretch, ribbon->to, to);
    const zl_segment *segment = ribbon->stretch.segment;
    uint64_t offset = zl_segment_begin(segment);
    const zl_face *faces = ribbon->faces->of[ribbon->stretch.number].list;
    struct pen pen = { .glue = &ribbon->glue };
    zl_ribbon_token *token = &ribbon->tokens[ribbon->to - ribbon->from];
    uint64_t counts = (uint64_t)token->words << 32 |
                      (uint64_t)token->odd << 48;
    bool first = ribbon->to == ribbon->from;
    uint32_t last = ribbon->last;

    if (ribbon->glue.segment != segment)
        zl_glue_start(&ribbon->glue, segment);
    uint32_t local = (uint32_t)(ribbon->to - offset);
    uint32_t exception = zl_glue_next(pen.glue, local - !first);
    pen.at = ribbon->text + token->begin;
    for (uint32_t end = (uint32_t)(to - offset); local < end;
         local++, token++) {
        const zl_face *face = &faces[*types++];
        uint32_t flags = face->flags;
        if (first) {
            first = false;
        } else if (local - 1 == exception) {
            flags |= put_exception(&pen, ribbon->text) ? ZL_FACE_ODD : 0;
            exception = zl_glue_next(pen.glue, local);
        } else {
            pen.at = put_usual(pen.at, last, flags);
        }
        *token = token_of((size_t)(pen.at - ribbon->text), face->size,
                          counts);
        put_form(&pen, face);
        ribbon->words[token->words] = (uint16_t)(token - ribbon->tokens);
        counts += count_of(flags);
        last = flags;
    }
    *token = token_of((size_t)(pen.at - ribbon->text), 0, counts);
    ribbon->last = (uint8_t)last;
    ribbon->to = to;
}

/* Whether it can go on up to `to`, holding `from`. */
static bool has_room(const zl_ribbon *ribbon, uint64_t from, uint64_t to)
{
    size_t bytes = ribbon->tokens[ribbon->to - ribbon->from].begin;

    return from >= ribbon->from && from < ribbon->to &&
           to - ribbon->from <= ZL_RIBBON_TOKENS &&
           bytes + (to - from) * (ZL_FACE_MOST + 1) + sizeof(zl_face) <=
               ZL_RIBBON_ROOM;
}

bool zl_ribbon_hold(zl_ribbon *ribbon, uint64_t from, uint64_t to)
{
    if (from >= ribbon->from && to <= ribbon->to)
        return true;
    if (!has_room(ribbon, from, to)) {
        ribbon->from = ribbon->to = from;
        ribbon->tokens[0] = (zl_ribbon_token){ 0 };
    }
    extend(ribbon, to);
    return ribbon->faces->of[ribbon->stretch.number].spaced;
}
