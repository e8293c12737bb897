/* front.c -- metadata that stand before a text as YAML. */
#include "formats/front.h"

#include "base/yaml.h"

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

static bool find_end(zl_view text, size_t *from, size_t *to, size_t *behind)
{
    size_t at = 0;

    if (zl_view_starts(text, zl_view_of("\xEF\xBB\xBF")))
        at = 3;
    if (!zl_view_is(next_line(text, &at), "---"))
        return false;
    for (*from = at; at < text.size && at - *from < FRONT_MOST;) {
        *to = at;
        zl_view line = next_line(text, &at);
        *behind = at;
        if (zl_view_is(line, "---") || zl_view_is(line, "..."))
            return true;
    }
    return false;
}

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

bool zl_front_take(zl_view *text, const char *path, zl_draft *draft)
{
    size_t from, to, behind;
    zl_yaml *yaml = NULL;
    zl_str key = { 0 };
    bool sound = true;

    if (!find_end(*text, &from, &to, &behind))
        return true;
    zili_status status =
        zl_yaml_parse(&yaml, path, zl_view_cut(*text, from, to), NULL);
    if (!status && zl_yaml_root(yaml)->kind == ZL_YAML_MAP) {
        sound = add_node(draft, zl_yaml_root(yaml), &key);
        *text = zl_view_cut(*text, behind, text->size);
    }
    zl_yaml_close(yaml);
    zl_str_clear(&key);
    return sound && status != ZILI_ENOMEM;
}
