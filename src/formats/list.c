/* list.c -- all forms of files. */
#include "formats/filetype.h"

const zl_filetype *const zl_filetypes[] = {
    &zl_filetype_markdown, /* before plain, which takes .md too */
    &zl_filetype_plain,
    &zl_filetype_archive,
    &zl_filetype_tei,
    &zl_filetype_fb2,
    &zl_filetype_tmx,
    &zl_filetype_fodt,
    &zl_filetype_html,
    &zl_filetype_xml,
    &zl_filetype_docx,
    &zl_filetype_odt,
    &zl_filetype_epub,
    &zl_filetype_pdf,
    &zl_filetype_csv,
    &zl_filetype_tsv,
    &zl_filetype_json,
    &zl_filetype_jsonl,
    &zl_filetype_vtt,
    &zl_filetype_srt,
    &zl_filetype_vrt,
    &zl_filetype_conllu,
    &zl_filetype_xlsx,
    &zl_filetype_bundle,
    NULL,
};
