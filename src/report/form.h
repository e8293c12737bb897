/* form.h -- a report as text: HTML, Markdown or LaTeX, item by item. */
#ifndef ZL_REPORT_FORM_H
#define ZL_REPORT_FORM_H

#include "base/fail.h"
#include "base/out.h"
#include "report/behind.h"

#include <zili/table.h>

/* An exhibit, ready to be shown; everything is lent. */
typedef struct zl_item {
    const zl_outline *outline;
    const zl_exhibit *exhibit;
    char label[ZL_LABEL_SIZE]; /* "Figure 3." */
    const zili_table *table;   /* all of it */
    const zili_table *shown;   /* the part that is shown, or NULL */
    const char *about;         /* the figure in words, or NULL */
    zl_view svg;               /* the figure, or empty */
    const zl_behinds *behinds; /* the lines behind what is shown */
} zl_item;

typedef struct zl_form {
    const char *name; /* as --format says it */
    const char *file;
    void (*begin)(zl_out *out, const zl_outline *outline);
    zili_status (*item)(zl_out *out, const zl_item *item, zili_error *err);
    /* The lines behind the numbers of all exhibits; NULL: it has none. */
    zili_status (*behind)(zl_out *out, const zl_behinds *all, size_t count,
                          zili_error *err);
    void (*end)(zl_out *out);
} zl_form;

extern const zl_form zl_form_html;  /* page.c */
extern const zl_form zl_form_md;    /* markdown.c */
extern const zl_form zl_form_latex; /* latex.c */

/* A form is written into memory, which refuses bytes for one reason alone. */
static inline zili_status zl_text_status(zili_status status, zili_error *err)
{
    return status == ZILI_EIO ? zl_no_memory(err) : status;
}

/* The title of a table stands above it and that of a figure right below, so
 * that it stands between both where an exhibit has them. The notes come
 * last. */

/* What stands below an exhibit in small type: the plan's note, how many rows
 * are shown, and what the table says of itself: corpus, scope, profile,
 * window, measure, n. Appended to `out`. */
void zl_item_notes(const zl_item *item, zl_str *out);

/* How a form writes letters that are signs to it. */
typedef void zl_escape(zl_str *out, zl_view text);

/* A text, escaped; and the paragraphs of one, an empty line behind each. */
void zl_form_text(zl_out *out, zl_escape *escape, const char *text);
void zl_form_paragraphs(zl_out *out, zl_escape *escape,
                        const zl_yaml_node *text);

#endif
