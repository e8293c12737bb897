/* report.c -- a plan carried out: tables, figures, the page, the paper. */
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/out.h"
#include "chart/kind.h"
#include "chart/paint.h"
#include "chart/preflight.h"
#include "chart/profile.h"
#include "report/hits.h"
#include "report/make.h"
#include "report/manifest.h"
#include "report/leaves.h"
#include "report/publish.h"
#include "report/several.h"
#include "report/shown.h"

#include <stdio.h>
#include <string.h>

static const zl_form *const forms[] = { &zl_form_html, &zl_form_md,
                                        &zl_form_latex };

#define FORMS (sizeof forms / sizeof *forms)

/* All that a report holds while it is made. */
struct report {
    zl_outline outline;
    const char *plan, *formats;
    const char *folder; /* where files are written, until all are whole */
    zili_report_source *source;
    void *user;
    zl_font *font;
    zl_paper paper;
    bool wants_paper;
    zl_str texts[FORMS]; /* written at the end */
    zl_out outs[FORMS];
    bool wants[FORMS];
    size_t figures, tables; /* numbers given so far */
    zl_behinds *behinds;    /* by exhibit */
    zl_manifest manifest;
    zili_table **kept; /* by exhibit: those of panels, for what is below */
};

/* ---- formats ---- */

static bool want(struct report *report, zl_view name)
{
    if (zl_view_is(name, "pdf"))
        return report->wants_paper = true;
    for (size_t i = 0; i < FORMS; i++)
        if (zl_view_is(name, forms[i]->name))
            return report->wants[i] = true;
    return false;
}

static zili_status choose_formats(struct report *report, zili_error *err)
{
    zl_view rest = zl_view_of(report->formats), name;

    while (zl_view_next(&rest, ',', &name))
        if (!want(report, name))
            return zl_fail(err, ZILI_EUSAGE,
                           "There is no report as \"%.*s\"; there are html, "
                           "pdf, md and latex.",
                           (int)(name.size < 80 ? name.size : 80),
                           name.bytes);
    return ZILI_OK;
}

/* ---- files ---- */

/* The table, with the lines behind its numbers. */
static zili_status save_table(const struct report *report,
                              const zl_exhibit *exhibit,
                              const zili_table *table, zili_error *err)
{
    static const zili_table_options options = { .format = ZILI_FORMAT_TSV };
    zl_str path = { 0 };
    zili_table *with_hits = NULL;

    zl_str_format(&path, "%s/%s.tsv", report->folder, exhibit->name);
    zili_status status = path.failed ? zl_no_memory(err)
                                     : zl_hits(&with_hits,
                                               &report->outline, exhibit,
                                               table, err);
    if (!status)
        status = zili_table_save(with_hits ? with_hits : table, &options,
                                 zl_str_text(&path), err);
    zili_table_free(with_hits);
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

static zili_status save_text(const char *path, const zl_str *text,
                             zili_error *err)
{
    zl_save save;

    if (text->failed)
        return zl_no_memory(err);
    zili_status status = zl_save_begin(&save, path, err);
    if (status)
        return status;
    zl_save_write(&save, zl_str_text(text), text->size);
    return zl_save_keep(&save, err);
}

/* In three forms; `svg` keeps the bytes of that. */
static zili_status save_figure(const struct report *report,
                               const zl_exhibit *exhibit,
                               const zl_plan *figure, zl_str *svg,
                               zili_error *err)
{
    static const char *const endings[] = { "pdf", "png", "svg" };
    double dpi = exhibit->figure.dpi > 0
                     ? exhibit->figure.dpi
                     : zl_profile_at(exhibit->figure.profile)->dpi;
    zl_str path = { 0 };
    zili_status status = zl_plan_check(figure, err);

    if (!status)
        status = check_print(report, exhibit, figure, err);
    if (!status)
        status = zl_paint(figure, report->font, ZL_IMAGE_SVG, dpi,
                          zl_str_write, svg, err);
    for (size_t i = 0; !status && i < 3; i++) {
        zl_str_empty(&path);
        zl_str_format(&path, "%s/figures/%s.%s", report->folder, exhibit->name,
                      endings[i]);
        if (path.failed)
            status = zl_no_memory(err);
        else if (i < 2)
            status = zl_paint_file(figure, report->font, dpi, path.bytes,
                                   err);
        else
            status = save_text(path.bytes, svg, err);
    }
    zl_str_clear(&path);
    return status;
}

/* ---- exhibits ---- */

static void label_item(struct report *report, zl_item *item)
{
    if (item->exhibit->chart)
        snprintf(item->label, ZL_LABEL_SIZE, "Figure %zu.",
                 ++report->figures);
    else if (item->shown)
        snprintf(item->label, ZL_LABEL_SIZE, "Table %zu.", ++report->tables);
    else
        snprintf(item->label, ZL_LABEL_SIZE, "Data.");
}

/* Ask for the lines behind what is shown, keep them in a file, and of them
 * what a page shows. */
static zili_status find_lines(struct report *report, const zl_item *item,
                              zl_behinds *behinds, zili_error *err)
{
    static const zili_table_options options = { .format = ZILI_FORMAT_TSV };
    zl_asker asker = { report->source, report->user };
    zili_table *table = NULL;
    zl_str path = { 0 };

    zili_status status =
        zl_behinds_ask(behinds, &asker, item->outline, item->table,
                       zili_table_rows(item->shown), err);
    if (!status && behinds->items.count == 0)
        return ZILI_OK;
    zl_str_format(&path, "%s/%s.lines.tsv", report->folder,
                  item->exhibit->name);
    if (!status && path.failed)
        status = zl_no_memory(err);
    if (!status)
        status = zl_behinds_table(&table, behinds, err);
    if (!status)
        status = zili_table_save(table, &options, zl_str_text(&path), err);
    if (!status)
        status = zl_behinds_shorten(behinds, err);
    zili_table_free(table);
    zl_str_clear(&path);
    return status;
}

/* The exhibit's own, which are kept for the end. */
static zl_behinds *begin_lines(struct report *report, const zl_item *item)
{
    const zl_outline *outline = &report->outline;
    zl_behinds *behinds =
        &report->behinds[item->exhibit - outline->exhibits.items];

    behinds->exhibit = item->exhibit;
    memcpy(behinds->label, item->label, ZL_LABEL_SIZE);
    return behinds;
}

static zili_status show_item(struct report *report, zl_item *item,
                             const zl_plan *figure, zili_error *err)
{
    zili_table *shown = NULL;
    zili_status status = ZILI_OK;

    if (item->exhibit->all_rows || item->exhibit->rows > 0)
        status = zl_shown(&shown, item->outline, item->exhibit, item->table,
                          err);
    item->shown = shown;
    if (!status) {
        label_item(report, item);
        zl_manifest_exhibit(&report->manifest, item->exhibit, item->table);
        zl_behinds *behinds = begin_lines(report, item);
        item->behinds = behinds;
        if (shown)
            status = find_lines(report, item, behinds, err);
    }
    if (!status && report->wants_paper)
        zl_leaves_item(&report->paper, item, figure);
    for (size_t i = 0; !status && i < FORMS; i++)
        if (report->wants[i])
            status = forms[i]->item(&report->outs[i], item, err);
    zili_table_free(shown);
    return status;
}

static zili_status add_exhibit(struct report *report,
                               const zl_exhibit *exhibit,
                               const zili_table *table, zili_error *err)
{
    zl_plan figure;
    zl_str svg = { 0 };
    zl_item item = { .outline = &report->outline,
                     .exhibit = exhibit,
                     .table = table };
    zili_status status = save_table(report, exhibit, table, err);

    zl_plan_init(&figure, zl_font_ruler(report->font));
    if (!status && exhibit->chart) {
        if (exhibit->panels)
            zl_several_plan(&figure, &report->outline, exhibit, report->kept);
        else
            zl_chart_plan(&figure, exhibit->chart, table, &exhibit->figure);
        status = save_figure(report, exhibit, &figure, &svg, err);
        if (!status)
            status = zl_faces_add(&report->manifest.faces, report->font,
                                  &figure, err);
        item.about = zl_str_text(&figure.about);
        item.svg = zl_str_view(&svg);
    }
    if (!status)
        status = show_item(report, &item, &figure, err);
    zl_str_clear(&svg);
    zl_plan_clear(&figure);
    return status;
}

static zili_status ask(struct report *report, const zl_exhibit *exhibit,
                       zili_table **table, zili_error *err)
{
    zili_error why = { 0 };
    zili_status status = report->source(report->user, report->outline.corpus,
                                        exhibit->analysis, &exhibit->arguments,
                                        table, &why);

    if (status == ZILI_EUSAGE)
        status = zl_yaml_fail(report->outline.yaml, exhibit->node, err, "%s",
                              why.text);
    else if (status)
        status = zl_fail(err, status, "%s", why.text);
    return status;
}

/* A panel is data here; it is shown with the others, below. */
static zili_status keep_panel(struct report *report, size_t number,
                              zili_table *table, zili_error *err)
{
    const zl_exhibit *exhibit = &report->outline.exhibits.items[number];

    report->kept[number] = table;
    zl_manifest_exhibit(&report->manifest, exhibit, table);
    return save_table(report, exhibit, table, err);
}

static zili_status do_exhibit(struct report *report, size_t number,
                              zili_error *err)
{
    const zl_exhibit *exhibit = &report->outline.exhibits.items[number];
    zili_table *table = NULL;
    zili_status status =
        exhibit->panels ? zl_several_table(&table, &report->outline, exhibit,
                                           report->kept, err)
                        : ask(report, exhibit, &table, err);

    if (!status && exhibit->part)
        return keep_panel(report, number, table, err);
    if (!status)
        status = add_exhibit(report, exhibit, table, err);
    zili_table_free(table);
    return status;
}

static void free_kept(struct report *report)
{
    for (size_t i = 0; report->kept && i < report->outline.exhibits.count; i++)
        zili_table_free(report->kept[i]);
    zl_free(report->kept);
}

/* ---- beginning and end ---- */

static void begin(struct report *report)
{
    for (size_t i = 0; i < FORMS; i++) {
        report->outs[i] =
            (zl_out){ .write = zl_str_write, .user = &report->texts[i] };
        if (report->wants[i])
            forms[i]->begin(&report->outs[i], &report->outline);
    }
    zl_leaves_begin(&report->paper, zl_font_ruler(report->font),
                    &report->outline);
}

static zili_status end_form(struct report *report, size_t i, zili_error *err)
{
    zl_str path = { 0 };

    zili_status status = ZILI_OK;
    if (forms[i]->behind && zl_behinds_wanted(&report->outline))
        status = forms[i]->behind(&report->outs[i], report->behinds,
                                  report->outline.exhibits.count, err);
    forms[i]->end(&report->outs[i]);
    zl_file_join(&path, report->folder, forms[i]->file);
    if (!status && (path.failed || report->outs[i].failed))
        status = zl_no_memory(err);
    if (!status)
        status = save_text(path.bytes, &report->texts[i], err);
    zl_str_clear(&path);
    return status;
}

static zili_status end_paper(struct report *report, zili_error *err)
{
    zl_plan *plan = &report->paper.plan;
    zl_str path = { 0 };

    if (zl_behinds_wanted(&report->outline))
        zl_leaves_behind(&report->paper, report->behinds,
                         report->outline.exhibits.count);
    zl_paper_finish(&report->paper);
    zl_file_join(&path, report->folder, "report.pdf");
    zili_status status = path.failed ? zl_no_memory(err)
                                     : zl_plan_check(plan, err);
    if (!status)
        status = zl_paint_file(plan, report->font, ZL_DPI, path.bytes, err);
    if (!status)
        status = zl_faces_add(&report->manifest.faces, report->font, plan,
                              err);
    zl_str_clear(&path);
    return status;
}

static zili_status end(struct report *report, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < FORMS; i++)
        if (report->wants[i])
            status = end_form(report, i, err);
    if (!status && report->wants_paper)
        status = end_paper(report, err);
    return status;
}

/* Everything into the folder `report->folder`. */
static zili_status write_all(struct report *report, zili_error *err)
{
    const zl_outline *outline = &report->outline;
    zili_status status = ZILI_OK;

    report->behinds = zl_alloc_array(outline->exhibits.count,
                                     sizeof *report->behinds);
    if (!report->behinds)
        return zl_no_memory(err);
    begin(report);
    report->kept = zl_alloc_array(outline->exhibits.count + 1,
                                  sizeof *report->kept);
    if (!report->kept)
        status = zl_no_memory(err);
    for (size_t i = 0; !status && i < outline->exhibits.count; i++)
        status = do_exhibit(report, i, err);
    if (!status)
        status = end(report, err);
    free_kept(report);
    zl_paper_end(&report->paper);
    for (size_t i = 0; i < outline->exhibits.count; i++)
        zl_behinds_clear(&report->behinds[i]);
    zl_free(report->behinds);
    return status;
}

static zili_status write_files(struct report *report, const char *folder,
                               zili_error *err)
{
    zili_status status = zl_report_folders(report->folder, err);

    if (!status)
        status = write_all(report, err);
    if (!status)
        status = zl_manifest_write(
            &report->manifest,
            &(zl_made){ .outline = &report->outline,
                        .plan = report->plan,
                        .formats = report->formats,
                        .folder = folder,
                        .beside = report->folder },
            err);
    return status;
}

/* ---- the door ---- */

zili_status zl_report_make(const char *plan, const char *folder,
                           const char *beside,
                           const zili_report_options *options,
                           zili_report_source *source, void *user,
                           zili_error *err)
{
    struct report report = { .source = source, .user = user };

    report.plan = plan;
    report.folder = beside;
    report.formats = options && options->format ? options->format
                                                : "html,pdf";
    zili_status status = zl_outline_read(&report.outline, plan, err);
    if (!status && options && options->corpus)
        status = zl_outline_ask(&report.outline, options->corpus, err);
    if (!status)
        status = choose_formats(&report, err);
    if (!status)
        status = zl_font_open(&report.font, report.outline.type.font, err);
    if (!status)
        status = zl_font_han(report.font, (zl_han)report.outline.type.han,
                             err);
    if (!status)
        status = write_files(&report, folder, err);
    for (size_t i = 0; i < FORMS; i++)
        zl_str_clear(&report.texts[i]);
    zl_manifest_clear(&report.manifest);
    zl_font_close(report.font);
    zl_outline_clear(&report.outline);
    return status;
}
