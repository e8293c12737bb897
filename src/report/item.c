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
