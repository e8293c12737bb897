/* json_objects.c -- the objects of a file of JSON, one after the other. */
#include "formats/json_objects.h"

#include "base/fail.h"
#include "base/records.h"
#include "base/utf8.h"

#include <json-c/json.h>

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* Objects and lists in each other; json-c takes such a limit. */
#define DEPTH 64

zili_status zl_json_open(zl_json *json)
{
    json->tokener = json_tokener_new_ex(DEPTH);
    if (!json->tokener)
        return zl_no_memory(json->err);
    json_tokener_set_flags(json->tokener,
                           JSON_TOKENER_STRICT |
                               JSON_TOKENER_ALLOW_TRAILING_CHARS);
    return ZILI_OK;
}

void zl_json_close(zl_json *json)
{
    json_object_put(json->object);
    if (json->tokener)
        json_tokener_free(json->tokener);
}

zl_view zl_json_bytes(const zl_json *json)
{
    return zl_view_cut(json->text, json->begin, json->at);
}

zili_status zl_json_fail(const zl_json *json, size_t at, const char *what)
{
    uint64_t line = json->lines_before + 1 +
                    zl_count_lines(zl_view_cut(json->text, 0, at), '\n');

    return zl_fail(json->err, ZILI_EFORMAT, "%s, line %" PRIu64 ": %s",
                   json->path, line, what);
}

static void skip_blanks(zl_json *json)
{
    zl_view text = json->text;

    while (json->at < text.size && text.bytes[json->at] &&
           strchr(" \t\r\n", text.bytes[json->at]))
        json->at++;
}

static bool skip_byte(zl_json *json, char byte)
{
    skip_blanks(json);
    if (json->at == json->text.size ||
        json->text.bytes[json->at] != byte)
        return false;
    json->at++;
    return true;
}

void zl_json_go(zl_json *json, zl_view text, uint64_t lines)
{
    json->text = text;
    json->lines_before = lines;
    json->at = text.size - zl_utf8_body(text).size;
    json->done = json->array = false;
    json->number = lines + json->lines;
    if (!json->lines)
        json->array = skip_byte(json, '[');
}

static zili_status fail_parse(const zl_json *json, size_t at)
{
    enum json_tokener_error error =
        json_tokener_get_error(json->tokener);
    char what[200];

    snprintf(what, sizeof what, "this is no JSON: %s. %s",
             error == json_tokener_success || error == json_tokener_continue
                 ? "the object does not end"
                 : json_tokener_error_desc(error),
             json->lines ? "Each line must be an object by itself."
                            : "Mend it, or save it again.");
    return zl_json_fail(json, at, what);
}

/* Parse what begins at `at` and ends at `end` or before. */
static zili_status parse(zl_json *json, size_t end)
{
    size_t begin = json->begin = json->at;
    size_t size = end - begin < INT_MAX ? end - begin : INT_MAX;

    json_object_put(json->object);
    json_tokener_reset(json->tokener);
    json->object = json_tokener_parse_ex(
        json->tokener, json->text.bytes + begin, (int)size);
    size_t taken = json_tokener_get_parse_end(json->tokener);
    json->at = begin + taken;
    return json->object ? ZILI_OK : fail_parse(json, begin + taken);
}

/* Between the objects of an array. */
static zili_status pass_comma(zl_json *json)
{
    if (!json->array || !json->number)
        return ZILI_OK;
    skip_blanks(json);
    if (json->at < json->text.size &&
        json->text.bytes[json->at] == ']')
        return ZILI_OK;
    return skip_byte(json, ',')
               ? ZILI_OK
               : zl_json_fail(json, json->at,
                              "a comma or ] is missing behind this object.");
}

/* Whether nothing follows. */
static bool is_end(zl_json *json)
{
    if (json->array && skip_byte(json, ']'))
        json->done = true;
    skip_blanks(json);
    return json->at == json->text.size;
}

/* Lines that are passed over count. */
static void count(zl_json *json, size_t from)
{
    json->number +=
        json->lines
            ? zl_count_lines(zl_view_cut(json->text, from, json->at),
                             '\n')
            : 1;
}

static size_t end_of(const zl_json *json)
{
    zl_view text = json->text;
    const char *line = json->lines
                           ? memchr(text.bytes + json->at, '\n',
                                    text.size - json->at)
                           : NULL;

    return line ? (size_t)(line - text.bytes) : text.size;
}

static zili_status check_line(zl_json *json, size_t end)
{
    while (json->at < end && json->text.bytes[json->at] &&
           strchr(" \t\r", json->text.bytes[json->at]))
        json->at++;
    return !json->lines || json->at == end
               ? ZILI_OK
               : zl_json_fail(json, json->at,
                              "something follows the object. Each line must "
                              "be one object.");
}

zili_status zl_json_next(zl_json *json, bool *more)
{
    size_t from = json->at;
    zili_status status = pass_comma(json);

    *more = !status && !is_end(json);
    if (!*more && !status && json->array && !json->done)
        return zl_json_fail(json, json->at, "the array does not end.");
    if (!*more)
        return status;
    count(json, from);
    if (json->done || json->text.bytes[json->at] != '{')
        return zl_json_fail(json, json->at,
                            "an object { … } should stand here. A file of "
                            "JSON is objects, one in each line or all in one "
                            "array.");
    size_t end = end_of(json);
    status = parse(json, end);
    return status ? status : check_line(json, end);
}
