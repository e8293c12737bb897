/* report.c -- a plan carried out: tables, figures, the page, the paper. */
#include "base/fail.h"
#include "base/file.h"
#include "base/out.h"
#include "chart/colour.h"
#include "chart/kind.h"
#include "chart/paint.h"
#include "chart/preflight.h"
#include "chart/profile.h"
#include "report/outline.h"
#include "report/page.h"
#include "report/paper.h"
#include "report/shown.h"

#include <stdio.h>
#include <unistd.h>
#include <zili/report.h>

static const zl_type title_type = { 16, true };
static const zl_type body_type = { 10, false };
static const zl_type caption_type = { 9, false };
static const zl_type note_type = { 7.5, false };

#define LABEL_SIZE 32
#define CAPTION_HEIGHT 18.0 /* mm: room for a caption of some lines */
#define LONG_TABLE 110.0    /* mm: what may be parted, … */
#define TABLE_BEGIN 20.0    /* … and how much of it stands together */

/* All that a report holds while it is made. */
struct report {
    zl_outline outline;
    const char *folder; /* where files are written, until all are whole */
    zili_report_source *source;
    void *user;
    zl_font *font;
    zl_paper paper;
    zl_str page; /* HTML, written at the end */
    zl_out out;
    size_t figures, tables; /* numbers given so far */
};

/* ---- files ---- */

static zili_status save_table(const struct report *report,
                              const zl_exhibit *exhibit,
                              const zili_table *table, zili_error *err)
{
    static const zili_table_options options = { .format = ZILI_FORMAT_TSV };
    zl_str path = { 0 };

    zl_str_format(&path, "%s/%s.tsv", report->folder, exhibit->name);
    zili_status status =
        path.failed
            ? zl_no_memory(err)
            : zili_table_save(table, &options, zl_str_text(&path), err);
    zl_str_clear(&path);
    return status;
}

/* What would be printed wrong is not printed. */
static zili_status check_print(const struct report *report,
                               const zl_exhibit *exhibit,
                               const zl_plan *figure, zili_error *err)
{
    zl_preflight list = { 0 };
    zili_status status =
        zl_chart_preflight(&list, figure, report->font, &exhibit->figure, err);

    if (!status && list.wrong)
        status = zl_fail(err, ZILI_EUSAGE,
                         "The figure \"%s\" would be printed wrong: %s.",
                         exhibit->name, zl_str_text(&list.first));
    zl_preflight_clear(&list);
    return status;
}

static zili_status save_figure(const struct report *report,
                               const zl_exhibit *exhibit,
                               const zl_plan *figure, zili_error *err)
{
    static const char *const endings[] = { "pdf", "png", "svg" };
    double dpi = exhibit->figure.dpi > 0
                     ? exhibit->figure.dpi
                     : zl_profile_at(exhibit->figure.profile)->dpi;
    zl_str path = { 0 };
    zili_status status = zl_plan_check(figure, err);

    if (!status)
        status = check_print(report, exhibit, figure, err);
    for (size_t i = 0; !status && i < 3; i++) {
        zl_str_empty(&path);
        zl_str_format(&path, "%s/figures/%s.%s", report->folder, exhibit->name,
                      endings[i]);
        status = path.failed ? zl_no_memory(err)
                             : zl_paint_file(figure, report->font, dpi,
                                             zl_str_text(&path), err);
    }
    zl_str_clear(&path);
    return status;
}

/* ---- publishing: all files are written beside, then moved ---- */

static zili_status make_folders(const char *folder, zili_error *err)
{
    zl_str figures = { 0 };

    zl_file_join(&figures, folder, "figures");
    zili_status status = zl_file_make_folder(folder, err);
    if (!status)
        status = figures.failed ? zl_no_memory(err)
                                : zl_file_make_folder(figures.bytes, err);
    zl_str_clear(&figures);
    return status;
}

/* Move the file `name` of one folder into another. */
static zili_status move_file(const char *from, const char *to,
                             const char *name, zili_error *err)
{
    zl_str old = { 0 }, new = { 0 };
    zili_status status = ZILI_OK;

    zl_file_join(&old, from, name);
    zl_file_join(&new, to, name);
    if (old.failed || new.failed)
        status = zl_no_memory(err);
    else if (!zl_file_is_folder(old.bytes) &&
             rename(old.bytes, new.bytes) != 0)
        status = zl_fail_system(err, "write", new.bytes);
    zl_str_clear(&old);
    zl_str_clear(&new);
    return status;
}

static zili_status move_files(const char *from, const char *to,
                              zili_error *err)
{
    zl_names names;
    zili_status status = zl_file_list(&names, from, err);

    for (size_t i = 0; !status && i < names.count; i++)
        status = move_file(from, to, names.items[i], err);
    zl_names_clear(&names);
    return status;
}

static zili_status publish(const char *beside, const char *folder,
                           zili_error *err)
{
    zl_str from = { 0 }, to = { 0 };
    zili_status status = make_folders(folder, err);

    zl_file_join(&from, beside, "figures");
    zl_file_join(&to, folder, "figures");
    if (!status && (from.failed || to.failed))
        status = zl_no_memory(err);
    if (!status)
        status = move_files(from.bytes, to.bytes, err);
    if (!status)
        status = move_files(beside, folder, err);
    zl_str_clear(&from);
    zl_str_clear(&to);
    return status;
}

/* ---- an exhibit in the page and in the paper ---- */

static void add_texts(struct report *report, const zl_exhibit *exhibit)
{
    const char *paragraph;

    zl_page_text(&report->out, exhibit);
    if (exhibit->section)
        zl_paper_heading(&report->paper, exhibit->section);
    for (size_t i = 0; (paragraph = zl_outline_paragraph(exhibit->text, i));
         i++)
        zl_paper_text(&report->paper, paragraph, body_type, ZL_INK, 2);
}

static void add_caption(struct report *report, const zl_exhibit *exhibit,
                        const char *label, const zili_table *table)
{
    zl_str text = { 0 }, notes = { 0 };
    const char *note;

    zl_str_format(&text, "%s %s", label, exhibit->caption);
    if (exhibit->note)
        zl_str_format(&notes, "%s ", exhibit->note);
    if (exhibit->rows && exhibit->rows < zili_table_rows(table))
        zl_str_format(&notes, "Here the first %llu of %zu rows. ",
                      (unsigned long long)exhibit->rows,
                      zili_table_rows(table));
    for (size_t i = 0; (note = zili_table_note(table, i)); i++)
        zl_str_format(&notes, "%s. ", note);
    zl_paper_need(&report->paper,
                  zl_paper_text_height(&report->paper, zl_str_text(&text),
                                       caption_type) +
                      zl_paper_text_height(&report->paper, zl_str_text(&notes),
                                           note_type));
    zl_paper_text(&report->paper, zl_str_text(&text), caption_type, ZL_INK,
                  0.5);
    zl_paper_text(&report->paper, zl_str_text(&notes), note_type, ZL_MUTED, 6);
    zl_page_caption(&report->out, exhibit, label, table);
    zl_str_clear(&text);
    zl_str_clear(&notes);
}

/* The figure of an exhibit, saved in all its forms. */
static zili_status make_figure(const struct report *report,
                               const zl_exhibit *exhibit,
                               const zili_table *table, zl_plan *figure,
                               zili_error *err)
{
    zl_chart_plan(figure, exhibit->chart, table, &exhibit->figure);
    return save_figure(report, exhibit, figure, err);
}

static void add_figure(struct report *report, const zl_exhibit *exhibit,
                       const zl_plan *figure)
{
    zl_page_figure(&report->out, exhibit, zl_str_text(&figure->about));
    zl_paper_figure(&report->paper, figure);
}

static zili_status add_table(struct report *report, const zili_table *shown,
                             zili_error *err)
{
    zili_status status = zl_page_table(&report->out, shown, err);

    if (!status)
        zl_paper_table(&report->paper, shown);
    return status;
}

/* What is not to be parted: a figure, and a table that is not long. */
static double whole_height(struct report *report, const zl_exhibit *exhibit,
                           const zl_plan *figure, const zili_table *shown)
{
    double height = exhibit->chart ? figure->pages.items[0].height : 0;
    double table = shown ? zl_paper_table_height(&report->paper, shown) : 0;

    return height + (table < LONG_TABLE ? table : TABLE_BEGIN);
}

/* A heading stays with what it is over, a figure with its caption. */
static void keep_together(struct report *report, const zl_exhibit *exhibit,
                          const zl_plan *figure, const zili_table *shown)
{
    double height = whole_height(report, exhibit, figure, shown);
    const char *paragraph;

    for (size_t i = 0; (paragraph = zl_outline_paragraph(exhibit->text, i));
         i++)
        height += zl_paper_text_height(&report->paper, paragraph, body_type);
    height += exhibit->section ? ZL_PAPER_HEADING_HEIGHT : 0;
    zl_paper_need(&report->paper, height + CAPTION_HEIGHT);
}

static void label_exhibit(struct report *report, const zl_exhibit *exhibit,
                          char label[LABEL_SIZE])
{
    if (exhibit->chart)
        snprintf(label, LABEL_SIZE, "Figure %zu.", ++report->figures);
    else if (exhibit->all_rows || exhibit->rows > 0)
        snprintf(label, LABEL_SIZE, "Table %zu.", ++report->tables);
    else
        snprintf(label, LABEL_SIZE, "Data.");
}

static zili_status show_exhibit(struct report *report,
                                const zl_exhibit *exhibit,
                                const zili_table *table, const zl_plan *figure,
                                zili_error *err)
{
    char label[LABEL_SIZE];
    zili_table *shown = NULL;
    zili_status status = ZILI_OK;

    if (exhibit->all_rows || exhibit->rows > 0)
        status = zl_shown(&shown, &report->outline, exhibit, table, err);
    if (status)
        return status;
    keep_together(report, exhibit, figure, shown);
    add_texts(report, exhibit);
    zl_out_text(&report->out, "<figure>\n");
    if (exhibit->chart)
        add_figure(report, exhibit, figure);
    if (shown)
        status = add_table(report, shown, err);
    label_exhibit(report, exhibit, label);
    add_caption(report, exhibit, label, table);
    zl_out_text(&report->out, "</figure>\n");
    zili_table_free(shown);
    return status;
}

static zili_status add_exhibit(struct report *report,
                               const zl_exhibit *exhibit,
                               const zili_table *table, zili_error *err)
{
    zl_plan figure;
    zili_status status = save_table(report, exhibit, table, err);

    zl_plan_init(&figure, zl_font_ruler(report->font));
    if (!status && exhibit->chart)
        status = make_figure(report, exhibit, table, &figure, err);
    if (!status)
        status = show_exhibit(report, exhibit, table, &figure, err);
    zl_plan_clear(&figure);
    return status;
}

static zili_status do_exhibit(struct report *report, const zl_exhibit *exhibit,
                              zili_error *err)
{
    zili_table *table = NULL;
    zili_error why = { 0 };
    zili_status status = report->source(report->user, report->outline.corpus,
                                        exhibit->analysis, &exhibit->arguments,
                                        &table, &why);

    if (status == ZILI_EUSAGE)
        status = zl_yaml_fail(report->outline.yaml, exhibit->node, err, "%s",
                              why.text);
    else if (status)
        status = zl_fail(err, status, "%s", why.text);
    if (!status)
        status = add_exhibit(report, exhibit, table, err);
    zili_table_free(table);
    return status;
}

/* ---- beginning and end ---- */

static void begin(struct report *report)
{
    const zl_outline *outline = &report->outline;
    const char *paragraph;

    report->out = (zl_out){ .write = zl_str_write, .user = &report->page };
    zl_page_begin(&report->out, outline);
    zl_paper_begin(&report->paper, zl_font_ruler(report->font),
                   outline->title);
    zl_paper_text(&report->paper, outline->title, title_type, ZL_INK, 4);
    for (size_t i = 0; (paragraph = zl_outline_paragraph(outline->lead, i));
         i++)
        zl_paper_text(&report->paper, paragraph, body_type, ZL_INK, 2);
}

static zili_status save_page(const struct report *report, const char *path,
                             zili_error *err)
{
    zl_save save;

    if (report->page.failed)
        return zl_no_memory(err);
    zili_status status = zl_save_begin(&save, path, err);
    if (status)
        return status;
    if (!zl_save_write(&save, report->page.bytes, report->page.size)) {
        status = zl_fail_system(err, "write", path);
        zl_save_drop(&save);
        return status;
    }
    return zl_save_keep(&save, err);
}

static zili_status end(struct report *report, zili_error *err)
{
    zl_str path = { 0 };

    zl_page_end(&report->out);
    zl_file_join(&path, report->folder, "index.html");
    zili_status status = path.failed ? zl_no_memory(err)
                                     : save_page(report, path.bytes, err);
    if (!status)
        status = zl_plan_check(&report->paper.plan, err);
    zl_file_join(&path, report->folder, "report.pdf");
    if (!status)
        status = path.failed ? zl_no_memory(err)
                             : zl_paint_file(&report->paper.plan, report->font,
                                             ZL_DPI, path.bytes, err);
    zl_str_clear(&path);
    return status;
}

/* Everything into the folder `report->folder`. */
static zili_status write_all(struct report *report, zili_error *err)
{
    const zl_outline *outline = &report->outline;
    zili_status status = ZILI_OK;

    begin(report);
    for (size_t i = 0; !status && i < outline->exhibits.count; i++)
        status = do_exhibit(report, &outline->exhibits.items[i], err);
    if (!status)
        status = end(report, err);
    zl_paper_end(&report->paper);
    return status;
}

/* Into a folder beside, then into its place: a report that fails leaves what
 * was there before. */
static zili_status write_and_publish(struct report *report, const char *folder,
                                     zili_error *err)
{
    zl_str beside = { 0 };

    zl_str_format(&beside, "%s.part-%ld", folder, (long)getpid());
    if (beside.failed)
        return zl_no_memory(err);
    report->folder = beside.bytes;
    zili_status status = make_folders(beside.bytes, err);
    if (!status)
        status = write_all(report, err);
    if (!status)
        status = publish(beside.bytes, folder, err);
    zl_file_remove(beside.bytes);
    zl_str_clear(&beside);
    return status;
}

zili_status zili_report_write(const char *plan, const char *folder,
                              zili_report_source *source, void *user,
                              zili_error *err)
{
    struct report report = { .source = source, .user = user };
    zili_status status = zl_outline_read(&report.outline, plan, err);

    if (!status)
        status = zl_font_open(&report.font, NULL, err);
    if (!status)
        status = write_and_publish(&report, folder, err);
    zl_str_clear(&report.page);
    zl_font_close(report.font);
    zl_outline_clear(&report.outline);
    return status;
}
