/* office_help.h -- documents of word processors, part by part. */
#ifndef TEST_OFFICE_HELP_H
#define TEST_OFFICE_HELP_H

#include "documents_help.h"
#include "zip_help.h"

#define P(text) "<w:p>" text "</w:p>"
#define T(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define STYLE(name) "<w:pPr><w:pStyle w:val='" name "'/></w:pPr>"

/* `parts` are names and bytes in turn; NULL ends them. */
static inline void assert_parts(const char *const *parts,
                                const char *expected)
{
    zl_str zip = { 0 };

    make_zip(&zip, parts, 0);
    assert_documents(show_page, zl_str_view(&zip), "a", NULL, expected);
    zl_str_clear(&zip);
}

#endif
