/* given.c -- tokens that come already cut, given to a batch. */
#include "ingest/given.h"

#include "base/utf8.h"
#include "text/script.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void zl_given_init(zl_given *given, zl_batch *batch)
{
    *given = (zl_given){ .batch = batch };
}

void zl_given_clear(zl_given *given)
{
    zl_map_clear(&given->names);
    zl_array_clear(&given->is_open);
    zl_array_clear(&given->open);
    zl_array_clear(&given->stored);
    zl_str_clear(&given->document);
    zl_str_clear(&given->last);
    zl_str_clear(&given->name);
    zl_str_clear(&given->value);
}

/* The same with a zero byte behind it, in a scratch of the caller's. */
static const char *text_of(zl_given *given, zl_str *scratch, zl_view view)
{
    zl_str_empty(scratch);
    zl_str_add(scratch, view);
    given->failed |= scratch->failed;
    return zl_str_text(scratch);
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

/* Chinese and Japanese, and their signs, are written without blanks. */
static bool is_dense(uint32_t character)
{
    return zl_is_han(character) ||
           (character >= 0x3001 && character <= 0x30FF) ||
           (character >= 0xFF01 && character <= 0xFF60);
}

static bool is_apostrophe(uint32_t character)
{
    return character == '\'' || character == 0x2019;
}

/* What taggers of English cut off: 's, 're, n't. */
static bool is_ending(zl_view token)
{
    static const char *const endings[] = { "s", "re", "ve", "ll",
                                           "d", "m",  "t" };
    bool negates = token.size > 1 && (token.bytes[0] | 0x20) == 'n';
    size_t at = negates ? 1 : 0;

    if (!is_apostrophe(zl_utf8_next(token, &at)))
        return false;
    zl_view rest = zl_view_cut(token, at, token.size);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (rest.size == strlen(endings[i]) &&
            strncasecmp(rest.bytes, endings[i], rest.size) == 0)
            return true;
    return false;
}

static bool touch_by_rule(zl_view before, zl_view after)
{
    uint32_t left = edge_of(before, true), right = edge_of(after, false);

    if (is_dense(left) || is_dense(right))
        return true;
    return is_one_of(right, ",.;:!?)]}%’”…") || is_ending(after) ||
           is_one_of(left, "([{“‘$£€");
}

static void add_bytes(zl_given *given, zl_view bytes)
{
    zl_hasher_add(&given->hasher, bytes.bytes, bytes.size);
    given->size += bytes.size;
}

static void add_glue(zl_given *given, const char *glue)
{
    zl_batch_glue(given->batch, zl_view_of(glue));
    add_bytes(given, zl_view_of(glue));
}

static void settle_gap(zl_given *given, zl_view next)
{
    zl_view before = zl_str_view(&given->last);

    if (!given->has_token)
        return;
    if (given->line_end)
        add_glue(given, "\n");
    else if (given->gap == ZL_GIVEN_APART ||
             (given->gap == ZL_GIVEN_BY_RULE && !touch_by_rule(before, next)))
        add_glue(given, " ");
}

void zl_given_set_gap(zl_given *given, zl_given_gap gap)
{
    given->gap = gap;
}

/* ---- names ---- */

static void add_name(zl_str *to, zl_view name)
{
    for (size_t i = 0; i < name.size; i++) {
        char byte = name.bytes[i];
        zl_str_add_byte(to, byte == '.' || byte == ':' ? '_' : byte);
    }
}

/* The number of the name in `given->name`, new or old; ZL_MAP_NONE where
 * there are too many, or without memory. */
static uint32_t number_name(zl_given *given)
{
    uint32_t number = given->name.failed
                          ? ZL_MAP_NONE
                          : zl_map_add(&given->names,
                                       zl_str_view(&given->name));

    if (number == ZL_MAP_NONE ||
        (number == given->is_open.count &&
         !zl_array_push(&given->is_open, false))) {
        given->failed = true;
        return ZL_MAP_NONE;
    }
    if (number < ZL_GIVEN_NAMES_MOST)
        return number;
    given->wrong = "there are more than 1000 different names of elements and "
                   "attributes, and an index holds no more";
    return ZL_MAP_NONE;
}

/* The number of a name as written, or as stored of an attribute or of itself
 * ("") at some depth. */
static uint32_t number_of(zl_given *given, zl_view name, zl_view attribute,
                          uint32_t depth)
{
    zl_str_empty(&given->name);
    add_name(&given->name, name);
    if (attribute.size)
        zl_str_add_byte(&given->name, '_');
    add_name(&given->name, attribute);
    if (depth > 0)
        zl_str_format(&given->name, "%" PRIu32, depth);
    return number_name(given);
}

static bool is_reserved(zl_view name)
{
    return zl_view_is(name, "doc") || zl_view_is(name, "region") ||
           zl_view_is(name, "lang");
}

/* ---- regions ---- */

static void open_region(zl_given *given, const char *kind, const char *lang)
{
    if (given->in_region)
        zl_batch_region_end(given->batch);
    zl_batch_region_begin(given->batch, kind, lang);
    given->in_region = true;
}

static void end_region(zl_given *given)
{
    if (given->in_region)
        zl_batch_region_end(given->batch);
    given->in_region = given->own_region = false;
    given->line_end = true;
}

/* ---- structures ---- */

/* Open a structure that is stored as `name`, for the innermost open one. */
static bool store(zl_given *given, uint32_t name, zl_view value)
{
    zl_view text = zl_map_key(&given->names, name);

    if (is_reserved(text)) {
        given->wrong = "the index has this name for itself";
        return false;
    }
    if (given->is_open.items[name]) {
        given->wrong = "a structure that is called so is open already";
        return false;
    }
    const char *kept = text_of(given, &given->value, value);
    if (!zl_array_push(&given->stored, name)) {
        given->failed = true;
        return false;
    }
    given->is_open.items[name] = true;
    given->open.items[given->open.count - 1].stored++;
    zl_batch_begin(given->batch, text.bytes, kept);
    return true;
}

static uint32_t depth_of(const zl_given *given, uint32_t name)
{
    uint32_t depth = 0;

    for (size_t i = 0; i < given->open.count; i++)
        depth += given->open.items[i].name == name;
    return depth;
}

/* One more open structure, of which nothing is stored yet. */
static bool push(zl_given *given, zl_view name)
{
    zl_given_open open = { .tokens = given->tokens };

    if (given->open.count == ZL_GIVEN_DEPTH_MOST) {
        given->wrong = "elements lie more than 128 deep, or one is not closed";
        return false;
    }
    open.name = number_of(given, name, zl_view_of(""), 0);
    if (open.name == ZL_MAP_NONE)
        return false;
    open.depth = depth_of(given, open.name);
    if (zl_array_push(&given->open, open))
        return true;
    given->failed = true;
    return false;
}

bool zl_given_begin(zl_given *given, zl_view name, zl_view value)
{
    if (!push(given, name))
        return false;
    uint32_t kept =
        number_of(given, name, zl_view_of(""),
                  given->open.items[given->open.count - 1].depth);
    return kept != ZL_MAP_NONE && store(given, kept, value);
}

bool zl_given_value(zl_given *given, zl_view name, zl_view value)
{
    if (given->failed)
        return false;
    zl_given_open *open = &given->open.items[given->open.count - 1];
    uint32_t number =
        number_of(given, zl_map_key(&given->names, open->name), name,
                  open->depth);
    return number != ZL_MAP_NONE && store(given, number, value);
}

/* Close the i-th open structure. */
static void close_structure(zl_given *given, size_t i)
{
    zl_given_open *open = &given->open.items[i];
    size_t first = 0, end;

    for (size_t k = 0; k < i; k++)
        first += given->open.items[k].stored;
    end = first + open->stored;
    given->ended_empty = open->tokens == given->tokens;
    for (size_t k = first; k < end; k++) {
        uint32_t name = given->stored.items[k];
        given->is_open.items[name] = false;
        zl_batch_end(given->batch, zl_map_key(&given->names, name).bytes);
    }
    if (end > first)
        memmove(given->stored.items + first, given->stored.items + end,
                (given->stored.count - end) * sizeof *given->stored.items);
    given->stored.count -= end - first;
    zl_view name = zl_map_key(&given->names, open->name);
    if (zl_view_is(name, "region"))
        end_region(given);
    if (zl_view_is(name, "p"))
        given->line_end = true;
    memmove(open, open + 1,
            (given->open.count - i - 1) * sizeof *given->open.items);
    given->open.count--;
}

bool zl_given_end(zl_given *given, zl_view name)
{
    zl_str_empty(&given->name);
    add_name(&given->name, name);
    given->failed |= given->name.failed;
    uint32_t number = zl_map_find(&given->names, zl_str_view(&given->name));
    for (size_t i = given->open.count; i-- > given->inherited;)
        if (given->open.items[i].name == number) {
            close_structure(given, i);
            return true;
        }
    return false;
}

bool zl_given_region(zl_given *given, zl_view kind, zl_view lang)
{
    if (given->own_region) {
        given->wrong = "a region lies in no other";
        return false;
    }
    if (!push(given, zl_view_of("region")))
        return false;
    const char *kind_text = text_of(given, &given->name, kind);
    const char *lang_text = text_of(given, &given->value, lang);
    open_region(given, *kind_text ? kind_text : "text",
                *lang_text ? lang_text : "und");
    given->own_region = given->line_end = true;
    return true;
}

/* ---- documents ---- */

void zl_given_document(zl_given *given, zl_view name, const char *path)
{
    zl_batch_document(given->batch, text_of(given, &given->document, name),
                      path, 0, "");
    zl_hasher_begin(&given->hasher);
    given->size = 0;
    zl_str_empty(&given->last);
    given->inherited = 0;
    given->has_token = given->line_end = false;
    given->in_region = given->own_region = false;
}

void zl_given_datum(zl_given *given, zl_view key, zl_view value)
{
    zl_str_empty(&given->name);
    add_name(&given->name, key);
    given->failed |= given->name.failed;
    const char *text = text_of(given, &given->value, value);
    zl_batch_datum(given->batch, zl_str_text(&given->name), text);
}

void zl_given_end_document(zl_given *given)
{
    char digest[17];

    while (given->open.count > 0)
        close_structure(given, given->open.count - 1);
    end_region(given);
    if (given->has_token)
        add_glue(given, "\n");
    if (given->more)
        given->failed |= !given->more->give(given->more->user, given->batch,
                                            zl_str_text(&given->document));
    given->failed |= given->last.failed;
    snprintf(digest, sizeof digest, "%016" PRIx64,
             zl_hasher_end(&given->hasher));
    zl_batch_source(given->batch, given->size, digest);
}

/* ---- tokens ---- */

void zl_given_token(zl_given *given, zl_view form, const char *lang)
{
    if (!given->in_region)
        open_region(given, "text", lang);
    settle_gap(given, form);
    given->gap = given->usual;
    given->line_end = false;
    given->has_token = true;
    given->tokens++;
    zl_str_empty(&given->last);
    zl_str_add(&given->last, form);
    add_bytes(given, form);
    zl_batch_token(given->batch, form);
}
