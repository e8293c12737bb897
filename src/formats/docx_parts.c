/* docx_parts.c -- where the parts of a document of Word are. */
#include "formats/docx_parts.h"

#include "base/fail.h"

#include <string.h>

/* How relationships end that lead to them, and what Word names them. */
static const struct {
    const char *type, *usual;
} kinds[] = {
    [ZL_DOCX_DOCUMENT] = { "/officeDocument", "word/document.xml" },
    [ZL_DOCX_FOOTNOTES] = { "/footnotes", "word/footnotes.xml" },
    [ZL_DOCX_ENDNOTES] = { "/endnotes", "word/endnotes.xml" },
    [ZL_DOCX_COMMENTS] = { "/comments", "word/comments.xml" },
    [ZL_DOCX_STYLES] = { "/styles", "word/styles.xml" },
};

struct reader {
    zl_docx_parts *parts;
    zl_view base; /* the folder that targets are in, with its slash */
    zl_str type, path, room;
    bool failed;
};

static void begin_relationship(void *user, const zl_element *element)
{
    struct reader *reader = user;
    zl_docx_parts *parts = reader->parts;

    if (!zl_view_is(element->name, "Relationship") ||
        zl_view_is(zl_element_get(element, "TargetMode", &reader->room),
                   "External"))
        return;
    zl_str_empty(&reader->type);
    zl_str_add(&reader->type, zl_element_get(element, "Type", &reader->room));
    zl_package_path(&reader->path, reader->base,
                    zl_element_get(element, "Target", &reader->room));
    static const char *const left[] = {
        [ZL_DOCX_CHUNK] = "/aFChunk",
        [ZL_DOCX_OUTSIDE] = "/subDocument",
        [ZL_DOCX_DIAGRAM] = "/diagramData",
    };
    zl_view type = zl_str_view(&reader->type);
    for (int i = 0; i < ZL_DOCX_PARTS; i++)
        if (zl_view_ends(type, zl_view_of(kinds[i].type))) {
            zl_str_empty(&parts->names[i]);
            zl_str_add(&parts->names[i], zl_str_view(&reader->path));
        }
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        parts->left[i] += zl_view_ends(type, zl_view_of(left[i]));
    if (zl_view_ends(type, zl_view_of("/header")) ||
        zl_view_ends(type, zl_view_of("/footer")))
        reader->failed |= zl_map_add(&parts->running,
                                     zl_str_view(&reader->path)) ==
                          ZL_MAP_NONE;
}

static void end_nothing(void *user, zl_view name)
{
    (void)user, (void)name;
}

/* What a part is related to, as a part of its own says: for "word/a.xml" that
 * is "word/_rels/a.xml.rels"; "" is the whole file. */
static zili_status read_relationships(zl_docx_parts *parts, zl_office *office,
                                      zl_view part, zili_error *err)
{
    static const zl_xml_events events = { begin_relationship, end_nothing,
                                          end_nothing, true };
    const char *slash = part.size ? memrchr(part.bytes, '/', part.size) : NULL;
    size_t base = slash ? (size_t)(slash - part.bytes) + 1 : 0;
    struct reader reader = { .parts = parts,
                             .base = zl_view_cut(part, 0, base) };
    zl_str name = { 0 };

    zl_str_add(&name, reader.base);
    zl_str_add_text(&name, "_rels/");
    zl_str_add(&name, zl_view_cut(part, base, part.size));
    zl_str_add_text(&name, ".rels");
    zili_status status =
        name.failed ? zl_no_memory(err)
                    : zl_office_parse(office, zl_str_text(&name), &events,
                                      &reader, err);
    if (!status && (reader.failed || reader.type.failed ||
                    reader.path.failed || reader.room.failed))
        status = zl_no_memory(err);
    zl_str_clear(&name);
    zl_str_clear(&reader.type);
    zl_str_clear(&reader.path);
    zl_str_clear(&reader.room);
    return status;
}

/* Where no relationship says it. */
static bool add_running(zl_docx_parts *parts, const zl_package *package)
{
    for (size_t i = 0; i < zl_package_count(package); i++) {
        zl_view name = zl_view_of(zl_package_name(package, i));
        if ((zl_view_starts(name, zl_view_of("word/header")) ||
             zl_view_starts(name, zl_view_of("word/footer"))) &&
            zl_map_add(&parts->running, name) == ZL_MAP_NONE)
            return false;
    }
    return true;
}

zili_status zl_docx_parts_find(zl_docx_parts *out, zl_office *office,
                               zili_error *err)
{
    zl_str document = { 0 };

    for (int i = 0; i < ZL_DOCX_PARTS; i++)
        zl_str_add_text(&out->names[i], kinds[i].usual);
    zili_status status =
        read_relationships(out, office, (zl_view){ "", 0 }, err);
    zl_str_add(&document, zl_str_view(&out->names[ZL_DOCX_DOCUMENT]));
    if (!status)
        status = read_relationships(out, office, zl_str_view(&document), err);
    for (int i = 0; i < ZL_DOCX_PARTS; i++)
        document.failed |= out->names[i].failed;
    if (!status && (document.failed || (out->running.count == 0 &&
                                        !add_running(out, office->package))))
        status = zl_no_memory(err);
    zl_str_clear(&document);
    return status;
}

void zl_docx_parts_clear(zl_docx_parts *parts)
{
    for (int i = 0; i < ZL_DOCX_PARTS; i++)
        zl_str_clear(&parts->names[i]);
    zl_map_clear(&parts->running);
}

bool zl_docx_parts_want(const char *name)
{
    zl_view view = zl_view_of(name);

    return zl_view_ends(view, zl_view_of(".rels")) ||
           (zl_view_ends(view, zl_view_of(".xml")) &&
            !zl_view_starts(view, zl_view_of("customXml/")) &&
            !strstr(name, "/theme/") && !strstr(name, "/glossary/"));
}
