/* meeting.h -- lines of two sides that say the same. */
#ifndef ZL_ALIGN_MEETING_H
#define ZL_ALIGN_MEETING_H

#include "base/array.h"

#include <stdint.h>

/* The lines count among all of their side. */
typedef struct zl_meeting {
    size_t a, b;
    uint32_t a_lines, b_lines;
} zl_meeting;

typedef ZL_ARRAY(zl_meeting) zl_meetings;

#endif
