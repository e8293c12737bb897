/* profile.h -- what those who print figures ask for. */
#ifndef ZL_CHART_PROFILE_H
#define ZL_CHART_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

/* Lengths are mm, type points. */
typedef struct zl_profile {
    const char *name;
    double one, half, two; /* widths of a column, of one and a half, of two */
    double size, least;    /* of the labels, and of the smallest of them */
    double dpi;            /* of a PNG */
    bool untitled;         /* titles belong under the figure, not into it */
    bool brackets;         /* panels are (a), (b), not a, b */
} zl_profile;

/* The thinnest line that prints: 0.3 pt, which all of them ask for. */
#define ZL_LEAST_LINE 0.105

/* The names, in the order of the numbers, ended by NULL. */
extern const char *const zl_profile_names[];

/* Number 0 is what is usual; a number there is none of is 0. */
const zl_profile *zl_profile_at(int number);

/* What --width says, in mm: 0 is two columns, and 1, 1.5 and 2 are so many. */
double zl_profile_width(const zl_profile *profile, double asked);

#endif
