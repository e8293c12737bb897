/* record.c -- the records of stream.h, written to standard output. */
#include "record.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pdf_begin(pdf_record *record, int kind)
{
    record->kind = (unsigned char)kind;
    record->size = 0;
}

void pdf_add_byte(pdf_record *record, unsigned byte)
{
    if (record->size < sizeof record->bytes)
        record->bytes[record->size++] = (unsigned char)byte;
}

void pdf_add_number(pdf_record *record, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        pdf_add_byte(record, number >> 8 * i & 0xFF);
}

void pdf_add_length(pdf_record *record, double points)
{
    double far = ZL_PDF_FAR, length = round(points * 100);

    if (!isfinite(length))
        length = 0;
    length = length > far ? far : length < -far ? -far : length;
    pdf_add_number(record, (uint32_t)(int32_t)length);
}

void pdf_add_text(pdf_record *record, const char *text, size_t size)
{
    size_t room = sizeof record->bytes - record->size;

    if (!text)
        return;
    if (size > room) {
        size = room;
        while (size && ((unsigned char)text[size] & 0xC0) == 0x80)
            size--;
    }
    memcpy(record->bytes + record->size, text, size);
    record->size += size;
}

void pdf_write(const pdf_record *record)
{
    unsigned char head[5] = { record->kind };

    for (int i = 0; i < 4; i++)
        head[i + 1] = (unsigned char)(record->size >> 8 * i);
    if (fwrite(head, sizeof head, 1, stdout) != 1 ||
        (record->size && fwrite(record->bytes, record->size, 1, stdout) != 1))
        exit(1);
}
