/* tmx_units.h -- the units of a translation memory, as its file has them. */
#ifndef ZL_FORMATS_TMX_UNITS_H
#define ZL_FORMATS_TMX_UNITS_H

#include "base/array.h"
#include "base/map.h"
#include "formats/filetype.h"

enum { ZL_TMX_LANGUAGES_MOST = 64 };

/* A place in `texts`. */
typedef struct zl_tmx_text {
    size_t begin, end;
} zl_tmx_text;

/* What is said of a unit, or of the file. */
typedef struct zl_tmx_datum {
    zl_tmx_text key, value;
} zl_tmx_datum;

/* What a unit is in one language. */
typedef struct zl_tmx_variant {
    uint32_t lang;
    zl_tmx_text text;
} zl_tmx_variant;

typedef struct zl_tmx_unit {
    uint32_t document;
    size_t variants, data; /* where those of the next one begin */
    bool by_hand; /* all that zili has not written itself */
    double confidence; /* NAN: nobody said */
} zl_tmx_unit;

/* Start from { 0 }. */
typedef struct zl_tmx_units {
    zl_str texts;
    zl_map languages; /* their codes, as "zh": in the order of the file */
    zl_map documents; /* names, or "" for that of the file: the same */
    ZL_ARRAY(zl_tmx_unit) units;
    size_t *order;  /* their numbers, document by document … */
    size_t *begins; /* … by document, and one more: where its own begin */
    ZL_ARRAY(zl_tmx_variant) variants;
    ZL_ARRAY(zl_tmx_datum) data;  /* of units … */
    ZL_ARRAY(zl_tmx_datum) heads; /* … and of the file */
    uint32_t source;     /* language of all; ZL_MAP_NONE: it is not said */
    bool by_zili;
    uint64_t empty;      /* units without text, left out */
    uint64_t again;      /* variants in a language that the unit has */
} zl_tmx_units;

/* Read a file. Clear in any case. Fails with ZILI_EFORMAT (path, line, what to
 * do), ZILI_ENOMEM. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_tmx_units_read(zl_tmx_units *units,
                                              const zl_file *file,
                                              zili_error *err);
void zl_tmx_units_clear(zl_tmx_units *units);

static inline zl_view zl_tmx_view(const zl_tmx_units *units, zl_tmx_text text)
{
    return zl_view_cut(zl_str_view(&units->texts), text.begin, text.end);
}

#endif
