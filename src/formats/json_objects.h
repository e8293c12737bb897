/* json_objects.h -- the objects of a file of JSON, one after the other: one in
 * each line, or all in one array. */
#ifndef ZL_FORMATS_JSON_OBJECTS_H
#define ZL_FORMATS_JSON_OBJECTS_H

#include "base/text.h"

#include <zili/error.h>

struct json_object;
struct json_tokener;

/* Objects on their way. Begin with the path, for sentences, `lines` and `err`;
 * what is read lies in `text`, `begin` and behind. */
typedef struct zl_json {
    const char *path;
    bool lines; /* each stands in a line of its own … */
    bool array; /* … or in an array, which ends … */
    bool done;  /* … and has ended */
    zl_view text;
    uint64_t lines_before; /* in the file */
    size_t at;             /* the next one */
    size_t begin;          /* the one read last, and its … */
    uint64_t number;       /* … line or number */
    struct json_tokener *tokener;
    struct json_object *object; /* read last */
    zili_error *err;
} zl_json;

/* Fails with ZILI_ENOMEM; close it in any case. */
ZILI_MUST_CHECK zili_status zl_json_open(zl_json *json);
void zl_json_close(zl_json *json);

/* Begin with a text, before which the file has so many lines. */
void zl_json_go(zl_json *json, zl_view text, uint64_t lines);

/* Read the next object; none at the end: `*more` is false. Fails with
 * ZILI_EFORMAT, and ZILI_ENOMEM. Time: O(bytes of it). */
ZILI_MUST_CHECK zili_status zl_json_next(zl_json *json, bool *more);

/* The bytes of the object that was read last. */
zl_view zl_json_bytes(const zl_json *json);

/* ZILI_EFORMAT, with path and line of the byte at `at` of the text. */
ZILI_MUST_CHECK zili_status zl_json_fail(const zl_json *json, size_t at,
                                         const char *what);

#endif
