/* fuzz_glossary.c -- any bytes as a glossary: refused with a reason, or every
 * term is found by its key, and its translations hold together. */
#include "align/glossary.h"

#include <math.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The weights of a term are those of its translations, 1 each. */
static void check_glosses(const zl_glosses *glosses)
{
    double weight = 0;

    for (size_t i = 0; i < glosses->count; i++) {
        const zl_gloss *gloss = &glosses->items[i];
        if (gloss->key.size == 0 || gloss->sense >= glosses->sense_count)
            abort();
        weight += (double)gloss->weight;
    }
    if (fabs(weight - (double)glosses->sense_count) > .01)
        abort();
    for (size_t i = 0; i < glosses->sense_count; i++)
        if (glosses->senses[i].count == 0 || glosses->senses[i].text.size == 0)
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    zl_glossary *glossary;
    zl_glosses glosses = { 0 };
    zili_error err = { 0 };

    if (size > 4096)
        return 0;
    if (zl_glossary_open(&glossary, (zl_view){ (const char *)bytes, size },
                         "glossary", &err)) {
        if (glossary || !err.text[0])
            abort();
        return 0;
    }
    for (uint32_t i = 0; i < zl_glossary_count(glossary); i++) {
        if (zl_glossary_number(glossary, zl_glossary_term(glossary, i)) != i ||
            zl_glossary_find(glossary, i, &glosses, NULL))
            abort();
        check_glosses(&glosses);
    }
    zl_glosses_clear(&glosses);
    zl_glossary_close(glossary);
    return 0;
}
