/* test_chart_paint.c -- images: the same bytes, real glyphs, whole files. */
#include "chart/paint.h"
#include "chart/settle.h"
#include "chart_help.h"

#include "base/file.h"

#include <sys/wait.h>
#include <unistd.h>

/* cairo 1.16 keeps what it made of a CFF face it put into a PDF, and
 * fontconfig its configuration: neither is ours to give back. */
ZILI_API const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}

static const char positions[] = "term\tdoc\tlang\t#at\n"
                                "自力更生\tone\tzh\t0.25\n"
                                "self-reliance\tone\ten\t0.75";

static const char pairs[] = "a\tb\t#O11\t#R1\t#C1\n"
                            "self-reliance 自力更生\taid 援助\t1\t10\t20\n"
                            "self-reliance 自力更生\tmass line\t5\t10\t30";

static void draw_into(const char *kind, const char *text, const char *path)
{
    bool png = zl_view_ends(zl_view_of(path), zl_view_of(".png"));
    const zili_chart_options options = { .dpi = png ? 100 : 0,
                                         .title = "A < B 题" };
    zili_table *table = table_of(text);
    zili_error err = { 0 };

    if (zili_chart_draw(zili_chart_find(kind), table, &options, path, &err))
        fail_msg("%s", err.text);
    zili_table_free(table);
}

static zl_span bytes_of(const char *path)
{
    zl_span span = { 0 };

    assert_int_equal(zl_file_read(&span, path, NULL), ZILI_OK);
    return span;
}

static void assert_same_file(const char *one, const char *other)
{
    zl_span a = bytes_of(one), b = bytes_of(other);

    assert_true(a.size > 1000);
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.bytes, b.bytes, a.size);
    zl_free((void *)a.bytes);
    zl_free((void *)b.bytes);
}

/* A folder of its own for a test; the caller's. */
static char *new_folder(void)
{
    char path[] = "/tmp/zili-chart-XXXXXX";

    assert_non_null(mkdtemp(path));
    return zl_copy_text(path, strlen(path));
}

static void path_in(char path[256], const char *folder, const char *name,
                    const char *ending)
{
    snprintf(path, 256, "%s/%s%s", folder, name, ending);
}

/* Drawn alone by a process of its own, and here after other drawings. */
static void the_same_table_gives_the_same_bytes(void **state)
{
    static const char *const endings[] = { ".pdf", ".png", ".svg" };
    char *folder = new_folder(), one[256], two[256], three[256];

    (void)state;
    for (int i = 0; i < 3; i++) {
        path_in(one, folder, "one", endings[i]);
        path_in(two, folder, "two", endings[i]);
        path_in(three, folder, "three", endings[i]);
        pid_t child = fork();
        if (child == 0) {
            draw_into("network", pairs, one);
            _exit(0);
        }
        int ended = 1;
        assert_int_equal(waitpid(child, &ended, 0), child);
        assert_int_equal(ended, 0);
        draw_into("dispersion", positions, two);
        draw_into("network", pairs, two);
        draw_into("network", pairs, three);
        assert_same_file(one, two);
        assert_same_file(two, three);
    }
    zl_file_remove(folder);
    zl_free(folder);
}

static void an_svg_says_what_it_shows(void **state)
{
    char *folder = new_folder(), path[256];

    (void)state;
    path_in(path, folder, "one", ".svg");
    draw_into("network", pairs, path);
    zl_span span = bytes_of(path);
    const char *text = (const char *)span.bytes;
    assert_non_null(strstr(text, "<title>A &lt; B 题</title>"));
    assert_non_null(strstr(text, "<desc>Network of 3 themes"));
    assert_null(strstr(text, "id=\"surface"));
    assert_null(strstr(text, "#glyph"));
    zl_free((void *)span.bytes);
    zl_file_remove(folder);
    zl_free(folder);
}

static void ids_are_named_in_their_order(void **state)
{
    zl_str out = { 0 };

    (void)state;
    zl_svg_settle(zl_view_of("<svg x=\"1\">\n<g id=\"b7\"/><g id=\"a1\"/>"
                             "<use xlink:href=\"#a1\"/>"
                             "<g clip-path=\"url(#b7)\"/>\n</svg>\n"),
                  zl_view_of("t"), zl_view_of(""), &out);
    assert_string_equal(zl_str_text(&out),
                        "<svg x=\"1\">\n<title>t</title>\n<g id=\"i0\"/>"
                        "<g id=\"i1\"/><use xlink:href=\"#i1\"/>"
                        "<g clip-path=\"url(#i0)\"/>\n</svg>\n");
    zl_str_clear(&out);
}

/* The sum was made by another program, zlib. */
static void a_png_has_its_resolution(void **state)
{
    static const unsigned char expected[] = {
        0,    0, 0, 9,    'p',  'H', 'Y',  's',  0,    0,    0x2E,
        0x23, 0, 0, 0x2E, 0x23, 1,   0x78, 0xA5, 0x3F, 0x76,
    };
    char header[33] = { 0 };
    zl_str out = { 0 };

    (void)state;
    zl_png_settle((zl_view){ header, 33 }, 300, &out);
    assert_int_equal(out.size, 33 + sizeof expected);
    assert_memory_equal(out.bytes + 33, expected, sizeof expected);
    zl_str_clear(&out);
}

static zili_status try_kind(const char *kind, const char *text,
                            const char *path, double dpi, zili_error *err)
{
    const zili_chart_options options = { .dpi = dpi };
    zili_table *table = table_of(text);
    zili_status status =
        zili_chart_draw(zili_chart_find(kind), table, &options, path, err);

    zili_table_free(table);
    return status;
}

static zili_status try(const char *text, const char *path, double dpi,
                       zili_error *err)
{
    return try_kind("bars", text, path, dpi, err);
}

static void a_character_that_no_font_has_is_named(void **state)
{
    char *folder = new_folder(), path[256];
    zili_error err = { 0 };

    (void)state;
    path_in(path, folder, "one", ".pdf");
    assert_int_equal(
        try("term\t#count\nodd \xF4\x8A\xAF\x8D\t1", path, 0, &err),
        ZILI_EFORMAT);
    assert_non_null(strstr(err.text, "U+10ABCD"));
    assert_non_null(strstr(err.text, "fonts-noto-core"));
    assert_false(zl_file_exists(path));
    zl_file_remove(folder);
    zl_free(folder);
}

static void what_cannot_be_written_is_refused(void **state)
{
    zili_error err = { 0 };
    const char *table = "term\t#count\na\t1";

    (void)state;
    assert_int_equal(try(table, "/tmp/one.gif", 0, &err), ZILI_EUSAGE);
    assert_string_equal(
        err.text, "/tmp/one.gif ends in none of .pdf, .png, .svg and .eps, "
                  "the images that can be drawn.");
    assert_int_equal(try(table, "/nowhere/at/all.pdf", 0, &err), ZILI_EIO);
    assert_int_equal(try(table, "/tmp/one.png", 4800, &err), ZILI_EUSAGE);
    assert_non_null(strstr(err.text, "lower --dpi"));
}

/* U+10F0F0 is for private use, in the last plane: no font has it. */
static void no_kind_is_drawn_without_its_labels(void **state)
{
    static const char *const tables[][2] = {
        { "bars", "term\t#count\nodd \xF4\x8F\x83\xB0\t1\nb\t2" },
        { "heat", "theme\tdoc\t#count\na\tx\xF4\x8F\x83\xB0\t1\nb\ty\t2" },
        { "cooc", "a\tb\t#O11\none\t\xF4\x8F\x83\xB0\t1" },
        { "network", "a\tb\t#O11\none\t\xF4\x8F\x83\xB0\t1" },
        { "dispersion", "term\tdoc\t#at\n\xF4\x8F\x83\xB0\tx\t0.5" },
    };
    char *folder = new_folder(), path[256];

    (void)state;
    path_in(path, folder, "one", ".svg");
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        zili_error err = { 0 };
        assert_int_equal(try_kind(tables[i][0], tables[i][1], path, 0, &err),
                         ZILI_EFORMAT);
        assert_non_null(strstr(err.text, "U+10F0F0"));
        assert_false(zl_file_exists(path));
    }
    zl_file_remove(folder);
    zl_free(folder);
}

static void a_full_device_is_named_with_the_reason(void **state)
{
    static const char *const endings[] = { ".pdf", ".png", ".svg" };
    char *folder = new_folder(), path[256];

    (void)state;
    for (int i = 0; i < 3; i++) {
        zili_error err = { 0 };
        path_in(path, folder, "full", endings[i]);
        assert_int_equal(symlink("/dev/full", path), 0);
        assert_int_equal(try("term\t#count\na\t1", path, 0, &err), ZILI_EIO);
        assert_non_null(strstr(err.text, "/dev/full: No space left on "
                                         "device."));
    }
    zl_file_remove(folder);
    zl_free(folder);
}

static bool refuse(void *user, const void *bytes, size_t size)
{
    size_t *left = user;

    (void)bytes;
    if (size > *left)
        return false;
    *left -= size;
    return true;
}

static zl_plan pages_of(const zl_font *font, size_t count)
{
    zl_plan plan;

    zl_plan_init(&plan, zl_font_ruler(font));
    for (size_t i = 0; i < count; i++) {
        zl_plan_page(&plan, 100, 50);
        zl_plan_label(&plan, (zl_label){ .text = "独立自主 page",
                                         .x = 5,
                                         .y = 5,
                                         .type = { 10, true } });
    }
    return plan;
}

static void a_stream_that_refuses_is_a_failure(void **state)
{
    zl_font *font;

    (void)state;
    assert_int_equal(zl_font_open(&font, NULL, NULL), ZILI_OK);
    zl_plan plan = pages_of(font, 1);
    for (int image = 0; image < 3; image++) {
        size_t left = 20;
        assert_int_equal(
            zl_paint(&plan, font, (zl_image)image, 72, refuse, &left, NULL),
            ZILI_EIO);
    }
    zl_plan_clear(&plan);
    zl_font_close(font);
}

static void pages_make_one_pdf(void **state)
{
    zl_font *font;
    zl_str out = { 0 };

    (void)state;
    assert_int_equal(zl_font_open(&font, NULL, NULL), ZILI_OK);
    zl_plan plan = pages_of(font, 3);
    assert_int_equal(
        zl_paint(&plan, font, ZL_IMAGE_PDF, 0, zl_str_write, &out, NULL),
        ZILI_OK);
    assert_int_not_equal(
        zl_view_find(zl_str_view(&out), zl_view_of("/Count 3")), SIZE_MAX);
    assert_int_equal(
        zl_paint(&plan, font, ZL_IMAGE_SVG, 0, zl_str_write, &out, NULL),
        ZILI_EUSAGE);
    zl_str_clear(&out);
    zl_plan_clear(&plan);
    zl_font_close(font);
}

/* ---- the true ruler ---- */

static double width_of(const zl_font *font, const char *text, zl_type type)
{
    const zl_ruler *ruler = zl_font_ruler(font);
    double width = 0;

    assert_int_equal(
        ruler->width(ruler->user, zl_view_of(text), type, &width, NULL),
        ZILI_OK);
    return width;
}

/* Fontconfig would take another without a word. */
static void a_family_that_is_not_installed_is_refused(void **state)
{
    static const char *const wrong[][2] = {
        { "liberation sons", "is installed, but Liberation Sans is." },
        { "Liberation Sans, Qqqqqqqqqq",
          "the command fc-list : family names those that are." },
        { "", "the command fc-list : family names those that are." },
        { "Liberation Sans,,", "\"\" is installed" },
    };
    zl_font *font;
    zili_error err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(zl_font_open(&font, wrong[i][0], &err), ZILI_EUSAGE);
        assert_null(font);
        assert_non_null(strstr(err.text, wrong[i][1]));
    }
    assert_int_equal(
        zl_font_open(&font, "liberation sans , LiberationSans", &err),
        ZILI_OK);
    zl_font_close(font);
}

/* What one image alone heeds does nothing to another. */
static void an_image_is_not_asked_for_what_it_has_not(void **state)
{
    zili_table *table = table_of("term\t#count\na\t1");
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(zili_chart_draw(zili_chart_find("bars"), table,
                                     &(zili_chart_options){ .dpi = 300 },
                                     "a.pdf", &err),
                     ZILI_EUSAGE);
    assert_string_equal(err.text, "--dpi is for a PNG: no other image has "
                                  "dots; leave it out.");
    assert_int_equal(zili_chart_draw(zili_chart_find("bars"), table,
                                     &(zili_chart_options){ .svg_text = true },
                                     "a.eps", &err),
                     ZILI_EUSAGE);
    assert_string_equal(err.text, "--svg-text is for an SVG; leave it out.");
    zili_table_free(table);
}

static void widths_grow_with_the_size_alone(void **state)
{
    zl_font *font;

    (void)state;
    assert_int_equal(zl_font_open(&font, NULL, NULL), ZILI_OK);
    double small = width_of(font, "自力 self", (zl_type){ 7.3, false });
    double large = width_of(font, "自力 self", (zl_type){ 14.6, false });
    assert_near(large, 2 * small, 0.01);
    assert_near(width_of(font, "自力", (zl_type){ 10, false }),
                20 * ZL_MM_PER_POINT, 0.01);
    zl_font_close(font);
}

static void chinese_lines_do_not_begin_with_a_stop(void **state)
{
    const char *text = "要争气、要自力更生，是一样的。独立自主，立足国内。";
    zl_font *font;
    zl_str out = { 0 };
    const zl_type type = { 10, false };

    (void)state;
    assert_int_equal(zl_font_open(&font, NULL, NULL), ZILI_OK);
    const zl_ruler *ruler = zl_font_ruler(font);
    for (double width = 12; width < 60; width += 1.7) {
        zl_str_empty(&out);
        assert_int_equal(ruler->wrap(ruler->user, zl_view_of(text), type,
                                     width, &out, NULL),
                         ZILI_OK);
        assert_null(strstr(zl_str_text(&out), "\n，"));
        assert_null(strstr(zl_str_text(&out), "\n。"));
        assert_null(strstr(zl_str_text(&out), "\n、"));
    }
    zl_str_clear(&out);
    zl_font_close(font);
}

/* e and an accent, a family of three: each is one grapheme. */
static void a_cut_ends_at_a_grapheme(void **state)
{
    zl_font *font;
    zl_str out = { 0 };
    const zl_type type = { 10, false };

    (void)state;
    assert_int_equal(zl_font_open(&font, NULL, NULL), ZILI_OK);
    const zl_ruler *ruler = zl_font_ruler(font);
    for (double width = 1; width < 30; width += 0.6) {
        zl_str_empty(&out);
        assert_int_equal(ruler->cut(ruler->user,
                                    zl_view_of("e\u0301e\u0301e\u0301e\u0301"
                                               "e\u0301e\u0301e\u0301"),
                                    type, width, &out, NULL),
                         ZILI_OK);
        assert_null(strstr(zl_str_text(&out), "e…"));
        if (width > 4)
            assert_true(width_of(font, zl_str_text(&out), type) <= width);
    }
    zl_str_clear(&out);
    zl_font_close(font);
}

/* They are drawn as U+FFFD, which not every set of fonts has. */
static void bytes_that_are_no_text_do_no_harm(void **state)
{
    zl_font *font;
    zili_error err = { 0 };
    double width = 0;

    (void)state;
    assert_int_equal(zl_font_open(&font, NULL, NULL), ZILI_OK);
    const zl_ruler *ruler = zl_font_ruler(font);
    zili_status status = ruler->width(ruler->user, zl_view_of("a\xFF\x01z"),
                                      (zl_type){ 10, false }, &width, &err);
    if (status)
        assert_non_null(strstr(err.text, "U+"));
    else
        assert_true(width > 0);
    zl_font_close(font);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_table *table = table_of(pairs);
    char *folder = new_folder(), path[256];
    static const char *const endings[] = { ".pdf", ".png", ".svg" };

    (void)state;
    for (int i = 0; i < 3; i++) {
        const zili_chart_options options = { .dpi = i == 1 ? 50 : 0 };
        zili_status status = ZILI_ENOMEM;
        path_in(path, folder, "one", endings[i]);
        for (long n = 0; status; n += 7) {
            zl_refuse_after(n);
            status = zili_chart_draw(zili_chart_find("cooc"), table, &options,
                                     path, NULL);
            zl_refuse_after(-1);
            assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
            assert_int_equal(zl_file_exists(path), status == ZILI_OK);
        }
    }
    zl_file_remove(folder);
    zl_free(folder);
    zili_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_table_gives_the_same_bytes),
        cmocka_unit_test(an_svg_says_what_it_shows),
        cmocka_unit_test(ids_are_named_in_their_order),
        cmocka_unit_test(a_png_has_its_resolution),
        cmocka_unit_test(a_character_that_no_font_has_is_named),
        cmocka_unit_test(what_cannot_be_written_is_refused),
        cmocka_unit_test(no_kind_is_drawn_without_its_labels),
        cmocka_unit_test(a_full_device_is_named_with_the_reason),
        cmocka_unit_test(a_stream_that_refuses_is_a_failure),
        cmocka_unit_test(pages_make_one_pdf),
        cmocka_unit_test(a_family_that_is_not_installed_is_refused),
        cmocka_unit_test(an_image_is_not_asked_for_what_it_has_not),
        cmocka_unit_test(widths_grow_with_the_size_alone),
        cmocka_unit_test(chinese_lines_do_not_begin_with_a_stop),
        cmocka_unit_test(a_cut_ends_at_a_grapheme),
        cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
