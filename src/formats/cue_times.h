/* cue_times.h -- lines of subtitles, and the times in them. */
#ifndef ZL_FORMATS_CUE_TIMES_H
#define ZL_FORMATS_CUE_TIMES_H

#include "base/text.h"

typedef struct zl_cue_times {
    uint64_t start, end; /* milliseconds */
} zl_cue_times;

/* The line that begins at `*at`, without its end (any of those that there
 * are), and `*at` moves behind that. Time: O(bytes of it). */
zl_view zl_cue_line(zl_view text, size_t *at);

/* Whether --> stands in a line: it has the times of a cue, or means to. */
bool zl_cue_has_arrow(zl_view line);

/* Read "00:00:01,000 --> 00:00:04,000", hours and parts of seconds or not, and
 * whatever stands behind a blank. False: it is no such line. */
bool zl_cue_times_read(zl_view line, zl_cue_times *times);

/* Whether a word has a time of its own: "<00:00:01.500>". Time: O(bytes). */
bool zl_cue_words_timed(zl_view text);

#endif
