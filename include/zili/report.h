/* report.h -- a plan file in, a folder with tables, charts, a page and a
 * paper out; and the same again, to see whether it is the same. */
#ifndef ZILI_REPORT_H
#define ZILI_REPORT_H

#include "note.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Who answers the questions of a plan: run the analysis called `name` on the
 * index at `corpus` with the arguments { option, value, option, value, … },
 * which a NULL follows (the option "query" is a query), and give the table to
 * the report, which frees it. A failure ends the report. */
typedef zili_status zili_report_source(void *user, const char *corpus,
                                       const char *name,
                                       const zili_texts *arguments,
                                       zili_table **out, zili_error *err);

/** What may be asked of a report. A struct of zeros asks for what is usual. */
typedef struct zili_report_options {
    const char *output; /**< the folder; NULL: beside the plan */
    const char *corpus; /**< the index to ask instead of the plan's, or NULL */
    const char *format; /**< html, pdf, md, latex, commas between; NULL: html
                             and pdf */
} zili_report_options;

/** The same, described for a command line: output, corpus, format. */
ZILI_API extern const zili_option zili_report_option_list[];

/** Carry out the plan at `plan`. `options` may be NULL.
 *
 * A plan is YAML; `docs/report.md` says what may stand in it. Each exhibit
 * becomes a table (TSV), a chart (PNG, PDF, SVG), or both, and a section of
 * `index.html`, `report.pdf`, `report.md` and `report.tex`, as far as these
 * are asked for; `manifest.json` says what all was made from. The same plan
 * and answers give the same bytes. Files are replaced one by one, each only
 * when it is whole. Fails with ZILI_EUSAGE (line and column of the plan),
 * ZILI_EIO, ZILI_ENOMEM, and with whatever `source` fails with. Time: that of
 * the analyses, and O(bytes of the index). */
ZILI_API ZILI_MUST_CHECK zili_status zili_report_write(
    const char *plan, const zili_report_options *options,
    zili_report_source *source, void *user, zili_error *err);

/** Whether there is a report in this folder, with its manifest. */
ZILI_API bool zili_report_is(const char *folder);

/** Make the report in `folder` anew, in another place, and compare.
 *
 * Every question is asked again and every figure drawn again. `note` takes a
 * sentence for each difference, which `*differences` counts: an input that is
 * not the same, a file that was changed, one that comes out otherwise now and
 * where. Versions and fonts that differ are told and not counted. Nothing in
 * `folder` is changed. Fails with ZILI_EFORMAT (the manifest) and as
 * zili_report_write() does. Time: that, and O(bytes). */
ZILI_API ZILI_MUST_CHECK zili_status zili_report_verify(
    const char *folder, zili_report_source *source, void *user,
    zili_note_fn *note, void *note_user, uint64_t *differences,
    zili_error *err);

/** Write a plan for the index at `corpus`, with or without `themes` (a file
 * or NULL), to the file `plan`. It has what there is to show: documents,
 * frequent words and n-grams, how they are spread, what is key for one value
 * of the metadata, themes, how two languages agree. `source` answers what the
 * index has. The file must not be there yet: ZILI_EUSAGE. Fails with
 * ZILI_EIO, ZILI_ENOMEM, and with whatever `source` fails with. */
ZILI_API ZILI_MUST_CHECK zili_status zili_report_new(
    const char *plan, const char *corpus, const char *themes,
    zili_report_source *source, void *user, zili_error *err);

#ifdef __cplusplus
}
#endif
#endif
