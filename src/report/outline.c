/* outline.c -- the plan of a report, read and checked. */
#include "report/outline.h"

#include "base/fail.h"
#include "base/file.h"
#include "base/mem.h"
#include "chart/tiles.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    zl_outline *outline;
    const char *path;
    zili_error *err;
};

static zili_status fail_at(const struct reader *reader,
                           const zl_yaml_node *node, const char *what,
                           const char *name)
{
    return zl_yaml_fail(reader->outline->yaml, node, reader->err, "%s%s.",
                        what, name);
}

/* The text of a member, or NULL where there is none. */
static const char *text_of(const zl_yaml_node *map, const char *key)
{
    const zl_yaml_node *node = zl_yaml_get(map, key);

    return node && node->kind == ZL_YAML_TEXT ? node->text : NULL;
}

const char *zl_outline_paragraph(const zl_yaml_node *text, size_t i)
{
    if (!text)
        return NULL;
    if (text->kind == ZL_YAML_TEXT)
        return i == 0 ? text->text : NULL;
    return i < text->count ? text->items[i].text : NULL;
}

static zili_status check_keys(const struct reader *reader,
                              const zl_yaml_node *map,
                              const char *const *known)
{
    for (size_t i = 0; i < map->count; i++) {
        size_t j = 0;
        while (known[j] && strcmp(known[j], map->items[i].key) != 0)
            j++;
        if (!known[j])
            return fail_at(reader, &map->items[i],
                           "a plan has nothing called ", map->items[i].key);
    }
    return ZILI_OK;
}

/* ---- the arguments of an exhibit ---- */

static zili_status add_argument(const struct reader *reader,
                                zl_exhibit *exhibit, const char *name,
                                const char *value)
{
    zili_texts *texts = &exhibit->arguments;
    const char **items =
        zl_resize(texts->items, (texts->count + 3) * sizeof *items);

    if (!items)
        return zl_no_memory(reader->err);
    texts->items = items;
    items[texts->count++] = name;
    items[texts->count++] = value;
    items[texts->count] = NULL;
    return ZILI_OK;
}

static zili_status add_members(const struct reader *reader,
                               zl_exhibit *exhibit, const zl_yaml_node *map)
{
    zili_status status = ZILI_OK;

    if (map->kind != ZL_YAML_MAP)
        return fail_at(reader, map, "options is a map such as ",
                       "{ by: lang }");
    for (size_t i = 0; !status && i < map->count; i++)
        status = map->items[i].kind == ZL_YAML_TEXT
                     ? add_argument(reader, exhibit, map->items[i].key,
                                    map->items[i].text)
                     : fail_at(reader, &map->items[i],
                               "an option is one text, as in ",
                               "by: 'doc,lang'");
    return status;
}

static zili_status add_queries(const struct reader *reader,
                               zl_exhibit *exhibit,
                               const zl_yaml_node *queries)
{
    zili_status status = ZILI_OK;
    const char *query;

    for (size_t i = 0;
         !status && (query = zl_outline_paragraph(queries, i)); i++)
        status = add_argument(reader, exhibit, "query", query);
    return status;
}

/* The plan's themes where the exhibit asks for them with `themes: true`. */
static zili_status read_arguments(const struct reader *reader,
                                  zl_exhibit *exhibit)
{
    const zl_outline *outline = reader->outline;
    const zl_yaml_node *options = zl_yaml_get(exhibit->node, "options");
    const char *themes = text_of(exhibit->node, "themes");

    zili_status status = ZILI_OK;
    if (themes && strcmp(themes, "true") == 0) {
        if (!outline->themes)
            return fail_at(reader, exhibit->node,
                           "the plan names no file of ", "themes");
        status = add_argument(reader, exhibit, "themes", outline->themes);
    }
    if (!status)
        status = add_queries(reader, exhibit,
                             zl_yaml_get(exhibit->node, "queries"));
    if (!status && options)
        status = add_members(reader, exhibit, options);
    return status;
}

/* ---- an exhibit ---- */

static bool is_of_type(const zl_yaml_node *member)
{
    return strcmp(member->key, "font") == 0 || strcmp(member->key, "han") == 0;
}

static zili_status set_member(const struct reader *reader,
                              const zl_yaml_node *member,
                              zili_chart_options *out)
{
    const zili_option *option =
        zili_option_find(zili_chart_option_list, member->key, 0);
    zili_error why = { 0 };

    if (!option)
        return fail_at(reader, member, "a figure has no option ",
                       member->key);
    zili_status status = zili_option_set(option, out, member->text, &why);
    return status ? zl_yaml_fail(reader->outline->yaml, member, reader->err,
                                 "%s", why.text)
                  : ZILI_OK;
}

static zili_status set_figure(const struct reader *reader,
                              zl_exhibit *exhibit, const zl_yaml_node *figure)
{
    zili_status status = ZILI_OK;

    if (figure && figure->kind != ZL_YAML_MAP)
        return fail_at(reader, figure, "figure is a map such as ",
                       "{ width: 120 }");
    for (size_t i = 0; !status && figure && i < figure->count; i++)
        status = is_of_type(&figure->items[i])
                     ? fail_at(reader, &figure->items[i],
                               "all of a report is set in the same type: "
                               "beside its title stands type: {font: …, "
                               "han: …}, and not in a figure ",
                               figure->items[i].key)
                     : set_member(reader, &figure->items[i],
                                  &exhibit->figure);
    return status;
}

static zili_status read_chart(const struct reader *reader,
                              zl_exhibit *exhibit)
{
    const zl_yaml_node *chart = zl_yaml_get(exhibit->node, "chart");

    if (!chart)
        return ZILI_OK;
    exhibit->chart = zili_chart_find(chart->text);
    if (!exhibit->chart)
        return fail_at(reader, chart, "there is no chart called ",
                       chart->text);
    return set_figure(reader, exhibit, zl_yaml_get(exhibit->node, "figure"));
}

static zili_status read_rows(const struct reader *reader,
                             zl_exhibit *exhibit)
{
    const zl_yaml_node *rows = zl_yaml_get(exhibit->node, "rows");
    char *end = NULL;

    exhibit->all_rows = !exhibit->chart && !rows;
    if (!rows)
        return ZILI_OK;
    exhibit->rows = strtoull(rows->text, &end, 10);
    if (rows->text[0] < '0' || rows->text[0] > '9' || *end)
        return fail_at(reader, rows, "rows is a number, not ", rows->text);
    return ZILI_OK;
}

/* The name becomes that of files: nothing that leads elsewhere. */
static bool is_file_name(const char *name)
{
    return name && *name &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == 0;
}

static const char *const exhibit_keys[] = {
    "section", "text",    "name",  "caption", "note",    "analysis", "themes",
    "queries", "options", "chart", "figure",  "columns", "rows",     "panels",
    NULL,
};

/* Two exhibits of one name would overwrite each other's files. */
static bool is_taken(const zl_outline *outline, const char *name)
{
    for (size_t i = 0; i + 1 < outline->exhibits.count; i++)
        if (strcmp(outline->exhibits.items[i].name, name) == 0)
            return true;
    return false;
}

/* ---- a figure of several charts ---- */

/* What stands for the chart: forms ask only whether there is one. */
static const zili_chart several = {
    .name = "panels",
    .summary = "several charts in one figure",
};

size_t zl_outline_panel(const zl_outline *outline, const zl_exhibit *exhibit,
                        size_t i)
{
    const char *name = zl_outline_paragraph(exhibit->panels, i);

    for (size_t k = 0; name && k < outline->exhibits.count; k++)
        if (outline->exhibits.items[k].name &&
            strcmp(outline->exhibits.items[k].name, name) == 0)
            return k;
    return SIZE_MAX;
}

/* An exhibit above that has a chart, and is nothing else. */
static zili_status take_panel(const struct reader *reader,
                              zl_exhibit *exhibit, size_t i)
{
    zl_outline *outline = reader->outline;
    const char *name = zl_outline_paragraph(exhibit->panels, i);
    size_t found = zl_outline_panel(outline, exhibit, i);

    if (found == SIZE_MAX || !outline->exhibits.items[found].chart ||
        outline->exhibits.items[found].panels)
        return fail_at(reader, exhibit->panels,
                       "a panel is the name of an exhibit above that has a "
                       "chart; there is none called ",
                       name);
    zl_exhibit *panel = &outline->exhibits.items[found];
    if (panel->part)
        return fail_at(reader, exhibit->panels,
                       "it is a panel already: ", name);
    if (panel->section || panel->text || panel->rows)
        return fail_at(reader, panel->node,
                       "what is a panel of another exhibit has no section, "
                       "text or rows: ",
                       name);
    panel->part = true;
    return ZILI_OK;
}

/* "Words and years. a: The most frequent words. b: …" */
static zili_status join_captions(const struct reader *reader,
                                 zl_exhibit *exhibit)
{
    const zl_profile *profile = zl_profile_at(exhibit->figure.profile);
    char letter[ZL_LETTER_SIZE];
    zl_str words = { 0 };
    size_t found;

    zl_str_add_text(&words, exhibit->caption);
    for (size_t i = 0;
         (found = zl_outline_panel(reader->outline, exhibit, i)) != SIZE_MAX;
         i++) {
        zl_tiles_letter(letter, profile, i);
        zl_str_format(&words, " %s: %s", letter,
                      reader->outline->exhibits.items[found].caption);
    }
    if (words.failed) {
        zl_str_clear(&words);
        return zl_no_memory(reader->err);
    }
    exhibit->all_words = words.bytes;
    exhibit->caption = words.bytes;
    return ZILI_OK;
}

static zili_status fill_figure(const struct reader *reader,
                               zl_exhibit *exhibit)
{
    zili_status status = ZILI_OK;

    if (exhibit->analysis || zl_yaml_get(exhibit->node, "chart") ||
        zl_yaml_get(exhibit->node, "rows") || !exhibit->caption ||
        !is_file_name(exhibit->name))
        return fail_at(reader, exhibit->node,
                       "an exhibit of panels needs caption, and a name of "
                       "small letters, digits and hyphens; it has no analysis, "
                       "chart or ",
                       "rows");
    if (is_taken(reader->outline, exhibit->name))
        return fail_at(reader, exhibit->node,
                       "there is an exhibit of this name already: ",
                       exhibit->name);
    if (exhibit->panels->kind != ZL_YAML_LIST || exhibit->panels->count < 2)
        return fail_at(reader, exhibit->panels, "panels is a list such as ",
                       "[words, years]");
    exhibit->analysis = several.name;
    exhibit->chart = &several;
    for (size_t i = 0; !status && zl_outline_paragraph(exhibit->panels, i);
         i++)
        status = take_panel(reader, exhibit, i);
    if (!status)
        status = set_figure(reader, exhibit,
                            zl_yaml_get(exhibit->node, "figure"));
    return status ? status : join_captions(reader, exhibit);
}

/* ---- any exhibit ---- */

static zili_status fill_exhibit(const struct reader *reader,
                                zl_exhibit *exhibit)
{
    const zl_yaml_node *node = exhibit->node;

    exhibit->section = text_of(node, "section");
    exhibit->text = zl_yaml_get(node, "text");
    exhibit->name = text_of(node, "name");
    exhibit->caption = text_of(node, "caption");
    exhibit->note = text_of(node, "note");
    exhibit->analysis = text_of(node, "analysis");
    exhibit->columns = zl_yaml_get(node, "columns");
    exhibit->panels = zl_yaml_get(node, "panels");
    if (exhibit->panels)
        return fill_figure(reader, exhibit);
    if (!exhibit->analysis || !exhibit->caption ||
        !is_file_name(exhibit->name))
        return fail_at(reader, node,
                       "an exhibit needs analysis, caption, and a name of "
                       "small letters, digits and ",
                       "hyphens");
    if (is_taken(reader->outline, exhibit->name))
        return fail_at(reader, node,
                       "there is an exhibit of this name already: ",
                       exhibit->name);
    zili_status status = read_arguments(reader, exhibit);
    if (!status)
        status = read_chart(reader, exhibit);
    return status ? status : read_rows(reader, exhibit);
}

static zili_status add_exhibit(const struct reader *reader,
                               const zl_yaml_node *node)
{
    zl_outline *outline = reader->outline;

    if (node->kind != ZL_YAML_MAP)
        return fail_at(reader, node, "an exhibit is ",
                       "a map: name, caption, analysis, …");
    zili_status status = check_keys(reader, node, exhibit_keys);
    if (status)
        return status;
    if (!zl_array_push(&outline->exhibits, (zl_exhibit){ .node = node }))
        return zl_no_memory(reader->err);
    return fill_exhibit(
        reader, &outline->exhibits.items[outline->exhibits.count - 1]);
}

static zili_status add_exhibits(const struct reader *reader,
                                const zl_yaml_node *list)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < list->count; i++)
        status = add_exhibit(reader, &list->items[i]);
    return status;
}

/* ---- the plan ---- */

/* A path of the plan counts from the plan's own folder. */
static zili_status resolve(const struct reader *reader, const char *name,
                           char **out)
{
    const char *file = zl_file_name(reader->path);
    zl_str path = { 0 };

    if (name[0] != '/')
        zl_str_add(&path, (zl_view){ reader->path,
                                     (size_t)(file - reader->path) });
    zl_str_add_text(&path, name);
    if (path.failed) {
        zl_str_clear(&path);
        return zl_no_memory(reader->err);
    }
    *out = path.bytes;
    return ZILI_OK;
}

static zili_status set_type(const struct reader *reader,
                            const zl_yaml_node *type)
{
    zili_status status = ZILI_OK;

    if (type && type->kind != ZL_YAML_MAP)
        return fail_at(reader, type, "type is a map such as ",
                       "{ font: Noto Serif CJK SC }");
    for (size_t i = 0; !status && type && i < type->count; i++)
        status = is_of_type(&type->items[i])
                     ? set_member(reader, &type->items[i],
                                  &reader->outline->type)
                     : fail_at(reader, &type->items[i],
                               "type has font and han, and no ",
                               type->items[i].key);
    return status;
}

static const char *const plan_keys[] = { "title",  "lead", "corpus",
                                         "themes", "type", "exhibits",
                                         NULL };

static zili_status read_plan(const struct reader *reader)
{
    zl_outline *outline = reader->outline;
    const zl_yaml_node *root = zl_yaml_root(outline->yaml);
    const char *corpus = text_of(root, "corpus");
    const char *themes = text_of(root, "themes");
    const zl_yaml_node *exhibits = zl_yaml_get(root, "exhibits");

    outline->title = text_of(root, "title");
    outline->lead = zl_yaml_get(root, "lead");
    if (root->kind != ZL_YAML_MAP || !outline->title || !corpus ||
        !exhibits || exhibits->kind != ZL_YAML_LIST)
        return fail_at(reader, root, "a plan needs a title, a corpus and ",
                       "a list of exhibits");
    zili_status status = check_keys(reader, root, plan_keys);
    if (!status)
        status = resolve(reader, corpus, &outline->corpus);
    if (!status && themes)
        status = resolve(reader, themes, &outline->themes);
    if (!status)
        status = set_type(reader, zl_yaml_get(root, "type"));
    return status ? status : add_exhibits(reader, exhibits);
}

zili_status zl_outline_read(zl_outline *outline, const char *path,
                            zili_error *err)
{
    struct reader reader = { outline, path, err };

    *outline = (zl_outline){ 0 };
    zili_status status = zl_yaml_open(&outline->yaml, path, err);
    return status ? status : read_plan(&reader);
}

zili_status zl_outline_ask(zl_outline *outline, const char *corpus,
                           zili_error *err)
{
    char *copy = zl_copy_text(corpus, strlen(corpus));

    if (!copy)
        return zl_no_memory(err);
    zl_free(outline->corpus);
    outline->corpus = copy;
    return ZILI_OK;
}

void zl_outline_clear(zl_outline *outline)
{
    for (size_t i = 0; i < outline->exhibits.count; i++) {
        zl_free(outline->exhibits.items[i].arguments.items);
        zl_free(outline->exhibits.items[i].all_words);
    }
    zl_array_clear(&outline->exhibits);
    zl_free(outline->corpus);
    zl_free(outline->themes);
    zl_yaml_close(outline->yaml);
}
