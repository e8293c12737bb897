/* pdf_help.h -- PDF files, made by hand. */
#ifndef TEST_PDF_HELP_H
#define TEST_PDF_HELP_H

#include "base/text.h"

#include <string.h>

enum { PDF_OBJECTS_MOST = 64 };

/* A file on its way: start from { 0 }, add objects from 1 on, end it. */
typedef struct pdf_file {
    zl_str bytes;
    size_t offsets[PDF_OBJECTS_MOST];
    int count;
} pdf_file;

static inline void pdf_object(pdf_file *file, const char *text)
{
    if (file->count == 0)
        zl_str_add_text(&file->bytes, "%PDF-1.5\n");
    file->offsets[file->count++] = file->bytes.size;
    zl_str_format(&file->bytes, "%d 0 obj\n%s\nendobj\n", file->count, text);
}

static inline void pdf_stream(pdf_file *file, const char *more,
                              const char *content)
{
    zl_str text = { 0 };

    zl_str_format(&text, "<</Length %zu%s>>stream\n%s\nendstream",
                  strlen(content), more, content);
    pdf_object(file, zl_str_text(&text));
    zl_str_clear(&text);
}

static inline void pdf_end(pdf_file *file, const char *trailer)
{
    size_t at = file->bytes.size;

    zl_str_format(&file->bytes, "xref\n0 %d\n0000000000 65535 f \n",
                  file->count + 1);
    for (int i = 0; i < file->count; i++)
        zl_str_format(&file->bytes, "%010zu 00000 n \n", file->offsets[i]);
    zl_str_format(&file->bytes,
                  "trailer <</Size %d/Root 1 0 R%s>>\nstartxref\n%zu\n%%%%EOF"
                  "\n",
                  file->count + 1, trailer, at);
}

/* The objects before the content of a file of one page: 1 to 4. */
static inline void pdf_front(pdf_file *file, const char *resources)
{
    zl_str page = { 0 };

    pdf_object(file, "<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>");
    pdf_object(file, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    zl_str_format(&page,
                  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources"
                  "<</Font<</F 4 0 R>>%s>>/Contents 5 0 R>>",
                  resources);
    pdf_object(file, zl_str_text(&page));
    pdf_object(file, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    zl_str_clear(&page);
}

static inline zl_str pdf_of(const char *content, const char *trailer)
{
    pdf_file file = { .count = 0 };

    pdf_front(&file, "");
    pdf_stream(&file, "", content);
    pdf_end(&file, trailer);
    return file.bytes;
}

#endif
