/* form_file.h -- any bytes as a file of one form: every promise of source.h
 * holds, texts are UTF-8 without zero bytes, and each failure says why. */
#ifndef FORM_FILE_H
#define FORM_FILE_H

#include "base/utf8.h"
#include "formats/filetype.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void stop(const char *why)
{
    fprintf(stderr, "%s\n", why);
    abort();
}

static zili_status check_source(void *user, const zl_file *file,
                                zl_source *source, zili_error *err)
{
    zl_view text = zl_str_view(&source->text);
    zl_utf8_fault fault;
    const char *reason;
    size_t *documents = user;

    (void)file, (void)err;
    if (!zl_source_check(source, &reason))
        stop(reason);
    if (!zl_utf8_check(text, &fault) ||
        (text.size && memchr(text.bytes, 0, text.size)))
        stop("the text is no text");
    for (size_t i = 0; i < source->data.count; i++)
        if (!zl_utf8_check(zl_view_of(source->data.items[i].value), &fault) ||
            !zl_utf8_check(zl_view_of(source->data.items[i].key), &fault))
            stop("metadata are no text");
    if (!zl_utf8_check(zl_str_view(&source->name), &fault) ||
        !zl_utf8_check(zl_view_of(file->name), &fault))
        stop("the name is no text");
    ++*documents;
    return ZILI_OK;
}

static zili_status check_tokens(void *user, const zl_file *file,
                                const zl_filetype *type, zili_error *err)
{
    (void)user, (void)file, (void)type, (void)err;
    return ZILI_OK;
}

static void check_note(void *user, const char *sentence)
{
    (void)user;
    if (!*sentence)
        stop("a note says nothing");
}

/* Gives how many documents; `type` NULL: as it shows. */
static inline size_t check_file(zl_view bytes, const char *name,
                                const zl_filetype *type)
{
    const zl_reading reading = { .type = type };
    size_t documents = 0;
    zl_shelf shelf = { .take = check_source,
                       .tokens = check_tokens,
                       .user = &documents,
                       .note = check_note };
    zl_file file = {
        .bytes = bytes, .path = name, .name = name, .reading = &reading
    };
    zili_error err = { 0 };

    if (zl_file_give(&file, &shelf, &err) && !err.text[0])
        stop("a failure says nothing");
    return documents;
}

#endif
