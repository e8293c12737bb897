/* sides.c -- what two sides that are held against each other are called. */
#include "sides.h"

const char *const ZL_TARGET_SIDES[2] = { "target", "reference" };

zl_sides zl_sides_of(zl_plan *plan, const zl_frame *frame,
                     const char *const usual[2])
{
    zl_sides sides = { { zl_view_of(usual[0]), zl_view_of(usual[1]) } };
    zl_view rest = zl_view_of(frame->names ? frame->names : ""), name;
    size_t count = 0;

    if (!frame->names)
        return sides;
    for (; zl_view_next(&rest, ',', &name); count++) {
        if (name.size == 0)
            count = 2; /* one too many, with what is counted now */
        if (count < 2)
            sides.names[count] = name;
    }
    if (count != 2)
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "--names are those of two sides, with a comma between, "
                     "as in 'since 1945,before', and not \"%.60s\".",
                     frame->names);
    return sides;
}
