/* kinds.c -- what the values of each metadata column are. */
#include "writer/kinds.h"

#include "base/mem.h"

enum { TOLD = ZL_COLUMN_LIST + 1 }; /* number of kinds */

/* How many values of a column are of each kind. */
struct tally {
    uint64_t values, of[TOLD];
};

static bool may_be(const struct tally *tally, zl_column_kind kind)
{
    uint64_t odd = tally->values - tally->of[kind];

    return odd == 0 || (tally->values >= 10 && odd <= tally->values / 10);
}

static zl_column_kind kind_of(const struct tally *tally)
{
    uint64_t lists = tally->of[ZL_COLUMN_LIST];

    for (int i = ZL_COLUMN_INTEGER; tally->values && i <= ZL_COLUMN_DATE; i++)
        if (tally->of[i] == tally->values)
            return (zl_column_kind)i;
    for (int i = ZL_COLUMN_INTEGER; tally->values && i <= ZL_COLUMN_DATE; i++)
        if (may_be(tally, (zl_column_kind)i))
            return (zl_column_kind)i;
    return lists > 0 && (lists > 1 || lists * 10 >= tally->values)
               ? ZL_COLUMN_LIST
               : ZL_COLUMN_TEXT;
}

static void count(struct tally *tallies, const zl_ledger *ledger)
{
    for (size_t i = 0; i < ledger->data.count; i++) {
        const zl_ledger_datum *datum = &ledger->data.items[i];
        zl_ledger_ease_at(ledger, i);
        struct tally *tally = &tallies[datum->column];
        zl_view value = zl_view_of(datum->value);
        tally->values++;
        for (int k = ZL_COLUMN_INTEGER; k < TOLD; k++)
            tally->of[k] += zl_column_fits((zl_column_kind)k, value);
    }
}

static void find_odd(zl_kind_of *kinds, const zl_ledger *ledger)
{
    for (size_t i = 0; i < ledger->data.count; i++) {
        const zl_ledger_datum *datum = &ledger->data.items[i];
        zl_ledger_ease_at(ledger, i);
        zl_kind_of *kind = &kinds[datum->column];
        if (kind->odd && !kind->first_odd &&
            !zl_column_fits(kind->kind, zl_view_of(datum->value)))
            kind->first_odd = datum;
    }
}

zl_kind_of *zl_kinds_of(const zl_ledger *ledger)
{
    uint32_t columns = ledger->columns.count;
    struct tally *tallies = zl_alloc_array(columns, sizeof *tallies);
    zl_kind_of *kinds = zl_alloc_array(columns, sizeof *kinds);

    if (tallies && kinds) {
        count(tallies, ledger);
        for (uint32_t i = 0; i < columns; i++) {
            kinds[i].kind = kind_of(&tallies[i]);
            kinds[i].values = tallies[i].values;
            if (kinds[i].kind != ZL_COLUMN_LIST &&
                kinds[i].kind != ZL_COLUMN_TEXT)
                kinds[i].odd = tallies[i].values -
                               tallies[i].of[kinds[i].kind];
        }
        find_odd(kinds, ledger);
    } else {
        zl_free(kinds);
        kinds = NULL;
    }
    zl_free(tallies);
    return kinds;
}
