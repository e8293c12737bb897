/* foreign.c -- forms of files that are not read. */
#include "formats/foreign.h"

#include "base/fail.h"
#include "formats/package.h"

/* Where a form is told by words in its head, they stand in the beginning. */
enum { HEAD = 4096 };

#define OPENDOCUMENT "mimetypeapplication/vnd.oasis.opendocument."

struct foreign {
    const char *begins; /* these bytes stand at the beginning, or … */
    size_t at;          /* … here */
    const char *has;    /* and these in the head; or NULL */
    const char *what, *advice;
};

#define PICTURE "a picture", \
    "If it shows text, a program such as tesseract reads it."
#define ARCHIVE "Unpack it, and index what comes out."
#define PAGE "a page saved with its pictures", "Save it again as HTML alone."

static const struct foreign forms[] = {
    { "\xD0\xCF\x11\xE0", 0, NULL,
      "a document of an office as it was saved before 2007, or one with a "
      "password",
      "Open it and save it without a password, as .docx or .xlsx." },
    { "{\\rtf", 0, NULL, "a document in RTF", "Save it as .docx or .odt." },
    { "%!PS", 0, NULL, "PostScript", "Make a PDF of it, as ps2pdf does." },
    { "\xFF\xD8\xFF", 0, NULL, PICTURE },
    { "\x89PNG", 0, NULL, PICTURE },
    { "GIF8", 0, NULL, PICTURE },
    { "II*", 0, NULL, PICTURE },
    { "AT&TFORM", 0, NULL, "a book of pictures in DjVu",
      "If there is text in it, djvutxt takes it out." },
    { "Rar!\x1A", 0, NULL, "an archive of RAR", ARCHIVE },
    { "7z\xBC\xAF", 0, NULL, "an archive of 7-Zip", ARCHIVE },
    { "SQLite format 3", 0, NULL, "a database of SQLite",
      "Write its table as CSV: sqlite3 -header -csv FILE 'SELECT …'." },
    { "BOOKMOBI", 60, NULL, "a book for the Kindle",
      "Make an EPUB of it, as Calibre does, if it is not protected." },
    { "From: <Saved by", 0, NULL, PAGE },
    { "MIME-Version:", 0, "multipart/related", PAGE },
};

/* A package shows by its first part, or those that it has. */
static const struct foreign *package_of(zl_view bytes)
{
    static const struct foreign sheet = {
        .what = "a spreadsheet of LibreOffice",
        .advice = "Save it as .xlsx or .csv."
    };
    static const struct foreign slides = {
        .what = "a presentation", .advice = "Save it as .pdf."
    };
    static const struct foreign pages = {
        .what = "a document of Apple's Pages, Numbers or Keynote",
        .advice = "Export it as .docx, .xlsx or .pdf."
    };

    if (zl_package_begins(bytes, OPENDOCUMENT "spreadsheet"))
        return &sheet;
    if (zl_package_begins(bytes, OPENDOCUMENT "presentation") ||
        zl_package_has(bytes, "ppt/presentation.xml"))
        return &slides;
    return zl_package_has(bytes, "Index/Document.iwa") ? &pages : NULL;
}

static const struct foreign *form_of(zl_view bytes)
{
    zl_view head = zl_view_cut(bytes, 0,
                               bytes.size < HEAD ? bytes.size : HEAD);

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const struct foreign *form = &forms[i];
        if (form->at < head.size &&
            zl_view_starts(zl_view_cut(head, form->at, head.size),
                           zl_view_of(form->begins)) &&
            (!form->has ||
             zl_view_find(head, zl_view_of(form->has)) != SIZE_MAX))
            return form;
    }
    return package_of(bytes);
}

/* Tokens that are cut need another profile than texts, so that only the user
 * can say it. */
static zili_status refuse_tokens(const zl_file *file, zili_error *err)
{
    zl_view name = zl_view_of(file->name);
    bool vrt = zl_view_ends(name, zl_view_of(".vrt")) ||
               zl_view_ends(name, zl_view_of(".vert"));

    if (!vrt && !zl_view_ends(name, zl_view_of(".conllu")))
        return ZILI_OK;
    return zl_fail(err, ZILI_EFORMAT,
                   "%s has tokens already cut, as its name says. Read it with "
                   "--from %s, or as it stands with --from text.",
                   file->path, vrt ? "vrt" : "conllu");
}

zili_status zl_foreign_refuse(const zl_file *file, zili_error *err)
{
    const struct foreign *form = form_of(file->bytes);

    return form ? zl_fail(err, ZILI_EFORMAT,
                          "%s is %s, which is not read. %s", file->path,
                          form->what, form->advice)
                : refuse_tokens(file, err);
}
