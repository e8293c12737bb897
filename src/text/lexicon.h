/* lexicon.h -- all that the cutting of text looks things up in.
 *
 * It takes memory and time to open (600,000 words of a user's: 16 MB, .4 s),
 * and then never changes: one serves any number of threads, each of which has
 * a zl_segmenter of its own. */
#ifndef ZL_TEXT_LEXICON_H
#define ZL_TEXT_LEXICON_H

#include "text/han_words.h"
#include "text/knowledge.h"
#include "text/profile.h"
#include "text/stop.h"
#include "text/wordlist.h"

#include <zili/option.h>

/* What a profile does not need is NULL or empty. */
typedef struct zl_lexicon {
    zl_profile profile;
    bool unheeded;       /* there are dictionaries, and the cut takes none */
    zl_rules *words;     /* rules of boundaries; NULL: left to ICU */
    zl_stop_rules *stops;
    zl_han_words *han;   /* for the cuts zili and icu */
    zl_wordlist list;    /* and these for the cut zili */
    zl_dictionary own;
    zl_roles *roles;
    zl_knowledge knowledge; /* the last three */
} zl_lexicon;

/* Open all that `profile` needs, with the user's dictionaries in the files
 * `dicts` (NULL: none), which only the cut zili heeds. Fails with
 * ZILI_EFORMAT (file, line), ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_lexicon_open(zl_lexicon **out,
                                            zl_profile profile,
                                            const zili_texts *dicts,
                                            zili_error *err);
void zl_lexicon_close(zl_lexicon *lexicon);

/* A sentence for the user where something is not as it should be (the words
 * that come with zili are missing, dictionaries are not heeded), or NULL. */
const char *zl_lexicon_note(const zl_lexicon *lexicon);

/* The zl_hash() of what was read from the i-th of the files `dicts`, and a
 * sum of the words that come with zili (0: they were not read). Only the
 * cut zili has read them. */
uint64_t zl_lexicon_dictionary(const zl_lexicon *lexicon, size_t i);
uint64_t zl_lexicon_words(const zl_lexicon *lexicon);

#endif
