/* manifest.c -- what a report was made from and with, and what it is. */
#include "report/manifest.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/hash.h"
#include "report/way.h"
#include "stats/version.h"
#include "text/version.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zili.h>

/* ---- JSON ---- */

static void put_string(zl_str *out, const char *text)
{
    zl_str_add_byte(out, '"');
    for (; *text; text++)
        if ((unsigned char)*text < 0x20)
            zl_str_format(out, "\\u%04x", (unsigned)*text);
        else if (*text == '"' || *text == '\\')
            zl_str_format(out, "\\%c", *text);
        else
            zl_str_add_byte(out, *text);
    zl_str_add_byte(out, '"');
}

static void put_member(zl_str *out, const char *key, const char *value)
{
    put_string(out, key);
    zl_str_add_text(out, ": ");
    put_string(out, value);
}

/* Items of a list stand one in a line. */
static void next_item(zl_str *out, const char *indent)
{
    bool first = out->size > 0 && out->bytes[out->size - 1] == '[';

    zl_str_add_text(out, first ? "\n" : ",\n");
    zl_str_add_text(out, indent);
}

/* ---- exhibits ---- */

/* A file of themes by its name: where it stands is said by the inputs. */
static void put_arguments(zl_str *out, const zili_texts *arguments)
{
    zl_str_add_text(out, ",\n     \"options\": [");
    for (size_t i = 0; i + 1 < arguments->count; i += 2) {
        next_item(out, "       {");
        bool themes = strcmp(arguments->items[i], "themes") == 0;
        const char *value = arguments->items[i + 1];
        put_member(out, arguments->items[i],
                   themes ? zl_file_name(value) : value);
        zl_str_add_byte(out, '}');
    }
    zl_str_add_byte(out, ']');
}

static void put_figure(zl_str *out, const zl_exhibit *exhibit)
{
    const zl_yaml_node *figure = zl_yaml_get(exhibit->node, "figure");

    zl_str_add_text(out, ",\n     ");
    put_member(out, "chart", exhibit->chart->name);
    zl_str_add_text(out, ", \"figure\": {");
    for (size_t i = 0; figure && i < figure->count; i++) {
        zl_str_add_text(out, i ? ", " : "");
        put_member(out, figure->items[i].key, figure->items[i].text);
    }
    zl_str_add_byte(out, '}');
}

static void put_notes(zl_str *out, const zili_table *table)
{
    const char *note;

    zl_str_add_text(out, ",\n     \"notes\": [");
    for (size_t i = 0; (note = zili_table_note(table, i)); i++) {
        next_item(out, "       ");
        put_string(out, note);
    }
    zl_str_add_byte(out, ']');
}

void zl_manifest_exhibit(zl_manifest *manifest, const zl_exhibit *exhibit,
                         const zili_table *table)
{
    zl_str *out = &manifest->exhibits;

    zl_str_add_text(out, out->size ? ",\n    {" : "\n    {");
    put_member(out, "name", exhibit->name);
    zl_str_add_text(out, ", ");
    put_member(out, "analysis", exhibit->analysis);
    zl_str_format(out, ", \"rows\": %zu", zili_table_rows(table));
    put_arguments(out, &exhibit->arguments);
    if (exhibit->chart)
        put_figure(out, exhibit);
    put_notes(out, table);
    zl_str_add_byte(out, '}');
}

void zl_manifest_clear(zl_manifest *manifest)
{
    zl_str_clear(&manifest->exhibits);
    zl_faces_clear(&manifest->faces);
}

/* ---- sums ---- */

zili_status zl_sum_file(const char *path, char sum[ZL_SUM_SIZE],
                        uint64_t *bytes, zili_error *err)
{
    zl_span span;
    zili_status status = zl_file_map(&span, path, err);

    if (status)
        return status;
    *bytes = span.size;
    snprintf(sum, ZL_SUM_SIZE, "%016" PRIx64,
             zl_hash(span.bytes, span.size));
    zl_file_unmap(&span);
    return ZILI_OK;
}

/* {"path": …, "bytes": …, "xxh3": …} for the file at `path`, called `name`. */
static zili_status put_file(zl_str *out, const char *path, const char *name,
                            zili_error *err)
{
    char sum[ZL_SUM_SIZE];
    uint64_t bytes;
    zili_status status = zl_sum_file(path, sum, &bytes, err);

    if (status)
        return status;
    next_item(out, "    {");
    put_member(out, "path", name);
    zl_str_format(out, ", \"bytes\": %" PRIu64 ", ", bytes);
    put_member(out, "xxh3", sum);
    zl_str_add_byte(out, '}');
    return ZILI_OK;
}

/* All files of a folder in byte order, called "NAME/FILE", or "FILE" where
 * `name` is empty. */
static zili_status put_folder(zl_str *out, const char *folder,
                              const char *name, zili_error *err)
{
    zl_names names;
    zl_str path = { 0 }, shown = { 0 };
    zili_status status = zl_file_list(&names, folder, err);

    for (size_t i = 0; !status && i < names.count; i++) {
        zl_file_join(&path, folder, names.items[i]);
        zl_str_empty(&shown);
        zl_str_format(&shown, "%s%s%s", name, *name ? "/" : "",
                      names.items[i]);
        if (path.failed || shown.failed)
            status = zl_no_memory(err);
        else if (!zl_file_is_folder(path.bytes))
            status = put_file(out, path.bytes, shown.bytes, err);
    }
    zl_str_clear(&path);
    zl_str_clear(&shown);
    zl_names_clear(&names);
    return status;
}

/* ---- what was read ---- */

static bool is_listed(const zl_str *out, const char *way)
{
    zl_str item = { 0 };

    put_member(&item, "path", way);
    bool found = zl_view_find(zl_str_view(out), zl_str_view(&item)) !=
                 SIZE_MAX;
    zl_str_clear(&item);
    return found;
}

static zili_status put_input(zl_str *out, const zl_made *made,
                             const char *path, zili_error *err)
{
    zl_str way = { 0 };
    zili_status status = zl_way(&way, made->folder, path, err);

    if (!status && zl_file_is_folder(path))
        status = put_folder(out, path, zl_str_text(&way), err);
    else if (!status && !is_listed(out, zl_str_text(&way)))
        status = put_file(out, path, zl_str_text(&way), err);
    zl_str_clear(&way);
    return status;
}

/* An option that names a file, as a list of words or a glossary: whatever
 * value does. */
static zili_status put_options(zl_str *out, const zl_made *made,
                               const zl_exhibit *exhibit, zili_error *err)
{
    const zili_texts *texts = &exhibit->arguments;
    zili_status status = ZILI_OK;

    for (size_t i = 1; !status && i < texts->count; i += 2)
        if (zl_file_exists(texts->items[i]) &&
            !zl_file_is_folder(texts->items[i]))
            status = put_input(out, made, texts->items[i], err);
    return status;
}

static zili_status put_inputs(zl_str *out, const zl_made *made,
                              zili_error *err)
{
    const zl_outline *outline = made->outline;

    zl_str_add_text(out, ",\n  \"inputs\": [");
    zili_status status = put_input(out, made, made->plan, err);
    if (!status)
        status = put_input(out, made, outline->corpus, err);
    if (!status && outline->themes)
        status = put_input(out, made, outline->themes, err);
    for (size_t i = 0; !status && i < outline->exhibits.count; i++)
        status = put_options(out, made, &outline->exhibits.items[i], err);
    zl_str_add_text(out, "]");
    return status;
}

/* ---- all of it ---- */

static void put_versions(zl_str *out)
{
    zl_version icu = zl_icu_version(), unicode = zl_unicode_version();
    const struct {
        const char *name, *version;
    } of[] = {
        { "zili", zili_version() },
        { "icu", icu.text },
        { "unicode", unicode.text },
        { "gsl", zl_gsl_version() },
        { "cairo", zl_cairo_version() },
        { "pango", zl_pango_version() },
    };

    zl_str_add_text(out, "{\n  \"made_with\": {");
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        zl_str_add_text(out, i ? ", " : "");
        put_member(out, of[i].name, of[i].version);
    }
    zl_str_add_byte(out, '}');
}

/* Where a font stands is the machine's affair. */
static zili_status put_fonts(zl_str *out, const zl_manifest *manifest,
                             zili_error *err)
{
    zili_status status = ZILI_OK;

    zl_str_add_text(out, ",\n  \"fonts\": [");
    for (size_t i = 0; !status && i < manifest->faces.count; i++)
        status = put_file(out, manifest->faces.items[i],
                          zl_file_name(manifest->faces.items[i]), err);
    zl_str_add_byte(out, ']');
    return status;
}

static zili_status put_way(zl_str *out, const zl_made *made, const char *key,
                           const char *path, zili_error *err)
{
    zl_str way = { 0 };
    zili_status status = zl_way(&way, made->folder, path, err);

    zl_str_add_text(out, ",\n  ");
    put_member(out, key, zl_str_text(&way));
    zl_str_clear(&way);
    return status;
}

static zili_status put_written(zl_str *out, const zl_made *made,
                               zili_error *err)
{
    zl_str figures = { 0 };

    zl_str_add_text(out, ",\n  \"files\": [");
    zl_file_join(&figures, made->beside, "figures");
    zili_status status = figures.failed ? zl_no_memory(err) : ZILI_OK;
    if (!status)
        status = put_folder(out, made->beside, "", err);
    if (!status)
        status = put_folder(out, figures.bytes, "figures", err);
    zl_str_add_text(out, "]\n}\n");
    zl_str_clear(&figures);
    return status;
}

static zili_status put_all(zl_str *out, const zl_manifest *manifest,
                           const zl_made *made, zili_error *err)
{
    put_versions(out);
    zili_status status = put_fonts(out, manifest, err);
    if (!status)
        status = put_way(out, made, "plan", made->plan, err);
    if (!status)
        status = put_way(out, made, "corpus", made->outline->corpus, err);
    zl_str_add_text(out, ",\n  ");
    put_member(out, "formats", made->formats);
    if (!status)
        status = put_inputs(out, made, err);
    zl_str_add_text(out, ",\n  \"exhibits\": [");
    zl_str_add(out, zl_str_view(&manifest->exhibits));
    zl_str_add_byte(out, ']');
    if (!status)
        status = put_written(out, made, err);
    if (!status && (out->failed || manifest->exhibits.failed))
        status = zl_no_memory(err);
    return status;
}

zili_status zl_manifest_write(const zl_manifest *manifest,
                              const zl_made *made, zili_error *err)
{
    zl_str out = { 0 }, path = { 0 };
    zl_save save;
    zili_status status = put_all(&out, manifest, made, err);

    zl_file_join(&path, made->beside, ZL_MANIFEST);
    if (!status && path.failed)
        status = zl_no_memory(err);
    if (!status)
        status = zl_save_begin(&save, path.bytes, err);
    if (!status) {
        zl_save_write(&save, out.bytes, out.size);
        status = zl_save_keep(&save, err);
    }
    zl_str_clear(&path);
    zl_str_clear(&out);
    return status;
}
