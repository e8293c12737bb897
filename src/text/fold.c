/* fold.c -- the form under which variants of a word meet. */
#include "text/fold.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/simplify.h"

#include <uchar.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

/* zl_simplified() changes brackets too; of Han it changes what lies from the
 * first character of Extension A to the last of the basic block. */
#define FIRST_HAN 0x3400
#define LAST_HAN 0x9FFF
#define COMMON_HAN 0x4E00
#define APOSTROPHE 0x2019 /* ’ as in don’t */
#define HYPHEN 0x2010     /* ‐ as in self‐reliance, and the one that binds */
#define BINDING_HYPHEN 0x2011

struct zl_fold {
    const UNormalizer2 *nfc, *nfd, *nfkc, *nfkd;
    const UNormalizer2 *usual; /* ICU's own: NFKC and case folding in one */
};

zili_status zl_fold_open(zl_fold **out, zili_error *err)
{
    UErrorCode code = U_ZERO_ERROR;

    *out = NULL;
    zl_fold *fold = zl_alloc(sizeof *fold);
    if (!fold)
        return zl_no_memory(err);
    fold->nfc = unorm2_getNFCInstance(&code);
    fold->nfd = unorm2_getNFDInstance(&code);
    fold->nfkc = unorm2_getNFKCInstance(&code);
    fold->nfkd = unorm2_getNFKDInstance(&code);
    fold->usual = unorm2_getNFKCCasefoldInstance(&code);
    if (U_FAILURE(code)) {
        zl_fold_close(fold);
        return zl_fail(err, ZILI_EIO,
                       "ICU has no table for folding text: %s.",
                       u_errorName(code));
    }
    *out = fold;
    return ZILI_OK;
}

void zl_fold_close(zl_fold *fold)
{
    zl_free(fold);
}

/* ---- character by character ---- */

static uint32_t without_variants(uint32_t character)
{
    if (character == APOSTROPHE)
        return '\'';
    if (character == HYPHEN || character == BINDING_HYPHEN)
        return '-';
    if (character < FIRST_HAN || character > LAST_HAN)
        return character;
    return zl_simplified(character);
}

static bool is_simple(uint32_t character)
{
    return character < 0x80 || character == APOSTROPHE ||
           character == HYPHEN || character == BINDING_HYPHEN ||
           (character >= COMMON_HAN && character <= LAST_HAN);
}

/* Most words need no normalizer: ASCII and common Han change one by one.
 * Gives how many bytes of `text` were done. */
static size_t add_simple(unsigned what, zl_view text, zl_str *key)
{
    size_t at = 0;

    while (at < text.size) {
        size_t next = at;
        uint32_t c = zl_utf8_next(text, &next);
        if (!is_simple(c))
            break;
        if (what & ZL_FOLD_CASE && c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        zl_utf8_add(key, what & ZL_FOLD_VARIANTS ? without_variants(c) : c);
        at = next;
    }
    return at;
}

/* ---- UTF-16 ---- */

/* The character at `*at`, which moves past it. */
static uint32_t next_of(const UChar *units, int32_t count, int32_t *at)
{
    uint32_t c = units[(*at)++];

    if (c < 0xD800 || c >= 0xDC00 || *at == count)
        return c;
    return 0x10000 + ((c - 0xD800) << 10) + (units[(*at)++] - 0xDC00u);
}

static int32_t put(UChar *units, int32_t count, uint32_t c)
{
    if (c < 0x10000) {
        units[count++] = (UChar)c;
    } else {
        units[count++] = (UChar)(0xD7C0 + (c >> 10));
        units[count++] = (UChar)(0xDC00 + (c & 0x3FF));
    }
    return count;
}

/* ---- steps: UTF-16 in, UTF-16 out ---- */

/* Change `count` units at `from` into at most `room` at `to`; gives how many
 * there are, and U_BUFFER_OVERFLOW_ERROR where that is more. */
typedef int32_t step(const zl_fold *fold, const UChar *from, int32_t count,
                     UChar *to, int32_t room, UErrorCode *code);

static int32_t compose(const zl_fold *fold, const UChar *from, int32_t count,
                       UChar *to, int32_t room, UErrorCode *code)
{
    return unorm2_normalize(fold->nfc, from, count, to, room, code);
}

static int32_t decompose(const zl_fold *fold, const UChar *from, int32_t count,
                         UChar *to, int32_t room, UErrorCode *code)
{
    return unorm2_normalize(fold->nfd, from, count, to, room, code);
}

static int32_t compose_all(const zl_fold *fold, const UChar *from,
                           int32_t count, UChar *to, int32_t room,
                           UErrorCode *code)
{
    return unorm2_normalize(fold->nfkc, from, count, to, room, code);
}

static int32_t decompose_all(const zl_fold *fold, const UChar *from,
                             int32_t count, UChar *to, int32_t room,
                             UErrorCode *code)
{
    return unorm2_normalize(fold->nfkd, from, count, to, room, code);
}

static int32_t fold_usual(const zl_fold *fold, const UChar *from,
                          int32_t count, UChar *to, int32_t room,
                          UErrorCode *code)
{
    return unorm2_normalize(fold->usual, from, count, to, room, code);
}

static int32_t fold_case(const zl_fold *fold, const UChar *from, int32_t count,
                         UChar *to, int32_t room, UErrorCode *code)
{
    (void)fold;
    return u_strFoldCase(to, room, from, count, U_FOLD_CASE_DEFAULT, code);
}

static int32_t drop_ignorable(const zl_fold *fold, const UChar *from,
                              int32_t count, UChar *to, int32_t room,
                              UErrorCode *code)
{
    int32_t kept = 0;

    (void)fold;
    if (room < count) {
        *code = U_BUFFER_OVERFLOW_ERROR;
        return count;
    }
    for (int32_t at = 0; at < count;) {
        uint32_t c = next_of(from, count, &at);
        if (!u_hasBinaryProperty((UChar32)c,
                                 UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            kept = put(to, kept, c);
    }
    return kept;
}

static bool may_lose_marks(uint32_t c)
{
    UErrorCode code = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &code);

    if (!(U_GET_GC_MASK((UChar32)c) & U_GC_L_MASK))
        return false;
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK ||
           script == USCRIPT_CYRILLIC;
}

/* Whatever Unicode calls "LATIN … LETTER … WITH STROKE" or "WITH DIAGONAL
 * STROKE", and ı; tests/unit/test_fold.c compares. */
static uint32_t without_stroke(uint32_t c)
{
    static const char16_t pairs[] =
        u"ØOøoĐDđdĦHħhıiŁLłlŦTŧtƀbƗIƵZƶzǤGǥgȺAȻCȼcȾTɃBɆEɇeɈJɉjɌRɍrɎYɏyɨi"
        u"ᵽpⱣPⱥaⱦtꝀKꝁkꝂKꝃkꝘQꝙqꝞVꝟvꞘFꞙfꞸUꞹu";

    for (size_t i = 0; c >= pairs[0] && pairs[i] && pairs[i] <= c; i += 2)
        if (pairs[i] == c)
            return pairs[i + 1];
    return c;
}

/* Of decomposed text. */
static int32_t drop_marks(const zl_fold *fold, const UChar *from,
                          int32_t count, UChar *to, int32_t room,
                          UErrorCode *code)
{
    bool dropping = false;
    int32_t kept = 0;

    (void)fold;
    if (room < count) {
        *code = U_BUFFER_OVERFLOW_ERROR;
        return count;
    }
    for (int32_t at = 0; at < count;) {
        uint32_t c = next_of(from, count, &at);
        bool mark = u_charType((UChar32)c) == U_NON_SPACING_MARK;
        if (mark && dropping)
            continue;
        dropping = !mark && may_lose_marks(c);
        kept = put(to, kept, without_stroke(c));
    }
    return kept;
}

/* What makes the key, by what is folded. Marks are dropped before case is
 * folded, which would make a letter of the iota below: ᾳ is α here. */
#define STEPS 4
static step *const steps_of[ZL_FOLD_ALL + 1][STEPS + 1] = {
    { compose },
    { decompose, fold_case, compose },
    { decompose, drop_marks, compose },
    { decompose, drop_marks, fold_case, compose },
    { drop_ignorable, compose_all },
    { fold_usual },
    { drop_ignorable, decompose_all, drop_marks, compose_all },
    { drop_ignorable, decompose_all, drop_marks, fold_usual },
};

/* ---- any text ---- */

/* The longest text that is folded without asking for memory. */
#define FEW 512

/* A text on its way through the steps, from one buffer into the other. */
struct work {
    UChar few[2][FEW];
    UChar *units[2];
    int32_t room[2];
    int now;
    int32_t count;
};

static void clear(struct work *work)
{
    for (int i = 0; i < 2; i++)
        if (work->units[i] != work->few[i])
            zl_free(work->units[i]);
}

static bool make_room(struct work *work, int buffer, size_t wanted)
{
    if (wanted <= (size_t)work->room[buffer])
        return true;
    UChar *units = zl_alloc_array(wanted, sizeof *units);
    if (!units)
        return false;
    if (work->units[buffer] != work->few[buffer])
        zl_free(work->units[buffer]);
    work->units[buffer] = units;
    work->room[buffer] = (int32_t)wanted;
    return true;
}

/* UTF-16 never has more units than UTF-8 has bytes. */
static bool begin(struct work *work, zl_view text)
{
    UErrorCode code = U_ZERO_ERROR;

    work->units[0] = work->few[0];
    work->units[1] = work->few[1];
    work->room[0] = work->room[1] = FEW;
    work->now = 0;
    work->count = 0;
    if (text.size > INT32_MAX / 32 || !make_room(work, 0, text.size))
        return false;
    u_strFromUTF8WithSub(work->units[0], work->room[0], &work->count,
                         text.bytes, (int32_t)text.size, 0xFFFD, NULL, &code);
    return U_SUCCESS(code);
}

static bool take(struct work *work, const zl_fold *fold, step *change)
{
    int next = !work->now;

    for (;;) {
        UErrorCode code = U_ZERO_ERROR;
        int32_t wanted = change(fold, work->units[work->now], work->count,
                                work->units[next], work->room[next], &code);
        if (U_SUCCESS(code)) {
            work->now = next;
            work->count = wanted;
            return true;
        }
        if (code != U_BUFFER_OVERFLOW_ERROR || wanted <= work->room[next] ||
            !make_room(work, next, (size_t)wanted))
            return false;
    }
}

static void add_units(unsigned what, const UChar *units, int32_t count,
                      zl_str *key)
{
    for (int32_t at = 0; at < count;) {
        uint32_t c = next_of(units, count, &at);
        zl_utf8_add(key, what & ZL_FOLD_VARIANTS ? without_variants(c) : c);
    }
}

static void add_any(const zl_fold *fold, unsigned what, zl_view text,
                    zl_str *key)
{
    step *const *steps = steps_of[what];
    struct work work;
    bool good = begin(&work, text);

    for (; good && *steps; steps++)
        good = take(&work, fold, *steps);
    if (!good)
        key->failed = true;
    else if (work.count == 0) /* nothing but ignorable characters */
        zl_str_add(key, text);
    else
        add_units(what, work.units[work.now], work.count, key);
    clear(&work);
}

void zl_fold_add_as(const zl_fold *fold, unsigned what, zl_view text,
                    zl_str *key)
{
    size_t start = key->size;

    if (add_simple(what, text, key) == text.size || key->failed)
        return;
    /* What follows may combine with what came before: begin again. */
    if (key->bytes)
        key->bytes[start] = 0;
    key->size = start;
    add_any(fold, what, text, key);
}

void zl_fold_add(const zl_fold *fold, zl_view text, zl_str *key)
{
    zl_fold_add_as(fold, ZL_FOLD_USUAL, text, key);
}
