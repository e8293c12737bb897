/* chosen.c -- the measures that an analysis was asked for. */
#include "analysis/chosen.h"

#include "base/fail.h"

static zili_status add(zl_chosen_list *choice, const zl_measure *measure,
                       zl_view name, zili_error *err)
{
    return zl_array_push(choice, (zl_chosen){ measure, name })
               ? ZILI_OK
               : zl_no_memory(err);
}

static zili_status fail_name(zl_view name, zili_error *err)
{
    zl_str list = { 0 };

    for (const zl_measure *each = zl_measures; each->name; each++) {
        zl_str_format(&list, ", %s", each->name);
        if (each->other)
            zl_str_format(&list, " (%s)", each->other);
    }
    zili_status status =
        list.failed ? zl_no_memory(err)
                    : zl_fail(err, ZILI_EUSAGE,
                              "There is no measure \"%.*s\"; there are "
                              "all%s.",
                              (int)name.size, name.bytes, zl_str_text(&list));
    zl_str_clear(&list);
    return status;
}

/* What stands for several measures, or one. */
static zili_status add_named(zl_chosen_list *choice, zl_view name,
                             zili_error *err)
{
    bool all = zl_view_is(name, "all"), delta_p = zl_view_is(name, "delta_p");
    const zl_measure *measure = zl_measure_find(name.bytes, name.size);
    zili_status status = ZILI_OK;

    if (measure)
        return add(choice, measure, name, err);
    for (const zl_measure *each = zl_measures; !status && each->name; each++) {
        zl_view own = zl_view_of(each->name);
        if (all || (delta_p && zl_view_starts(own, name)))
            status = add(choice, each, own, err);
    }
    return all || delta_p ? status : fail_name(name, err);
}

zili_status zl_chosen_read(zl_chosen_list *choice, const char *text,
                           zili_error *err)
{
    zl_view rest = zl_view_of(text), name;
    zili_status status = ZILI_OK;

    *choice = (zl_chosen_list){ 0 };
    while (!status && zl_view_next(&rest, ',', &name))
        status = add_named(choice, name, err);
    if (!status && choice->count == 0)
        status = fail_name(zl_view_of(text), err);
    return status;
}
