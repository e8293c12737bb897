/* collate.c -- keys that sort texts as people expect, the same everywhere. */
#include "text/collate.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct zl_collator {
    UCollator *rules; /* NULL: the bytes are their own key */
    UChar *units;     /* room for a text in UTF-16 */
    size_t room;
};

static const struct order {
    const char *name, *locale;
} orders[] = {
    { "pinyin", "zh@collation=pinyin" },
    { "stroke", "zh@collation=stroke" },
    { "radical", "zh@collation=unihan" },
    { "codepoint", NULL },
};

#define ORDER_COUNT (sizeof orders / sizeof *orders)

static const struct order *find_order(const char *name)
{
    for (size_t i = 0; i < ORDER_COUNT; i++)
        if (strcmp(orders[i].name, name) == 0)
            return &orders[i];
    return NULL;
}

zili_status zl_collator_open(zl_collator **out, const char *order,
                             zili_error *err)
{
    const struct order *found = find_order(order);
    UErrorCode code = U_ZERO_ERROR;

    *out = NULL;
    if (!found)
        return zl_fail(err, ZILI_EUSAGE,
                       "There is no order \"%s\"; there are pinyin, stroke, "
                       "radical and codepoint.", order);
    zl_collator *collator = zl_alloc(sizeof *collator);
    if (!collator)
        return zl_no_memory(err);
    if (found->locale)
        collator->rules = ucol_open(found->locale, &code);
    if (U_FAILURE(code)) {
        zl_collator_close(collator);
        return code == U_MEMORY_ALLOCATION_ERROR
                   ? zl_no_memory(err)
                   : zl_fail(err, ZILI_EIO,
                             "ICU has no data for the order %s: %s.", order,
                             u_errorName(code));
    }
    *out = collator;
    return ZILI_OK;
}

void zl_collator_close(zl_collator *collator)
{
    if (!collator)
        return;
    if (collator->rules)
        ucol_close(collator->rules);
    zl_free(collator->units);
    zl_free(collator);
}

/* Room for as many units as the text has bytes: UTF-16 never needs more. */
static bool make_room(zl_collator *collator, size_t size)
{
    if (size <= collator->room)
        return true;
    if (size > INT32_MAX / 16)
        return false;
    UChar *units = zl_resize(collator->units, 2 * size * sizeof *units);
    if (!units)
        return false;
    collator->units = units;
    collator->room = 2 * size;
    return true;
}

/* Most keys fit here; a longer one is made twice. */
#define SHORT_KEY 512

static void add_key(zl_collator *collator, int32_t count, zl_str *key)
{
    uint8_t short_bytes[SHORT_KEY], *bytes = short_bytes;
    int32_t size = ucol_getSortKey(collator->rules, collator->units, count,
                                   bytes, SHORT_KEY);

    if (size > SHORT_KEY) {
        bytes = zl_alloc((size_t)size);
        if (bytes)
            size = ucol_getSortKey(collator->rules, collator->units, count,
                                   bytes, size);
    }
    /* ICU ends a key with a zero byte, which is no part of it. */
    if (bytes && size > 0)
        zl_str_add(key, (zl_view){ (const char *)bytes, (size_t)size - 1 });
    else
        key->failed = true;
    if (bytes != short_bytes)
        zl_free(bytes);
}

void zl_collator_key(zl_collator *collator, zl_view text, zl_str *key)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t count = 0;

    if (!collator->rules) {
        zl_str_add(key, text);
        return;
    }
    if (!make_room(collator, text.size)) {
        key->failed = true;
        return;
    }
    u_strFromUTF8WithSub(collator->units, (int32_t)collator->room, &count,
                         text.bytes, (int32_t)text.size, 0xFFFD, NULL, &code);
    if (U_FAILURE(code))
        key->failed = true;
    else
        add_key(collator, count, key);
}
