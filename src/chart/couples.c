/* couples.c -- a table of beads: which sentences of two languages say the
 * same, and what stands in them. */
#include "couples.h"

#include "base/mem.h"
#include "colour.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define LEAST_WORDS 0.5 /* a sentence of nothing but signs is seen, too */

/* The columns of one side; SIZE_MAX: not there. */
struct side_columns {
    size_t words, each, paragraphs, themes, labels, lang;
};

struct source {
    const zili_table *table;
    size_t doc, confidence;
    struct side_columns sides[2];
    zl_str text, label; /* scratch */
};

static size_t side_column(const zili_table *table, int side, const char *name)
{
    char full[32];

    snprintf(full, sizeof full, "%c_%s", side ? 'b' : 'a', name);
    return zili_table_find(table, full);
}

static void find_columns(zl_plan *plan, const zili_table *table,
                         struct source *out)
{
    *out =
        (struct source){ .table = table,
                         .doc = zili_table_find(table, "doc"),
                         .confidence = zili_table_find(table, "confidence") };
    for (int side = 0; side < 2; side++)
        out->sides[side] = (struct side_columns){
            .words =
                zl_need_numbers(plan, table, side ? "b_words" : "a_words"),
            .each = side_column(table, side, "each"),
            .paragraphs = side_column(table, side, "para"),
            .themes = side_column(table, side, "themes"),
            .labels = side_column(table, side, "labels"),
            .lang = side_column(table, side, "lang"),
        };
    if (out->confidence != SIZE_MAX)
        zl_need_numbers(plan, table, "confidence");
}

/* A cell as a text, or nothing; lent until `text` is used again. */
static zl_view cell(const struct source *from, size_t row, size_t column,
                    zl_str *text)
{
    zl_str_empty(text);
    if (column != SIZE_MAX)
        zl_cell_text(from->table, row, column, text);
    return zl_str_view(text);
}

/* ---- sentences and paragraphs ------------------------------------------ */

static void add_sentence(zl_plan *plan, zl_couples *to, zl_side *side,
                         double words)
{
    if (!zl_array_push(&to->sentences, fmax(words, LEAST_WORDS)))
        zl_plan_no_memory(plan);
    side->sentences++;
    side->words += fmax(words, LEAST_WORDS);
}

/* The digits that a text begins with, as a number. */
static uint32_t number_of(zl_view text)
{
    uint32_t number = 0;

    for (size_t i = 0; i < text.size && text.bytes[i] >= '0' &&
                       text.bytes[i] <= '9' && number < 100000000;
         i++)
        number = number * 10 + (uint32_t)(text.bytes[i] - '0');
    return number;
}

/* Each sentence by its own words where the table tells them. A side is empty
 * where neither column says anything. */
static void read_words(zl_plan *plan, zl_couples *to, struct source *from,
                       size_t row, int n, zl_side *side)
{
    const struct side_columns *columns = &from->sides[n];
    zl_view rest = cell(from, row, columns->each, &from->text), piece;
    double words = zili_table_real(from->table, row, columns->words);

    if (words < 0 || isinf(words))
        zl_plan_fail(plan, ZILI_EUSAGE,
                     "Row %zu of the table: %s_words is no number of words.",
                     row + 1, n ? "b" : "a");
    while (zl_view_next(&rest, ',', &piece))
        add_sentence(plan, to, side, (double)number_of(piece));
    if (side->sentences == 0 && words > 0)
        add_sentence(plan, to, side, words);
}

/* "3" or "3-4". */
static void read_paragraphs(struct source *from, size_t row, int n,
                            zl_side *side)
{
    zl_view text = cell(from, row, from->sides[n].paragraphs, &from->text);
    size_t dash = zl_view_find(text, zl_view_of("-"));

    if (text.size == 0)
        return;
    side->begin = side->end = number_of(text);
    if (dash != SIZE_MAX)
        side->end = number_of(zl_view_cut(text, dash + 1, text.size));
}

/* ---- themes ------------------------------------------------------------ */

/* Number the themes of one side of a row; each is given to `take`. */
typedef void take_theme(void *user, uint32_t theme);

static void each_theme(zl_plan *plan, zl_couples *to, struct source *from,
                       size_t row, int n, take_theme *take, void *user)
{
    const struct side_columns *columns = &from->sides[n];
    zl_str key = { 0 };
    zl_view names = cell(from, row, columns->themes, &from->text), name;
    zl_view labels = cell(from, row, columns->labels, &from->label), label;

    while (zl_view_next(&names, ',', &name)) {
        zl_str_empty(&key);
        if (zl_view_next(&labels, ',', &label) && label.size) {
            label = zl_label_words(label, plan->words);
            zl_str_add(&key, label);
            zl_str_add_byte(&key, 0);
        }
        zl_str_add(&key, name);
        uint32_t theme = zl_map_add(&to->themes, zl_str_view(&key));
        if (key.failed || theme == ZL_MAP_NONE) {
            zl_plan_no_memory(plan);
            break;
        }
        take(user, theme);
    }
    zl_str_clear(&key);
}

static void nothing(void *user, uint32_t theme)
{
    (void)user;
    (void)theme;
}

/* A theme, and in how many sides it stands. */
struct tally {
    uint32_t theme, count;
};

static void count_one(void *user, uint32_t theme)
{
    ((struct tally *)user)[theme].count++;
}

static int by_count(const void *a, const void *b)
{
    const struct tally *left = a, *right = b;

    if (left->count != right->count)
        return left->count < right->count ? 1 : -1;
    return left->theme < right->theme ? -1 : left->theme > right->theme;
}

static void rank(zl_couples *to, struct tally *tallies)
{
    for (uint32_t i = 0; i < to->themes.count; i++)
        tallies[i].theme = i;
    qsort(tallies, to->themes.count, sizeof *tallies, by_count);
    for (uint32_t i = 0; i < to->themes.count; i++)
        to->ranks[i] = tallies[i].theme;
    to->classes = to->themes.count;
    if (to->classes > ZL_CLASSES) {
        to->others = to->classes - (ZL_CLASSES - 1);
        to->classes = ZL_CLASSES;
    }
}

static void rank_themes(zl_plan *plan, zl_couples *to, struct source *from)
{
    size_t rows = zili_table_rows(from->table);

    for (size_t row = 0; row < rows && !zl_plan_failed(plan); row++)
        for (int side = 0; side < 2; side++)
            each_theme(plan, to, from, row, side, nothing, NULL);
    struct tally *counts = zl_alloc_array(to->themes.count, sizeof *counts);
    to->ranks = zl_alloc_array(to->themes.count, sizeof *to->ranks);
    if (!counts || !to->ranks)
        zl_plan_no_memory(plan);
    for (size_t row = 0; row < rows && counts && !zl_plan_failed(plan); row++)
        for (int side = 0; side < 2; side++)
            each_theme(plan, to, from, row, side, count_one, counts);
    if (counts && to->ranks && !zl_plan_failed(plan))
        rank(to, counts);
    zl_free(counts);
}

struct marking {
    const zl_couples *couples;
    zl_side *side;
};

static void mark_class(void *user, uint32_t theme)
{
    const struct marking *to = user;
    size_t class = 0;

    while (class + 1 < to->couples->classes &&
           to->couples->ranks[class] != theme)
        class ++;
    to->side->themes |= (uint8_t)(1u << class);
}

/* ---- rows -------------------------------------------------------------- */

static double confidence_of(const struct source *from, size_t row)
{
    double value = from->confidence == SIZE_MAX
                       ? NAN
                       : zili_table_real(from->table, row, from->confidence);

    return isnan(value) ? 1 : fmin(fmax(value, 0), 1);
}

static void read_row(zl_plan *plan, zl_couples *to, struct source *from,
                     size_t row)
{
    zl_couple_row out = { .row = row, .confidence = confidence_of(from, row) };

    for (int n = 0; n < 2 && !zl_plan_failed(plan); n++) {
        zl_side *side = &out.sides[n];
        struct marking marking = { to, side };
        side->first = to->sentences.count;
        read_words(plan, to, from, row, n, side);
        read_paragraphs(from, row, n, side);
        each_theme(plan, to, from, row, n, mark_class, &marking);
        size_t lang = from->sides[n].lang;
        if (!*to->names[n] && lang != SIZE_MAX &&
            zili_table_type(from->table, lang) == ZILI_TEXT)
            to->names[n] =
                zl_language_name(zili_table_text(from->table, row, lang));
    }
    out.doc = zl_map_add(&to->docs, cell(from, row, from->doc, &from->text));
    if (out.doc == ZL_MAP_NONE || !zl_array_push(&to->rows, out))
        zl_plan_no_memory(plan);
}

static int by_document(const void *a, const void *b)
{
    const zl_couple_row *left = a, *right = b;

    if (left->doc != right->doc)
        return left->doc < right->doc ? -1 : 1;
    return left->row < right->row ? -1 : left->row > right->row;
}

void zl_couples_read(zl_plan *plan, const zili_table *table, zl_couples *out)
{
    struct source from;

    *out = (zl_couples){ .names = { "", "" } };
    find_columns(plan, table, &from);
    if (!zl_plan_failed(plan))
        rank_themes(plan, out, &from);
    for (size_t row = 0; !zl_plan_failed(plan) && row < zili_table_rows(table);
         row++)
        read_row(plan, out, &from, row);
    if (!zl_plan_failed(plan))
        qsort(out->rows.items, out->rows.count, sizeof *out->rows.items,
              by_document);
    for (int n = 0; n < 2; n++)
        if (!*out->names[n])
            out->names[n] = n ? "b" : "a";
    if (from.text.failed || from.label.failed)
        zl_plan_no_memory(plan);
    zl_str_clear(&from.text);
    zl_str_clear(&from.label);
}

void zl_couples_clear(zl_couples *couples)
{
    zl_array_clear(&couples->rows);
    zl_array_clear(&couples->sentences);
    zl_map_clear(&couples->docs);
    zl_map_clear(&couples->themes);
    zl_free(couples->ranks);
    *couples = (zl_couples){ 0 };
}

void zl_couples_class(const zl_couples *couples, size_t class, zl_str *out)
{
    if (couples->others && class + 1 == couples->classes)
        zl_str_format(out, "%zu other themes", couples->others);
    else
        zl_str_add_text(
            out, zl_map_key(&couples->themes, couples->ranks[class]).bytes);
}
