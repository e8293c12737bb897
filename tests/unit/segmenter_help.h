/* segmenter_help.h -- a segmenter with a lexicon of its own. */
#ifndef SEGMENTER_HELP_H
#define SEGMENTER_HELP_H

#include "text/segment.h"

/* Fails as zl_lexicon_open(); *out is then NULL. */
static inline zili_status open_with_lexicon(zl_segmenter **out,
                                            zl_profile profile,
                                            const zili_texts *dicts,
                                            zili_error *err)
{
    zl_lexicon *lexicon;
    zili_status status = zl_lexicon_open(&lexicon, profile, dicts, err);

    *out = NULL;
    if (!status)
        status = zl_segmenter_open(out, lexicon, err);
    if (status)
        zl_lexicon_close(lexicon);
    return status;
}

static inline void close_with_lexicon(zl_segmenter *segmenter)
{
    const zl_lexicon *lexicon = segmenter ? segmenter->lexicon : NULL;

    zl_segmenter_close(segmenter);
    zl_lexicon_close((zl_lexicon *)(uintptr_t)lexicon);
}

#endif
