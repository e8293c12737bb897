/* publish.c -- the files of a report are written beside, then moved. */
#include "report/publish.h"

#include "base/fail.h"
#include "base/file.h"

#include <stdio.h>

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
