/* byte_set.c -- a set of bytes, and where they stand in a text. */
#include "byte_set.h"

#include <string.h>

#define BLOCK ZL_BYTE_BLOCK
#define INLINE static inline __attribute__((always_inline))

typedef uint64_t read_block(const zl_byte_set *set, const uint8_t *bytes);

INLINE size_t search(read_block *read, const zl_byte_set *set, zl_view text,
                     size_t base, uint64_t *bits)
{
    const uint8_t *bytes = (const uint8_t *)text.bytes;
    uint64_t found = 0;

    for (; text.size - base >= BLOCK; base += BLOCK) {
        found = read(set, bytes + base);
        if (found)
            break;
    }
    *bits = found;
    return base;
}

/* ---- one by one ---- */

INLINE uint64_t read_some(const zl_byte_set *set, const uint8_t *bytes,
                          size_t count)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < count; i++)
        bits |= (uint64_t)set->has[bytes[i]] << i;
    return bits;
}

INLINE uint64_t read_scalar(const zl_byte_set *set, const uint8_t *bytes)
{
    return read_some(set, bytes, BLOCK);
}

size_t zl_byte_search_scalar(const zl_byte_set *set, zl_view text,
                             size_t base, uint64_t *bits)
{
    return search(read_scalar, set, text, base, bits);
}

/* ---- 32 bytes in a register ---- */

#ifdef __x86_64__

#define AVX2 __attribute__((target("avx2,bmi")))

typedef char vector __attribute__((vector_size(32)));
typedef long long wide __attribute__((vector_size(32)));

/* The sixteen bytes twice. */
AVX2 INLINE vector twice(const uint8_t *bytes)
{
    vector both;

    memcpy(&both, bytes, 16);
    memcpy((char *)&both + 16, bytes, 16);
    return both;
}

AVX2 INLINE uint64_t read_half(const zl_byte_set *set, const uint8_t *bytes)
{
    vector all;

    memcpy(&all, bytes, sizeof all);
    vector upper = (vector)((wide)all >> 4) & 15;
    vector found = __builtin_ia32_pshufb256(twice(set->upper), upper) &
                   __builtin_ia32_pshufb256(twice(set->lower), all & 15);
    return ~(uint32_t)__builtin_ia32_pmovmskb256(found == 0);
}

AVX2 INLINE uint64_t read_avx2(const zl_byte_set *set, const uint8_t *bytes)
{
    return read_half(set, bytes) | read_half(set, bytes + 32) << 32;
}

AVX2 static size_t search_avx2(const zl_byte_set *set, zl_view text,
                               size_t base, uint64_t *bits)
{
    return search(read_avx2, set, text, base, bits);
}

static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
}

#else

#define search_avx2 zl_byte_search_scalar

static bool has_avx2(void)
{
    return false;
}

#endif

/* ---- the set ---- */

/* The lower halves of the bytes of the set with this upper half: a bit each. */
static unsigned lower_halves(const bool bytes[256], size_t upper)
{
    unsigned halves = 0;

    for (size_t lower = 0; lower < 16; lower++)
        halves |= (unsigned)bytes[upper << 4 | lower] << lower;
    return halves;
}

static uint8_t bit_of(size_t group)
{
    return (uint8_t)(1u << group % 8);
}

/* With more than eight kinds of upper halves the bits do not suffice. */
void zl_byte_set_make(zl_byte_set *set, const bool bytes[256])
{
    unsigned groups[16];
    size_t count = 0;

    *set = (zl_byte_set){ .search = zl_byte_search_scalar };
    memcpy(set->has, bytes, sizeof set->has);
    for (size_t upper = 0; upper < 16; upper++) {
        size_t i = 0;
        groups[count] = lower_halves(bytes, upper);
        while (groups[i] != groups[count])
            i++;
        count += i == count && groups[i];
        if (groups[i])
            set->upper[upper] = bit_of(i);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t lower = 0; lower < 16; lower++)
            if (groups[i] >> lower & 1)
                set->lower[lower] |= bit_of(i);
    if (count <= 8 && has_avx2())
        set->search = search_avx2;
}

/* ---- the way ---- */

size_t zl_byte_walk_on(zl_byte_walk *walk, size_t at)
{
    zl_view text = walk->text;
    size_t from = walk->base + (walk->bits ? BLOCK : 0);
    bool behind = at >= walk->base;

    if (from < at)
        from = at;
    if (from > text.size)
        from = text.size;
    if (behind)
        walk->base = walk->set->search(walk->set, text, from, &walk->bits);
    if (behind && !walk->bits)
        walk->bits =
            read_some(walk->set, (const uint8_t *)text.bytes + walk->base,
                      text.size - walk->base);
    return walk->bits ? walk->base + (size_t)__builtin_ctzll(walk->bits)
                      : text.size;
}
