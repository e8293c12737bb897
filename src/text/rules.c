/* rules.c -- ICU's compiled rules of boundaries, checked and unpacked.
 *
 * Their form, ICU's RBBIDataHeader and RBBIStateTable, numbers in the order
 * of bytes of the machine:
 *
 *   0  magic         4  version   8  bytes in all   12  categories
 *   16 offset of the forward table                  20  its bytes
 *   32 offset of the trie of categories             36  its bytes
 *
 * and the table:
 *
 *   0  states        4  bytes of a row              8   first category that
 *                                                       has a dictionary
 *   12 lookaheads    16 flags                       20  the rows
 *
 * A row has numbers of 8 or 16 bits: 1 if it accepts, the number of a
 * lookahead, a status, and the next state for each category. Rules of words
 * and sentences use no lookahead, so rules that do are of a form not known
 * here. Those of sentences have a flag that says that category 2 is read
 * before the text. */
#include "rules.h"

#include "base/bytes.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucptrie.h>
#include <unicode/ures.h>

#define MAGIC 0xB1A0
#define FORM 6
#define HEADER_SIZE 80
#define TABLE_SIZE 20
#define FLAG_BEGIN 2  /* a category is read before the text, this one: */
#define CATEGORY_BEGIN 2
#define FLAG_NARROW 4 /* the rows have 8 bits a number */
#define ROW_START 3   /* numbers before the next states */
#define STATE_FIRST 1
/* Of ICU 72. */
#define HASH_OF_WORDS UINT64_C(0x67A4E581C9FFC353)
#define HASH_OF_SENTENCES UINT64_C(0xF6D752570E981595)

struct zl_rules_trie {
    uint8_t *bytes; /* what `trie` reads */
    UCPTrie *trie;
    uint32_t dictionary; /* the first category that has one */
};

typedef struct state_table {
    const uint8_t *rows;
    uint32_t states, categories, row_size, dictionary;
    bool narrow, begins;
} state_table;

/* ---- from ICU ---- */

static zili_status icu_failed(UErrorCode code, zili_error *err)
{
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return zl_no_memory(err);
    return zl_fail(err, ZILI_EIO,
                   "ICU does not give its rules of boundaries (%s); is libicu "
                   "installed whole?",
                   u_errorName(code));
}

zili_status zl_rules_fetch(zl_span *out, zl_boundary_kind kind,
                           zili_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    zili_status status = ZILI_OK;

    *out = (zl_span){ NULL, 0 };
    UBreakIterator *icu =
        ubrk_open(kind == ZL_BOUNDARY_WORD ? UBRK_WORD : UBRK_SENTENCE, "",
                  NULL, 0, &code);
    int32_t size = ubrk_getBinaryRules(icu, NULL, 0, &code);
    if (U_FAILURE(code)) {
        status = icu_failed(code, err);
        goto done;
    }
    uint8_t *bytes = zl_alloc((size_t)size);
    if (!bytes) {
        status = zl_no_memory(err);
        goto done;
    }
    ubrk_getBinaryRules(icu, bytes, size, &code);
    *out = (zl_span){ bytes, (size_t)size };
    if (U_FAILURE(code)) {
        status = icu_failed(code, err);
        zl_free(bytes);
        *out = (zl_span){ NULL, 0 };
    }

done:
    ubrk_close(icu);
    return status;
}

/* ---- checks ---- */

/* The part of `bytes` that the offset and the size at `at` give; empty where
 * there is no such part. */
static zl_span part_at(zl_span bytes, size_t at)
{
    size_t offset = zl_get32(bytes.bytes + at);
    size_t size = zl_get32(bytes.bytes + at + 4);

    if (offset < HEADER_SIZE || offset > bytes.size ||
        size > bytes.size - offset)
        return (zl_span){ NULL, 0 };
    return (zl_span){ bytes.bytes + offset, size };
}

static bool header_is_known(zl_span bytes)
{
    return bytes.size >= HEADER_SIZE && bytes.size <= INT32_MAX &&
           zl_get32(bytes.bytes) == MAGIC && bytes.bytes[4] == FORM &&
           zl_get32(bytes.bytes + 8) == bytes.size;
}

static uint32_t number_at(const state_table *table, uint32_t state, uint32_t i)
{
    const uint8_t *row = table->rows + (size_t)state * table->row_size;

    if (table->narrow)
        return row[i];
    return (uint32_t)row[2 * i] | (uint32_t)row[2 * i + 1] << 8;
}

static bool find_table(zl_span bytes, state_table *table)
{
    zl_span part = part_at(bytes, 16);

    if (part.size < TABLE_SIZE)
        return false;
    uint32_t flags = zl_get32(part.bytes + 16);
    *table = (state_table){
        .rows = part.bytes + TABLE_SIZE,
        .states = zl_get32(part.bytes),
        .categories = zl_get32(bytes.bytes + 12),
        .row_size = zl_get32(part.bytes + 4),
        .dictionary = zl_get32(part.bytes + 8),
        .narrow = flags & FLAG_NARROW,
        .begins = flags & FLAG_BEGIN,
    };
    uint32_t numbers = table->categories + ROW_START;
    return (flags & ~(uint32_t)(FLAG_NARROW | FLAG_BEGIN)) == 0 &&
           table->states > STATE_FIRST &&
           table->states <= ZL_STATE_NUMBER + 1 &&
           table->categories > CATEGORY_BEGIN &&
           table->categories <= ZL_KIND_CATEGORY + 1 &&
           table->row_size >= numbers * (table->narrow ? 1 : 2) &&
           table->row_size <= (part.size - TABLE_SIZE) / table->states;
}

/* ---- unpacking ---- */

static bool is_accepting(const state_table *table, uint32_t state)
{
    return number_at(table, state, 0) == 1;
}

/* False where the row is of a form not known. */
static bool unpack_row(const state_table *table, uint32_t state,
                       uint8_t next[ZL_KIND_CATEGORY + 1])
{
    if (number_at(table, state, 0) > 1 || number_at(table, state, 1))
        return false;
    for (uint32_t i = 0; i < table->categories; i++) {
        uint32_t to = number_at(table, state, ROW_START + i);
        if (to >= table->states)
            return false;
        next[i] = (uint8_t)to;
        if (is_accepting(table, to))
            next[i] |= ZL_STATE_ACCEPTS;
    }
    return true;
}

static bool unpack_states(zl_rules *rules, const state_table *table)
{
    if (is_accepting(table, ZL_STATE_STOP))
        return false;
    for (uint32_t state = 0; state < table->states; state++)
        if (!unpack_row(table, state, rules->next[state]))
            return false;
    rules->start = STATE_FIRST;
    if (table->begins)
        rules->start =
            rules->next[STATE_FIRST][CATEGORY_BEGIN] & ZL_STATE_NUMBER;
    return true;
}

static uint8_t kind_of(uint32_t category, uint32_t dictionary)
{
    return (uint8_t)(category |
                     (category >= dictionary ? ZL_KIND_DICTIONARY : 0));
}

/* Also sees that no character beyond the basic plane has a category that
 * there is not. */
static bool unpack_kinds(zl_rules *rules, const state_table *table)
{
    UChar32 last;
    uint32_t category;

    for (UChar32 c = 0; c <= 0x10FFFF; c = last + 1) {
        last = ucptrie_getRange(rules->trie->trie, c, UCPMAP_RANGE_NORMAL, 0,
                                NULL, NULL, &category);
        if (last < c || category >= table->categories)
            return false;
        UChar32 end = last < 0xFFFF ? last : 0xFFFF;
        if (c <= end)
            memset(rules->kinds + c, kind_of(category, table->dictionary),
                   (size_t)(end - c) + 1);
    }
    return true;
}

bool zl_is_plain_han(uint32_t character)
{
    static const struct {
        uint16_t first, last;
    } others[] = {
        { 0x2E80, 0x2E99 }, { 0x2E9B, 0x2E9E }, { 0x2EA0, 0x2EF2 },
        { 0x3005, 0x3005 }, { 0x3007, 0x3007 }, { 0x3021, 0x3029 },
        { 0x303B, 0x303B }, { 0x3400, 0x4DBF }, { 0xFA0E, 0xFA0F },
        { 0xFA11, 0xFA11 }, { 0xFA13, 0xFA14 }, { 0xFA1F, 0xFA1F },
        { 0xFA21, 0xFA21 }, { 0xFA23, 0xFA24 }, { 0xFA27, 0xFA29 },
    };

    if (character >= 0x4E00 && character < 0xA000)
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (character >= others[i].first && character <= others[i].last)
            return true;
    return false;
}

static void mark_plain(uint8_t *kinds, uint32_t first, uint32_t last)
{
    for (uint32_t c = first; c <= last; c++)
        if ((kinds[c] & ZL_KIND_DICTIONARY) && zl_is_plain_han(c))
            kinds[c] |= ZL_KIND_PLAIN;
}

static void mark_han(zl_rules *rules)
{
    const uint8_t *han = rules->kinds + 0x4E00;

    mark_plain(rules->kinds, 0x2E80, 0x303B);
    mark_plain(rules->kinds, 0x3400, 0x9FFF);
    mark_plain(rules->kinds, 0xFA0E, 0xFA29);
    rules->han_is_even = (*han & ZL_KIND_PLAIN) &&
                         memcmp(han, han + 1, 0x9FFF - 0x4E00) == 0;
}

/* ---- Hangul ---- */

/* Whether ICU has a dictionary for a script; where in doubt, it has. */
static bool has_dictionary(const char *script)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t size;

    UResourceBundle *root = ures_open(U_ICUDATA_NAME "-brkitr", "", &code);
    UResourceBundle *list = ures_getByKey(root, "dictionaries", NULL, &code);
    bool sure = U_SUCCESS(code);
    (void)ures_getStringByKey(list, script, &size, &code);
    ures_close(list);
    ures_close(root);
    return !sure || code != U_MISSING_RESOURCE_ERROR;
}

/* The rules leave Hangul to a dictionary, but ICU comes without one. */
static void mark_hangul(zl_rules *rules)
{
    if (has_dictionary("Hang"))
        return;
    for (uint32_t c = 0xAC00; c <= 0xD7A3; c++)
        rules->kinds[c] &= (uint8_t)~ZL_KIND_DICTIONARY;
}

/* ---- as a whole ---- */

static zili_status open_trie(zl_rules *rules, zl_span bytes, bool *good,
                             zili_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    zl_span part = part_at(bytes, 32);

    *good = false;
    struct zl_rules_trie *held = zl_alloc(sizeof *held);
    rules->trie = held;
    if (!held || !(held->bytes = zl_alloc(part.size)))
        return zl_no_memory(err);
    if (part.size == 0)
        return ZILI_OK;
    memcpy(held->bytes, part.bytes, part.size);
    held->trie = ucptrie_openFromBinary(UCPTRIE_TYPE_FAST,
                                        UCPTRIE_VALUE_BITS_ANY, held->bytes,
                                        (int32_t)part.size, NULL, &code);
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return zl_no_memory(err);
    *good = U_SUCCESS(code);
    return ZILI_OK;
}

zili_status zl_rules_open(zl_rules **out, zl_span bytes, zili_error *err)
{
    state_table table;
    bool good;

    *out = NULL;
    if (!header_is_known(bytes) || !find_table(bytes, &table))
        return ZILI_OK;
    zl_rules *rules = zl_alloc(sizeof *rules);
    if (!rules)
        return zl_no_memory(err);
    zili_status status = open_trie(rules, bytes, &good, err);
    if (status || !good || !unpack_states(rules, &table) ||
        !unpack_kinds(rules, &table)) {
        zl_rules_close(rules);
        return status;
    }
    rules->trie->dictionary = table.dictionary;
    mark_han(rules);
    mark_hangul(rules);
    uint64_t hash = zl_hash(bytes.bytes, bytes.size);
    rules->known = hash == HASH_OF_WORDS || hash == HASH_OF_SENTENCES;
    *out = rules;
    return ZILI_OK;
}

zili_status zl_rules_load(zl_rules **out, zl_boundary_kind kind,
                          zili_error *err)
{
    zl_span bytes;

    *out = NULL;
    zili_status status = zl_rules_fetch(&bytes, kind, err);
    if (!status)
        status = zl_rules_open(out, bytes, err);
    zl_free((void *)(uintptr_t)bytes.bytes);
    return status;
}

void zl_rules_close(zl_rules *rules)
{
    if (!rules)
        return;
    if (rules->trie) {
        ucptrie_close(rules->trie->trie);
        zl_free(rules->trie->bytes);
    }
    zl_free(rules->trie);
    zl_free(rules);
}

uint8_t zl_rules_kind(const zl_rules *rules, uint32_t character)
{
    if (character < 0x10000)
        return rules->kinds[character];
    const struct zl_rules_trie *held = rules->trie;
    return kind_of(ucptrie_get(held->trie, (UChar32)character),
                   held->dictionary);
}
