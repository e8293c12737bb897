/* pdf_document.c -- what zili-pdf says of a file → its document. */
#include "formats/pdf.h"

#include "base/fail.h"
#include "formats/galley.h"
#include "pdf/stream.h"
#include "text/language.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ---- what the file says of itself ---- */

/* By the names that other forms have; others keep theirs. */
static const struct {
    const char *here, *there;
} names[] = {
    { "creator", "program" },
};

static zl_view name_of(zl_view key)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (zl_view_is(key, names[i].here))
            return zl_view_of(names[i].there);
    return key;
}

static size_t find_last(zl_view bytes, const char *text)
{
    const size_t size = strlen(text);

    for (size_t at = bytes.size; at >= size; at--) {
        at = at - size;
        if (memcmp(bytes.bytes + at, text, size) == 0)
            return at;
        at += size;
    }
    return SIZE_MAX;
}

static bool is_code(zl_view text)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        if (!letter && (i < 2 || (byte != '-' && (byte < '0' || byte > '9'))))
            return false;
    }
    return text.size >= 2 && text.size <= 20;
}

/* The language that the catalogue of the file names, "en-GB", where it is not
 * packed; poppler does not tell it. Of a file with several the last counts. */
static zl_view language_of(zl_view bytes)
{
    static const char *const marks[] = { "/Type/Catalog", "/Type /Catalog" };
    size_t at = SIZE_MAX;

    for (int i = 0; i < 2 && at == SIZE_MAX; i++)
        at = find_last(bytes, marks[i]);
    if (at == SIZE_MAX)
        return (zl_view){ NULL, 0 };
    size_t begin = find_last(zl_view_cut(bytes, 0, at), "obj");
    size_t size =
        zl_view_find(zl_view_cut(bytes, at, bytes.size), zl_view_of("endobj"));
    if (begin == SIZE_MAX || size == SIZE_MAX)
        return (zl_view){ NULL, 0 };
    zl_view catalogue = zl_view_cut(bytes, begin, at + size);
    size_t name = zl_view_find(catalogue, zl_view_of("/Lang"));
    if (name == SIZE_MAX)
        return (zl_view){ NULL, 0 };
    zl_view code = zl_view_trim(
        zl_view_cut(catalogue, name + strlen("/Lang"), catalogue.size));
    size_t end = zl_view_find(code, zl_view_of(")"));
    if (end == SIZE_MAX || code.bytes[0] != '(')
        return (zl_view){ NULL, 0 };
    code = zl_view_cut(code, 1, end);
    return is_code(code) ? code : (zl_view){ NULL, 0 };
}

static void add_number(zl_draft *draft, const char *key, uint64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%" PRIu64, number);
    zl_draft_datum(draft, zl_view_of(key), zl_view_of(text), false);
}

static void add_data(zl_draft *draft, const zl_paged *paged, zl_view bytes)
{
    zl_view language = language_of(bytes);

    for (size_t i = 0; i < paged->data.count; i++)
        zl_draft_datum(draft, name_of(paged->data.items[i].key),
                       paged->data.items[i].value, false);
    if (language.size)
        zl_draft_datum(draft, zl_view_of("language"), language, false);
    add_number(draft, "pages", paged->pages.count);
    if (paged->symbols)
        add_number(draft, "symbols_left_out", paged->symbols);
}

/* ---- what is told ---- */

static zili_status tell(const zl_shelf *shelf, zl_str *sentence,
                        zili_error *err)
{
    if (sentence->failed)
        return zl_no_memory(err);
    if (shelf->note && sentence->size)
        shelf->note(shelf->note_user, zl_str_text(sentence));
    zl_str_empty(sentence);
    return ZILI_OK;
}

/* " 3 of 16 pages (4, 7, 9)" without text. */
static void add_empty_pages(zl_str *out, const zl_paged *paged)
{
    enum { SHOWN = 3 };
    size_t count = 0;
    zl_str shown = { 0 };

    for (size_t i = 0; i < paged->pages.count; i++) {
        const zl_paged_page *page = &paged->pages.items[i];
        if (page->first < page->end)
            continue;
        if (count++ < SHOWN)
            zl_str_format(&shown, "%s%zu", count > 1 ? ", " : "", i + 1);
    }
    if (count)
        zl_str_format(out,
                      "%zu of %zu pages (%s%s) have no text: they are empty, "
                      "or pictures, whose text a program such as ocrmypdf "
                      "finds.",
                      count, paged->pages.count, zl_str_text(&shown),
                      count > SHOWN ? ", …" : "");
    out->failed |= shown.failed;
    zl_str_clear(&shown);
}

static zili_status tell_all(const zl_paged *paged, const char *path,
                            const zl_shelf *shelf, zili_error *err)
{
    zl_str text = { 0 }, pages = { 0 };
    zili_status status = ZILI_OK;

    if (paged->symbols)
        zl_str_format(
            &text,
            "%s: %" PRIu64 " characters of %" PRIu64 " are of no "
            "Unicode, only of a font: left out, or U+FFFD in words.%s",
            path, paged->symbols, paged->letters + paged->symbols,
            5 * paged->symbols > paged->letters
                ? " What is left may be wrong, too: have the text "
                  "recognised, as with ocrmypdf --force-ocr."
                : "");
    status = tell(shelf, &text, err);
    if (!status && (paged->faults || paged->missing)) {
        zl_str_format(&text, "%s is damaged (%" PRIu32 " faults", path,
                      paged->faults);
        if (paged->missing)
            zl_str_format(&text, ", %" PRIu32 " pages cannot be read",
                          paged->missing);
        zl_str_add_text(&text, "): what can be read of it is read.");
        status = tell(shelf, &text, err);
    }
    if (!status && paged->tables) {
        zl_str_format(&text,
                      "%s: characters are missing, for the tables of Chinese, "
                      "Japanese or Korean that it relies on are not "
                      "installed: install poppler-data.",
                      path);
        status = tell(shelf, &text, err);
    }
    add_empty_pages(&pages, paged);
    if (!status && pages.size)
        zl_str_format(&text, "%s: %s", path, zl_str_text(&pages));
    text.failed |= pages.failed;
    if (!status)
        status = tell(shelf, &text, err);
    zl_str_clear(&text);
    zl_str_clear(&pages);
    return status;
}

/* ---- what is refused ---- */

static zili_status refuse(const zl_paged *paged, const char *path,
                          zili_error *err)
{
    if (paged->refused == ZL_PDF_ENCRYPTED)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has a password: save it without one, as with "
                       "qpdf --decrypt.",
                       path);
    if (paged->refused || paged->pages.count == 0)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is damaged: it has no page that can be read. It "
                       "may be cut off; fetch or save it again.",
                       path);
    if (paged->tables)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s relies on tables of Chinese, Japanese or Korean "
                       "characters that are not installed: install "
                       "poppler-data.",
                       path);
    if (paged->symbols)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s does not say which characters its fonts draw: "
                       "have its text recognised, as with ocrmypdf "
                       "--force-ocr.",
                       path);
    return zl_fail(err, ZILI_EFORMAT,
                   "%s has no text in it: its %zu page%s. Have the "
                   "text recognised, as with ocrmypdf, and index what comes "
                   "out.",
                   path, paged->pages.count,
                   paged->pages.count == 1 ? " is a picture"
                                           : "s are pictures");
}

/* ---- the document ---- */

/* In the language that the file names, "en" of "en-GB". What is written in
 * Latin letters is not Chinese, though the program that wrote it was. */
static void begin_text(zl_draft *draft, const zl_paged *paged,
                       zl_view language)
{
    char lang[24] = "";

    for (size_t i = 0;
         i < language.size && language.bytes[i] != '-' && i + 1 < sizeof lang;
         i++)
        lang[i] = (char)(language.bytes[i] | 0x20);
    bool chinese = strcmp(lang, "zh") == 0;
    if (chinese &&
        strcmp(zl_language_of(zl_str_view(&paged->texts)), "en") == 0)
        lang[0] = 0;
    zl_draft_region(draft, "text", *lang ? lang : NULL);
}

static zili_status write_document(const zl_paged *paged, const zl_file *file,
                                  zl_source *source, zili_error *err)
{
    zl_galley galley = { .paged = paged };
    zl_draft *draft = zl_draft_new(source);

    if (!draft)
        return zl_no_memory(err);
    begin_text(draft, paged, language_of(file->bytes));
    add_data(draft, paged, file->bytes);
    bool done = zl_galley_make(&galley) &&
                zl_galley_write(&galley, draft, !file->reading->no_repair);
    zili_status status = done ? zl_draft_end(draft, err) : zl_no_memory(err);
    zl_draft_free(draft);
    zl_galley_clear(&galley);
    return status;
}

zili_status zl_pdf_give(zl_view stream, const zl_file *file, zl_shelf *shelf,
                        zili_error *err)
{
    zl_paged paged = { .refused = 0 };
    zl_source source = { 0 };
    zili_error why;
    zili_status status = zl_paged_read(&paged, stream, &why);

    if (status == ZILI_EFORMAT)
        return zl_fail(err, status, "%s cannot be read: %s.", file->path,
                       why.text);
    if (status)
        return zl_no_memory(err);
    if (paged.words.count == 0)
        status = refuse(&paged, file->path, err);
    if (!status)
        status = tell_all(&paged, file->path, shelf, err);
    shelf->left_out += paged.symbols + paged.missing;
    if (!status)
        status = write_document(&paged, file, &source, err);
    zl_paged_clear(&paged);
    if (!status)
        return zl_shelf_put(shelf, file, &source, status, err);
    zl_source_clear(&source);
    return status;
}
