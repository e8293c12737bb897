/* markdown.c -- Markdown, read by cmark (CommonMark).
 *
 * Headings, items, quotes and rows of tables are paragraphs of their kinds,
 * code is kept with its lines, links are marks, footnotes asides, and blocks of
 * HTML what they are in web pages. A file without any mark-up is plain text. */
#include "formats/filetype.h"
#include "formats/markup.h"

#include "base/fail.h"
#include "base/map.h"
#include "formats/front.h"
#include "formats/plain.h"

#include <stdio.h>
#include <string.h>

#include <cmark.h>

struct markdown {
    const zl_file *file;
    zl_draft *draft;
    zl_str text;     /* with lines that begin notes set apart */
    ZL_ARRAY(size_t) lines; /* where each line of it begins */
    zl_map notes;    /* their names: "1" */
    size_t quotes, items;
    size_t row;      /* 1 + that of the table, 0: in none */
    bool in_note;
    bool failed;
    zili_status status; /* of blocks of HTML */
    zili_error *err;
};

/* ---- lines before cmark sees them ---- */

/* The size of "[^name]" at the beginning of it, or 0. */
static size_t size_of_reference(zl_view text)
{
    size_t at = 2;

    if (text.size < 4 || text.bytes[0] != '[' || text.bytes[1] != '^')
        return 0;
    while (at < text.size && !strchr(" \t\r\n[]", text.bytes[at]))
        at++;
    return at > 2 && at < text.size && text.bytes[at] == ']' ? at + 1 : 0;
}

static zl_view name_of(zl_view reference)
{
    return zl_view_cut(reference, 2, reference.size - 1);
}

/* ``` and ~~~ begin and end code. */
static bool is_fence(zl_view line, char *fence)
{
    zl_view text = zl_view_trim(line);

    if (!zl_view_starts(text, zl_view_of("```")) &&
        !zl_view_starts(text, zl_view_of("~~~")))
        return false;
    if (*fence && *fence != text.bytes[0])
        return false;
    *fence = *fence ? 0 : text.bytes[0];
    return true;
}

/* A line "[^1]: …" is a paragraph for cmark, and not the address of a link. */
static void add_line(struct markdown *markdown, zl_view line, char *fence)
{
    size_t size = size_of_reference(line);

    if (!is_fence(line, fence) && !*fence && size && size < line.size &&
        line.bytes[size] == ':') {
        zl_str_add_text(&markdown->text, "\n\\");
        markdown->failed |=
            zl_map_add(&markdown->notes,
                       name_of(zl_view_cut(line, 0, size))) == ZL_MAP_NONE;
    }
    zl_str_add(&markdown->text, line);
}

static void prepare(struct markdown *markdown, zl_view text)
{
    char fence = 0;

    for (size_t at = 0, end; at < text.size; at = end) {
        const char *found = memchr(text.bytes + at, '\n', text.size - at);
        end = found ? (size_t)(found - text.bytes) + 1 : text.size;
        add_line(markdown, zl_view_cut(text, at, end), &fence);
    }
    zl_view made = zl_str_view(&markdown->text);
    for (size_t at = 0; at < made.size;) {
        const char *found = memchr(made.bytes + at, '\n', made.size - at);
        markdown->failed |= !zl_array_push(&markdown->lines, at);
        at = found ? (size_t)(found - made.bytes) + 1 : made.size;
    }
    markdown->failed |= markdown->text.failed;
}

/* ---- tables ---- */

/* A line of |, - and :, with at least one of the first two. */
static bool is_rule(zl_view line)
{
    bool bar = false, dash = false;

    for (size_t i = 0; i < line.size; i++) {
        bar |= line.bytes[i] == '|';
        dash |= line.bytes[i] == '-';
        if (!strchr("|-: \t\r\n", line.bytes[i]))
            return false;
    }
    return bar && dash;
}

static bool is_table(const struct markdown *markdown, cmark_node *node)
{
    zl_view text = zl_str_view(&markdown->text);
    int line = cmark_node_get_start_line(node);

    if (line < 1 || cmark_node_get_end_line(node) <= line ||
        (size_t)line >= markdown->lines.count)
        return false;
    size_t begin = markdown->lines.items[line];
    size_t end = (size_t)line + 1 < markdown->lines.count
                     ? markdown->lines.items[line + 1]
                     : text.size;
    return is_rule(zl_view_cut(text, begin, end));
}

/* Cells are lines of their row. */
static void tell_cells(struct markdown *markdown, zl_view text)
{
    if (markdown->row == 2) /* the rule */
        return;
    for (size_t at = 0, end; at < text.size; at = end + 1) {
        for (end = at; end < text.size && text.bytes[end] != '|';)
            end++;
        zl_draft_text(markdown->draft, zl_view_cut(text, at, end));
        if (end < text.size)
            zl_draft_line(markdown->draft);
    }
}

/* ---- text ---- */

static bool is_note(const struct markdown *markdown, zl_view name)
{
    return zl_map_find(&markdown->notes, name) != ZL_MAP_NONE;
}

/* Without references to notes that are there. */
static void tell_text(struct markdown *markdown, zl_view text)
{
    size_t from = 0;

    for (size_t at = 0; at < text.size; at++) {
        size_t size = size_of_reference(zl_view_cut(text, at, text.size));
        if (!size ||
            !is_note(markdown, name_of(zl_view_cut(text, at, at + size))))
            continue;
        zl_draft_text(markdown->draft, zl_view_cut(text, from, at));
        from = at + size;
        at = from - 1;
    }
    zl_draft_text(markdown->draft, zl_view_cut(text, from, text.size));
}

/* "[^1]: A note." */
static bool begin_note(struct markdown *markdown, cmark_node *node)
{
    cmark_node *first = cmark_node_first_child(node);
    const char *literal = first ? cmark_node_get_literal(first) : NULL;
    zl_view text = zl_view_of(literal);
    size_t size = size_of_reference(text);

    if (!size || size == text.size || text.bytes[size] != ':' ||
        !is_note(markdown, name_of(zl_view_cut(text, 0, size))))
        return false;
    zl_draft_aside(markdown->draft, "notes");
    zl_draft_mark(markdown->draft, zl_view_of("note"),
                  name_of(zl_view_cut(text, 0, size)));
    zl_draft_text(markdown->draft,
                  zl_view_cut(text, size + 1, text.size));
    return true;
}

/* ---- nodes ---- */

static void begin_paragraph(struct markdown *markdown, cmark_node *node)
{
    zl_paragraph_kind kind = markdown->items    ? ZL_ITEM
                             : markdown->quotes ? ZL_QUOTE
                                                : ZL_BODY;

    markdown->row = is_table(markdown, node);
    zl_draft_paragraph(markdown->draft, markdown->row ? ZL_ROW : kind);
    markdown->in_note = begin_note(markdown, node);
}

static void end_paragraph(struct markdown *markdown)
{
    if (markdown->in_note) {
        zl_draft_unmark(markdown->draft);
        zl_draft_end_aside(markdown->draft);
    }
    markdown->in_note = false;
    markdown->row = 0;
    zl_draft_paragraph(markdown->draft, ZL_BODY);
}

static void tell_code(struct markdown *markdown, cmark_node *node)
{
    zl_view code = zl_view_of(cmark_node_get_literal(node));

    zl_draft_paragraph(markdown->draft, ZL_BODY);
    while (code.size && (code.bytes[code.size - 1] == '\n'))
        code.size--;
    zl_draft_verbatim(markdown->draft, code);
    zl_draft_paragraph(markdown->draft, ZL_BODY);
}

static void tell_break(struct markdown *markdown, bool hard)
{
    if (markdown->row) {
        markdown->row++;
        zl_draft_paragraph(markdown->draft, ZL_ROW);
    } else if (hard)
        zl_draft_line(markdown->draft);
    else
        zl_draft_text(markdown->draft, zl_view_of("\n"));
}

static void tell_literal(struct markdown *markdown, cmark_node *node)
{
    zl_view text = zl_view_of(cmark_node_get_literal(node));
    cmark_node *before = cmark_node_previous(node);

    if (markdown->in_note && !before &&
        cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH)
        return; /* said when the note began */
    if (markdown->row)
        tell_cells(markdown, text);
    else
        tell_text(markdown, text);
}

static void tell_link(struct markdown *markdown, cmark_node *node, bool begins)
{
    if (begins)
        zl_draft_mark(markdown->draft, zl_view_of("link"),
                      zl_view_of(cmark_node_get_url(node)));
    else
        zl_draft_unmark(markdown->draft);
}

static bool is_line_break(cmark_node *node)
{
    return strncmp(cmark_node_get_literal(node), "<br", 3) == 0;
}

/* As a browser would show it. Declarations and instructions have no text. */
static void tell_html(struct markdown *markdown, cmark_node *node)
{
    zl_file block = *markdown->file;

    block.bytes = zl_view_trim(zl_view_of(cmark_node_get_literal(node)));
    bool empty = zl_view_starts(block.bytes, zl_view_of("<?")) ||
                 (zl_view_starts(block.bytes, zl_view_of("<!")) &&
                  !zl_view_starts(block.bytes, zl_view_of("<!--")));
    if (!markdown->status && !empty)
        markdown->status =
            zl_markup_add(markdown->draft, &block, zl_html_chapter(), true,
                          markdown->err);
    zl_draft_paragraph(markdown->draft, ZL_BODY);
}

static void tell_inside(struct markdown *markdown, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        tell_literal(markdown, node);
        break;
    case CMARK_NODE_CODE:
        zl_draft_text(markdown->draft,
                      zl_view_of(cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_SOFTBREAK:
        tell_break(markdown, false);
        break;
    case CMARK_NODE_LINEBREAK:
        tell_break(markdown, true);
        break;
    case CMARK_NODE_HTML_INLINE:
        if (is_line_break(node))
            zl_draft_line(markdown->draft);
        break;
    case CMARK_NODE_HTML_BLOCK:
        tell_html(markdown, node);
        break;
    case CMARK_NODE_CODE_BLOCK:
        tell_code(markdown, node);
        break;
    default:
        break;
    }
}

static void tell_node(struct markdown *markdown, cmark_node *node, bool begins)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        markdown->quotes += begins ? 1 : SIZE_MAX;
        break;
    case CMARK_NODE_ITEM:
        markdown->items += begins ? 1 : SIZE_MAX;
        break;
    case CMARK_NODE_HEADING:
        zl_draft_paragraph(markdown->draft, begins ? ZL_HEADING : ZL_BODY);
        break;
    case CMARK_NODE_PARAGRAPH:
        if (begins)
            begin_paragraph(markdown, node);
        else
            end_paragraph(markdown);
        break;
    case CMARK_NODE_LINK:
        tell_link(markdown, node, begins);
        break;
    default:
        if (begins)
            tell_inside(markdown, node);
    }
}

/* ---- a file ---- */

/* Nothing but paragraphs and their lines. */
static bool is_plain(cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    bool plain = true;

    while (plain && cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node_type type =
            cmark_node_get_type(cmark_iter_get_node(iterator));
        plain = type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_PARAGRAPH ||
                type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK;
    }
    cmark_iter_free(iterator);
    return plain;
}

static void tell_nodes(struct markdown *markdown, cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        tell_node(markdown, cmark_iter_get_node(iterator),
                  event == CMARK_EVENT_ENTER);
    cmark_iter_free(iterator);
}

/* `*plain`: it has no mark-up, and nothing was said of it. */
static zili_status read_text(struct markdown *markdown, zl_view text,
                             bool *plain, zili_error *err)
{
    size_t before = text.size;
    zili_status status =
        zl_front_take(&text, markdown->file->path, markdown->draft, err);

    if (status)
        return status;
    prepare(markdown, text);
    if (markdown->failed)
        return zl_no_memory(err);
    cmark_node *root =
        cmark_parse_document(zl_str_text(&markdown->text),
                             markdown->text.size, CMARK_OPT_DEFAULT);
    cmark_consolidate_text_nodes(root);
    *plain = text.size == before && !markdown->notes.count && is_plain(root);
    if (!*plain)
        tell_nodes(markdown, root);
    cmark_node_free(root);
    if (*plain || markdown->status)
        return markdown->status;
    return zl_draft_end(markdown->draft, err);
}

static zili_status read_file(const zl_file *file, zl_shelf *shelf,
                             zili_error *err)
{
    zl_source source = { 0 };
    struct markdown markdown = { .file = file,
                                 .draft = zl_draft_new(&source),
                                 .err = err };
    bool plain = false;
    zili_status status = markdown.draft ? read_text(&markdown, file->bytes,
                                                    &plain, err)
                                        : zl_no_memory(err);

    zl_draft_free(markdown.draft);
    zl_str_clear(&markdown.text);
    zl_array_clear(&markdown.lines);
    zl_map_clear(&markdown.notes);
    if (!status && plain) {
        zl_source_clear(&source);
        status = zl_plain_read(&source, file->bytes, err);
    }
    return zl_shelf_put(shelf, file, &source, status, err);
}

static const char *const endings[] = { ".md", ".markdown", NULL };

const zl_filetype zl_filetype_markdown = {
    .name = "markdown",
    .about = "Markdown (CommonMark, with tables, notes and front matter)",
    .endings = endings,
    .of_text = true,
    .read = read_file,
};
