/* metadata.h -- what the metadata columns of an index hold. */
#ifndef ZL_ANALYSIS_METADATA_H
#define ZL_ANALYSIS_METADATA_H

#include "reader/corpus.h"
#include "table/table.h"

/* Fill a table: a row for each column, with its type, how many documents have
 * it, how many different values (of lists: members) there are, the least and
 * the greatest of numbers and dates, and of other columns the most frequent
 * values. False without memory. Time: O(values log values). */
bool zl_metadata_fill(const zili_corpus *corpus, zili_table *table);

#endif
