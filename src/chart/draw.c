/* draw.c -- a figure planned, painted into a file, looked at before. */
#include "asked.h"
#include "base/fail.h"
#include "base/file.h"
#include "graphml.h"
#include "kind.h"
#include "paint.h"
#include "preflight.h"
#include "profile.h"

typedef struct drawing {
    zl_font *font;
    zl_plan plan;
} drawing;

static void close_drawing(drawing *it)
{
    zl_plan_clear(&it->plan);
    zl_font_close(it->font);
}

/* To be closed in any case. What is wrong with the plan is in the plan. */
static zili_status open_drawing(drawing *it, const zili_panel *panels,
                                size_t count,
                                const zili_chart_options *options, bool paged,
                                zili_error *err)
{
    *it = (drawing){ 0 };
    zili_status status = zl_font_open(&it->font, options->font, err);
    if (!status && options->han > 0 && options->han <= (int)ZL_HAN_KOREAN)
        status = zl_font_han(it->font, (zl_han)options->han, err);
    if (status)
        return status;
    zl_plan_init(&it->plan, zl_font_ruler(it->font));
    it->plan.paged = paged;
    zl_figure_plan(&it->plan, panels, count, options);
    return ZILI_OK;
}

static const zili_chart_options usual;

/* Where a figure goes: into a file, or whither `write` takes it; then of
 * `path` the ending counts alone. */
typedef struct target {
    const char *path;
    zili_write_fn *write; /* or NULL */
    void *user;
} target;

static zili_status save_text(const zl_str *text, const char *path,
                             zili_error *err)
{
    zl_save save;
    zili_status status = zl_save_begin(&save, path, err);

    if (status)
        return status;
    /* A refused write is told by what keeps the file. */
    (void)zl_save_write(&save, text->bytes, text->size);
    return zl_save_keep(&save, err);
}

static zili_status put_graphml(const target *to, const zili_table *table,
                               const zili_chart_options *options,
                               zili_error *err)
{
    zl_str text = { 0 };
    zili_status status = zl_graphml(table, options, &text, err);

    if (!status && !to->write)
        status = save_text(&text, to->path, err);
    else if (!status && !to->write(to->user, text.bytes, text.size))
        status = zl_fail(err, ZILI_EIO, "The network could not be written.");
    zl_str_clear(&text);
    return status;
}

static zili_status put_image(const target *to, const drawing *it,
                             zl_image image, double dpi, zili_error *err)
{
    return to->write ? zl_paint(&it->plan, it->font, image, dpi, to->write,
                                to->user, err)
                     : zl_paint_file(&it->plan, it->font, dpi, to->path, err);
}

static zili_status draw(const target *to, const zili_panel *panels,
                        size_t count, const zili_chart_options *options,
                        zili_error *err)
{
    zl_image image;
    drawing it;

    if (!options)
        options = &usual;
    if (count == 1 &&
        zl_view_ends(zl_view_of(to->path), zl_view_of(".graphml")))
        return put_graphml(to, panels[0].table, options, err);
    double dpi = options->dpi > 0 ? options->dpi
                                  : zl_profile_at(options->profile)->dpi;
    zili_status status = zl_image_of(to->path, &image, err);
    if (!status)
        status = zl_asked_image(options, image, err);
    if (status)
        return status;
    status = open_drawing(&it, panels, count, options, image == ZL_IMAGE_PDF,
                          err);
    if (!status)
        status = zl_plan_check(&it.plan, err);
    if (!status)
        status = put_image(to, &it, image, dpi, err);
    close_drawing(&it);
    return status;
}

zili_status zili_figure_draw(const zili_panel *panels, size_t count,
                             const zili_chart_options *options,
                             const char *path, zili_error *err)
{
    return draw(&(target){ .path = path }, panels, count, options, err);
}

/* In which fonts the labels are set. */
static zili_status check_faces(zl_preflight *to, const zl_page *page,
                               const zl_font *font, zili_error *err)
{
    zl_map faces = { 0 }, pixels = { 0 };
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < page->marks.count; i++)
        if (page->marks.items[i].kind == ZL_MARK_LABEL)
            status = zl_font_faces(font, zl_view_of(page->marks.items[i].text),
                                   page->marks.items[i].type, &faces, &pixels,
                                   err);
    for (uint32_t i = 0; !status && i < faces.count; i++) {
        zl_view rest = zl_map_key(&faces, i), family;
        zl_str face = { 0 };
        (void)zl_view_next(&rest, '\t', &family);
        zl_str_add(&face, family);
        to->list.failed |= face.failed;
        zl_preflight_face(to, zl_str_text(&face), rest.bytes);
        zl_str_clear(&face);
    }
    if (!status && pixels.count)
        zl_preflight_pixels(to, pixels.count, zl_map_key(&pixels, 0).bytes);
    zl_map_clear(&faces);
    zl_map_clear(&pixels);
    return status;
}

zili_status zili_chart_draw(const zili_chart *chart, const zili_table *table,
                            const zili_chart_options *options,
                            const char *path, zili_error *err)
{
    return zili_figure_draw(&(zili_panel){ chart, table, NULL, NULL }, 1,
                            options, path, err);
}

zili_status zili_chart_write(const zili_chart *chart, const zili_table *table,
                             const zili_chart_options *options,
                             const char *ending, zili_write_fn *write,
                             void *user, zili_error *err)
{
    return draw(&(target){ ending, write, user },
                &(zili_panel){ chart, table, NULL, NULL }, 1, options, err);
}

zili_status zl_chart_preflight(zl_preflight *to, const zl_plan *plan,
                               const zl_font *font,
                               const zili_chart_options *options,
                               zili_error *err)
{
    zl_str pdf = { 0 };
    zili_status status = zl_plan_status(plan, err);

    zl_preflight_plan(to, plan, zl_profile_at(options->profile));
    if (!status && plan->pages.count)
        status = check_faces(to, &plan->pages.items[0], font, err);
    if (!status)
        status =
            zl_paint(plan, font, ZL_IMAGE_PDF, 0, zl_str_write, &pdf, err);
    if (!status)
        zl_preflight_fonts(to, zl_str_view(&pdf));
    zl_preflight_title(to, zl_profile_at(options->profile), options->title);
    if (!status && (to->list.failed || to->first.failed))
        status = zl_no_memory(err);
    zl_str_clear(&pdf);
    return status;
}

zili_status zili_figure_check(const zili_panel *panels, size_t count,
                              const zili_chart_options *options,
                              zili_write_fn *write, void *user, bool *good,
                              zili_error *err)
{
    zl_preflight list = { 0 };
    drawing it;

    *good = false;
    if (!options)
        options = &usual;
    zili_status status =
        open_drawing(&it, panels, count, options, false, err);
    if (!status)
        status = zl_chart_preflight(&list, &it.plan, it.font, options, err);
    if (!status && !write(user, list.list.bytes, list.list.size))
        status = zl_fail(err, ZILI_EIO, "The list could not be written.");
    *good = !status && list.wrong == 0;
    zl_preflight_clear(&list);
    close_drawing(&it);
    return status;
}

zili_status zili_chart_check(const zili_chart *chart, const zili_table *table,
                             const zili_chart_options *options,
                             zili_write_fn *write, void *user, bool *good,
                             zili_error *err)
{
    return zili_figure_check(&(zili_panel){ chart, table, NULL, NULL }, 1,
                             options, write, user, good, err);
}
