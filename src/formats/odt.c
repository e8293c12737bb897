/* odt.c -- documents of LibreOffice and what writes its form (OpenDocument). */
#include "base/fail.h"
#include "formats/office.h"
#include "formats/xml_root.h"

#include <string.h>

#define COUNT(rules) (sizeof(rules) / sizeof *(rules))

/* Who saved it last, and when, is not who wrote it. */
static const zl_rule said_rules[] = {
    { "creation-date", ZL_ROLE_DATUM, ZL_BODY, "date", NULL, NULL },
    { "creator", ZL_ROLE_DATUM, ZL_BODY, "saved_by", NULL, NULL },
    { "date", ZL_ROLE_DATUM, ZL_BODY, "saved", NULL, NULL },
    { "description", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "initial-creator", ZL_ROLE_DATUM, ZL_BODY, "author", NULL, NULL },
    { "keyword", ZL_ROLE_DATUM, ZL_BODY, "keywords", NULL, NULL },
    { "language", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "subject", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, NULL, NULL, NULL },
    { "user-defined", ZL_ROLE_NAMED, ZL_BODY, NULL, NULL, NULL },
};

static const zl_vocabulary said = { .rules = said_rules,
                                    .count = COUNT(said_rules),
                                    .mute = true };

static const zl_rule rules[] = {
    { "annotation", ZL_ROLE_ASIDE, ZL_BODY, "comments", NULL, NULL },
    { "automatic-styles", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "bibliography-source", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "binary-data", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "body", ZL_ROLE_WHOLE, ZL_BODY, NULL, NULL, NULL },
    { "change-info", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "circle", ZL_ROLE_ASIDE, ZL_BODY, "boxes", NULL, NULL },
    { "connector", ZL_ROLE_ASIDE, ZL_BODY, "boxes", NULL, NULL },
    { "creator", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "creator-initials", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "custom-shape", ZL_ROLE_ASIDE, ZL_BODY, "boxes", NULL, NULL },
    { "date", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
    { "date-string", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "deletion", ZL_ROLE_ASIDE, ZL_BODY, "deletions", NULL, NULL },
    { "desc", ZL_ROLE_ASIDE, ZL_BODY, "pictures", NULL, NULL },
    { "ellipse", ZL_ROLE_ASIDE, ZL_BODY, "boxes", NULL, NULL },
    { "font-face-decls", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "footer", ZL_ROLE_ASIDE, ZL_BODY, "running", NULL, NULL },
    { "h", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
    { "header", ZL_ROLE_ASIDE, ZL_BODY, "running", NULL, NULL },
    { "hidden-text", ZL_ROLE_ASIDE, ZL_BODY, "hidden", NULL, NULL },
    { "index-body", ZL_ROLE_ASIDE, ZL_BODY, "contents", NULL, NULL },
    { "insertion", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "line-break", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "list-item", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
    { "meta", ZL_ROLE_HEAD, ZL_BODY, NULL, NULL, &said },
    { "note", ZL_ROLE_ASIDE, ZL_BODY, "notes", NULL, NULL },
    { "note-citation", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "object", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "object-ole", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "p", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
    { "polygon", ZL_ROLE_ASIDE, ZL_BODY, "boxes", NULL, NULL },
    { "rect", ZL_ROLE_ASIDE, ZL_BODY, "boxes", NULL, NULL },
    { "regular-polygon", ZL_ROLE_ASIDE, ZL_BODY, "boxes", NULL, NULL },
    { "ruby-text", ZL_ROLE_ASIDE, ZL_BODY, "readings", NULL, NULL },
    { "s", ZL_ROLE_BLANK, ZL_BODY, NULL, NULL, NULL },
    { "scripts", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "section", ZL_ROLE_SECTION, ZL_BODY, NULL, "name", NULL },
    { "sequence-decls", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "settings", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "styles", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL, NULL },
    { "tab", ZL_ROLE_BLANK, ZL_BODY, NULL, NULL, NULL },
    { "table-cell", ZL_ROLE_LINE, ZL_BODY, NULL, NULL, NULL },
    { "table-row", ZL_ROLE_BLOCK, ZL_ROW, NULL, NULL, NULL },
    { "text-box", ZL_ROLE_ASIDE, ZL_BODY, "boxes", NULL, NULL },
    { "title", ZL_ROLE_ASIDE, ZL_BODY, "pictures", NULL, NULL },
    { "tracked-changes", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL, NULL },
};

/* ---- what a style makes of a paragraph ---- */

static const zl_rule hidden = { "",       ZL_ROLE_ASIDE, ZL_BODY,
                                "hidden", NULL,          NULL };

/* Date and author of a comment are none of the text, those of a field are; and
 * a picture has a title, a field shows that of the document. */
static const zl_rule *by_name(const zl_element *element, const zl_rule *rule,
                              zl_str *room)
{
    static const zl_rule skip = { "", ZL_ROLE_SKIP, ZL_BODY, NULL, NULL,
                                  NULL };
    static const zl_rule value = { "", ZL_ROLE_VALUE, ZL_BODY, NULL, NULL,
                                   NULL };
    static const zl_rule field = { "", ZL_ROLE_INLINE, ZL_BODY, NULL, NULL,
                                   NULL };

    if (zl_view_is(element->name, "date") && zl_view_is(element->prefix, "dc"))
        return &skip;
    if (zl_view_is(element->name, "creator") &&
        zl_view_is(element->prefix, "dc"))
        return &value;
    if (zl_view_is(element->name, "title") &&
        zl_view_is(element->prefix, "text"))
        return &field;
    if (zl_view_is(element->name, "section") &&
        zl_view_is(zl_element_get(element, "display", room), "none"))
        return &hidden;
    return rule;
}

static const zl_rule *by_style(const zl_vocabulary *vocabulary,
                               const zl_element *element, const zl_rule *rule,
                               zl_str *room)
{
    static const zl_rule kinds[] = {
        [ZL_BODY] = { "", ZL_ROLE_BLOCK, ZL_BODY, NULL, NULL, NULL },
        [ZL_HEADING] = { "", ZL_ROLE_BLOCK, ZL_HEADING, NULL, NULL, NULL },
        [ZL_SALUTATION] = { "", ZL_ROLE_BLOCK, ZL_SALUTATION, NULL, NULL,
                            NULL },
        [ZL_SIGNATURE] = { "", ZL_ROLE_BLOCK, ZL_SIGNATURE, NULL, NULL, NULL },
        [ZL_DATELINE] = { "", ZL_ROLE_BLOCK, ZL_DATELINE, NULL, NULL, NULL },
        [ZL_ITEM] = { "", ZL_ROLE_BLOCK, ZL_ITEM, NULL, NULL, NULL },
        [ZL_ROW] = { "", ZL_ROLE_BLOCK, ZL_ROW, NULL, NULL, NULL },
        [ZL_QUOTE] = { "", ZL_ROLE_BLOCK, ZL_QUOTE, NULL, NULL, NULL },
        [ZL_VERSE] = { "", ZL_ROLE_BLOCK, ZL_VERSE, NULL, NULL, NULL },
        [ZL_CAPTION] = { "", ZL_ROLE_BLOCK, ZL_CAPTION, NULL, NULL, NULL },
        [ZL_NOTE] = { "", ZL_ROLE_BLOCK, ZL_NOTE, NULL, NULL, NULL },
    };

    bool span = zl_view_is(element->name, "span");
    if (!span && (rule->kind != ZL_BODY || !zl_view_is(element->name, "p")))
        return by_name(element, rule, room);
    zl_style style = zl_styles_find(
        vocabulary->user, zl_element_get(element, "style-name", room));
    if (style.use == ZL_STYLE_HIDDEN || span)
        return style.use == ZL_STYLE_HIDDEN ? &hidden : rule;
    return style.known ? &kinds[style.kind] : rule;
}

/* ---- styles ---- */

struct style_reader {
    zl_office *office;
    bool added; /* the style that is open is one that was not there before */
    zl_str id, name, base;
    bool failed;
};

/* Tables and drawings have styles too, by names of their own. */
static bool is_of_text(const zl_element *element, zl_str *room)
{
    zl_view family = zl_element_get(element, "family", room);

    return zl_view_is(element->name, "style") &&
           (family.size == 0 || zl_view_is(family, "paragraph") ||
            zl_view_is(family, "text"));
}

static void begin_style(void *user, const zl_element *element)
{
    struct style_reader *reader = user;
    zl_styles *styles = &reader->office->styles;
    size_t before = styles->styles.count;
    zl_str *id = &reader->id;

    if (zl_view_is(element->name, "text-properties") && reader->added &&
        zl_view_is(zl_element_get(element, "display", &reader->name), "none"))
        zl_styles_hide(styles);
    if (zl_view_is(element->name, "style"))
        reader->added = false;
    if (!is_of_text(element, &reader->name))
        return;
    zl_str_empty(id);
    zl_str_empty(&reader->base);
    zl_str_empty(&reader->name);
    zl_str_add(id, zl_element_get(element, "name", &reader->name));
    zl_str_empty(&reader->name);
    zl_str_add(&reader->base,
               zl_element_get(element, "parent-style-name", &reader->name));
    reader->failed |= !zl_styles_add(styles, zl_str_view(id), zl_str_view(id),
                                     zl_str_view(&reader->base));
    reader->added = styles->styles.count > before;
}

static void end_style(void *user, zl_view name)
{
    (void)user, (void)name;
}

static void ignore_text(void *user, zl_view text)
{
    (void)user, (void)text;
}

/* Those of a part, or of a file in one piece. */
static zili_status read_styles(zl_office *office, const char *part,
                               zili_error *err)
{
    static const zl_xml_events events = { begin_style, end_style, ignore_text,
                                          true };
    static const zl_xml_events whole = { begin_style, end_style, ignore_text,
                                         false };
    struct style_reader reader = { .office = office };
    zili_status status =
        part ? zl_office_parse(office, part, &events, &reader, err)
             : zl_xml_parse(office->file->bytes, office->file->path, &whole,
                            &reader, err);

    if (!status && (reader.failed || reader.id.failed || reader.name.failed ||
                    reader.base.failed))
        status = zl_no_memory(err);
    zl_str_clear(&reader.id);
    zl_str_clear(&reader.name);
    zl_str_clear(&reader.base);
    return status;
}

static zl_vocabulary vocabulary_of(const zl_office *office)
{
    return (zl_vocabulary){ .rules = rules,
                            .count = COUNT(rules),
                            .rows = true,
                            .choose = by_style,
                            .user = &office->styles };
}

/* ---- the document ---- */

/* Parts are encrypted one by one; a list says which. */
static bool has_password(const zl_office *office)
{
    zl_view list;

    return zl_package_find(office->package,
                           zl_view_of("META-INF/manifest.xml"), &list) &&
           zl_view_find(list, zl_view_of("encryption-data")) != SIZE_MAX;
}

static zili_status write_odt(zl_office *office, zili_error *err)
{
    const zl_vocabulary all = vocabulary_of(office);
    const zl_rule heads[] = {
        { "footer", ZL_ROLE_ASIDE, ZL_BODY, "running", NULL, &all },
        { "header", ZL_ROLE_ASIDE, ZL_BODY, "running", NULL, &all },
    };
    const zl_vocabulary running = { .rules = heads,
                                    .count = COUNT(heads),
                                    .mute = true };
    zl_view bytes;

    if (!zl_package_find(office->package, zl_view_of("content.xml"), &bytes))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has no part content.xml: it is no text of "
                       "LibreOffice, or damaged. Save it again as .odt.",
                       office->file->path);
    if (has_password(office))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s has a password: save it without one.",
                       office->file->path);
    zili_status status =
        zl_office_add(office, zl_view_of("meta.xml"), &said, false, err);
    if (!status)
        status = read_styles(office, "content.xml", err);
    if (!status)
        status = read_styles(office, "styles.xml", err);
    if (!status)
        status =
            zl_office_add(office, zl_view_of("content.xml"), &all, false, err);
    if (!status)
        status = zl_office_add(office, zl_view_of("styles.xml"), &running,
                               false, err);
    return status;
}

static bool is_wanted(const char *name)
{
    return strcmp(name, "content.xml") == 0 ||
           strcmp(name, "styles.xml") == 0 ||
           strcmp(name, "meta.xml") == 0 ||
           strcmp(name, "META-INF/manifest.xml") == 0;
}

static bool is_odt(zl_view bytes)
{
    return zl_package_begins(bytes,
                             "mimetype"
                             "application/vnd.oasis.opendocument.text");
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    return zl_office_read(file, is_wanted, write_odt, shelf, err);
}

static const char *const endings[] = { ".odt", ".ott", NULL };

const zl_filetype zl_filetype_odt = {
    .name = "odt",
    .about = "documents of LibreOffice",
    .endings = endings,
    .is = is_odt,
    .read = read_file,
};

/* ---- the same in one piece ---- */

static bool is_flat(zl_view bytes)
{
    zl_view head = zl_view_cut(bytes, 0,
                               bytes.size < 4096 ? bytes.size : 4096);

    return zl_view_is(zl_xml_root(bytes), "document") &&
           zl_view_find(head, zl_view_of("opendocument:xmlns:office")) !=
               SIZE_MAX;
}

static zili_status read_flat(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    zl_office office = { .file = file };
    const zl_vocabulary all = vocabulary_of(&office);
    zili_status status = read_styles(&office, NULL, err);

    if (!status)
        status = zl_markup_read(file, &all, false, shelf, err);
    zl_styles_clear(&office.styles);
    return status;
}

static const char *const flat_endings[] = { ".fodt", NULL };

const zl_filetype zl_filetype_fodt = {
    .name = "fodt",
    .about = "documents of LibreOffice in one piece of XML",
    .endings = flat_endings,
    .is = is_flat,
    .of_text = true,
    .read = read_flat,
};
