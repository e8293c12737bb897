/* version.h -- which Unicode decides what a word is. */
#ifndef ZL_TEXT_VERSION_H
#define ZL_TEXT_VERSION_H

/* Of the libraries this program was built with: "72.1", "15.0". */
const char *zl_icu_version(void);
const char *zl_unicode_version(void);

#endif
