/* keys.c -- under which key a type is looked up, by what is folded. */
#include "query/keys.h"

#include "base/mem.h"

void zl_keys_clear(zl_keys *keys)
{
    for (unsigned what = 0; what <= ZL_FOLD_ALL; what++) {
        zl_str_clear(&keys->tables[what].text);
        zl_free(keys->tables[what].ends);
    }
    *keys = (zl_keys){ 0 };
}

bool zl_keys_make(zl_keys *keys, unsigned what)
{
    struct zl_keys_table *table = &keys->tables[what];
    uint32_t count = zl_attribute_types(keys->attribute);

    if (what == ZL_FOLD_USUAL || table->ends)
        return true;
    size_t *ends = zl_alloc_array(count, sizeof *ends);
    if (!ends)
        return false;
    for (uint32_t type = 0; type < count; type++) {
        zl_fold_add_as(keys->fold, what,
                       zl_attribute_form(keys->attribute, type),
                       &table->text);
        ends[type] = table->text.size;
    }
    if (table->text.failed) {
        zl_str_clear(&table->text);
        zl_free(ends);
        return false;
    }
    table->ends = ends;
    return true;
}

zl_view zl_keys_of(const zl_keys *keys, unsigned what, uint32_t type)
{
    const struct zl_keys_table *table = &keys->tables[what];

    if (what == ZL_FOLD_USUAL)
        return zl_attribute_key(keys->attribute, type);
    return zl_view_cut(zl_str_view(&table->text),
                       type ? table->ends[type - 1] : 0, table->ends[type]);
}
