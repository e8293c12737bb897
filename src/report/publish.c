/* publish.c -- the files of a report are written beside, then moved. */
#include "report/publish.h"

#include "base/beside.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

zili_status zl_report_folders(const char *folder, zili_error *err)
{
    zl_str figures = { 0 };

    zl_file_join(&figures, folder, "figures");
    zili_status status = zl_file_make_folder(folder, err);
    if (!status)
        status = figures.failed ? zl_no_memory(err)
                                : zl_file_make_folder(figures.bytes, err);
    zl_str_clear(&figures);
    return status;
}

/* Move the file `name` of one folder into another. */
static zili_status move_file(const char *from, const char *to,
                             const char *name, zili_error *err)
{
    zl_str old = { 0 }, new = { 0 };
    zili_status status = ZILI_OK;

    zl_file_join(&old, from, name);
    zl_file_join(&new, to, name);
    if (old.failed || new.failed)
        status = zl_no_memory(err);
    else if (!zl_file_is_folder(old.bytes) &&
             rename(old.bytes, new.bytes) != 0)
        status = zl_fail_system(err, "write", new.bytes);
    zl_str_clear(&old);
    zl_str_clear(&new);
    return status;
}

static zili_status move_files(const char *from, const char *to,
                              zili_error *err)
{
    zl_names names;
    zili_status status = zl_file_list(&names, from, err);

    for (size_t i = 0; !status && i < names.count; i++)
        status = move_file(from, to, names.items[i], err);
    zl_names_clear(&names);
    return status;
}

zili_status zl_report_publish(const char *beside, const char *folder,
                           zili_error *err)
{
    zl_str from = { 0 }, to = { 0 };
    zili_status status = zl_report_folders(folder, err);

    zl_file_join(&from, beside, "figures");
    zl_file_join(&to, folder, "figures");
    if (!status && (from.failed || to.failed))
        status = zl_no_memory(err);
    if (!status)
        status = move_files(from.bytes, to.bytes, err);
    if (!status)
        status = move_files(beside, folder, err);
    zl_str_clear(&from);
    zl_str_clear(&to);
    return status;
}

/* ---- beside ---- */

/* Whether a folder has nothing but files and figures, as a report that is
 * being made. */
static bool is_ours(const char *folder)
{
    zl_str path = { 0 };
    zl_names names;
    bool ours = zl_file_list(&names, folder, NULL) == ZILI_OK;

    for (size_t i = 0; ours && i < names.count; i++) {
        zl_file_join(&path, folder, names.items[i]);
        ours = !path.failed && (!zl_file_is_folder(path.bytes) ||
                                strcmp(names.items[i], "figures") == 0);
    }
    zl_names_clear(&names);
    zl_str_clear(&path);
    return ours;
}

zili_status zl_workplace_begin(zl_workplace *place, const char *folder,
                               zili_error *err)
{
    size_t size = strlen(folder);

    while (size > 1 && folder[size - 1] == '/')
        size--;
    *place = (zl_workplace){ .folder = zl_copy_text(folder, size) };
    if (!place->folder)
        return zl_no_memory(err);
    zl_beside_sweep(place->folder, is_ours);
    place->lock = zl_beside_folder(place->folder, &place->beside);
    if (place->lock >= 0)
        return ZILI_OK;
    zili_status status = errno == ENOMEM
                             ? zl_no_memory(err)
                             : zl_fail_system(err, "write", folder);
    zl_free(place->folder);
    *place = (zl_workplace){ 0 };
    return status;
}

zili_status zl_workplace_end(zl_workplace *place, zili_status status,
                             zili_error *err)
{
    if (!place->beside)
        return status;
    if (status)
        zl_beside_tell(err, place->beside, place->folder);
    zl_file_remove(place->beside);
    close(place->lock);
    zl_free(place->beside);
    zl_free(place->folder);
    *place = (zl_workplace){ 0 };
    return status;
}
