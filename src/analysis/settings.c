/* settings.c -- whether an index was made with what this program has. */
#include "analysis/settings.h"

#include "text/profile.h"
#include "text/version.h"
#include "text/wordlist.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool is_other(const char *setting, const char *here)
{
    return *setting && strcmp(setting, here) != 0;
}

/* "ICU 72.1 and Unicode 15.0", or the one that is known. */
static void write_versions(zl_str *text, const char *icu, const char *unicode)
{
    if (*icu)
        zl_str_format(text, "ICU %s", icu);
    if (*icu && *unicode)
        zl_str_add_text(text, " and ");
    if (*unicode)
        zl_str_format(text, "Unicode %s", unicode);
}

static void note_versions(const zili_corpus *corpus, zili_table *table)
{
    const char *icu = zl_corpus_setting(corpus, "icu");
    const char *unicode = zl_corpus_setting(corpus, "unicode");
    zl_str there = { 0 }, here = { 0 };

    if (!is_other(icu, zl_icu_version().text) &&
        !is_other(unicode, zl_unicode_version().text))
        return;
    write_versions(&there, icu, unicode);
    write_versions(&here, *icu ? zl_icu_version().text : "",
                   *unicode ? zl_unicode_version().text : "");
    if (there.failed || here.failed)
        zl_table_fail(table);
    zl_table_add_note(table,
                      "the index was cut with %s, this program has %s: words "
                      "of a query may be cut otherwise; index the texts again "
                      "to be sure",
                      zl_str_text(&there), zl_str_text(&here));
    zl_str_clear(&there);
    zl_str_clear(&here);
}

bool zl_settings_icu_words(const zili_corpus *corpus)
{
    return strcmp(zl_corpus_setting(corpus, "words"), "ICU") == 0;
}

/* Whose words cut the text, and whose would here. */
static void note_words(const zili_corpus *corpus, zili_table *table)
{
    const char *words = zl_corpus_setting(corpus, "words");
    const char *there = "another list of Chinese words";
    const char *ours = " than this program has";
    uint64_t sum = 0;
    char here[24] = "ICU";

    if (!*words)
        return;
    if (zl_wordlist_shipped(&sum, NULL))
        zl_table_fail(table);
    if (sum)
        snprintf(here, sizeof here, "%016" PRIx64, sum);
    if (!is_other(words, here))
        return;
    if (zl_settings_icu_words(corpus)) {
        there = "ICU's words";
        ours = ", this program has a list of Chinese words of its own";
    } else if (!sum) {
        there = "the list zili.words";
        ours = ", this program has none and would take ICU's words";
    }
    zl_table_add_note(table,
                      "the index was cut with %s%s: what is one word here may "
                      "be two in it; index the texts again to be sure",
                      there, ours);
}

static void note_profile(const zili_corpus *corpus, zili_table *table)
{
    const char *name = zl_corpus_setting(corpus, "profile");
    zl_profile profile;

    if (zl_profile_read(&profile, name, NULL))
        zl_table_add_note(table,
                          "the index was cut with the profile %s, which this "
                          "program does not know: words of a query are cut as "
                          "for the profile zili",
                          name);
}

void zl_settings_note(const zili_corpus *corpus, zili_table *table)
{
    note_profile(corpus, table);
    note_versions(corpus, table);
    note_words(corpus, table);
}
