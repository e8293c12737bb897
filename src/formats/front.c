/* front.c -- metadata that stand before a text as YAML or TOML. */
#include "formats/front.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "formats/toml.h"

enum { FRONT_MOST = 1 << 20 };

/* The next line without its end; `*at` moves behind it. */
static zl_view next_line(zl_view text, size_t *at)
{
    size_t begin = *at, end = begin;

    while (end < text.size && text.bytes[end] != '\n')
        end++;
    *at = end + (end < text.size);
    while (end > begin && (text.bytes[end - 1] == '\r' ||
                           text.bytes[end - 1] == ' '))
        end--;
    return zl_view_cut(text, begin, end);
}

/* What stands between lines `mark`, of which the last may be `other`. */
static bool find_end(zl_view text, const char *mark, const char *other,
                     zl_view *front, size_t *behind)
{
    size_t at = 0;

    if (!zl_view_is(next_line(text, &at), mark))
        return false;
    for (size_t from = at; at < text.size && at - from < FRONT_MOST;) {
        *front = zl_view_cut(text, from, at);
        zl_view line = next_line(text, &at);
        *behind = at;
        if (zl_view_is(line, mark) || zl_view_is(line, other))
            return true;
    }
    return false;
}

/* ---- YAML ---- */

static bool add_node(zl_draft *draft, const zl_yaml_node *node, zl_str *key)
{
    size_t size = key->size;
    bool sound = true;

    if (node->kind == ZL_YAML_TEXT && key->size)
        zl_draft_datum(draft, zl_str_view(key), zl_view_of(node->text), true);
    for (size_t i = 0; i < node->count && sound; i++) {
        const zl_yaml_node *item = &node->items[i];
        if (item->key) {
            zl_str_add_text(key, size ? "_" : "");
            zl_str_add_text(key, item->key);
        }
        sound = !key->failed && add_node(draft, item, key);
        if (!key->failed && key->size > size)
            key->bytes[key->size = size] = 0;
    }
    return sound && !key->failed;
}

/* `*taken`: it is a map. */
static zili_status take_yaml(zl_view front, const char *path, zl_draft *draft,
                             bool *taken, zili_error *err)
{
    zl_yaml *yaml = NULL;
    zl_str key = { 0 };
    bool sound = true;
    zili_status status = zl_yaml_parse(&yaml, path, front, NULL);

    *taken = !status && zl_yaml_root(yaml)->kind == ZL_YAML_MAP;
    if (*taken)
        sound = add_node(draft, zl_yaml_root(yaml), &key);
    zl_yaml_close(yaml);
    zl_str_clear(&key);
    return sound && status != ZILI_ENOMEM ? ZILI_OK : zl_no_memory(err);
}

/* ---- TOML ---- */

/* A zl_toml_take. */
static void add_value(void *user, zl_view key, zl_view value)
{
    zl_draft_datum(user, key, value, true);
}

/* ---- both ---- */

zili_status zl_front_take(zl_view *text, const char *path, zl_draft *draft,
                          zili_error *err)
{
    zl_view front, body = zl_utf8_body(*text);
    size_t behind;
    bool taken = true;
    zili_status status;

    if (find_end(body, "---", "...", &front, &behind))
        status = take_yaml(front, path, draft, &taken, err);
    else if (find_end(body, "+++", "+++", &front, &behind))
        status = zl_toml_read(front, path, 2, add_value, draft, err);
    else
        return ZILI_OK;
    if (!status && taken)
        *text = zl_view_cut(body, behind, body.size);
    return status;
}
