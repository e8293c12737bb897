/* headwords.c -- under which word forms are counted: their lemma, by a list,
 * or their stem. */
#include "analysis/headwords.h"

#include "analysis/list_file.h"
#include "base/array.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"
#include "text/fold.h"
#include "text/stem.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

struct zl_headwords {
    zl_stemmer *stemmer; /* or a list: */
    const char *stem;    /* its language; lent */
    zl_list_file file;
    zl_fold *fold;               /* NULL: exact */
    zl_map forms;                /* keys … */
    ZL_ARRAY(uint32_t) lemma_of; /* … and their lemmas */
    zl_map lemmas;               /* keys … */
    ZL_ARRAY(zl_view) shown; /* … and what the list has, lent from the file */
    uint64_t twice;          /* forms with another lemma too; the first one: */
    zl_str twice_form, twice_first, twice_second;
    zl_str key;
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

static bool is_one_of(zl_view cell, const char *const *names)
{
    for (; *names; names++)
        if (strlen(*names) == cell.size &&
            strncasecmp(*names, cell.bytes, cell.size) == 0)
            return true;
    return false;
}

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
    *order = is_one_of(first, lemmas) ? LEMMA_FIRST : LEMMA_SECOND;
    return (is_one_of(first, lemmas) && is_one_of(second, forms)) ||
           (is_one_of(second, lemmas) && is_one_of(first, forms));
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

static bool key_of(zl_headwords *heads, zl_view text, zl_view *key)
{
    *key = text;
    if (!heads->fold)
        return true;
    zl_str_empty(&heads->key);
    zl_fold_add(heads->fold, text, &heads->key);
    *key = zl_str_view(&heads->key);
    return !heads->key.failed;
}

/* The number of a lemma, new or old; ZL_MAP_NONE without memory. */
static uint32_t lemma_of(zl_headwords *heads, zl_view text)
{
    zl_view key;

    if (!key_of(heads, text, &key))
        return ZL_MAP_NONE;
    uint32_t number = zl_map_add(&heads->lemmas, key);
    if (number == heads->shown.count && !zl_array_push(&heads->shown, text))
        return ZL_MAP_NONE;
    return number;
}

/* The first lemma of a form counts. */
static bool add_form(zl_headwords *heads, zl_view form, uint32_t lemma)
{
    zl_view key;

    if (!key_of(heads, form, &key))
        return false;
    uint32_t number = zl_map_add(&heads->forms, key);
    if (number == ZL_MAP_NONE)
        return false;
    if (number == heads->lemma_of.count)
        return zl_array_push(&heads->lemma_of, lemma);
    uint32_t first = heads->lemma_of.items[number];
    if (first != lemma && heads->twice++ == 0) {
        zl_str_add(&heads->twice_form, form);
        zl_str_add(&heads->twice_first, heads->shown.items[first]);
        zl_str_add(&heads->twice_second, heads->shown.items[lemma]);
    }
    return true;
}

static zili_status refuse(const zl_headwords *heads, zili_error *err)
{
    return zl_fail(err, ZILI_EFORMAT,
                   "%s, line %zu: this is no line of a list of lemmas. A line "
                   "has a lemma and its forms, as in be -> am, are, is; or "
                   "both with tabs between.",
                   heads->file.path, heads->file.line);
}

/* "be -> am, are" */
static zili_status take_arrow(zl_headwords *heads, zl_view line, size_t arrow,
                              zili_error *err)
{
    zl_view head = zl_view_trim(zl_view_cut(line, 0, arrow)), form;
    zl_view rest = zl_view_cut(line, arrow + 2, line.size);

    if (!head.size)
        return refuse(heads, err);
    uint32_t lemma = lemma_of(heads, head);
    bool enough = lemma != ZL_MAP_NONE && add_form(heads, head, lemma);
    while (enough && next_form(&rest, &form))
        enough = add_form(heads, form, lemma);
    return enough ? ZILI_OK : zl_no_memory(err);
}

static zili_status take_cells(zl_headwords *heads, zl_view line,
                              enum order order, zili_error *err)
{
    zl_view first, cell;

    if (!zl_view_next(&line, '\t', &first) || !first.size ||
        !zl_view_next(&line, '\t', &cell) || !cell.size)
        return refuse(heads, err);
    zl_view head = order == LEMMA_FIRST ? first : cell;
    uint32_t lemma = lemma_of(heads, head);
    bool enough = lemma != ZL_MAP_NONE && add_form(heads, head, lemma) &&
                  add_form(heads, order == LEMMA_FIRST ? cell : first, lemma);
    while (enough && zl_view_next(&line, '\t', &cell))
        enough = !cell.size || add_form(heads, cell, lemma);
    return enough ? ZILI_OK : zl_no_memory(err);
}

static zili_status take_lines(zl_headwords *heads, zili_error *err)
{
    zl_list_file *file = &heads->file;
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
        status = arrow == SIZE_MAX ? take_cells(heads, line, order, err)
                                   : take_arrow(heads, line, arrow, err);
    }
    if (!status && !heads->lemmas.count)
        return zl_fail(err, ZILI_EFORMAT, "%s has no lemmas.", file->path);
    bool failed = heads->twice_form.failed || heads->twice_first.failed ||
                  heads->twice_second.failed;
    return !status && failed ? zl_no_memory(err) : status;
}

/* ---- the door ---- */

static zili_status read_list(zl_headwords *heads, const char *path, bool exact,
                             zili_error *err)
{
    zili_status status = zl_list_file_open(&heads->file, path, err);

    if (!status && !exact)
        status = zl_fold_open(&heads->fold, err);
    return status ? status : take_lines(heads, err);
}

zili_status zl_headwords_open(zl_headwords **out, const char *lemmas,
                              const char *stem, bool exact, zili_error *err)
{
    zl_headwords *heads = *out = zl_alloc(sizeof *heads);

    if (!heads)
        return zl_no_memory(err);
    heads->stem = stem;
    zili_status status = stem ? zl_stemmer_open(&heads->stemmer, stem, err)
                              : read_list(heads, lemmas, exact, err);
    if (!status)
        return ZILI_OK;
    zl_headwords_close(heads);
    *out = NULL;
    return status;
}

void zl_headwords_close(zl_headwords *heads)
{
    if (!heads)
        return;
    zl_stemmer_close(heads->stemmer);
    zl_list_file_close(&heads->file);
    zl_fold_close(heads->fold);
    zl_map_clear(&heads->forms);
    zl_array_clear(&heads->lemma_of);
    zl_map_clear(&heads->lemmas);
    zl_array_clear(&heads->shown);
    zl_str_clear(&heads->twice_form);
    zl_str_clear(&heads->twice_first);
    zl_str_clear(&heads->twice_second);
    zl_str_clear(&heads->key);
    zl_free(heads);
}

bool zl_headwords_find(zl_headwords *heads, zl_view *form, zl_view *key)
{
    if (heads->stemmer)
        return zl_stemmer_stem(heads->stemmer, *key, key);
    uint32_t number = zl_map_find(&heads->forms, heads->fold ? *key : *form);
    if (number == ZL_MAP_NONE)
        return true;
    uint32_t lemma = heads->lemma_of.items[number];
    *form = heads->shown.items[lemma];
    *key = zl_map_key(&heads->lemmas, lemma);
    return true;
}

bool zl_headwords_listed(const zl_headwords *heads)
{
    return !heads->stemmer;
}

void zl_headwords_note(const zl_headwords *heads, zili_table *table)
{
    if (heads->stemmer) {
        zl_table_add_note(table,
                          "counted by stem (Snowball, %s); shown is the most "
                          "frequent form",
                          heads->stem);
        return;
    }
    zl_table_add_note(table,
                      "counted by lemma: %s, %" PRIu32 " forms of %" PRIu32
                      " lemma%s; other words are counted as they are",
                      heads->file.path, heads->forms.count,
                      heads->lemmas.count,
                      heads->lemmas.count == 1 ? "" : "s");
    if (heads->twice)
        zl_table_add_note(
            table,
            "in the list %" PRIu64 " form%s under more than one "
            "lemma, as %s (%s, %s): the first counts",
            heads->twice, heads->twice == 1 ? " stands" : "s stand",
            zl_str_text(&heads->twice_form), zl_str_text(&heads->twice_first),
            zl_str_text(&heads->twice_second));
}
