/* few.c -- the forms of files that need no library. */
#include "formats/filetype.h"

const zl_filetype *const zl_filetypes_few[] = {
    &zl_filetype_plain,  &zl_filetype_archive, &zl_filetype_vrt,
    &zl_filetype_conllu, NULL,
};
