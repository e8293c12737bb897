/* zili.h -- the whole library: text analysis and concordance.
 *
 * The way of the data: build.h makes an index from files; corpus.h opens it;
 * analysis.h asks it a question and gets a table.h; chart.h draws a table;
 * report.h does all of this from a plan.
 *
 * Ownership in one sentence: what a function hands out through its first
 * argument `T **out` is yours to free or close; what it returns is lent. */
#ifndef ZILI_H
#define ZILI_H

#include "zili/align.h"
#include "zili/align_files.h"
#include "zili/analysis.h"
#include "zili/bitext.h"
#include "zili/build.h"
#include "zili/chart.h"
#include "zili/check.h"
#include "zili/corpus.h"
#include "zili/error.h"
#include "zili/export.h"
#include "zili/option.h"
#include "zili/report.h"
#include "zili/segment.h"
#include "zili/stats.h"
#include "zili/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The version of this library, as in "0.1.0". */
ZILI_API const char *zili_version(void);

#ifdef __cplusplus
}
#endif
#endif
