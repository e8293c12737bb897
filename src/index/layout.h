/* layout.h -- the form of a segment file, known only to writer and reader.
 *
 *   header    8  "ZILISEG" 0
 *             4  version, 1
 *             4  number of chunks, c
 *             8  size of the file
 *   contents  c times: 4 name, 4 zero, 8 offset, 8 size, 8 hash of the chunk
 *   sum       8  hash of everything before it
 *   chunks    in the order of the contents, each at the next multiple of 8;
 *             zero bytes fill the gaps; the file ends with the last chunk
 *
 * All numbers are little-endian and unsigned. Offsets count from the start of
 * the file. A hash is XXH3 with 64 bits. A reader skips chunks whose name it
 * does not know. Below, n is the number of tokens, t of types, d of
 * documents; tokens are numbered from 0 through all documents, and types by
 * falling frequency, equal ones in byte order of their forms.
 *
 *   SIZE  4 n, 4 t, 4 d
 *   FORM  strings (strings.h): the form of every type
 *   FOLD  strings: the key of every type without case and variants
 *   CLAS  t times 1: what the type is; 0 is punctuation
 *   ORDR  t times 4: the types in byte order of their forms
 *   TOKN  n times 4: the type of every token
 *   POST  t + 1 times 4: where the positions of each type begin; then
 *         n times 4: the positions of type 0, rising, of type 1, …
 *   GLUE  strings: every different text that stands between two tokens, by
 *         falling frequency, equal ones in byte order
 *   GCOD  n times 1: the number of the glue after each token; 255: see GEXC
 *   GEXC  any number of { 4 position, 4 number of the glue }, rising
 *   LEAD  d times 4: the number of the glue before each document's tokens
 *   STRU  one chunk a structure: strings, the first of them its name; then
 *         any number of { 4 begin, 4 end, 4 number of the string that is the
 *         attribute }, rising, not overlapping; end is after the last token.
 *         The first two are "doc" (d ranges) and "region": only they may hold
 *         ranges without tokens.
 *
 * A document is its lead, then form and glue of every token, after its
 * repairs (catalogue.h) have been undone. */
#ifndef ZL_INDEX_LAYOUT_H
#define ZL_INDEX_LAYOUT_H

#include "base/file.h"

#define ZL_LAYOUT_VERSION 1u
#define ZL_LAYOUT_TOKENS_MAX (UINT32_MAX - 1)
#define ZL_LAYOUT_RANGE 12        /* bytes of a range of a structure */
#define ZL_LAYOUT_GLUE_CODES 255u /* codes that are numbers of a glue */

#define ZL_CHUNK(a, b, c, d)                                    \
    ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | \
     (uint32_t)(d) << 24)

#define ZL_CHUNK_SIZES ZL_CHUNK('S', 'I', 'Z', 'E')
#define ZL_CHUNK_FORMS ZL_CHUNK('F', 'O', 'R', 'M')
#define ZL_CHUNK_FOLDS ZL_CHUNK('F', 'O', 'L', 'D')
#define ZL_CHUNK_CLASSES ZL_CHUNK('C', 'L', 'A', 'S')
#define ZL_CHUNK_ORDER ZL_CHUNK('O', 'R', 'D', 'R')
#define ZL_CHUNK_TOKENS ZL_CHUNK('T', 'O', 'K', 'N')
#define ZL_CHUNK_POSITIONS ZL_CHUNK('P', 'O', 'S', 'T')
#define ZL_CHUNK_GLUES ZL_CHUNK('G', 'L', 'U', 'E')
#define ZL_CHUNK_GLUE_CODES ZL_CHUNK('G', 'C', 'O', 'D')
#define ZL_CHUNK_GLUE_EXCEPTIONS ZL_CHUNK('G', 'E', 'X', 'C')
#define ZL_CHUNK_LEADS ZL_CHUNK('L', 'E', 'A', 'D')
#define ZL_CHUNK_STRUCTURE ZL_CHUNK('S', 'T', 'R', 'U')

/* One line of the contents. */
typedef struct zl_chunk {
    uint32_t name;
    uint64_t offset, size, hash;
} zl_chunk;

/* ---- writing ---- */

/* Bytes before the first chunk of a file with `count` chunks. */
size_t zl_layout_front_size(uint32_t count);

/* Where a chunk may begin at or after `offset`. */
uint64_t zl_layout_aligned(uint64_t offset);

/* Fill `front`, zl_layout_front_size() zeroed bytes; gives the sum. */
uint64_t zl_layout_front(uint8_t *front, const zl_chunk *chunks,
                         uint32_t count, uint64_t file_size);

/* ---- reading ---- */

/* Check version, sizes and hashes; `path` is for the sentence. Nothing below
 * may be called before. Fails with ZILI_EFORMAT. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_layout_check(zl_span file, const char *path,
                                            zili_error *err);

uint32_t zl_layout_count(zl_span file);
zl_chunk zl_layout_chunk(zl_span file, uint32_t i);
zl_span zl_layout_bytes(zl_span file, zl_chunk chunk);

/* The first chunk with this name; false where there is none. */
bool zl_layout_find(zl_span file, uint32_t name, zl_span *out);

/* The sum in the file's front: the catalogue knows it too. */
uint64_t zl_layout_sum(zl_span file);

/* Whether a computed hash is the stored one. Always, in a program made for
 * fuzzing: a fuzzer that has to guess hashes finds nothing behind them. */
bool zl_layout_same_hash(uint64_t found, uint64_t stored);

#endif
