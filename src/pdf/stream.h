/* stream.h -- what zili-pdf says of a PDF file, and its reader hears.
 *
 * zili-pdf is a program of its own: the library that reads PDF cannot be
 * bounded from within, and takes time to load. It gets the bytes of a file on
 * standard input, and two numbers, the seconds of computing and the MiB of
 * memory that it may take; it says on standard output what stands on the
 * pages. Whoever hears it believes nothing: the bytes may come from a program
 * that the file has taken over.
 *
 *     magic, then records: kind (a byte), size (4 bytes), so many bytes
 *
 * Numbers are little-endian; lengths are hundredths of a point, of 1/72 inch,
 * from the left and the top of the page, signed.
 *
 *     'D'  key, a zero byte, value    said of the whole file, in UTF-8
 *     'P'  width, height, label       a page begins; its label in UTF-8
 *     'F'  size, name                 a font; they are numbered from 0
 *     'W'  font, flags, left, top, right, bottom, text in UTF-8
 *                                     a word, or part of one, on the page
 *     'E'  pages, missing, faults,    the end: pages that there should be,
 *          tables                     those that could not be read, how often
 *                                     something was found damaged, and how
 *                                     often a table of characters that the
 *                                     file relies on is not installed
 *     'R'  reason (a byte)            instead of all that: it is refused
 *
 * Numbers have four bytes, but for those said to be of one. After 'E' or 'R'
 * nothing comes; without them, it was broken off. */
#ifndef ZL_PDF_STREAM_H
#define ZL_PDF_STREAM_H

#define ZL_PDF_MAGIC "zilipdf1"

enum {
    ZL_PDF_DATUM = 'D',
    ZL_PDF_PAGE = 'P',
    ZL_PDF_FONT = 'F',
    ZL_PDF_WORD = 'W',
    ZL_PDF_END = 'E',
    ZL_PDF_REFUSED = 'R'
};

/* Of words. */
enum {
    ZL_PDF_LINE = 1, /* it begins a line */
    ZL_PDF_GLUED = 2 /* no blank stands before it */
};

/* Why it is refused. */
enum { ZL_PDF_ENCRYPTED = 1, ZL_PDF_DAMAGED = 2 };

/* No length is larger than this. */
#define ZL_PDF_FAR 100000000

#endif
