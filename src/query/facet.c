/* facet.c -- what a word can be asked for that follows from the word. */
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

zl_view zl_facet_of(const zl_attribute *attribute, uint32_t type,
                    zl_facet facet)
{
    switch (facet) {
    case ZL_FACET_KEY:
        return zl_attribute_key(attribute, type);
    case ZL_FACET_CLASS:
        return zl_view_of(class_name(zl_attribute_class(attribute, type)));
    case ZL_FACET_SCRIPT:
        return zl_view_of(zl_script_of(zl_attribute_form(attribute, type)));
    case ZL_FACET_FORM:
        break;
    }
    return zl_attribute_form(attribute, type);
}
