/* stem.h -- what the forms of a word have in common: its stem, by Snowball.
 *
 * independence, independent and independently have one stem. A stem is for
 * looking up, never for showing. */
#ifndef ZL_TEXT_STEM_H
#define ZL_TEXT_STEM_H

#include "base/text.h"

#include <zili/error.h>

typedef struct zl_stemmer zl_stemmer;

/* `language` is a name of Snowball's, as "english". Fails with ZILI_EUSAGE
 * where it has no rules for that language (which it has), ZILI_ENOMEM. Not
 * shared by threads. Time: O(1), some microseconds. */
ZILI_MUST_CHECK zili_status zl_stemmer_open(zl_stemmer **out,
                                            const char *language,
                                            zili_error *err);
void zl_stemmer_close(zl_stemmer *stemmer);

/* The stem of `word`, which is a usual key (text/fold.h), into `*stem`, lent
 * until the next call or as long as `word` is there. A word that is longer
 * than words are is its own stem, and so is one in another script; none but
 * an empty word has an empty one. False without memory.
 * Time: O(word), .2 microseconds. */
bool zl_stemmer_stem(zl_stemmer *stemmer, zl_view word, zl_view *stem);

#endif
