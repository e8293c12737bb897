/* font.c -- the true ruler: type measured by pango. */
#include "font.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "families.h"
#include "glyphs.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <limits.h>
#include <math.h>
#include <string.h>

struct zl_font {
    PangoFontMap *map;
    PangoContext *context;
    PangoLayout *layout; /* for measuring */
    char *families;
    bool asked; /* for these families, by whoever draws */
    zl_han han;
    zl_ruler ruler;
};

/* ---- layouts ----------------------------------------------------------- */

const char *const zl_han_tags[] = { "zh-Hans", "zh-Hant", "ja", "ko", NULL };

static const char *const languages[] = { "zh-cn", "zh-tw", "ja", "ko" };
static const char *const families_of[] = {
    ZL_FONT_FAMILIES,
    "Liberation Sans, Noto Sans CJK TC",
    "Liberation Sans, Noto Sans CJK JP",
    "Liberation Sans, Noto Sans CJK KR",
};

PangoContext *zl_font_context(const zl_font *font)
{
    PangoContext *context = pango_font_map_create_context(font->map);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(
        context, pango_language_from_string(languages[font->han]));
    cairo_font_options_destroy(options);
    return context;
}

/* A letter and its mark that are one character are in more fonts than the mark
 * is. */
static char *compose(char *text)
{
    const char *at = text;

    while (*at && !g_unichar_ismark(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    if (!*at)
        return text;
    char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_free(text);
    return composed;
}

/* Pango would complain on stderr about bytes that are no UTF-8, and draw a
 * box for a control character. */
static char *clean_text(zl_view text)
{
    char *clean = g_utf8_make_valid(text.bytes, (gssize)text.size);

    for (char *at = clean; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            *at = ' ';
    return compose(clean);
}

/* Whose forms the Han characters of a text should have: kana, hangul and
 * bopomofo stand in one language alone. */
static zl_han han_of(const zl_font *font, const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        if ((unsigned char)*text < 0x80)
            continue;
        switch (g_unichar_get_script(g_utf8_get_char(text))) {
        case G_UNICODE_SCRIPT_HIRAGANA:
        case G_UNICODE_SCRIPT_KATAKANA:
            return ZL_HAN_JAPANESE;
        case G_UNICODE_SCRIPT_HANGUL:
            return ZL_HAN_KOREAN;
        case G_UNICODE_SCRIPT_BOPOMOFO:
            return ZL_HAN_TRADITIONAL;
        default:
            break;
        }
    }
    return font->han;
}

static PangoAttrList *language_of(zl_han han)
{
    PangoAttrList *list = pango_attr_list_new();

    pango_attr_list_insert(
        list,
        pango_attr_language_new(pango_language_from_string(languages[han])));
    return list;
}

void zl_font_set(const zl_font *font, PangoLayout *layout, zl_view text,
                 bool bold)
{
    PangoFontDescription *face = pango_font_description_new();
    char *clean = clean_text(text);
    zl_han han = han_of(font, clean);
    const char *families = han == font->han || font->asked ? font->families
                                                           : families_of[han];
    PangoAttrList *list = han == font->han ? NULL : language_of(han);

    pango_font_description_set_family(face, families);
    pango_font_description_set_weight(face, bold ? PANGO_WEIGHT_BOLD
                                                 : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(face, ZL_FONT_SIZE * PANGO_SCALE);
    pango_layout_set_font_description(layout, face);
    pango_layout_set_attributes(layout, list);
    pango_layout_set_text(layout, clean, -1);
    if (zl_glyphs_part(layout))
        zl_glyphs_join(layout, families);
    pango_attr_list_unref(list);
    g_free(clean);
    pango_font_description_free(face);
}

/* ---- the ruler --------------------------------------------------------- */

/* How many units of pango a millimetre is in type that is set larger. */
static double units_per_mm(zl_type type)
{
    return PANGO_SCALE * ZL_FONT_SIZE / type.size / ZL_MM_PER_POINT;
}

static double line_mm(PangoLayout *layout, zl_type type)
{
    PangoRectangle box;

    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0),
                                  NULL, &box);
    return box.width / units_per_mm(type);
}

static void set_line(const zl_font *font, zl_view text, zl_type type)
{
    zl_font_set(font, font->layout, text, type.bold);
    pango_layout_set_width(font->layout, -1);
}

static zili_status width(void *user, zl_view text, zl_type type, double *out,
                         zili_error *err)
{
    const zl_font *font = user;

    set_line(font, text, type);
    *out = line_mm(font->layout, type);
    return zl_glyphs_check(font->layout, err);
}

static void add_lines(PangoLayout *layout, zl_str *out)
{
    const char *text = pango_layout_get_text(layout);
    int count = pango_layout_get_line_count(layout);

    for (int i = 0; i < count; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(layout, i);
        zl_view all = { text + line->start_index, (size_t)line->length };
        zl_view solid = zl_view_trim(all);
        if (out->size && solid.size)
            zl_str_add_byte(out, '\n');
        zl_str_add(out, solid);
    }
}

static zili_status wrap(void *user, zl_view text, zl_type type, double mm,
                        zl_str *out, zili_error *err)
{
    const zl_font *font = user;

    zl_font_set(font, font->layout, text, type.bold);
    pango_layout_set_wrap(font->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(font->layout,
                           (int)fmin(mm * units_per_mm(type), INT_MAX));
    add_lines(font->layout, out);
    if (out->failed)
        return zl_no_memory(err);
    return zl_glyphs_check(font->layout, err);
}

/* The bytes of the first `count` graphemes, or of all; whether that is all
 * comes back in `*all`. */
static size_t graphemes_size(const char *text, const PangoLogAttr *attrs,
                             int attr_count, int count, bool *all)
{
    const char *at = text;

    for (int i = 1; i < attr_count; i++) {
        at = g_utf8_next_char(at);
        if (attrs[i].is_cursor_position && --count == 0)
            break;
    }
    *all = *at == 0;
    return (size_t)(at - text);
}

/* Whether the first `count` graphemes and a … are narrow enough; they stay
 * in `piece`. */
static bool piece_fits(const zl_font *font, zl_view text, zl_type type,
                       double mm, zl_str *piece)
{
    zl_str_empty(piece);
    zl_str_add(piece, zl_view_trim(text));
    zl_str_add_text(piece, "…");
    set_line(font, zl_str_view(piece), type);
    return line_mm(font->layout, type) <= mm;
}

/* The longest beginning that leaves room for the …, by halving. */
static void cut_clean(const zl_font *font, const char *text, zl_type type,
                      double mm, zl_str *out)
{
    int attr_count = 0, low = 0;
    PangoLogAttr *attrs = NULL;
    zl_str piece = { 0 };
    bool all;

    pango_layout_get_log_attrs(font->layout, &attrs, &attr_count);
    for (int high = attr_count; high - low > 1;) {
        int middle = low + (high - low) / 2;
        size_t size = graphemes_size(text, attrs, attr_count, middle, &all);
        if (!all &&
            piece_fits(font, (zl_view){ text, size }, type, mm, &piece))
            low = middle;
        else
            high = middle;
    }
    if (low)
        zl_str_add(out, zl_view_trim((zl_view){
                            text, graphemes_size(text, attrs, attr_count, low,
                                                 &all) }));
    zl_str_add_text(out, "…");
    out->failed |= piece.failed;
    zl_str_clear(&piece);
    g_free(attrs);
}

static zili_status cut(void *user, zl_view text, zl_type type, double mm,
                       zl_str *out, zili_error *err)
{
    const zl_font *font = user;

    set_line(font, text, type);
    zili_status status = zl_glyphs_check(font->layout, err);
    if (status)
        return status;
    char *clean = clean_text(text);
    if (line_mm(font->layout, type) <= mm)
        zl_str_add_text(out, clean);
    else
        cut_clean(font, clean, type, mm, out);
    g_free(clean);
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

/* Of the bytes as they are: a layout has them composed. What is no UTF-8 is
 * parted at its ends alone. */
static zili_status parts(void *user, zl_view text, char *out, zili_error *err)
{
    const zl_font *font = user;
    bool valid = g_utf8_validate_len(text.bytes, text.size, NULL);
    int count = valid ? (int)zl_utf8_count(text) + 1 : 1, at = 0;
    PangoLogAttr *attrs = g_new0(PangoLogAttr, (gsize)count);

    (void)err;
    if (valid)
        pango_get_log_attrs(text.bytes, (int)text.size, -1,
                            pango_context_get_language(font->context), attrs,
                            count);
    for (size_t i = 0; i <= text.size; i++) {
        bool begins = i == text.size || (text.bytes[i] & 0xC0) != 0x80;
        out[i] = ZL_PART_NONE;
        if (!begins || at >= count)
            continue;
        if (attrs[at].is_cursor_position)
            out[i] = attrs[at].is_line_break ? ZL_PART_LINE : ZL_PART_GRAPHEME;
        at++;
    }
    out[0] = out[text.size] = ZL_PART_LINE;
    g_free(attrs);
    return ZILI_OK;
}

/* ---- faces ------------------------------------------------------------- */

static bool has_han(const char *text, const PangoItem *item)
{
    const char *at = text + item->offset, *end = at + item->length;

    for (; at < end; at = g_utf8_next_char(at))
        if (g_unichar_get_script(g_utf8_get_char(at)) == G_UNICODE_SCRIPT_HAN)
            return true;
    return false;
}

/* Whether a font has pixels and no outlines. */
static bool is_pixels(PangoFont *font)
{
    FcBool coloured = FcFalse, outlines = FcTrue;

    if (!PANGO_IS_FC_FONT(font))
        return false;
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    (void)FcPatternGetBool(pattern, FC_COLOR, 0, &coloured);
    (void)FcPatternGetBool(pattern, FC_OUTLINE, 0, &outlines);
    return coloured || !outlines;
}

/* "Noto Sans CJK SC", a tab, "zh-Hans". */
static bool add_face(const PangoItem *item, zl_han han, zl_map *faces)
{
    PangoFontDescription *face = pango_font_describe(item->analysis.font);
    const char *family = pango_font_description_get_family(face);
    zl_str key = { 0 };

    zl_str_format(&key, "%s\t%s", family ? family : "?", zl_han_tags[han]);
    bool good = !key.failed &&
                zl_map_add(faces, zl_str_view(&key)) != ZL_MAP_NONE;
    zl_str_clear(&key);
    pango_font_description_free(face);
    return good;
}

zili_status zl_font_faces(const zl_font *font, zl_view text, zl_type type,
                          zl_map *faces, zl_map *pixels, zili_error *err)
{
    bool good = true;

    set_line(font, text, type);
    const char *shown = pango_layout_get_text(font->layout);
    PangoLayoutLine *line = pango_layout_get_line_readonly(font->layout, 0);
    for (GSList *at = line->runs; good && at; at = at->next) {
        const PangoItem *item = ((PangoLayoutRun *)at->data)->item;
        if (has_han(shown, item))
            good = add_face(item, han_of(font, shown), faces);
        if (good && is_pixels(item->analysis.font))
            good = zl_map_add(pixels, zl_view_of(shown)) != ZL_MAP_NONE;
    }
    return good ? ZILI_OK : zl_no_memory(err);
}

/* ---- opening and closing ----------------------------------------------- */

/* Pictures as outlines before pictures in colour, which are pixels. */
static void prefer_outlines(FcPattern *pattern, gpointer unused)
{
    (void)unused;
    FcPatternDel(pattern, FC_COLOR);
    FcPatternAddBool(pattern, FC_COLOR, FcFalse);
}

zili_status zl_font_open(zl_font **out, const char *families, zili_error *err)
{
    *out = NULL;
    if (families) {
        zili_status status = zl_families_check(families, err);
        if (status)
            return status;
    }
    zl_font *font = zl_alloc(sizeof *font);
    if (font)
        *font = (zl_font){ .asked = families != NULL };
    if (!families)
        families = ZL_FONT_FAMILIES;
    if (font)
        font->families = zl_copy_text(families, strlen(families));
    if (!font || !font->families) {
        zl_free(font);
        return zl_no_memory(err);
    }
    font->map = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(font->map), 72);
    pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(font->map),
                                             prefer_outlines, NULL, NULL);
    font->context = zl_font_context(font);
    font->layout = pango_layout_new(font->context);
    font->ruler = (zl_ruler){ font, width, wrap, cut, parts };
    *out = font;
    return ZILI_OK;
}

zili_status zl_font_han(zl_font *font, zl_han han, zili_error *err)
{
    const char *families = families_of[han];

    if (!font->asked) {
        char *copy = zl_copy_text(families, strlen(families));
        if (!copy)
            return zl_no_memory(err);
        zl_free(font->families);
        font->families = copy;
    }
    font->han = han;
    pango_context_set_language(font->context,
                               pango_language_from_string(languages[han]));
    return ZILI_OK;
}

void zl_font_close(zl_font *font)
{
    if (!font)
        return;
    g_object_unref(font->layout);
    g_object_unref(font->context);
    g_object_unref(font->map);
    zl_free(font->families);
    zl_free(font);
}

const zl_ruler *zl_font_ruler(const zl_font *font)
{
    return &font->ruler;
}

const char *zl_font_families(const zl_font *font)
{
    return font->families;
}
