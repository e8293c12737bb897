/* spectrum_help.h -- tokens and spectra as they were given. */
#ifndef TESTS_SPECTRUM_HELP_H
#define TESTS_SPECTRUM_HELP_H

#include "golden_help.h"

#include "stats/spectrum.h"

typedef struct speech {
    uint32_t *words; /* numbers of types */
    uint64_t *frequencies;
    size_t count;
    uint32_t types;
} speech;

typedef struct numbered {
    const char *form;
    size_t place;
} numbered;

static inline int by_form(const void *left, const void *right)
{
    const numbered *a = left, *b = right;

    return strcmp(a->form, b->form);
}

static inline bool open_text(speech *out, const char *set)
{
    char path[100];
    golden table;

    snprintf(path, sizeof path, "inputs/%s.tokens.tsv", set);
    if (!golden_open(&table, path))
        return false;
    *out = (speech){ .count = table.rows };
    numbered *forms = calloc(table.rows, sizeof *forms);
    out->words = calloc(table.rows, sizeof *out->words);
    out->frequencies = calloc(table.rows, sizeof *out->frequencies);
    assert_true(forms && out->words && out->frequencies);
    for (size_t row = 0; row < table.rows; row++)
        forms[row] = (numbered){ golden_text(&table, row, "token"), row };
    qsort(forms, table.rows, sizeof *forms, by_form);
    for (size_t i = 0; i < table.rows; i++) {
        if (i == 0 || strcmp(forms[i].form, forms[i - 1].form) != 0)
            out->types++;
        out->words[forms[i].place] = out->types - 1;
        out->frequencies[out->types - 1]++;
    }
    free(forms);
    golden_close(&table);
    return true;
}

static inline void close_text(speech *text)
{
    free(text->words);
    free(text->frequencies);
}

/* The classes of a set, as frequencies of types. */
static inline bool open_spectrum(zl_spectrum *spectrum, const char *file,
                                 const char *set)
{
    golden table;
    size_t count = 0;

    if (!golden_open(&table, file))
        return false;
    uint64_t *frequencies = calloc(60000, sizeof *frequencies);
    assert_non_null(frequencies);
    for (size_t row = 0; row < table.rows; row++) {
        if (strcmp(golden_text(&table, row, "set"), set) != 0)
            continue;
        double types = golden_number(&table, row, "Vm");
        for (double k = 0; k < types; k++)
            frequencies[count++] = (uint64_t)golden_number(&table, row, "m");
    }
    assert_true(zl_spectrum_init(spectrum, frequencies, count));
    free(frequencies);
    golden_close(&table);
    return true;
}

#endif
