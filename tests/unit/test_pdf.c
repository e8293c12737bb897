/* test_pdf.c -- PDF files, read by the program that is made for it. */
#include "documents_help.h"
#include "pdf_help.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/mem.h"
#include "formats/pdf_child.h"

#include <cairo-pdf.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define HELLO "BT /F 12 Tf 72 700 Td (Hello world.) Tj ET"

static zili_status read_pdf(zl_view bytes, zl_str *out, zili_error *err)
{
    zl_reading reading = { 0 };
    zl_shelf shelf = { .take = show_page, .user = out };
    zl_file file = { .bytes = bytes,
                     .path = "a.pdf",
                     .name = "a.pdf",
                     .reading = &reading };

    return zl_file_give(&file, &shelf, err);
}

static void assert_pdf(zl_str *bytes, const char *expected)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    if (read_pdf(zl_str_view(bytes), &out, &err))
        fail_msg("%s", err.text);
    assert_string_equal(zl_str_text(&out), expected);
    zl_str_clear(&out);
    zl_str_clear(bytes);
}

static void assert_refused(zl_str *bytes, const char *part)
{
    zl_str out = { 0 };
    zili_error err = { 0 };

    assert_int_equal(read_pdf(zl_str_view(bytes), &out, &err),
                     ZILI_EFORMAT);
    if (!strstr(err.text, part))
        fail_msg("%s", err.text);
    zl_str_clear(&out);
    zl_str_clear(bytes);
}

static void a_page_is_read(void **state)
{
    pdf_file file = { .count = 0 };

    (void)state;
    pdf_front(&file, "");
    pdf_stream(&file, "", HELLO);
    pdf_object(&file, "<</Title(A report)/Author(Nie)/CreationDate"
                      "(D:19600703120000Z)/Creator(Pen)/Producer(Ink)>>");
    pdf_end(&file, "/Info 6 0 R");
    assert_pdf(&file.bytes,
               "title=A report\nauthor=Nie\ndate=1960-07-03\nprogram=Pen\n"
               "producer=Ink\nlanguage=en-GB\npages=1\n"
               "text/en/body: Hello world.\npage=1: Hello world.\n");
}

static void what_lies_of_its_size_is_read(void **state)
{
    pdf_file file = { .count = 0 };

    (void)state;
    pdf_front(&file, "");
    pdf_object(&file, "<</Length 999999999>>stream\n" HELLO "\nendstream");
    pdf_end(&file, "");
    assert_pdf(&file.bytes, "language=en-GB\npages=1\n"
                            "text/en/body: Hello world.\n"
                            "page=1: Hello world.\n");
}

static void what_has_no_text_is_refused(void **state)
{
    zl_str scan = pdf_of("0 0 100 100 re f", "");
    zl_str secret = pdf_of(HELLO,
                           "/Encrypt<</Filter/Standard/V 1/R 2/O<41414"
                           "141414141414141414141414141414141414141414"
                           "14141414141414141>/U<4242424242424242424242"
                           "42424242424242424242424242424242424242424242"
                           "42>/P -4>>/ID[<01><01>]");
    zl_str cut = pdf_of(HELLO, ""), empty = { 0 };

    (void)state;
    cut.size = 200;
    assert_pdf(&empty, "");
    assert_refused(&scan, "has no text in it");
    assert_refused(&secret, "has a password");
    assert_refused(&cut, "is damaged");
}

/* ---- files that mean no good ---- */

static void a_million_pages_are_none(void **state)
{
    pdf_file file = { .count = 0 };

    (void)state;
    pdf_object(&file, "<</Type/Catalog/Pages 2 0 R>>");
    pdf_object(&file, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>");
    pdf_end(&file, "");
    assert_refused(&file.bytes, "is damaged");
}

/* Forms in a file that has four objects: each draws the next eight times. */
static void add_forms(pdf_file *file, int count)
{
    zl_str more = { 0 };

    pdf_stream(file, "", "/X Do");
    for (int i = 6; i < 6 + count; i++) {
        zl_str_empty(&more);
        zl_str_format(&more,
                      "/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources"
                      "<</Font<</F 4 0 R>>/XObject<</X %d 0 R>>>>",
                      i + 1);
        pdf_stream(file, zl_str_text(&more),
                   HELLO " /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do");
    }
    zl_str_clear(&more);
}

static void forms_in_forms_end(void **state)
{
    pdf_file file = { .count = 0 };

    (void)state;
    pdf_front(&file, "/XObject<</X 6 0 R>>");
    add_forms(&file, 24);
    pdf_end(&file, "");
    assert_refused(&file.bytes,
                   "takes more than 0.6 seconds to open, or for one page");
}

/* A page of them takes a fourth of what it may here, all of them several times
 * what they may. */
static void pages_that_take_a_while_end(void **state)
{
    enum { FORMS = 4, PAGES = 40, FIRST = 6 + FORMS };
    pdf_file file = { .count = 0 };
    zl_str kids = { 0 };

    (void)state;
    zl_str_add_text(&kids, "<</Type/Pages/Kids[");
    for (int i = 0; i < PAGES; i++)
        zl_str_format(&kids, "%d 0 R ", FIRST + i);
    zl_str_format(&kids, "]/Count %d>>", PAGES);
    pdf_object(&file, "<</Type/Catalog/Pages 2 0 R>>");
    pdf_object(&file, zl_str_text(&kids));
    pdf_object(&file, "<<>>");
    pdf_object(&file, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    add_forms(&file, FORMS);
    for (int i = 0; i < PAGES; i++)
        pdf_object(&file, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"
                          "/Resources<</XObject<</X 6 0 R>>>>"
                          "/Contents[5 0 R 5 0 R]>>");
    pdf_end(&file, "");
    zl_str_clear(&kids);
    assert_refused(&file.bytes, "takes more than 1.0 seconds to read");
}

/* Every cut, and bytes changed, one at a time. */
static void damage_is_survived(void **state)
{
    zl_str whole = pdf_of(HELLO, "");

    (void)state;
    for (size_t i = 0; i < whole.size; i += 23) {
        zl_str out = { 0 };
        zl_view bytes = zl_view_cut(zl_str_view(&whole), 0, i);
        zili_status status = read_pdf(bytes, &out, NULL);
        assert_true(!status || status == ZILI_EFORMAT);
        whole.bytes[i] ^= 0x11;
        zl_str_empty(&out);
        status = read_pdf(zl_str_view(&whole), &out, NULL);
        assert_true(!status || status == ZILI_EFORMAT);
        whole.bytes[i] ^= 0x11;
        zl_str_clear(&out);
    }
    zl_str_clear(&whole);
}

/* ---- the program ---- */

static void a_program_that_is_not_there_is_told(void **state)
{
    zl_str whole = pdf_of(HELLO, ""), stream = { 0 };
    zili_error err = { 0 };

    (void)state;
    setenv("ZILI_PDF", "/nowhere/zili-pdf", 1);
    assert_int_equal(zl_pdf_run(&stream, zl_str_view(&whole), "a.pdf", &err),
                     ZILI_EIO);
    assert_non_null(strstr(err.text, "run /nowhere/zili-pdf"));
    setenv("ZILI_PDF", "/bin/false", 1);
    assert_int_equal(zl_pdf_run(&stream, zl_str_view(&whole), "a.pdf", &err),
                     ZILI_EFORMAT);
    assert_non_null(strstr(err.text, "a.pdf cannot be read: the program"));
    unsetenv("ZILI_PDF");
    zl_str_clear(&stream);
    zl_str_clear(&whole);
}

static void what_it_says_is_bounded(void **state)
{
    zl_str whole = pdf_of(HELLO, ""), stream = { 0 };
    zili_error err = { 0 };

    (void)state;
    setenv("ZILI_PDF", "/usr/bin/yes", 1); /* says "2", and goes on */
    if (zl_file_exists("/usr/bin/yes")) {
        assert_int_equal(
            zl_pdf_run(&stream, zl_str_view(&whole), "a.pdf", &err),
            ZILI_EFORMAT);
        assert_non_null(strstr(err.text, "thirty times its size"));
    } else
        printf("skipped: there is no /usr/bin/yes\n");
    unsetenv("ZILI_PDF");
    zl_str_clear(&stream);
    zl_str_clear(&whole);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zl_str whole = pdf_of(HELLO, "");
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_str out = { 0 };
        zl_refuse_after(n);
        status = read_pdf(zl_str_view(&whole), &out, NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        zl_str_clear(&out);
    }
    zl_str_clear(&whole);
}

/* ---- words, as another program finds them ---- */

static cairo_status_t add_bytes(void *user, const unsigned char *bytes,
                                unsigned size)
{
    zl_str_add(user, (zl_view){ (const char *)bytes, size });
    return CAIRO_STATUS_SUCCESS;
}

/* Pages of lines in two columns, in the language of each. */
static void draw(zl_str *out)
{
    static const char *const left = "science and technology are our own";
    static const char *const right = "自力更生是我们的方针，不靠外援";
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(add_bytes, out, 595, 842);
    cairo_t *page = cairo_create(surface);

    for (int number = 0; number < 3; number++) {
        for (int row = 0; row < 30; row++) {
            cairo_set_font_size(page, 10);
            cairo_select_font_face(page, "Liberation Serif",
                                   CAIRO_FONT_SLANT_NORMAL,
                                   CAIRO_FONT_WEIGHT_NORMAL);
            cairo_move_to(page, 60, 80 + 13 * row);
            cairo_show_text(page, left);
            cairo_select_font_face(page, "Noto Serif CJK SC",
                                   CAIRO_FONT_SLANT_NORMAL,
                                   CAIRO_FONT_WEIGHT_NORMAL);
            cairo_move_to(page, 320, 80 + 13 * row);
            cairo_show_text(page, right);
        }
        cairo_show_page(page);
    }
    cairo_destroy(page);
    cairo_surface_destroy(surface);
}

/* Characters but blanks, each added to a sum, so that order is nothing. */
static uint64_t sum_of(zl_view text, size_t *count)
{
    uint64_t sum = 0;
    size_t at = 0;

    while (at < text.size) {
        uint32_t c = zl_utf8_next(text, &at);
        if (c <= ' ')
            continue;
        sum += (uint64_t)c * c;
        ++*count;
    }
    return sum;
}

static zili_status take_text(void *user, const zl_file *file,
                             zl_source *source, zili_error *err)
{
    (void)file, (void)err;
    zl_str_add(user, zl_str_view(&source->text));
    return ZILI_OK;
}

static void pdftotext_finds_the_same_letters(void **state)
{
    static const zl_reading reading = { 0 };
    char path[] = "/tmp/zili-test-XXXXXX", command[64];
    zl_str bytes = { 0 }, ours = { 0 }, theirs = { 0 };
    zl_shelf shelf = { .take = take_text, .user = &ours };
    int file = mkstemp(path);
    size_t here = 0, there = 0;

    (void)state;
    draw(&bytes);
    zl_file pdf = { .bytes = zl_str_view(&bytes),
                    .path = "a",
                    .name = "a",
                    .reading = &reading };
    assert_int_equal(zl_file_give(&pdf, &shelf, NULL), ZILI_OK);
    assert_int_equal(write(file, bytes.bytes, bytes.size), bytes.size);
    close(file);
    snprintf(command, sizeof command, "pdftotext %s - 2>/dev/null", path);
    FILE *said = popen(command, "r");
    for (int byte; said && (byte = fgetc(said)) != EOF;)
        zl_str_add_byte(&theirs, (char)byte);
    if (!said || pclose(said) != 0)
        printf("skipped: there is no pdftotext\n");
    else {
        assert_int_equal(sum_of(zl_str_view(&ours), &here),
                         sum_of(zl_str_view(&theirs), &there));
        assert_int_equal(here, there);
        assert_true(here > 3000);
    }
    unlink(path);
    zl_str_clear(&bytes);
    zl_str_clear(&ours);
    zl_str_clear(&theirs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_read),
        cmocka_unit_test(what_lies_of_its_size_is_read),
        cmocka_unit_test(what_has_no_text_is_refused),
        cmocka_unit_test(a_million_pages_are_none),
        cmocka_unit_test(forms_in_forms_end),
        cmocka_unit_test(pages_that_take_a_while_end),
        cmocka_unit_test(damage_is_survived),
        cmocka_unit_test(a_program_that_is_not_there_is_told),
        cmocka_unit_test(what_it_says_is_bounded),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(pdftotext_finds_the_same_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
