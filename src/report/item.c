/* item.c -- what is said below an exhibit, in every form. */
#include "base/file.h"
#include "report/form.h"

void zl_item_notes(const zl_item *item, zl_str *out)
{
    size_t rows = zili_table_rows(item->table);
    const zl_exhibit *exhibit = item->exhibit;
    const char *note;

    if (exhibit->note)
        zl_str_format(out, "%s ", exhibit->note);
    if (exhibit->rows && exhibit->rows < rows)
        zl_str_format(out, "Here the first %llu of %zu rows. ",
                      (unsigned long long)exhibit->rows, rows);
    for (size_t i = 0; (note = zili_table_note(item->table, i)); i++)
        zl_str_format(out, "%s. ", note);
    zl_str_format(out, "corpus: %s.", zl_file_name(item->outline->corpus));
}

/* ---- what forms have in common ---- */

void zl_form_text(zl_out *out, zl_escape *escape, const char *text)
{
    zl_str escaped = { 0 };

    escape(&escaped, zl_view_of(text));
    out->failed |= escaped.failed;
    zl_out_view(out, zl_str_view(&escaped));
    zl_str_clear(&escaped);
}

void zl_form_paragraphs(zl_out *out, zl_escape *escape,
                        const zl_yaml_node *text)
{
    const char *paragraph;

    for (size_t i = 0; (paragraph = zl_outline_paragraph(text, i)); i++) {
        zl_form_text(out, escape, paragraph);
        zl_out_text(out, "\n\n");
    }
}
