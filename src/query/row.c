/* row.c -- the tokens of a paragraph, whoever has cut it. */
#include "query/row.h"

/* ---- forms ---- */

zili_status zl_vocabulary_open(zl_vocabulary *words, zili_error *err)
{
    *words = (zl_vocabulary){ 0 };
    return zl_fold_open(&words->fold, err);
}

void zl_vocabulary_clear(zl_vocabulary *words)
{
    zl_fold_close(words->fold);
    zl_map_clear(&words->forms);
    zl_map_clear(&words->keys);
    for (unsigned what = 0; what < ZL_ROW_FOLDS; what++)
        zl_array_clear(&words->folded[what].list);
    zl_str_clear(&words->scratch);
    *words = (zl_vocabulary){ 0 };
}

void zl_vocabulary_fold(const zl_vocabulary *words, unsigned what,
                        zl_view text, zl_str *key)
{
    zl_fold_add_as(words->fold, what, text, key);
}

/* The key of the next type that has none yet. */
static bool add_key(zl_vocabulary *words, unsigned what)
{
    struct zl_vocabulary_keys *keys = &words->folded[what];
    zl_view form = zl_map_key(&words->forms, (uint32_t)keys->list.count);

    zl_str_empty(&words->scratch);
    zl_vocabulary_fold(words, what, form, &words->scratch);
    if (words->scratch.failed)
        return false;
    uint32_t key = zl_map_add(&words->keys, zl_str_view(&words->scratch));
    return key != ZL_MAP_NONE && zl_array_push(&keys->list, key);
}

static bool add_keys(zl_vocabulary *words, unsigned what)
{
    bool enough = true;

    while (enough && words->folded[what].list.count < words->forms.count)
        enough = add_key(words, what);
    return enough;
}

bool zl_vocabulary_want(zl_vocabulary *words, unsigned what)
{
    words->folded[what].wanted = true;
    return add_keys(words, what);
}

uint32_t zl_vocabulary_add(zl_vocabulary *words, zl_view form)
{
    uint32_t type = zl_map_add(&words->forms, form);
    bool enough = type != ZL_MAP_NONE;

    for (unsigned what = 0; enough && what < ZL_ROW_FOLDS; what++)
        if (words->folded[what].wanted)
            enough = add_keys(words, what);
    return enough ? type : ZL_MAP_NONE;
}

zl_view zl_vocabulary_form(const zl_vocabulary *words, uint32_t type)
{
    return zl_map_key(&words->forms, type);
}

zl_view zl_vocabulary_key(const zl_vocabulary *words, unsigned what,
                          uint32_t type)
{
    return zl_map_key(&words->keys, words->folded[what].list.items[type]);
}

/* ---- a row ---- */

void zl_row_begin(zl_row *row, const char *lang)
{
    row->lang = lang;
    row->tokens.count = 0;
    for (unsigned what = 0; what < ZL_ROW_FOLDS; what++) {
        zl_str_empty(&row->folded[what].text);
        row->folded[what].list.count = 0;
    }
}

static bool add_to(zl_row_keys *keys, zl_gap gap, zl_view key)
{
    zl_row_place place;

    if (gap != ZL_GAP_NONE)
        zl_str_add_byte(&keys->text, (char)(ZL_ROW_GAP + gap));
    place.begin = keys->text.size;
    zl_str_add(&keys->text, key);
    place.end = keys->text.size;
    return !keys->text.failed && zl_array_push(&keys->list, place);
}

/* Between the last token of the row and `form`. */
static zl_gap gap_before(const zl_row *row, const zl_vocabulary *words,
                         zl_view glue, zl_view form)
{
    size_t count = row->tokens.count;

    if (count == 0)
        return ZL_GAP_NONE;
    return zl_gap_of(
        zl_vocabulary_form(words, row->tokens.items[count - 1].type), glue,
        form);
}

bool zl_row_add(zl_row *row, zl_vocabulary *words, zl_view glue, zl_view form)
{
    zl_row_token token = { zl_vocabulary_add(words, form), glue.size == 0 };
    zl_gap gap = gap_before(row, words, glue, form);
    bool enough = token.type != ZL_MAP_NONE;

    for (unsigned what = 0; enough && what < ZL_ROW_FOLDS; what++)
        if (words->folded[what].wanted)
            enough = add_to(&row->folded[what], gap,
                            zl_vocabulary_key(words, what, token.type));
    return enough && zl_array_push(&row->tokens, token);
}

void zl_row_clear(zl_row *row)
{
    zl_array_clear(&row->tokens);
    for (unsigned what = 0; what < ZL_ROW_FOLDS; what++) {
        zl_str_clear(&row->folded[what].text);
        zl_array_clear(&row->folded[what].list);
    }
}
