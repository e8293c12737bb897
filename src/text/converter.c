/* converter.c -- ICU's converters, as texts need them. */
#include "text/converter.h"

#include <string.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

static void give_euro(const void *context, UConverterToUnicodeArgs *arguments,
                      const char *bytes, int32_t size,
                      UConverterCallbackReason reason, UErrorCode *code)
{
    static const UChar euro = 0x20AC;

    (void)context;
    if (reason > UCNV_IRREGULAR || size != 1 || (uint8_t)bytes[0] != 0x80)
        return;
    *code = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &euro, 1, 0, code);
}

UConverter *zl_converter_open(const zl_encoding *encoding, UErrorCode *code)
{
    bool chinese = strcmp(encoding->reads, "gb18030") == 0;
    UConverter *converter = ucnv_open(encoding->reads, code);

    ucnv_setToUCallBack(converter,
                        chinese ? give_euro : UCNV_TO_U_CALLBACK_STOP, NULL,
                        NULL, NULL, code);
    return converter;
}
