/* where.c -- which number of a page of a report stands in a line of it. */
#include "report/where.h"

#define SHOWN 200 /* bytes of a line, at most */
#define BEFORE 40 /* bytes of what both begin with */

/* ---- lines ---- */

static bool is_begin(zl_view view, size_t at)
{
    return at >= view.size || ((unsigned char)view.bytes[at] & 0xC0) != 0x80;
}

static size_t same_bytes(zl_view a, zl_view b)
{
    size_t same = 0;

    while (same < a.size && same < b.size && a.bytes[same] == b.bytes[same])
        same++;
    return same;
}

static void add_line(zl_str *out, zl_view line, size_t from)
{
    size_t to = from + SHOWN < line.size ? from + SHOWN : line.size;

    while (!is_begin(line, to))
        to--;
    zl_view shown = zl_view_cut(line, from, to);
    zl_str_format(out, "\"%s%.*s%s\"", from ? "…" : "", (int)shown.size,
                  shown.bytes, to < line.size ? "…" : "");
}

void zl_where_lines(zl_str *out, zl_view was, zl_view is)
{
    size_t from = same_bytes(was, is);

    from = from > 2 * BEFORE ? from - BEFORE : 0;
    while (from && !is_begin(was, from))
        from--;
    add_line(out, was, from);
    zl_str_add_text(out, " comes out as ");
    add_line(out, is, from);
}

/* ---- cells ---- */

/* What stands between two texts behind `*at`, which moves behind it. */
static bool next_between(zl_view line, const char *begin, const char *end,
                         size_t *at, zl_view *out)
{
    zl_view rest = zl_view_cut(line, *at, line.size);
    size_t from = zl_view_find(rest, zl_view_of(begin));

    if (from == SIZE_MAX)
        return false;
    rest = zl_view_cut(rest, from, rest.size);
    size_t to = zl_view_find(rest, zl_view_of(end));
    if (to == SIZE_MAX)
        return false;
    *out = zl_view_cut(rest, 0, to);
    *at += from + to + zl_view_of(end).size;
    return true;
}

/* The text of "<td class=x><a href=y>5</a>", without what is in brackets. */
static void add_text(zl_str *out, zl_view cell)
{
    bool inside = false;

    for (size_t i = 0; i < cell.size; i++) {
        inside |= cell.bytes[i] == '<';
        if (!inside)
            zl_str_add_byte(out, cell.bytes[i]);
        inside &= cell.bytes[i] != '>';
    }
}

static bool nth_cell(zl_view line, const char *begin, const char *end,
                     size_t n, zl_view *out)
{
    size_t at = 0;

    do
        if (!next_between(line, begin, end, &at, out))
            return false;
    while (n--);
    return true;
}

/* The first cell in which two rows differ; false where there is none, or what
 * is around cells differs. */
static bool differing_cell(zl_view was, zl_view is, size_t *n, zl_view *a,
                           zl_view *b)
{
    size_t in_a = 0, in_b = 0;

    for (*n = 0; next_between(was, "<td", "</td>", &in_a, a) &&
                 next_between(is, "<td", "</td>", &in_b, b);
         ++*n)
        if (!zl_view_same(*a, *b))
            return true;
    return false;
}

/* ---- the page ---- */

/* What was read of a page last. */
struct place {
    zl_view item, head; /* the name of the exhibit; the heads of its table */
    size_t row;         /* rows of the table that have begun */
};

static struct place place_of(zl_view page)
{
    struct place place = { 0 };
    zl_view line;
    size_t at = 0;

    while (zl_view_next(&page, '\n', &line)) {
        at = 0;
        if (zl_view_starts(line, zl_view_of("<figure id=\"item.")) &&
            next_between(line, "item.", "\"", &at, &place.item))
            place.item = zl_view_cut(place.item, 5, place.item.size);
        if (zl_view_starts(line, zl_view_of("<h3 id=\"")) &&
            next_between(line, "lines.", "\"", &at, &place.item))
            place.row = 0;
        if (zl_view_starts(line, zl_view_of("<tr><th"))) {
            place.head = line;
            place.row = 0;
        }
        if (zl_view_starts(line, zl_view_of("<tr><td")))
            place.row++;
    }
    return place;
}

static void add_cell(zl_str *out, const struct place *place, size_t column,
                     zl_view was, zl_view is)
{
    zl_view head;

    zl_str_format(out, "row %zu, ", place->row + 1);
    if (nth_cell(place->head, "<th", "</th>", column, &head))
        add_text(out, head);
    else
        zl_str_format(out, "column %zu", column + 1);
    zl_str_add_text(out, ": \"");
    add_text(out, was);
    zl_str_add_text(out, "\" comes out as \"");
    add_text(out, is);
    zl_str_add_text(out, "\"");
}

void zl_where(zl_str *out, zl_view page, zl_view was, zl_view is)
{
    struct place place = place_of(page);
    zl_view a, b;
    size_t column;

    if (place.item.size)
        zl_str_format(out, "%.*s, ", (int)place.item.size, place.item.bytes);
    if (zl_view_starts(was, zl_view_of("<tr><td")) &&
        differing_cell(was, is, &column, &a, &b))
        add_cell(out, &place, column, a, b);
    else
        zl_where_lines(out, was, is);
}
