/* write.c -- a report into its folder, whole or not at all. */
#include "base/fail.h"
#include "base/file.h"
#include "report/make.h"
#include "report/publish.h"
#include "report/way.h"

#include <unistd.h>

const zili_option zili_report_option_list[] = {
    { "output", 'o', ZILI_OPTION_TEXT, "FOLDER",
      "where to write; by default beside the plan",
      offsetof(zili_report_options, output), NULL },
    { "corpus", 0, ZILI_OPTION_TEXT, "X.zili",
      "the index to ask, instead of the plan's",
      offsetof(zili_report_options, corpus), NULL },
    { "format", 'f', ZILI_OPTION_TEXT, "LIST",
      "html, pdf, md, latex, or several with commas between; html,pdf is the "
      "default",
      offsetof(zili_report_options, format), NULL },
    { 0 },
};

/* Into a folder beside, then into its place: a report that fails leaves what
 * was there before. */
static zili_status make_and_publish(const char *plan, const char *folder,
                                    const zili_report_options *options,
                                    zili_report_source *source, void *user,
                                    zili_error *err)
{
    bool was_there = zl_file_exists(folder);
    zl_workplace place = { 0 };
    zili_status status = zl_file_make_folder(folder, err);

    if (!status)
        status = zl_workplace_begin(&place, folder, err);
    if (!status)
        status = zl_report_make(plan, folder, place.beside, options, source,
                                user, err);
    if (!status)
        status = zl_report_publish(place.beside, folder, err);
    status = zl_workplace_end(&place, status, err);
    if (status && !was_there)
        rmdir(folder);
    return status;
}

zili_status zili_report_write(const char *plan,
                              const zili_report_options *options,
                              zili_report_source *source, void *user,
                              zili_error *err)
{
    zl_str folder = { 0 };

    if (options && options->output)
        zl_str_add_text(&folder, options->output);
    else
        zl_folder_of(&folder, plan);
    zili_status status = folder.failed
                             ? zl_no_memory(err)
                             : make_and_publish(plan, folder.bytes, options,
                                                source, user, err);
    zl_str_clear(&folder);
    return status;
}
