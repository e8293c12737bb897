/* record.h -- the records of stream.h, written to standard output. */
#ifndef ZL_PDF_RECORD_H
#define ZL_PDF_RECORD_H

#include "stream.h"

#include <stddef.h>
#include <stdint.h>

/* A record that is put together. Start from { .kind = … }; what does not fit
 * is cut off, at a character. */
typedef struct pdf_record {
    unsigned char kind;
    size_t size;
    unsigned char bytes[1 << 16];
} pdf_record;

void pdf_begin(pdf_record *record, int kind);
void pdf_add_byte(pdf_record *record, unsigned byte);
void pdf_add_number(pdf_record *record, uint32_t number);

/* A length in points; what is no number is 0. */
void pdf_add_length(pdf_record *record, double points);

/* UTF-8, or NULL. */
void pdf_add_text(pdf_record *record, const char *text, size_t size);

/* Ends the program where nobody listens any more. */
void pdf_write(const pdf_record *record);

#endif
