/* epub.c -- electronic books: the chapters, in the order in which they are
 * read. */
#include "base/fail.h"
#include "base/mem.h"
#include "formats/office.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

/* Chapters that are not there, in a sentence. */
enum { SHOWN = 3 };

/* A file of the book. */
struct item {
    char *id, *path;
    bool nav;  /* it holds the contents */
    bool page; /* it has text */
};

struct book {
    zl_office *office;
    zl_str room, base; /* the folder of the package file, with its slash */
    zl_str opf;        /* its path */
    ZL_ARRAY(struct item) items;
    zl_map ids;
    ZL_ARRAY(uint32_t) spine; /* items, as they are read */
    ZL_ARRAY(bool) linear;
    zl_map chapters;   /* paths of those in the spine */
    zl_map secrets;    /* … and of what is encrypted, but fonts */
    bool method, font; /* how the file that is spoken of is encrypted */
    uint64_t read;     /* chapters that are there */
    uint64_t missing;  /* those that are not, or no page … */
    zl_str names;      /* … and the first ones */
    bool failed;
};

/* ---- the package file ---- */

static char *copy(struct book *book, zl_view text)
{
    char *made = zl_copy_text(text.bytes, text.size);

    book->failed |= !made;
    return made;
}

static void add_item(struct book *book, const zl_element *element)
{
    zl_str path = { 0 };
    struct item item = { .id = copy(book, zl_element_get(element, "id",
                                                         &book->room)) };
    zl_view kinds = zl_element_get(element, "properties", &book->room), kind;

    while (zl_view_next(&kinds, ' ', &kind))
        item.nav |= zl_view_is(kind, "nav");
    kind = zl_element_get(element, "media-type", &book->room);
    item.page = zl_view_is(kind, "application/xhtml+xml") ||
                zl_view_is(kind, "text/html");
    zl_package_path(&path, zl_str_view(&book->base),
            zl_element_get(element, "href", &book->room));
    item.path = copy(book, zl_str_view(&path));
    book->failed |= path.failed;
    zl_str_clear(&path);
    bool again = item.id &&
                 zl_map_find(&book->ids, zl_view_of(item.id)) != ZL_MAP_NONE;
    if (!item.id || !item.path || again ||
        !zl_array_push(&book->items, item)) {
        book->failed |= !again;
        zl_free(item.id);
        zl_free(item.path);
        return;
    }
    if (zl_map_add(&book->ids, zl_view_of(item.id)) == ZL_MAP_NONE)
        book->failed = true;
}

static void add_missing(struct book *book, zl_view name)
{
    if (book->missing++ >= SHOWN)
        return;
    zl_str_add_text(&book->names, book->names.size ? ", " : "");
    zl_str_add(&book->names, name);
}

/* A file is one chapter at most, however often it is named. */
static void add_chapter(struct book *book, const zl_element *element)
{
    zl_view id = zl_element_get(element, "idref", &book->room);
    uint32_t number = zl_map_find(&book->ids, id);

    if (number == ZL_MAP_NONE) {
        add_missing(book, id);
        return;
    }
    bool linear =
        !zl_view_is(zl_element_get(element, "linear", &book->room), "no");
    zl_view path = zl_view_of(book->items.items[number].path);
    if (zl_map_find(&book->chapters, path) != ZL_MAP_NONE)
        return;
    book->failed |= zl_map_add(&book->chapters, path) == ZL_MAP_NONE ||
                    !zl_array_push(&book->spine, number) ||
                    !zl_array_push(&book->linear, linear);
}

static void begin_opf(void *user, const zl_element *element)
{
    struct book *book = user;

    if (book->failed)
        return;
    if (zl_view_is(element->name, "item"))
        add_item(book, element);
    if (zl_view_is(element->name, "itemref"))
        add_chapter(book, element);
}

static void begin_container(void *user, const zl_element *element)
{
    struct book *book = user;

    if (!zl_view_is(element->name, "rootfile") || book->opf.size)
        return;
    zl_view path = zl_element_get(element, "full-path", &book->room);
    const char *slash = memrchr(path.bytes, '/', path.size);
    zl_str_add(&book->opf, path);
    if (slash)
        zl_str_add(&book->base,
                   zl_view_cut(path, 0, (size_t)(slash - path.bytes) + 1));
}

/* Fonts are encrypted in two ways that protect nothing but them. */
static bool is_of_fonts(zl_view method)
{
    return zl_view_is(method, "http://www.idpf.org/2008/embedding") ||
           zl_view_is(method, "http://ns.adobe.com/pdf/enc#RC");
}

static void begin_encryption(void *user, const zl_element *element)
{
    struct book *book = user;
    zl_str path = { 0 };

    if (zl_view_is(element->name, "EncryptedData"))
        book->method = book->font = false;
    if (zl_view_is(element->name, "EncryptionMethod") && !book->method) {
        book->method = true;
        book->font = is_of_fonts(
            zl_element_get(element, "Algorithm", &book->room));
    }
    if (!zl_view_is(element->name, "CipherReference") || book->font)
        return;
    zl_package_path(&path, (zl_view){ "", 0 },
            zl_element_get(element, "URI", &book->room));
    book->failed |= path.failed || zl_map_add(&book->secrets,
                                              zl_str_view(&path)) ==
                                       ZL_MAP_NONE;
    zl_str_clear(&path);
}

static void end_nothing(void *user, zl_view name)
{
    (void)user, (void)name;
}

static void ignore_text(void *user, zl_view text)
{
    (void)user, (void)text;
}

/* ---- chapters ---- */

/* Pages that are no chapter. */
static bool is_beside(const struct item *item)
{
    static const char *const words[] = { "cover",     "nav",       "toc",
                                         "titlepage", "copyright", NULL };

    for (size_t i = 0; words[i]; i++)
        if (strcasestr(item->id, words[i]))
            return true;
    return item->nav;
}

/* The name of a file, as "chapter1". */
static zl_view name_of(const struct item *item)
{
    const char *slash = strrchr(item->path, '/');
    zl_view name = zl_view_of(slash ? slash + 1 : item->path);
    const char *dot = memrchr(name.bytes, '.', name.size);

    if (dot && dot > name.bytes)
        name.size = (size_t)(dot - name.bytes);
    return name;
}

/* Books are often no XML that can be read as such; browsers mend it. */
static zili_status read_chapter(struct book *book, const struct item *item,
                                bool linear, zili_error *err)
{
    zl_draft *draft = book->office->draft;
    bool beside = is_beside(item) || !linear;
    zl_view path = zl_view_of(item->path), bytes;

    if (zl_map_find(&book->secrets, path) != ZL_MAP_NONE)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has chapters that are encrypted, as %s: programs "
                       "of who sold it show them, and no others. Take a copy "
                       "without protection.",
                       book->office->file->path, item->path);
    if (!zl_package_find(book->office->package, path, &bytes)) {
        add_missing(book, path);
        return ZILI_OK;
    }
    book->read++;
    zl_draft_paragraph(draft, ZL_BODY);
    if (beside)
        zl_draft_aside(draft, "page");
    zl_draft_mark(draft, zl_view_of("chapter"), name_of(item));
    zili_status status =
        zl_office_add(book->office, path, zl_html_chapter(), true, err);
    zl_draft_paragraph(draft, ZL_BODY);
    zl_draft_unmark(draft);
    if (beside)
        zl_draft_end_aside(draft);
    return status;
}

/* Pages to which nothing but links leads, as notes: behind the chapters, beside
 * the text. */
static zili_status read_others(struct book *book, zili_error *err)
{
    const zl_package *package = book->office->package;
    zili_status status = ZILI_OK;
    zl_view bytes;

    for (size_t i = 0; !status && i < book->items.count; i++) {
        const struct item *item = &book->items.items[i];
        zl_view path = zl_view_of(item->path);
        if (!item->page || item->nav ||
            zl_map_find(&book->chapters, path) != ZL_MAP_NONE ||
            !zl_package_find(package, path, &bytes))
            continue;
        status = zl_map_add(&book->chapters, path) == ZL_MAP_NONE
                     ? zl_no_memory(err)
                     : read_chapter(book, item, false, err);
    }
    return status;
}

/* What the book says of itself: where its package file is, what that lists,
 * and what is encrypted. */
static zili_status read_lists(struct book *book, zili_error *err)
{
    static const zl_xml_events container = { begin_container, end_nothing,
                                             ignore_text, true };
    static const zl_xml_events opf = { begin_opf, end_nothing, ignore_text,
                                       true };
    static const zl_xml_events encryption = { begin_encryption, end_nothing,
                                              ignore_text, true };
    zl_office *office = book->office;
    zili_status status = zl_office_parse(office, "META-INF/container.xml",
                                         &container, book, err);

    if (!status)
        status = zl_office_parse(office, "META-INF/encryption.xml",
                                 &encryption, book, err);
    if (!status && !book->opf.failed && book->opf.size)
        status =
            zl_office_parse(office, zl_str_text(&book->opf), &opf, book, err);
    if (!status && (book->failed || book->opf.failed || book->base.failed ||
                    book->room.failed))
        status = zl_no_memory(err);
    return status;
}

static zili_status tell_missing(struct book *book, zili_error *err)
{
    zl_shelf *shelf = book->office->shelf;
    zl_str sentence = { 0 };

    if (book->missing && !book->read)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s: none of its chapters is in it, as %s. Fetch it "
                       "again, or unpack it and index its pages.",
                       book->office->file->path, zl_str_text(&book->names));
    shelf->left_out += book->missing;
    if (!book->missing || !shelf->note)
        return ZILI_OK;
    zl_str_format(&sentence,
                  "%s: %" PRIu64 " of its chapters %s not in it, or no page: "
                  "%s%s",
                  book->office->file->path, book->missing,
                  book->missing == 1 ? "is" : "are", zl_str_text(&book->names),
                  book->missing > SHOWN ? ", …" : "");
    zili_status status =
        sentence.failed || book->names.failed ? zl_no_memory(err) : ZILI_OK;
    if (!status)
        shelf->note(shelf->note_user, zl_str_text(&sentence));
    zl_str_clear(&sentence);
    return status;
}

static zili_status read_book(struct book *book, zili_error *err)
{
    zl_office *office = book->office;
    zili_status status = read_lists(book, err);

    if (!status && book->spine.count == 0)
        status = zl_fail(err, ZILI_EFORMAT,
                         "%s does not say what its chapters are: it is no "
                         "EPUB, or damaged. Unpack it, and index its pages.",
                         office->file->path);
    if (!status)
        status = zl_office_add(office, zl_str_view(&book->opf),
                               zl_office_properties(), false, err);
    for (size_t i = 0; !status && i < book->spine.count; i++)
        status = read_chapter(book, &book->items.items[book->spine.items[i]],
                              book->linear.items[i], err);
    if (!status)
        status = read_others(book, err);
    return status ? status : tell_missing(book, err);
}

static zili_status write_epub(zl_office *office, zili_error *err)
{
    struct book book = { .office = office };
    zili_status status = read_book(&book, err);

    for (size_t i = 0; i < book.items.count; i++) {
        zl_free(book.items.items[i].id);
        zl_free(book.items.items[i].path);
    }
    zl_array_clear(&book.items);
    zl_array_clear(&book.spine);
    zl_array_clear(&book.linear);
    zl_map_clear(&book.ids);
    zl_map_clear(&book.chapters);
    zl_map_clear(&book.secrets);
    zl_str_clear(&book.names);
    zl_str_clear(&book.room);
    zl_str_clear(&book.base);
    zl_str_clear(&book.opf);
    return status;
}

/* ---- the type ---- */

static bool is_wanted(const char *name)
{
    static const char *const ends[] = { ".xml", ".opf",  ".xhtml", ".xht",
                                        ".htm", ".html", NULL };
    size_t size = strlen(name);

    for (size_t i = 0; ends[i]; i++) {
        size_t tail = strlen(ends[i]);
        if (size > tail && strcasecmp(name + size - tail, ends[i]) == 0)
            return true;
    }
    return false;
}

static bool is_epub(zl_view bytes)
{
    return zl_package_begins(bytes, "mimetypeapplication/epub+zip") ||
           zl_package_has(bytes, "META-INF/container.xml");
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    return zl_office_read(file, is_wanted, write_epub, shelf, err);
}

static const char *const endings[] = { ".epub", NULL };

const zl_filetype zl_filetype_epub = {
    .name = "epub",
    .about = "electronic books",
    .endings = endings,
    .is = is_epub,
    .read = read_file,
};
