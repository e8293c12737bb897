/* main.c -- zili-pdf: what stands on the pages of a PDF file. stream.h says
 * how it is asked and what it says.
 *
 *     zili-pdf SECONDS MILLISECONDS MEBIBYTES < FILE
 *
 * The seconds are for the whole file, the milliseconds for opening it and for
 * each page. It ends with 0 where all was said, also that a file is refused. */
#include "bounds.h"
#include "page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pages that cannot be read, one after the other, before it is given up. */
enum { MISSING_MOST = 1000 };

static void finish(void)
{
    if (fflush(stdout) != 0)
        _exit(1);
    _exit(0);
}

static void refuse(unsigned reason)
{
    static pdf_record record;

    pdf_begin(&record, ZL_PDF_REFUSED);
    pdf_add_byte(&record, reason);
    pdf_write(&record);
    finish();
}

/* ---- what is said of the whole ---- */

/* Takes the value. */
static void write_datum(const char *key, char *value, pdf_record *record)
{
    if (value && *value && g_utf8_validate(value, -1, NULL)) {
        pdf_begin(record, ZL_PDF_DATUM);
        pdf_add_text(record, key, strlen(key) + 1);
        pdf_add_text(record, value, strlen(value));
        pdf_write(record);
    }
    g_free(value);
}

static void write_day(const char *key, GDateTime *day, pdf_record *record)
{
    if (!day)
        return;
    write_datum(key, g_date_time_format(day, "%Y-%m-%d"), record);
    g_date_time_unref(day);
}

static void write_data(PopplerDocument *file, pdf_record *record)
{
    write_datum("title", poppler_document_get_title(file), record);
    write_datum("author", poppler_document_get_author(file), record);
    write_datum("subject", poppler_document_get_subject(file), record);
    write_datum("keywords", poppler_document_get_keywords(file), record);
    write_day("date", poppler_document_get_creation_date_time(file), record);
    write_day("saved", poppler_document_get_modification_date_time(file),
              record);
    write_datum("creator", poppler_document_get_creator(file), record);
    write_datum("producer", poppler_document_get_producer(file), record);
}

/* ---- the file ---- */

/* What poppler finds wrong. */
struct wrong {
    uint32_t faults, tables;
};

static void count_wrong(const char *domain, GLogLevelFlags level,
                        const char *sentence, void *user)
{
    struct wrong *wrong = user;

    (void)domain, (void)level;
    if (strstr(sentence, "language pack"))
        wrong->tables++;
    else if (strstr(sentence, "rror"))
        wrong->faults++;
}

static GBytes *read_input(void)
{
    struct stat is;

    if (fstat(STDIN_FILENO, &is) != 0 || is.st_size <= 0)
        exit(2);
    void *bytes = mmap(NULL, (size_t)is.st_size, PROT_READ, MAP_PRIVATE,
                       STDIN_FILENO, 0);
    if (bytes == MAP_FAILED)
        exit(2);
    return g_bytes_new_static(bytes, (size_t)is.st_size);
}

static PopplerDocument *open_file(void)
{
    GError *problem = NULL;
    PopplerDocument *file =
        poppler_document_new_from_bytes(read_input(), NULL, &problem);

    if (!file)
        refuse(problem && problem->code == POPPLER_ERROR_ENCRYPTED
                   ? ZL_PDF_ENCRYPTED
                   : ZL_PDF_DAMAGED);
    return file;
}

/* Gives how many pages could not be read. */
static uint32_t write_pages(PopplerDocument *file, pdf_fonts *fonts,
                            uint32_t pages, unsigned milliseconds)
{
    uint32_t missing = 0, in_a_row = 0;

    for (uint32_t i = 0; i < pages; i++) {
        pdf_bound_page(milliseconds);
        PopplerPage *page = poppler_document_get_page(file, (int)i);
        if (page) {
            pdf_write_page(page, fonts);
            g_object_unref(page);
            in_a_row = 0;
            continue;
        }
        missing++;
        if (++in_a_row == MISSING_MOST)
            return missing + pages - i - 1;
    }
    return missing;
}

static unsigned number_in(const char *argument)
{
    return (unsigned)strtoul(argument, NULL, 10);
}

int main(int count, char **arguments)
{
    static pdf_fonts fonts;
    struct wrong wrong = { 0, 0 };

    if (count != 4 ||
        !pdf_bound(number_in(arguments[1]), number_in(arguments[3])))
        return 2;
    unsigned milliseconds = number_in(arguments[2]);
    if (fwrite(ZL_PDF_MAGIC, sizeof ZL_PDF_MAGIC - 1, 1, stdout) != 1)
        return 1;
    g_log_set_default_handler(count_wrong, &wrong);
    pdf_fonts_begin(&fonts);
    pdf_bound_page(milliseconds);
    PopplerDocument *file = open_file();
    int said = poppler_document_get_n_pages(file);
    uint32_t pages = said > 0 ? (uint32_t)said : 0;
    write_data(file, &fonts.record);
    uint32_t missing = write_pages(file, &fonts, pages, milliseconds);
    pdf_begin(&fonts.record, ZL_PDF_END);
    pdf_add_number(&fonts.record, pages);
    pdf_add_number(&fonts.record, missing);
    pdf_add_number(&fonts.record, wrong.faults);
    pdf_add_number(&fonts.record, wrong.tables);
    pdf_write(&fonts.record);
    finish();
}
