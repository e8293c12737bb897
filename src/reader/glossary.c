/* glossary.c -- what the glossary that an index was aligned with says of its
 * words. */
#include "reader/glossary.h"

#include "base/fail.h"
#include "reader/parts.h"

static void add_line(zl_select *rows, zl_str *lines)
{
    for (int column = 0; column < 4; column++) {
        zl_str_add(lines, zl_select_view(rows, column));
        zl_str_add_byte(lines, column < 3 ? '\t' : '\n');
    }
    rows->no_memory = rows->no_memory || lines->failed;
}

zili_status zl_corpus_glossary(const zili_corpus *corpus, zl_str *lines,
                               zili_error *err)
{
    zl_documents *all = corpus->documents;
    zl_select rows;

    zl_lock_take(&all->lock);
    zl_select_begin(&rows, all->catalogue,
                    "SELECT term, variant, reading, translations FROM glossary"
                    " ORDER BY number",
                    4, NULL);
    while (zl_select_next(&rows) && !rows.no_memory)
        add_line(&rows, lines);
    zili_status status = zl_select_end(&rows, all->catalogue, err);
    zl_lock_give(&all->lock);
    return status;
}
