/* yaml.c -- a YAML file read by libfyaml, event by event. */
#include "yaml.h"

#include "fail.h"
#include "file.h"
#include "mem.h"
#include "utf8.h"
#include "yaml_tree.h"

#include <libfyaml.h>
#include <string.h>

#define FILE_SIZE ((size_t)16 << 20)

/* ---- the bytes, before anything is read from them ---- */

static size_t size_by_lead(uint8_t lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The size of the UTF-8 character here, or 0 where there is none. */
static size_t character_size(const uint8_t *at, size_t left)
{
    static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t size = size_by_lead(at[0]);

    if (size < 2)
        return size;
    if (size > left)
        return 0;
    uint32_t value = at[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (at[i] & 0x3F);
    }
    bool surrogate = value >= 0xD800 && value < 0xE000;
    return value < smallest[size] || value > 0x10FFFF || surrogate ? 0 : size;
}

static bool is_control(uint8_t byte)
{
    bool line = byte == '\t' || byte == '\n' || byte == '\r';

    return (byte < 0x20 && !line) || byte == 0x7F;
}

static zili_status check_bytes(zl_yaml_tree *tree, zl_view bytes)
{
    const uint8_t *at = (const uint8_t *)bytes.bytes;

    for (size_t left = bytes.size; left;) {
        size_t size = character_size(at, left);
        if (!size)
            return zl_yaml_tree_refuse(tree,
                                       "This byte (0x%02X) is not UTF-8; "
                                       "save the file as UTF-8.", at[0]);
        if (is_control(at[0]))
            return zl_yaml_tree_refuse(tree,
                                       "This control character (0x%02X) "
                                       "cannot stand in YAML.", at[0]);
        tree->at.column++;
        if (at[0] == '\n')
            tree->at = (zl_yaml_place){ tree->at.line + 1, 1 };
        at += size;
        left -= size;
    }
    return ZILI_OK;
}

/* ---- events ---- */

/* Lent until the event is freed; empty where there is no token. */
static zl_view view_of(struct fy_token *token)
{
    size_t size = 0;
    const char *text = token ? fy_token_get_text(token, &size) : NULL;

    return (zl_view){ text ? text : "", text ? size : 0 };
}

/* libfyaml's marks stand behind the quote or the star. */
static bool has_sign_before(struct fy_event *event)
{
    if (event->type == FYET_ALIAS)
        return true;
    if (event->type != FYET_SCALAR || !event->scalar.value)
        return false;
    enum fy_scalar_style style = fy_token_scalar_style(event->scalar.value);
    return style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
}

static void set_place(zl_yaml_tree *tree, struct fy_event *event)
{
    const struct fy_mark *mark = fy_event_start_mark(event);

    if (!mark)
        return; /* nothing stands there: the place before it will do */
    tree->at.line = (uint32_t)mark->line + 1;
    tree->at.column = (uint32_t)mark->column + 1;
    if (mark->column > 0 && has_sign_before(event))
        tree->at.column--;
}

static zili_status on_event(zl_yaml_tree *tree, struct fy_event *event)
{
    set_place(tree, event);
    switch (event->type) {
    case FYET_DOCUMENT_START:
        if (tree->has_root)
            return zl_yaml_tree_refuse(tree, "A second document begins here; "
                                             "a file holds one.");
        return ZILI_OK;
    case FYET_SCALAR:
        return zl_yaml_tree_text(tree, view_of(event->scalar.value),
                                 view_of(event->scalar.anchor));
    case FYET_ALIAS:
        return zl_yaml_tree_alias(tree, view_of(event->alias.anchor));
    case FYET_SEQUENCE_START:
        return zl_yaml_tree_begin(tree, ZL_YAML_LIST,
                                  view_of(event->sequence_start.anchor));
    case FYET_MAPPING_START:
        return zl_yaml_tree_begin(tree, ZL_YAML_MAP,
                                  view_of(event->mapping_start.anchor));
    case FYET_SEQUENCE_END:
    case FYET_MAPPING_END:
        return zl_yaml_tree_end(tree);
    default:
        return ZILI_OK;
    }
}

/* What libfyaml found wrong, at its place. */
static zili_status fail_parser(zl_yaml_tree *tree, struct fy_diag *found)
{
    void *previous = NULL;
    const struct fy_diag_error *first =
        fy_diag_errors_iterate(found, &previous);

    if (!first)
        return zl_yaml_tree_refuse(tree, "This is not YAML.");
    tree->at.line = (uint32_t)(first->line > 0 ? first->line : 1);
    tree->at.column = (uint32_t)(first->column > 0 ? first->column : 1);
    return zl_yaml_tree_refuse(tree, "This is not YAML: %s.", first->msg);
}

static zili_status read_events(zl_yaml_tree *tree, struct fy_parser *parser,
                               struct fy_diag *found)
{
    zili_status status = ZILI_OK;
    struct fy_event *event;

    while (!status && (event = fy_parser_parse(parser))) {
        status = on_event(tree, event);
        fy_parser_event_free(parser, event);
    }
    if (!status && fy_parser_get_stream_error(parser))
        status = fail_parser(tree, found);
    return status;
}

/* ---- the parser ---- */

/* libfyaml would write what it finds to stderr. */
static void keep_silent(struct fy_diag *diag, void *user, const char *bytes,
                        size_t size)
{
    (void)diag, (void)user, (void)bytes, (void)size;
}

static struct fy_diag *new_finder(void)
{
    struct fy_diag_cfg how;

    fy_diag_cfg_default(&how);
    how.fp = NULL;
    how.output_fn = keep_silent;
    how.colorize = false;
    struct fy_diag *found = fy_diag_create(&how);
    if (found)
        fy_diag_set_collect_errors(found, true);
    return found;
}

static zili_status run_parser(zl_yaml_tree *tree, zl_view bytes)
{
    struct fy_diag *found = new_finder();
    struct fy_parse_cfg how = { .flags = FYPCF_DEFAULT_VERSION_1_2,
                                .diag = found };
    struct fy_parser *parser = found ? fy_parser_create(&how) : NULL;
    zili_status status = ZILI_OK;

    if (!parser || fy_parser_set_string(parser, bytes.bytes, bytes.size))
        status = zl_no_memory(tree->err);
    else
        status = read_events(tree, parser, found);
    fy_parser_destroy(parser);
    fy_diag_destroy(found);
    return status;
}

static zili_status grow(zl_yaml_tree *tree, zl_view bytes)
{
    const zl_yaml_place start = { 1, 1 };

    bytes = zl_utf8_body(bytes);
    tree->at = start;
    zili_status status = check_bytes(tree, bytes);
    tree->at = start;
    if (!status && bytes.size)
        status = run_parser(tree, bytes);
    if (status || tree->has_root)
        return status;
    tree->at = start;
    return zl_yaml_tree_refuse(tree, "There is nothing in this file.");
}

/* ---- files ---- */

zili_status zl_yaml_parse(zl_yaml **out, const char *name, zl_view bytes,
                          zili_error *err)
{
    *out = NULL;
    zl_yaml *yaml = zl_alloc(sizeof *yaml);
    zl_yaml_tree *tree = zl_alloc(sizeof *tree);
    zili_status status = ZILI_OK;
    if (!yaml || !tree || !(yaml->name = zl_copy_text(name, strlen(name)))) {
        status = zl_no_memory(err);
        goto done;
    }
    tree->yaml = yaml;
    tree->err = err;
    status = grow(tree, bytes);
    zl_yaml_tree_clear(tree);
    if (status)
        goto done;
    *out = yaml;
    yaml = NULL;

done:
    zl_yaml_close(yaml);
    zl_free(tree);
    return status;
}

zili_status zl_yaml_open(zl_yaml **out, const char *path, zili_error *err)
{
    zl_span file;

    *out = NULL;
    zili_status status = zl_file_read_limited(&file, path, FILE_SIZE, err);
    if (status)
        return status;
    status = zl_yaml_parse(
        out, path, (zl_view){ (const char *)file.bytes, file.size }, err);
    zl_free((void *)(uintptr_t)file.bytes);
    return status;
}

void zl_yaml_close(zl_yaml *yaml)
{
    if (!yaml)
        return;
    for (size_t i = 0; i < yaml->held.count; i++)
        zl_free(yaml->held.items[i]);
    zl_array_clear(&yaml->held);
    zl_free(yaml->name);
    zl_free(yaml);
}

const char *zl_yaml_path(const zl_yaml *yaml)
{
    return yaml->name;
}

const zl_yaml_node *zl_yaml_root(const zl_yaml *yaml)
{
    return &yaml->root;
}

const zl_yaml_node *zl_yaml_get(const zl_yaml_node *map, const char *key)
{
    if (map->kind != ZL_YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (strcmp(map->items[i].key, key) == 0)
            return &map->items[i];
    return NULL;
}
