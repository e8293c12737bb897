/* settle.c -- what cairo leaves undone in the bytes of its images. */
#include "settle.h"

#include "base/map.h"
#include "base/out.h"

#include <math.h>
#include <string.h>

/* ---- SVG --------------------------------------------------------------- */

static void add_escaped(zl_str *out, zl_view text)
{
    for (size_t i = 0; i < text.size; i++)
        switch (text.bytes[i]) {
        case '<':
            zl_str_add_text(out, "&lt;");
            break;
        case '>':
            zl_str_add_text(out, "&gt;");
            break;
        case '&':
            zl_str_add_text(out, "&amp;");
            break;
        default:
            zl_str_add_byte(out, text.bytes[i]);
        }
}

static void add_element(zl_str *out, const char *name, zl_view text)
{
    if (!text.size)
        return;
    zl_str_format(out, "<%s>", name);
    add_escaped(out, text);
    zl_str_format(out, "</%s>\n", name);
}

/* The name of an id at the beginning of `text`, up to a quote or bracket. */
static zl_view name_at(zl_view text)
{
    size_t size = 0;

    while (size < text.size && !strchr("\"')", text.bytes[size]))
        size++;
    return (zl_view){ text.bytes, size };
}

/* How many bytes before a name stand at the beginning of `text`; 0: none.
 * An id is defined by id="…", used by href="#…" and url(#…). */
static size_t mark_size(zl_view text)
{
    static const char *const marks[] = { " id=\"", "\"#", "(#" };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (zl_view_starts(text, zl_view_of(marks[i])))
            return strlen(marks[i]);
    return 0;
}

static void add_body(zl_view svg, zl_map *ids, zl_str *out)
{
    for (size_t at = 0; at < svg.size;) {
        zl_view rest = zl_view_cut(svg, at, svg.size);
        size_t mark = mark_size(rest);
        if (!mark) {
            zl_str_add_byte(out, svg.bytes[at++]);
            continue;
        }
        zl_view name = name_at(zl_view_cut(rest, mark, rest.size));
        uint32_t number = zl_map_add(ids, name);
        out->failed |= number == ZL_MAP_NONE;
        zl_str_add(out, zl_view_cut(rest, 0, mark));
        zl_str_format(out, "i%u", number);
        at += mark + name.size;
    }
}

void zl_svg_settle(zl_view svg, zl_view title, zl_view about, zl_str *out)
{
    zl_map ids = { 0 };
    size_t start = zl_view_find(svg, zl_view_of("<svg "));
    size_t end = start == SIZE_MAX ? 0 : start;

    while (end < svg.size && svg.bytes[end] != '\n')
        end++;
    end += end < svg.size;
    zl_str_add(out, zl_view_cut(svg, 0, end));
    add_element(out, "title", title);
    add_element(out, "desc", about);
    add_body(zl_view_cut(svg, end, svg.size), &ids, out);
    zl_map_clear(&ids);
}

/* ---- words of an SVG --------------------------------------------------- */

static void add_number(zl_str *out, const char *name, double value)
{
    char text[ZL_REAL_SIZE];

    zl_real_text(text, value, 3);
    zl_str_format(out, " %s=\"%s\"", name, text);
}

/* One line of a label; `x` and `y`, in points, are where it stands. A single
 * line is as wide as it was measured, whatever font shows it. */
static void add_line(zl_str *out, const zl_mark *mark, zl_view line, double x,
                     double y)
{
    static const char *const anchors[] = { "start", "middle", "end" };
    static const double part[] = { 0, 0.5, 1 };
    double room = (mark->upwards ? mark->height : mark->width) /
                  ZL_MM_PER_POINT;

    zl_str_add_text(out, "<text");
    add_number(out, "x", x + part[mark->across] * room);
    add_number(out, "y", y);
    add_number(out, "font-size", mark->type.size);
    if (mark->type.bold)
        zl_str_add_text(out, " font-weight=\"bold\"");
    zl_str_format(out, " text-anchor=\"%s\" fill=\"#%06X\"",
                  anchors[mark->across], mark->look.ink);
    if (!strchr(mark->text, '\n')) {
        add_number(out, "textLength", room);
        zl_str_add_text(out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    zl_str_add_byte(out, '>');
    add_escaped(out, line);
    zl_str_add_text(out, "</text>\n");
}

static void add_words(zl_str *out, const zl_mark *mark)
{
    double x = mark->x / ZL_MM_PER_POINT, y = mark->y / ZL_MM_PER_POINT;
    double down = mark->type.size * ZL_ASCENT;
    zl_view rest = zl_view_of(mark->text), line;

    if (mark->upwards) {
        double left = -(y + mark->height / ZL_MM_PER_POINT);
        zl_str_add_text(out, "<g transform=\"rotate(-90)\">");
        y = x;
        x = left;
    }
    while (zl_view_next(&rest, '\n', &line)) {
        add_line(out, mark, line, x, y + down);
        down += mark->type.size * ZL_LEADING;
    }
    if (mark->upwards)
        zl_str_add_text(out, "</g>\n");
}

static void add_attribute(zl_str *out, const char *text)
{
    for (; *text; text++)
        if (*text == '"')
            zl_str_add_text(out, "&quot;");
        else
            add_escaped(out, (zl_view){ text, 1 });
}

void zl_svg_add_text(zl_str *svg, const zl_page *page, const char *families)
{
    static const char end[] = "</svg>\n";

    if (svg->failed || !zl_view_ends(zl_str_view(svg), zl_view_of(end)))
        return;
    svg->size -= sizeof end - 1;
    zl_str_add_text(svg, "<g font-family=\"");
    add_attribute(svg, families);
    zl_str_add_text(svg, "\">\n");
    for (size_t i = 0; i < page->marks.count; i++)
        if (page->marks.items[i].kind == ZL_MARK_LABEL)
            add_words(svg, &page->marks.items[i]);
    zl_str_add_text(svg, "</g>\n");
    zl_str_add_text(svg, end);
}

/* ---- EPS --------------------------------------------------------------- */

static void add_ascii(zl_str *out, zl_view text)
{
    for (size_t i = 0; i < text.size && i < 200; i++)
        if (text.bytes[i] >= ' ' && text.bytes[i] < 0x7F)
            zl_str_add_byte(out, text.bytes[i]);
}

void zl_eps_settle(zl_view eps, zl_view title, zl_str *out)
{
    size_t at = zl_view_find(eps, zl_view_of("%%CreationDate:")), end = at;

    if (at == SIZE_MAX) {
        zl_str_add(out, eps);
        return;
    }
    while (end < eps.size && eps.bytes[end] != '\n')
        end++;
    zl_str_add(out, zl_view_cut(eps, 0, at));
    zl_str_add_text(out, "%%Title: ");
    add_ascii(out, title);
    zl_str_add_text(out, "\n%%CreationDate: Sat Jan  1 00:00:00 2000");
    zl_str_add(out, zl_view_cut(eps, end, eps.size));
}

/* ---- PNG --------------------------------------------------------------- */

/* CRC-32 as in the PNG specification, annex D. */
static uint32_t crc32(zl_view bytes)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < bytes.size; i++) {
        crc ^= (uint8_t)bytes.bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
    }
    return ~crc;
}

static void add_32(zl_str *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        zl_str_add_byte(out, (char)(value >> shift & 0xFF));
}

/* A chunk pHYs goes right after the header: pixels per metre across and
 * down, and the unit, 1. */
void zl_png_settle(zl_view png, double dpi, zl_str *out)
{
    const size_t header = 8 + 4 + 4 + 13 + 4; /* signature and IHDR */
    uint32_t per_metre = (uint32_t)lround(dpi / 0.0254);
    zl_str chunk = { 0 };

    zl_str_add_text(&chunk, "pHYs");
    add_32(&chunk, per_metre);
    add_32(&chunk, per_metre);
    zl_str_add_byte(&chunk, 1);

    zl_str_add(out, zl_view_cut(png, 0, header));
    add_32(out, 9);
    zl_str_add(out, zl_str_view(&chunk));
    add_32(out, crc32(zl_str_view(&chunk)));
    zl_str_add(out, zl_view_cut(png, header, png.size));
    out->failed |= chunk.failed;
    zl_str_clear(&chunk);
}
