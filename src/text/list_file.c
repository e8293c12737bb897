/* list_file.c -- a list that the user brings, line by line. */
#include "text/list_file.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

#define FILE_MOST ((size_t)64 << 20)

zili_status zl_list_file_open(zl_list_file *file, const char *path,
                              zili_error *err)
{
    zl_wish wish = { .path = path, .aside = true };

    *file = (zl_list_file){ .path = path };
    zili_status status =
        zl_file_read_limited(&file->bytes, path, FILE_MOST, err);
    if (status)
        return status;
    zl_view raw = { (const char *)file->bytes.bytes, file->bytes.size };
    status = zl_decoding_open(&file->decoding, &wish, raw, err);
    zl_list_file_rewind(file);
    return status;
}

void zl_list_file_close(zl_list_file *file)
{
    zl_decoding_clear(&file->decoding);
    zl_free((uint8_t *)(uintptr_t)file->bytes.bytes);
    *file = (zl_list_file){ 0 };
}

void zl_list_file_rewind(zl_list_file *file)
{
    file->rest = zl_utf8_body(file->decoding.text);
    file->line = 0;
}

/* Where a carriage return alone ends lines, as on a Mac before 2001, what
 * follows it is the next one. */
static void split_line(zl_list_file *file, zl_view *line)
{
    const char *end = memchr(line->bytes, '\r', line->size);
    size_t size = end ? (size_t)(end - line->bytes) : line->size;

    if (size + 1 >= line->size)
        return;
    const char *last = file->rest.bytes + file->rest.size;
    file->rest = (zl_view){ end + 1, (size_t)(last - end) - 1 };
    line->size = size;
}

bool zl_list_file_next(zl_list_file *file, zl_view *line)
{
    if (!zl_view_line(&file->rest, line))
        return false;
    split_line(file, line);
    *line = zl_view_trim(*line);
    file->line++;
    return true;
}

bool zl_list_names(zl_view cell, const char *const *names)
{
    for (; *names; names++)
        if (strlen(*names) == cell.size &&
            strncasecmp(*names, cell.bytes, cell.size) == 0)
            return true;
    return false;
}
