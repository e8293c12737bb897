/* tally.h -- what is odd in the rows of a table, counted and told once. */
#ifndef ZL_FORMATS_TALLY_H
#define ZL_FORMATS_TALLY_H

#include <zili/error.h>
#include <zili/note.h>

#include <stdint.h>

typedef enum zl_odd {
    ZL_ODD_EMPTY,  /* a row without text */
    ZL_ODD_HEADER, /* a row that is the header once more */
    ZL_ODD_UNEVEN, /* more or fewer cells than the header */
    ZL_ODD_LOOSE,  /* something behind the quote that ends a cell */
    ZL_ODD_TWICE,  /* an object of JSON with a key twice */
    ZL_ODD_LOST,   /* an object of JSON with escapes of no character */
    ZL_ODD_KINDS
} zl_odd;

enum { ZL_TALLY_SHOWN = 3 };

/* Start from { 0 }. */
typedef struct zl_tally {
    struct {
        uint64_t count;
        uint64_t where[ZL_TALLY_SHOWN]; /* lines or rows: the first ones */
    } kinds[ZL_ODD_KINDS];
    const char *unit; /* "line", "row": of `where` */
} zl_tally;

/* Whether the place of one more of this kind would be shown. */
bool zl_tally_shows(const zl_tally *tally, zl_odd kind);

/* `where`: not used unless it is shown. */
void zl_tally_add(zl_tally *tally, zl_odd kind, uint64_t where);

/* What `more` has comes behind. */
void zl_tally_join(zl_tally *tally, const zl_tally *more);

/* A sentence for each kind that there is. `note` may be NULL. Fails with
 * ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_tally_tell(const zl_tally *tally,
                                          const char *path, zili_note_fn *note,
                                          void *user, zili_error *err);

#endif
