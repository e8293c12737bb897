/* theme_file.h -- dictionaries of other tools, read as themes.
 *
 *     LIWC      .dic, or a first line "%"; .dicx, or "DicTerm,": a table
 *     WordStat  .cat
 *     KH Coder  a first line that begins with * or ＊: coding rules
 *
 * What cannot be said as a theme is refused with its line, and never passed
 * over. A category's name is made one of a theme (_ for what may not stand
 * there); what it was is the label then.
 *
 * A reader takes lines and tells what it meets:
 *
 *     while (zl_theme_file_next(file, &line))
 *         … zl_theme_file_begin(…), zl_theme_file_words(…) */
#ifndef ZL_QUERY_THEME_FILE_H
#define ZL_QUERY_THEME_FILE_H

#include "query/themes.h"

enum { ZL_THEME_FILE_THEMES = 10000 }; /* in a file */

typedef struct zl_theme_file {
    const char *path;
    zl_view rest; /* UTF-8 without zero bytes */
    size_t line; /* the number of the present one */
    zl_themes *themes;
    zili_error *err;
} zl_theme_file;

typedef zili_status zl_theme_reader(zl_theme_file *file);

/* The reader for these bytes, or NULL: they are YAML. */
zl_theme_reader *zl_theme_file_reader(const char *path, zl_view bytes);

zl_theme_reader zl_theme_file_liwc, zl_theme_file_liwc_table,
    zl_theme_file_wordstat, zl_theme_file_khcoder;

/* The next line without its end; false past the last. */
bool zl_theme_file_next(zl_theme_file *file, zl_view *line);

/* Fail with ZILI_EFORMAT: "path:line: " and the sentence. */
zili_status zl_theme_file_fail(const zl_theme_file *file, const char *format,
                               ...) __attribute__((format(printf, 2, 3)));

/* Append a name as a theme can have it, with _ for what may not stand there;
 * whether it had to be changed. */
bool zl_theme_file_name(zl_str *out, zl_view name);

/* Whether there is a theme with this name. Time: O(themes). */
bool zl_theme_file_has(const zl_themes *themes, const char *name);

/* Begin a theme below the one numbered `above` (SIZE_MAX: none), called `name`
 * and with the label `label` (empty: none but where the name is changed). Into
 * `*out` its number. Fails where there is one with that name, or no name. */
ZILI_MUST_CHECK zili_status zl_theme_file_begin(zl_theme_file *file,
                                                size_t above, zl_view name,
                                                zl_view label, size_t *out);

/* Words with * at their ends, with `marks` also ?, and blanks between. Words
 * with characters that mean something in a query are looked for as they
 * stand, however they are cut. */
ZILI_MUST_CHECK zili_status zl_theme_file_words(zl_theme_file *file,
                                                size_t theme, zl_view words,
                                                bool marks);

/* Append words as a query has them, without * and ?. */
void zl_theme_file_quote(zl_str *out, zl_view words);

/* Whether a query has them as they stand, but for * and with `marks` ?. */
bool zl_theme_file_is_plain(zl_view words, bool marks);

/* A pattern in the language of queries; a failure shows `shown`. */
ZILI_MUST_CHECK zili_status zl_theme_file_pattern(zl_theme_file *file,
                                                  size_t theme,
                                                  const char *query,
                                                  zl_view shown);

#endif
