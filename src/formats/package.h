/* package.h -- the parts of a file that is a zip of XML: libarchive lives here
 * and in what reads archives.
 *
 * All is done in memory. What is larger than a text can be is refused while it
 * is unpacked: more than 256 MiB in all, or more than 16 MiB that were made of
 * less than a hundredth. */
#ifndef ZL_FORMATS_PACKAGE_H
#define ZL_FORMATS_PACKAGE_H

#include "formats/filetype.h"
#include "text/decoding.h"

typedef struct zl_package zl_package;

/* Unpack the parts whose names are `wanted`. Fails with ZILI_EFORMAT (path,
 * part, why), ZILI_ENOMEM. Time: O(bytes unpacked + parts). */
ZILI_MUST_CHECK zili_status zl_package_open(zl_package **out,
                                            const zl_file *file,
                                            bool (*wanted)(const char *name),
                                            zili_error *err);
void zl_package_close(zl_package *package);

/* The parts that there are, in the order of the file. Lent until it is
 * closed. */
size_t zl_package_count(const zl_package *package);
const char *zl_package_name(const zl_package *package, size_t number);
zl_view zl_package_bytes(const zl_package *package, size_t number);

/* A part by its name; false where there is none. Of two of one name the
 * first. */
bool zl_package_find(const zl_package *package, zl_view name, zl_view *bytes);

/* The name of the part that a link leads to: from the folder `base` with its
 * slash, or from the root where it begins with one. "%20" is a blank, ".." a
 * folder less, and what stands behind # is left out. Lack of memory shows in
 * `out`. */
void zl_package_path(zl_str *out, zl_view base, zl_view link);

/* Whether bytes are a zip that begins with a part of a name, and behind it
 * what it holds, as `text` says. */
bool zl_package_begins(zl_view bytes, const char *text);

/* Whether bytes are a zip that has a part whose name begins so. What parts that
 * are archives themselves have does not count. Time: O(parts). */
bool zl_package_has(zl_view bytes, const char *name);

/* A part as text: itself where it is UTF-8; else what is made of it in `out`,
 * which starts from { 0 } and is cleared in any case: by its byte order mark,
 * by the encoding that its head says, or by what it looks like. `lenient`: what
 * is no character becomes U+FFFD, and is counted there. Fails as
 * zl_decoding_open() does. */
ZILI_MUST_CHECK zili_status zl_package_text(zl_view *text, zl_decoding *out,
                                            zl_view bytes, const char *path,
                                            bool lenient, zili_error *err);

#endif
