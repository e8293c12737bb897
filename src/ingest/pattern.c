/* pattern.c -- what the path of a file says. */
#include "ingest/pattern.h"

#include "base/fail.h"
#include "base/mem.h"

#include <stdint.h>
#include <string.h>

/* ---- understanding a pattern ---- */

static zili_status fail_pattern(zl_view pattern, size_t at, const char *why,
                                zili_error *err)
{
    return zl_fail(err, ZILI_EUSAGE,
                   "The pattern of paths \"%.*s\" does not work: %s (byte "
                   "%zu). Write it as '{year}/{author}-{title}.txt'.",
                   (int)(pattern.size < 200 ? pattern.size : 200),
                   pattern.bytes, why, at);
}

static bool is_variable(const zl_pattern_part *part)
{
    return part->kind != ZL_LITERAL;
}

/* What is wrong with a part behind those that there are; NULL: nothing. */
static const char *fault_of(const zl_pattern *pattern, zl_pattern_part part)
{
    size_t count = pattern->parts.count;
    bool first = count == 0, named = part.kind == ZL_NAMED;

    if (count >= ZL_PATTERN_PARTS_MOST)
        return "it has too many names and stars";
    if (!first && is_variable(&part) &&
        is_variable(&pattern->parts.items[count - 1]) &&
        pattern->parts.items[count - 1].kind != ZL_FOLDERS)
        return "something must stand between two names or stars";
    if (named && zl_view_trim(part.text).size == 0)
        return "a name in braces is empty";
    if (named && memchr(part.text.bytes, '/', part.text.size))
        return "a name in braces has a slash";
    for (size_t i = 0; named && i < count; i++)
        if (pattern->parts.items[i].kind == ZL_NAMED &&
            zl_view_same(pattern->parts.items[i].text, part.text))
            return "a name comes twice";
    return NULL;
}

/* Up to the next byte that is no literal. */
static size_t literal_end(zl_view pattern, size_t at)
{
    while (at < pattern.size && !strchr("{}*", pattern.bytes[at]))
        at++;
    return at;
}

/* Take the part at `*at`; gives what is wrong, or NULL. */
static const char *take_part(zl_view pattern, size_t *at,
                             zl_pattern_part *part)
{
    size_t begin = *at;

    if (pattern.bytes[begin] == '}')
        return "a brace is closed that was not opened";
    if (pattern.bytes[begin] == '*') {
        *at += 1U + (begin + 1 < pattern.size &&
                    pattern.bytes[begin + 1] == '*');
        part->kind = *at - begin == 2 ? ZL_STARS : ZL_STAR;
        if (part->kind == ZL_STARS && *at < pattern.size &&
            pattern.bytes[*at] == '/' &&
            (begin == 0 || pattern.bytes[begin - 1] == '/')) {
            part->kind = ZL_FOLDERS;
            ++*at;
        }
        return NULL;
    }
    if (pattern.bytes[begin] != '{') {
        *at = literal_end(pattern, begin);
        *part = (zl_pattern_part){ ZL_LITERAL,
                                   zl_view_cut(pattern, begin, *at) };
        return NULL;
    }
    size_t end = literal_end(pattern, begin + 1);
    if (end >= pattern.size || pattern.bytes[end] != '}')
        return "a brace is not closed";
    *at = end + 1;
    *part = (zl_pattern_part){ ZL_NAMED,
                               zl_view_cut(pattern, begin + 1, end) };
    return NULL;
}

static bool has_name(const zl_pattern *pattern)
{
    for (size_t i = 0; i < pattern->parts.count; i++)
        if (pattern->parts.items[i].kind == ZL_NAMED)
            return true;
    return false;
}

zili_status zl_pattern_read(zl_pattern *out, zl_view pattern, zili_error *err)
{
    size_t at = 0;

    *out = (zl_pattern){ 0 };
    if (pattern.size > ZL_PATTERN_SIZE_MOST ||
        memchr(pattern.bytes, 0, pattern.size))
        return fail_pattern(pattern, 0, "it is too long, or no text", err);
    while (at < pattern.size) {
        zl_pattern_part part = { 0 };
        size_t begin = at;
        const char *fault = take_part(pattern, &at, &part);
        if (!fault)
            fault = fault_of(out, part);
        if (fault)
            return fail_pattern(pattern, begin, fault, err);
        if (!zl_array_push(&out->parts, part))
            return zl_no_memory(err);
    }
    return has_name(out) ? ZILI_OK
                         : fail_pattern(pattern, 0, "no name in braces is in "
                                                    "it",
                                        err);
}

void zl_pattern_clear(zl_pattern *pattern)
{
    zl_array_clear(&pattern->parts);
}

/* ---- matching ---- */

/* For part `p` and byte `i`: whether the parts from `p` on can be what stands
 * from `i` on. A row has a place behind the last byte. */
struct match {
    const zl_pattern *pattern;
    zl_view path;
    uint8_t *can;
};

static uint8_t *can(const struct match *match, size_t part, size_t at)
{
    return &match->can[part * (match->path.size + 1) + at];
}

static bool begins_name(zl_view path, size_t at)
{
    return at == 0 || path.bytes[at - 1] == '/';
}

static bool fits(const struct match *match, size_t p, size_t at)
{
    const zl_pattern_part *part = &match->pattern->parts.items[p];
    size_t end = match->path.size;

    if (part->kind == ZL_LITERAL)
        return end - at >= part->text.size &&
               memcmp(match->path.bytes + at, part->text.bytes,
                      part->text.size) == 0 &&
               *can(match, p + 1, at + part->text.size);
    if (part->kind == ZL_FOLDERS)
        return (begins_name(match->path, at) && *can(match, p + 1, at)) ||
               (at < end && *can(match, p, at + 1));
    bool goes_on = at < end && (part->kind == ZL_STARS ||
                                match->path.bytes[at] != '/');
    if (part->kind == ZL_NAMED)
        return goes_on &&
               (*can(match, p + 1, at + 1) || *can(match, p, at + 1));
    return *can(match, p + 1, at) || (goes_on && *can(match, p, at + 1));
}

static void fill(const struct match *match)
{
    size_t parts = match->pattern->parts.count;

    for (size_t at = 0; at <= match->path.size; at++)
        *can(match, parts, at) = at == match->path.size;
    for (size_t p = parts; p-- > 0;)
        for (size_t at = match->path.size + 1; at-- > 0;)
            *can(match, p, at) = fits(match, p, at);
}

/* The shortest that part `p` can be from `at` on; the whole can match. */
static size_t end_of(const struct match *match, size_t p, size_t at)
{
    const zl_pattern_part *part = &match->pattern->parts.items[p];

    if (part->kind == ZL_LITERAL)
        return at + part->text.size;
    at += part->kind == ZL_NAMED;
    while (!*can(match, p + 1, at) ||
           (part->kind == ZL_FOLDERS && !begins_name(match->path, at)))
        at++;
    return at;
}

static bool match_from(const struct match *match, size_t at, zl_view *values)
{
    if (!*can(match, 0, at))
        return false;
    for (size_t p = 0; p < match->pattern->parts.count; p++) {
        size_t end = end_of(match, p, at);
        values[p] = zl_view_cut(match->path, at, end);
        at = end;
    }
    return true;
}

static bool has_slash(const zl_pattern *pattern)
{
    for (size_t i = 0; i < pattern->parts.count; i++) {
        const zl_pattern_part *part = &pattern->parts.items[i];
        if (part->kind == ZL_FOLDERS ||
            (part->kind == ZL_LITERAL &&
             memchr(part->text.bytes, '/', part->text.size)))
            return true;
    }
    return false;
}

bool zl_pattern_match(const zl_pattern *pattern, zl_view path, bool tail,
                      zl_view *values, bool *failed)
{
    struct match match = { .pattern = pattern, .path = path };
    bool found = false;

    if (pattern->parts.count == 0 || path.size > ZL_PATTERN_PATH_MOST)
        return false;
    match.can = zl_alloc_array((pattern->parts.count + 1) * (path.size + 1),
                               sizeof *match.can);
    *failed |= !match.can;
    if (!match.can)
        return false;
    fill(&match);
    tail |= !has_slash(pattern);
    for (size_t at = 0; !found && at < (tail ? path.size : 1); at++)
        if (begins_name(path, at))
            found = match_from(&match, at, values);
    zl_free(match.can);
    return found;
}
