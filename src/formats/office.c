/* office.c -- what word processors' files have in common. */
#include "formats/office.h"

#include "base/fail.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* ---- styles ---- */

/* Beginnings of their names, as every edition of the programs stores them. */
static const struct {
    const char *begins;
    zl_paragraph_kind kind;
    zl_style_use use;
} known[] = {
    { "heading", ZL_HEADING, ZL_STYLE_TEXT },
    { "title", ZL_HEADING, ZL_STYLE_TEXT },
    { "subtitle", ZL_HEADING, ZL_STYLE_TEXT },
    { "contents heading", ZL_HEADING, ZL_STYLE_CONTENTS },
    { "contents", ZL_BODY, ZL_STYLE_CONTENTS },
    { "toc heading", ZL_HEADING, ZL_STYLE_CONTENTS },
    { "toc", ZL_BODY, ZL_STYLE_CONTENTS },
    { "table of figures", ZL_BODY, ZL_STYLE_CONTENTS },
    { "header", ZL_BODY, ZL_STYLE_RUNNING },
    { "footer", ZL_BODY, ZL_STYLE_RUNNING },
    { "quote", ZL_QUOTE, ZL_STYLE_TEXT },
    { "quotations", ZL_QUOTE, ZL_STYLE_TEXT },
    { "intense quote", ZL_QUOTE, ZL_STYLE_TEXT },
    { "block text", ZL_QUOTE, ZL_STYLE_TEXT },
    { "list", ZL_ITEM, ZL_STYLE_TEXT },
    { "caption", ZL_CAPTION, ZL_STYLE_TEXT },
    { "illustration", ZL_CAPTION, ZL_STYLE_TEXT },
    { "salutation", ZL_SALUTATION, ZL_STYLE_TEXT },
    { "signature", ZL_SIGNATURE, ZL_STYLE_TEXT },
    { "closing", ZL_SIGNATURE, ZL_STYLE_TEXT },
    { "date", ZL_DATELINE, ZL_STYLE_TEXT },
    { "footnote", ZL_NOTE, ZL_STYLE_TEXT },
    { "endnote", ZL_NOTE, ZL_STYLE_TEXT },
};

void zl_styles_clear(zl_styles *styles)
{
    zl_map_clear(&styles->ids);
    zl_array_clear(&styles->styles);
}

/* "Heading_20_1" is how a blank is written in an id. */
static void simplify(char *out, size_t room, zl_view name)
{
    size_t size = 0;

    for (size_t i = 0; i < name.size && size + 1 < room; i++) {
        if (zl_view_starts(zl_view_cut(name, i, name.size),
                           zl_view_of("_20_"))) {
            out[size++] = ' ';
            i += 3;
        } else
            out[size++] = name.bytes[i];
    }
    out[size] = 0;
}

static bool is_known(zl_style *style, const char *name)
{
    for (size_t i = 0; i < COUNT(known); i++) {
        size_t size = strlen(known[i].begins);
        if (strncasecmp(name, known[i].begins, size) != 0 ||
            (name[size] && !strchr(" 0123456789", name[size])))
            continue;
        style->kind = known[i].kind;
        style->use = known[i].use;
        return true;
    }
    return false;
}

bool zl_styles_add(zl_styles *styles, zl_view id, zl_view name, zl_view base)
{
    zl_style style = { .kind = ZL_BODY };
    char simple[sizeof style.base];

    if (id.size == 0 || zl_map_find(&styles->ids, id) != ZL_MAP_NONE)
        return true;
    simplify(simple, sizeof simple, name);
    style.known = is_known(&style, simple);
    if (base.size < sizeof style.base) {
        if (base.size)
            memcpy(style.base, base.bytes, base.size);
        style.base[base.size] = 0;
    }
    if (!zl_array_push(&styles->styles, style))
        return false;
    if (zl_map_add(&styles->ids, id) != ZL_MAP_NONE)
        return true;
    styles->styles.count--;
    return false;
}

void zl_styles_hide(zl_styles *styles)
{
    zl_style *last = &styles->styles.items[styles->styles.count - 1];

    last->known = true;
    last->use = ZL_STYLE_HIDDEN;
}

zl_style zl_styles_find(const zl_styles *styles, zl_view id)
{
    zl_style style = { .kind = ZL_BODY };
    char simple[64];

    for (int hops = 0; hops < 20; hops++) {
        uint32_t number = zl_map_find(&styles->ids, id);
        if (number == ZL_MAP_NONE)
            break;
        const zl_style *found = &styles->styles.items[number];
        if (found->known)
            return *found;
        id = zl_view_of(found->base);
    }
    simplify(simple, sizeof simple, id);
    style.known = is_known(&style, simple);
    return style;
}

/* ---- parts ---- */

zili_status zl_office_part(zl_office *office, zl_view name, zl_file *part,
                           zl_str *path, bool *found, zili_error *err)
{
    zl_view bytes;

    *found = zl_package_find(office->package, name, &bytes);
    if (!*found)
        return ZILI_OK;
    zl_str_empty(path);
    zl_str_format(path, "%s, its part %.*s", office->file->path,
                  (int)name.size, name.bytes);
    if (path->failed)
        return zl_no_memory(err);
    *part = *office->file;
    part->path = zl_str_text(path);
    zl_decoding_clear(&office->decoding);
    office->decoding = (zl_decoding){ 0 };
    zili_status status =
        zl_package_text(&part->bytes, &office->decoding, bytes, part->path,
                        office->file->reading->lenient, err);
    office->replaced += office->decoding.faults.count;
    return status;
}

zili_status zl_office_parse(zl_office *office, const char *name,
                            const zl_xml_events *events, void *user,
                            zili_error *err)
{
    zl_str path = { 0 };
    zl_file part;
    bool found;
    zili_status status =
        zl_office_part(office, zl_view_of(name), &part, &path, &found, err);

    if (!status && found)
        status = zl_xml_parse(part.bytes, part.path, events, user, err);
    zl_str_clear(&path);
    return status;
}

zili_status zl_office_add(zl_office *office, zl_view name,
                          const zl_vocabulary *vocabulary, bool html,
                          zili_error *err)
{
    zl_str path = { 0 };
    zl_file part;
    bool found;
    zili_status status =
        zl_office_part(office, name, &part, &path, &found, err);

    if (!status && found)
        status = zl_markup_add(office->draft, &part, vocabulary, html, err);
    zl_str_clear(&path);
    return status;
}

/* ---- properties ---- */

static const zl_rule rules[] = {
    { "created", ZL_ROLE_DATUM, ZL_BODY, "date", NULL, NULL },
    { "creator", ZL_ROLE_DATUM, ZL_BODY, "author", NULL, NULL },
    { "date", ZL_ROLE_DATUM, ZL_BODY, "date", NULL, NULL },
    { "description", ZL_ROLE_DATUM, ZL_BODY, "description", NULL, NULL },
    { "identifier", ZL_ROLE_DATUM, ZL_BODY, "identifier", NULL, NULL },
    { "keywords", ZL_ROLE_DATUM, ZL_BODY, "keywords", NULL, NULL },
    { "language", ZL_ROLE_DATUM, ZL_BODY, "language", NULL, NULL },
    { "property", ZL_ROLE_NAMED, ZL_BODY, NULL, NULL, NULL },
    { "publisher", ZL_ROLE_DATUM, ZL_BODY, "publisher", NULL, NULL },
    { "rights", ZL_ROLE_DATUM, ZL_BODY, "licence", NULL, NULL },
    { "source", ZL_ROLE_DATUM, ZL_BODY, "source", NULL, NULL },
    { "subject", ZL_ROLE_DATUM, ZL_BODY, "subject", NULL, NULL },
    { "title", ZL_ROLE_DATUM, ZL_BODY, "title", NULL, NULL },
    { "translator", ZL_ROLE_DATUM, ZL_BODY, "translator", NULL, NULL },
};

/* Books say what somebody did, and what happened on a day, in attributes. */
static const zl_said_rule by_attribute[] = {
    { "contributor", "role", "edt",
      { "", ZL_ROLE_DATUM, ZL_BODY, "editor", NULL, NULL } },
    { "contributor", "role", "trl",
      { "", ZL_ROLE_DATUM, ZL_BODY, "translator", NULL, NULL } },
    { "creator", "role", "edt",
      { "", ZL_ROLE_DATUM, ZL_BODY, "editor", NULL, NULL } },
    { "creator", "role", "trl",
      { "", ZL_ROLE_DATUM, ZL_BODY, "translator", NULL, NULL } },
    { "date", "event", "conversion",
      { "", ZL_ROLE_DATUM, ZL_BODY, "date_conversion", NULL, NULL } },
    { "date", "event", "modification",
      { "", ZL_ROLE_DATUM, ZL_BODY, "date_modification", NULL, NULL } },
};

/* What programs and servers put there for themselves. */
static bool is_of_program(zl_view name)
{
    static const char *const begins[] = { "_", "ContentTypeId", "ICV", "KSO",
                                          "MSIP_" };

    for (size_t i = 0; i < COUNT(begins); i++)
        if (zl_view_starts(name, zl_view_of(begins[i])))
            return true;
    return false;
}

static const zl_rule *choose_property(const zl_vocabulary *vocabulary,
                                      const zl_element *element,
                                      const zl_rule *rule, zl_str *room)
{
    static const zl_rule skip = { "",   ZL_ROLE_SKIP, ZL_BODY,
                                  NULL, NULL,         NULL };

    (void)vocabulary;
    if (rule->role == ZL_ROLE_NAMED &&
        is_of_program(zl_element_get(element, "name", room)))
        return &skip;
    return zl_rule_said(by_attribute, COUNT(by_attribute), element, rule, room);
}

static const zl_vocabulary properties = { .rules = rules,
                                          .count = COUNT(rules),
                                          .mute = true,
                                          .choose = choose_property };

const zl_vocabulary *zl_office_properties(void)
{
    return &properties;
}

/* ---- the document ---- */

static zili_status write_document(zl_office *office,
                                  zili_status (*write)(zl_office *office,
                                                       zili_error *err),
                                  zili_error *err)
{
    char number[24];

    office->draft = zl_draft_new(&office->source);
    if (!office->draft)
        return zl_no_memory(err);
    zili_status status = write(office, err);
    snprintf(number, sizeof number, "%" PRIu64, office->replaced);
    if (!status && office->replaced)
        zl_draft_datum(office->draft, zl_view_of("replaced"),
                       zl_view_of(number), false);
    if (!status)
        status = zl_draft_end(office->draft, err);
    zl_draft_free(office->draft);
    return status;
}

zili_status zl_office_read(const zl_file *file,
                           bool (*wanted)(const char *name),
                           zili_status (*write)(zl_office *office,
                                                zili_error *err),
                           zl_shelf *shelf, zili_error *err)
{
    zl_office office = { .file = file, .shelf = shelf };
    zili_status status = zl_package_open(&office.package, file, wanted, err);

    if (!status)
        status = write_document(&office, write, err);
    if (!status)
        shelf->replaced += office.replaced;
    if (!status && office.source.paragraphs.count)
        status = zl_shelf_put(shelf, file, &office.source, ZILI_OK, err);
    zl_source_clear(&office.source);
    zl_package_close(office.package);
    zl_styles_clear(&office.styles);
    zl_decoding_clear(&office.decoding);
    return status;
}
