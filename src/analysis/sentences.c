/* sentences.c -- texts to be read, a sentence a row. */
#include "analysis/sentences.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "reader/beads.h"
#include "reader/place.h"

#include <stdlib.h>
#include <string.h>

void zl_sentences_free(void *user)
{
    zl_sentences *own = user;

    if (!own)
        return;
    zl_array_clear(&own->begins);
    zl_array_clear(&own->areas);
    zl_array_clear(&own->found);
    zl_items_clear(&own->items);
    zl_ask_close(&own->ask);
    zl_free(own);
}

/* ---- which sentences ---- */

/* Where the sentence at `at` ends, or the text that is in none. */
static uint64_t end_of(const zl_structure *sentences, uint64_t at,
                       uint64_t limit)
{
    uint32_t i = sentences ? zl_structure_from(sentences, at) : 0;
    uint64_t end = limit;

    if (sentences && i < zl_structure_count(sentences)) {
        uint64_t begin = zl_structure_begin(sentences, i);
        end = begin > at ? begin : zl_structure_end(sentences, i);
    }
    return end < limit ? end : limit;
}

static bool list_interval(zl_sentences *own, const zl_structure *sentences,
                          const zl_interval *interval)
{
    uint64_t at = interval->begin;

    while (at < interval->end) {
        if (!zl_array_push(&own->begins, at) ||
            !zl_array_push(&own->areas, interval->area))
            return false;
        at = end_of(sentences, at, interval->end);
    }
    return true;
}

bool zl_sentences_list(zl_sentences *own)
{
    const zl_structure *sentences = zl_corpus_structure(own->ask.corpus, "s");
    const zl_scope *scope = own->ask.scope;

    for (size_t i = 0; i < scope->count; i++)
        if (!list_interval(own, sentences, &scope->intervals[i]))
            return false;
    return true;
}

/* ---- what is found in them ---- */

static int compare(const void *left, const void *right)
{
    const zl_found *a = left, *b = right;

    if (a->hit.begin != b->hit.begin)
        return a->hit.begin < b->hit.begin ? -1 : 1;
    if (a->hit.skip != b->hit.skip)
        return a->hit.skip < b->hit.skip ? -1 : 1;
    if (a->hit.end != b->hit.end)
        return a->hit.end < b->hit.end ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

static zili_status find_item(zl_sentences *own, uint32_t item,
                             zili_error *err)
{
    zl_hits hits = { 0 };
    zili_status status =
        zl_ask_all(&own->ask, own->items.items[item].query, &hits, err);

    for (size_t i = 0; !status && i < hits.count; i++) {
        zl_hit hit = hits.items[i];
        if (hit.end - hit.begin > own->longest)
            own->longest = hit.end - hit.begin;
        if (!zl_array_push(&own->found, (zl_found){ hit, item }))
            status = zl_no_memory(err);
    }
    zl_array_clear(&hits);
    return status;
}

zili_status zl_sentences_find(zl_sentences *own, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < own->items.count; i++)
        status = find_item(own, (uint32_t)i, err);
    if (!status && own->found.count > 1)
        qsort(own->found.items, own->found.count, sizeof *own->found.items,
              compare);
    return status;
}

/* The first that may reach `position`. */
static size_t first_found(const zl_sentences *own, uint64_t position)
{
    uint64_t least = position > own->longest ? position - own->longest : 0;
    size_t low = 0, high = own->found.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (own->found.items[middle].hit.begin < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- columns ---- */

void zl_sentences_columns(zili_table *table, bool marked)
{
    static const zl_column columns[] = {
        { "doc", ZILI_TEXT, ZL_LEFT, 0 },
        { "region", ZILI_TEXT, ZL_LEFT, 0 },
        { "lang", ZILI_TEXT, ZL_LEFT, 0 },
        { "para", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "sent", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "kind", ZILI_TEXT, ZL_LEFT, 0 },
        { "from", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "to", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "bead", ZILI_INTEGER, ZL_RIGHT, 0 },
        { "counterpart", ZILI_TEXT, ZL_LEFT, 0 },
        { "text", ZILI_TEXT, ZL_LEFT, 0 },
        { "hits", ZILI_TEXT, ZL_LEFT, 0 },
    };
    static const char details[] = "region kind from to bead counterpart";

    for (size_t i = 0; i < sizeof columns / sizeof *columns - !marked; i++) {
        zl_table_column(table, columns[i]);
        if (strstr(details, columns[i].name))
            zl_table_column_is_detail(table);
    }
}

/* ---- rows ---- */

/* What making some rows one after the other holds. */
typedef struct reading {
    const zl_sentences *of;
    const zl_structure *paragraphs;
    zl_place place;
    zl_str text, hits;
    ZL_ARRAY(size_t) begins, ends; /* of each token in `text`, in characters */
    bool failed;
} reading;

static void add_names(const reading *own, uint32_t number, zl_rows *rows)
{
    const zili_corpus *corpus = own->of->ask.corpus;
    const zl_area *area = zl_corpus_area(corpus, number);

    zl_rows_text(rows, zl_view_of(
                           zl_corpus_document(corpus, area->document)->name));
    zl_rows_text(rows, zl_view_of(area->kind));
    zl_rows_text(rows, zl_view_of(area->lang));
}

static void add_number(zl_rows *rows, uint64_t number)
{
    if (number)
        zl_rows_integer(rows, (int64_t)number);
    else
        zl_rows_missing(rows);
}

static void add_place(reading *own, uint64_t from, uint64_t to, zl_rows *rows)
{
    zl_place *place = &own->place;
    uint32_t paragraph =
        own->paragraphs ? zl_structure_at(own->paragraphs, from) : ZL_NONE;

    zl_place_move(place, from);
    add_number(rows, place->paragraph);
    add_number(rows, place->sentence);
    if (paragraph == ZL_NONE)
        zl_rows_missing(rows);
    else
        zl_rows_text(rows, zl_view_of(zl_structure_attribute(own->paragraphs,
                                                             paragraph)));
    zl_rows_integer(rows, (int64_t)(from - place->document->begin + 1));
    zl_rows_integer(rows, (int64_t)(to - place->document->begin));
}

/* The bead's number in the whole index, and the document of its other side. */
static void add_bead(const reading *own, uint64_t from, zl_rows *rows)
{
    const zili_corpus *corpus = own->of->ask.corpus;
    bool is_b = false;
    size_t i = zl_corpus_bead_at(corpus, from, &is_b);

    if (i == ZL_NO_BEAD) {
        zl_rows_missing(rows);
        zl_rows_missing(rows);
        return;
    }
    const zl_pair *pair =
        zl_corpus_pair(corpus, zl_corpus_bead(corpus, i)->pair);
    const zl_area *other = zl_corpus_area(corpus, is_b ? pair->a : pair->b);
    zl_rows_integer(rows, (int64_t)i + 1);
    zl_rows_text(rows, zl_view_of(
                           zl_corpus_document(corpus, other->document)->name));
}

/* The text of [from, to), and where each token stands in it. */
static void read_text(reading *own, uint64_t from, uint64_t to)
{
    static const zl_context whole = { .unit = ZL_CONTEXT_SENTENCE };
    size_t characters = 0, before = 0;

    zl_str_empty(&own->text);
    own->begins.count = own->ends.count = 0;
    for (uint64_t at = from; at < to; at++) {
        size_t form = zl_context_token(&whole, own->of->ask.corpus, at, from,
                                       &own->text);
        zl_view text = zl_str_view(&own->text);
        if (own->text.failed)
            return;
        size_t begin =
            characters + zl_utf8_count(zl_view_cut(text, before, form));
        characters =
            begin + zl_utf8_count(zl_view_cut(text, form, text.size));
        before = text.size;
        own->failed |= !zl_array_push(&own->begins, begin) ||
                       !zl_array_push(&own->ends, characters);
    }
}

/* The characters of the first, or the last, `bytes` bytes of a token. */
static size_t characters_of(const reading *own, uint64_t at, uint32_t bytes,
                            bool last)
{
    zl_view form = zl_corpus_form_at(own->of->ask.corpus, at);
    size_t size = bytes < form.size ? bytes : form.size;

    return zl_utf8_count(last ? zl_view_cut(form, form.size - size, form.size)
                              : zl_view_cut(form, 0, size));
}

/* Names stand between blanks: those in them become no-break spaces. */
static void add_name(zl_str *out, const char *name)
{
    for (; *name; name++)
        if (*name == ' ')
            zl_str_add_text(out, "\u00A0");
        else
            zl_str_add_byte(out, *name);
}

static void add_hit(reading *own, const zl_found *found, uint64_t from,
                    uint64_t to)
{
    zl_hit hit = found->hit;
    size_t begin = 0, end = own->ends.items[to - from - 1];

    if (hit.begin >= from)
        begin = own->begins.items[hit.begin - from] +
                characters_of(own, hit.begin, hit.skip, false);
    if (hit.end <= to)
        end = own->ends.items[hit.end - 1 - from] -
              characters_of(own, hit.end - 1, hit.trim, true);
    zl_str_format(&own->hits, "%s%zu:%zu:", own->hits.size ? " " : "", begin,
                  end > begin ? end - begin : 0);
    add_name(&own->hits, own->of->items.items[found->item].name);
}

static void add_hits(reading *own, uint64_t from, uint64_t to, zl_rows *rows)
{
    const zl_sentences *of = own->of;

    zl_str_empty(&own->hits);
    for (size_t i = first_found(of, from); i < of->found.count; i++) {
        const zl_found *found = &of->found.items[i];
        if (found->hit.begin >= to)
            break;
        if (found->hit.end > from && own->ends.count == to - from)
            add_hit(own, found, from, to);
    }
    zl_rows_text(rows, zl_str_view(&own->hits));
}

static void add_row(reading *own, size_t row, zl_rows *rows)
{
    const zl_sentences *of = own->of;
    const zl_structure *sentences = zl_corpus_structure(of->ask.corpus, "s");
    uint64_t from = of->begins.items[row];
    const zl_interval *interval = zl_scope_at(of->ask.scope, from);
    uint64_t to = end_of(sentences, from, interval->end);

    add_names(own, of->areas.items[row], rows);
    add_place(own, from, to, rows);
    add_bead(own, from, rows);
    read_text(own, from, to);
    zl_rows_text(rows, zl_str_view(&own->text));
    if (of->items.count > 0)
        add_hits(own, from, to, rows);
}

zili_status zl_sentences_rows(const void *user, size_t from, size_t to,
                              zl_rows *rows, zili_error *err)
{
    reading own = { .of = user };

    own.paragraphs = zl_corpus_structure(own.of->ask.corpus, "p");
    zl_place_init(&own.place, own.of->ask.corpus);
    for (size_t row = from; row < to; row++)
        add_row(&own, row, rows);
    bool failed = own.failed || own.text.failed || own.hits.failed;
    zl_str_clear(&own.text);
    zl_str_clear(&own.hits);
    zl_array_clear(&own.begins);
    zl_array_clear(&own.ends);
    return failed ? zl_no_memory(err) : ZILI_OK;
}
