/* chart.h -- a table in, a figure out. */
#ifndef ZILI_CHART_H
#define ZILI_CHART_H

#include "option.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What every chart may be asked. Lengths are millimetres, type points. A
 * struct of zeros asks for what is usual. */
typedef struct zili_chart_options {
    double width;      /**< mm; 0: two columns, and 1, 1.5 and 2 are so many
                            columns of the profile */
    double height;     /**< mm; 0: what the rows need */
    double size;       /**< pt of the labels after scaling; 0: the profile's */
    double dpi;        /**< of a PNG; 0: the profile's */
    const char *font;  /**< family list; NULL: the fonts of the README */
    const char *title; /**< a line above the figure, or NULL */
    const char *value; /**< the column to draw; NULL: the kind's own */
    const char *caption; /**< lines below the figure, or NULL; what the table
                              notes follows. "auto": that alone */
    bool whole;    /**< draw all rows, however high the figure becomes; or as
                      many as one page holds, and say so below */
    bool svg_text; /**< words of an SVG are text, to be edited, not outlines */
    int profile;   /**< 0 print (84 or 174 mm, 8 pt, 300 dpi), 1 screen,
                      2 springer, 3 elsevier, 4 aanda, 5 dsh, 6 slides */
    int han;       /**< forms of Han characters: 0 zh-Hans, 1 zh-Hant, 2 ja,
                      3 ko */
    int palette;   /**< 0 okabe-ito, 1 viridis, 2 cividis, 3 greys */
    int communities; /**< of a network: 0 leiden, 1 louvain, 2 none */
    int sized;       /**< what its discs show: 0 frequency, 1 degree,
                        2 strength, 3 betweenness */
    int words;     /**< of labels in two languages 0 both, 1 zh, 2 en */
    bool stacked;  /**< bars: groups end to end, not side by side */
    int scale; /**< dispersion and stacked bars: 0 what is usual, 1 absolute,
                      2 relative: every text, or bar, to the full width */
    const char *names; /**< scatter, keyness, dumbbell: what its two sides
                            are called, with a comma between; or NULL */
    const char *panels; /**< a panel for each value of this column; or NULL */
    uint64_t columns;   /**< of panels; 0: as many as there is room for */
    bool letters;       /**< panels are a, b, c, too */
    const char *shares; /**< of several charts: how wide each column is, as
                             "2,1"; NULL: all alike */
    bool before;   /**< wordtree: what stands before the node */
    bool in_order; /**< wordtree: branches as they come in the table */
    uint64_t branch; /**< wordtree: words of a branch at most; 0: no limit */
} zili_chart_options;

/** A kind of chart, described. */
typedef struct zili_chart {
    const char *name;
    const char *summary;
    const char *columns;          /**< the columns that its table must have */
    const char *analysis;         /**< the analysis that gives such a table */
    const char *const *arguments; /**< option, value, …, NULL: sensible ones
                                       for that analysis */
    double panel; /**< mm that one of several panels needs at least; 0: it is
                       drawn of a whole table alone */
    const char *items; /**< the columns, the first that there is, whose names
                            take turns down the page: where these are too many
                            for it the first are drawn; NULL: all are */
    bool keyed;        /**< as many items of each group; or of each language */
    const struct zl_kind *kind;   /**< the library's own */
} zili_chart;

/** All kinds in the order of the manual, ended by NULL. */
ZILI_API extern const zili_chart *const zili_charts[];
ZILI_API extern const zili_option zili_chart_option_list[];

/** The kind with this name, or NULL. */
ZILI_API const zili_chart *zili_chart_find(const char *name);

/** Draw `table` into the file `path`: .pdf, .png, .svg or .eps by its
 * ending.
 * A .graphml has the pairs of a table with columns a and b, and no drawing.
 * `options` may be NULL.
 *
 * The same table and options give the same bytes. The file appears only when
 * it is whole. Fails with ZILI_EUSAGE (a column that is not there, an
 * unknown ending, too little width: how much is needed), ZILI_EFORMAT (a
 * character no font has: which, and what to install), ZILI_EIO,
 * ZILI_ENOMEM. Time: O(rows log rows), and O(themes^2) for networks and
 * cooc.
 *
 * Several threads may draw at once, but networks only one of them: igraph,
 * as Debian and Ubuntu build it, keeps its failures in one place for the
 * whole process. */
ZILI_API ZILI_MUST_CHECK zili_status zili_chart_draw(
    const zili_chart *chart, const zili_table *table,
    const zili_chart_options *options, const char *path, zili_error *err);

/** The same bytes, given to `write` in pieces; `ending` is ".pdf", ".svg" and
 * so on. Fails as zili_chart_draw(), and with ZILI_EIO where `write` takes no
 * more. */
ZILI_API ZILI_MUST_CHECK zili_status
zili_chart_write(const zili_chart *chart, const zili_table *table,
                 const zili_chart_options *options, const char *ending,
                 zili_write_fn *write, void *user, zili_error *err);

/** Hold the figure against what printers ask for, and write a list, "ok" or
 * "WRONG" on each line: labels that overlap or leave the figure, the least
 * type and line, contrast (WCAG 2.1), classes that are told apart neither by
 * colour, in grey and by three kinds of colour blindness, nor by hatch, dash
 * or shape, faces of Han characters, fonts embedded as subsets. `*good` is
 * whether nothing is wrong.
 *
 * Fails as zili_chart_draw(), where there is no figure to look at. Time: as
 * to draw a PDF, and O(labels × marks). */
ZILI_API ZILI_MUST_CHECK zili_status
zili_chart_check(const zili_chart *chart, const zili_table *table,
                 const zili_chart_options *options, zili_write_fn *write,
                 void *user, bool *good, zili_error *err);

/** One of several charts in a figure. */
typedef struct zili_panel {
    const zili_chart *chart;
    const zili_table *table;
    const char *value; /**< the column to draw; NULL: the kind's own */
    const char *title; /**< stands behind its letter; or NULL */
} zili_panel;

/** The same for several charts: a, b, c in one figure, in rows of
 * options->columns. Fails as these do, and with ZILI_EUSAGE where there are
 * more than 26. */
ZILI_API ZILI_MUST_CHECK zili_status zili_figure_draw(
    const zili_panel *panels, size_t count, const zili_chart_options *options,
    const char *path, zili_error *err);
ZILI_API ZILI_MUST_CHECK zili_status zili_figure_check(
    const zili_panel *panels, size_t count, const zili_chart_options *options,
    zili_write_fn *write, void *user, bool *good, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
