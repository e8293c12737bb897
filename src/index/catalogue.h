/* catalogue.h -- the form of catalogue.sqlite, an SQLite database.
 *
 *   settings   key, value: "format" is the version of this form, "3"; then
 *              what the index was built with (profile, versions, hashes)
 *   segments   number (from 1), file, documents, tokens, types (of "word"),
 *              size (bytes), checksum (the sum in the segment's front, 16
 *              hexadecimal digits): in the order of the corpus
 *   gone       segment (a number), begin, end: documents of it that were
 *              removed, by their numbers in the segment, from 0, end after
 *              the last; in order, and there is one between any two rows
 *   documents  number (from 1: those of the first segment that are not gone,
 *              then those of the next), name, path, bytes, digest (of the
 *              file: XXH3 with 64 bits, 16 hexadecimal digits), segment,
 *              begin, end (token positions in the segment; end is after the
 *              last); then a column for every metadata key, in the order they
 *              first came. It is declared INTEGER where its values are whole
 *              numbers, TEXT REAL, TEXT DATE or TEXT LIST where they are
 *              such (column.h), and TEXT else; values stand as they were
 *              written.
 *   regions    number (from 1, in the order of the documents), document (a
 *              number), region (its kind), lang, begin, end (in the segment
 *              of the document): rising, not overlapping, inside the document
 *   repairs    number (from 1), document, offset (in the file), at (in the
 *              repaired text), removed, inserted, place (for people)
 *   pairs      number (from 1), a, b (numbers of regions of different
 *              languages; a < b): what is aligned, in the order of a; a region
 *              is in one pair at most
 *   beads      number (from 1), pair (a number), a_begin, a_end, b_begin,
 *              b_end (tokens, from the beginning of their region), confidence
 *              (0 to 1, or NULL), hand (1: a correction or imported, else 0):
 *              in the order of their pairs; those of a pair begin where the
 *              one before ended, on both sides, and cover both regions
 *   glossary   number (from 1), term, variant, reading, translations: what the
 *              glossary that it was aligned with says of its words
 *   text       a view, one row a region: number (the region's), doc (the
 *              document's name), region, lang, every metadata column;
 *              numbers as numbers, NULL where the values of a column are
 *              numbers but for this one
 *
 * application_id is "zili" as a big-endian number. user_version is a checksum
 * of the file, so that a changed byte is noticed: with the four bytes of
 * user_version left out, A is the hash (XXH3, 64 bits) of the bytes before
 * them, B of those after; the checksum is the low half of the hash of A and
 * B, both as 8 little-endian bytes. */
#ifndef ZL_INDEX_CATALOGUE_H
#define ZL_INDEX_CATALOGUE_H

#include "base/file.h"
#include "base/text.h"

#define ZL_CATALOGUE_FILE "catalogue.sqlite"
#define ZL_CATALOGUE_FORMAT "3"
#define ZL_CATALOGUE_APPLICATION 0x7A696C69 /* "zili" */

/* The columns of documents before the metadata. */
#define ZL_CATALOGUE_FIXED 8
extern const char *const zl_catalogue_fixed[ZL_CATALOGUE_FIXED];

/* Append a name as SQL has it, in quotes: "as ""this""" is as "this". */
void zl_catalogue_add_name(zl_str *sql, const char *name);

/* Whether the bytes begin as an SQLite database with our application_id. */
bool zl_catalogue_is_ours(zl_span file);

/* The checksum as computed and as stored. The file is at least as long as
 * SQLite's header, 100 bytes. Time: O(bytes). */
uint32_t zl_catalogue_sum(zl_span file);

/* The same of a file that is mapped, which may be larger than memory: its
 * pages are given back behind. */
uint32_t zl_catalogue_sum_mapped(zl_span file);
uint32_t zl_catalogue_stored_sum(zl_span file);
void zl_catalogue_store_sum(uint8_t *bytes, uint32_t sum);

#endif
