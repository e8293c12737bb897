/* stem.c -- what the forms of a word have in common: its stem, by Snowball. */
#include "text/stem.h"

#include "base/fail.h"
#include "base/mem.h"

#include <libstemmer.h>
#include <string.h>

/* No word of a language is as long; what is so is an address or a number. */
#define LONGEST 128

struct zl_stemmer {
    struct sb_stemmer *rules;
};

static bool is_known(const char *language)
{
    for (const char **name = sb_stemmer_list(); *name; name++)
        if (strcmp(*name, language) == 0)
            return true;
    return false;
}

static zili_status refuse(const char *language, zili_error *err)
{
    zl_str names = { 0 };

    for (const char **name = sb_stemmer_list(); *name; name++) {
        if (names.size)
            zl_str_add_text(&names, name[1] ? ", " : " and ");
        zl_str_add_text(&names, *name);
    }
    if (names.failed) {
        zl_str_clear(&names);
        return zl_no_memory(err);
    }
    (void)zl_fail(err, ZILI_EUSAGE,
                  "There are no rules for stems of \"%s\"; there are %s.",
                  language, zl_str_text(&names));
    zl_str_clear(&names);
    return ZILI_EUSAGE;
}

zili_status zl_stemmer_open(zl_stemmer **out, const char *language,
                            zili_error *err)
{
    *out = NULL;
    if (!is_known(language))
        return refuse(language, err);
    zl_stemmer *stemmer = zl_alloc(sizeof *stemmer);
    if (!stemmer)
        return zl_no_memory(err);
    stemmer->rules = sb_stemmer_new(language, "UTF_8");
    if (!stemmer->rules) {
        zl_stemmer_close(stemmer);
        return zl_no_memory(err);
    }
    *out = stemmer;
    return ZILI_OK;
}

void zl_stemmer_close(zl_stemmer *stemmer)
{
    if (!stemmer)
        return;
    sb_stemmer_delete(stemmer->rules);
    zl_free(stemmer);
}

bool zl_stemmer_stem(zl_stemmer *stemmer, zl_view word, zl_view *stem)
{
    *stem = word;
    if (word.size > LONGEST || word.size == 0)
        return true;
    const sb_symbol *found = sb_stemmer_stem(
        stemmer->rules, (const sb_symbol *)word.bytes, (int)word.size);
    if (!found)
        return false;
    int size = sb_stemmer_length(stemmer->rules);
    if (size > 0)
        *stem = (zl_view){ (const char *)found, (size_t)size };
    return true;
}
