/* facet.c -- what a word can be asked for that follows from the word, by itself
 * or with a list of the user's. */
#include "query/facet.h"

#include "text/script.h"

bool zl_facet_named(zl_view name, zl_facet *facet)
{
    static const char *const names[] = { [ZL_FACET_KEY] = "key",
                                         [ZL_FACET_CLASS] = "class",
                                         [ZL_FACET_SCRIPT] = "script" };

    for (size_t i = ZL_FACET_KEY; i <= ZL_FACET_SCRIPT; i++)
        if (zl_view_is(name, names[i])) {
            *facet = (zl_facet)i;
            return true;
        }
    return false;
}

static const char *class_name(uint8_t class_of)
{
    static const char *const names[] = { [ZL_CLASS_OTHER] = "other",
                                         [ZL_CLASS_NUMBER] = "number",
                                         [ZL_CLASS_WORD] = "word" };

    return class_of <= ZL_CLASS_WORD ? names[class_of] : "";
}

static uint32_t lemma_of(const zl_attribute *attribute, uint32_t type,
                         const zl_lemmas *lemmas)
{
    return zl_lemmas_of(lemmas, zl_attribute_key(attribute, type));
}

zl_view zl_facet_of(const zl_attribute *attribute, uint32_t type,
                    zl_facet facet, const zl_lemmas *lemmas)
{
    uint32_t lemma;

    switch (facet) {
    case ZL_FACET_KEY:
        return zl_attribute_key(attribute, type);
    case ZL_FACET_CLASS:
        return zl_view_of(class_name(zl_attribute_class(attribute, type)));
    case ZL_FACET_SCRIPT:
        return zl_view_of(zl_script_of(zl_attribute_form(attribute, type)));
    case ZL_FACET_LEMMA:
        lemma = lemma_of(attribute, type, lemmas);
        if (lemma != ZL_LEMMAS_NONE)
            return zl_lemmas_shown(lemmas, lemma);
        break;
    case ZL_FACET_FORM:
        break;
    }
    return zl_attribute_form(attribute, type);
}

zl_view zl_facet_key(const zl_attribute *attribute, uint32_t type,
                     zl_facet facet, const zl_lemmas *lemmas)
{
    uint32_t lemma = facet == ZL_FACET_LEMMA
                         ? lemma_of(attribute, type, lemmas)
                         : ZL_LEMMAS_NONE;

    return lemma == ZL_LEMMAS_NONE ? zl_attribute_key(attribute, type)
                                   : zl_lemmas_key(lemmas, lemma);
}
