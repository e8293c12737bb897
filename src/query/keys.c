/* keys.c -- under which key a type is looked up, by what is folded. */
#include "query/keys.h"

#include "base/fail.h"
#include "base/mem.h"

/* The keys of all types, one behind the other. */
struct table {
    zl_str text;
    size_t *ends; /* by type; NULL: not made yet */
};

struct zl_keys {
    const zili_corpus *corpus;
    zl_fold *fold;
    struct table tables[ZL_FOLD_ALL + 1];
};

zili_status zl_keys_open(zl_keys **out, const zili_corpus *corpus,
                         zili_error *err)
{
    *out = NULL;
    zl_keys *keys = zl_alloc(sizeof *keys);
    if (!keys)
        return zl_no_memory(err);
    keys->corpus = corpus;
    zili_status status = zl_fold_open(&keys->fold, err);
    if (status) {
        zl_keys_close(keys);
        return status;
    }
    *out = keys;
    return ZILI_OK;
}

void zl_keys_close(zl_keys *keys)
{
    if (!keys)
        return;
    for (unsigned what = 0; what <= ZL_FOLD_ALL; what++) {
        zl_str_clear(&keys->tables[what].text);
        zl_free(keys->tables[what].ends);
    }
    zl_fold_close(keys->fold);
    zl_free(keys);
}

zili_status zl_keys_make(zl_keys *keys, unsigned what, zili_error *err)
{
    struct table *table = &keys->tables[what];
    uint32_t count = zl_corpus_types(keys->corpus);

    if (what == ZL_FOLD_USUAL || table->ends)
        return ZILI_OK;
    size_t *ends = zl_alloc_array(count, sizeof *ends);
    if (!ends)
        return zl_no_memory(err);
    for (uint32_t type = 0; type < count; type++) {
        zl_fold_add_as(keys->fold, what, zl_corpus_form(keys->corpus, type),
                       &table->text);
        ends[type] = table->text.size;
    }
    if (table->text.failed) {
        zl_str_clear(&table->text);
        zl_free(ends);
        return zl_no_memory(err);
    }
    table->ends = ends;
    return ZILI_OK;
}

zl_view zl_keys_of(const zl_keys *keys, unsigned what, uint32_t type)
{
    const struct table *table = &keys->tables[what];

    if (what == ZL_FOLD_USUAL)
        return zl_corpus_fold(keys->corpus, type);
    return zl_view_cut(zl_str_view(&table->text),
                       type ? table->ends[type - 1] : 0, table->ends[type]);
}

void zl_keys_add(const zl_keys *keys, unsigned what, zl_view text,
                 zl_str *key)
{
    zl_fold_add_as(keys->fold, what, text, key);
}
