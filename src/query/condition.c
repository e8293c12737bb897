/* condition.c -- what is asked of a token, or of the tokens with labels: made
 * ready. */
#include "query/condition.h"

#include "base/fail.h"
#include "base/mem.h"
#include "query/number.h"
#include "query/regex.h"

/* ---- new and free ---- */

void zl_condition_free(zl_condition *condition)
{
    if (!condition)
        return;
    for (size_t i = 0; i < condition->children.count; i++)
        zl_condition_free(condition->children.items[i]);
    zl_array_clear(&condition->children);
    zl_typeset_clear(&condition->types);
    zl_free(condition->ranges);
    zl_free(condition);
}

static zl_condition *new_condition(zl_condition_kind kind)
{
    zl_condition *condition = zl_alloc(sizeof *condition);

    if (condition) {
        condition->kind = kind;
        condition->label = ZL_LABEL_NONE;
    }
    return condition;
}

zl_condition *zl_condition_of_types(zl_typeset *types)
{
    zl_condition *condition = new_condition(ZL_CONDITION_TYPES);

    if (!condition) {
        zl_typeset_clear(types);
        return NULL;
    }
    condition->types = *types;
    *types = (zl_typeset){ 0 };
    return condition;
}

/* ---- what a name means ---- */

/* The number of the target stands behind those of the labels. */
static int label_of(const zl_site *site, int label)
{
    return label == ZL_LABEL_TARGET ? (int)site->labels : label;
}

/* What an ATTRIBUTE of the tree is in the segment: of a token, or of the
 * structures that it lies in. */
typedef struct meaning {
    const zl_attribute *attribute;
    zl_facet facet;
    bool is_empty; /* an attribute that is "" here, for only other segments
                      have it */
    bool is_field;
    zl_field field;
} meaning;

/* Of nothing where only other segments have the structure. */
static zili_status find_meaning(const zl_site *site, const zl_node *node,
                                meaning *out)
{
    zl_view name = zl_view_of(node->text);

    *out = (meaning){ 0 };
    if (!node->structural && zl_site_has_attribute(site, node->text)) {
        bool facet = zl_site_has_facet(site, name, &out->facet);
        out->attribute = zl_segment_attribute_named(
            site->segment, facet ? "word" : node->text);
        out->is_empty = !out->attribute;
        return ZILI_OK;
    }
    out->is_field =
        zl_field_find(&out->field, site->corpus, site->number, name);
    if (out->is_field)
        return ZILI_OK;
    return node->structural ? zl_site_check_field(site, node)
                            : zl_site_check_attribute(site, node);
}

/* The number that a meaning is read by; ZL_NONE without memory. */
static uint32_t source_of(const zl_site *site, const meaning *found)
{
    return found->is_field
               ? zl_sources_ranges(site->sources, found->field.ranges)
               : zl_sources_attribute(site->sources, found->attribute);
}

static zili_status make_operand(const zl_site *site, const zl_node *node,
                                zl_operand *out, bool *missing)
{
    meaning found;

    *missing = false;
    *out = (zl_operand){ .label = label_of(site, node->label),
                         .other = label_of(site, node->other),
                         .number = node->number,
                         .absolute = node->absolute };
    if (node->kind != ZL_NODE_ATTRIBUTE) {
        out->kind = node->kind == ZL_NODE_NUMBER ? ZL_OPERAND_NUMBER
                                                 : ZL_OPERAND_DISTANCE;
        return ZILI_OK;
    }
    zili_status status = find_meaning(site, node, &found);
    if (status)
        return status;
    *missing = !found.attribute && !found.is_field && !found.is_empty;
    out->kind = found.is_field   ? ZL_OPERAND_FIELD
                : found.is_empty ? ZL_OPERAND_EMPTY
                                 : ZL_OPERAND_WORD;
    if (*missing || found.is_empty)
        return ZILI_OK;
    out->facet = found.facet;
    out->lemmas = site->lists.lemmas;
    out->field = found.field;
    out->source = source_of(site, &found);
    return out->source == ZL_NONE ? zl_no_memory(site->err) : ZILI_OK;
}

/* ---- what can be looked up: types ---- */

/* The types that `node`, REGEX or NUMBER, stands in the relation to. */
static zili_status find_types(const zl_site *site, const meaning *found,
                              zl_relation relation, const zl_node *node,
                              zl_typeset *types)
{
    zl_lookup lookup = zl_site_lookup(site, found->attribute, found->facet);

    if (node->kind == ZL_NODE_NUMBER)
        return zl_lookup_number(&lookup, relation, node->number, types);
    zili_status status = zl_lookup_regex(&lookup, node,
                                         zl_site_folds(site, node), types);
    if (status || relation == ZL_EQUAL)
        return status;
    zl_typeset_invert(types);
    return zl_typeset_seal(types, site->segment, found->attribute)
               ? ZILI_OK
               : zl_no_memory(site->err);
}

/* ---- what can be looked up: ranges ---- */

struct sieve {
    const zl_site *site;
    zl_relation relation;
    const zl_node *node; /* REGEX, NUMBER; NULL: any value */
    zl_regex *regex;
    unsigned folds;
    zl_str key;
};

static zili_status open_sieve(struct sieve *sieve)
{
    const zl_site *site = sieve->site;

    if (!sieve->node || sieve->node->kind != ZL_NODE_REGEX)
        return ZILI_OK;
    sieve->folds = zl_site_folds(site, sieve->node);
    return zl_regex_new(&sieve->regex, sieve->node, sieve->folds, site->whole,
                        site->err);
}

static void close_sieve(struct sieve *sieve)
{
    zl_regex_free(sieve->regex);
    zl_str_clear(&sieve->key);
}

static zili_status value_fits(struct sieve *sieve, const char *value,
                              bool *fits)
{
    const zl_site *site = sieve->site;
    double number;

    *fits = value != NULL;
    if (!value || !sieve->node)
        return ZILI_OK;
    if (sieve->node->kind == ZL_NODE_NUMBER) {
        *fits = zl_number_read(zl_view_of(value), &number) &&
                zl_number_holds(sieve->relation, number, sieve->node->number);
        return ZILI_OK;
    }
    zl_budget_take(site->lookups, 2 * ZL_LOOKUP_COST);
    if (site->lookups->spent)
        return zl_lookup_fail(site->err);
    zl_str_empty(&sieve->key);
    zl_fold_add_as(site->fold, sieve->folds, zl_view_of(value), &sieve->key);
    if (sieve->key.failed)
        return zl_no_memory(site->err);
    zl_view key = zl_str_view(&sieve->key);
    zl_regex_answer answer = zl_regex_match(sieve->regex, key);
    zl_budget_take(site->lookups, zl_regex_take_steps(sieve->regex));
    *fits = (answer == ZL_REGEX_YES) == (sieve->relation == ZL_EQUAL);
    if (answer == ZL_REGEX_YES || answer == ZL_REGEX_NO)
        return ZILI_OK;
    return zl_regex_fail(answer, sieve->node, key, site->whole, site->err);
}

/* Ranges often have the value of the one before. */
static zili_status fill_ranges(struct sieve *sieve, const zl_field *field,
                               uint8_t *bits)
{
    uint32_t count = zl_ranges_count(field->ranges);
    const char *last = NULL;
    bool fits = false;
    zili_status status = ZILI_OK;

    for (uint32_t i = 0; !status && i < count; i++) {
        const char *value = zl_field_value(field, i);
        if (i == 0 || value != last)
            status = value_fits(sieve, value, &fits);
        last = value;
        bits[i / 8] |= (uint8_t)(fits << i % 8);
    }
    return status;
}

zili_status zl_condition_ranges(uint8_t **out, const zl_site *site,
                                const zl_field *field, zl_relation relation,
                                const zl_node *node)
{
    struct sieve sieve = { .site = site, .relation = relation, .node = node };
    uint8_t *bits = zl_alloc(zl_ranges_count(field->ranges) / 8 + 1);
    zili_status status = bits ? ZILI_OK : zl_no_memory(site->err);

    *out = NULL;
    if (!status)
        status = open_sieve(&sieve);
    if (!status)
        status = fill_ranges(&sieve, field, bits);
    close_sieve(&sieve);
    if (status) {
        zl_free(bits);
        return status;
    }
    *out = bits;
    return ZILI_OK;
}

/* ---- comparisons ---- */

/* An attribute that is "" of all tokens: what fits that is any token. */
static zili_status make_empty(const zl_site *site, zl_relation relation,
                              const zl_node *node, zl_condition *condition)
{
    struct sieve sieve = { .site = site, .relation = relation, .node = node };
    bool fits = false;
    zili_status status = open_sieve(&sieve);

    if (!status)
        status = value_fits(&sieve, "", &fits);
    close_sieve(&sieve);
    condition->kind = fits ? ZL_CONDITION_BOUND : ZL_CONDITION_ANY;
    return status;
}

/* An attribute beside what is known before. */
static zili_status make_looked_up(const zl_site *site, const zl_node *left,
                                  zl_relation relation, const zl_node *right,
                                  zl_condition *condition)
{
    meaning found;
    zili_status status = find_meaning(site, left, &found);

    condition->label = label_of(site, left->label);
    condition->kind = ZL_CONDITION_ANY;
    if (status)
        return status;
    if (found.is_empty)
        return make_empty(site, relation, right, condition);
    if (!found.attribute && !found.is_field)
        return ZILI_OK;
    condition->source = source_of(site, &found);
    if (condition->source == ZL_NONE)
        return zl_no_memory(site->err);
    condition->kind =
        found.is_field ? ZL_CONDITION_RANGES : ZL_CONDITION_TYPES;
    return found.is_field
               ? zl_condition_ranges(&condition->ranges, site, &found.field,
                                     relation, right)
               : find_types(site, &found, relation, right, &condition->types);
}

/* As seen from the other side. */
static zl_relation turned(zl_relation relation)
{
    switch (relation) {
    case ZL_LESS:
        return ZL_MORE;
    case ZL_AT_MOST:
        return ZL_AT_LEAST;
    case ZL_MORE:
        return ZL_LESS;
    case ZL_AT_LEAST:
        return ZL_AT_MOST;
    default:
        return relation;
    }
}

static bool is_number(const zl_operand *operand)
{
    return operand->kind == ZL_OPERAND_NUMBER ||
           operand->kind == ZL_OPERAND_DISTANCE;
}

static zili_status make_operands(const zl_site *site, const zl_node *node,
                                 zl_condition *condition)
{
    bool left_missing, right_missing = false;
    zili_status status =
        make_operand(site, node->children.items[0], &condition->left,
                     &left_missing);

    if (!status)
        status = make_operand(site, node->children.items[1],
                              &condition->right, &right_missing);
    condition->kind = left_missing || right_missing ? ZL_CONDITION_ANY
                                                    : ZL_CONDITION_COMPARE;
    condition->relation = node->relation;
    condition->folds =
        node->folds == ZL_FOLDS_UNSAID ? 0 : (unsigned)node->folds;
    condition->numeric = is_number(&condition->left) ||
                         is_number(&condition->right) ||
                         (node->relation != ZL_EQUAL &&
                          node->relation != ZL_UNEQUAL);
    return status;
}

static zili_status make_comparison(const zl_site *site, const zl_node *node,
                                   zl_condition *condition)
{
    const zl_node *left = node->children.items[0];
    const zl_node *right = node->children.items[1];

    if (left->kind == ZL_NODE_NUMBER && right->kind == ZL_NODE_ATTRIBUTE)
        return make_looked_up(site, right, turned(node->relation), left,
                              condition);
    if (left->kind == ZL_NODE_ATTRIBUTE && (right->kind == ZL_NODE_REGEX ||
                                            right->kind == ZL_NODE_NUMBER))
        return make_looked_up(site, left, node->relation, right, condition);
    return make_operands(site, node, condition);
}

/* ---- several ---- */

static bool is_set(const zl_condition *condition, uint32_t source, int label)
{
    return condition->kind == ZL_CONDITION_TYPES &&
           condition->source == source && condition->label == label;
}

/* Make the first of `count` sets all of them together: either of them, or all.
 * By twos, then those by twos: so thousands are gone through a few times, and
 * not thousands of times. */
static bool join_all(const zl_site *site, zl_condition **sets, size_t count,
                     bool either)
{
    bool enough = true;

    for (size_t step = 1; enough && step < count; step *= 2)
        for (size_t i = 0; enough && i + step < count; i += 2 * step) {
            zl_typeset *set = &sets[i]->types;
            const zl_typeset *other = &sets[i + step]->types;
            enough = either ? zl_typeset_join(set, other)
                            : zl_typeset_meet(set, other);
        }
    return enough && zl_typeset_seal(
                         &sets[0]->types, site->segment,
                         site->sources->attributes.items[sets[0]->source]);
}

/* Sets of the attribute of the first, if it is one, become one with it. */
static zili_status join_sets(const zl_site *site, zl_condition *condition)
{
    zl_condition **items = condition->children.items;
    size_t count = condition->children.count, kept = 1, joined = 1;
    zl_condition **sets = zl_alloc_array(count, sizeof *sets);
    bool enough = sets != NULL;

    if (!enough)
        return zl_no_memory(site->err);
    sets[0] = items[0];
    for (size_t i = 1; i < count; i++) {
        if (items[i]->kind == ZL_CONDITION_TYPES &&
            is_set(items[0], items[i]->source, items[i]->label))
            sets[joined++] = items[i];
        else
            items[kept++] = items[i];
    }
    if (joined > 1)
        enough = join_all(site, sets, joined,
                          condition->kind == ZL_CONDITION_ANY);
    for (size_t i = 1; i < joined; i++)
        zl_condition_free(sets[i]);
    condition->children.count = kept;
    zl_free(sets);
    return enough ? ZILI_OK : zl_no_memory(site->err);
}

static zili_status make_children(const zl_site *site, const zl_node *node,
                                 zl_condition *condition)
{
    zili_status status = ZILI_OK;

    for (size_t i = 0; !status && i < node->children.count; i++) {
        zl_condition *child = NULL;
        status = zl_condition_new(&child, site, node->children.items[i]);
        if (!status && !zl_array_push(&condition->children, child)) {
            zl_condition_free(child);
            status = zl_no_memory(site->err);
        }
    }
    return status;
}

/* What has one child is that; what denies a set is a set. */
static zl_condition *simplified(const zl_site *site, zl_condition *condition,
                                zili_status *status)
{
    zl_condition *child;

    if (condition->children.count != 1)
        return condition;
    child = condition->children.items[0];
    if (condition->kind == ZL_CONDITION_NONE) {
        if (child->kind != ZL_CONDITION_TYPES ||
            child->label != ZL_LABEL_NONE)
            return condition;
        zl_typeset_invert(&child->types);
        if (!zl_typeset_seal(&child->types, site->segment,
                             site->sources->attributes.items[child->source]))
            *status = zl_no_memory(site->err);
    }
    condition->children.count = 0;
    zl_condition_free(condition);
    return child;
}

static zili_status make_several(const zl_site *site, const zl_node *node,
                                zl_condition **condition)
{
    zili_status status = make_children(site, node, *condition);

    if (!status && node->kind != ZL_NODE_NOT)
        status = join_sets(site, *condition);
    if (!status)
        *condition = simplified(site, *condition, &status);
    return status;
}

static zl_condition_kind kind_of(const zl_node *node)
{
    switch (node ? node->kind : ZL_NODE_AND) {
    case ZL_NODE_AND:
        return ZL_CONDITION_ALL;
    case ZL_NODE_OR:
        return ZL_CONDITION_ANY;
    case ZL_NODE_NOT:
        return ZL_CONDITION_NONE;
    case ZL_NODE_BOUND:
        return ZL_CONDITION_BOUND;
    default:
        return ZL_CONDITION_COMPARE;
    }
}

zili_status zl_condition_new(zl_condition **out, const zl_site *site,
                             const zl_node *node)
{
    zl_condition *condition = new_condition(kind_of(node));
    zili_status status = condition ? ZILI_OK : zl_no_memory(site->err);

    *out = NULL;
    if (!status && node) {
        condition->label = ZL_LABEL_NONE;
        if (condition->kind == ZL_CONDITION_COMPARE)
            status = make_comparison(site, node, condition);
        else if (condition->kind == ZL_CONDITION_BOUND)
            condition->label = label_of(site, node->label);
        else
            status = make_several(site, node, &condition);
    }
    if (status) {
        zl_condition_free(condition);
        return status;
    }
    *out = condition;
    return ZILI_OK;
}
