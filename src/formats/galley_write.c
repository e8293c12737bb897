/* galley_write.c -- rows → paragraphs of a draft. */
#include "formats/galley_seams.h"

#include "base/utf8.h"
#include "formats/punctuation.h"
#include "text/script.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { USES = ZL_USE_CONTENTS + 1 };

struct writer {
    const zl_galley *galley;
    zl_draft *draft;
    bool repair;
    zl_seams shape;
    zl_met met;
    zl_map signs; /* of the notes of the page */
    size_t signs_page;
    size_t pages[USES]; /* the last one that was marked, and one more */
    bool failed;
};

/* ---- pages ---- */

static zl_view number_of(const struct writer *writer, size_t page,
                         char text[24])
{
    const zl_galley *galley = writer->galley;
    const char *printed = galley->numbers.items[page].text;
    zl_view label = galley->paged->pages.items[page].label;

    if (*printed)
        return zl_view_of(printed);
    if (label.size && label.size < 24)
        return label;
    snprintf(text, 24, "%zu", page + 1);
    return zl_view_of(text);
}

static void mark_page(struct writer *writer, const zl_galley_row *row)
{
    char text[24];

    if (writer->pages[row->use] == row->page + 1)
        return;
    writer->pages[row->use] = row->page + 1;
    zl_draft_milestone(writer->draft, zl_view_of("page"),
                       number_of(writer, row->page, text));
}

/* ---- numbers that lead to notes ---- */

/* The signs of the notes of this page. */
static void find_signs(struct writer *writer, size_t page)
{
    const zl_galley *galley = writer->galley;
    size_t at = (size_t)(writer->shape.last - galley->rows.items);
    unsigned number;

    if (writer->signs_page == page + 1)
        return;
    writer->signs_page = page + 1;
    zl_map_clear(&writer->signs);
    while (at > 0 && galley->rows.items[at - 1].page == page)
        at--;
    for (; at < galley->rows.count && galley->rows.items[at].page <= page;
         at++) {
        const zl_galley_row *row = &galley->rows.items[at];
        if (row->use != ZL_USE_NOTE || !row->opens)
            continue;
        zl_view text = zl_galley_row_first(galley, row);
        text = zl_view_cut(text, 0, zl_note_sign(text, &number));
        writer->failed |= zl_map_add(&writer->signs, text) == ZL_MAP_NONE;
    }
}

static int32_t size_of(const struct writer *writer, const zl_paged_word *word)
{
    return writer->galley->paged->fonts.items[word->font].size;
}

/* Whether a word is small, raised, and the sign of a note of the page. */
static bool is_reference(struct writer *writer, const zl_galley_row *row,
                         const zl_paged_word *last, const zl_paged_word *word)
{
    zl_view text = zl_paged_text(writer->galley->paged, word);
    int64_t size = size_of(writer, word), around;
    unsigned number;

    if (!last || row->use != ZL_USE_TEXT)
        return false;
    around = size_of(writer, last);
    if (10 * size > 8 * around ||
        word->box.bottom + around / 8 > last->box.bottom ||
        zl_note_sign(text, &number) != text.size)
        return false;
    find_signs(writer, row->page);
    return zl_map_find(&writer->signs, text) != ZL_MAP_NONE;
}

static void write_reference(struct writer *writer, const zl_paged_word *word)
{
    zl_draft_aside(writer->draft, "page");
    zl_draft_text(writer->draft, zl_paged_text(writer->galley->paged, word));
    zl_draft_end_aside(writer->draft);
}

/* ---- words ---- */

static uint32_t last_of(zl_view text)
{
    size_t at = text.size;

    return zl_utf8_last(text, &at);
}

static uint32_t first_of(zl_view text)
{
    size_t at = 0;

    return zl_utf8_next(text, &at);
}

/* Between characters that are written without blanks, a small gap is none; a
 * large first letter belongs to what follows it. */
static bool is_blank_between(const struct writer *writer,
                             const zl_paged_word *last,
                             const zl_paged_word *word)
{
    const zl_paged *paged = writer->galley->paged;
    zl_view before = zl_paged_text(paged, last);
    zl_view after = zl_paged_text(paged, word);
    int64_t gap = (int64_t)word->box.left - last->box.right;
    int32_t size = size_of(writer, word);

    if (word->glued)
        return false;
    if (zl_is_wide(last_of(before)) && zl_is_wide(first_of(after)))
        return 10 * gap > 6 * (int64_t)size;
    return !(size_of(writer, last) >= 2 * size && before.size == 1 &&
             zl_is_upper(last_of(before)) && gap < size);
}

/* What stands behind a number that led to a note belongs to what is before. */
static bool is_behind(zl_view text)
{
    uint32_t c = first_of(text);

    return zl_is_stop(c) || zl_is_pause(c);
}

static void write_words(struct writer *writer, const zl_galley_row *row,
                        bool with_cells)
{
    const zl_paged_word *last = NULL;
    bool referred = false;

    for (size_t i = 0; i < row->end - row->first; i++) {
        const zl_paged_word *word = zl_galley_row_word(writer->galley, row, i);
        zl_view text = zl_paged_text(writer->galley->paged, word);
        if (is_reference(writer, row, last, word)) {
            write_reference(writer, word);
            referred = true;
            continue;
        }
        if (last && with_cells &&
            word->box.left - last->box.right > 3 * row->size / 2)
            zl_draft_line(writer->draft);
        else if (last && is_blank_between(writer, last, word) &&
                 !(referred && is_behind(text)))
            zl_draft_text(writer->draft, zl_view_of(" "));
        zl_draft_text(writer->draft, text);
        last = word;
        referred = false;
    }
}

/* ---- from row to row ---- */

/* The text goes on in the next row. */
static void go_on(struct writer *writer, const zl_galley_row *last,
                  const zl_galley_row *row)
{
    zl_view before = zl_galley_row_last(writer->galley, last);
    zl_view after = zl_galley_row_first(writer->galley, row);
    bool joins = zl_ends_in_hyphen(before) && zl_is_letter(first_of(after));

    if (joins && writer->repair && zl_met_joins(&writer->met, before, after) &&
        zl_draft_mend(writer->draft))
        return;
    if (!joins || !zl_draft_join(writer->draft, false))
        zl_draft_text(writer->draft, zl_view_of("\n"));
}

static void write_text(struct writer *writer, const zl_galley_row *row)
{
    zl_seams *shape = &writer->shape;
    zl_seam seam = zl_seams_next(shape, row);
    bool begins = seam == ZL_SEAM_NEW;
    zl_paragraph_kind kind = shape->kind;

    if (begins) {
        kind = zl_seams_kind(shape, row);
        zl_draft_paragraph(writer->draft, kind);
    } else if (seam == ZL_SEAM_LINE)
        zl_draft_line(writer->draft);
    else
        go_on(writer, shape->last, row);
    zl_seams_pass(shape, row, begins, kind);
    mark_page(writer, row);
    write_words(writer, row, kind == ZL_ROW);
}

/* Rows of one use that is none of the text, from `at` to where they end. */
static size_t write_aside(struct writer *writer, size_t at)
{
    static const char *const kinds[USES] = {
        [ZL_USE_RUNNING] = "running",
        [ZL_USE_NOTE] = "notes",
        [ZL_USE_MARGIN] = "margin",
        [ZL_USE_CONTENTS] = "contents",
    };
    const zl_galley *galley = writer->galley;
    const zl_galley_row *rows = galley->rows.items;
    zl_use use = rows[at].use;
    size_t first = at, page = rows[at].page;

    zl_draft_aside(writer->draft, kinds[use]);
    for (; at < galley->rows.count && rows[at].use == use &&
           rows[at].page == page;
         at++) {
        bool begins = use != ZL_USE_NOTE || rows[at].opens;
        if (at > first && begins)
            zl_draft_paragraph(writer->draft, ZL_NOTE);
        else if (at > first)
            go_on(writer, &rows[at - 1], &rows[at]);
        mark_page(writer, &rows[at]);
        write_words(writer, &rows[at], false);
    }
    zl_draft_end_aside(writer->draft);
    return at;
}

bool zl_galley_write(const zl_galley *galley, zl_draft *draft, bool repair)
{
    struct writer writer = { .galley = galley,
                             .draft = draft,
                             .repair = repair };
    bool done = zl_met_make(&writer.met, galley);

    zl_seams_begin(&writer.shape, galley);
    for (size_t i = 0; done && i < galley->rows.count;) {
        if (galley->rows.items[i].use == ZL_USE_TEXT)
            write_text(&writer, &galley->rows.items[i++]);
        else
            i = write_aside(&writer, i);
    }
    done = done && !writer.failed && !writer.met.failed &&
           !writer.shape.room.failed;
    zl_met_clear(&writer.met);
    zl_map_clear(&writer.signs);
    zl_str_clear(&writer.shape.room);
    return done;
}
