/* divide.c -- large files of rows, in parts that are read one beside another.
 */
#include "ingest/divide.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/replace.h"

#include <string.h>

/* What is given back at a time. */
#define STEP ((size_t)16 << 20)

/* Whether the text up to `end`, from where it was checked last on, is sound;
 * what lies before it is given back. */
static bool is_sound(zl_span bytes, size_t *checked, size_t end)
{
    zl_view part = { (const char *)bytes.bytes + *checked, end - *checked };
    size_t from = *checked / STEP * STEP, to = end / STEP * STEP;

    if (!zl_is_sound(part))
        return false;
    if (to > from)
        zl_file_forget((zl_span){ bytes.bytes + from, to - from });
    *checked = end;
    return true;
}

static bool add_part(zl_files *parts, const zl_found *found,
                     zl_record_place begin, size_t end)
{
    char *path = zl_copy_text(found->path, strlen(found->path));
    zl_found part = *found;

    if (!path)
        return false;
    part.path = path;
    part.shown = path + (found->shown - found->path);
    part.parted = true;
    part.begin = begin;
    part.size = end - begin.at;
    if (zl_array_push(parts, part))
        return true;
    zl_free(path);
    return false;
}

static void drop_parts(zl_files *parts, size_t count)
{
    while (parts->count > count)
        zl_free(parts->items[--parts->count].path);
}

/* Add the parts of a file, or nothing where it is not sound. */
static zili_status add_parts(zl_files *parts, const zl_found *found,
                             const zl_filetype *type, zl_span bytes,
                             size_t least, zili_error *err)
{
    zl_view text = { (const char *)bytes.bytes, bytes.size };
    zl_record_place place = { 0 };
    size_t before = parts->count, checked = 0;
    bool sound = true;

    while (sound && place.at < bytes.size) {
        zl_record_place begin = place;
        type->divide(text, &place, least);
        sound = is_sound(bytes, &checked, place.at);
        if (sound && !add_part(parts, found, begin, place.at))
            return zl_no_memory(err);
    }
    if (!sound)
        drop_parts(parts, before);
    else
        parts->items[parts->count - 1].last = true;
    return ZILI_OK;
}

static const zl_filetype *type_of(zl_span bytes, const zl_found *found,
                                  const zl_reading *reading)
{
    return reading->type
               ? reading->type
               : zl_filetype_of((zl_view){ (const char *)bytes.bytes,
                                           bytes.size },
                                found->shown);
}

static zili_status divide(zl_files *parts, const zl_found *found,
                          const zl_reading *reading, size_t least,
                          zili_error *err)
{
    zl_span bytes;
    zili_status status = zl_file_map(&bytes, found->path, err);

    if (status)
        return status;
    const zl_filetype *type = type_of(bytes, found, reading);
    if (type->divide && bytes.size > least)
        status = add_parts(parts, found, type, bytes, least, err);
    zl_file_unmap(&bytes);
    return status;
}

/* A large file, in parts or as it is, goes over to `parts`. */
static zili_status take(zl_files *parts, zl_found *found,
                        const zl_reading *reading, size_t least,
                        zili_error *err)
{
    size_t before = parts->count;

    if (found->size > least && !reading->encoding) {
        zili_status status = divide(parts, found, reading, least, err);
        if (status)
            return status;
    }
    if (parts->count > before)
        zl_free(found->path);
    else if (!zl_array_push(parts, *found))
        return zl_no_memory(err);
    found->path = NULL;
    return ZILI_OK;
}

zili_status zl_files_divide(zl_files *files, const zl_reading *reading,
                            size_t least, zili_error *err)
{
    zl_files parts = { 0 };
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < files->count; i++)
        status = take(&parts, &files->items[i], reading, least, err);
    if (status) {
        zl_files_clear(&parts);
        return status;
    }
    zl_files_clear(files);
    *files = parts;
    return ZILI_OK;
}
