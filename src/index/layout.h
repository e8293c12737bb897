/* layout.h -- the form of a segment file, known only to writer and reader.
 *
 *   header   8  "ZILISEG" 0
 *             4  version, 2
 *             4  number of chunks, c
 *             8  size of the file
 *   contents  c times: 4 name, 4 owner, 8 offset, 8 size, 8 hash of the chunk
 *   sum       8  hash of everything before it
 *   chunks    in the order of the contents, each at the next multiple of 8;
 *             zero bytes fill the gaps; the file ends with the last chunk
 *
 * All numbers are little-endian and unsigned. Offsets count from the start of
 * the file. A hash is XXH3 with 64 bits. A reader skips chunks whose name it
 * does not know. The owner of a chunk is the number of its attribute or
 * structure, 0 for all others. "Packed", "texts", "rising" and "tokens" are
 * the forms that packed.h, texts.h, rising.h and tokens.h describe.
 *
 * Below, n is the number of tokens, d of documents, t of types of an
 * attribute, r of ranges of a structure. Tokens are numbered from 0 through
 * all documents; types by falling frequency, equal ones in byte order of
 * their forms. What the file holds depends on the documents alone, not on the
 * way they came in.
 *
 *   SIZE  4 n, 4 d, 4 attributes, 4 structures, 4 tokens that are words: of a
 *         type of "word" whose class is not 0
 *
 * For each attribute; the first is "word":
 *
 *   NAME  the name, and a zero byte
 *   FORM  texts: the form of every type
 *   KEYS  texts: the different keys that are not the form of a type of theirs,
 *         in byte order
 *   KEYN  packed, t: 0 where the key of a type is its form, else the number
 *         of its key in KEYS, from 1
 *   CLAS  t times 1: what the type is (zl_class); 0 is punctuation
 *   ORDR  packed, t: the types in byte order of (key, form)
 *   COUN  packed, t: how often each type occurs
 *   DOCS  packed, t: how many documents hold it
 *   KDOC  packed, t: how many documents hold a type with its key
 *   STRM  tokens: the type of every token
 *   POST  rising lists: the positions of every type, in the order of ORDR
 *   POFF  packed, t + 1: where the list of each type in POST begins, by its
 *         place in ORDR; the last is the size of POST
 *
 * What stands between tokens:
 *
 *   GLUE  texts: every different text between two tokens or before the first
 *         one of a document, by falling frequency, equal ones in byte order
 *   GRUL  t times 1, for the types of "word": 1: nothing stands before it,
 *         2: nothing behind it, as a rule. Between two tokens stands nothing
 *         if the first has a 2 or the second a 1, and else the most frequent
 *         text that is not empty (nothing where there is none); behind the
 *         last token of the segment stands nothing. A rule is set where it
 *         holds for more than half of the tokens of its type: nothing
 *         stands between the token and the next one, the one before, of the
 *         same document.
 *   GEXC  rising: the tokens with something else behind them, of which there
 *         are as many as numbers in
 *   GEXN  packed: the number of the text behind each of these
 *   LEAD  packed, d: the number of the text before each document's tokens
 *
 * For each structure, ranges of tokens, rising, not overlapping. The first
 * are "doc" (d ranges), "region" (its values are kinds) and "lang" (the same
 * ranges, valued by language): only they may hold ranges without tokens.
 *
 *   SNAM  the name, and a zero byte
 *   SVAL  texts: the different values of its ranges, in byte order
 *   SCOU  8: r
 *   SBEG  rising, r: where each range begins
 *   SEND  rising, r: where each ends, after its last token; not there where
 *         each ends where the next one begins, and the last at n
 *   SVAN  packed, r: the number of the value of each
 *
 * And for the ranges of "region", so that documents, scopes and their sizes are
 * known without a look at the tokens or the catalogue:
 *
 *   RDOC  packed, r: the number of the document each is in, from 0
 *   RWRD  packed, r: how many of its tokens are words
 *
 * A document is its lead, then form and glue of every token, after its
 * repairs (catalogue.h) have been undone. */
#ifndef ZL_INDEX_LAYOUT_H
#define ZL_INDEX_LAYOUT_H

#include "base/file.h"

#define ZL_LAYOUT_VERSION 2u
#define ZL_LAYOUT_TOKENS_MAX (UINT32_MAX - 1)

/* In GRUL. */
#define ZL_LAYOUT_NONE_BEFORE 1u
#define ZL_LAYOUT_NONE_AFTER 2u

#define ZL_CHUNK(a, b, c, d)                                    \
    ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | \
     (uint32_t)(d) << 24)

#define ZL_CHUNK_SIZES ZL_CHUNK('S', 'I', 'Z', 'E')
#define ZL_CHUNK_NAME ZL_CHUNK('N', 'A', 'M', 'E')
#define ZL_CHUNK_FORMS ZL_CHUNK('F', 'O', 'R', 'M')
#define ZL_CHUNK_KEYS ZL_CHUNK('K', 'E', 'Y', 'S')
#define ZL_CHUNK_KEY_NUMBERS ZL_CHUNK('K', 'E', 'Y', 'N')
#define ZL_CHUNK_CLASSES ZL_CHUNK('C', 'L', 'A', 'S')
#define ZL_CHUNK_ORDER ZL_CHUNK('O', 'R', 'D', 'R')
#define ZL_CHUNK_COUNTS ZL_CHUNK('C', 'O', 'U', 'N')
#define ZL_CHUNK_DOCS ZL_CHUNK('D', 'O', 'C', 'S')
#define ZL_CHUNK_KEY_DOCS ZL_CHUNK('K', 'D', 'O', 'C')
#define ZL_CHUNK_STREAM ZL_CHUNK('S', 'T', 'R', 'M')
#define ZL_CHUNK_POSTINGS ZL_CHUNK('P', 'O', 'S', 'T')
#define ZL_CHUNK_POSTING_OFFSETS ZL_CHUNK('P', 'O', 'F', 'F')
#define ZL_CHUNK_GLUES ZL_CHUNK('G', 'L', 'U', 'E')
#define ZL_CHUNK_GLUE_RULES ZL_CHUNK('G', 'R', 'U', 'L')
#define ZL_CHUNK_GLUE_EXCEPTIONS ZL_CHUNK('G', 'E', 'X', 'C')
#define ZL_CHUNK_GLUE_NUMBERS ZL_CHUNK('G', 'E', 'X', 'N')
#define ZL_CHUNK_LEADS ZL_CHUNK('L', 'E', 'A', 'D')
#define ZL_CHUNK_STRUCTURE ZL_CHUNK('S', 'N', 'A', 'M')
#define ZL_CHUNK_VALUES ZL_CHUNK('S', 'V', 'A', 'L')
#define ZL_CHUNK_RANGES ZL_CHUNK('S', 'C', 'O', 'U')
#define ZL_CHUNK_BEGINS ZL_CHUNK('S', 'B', 'E', 'G')
#define ZL_CHUNK_ENDS ZL_CHUNK('S', 'E', 'N', 'D')
#define ZL_CHUNK_VALUE_NUMBERS ZL_CHUNK('S', 'V', 'A', 'N')
#define ZL_CHUNK_REGION_DOCUMENTS ZL_CHUNK('R', 'D', 'O', 'C')
#define ZL_CHUNK_REGION_WORDS ZL_CHUNK('R', 'W', 'R', 'D')

/* One line of the contents. */
typedef struct zl_chunk {
    uint32_t name, owner;
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

/* Check version, sizes, the sum of the front, and that every chunk lies where
 * it should; `path` is for the sentence. Nothing below may be called before.
 * Fails with ZILI_EFORMAT. Time: O(chunks). */
ZILI_MUST_CHECK zili_status zl_layout_check(zl_span file, const char *path,
                                            zili_error *err);

/* Check the hashes of all chunks, and the gaps between them. Fails with
 * ZILI_EFORMAT. Time: O(bytes). */
ZILI_MUST_CHECK zili_status zl_layout_check_chunks(zl_span file,
                                                   const char *path,
                                                   zili_error *err);

uint32_t zl_layout_count(zl_span file);
zl_chunk zl_layout_chunk(zl_span file, uint32_t i);
zl_span zl_layout_bytes(zl_span file, zl_chunk chunk);

/* The chunk with this name and owner; false where there is none. */
bool zl_layout_find(zl_span file, uint32_t name, uint32_t owner,
                    zl_span *out);

/* The sum in the file's front: the catalogue knows it too. */
uint64_t zl_layout_sum(zl_span file);

/* Whether a computed hash is the stored one. Always, in a program made for
 * fuzzing: a fuzzer that has to guess hashes finds nothing behind them. */
bool zl_layout_same_hash(uint64_t found, uint64_t stored);

#endif
