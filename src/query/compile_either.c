/* compile_either.c -- alternatives as steps. */
#include "query/compile.h"

#include "base/fail.h"
#include "base/mem.h"

#include <string.h>

/* Words beside each other become one set: a list of a thousand is matched as
 * fast as one. Each language has its own. */
struct words {
    const char *lang;
    zl_typeset types;
    ZL_ARRAY(uint32_t) items; /* conditions of themes that are words, too */
    size_t column;            /* of the first */
};

struct branches {
    zl_compiler *it;
    uint32_t next, entry;
    zl_shapes shapes;
    ZL_ARRAY(struct words) words;
    const char *lang; /* only in regions of this; NULL: in all */
};

const zl_node *zl_compile_inner(const zl_node *node)
{
    while ((node->kind == ZL_NODE_EITHER || node->kind == ZL_NODE_SEQUENCE) &&
           node->children.count == 1)
        node = node->children.items[0];
    return node;
}

/* A condition that the token lies in a region of the language; its number. */
static uint32_t make_look(zl_compiler *it, const zl_field *field,
                          const char *lang)
{
    zl_node value = { .kind = ZL_NODE_REGEX, .literal = true,
                      .text = (char *)(uintptr_t)lang };
    zl_condition *look = NULL;

    it->status = zl_condition_new(&look, &it->site, NULL);
    if (it->status)
        return ZL_NONE;
    look->kind = ZL_CONDITION_RANGES;
    look->source = zl_sources_ranges(it->site.sources, field->ranges);
    it->status = zl_condition_ranges(&look->ranges, &it->site, field,
                                     ZL_EQUAL, &value);
    bool enough = look->source != ZL_NONE;
    uint32_t item = zl_compile_keep(it, look);
    if (!enough || !zl_array_push(&it->langs, (zl_lang_look){ lang, item }))
        return zl_compile_no_memory(it);
    return item;
}

/* Only where the next token lies in a region of the language. */
static uint32_t emit_look(zl_compiler *it, const char *lang, uint32_t next)
{
    zl_field field;
    uint32_t item = ZL_NONE;

    if (!zl_field_find(&field, it->site.corpus, it->site.number,
                       zl_view_of("lang")))
        return ZL_NONE;
    for (size_t i = 0; i < it->langs.count; i++)
        if (strcmp(it->langs.items[i].lang, lang) == 0)
            item = it->langs.items[i].item;
    if (item == ZL_NONE)
        item = make_look(it, &field, lang);
    return it->status ? ZL_NONE
                      : zl_emit_plain(it, ZL_OP_LOOK, item, next);
}

/* Add an alternative that begins at `entry`; the shape is cleared. */
static void add_branch(struct branches *all, uint32_t entry, zl_shape *shape)
{
    zl_compiler *it = all->it;

    if (all->lang && entry != ZL_NONE) {
        entry = emit_look(it, all->lang, entry);
        shape->exact = false;
    }
    if (!it->status && entry != ZL_NONE) {
        if (!zl_shapes_add(&all->shapes, shape))
            zl_compile_no_memory(it);
        all->entry = zl_emit_split(it, entry, all->entry);
    }
    zl_shape_clear(shape);
}

static struct words *words_of(struct branches *all, const zl_node *node)
{
    for (size_t i = 0; i < all->words.count; i++) {
        struct words *words = &all->words.items[i];
        if (words->lang == all->lang ||
            (words->lang && all->lang && strcmp(words->lang, all->lang) == 0))
            return words;
    }
    if (!zl_array_push(&all->words, (struct words){
                            .lang = all->lang,
                            .column = node->column,
                        }))
        return NULL;
    return &all->words.items[all->words.count - 1];
}

/* Takes over the condition. */
static void add_words(struct branches *all, const zl_node *node,
                      zl_condition *condition)
{
    struct words *words = words_of(all, node);
    const zl_typeset *more = &condition->types;
    bool enough = words != NULL;

    for (size_t i = 0; enough && i < more->places.count; i++)
        enough = zl_typeset_add(&words->types, more->places.items[i]);
    zl_condition_free(condition);
    if (!enough)
        zl_compile_no_memory(all->it);
}

static void add_token(struct branches *all, const zl_node *node)
{
    zl_compiler *it = all->it;
    zl_condition *condition = zl_compile_condition(it, node);
    zl_shape shape = { 0 };

    if (!condition)
        return;
    if (zl_compile_is_plain(condition, node)) {
        add_words(all, node, condition);
        return;
    }
    uint32_t entry =
        zl_compile_asked(it, condition, node, all->next, &shape);
    add_branch(all, entry, &shape);
}

/* The words of a theme; the same theme may stand there twice. */
static void add_theme_words(struct branches *all, const zl_node *theme,
                            uint32_t item)
{
    struct words *words = words_of(all, theme);

    for (size_t i = 0; words && i < words->items.count; i++)
        if (words->items.items[i] == item)
            return;
    if (!words || !zl_array_push(&words->items, item))
        zl_compile_no_memory(all->it);
}

/* A theme is any of its patterns. */
static void add_theme(struct branches *all, const zl_node *node)
{
    zl_compiler *it = all->it;

    it->site.theme = node;
    const zl_theme_sense *sense = zl_compile_theme(it, node);
    for (size_t i = 0; !it->status && i < sense->words.count; i++) {
        all->lang = sense->words.items[i].lang;
        add_theme_words(all, node, sense->words.items[i].item);
    }
    for (size_t i = 0; !it->status && i < sense->branches.count; i++) {
        zl_shape shape = { 0 };
        all->lang = sense->branches.items[i].lang;
        uint32_t entry = zl_compile(it, sense->branches.items[i].node,
                                    all->next, &shape);
        add_branch(all, entry, &shape);
    }
    all->lang = NULL;
    it->site.theme = NULL;
}

static void add_node(struct branches *all, const zl_node *node)
{
    zl_compiler *it = all->it;
    zl_shape shape = { 0 };

    node = zl_compile_inner(node);
    if (node->kind == ZL_NODE_THEME) {
        add_theme(all, node);
    } else if (node->kind == ZL_NODE_WORD || node->kind == ZL_NODE_REGEX ||
               node->kind == ZL_NODE_TOKEN) {
        add_token(all, node);
    } else if (node->kind == ZL_NODE_EITHER) {
        for (size_t i = 0; !it->status && i < node->children.count; i++)
            add_node(all, node->children.items[i]);
    } else {
        uint32_t entry = zl_compile(it, node, all->next, &shape);
        add_branch(all, entry, &shape);
    }
}

/* The condition that all these words are; its number. */
static uint32_t item_of(zl_compiler *it, struct words *words)
{
    bool enough = true;

    if (words->items.count == 1 && words->types.places.count == 0)
        return words->items.items[0];
    for (size_t i = 0; enough && i < words->items.count; i++) {
        uint32_t item = words->items.items[i];
        const zl_typeset *more = &it->program->conditions.items[item]->types;
        for (size_t k = 0; enough && k < more->places.count; k++)
            enough = zl_typeset_add(&words->types, more->places.items[k]);
    }
    if (!enough || !zl_typeset_seal(&words->types, it->site.segment,
                                    it->keys->attribute))
        return zl_compile_no_memory(it);
    zl_condition *condition = zl_condition_of_types(&words->types);
    return condition ? zl_compile_keep(it, condition)
                     : zl_compile_no_memory(it);
}

/* Words that were gathered, as steps. */
static void add_gathered(struct branches *all)
{
    zl_compiler *it = all->it;

    for (size_t i = 0; !it->status && i < all->words.count; i++) {
        struct words *words = &all->words.items[i];
        zl_node node = { .label = ZL_LABEL_NONE, .column = words->column };
        zl_shape shape = { 0 };
        uint32_t item = item_of(it, words);
        if (it->status)
            return;
        uint32_t entry =
            zl_compile_item(it, item, &node, all->next, &shape);
        all->lang = words->lang;
        add_branch(all, entry, &shape);
        all->lang = NULL;
    }
}

uint32_t zl_compile_either(zl_compiler *it, const zl_node *node,
                               uint32_t next, zl_shape *shape)
{
    struct branches all = { .it = it, .next = next, .entry = ZL_NONE };
    zl_typeset *types = NULL;

    add_node(&all, node);
    add_gathered(&all);
    if (!it->status && zl_shapes_join(&all.shapes, it->site.segment,
                                      zl_compile_needed(it, &all.shapes),
                                      shape, &types))
        zl_compile_keep_set(it, types);
    else
        zl_compile_no_memory(it);
    zl_shapes_clear(&all.shapes);
    for (size_t i = 0; i < all.words.count; i++) {
        zl_typeset_clear(&all.words.items[i].types);
        zl_array_clear(&all.words.items[i].items);
    }
    zl_array_clear(&all.words);
    return it->status ? ZL_NONE : all.entry;
}
