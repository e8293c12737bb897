/* behind.h -- the lines behind the numbers that a report shows.
 *
 * Each number of a table that counts hits is asked for its lines; a page shows
 * the first few, NAME.lines.tsv has more, and the column `hits` of NAME.tsv
 * the command for all of them. */
#ifndef ZL_REPORT_BEHIND_H
#define ZL_REPORT_BEHIND_H

#include "base/array.h"
#include "report/hits.h"

#include <zili/report.h>

#define ZL_LABEL_SIZE 32

#define ZL_BEHIND_ROWS 100 /* of a table whose numbers are asked for lines */
#define ZL_BEHIND_LINES 100 /* of a number, in the file */
#define ZL_BEHIND_PAGE 10 /* on a page … */
#define ZL_BEHIND_PAPER 3 /* … and on paper, where leafing is longer */

typedef struct zl_behind {
    size_t row;          /* of the table, from 0 */
    const char *columns; /* whose numbers these lines are, commas between */
    char *title;         /* what is counted, as "自力更生, original: 3" */
    zili_table *lines;   /* with file, offset and bytes; ours */
    size_t count; /* of lines; those in `lines` may have become fewer */
} zl_behind;

/* Of an exhibit. Start from { 0 }; release with zl_behinds_clear(). */
typedef struct zl_behinds {
    const zl_exhibit *exhibit;
    char label[ZL_LABEL_SIZE]; /* "Table 3." */
    ZL_ARRAY(zl_behind) items; /* by row */
} zl_behinds;

void zl_behinds_clear(zl_behinds *all);

typedef struct zl_asker {
    zili_report_source *source;
    void *user;
} zl_asker;

/* Ask for the lines of the first `rows` rows of what out->exhibit was
 * answered. A question that cannot be asked
 * is left out, and so is a number that is 0. Fails with ZILI_ENOMEM and
 * whatever the source fails with besides ZILI_EUSAGE. */
ZILI_MUST_CHECK zili_status zl_behinds_ask(zl_behinds *out,
                                           const zl_asker *asker,
                                           const zl_outline *outline,
                                           const zili_table *table,
                                           size_t rows, zili_error *err);

/* The number of the item that a cell of the table that is shown leads to, or
 * SIZE_MAX; a number that is 0 leads nowhere. */
size_t zl_behinds_at(const zl_behinds *all, const zili_table *shown,
                     size_t row, size_t column);

/* Append the name of an item: a place in a page, or on paper. */
void zl_behind_place(zl_str *out, const zl_exhibit *exhibit, size_t item);

/* Append how many of the lines stand below where `most` are shown, if these
 * are not all. */
void zl_behind_shown(zl_str *out, const zl_behind *item,
                     const zl_exhibit *exhibit, size_t most);

/* All of them in one table, each with its row and columns: NAME.lines.tsv. */
ZILI_MUST_CHECK zili_status zl_behinds_table(zili_table **out,
                                             const zl_behinds *all,
                                             zili_error *err);

/* Keep of all lines what a page shows: the first ones, of them text,
 * file, region, paragraph and bytes. */
ZILI_MUST_CHECK zili_status zl_behinds_shorten(zl_behinds *all,
                                               zili_error *err);

/* The first `most` of the lines of an item, once more. */
ZILI_MUST_CHECK zili_status zl_behind_first(zili_table **out,
                                            const zl_behind *item,
                                            size_t most, zili_error *err);

/* Whether a plan shows numbers that could have lines: then a report has a
 * place for them. */
bool zl_behinds_wanted(const zl_outline *outline);

#define ZL_BEHIND_SECTION "Lines behind the numbers"
#define ZL_BEHIND_TEXT                                                       \
    "Each number that counts hits leads to the first of its lines: the text, " \
    "the file that was indexed, region and paragraph, the first byte of the "  \
    "hit in that file (from 0), and how many bytes it has. The column hits "   \
    "of a TSV file has the commands that show all lines."

#endif
