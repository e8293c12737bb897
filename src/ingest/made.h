/* made.h -- what an index is made with: by it the same text always gives the
 * same tokens. */
#ifndef ZL_INGEST_MADE_H
#define ZL_INGEST_MADE_H

#include "text/lexicon.h"
#include "text/version.h"
#include "writer/writer.h"

/* Settings of the index, as texts. Start from { 0 }. */
typedef struct zl_made {
    const char *profile, *repair;
    zl_version icu, unicode;
    char words[24];
    zl_str dictionaries;
} zl_made;

/* Find them. False without memory; zl_made_clear() in any case. */
bool zl_made_find(zl_made *made, zl_profile profile, const zl_lexicon *lexicon,
                  const zili_texts *dicts, bool repair);
void zl_made_clear(zl_made *made);

/* Write them into a new index. */
void zl_made_put(const zl_made *made, zl_writer *writer);

/* Whether they are those of an index that is there, whose path is for the
 * sentence. Fails with ZILI_EUSAGE. */
ZILI_MUST_CHECK zili_status zl_made_check(const zl_made *made,
                                          const zl_writer *writer,
                                          const char *path, zili_error *err);

#endif
