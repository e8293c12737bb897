/* lookup.c -- which types a word, an expression or a number of a query
 * means. */
#include "query/lookup.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "query/glob.h"
#include "query/number.h"
#include "query/regex.h"
#include "text/script.h"

#include <string.h>

/* What types have to fit. */
struct pattern {
    const zl_node *node;
    unsigned folds;
    zl_str text; /* folded; of a number nothing */
    bool wild;   /* the text has * and ? for unknown characters */
    zl_regex *regex;
    zl_relation relation;
    double number;
};

struct finder {
    const zl_lookup *lookup;
    const struct pattern *pattern;
    zl_typeset *out;
    zl_str scratch;
};

/* ---- one type ---- */

static zl_view form_of(const zl_lookup *lookup, uint32_t type)
{
    return zl_facet_of(lookup->attribute, type, lookup->facet, lookup->lemmas);
}

/* Whether what is meant has a key of its own that need not be made. */
static bool has_key(const zl_lookup *lookup)
{
    return lookup->facet <= ZL_FACET_KEY || lookup->facet == ZL_FACET_LEMMA;
}

/* Lent until the next one is asked for. */
static zl_view key_of(struct finder *finder, uint32_t type)
{
    const zl_lookup *lookup = finder->lookup;
    unsigned folds = finder->pattern->folds;

    if (folds == ZL_FOLD_USUAL && has_key(lookup))
        return zl_facet_key(lookup->attribute, type, lookup->facet,
                            lookup->lemmas);
    zl_budget_take(lookup->budget, ZL_LOOKUP_COST);
    zl_str_empty(&finder->scratch);
    zl_fold_add_as(lookup->fold, folds, form_of(lookup, type),
                   &finder->scratch);
    return zl_str_view(&finder->scratch);
}

static bool number_fits(const struct finder *finder, uint32_t type)
{
    const struct pattern *pattern = finder->pattern;
    double number;

    return zl_number_read(form_of(finder->lookup, type), &number) &&
           zl_number_holds(pattern->relation, number, pattern->number);
}

static zili_status regex_fits(struct finder *finder, uint32_t type,
                              bool *fits)
{
    const struct pattern *pattern = finder->pattern;
    zl_view key = key_of(finder, type);
    zl_regex_answer answer = zl_regex_match(pattern->regex, key);

    zl_budget_take(finder->lookup->budget,
                   zl_regex_take_steps(pattern->regex));
    *fits = answer == ZL_REGEX_YES;
    if (answer == ZL_REGEX_YES || answer == ZL_REGEX_NO)
        return ZILI_OK;
    return zl_regex_fail(answer, pattern->node, key, finder->lookup->whole,
                         finder->lookup->err);
}

static bool text_fits(struct finder *finder, uint32_t type)
{
    zl_view wanted = zl_str_view(&finder->pattern->text);
    zl_view found = key_of(finder, type);

    return finder->pattern->wild ? zl_glob(wanted, found)
                                 : zl_view_same(wanted, found);
}

/* The type at a place. */
static zili_status try_type(struct finder *finder, uint32_t place)
{
    uint32_t type = zl_attribute_sorted(finder->lookup->attribute, place);
    zili_status status = ZILI_OK;
    bool fits;

    if (finder->pattern->regex)
        status = regex_fits(finder, type, &fits);
    else if (finder->pattern->text.size)
        fits = text_fits(finder, type);
    else
        fits = number_fits(finder, type);
    if (status)
        return status;
    if (finder->scratch.failed ||
        (fits && !zl_typeset_add(finder->out, place)))
        return zl_no_memory(finder->lookup->err);
    return ZILI_OK;
}

/* ---- many types ---- */

zili_status zl_lookup_fail(zili_error *err)
{
    return zl_fail(err, ZILI_EUSAGE,
                   "It takes too long to look the patterns of this query up "
                   "among the words of the index. Use fewer of them, or such "
                   "as say how a word begins: \"rel.*\", rel*.");
}

static zili_status try_range(struct finder *finder, zl_type_range range)
{
    zl_budget *budget = finder->lookup->budget;
    zili_status status = ZILI_OK;

    for (uint32_t place = range.first; !status && place < range.end;
         place++) {
        zl_budget_take(budget, ZL_LOOKUP_COST);
        status = budget->spent ? zl_lookup_fail(finder->lookup->err)
                               : try_type(finder, place);
    }
    return status;
}

static zili_status try_all(struct finder *finder)
{
    uint32_t types = zl_attribute_types(finder->lookup->attribute);

    return try_range(finder, (zl_type_range){ 0, types });
}

/* The last of the first characters of a text that no character behind them
 * can change when they are folded: letters that never join with others, but
 * the last of them with marks. An empty place where there is none. */
static void find_firm(zl_view text, size_t *begin, size_t *end)
{
    *begin = *end = 0;
    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        uint32_t c = zl_utf8_next(text, &at);
        if (c >= 0x80 && (c < 0x4E00 || c > 0x9FFF))
            return;
        *begin = from;
        *end = at;
    }
}

static zili_status try_prefix(struct finder *finder, const zl_str *prefix)
{
    const zl_lookup *lookup = finder->lookup;

    if (prefix->failed)
        return zl_no_memory(lookup->err);
    return try_range(finder, zl_attribute_with_prefix(lookup->attribute,
                                                      zl_str_view(prefix)));
}

/* A mark may have made another letter of the one behind `prefix`; it is not
 * ASCII then. */
static zili_status try_changed(struct finder *finder, zl_str *prefix)
{
    size_t size = prefix->size;
    zili_status status = ZILI_OK;

    for (unsigned byte = 0xC2; !status && byte < 0xF5; byte++) {
        prefix->size = size;
        zl_str_add_byte(prefix, (char)byte);
        status = try_prefix(finder, prefix);
    }
    return status;
}

/* Types whose forms, folded less than usual, begin with `text`: so their usual
 * keys begin with its usual key, as far as that is firm. */
static zili_status try_beginning(struct finder *finder, zl_view text)
{
    const zl_fold *fold = finder->lookup->fold;
    zl_str prefix = { 0 };
    size_t begin, end;

    find_firm(text, &begin, &end);
    if (end == 0)
        return try_all(finder);
    zl_fold_add(fold, zl_view_cut(text, 0, end), &prefix);
    zili_status status = try_prefix(finder, &prefix);
    zl_str_empty(&prefix);
    zl_fold_add(fold, zl_view_cut(text, 0, begin), &prefix);
    if (!status && end - begin == 1)
        status = try_changed(finder, &prefix);
    zl_str_clear(&prefix);
    return status;
}

static zili_status try_key(struct finder *finder, zl_view key)
{
    return try_range(finder,
                     zl_attribute_with_key(finder->lookup->attribute, key));
}

/* Words with this lemma, or with this key where the list has no such lemma. A
 * lemma may have more forms than the index has types. */
static zili_status try_lemma(struct finder *finder, zl_view key)
{
    const zl_lookup *lookup = finder->lookup;
    uint32_t lemma = zl_lemmas_find(lookup->lemmas, key);
    zili_status status = ZILI_OK;

    if (lemma == ZL_LEMMAS_NONE)
        return try_key(finder, key);
    size_t forms = zl_lemmas_forms(lookup->lemmas, lemma);
    if (forms > zl_attribute_types(lookup->attribute))
        return try_all(finder);
    zl_budget_take(lookup->budget, forms * ZL_LOOKUP_COST);
    if (lookup->budget->spent)
        return zl_lookup_fail(lookup->err);
    for (size_t i = 0; !status && i < forms; i++)
        status = try_key(finder,
                         zl_lemmas_form(lookup->lemmas, lemma, i));
    return status;
}

/* Types whose key is the text, or begins with it. */
static zili_status try_text(struct finder *finder, zl_view text, bool whole)
{
    const zl_lookup *lookup = finder->lookup;
    unsigned folds = finder->pattern->folds;
    zl_str usual = { 0 };
    zili_status status = ZILI_OK;

    if (!has_key(lookup) || (lookup->facet == ZL_FACET_LEMMA && !whole))
        return try_all(finder);
    if (folds == ZL_FOLD_USUAL && !whole)
        return try_range(finder,
                         zl_attribute_with_prefix(lookup->attribute, text));
    if (folds & ~ZL_FOLD_USUAL)
        return try_all(finder);
    if (!whole)
        return try_beginning(finder, text);
    zl_fold_add(lookup->fold, text, &usual);
    if (usual.failed)
        status = zl_no_memory(lookup->err);
    else
        status = (lookup->facet == ZL_FACET_LEMMA ? try_lemma : try_key)(
            finder, zl_str_view(&usual));
    zl_str_clear(&usual);
    return status;
}

/* ---- the three ---- */

static zili_status find(const zl_lookup *lookup, const struct pattern *pattern,
                        zl_view text, bool whole, zl_typeset *out)
{
    struct finder finder = { lookup, pattern, out, { 0 } };
    zili_status status = text.size ? try_text(&finder, text, whole)
                                   : try_all(&finder);

    zl_str_clear(&finder.scratch);
    if (!status && !zl_typeset_seal(out, lookup->segment, lookup->attribute))
        status = zl_no_memory(lookup->err);
    return status;
}

/* All types that are words: those that are none are fewer. */
static zili_status find_words(const zl_lookup *lookup, zl_typeset *out)
{
    uint32_t count = zl_attribute_types(lookup->attribute);

    zl_budget_take(lookup->budget, (uint64_t)count * 2);
    if (lookup->budget->spent)
        return zl_lookup_fail(lookup->err);
    for (uint32_t i = 0; i < count; i++)
        if (zl_attribute_class(lookup->attribute,
                               zl_attribute_sorted(lookup->attribute, i)) ==
                0 &&
            !zl_typeset_add(out, i))
            return zl_no_memory(lookup->err);
    zl_typeset_invert(out);
    if (!zl_typeset_seal(out, lookup->segment, lookup->attribute))
        return zl_no_memory(lookup->err);
    return ZILI_OK;
}

zili_status zl_lookup_word(const zl_lookup *lookup, const zl_node *word,
                           unsigned folds, zl_typeset *out)
{
    struct pattern pattern = { .node = word, .folds = folds };

    *out = (zl_typeset){ 0 };
    if (!word->quoted && word->text[strspn(word->text, "*")] == 0)
        return find_words(lookup, out);
    /* A folded ？ is a ? too: what was written without * and ? has none. */
    pattern.wild = !word->quoted && strpbrk(word->text, "*?");
    zl_fold_add_as(lookup->fold, folds, zl_view_of(word->text), &pattern.text);
    zl_view text = zl_str_view(&pattern.text);
    size_t size = pattern.wild && pattern.text.size
                      ? strcspn(text.bytes, "*?")
                      : text.size;
    zili_status status =
        pattern.text.failed
            ? zl_no_memory(lookup->err)
            : find(lookup, &pattern, zl_view_cut(text, 0, size),
                   !pattern.wild, out);
    zl_str_clear(&pattern.text);
    return status;
}

zili_status zl_lookup_regex(const zl_lookup *lookup, const zl_node *regex,
                            unsigned folds, zl_typeset *out)
{
    struct pattern pattern = { .node = regex, .folds = folds };

    *out = (zl_typeset){ 0 };
    zili_status status = zl_regex_new(&pattern.regex, regex, folds,
                                      lookup->whole, lookup->err);
    if (!status)
        status = find(lookup, &pattern, zl_regex_prefix(pattern.regex),
                      zl_regex_is_literal(pattern.regex), out);
    zl_regex_free(pattern.regex);
    return status;
}

zili_status zl_lookup_number(const zl_lookup *lookup, zl_relation relation,
                             double number, zl_typeset *out)
{
    struct pattern pattern = { .relation = relation, .number = number };

    *out = (zl_typeset){ 0 };
    return find(lookup, &pattern, (zl_view){ "", 0 }, false, out);
}
