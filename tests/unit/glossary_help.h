/* glossary_help.h -- glossaries in texts, and what they give as a text. */
#ifndef TESTS_GLOSSARY_HELP_H
#define TESTS_GLOSSARY_HELP_H

#include "base_help.h"

#include "align/glossary.h"

static inline zl_glossary *open_glossary(const char *text)
{
    zl_glossary *glossary = NULL;
    zili_error err = { 0 };

    if (zl_glossary_open(&glossary, zl_view_of(text), "small.u8", &err))
        fail_msg("%s", err.text);
    return glossary;
}

/* Append "word 0.50" and so on, a comma between them. */
static inline void print_words(const zl_glosses *glosses, zl_str *out)
{
    for (size_t i = 0; i < glosses->count; i++) {
        zl_str_format(out, "%s%.*s %d", i ? ", " : "",
                      (int)glosses->items[i].key.size,
                      glosses->items[i].key.bytes,
                      (int)(100 * glosses->items[i].weight + .5F));
    }
}

static inline void print_senses(const zl_glosses *glosses, zl_str *out)
{
    for (size_t i = 0; i < glosses->sense_count; i++) {
        const zl_sense *sense = &glosses->senses[i];
        zl_str_format(out, "%s%.*s%s", i ? "|" : "", (int)sense->text.size,
                      sense->text.bytes, sense->is_name ? "*" : "");
    }
}

static inline void check_term(const zl_glossary *glossary, const char *term,
                              const char *words, const char *senses)
{
    uint32_t number = zl_glossary_number(glossary, zl_view_of(term));
    zl_glosses glosses = { 0 };
    zl_str found = { 0 };

    if (number == ZL_NO_TERM)
        fail_msg("there is no %s", term);
    assert_int_equal(zl_glossary_find(glossary, number, &glosses, NULL),
                     ZILI_OK);
    print_words(&glosses, &found);
    assert_string_equal(zl_str_text(&found), words);
    zl_str_empty(&found);
    print_senses(&glosses, &found);
    assert_string_equal(zl_str_text(&found), senses);
    zl_str_clear(&found);
    zl_glosses_clear(&glosses);
}

#endif
