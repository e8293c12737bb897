/* ledger.h -- all that the catalogue of an index says (index/catalogue.h).
 *
 * A document costs some 120 bytes and its texts. Where memory is bounded, what
 * grows with their number lies in files without names (base/depot.h); but for
 * names that several documents ask for, repairs and beads. */
#ifndef ZL_WRITER_LEDGER_H
#define ZL_WRITER_LEDGER_H

#include "base/arena.h"
#include "base/array.h"
#include "base/map.h"
#include "writer/batch_parts.h"

typedef struct zl_ledger_setting {
    const char *key, *value;
} zl_ledger_setting;

typedef struct zl_ledger_segment {
    const char *file; /* its name in the folder */
    uint64_t tokens, documents, types, size, sum;
} zl_ledger_segment;

/* Documents of a segment, by their numbers in it, that were removed. */
typedef struct zl_ledger_gone {
    uint32_t segment, begin, end;
} zl_ledger_gone;

/* Segments are numbers from 0, positions are counted in them. */
typedef struct zl_ledger_document {
    const char *name, *path, *digest;
    uint64_t bytes;
    uint32_t segment, begin, end;
    uint32_t number; /* in the segment, those that are gone counted too */
} zl_ledger_document;

typedef struct zl_ledger_datum {
    uint32_t document, column;
    const char *value;
} zl_ledger_datum;

typedef struct zl_ledger_region {
    uint32_t document, begin, end;
    const char *kind, *lang;
} zl_ledger_region;

typedef struct zl_ledger_repair {
    uint32_t document;
    uint64_t offset, at;
    const char *removed, *inserted, *place;
} zl_ledger_repair;

/* Regions are numbers from 0. */
typedef struct zl_ledger_pair {
    uint32_t a, b;
} zl_ledger_pair;

/* Tokens are counted from the beginning of their region. */
typedef struct zl_ledger_bead {
    uint32_t pair, a, a_end, b, b_end;
    bool by_hand;
    double confidence; /* NAN: nobody said */
} zl_ledger_bead;

/* A line of a glossary; what it has not is empty. */
typedef struct zl_ledger_entry {
    const char *term, *variant, *reading, *translations;
} zl_ledger_entry;

/* The name of a document, as it is looked for. */
typedef struct zl_ledger_name {
    uint32_t hash;
    uint32_t document; /* its number from 1; 0: the slot is free */
} zl_ledger_name;

/* Data, regions and repairs are in the order of their documents. Start from
 * { 0 }. */
typedef struct zl_ledger {
    zl_depot depot;  /* of what grows with the documents … */
    zl_str place;    /* … beside this */
    zl_map texts;    /* those that come again and again … */
    zl_arena others; /* … and those that do not */
    ZL_ARRAY(zl_ledger_setting) settings;
    ZL_ARRAY(zl_ledger_segment) segments;
    ZL_ARRAY(zl_ledger_gone) gone;
    ZL_STORED(zl_ledger_document) documents;
    zl_map columns; /* of metadata */
    ZL_STORED(zl_ledger_datum) data;
    ZL_STORED(zl_ledger_region) regions;
    ZL_ARRAY(zl_ledger_repair) repairs;
    ZL_ARRAY(zl_ledger_pair) pairs; /* in the order of their regions a … */
    ZL_ARRAY(zl_ledger_bead) beads; /* … and these in that of their pairs */
    ZL_ARRAY(zl_ledger_entry) glossary;

    ZL_STORED(zl_ledger_name) names; /* slots: a power of 2, or none */
    uint32_t eased;                  /* documents when that was done last */
    zl_map taken;      /* names that more than one document asked for … */
    ZL_ARRAY(uint32_t) next; /* … and the number to try next for each */
} zl_ledger;

void zl_ledger_clear(zl_ledger *ledger);

/* Hold but a share of so many bytes in memory, and what is more in files in
 * `folder`; 0: hold all. To be said while the ledger is empty. False without
 * memory. */
bool zl_ledger_bound(zl_ledger *ledger, const char *folder, uint64_t memory);

/* Let the system have the pages of what lies in files. The second is for who
 * adds documents: it does so when there may be more of them than memory shall
 * hold; the third for who goes through all, and is at item `i`. */
void zl_ledger_ease(const zl_ledger *ledger);
void zl_ledger_ease_more(zl_ledger *ledger);
void zl_ledger_ease_at(const zl_ledger *ledger, size_t i);

/* The same text, owned by `ledger`; NULL without room. One that is likely
 * to come again is there once, but for the rarer ones of very many. */
const char *zl_ledger_text(zl_ledger *ledger, const char *text);
const char *zl_ledger_other(zl_ledger *ledger, const char *text);

/* Give the document with this number, which all that have names precede, a
 * name unless one has it: `*taken`. It is looked for in `documents`, so there
 * it is to be put before the next call. False without room. */
bool zl_ledger_take_name(zl_ledger *ledger, zl_view name, uint32_t document,
                         bool *taken);

/* The value of a setting, NULL where there is none; set it. False without
 * memory. */
const char *zl_ledger_get(const zl_ledger *ledger, const char *key);
bool zl_ledger_set(zl_ledger *ledger, const char *key, const char *value);

/* The name of the segment file with this number: "000012.seg". */
void zl_segment_name(zl_str *name, uint64_t number);

/* Add a segment whose file has this number. False without memory. */
bool zl_ledger_add_segment(zl_ledger *ledger, uint64_t number,
                           zl_ledger_segment segment);

/* Append the beads [from, to) of a batch, which are those of one document. Its
 * regions are in the ledger; the first one has the number `region`. False
 * without memory. Time: O(beads). */
bool zl_ledger_append_beads(zl_ledger *ledger, const zl_batch *batch,
                            size_t from, size_t to, uint32_t region);

/* Append the documents [from, to) of a batch, as documents of the segment
 * that will be added next, which has so many tokens and documents before
 * them. A name that is taken gets "-2", "-3" … False without memory. */
bool zl_ledger_append(zl_ledger *ledger, const zl_batch *batch, size_t from,
                      size_t to, uint32_t tokens, uint32_t documents);

/* The documents from number `first` on that have the bytes of one before
 * `first`: how many, which is the first of them, and which one it repeats. */
typedef struct zl_ledger_again {
    size_t count;
    const char *name, *before; /* lent */
} zl_ledger_again;

/* False without memory. Time: O(documents); memory: for those from `first`
 * on. */
bool zl_ledger_find_again(zl_ledger_again *out, const zl_ledger *ledger,
                          size_t first);

/* Take the documents with `removed[i]` away, and the pairs of
 * which a region goes with them. False without memory. Time: O(all). */
bool zl_ledger_remove(zl_ledger *ledger, const bool *removed);

/* Find `gone` from the numbers of the documents. False without memory. */
bool zl_ledger_find_gone(zl_ledger *ledger);

/* Put the documents into other segments, of which the i-th ends before
 * document `ends[i]`: one after the other without gaps. The old segments are
 * forgotten; the new ones are to be added. */
void zl_ledger_move(zl_ledger *ledger, const uint32_t *ends,
                    uint32_t segments);

#endif
