/* plausible.h -- how much a text surprises, in bits.
 *
 * Bytes that are read in the wrong encoding are a text too, but an unusual one:
 * rare characters, capitals in words, two scripts in one word. So of several
 * readings of the same bytes the right one is that which surprises least. What
 * is measured is about -log2 of how probable a text is, by how usual its
 * characters are in their script or language and what they follow. */
#ifndef ZL_TEXT_PLAUSIBLE_H
#define ZL_TEXT_PLAUSIBLE_H

#include "text/usual.h"

#include <stdbool.h>
#include <stddef.h>

/* What bytes cost that are no character, the first of them. */
#define ZL_BITS_FAULT 24.0

/* The bits of characters: never changes once it is made. */
typedef struct zl_plausible zl_plausible;

/* NULL without memory. Time: some 20 microseconds. */
zl_plausible *zl_plausible_new(void);
void zl_plausible_free(zl_plausible *plausible);

/* A text on its way. Start from { 0 }. */
typedef struct zl_surprise {
    double bits;                  /* whatever the language is … */
    double latin[ZL_USUAL_LATIN]; /* … and of Latin letters, in each */
    uint64_t sum;                 /* the same for the same text alone */
    double ascii;                 /* of these bits those of ASCII */
    size_t plain;                 /* letters of ASCII */
    size_t wide;                  /* characters beyond ASCII … */
    size_t never;                 /* … or what no text has: controls, private
                                     use, what is not assigned */
    uint8_t before;               /* the kind of the last character */
    uint8_t script;               /* of the last letter */
} zl_surprise;

/* Go on with units of UTF-16. Time: O(units). */
void zl_surprise_add(zl_surprise *surprise, const zl_plausible *plausible,
                     const uint16_t *units, size_t count);

/* So many bytes, at least one, that are no character. */
void zl_surprise_fault(zl_surprise *surprise, size_t bytes);

/* The bits so far. */
double zl_surprise_bits(const zl_surprise *surprise,
                        const zl_plausible *plausible);

/* The bits of a character beyond ASCII, where there is one. */
double zl_surprise_strange(const zl_surprise *surprise);

#endif
