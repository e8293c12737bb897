/* gather.c -- which files a list of paths stands for. */
#include "gather.h"

#include "base/fail.h"
#include "base/map.h"
#include "base/mem.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_LIMIT 32

static bool ends_in(const char *name, const char *ending)
{
    size_t size = strlen(name), tail = strlen(ending);

    return size > tail && strcasecmp(name + size - tail, ending) == 0;
}

static bool is_index(const char *name)
{
    return ends_in(name, ".zili");
}

/* ---- the way through the folders ---- */

struct gatherer {
    zl_files *files, *passed;
    zl_map seen; /* "device:inode" of every file and folder */
    bool again;  /* one of these was met in the folder that is looked into */
    const zl_filetype *type; /* or NULL: of all */
    const char *input; /* the name of standard input */
    size_t root; /* bytes of a path up to what is shown of it */
    zili_error *err;
};

/* A file or folder, and whether it was taken before. */
struct met {
    struct stat info;
    char key[48];
    bool before;
};

static const char met_before[] = "it was met before";

/* False where there is none. */
static bool meet(const struct gatherer *gatherer, const char *path,
                 struct met *met)
{
    if (stat(path, &met->info) != 0)
        return false;
    snprintf(met->key, sizeof met->key, "%llu:%llu",
             (unsigned long long)met->info.st_dev,
             (unsigned long long)met->info.st_ino);
    met->before = zl_map_find(&gatherer->seen, zl_view_of(met->key)) !=
                  ZL_MAP_NONE;
    return true;
}

static zili_status look(struct gatherer *gatherer, const char *path,
                        struct met *met)
{
    return meet(gatherer, path, met)
               ? ZILI_OK
               : zl_fail_system(gatherer->err, "open", path);
}

/* What is passed over in a folder may still be named. */
static zili_status remember(struct gatherer *gatherer, const struct met *met)
{
    return zl_map_add(&gatherer->seen, zl_view_of(met->key)) == ZL_MAP_NONE
               ? zl_no_memory(gatherer->err)
               : ZILI_OK;
}

static zili_status add_to(zl_files *files, struct gatherer *gatherer,
                          const char *path, zl_found found)
{
    found.path = zl_copy_text(path, strlen(path));
    found.shown = found.path ? found.path + gatherer->root : NULL;
    if (found.path && zl_array_push(files, found))
        return ZILI_OK;
    zl_free(found.path);
    return zl_no_memory(gatherer->err);
}

static uint64_t size_of(const struct stat *info)
{
    return info->st_size > 0 ? (uint64_t)info->st_size : 0;
}

static zili_status add_file(struct gatherer *gatherer, const char *path,
                            const struct stat *info, bool named)
{
    return add_to(gatherer->files, gatherer, path,
                  (zl_found){ .size = size_of(info), .named = named });
}

static zili_status pass_over(struct gatherer *gatherer, const char *path,
                             uint64_t size, const char *why)
{
    return add_to(gatherer->passed, gatherer, path,
                  (zl_found){ .size = size, .passed = why });
}

static zili_status add_folder(struct gatherer *gatherer, const char *folder,
                              int depth);

/* Why what lies in a folder is not read; NULL: it is. */
static const char *why_passed(const struct gatherer *gatherer,
                              const char *path, const struct met *met)
{
    if (met->before)
        return met_before;
    if (S_ISDIR(met->info.st_mode))
        return is_index(path) ? "it is an index" : NULL;
    return S_ISREG(met->info.st_mode)
               ? zl_filetype_passes(gatherer->type, zl_file_name(path))
               : "it is a pipe, a socket or a device";
}

/* Whether a file has other names, by which it may have been met; what has none
 * was named itself, and is read. */
static bool has_names(const char *path, const struct met *met)
{
    struct stat link;

    return met->info.st_nlink > 1 || S_ISDIR(met->info.st_mode) ||
           (lstat(path, &link) == 0 && S_ISLNK(link.st_mode));
}

/* A broken link is no text, and no reason to stop. */
static zili_status add_entry(struct gatherer *gatherer, const char *path,
                             int depth)
{
    struct met met;

    if (access(path, F_OK) != 0)
        return pass_over(gatherer, path, 0, "it is a link that leads nowhere");
    zili_status status = look(gatherer, path, &met);
    if (status)
        return status;
    gatherer->again |= met.before;
    if (met.before && !has_names(path, &met))
        return ZILI_OK;
    bool folder = S_ISDIR(met.info.st_mode);
    const char *why = why_passed(gatherer, path, &met);
    if (why)
        return pass_over(gatherer, path, folder ? 0 : size_of(&met.info), why);
    status = remember(gatherer, &met);
    if (status)
        return status;
    return folder ? add_folder(gatherer, path, depth + 1)
                  : add_file(gatherer, path, &met.info, false);
}

static zili_status add_folder(struct gatherer *gatherer, const char *folder,
                              int depth)
{
    zl_names names;
    zl_str path = { 0 };

    if (depth > DEPTH_LIMIT)
        return zl_fail(gatherer->err, ZILI_EIO,
                       "%s lies more than %d folders deep.", folder,
                       DEPTH_LIMIT);
    zili_status status = zl_file_list(&names, folder, gatherer->err);
    for (size_t i = 0; !status && i < names.count; i++) {
        zl_file_join(&path, folder, names.items[i]);
        status = path.failed ? zl_no_memory(gatherer->err)
                             : add_entry(gatherer, zl_str_text(&path), depth);
    }
    zl_str_clear(&path);
    zl_names_clear(&names);
    return status;
}

/* What is shown of the files in a folder is what follows it. */
static size_t root_of(const char *folder)
{
    size_t size = strlen(folder);

    return size && folder[size - 1] != '/' ? size + 1 : size;
}

/* "There is no text (.vrt, .vert or .xml) in the folder x." */
static zili_status fail_empty(const struct gatherer *gatherer,
                              const char *folder)
{
    const char *const *list =
        gatherer->type ? gatherer->type->endings : NULL;
    zl_str names = { 0 };

    for (size_t i = 0; list && list[i]; i++) {
        zl_str_add_text(&names, i == 0 ? " (" : list[i + 1] ? ", " : " or ");
        zl_str_add_text(&names, list[i]);
    }
    zl_str_add_text(&names, list ? ")" : " whose form is known");
    zili_status status =
        names.failed ? zl_no_memory(gatherer->err)
                     : zl_fail(gatherer->err, ZILI_EFORMAT,
                               "There is no text%s in the folder %s.",
                               zl_str_text(&names), folder);
    zl_str_clear(&names);
    return status;
}

/* Standard input: its name stands behind its path, in one piece of memory. */
static zili_status add_input(struct gatherer *gatherer)
{
    static const char path[] = "/dev/stdin";
    uint32_t before = gatherer->seen.count;
    zl_str both = { 0 };

    if (zl_map_add(&gatherer->seen, zl_view_of("-")) == ZL_MAP_NONE)
        return zl_no_memory(gatherer->err);
    if (gatherer->seen.count == before)
        return ZILI_OK;
    zl_str_add(&both, (zl_view){ path, sizeof path });
    zl_str_add_text(&both, gatherer->input);
    zl_found found = { .path = both.bytes,
                       .shown = both.bytes + sizeof path,
                       .named = true };
    if (!both.failed && zl_array_push(gatherer->files, found))
        return ZILI_OK;
    zl_str_clear(&both);
    return zl_no_memory(gatherer->err);
}

static zili_status add_path(struct gatherer *gatherer, const char *path)
{
    if (strcmp(path, "-") == 0)
        return add_input(gatherer);
    size_t before = gatherer->files->count;
    struct met met;
    zili_status status = look(gatherer, path, &met);

    if (status || met.before)
        return status;
    if (!S_ISREG(met.info.st_mode) && !S_ISDIR(met.info.st_mode))
        return zl_fail(gatherer->err, ZILI_EFORMAT,
                       "%s is no file but a pipe, a socket or a device. Write "
                       "what comes out of it to a file, and name that.",
                       path);
    status = remember(gatherer, &met);
    if (status)
        return status;
    if (!S_ISDIR(met.info.st_mode)) {
        gatherer->root = (size_t)(zl_file_name(path) - path);
        return add_file(gatherer, path, &met.info, true);
    }
    gatherer->root = root_of(path);
    gatherer->again = false;
    status = add_folder(gatherer, path, 0);
    if (!status && gatherer->files->count == before && !gatherer->again)
        return fail_empty(gatherer, path);
    return status;
}

/* What a folder holds and does not give, and was named behind it, is read. */
static void forget_named(struct gatherer *gatherer)
{
    zl_files *passed = gatherer->passed;
    size_t kept = 0;

    for (size_t i = 0; i < passed->count; i++) {
        zl_found found = passed->items[i];
        struct met met;
        if (found.passed != met_before &&
            meet(gatherer, found.path, &met) && met.before)
            zl_free(found.path);
        else
            passed->items[kept++] = found;
    }
    passed->count = kept;
}

zili_status zl_gather(zl_files *files, zl_files *passed,
                      const zili_texts *paths, const zl_filetype *type,
                      const char *input, zili_error *err)
{
    struct gatherer gatherer = { .files = files, .passed = passed,
                                 .type = type,
                                 .input = input ? input : "stdin",
                                 .err = err };
    zili_status status = ZILI_OK;

    *files = *passed = (zl_files){ 0 };
    for (size_t i = 0; !status && i < paths->count; i++)
        status = add_path(&gatherer, paths->items[i]);
    forget_named(&gatherer);
    zl_map_clear(&gatherer.seen);
    return status;
}

void zl_files_clear(zl_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        zl_free(files->items[i].path);
    zl_array_clear(files);
}
