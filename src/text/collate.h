/* collate.h -- keys that sort texts as people expect, the same everywhere. */
#ifndef ZL_TEXT_COLLATE_H
#define ZL_TEXT_COLLATE_H

#include "base/text.h"

#include <zili/error.h>

typedef struct zl_collator zl_collator;

/* `order` is pinyin, stroke or radical, where Han comes before Latin as in a
 * Chinese index, or codepoint. Fails with ZILI_EUSAGE (no such order: which
 * there are), ZILI_ENOMEM, ZILI_EIO where ICU lacks its data. Not shared by
 * threads. */
ZILI_MUST_CHECK zili_status zl_collator_open(zl_collator **out,
                                             const char *order,
                                             zili_error *err);
void zl_collator_close(zl_collator *collator);

/* Append to `key` bytes whose byte order is the order of the texts. */
void zl_collator_key(zl_collator *collator, zl_view text, zl_str *key);

#endif
