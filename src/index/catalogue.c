/* catalogue.c -- the form of catalogue.sqlite, as far as it is bytes. */
#include "catalogue.h"

#include "base/bytes.h"
#include "base/hash.h"

#include <string.h>

/* Where SQLite's header has what is ours to set, big-endian. */
enum { HEADER = 100, USER_VERSION = 60, APPLICATION_ID = 68 };

const char *const zl_catalogue_fixed[ZL_CATALOGUE_FIXED] = {
    "number", "name", "path", "bytes", "digest", "segment", "begin", "end",
};

void zl_catalogue_add_name(zl_str *sql, const char *name)
{
    zl_str_add_byte(sql, '"');
    for (; *name; name++) {
        if (*name == '"')
            zl_str_add_byte(sql, '"');
        zl_str_add_byte(sql, *name);
    }
    zl_str_add_byte(sql, '"');
}

static uint32_t get_big(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | (uint32_t)at[3];
}

bool zl_catalogue_is_ours(zl_span file)
{
    static const char magic[16] = "SQLite format 3";

    return file.size >= HEADER &&
           memcmp(file.bytes, magic, sizeof magic) == 0 &&
           get_big(file.bytes + APPLICATION_ID) == ZL_CATALOGUE_APPLICATION;
}

/* Of all but the sum itself; so much at a time is looked at. */
static uint32_t sum_by(zl_span file, size_t step, void forget(zl_span file))
{
    uint8_t both[16];
    zl_hasher hasher;

    zl_put64(both, zl_hash(file.bytes, USER_VERSION));
    zl_hasher_begin(&hasher);
    for (size_t at = USER_VERSION + 4, next; at < file.size; at = next) {
        next = file.size - at < step ? file.size : at + step;
        zl_hasher_add(&hasher, file.bytes + at, next - at);
        forget(file);
    }
    zl_put64(both + 8, zl_hasher_end(&hasher));
    return (uint32_t)zl_hash(both, sizeof both);
}

static void keep(zl_span file)
{
    (void)file;
}

uint32_t zl_catalogue_sum(zl_span file)
{
    return sum_by(file, SIZE_MAX, keep);
}

uint32_t zl_catalogue_sum_mapped(zl_span file)
{
    return sum_by(file, (size_t)8 << 20, zl_file_forget);
}

uint32_t zl_catalogue_stored_sum(zl_span file)
{
    return get_big(file.bytes + USER_VERSION);
}

void zl_catalogue_store_sum(uint8_t *bytes, uint32_t sum)
{
    for (int i = 0; i < 4; i++)
        bytes[USER_VERSION + i] = (uint8_t)(sum >> (24 - 8 * i));
}
