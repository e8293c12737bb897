/* ribbon.h -- a run of tokens as text, in which any part can be cut out.
 *
 * The windows of a frequent word overlap or follow each other closely: here
 * each token is put together once, whatever is cut from it. */
#ifndef ZL_ANALYSIS_RIBBON_H
#define ZL_ANALYSIS_RIBBON_H

#include "analysis/faces.h"
#include "analysis/stretch.h"

/* So small that it stays near the processor. */
enum { ZL_RIBBON_TOKENS = 512, ZL_RIBBON_ROOM = 16384 };

/* The most tokens that it is asked for at once. */
enum { ZL_RIBBON_MOST = 400 };

typedef struct zl_ribbon_token {
    uint16_t begin, end; /* bytes of the text; glue stands between */
    uint16_t words, odd; /* such tokens before this one */
} zl_ribbon_token;

/* Start from zl_ribbon_init(). Odd are tokens that do not stand in the text as
 * they should, by themselves or by what stands before them: no line that has
 * one may be cut out. */
typedef struct zl_ribbon {
    const zl_faces *faces;
    zl_stretch stretch;
    zl_glue_cursor glue;
    uint64_t from, to; /* positions that it holds */
    uint8_t last;      /* flags of the last token */
    zl_ribbon_token tokens[ZL_RIBBON_TOKENS + 1]; /* the one behind the last:
                                                     its words and odd */
    uint16_t words[ZL_RIBBON_TOKENS + 1]; /* where each word is, from `from` */
    char text[ZL_RIBBON_ROOM];
    char apart[ZL_RIBBON_ROOM]; /* prose.h: a line whose parts touch */
} zl_ribbon;

void zl_ribbon_init(zl_ribbon *ribbon, const zl_faces *faces,
                    const zili_corpus *corpus);

/* Make it hold [from, to), not empty and of one region. False where words of
 * the text stand without blanks between them by rule. Time: O(tokens that it
 * does not hold yet), some 2 ns each. */
bool zl_ribbon_hold(zl_ribbon *ribbon, uint64_t from, uint64_t to);

/* How the token at `position` stands, or what is behind the last. */
static inline const zl_ribbon_token *zl_ribbon_at(const zl_ribbon *ribbon,
                                                  uint64_t position)
{
    return &ribbon->tokens[position - ribbon->from];
}

/* The text of [from, to), without what stands around; lent. */
static inline zl_view zl_ribbon_cut(const zl_ribbon *ribbon, uint64_t from,
                                    uint64_t to)
{
    uint16_t begin = zl_ribbon_at(ribbon, from)->begin;

    if (from == to)
        return (zl_view){ ribbon->text + begin, 0 };
    return (zl_view){ ribbon->text + begin,
                      (size_t)zl_ribbon_at(ribbon, to - 1)->end - begin };
}

#endif
