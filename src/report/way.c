/* way.c -- how a file is reached from a folder. */
#include "report/way.h"

#include "base/fail.h"
#include "base/file.h"

#include <limits.h>
#include <stdlib.h>

/* `path` as it is reached from `folder`; both are absolute, without links. */
static void add_way(zl_str *out, const char *folder, const char *path)
{
    size_t same = 0, i = 0;

    for (; folder[i] && folder[i] == path[i]; i++)
        if (folder[i] == '/')
            same = i + 1;
    if (!folder[i] && path[i] == '/') {
        zl_str_add_text(out, path + i + 1);
        return;
    }
    for (const char *at = folder + same; *at; at++)
        if (at == folder + same || at[-1] == '/')
            zl_str_add_text(out, "../");
    zl_str_add_text(out, path + same);
}

zili_status zl_way(zl_str *out, const char *folder, const char *path,
                   zili_error *err)
{
    char from[PATH_MAX], to[PATH_MAX];

    zl_str_empty(out);
    if (!realpath(folder, from))
        return zl_fail_system(err, "read", folder);
    if (!realpath(path, to))
        return zl_fail_system(err, "read", path);
    add_way(out, from, to);
    return out->failed ? zl_no_memory(err) : ZILI_OK;
}

void zl_folder_of(zl_str *out, const char *path)
{
    size_t size = (size_t)(zl_file_name(path) - path);

    while (size > 1 && path[size - 1] == '/')
        size--;
    if (size)
        zl_str_add(out, (zl_view){ path, size });
    else
        zl_str_add_text(out, ".");
}
