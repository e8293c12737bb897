/* filetype.c -- what a file is, and its documents. */
#include "formats/filetype.h"

#include "base/fail.h"
#include "base/file.h"
#include "formats/foreign.h"
#include "text/decoding.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ---- tokens that come cut: read by the pipeline ---- */

static const char *const vrt_endings[] = { ".vrt", ".vert", ".xml", NULL };
static const char *const conllu_endings[] = { ".conllu", NULL };

const zl_filetype zl_filetype_vrt = {
    .name = "vrt",
    .about = "a token a line, structures as tags (CWB)",
    .endings = vrt_endings,
    .of_text = true,
};

const zl_filetype zl_filetype_conllu = {
    .name = "conllu",
    .about = "tokens of Universal Dependencies",
    .endings = conllu_endings,
    .of_text = true,
};

/* ---- names ---- */

static zili_status fail_unknown(const char *name, zili_error *err)
{
    zl_str names = { 0 };

    for (size_t i = 0; zl_filetypes[i]; i++) {
        zl_str_add_text(&names, i == 0                ? ""
                                : zl_filetypes[i + 1] ? ", "
                                                      : " and ");
        zl_str_add_text(&names, zl_filetypes[i]->name);
    }
    zili_status status =
        names.failed ? zl_no_memory(err)
                     : zl_fail(err, ZILI_EUSAGE,
                               "There is no form \"%.60s\" of texts; there "
                               "are %s.",
                               name, zl_str_text(&names));
    zl_str_clear(&names);
    return status;
}

zili_status zl_filetype_named(const zl_filetype **out, const char *name,
                              zili_error *err)
{
    for (size_t i = 0; zl_filetypes[i]; i++)
        if (strcmp(zl_filetypes[i]->name, name) == 0) {
            *out = zl_filetypes[i];
            return ZILI_OK;
        }
    *out = NULL;
    return fail_unknown(name, err);
}

bool zl_filetype_ends(const zl_filetype *type, const char *name)
{
    size_t size = strlen(name);

    for (size_t i = 0; type->endings && type->endings[i]; i++) {
        size_t tail = strlen(type->endings[i]);
        if (size > tail &&
            strcasecmp(name + size - tail, type->endings[i]) == 0)
            return true;
    }
    return false;
}

/* What lies beside the texts of a corpus and is none of them. */
static bool is_companion(const char *name)
{
    static const char *const beginnings[] = { "README", "LICENSE", "LICENCE",
                                              "lexicon.", "stopwords.",
                                              NULL };

    for (size_t i = 0; beginnings[i]; i++)
        if (strncasecmp(name, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

/* Word and Excel write one beside each document that is open. */
static bool is_lock(const char *name)
{
    return strncmp(name, "~$", 2) == 0;
}

size_t zl_packed_name(const char *name)
{
    static const char *const ends[] = { ".gz", ".xz", ".bz2", ".zst", NULL };
    size_t size = strlen(name);

    for (size_t i = 0; ends[i]; i++) {
        size_t rest = size - strlen(ends[i]);
        if (rest < size && strcasecmp(name + rest, ends[i]) == 0)
            return rest > 4 && strncasecmp(name + rest - 4, ".tar", 4) == 0
                       ? 0
                       : rest;
    }
    return 0;
}

static const char *passes(const zl_filetype *type, const char *name)
{
    bool named = false;

    if (is_companion(zl_file_name(name)))
        return "it bears the name of what lies beside texts";
    if (is_lock(zl_file_name(name)))
        return "it only says who has a document open";
    if (type)
        return zl_filetype_ends(type, name) ? NULL
                                            : "it does not end as --from says";
    for (size_t i = 0; zl_filetypes[i]; i++) {
        if (!zl_filetypes[i]->read || !zl_filetype_ends(zl_filetypes[i], name))
            continue;
        if (!zl_filetypes[i]->named)
            return NULL;
        named = true;
    }
    return named ? "it is read only where it is named, or with --from"
                 : "it ends as no text does";
}

const char *zl_filetype_passes(const zl_filetype *type, const char *name)
{
    char plain[NAME_MAX + 1];
    size_t packed = zl_packed_name(name);

    /* only its end counts */
    if (packed) {
        size_t from = packed > NAME_MAX ? packed - NAME_MAX : 0;
        memcpy(plain, name + from, packed - from);
        plain[packed - from] = 0;
        return passes(type, plain);
    }
    return passes(type, name);
}

/* ---- what a file is ---- */

/* Text is of a form, or is not, by so many bytes: some look for the end of a
 * paragraph, and a table of gigabytes is one. */
enum { LOOK = 1 << 20 };

static zl_view beginning_of(zl_view text)
{
    size_t end = text.size < LOOK ? text.size : LOOK;

    while (end < text.size && end > LOOK - 4 &&
           (text.bytes[end] & 0xC0) == 0x80)
        end--;
    return zl_view_cut(text, 0, end);
}

static const zl_filetype *by_bytes(zl_view bytes, bool of_text)
{
    if (of_text)
        bytes = beginning_of(bytes);
    for (size_t i = 0; zl_filetypes[i]; i++) {
        const zl_filetype *type = zl_filetypes[i];
        if (type->of_text == of_text && type->is && type->is(bytes))
            return type;
    }
    return NULL;
}

static const zl_filetype *by_name(const char *name)
{
    for (size_t i = 0; zl_filetypes[i]; i++)
        if (zl_filetypes[i]->read && zl_filetype_ends(zl_filetypes[i], name))
            return zl_filetypes[i];
    return &zl_filetype_plain;
}

const zl_filetype *zl_filetype_of(zl_view bytes, const char *name)
{
    const zl_filetype *type = by_bytes(bytes, false);

    if (!type && !by_name(name)->of_text)
        type = by_name(name);
    if (!type)
        type = by_bytes(bytes, true);
    return type ? type : by_name(name);
}

/* ---- its documents ---- */

/* A shelf that says of each document how its file was decoded. */
struct decoded {
    zl_shelf *shelf;
    const zl_decoding *decoding;
};

static bool add_decoding(zl_source *source, const zl_decoding *decoding)
{
    zl_str name = { 0 };
    char number[24];
    bool added = true;

    if (!zl_encoding_is_utf8(decoding->encoding)) {
        zl_decoding_name(&name, decoding);
        added = !name.failed &&
                zl_source_add_datum(source, "encoding", zl_str_view(&name));
        zl_str_clear(&name);
    }
    if (!added || !decoding->faults.count)
        return added;
    snprintf(number, sizeof number, "%" PRIu64, decoding->faults.count);
    return zl_source_add_datum(source, "replaced", zl_view_of(number));
}

static zili_status take_decoded(void *user, const zl_file *file,
                                zl_source *source, zili_error *err)
{
    const struct decoded *decoded = user;
    zili_status status = add_decoding(source, decoded->decoding)
                             ? ZILI_OK
                             : zl_no_memory(err);

    return zl_shelf_put(decoded->shelf, file, source, status, err);
}

static zili_status take_tokens(void *user, const zl_file *file,
                               const zl_filetype *type, zili_error *err)
{
    const struct decoded *decoded = user;

    return decoded->shelf->tokens(decoded->shelf->user, file, type, err);
}

static zili_status give_text(const zl_file *file, const zl_filetype *type,
                             zl_shelf *shelf, const zl_decoding *decoding,
                             zili_error *err)
{
    struct decoded decoded = { shelf, decoding };
    zl_shelf inner = { .take = take_decoded,
                       .tokens = take_tokens,
                       .user = &decoded,
                       .note = shelf->note,
                       .note_user = shelf->note_user };

    if (!type)
        type = by_bytes(file->bytes, true);
    if (!type)
        type = by_name(file->name);
    if (file->depth == 0)
        shelf->type = type;
    if (!type->read)
        return inner.tokens(inner.user, file, type, err);
    zili_status status = type->read(file, &inner, err);
    zl_tally_join(&shelf->tally, &inner.tally);
    shelf->replaced += inner.replaced;
    shelf->left_out += inner.left_out;
    return status;
}

/* What the file says of its encoding, where its form has a place for that. */
static zl_view declared_in(const zl_file *file, const zl_filetype *type)
{
    if (!type)
        type = by_name(file->name);
    return type->declares ? type->declares(file->bytes)
                          : (zl_view){ NULL, 0 };
}

static zili_status decode_and_give(const zl_file *file,
                                   const zl_filetype *type, zl_shelf *shelf,
                                   zili_error *err)
{
    const zl_reading *reading = file->reading;
    zl_wish wish = { .path = file->path,
                     .given = reading->encoding,
                     .declared = declared_in(file, type),
                     .lenient = reading->lenient };
    zl_decoding decoding;
    zl_file text = *file;
    zili_status status = zl_decoding_open(&decoding, &wish, file->bytes, err);

    text.bytes = decoding.text;
    if (!status)
        status = give_text(&text, type, shelf, &decoding, err);
    if (!status)
        status = zl_decoding_tell(&decoding, file->path, shelf->note,
                                  shelf->note_user, err);
    shelf->replaced += decoding.faults.count;
    zl_decoding_clear(&decoding);
    return status;
}

zili_status zl_file_give(const zl_file *file, zl_shelf *shelf, zili_error *err)
{
    const zl_filetype *type = file->reading->type;
    const zl_filetype *shown = by_bytes(file->bytes, false);

    if (!type || (shown && shown->holds))
        type = shown;
    if (!type && !by_name(file->name)->of_text)
        type = by_name(file->name);
    if (file->depth == 0)
        shelf->type = type ? type : by_name(file->name);
    zili_status status = type ? ZILI_OK : zl_foreign_refuse(file, err);
    if (status)
        return status;
    if (type && !type->of_text)
        return type->read(file, shelf, err);
    return decode_and_give(file, type, shelf, err);
}

zili_status zl_file_offer(const zl_file *file, zl_shelf *shelf,
                          zili_error *err)
{
    if (!shelf->refuse)
        return zl_file_give(file, shelf, err);
    zl_shelf trial = shelf->trial ? *shelf->trial : (zl_shelf){ 0 };
    zl_unpacking before = { 0 };
    zili_error why = { 0 };

    if (file->unpacking)
        before = *file->unpacking;
    zili_status status =
        zl_file_give(file, shelf->trial ? &trial : shelf, &why);
    if (status == ZILI_EFORMAT)
        return shelf->refuse(shelf->user, file, &why);
    if (status && err)
        *err = why;
    if (status || !shelf->trial)
        return status;
    if (file->unpacking)
        *file->unpacking = before;
    return zl_file_give(file, shelf, err);
}

zili_status zl_shelf_put(zl_shelf *shelf, const zl_file *file,
                         zl_source *source, zili_status status,
                         zili_error *err)
{
    if (!status)
        status = shelf->take(shelf->user, file, source, err);
    zl_source_clear(source);
    return status;
}
