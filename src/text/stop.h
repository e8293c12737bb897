/* stop.h -- where ICU's sentences end (root locale), at speed.
 *
 * Most characters end none: as long as no full stop, question mark or end of
 * a line comes, the rules go from one calm state to another, and which one
 * they are in the last character alone says. So the bytes are searched for
 * what may begin another one; only there the rules are run. */
#ifndef ZL_TEXT_STOP_H
#define ZL_TEXT_STOP_H

#include "text/boundary.h"
#include "text/byte_set.h"
#include "text/rules.h"

/* ICU's rules of sentences, and what is known of them. Shared by threads. */
typedef struct zl_stop_rules {
    zl_rules *rules;  /* NULL: they have a form that is not known */
    bool skips;       /* calm characters can be passed over */
    bool calm[ZL_STATE_NUMBER + 1]; /* of each state */
    uint8_t extends;  /* the category of marks, which change no state */
    zl_byte_set loud; /* that may begin a character that is not calm */
} zl_stop_rules;

/* ICU's own. Fails with ZILI_EIO (ICU lacks its data), ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_stop_rules_open(zl_stop_rules **out,
                                               zili_error *err);

/* Those in `bytes`, which are copied; `skip` false: character by character.
 * For tests. */
ZILI_MUST_CHECK zili_status zl_stop_rules_open_by(zl_stop_rules **out,
                                                  zl_span bytes, bool skip,
                                                  zili_error *err);
void zl_stop_rules_close(zl_stop_rules *rules);

/* A way through a text. Set `rules`, which are lent, and the rest to 0. */
typedef struct zl_stops {
    const zl_stop_rules *rules;
    zl_boundary *icu; /* for what the rules do not know; opened once */
    zl_view text;
    zl_byte_walk loud;
    size_t at;
} zl_stops;

void zl_stops_clear(zl_stops *stops);

/* Begin with `text`, which must live while its pieces are asked for. Fails as
 * zl_boundary_open() and zl_boundary_start() where ICU is asked; else never. */
ZILI_MUST_CHECK zili_status zl_stops_start(zl_stops *stops, zl_view text,
                                           zili_error *err);

/* The next piece; the pieces cover the text. False at the end.
 * Time: O(bytes), all in all. */
bool zl_stops_next(zl_stops *stops, zl_piece *piece);

#endif
