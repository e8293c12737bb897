/* profile.c -- how text is cut into words. */
#include "profile.h"

#include "base/fail.h"

#include <string.h>

#define CUTS 4
#define LATINS 4

static const char *const names[CUTS][LATINS] = {
    { "zili", "zili+letters", "zili+hyphen", "zili+penn" },
    { "icu", "icu+letters", "icu+hyphen", "icu+penn" },
    { "char", "char+letters", "char+hyphen", "char+penn" },
    { "given", "given", "given", "given" },
};

static bool read_cut(zl_view name, zl_profile *out)
{
    for (int i = 0; i < CUTS; i++)
        if (zl_view_is(name, names[i][0])) {
            out->cut = (zl_cut)i;
            return true;
        }
    return false;
}

static bool read_latin(zl_view name, zl_profile *out)
{
    for (int i = 0; i < LATINS; i++)
        if (zl_view_is(name, zl_latin_names[i])) {
            out->latin = (zl_latin)i;
            return true;
        }
    return false;
}

zili_status zl_profile_read(zl_profile *out, const char *name,
                            zili_error *err)
{
    zl_view whole = zl_view_of(name);
    size_t plus = zl_view_find(whole, zl_view_of("+"));

    *out = (zl_profile){ 0 };
    if (whole.size == 0 || read_cut(whole, out) || read_latin(whole, out))
        return ZILI_OK;
    if (plus != SIZE_MAX && read_cut(zl_view_cut(whole, 0, plus), out) &&
        read_latin(zl_view_cut(whole, plus + 1, whole.size), out) &&
        out->cut != ZL_CUT_GIVEN)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "There is no profile \"%s\"; there are %s, and two joined "
                   "by a plus, as icu+penn.",
                   name, ZL_PROFILE_NAMES);
}

const char *zl_profile_name(zl_profile profile)
{
    return names[profile.cut][profile.latin];
}
