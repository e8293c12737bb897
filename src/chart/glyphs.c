/* glyphs.c -- whether the fonts that are installed have what a text needs. */
#include "glyphs.h"

#include "base/fail.h"
#include "base/text.h"

#include <pango/pango.h>
#include <string.h>

/* ---- packages ---------------------------------------------------------- */

/* Pictures that came after Unicode 9, which fonts-symbola does not have; from
 * and to. */
static const unsigned late[][2] = {
    { 0x1F1AD, 0x1F1AD }, { 0x1F6D5, 0x1F6DF }, { 0x1F6ED, 0x1F6EF },
    { 0x1F6F9, 0x1F6FF }, { 0x1F774, 0x1F77F }, { 0x1F7D5, 0x1F7FF },
    { 0x1F90C, 0x1F90F }, { 0x1F93F, 0x1F93F }, { 0x1F94D, 0x1F94F },
    { 0x1F96C, 0x1F97F }, { 0x1F998, 0x1F9BF }, { 0x1F9C1, 0x1F9CF },
    { 0x1F9E7, 0x1FBFF },
};

/* Pictures as outlines: those of fonts-noto-color-emoji are pixels, which do
 * not print well. */
static const char *package_of_picture(unsigned character)
{
    for (size_t i = 0; i < sizeof late / sizeof *late; i++)
        if (late[i][0] <= character && character <= late[i][1])
            return "fonts-unifont";
    return "fonts-symbola";
}

static bool is_picture(unsigned character)
{
    return (character >= 0x1F000 && character <= 0x1FBFF) ||
           (character >= 0x2190 && character <= 0x2BFF);
}

static bool is_wide_sign(unsigned character)
{
    return (character >= 0x3000 && character <= 0x303F) ||
           (character >= 0xFF00 && character <= 0xFFEF);
}

const char *zl_glyphs_package(unsigned character)
{
    switch (g_unichar_get_script(character)) {
    case G_UNICODE_SCRIPT_HAN:
        return character >= 0x20000 ? "fonts-hanazono" : "fonts-noto-cjk";
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
        return "fonts-noto-cjk";
    default:
        break;
    }
    if (is_wide_sign(character))
        return "fonts-noto-cjk";
    return is_picture(character) ? package_of_picture(character)
                                 : "fonts-noto-core";
}

/* ---- characters that no font has --------------------------------------- */

enum { MOST = 6 }; /* that are named, and packages */

typedef struct missing {
    gunichar items[MOST];
    const char *packages[MOST];
    size_t count, package_count;
    bool more;
} missing;

static void add_package(missing *all, const char *package)
{
    for (size_t i = 0; i < all->package_count; i++)
        if (strcmp(all->packages[i], package) == 0)
            return;
    if (all->package_count < MOST)
        all->packages[all->package_count++] = package;
}

static void add_missing(missing *all, gunichar character)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i] == character)
            return;
    add_package(all, zl_glyphs_package(character));
    if (all->count < MOST)
        all->items[all->count++] = character;
    else
        all->more = true;
}

static void add_run(missing *all, const PangoGlyphString *glyphs)
{
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        PangoGlyph glyph = glyphs->glyphs[i].glyph;
        if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            add_missing(all, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    }
}

static missing find_missing(PangoLayout *layout)
{
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    missing all = { .count = 0 };

    do {
        PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
        if (run)
            add_run(&all, run->glyphs);
    } while (pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
    return all;
}

static void name_characters(const missing *all, zl_str *out)
{
    for (size_t i = 0; i < all->count; i++) {
        char shown[8] = { 0 };
        g_unichar_to_utf8(all->items[i], shown);
        zl_str_format(out, "%sU+%04X (%s)", i ? ", " : "", all->items[i],
                      shown);
    }
    zl_str_add_text(out, all->more ? " and others" : "");
}

static void name_packages(const missing *all, zl_str *out)
{
    for (size_t i = 0; i < all->package_count; i++)
        zl_str_format(out, "%s%s",
                      i == 0                       ? ""
                      : i + 1 < all->package_count ? ", "
                                                   : " and ",
                      all->packages[i]);
}

static zili_status fail_missing(PangoLayout *layout, zili_error *err)
{
    missing all = find_missing(layout);
    zl_str characters = { 0 }, packages = { 0 };

    name_characters(&all, &characters);
    name_packages(&all, &packages);
    zili_status status =
        characters.failed || packages.failed
            ? zl_no_memory(err)
            : zl_fail(err, ZILI_EFORMAT,
                      "No installed font has the character%s %s of "
                      "\"%.200s\"; install the package%s %s.",
                      all.count > 1 ? "s" : "", zl_str_text(&characters),
                      pango_layout_get_text(layout),
                      all.package_count > 1 ? "s" : "",
                      zl_str_text(&packages));
    zl_str_clear(&characters);
    zl_str_clear(&packages);
    return status;
}

/* ---- marks ------------------------------------------------------------- */

/* Marks that are set on a letter. Selectors of variants are not drawn; the box
 * of a key stands where the sign before it stood in any font. */
static bool is_drawn_mark(gunichar character)
{
    return g_unichar_ismark(character) && character != 0x20E3 &&
           !(character >= 0xFE00 && character <= 0xFE0F) &&
           !(character >= 0xE0100 && character <= 0xE01EF);
}

static const char *next_mark(const char *text)
{
    while (*text && !((unsigned char)*text >= 0x80 &&
                      is_drawn_mark(g_utf8_get_char(text))))
        text = g_utf8_next_char(text);
    return *text ? text : NULL;
}

static const PangoItem *item_before(PangoLayoutLine *line, int offset)
{
    for (GSList *at = line->runs; at; at = at->next) {
        const PangoItem *item = ((PangoLayoutRun *)at->data)->item;
        if (item->offset + item->length == offset)
            return item;
    }
    return NULL;
}

/* A mark at the beginning of a run whose font is not that of the run before;
 * NULL: there is none. */
static const char *parted_mark(PangoLayout *layout)
{
    const char *text = pango_layout_get_text(layout);

    if (!next_mark(text))
        return NULL;
    for (int i = 0; i < pango_layout_get_line_count(layout); i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(layout, i);
        for (GSList *at = line->runs; at; at = at->next) {
            const PangoItem *item = ((PangoLayoutRun *)at->data)->item;
            if (!is_drawn_mark(g_utf8_get_char(text + item->offset)))
                continue;
            const PangoItem *before = item_before(line, item->offset);
            if (before && before->analysis.font != item->analysis.font)
                return text + item->offset;
        }
    }
    return NULL;
}

bool zl_glyphs_part(PangoLayout *layout)
{
    return parted_mark(layout) != NULL;
}

static bool is_simple(gunichar letter)
{
    switch (g_unichar_get_script(letter)) {
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_COMMON:
        return true;
    default:
        return false;
    }
}

/* The letter and its marks, of which `mark` is the first. */
static void join_at(PangoAttrList *list, const char *families,
                    const char *text, const char *mark, const char *end)
{
    const char *letter = mark > text ? g_utf8_prev_char(mark) : mark;

    if (!is_simple(g_utf8_get_char(letter)))
        return;
    PangoAttribute *family = pango_attr_family_new(families);
    family->start_index = (guint)(letter - text);
    family->end_index = (guint)(end - text);
    pango_attr_list_insert(list, family);
}

void zl_glyphs_join(PangoLayout *layout, const char *families)
{
    char *first = g_strconcat("Noto Sans, DejaVu Sans, ", families, NULL);
    PangoAttrList *known = pango_layout_get_attributes(layout);
    PangoAttrList *list =
        known ? pango_attr_list_copy(known) : pango_attr_list_new();
    const char *text = pango_layout_get_text(layout);

    for (const char *at = text, *mark; (mark = next_mark(at));) {
        for (at = mark; *at && is_drawn_mark(g_utf8_get_char(at));)
            at = g_utf8_next_char(at);
        join_at(list, first, text, mark, at);
    }
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
    g_free(first);
}

static zili_status fail_parted(const char *text, const char *mark,
                               zili_error *err)
{
    char letter[8] = { 0 }, shown[8] = { 0 };

    g_unichar_to_utf8(g_utf8_get_char(g_utf8_prev_char(mark)), letter);
    g_unichar_to_utf8(g_utf8_get_char(mark), shown);
    return zl_fail(err, ZILI_EFORMAT,
                   "No installed font can set the mark U+%04X on \"%s\" "
                   "(%s%s) in \"%.200s\"; install the package "
                   "fonts-noto-core, or name a font that has both (--font).",
                   g_utf8_get_char(mark), letter, letter, shown, text);
}

zili_status zl_glyphs_check(PangoLayout *layout, zili_error *err)
{
    const char *mark;

    if (pango_layout_get_unknown_glyphs_count(layout))
        return fail_missing(layout, err);
    mark = parted_mark(layout);
    return mark ? fail_parted(pango_layout_get_text(layout), mark, err)
                : ZILI_OK;
}
