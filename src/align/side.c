/* side.c -- one language of all texts that are aligned. */
#include "align/side.h"

void zl_side_clear(zl_side *side)
{
    zl_map_clear(&side->keys);
    zl_array_clear(&side->counts);
    zl_array_clear(&side->words);
    zl_array_clear(&side->lines);
}
