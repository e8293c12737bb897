/* cloud.c -- words as large as they are frequent, packed around a middle.
 *
 * The size of type is in proportion to the square root of a count, so the
 * area of a letter is in proportion to the count. Of all sizes for the most
 * frequent word that one is taken with which most words find room. */
#include "base/mem.h"
#include "below.h"
#include "colour.h"
#include "contexts.h"
#include "legend.h"
#include "pack.h"
#include "scale.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 250
#define CLASSES 5    /* as many as there are lines below words */
#define STEPS 10     /* sizes that are tried */
#define LARGEST 64.0 /* pt */
#define SHAPE 0.58   /* height of a cloud to its width */
#define AIR 0.24     /* of the size of a word, to the next one */

struct word {
    size_t row;
    double value;
    double width; /* mm in type of 1 pt */
    uint32_t class;
};

struct cloud {
    zl_plan *plan;
    const zl_frame *frame;
    const zili_table *table;
    zl_naming term;
    size_t value, class; /* columns; SIZE_MAX: no classes */
    zl_map classes;
    ZL_ARRAY(struct word) words; /* the most frequent first */
    size_t rows;                 /* words of the table with a value above 0 */
    zl_parcel *parcels, *best;   /* of each word: as tried, and as chosen */
    double top, width, height;   /* mm of the cloud */
    double size;                 /* pt of the first word */
};

/* ---- words ------------------------------------------------------------- */

static int more_frequent(const void *a, const void *b)
{
    const struct word *left = a, *right = b;

    if (left->value != right->value)
        return left->value > right->value ? -1 : 1;
    return left->row < right->row ? -1 : left->row > right->row;
}

static void word_text(const struct cloud *cloud, size_t row, zl_str *out)
{
    zl_str name = { 0 };

    zl_str_empty(out);
    zl_name_text(cloud->table, row, cloud->term, &name);
    zl_str_add_text(out, zl_str_text(&name));
    if (name.failed || out->failed)
        zl_plan_no_memory(cloud->plan);
    zl_str_clear(&name);
}

static uint32_t class_of(struct cloud *cloud, size_t row)
{
    zl_str name = { 0 };

    if (cloud->class == SIZE_MAX)
        return 0;
    zl_cell_text(cloud->table, row, cloud->class, &name);
    zl_view shown = zl_view_of(zl_language_name(zl_str_text(&name)));
    uint32_t class = zl_map_add(&cloud->classes, shown);
    if (name.failed || class == ZL_MAP_NONE)
        zl_plan_no_memory(cloud->plan);
    zl_str_clear(&name);
    return class;
}

/* Originals before their translations, as in all charts. */
static void number_chinese(struct cloud *cloud)
{
    zl_str name = { 0 };

    for (size_t row = 0;
         cloud->class != SIZE_MAX && row < zili_table_rows(cloud->table) &&
         !zl_plan_failed(cloud->plan);
         row++) {
        zl_str_empty(&name);
        zl_cell_text(cloud->table, row, cloud->class, &name);
        if (zl_view_starts(zl_str_view(&name), zl_view_of("zh")))
            class_of(cloud, row);
    }
    if (name.failed)
        zl_plan_no_memory(cloud->plan);
    zl_str_clear(&name);
}

/* Words that can be drawn: with a name, and a number above 0. */
static void read_words(struct cloud *cloud)
{
    zl_str text = { 0 };

    for (size_t row = 0;
         row < zili_table_rows(cloud->table) && !zl_plan_failed(cloud->plan);
         row++) {
        double value = zili_table_real(cloud->table, row, cloud->value);
        word_text(cloud, row, &text);
        if (!isfinite(value) || value <= 0 ||
            zl_view_trim(zl_str_view(&text)).size == 0)
            continue;
        struct word word = { row, value, 0, class_of(cloud, row) };
        if (!zl_array_push(&cloud->words, word))
            zl_plan_no_memory(cloud->plan);
    }
    zl_str_clear(&text);
    cloud->rows = cloud->words.count;
    if (cloud->rows)
        qsort(cloud->words.items, cloud->rows, sizeof *cloud->words.items,
              more_frequent);
    if (cloud->words.count > MOST_WORDS)
        cloud->words.count = MOST_WORDS;
}

static void measure_words(struct cloud *cloud)
{
    zl_type type = { 10, false };
    zl_str text = { 0 };

    for (size_t i = 0; i < cloud->words.count; i++) {
        word_text(cloud, cloud->words.items[i].row, &text);
        cloud->words.items[i].width =
            zl_plan_width(cloud->plan, zl_str_text(&text), type) / type.size;
    }
    zl_str_clear(&text);
}

/* ---- sizes ------------------------------------------------------------- */

static zl_type type_of(const struct cloud *cloud, size_t word)
{
    double share = cloud->words.items[word].value /
                   cloud->words.items[0].value;

    return (zl_type){ cloud->size * sqrt(share), false };
}

static double air(zl_type type)
{
    return AIR * zl_em(type);
}

/* Of a class, a line below the word. */
static double line_below(const struct cloud *cloud, zl_type type)
{
    return cloud->classes.count > 1 ? zl_em(type) * 0.06 + 0.3 : 0;
}

/* Make a box for each word that is not too small in this size; gives how
 * many. */
static size_t make_boxes(struct cloud *cloud, double size)
{
    double least = cloud->frame->small.size;
    size_t count = 0;

    cloud->size = size;
    for (size_t i = 0; i < cloud->words.count; i++) {
        zl_type type = type_of(cloud, i);
        if (type.size < least - 1e-9)
            break;
        cloud->parcels[count++] = (zl_parcel){
            .width = cloud->words.items[i].width * type.size + air(type),
            .height = zl_line_height(type) + line_below(cloud, type),
        };
    }
    return count;
}

/* Give the first `count` boxes their places; gives how many found room. */
static size_t pack(struct cloud *cloud, size_t count)
{
    if (!zl_pack(cloud->parcels, count, cloud->width, cloud->height))
        zl_plan_no_memory(cloud->plan);
    size_t placed = 0;
    for (size_t i = 0; i < cloud->words.count; i++) {
        if (i >= count)
            cloud->parcels[i] = (zl_parcel){ 0 };
        placed += cloud->parcels[i].placed;
    }
    return placed;
}

/* The first word is never wider than the cloud. */
static double largest_size(const struct cloud *cloud)
{
    const struct word *first = cloud->words.items;
    double width = first ? first->width : 0;
    double most = fmin(LARGEST, cloud->height / ZL_MM_PER_POINT * 0.5);

    return fmin(most, cloud->width / (width + AIR * ZL_MM_PER_POINT));
}

/* Most words; of as many, in the larger type. A smaller size has no more words
 * that are large enough: where there are too few of them it is the end. */
static void choose_size(struct cloud *cloud)
{
    double low = cloud->frame->small.size;
    double high = fmax(largest_size(cloud), low), best = low;
    size_t most = 0;

    for (int i = 0; i < STEPS && !zl_plan_failed(cloud->plan); i++) {
        double size = high * pow(low / high, (double)i / (STEPS - 1));
        size_t count = make_boxes(cloud, size);
        if (count <= most)
            break;
        size_t placed = pack(cloud, count);
        if (placed <= most)
            continue;
        most = placed;
        best = size;
        memcpy(cloud->best, cloud->parcels,
               cloud->words.count * sizeof *cloud->best);
    }
    cloud->size = best;
}

/* ---- drawing ----------------------------------------------------------- */

/* A class without a line, with one, and with dashes. */
static zl_look line_look(const struct cloud *cloud, uint32_t class)
{
    static const zl_dash dashes[CLASSES] = { ZL_DASH_NONE, ZL_DASH_NONE,
                                             ZL_DASH_LONG, ZL_DASH_SHORT,
                                             ZL_DASH_BOTH };
    zl_look look = zl_class_look(cloud->plan, class);

    return (zl_look){ .ink = zl_colour_readable(look.fill, ZL_WORD_CONTRAST),
                      .thick = 0.3,
                      .dashed = dashes[class],
                      .series = (int)class };
}

static void draw_line_below(const struct cloud *cloud, uint32_t class,
                            double x, double to_x, double y)
{
    if (class > 0)
        zl_plan_line(cloud->plan, x, y, to_x, y, line_look(cloud, class));
}

static void draw_word(const struct cloud *cloud, size_t i)
{
    const zl_parcel *box = &cloud->best[i];
    const struct word *word = &cloud->words.items[i];
    zl_type type = type_of(cloud, i);
    bool classed = cloud->classes.count > 1;
    zl_str text = { 0 };

    if (!box->placed)
        return;
    word_text(cloud, word->row, &text);
    zl_plan_label(cloud->plan,
                  (zl_label){ .text = zl_str_text(&text),
                              .x = box->x + box->width / 2,
                              .y = cloud->top + box->y,
                              .across = ZL_ACROSS_MIDDLE,
                              .type = type,
                              .colour = classed
                                            ? line_look(cloud, word->class).ink
                                            : ZL_INK });
    if (classed)
        draw_line_below(cloud, word->class, box->x + air(type) / 2,
                        box->x + box->width - air(type) / 2,
                        cloud->top + box->y + zl_line_height(type) + 0.15);
    zl_str_clear(&text);
}

/* The names of the classes, as their words look; gives the height. */
static double draw_classes(const struct cloud *cloud)
{
    zl_legend_pen pen = { cloud->plan, cloud->frame, cloud->frame->width, 0,
                          0,           false };
    const zl_map *classes = &cloud->classes;

    if (classes->count < 2)
        return 0;
    for (uint32_t i = 0; i < classes->count; i++) {
        const char *name = zl_map_key(classes, i).bytes;
        zl_swatch at = zl_legend_name(&pen, *name ? name : "–");
        zl_look box = { .fill = line_look(cloud, i).ink, .series = (int)i };
        zl_plan_box(cloud->plan, at.x, at.y + at.height * 0.1, ZL_SWATCH,
                    at.height * 0.5, box);
        draw_line_below(cloud, i, at.x, at.x + ZL_SWATCH,
                        at.y + at.height * 0.85);
    }
    zl_legend_end(&pen);
    return pen.y;
}

static void add_missing(const struct cloud *cloud, size_t shown, zl_str *text)
{
    size_t rows = zili_table_rows(cloud->table);

    if (shown < cloud->rows)
        zl_str_format(text,
                      " %zu of %zu words are shown: the others are rarer and "
                      "would be too small, or found no room.",
                      shown, cloud->rows);
    if (cloud->rows < rows)
        zl_str_format(text, " %zu have no %s above 0.", rows - cloud->rows,
                      zili_table_name(cloud->table, cloud->value));
}

/* What sizes mean, and what is not shown; gives the height. */
static double draw_note(const struct cloud *cloud, size_t shown, double y,
                        bool draw)
{
    zl_str text = { 0 };
    char title[ZL_AXIS_SIZE];

    zl_axis_title(title, zili_table_name(cloud->table, cloud->value));
    zl_str_format(&text,
                  "The area of a letter is in proportion to: %s. Places mean "
                  "nothing. A cloud is no statistic: long words look larger, "
                  "and bars show more.",
                  title);
    add_missing(cloud, shown, &text);
    double height = zl_below(cloud->plan, cloud->frame, &text, y, draw);
    zl_str_clear(&text);
    return height;
}

/* ---- the figure -------------------------------------------------------- */

/* Cut off what no word uses above and below; gives the height. */
static double tighten(struct cloud *cloud)
{
    double low = INFINITY, high = 0;

    for (size_t i = 0; i < cloud->words.count; i++)
        if (cloud->best[i].placed) {
            low = fmin(low, cloud->best[i].y);
            high = fmax(high, cloud->best[i].y + cloud->best[i].height);
        }
    if (low > high)
        return 0;
    for (size_t i = 0; i < cloud->words.count; i++)
        cloud->best[i].y -= low;
    return high - low;
}

static void draw(struct cloud *cloud)
{
    size_t shown = 0;

    cloud->parcels =
        zl_alloc_array(cloud->words.count, sizeof *cloud->parcels);
    cloud->best = zl_alloc_array(cloud->words.count, sizeof *cloud->best);
    if (!cloud->parcels || !cloud->best) {
        zl_plan_no_memory(cloud->plan);
        return;
    }
    cloud->top = draw_classes(cloud);
    cloud->width = cloud->frame->width;
    double below = draw_note(cloud, 0, 0, false);
    cloud->height = cloud->frame->height > 0
                        ? cloud->frame->room - cloud->top - below
                        : cloud->width * SHAPE;
    measure_words(cloud);
    if (zl_plan_failed(cloud->plan) || cloud->height <= 0)
        cloud->height = 1;
    choose_size(cloud);
    double height = tighten(cloud);
    for (size_t i = 0; i < cloud->words.count; i++) {
        draw_word(cloud, i);
        shown += cloud->best[i].placed;
    }
    if (shown == 0 && !zl_plan_failed(cloud->plan))
        zl_plan_fail(cloud->plan, ZILI_EUSAGE,
                     "No word of the table has room in a cloud of %.0f mm; "
                     "make it wider (--width), or draw bars.",
                     cloud->frame->width);
    zl_str_format(&cloud->plan->about, "Word cloud: %zu of %zu words.", shown,
                  cloud->rows);
    zl_plan_height(cloud->plan,
                   cloud->top + height +
                       draw_note(cloud, shown, cloud->top + height, true));
}

static void check_classes(struct cloud *cloud)
{
    if (cloud->classes.count > CLASSES)
        zl_plan_fail(cloud->plan, ZILI_EUSAGE,
                     "The table has %u classes, but only %d can be told "
                     "apart in a cloud; give it fewer.",
                     cloud->classes.count, CLASSES);
    if (cloud->words.count == 0)
        zl_plan_fail(cloud->plan, ZILI_EUSAGE,
                     "The table has no word with a %s above 0: there is "
                     "nothing to draw.",
                     zili_table_name(cloud->table, cloud->value));
}

static void plan_cloud(zl_plan *plan, const zili_table *table,
                       const zl_frame *frame)
{
    static const char *const class[] = { "class", "lang", NULL };
    struct cloud cloud = { .plan = plan, .frame = frame, .table = table };

    cloud.term = zl_need_naming(plan, table, "term");
    cloud.value =
        zl_need_numbers(plan, table, frame->value ? frame->value : "count");
    cloud.class = zl_column_of(table, class);
    if (!zl_plan_failed(plan))
        number_chinese(&cloud);
    if (!zl_plan_failed(plan))
        read_words(&cloud);
    if (!zl_plan_failed(plan))
        check_classes(&cloud);
    if (!zl_plan_failed(plan))
        draw(&cloud);
    zl_map_clear(&cloud.classes);
    zl_array_clear(&cloud.words);
    zl_free(cloud.parcels);
    zl_free(cloud.best);
}

static const struct zl_kind kind = { .plan = plan_cloud };
static const char *const arguments[] = { "limit", "100",  "join", "hyphen",
                                         "by",    "lang", NULL };

const zili_chart zl_chart_cloud = {
    .name = "cloud",
    .summary = "words as large as they are frequent; bars show more",
    .columns = "term count",
    .analysis = "freq",
    .arguments = arguments,
    .kind = &kind,
};
