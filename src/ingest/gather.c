/* gather.c -- which files a list of paths stands for. */
#include "gather.h"

#include "base/fail.h"
#include "base/mem.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#define DEPTH_LIMIT 32

static bool ends_in(const char *name, const char *ending)
{
    size_t size = strlen(name), tail = strlen(ending);

    return size > tail && strcasecmp(name + size - tail, ending) == 0;
}

/* What lies beside the texts of a corpus and is none of them. */
static bool is_companion(const char *name)
{
    static const char *const beginnings[] = { "README", "LICENSE", "LICENCE",
                                              "lexicon.", "stopwords.",
                                              NULL };

    for (size_t i = 0; beginnings[i]; i++)
        if (strncasecmp(name, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

static bool is_text(const char *name)
{
    return (ends_in(name, ".md") || ends_in(name, ".txt")) &&
           !is_companion(name);
}

static bool is_index(const char *name)
{
    return ends_in(name, ".zili");
}

static zili_status add_file(zl_names *files, const char *path,
                            zili_error *err)
{
    char *copy = zl_copy_text(path, strlen(path));

    if (copy && zl_array_push(files, copy))
        return ZILI_OK;
    zl_free(copy);
    return zl_no_memory(err);
}

static zili_status add_folder(zl_names *files, uint64_t *skipped,
                              const char *folder, int depth, zili_error *err);

static zili_status add_entry(zl_names *files, uint64_t *skipped,
                             const char *path, int depth, zili_error *err)
{
    if (zl_file_is_folder(path)) {
        if (!is_index(path))
            return add_folder(files, skipped, path, depth + 1, err);
    } else if (is_text(zl_file_name(path))) {
        return add_file(files, path, err);
    }
    ++*skipped;
    return ZILI_OK;
}

static zili_status add_folder(zl_names *files, uint64_t *skipped,
                              const char *folder, int depth, zili_error *err)
{
    zl_names names;
    zl_str path = { 0 };

    if (depth > DEPTH_LIMIT)
        return zl_fail(err, ZILI_EIO,
                       "%s lies more than %d folders deep; does a link lead "
                       "back up?",
                       folder, DEPTH_LIMIT);
    zili_status status = zl_file_list(&names, folder, err);
    for (size_t i = 0; !status && i < names.count; i++) {
        zl_file_join(&path, folder, names.items[i]);
        status = path.failed ? zl_no_memory(err)
                             : add_entry(files, skipped, zl_str_text(&path),
                                         depth, err);
    }
    zl_str_clear(&path);
    zl_names_clear(&names);
    return status;
}

static zili_status add_path(zl_names *files, uint64_t *skipped,
                            const char *path, zili_error *err)
{
    size_t before = files->count;

    if (!zl_file_is_folder(path))
        return add_file(files, path, err);
    zili_status status = add_folder(files, skipped, path, 0, err);
    if (!status && files->count == before)
        return zl_fail(err, ZILI_EFORMAT,
                       "There is no text (.md or .txt) in the folder %s.",
                       path);
    return status;
}

zili_status zl_gather(zl_names *files, uint64_t *skipped,
                      const zili_texts *paths, zili_error *err)
{
    zili_status status = ZILI_OK;

    *files = (zl_names){ 0 };
    for (size_t i = 0; !status && i < paths->count; i++)
        status = add_path(files, skipped, paths->items[i], err);
    return status;
}
