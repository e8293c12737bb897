/* package.c -- the parts of a file that is a zip of XML. */
#include "formats/package.h"

#include "base/array.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/replace.h"

#include <archive.h>
#include <archive_entry.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Limits of what is unpacked; the last is of files that a text can be. */
#define TOTAL_MOST ((size_t)256 << 20)
#define SURE ((size_t)16 << 20)
enum { TIMES_MOST = 100, PARTS_MOST = 100000 };

struct part {
    char *name;
    zl_str bytes;
};

struct zl_package {
    ZL_ARRAY(struct part) parts;
    zl_map names;
    size_t total;
};

/* ---- unpacking ---- */

struct unpacker {
    zl_package *package;
    const zl_file *file;
    struct archive *archive;
    bool (*wanted)(const char *name);
    zili_error *err;
};

static size_t most(const struct unpacker *unpacker)
{
    size_t bytes = unpacker->file->bytes.size;
    size_t times = bytes > TOTAL_MOST / TIMES_MOST ? TOTAL_MOST
                                                   : bytes * TIMES_MOST;

    return times > SURE ? times : SURE;
}

static zili_status fail_large(const struct unpacker *unpacker,
                              const char *name)
{
    return zl_fail(unpacker->err, ZILI_EFORMAT,
                   "%s: its part %s is too large: unpacked it would be more "
                   "than %zu MiB in all, from a file of %zu KiB. A text is "
                   "not as large; if this one is, save it as plain text.",
                   unpacker->file->path, name, most(unpacker) >> 20,
                   unpacker->file->bytes.size >> 10);
}

static zili_status fail_part(const struct unpacker *unpacker, const char *name)
{
    const char *why = archive_error_string(unpacker->archive);

    return zl_fail(unpacker->err, ZILI_EFORMAT,
                   "%s cannot be unpacked%s%s: %s. It may be cut off; fetch "
                   "or save it again.",
                   unpacker->file->path, *name ? ", at its part " : "", name,
                   why ? why : "it is damaged");
}

/* What says that it is small is not unpacked until it is too large. */
static zili_status fail_lie(const struct unpacker *unpacker, const char *name,
                            int64_t size)
{
    return zl_fail(unpacker->err, ZILI_EFORMAT,
                   "%s: its part %s has more than the %lld bytes that it "
                   "says. It is damaged, or made to fill the memory; save it "
                   "again.",
                   unpacker->file->path, name, (long long)size);
}

/* `said`: what the part says that it has; less than 0: nothing. */
static zili_status unpack(const struct unpacker *unpacker, struct part *part,
                          int64_t said)
{
    zl_package *package = unpacker->package;
    const void *block;
    size_t size;
    int64_t offset;
    int code;

    while ((code = archive_read_data_block(unpacker->archive, &block, &size,
                                           &offset)) == ARCHIVE_OK) {
        package->total += size;
        if (package->total > most(unpacker))
            return fail_large(unpacker, part->name);
        if (said >= 0 && size > (uint64_t)said - part->bytes.size)
            return fail_lie(unpacker, part->name, said);
        zl_str_add(&part->bytes, (zl_view){ block, size });
        if (part->bytes.failed)
            return zl_no_memory(unpacker->err);
    }
    return code == ARCHIVE_EOF ? ZILI_OK : fail_part(unpacker, part->name);
}

/* Room for what the part says that it has is made at once. */
static zili_status add_part(const struct unpacker *unpacker,
                            struct archive_entry *entry, const char *name)
{
    zl_package *package = unpacker->package;
    struct part part = { .name = zl_copy_text(name, strlen(name)) };
    int64_t size =
        archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1;

    if (!part.name || !zl_array_push(&package->parts, part)) {
        zl_free(part.name);
        return zl_no_memory(unpacker->err);
    }
    struct part *own = &package->parts.items[package->parts.count - 1];
    if (zl_map_add(&package->names, zl_view_of(name)) == ZL_MAP_NONE)
        return zl_no_memory(unpacker->err);
    if (archive_entry_is_data_encrypted(entry) == 1)
        return zl_fail(unpacker->err, ZILI_EFORMAT,
                       "%s has a password: save it without one.",
                       unpacker->file->path);
    if (size > 0 && (uint64_t)size > most(unpacker) - package->total)
        return fail_large(unpacker, name);
    if (size > 0 && !zl_str_reserve(&own->bytes, (size_t)size))
        return zl_no_memory(unpacker->err);
    return unpack(unpacker, own, size);
}

static zili_status unpack_all(const struct unpacker *unpacker)
{
    struct archive_entry *entry;
    zili_status status = ZILI_OK;
    int code = ARCHIVE_OK;

    for (size_t i = 0; !status; i++) {
        code = archive_read_next_header(unpacker->archive, &entry);
        if (code == ARCHIVE_EOF)
            break;
        if ((code != ARCHIVE_OK && code != ARCHIVE_WARN) || i == PARTS_MOST)
            return fail_part(unpacker, "");
        const char *name = archive_entry_pathname(entry);
        if (name && zl_utf8_check(zl_view_of(name), NULL) &&
            archive_entry_filetype(entry) == AE_IFREG &&
            unpacker->wanted(name) &&
            zl_map_find(&unpacker->package->names, zl_view_of(name)) ==
                ZL_MAP_NONE)
            status = add_part(unpacker, entry, name);
    }
    return status;
}

static zili_status open_archive(struct unpacker *unpacker)
{
    zl_view bytes = unpacker->file->bytes;

    unpacker->archive = archive_read_new();
    if (!unpacker->archive)
        return zl_no_memory(unpacker->err);
    archive_read_support_format_zip_seekable(unpacker->archive);
    if (archive_read_open_memory(unpacker->archive, bytes.bytes, bytes.size) !=
        ARCHIVE_OK)
        return fail_part(unpacker, "");
    return unpack_all(unpacker);
}

/* libarchive gives names in the character set of the locale of its thread. */
static zili_status open_in_utf8(struct unpacker *unpacker)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
    zili_status status = open_archive(unpacker);

    if (unpacker->archive)
        archive_read_free(unpacker->archive);
    if (utf8) {
        uselocale(before);
        freelocale(utf8);
    }
    return status;
}

zili_status zl_package_open(zl_package **out, const zl_file *file,
                            bool (*wanted)(const char *name), zili_error *err)
{
    zl_package *package = zl_alloc(sizeof *package);
    struct unpacker unpacker = {
        .package = package, .file = file, .wanted = wanted, .err = err
    };

    *out = NULL;
    if (!package)
        return zl_no_memory(err);
    zili_status status = open_in_utf8(&unpacker);
    if (status) {
        zl_package_close(package);
        return status;
    }
    *out = package;
    return ZILI_OK;
}

void zl_package_close(zl_package *package)
{
    if (!package)
        return;
    for (size_t i = 0; i < package->parts.count; i++) {
        zl_free(package->parts.items[i].name);
        zl_str_clear(&package->parts.items[i].bytes);
    }
    zl_array_clear(&package->parts);
    zl_map_clear(&package->names);
    zl_free(package);
}

/* ---- what there is ---- */

size_t zl_package_count(const zl_package *package)
{
    return package->parts.count;
}

const char *zl_package_name(const zl_package *package, size_t number)
{
    return package->parts.items[number].name;
}

zl_view zl_package_bytes(const zl_package *package, size_t number)
{
    return zl_str_view(&package->parts.items[number].bytes);
}

bool zl_package_find(const zl_package *package, zl_view name, zl_view *bytes)
{
    uint32_t number = zl_map_find(&package->names, name);

    if (number == ZL_MAP_NONE)
        return false;
    *bytes = zl_package_bytes(package, number);
    return true;
}

/* ---- links ---- */

static int hex(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f')
        return (byte | 0x20) - 'a' + 10;
    return -1;
}

void zl_package_path(zl_str *out, zl_view base, zl_view link)
{
    bool root = zl_view_starts(link, zl_view_of("/"));

    zl_str_empty(out);
    zl_str_add(out, root ? (zl_view){ "", 0 } : base);
    link = zl_view_cut(link, root, link.size);
    for (size_t i = 0; i < link.size && link.bytes[i] != '#'; i++) {
        zl_view rest = zl_view_cut(link, i, link.size);
        bool begins = out->size == 0 || out->bytes[out->size - 1] == '/';
        if (begins && zl_view_starts(rest, zl_view_of("../"))) {
            size_t end = out->size ? out->size - 1 : 0;
            while (end && out->bytes[end - 1] != '/')
                end--;
            out->size = out->failed ? out->size : end;
            i += 2;
        } else if (rest.size > 2 && rest.bytes[0] == '%' &&
                   hex(rest.bytes[1]) >= 0 && hex(rest.bytes[2]) >= 0) {
            zl_str_add_byte(
                out, (char)(hex(rest.bytes[1]) * 16 + hex(rest.bytes[2])));
            i += 2;
        } else
            zl_str_add_byte(out, link.bytes[i]);
    }
}

zili_status zl_package_text(zl_view *text, zl_decoding *out, zl_view bytes,
                            const char *path, bool lenient, zili_error *err)
{
    zl_wish wish = { .path = path, .lenient = lenient, .aside = true };

    bytes = zl_utf8_body(bytes);
    *text = bytes;
    if (zl_is_sound(bytes))
        return ZILI_OK;
    zili_status status = zl_decoding_open(out, &wish, bytes, err);
    *text = out->text;
    return status;
}
