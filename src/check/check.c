/* check.c -- what an index of files would get, and what it would lose. */
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "check/rows.h"
#include "formats/xml_map.h"
#include "ingest/gather.h"
#include "text/encoding.h"

#include <zili/check.h>

#include <stddef.h>

const zili_option zili_check_option_list[] = {
    { "from", 0, ZILI_OPTION_TEXT, "FORM",
      "take all files to be of this form, as text, html or vrt",
      offsetof(zili_check_options, from), NULL },
    { "map", 0, ZILI_OPTION_FILE, "FILE", "of XML: what its elements are",
      offsetof(zili_check_options, map), NULL },
    { "columns", 0, ZILI_OPTION_TEXT, "NAMES",
      "of vrt: what the columns are, as in word,pos,lemma",
      offsetof(zili_check_options, columns), NULL },
    { "encoding", 0, ZILI_OPTION_TEXT, "NAME",
      "what files are written in, as gb18030 or big5 (default: what each "
      "shows)",
      offsetof(zili_check_options, encoding), NULL },
    { "text-column", 0, ZILI_OPTION_TEXT, "NAME|N",
      "of tables and JSON: which column is the text (default: as index)",
      offsetof(zili_check_options, text_column), NULL },
    { "name-column", 0, ZILI_OPTION_TEXT, "NAME|N",
      "of tables and JSON: which column names the document (default: as "
      "index)",
      offsetof(zili_check_options, name_column), NULL },
    { "sheet", 0, ZILI_OPTION_TEXT, "NAME",
      "of workbooks: which sheet is read (default: the first)",
      offsetof(zili_check_options, sheet), NULL },
    { "name", 0, ZILI_OPTION_TEXT, "NAME",
      "the name of what comes from standard input, as data.csv",
      offsetof(zili_check_options, name), NULL },
    { "no-repair", 0, ZILI_OPTION_FLAG, NULL,
      "leave paragraphs cut where a page break cut them",
      offsetof(zili_check_options, no_repair), NULL },
    { "lenient", 0, ZILI_OPTION_FLAG, NULL,
      "as index with --lenient: count what would become U+FFFD",
      offsetof(zili_check_options, lenient), NULL },
    { "threads", 0, ZILI_OPTION_NUMBER, "N",
      "use at most N threads; the table does not depend on it",
      offsetof(zili_check_options, threads), NULL },
    { 0 },
};

/* All that a check holds. */
struct checker {
    const zili_check_options *options;
    zl_reading reading;
    zl_files files, passed; /* of folders: to be read, and others */
    zl_garble *garble;
    zl_checked *checked; /* by slot */
    zl_check_rows rows;
    zili_progress progress;
    zili_check_summary *summary;
    zili_error error;
};

/* ---- files, on all threads ---- */

static bool is_stopped(const zili_check_options *options)
{
    return options->stop && options->stop(options->stop_user);
}

static bool run_file(void *user, size_t number, size_t slot)
{
    struct checker *checker = user;

    return !is_stopped(checker->options) &&
           zl_check_file(&checker->checked[slot],
                         &checker->files.items[number], &checker->reading,
                         checker->options->columns, checker->garble);
}

static bool take_file(void *user, size_t number, size_t slot)
{
    struct checker *checker = user;
    const zili_check_options *options = checker->options;

    checker->progress.done += checker->files.items[number].size;
    checker->progress.documents = checker->rows.documents;
    if (options->progress)
        options->progress(options->progress_user, &checker->progress);
    return zl_check_rows_take(&checker->rows, &checker->files.items[number],
                              &checker->checked[slot]);
}

static zili_status check_files(struct checker *checker, zili_error *err)
{
    size_t threads = zl_work_threads(checker->options->threads);
    size_t slots = zl_work_slots(threads);
    zili_status status = ZILI_OK;

    checker->checked = zl_alloc_array(slots, sizeof *checker->checked);
    if (!checker->checked)
        return zl_no_memory(err);
    checker->progress.what = "reading";
    size_t done = zl_work(threads, checker->files.count, run_file, take_file,
                          checker);
    if (done < checker->files.count)
        status = is_stopped(checker->options)
                     ? zl_fail(err, ZILI_ESTOPPED, "Stopped.")
                     : zl_no_memory(err);
    for (size_t i = 0; i < slots; i++)
        zl_checked_clear(&checker->checked[i]);
    return status;
}

/* ---- the whole ---- */

static zili_status read_request(struct checker *checker,
                                const zili_texts *paths, zili_error *err)
{
    const zili_check_options *options = checker->options;
    zili_status status = ZILI_OK;

    checker->reading = (zl_reading){ .no_repair = options->no_repair,
                                     .lenient = options->lenient,
                                     .text_column = options->text_column,
                                     .name_column = options->name_column,
                                     .sheet = options->sheet };
    if (paths->count == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "There is nothing to check: name files or folders.");
    if (options->map)
        status = zl_xml_map_open(&checker->reading.map, options->map, err);
    const char *from = !options->from && options->map ? "xml" : options->from;
    if (!status && from)
        status = zl_filetype_named(&checker->reading.type, from, err);
    if (!status && options->encoding)
        status = zl_encoding_find(&checker->reading.encoding,
                                  options->encoding, err);
    return status;
}

static zili_status check(struct checker *checker, const zili_texts *paths,
                         zili_table **out, zili_error *err)
{
    zili_status status = read_request(checker, paths, err);

    if (!status)
        status = zl_gather(&checker->files, &checker->passed, paths,
                           checker->reading.type, checker->options->name,
                           err);
    checker->summary->skipped = checker->passed.count;
    for (size_t i = 0; i < checker->files.count; i++)
        checker->progress.total += checker->files.items[i].size;
    if (!status) {
        checker->garble = zl_garble_new();
        status = checker->garble ? zl_check_rows_begin(&checker->rows, err)
                                 : zl_no_memory(err);
    }
    if (!status)
        status = check_files(checker, err);
    for (size_t i = 0; !status && i < checker->passed.count; i++)
        if (!zl_check_rows_pass(&checker->rows, &checker->passed.items[i]))
            status = zl_no_memory(err);
    return status ? status
                  : zl_check_rows_end(&checker->rows, checker->summary, out,
                                      err);
}

zili_status zili_check(zili_table **out, const zili_check_options *options,
                       const zili_texts *paths, zili_check_summary *summary,
                       zili_error *err)
{
    zili_check_summary unused;
    struct checker checker = { .options = options,
                               .summary = summary ? summary : &unused };

    *out = NULL;
    *checker.summary = (zili_check_summary){ 0 };
    zili_status status = check(&checker, paths, out, err);
    zl_check_rows_clear(&checker.rows);
    zl_garble_free(checker.garble);
    zl_xml_map_close(checker.reading.map);
    zl_files_clear(&checker.files);
    zl_files_clear(&checker.passed);
    zl_free(checker.checked);
    return status;
}
