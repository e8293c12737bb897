/* preflight.c -- what a printer would send back, before it is printed. */
#include "preflight.h"

#include "base/out.h"
#include "colour.h"
#include "vision.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A number with a point, whatever the locale. */
typedef struct fixed {
    char text[ZL_REAL_SIZE];
} fixed;

static fixed to_fixed(double value, int decimals)
{
    fixed out;

    zl_real_text(out.text, value, decimals);
    return out;
}

__attribute__((format(printf, 4, 5))) static void note(zl_preflight *to,
                                                       bool good,
                                                       const char *rule,
                                                       const char *format, ...)
{
    char text[400];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    zl_str_format(&to->list, "%-5s  %s: %s\n", good ? "ok" : "WRONG", rule,
                  text);
    if (!good && to->wrong++ == 0)
        zl_str_format(&to->first, "%s: %s", rule, text);
}

void zl_preflight_clear(zl_preflight *to)
{
    zl_str_clear(&to->list);
    zl_str_clear(&to->first);
}

/* ---- type, lines, labels ----------------------------------------------- */

static bool is_drawn(const zl_mark *mark)
{
    return mark->kind != ZL_MARK_LABEL && mark->look.thick > 0 &&
           mark->look.ink != ZL_NO_COLOUR;
}

static void check_sizes(zl_preflight *to, const zl_page *page,
                        const zl_profile *profile)
{
    double type = INFINITY, line = INFINITY, points = 72 / 25.4;

    for (size_t i = 0; i < page->marks.count; i++) {
        const zl_mark *mark = &page->marks.items[i];
        if (mark->kind == ZL_MARK_LABEL)
            type = fmin(type, mark->type.size);
        else if (is_drawn(mark))
            line = fmin(line, mark->look.thick);
    }
    if (type < INFINITY)
        note(to, type >= profile->least - 1e-9, "type",
             "the smallest is %s pt, %s are asked for", to_fixed(type, 1).text,
             to_fixed(profile->least, 1).text);
    if (line < INFINITY)
        note(to, line >= ZL_LEAST_LINE, "lines",
             "the thinnest is %s pt, 0.30 are asked for",
             to_fixed(line * points, 2).text);
}

static void check_labels(zl_preflight *to, const zl_plan *plan)
{
    zili_error error = { 0 };
    size_t count = 0;

    for (size_t i = 0; i < plan->pages.items[0].marks.count; i++)
        count += plan->pages.items[0].marks.items[i].kind == ZL_MARK_LABEL;
    if (zl_plan_check(plan, &error))
        note(to, false, "labels", "%s", error.text);
    else
        note(to, true, "labels", "%zu, none overlap, all are in the figure",
             count);
}

/* ---- contrast ---------------------------------------------------------- */

/* What is seen of a fill over white. */
static uint32_t seen_fill(const zl_mark *mark)
{
    return zl_colour_between(mark->look.fill, ZL_WHITE, mark->look.clear);
}

static bool covers(const zl_mark *mark, double x, double y)
{
    return (mark->kind == ZL_MARK_BOX || mark->kind == ZL_MARK_DISC) &&
           mark->look.fill != ZL_NO_COLOUR && mark->x <= x &&
           x <= mark->x + mark->width && mark->y <= y &&
           y <= mark->y + mark->height;
}

/* What was painted last where the middle of a label stands. */
static uint32_t ground_of(const zl_page *page, size_t label)
{
    const zl_mark *mark = &page->marks.items[label];
    double x = mark->x + mark->width / 2, y = mark->y + mark->height / 2;

    for (size_t i = label; i-- > 0;)
        if (covers(&page->marks.items[i], x, y))
            return seen_fill(&page->marks.items[i]);
    return ZL_WHITE;
}

static void check_words(zl_preflight *to, const zl_page *page)
{
    const zl_mark *worst = NULL;
    double least = INFINITY;

    for (size_t i = 0; i < page->marks.count; i++) {
        const zl_mark *mark = &page->marks.items[i];
        if (mark->kind != ZL_MARK_LABEL)
            continue;
        double contrast = zl_contrast(mark->look.ink, ground_of(page, i));
        if (contrast < least) {
            least = contrast;
            worst = mark;
        }
    }
    if (worst)
        note(to, least >= ZL_WORD_CONTRAST, "contrast of type",
             "at least %s to 1 (\"%.60s\"), 4.5 are asked for",
             to_fixed(least, 1).text, worst->text);
}

/* ---- classes ----------------------------------------------------------- */

#define MOST 64

/* A class as it is seen: its colour, and a bit for each other sign. Its bands
 * are judged by themselves, and by the faintest. */
typedef struct sign {
    int part; /* of the figure: one chart's signs are no other's */
    int series;
    bool band;
    bool named;
    uint32_t colour;
    double contrast;
    unsigned cues;
} sign;

typedef struct signs {
    sign items[MOST];
    size_t count;
} signs;

static unsigned cues_of(const zl_mark *mark)
{
    const zl_look *look = &mark->look;
    bool hollow = look->fill == ZL_WHITE || look->fill == ZL_NO_COLOUR;
    unsigned shape = mark->kind == ZL_MARK_DISC ? 0 : 1;

    if (mark->kind == ZL_MARK_LINE)
        return 1u << (8 + look->dashed);
    return 1u << look->hatch |
           (hollow ? 1u << (12 + shape) : 1u << (14 + shape));
}

static sign sign_of(const zl_mark *mark)
{
    const zl_look *look = &mark->look;
    bool hollow = look->fill == ZL_WHITE || look->fill == ZL_NO_COLOUR;
    bool edge = look->thick > 0 && look->ink != ZL_NO_COLOUR;
    uint32_t colour = hollow ? look->ink : look->fill;
    double contrast = zl_contrast(colour, ZL_WHITE);

    if (edge)
        contrast = fmax(contrast, zl_contrast(look->ink, ZL_WHITE));
    return (sign){ .part = mark->part,
                   .series = look->series,
                   .band = mark->kind == ZL_MARK_BAND,
                   .named = look->named,
                   .colour = colour,
                   .contrast = contrast,
                   .cues = cues_of(mark) };
}

static void add_sign(signs *to, const zl_mark *mark)
{
    sign one = sign_of(mark);
    size_t i = 0;

    while (i < to->count && (to->items[i].part != one.part ||
                             to->items[i].series != one.series ||
                             to->items[i].band != one.band))
        i++;
    if (i == MOST)
        return;
    if (i == to->count) {
        to->items[to->count++] = one;
        return;
    }
    sign *known = &to->items[i];
    known->cues |= one.cues;
    if (!one.band)
        known->contrast = fmax(known->contrast, one.contrast);
    else if (one.contrast < known->contrast) {
        known->contrast = one.contrast;
        known->colour = one.colour;
    }
}

static void check_contrast(zl_preflight *to, const signs *of, bool band)
{
    double least = INFINITY;

    for (size_t i = 0; i < of->count; i++)
        if (of->items[i].band == band)
            least = fmin(least, of->items[i].contrast);
    if (least < INFINITY)
        note(to, least >= ZL_MARK_CONTRAST,
             band ? "contrast of bands" : "contrast of classes",
             "at least %s to 1, 3.0 are asked for", to_fixed(least, 1).text);
}

/* How two classes of one kind compare, to some eyes. */
typedef struct likeness {
    double least; /* distance */
    size_t alike, one, other;
} likeness;

static void compare(const signs *of, size_t one, size_t other,
                    zl_vision vision, likeness *found)
{
    const sign *a = &of->items[one], *b = &of->items[other];

    if (a->part != b->part || a->band != b->band || (a->named && b->named))
        return;
    double far = zl_lab_distance(zl_vision_lab(a->colour, vision),
                                 zl_vision_lab(b->colour, vision));
    found->least = fmin(found->least, far);
    if (far >= ZL_APART || a->cues != b->cues)
        return;
    found->alike++;
    found->one = one;
    found->other = other;
}

static void check_vision(zl_preflight *to, const signs *of, zl_vision vision,
                         bool band)
{
    const char *rule = band ? "bands" : "classes";
    likeness found = { .least = INFINITY };

    for (size_t i = 0; i < of->count; i++)
        for (size_t k = 0; k < i; k++)
            if (of->items[i].band == band)
                compare(of, k, i, vision, &found);
    if (found.alike)
        note(to, false, rule, "#%06X and #%06X look alike %s (%zu such)",
             of->items[found.one].colour, of->items[found.other].colour,
             zl_vision_names[vision], found.alike);
    else if (found.least < INFINITY)
        note(to, true, rule,
             "told apart %s; the nearest colours are %.0f apart%s",
             zl_vision_names[vision], found.least,
             found.least < ZL_APART ? ", hatch, dash or shape tells them"
                                    : "");
}

static void check_classes(zl_preflight *to, const zl_page *page)
{
    signs found = { .count = 0 };

    for (size_t i = 0; i < page->marks.count; i++) {
        const zl_mark *mark = &page->marks.items[i];
        if (mark->kind != ZL_MARK_LABEL && mark->look.classed)
            add_sign(&found, mark);
    }
    for (int band = 0; band < 2; band++) {
        check_contrast(to, &found, band);
        for (int vision = 0; vision < ZL_VISIONS; vision++)
            check_vision(to, &found, (zl_vision)vision, band);
    }
}

void zl_preflight_plan(zl_preflight *to, const zl_plan *plan,
                       const zl_profile *profile)
{
    const zl_page *page;

    check_labels(to, plan);
    if (zl_plan_failed(plan) || plan->pages.count == 0)
        return;
    page = &plan->pages.items[0];
    check_sizes(to, page, profile);
    check_words(to, page);
    check_classes(to, page);
}

/* ---- fonts ------------------------------------------------------------- */

static size_t count_of(zl_view text, const char *mark)
{
    size_t count = 0, at;

    while ((at = zl_view_find(text, zl_view_of(mark))) != SIZE_MAX) {
        count++;
        text = zl_view_cut(text, at + strlen(mark), text.size);
    }
    return count;
}

/* Names of subsets begin with six capitals and a +. */
static size_t count_subsets(zl_view text)
{
    size_t count = 0, at;

    while ((at = zl_view_find(text, zl_view_of("/FontName /"))) != SIZE_MAX) {
        text = zl_view_cut(text, at + strlen("/FontName /"), text.size);
        count += text.size > 7 && text.bytes[6] == '+';
    }
    return count;
}

void zl_preflight_fonts(zl_preflight *to, zl_view pdf)
{
    size_t fonts = count_of(pdf, "/Type /FontDescriptor");
    size_t files = count_of(pdf, "/FontFile");
    size_t drawn = count_of(pdf, "/Subtype /Type3");
    size_t subsets = count_subsets(pdf);

    note(to, fonts == files && fonts == subsets, "fonts of a PDF",
         "%zu, %zu embedded, %zu as subsets%s", fonts, files, subsets,
         drawn ? "; some characters are drawn as pictures" : "");
}

void zl_preflight_title(zl_preflight *to, const zl_profile *profile,
                        const char *title)
{
    if (profile->untitled)
        note(to, !title || !*title, "title",
             "for %s titles stand below figures, not in them", profile->name);
}

void zl_preflight_face(zl_preflight *to, const char *face, const char *tag)
{
    static const char *const ends[][2] = {
        { "zh-Hans", " SC" }, { "zh-Hans", " CN" }, { "zh-Hant", " TC" },
        { "zh-Hant", " HK" }, { "zh-Hant", " TW" }, { "ja", " JP" },
        { "ko", " KR" },
    };
    bool good = true;

    if (!*face)
        return;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (zl_view_ends(zl_view_of(face), zl_view_of(ends[i][1])))
            good = strcmp(ends[i][0], tag) == 0;
    note(to, good, "face of Han", "%s, for %s", face, tag);
}

void zl_preflight_pixels(zl_preflight *to, size_t labels, const char *label)
{
    if (labels)
        note(to, false, "pictures",
             "those of \"%.60s\" (%zu such) would be printed as 72 pixels an "
             "inch; install the package fonts-symbola, or take them out",
             label, labels);
}
