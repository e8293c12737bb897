/* paint.c -- a plan as an image: the only door to cairo. */
#include "paint.h"

#include "base/fail.h"
#include "guide_paint.h"
#include "settle.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define POINTS_PER_MM (72.0 / 25.4)
#define MOST_PIXELS 32767
#define HATCH_GAP 1.3 /* mm between the lines of a hatch */
#define HATCH_THICK 0.22
#define DASH 1.2 /* mm */
#define MANY_MARKS 2000

typedef struct brush {
    cairo_t *cairo;
    const zl_font *font;
    PangoLayout *layout;
} brush;

/* ---- marks ------------------------------------------------------------- */

static void set_colour(cairo_t *cairo, uint32_t colour)
{
    cairo_set_source_rgb(cairo, (colour >> 16 & 0xFF) / 255.0,
                         (colour >> 8 & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0);
}

static void set_fill(cairo_t *cairo, const zl_look *look)
{
    if (look->clear > 0)
        cairo_set_source_rgba(cairo, (look->fill >> 16 & 0xFF) / 255.0,
                              (look->fill >> 8 & 0xFF) / 255.0,
                              (look->fill & 0xFF) / 255.0, 1 - look->clear);
    else
        set_colour(cairo, look->fill);
}

static void rule(cairo_t *cairo, double x, double y, double to_x, double to_y)
{
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, to_x, to_y);
}

static void slanted_lines(cairo_t *cairo, const zl_mark *mark, bool rising)
{
    double step = HATCH_GAP * sqrt(2);

    for (double at = step / 2; at < mark->width + mark->height; at += step) {
        double left = mark->x + at - mark->height;
        double right = mark->x + at;
        double bottom = mark->y + mark->height;
        if (rising)
            rule(cairo, left, bottom, right, mark->y);
        else
            rule(cairo, left, mark->y, right, bottom);
    }
}

static void level_lines(cairo_t *cairo, const zl_mark *mark)
{
    for (double at = HATCH_GAP / 2; at < mark->height; at += HATCH_GAP)
        rule(cairo, mark->x, mark->y + at, mark->x + mark->width,
             mark->y + at);
}

static void upright_lines(cairo_t *cairo, const zl_mark *mark)
{
    for (double at = HATCH_GAP / 2; at < mark->width; at += HATCH_GAP)
        rule(cairo, mark->x + at, mark->y, mark->x + at,
             mark->y + mark->height);
}

/* White lines inside the current path. */
static void paint_hatch(cairo_t *cairo, const zl_mark *mark)
{
    zl_hatch hatch = mark->look.hatch;

    cairo_save(cairo);
    cairo_clip_preserve(cairo);
    cairo_new_path(cairo);
    if (hatch == ZL_HATCH_RISING || hatch == ZL_HATCH_CROSSED)
        slanted_lines(cairo, mark, true);
    if (hatch == ZL_HATCH_FALLING || hatch == ZL_HATCH_CROSSED)
        slanted_lines(cairo, mark, false);
    if (hatch == ZL_HATCH_LEVEL)
        level_lines(cairo, mark);
    if (hatch == ZL_HATCH_UPRIGHT)
        upright_lines(cairo, mark);
    set_colour(cairo, 0xFFFFFF);
    cairo_set_line_width(cairo, HATCH_THICK);
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

/* A point of a band, `along` its way and `across` it. */
typedef struct point {
    double along, across;
} point;

static void go_to(cairo_t *cairo, const zl_mark *mark, point to)
{
    bool down = mark->band.down;

    cairo_line_to(cairo, mark->x + (down ? to.across : to.along),
                  mark->y + (down ? to.along : to.across));
}

/* One side of a band. */
static void trace_side(cairo_t *cairo, const zl_mark *mark, point from,
                       point to)
{
    bool down = mark->band.down;
    double middle = (from.along + to.along) / 2;

    go_to(cairo, mark, from);
    if (!mark->band.curved)
        go_to(cairo, mark, to);
    else if (down)
        cairo_curve_to(cairo, mark->x + from.across, mark->y + middle,
                       mark->x + to.across, mark->y + middle,
                       mark->x + to.across, mark->y + to.along);
    else
        cairo_curve_to(cairo, mark->x + middle, mark->y + from.across,
                       mark->x + middle, mark->y + to.across,
                       mark->x + to.along, mark->y + to.across);
}

static void trace_band(cairo_t *cairo, const zl_mark *mark)
{
    const zl_band *band = &mark->band;

    trace_side(cairo, mark, (point){ band->begin, band->from },
               (point){ band->end, band->to });
    trace_side(cairo, mark, (point){ band->end, band->to_end },
               (point){ band->begin, band->from_end });
    cairo_close_path(cairo);
}

static void trace(cairo_t *cairo, const zl_mark *mark)
{
    double radius = mark->width / 2;

    cairo_new_path(cairo);
    if (mark->kind == ZL_MARK_BOX)
        cairo_rectangle(cairo, mark->x, mark->y, mark->width, mark->height);
    else if (mark->kind == ZL_MARK_DISC)
        cairo_arc(cairo, mark->x + radius, mark->y + radius, radius, 0,
                  2 * G_PI);
    else if (mark->kind == ZL_MARK_BAND)
        trace_band(cairo, mark);
    else
        rule(cairo, mark->x, mark->y, mark->x + mark->width,
             mark->y + mark->height);
}

static void paint_shape(cairo_t *cairo, const zl_mark *mark)
{
    static const double dashes[][4] = {
        { DASH },
        { DASH, DASH, DASH, DASH },
        { DASH / 3, DASH / 2, DASH / 3, DASH / 2 },
        { DASH * 1.5, DASH / 2, DASH / 3, DASH / 2 },
    };

    if (mark->look.fill != ZL_NO_COLOUR) {
        trace(cairo, mark);
        set_fill(cairo, &mark->look);
        cairo_fill_preserve(cairo);
        if (mark->look.hatch)
            paint_hatch(cairo, mark);
    }
    if (mark->look.thick > 0 && mark->look.ink != ZL_NO_COLOUR) {
        trace(cairo, mark);
        set_colour(cairo, mark->look.ink);
        cairo_set_line_width(cairo, mark->look.thick);
        cairo_set_dash(cairo, dashes[mark->look.dashed],
                       mark->look.dashed ? 4 : 0, 0);
        cairo_stroke(cairo);
    }
    cairo_new_path(cairo);
}

/* One line; x and y are the left end of the line it stands on. Type is set
 * in points of ZL_FONT_SIZE, everything else in millimetres. */
static void paint_line(const brush *with, const zl_mark *mark, zl_view line,
                       double x, double y)
{
    double scale = ZL_MM_PER_POINT * mark->type.size / ZL_FONT_SIZE;

    cairo_save(with->cairo);
    cairo_move_to(with->cairo, x, y);
    cairo_scale(with->cairo, scale, scale);
    zl_font_set(with->font, with->layout, line, mark->type.bold);
    pango_cairo_show_layout_line(
        with->cairo, pango_layout_get_line_readonly(with->layout, 0));
    cairo_restore(with->cairo);
}

static double line_mm(const brush *with, zl_view line, zl_type type)
{
    const zl_ruler *ruler = zl_font_ruler(with->font);
    double width = 0;

    return ruler->width(ruler->user, line, type, &width, NULL) ? 0 : width;
}

static void paint_label(const brush *with, const zl_mark *mark)
{
    static const double part[] = { 0, 0.5, 1 };
    double em = mark->type.size * ZL_MM_PER_POINT;
    double room = mark->upwards ? mark->height : mark->width;
    const char *at = mark->text;

    cairo_save(with->cairo);
    cairo_translate(with->cairo, mark->x,
                    mark->y + (mark->upwards ? mark->height : 0));
    if (mark->upwards)
        cairo_rotate(with->cairo, -G_PI / 2);
    set_colour(with->cairo, mark->look.ink);
    for (double y = em * ZL_ASCENT;; y += em * ZL_LEADING) {
        zl_view line = { at, strcspn(at, "\n") };
        double spare = room - line_mm(with, line, mark->type);
        paint_line(with, mark, line, part[mark->across] * spare, y);
        if (!at[line.size])
            break;
        at += line.size + 1;
    }
    cairo_restore(with->cairo);
}

/* ---- pages ------------------------------------------------------------- */

/* Nothing, as large as the page: a box twice, of which by the even-odd rule no
 * point lies inside. Cairo unites the places of all marks to find what a format
 * cannot show; one that holds all of them spares it a list that grows with
 * every mark, and time with its square. */
static void cover(cairo_t *cairo, const zl_page *page)
{
    if (page->marks.count < MANY_MARKS)
        return;
    cairo_save(cairo);
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
    set_colour(cairo, 0xFFFFFF);
    for (int i = 0; i < 2; i++)
        cairo_rectangle(cairo, 0, 0, page->width, page->height);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

/* Without `words` labels are left out. */
static void paint_page(cairo_t *cairo, const zl_font *font,
                       const zl_page *page, bool words)
{
    PangoContext *context = zl_font_context(font);
    brush with = { cairo, font, NULL };

    cairo_save(cairo);
    cairo_scale(cairo, POINTS_PER_MM, POINTS_PER_MM);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_MITER);
    cairo_save(cairo);
    cairo_scale(cairo, ZL_MM_PER_POINT, ZL_MM_PER_POINT);
    pango_cairo_update_context(cairo, context);
    cairo_restore(cairo);
    with.layout = pango_layout_new(context);
    cover(cairo, page);
    for (size_t i = 0; i < page->marks.count; i++)
        if (page->marks.items[i].kind != ZL_MARK_LABEL)
            paint_shape(cairo, &page->marks.items[i]);
        else if (words)
            paint_label(&with, &page->marks.items[i]);
    g_object_unref(with.layout);
    g_object_unref(context);
    cairo_restore(cairo);
}

/* Where the bytes go, and whether they were refused there. */
typedef struct sink {
    zili_write_fn *write;
    void *user;
    bool refused;
} sink;

static cairo_status_t take(void *user, const unsigned char *bytes,
                           unsigned size)
{
    sink *to = user;

    if (to->refused || !to->write(to->user, bytes, size)) {
        to->refused = true;
        return CAIRO_STATUS_WRITE_ERROR;
    }
    return CAIRO_STATUS_SUCCESS;
}

static zili_status cairo_says(cairo_status_t status, zili_error *err)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return ZILI_OK;
    if (status == CAIRO_STATUS_NO_MEMORY)
        return zl_no_memory(err);
    return zl_fail(err, ZILI_EIO, "The image could not be made: %s.",
                   cairo_status_to_string(status));
}

/* ---- the four images --------------------------------------------------- */

static void describe_pdf(cairo_surface_t *surface, const zl_plan *plan)
{
    /* cairo would write the time, and no two images would be the same. */
    static const char *const day = "2000-01-01T00:00:00Z";
    struct {
        cairo_pdf_metadata_t key;
        const char *text;
    } const entries[] = {
        { CAIRO_PDF_METADATA_CREATE_DATE, day },
        { CAIRO_PDF_METADATA_MOD_DATE, day },
        { CAIRO_PDF_METADATA_CREATOR, "zili" },
        { CAIRO_PDF_METADATA_TITLE, zl_str_text(&plan->title) },
        { CAIRO_PDF_METADATA_SUBJECT, zl_str_text(&plan->about) },
    };

    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (*entries[i].text)
            cairo_pdf_surface_set_metadata(surface, entries[i].key,
                                           entries[i].text);
}

/* Paint the pages on a surface, finish it, and end its life. */
static zili_status paint_on(cairo_surface_t *surface, const zl_plan *plan,
                            const zl_font *font, zili_error *err)
{
    cairo_t *cairo = cairo_create(surface);
    bool pdf = cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_PDF;
    bool svg = cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_SVG;

    for (size_t i = 0; i < plan->pages.count; i++) {
        const zl_page *page = &plan->pages.items[i];
        if (pdf)
            cairo_pdf_surface_set_size(surface, page->width * POINTS_PER_MM,
                                       page->height * POINTS_PER_MM);
        paint_page(cairo, font, page, !(svg && plan->svg_text));
        if (!pdf)
            continue;
        zl_guide_paint(cairo, plan, i);
        cairo_show_page(cairo);
    }
    if (pdf)
        zl_guide_bookmarks(surface, plan);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (!status)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return cairo_says(status, err);
}

static zili_status paint_pdf(const zl_plan *plan, const zl_font *font,
                             sink *to, zili_error *err)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(take, to, 72, 72);

    describe_pdf(surface, plan);
    return paint_on(surface, plan, font, err);
}

static zili_status give(sink *to, zl_str *bytes, zili_error *err)
{
    zili_status status = ZILI_OK;

    if (bytes->failed)
        status = zl_no_memory(err);
    else
        to->refused = !to->write(to->user, bytes->bytes, bytes->size);
    zl_str_clear(bytes);
    return status;
}

/* What cairo says of the bytes is mended before they are given. */
static void settle(const zl_plan *plan, const zl_font *font, zl_image image,
                   zl_view raw, zl_str *out)
{
    zl_view title = zl_str_view(&plan->title);

    if (image == ZL_IMAGE_EPS) {
        zl_eps_settle(raw, title, out);
        return;
    }
    zl_svg_settle(raw, title, zl_str_view(&plan->about), out);
    if (plan->svg_text)
        zl_svg_add_text(out, &plan->pages.items[0], zl_font_families(font));
}

/* An SVG or an EPS. */
static zili_status paint_vector(const zl_plan *plan, const zl_font *font,
                                zl_image image, sink *to, zili_error *err)
{
    zl_str raw = { 0 }, settled = { 0 };
    sink inner = { zl_str_write, &raw, false };
    double width = plan->pages.items[0].width * POINTS_PER_MM;
    double height = plan->pages.items[0].height * POINTS_PER_MM;
    cairo_surface_t *surface =
        image == ZL_IMAGE_SVG
            ? cairo_svg_surface_create_for_stream(take, &inner, width, height)
            : cairo_ps_surface_create_for_stream(take, &inner, width, height);

    if (image == ZL_IMAGE_EPS)
        cairo_ps_surface_set_eps(surface, 1);
    zili_status status = paint_on(surface, plan, font, err);
    if (raw.failed)
        status = zl_no_memory(err);
    if (!status) {
        settle(plan, font, image, zl_str_view(&raw), &settled);
        status = give(to, &settled, err);
    }
    zl_str_clear(&raw);
    return status;
}

static zili_status write_png(cairo_surface_t *surface, double dpi, sink *to,
                             zili_error *err)
{
    zl_str raw = { 0 }, settled = { 0 };
    sink inner = { zl_str_write, &raw, false };
    zili_status status = cairo_says(
        cairo_surface_write_to_png_stream(surface, take, &inner), err);

    if (raw.failed)
        status = zl_no_memory(err);
    if (!status) {
        zl_png_settle(zl_str_view(&raw), dpi, &settled);
        status = give(to, &settled, err);
    }
    zl_str_clear(&raw);
    return status;
}

static zili_status paint_png(const zl_plan *plan, const zl_font *font,
                             double dpi, sink *to, zili_error *err)
{
    const zl_page *page = &plan->pages.items[0];
    double width = round(page->width * dpi / 25.4);
    double height = round(page->height * dpi / 25.4);

    if (!(width >= 1 && height >= 1 && width <= MOST_PIXELS &&
          height <= MOST_PIXELS))
        return zl_fail(err, ZILI_EUSAGE,
                       "A PNG of %.0f by %.0f pixels cannot be made, the "
                       "most is %d; lower --dpi or write a PDF.",
                       width, height, MOST_PIXELS);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)width, (int)height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, dpi / 72, dpi / 72);
    paint_page(cairo, font, page, true);
    zili_status status = cairo_says(cairo_status(cairo), err);
    cairo_destroy(cairo);
    if (!status)
        status = write_png(surface, dpi, to, err);
    cairo_surface_destroy(surface);
    return status;
}

/* ---- the door ---------------------------------------------------------- */

zili_status zl_paint(const zl_plan *plan, const zl_font *font, zl_image image,
                     double dpi, zili_write_fn *write, void *user,
                     zili_error *err)
{
    sink to = { write, user, false };
    zili_status status = zl_plan_status(plan, err);

    if (status)
        return status;
    if (plan->pages.count != 1 && image != ZL_IMAGE_PDF)
        return zl_fail(err, ZILI_EUSAGE,
                       "%zu pages can only be written as one PDF.",
                       plan->pages.count);
    if (image == ZL_IMAGE_PDF)
        status = paint_pdf(plan, font, &to, err);
    else if (image != ZL_IMAGE_PNG)
        status = paint_vector(plan, font, image, &to, err);
    else
        status = paint_png(plan, font, dpi, &to, err);
    if (to.refused)
        return zl_fail(err, ZILI_EIO, "The image could not be written.");
    return status;
}
