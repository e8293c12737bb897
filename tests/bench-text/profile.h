/* profile.h -- a segmenter by the name of its profile; it has a lexicon of its
 * own, close_with_lexicon(). */
#ifndef BENCH_PROFILE_H
#define BENCH_PROFILE_H

#include "../unit/segmenter_help.h"

/* The one place that knows how profiles are named. ZILI_EUSAGE where there is
 * none of this name, else as zl_lexicon_open(). */
static inline zili_status open_profile(zl_segmenter **out, const char *name,
                                       const zili_texts *dicts,
                                       zili_error *err)
{
    zl_profile profile;
    zili_status status = zl_profile_read(&profile, name, err);

    *out = NULL;
    return status ? status : open_with_lexicon(out, profile, dicts, err);
}

#endif
