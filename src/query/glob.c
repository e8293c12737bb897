/* glob.c -- patterns with * and ?. */
#include "glob.h"

#include "base/utf8.h"

/* It suffices to go back to the last star: what an earlier one could take,
 * the later one can take too. */
bool zl_glob(zl_view pattern, zl_view text)
{
    size_t p = 0, t = 0;
    size_t star = SIZE_MAX, retry = 0; /* behind the star; where it ended */

    while (t < text.size || p < pattern.size) {
        if (p < pattern.size && pattern.bytes[p] == '*') {
            star = ++p;
            retry = t;
            continue;
        }
        if (t < text.size && p < pattern.size) {
            size_t next_p = p, next_t = t;
            uint32_t want = zl_utf8_next(pattern, &next_p);
            if (zl_utf8_next(text, &next_t) == want || want == '?') {
                p = next_p;
                t = next_t;
                continue;
            }
        }
        if (star == SIZE_MAX || retry >= text.size)
            return false;
        zl_utf8_next(text, &retry);
        p = star;
        t = retry;
    }
    return true;
}
