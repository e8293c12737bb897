/* compile_theme.c -- what a theme stands for, and other things that are looked
 * up once. */
#include "query/compile.h"

#include <string.h>

/* ---- by node ---- */

struct key {
    const zl_node *node;
    intptr_t folds; /* of the theme that it is a pattern of */
};

static struct key key_of(const zl_compiler *it, const zl_node *node)
{
    const zl_node *theme = it->site.theme;

    return (struct key){ node, theme ? theme->folds : ZL_FOLDS_UNSAID };
}

static zl_view view_of(const struct key *key)
{
    return (zl_view){ (const char *)key, sizeof *key };
}

uint32_t zl_known_item(const zl_compiler *it, const zl_node *node)
{
    struct key key = key_of(it, node);
    uint32_t number = zl_map_find(&it->knowns.keys, view_of(&key));

    return number == ZL_MAP_NONE ? ZL_NONE : it->knowns.items.items[number];
}

void zl_know_item(zl_compiler *it, const zl_node *node, uint32_t item)
{
    struct key key = key_of(it, node);

    if (it->status)
        return;
    if (zl_map_add(&it->knowns.keys, view_of(&key)) == ZL_MAP_NONE ||
        !zl_array_push(&it->knowns.items, item))
        zl_compile_no_memory(it);
}

/* ---- themes ---- */

struct gatherer {
    zl_compiler *it;
    zl_theme_sense *sense;
    const char *lang; /* of the pattern */
};

static bool same_lang(const char *one, const char *other)
{
    return one == other || (one && other && strcmp(one, other) == 0);
}

static zl_theme_words *words_of(struct gatherer *gatherer)
{
    zl_theme_sense *sense = gatherer->sense;

    for (size_t i = 0; i < sense->words.count; i++)
        if (same_lang(sense->words.items[i].lang, gatherer->lang))
            return &sense->words.items[i];
    if (!zl_array_push(&sense->words,
                       (zl_theme_words){ .lang = gatherer->lang }))
        return NULL;
    return &sense->words.items[sense->words.count - 1];
}

static void gather_types(struct gatherer *gatherer, const zl_typeset *more)
{
    zl_theme_words *words = words_of(gatherer);
    bool enough = words != NULL;

    for (size_t i = 0; enough && i < more->places.count; i++)
        enough = zl_typeset_add(&words->types, more->places.items[i]);
    if (!enough)
        zl_compile_no_memory(gatherer->it);
}

static void gather_branch(struct gatherer *gatherer, const zl_node *node)
{
    if (!zl_array_push(&gatherer->sense->branches,
                       (zl_theme_branch){ node, gatherer->lang }))
        zl_compile_no_memory(gatherer->it);
}

static void gather_token(struct gatherer *gatherer, const zl_node *node)
{
    zl_compiler *it = gatherer->it;
    zl_condition *condition = zl_compile_condition(it, node);

    if (!condition)
        return;
    if (zl_compile_is_plain(condition, node)) {
        gather_types(gatherer, &condition->types);
        zl_condition_free(condition);
        return;
    }
    zl_know_item(it, node, zl_compile_keep(it, condition));
    gather_branch(gatherer, node);
}

static void gather_node(struct gatherer *gatherer, const zl_node *node)
{
    node = zl_compile_inner(node);
    if (node->kind == ZL_NODE_WORD || node->kind == ZL_NODE_REGEX ||
        node->kind == ZL_NODE_TOKEN)
        gather_token(gatherer, node);
    else if (node->kind != ZL_NODE_EITHER)
        gather_branch(gatherer, node);
    for (size_t i = 0; !gatherer->it->status &&
                       node->kind == ZL_NODE_EITHER &&
                       i < node->children.count; i++)
        gather_node(gatherer, node->children.items[i]);
}

static zili_status gather_pattern(void *user, const zl_node *tree,
                                  const char *lang)
{
    struct gatherer *gatherer = user;

    gatherer->lang = lang;
    gather_node(gatherer, tree);
    return gatherer->it->status;
}

/* Make conditions of the words. */
static void keep_words(zl_compiler *it, zl_theme_sense *sense)
{
    for (size_t i = 0; !it->status && i < sense->words.count; i++) {
        zl_theme_words *words = &sense->words.items[i];
        if (!zl_typeset_seal(&words->types, it->site.segment,
                             it->keys->attribute)) {
            zl_compile_no_memory(it);
            return;
        }
        zl_condition *condition = zl_condition_of_types(&words->types);
        words->types = (zl_typeset){ 0 };
        words->item = condition ? zl_compile_keep(it, condition)
                                : zl_compile_no_memory(it);
    }
}

static void clear_sense(zl_theme_sense *sense)
{
    for (size_t i = 0; i < sense->words.count; i++)
        zl_typeset_clear(&sense->words.items[i].types);
    zl_array_clear(&sense->words);
    zl_array_clear(&sense->branches);
}

static void make_sense(zl_compiler *it, const zl_node *node,
                       zl_theme_sense *sense)
{
    struct gatherer gatherer = { it, sense, NULL };
    zili_status status =
        zl_expand_theme(it->expander, node, gather_pattern, &gatherer);

    if (!it->status)
        it->status = status;
    keep_words(it, sense);
}

/* Themes are known by their names, with their own flags. */
static uint32_t sense_number(const zl_compiler *it, const zl_node *node,
                             zl_str *key)
{
    zl_str_format(key, "%d %s", node->folds, node->text);
    uint32_t number = zl_map_find(&it->knowns.keys, zl_str_view(key));
    return number == ZL_MAP_NONE ? ZL_NONE : it->knowns.items.items[number];
}

static void add_sense(zl_compiler *it, const zl_node *node, zl_view key)
{
    zl_theme_sense sense = { 0 };

    make_sense(it, node, &sense);
    if (it->status || !zl_array_push(&it->senses, sense)) {
        clear_sense(&sense);
        zl_compile_no_memory(it);
        return;
    }
    if (zl_map_add(&it->knowns.keys, key) == ZL_MAP_NONE ||
        !zl_array_push(&it->knowns.items, (uint32_t)it->senses.count - 1))
        zl_compile_no_memory(it);
}

const zl_theme_sense *zl_compile_theme(zl_compiler *it, const zl_node *node)
{
    zl_str key = { 0 };
    uint32_t number = sense_number(it, node, &key);

    if (key.failed)
        zl_compile_no_memory(it);
    if (!it->status && number == ZL_NONE) {
        number = (uint32_t)it->senses.count;
        add_sense(it, node, zl_str_view(&key));
    }
    zl_str_clear(&key);
    return it->status ? NULL : &it->senses.items[number];
}

void zl_compile_forget(zl_compiler *it)
{
    for (size_t i = 0; i < it->senses.count; i++)
        clear_sense(&it->senses.items[i]);
    zl_array_clear(&it->senses);
    zl_array_clear(&it->knowns.items);
    zl_map_clear(&it->knowns.keys);
}
