/* themes.h -- named lists of patterns in several languages, from a file.
 *
 *     autonomy:
 *       label: { zh: 自主, en: Autonomy }
 *       themes:
 *         self-reliance:
 *           zh: ['~"自力更生"']
 *           en: ['self-relian*', rely on ourselves]
 *
 * A quanteda dictionary loads unchanged: `name: [pattern, …]`, and maps in
 * maps; theme_file.h has dictionaries of other tools. The full name of a theme
 * is its path, "autonomy/self-reliance". */
#ifndef ZL_QUERY_THEMES_H
#define ZL_QUERY_THEMES_H

#include "query/tree.h"

#include <zili/error.h>

typedef struct zl_pattern {
    zl_node *tree;
    char *text;
    char *lang; /* of the regions it is looked for in; NULL: all */
} zl_pattern;

typedef struct zl_theme {
    char *name;       /* the path */
    char *label_zh, *label_en; /* NULL where the file has none */
    ZL_ARRAY(zl_pattern) patterns;
} zl_theme;

typedef struct zl_themes {
    ZL_ARRAY(zl_theme) list; /* in the order of the file, parents first */
} zl_themes;

/* Read a file, in whatever encoding it shows it is. On success `*out` is the
 * caller's. Fails with ZILI_EFORMAT or ZILI_EUSAGE (file, line, column; also
 * where a pattern does not parse), as zl_list_file_open(), ZILI_ENOMEM. Time:
 * O(bytes). */
ZILI_MUST_CHECK zili_status zl_themes_open(zl_themes **out, const char *path,
                                           zili_error *err);
void zl_themes_close(zl_themes *themes);

/* What stands in no name: a query could not say it behind @. The slash is for
 * paths alone. */
#define ZL_THEME_NOT_IN_NAMES "|()[]{}<\"~@/*+?"

/* Whether theme `i` is the one called `name` or lies below it. A name may
 * leave out the beginning of the path, as "self-reliance" does, unless it is
 * the whole path of another theme. */
bool zl_themes_is(const zl_themes *themes, size_t i, zl_view name);

/* The first theme that `name` means, or SIZE_MAX. */
size_t zl_themes_find(const zl_themes *themes, zl_view name);

#endif
