/* given.c -- tokens that come already cut, given to a batch. */
#include "ingest/given.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/script.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void zl_given_init(zl_given *given, zl_batch *batch)
{
    *given = (zl_given){ .batch = batch };
}

static void clear_open(zl_given *given)
{
    for (size_t i = 0; i < given->open.count; i++) {
        zl_free(given->open.items[i].name);
        zl_free(given->open.items[i].kept);
    }
    for (size_t i = 0; i < given->value_names.count; i++)
        zl_free(given->value_names.items[i]);
    given->open.count = given->value_names.count = 0;
}

void zl_given_clear(zl_given *given)
{
    clear_open(given);
    zl_array_clear(&given->open);
    zl_array_clear(&given->value_names);
    zl_str_clear(&given->text);
}

/* ---- what stands between tokens ---- */

/* The first or last character of a text; 0 where it has none. */
static uint32_t edge_of(zl_view text, bool last)
{
    size_t at = last ? text.size : 0;

    if (text.size == 0)
        return 0;
    return last ? zl_utf8_last(text, &at) : zl_utf8_next(text, &at);
}

static bool is_one_of(uint32_t character, const char *list)
{
    zl_view rest = zl_view_of(list);

    for (size_t at = 0; at < rest.size;)
        if (zl_utf8_next(rest, &at) == character)
            return true;
    return false;
}

/* Chinese, and its signs, are written without blanks. */
static bool is_dense(uint32_t character)
{
    return zl_is_han(character) ||
           (character >= 0x3001 && character <= 0x303F) ||
           (character >= 0xFF01 && character <= 0xFF60);
}

static bool touch_by_rule(zl_view before, zl_view after)
{
    uint32_t left = edge_of(before, true), right = edge_of(after, false);

    if (is_dense(left) || is_dense(right))
        return true;
    return is_one_of(right, ",.;:!?)]}%’”…") || is_one_of(left, "([{“‘$£€");
}

static void add_glue(zl_given *given, const char *glue)
{
    zl_batch_glue(given->batch, zl_view_of(glue));
    zl_str_add_text(&given->text, glue);
}

static void settle_gap(zl_given *given, zl_view next)
{
    zl_view before = zl_view_cut(zl_str_view(&given->text), given->last,
                                 given->text.size);

    if (!given->has_token)
        return;
    if (given->line_end)
        add_glue(given, "\n");
    else if (given->gap == ZL_GIVEN_APART ||
             (given->gap == ZL_GIVEN_BY_RULE && !touch_by_rule(before, next)))
        add_glue(given, " ");
    given->line_end = false;
}

void zl_given_set_gap(zl_given *given, zl_given_gap gap)
{
    given->gap = gap;
}

/* ---- documents and regions ---- */

void zl_given_document(zl_given *given, zl_view name, const char *path)
{
    char *text = zl_copy_text(name.bytes, name.size);

    given->failed |= !text;
    if (text)
        zl_batch_document(given->batch, text, path, 0, "");
    zl_free(text);
    zl_str_empty(&given->text);
    given->last = 0;
    given->has_token = given->line_end = given->in_region =
        given->own_region = false;
    given->gap = ZL_GIVEN_BY_RULE;
}

void zl_given_end_document(zl_given *given)
{
    char digest[17];

    while (given->open.count > 0)
        zl_given_end(given,
                     zl_view_of(given->open.items[given->open.count - 1].name));
    if (given->in_region)
        zl_batch_region_end(given->batch);
    given->in_region = false;
    if (given->has_token)
        add_glue(given, "\n");
    given->failed |= given->text.failed;
    snprintf(digest, sizeof digest, "%016" PRIx64,
             zl_hash(given->text.bytes ? given->text.bytes : "",
                     given->text.size));
    zl_batch_source(given->batch, given->text.size, digest);
}

static void open_region(zl_given *given, const char *kind, const char *lang)
{
    if (given->in_region)
        zl_batch_region_end(given->batch);
    zl_batch_region_begin(given->batch, kind, lang);
    given->in_region = true;
}

void zl_given_region(zl_given *given, zl_view kind, zl_view lang)
{
    char *kind_text = zl_copy_text(kind.bytes, kind.size);
    char *lang_text = zl_copy_text(lang.bytes, lang.size);

    if (kind_text && lang_text)
        open_region(given, *kind_text ? kind_text : "text",
                    *lang_text ? lang_text : "und");
    else
        given->failed = true;
    given->own_region = true;
    zl_free(kind_text);
    zl_free(lang_text);
}

void zl_given_end_region(zl_given *given)
{
    if (given->in_region)
        zl_batch_region_end(given->batch);
    given->in_region = false;
    given->line_end = true;
}

/* ---- structures ---- */

static size_t depth_of(const zl_given *given, zl_view name)
{
    size_t depth = 0;

    for (size_t i = 0; i < given->open.count; i++)
        depth += zl_view_is(name, given->open.items[i].name);
    return depth;
}

void zl_given_begin(zl_given *given, zl_view name, zl_view value)
{
    zl_str kept = { 0 };
    size_t depth = depth_of(given, name);

    zl_str_add(&kept, name);
    if (depth > 0)
        zl_str_format(&kept, "%zu", depth);
    zl_given_open open = { zl_copy_text(name.bytes, name.size), kept.bytes,
                           0 };
    char *text = zl_copy_text(value.bytes, value.size);
    if (kept.failed || !open.name || !text ||
        !zl_array_push(&given->open, open)) {
        zl_free(open.name);
        zl_str_clear(&kept);
        given->failed = true;
    } else {
        zl_batch_begin(given->batch, open.kept, text);
    }
    zl_free(text);
}

void zl_given_value(zl_given *given, zl_view name, zl_view value)
{
    zl_given_open *open =
        given->failed ? NULL : &given->open.items[given->open.count - 1];
    zl_str whole = { 0 };

    if (!open)
        return;
    zl_str_format(&whole, "%s_%.*s", open->kept, (int)name.size, name.bytes);
    char *text = zl_copy_text(value.bytes, value.size);
    if (whole.failed || !text ||
        !zl_array_push(&given->value_names, whole.bytes)) {
        zl_str_clear(&whole);
        given->failed = true;
    } else {
        zl_batch_begin(given->batch, whole.bytes, text);
        open->values++;
    }
    zl_free(text);
}

static void close_structure(zl_given *given, size_t i)
{
    zl_given_open *open = &given->open.items[i];
    size_t first = 0;

    for (size_t k = 0; k < i; k++)
        first += given->open.items[k].values;
    for (size_t k = first; k < first + open->values; k++) {
        zl_batch_end(given->batch, given->value_names.items[k]);
        zl_free(given->value_names.items[k]);
    }
    memmove(given->value_names.items + first,
            given->value_names.items + first + open->values,
            (given->value_names.count - first - open->values) *
                sizeof *given->value_names.items);
    given->value_names.count -= open->values;
    zl_batch_end(given->batch, open->kept);
    if (strcmp(open->name, "p") == 0)
        given->line_end = true;
    zl_free(open->name);
    zl_free(open->kept);
    memmove(open, open + 1,
            (given->open.count - i - 1) * sizeof *given->open.items);
    given->open.count--;
}

bool zl_given_end(zl_given *given, zl_view name)
{
    for (size_t i = given->open.count; i-- > 0;) {
        if (!zl_view_is(name, given->open.items[i].name))
            continue;
        close_structure(given, i);
        return true;
    }
    return false;
}

/* ---- tokens ---- */

void zl_given_token(zl_given *given, zl_view form, const char *lang)
{
    if (!given->in_region)
        open_region(given, "text", lang);
    settle_gap(given, form);
    given->gap = ZL_GIVEN_BY_RULE;
    given->last = given->text.size;
    given->has_token = true;
    zl_str_add(&given->text, form);
    zl_batch_token(given->batch, form);
}
