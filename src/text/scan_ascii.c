/* scan_ascii.c -- the boundaries of ASCII, 64 bytes at once.
 *
 * A window of 64 bytes is read as bitmaps, one for each class of characters:
 * bit i stands for byte i. Shifted by one they say what stands beside a
 * character, which is all that the rules ask for in ASCII. What follows a
 * window is not known, so it is trusted up to the character before its last,
 * or before the first that is not known here, and the next window begins at
 * the last boundary found: no state is carried over. */
#include "scan_ascii.h"

#include "base/bytes.h"

#include <string.h>

#define WINDOW 64
#define INLINE static inline __attribute__((always_inline))

/* The classes by their names in UAX 29, as CLDR has them. The last three are
 * of the first of three bytes. */
typedef struct maps {
    uint64_t letter; /* ALetter: also @ */
    uint64_t digit;  /* Numeric */
    uint64_t word;   /* these two and ExtendNumLet: _ */
    uint64_t middle; /* MidNumLet and Single_Quote: . ' */
    uint64_t comma;  /* MidNum: , ; */
    uint64_t blank;  /* White_Space */
    uint64_t space;  /* WSegSpace */
    uint64_t pair;   /* a line feed behind a carriage return */
    uint64_t other;  /* not ASCII, each byte of it */
    uint64_t quote;  /* MidNumLet: ‘ ’ */
    uint64_t dash;   /* in no class: – — “ ” … */
} maps;

typedef void read_maps(const uint8_t *bytes, maps *out);

/* ---- the rules ---- */

/* The bytes with no boundary before them. */
INLINE uint64_t joined(const maps *in)
{
    uint64_t letter = in->letter << 1, digit = in->digit << 1;
    uint64_t join = (in->word & in->word << 1) | in->pair |
                    (in->space & in->space << 1);
    uint64_t middle = (in->middle & letter & in->letter >> 1) |
                      ((in->middle | in->comma) & digit & in->digit >> 1);

    join |= middle | middle << 1;
    uint64_t wide = in->quote | in->dash;
    if (wide == 0)
        return join;
    middle = in->quote &
             ((letter & in->letter >> 3) | (digit & in->digit >> 3));
    return join | middle | middle << 3 | wide << 1 | wide << 2;
}

/* The boundaries that are certain, bit 0 always among them; `left` is where
 * the text ends, or more. */
INLINE uint64_t boundaries(const maps *in, size_t left)
{
    uint64_t wide = in->quote | in->dash;
    uint64_t other = in->other & ~(wide | wide << 1 | wide << 2);
    size_t known = other ? (size_t)__builtin_ctzll(other) : WINDOW;
    size_t margin = wide ? 4 : 2;
    size_t last = known > margin ? known - margin : 0;

    if (last > left)
        last = left;
    return ~joined(in) & ((UINT64_C(2) << last) - 1);
}

/* ---- the way ---- */

/* No piece holds both blanks and others, so a piece ends where a boundary is
 * behind what is no blank. */
INLINE void append(zl_pieces *tokens, size_t base, uint64_t cuts,
                   uint64_t last, uint64_t blank)
{
    uint64_t begins = cuts & ~last & ~blank;
    uint64_t ends = cuts & ~UINT64_C(1) & ~(blank << 1);
    zl_piece *out = tokens->items + tokens->count;

    for (; begins; begins &= begins - 1, ends &= ends - 1)
        *out++ = (zl_piece){ base + (size_t)__builtin_ctzll(begins),
                             base + (size_t)__builtin_ctzll(ends) };
    tokens->count = (size_t)(out - tokens->items);
}

INLINE bool walk(read_maps *read, zl_view text, size_t *at, bool keep_blanks,
                 size_t limit, zl_pieces *tokens)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes;
    uint64_t dropped = keep_blanks ? 0 : ~UINT64_C(0);
    size_t here = *at;
    bool good = true;

    while (here < text.size && tokens->count < limit) {
        uint8_t tail[WINDOW];
        const uint8_t *window = bytes + here;
        size_t left = text.size - here;
        if (left < WINDOW) {
            memset(tail, 0, sizeof tail);
            window = memcpy(tail, window, left);
        }
        maps in;
        read(window, &in);
        uint64_t cuts = boundaries(&in, left);
        if (cuts == 1)
            break;
        good = tokens->room - tokens->count >= WINDOW ||
               zl_array_reserve(tokens, WINDOW);
        if (!good)
            break;
        size_t last = 63 - (size_t)__builtin_clzll(cuts);
        append(tokens, here, cuts, UINT64_C(1) << last, in.blank & dropped);
        here += last;
    }
    *at = here;
    return good;
}

/* ---- eight bytes in a number ---- */

#define EACH UINT64_C(0x0101010101010101)

/* The top bit of each byte from `first` to `last`; all are ASCII. */
INLINE uint64_t between(uint64_t eight, uint8_t first, uint8_t last)
{
    return (eight + EACH * (0x80u - first)) & ~(eight + EACH * (0x7Fu - last));
}

INLINE uint64_t equal(uint64_t eight, uint8_t byte)
{
    return ~((eight ^ EACH * byte) + EACH * 0x7F);
}

/* The top bits as the bits from `at` on: each lands in a place of its own. */
INLINE uint64_t gather(uint64_t tops, unsigned at)
{
    tops = (tops & EACH * 0x80) >> 7;
    return (tops * UINT64_C(0x0102040810204080)) >> 56 << at;
}

INLINE void read_eight(const uint8_t *bytes, unsigned at, maps *out,
                       uint64_t *returns)
{
    uint64_t eight = zl_get64(bytes + at);
    uint64_t ascii = ~eight;
    uint64_t low = eight & EACH * 0x7F;
    uint64_t letter = between(low | EACH * 0x20, 'a', 'z') | equal(low, '@');
    uint64_t digit = between(low, '0', '9');
    uint64_t space = equal(low, ' ');

    out->letter |= gather(letter & ascii, at);
    out->digit |= gather(digit & ascii, at);
    out->word |= gather((letter | digit | equal(low, '_')) & ascii, at);
    out->middle |= gather((equal(low, '.') | equal(low, '\'')) & ascii, at);
    out->comma |= gather((equal(low, ',') | equal(low, ';')) & ascii, at);
    out->blank |= gather((space | between(low, '\t', '\r')) & ascii, at);
    out->space |= gather(space & ascii, at);
    out->other |= gather(eight, at);
    *returns |= gather(equal(low, '\r') & ascii, at);
}

static void read_wide_slowly(const uint8_t *bytes, maps *out)
{
    for (uint64_t rest = out->other; rest; rest &= rest - 1) {
        unsigned i = (unsigned)__builtin_ctzll(rest);
        if (i > WINDOW - 3 || bytes[i] != 0xE2 || bytes[i + 1] != 0x80)
            continue;
        uint8_t third = bytes[i + 2];
        uint64_t bit = UINT64_C(1) << i;
        if (third == 0x98 || third == 0x99)
            out->quote |= bit;
        else if (third == 0x93 || third == 0x94 || third == 0x9C ||
                 third == 0x9D || third == 0xA6)
            out->dash |= bit;
    }
}

INLINE void read_scalar(const uint8_t *bytes, maps *out)
{
    uint64_t returns = 0;

    *out = (maps){ 0 };
    for (unsigned at = 0; at < WINDOW; at += 8)
        read_eight(bytes, at, out, &returns);
    for (uint64_t after = returns << 1; after; after &= after - 1)
        if (bytes[__builtin_ctzll(after)] == '\n')
            out->pair |= after & -after;
    if (out->other)
        read_wide_slowly(bytes, out);
}

bool zl_ascii_scalar(zl_view text, size_t *at, bool keep_blanks, size_t limit,
                     zl_pieces *tokens)
{
    return walk(read_scalar, text, at, keep_blanks, limit, tokens);
}

/* ---- 32 bytes in a register ---- */

#ifdef __x86_64__

#define AVX2 __attribute__((target("avx2,bmi")))

typedef uint8_t vector __attribute__((vector_size(32)));
typedef char mask __attribute__((vector_size(32)));

typedef struct vectors {
    vector low, high;
} vectors;

/* One bit a byte, for a test of the bytes `v`, of both halves. */
#define GATHER(test) (GATHER_HALF(low, test) | GATHER_HALF(high, test) << 32)
#define GATHER_HALF(half, test)                                     \
    (uint64_t)(uint32_t) __builtin_ia32_pmovmskb256(__extension__({ \
        vector v = both.half;                                       \
        (mask)(test);                                               \
    }))

AVX2 INLINE void read_wide(vectors both, maps *out)
{
    uint64_t start = GATHER(v == 0xE2) & GATHER(v == 0x80) >> 1;

    out->quote = start & GATHER((v & 0xFE) == 0x98) >> 2;
    out->dash = start & GATHER((v == 0x93) | (v == 0x94) | (v == 0x9C) |
                               (v == 0x9D) | (v == 0xA6)) >>
                            2;
}

#define IS_LETTER(v) (((v | 0x20) - 'a' < 26) | (v == '@'))
#define IS_DIGIT(v) (v - '0' < 10)

AVX2 INLINE void read_avx2(const uint8_t *bytes, maps *out)
{
    vectors both;

    memcpy(&both, bytes, sizeof both);
    out->letter = GATHER(IS_LETTER(v));
    out->digit = GATHER(IS_DIGIT(v));
    out->word = GATHER(IS_LETTER(v) | IS_DIGIT(v) | (v == '_'));
    out->middle = GATHER((v == '.') | (v == '\''));
    out->comma = GATHER((v == ',') | (v == ';'));
    out->blank = GATHER((v == ' ') | (v - '\t' < 5));
    out->space = GATHER(v == ' ');
    out->pair = GATHER(v == '\r') << 1;
    if (out->pair)
        out->pair &= GATHER(v == '\n');
    out->other = GATHER(v);
    out->quote = out->dash = 0;
    if (out->other)
        read_wide(both, out);
}

AVX2 static bool walk_avx2(zl_view text, size_t *at, bool keep_blanks,
                           size_t limit, zl_pieces *tokens)
{
    return walk(read_avx2, text, at, keep_blanks, limit, tokens);
}

zl_ascii_way *zl_ascii_best(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
               ? walk_avx2
               : zl_ascii_scalar;
}

#else

zl_ascii_way *zl_ascii_best(void)
{
    return zl_ascii_scalar;
}

#endif
