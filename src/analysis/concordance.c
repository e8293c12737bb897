/* concordance.c -- the lines of a concordance as the rows of a table. */
#include "analysis/concordance.h"

#include "base/fail.h"
#include "base/mem.h"
#include "reader/offsets.h"
#include "reader/place.h"

void zl_concordance_free(void *user)
{
    zl_concordance *concordance = user;

    if (!concordance)
        return;
    zl_groups_clear(&concordance->groups);
    zl_labels_clear(&concordance->labels);
    zl_opposites_clear(&concordance->opposites);
    zl_faces_free(concordance->faces);
    zl_rendering_clear(&concordance->rendering);
    zl_headings_clear(&concordance->headings);
    zl_lines_clear(&concordance->lines);
    zl_items_clear(&concordance->items);
    zl_ask_close(&concordance->ask);
    zl_free(concordance);
}

/* What making some rows one after the other holds. */
struct scribe {
    const zl_concordance *from;
    uint32_t area; /* of the row above */
    zl_place place;
    zl_ribbon *ribbon; /* NULL: lines are put together one by one */
    zl_str pre, node, post;
    zl_str places;
    zl_offsets offsets;
    zl_stretch *stretch; /* NULL: no places are told */
    bool failed;
};

/* ---- where a line stands ---- */

static void add_area(struct scribe *scribe, uint32_t number, zl_rows *rows)
{
    if (number != scribe->area || !zl_rows_again(rows, 3))
        zl_headings_add(&scribe->from->headings, number, rows);
    scribe->area = number;
}

/* A number from 1; missing where it is 0. */
static int64_t number_or_none(uint32_t number)
{
    return number ? number : INT64_MIN;
}

static void add_numbers(uint32_t paragraph, uint32_t sentence, uint64_t from,
                        uint64_t to, zl_rows *rows)
{
    int64_t numbers[] = { number_or_none(paragraph), number_or_none(sentence),
                          (int64_t)from, (int64_t)to };

    zl_rows_integers(rows, numbers, sizeof numbers / sizeof *numbers);
}

static void add_place(struct scribe *scribe, zl_hit hit, zl_rows *rows)
{
    zl_place *place = &scribe->place;

    zl_place_move(place, hit.begin);
    uint64_t begin = place->document->begin;
    add_area(scribe, place->region, rows);
    add_numbers(place->paragraph, place->sentence, hit.begin - begin + 1,
                hit.end - begin, rows);
}

/* ---- its text ---- */

static void find_places(struct scribe *scribe, zl_window window, zl_hit hit)
{
    const zl_concordance *from = scribe->from;
    zl_placed_line line = { hit, window,
                            zl_view_trim(zl_str_view(&scribe->pre)),
                            zl_str_view(&scribe->node),
                            zl_view_trim(zl_str_view(&scribe->post)) };

    zl_str_empty(&scribe->places);
    zl_sort_places_add(&from->places, &from->ask, &from->context,
                       scribe->stretch, &line, &scribe->places);
}

static void add_text(struct scribe *scribe, const zl_area *area, zl_hit hit,
                     zl_rows *rows)
{
    const zl_context *context = &scribe->from->context;
    const zili_corpus *corpus = scribe->from->ask.corpus;
    zl_window window = zl_context_window(context, corpus, area, hit);

    zl_str_empty(&scribe->pre);
    zl_str_empty(&scribe->node);
    zl_str_empty(&scribe->post);
    zl_context_left(context, corpus, window, hit, &scribe->pre);
    zl_context_node(context, corpus, hit, &scribe->node);
    zl_context_right(context, corpus, window, hit, &scribe->post);
    zl_rows_text(rows, zl_view_trim(zl_str_view(&scribe->pre)));
    zl_rows_text(rows, zl_str_view(&scribe->node));
    zl_rows_text(rows, zl_view_trim(zl_str_view(&scribe->post)));
    if (scribe->stretch)
        find_places(scribe, window, hit);
}

/* The same, where the line is plain: false where it is not. */
static bool add_plain_text(struct scribe *scribe, const zl_area *area,
                           zl_hit hit, zl_rows *rows)
{
    zl_prose_line line;

    if (!scribe->ribbon ||
        !zl_prose_show(scribe->ribbon, hit, scribe->from->context.size,
                       area->begin, area->end, &line))
        return false;
    zl_rows_run(rows, line.text, line.ends, 3);
    return true;
}

/* Place and text of a line as it comes in the corpus. */
static void add_next(struct scribe *scribe, zl_hit hit, zl_rows *rows)
{
    add_place(scribe, hit, rows);
    if (!add_plain_text(scribe, scribe->place.area, hit, rows))
        add_text(scribe, scribe->place.area, hit, rows);
}

static void add_rendered_text(const zl_rendered *line, zl_rows *rows)
{
    uint32_t ends[3] = { line->ends[0], line->ends[1], line->ends[2] };

    zl_rows_run(rows, line->text, ends, 3);
}

/* Place and text of any line. */
static void add_rendered(struct scribe *scribe, const zl_rendered *line,
                         zl_rows *rows)
{
    const zl_concordance *from = scribe->from;

    add_area(scribe, line->area, rows);
    add_numbers(line->paragraph, line->sentence, line->from, line->to, rows);
    if (line->ends[2] != ZL_NOT_PLAIN)
        add_rendered_text(line, rows);
    else
        add_text(scribe, zl_corpus_area(from->ask.corpus, line->area),
                 zl_lines_hit(&from->lines, line->number), rows);
}

/* ---- the other side ---- */

/* Its text, and where in it the mark is: all of it where there is none. */
static void read_opposite(struct scribe *scribe, const zl_opposite *other,
                          size_t *from, size_t *to)
{
    const zili_corpus *corpus = scribe->from->ask.corpus;
    zl_context whole = { .unit = ZL_CONTEXT_SENTENCE,
                         .show_cuts = scribe->from->context.show_cuts };
    zl_window window = { other->from, other->to };
    zl_hit mark = other->mark.begin < other->mark.end
                      ? other->mark
                      : (zl_hit){ other->from, other->to, 0, 0 };

    zl_str_empty(&scribe->node);
    zl_context_left(&whole, corpus, window, mark, &scribe->node);
    *from = scribe->node.size;
    zl_context_node(&whole, corpus, mark, &scribe->node);
    *to = scribe->node.size;
    zl_context_right(&whole, corpus, window, mark, &scribe->node);
}

static void add_opposite(struct scribe *scribe, size_t number, zl_rows *rows)
{
    zl_opposite other = zl_opposites_at(&scribe->from->opposites,
                                        &scribe->from->lines, number);
    size_t from, to;

    zl_rows_real(rows, other.confidence);
    if (other.from == other.to) {
        zl_rows_missing(rows);
        zl_rows_missing(rows);
        return;
    }
    read_opposite(scribe, &other, &from, &to);
    zl_view text = zl_str_view(&scribe->node);
    if (other.mark.begin < other.mark.end) {
        zl_rows_text(rows, zl_view_cut(text, from, to));
        zl_rows_marked(rows, text, from, to);
    } else {
        zl_rows_missing(rows);
        zl_rows_text(rows, text);
    }
}

/* ---- its labels ---- */

/* The words they stand on, and where these stand in the document. */
static void add_labels(struct scribe *scribe, size_t number, zl_rows *rows)
{
    const zl_concordance *from = scribe->from;
    const zili_corpus *corpus = from->ask.corpus;
    uint64_t first = zl_lines_hit(&from->lines, number).begin;
    const zl_structure *documents = zl_corpus_structure(corpus, "doc");
    uint64_t begin =
        zl_structure_begin(documents, zl_structure_at(documents, first));

    for (size_t i = 0; i < from->labels.count; i++) {
        uint64_t at = zl_labels_at(&from->labels, number, i);
        if (at == ZL_NOWHERE) {
            zl_rows_missing(rows);
            zl_rows_missing(rows);
            continue;
        }
        zl_str_empty(&scribe->node);
        zl_context_node(&from->context, corpus, (zl_hit){ at, at + 1, 0, 0 },
                        &scribe->node);
        zl_rows_text(rows, zl_str_view(&scribe->node));
        zl_rows_integer(rows, (int64_t)(at - begin) + 1);
    }
}

/* ---- its bytes ---- */

static void add_bytes(struct scribe *scribe, zl_hit hit, zl_rows *rows)
{
    uint64_t from = 0, to = 0;

    if (!zl_offsets_of(&scribe->offsets, hit.begin, hit.end, &from, &to))
        scribe->failed = true;
    zl_rows_text(rows, zl_view_of(zl_corpus_document(scribe->from->ask.corpus,
                                                     scribe->offsets.document)
                                      ->path));
    zl_rows_integer(rows, (int64_t)from);
    zl_rows_integer(rows, (int64_t)(to - from));
}

/* ---- rows ---- */

static void add_content(struct scribe *scribe, size_t row, size_t number,
                        zl_rows *rows)
{
    const zl_concordance *from = scribe->from;
    const zl_lines *lines = &from->lines;

    if (lines->scores)
        zl_rows_integer(rows, lines->scores[number]);
    if (from->groups.of) {
        const zl_group *group = &from->groups.list.items[from->groups.of[row]];
        zl_rows_text(rows, zl_view_of(group->text));
        zl_rows_integer(rows, (int64_t)group->lines);
    }
    if (lines->items)
        zl_rows_text(rows,
                     zl_view_of(from->items.items[lines->items[number]].name));
    if (scribe->stretch)
        zl_rows_text(rows, zl_str_view(&scribe->places));
    if (from->labels.count > 0)
        add_labels(scribe, number, rows);
    if (from->bytes)
        add_bytes(scribe, zl_lines_hit(lines, number), rows);
    if (from->opposites.corpus)
        add_opposite(scribe, number, rows);
}

static void add_rows(struct scribe *scribe, size_t from, size_t to,
                     zl_rows *rows)
{
    const zl_lines *lines = &scribe->from->lines;

    for (size_t row = from; row < to; row++) {
        size_t number = zl_lines_number(lines, row);
        zl_rows_integer(rows, (int64_t)row + 1);
        add_next(scribe, zl_lines_hit(lines, number), rows);
        add_content(scribe, row, number, rows);
    }
}

static void add_rendered_rows(struct scribe *scribe, size_t from, size_t to,
                              zl_rows *rows)
{
    const zl_rendered *sheet[ZL_SHEET] = { NULL };

    for (size_t row = from; row < to; row++) {
        if (row == from || row % ZL_SHEET == 0)
            zl_rendering_sheet(&scribe->from->rendering, row / ZL_SHEET,
                               sheet);
        const zl_rendered *line = sheet[row % ZL_SHEET];
        zl_rows_integer(rows, (int64_t)row + 1);
        add_rendered(scribe, line, rows);
        add_content(scribe, row, line->number, rows);
    }
}

zili_status zl_concordance_rows(const void *user, size_t from, size_t to,
                                zl_rows *rows, zili_error *err)
{
    struct scribe scribe = { .from = user, .area = ZL_NONE };
    zl_ribbon ribbon;
    zl_stretch stretch;

    zl_place_init(&scribe.place, scribe.from->ask.corpus);
    zl_offsets_init(&scribe.offsets, scribe.from->ask.corpus);
    if (scribe.from->faces) {
        zl_ribbon_init(&ribbon, scribe.from->faces, scribe.from->ask.corpus);
        scribe.ribbon = &ribbon;
    }
    if (scribe.from->places.count > 0) {
        zl_stretch_init(&stretch, scribe.from->ask.corpus);
        scribe.stretch = &stretch;
    }
    if (scribe.from->rendered)
        add_rendered_rows(&scribe, from, to, rows);
    else
        add_rows(&scribe, from, to, rows);
    bool failed = scribe.pre.failed || scribe.node.failed ||
                  scribe.post.failed || scribe.places.failed || scribe.failed;
    zl_str_clear(&scribe.places);
    zl_str_clear(&scribe.pre);
    zl_str_clear(&scribe.node);
    zl_str_clear(&scribe.post);
    zl_offsets_clear(&scribe.offsets);
    return failed ? zl_no_memory(err) : ZILI_OK;
}
