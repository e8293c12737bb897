/* docx_styles.c -- what the styles of a document of Word are. */
#include "formats/docx_styles.h"

#include "base/fail.h"

struct style_reader {
    zl_office *office;
    zl_str id, name, base, room;
    bool open, failed;
};

static void begin_style(void *user, const zl_element *element)
{
    struct style_reader *reader = user;
    zl_view value = zl_element_get(element, "val", &reader->room);

    if (zl_view_is(element->name, "style")) {
        zl_str_empty(&reader->id);
        zl_str_empty(&reader->name);
        zl_str_empty(&reader->base);
        zl_str_add(&reader->id,
                   zl_element_get(element, "styleId", &reader->room));
        reader->open = true;
    } else if (reader->open && zl_view_is(element->name, "name"))
        zl_str_add(&reader->name, value);
    else if (reader->open && zl_view_is(element->name, "basedOn"))
        zl_str_add(&reader->base, value);
}

static void end_style(void *user, zl_view name)
{
    struct style_reader *reader = user;

    if (!zl_view_is(name, "style"))
        return;
    reader->open = false;
    reader->failed |=
        !zl_styles_add(&reader->office->styles, zl_str_view(&reader->id),
                       zl_str_view(&reader->name), zl_str_view(&reader->base));
}

static void ignore_text(void *user, zl_view text)
{
    (void)user, (void)text;
}

zili_status zl_docx_styles(zl_office *office, const char *part,
                           zili_error *err)
{
    static const zl_xml_events events = { begin_style, end_style,
                                          ignore_text, true };
    struct style_reader reader = { .office = office };
    zili_status status =
        zl_office_parse(office, part, &events, &reader, err);

    if (!status && (reader.failed || reader.id.failed || reader.name.failed ||
                    reader.base.failed || reader.room.failed))
        status = zl_no_memory(err);
    zl_str_clear(&reader.id);
    zl_str_clear(&reader.name);
    zl_str_clear(&reader.base);
    zl_str_clear(&reader.room);
    return status;
}
