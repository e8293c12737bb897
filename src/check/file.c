/* file.c -- one file, read as it would be for an index. */
#include "check/file.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ingest/conllu.h"
#include "ingest/vrt.h"
#include "text/language.h"

#include <string.h>

/* A file on its way. */
struct checking {
    zl_checked *checked;
    const zl_garble *garble;
    const char *columns;
};

/* ---- what it leaves ---- */

static void forget(zl_checked *checked)
{
    for (size_t i = 0; i < checked->texts.count; i++)
        zl_free(checked->texts.items[i].name);
    checked->texts.count = 0;
    zl_look_clear(&checked->look);
    checked->look = (zl_look){ 0 };
    zl_names_clear(&checked->languages);
    zl_names_clear(&checked->notes);
    checked->refusals.count = 0;
    zl_str_clear(&checked->encoding);
    checked->bytes = checked->documents = checked->empty = 0;
    checked->replaced = checked->left_out = 0;
    checked->type = NULL;
    checked->status = ZILI_OK;
}

void zl_checked_clear(zl_checked *checked)
{
    forget(checked);
    zl_array_clear(&checked->texts);
    zl_array_clear(&checked->refusals);
    zl_batch_free(checked->batch);
    checked->batch = NULL;
}

static zili_status add_name(zl_names *names, const char *name,
                            zili_error *err)
{
    char *copy = zl_copy_text(name, strlen(name));

    if (copy && zl_array_push(names, copy))
        return ZILI_OK;
    zl_free(copy);
    return zl_no_memory(err);
}

static zili_status add_language(zl_checked *checked, const char *lang,
                                zili_error *err)
{
    for (size_t i = 0; i < checked->languages.count; i++)
        if (strcmp(checked->languages.items[i], lang) == 0)
            return ZILI_OK;
    return add_name(&checked->languages, lang, err);
}

/* A zili_note_fn. Lack of memory is met again soon. */
static void keep_note(void *user, const char *sentence)
{
    zl_checked *checked = user;

    if (add_name(&checked->notes, sentence, NULL))
        checked->status = ZILI_ENOMEM;
}

/* ---- documents ---- */

static zili_status add_text(zl_checked *checked, const zl_file *file,
                            zl_view part, zl_view text, zili_error *err)
{
    zl_str name = { 0 };
    zl_checked_text it = { .name = NULL };

    /* the same text is the same whatever it was written in */
    text = zl_utf8_body(text);
    it.sum = zl_hash(text.bytes, text.size);
    zl_utf8_add_bytes(&name, zl_view_of(file->path));
    if (part.size) {
        zl_str_add_byte(&name, '#');
        zl_str_add(&name, part);
    }
    if (!name.failed)
        it.name = zl_copy_text(zl_str_text(&name), name.size);
    zl_str_clear(&name);
    if (it.name && zl_array_push(&checked->texts, it))
        return ZILI_OK;
    zl_free(it.name);
    return zl_no_memory(err);
}

/* How it was decoded stands in the data of the first document. */
static void take_encoding(zl_checked *checked, const zl_source *source)
{
    const char *encoding = "utf-8";

    for (size_t i = 0; i < source->data.count; i++)
        if (strcmp(source->data.items[i].key, "encoding") == 0)
            encoding = source->data.items[i].value;
    if (checked->encoding.size == 0)
        zl_str_add_text(&checked->encoding, encoding);
}

/* Look at the text. Heads and numbers of pages that a reader set apart are not
 * among those that were left in it. */
static zili_status look_at(struct checking *checking, const zl_source *source,
                           zili_error *err)
{
    zl_view text = zl_str_view(&source->text);
    zl_str room = { 0 };
    size_t done = 0;

    for (size_t i = 0; i < source->regions.count; i++) {
        const zl_region *region = &source->regions.items[i];
        if (strcmp(region->kind, "running") != 0)
            continue;
        zl_str_add(&room, zl_view_cut(text, done, region->begin));
        done = region->end;
    }
    if (done) {
        zl_str_add(&room, zl_view_cut(text, done, text.size));
        text = zl_str_view(&room);
    }
    zili_status status =
        room.failed ? zl_no_memory(err)
                    : zl_look_at(&checking->checked->look, checking->garble,
                                 text, err);
    zl_str_clear(&room);
    return status;
}

/* The take() of a zl_shelf. */
static zili_status take_source(void *user, const zl_file *file,
                               zl_source *source, zili_error *err)
{
    struct checking *checking = user;
    zl_checked *checked = checking->checked;
    zl_view text = zl_str_view(&source->text);
    zili_status status = ZILI_OK;

    take_encoding(checked, source);
    if (source->paragraphs.count == 0) {
        checked->empty++;
        return ZILI_OK;
    }
    checked->documents++;
    for (size_t i = 0; !status && i < source->regions.count; i++)
        status = add_language(checked, source->regions.items[i].lang, err);
    if (!status)
        status = look_at(checking, source, err);
    if (!status)
        status = add_text(checked, file, zl_str_view(&source->part), text,
                          err);
    return status;
}

/* ---- tokens that come cut ---- */

static zili_status read_tokens(zl_checked *checked, const char *columns,
                               const zl_file *file, const zl_filetype *type,
                               const char *shown, zili_error *err)
{
    zl_vrt_options vrt = { .columns = columns,
                           .path = file->path,
                           .shown = shown,
                           .name = shown,
                           .note = keep_note,
                           .note_user = checked };
    zl_conllu_options conllu = { vrt.path, vrt.shown, vrt.name, NULL };

    if (!checked->batch)
        checked->batch = zl_batch_new();
    if (!checked->batch)
        return zl_no_memory(err);
    zl_batch_empty(checked->batch);
    return type == &zl_filetype_vrt
               ? zl_vrt_read(checked->batch, file->bytes, &vrt, err)
               : zl_conllu_read(checked->batch, file->bytes, &conllu, err);
}

/* The tokens() of a zl_shelf. */
static zili_status take_tokens(void *user, const zl_file *file,
                               const zl_filetype *type, zili_error *err)
{
    struct checking *checking = user;
    zl_checked *checked = checking->checked;
    zl_str shown = { 0 };

    zl_utf8_add_bytes(&shown, zl_view_of(file->name));
    zili_status status =
        shown.failed ? zl_no_memory(err)
                     : read_tokens(checked, checking->columns, file, type,
                                   zl_str_text(&shown), err);
    zl_str_clear(&shown);
    checked->documents++;
    if (!status)
        status = add_language(checked, zl_language_of(file->bytes), err);
    if (!status)
        status = zl_look_at(&checked->look, checking->garble, file->bytes,
                            err);
    if (!status)
        status = add_text(checked, file, (zl_view){ NULL, 0 }, file->bytes,
                          err);
    return status;
}

/* The refuse() of a zl_shelf: a member is no reason to stop. */
static zili_status keep_refusal(void *user, const zl_file *file,
                                const zili_error *why)
{
    struct checking *checking = user;

    (void)file;
    return zl_array_push(&checking->checked->refusals, *why) ? ZILI_OK
                                                             : ZILI_ENOMEM;
}

/* ---- one file ---- */

static zili_status check_bytes(struct checking *checking,
                               const zl_found *found,
                               const zl_reading *reading, zl_span bytes)
{
    zl_checked *checked = checking->checked;
    zl_shelf shelf = { .take = take_source,
                       .tokens = take_tokens,
                       .refuse = keep_refusal,
                       .user = checking,
                       .note = keep_note,
                       .note_user = checked };
    zl_file file = { .bytes = { (const char *)bytes.bytes, bytes.size },
                     .path = found->path,
                     .name = found->shown,
                     .reading = reading };
    zili_status status = zl_file_give(&file, &shelf, &checked->error);

    checked->bytes = bytes.size;
    checked->replaced = shelf.replaced;
    checked->left_out = shelf.left_out;
    checked->type = shelf.type;
    return status;
}

bool zl_check_file(zl_checked *checked, const zl_found *found,
                   const zl_reading *reading, const char *columns,
                   const zl_garble *garble)
{
    struct checking checking = { checked, garble, columns };
    zl_span bytes;

    forget(checked);
    zili_status status = zl_file_read(&bytes, found->path, &checked->error);
    if (!status) {
        status = check_bytes(&checking, found, reading, bytes);
        zl_free((void *)(uintptr_t)bytes.bytes);
    }
    if (checked->status || checked->encoding.failed)
        status = ZILI_ENOMEM;
    checked->status = status;
    return status != ZILI_ENOMEM;
}
