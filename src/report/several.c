/* several.c -- charts of several exhibits in one figure. */
#include "report/several.h"

#include "base/mem.h"
#include "chart/kind.h"
#include "chart/tiles.h"
#include "table/table.h"

static void add_row(zili_table *table, const char *letter,
                    const zl_exhibit *panel, const zili_table *of)
{
    zl_table_add_text(table, zl_view_of(letter));
    zl_table_add_text(table, zl_view_of(panel->name));
    zl_table_add_text(table, zl_view_of(panel->chart->name));
    zl_table_add_integer(table, (int64_t)zili_table_rows(of));
    zl_table_add_text(table, zl_view_of(panel->caption));
}

static void add_notes(zili_table *table, const char *letter,
                      const zili_table *of)
{
    const char *note;

    for (size_t i = 0; (note = zili_table_note(of, i)); i++)
        zl_table_add_note(table, "%s: %s", letter, note);
}

zili_status zl_several_table(zili_table **out, const zl_outline *outline,
                             const zl_exhibit *exhibit,
                             zili_table *const *tables, zili_error *err)
{
    const zl_profile *profile = zl_profile_at(exhibit->figure.profile);
    zili_table *table = zl_table_new();
    char letter[ZL_LETTER_SIZE];
    size_t found;

    zl_table_text_column(table, "panel");
    zl_table_text_column(table, "exhibit");
    zl_table_text_column(table, "chart");
    zl_table_count_column(table, "rows");
    zl_table_text_column(table, "caption");
    for (size_t i = 0;
         (found = zl_outline_panel(outline, exhibit, i)) != SIZE_MAX; i++) {
        zl_tiles_letter(letter, profile, i);
        add_row(table, letter, &outline->exhibits.items[found], tables[found]);
        add_notes(table, letter, tables[found]);
    }
    return zl_table_finish(table, out, err);
}

static zili_panel panel_of(const zl_exhibit *panel, const zili_table *table)
{
    return (zili_panel){ .chart = panel->chart,
                         .table = table,
                         .value = panel->figure.value,
                         .title = panel->figure.title };
}

void zl_several_plan(zl_plan *plan, const zl_outline *outline,
                     const zl_exhibit *exhibit, zili_table *const *tables)
{
    zili_panel *panels =
        zl_alloc_array(exhibit->panels->count, sizeof *panels);
    size_t found, count = 0;

    if (!panels) {
        zl_plan_no_memory(plan);
        return;
    }
    for (; (found = zl_outline_panel(outline, exhibit, count)) != SIZE_MAX;
         count++)
        panels[count] =
            panel_of(&outline->exhibits.items[found], tables[found]);
    zl_figure_plan(plan, panels, count, &exhibit->figure);
    zl_free(panels);
}
