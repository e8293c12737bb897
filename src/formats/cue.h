/* cue.h -- the lines of one subtitle, their tags taken off. */
#ifndef ZL_FORMATS_CUE_H
#define ZL_FORMATS_CUE_H

#include "formats/draft.h"

/* A tag that is open. */
struct zl_cue_open {
    const struct zl_cue_tag *tag;
    bool marked; /* it has begun a mark */
};

/* Who speaks, and how the text so far ends: what goes from cue to cue. Start
 * from a draft, `web`, and zeros. */
typedef struct zl_cues {
    zl_draft *draft;
    bool web;     /* WebVTT: what stands in < > is a tag, &amp; is & */
    bool ended;   /* the text so far ends a sentence */
    zl_str voice; /* who spoke last */
    zl_str room;  /* a text without &amp; */
    ZL_ARRAY(struct zl_cue_open) tags; /* of this cue */
    bool failed;
} zl_cues;

void zl_cues_clear(zl_cues *cues);

/* Say the lines of a cue to the draft: <i>, <b>, <u> and <s> are marks,
 * <c.name> is `c` with its class, <lang de> `foreign` with the tag; <v Nie> is
 * `speaker` and begins a paragraph where another one spoke before; lines of a
 * dialogue, which begin with a dash, do so too. The text under <rt> is an
 * aside. Fonts, places ({\an8}) and times within the line are taken off. Lack
 * of memory shows in `failed`. Time: O(bytes). */
void zl_cues_say(zl_cues *cues, const zl_view *lines, size_t count);

#endif
