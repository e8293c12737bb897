/* verify.c -- a report made anew, and compared with what it was. */
#include "base/fail.h"
#include "base/file.h"
#include "report/make.h"
#include "report/manifest.h"
#include "report/publish.h"
#include "report/where.h"

#include <inttypes.h>
#include <string.h>

struct comparison {
    const char *folder, *beside;
    const zl_yaml_node *was, *is; /* manifests */
    zili_note_fn *note;
    void *user;
    uint64_t differences;
    bool failed; /* no memory for a sentence */
};

/* ---- what is said ---- */

static void say(struct comparison *of, bool counts, const zl_str *sentence)
{
    of->failed |= sentence->failed;
    of->note(of->user, zl_str_text(sentence));
    of->differences += counts;
}

#define SAY(of, counts, ...)                  \
    do {                                      \
        zl_str sentence_ = { 0 };             \
        zl_str_format(&sentence_, __VA_ARGS__); \
        say(of, counts, &sentence_);          \
        zl_str_clear(&sentence_);             \
    } while (0)

static const char *text_of(const zl_yaml_node *map, const char *key)
{
    const zl_yaml_node *node = map ? zl_yaml_get(map, key) : NULL;

    return node ? node->text : "";
}

/* The item of a list whose member `key` is `value`. */
static const zl_yaml_node *find_item(const zl_yaml_node *list,
                                     const char *key, const char *value)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (strcmp(text_of(&list->items[i], key), value) == 0)
            return &list->items[i];
    return NULL;
}

/* ---- versions and fonts: told, not counted ---- */

static void compare_versions(struct comparison *of)
{
    const zl_yaml_node *was = zl_yaml_get(of->was, "made_with");
    const zl_yaml_node *is = zl_yaml_get(of->is, "made_with");

    for (size_t i = 0; was && i < was->count; i++) {
        const char *now = text_of(is, was->items[i].key);
        if (strcmp(now, was->items[i].text) != 0)
            SAY(of, false, "made with %s %s; this is %s", was->items[i].key,
                was->items[i].text, now);
    }
}

static void compare_fonts(struct comparison *of)
{
    const zl_yaml_node *was = zl_yaml_get(of->was, "fonts");
    const zl_yaml_node *is = zl_yaml_get(of->is, "fonts");

    for (size_t i = 0; was && i < was->count; i++) {
        const char *name = text_of(&was->items[i], "path");
        const zl_yaml_node *now = find_item(is, "path", name);
        if (!now)
            SAY(of, false, "drawn with the font %s, which is not used now",
                name);
        else if (strcmp(text_of(now, "xxh3"),
                        text_of(&was->items[i], "xxh3")) != 0)
            SAY(of, false, "drawn with another version of the font %s", name);
    }
}

/* ---- inputs ---- */

static void compare_inputs(struct comparison *of)
{
    const zl_yaml_node *was = zl_yaml_get(of->was, "inputs");
    const zl_yaml_node *is = zl_yaml_get(of->is, "inputs");

    for (size_t i = 0; was && i < was->count; i++) {
        const char *name = text_of(&was->items[i], "path");
        const zl_yaml_node *now = find_item(is, "path", name);
        if (!now)
            SAY(of, true, "%s: was read for the report and is not now", name);
        else if (strcmp(text_of(now, "xxh3"),
                        text_of(&was->items[i], "xxh3")) != 0)
            SAY(of, true, "%s: is not what the report was made from", name);
    }
    for (size_t i = 0; is && i < is->count; i++)
        if (!find_item(was, "path", text_of(&is->items[i], "path")))
            SAY(of, true, "%s: is read now and was not",
                text_of(&is->items[i], "path"));
}

/* ---- files ---- */

/* The first line in which two texts differ; false where they are the same. */
static bool first_difference(zl_view a, zl_view b, size_t *line, zl_view *in_a,
                             zl_view *in_b)
{
    *line = 0;
    while (a.size || b.size) {
        const char *a_end = a.size ? memchr(a.bytes, '\n', a.size) : NULL;
        const char *b_end = b.size ? memchr(b.bytes, '\n', b.size) : NULL;
        ++*line;
        *in_a = zl_view_cut(a, 0, a_end ? (size_t)(a_end - a.bytes) : a.size);
        *in_b = zl_view_cut(b, 0, b_end ? (size_t)(b_end - b.bytes) : b.size);
        if (!zl_view_same(*in_a, *in_b) || !a_end != !b_end)
            return true;
        a = a_end ? zl_view_cut(a, in_a->size + 1, a.size) : (zl_view){ "", 0 };
        b = b_end ? zl_view_cut(b, in_b->size + 1, b.size) : (zl_view){ "", 0 };
    }
    return false;
}

static bool is_page(const char *name)
{
    return zl_view_ends(zl_view_of(name), zl_view_of(".html"));
}

static zl_view first_lines(zl_view text, size_t lines)
{
    size_t end = 0;

    while (lines > 0 && end < text.size)
        lines -= text.bytes[end++] == '\n';
    return zl_view_cut(text, 0, end);
}

/* Where two files of text differ. */
static void say_where(struct comparison *of, const char *name,
                      const zl_span *was, const zl_span *is)
{
    zl_view a = { (const char *)was->bytes, was->size };
    zl_view b = { (const char *)is->bytes, is->size };
    zl_view in_a, in_b;
    zl_str sentence = { 0 };
    size_t line;

    if (!first_difference(a, b, &line, &in_a, &in_b))
        return;
    zl_str_format(&sentence, "%s, line %zu%s ", name, line,
                  is_page(name) ? "," : ":");
    if (is_page(name))
        zl_where(&sentence, first_lines(a, line - 1), in_a, in_b);
    else
        zl_where_lines(&sentence, in_a, in_b);
    say(of, true, &sentence);
    zl_str_clear(&sentence);
}

static zili_status show_difference(struct comparison *of, const char *name,
                                   zili_error *err)
{
    zl_str path = { 0 };
    zl_span was = { 0 }, is = { 0 };

    zl_file_join(&path, of->folder, name);
    zili_status status = path.failed ? zl_no_memory(err)
                                     : zl_file_map(&was, path.bytes, err);
    zl_file_join(&path, of->beside, name);
    if (!status)
        status = path.failed ? zl_no_memory(err)
                             : zl_file_map(&is, path.bytes, err);
    if (!status)
        say_where(of, name, &was, &is);
    zl_file_unmap(&was);
    zl_file_unmap(&is);
    zl_str_clear(&path);
    return status;
}

/* Tables and pages are text to their last line; of figures and papers it is
 * enough that they are not the same. */
static bool is_text(const char *name)
{
    static const char *const endings[] = { ".tsv", ".html", ".md", ".tex" };
    bool text = false;

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        text |= zl_view_ends(zl_view_of(name), zl_view_of(endings[i]));
    return text;
}

/* What stands in the folder, what the manifest says, what comes out now. */
static zili_status compare_file(struct comparison *of,
                                const zl_yaml_node *was, const char *now,
                                zili_error *err)
{
    const char *name = text_of(was, "path"), *sum = text_of(was, "xxh3");
    char here[ZL_SUM_SIZE];
    zl_str path = { 0 };
    uint64_t bytes;

    zl_file_join(&path, of->folder, name);
    bool there = !path.failed && zl_file_exists(path.bytes);
    zili_status status = path.failed ? zl_no_memory(err) : ZILI_OK;
    if (there)
        status = zl_sum_file(path.bytes, here, &bytes, err);
    zl_str_clear(&path);
    if (status)
        return status;
    if (!there)
        SAY(of, true, "%s: is not there any more", name);
    else if (strcmp(here, sum) != 0)
        SAY(of, true, "%s: was changed after it was written", name);
    if (!*now)
        SAY(of, true, "%s: is not made any more", name);
    else if (there && strcmp(here, now) != 0 && is_text(name))
        return show_difference(of, name, err);
    else if (strcmp(sum, now) != 0)
        SAY(of, true, "%s: comes out otherwise", name);
    return ZILI_OK;
}

/* The name of a file below the folder, and of nothing elsewhere. */
static bool is_inside(const char *name)
{
    const char *file = strncmp(name, "figures/", 8) == 0 ? name + 8 : name;

    return *file && !strchr(file, '/') && *file != '.';
}

static zili_status compare_files(struct comparison *of, zili_error *err)
{
    const zl_yaml_node *was = zl_yaml_get(of->was, "files");
    const zl_yaml_node *is = zl_yaml_get(of->is, "files");
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && was && i < was->count; i++) {
        const char *name = text_of(&was->items[i], "path");
        if (!is_inside(name))
            return zl_fail(err, ZILI_EFORMAT,
                           "The manifest of %s names the file \"%.200s\", "
                           "which is none of a report.",
                           of->folder, name);
        status = compare_file(of, &was->items[i],
                              text_of(find_item(is, "path", name), "xxh3"),
                              err);
    }
    for (size_t i = 0; !status && is && i < is->count; i++)
        if (!find_item(was, "path", text_of(&is->items[i], "path")))
            SAY(of, true, "%s: is made now and was not",
                text_of(&is->items[i], "path"));
    return status;
}

static zili_status compare(struct comparison *of, zili_error *err)
{
    compare_versions(of);
    compare_fonts(of);
    compare_inputs(of);
    zili_status status = compare_files(of, err);
    return !status && of->failed ? zl_no_memory(err) : status;
}

/* ---- making it anew ---- */

static zili_status open_manifest(zl_yaml **out, const char *folder,
                                 zili_error *err)
{
    zl_str path = { 0 };

    *out = NULL;
    zl_file_join(&path, folder, ZL_MANIFEST);
    zili_status status = path.failed ? zl_no_memory(err)
                                     : zl_yaml_open(out, path.bytes, err);
    zl_str_clear(&path);
    return status;
}

/* A path of the manifest counts from the report. */
static void add_path(zl_str *out, const char *folder, const char *way)
{
    if (way[0] == '/')
        zl_str_add_text(out, way);
    else
        zl_file_join(out, folder, way);
}

static zili_status make_anew(const zl_yaml_node *was, const char *folder,
                             const char *beside, zili_report_source *source,
                             void *user, zili_error *err)
{
    const char *formats = text_of(was, "formats");
    zl_str plan = { 0 }, corpus = { 0 };

    if (!*text_of(was, "plan") || !*text_of(was, "corpus") || !*formats)
        return zl_fail(err, ZILI_EFORMAT,
                       "%s/%s is no manifest of a report: it names no plan, "
                       "corpus or formats.",
                       folder, ZL_MANIFEST);
    add_path(&plan, folder, text_of(was, "plan"));
    add_path(&corpus, folder, text_of(was, "corpus"));
    zili_report_options options = { .corpus = zl_str_text(&corpus),
                                    .format = formats };
    zili_status status =
        plan.failed || corpus.failed
            ? zl_no_memory(err)
            : zl_report_make(plan.bytes, folder, beside, &options, source,
                             user, err);
    zl_str_clear(&plan);
    zl_str_clear(&corpus);
    return status;
}

static zili_status make_and_compare(struct comparison *of,
                                    zili_report_source *source, void *user,
                                    zili_error *err)
{
    zl_yaml *was = NULL, *is = NULL;
    zili_status status = open_manifest(&was, of->folder, err);

    if (!status)
        status = make_anew(zl_yaml_root(was), of->folder, of->beside, source,
                           user, err);
    if (!status)
        status = open_manifest(&is, of->beside, err);
    if (!status) {
        of->was = zl_yaml_root(was);
        of->is = zl_yaml_root(is);
        status = compare(of, err);
    }
    zl_yaml_close(was);
    zl_yaml_close(is);
    return status;
}

bool zili_report_is(const char *folder)
{
    zl_str path = { 0 };

    zl_file_join(&path, folder, ZL_MANIFEST);
    bool found = !path.failed && zl_file_exists(path.bytes);
    zl_str_clear(&path);
    return found;
}

zili_status zili_report_verify(const char *folder, zili_report_source *source,
                               void *user, zili_note_fn *note,
                               void *note_user, uint64_t *differences,
                               zili_error *err)
{
    zl_workplace place;

    *differences = 0;
    zili_status status = zl_workplace_begin(&place, folder, err);
    struct comparison of = { .folder = folder,
                             .beside = place.beside,
                             .note = note,
                             .user = note_user };
    if (!status)
        status = make_and_compare(&of, source, user, err);
    *differences = of.differences;
    return zl_workplace_end(&place, status, err);
}
