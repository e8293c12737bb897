/* fold.c -- the form under which variants of a word meet. */
#include "text/fold.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/simplify.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* What zl_simplified() changes lies from the first character of Extension A
 * to the last of the basic block: a table spares the search. */
#define FIRST_HAN 0x3400
#define LAST_HAN 0x9FFF
#define COMMON_HAN 0x4E00
#define APOSTROPHE 0x2019 /* ’ as in don’t */
#define HYPHEN 0x2010     /* ‐ as in self‐reliance, and the one that binds */
#define BINDING_HYPHEN 0x2011

struct zl_fold {
    const UNormalizer2 *form; /* ICU's own: NFKC and case folding in one */
    uint16_t simplified[LAST_HAN - FIRST_HAN + 1];
};

zili_status zl_fold_open(zl_fold **out, zili_error *err)
{
    UErrorCode code = U_ZERO_ERROR;

    *out = NULL;
    zl_fold *fold = zl_alloc(sizeof *fold);
    if (!fold)
        return zl_no_memory(err);
    fold->form = unorm2_getNFKCCasefoldInstance(&code);
    if (U_FAILURE(code)) {
        zl_fold_close(fold);
        return zl_fail(err, ZILI_EIO,
                       "ICU has no table for folding text: %s.",
                       u_errorName(code));
    }
    for (uint32_t c = FIRST_HAN; c <= LAST_HAN; c++)
        fold->simplified[c - FIRST_HAN] = (uint16_t)zl_simplified(c);
    *out = fold;
    return ZILI_OK;
}

void zl_fold_close(zl_fold *fold)
{
    zl_free(fold);
}

static uint32_t fold_character(const zl_fold *fold, uint32_t character)
{
    if (character == APOSTROPHE)
        return '\'';
    if (character == HYPHEN || character == BINDING_HYPHEN)
        return '-';
    if (character < FIRST_HAN || character > LAST_HAN)
        return character;
    return fold->simplified[character - FIRST_HAN];
}

static bool is_simple(uint32_t character)
{
    return character < 0x80 || character == APOSTROPHE ||
           character == HYPHEN || character == BINDING_HYPHEN ||
           (character >= COMMON_HAN && character <= LAST_HAN);
}

/* Most words need no normalizer: ASCII and common Han change one by one.
 * Gives how many bytes of `text` were done. */
static size_t add_simple(const zl_fold *fold, zl_view text, zl_str *key)
{
    size_t at = 0;

    while (at < text.size) {
        size_t next = at;
        uint32_t character = zl_utf8_next(text, &next);
        if (character >= 'A' && character <= 'Z')
            character += 'a' - 'A';
        else if (!is_simple(character))
            break;
        zl_utf8_add(key, fold_character(fold, character));
        at = next;
    }
    return at;
}

static void add_folded(const zl_fold *fold, const UChar *units, int32_t count,
                       zl_str *key)
{
    for (int32_t at = 0; at < count; at++) {
        uint32_t unit = units[at];
        if (unit >= 0xD800 && unit < 0xDC00 && at + 1 < count)
            unit = 0x10000 + ((unit - 0xD800) << 10) +
                   (units[++at] - 0xDC00u);
        zl_utf8_add(key, fold_character(fold, unit));
    }
}

/* Normalize `source` into `room` units at `target`; gives the number of
 * units wanted, which may be more than `room`. */
static int32_t normalize(const zl_fold *fold, const UChar *source,
                         int32_t count, UChar *target, int32_t room)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t wanted = unorm2_normalize(fold->form, source, count, target, room,
                                      &code);

    return U_SUCCESS(code) || code == U_BUFFER_OVERFLOW_ERROR ? wanted : -1;
}

/* The longest text that is normalized without asking for memory. */
#define SHORT_TEXT 256

/* Any text, by way of UTF-16, which never has more units than UTF-8 bytes. */
static void add_any(const zl_fold *fold, zl_view text, zl_str *key)
{
    UChar short_source[SHORT_TEXT], short_target[2 * SHORT_TEXT];
    UChar *source = short_source, *target = short_target;
    UErrorCode code = U_ZERO_ERROR;
    int32_t count = 0, wanted = -1;

    if (text.size > INT32_MAX / 32)
        source = NULL;
    else if (text.size > SHORT_TEXT)
        source = zl_alloc_array(text.size, sizeof *source);
    if (!source)
        goto done;
    u_strFromUTF8WithSub(source, (int32_t)text.size, &count, text.bytes,
                         (int32_t)text.size, 0xFFFD, NULL, &code);
    if (U_FAILURE(code))
        goto done;
    wanted = normalize(fold, source, count, target, 2 * SHORT_TEXT);
    if (wanted > 2 * SHORT_TEXT) {
        target = zl_alloc_array((size_t)wanted, sizeof *target);
        wanted = target ? normalize(fold, source, count, target, wanted) : -1;
    }
    if (wanted > 0)
        add_folded(fold, target, wanted, key);

done:
    if (wanted < 0)
        key->failed = true;
    if (wanted == 0) /* nothing but ignorable characters */
        zl_str_add(key, text);
    if (source != short_source)
        zl_free(source);
    if (target != short_target)
        zl_free(target);
}

void zl_fold_add(const zl_fold *fold, zl_view text, zl_str *key)
{
    size_t start = key->size;

    if (add_simple(fold, text, key) == text.size || key->failed)
        return;
    /* What follows may combine with what came before: begin again. */
    if (key->bytes)
        key->bytes[start] = 0;
    key->size = start;
    add_any(fold, text, key);
}
