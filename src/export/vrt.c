/* vrt.c -- a token a line, structures as elements: what cwb-encode reads. */
#include "export/elements.h"
#include "export/forms.h"

#include "base/fail.h"

struct vrt {
    zl_walk *walk;
    zl_out *out;
    zl_elements elements;
    const zl_segment *segment; /* that the elements are in */
    bool glue;
};

/* ---- texts ---- */

/* A line is a token, and XML has no other control character than those that
 * end lines and cells. */
static const char *escape_of(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
    case '\n':
    case '\r':
        return " ";
    default:
        return (unsigned char)byte < 0x20 ? "\uFFFD" : NULL;
    }
}

static void write_text(zl_out *out, zl_view text)
{
    zl_export_text(out, text, escape_of);
}

/* An empty line would be passed over, and the token lost: CWB's own word for
 * nothing. */
static void write_word(zl_out *out, zl_view word)
{
    if (zl_view_trim(word).size)
        write_text(out, word);
    else
        zl_out_text(out, "__UNDEF__");
}

/* ---- head ---- */

/* "-S doc:0+id+year" */
static void write_declaration(zl_out *out, const zl_element *element)
{
    zl_out_text(out, " -S ");
    zl_out_text(out, element->name);
    zl_out_text(out, ":0");
    for (size_t i = 0; i < element->attributes.count; i++) {
        zl_out_byte(out, '+');
        zl_out_text(out, element->attributes.items[i].name);
    }
}

/* "<!-- columns: word pos lemma -->", where there are several: index reads
 * it. */
static void write_column_names(const struct vrt *vrt)
{
    if (vrt->walk->columns.count < 2)
        return;
    zl_out_text(vrt->out, "<!-- columns:");
    for (size_t i = 0; i < vrt->walk->columns.count; i++) {
        zl_out_byte(vrt->out, ' ');
        zl_out_text(vrt->out, vrt->walk->columns.items[i].name);
    }
    zl_out_text(vrt->out, " -->\n");
}

/* "<!-- glue: g -->": so that index need not guess where no token touches
 * another. */
static void write_glue_mark(const struct vrt *vrt)
{
    if (vrt->glue)
        zl_out_text(vrt->out, "<!-- glue: g -->\n");
}

static bool is_ascii(const char *name)
{
    for (; *name; name++)
        if ((unsigned char)*name >= 0x80)
            return false;
    return true;
}

/* " __ is 年份", where that was no name for CWB. */
static void add_meaning(zl_str *out, const char *name, const char *source)
{
    if (!source || is_ascii(source))
        return;
    zl_str_format(out, "%s %s is ", out->size ? "," : "", name);
    zl_str_add_text(out, source);
}

/* "<!-- names: doc___ is 年份, doc____2 is 作者 -->", as CWB calls them. */
static zili_status write_meanings(const struct vrt *vrt, zili_error *err)
{
    const zl_elements *elements = &vrt->elements;
    zl_str all = { 0 }, name = { 0 };

    for (size_t i = 0; i < elements->list.count; i++) {
        const zl_element *element = &elements->list.items[i];
        add_meaning(&all, element->name, element->structure);
        for (size_t j = 0; j < element->attributes.count; j++) {
            const zl_element_attribute *attribute =
                &element->attributes.items[j];
            zl_str_empty(&name);
            zl_str_format(&name, "%s_", element->name);
            zl_str_add_text(&name, attribute->name);
            add_meaning(&all, zl_str_text(&name), attribute->source);
        }
    }
    zili_status status = all.failed || name.failed ? zl_no_memory(err)
                                                   : ZILI_OK;
    if (!status && all.size) {
        zl_out_text(vrt->out, "<!-- names:");
        zl_out_view(vrt->out, zl_str_view(&all));
        zl_out_text(vrt->out, " -->\n");
    }
    zl_str_clear(&all);
    zl_str_clear(&name);
    return status;
}

/* What cwb-encode has to be told of this file, as a comment: always the
 * second line, where the manual's command looks for it. */
static zili_status write_options(const struct vrt *vrt, zili_error *err)
{
    const zl_elements *elements = &vrt->elements;
    zl_str name = { 0 };

    zl_out_text(vrt->out, "<!-- cwb-encode -xsB -c utf8");
    for (size_t i = 1; i < vrt->walk->columns.count; i++) {
        zl_str_add_text(&name, " -P ");
        zl_elements_name(&name, vrt->walk->columns.items[i].name);
    }
    bool failed = name.failed;
    zl_out_view(vrt->out, zl_str_view(&name));
    zl_str_clear(&name);
    for (size_t i = 0; i < elements->list.count; i++)
        write_declaration(vrt->out, &elements->list.items[i]);
    zl_out_text(vrt->out, " -0 g -->\n");
    return failed ? zl_no_memory(err) : ZILI_OK;
}

static zili_status write_head(const struct vrt *vrt, zili_error *err)
{
    zl_out_text(vrt->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    zili_status status = write_options(vrt, err);
    if (!status)
        status = write_meanings(vrt, err);
    write_column_names(vrt);
    write_glue_mark(vrt);
    return status;
}

/* ---- elements ---- */

static void write_begin(const struct vrt *vrt, const zl_element *element)
{
    zl_out *out = vrt->out;

    zl_out_byte(out, '<');
    zl_out_text(out, element->name);
    for (size_t i = 0; i < element->attributes.count; i++) {
        const zl_element_attribute *attribute = &element->attributes.items[i];
        const char *value = zl_element_value(element, attribute, vrt->walk);
        zl_out_byte(out, ' ');
        zl_out_text(out, attribute->name);
        zl_out_text(out, "=\"");
        write_text(out, zl_view_of(value));
        zl_out_byte(out, '"');
    }
    zl_out_text(out, ">\n");
}

static void close_elements(struct vrt *vrt, uint32_t at)
{
    const zl_element *element;

    while ((element = zl_elements_close(&vrt->elements, at))) {
        zl_out_text(vrt->out, "</");
        zl_out_text(vrt->out, element->name);
        zl_out_text(vrt->out, ">\n");
    }
}

static void open_elements(struct vrt *vrt, uint32_t at)
{
    const zl_element *element;

    while ((element = zl_elements_open(&vrt->elements, at)))
        write_begin(vrt, element);
}

/* What lies between intervals is passed over. */
static void enter_interval(struct vrt *vrt)
{
    const zl_walk *walk = vrt->walk;

    if (walk->segment != vrt->segment) {
        close_elements(vrt, UINT32_MAX);
        zl_elements_enter(&vrt->elements, walk->segment);
        vrt->segment = walk->segment;
    }
    close_elements(vrt, walk->at);
    zl_elements_skip(&vrt->elements, walk->at);
}

/* ---- tokens ---- */

static void write_columns(const struct vrt *vrt)
{
    write_word(vrt->out, zl_walk_form(vrt->walk, 0));
    for (size_t i = 1; i < vrt->walk->columns.count; i++) {
        zl_out_byte(vrt->out, '\t');
        write_text(vrt->out, zl_walk_form(vrt->walk, i));
    }
    zl_out_byte(vrt->out, '\n');
}

/* <g/> between it and the token before, where nothing stands there. */
static void write_glue(const struct vrt *vrt)
{
    const zl_walk *walk = vrt->walk;

    if (vrt->glue && !walk->enters &&
        zl_segment_glue(walk->segment, walk->at - 1).size == 0)
        zl_out_text(vrt->out, "<g/>\n");
}

static void write_tokens(struct vrt *vrt)
{
    while (!vrt->out->failed && zl_walk_next(vrt->walk)) {
        uint32_t at = vrt->walk->at;
        write_glue(vrt);
        if (vrt->walk->enters)
            enter_interval(vrt);
        close_elements(vrt, at);
        open_elements(vrt, at);
        write_columns(vrt);
    }
    close_elements(vrt, UINT32_MAX);
}

zili_status zl_export_vrt(zl_walk *walk, const zili_export_options *options,
                          zl_out *out, zili_error *err)
{
    struct vrt vrt = { .walk = walk, .out = out, .glue = options->glue };
    zili_status status = zl_elements_make(&vrt.elements, walk->corpus, err);

    if (!status)
        status = write_head(&vrt, err);
    if (!status)
        write_tokens(&vrt);
    zl_elements_clear(&vrt.elements);
    return status;
}
