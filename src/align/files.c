/* files.c -- two files, or the files of two folders, aligned. */
#include "align/doubt.h"
#include "align/name_pairs.h"
#include "align/result.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <zili/align_files.h>

#include <string.h>
#include <sys/stat.h>

/* So many files are named where they have no counterpart. */
#define NAMED 8

/* A pair of files, and where its beads go. */
struct job {
    char *a, *b, *output; /* paths; output is NULL for the caller's stream */
    zl_span a_text, b_text;
};

struct work {
    const zili_align_files_options *files;
    ZL_ARRAY(struct job) jobs;
    ZL_ARRAY(zili_align_pair) pairs;
    zili_alignment *results; /* of each */
    zili_error *err;
};

static void clear(struct work *it)
{
    for (size_t i = 0; i < it->jobs.count; i++) {
        struct job *job = &it->jobs.items[i];
        if (it->results)
            zili_alignment_clear(&it->results[i]);
        zl_free(job->a);
        zl_free(job->b);
        zl_free(job->output);
        zl_free((void *)(uintptr_t)job->a_text.bytes);
        zl_free((void *)(uintptr_t)job->b_text.bytes);
    }
    zl_array_clear(&it->jobs);
    zl_array_clear(&it->pairs);
    zl_free(it->results);
}

/* A sentence for the caller; one that there is no memory for is not told. */
static void tell(const struct work *it, zl_str *sentence)
{
    if (it->files->note && !sentence->failed)
        it->files->note(it->files->note_user, zl_str_text(sentence));
    zl_str_clear(sentence);
}

static void show_progress(const struct work *it, const char *what, size_t done)
{
    zili_progress progress = { what, done, it->jobs.count, 0 };

    if (it->files->progress)
        it->files->progress(it->files->progress_user, &progress);
}

/* ---- which files ---- */

static char *copy(const char *text)
{
    return zl_copy_text(text, strlen(text));
}

/* `folder` may be NULL, and so may `name`: then there is no path. */
static char *path_of(const char *folder, const char *name, const char *ending)
{
    zl_str path = { 0 };

    if (folder)
        zl_file_join(&path, folder, name);
    else
        zl_str_add_text(&path, name);
    zl_str_add_text(&path, ending);
    if (path.failed)
        zl_str_clear(&path);
    return path.bytes;
}

static bool add_job(struct work *it, char *a, char *b, char *output,
                    bool has_output)
{
    struct job job = { .a = a, .b = b, .output = output };

    if (a && b && (output || !has_output) && zl_array_push(&it->jobs, job))
        return true;
    zl_free(a);
    zl_free(b);
    zl_free(output);
    return false;
}

/* Name those files that are alone. */
static void tell_of_rest(const struct work *it, const zl_names *names,
                         const size_t *other, const char *folder)
{
    zl_str sentence = { 0 };
    size_t count = 0;

    for (size_t i = 0; i < names->count; i++) {
        if (other[i] != SIZE_MAX)
            continue;
        if (count++ < NAMED)
            zl_str_format(&sentence, "%s%s", count > 1 ? ", " : "",
                          names->items[i]);
    }
    if (count > NAMED)
        zl_str_format(&sentence, " and %zu more", count - NAMED);
    if (count) {
        zl_str whole = { 0 };
        zl_utf8_add_bytes(&whole, zl_view_of(folder));
        zl_str_add_text(&whole, ": without a counterpart: ");
        zl_utf8_add_bytes(&whole, zl_str_view(&sentence));
        whole.failed |= sentence.failed;
        tell(it, &whole);
    }
    zl_str_clear(&sentence);
}

static zili_status add_pairs(struct work *it, const char *a_folder,
                             const zl_names *a, const char *b_folder,
                             const zl_names *b)
{
    zl_name_pairs pairs;
    bool good = zl_name_pairs_find(&pairs, a, b);

    for (size_t i = 0; good && i < a->count; i++)
        if (pairs.b_of_a[i] != SIZE_MAX)
            good = add_job(it, path_of(a_folder, a->items[i], ""),
                           path_of(b_folder, b->items[pairs.b_of_a[i]], ""),
                           path_of(it->files->output, a->items[i], ".tsv"),
                           true);
    if (good) {
        tell_of_rest(it, a, pairs.b_of_a, a_folder);
        tell_of_rest(it, b, pairs.a_of_b, b_folder);
    }
    zl_name_pairs_clear(&pairs);
    return good ? ZILI_OK : zl_no_memory(it->err);
}

/* The names of a folder that are no folders. */
static zili_status list_files(zl_names *out, const char *folder,
                              zili_error *err)
{
    zl_str path = { 0 };
    size_t kept = 0;
    zili_status status = zl_file_list(out, folder, err);

    for (size_t i = 0; !status && i < out->count; i++) {
        zl_file_join(&path, folder, out->items[i]);
        if (!path.failed && zl_file_is_folder(zl_str_text(&path)))
            zl_free(out->items[i]);
        else
            out->items[kept++] = out->items[i];
    }
    if (!status)
        out->count = kept;
    if (path.failed)
        status = zl_no_memory(err);
    zl_str_clear(&path);
    return status;
}

static zili_status gather_folders(struct work *it, const char *a,
                                  const char *b)
{
    zl_names a_names = { 0 }, b_names = { 0 };

    if (!it->files->output)
        return zl_fail(it->err, ZILI_EUSAGE,
                       "Where shall the results of the folders go? Name a "
                       "folder with -o.");
    zili_status status = list_files(&a_names, a, it->err);
    if (!status)
        status = list_files(&b_names, b, it->err);
    if (!status)
        status = add_pairs(it, a, &a_names, b, &b_names);
    if (!status && it->jobs.count == 0)
        status = zl_fail(it->err, ZILI_EUSAGE,
                         "No file of %s has a counterpart in %s: their names "
                         "must be equal, but for a language as in 1.zh and "
                         "1.en.",
                         a, b);
    if (!status)
        status = zl_file_make_folder(it->files->output, it->err);
    zl_names_clear(&a_names);
    zl_names_clear(&b_names);
    return status;
}

static zili_status gather(struct work *it, const char *a, const char *b)
{
    const char *output = it->files->output;
    bool a_folder = zl_file_is_folder(a), b_folder = zl_file_is_folder(b);
    struct stat info;

    if (stat(a, &info) != 0)
        return zl_fail_system(it->err, "open", a);
    if (stat(b, &info) != 0)
        return zl_fail_system(it->err, "open", b);
    if (a_folder && b_folder)
        return gather_folders(it, a, b);
    if (a_folder || b_folder)
        return zl_fail(it->err, ZILI_EUSAGE,
                       "%s is a folder and %s is none: name two files, or two "
                       "folders.",
                       a_folder ? a : b, a_folder ? b : a);
    return add_job(it, copy(a), copy(b), output ? copy(output) : NULL,
                   output != NULL)
               ? ZILI_OK
               : zl_no_memory(it->err);
}

/* ---- reading ---- */

/* Without the byte order mark, "\n" for "\r\n". */
static void plain_ends(zl_span *text)
{
    char *bytes = (char *)(uintptr_t)text->bytes;
    zl_view body = zl_utf8_body((zl_view){ bytes, text->size });
    size_t kept = 0;

    for (size_t i = text->size - body.size; i < text->size; i++)
        if (bytes[i] != '\r' || i + 1 == text->size || bytes[i + 1] != '\n')
            bytes[kept++] = bytes[i];
    text->size = kept;
}

static zili_status read_text(zl_span *out, const char *path, zili_error *err)
{
    zl_utf8_fault fault;
    zili_status status = zl_file_read(out, path, err);

    if (status)
        return status;
    if (!zl_utf8_check((zl_view){ (const char *)out->bytes, out->size },
                       &fault))
        return zl_fail(err, ZILI_EFORMAT,
                       "%s is no UTF-8 at byte %zu, in line %zu.", path,
                       fault.byte, fault.line);
    plain_ends(out);
    return ZILI_OK;
}

static void tell_if_same(const struct work *it, const struct job *job)
{
    struct stat a, b;
    zl_str sentence = { 0 };

    if (stat(job->a, &a) || stat(job->b, &b) || a.st_dev != b.st_dev ||
        a.st_ino != b.st_ino || !S_ISREG(a.st_mode))
        return;
    zl_utf8_add_bytes(&sentence, zl_view_of(job->a));
    zl_str_add_text(&sentence, " is both sides: a file beside itself.");
    tell(it, &sentence);
}

static void tell_if_empty(const struct work *it, const char *empty,
                          const char *other, bool both)
{
    zl_str sentence = { 0 };

    zl_utf8_add_bytes(&sentence, zl_view_of(empty));
    zl_str_add_text(&sentence, " has no lines");
    if (!both) {
        zl_str_add_text(&sentence, ": those of ");
        zl_utf8_add_bytes(&sentence, zl_view_of(other));
        zl_str_add_text(&sentence, " stand alone");
    }
    zl_str_add_byte(&sentence, '.');
    tell(it, &sentence);
}

static zili_status read_job(struct work *it, struct job *job)
{
    zili_status status = read_text(&job->a_text, job->a, it->err);

    if (!status)
        status = read_text(&job->b_text, job->b, it->err);
    if (!status && job->output)
        status = zl_result_may_replace(job->output, it->err);
    if (status)
        return status;
    bool both = job->a_text.size + job->b_text.size == 0;
    if (job->a_text.size == 0)
        tell_if_empty(it, job->a, job->b, both);
    if (job->b_text.size == 0)
        tell_if_empty(it, job->b, job->a, both);
    tell_if_same(it, job);
    zili_align_pair pair = { job->a, (const char *)job->a_text.bytes,
                             (const char *)job->b_text.bytes,
                             job->a_text.size, job->b_text.size };
    return zl_array_push(&it->pairs, pair) ? ZILI_OK : zl_no_memory(it->err);
}

static zili_status read_all(struct work *it)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < it->jobs.count; i++) {
        show_progress(it, "reading", i);
        status = read_job(it, &it->jobs.items[i]);
    }
    return status;
}

/* ---- the whole ---- */

static void tell_doubt(const struct work *it, const struct job *job,
                       const zili_alignment *found)
{
    zl_doubt doubt = { 0 };
    zl_str why = { 0 }, sentence = { 0 };

    for (size_t i = 0; i < found->count; i++)
        zl_doubt_add(&doubt, found->beads[i].a_lines, found->beads[i].b_lines,
                     found->beads[i].confidence);
    zl_doubt_tell(&doubt, "sides", &why);
    if (why.size && found->a_lines > 0 && found->b_lines > 0) {
        zl_utf8_add_bytes(&sentence, zl_view_of(job->a));
        zl_str_add_text(&sentence, " and ");
        zl_utf8_add_bytes(&sentence, zl_view_of(job->b));
        zl_str_format(&sentence,
                      ": %s; they may not be translations of each other",
                      zl_str_text(&why));
        tell(it, &sentence);
    }
    zl_str_clear(&why);
}

static zili_status align_all(struct work *it, const zili_align_options *how)
{
    zili_alignment *results =
        zl_alloc_array(it->pairs.count, sizeof *results);

    if (!results)
        return zl_no_memory(it->err);
    it->results = results;
    show_progress(it, "aligning", 0);
    zili_status status = zili_align(it->pairs.items, it->pairs.count, how,
                                    results, it->err);
    for (size_t i = 0; !status && i < it->pairs.count; i++)
        tell_doubt(it, &it->jobs.items[i], &results[i]);
    return status;
}

static zili_status write_all(struct work *it, zili_write_fn *write, void *user)
{
    zl_out out = { write, user, false };
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < it->jobs.count; i++) {
        const char *output = it->jobs.items[i].output;
        show_progress(it, "writing", i);
        if (output)
            status = zl_result_save(output, &it->results[i], it->err);
        else
            zl_result_write(&out, &it->results[i]);
    }
    if (!status && out.failed)
        status = zl_fail(it->err, ZILI_EIO, "The beads cannot be written.");
    return status;
}

static void sum_up(const struct work *it, zili_align_summary *summary)
{
    *summary = (zili_align_summary){ .pairs = it->jobs.count };
    for (size_t i = 0; i < it->jobs.count; i++) {
        summary->a_lines += it->results[i].a_lines;
        summary->b_lines += it->results[i].b_lines;
        summary->beads += it->results[i].count;
    }
}

zili_status zili_align_files(const char *a, const char *b,
                             const zili_align_options *options,
                             const zili_align_files_options *files,
                             zili_write_fn *write, void *user,
                             zili_align_summary *summary, zili_error *err)
{
    struct work it = { .files = files, .err = err };
    zili_status status = gather(&it, a, b);

    if (!status)
        status = read_all(&it);
    if (!status)
        status = align_all(&it, options);
    if (!status)
        status = write_all(&it, write, user);
    if (!status)
        sum_up(&it, summary);
    clear(&it);
    return status;
}
