/* outline.h -- the plan of a report, read and checked.
 *
 *     title: What two documents say of self-reliance
 *     lead: [a paragraph, another]
 *     corpus: ../build/home.zili        paths count from the plan's folder
 *     themes: ../corpus/themes.yaml
 *     type: { font: Noto Serif CJK SC, han: zh-Hant }
 *     exhibits:
 *       - section: Words                 a heading before it
 *         text: …                        paragraphs before it
 *         name: words                    words.tsv, figures/words.pdf, …
 *         caption: The most frequent words.
 *         note: …                        method, in small type below it
 *         analysis: freq
 *         queries: [a, b]
 *         options: { by: lang, limit: 20 }
 *         chart: bars
 *         figure: { width: 120, value: per_million }
 *         columns: [term, count]         shown; the TSV file has all
 *         rows: 10                       shown; 0 none; without it all where
 *                                        there is no chart, else none
 *       - name: both                     charts of exhibits above in one figure
 *         caption: …
 *         panels: [words, years]
 *         figure: { columns: 2, shares: '2,1' }
 */
#ifndef ZL_REPORT_OUTLINE_H
#define ZL_REPORT_OUTLINE_H

#include "base/array.h"
#include "base/yaml.h"

#include <zili/chart.h>

typedef struct zl_exhibit {
    const zl_yaml_node *node;
    const char *section, *name, *caption, *note, *analysis; /* or NULL */
    const zl_yaml_node *text, *columns, *panels;            /* or NULL */
    zili_texts arguments; /* for the source; the array is ours */
    const zili_chart *chart;   /* or NULL */
    zili_chart_options figure;
    bool all_rows;
    uint64_t rows;
    bool part;       /* its chart is a panel of an exhibit below */
    char *all_words; /* ours: the caption with those of its panels, or NULL */
} zl_exhibit;

typedef struct zl_outline {
    zl_yaml *yaml;
    const char *title;
    const zl_yaml_node *lead; /* or NULL */
    char *corpus, *themes;    /* themes may be NULL */
    zili_chart_options type;  /* its font and han */
    ZL_ARRAY(zl_exhibit) exhibits;
} zl_outline;

/* Read a plan. Everything lent lives until zl_outline_clear(), which is
 * called in any case. Fails with ZILI_EUSAGE or ZILI_EFORMAT (file, line,
 * column), ZILI_EIO, ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_outline_read(zl_outline *outline,
                                            const char *path,
                                            zili_error *err);
/* Ask another index than the plan's. Fails with ZILI_ENOMEM. */
ZILI_MUST_CHECK zili_status zl_outline_ask(zl_outline *outline,
                                           const char *corpus,
                                           zili_error *err);
void zl_outline_clear(zl_outline *outline);

/* The number of the exhibit that is the i-th panel of another; SIZE_MAX past
 * the last. */
size_t zl_outline_panel(const zl_outline *outline, const zl_exhibit *exhibit,
                        size_t i);

/* The i-th paragraph of a text or a list of texts; NULL past the last. */
const char *zl_outline_paragraph(const zl_yaml_node *text, size_t i);

#endif
