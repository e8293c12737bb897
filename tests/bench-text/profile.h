/* profile.h -- a segmenter by the name of its profile. */
#ifndef BENCH_PROFILE_H
#define BENCH_PROFILE_H

#include "text/segment.h"

/* The one place that knows how profiles are named. ZILI_EUSAGE where there is
 * none of this name, else as zl_segmenter_open(). */
static inline zili_status open_profile(zl_segmenter **out, const char *name,
                                       const zili_texts *dicts,
                                       zili_error *err)
{
    zl_profile profile;
    zili_status status = zl_profile_read(&profile, name, err);

    *out = NULL;
    return status ? status : zl_segmenter_open(out, profile, dicts, err);
}

#endif
