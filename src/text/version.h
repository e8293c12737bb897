/* version.h -- which Unicode decides what a word is. */
#ifndef ZL_TEXT_VERSION_H
#define ZL_TEXT_VERSION_H

#include <unicode/uversion.h>

typedef struct zl_version {
    char text[U_MAX_VERSION_STRING_LENGTH];
} zl_version;

/* Of the libraries that run, which need not be those the program was built
 * with: "72.1", "15.0". */
zl_version zl_icu_version(void);
zl_version zl_unicode_version(void);

#endif
