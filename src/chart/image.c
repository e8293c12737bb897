/* image.c -- which image a path asks for, and a plan painted into a file. */
#include "base/fail.h"
#include "base/file.h"
#include "paint.h"

zili_status zl_image_of(const char *path, zl_image *out, zili_error *err)
{
    static const char *const endings[] = { ".pdf", ".png", ".svg", ".eps" };

    for (int i = 0; i < 4; i++)
        if (zl_view_ends(zl_view_of(path), zl_view_of(endings[i]))) {
            *out = (zl_image)i;
            return ZILI_OK;
        }
    return zl_fail(err, ZILI_EUSAGE,
                   "%s ends in none of .pdf, .png, .svg and .eps, the images "
                   "that can be drawn.",
                   path);
}

zili_status zl_paint_file(const zl_plan *plan, const zl_font *font, double dpi,
                          const char *path, zili_error *err)
{
    zl_image image = ZL_IMAGE_PDF;
    zl_save save;
    zili_status status = zl_image_of(path, &image, err);

    if (!status)
        status = zl_plan_status(plan, err);
    if (!status)
        status = zl_save_begin(&save, path, err);
    if (status)
        return status;
    status = zl_paint(plan, font, image, dpi, zl_save_write, &save, err);
    return zl_save_end(&save, status, err);
}
