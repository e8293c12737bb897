/* converter.h -- ICU's converters, as texts need them. */
#ifndef ZL_TEXT_CONVERTER_H
#define ZL_TEXT_CONVERTER_H

#include "text/encoding.h"

#include <unicode/ucnv.h>

/* A converter that stops where bytes are no character. 0x80 alone is the euro
 * sign in what is read as GB 18030: so it is in code page 936, in which Windows
 * writes what it calls GB 2312. End with ucnv_close(); NULL where `code` is a
 * failure. */
UConverter *zl_converter_open(const zl_encoding *encoding, UErrorCode *code);

#endif
