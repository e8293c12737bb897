/* fuzz_codec.c -- any bytes as one of the codes of a segment: refused, or
 * everything that can be asked of it is answered inside its bounds; and what
 * has no fault is what would be written. The other way round, any numbers come
 * back.
 *
 * The first byte says which code, the next eight are two numbers it needs. */
#include "../unit/packed_help.h"

#include "base/bytes.h"
#include "base/mem.h"
#include "index/packed.h"
#include "index/rising.h"
#include "index/texts.h"
#include "index/tokens.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { HEAD = 9, MOST = 4000 };

static void hold(bool right)
{
    if (!right)
        abort();
}

static bool same(const zl_str *str, zl_span span)
{
    return str->size == span.size &&
           (str->size == 0 || memcmp(str->bytes, span.bytes, span.size) == 0);
}

/* ---- arrays and texts ---- */

static void try_packed(zl_span span)
{
    zl_packed packed;
    zl_span rest;

    if (!zl_packed_read(&packed, span, &rest))
        return;
    hold(rest.size < span.size);
    for (uint64_t i = 0; i < packed.count && i < MOST; i++) {
        uint32_t copied;
        uint64_t number = zl_packed_at(&packed, i);
        zl_packed_copy(&packed, i, i + 1, &copied);
        hold(number <= packed.mask && copied == (uint32_t)number);
        hold(zl_packed_before(&packed, number) <= packed.count);
    }
}

static void try_texts(zl_span span)
{
    zl_texts texts;
    zl_str again = { 0 };
    zl_span rest;

    if (!zl_texts_read(&texts, span, &rest) || texts.count > MOST)
        return;
    zl_view *views = zl_alloc_array(texts.count, sizeof *views);
    hold(views != NULL);
    for (uint32_t i = 0; i < texts.count; i++) {
        views[i] = zl_texts_at(&texts, i);
        hold(views[i].size < span.size && !views[i].bytes[views[i].size]);
    }
    if (!zl_texts_fault(&texts)) {
        zl_texts all;
        make_texts(&again, views, texts.count);
        zl_span made = { (const uint8_t *)again.bytes, again.size };
        hold(zl_texts_read(&all, made, NULL) && all.count == texts.count);
        hold(all.size == texts.size);
        hold(memcmp(all.bytes, texts.bytes, texts.size) == 0);
    }
    zl_str_clear(&again);
    zl_free(views);
}

/* ---- rising numbers ---- */

static void write_rising(zl_str *str, const uint32_t *numbers, uint32_t count)
{
    zl_out out = { zl_str_write, str, false };
    zl_rising_writer writer = { 0 };

    zl_rising_begin(&writer, &out);
    zl_rising_add_all(&writer, numbers, count);
    hold(zl_rising_end(&writer) == str->size && !out.failed);
    zl_rising_writer_clear(&writer);
}

/* Through all of a list, by steps and by leaps that grow. */
static void walk_rising(const zl_rising *list)
{
    zl_rising_cursor cursor;
    uint32_t seen = 0, leap = 1;

    zl_rising_start(&cursor, list);
    for (; cursor.at != ZL_RISING_END; zl_rising_next(&cursor), seen++)
        hold(cursor.at < list->limit && zl_rising_rank(&cursor) == seen);
    hold(seen == list->count);
    zl_rising_start(&cursor, list);
    while (cursor.at != ZL_RISING_END) {
        uint32_t left = ZL_RISING_END - cursor.at;
        uint32_t target = cursor.at + (leap < left ? leap : left);
        hold(zl_rising_before(list, target) <= list->count);
        zl_rising_seek(&cursor, target);
        hold(cursor.at >= target);
        leap += leap / 2 + 1;
    }
}

static void try_rising(zl_span span, uint32_t count, uint32_t limit)
{
    zl_rising list;
    zl_str again = { 0 };

    if (!zl_rising_read(&list, span, count, limit))
        return;
    uint32_t *numbers =
        zl_alloc_array((size_t)count + ZL_RISING_ROOM, sizeof *numbers);
    hold(numbers != NULL);
    for (uint32_t block = 0; block < zl_rising_blocks(&list); block++)
        zl_rising_decode(&list, block, numbers + block * ZL_RISING_BLOCK);
    for (uint32_t i = 0; i < count; i++)
        hold(numbers[i] < limit && zl_rising_at(&list, i) == numbers[i]);
    walk_rising(&list);
    if (!zl_rising_fault(&list, false)) {
        write_rising(&again, numbers, count);
        hold(same(&again, span));
    }
    zl_str_clear(&again);
    zl_free(numbers);
}

/* Every two bytes say how far it is to the next number. */
static void round_rising(zl_span span)
{
    uint32_t numbers[MOST] = { 0 };
    uint32_t count = 0;
    uint64_t at = 0;
    zl_str str = { 0 };
    zl_rising list;

    for (size_t i = 0; i + 1 < span.size && count < MOST; i += 2) {
        at += (uint64_t)span.bytes[i] << span.bytes[i + 1] % 24;
        if (at >= UINT32_MAX)
            break;
        numbers[count++] = (uint32_t)at;
    }
    write_rising(&str, numbers, count);
    zl_span coded = { (const uint8_t *)str.bytes, str.size };
    hold(zl_rising_read(&list, coded, count, UINT32_MAX));
    hold(!zl_rising_fault(&list, false));
    for (uint32_t i = 0; i < count; i++) {
        hold(zl_rising_at(&list, i) == numbers[i]);
        uint32_t before = zl_rising_before(&list, numbers[i]);
        hold(before <= i && numbers[before] == numbers[i]);
    }
    walk_rising(&list);
    zl_str_clear(&str);
}

/* ---- tokens ---- */

static void write_tokens(zl_str *str, const uint8_t *widths,
                         const uint32_t *ranks, uint32_t count)
{
    zl_out out = { zl_str_write, str, false };
    zl_tokens_writer writer = { 0 };

    zl_tokens_begin(&writer, &out, widths);
    zl_tokens_add(&writer, ranks, count);
    hold(zl_tokens_end(&writer) == str->size && !out.failed);
    zl_tokens_writer_clear(&writer);
}

static void try_tokens(zl_span span, uint32_t count, uint32_t types)
{
    zl_tokens tokens;
    zl_str again = { 0 };

    if (!zl_tokens_read(&tokens, span, count, types))
        return;
    uint32_t *ranks = zl_alloc_array((size_t)count + 7, sizeof *ranks);
    hold(ranks != NULL);
    for (uint32_t i = 0; i < count; i += 5) {
        uint32_t end = count - i < 7 ? count : i + 7;
        zl_tokens_copy(&tokens, i, end, ranks);
        hold(ranks[0] < types && zl_tokens_at(&tokens, i) < types);
    }
    zl_tokens_copy(&tokens, 0, count, ranks);
    for (uint32_t i = 0; i < count; i++)
        hold(ranks[i] < types);
    if (!zl_tokens_fault(&tokens)) {
        write_tokens(&again, span.bytes, ranks, count);
        hold(same(&again, span));
    }
    zl_str_clear(&again);
    zl_free(ranks);
}

/* The first bytes are the widths, every two of the others a rank. */
static void round_tokens(zl_span span)
{
    uint32_t ranks[MOST] = { 0 }, count = 0, types = 0;
    uint8_t widths[ZL_TOKENS_CLASSES];
    zl_str str = { 0 };
    zl_tokens tokens;

    if (span.size < sizeof widths)
        return;
    for (unsigned i = 0; i < sizeof widths; i++) {
        widths[i] = span.bytes[i] % 15;
        types += (uint32_t)1 << widths[i];
    }
    for (size_t i = sizeof widths; i + 1 < span.size && count < MOST; i += 2) {
        uint32_t number = (uint32_t)span.bytes[i] << span.bytes[i + 1] % 12;
        ranks[count++] = number % types;
    }
    write_tokens(&str, widths, ranks, count);
    zl_span coded = { (const uint8_t *)str.bytes, str.size };
    hold(zl_tokens_read(&tokens, coded, count, types));
    hold(!zl_tokens_fault(&tokens));
    for (uint32_t i = 0; i < count; i++)
        hold(zl_tokens_at(&tokens, i) == ranks[i]);
    zl_str_clear(&str);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < HEAD)
        return 0;
    uint32_t first = zl_get32(bytes + 1), second = zl_get32(bytes + 5);
    zl_span span = { bytes + HEAD, size - HEAD };
    switch (bytes[0] % 6) {
    case 0:
        try_packed(span);
        break;
    case 1:
        try_texts(span);
        break;
    case 2:
        try_rising(span, first, second);
        break;
    case 3:
        try_tokens(span, first, second);
        break;
    case 4:
        round_rising(span);
        break;
    default:
        round_tokens(span);
    }
    return 0;
}
