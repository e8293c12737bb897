/* profile.c -- what those who print figures ask for.
 *
 * Springer: 84 and 174 mm, type of 8 to 12 pt, drawings of lines at 1200 dpi,
 * no title in the figure. Elsevier: 90, 140 and 190 mm, type of 7 pt, 1000
 * dpi. A&A: 88, 120 and 180 mm. Digital Scholarship in the Humanities: 86 and
 * 178 mm, 1200 dpi. A slide is 10 inches wide.
 * Panels are a, b, c in bold at Springer, and (a), (b), (c) in most journals of
 * Elsevier and Oxford. */
#include "profile.h"

static const zl_profile profiles[] = {
    { "print", 84, 129, 174, 8, 6, 300, false, false },
    { "screen", 120, 180, 240, 10, 9, 192, false, false },
    { "springer", 84, 129, 174, 8, 8, 1200, true, false },
    { "elsevier", 90, 140, 190, 8, 7, 1000, true, true },
    { "aanda", 88, 120, 180, 8, 6, 600, true, false },
    { "dsh", 86, 132, 178, 8, 7, 1200, true, true },
    { "slides", 122, 183, 254, 14, 12, 150, false, false },
};

#define COUNT ((int)(sizeof profiles / sizeof *profiles))

const char *const zl_profile_names[] = { "print",    "screen", "springer",
                                         "elsevier", "aanda",  "dsh",
                                         "slides",   0 };

const zl_profile *zl_profile_at(int number)
{
    return &profiles[number > 0 && number < COUNT ? number : 0];
}

double zl_profile_width(const zl_profile *profile, double asked)
{
    if (asked == 1)
        return profile->one;
    if (asked == 1.5)
        return profile->half;
    if (asked == 0 || asked == 2)
        return profile->two;
    return asked;
}
