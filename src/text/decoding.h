/* decoding.h -- the bytes of a file → its text, in whatever encoding it is.
 *
 * The encoding is what a byte order mark shows; what the user says; UTF-8
 * where the bytes are that; what the file says, if that has no faults; or what
 * zl_detect() is sure of. No other is guessed. */
#ifndef ZL_TEXT_DECODING_H
#define ZL_TEXT_DECODING_H

#include "text/decode.h"

#include <zili/note.h>

/* How an encoding is known. */
typedef enum zl_known {
    ZL_KNOWN_SOUND,    /* valid UTF-8 */
    ZL_KNOWN_MARKED,   /* a byte order mark */
    ZL_KNOWN_GIVEN,    /* by the user */
    ZL_KNOWN_DECLARED, /* in the file */
    ZL_KNOWN_DETECTED
} zl_known;

/* What is asked. Lent; start from { 0 }. */
typedef struct zl_wish {
    const char *path;         /* for sentences */
    const zl_encoding *given; /* or NULL */
    zl_view declared;         /* a name; empty: where the head of a web page or
                                 of XML says it */
    bool lenient;             /* U+FFFD for what is no character, and where no
                                 encoding is sure, for what is no UTF-8 */
    bool aside;               /* it lies beside texts, as a list: no option
                                 says its encoding */
} zl_wish;

/* What came of it. */
typedef struct zl_decoding {
    zl_view text; /* valid UTF-8 without zero bytes, lent: from the bytes, or
                     from … */
    zl_str made;
    const zl_encoding *encoding;
    zl_known known;
    double confidence; /* .99 at most where it is detected, otherwise 1 */
    zl_faults faults;  /* what U+FFFD stands for */
} zl_decoding;

/* End with zl_decoding_clear() in any case. Fails with ZILI_EFORMAT (the
 * encoding is not sure, or there are faults: file, byte, line, what to do),
 * ZILI_ENOMEM, ZILI_EIO (ICU lacks its data). Time: O(bytes); of sound UTF-8
 * that of checking it. */
ZILI_MUST_CHECK zili_status zl_decoding_open(zl_decoding *out,
                                             const zl_wish *wish, zl_view raw,
                                             zili_error *err);
void zl_decoding_clear(zl_decoding *decoding);

/* Append "gb18030, detected, .98". Lack of memory shows in `out`. */
void zl_decoding_name(zl_str *out, const zl_decoding *decoding);

/* Say how much was replaced, and where the encoding given may be wrong. Fails
 * with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_decoding_tell(const zl_decoding *decoding,
                                             const char *path,
                                             zili_note_fn *note, void *user,
                                             zili_error *err);

#endif
