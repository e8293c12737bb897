/* yaml.h -- a YAML file as a tree of texts, with the place of each.
 *
 * The only file that knows libfyaml. Anchors and aliases are resolved,
 * nesting is limited to 32 levels, the file to 16 MiB, and the tree to a
 * million nodes, those that aliases repeat counted each time. Tags are not
 * looked at: every value is a text, and one left out is "". */
#ifndef ZL_BASE_YAML_H
#define ZL_BASE_YAML_H

#include "text.h"

#include <zili/error.h>

typedef struct zl_yaml zl_yaml;           /* a file */
typedef struct zl_yaml_node zl_yaml_node; /* lent until the file is closed */

typedef enum zl_yaml_kind {
    ZL_YAML_TEXT,
    ZL_YAML_LIST,
    ZL_YAML_MAP
} zl_yaml_kind;

struct zl_yaml_node {
    zl_yaml_kind kind;
    const char *text;   /* of a ZL_YAML_TEXT; "" otherwise */
    const char *key;    /* of a member of a map; NULL otherwise */
    uint32_t line, column; /* from 1; of the key, or of the item itself */
    size_t count;       /* of a list or map */
    const zl_yaml_node *items;
};

/* Read a file. Fails with ZILI_EFORMAT ("themes.yaml:3:7: …"), ZILI_EIO,
 * ZILI_ENOMEM. A key that stands twice in one map is an error. */
ZILI_MUST_CHECK zili_status zl_yaml_open(zl_yaml **out, const char *path,
                                         zili_error *err);
/* The same from bytes; messages call them `name`. */
ZILI_MUST_CHECK zili_status zl_yaml_parse(zl_yaml **out, const char *name,
                                          zl_view bytes, zili_error *err);
void zl_yaml_close(zl_yaml *yaml);

const char         *zl_yaml_path(const zl_yaml *yaml);
const zl_yaml_node *zl_yaml_root(const zl_yaml *yaml);

/* The member of a map with this key, or NULL. */
const zl_yaml_node *zl_yaml_get(const zl_yaml_node *map, const char *key);

/* Fail at a node: "plan.yaml:12:5: what is wrong." with ZILI_EUSAGE. */
zili_status zl_yaml_fail(const zl_yaml *yaml, const zl_yaml_node *node,
                         zili_error *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
