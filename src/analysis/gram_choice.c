/* gram_choice.c -- which measures of n-grams were asked for. */
#include "analysis/gram_scores.h"

#include "base/fail.h"

static void add_name(zl_gram_choice *choice, zl_view name)
{
    if (choice->names.size)
        zl_str_add_byte(&choice->names, ',');
    zl_str_add(&choice->names, name);
}

static void read_name(zl_gram_choice *choice, zl_view name, unsigned n)
{
    bool all = zl_view_is(name, "all"), z = zl_view_is(name, "z");
    bool first = !choice->tuples[0] && !choice->tuples[1] &&
                 choice->names.size == 0;
    bool tuple = z || all || zl_view_is(name, "lambda");

    choice->tuples[0] = choice->tuples[0] || (tuple && !z);
    choice->tuples[1] = choice->tuples[1] || z || all;
    choice->by_tuple = choice->by_tuple || (first && tuple);
    choice->by_z = choice->by_z || (first && z);
    if (!tuple || (all && n == 2))
        add_name(choice, name);
}

zili_status zl_gram_choice_read(zl_gram_choice *choice, const char *text,
                                unsigned n, zili_error *err)
{
    zl_view rest = zl_view_of(text), name;

    *choice = (zl_gram_choice){ 0 };
    while (zl_view_next(&rest, ',', &name))
        read_name(choice, zl_view_trim(name), n);
    if (choice->names.failed)
        return zl_no_memory(err);
    if (n < 1 || n > ZL_GRAM_SCORED_MOST)
        return zl_fail(err, ZILI_EUSAGE,
                       "Measures are of n-grams of up to %d words, not %u.",
                       ZL_GRAM_SCORED_MOST, n);
    if (choice->names.size == 0 && choice->by_tuple)
        return ZILI_OK;
    if (n != 2)
        return zl_fail(err, ZILI_EUSAGE,
                       "lambda and z are of n-grams of any length; \"%s\" "
                       "is of two words alone: -n 2.",
                       zl_str_text(&choice->names));
    return zl_chosen_read(&choice->association, zl_str_text(&choice->names),
                          err);
}

void zl_gram_choice_clear(zl_gram_choice *choice)
{
    zl_array_clear(&choice->association);
    zl_str_clear(&choice->names);
}

/* ---- the table ---- */

void zl_gram_scores_columns(const zl_gram_choice *choice, zili_table *table)
{
    static const char *const counts[] = { "O11", "R1", "C1", "N" };
    static const char *const names[] = { "lambda", "z" };

    for (size_t i = 0; choice->association.count && i < 4; i++)
        zl_table_column(table,
                        (zl_column){ counts[i], ZILI_INTEGER, ZL_RIGHT, 0 });
    for (size_t i = 0; i < 2; i++)
        if (choice->tuples[i])
            zl_table_column(table,
                            (zl_column){ names[i], ZILI_REAL, ZL_RIGHT, 2 });
    zl_scores_columns(&choice->association, table);
}

void zl_gram_scores_cells(const zl_gram_scores *scores, size_t i,
                          zl_rows *rows)
{
    const zl_gram_choice *choice = scores->choice;

    if (choice->association.count) {
        zl_contingency t = scores->tables[i];
        const int64_t counts[] = { (int64_t)t.o11, (int64_t)t.r1,
                                   (int64_t)t.c1, (int64_t)t.n };
        zl_rows_integers(rows, counts, 4);
    }
    if (choice->tuples[0])
        zl_rows_real(rows, scores->tuples[i].lambda);
    if (choice->tuples[1])
        zl_rows_real(rows, scores->tuples[i].z);
    if (choice->association.count)
        zl_scores_cells(&scores->scores, i, rows);
}
