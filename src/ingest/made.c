/* made.c -- what an index is made with. */
#include "ingest/made.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* "NAME:HASH / NAME:HASH": no name has a slash in it, whatever else it has. */
static void find_dictionaries(zl_made *made, zl_profile profile,
                              const zl_lexicon *lexicon,
                              const zili_texts *dicts)
{
    bool heeded = profile.cut == ZL_CUT_ZILI;
    zl_str *all = &made->dictionaries;

    for (size_t i = 0; heeded && i < dicts->count; i++) {
        if (i)
            zl_str_add_text(all, " / ");
        zl_utf8_add_bytes(all, zl_view_of(zl_file_name(dicts->items[i])));
        zl_str_format(all, ":%016" PRIx64, zl_lexicon_dictionary(lexicon, i));
    }
}

/* The words that come with zili, by their sum; "ICU" where ICU's stood in,
 * which is all that the cut zili has to note. */
static void find_words(zl_made *made, zl_profile profile,
                       const zl_lexicon *lexicon)
{
    if (profile.cut != ZL_CUT_ZILI)
        return;
    snprintf(made->words, sizeof made->words, "%016" PRIx64,
             zl_lexicon_words(lexicon));
    if (zl_lexicon_note(lexicon))
        snprintf(made->words, sizeof made->words, "ICU");
}

bool zl_made_find(zl_made *made, zl_profile profile, const zl_lexicon *lexicon,
                  const zili_texts *dicts, bool repair)
{
    made->profile = zl_profile_name(profile);
    made->icu = zl_icu_version();
    made->unicode = zl_unicode_version();
    made->repair = repair ? "on" : "off";
    find_words(made, profile, lexicon);
    find_dictionaries(made, profile, lexicon, dicts);
    return !made->dictionaries.failed;
}

void zl_made_clear(zl_made *made)
{
    zl_str_clear(&made->dictionaries);
}

void zl_made_put(const zl_made *made, zl_writer *writer)
{
    zl_writer_setting(writer, "profile", made->profile);
    zl_writer_setting(writer, "words", made->words);
    zl_writer_setting(writer, "icu", made->icu.text);
    zl_writer_setting(writer, "unicode", made->unicode.text);
    zl_writer_setting(writer, "repair", made->repair);
    zl_writer_setting(writer, "dictionaries",
                      zl_str_text(&made->dictionaries));
}

/* ---- the same as before ---- */

static const char *shown(const char *value)
{
    return value && *value ? value : "none";
}

static zili_status check_one(const zl_writer *writer, const char *path,
                             const char *key, const char *now,
                             const char *advice, zili_error *err)
{
    const char *then = zl_writer_get(writer, key);

    if (then && strcmp(then, now) == 0)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "%s was built with %s %s; what is added now would be cut "
                   "with %s. %s",
                   path, key, shown(then), shown(now), advice);
}

zili_status zl_made_check(const zl_made *made, const zl_writer *writer,
                          const char *path, zili_error *err)
{
    static const char again[] = "Build the index again.";
    zili_status status =
        check_one(writer, path, "profile", made->profile,
                  "Leave the profile out, or build the index again.", err);

    if (!status)
        status = check_one(writer, path, "dictionaries",
                           zl_str_text(&made->dictionaries),
                           "Give the same with --dict.", err);
    if (!status)
        status = check_one(writer, path, "words", made->words, again, err);
    if (!status)
        status = check_one(writer, path, "icu", made->icu.text, again, err);
    if (!status)
        status =
            check_one(writer, path, "unicode", made->unicode.text, again, err);
    return status;
}
