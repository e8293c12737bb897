/* faces.c -- what a drawing depends on besides its plan: libraries, fonts. */
#include "chart/faces.h"

#include "base/fail.h"
#include "base/mem.h"

#include <cairo.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <string.h>

const char *zl_cairo_version(void)
{
    return cairo_version_string();
}

const char *zl_pango_version(void)
{
    return pango_version_string();
}

/* ---- the list ---- */

static bool add_file(zl_faces *faces, const char *file)
{
    size_t at = 0;

    while (at < faces->count && strcmp(faces->items[at], file) < 0)
        at++;
    if (at < faces->count && strcmp(faces->items[at], file) == 0)
        return true;
    char *copy = zl_copy_text(file, strlen(file));
    if (!copy || !zl_array_push(faces, copy)) {
        zl_free(copy);
        return false;
    }
    memmove(&faces->items[at + 1], &faces->items[at],
            (faces->count - 1 - at) * sizeof *faces->items);
    faces->items[at] = copy;
    return true;
}

void zl_faces_clear(zl_faces *faces)
{
    for (size_t i = 0; i < faces->count; i++)
        zl_free(faces->items[i]);
    zl_array_clear(faces);
}

/* ---- fonts of a text ---- */

static const char *file_of(PangoFont *font)
{
    FcChar8 *file = NULL;

    if (!PANGO_IS_FC_FONT(font) ||
        FcPatternGetString(pango_fc_font_get_pattern(PANGO_FC_FONT(font)),
                           FC_FILE, 0, &file) != FcResultMatch)
        return NULL;
    return (const char *)file;
}

static bool add_fonts_of(zl_faces *faces, PangoLayout *layout)
{
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    bool whole = true;

    do {
        PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
        const char *file = run ? file_of(run->item->analysis.font) : NULL;
        if (file)
            whole = add_file(faces, file);
    } while (whole && pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
    return whole;
}

/* Texts of one weight, put together: to set them one by one takes long, and
 * for which font is taken nothing but their characters matters. */
static void gather(const zl_plan *plan, bool bold, zl_str *out)
{
    for (size_t i = 0; i < plan->pages.count; i++)
        for (size_t j = 0; j < plan->pages.items[i].marks.count; j++) {
            const zl_mark *mark = &plan->pages.items[i].marks.items[j];
            if (mark->kind != ZL_MARK_LABEL || mark->type.bold != bold)
                continue;
            zl_str_add_text(out, mark->text);
            zl_str_add_byte(out, ' ');
        }
}

zili_status zl_faces_add(zl_faces *faces, const zl_font *font,
                         const zl_plan *plan, zili_error *err)
{
    PangoContext *context = zl_font_context(font);
    PangoLayout *layout = pango_layout_new(context);
    bool whole = true;

    for (int bold = 0; whole && bold < 2; bold++) {
        zl_str text = { 0 };
        gather(plan, bold, &text);
        whole = !text.failed;
        if (whole && text.size) {
            zl_font_set(font, layout, zl_str_view(&text), bold);
            whole = add_fonts_of(faces, layout);
        }
        zl_str_clear(&text);
    }
    g_object_unref(layout);
    g_object_unref(context);
    return whole ? ZILI_OK : zl_no_memory(err);
}
