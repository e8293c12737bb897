/* reason.c -- why the cut zili has made a token. */
#include "reason.h"

#include "base/fail.h"
#include "text/character.h"
#include "text/number.h"

#include <string.h>

static const char *const origins[] = {
    [ZL_ORIGIN_OWN] = "own",
    [ZL_ORIGIN_WORD] = "word",
    [ZL_ORIGIN_NUMBER] = "number",
    [ZL_ORIGIN_UNKNOWN] = "unknown",
};

/* The best cut of the word if it were none, and the cost of that. */
static zili_status explain_parts(zl_segmenter *segmenter, zl_view word,
                                 zl_reason *reason, zili_error *err)
{
    zili_status status =
        zl_lattice_part(segmenter->lattice, word, &reason->parts, err);

    for (size_t i = 0; !status && i < reason->parts.count; i++) {
        zl_piece part = reason->parts.items[i];
        unsigned cost;
        zl_origin_of(&segmenter->lexicon->knowledge,
                             zl_view_cut(word, part.begin, part.end), &cost);
        reason->otherwise += cost;
    }
    return status;
}

static zili_status explain_han(zl_segmenter *segmenter, zl_view word,
                               zl_reason *reason, zili_error *err)
{
    zl_origin origin = zl_origin_of(&segmenter->lexicon->knowledge,
                                            word, &reason->cost);
    bool alone = zl_character_end(word, 0, word.size) == word.size;
    bool joined = origin == ZL_ORIGIN_UNKNOWN && !alone;

    if (joined)
        reason->cost = 0;
    if (!joined)
        reason->origin = origins[origin];
    else if (strcmp(reason->origin, "number") != 0)
        reason->origin = "name";
    return alone ? ZILI_OK : explain_parts(segmenter, word, reason, err);
}

zili_status zl_reason_find(zl_reason *reason, zl_segmenter *segmenter,
                           zl_view word, zili_error *err)
{
    const zl_lexicon *lexicon = segmenter->lexicon;

    reason->parts.count = 0;
    reason->cost = reason->otherwise = 0;
    reason->origin = "rule";
    if (lexicon->profile.cut != ZL_CUT_ZILI)
        return zl_fail(err, ZILI_EUSAGE,
                       "Only the profile zili cuts by costs; %s does not.",
                       zl_profile_name(lexicon->profile));
    if (zl_dictionary_has(&lexicon->own, word))
        reason->origin = "own";
    else if (zl_spells_number(lexicon->roles, word))
        reason->origin = "number";
    return zl_is_han_and_marks(word, (zl_piece){ 0, word.size })
               ? explain_han(segmenter, word, reason, err)
               : ZILI_OK;
}
