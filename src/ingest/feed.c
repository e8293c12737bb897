/* feed.c -- a source, cut into sentences and tokens, given to a batch. */
#include "feed.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"

/* One way through the text: everything before `done` has been given. */
struct feeder {
    const zl_source *source;
    zl_segmenter *segmenter;
    zl_batch *batch;
    zl_view text;
    size_t done;
    size_t spent; /* everything before is given back */
    size_t paragraph; /* the next ones */
    size_t mark;      /* the next one */
    size_t bead;      /* the same */
    ZL_ARRAY(const zl_mark_span *) open;
    size_t turn;      /* where one of them ends next, or the next begins */
    bool failed; /* no memory for what is open */
    zl_pieces sentences, tokens;
    size_t sentence;     /* the one that is open, or the next */
    size_t sentence_end; /* of the one that is open; 0: none */
};

static const char *const kind_names[] = {
    [ZL_BODY] = "body",
    [ZL_HEADING] = "heading",
    [ZL_SALUTATION] = "salutation",
    [ZL_SIGNATURE] = "signature",
    [ZL_DATELINE] = "dateline",
    [ZL_ITEM] = "item",
    [ZL_ROW] = "row",
    [ZL_QUOTE] = "quote",
    [ZL_VERSE] = "verse",
    [ZL_CAPTION] = "caption",
    [ZL_NOTE] = "note",
};

/* ---- marks ---- */

static void close_marks(struct feeder *feeder, size_t at)
{
    size_t kept = 0;

    for (size_t i = 0; i < feeder->open.count; i++) {
        const zl_mark_span *mark = feeder->open.items[i];
        if (mark->end <= at)
            zl_batch_end(feeder->batch, mark->kind);
        else
            feeder->open.items[kept++] = mark;
    }
    feeder->open.count = kept;
}

static void find_turn(struct feeder *feeder)
{
    const zl_source *source = feeder->source;

    feeder->turn = feeder->mark < source->marks.count
                       ? source->marks.items[feeder->mark].begin
                       : SIZE_MAX;
    for (size_t i = 0; i < feeder->open.count; i++)
        if (feeder->open.items[i]->end < feeder->turn)
            feeder->turn = feeder->open.items[i]->end;
}

static void open_marks(struct feeder *feeder, size_t at)
{
    const zl_source *source = feeder->source;

    for (; feeder->mark < source->marks.count; feeder->mark++) {
        const zl_mark_span *mark = &source->marks.items[feeder->mark];
        if (mark->begin > at)
            return;
        if (mark->end <= at)
            continue;
        if (!zl_array_push(&feeder->open, mark)) {
            feeder->failed = true;
            return;
        }
        zl_batch_begin(feeder->batch, mark->kind,
                       mark->value ? mark->value : "");
    }
}

/* Before a token that begins at `at`: close what has ended, open what has
 * begun. */
static void move_marks(struct feeder *feeder, size_t at)
{
    close_marks(feeder, at);
    open_marks(feeder, at);
    find_turn(feeder);
}

/* ---- from tokens up to regions ---- */

static void give_glue(struct feeder *feeder, size_t until)
{
    zl_batch_glue(feeder->batch,
                  zl_view_cut(feeder->text, feeder->done, until));
    feeder->done = until;
}

static void close_sentence(struct feeder *feeder)
{
    if (feeder->sentence_end > 0)
        zl_batch_end(feeder->batch, "s");
    feeder->sentence_end = 0;
}

/* Before a token that begins at `at`: go to the sentence it begins in. */
static void move_sentences(struct feeder *feeder, size_t at)
{
    if (at < feeder->sentence_end)
        return;
    close_sentence(feeder);
    while (feeder->sentences.items[feeder->sentence].end <= at)
        feeder->sentence++;
    feeder->sentence_end = feeder->sentences.items[feeder->sentence].end;
    zl_batch_begin(feeder->batch, "s", "");
}

/* The tokens of a paragraph behind `first` up to where a sentence, or a mark,
 * ends or begins. */
static size_t find_end(const struct feeder *feeder, zl_piece place,
                       size_t first)
{
    const zl_pieces *tokens = &feeder->tokens;
    size_t until = place.begin + feeder->sentence_end, end = first + 1;

    if (until > feeder->turn)
        until = feeder->turn;
    while (end < tokens->count &&
           place.begin + tokens->items[end].begin < until)
        end++;
    return end;
}

/* A paragraph is cut into tokens as a whole, for what a token is can depend
 * on what follows the full stop behind it. A token that a new sentence would
 * begin in belongs to the one before: so tokens do not depend on where
 * sentences end. */
static void give_cut(struct feeder *feeder, zl_piece place)
{
    zl_view rest = zl_view_cut(feeder->text, place.begin, feeder->text.size);
    const zl_piece *tokens = feeder->tokens.items;

    for (size_t i = 0, end; i < feeder->tokens.count; i = end) {
        size_t begin = place.begin + tokens[i].begin;
        move_sentences(feeder, tokens[i].begin);
        if (begin >= feeder->turn)
            move_marks(feeder, begin);
        end = find_end(feeder, place, i);
        zl_batch_tokens_in(feeder->batch, rest, feeder->done - place.begin,
                           tokens + i, end - i);
        feeder->done = place.begin + tokens[end - 1].end;
    }
}

static zili_status give_tokens(struct feeder *feeder, zl_piece place,
                               zili_error *err)
{
    zl_view text = zl_view_cut(feeder->text, place.begin, place.end);
    zili_status status = ZILI_OK;

    give_glue(feeder, place.begin);
    for (size_t at = 0; !status && at < text.size &&
                        zl_batch_goes_on(feeder->batch);) {
        feeder->tokens.count = 0;
        status = zl_segment_next(feeder->segmenter, text, &at, &feeder->tokens,
                                 err);
        if (!status)
            give_cut(feeder, place);
    }
    return status;
}

/* At a paragraph that begins at `at`. */
static void move_beads(struct feeder *feeder, size_t at)
{
    const zl_source *source = feeder->source;

    for (; feeder->bead < source->beads.count; feeder->bead++) {
        const zl_source_bead *bead = &source->beads.items[feeder->bead];
        if (bead->begin > at)
            return;
        zl_batch_bead(feeder->batch, bead->number, bead->by_hand,
                      bead->confidence);
    }
}

static zili_status give_paragraph(struct feeder *feeder,
                                  const zl_paragraph *paragraph,
                                  zili_error *err)
{
    zl_piece place = { paragraph->begin, paragraph->end };

    feeder->sentences.count = feeder->sentence = 0;
    zili_status status = zl_segment_sentences(
        feeder->segmenter, zl_view_cut(feeder->text, place.begin, place.end),
        &feeder->sentences, err);
    move_beads(feeder, place.begin);
    zl_batch_begin(feeder->batch, "p", kind_names[paragraph->kind]);
    if (!status)
        status = give_tokens(feeder, place, err);
    close_sentence(feeder);
    close_marks(feeder, place.end);
    zl_batch_end(feeder->batch, "p");
    return status;
}

/* So much at a time. */
#define SPENT ((size_t)1 << 20)

static void spend(struct feeder *feeder)
{
    if (!feeder->source->spent || feeder->done - feeder->spent < SPENT)
        return;
    zl_spend(feeder->text.bytes + feeder->spent, feeder->done - feeder->spent);
    feeder->spent = feeder->done;
}

static zili_status give_region(struct feeder *feeder, const zl_region *region,
                               zili_error *err)
{
    zili_status status = ZILI_OK;

    zl_batch_region_begin(feeder->batch, region->kind, region->lang);
    while (!status && zl_batch_goes_on(feeder->batch) &&
           feeder->paragraph < feeder->source->paragraphs.count) {
        const zl_paragraph *paragraph =
            &feeder->source->paragraphs.items[feeder->paragraph];
        if (paragraph->begin >= region->end)
            break;
        status = give_paragraph(feeder, paragraph, err);
        spend(feeder);
        feeder->paragraph++;
    }
    zl_batch_region_end(feeder->batch);
    return status;
}

/* ---- edits ---- */

/* A few characters on each side of `at`, inside one line. */
static void add_surroundings(zl_str *place, zl_view text, size_t at,
                             size_t inserted)
{
    size_t begin = at, end = at + inserted;

    for (int i = 0; i < 12 && begin > 0 && text.bytes[begin - 1] != '\n'; i++)
        zl_utf8_last(text, &begin);
    for (int i = 0; i < 12 && end < text.size && text.bytes[end] != '\n'; i++)
        zl_utf8_next(text, &end);
    zl_str_add_text(place, "…");
    zl_str_add(place, zl_view_cut(text, begin, at));
    zl_str_add_text(place, "|");
    zl_str_add(place, zl_view_cut(text, at + inserted, end));
    zl_str_add_text(place, "…");
}

static const char *region_at(const zl_source *source, size_t at)
{
    for (size_t i = 0; i < source->regions.count; i++)
        if (at < source->regions.items[i].end)
            return source->regions.items[i].kind;
    return "end";
}

static zili_status give_edits(struct feeder *feeder, zili_error *err)
{
    const zl_source *source = feeder->source;
    zl_str place = { 0 };

    for (size_t i = 0; i < source->edits.count; i++) {
        const zl_edit *edit = &source->edits.items[i];
        zl_str_empty(&place);
        zl_str_format(&place, "%s: ", region_at(source, edit->at));
        add_surroundings(&place, feeder->text, edit->at,
                         zl_view_of(edit->inserted).size);
        zl_batch_edit(feeder->batch, edit->offset, edit->at, edit->removed,
                      edit->inserted, zl_str_text(&place));
    }
    zili_status status = place.failed ? zl_no_memory(err) : ZILI_OK;
    zl_str_clear(&place);
    return status;
}

static void give_data(const struct feeder *feeder)
{
    for (size_t i = 0; i < feeder->source->data.count; i++)
        zl_batch_datum(feeder->batch, feeder->source->data.items[i].key,
                       feeder->source->data.items[i].value);
}

zili_status zl_feed(const zl_source *source, zl_segmenter *segmenter,
                    zl_batch *batch, zili_error *err)
{
    struct feeder feeder = { .source = source,
                             .segmenter = segmenter,
                             .batch = batch,
                             .text = zl_str_view(&source->text) };

    give_data(&feeder);
    zili_status status = give_edits(&feeder, err);
    for (size_t i = 0; !status && i < source->regions.count; i++)
        status = give_region(&feeder, &source->regions.items[i], err);
    if (!status)
        give_glue(&feeder, feeder.text.size);
    if (!status && feeder.failed)
        status = zl_no_memory(err);
    close_marks(&feeder, feeder.text.size);
    zl_array_clear(&feeder.open);
    zl_array_clear(&feeder.sentences);
    zl_array_clear(&feeder.tokens);
    return status;
}
