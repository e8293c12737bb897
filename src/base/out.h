/* out.h -- a stream that remembers its first failure.
 *
 * Write freely, ask once at the end. Real numbers go through zl_out_real()
 * alone, so that no locale can change a byte. */
#ifndef ZL_BASE_OUT_H
#define ZL_BASE_OUT_H

#include "digits.h"
#include "text.h"

#include <stdint.h>
#include <zili/error.h>

typedef struct zl_out {
    zili_write_fn *write;
    void *user;
    bool failed;
} zl_out;

void zl_out_bytes(zl_out *out, const void *bytes, size_t size);
void zl_out_view(zl_out *out, zl_view view);
void zl_out_text(zl_out *out, const char *text);
void zl_out_byte(zl_out *out, char byte);
void zl_out_integer(zl_out *out, int64_t value);

/* printf without %f, %e and %g: those follow the locale. */
void zl_out_format(zl_out *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* With `decimals` >= 0 fixed ("1.50"), with ZL_SHORTEST 12 significant
 * digits without trailing zeros, with ZL_WHOLE 15 or 17, so that the same
 * number is read again. "nan", "inf", "-inf" for those. */
#define ZL_SHORTEST (-1)
#define ZL_WHOLE (-1000)
void zl_out_real(zl_out *out, double value, int decimals);

/* The same into a buffer; gives the length. */
#define ZL_REAL_SIZE 352
size_t zl_real_text(char text[ZL_REAL_SIZE], double value, int decimals);

#endif
