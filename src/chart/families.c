/* families.c -- which families of type are installed. */
#include "families.h"

#include "base/fail.h"
#include "base/text.h"

#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <string.h>

#define LONGEST 80 /* bytes of a name that is held against others */

static const FcChar8 *as_name(const char *text)
{
    return (const FcChar8 *)text;
}

/* The fonts of a family, each as its family alone; all, where that is NULL.
 * NULL without memory. */
static FcFontSet *fonts_of(const char *family)
{
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    FcFontSet *fonts = NULL;
    bool good = pattern && wanted;

    if (good && family)
        good = FcPatternAddString(pattern, FC_FAMILY, as_name(family));
    if (good)
        fonts = FcFontList(NULL, pattern, wanted);
    if (wanted)
        FcObjectSetDestroy(wanted);
    if (pattern)
        FcPatternDestroy(pattern);
    return fonts;
}

/* ---- the nearest name -------------------------------------------------- */

static bool alike(char a, char b)
{
    bool letters = (a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z';

    return a == b || letters;
}

/* How many bytes must change to make one name of another, which is no longer
 * than LONGEST. */
static size_t changes(const char *name, const char *other)
{
    size_t row[LONGEST + 1], length = strlen(other);

    for (size_t i = 0; i <= length; i++)
        row[i] = i;
    for (size_t k = 0; name[k]; k++) {
        size_t corner = row[0];
        row[0] = k + 1;
        for (size_t i = 1; i <= length; i++) {
            size_t change = corner + !alike(name[k], other[i - 1]);
            size_t least = row[i] < row[i - 1] ? row[i] + 1 : row[i - 1] + 1;
            corner = row[i];
            row[i] = change < least ? change : least;
        }
    }
    return row[length];
}

/* The same; what begins as the name does is next to it. */
static size_t distance(const char *name, const char *other)
{
    if (strlen(other) > LONGEST)
        return SIZE_MAX;
    if (*name && strncmp(name, other, strlen(name)) == 0)
        return 1;
    return changes(name, other);
}

/* Of all names of `fonts` the nearest, or NULL where none is near: a third of
 * the letters may differ. Of several the first of the alphabet. */
static const char *nearest_of(const FcFontSet *fonts, const char *name)
{
    const char *nearest = NULL;
    size_t least = strlen(name) / 3;

    for (int i = 0; strlen(name) <= LONGEST && i < fonts->nfont; i++) {
        FcChar8 *family = NULL;
        for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n,
                                           &family) == FcResultMatch;
             n++) {
            const char *other = (const char *)family;
            size_t far = distance(name, other);
            bool first = far == least &&
                         (!nearest || strcmp(other, nearest) < 0);
            if (far < least || first) {
                nearest = other;
                least = far;
            }
        }
    }
    return nearest;
}

static zili_status refuse(const char *name, zili_error *err)
{
    FcFontSet *fonts = fonts_of(NULL);

    if (!fonts)
        return zl_no_memory(err);
    const char *nearest = nearest_of(fonts, name);
    zili_status status =
        nearest ? zl_fail(err, ZILI_EUSAGE,
                          "No family of type \"%s\" is installed, but %s is.",
                          name, nearest)
                : zl_fail(err, ZILI_EUSAGE,
                          "No family of type \"%s\" is installed; the command "
                          "fc-list : family names those that are.",
                          name);
    FcFontSetDestroy(fonts);
    return status;
}

/* ---- the list ---------------------------------------------------------- */

static zili_status check_family(const char *name, zili_error *err)
{
    FcFontSet *fonts = *name ? fonts_of(name) : FcFontSetCreate();

    if (!fonts)
        return zl_no_memory(err);
    bool there = fonts->nfont > 0;
    FcFontSetDestroy(fonts);
    return there ? ZILI_OK : refuse(name, err);
}

zili_status zl_families_check(const char *families, zili_error *err)
{
    zl_view rest = zl_view_of(families), family;
    zili_status status = ZILI_OK;
    zl_str name = { 0 };
    bool any = false;

    while (!status && zl_view_next(&rest, ',', &family)) {
        any = true;
        zl_str_empty(&name);
        zl_str_add(&name, zl_view_trim(family));
        status = name.failed ? zl_no_memory(err)
                             : check_family(zl_str_text(&name), err);
    }
    zl_str_clear(&name);
    return any || status ? status : check_family("", err);
}
