/* collect.h -- what a writer has been told, until it is written. */
#ifndef ZL_WRITER_COLLECT_H
#define ZL_WRITER_COLLECT_H

#include "base/array.h"
#include "base/map.h"

/* A form, by the number of its first appearance. */
typedef struct zl_new_type {
    uint32_t count;
    uint32_t fold; /* number in `folds` */
    uint8_t class_of;
} zl_new_type;

typedef struct zl_range {
    uint32_t begin, end;
    uint32_t attribute; /* number in `strings` */
} zl_range;

/* A structure. Text 0 is its name, the others are attributes. */
typedef struct zl_new_ranges {
    zl_map strings;
    ZL_ARRAY(zl_range) items;
    zl_range current; /* its end is not known yet */
    bool open;
} zl_new_ranges;

typedef struct zl_new_setting {
    const char *key, *value;
} zl_new_setting;

typedef struct zl_new_document {
    const char *name, *path, *digest;
    uint64_t bytes;
} zl_new_document;

typedef struct zl_new_datum {
    uint32_t document, column;
    const char *value;
} zl_new_datum;

typedef struct zl_new_region {
    uint32_t document;
    const char *lang;
} zl_new_region;

typedef struct zl_new_repair {
    uint32_t document;
    uint64_t offset, at;
    const char *removed, *inserted, *place;
} zl_new_repair;

/* The numbers of the structures that are always there. */
enum { ZL_RANGES_DOC, ZL_RANGES_REGION };

typedef struct zl_collected {
    zl_map forms;
    ZL_ARRAY(zl_new_type) types;
    zl_map folds;
    ZL_ARRAY(uint32_t) tokens; /* numbers of forms */

    zl_map glues;
    ZL_ARRAY(uint32_t) glue_of; /* after each token */
    ZL_ARRAY(uint32_t) leads;   /* before each document's tokens */

    ZL_ARRAY(zl_new_ranges) structures;

    zl_map texts; /* owns every text below */
    zl_map names; /* of documents */
    zl_map taken; /* names that more than one document asked for … */
    ZL_ARRAY(uint32_t) next; /* … and the number to try next for each */
    zl_map columns;
    ZL_ARRAY(zl_new_setting) settings;
    ZL_ARRAY(zl_new_document) documents;
    ZL_ARRAY(zl_new_datum) facts; /* in order of documents */
    ZL_ARRAY(zl_new_region) regions;
    ZL_ARRAY(zl_new_repair) repairs;
} zl_collected;

/* Make the structures "doc" and "region"; false without memory. */
bool zl_collected_init(zl_collected *collected);
void zl_collected_clear(zl_collected *collected);

/* The structure with this name, new where `add`; NULL where there is none,
 * or no memory. Lent until the next is added. */
zl_new_ranges *zl_collected_ranges(zl_collected *collected, const char *name,
                               bool add);

/* Open a range at the next token; close it, and drop it where it is empty,
 * unless `keep_empty`. False without memory. */
bool zl_new_ranges_begin(zl_new_ranges *ranges, uint32_t at,
                         const char *attribute);
bool zl_new_ranges_end(zl_new_ranges *ranges, uint32_t at, bool keep_empty);

/* The same text, owned by `collected`; NULL without memory. */
const char *zl_collected_text(zl_collected *collected, const char *text);

#endif
