/* settings.h -- whether an index was made with what this program has. */
#ifndef ZL_ANALYSIS_SETTINGS_H
#define ZL_ANALYSIS_SETTINGS_H

#include "reader/corpus.h"
#include "table/table.h"

/* Add a note for each of these that is another than here, and so could cut
 * a text otherwise: ICU and Unicode, the list of Chinese words (or that there
 * is one), a profile that is not known here. What the index does not name is
 * taken for the same. Time: O(1). */
void zl_settings_note(const zili_corpus *corpus, zili_table *table);

/* Whether ICU's words stood in for the list of Chinese words. */
bool zl_settings_icu_words(const zili_corpus *corpus);

#endif
