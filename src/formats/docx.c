/* docx.c -- documents of Word and what writes its form (OOXML). */
#include "base/fail.h"
#include "formats/docx_parts.h"
#include "formats/docx_styles.h"
#include "formats/docx_text.h"

#include <inttypes.h>
#include <stdio.h>

static zili_status read_parts(zl_office *office, zl_docx_parts *parts,
                              zili_error *err)
{
    uint64_t *symbols = &parts->left[ZL_DOCX_SYMBOL];
    zili_status status = zl_docx_styles(
        office, zl_str_text(&parts->names[ZL_DOCX_STYLES]), err);

    for (int i = 0; !status && i < ZL_DOCX_STYLES; i++)
        status = zl_docx_text(office, zl_str_text(&parts->names[i]), NULL,
                              symbols, err);
    for (size_t i = 0; !status && i < zl_package_count(office->package); i++) {
        const char *name = zl_package_name(office->package, i);
        if (zl_map_find(&parts->running, zl_view_of(name)) != ZL_MAP_NONE)
            status = zl_docx_text(office, name, "running", symbols, err);
    }
    return status;
}

static zili_status tell_left(const zl_office *office, const uint64_t *left,
                             zili_error *err)
{
    static const char *const one[] = {
        [ZL_DOCX_CHUNK] = "document of another form within it, left out; open "
                          "it with Word and save it, then it is part of the "
                          "text",
        [ZL_DOCX_OUTSIDE] = "document in a file of its own, left out; index "
                            "that too",
        [ZL_DOCX_DIAGRAM] = "diagram (SmartArt), whose words are left out; "
                            "save it as .pdf, or as text",
        [ZL_DOCX_SYMBOL] = "sign of a font without Unicode is left out; "
                           "write a character of another font for it",
    };
    static const char *const several[] = {
        [ZL_DOCX_CHUNK] = "documents of another form within it, left out; "
                          "open it with Word and save it, then they are part "
                          "of the text",
        [ZL_DOCX_OUTSIDE] = "documents in files of their own, left out; index "
                            "these too",
        [ZL_DOCX_DIAGRAM] = "diagrams (SmartArt), whose words are left out; "
                            "save it as .pdf, or as text",
        [ZL_DOCX_SYMBOL] = "signs of fonts without Unicode are left out; "
                           "write characters of another font for them",
    };
    zl_str sentence = { 0 };

    for (int i = 0; i < ZL_DOCX_LEFT; i++) {
        office->shelf->left_out += left[i];
        if (!left[i] || !office->shelf->note)
            continue;
        zl_str_empty(&sentence);
        zl_str_format(&sentence, "%s: %" PRIu64 " %s", office->file->path,
                      left[i], left[i] == 1 ? one[i] : several[i]);
        if (!sentence.failed)
            office->shelf->note(office->shelf->note_user,
                                zl_str_text(&sentence));
    }
    zili_status status = sentence.failed ? zl_no_memory(err) : ZILI_OK;
    zl_str_clear(&sentence);
    return status;
}

static zili_status write_found(zl_office *office, zl_docx_parts *parts,
                               zili_error *err)
{
    uint64_t symbols;
    char number[24];
    zl_view bytes;
    zili_status status = zl_docx_parts_find(parts, office, err);
    const char *document = zl_str_text(&parts->names[ZL_DOCX_DOCUMENT]);

    if (!status &&
        !zl_package_find(office->package, zl_view_of(document), &bytes))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has no part %s: it is no document of Word, or "
                       "damaged. Save it again as .docx.",
                       office->file->path, document);
    if (!status)
        status = zl_office_add(office, zl_view_of("docProps/core.xml"),
                               zl_office_properties(), false, err);
    if (!status)
        status = zl_office_add(office, zl_view_of("docProps/custom.xml"),
                               zl_office_properties(), false, err);
    if (!status)
        status = read_parts(office, parts, err);
    symbols = parts->left[ZL_DOCX_SYMBOL];
    snprintf(number, sizeof number, "%" PRIu64, symbols);
    if (symbols)
        zl_draft_datum(office->draft, zl_view_of("symbols_left_out"),
                       zl_view_of(number), false);
    return status ? status : tell_left(office, parts->left, err);
}

static zili_status write_docx(zl_office *office, zili_error *err)
{
    zl_docx_parts parts = { 0 };
    zili_status status = write_found(office, &parts, err);

    zl_docx_parts_clear(&parts);
    return status;
}

/* ---- the type ---- */

/* What Word wrote before 2007, and what it writes with a password. */
static bool is_old(zl_view bytes)
{
    return zl_view_starts(bytes, zl_view_of("\xD0\xCF\x11\xE0"));
}

static bool is_docx(zl_view bytes)
{
    return zl_package_has(bytes, "word/document");
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    if (is_old(file->bytes))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is a document as Word wrote it before 2007, or one "
                       "with a password: open it and save it as .docx without "
                       "a password.",
                       file->path);
    return zl_office_read(file, zl_docx_parts_want, write_docx, shelf, err);
}

static const char *const endings[] = { ".docx", ".docm", ".dotx", NULL };

const zl_filetype zl_filetype_docx = {
    .name = "docx",
    .about = "documents of Word",
    .endings = endings,
    .is = is_docx,
    .read = read_file,
};
