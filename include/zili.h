/* zili.h -- the whole library: text analysis and concordance.
 *
 * The way of the data: build.h makes an index from files; corpus.h opens it;
 * analysis.h asks it a question and gets a table.h; chart.h draws a table;
 * report.h does all of this from a plan.
 *
 * Ownership in one sentence: what a function hands out through its first
 * argument `T **out` is yours to free or close; what it returns is lent.
 *
 * A program (cc it.c $(pkg-config --cflags --libs zili)):
 *
 *     #include <stdio.h>
 *     #include <stdlib.h>
 *     #include <string.h>
 *     #include <zili.h>
 *
 *     static bool print(void *user, const void *bytes, size_t size)
 *     {
 *         return fwrite(bytes, 1, size, user) == size;
 *     }
 *
 *     static zili_status show_lines(const zili_corpus *corpus,
 *                                   const char *query, zili_error *err)
 *     {
 *         const zili_analysis *kwic = zili_analysis_find("kwic");
 *         zili_table_options form = { .format = ZILI_FORMAT_TSV };
 *         zili_table *lines = NULL;
 *         void *options = malloc(kwic->options_size);
 *         if (!options) {
 *             snprintf(err->text, sizeof err->text, "There is no memory.");
 *             return ZILI_ENOMEM;
 *         }
 *         memcpy(options, kwic->defaults, kwic->options_size);
 *         zili_question *question = options;
 *         question->queries = (zili_texts){ &query, 1 };
 *         zili_status status = zili_option_set(
 *             zili_option_find(kwic->options, "sort", 0), options, "1R", err);
 *         if (!status)
 *             status = zili_analysis_run(kwic, corpus, options, &lines, err);
 *         if (!status)
 *             status = zili_table_write(lines, &form, print, stdout, err);
 *         zili_table_free(lines);
 *         free(options);
 *         return status;
 *     }
 *
 *     int main(int count, char **arguments)
 *     {
 *         zili_error err = { .text = "usage: it X.zili QUERY" };
 *         zili_corpus *corpus = NULL;
 *         zili_status status = ZILI_EUSAGE;
 *         if (count == 3)
 *             status = zili_corpus_open(&corpus, arguments[1], &err);
 *         if (!status)
 *             status = show_lines(corpus, arguments[2], &err);
 *         if (status)
 *             fprintf(stderr, "%s\n", err.text);
 *         zili_corpus_close(corpus);
 *         return status;
 *     }
 *
 * What is wrong is a sentence for people in `err.text`; what a program can do
 * about it, a zili_status. */
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
