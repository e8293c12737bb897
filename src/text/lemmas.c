/* lemmas.c -- which forms have which lemma, by a list that the user brings. */
#include "text/lemmas.h"

#include "base/fail.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/list_file.h"

#include <string.h>

struct zl_lemmas {
    zl_list_file file;
    zl_fold *fold;               /* NULL: exact */
    zl_map forms;                /* keys … */
    ZL_ARRAY(uint32_t) lemma_of; /* … and their lemmas */
    zl_map keys;                 /* of the lemmas … */
    ZL_ARRAY(zl_view) shown; /* … and what the list has, lent from the file */
    ZL_ARRAY(uint32_t) grouped;   /* the forms, by lemma … */
    ZL_ARRAY(uint32_t) group_ends; /* … and where those of each end */
    uint64_t twice;          /* forms with another lemma too; the first one: */
    zl_str twice_form, twice_first, twice_second;
    zl_str scratch;
};

/* Which cell of a line is the lemma. */
enum order { LEMMA_FIRST, LEMMA_SECOND };

/* ---- lines ---- */

static bool is_comment(zl_view line)
{
    return !line.size || strchr("#;[", line.bytes[0]);
}

/* Cut "be -> am, are" behind the lemma; SIZE_MAX: there is no arrow. */
static size_t find_arrow(zl_view line)
{
    return zl_view_find(line, zl_view_of("->"));
}

static bool next_entry(zl_list_file *file, zl_view *line)
{
    while (zl_list_file_next(file, line))
        if (!is_comment(*line))
            return true;
    return false;
}

/* The next word of what stands behind an arrow. */
static bool next_form(zl_view *rest, zl_view *form)
{
    size_t begin = 0, end;

    while (begin < rest->size && strchr(", \t", rest->bytes[begin]))
        begin++;
    for (end = begin; end < rest->size && !strchr(", \t", rest->bytes[end]);)
        end++;
    *form = zl_view_cut(*rest, begin, end);
    *rest = zl_view_cut(*rest, end, rest->size);
    return form->size;
}

/* ---- which column is which ---- */

/* Whether a line names the columns, and in which order they are. */
static bool names_columns(zl_view line, enum order *order)
{
    static const char *const lemmas[] = { "lemma", "headword", NULL };
    static const char *const forms[] = { "form",  "word",     "token",
                                         "forms", "wordform", NULL };
    zl_view first, second;

    if (!zl_view_next(&line, '\t', &first) ||
        !zl_view_next(&line, '\t', &second))
        return false;
    *order = zl_list_names(first, lemmas) ? LEMMA_FIRST : LEMMA_SECOND;
    return (zl_list_names(first, lemmas) && zl_list_names(second, forms)) ||
           (zl_list_names(second, lemmas) && zl_list_names(first, forms));
}

/* In lines of two cells, forms are more than lemmas. */
static zili_status guess_order(zl_list_file *file, enum order *order,
                               zili_error *err)
{
    zl_map columns[2] = { 0 };
    bool enough = true, pairs = true;
    zl_view line, cell;

    while (enough && pairs && next_entry(file, &line)) {
        size_t cells = 0;
        pairs = find_arrow(line) == SIZE_MAX;
        for (; enough && zl_view_next(&line, '\t', &cell); cells++)
            enough = cells > 1 ||
                     zl_map_add(&columns[cells], cell) != ZL_MAP_NONE;
        pairs = pairs && cells <= 2;
    }
    uint32_t first = columns[0].count, second = columns[1].count;
    *order = pairs && first > second ? LEMMA_SECOND : LEMMA_FIRST;
    zl_map_clear(&columns[0]);
    zl_map_clear(&columns[1]);
    if (!enough)
        return zl_no_memory(err);
    if (!pairs || first != second || first == 0)
        return ZILI_OK;
    return zl_fail(err, ZILI_EUSAGE,
                   "%s has as many different words in its first column as in "
                   "its second: begin it with a line that names them, lemma "
                   "and form with a tab between.",
                   file->path);
}

/* ---- entries ---- */

static bool key_of(zl_lemmas *lemmas, zl_view text, zl_view *key)
{
    *key = text;
    if (!lemmas->fold)
        return true;
    zl_str_empty(&lemmas->scratch);
    zl_fold_add(lemmas->fold, text, &lemmas->scratch);
    *key = zl_str_view(&lemmas->scratch);
    return !lemmas->scratch.failed;
}

/* The number of a lemma, new or old; ZL_MAP_NONE without memory. */
static uint32_t lemma_of(zl_lemmas *lemmas, zl_view text)
{
    zl_view key;

    if (!key_of(lemmas, text, &key))
        return ZL_MAP_NONE;
    uint32_t number = zl_map_add(&lemmas->keys, key);
    if (number == lemmas->shown.count && !zl_array_push(&lemmas->shown, text))
        return ZL_MAP_NONE;
    return number;
}

/* The first lemma of a form counts. */
static bool add_form(zl_lemmas *lemmas, zl_view form, uint32_t lemma)
{
    zl_view key;

    if (!key_of(lemmas, form, &key))
        return false;
    uint32_t number = zl_map_add(&lemmas->forms, key);
    if (number == ZL_MAP_NONE)
        return false;
    if (number == lemmas->lemma_of.count)
        return zl_array_push(&lemmas->lemma_of, lemma);
    uint32_t first = lemmas->lemma_of.items[number];
    if (first != lemma && lemmas->twice++ == 0) {
        zl_str_add(&lemmas->twice_form, form);
        zl_str_add(&lemmas->twice_first, lemmas->shown.items[first]);
        zl_str_add(&lemmas->twice_second, lemmas->shown.items[lemma]);
    }
    return true;
}

static zili_status refuse(const zl_lemmas *lemmas, zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s, line %zu: this is no line of a list of lemmas. A line "
                   "has a lemma and its forms, as in be -> am, are, is; or "
                   "both with tabs between.",
                   lemmas->file.path, lemmas->file.line);
}

/* "be -> am, are" */
static zili_status take_arrow(zl_lemmas *lemmas, zl_view line, size_t arrow,
                              zili_error *err)
{
    zl_view head = zl_view_trim(zl_view_cut(line, 0, arrow)), form;
    zl_view rest = zl_view_cut(line, arrow + 2, line.size);

    if (!head.size)
        return refuse(lemmas, err);
    uint32_t lemma = lemma_of(lemmas, head);
    bool enough = lemma != ZL_MAP_NONE && add_form(lemmas, head, lemma);
    while (enough && next_form(&rest, &form))
        enough = add_form(lemmas, form, lemma);
    return enough ? ZILI_OK : zl_no_memory(err);
}

static zili_status take_cells(zl_lemmas *lemmas, zl_view line,
                              enum order order, zili_error *err)
{
    zl_view first, cell;

    if (!zl_view_next(&line, '\t', &first) || !first.size ||
        !zl_view_next(&line, '\t', &cell) || !cell.size)
        return refuse(lemmas, err);
    zl_view head = order == LEMMA_FIRST ? first : cell;
    uint32_t lemma = lemma_of(lemmas, head);
    bool enough = lemma != ZL_MAP_NONE && add_form(lemmas, head, lemma) &&
                  add_form(lemmas, order == LEMMA_FIRST ? cell : first, lemma);
    while (enough && zl_view_next(&line, '\t', &cell))
        enough = !cell.size || add_form(lemmas, cell, lemma);
    return enough ? ZILI_OK : zl_no_memory(err);
}

static zili_status take_lines(zl_lemmas *lemmas, zili_error *err)
{
    zl_list_file *file = &lemmas->file;
    enum order order = LEMMA_FIRST;
    zl_view line;
    zili_status status = ZILI_OK;

    bool named = next_entry(file, &line) && names_columns(line, &order);
    if (!named) {
        zl_list_file_rewind(file);
        status = guess_order(file, &order, err);
        zl_list_file_rewind(file);
    }
    while (!status && next_entry(file, &line)) {
        size_t arrow = find_arrow(line);
        status = arrow == SIZE_MAX ? take_cells(lemmas, line, order, err)
                                   : take_arrow(lemmas, line, arrow, err);
    }
    if (!status && !lemmas->keys.count)
        return zl_fail(err, ZILI_EFORMAT, "%s has no lemmas.", file->path);
    bool failed = lemmas->twice_form.failed || lemmas->twice_first.failed ||
                  lemmas->twice_second.failed;
    return !status && failed ? zl_no_memory(err) : status;
}

/* ---- the forms of a lemma ---- */

/* Forms sorted by lemma, by counting: `group_ends` counts first, then says
 * where each begins, and as forms are put there, where it ends. */
static bool group_forms(zl_lemmas *lemmas)
{
    size_t forms = lemmas->forms.count, heads = lemmas->keys.count, sum = 0;

    if (!zl_array_reserve(&lemmas->grouped, forms) ||
        !zl_array_reserve(&lemmas->group_ends, heads))
        return false;
    uint32_t *ends = lemmas->group_ends.items;
    memset(ends, 0, heads * sizeof *ends);
    for (size_t i = 0; i < forms; i++)
        ends[lemmas->lemma_of.items[i]]++;
    for (size_t i = 0; i < heads; i++) {
        size_t count = ends[i];
        ends[i] = (uint32_t)sum;
        sum += count;
    }
    for (size_t i = 0; i < forms; i++)
        lemmas->grouped.items[ends[lemmas->lemma_of.items[i]]++] = (uint32_t)i;
    lemmas->grouped.count = forms;
    lemmas->group_ends.count = heads;
    return true;
}

/* ---- the door ---- */

static zili_status read_list(zl_lemmas *lemmas, const char *path, bool exact,
                             zili_error *err)
{
    zili_status status = zl_list_file_open(&lemmas->file, path, err);

    if (!status && !exact)
        status = zl_fold_open(&lemmas->fold, err);
    if (!status)
        status = take_lines(lemmas, err);
    return !status && !group_forms(lemmas) ? zl_no_memory(err) : status;
}

zili_status zl_lemmas_open(zl_lemmas **out, const char *path, bool exact,
                           zili_error *err)
{
    zl_lemmas *lemmas = *out = zl_alloc(sizeof *lemmas);

    if (!lemmas)
        return zl_no_memory(err);
    zili_status status = read_list(lemmas, path, exact, err);
    if (!status)
        return ZILI_OK;
    zl_lemmas_close(lemmas);
    *out = NULL;
    return status;
}

void zl_lemmas_close(zl_lemmas *lemmas)
{
    if (!lemmas)
        return;
    zl_list_file_close(&lemmas->file);
    zl_fold_close(lemmas->fold);
    zl_map_clear(&lemmas->forms);
    zl_array_clear(&lemmas->lemma_of);
    zl_map_clear(&lemmas->keys);
    zl_array_clear(&lemmas->shown);
    zl_array_clear(&lemmas->grouped);
    zl_array_clear(&lemmas->group_ends);
    zl_str_clear(&lemmas->twice_form);
    zl_str_clear(&lemmas->twice_first);
    zl_str_clear(&lemmas->twice_second);
    zl_str_clear(&lemmas->scratch);
    zl_free(lemmas);
}

/* ---- what they know ---- */

uint32_t zl_lemmas_of(const zl_lemmas *lemmas, zl_view form)
{
    uint32_t number = zl_map_find(&lemmas->forms, form);

    return number == ZL_MAP_NONE ? ZL_LEMMAS_NONE
                                 : lemmas->lemma_of.items[number];
}

uint32_t zl_lemmas_find(const zl_lemmas *lemmas, zl_view key)
{
    uint32_t number = zl_map_find(&lemmas->keys, key);

    return number == ZL_MAP_NONE ? ZL_LEMMAS_NONE : number;
}

zl_view zl_lemmas_shown(const zl_lemmas *lemmas, uint32_t lemma)
{
    return lemmas->shown.items[lemma];
}

zl_view zl_lemmas_key(const zl_lemmas *lemmas, uint32_t lemma)
{
    return zl_map_key(&lemmas->keys, lemma);
}

size_t zl_lemmas_forms(const zl_lemmas *lemmas, uint32_t lemma)
{
    uint32_t begin = lemma ? lemmas->group_ends.items[lemma - 1] : 0;

    return lemmas->group_ends.items[lemma] - begin;
}

zl_view zl_lemmas_form(const zl_lemmas *lemmas, uint32_t lemma, size_t i)
{
    uint32_t begin = lemma ? lemmas->group_ends.items[lemma - 1] : 0;

    return zl_map_key(&lemmas->forms, lemmas->grouped.items[begin + i]);
}

zl_lemmas_facts zl_lemmas_tell(const zl_lemmas *lemmas)
{
    return (zl_lemmas_facts){
        .path = lemmas->file.path,
        .forms = lemmas->forms.count,
        .lemmas = lemmas->keys.count,
        .twice = lemmas->twice,
        .twice_form = zl_str_text(&lemmas->twice_form),
        .twice_first = zl_str_text(&lemmas->twice_first),
        .twice_second = zl_str_text(&lemmas->twice_second),
    };
}
