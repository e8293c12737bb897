/* grammar.c -- rules of a vocabulary that is made for a file. */
#include "formats/grammar.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void zl_grammar_clear(zl_grammar *grammar)
{
    for (size_t i = 0; i < grammar->made.count; i++)
        zl_free(grammar->made.items[i]);
    zl_array_clear(&grammar->made);
    zl_array_clear(&grammar->rules);
    zl_array_clear(&grammar->heads);
    zl_array_clear(&grammar->inners);
    zl_array_clear(&grammar->attributes);
    zl_array_clear(&grammar->texts);
    zl_map_clear(&grammar->names);
    zl_arena_clear(&grammar->kept);
}

const char *zl_grammar_keep(zl_grammar *grammar, zl_view text)
{
    const char *kept = zl_arena_add(&grammar->kept, text);

    grammar->failed |= !kept;
    return kept;
}

zl_rule *zl_grammar_of(zl_grammar *grammar, zl_view element)
{
    uint32_t number = zl_map_find(&grammar->names, element);

    if (number != ZL_MAP_NONE)
        return &grammar->rules.items[number];
    zl_rule rule = { .element = zl_grammar_keep(grammar, element),
                     .role = ZL_ROLE_MARK };
    if (!rule.element || !zl_array_push(&grammar->rules, rule) ||
        zl_map_add(&grammar->names, element) == ZL_MAP_NONE) {
        grammar->rules.count = grammar->names.count;
        grammar->failed = true;
        return NULL;
    }
    return &grammar->rules.items[grammar->rules.count - 1];
}

/* ---- vocabularies ---- */

static int compare_rules(const void *left, const void *right)
{
    const zl_rule *a = left, *b = right;

    return strcmp(a->element, b->element);
}

/* A copy of `count` rules, in order, with room for `more`. */
static zl_rule *copy_rules(zl_grammar *grammar, const zl_rule *from,
                           size_t count, size_t more)
{
    zl_rule *copy = zl_alloc_array(count + more + 1, sizeof *copy);

    if (!copy || !zl_array_push(&grammar->made, (void *)copy)) {
        zl_free(copy);
        grammar->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        copy[i] = from[i];
    return copy;
}

static void set_rules(zl_grammar *grammar, zl_vocabulary *vocabulary,
                      zl_rule *sorted, size_t count)
{
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_rules);
    vocabulary->rules = sorted;
    vocabulary->count = count;
    vocabulary->lang = grammar->lang;
    vocabulary->attributes = grammar->attributes.items;
    vocabulary->attribute_count = grammar->attributes.count;
}

static void put_rule(zl_rule *list, size_t *count, const zl_rule *rule)
{
    size_t at = 0;

    while (at < *count && strcmp(list[at].element, rule->element) != 0)
        at++;
    list[at] = *rule;
    *count += at == *count;
}

/* What lies in a rule: as around it, but for what is metadata there. */
static const zl_vocabulary *make_inside(zl_grammar *grammar,
                                        const zl_rule *rule, bool is_head)
{
    size_t count = is_head ? grammar->heads.count : grammar->rules.count;
    zl_rule *copy = copy_rules(
        grammar, is_head ? grammar->heads.items : grammar->rules.items, count,
        grammar->inners.count);
    zl_vocabulary *made = zl_alloc(sizeof *made);

    if (!copy || !made || !zl_array_push(&grammar->made, (void *)made)) {
        zl_free(made);
        grammar->failed = true;
        return NULL;
    }
    *made = is_head ? grammar->head : grammar->all;
    for (size_t i = 0; i < grammar->inners.count; i++)
        if (strcmp(grammar->inners.items[i].parent, rule->element) == 0)
            put_rule(copy, &count, &grammar->inners.items[i].rule);
    set_rules(grammar, made, copy, count);
    return made;
}

static bool has_inner(const zl_grammar *grammar, const char *element)
{
    for (size_t i = 0; i < grammar->inners.count; i++)
        if (strcmp(grammar->inners.items[i].parent, element) == 0)
            return true;
    return false;
}

static void make_insides(zl_grammar *grammar)
{
    for (size_t i = 0; i < grammar->rules.count; i++) {
        zl_rule *rule = &grammar->rules.items[i];
        if (has_inner(grammar, rule->element))
            rule->inside =
                make_inside(grammar, rule, rule->inside == &grammar->head);
    }
    for (size_t i = 0; i < grammar->heads.count; i++) {
        zl_rule *rule = &grammar->heads.items[i];
        if (has_inner(grammar, rule->element)) {
            rule->role = ZL_ROLE_INLINE;
            rule->inside = make_inside(grammar, rule, true);
        }
    }
}

static bool is_text(const zl_grammar *grammar, const zl_rule *rule)
{
    for (size_t i = 0; i < grammar->texts.count; i++)
        if (strcmp(grammar->texts.items[i], rule->element) == 0)
            return true;
    return false;
}

/* What lies in `rule` outside of the text: only what is metadata there. */
static void mute_inside(zl_grammar *grammar, zl_rule *rule)
{
    const zl_vocabulary *made = make_inside(grammar, rule, false);
    size_t count = 0;

    rule->role = ZL_ROLE_INLINE;
    rule->inside = made;
    if (!made)
        return;
    zl_vocabulary *own = (zl_vocabulary *)(uintptr_t)made;
    zl_rule *list = (zl_rule *)(uintptr_t)made->rules;
    for (size_t i = 0; i < own->count; i++)
        if (list[i].role == ZL_ROLE_DATUM)
            list[count++] = list[i];
    own->count = count;
    own->mute = true;
}

/* Outside of what is text all is mute but documents and metadata. */
static void make_outside(zl_grammar *grammar)
{
    zl_vocabulary *made = zl_alloc(sizeof *made);
    zl_rule *list = copy_rules(grammar, NULL, 0, grammar->rules.count);
    size_t count = 0;

    if (!list || !made || !zl_array_push(&grammar->made, (void *)made)) {
        zl_free(made);
        grammar->failed = true;
        return;
    }
    for (size_t i = 0; i < grammar->rules.count; i++) {
        zl_rule rule = grammar->rules.items[i];
        bool text = is_text(grammar, &rule), inner = false;
        if (text)
            rule.inside = &grammar->all;
        else if (rule.role != ZL_ROLE_HEAD && rule.role != ZL_ROLE_DOCUMENT)
            inner = has_inner(grammar, rule.element);
        if (inner)
            mute_inside(grammar, &rule);
        if (text && rule.role == ZL_ROLE_HEAD)
            rule.role = ZL_ROLE_SECTION;
        if (text || inner || rule.role == ZL_ROLE_DOCUMENT ||
            rule.role == ZL_ROLE_DATUM || rule.role == ZL_ROLE_HEAD ||
            rule.role == ZL_ROLE_TITLE || rule.role == ZL_ROLE_SKIP)
            list[count++] = rule;
    }
    *made = (zl_vocabulary){ .mute = true };
    set_rules(grammar, made, list, count);
    grammar->whole = made;
}

bool zl_grammar_make(zl_grammar *grammar)
{
    if (grammar->failed)
        return false;
    grammar->all.other.role = ZL_ROLE_MARK;
    grammar->head.other.role = ZL_ROLE_DATUM;
    grammar->head.begin = zl_grammar_take_meta;
    grammar->whole = &grammar->all;
    make_insides(grammar);
    zl_rule *all =
        copy_rules(grammar, grammar->rules.items, grammar->rules.count, 0);
    zl_rule *heads =
        copy_rules(grammar, grammar->heads.items, grammar->heads.count, 0);
    if (all && heads) {
        set_rules(grammar, &grammar->all, all, grammar->rules.count);
        set_rules(grammar, &grammar->head, heads, grammar->heads.count);
    }
    if (grammar->texts.count)
        make_outside(grammar);
    return !grammar->failed;
}
