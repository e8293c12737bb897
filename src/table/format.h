/* format.h -- what the writers of the formats share, and their list.
 *
 * A format is one function. It writes freely and looks at nothing but the
 * table; whether the stream took it all is asked once, in write.c. */
#ifndef ZL_TABLE_FORMAT_H
#define ZL_TABLE_FORMAT_H

#include "base/out.h"
#include "table/table.h"

/* Fails only where the format itself needs memory or a temporary file. */
typedef zili_status zl_format(zl_out *out, const zili_table *table,
                              const zili_table_options *options,
                              zili_error *err);

zl_format zl_format_text;  /* text.c */
zl_format zl_format_tsv;   /* delimited.c */
zl_format zl_format_csv;
zl_format zl_format_json;  /* json.c */
zl_format zl_format_jsonl;
zl_format zl_format_md;    /* markup.c */
zl_format zl_format_html;
zl_format zl_format_latex;
zl_format zl_format_xlsx;  /* xlsx.c */

/* The text of any cell, "" where it is missing, lent until `number` is used
 * again: for reading, with the column's decimals, or exact, with the digits
 * that give the number back to twelve places. */
zl_view zl_cell_shown(const zili_table *table, size_t row, size_t column,
                      char number[ZL_REAL_SIZE]);
zl_view zl_cell_exact(const zili_table *table, size_t row, size_t column,
                      char number[ZL_REAL_SIZE]);

#endif
