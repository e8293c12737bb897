/* terms.c -- what is counted: the different words of a scope, numbered. */
#include "analysis/terms.h"

#include "analysis/expressions.h"
#include "analysis/forms.h"
#include "analysis/holders.h"
#include "analysis/shelves.h"
#include "analysis/sizes.h"
#include "analysis/stops.h"
#include "base/fail.h"
#include "base/mem.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- the attribute ---- */

/* The names of all attributes, each once, as ", word, pos". */
static zili_status fail_attribute(const zili_corpus *corpus, const char *name,
                                  zili_error *err)
{
    zl_map names = { 0 };
    zl_str list = { 0 };
    bool enough = true;

    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++) {
        const zl_segment *segment = zl_corpus_segment(corpus, i);
        for (uint32_t k = 0; k < zl_segment_attributes(segment); k++) {
            const zl_attribute *each = zl_segment_attribute(segment, k);
            enough = enough &&
                     zl_map_add(&names, zl_view_of(zl_attribute_name(each))) !=
                         ZL_MAP_NONE;
        }
    }
    for (uint32_t i = 0; i < names.count; i++) {
        zl_str_add_text(&list, ", ");
        zl_str_add(&list, zl_map_key(&names, i));
    }
    enough = enough && !list.failed;
    zili_status status =
        enough ? zl_fail(err, ZILI_EUSAGE,
                         "There is no attribute \"%s\" in %s; there are "
                         "key, class, script%s.",
                         name, zl_corpus_path(corpus), zl_str_text(&list))
               : zl_no_memory(err);
    zl_map_clear(&names);
    zl_str_clear(&list);
    return status;
}

static zili_status find_attributes(zl_terms *terms, const char *name,
                                   zili_error *err)
{
    uint32_t segments = terms->segments;
    bool found = false;

    terms->attributes = zl_alloc_array(segments, sizeof *terms->attributes);
    terms->of = zl_alloc_array(segments, sizeof *terms->of);
    if (!terms->attributes || !terms->of)
        return zl_no_memory(err);
    for (uint32_t i = 0; i < segments; i++) {
        const zl_attribute *each = zl_segment_attribute_named(
            zl_corpus_segment(terms->corpus, i), name);
        terms->attributes[i] = each;
        found = found || each;
        terms->of[i] = zl_alloc_array(each ? zl_attribute_types(each) : 0,
                                      sizeof **terms->of);
        if (!terms->of[i])
            return zl_no_memory(err);
    }
    return found ? ZILI_OK : fail_attribute(terms->corpus, name, err);
}

/* The facet of words that is called so, unless an attribute is. */
static zl_facet facet_of(const zili_corpus *corpus, const char *name)
{
    zl_facet facet = ZL_FACET_FORM;

    for (uint32_t i = 0; i < zl_corpus_segments(corpus); i++)
        if (zl_segment_attribute_named(zl_corpus_segment(corpus, i), name))
            return ZL_FACET_FORM;
    return zl_facet_named(zl_view_of(name), &facet) ? facet : ZL_FACET_FORM;
}

/* The first attribute is the word itself. */
static zili_status find_words(zl_terms *terms, zili_error *err)
{
    uint32_t segments = terms->segments;

    for (uint32_t i = 0; i < segments; i++) {
        const zl_attribute *word =
            zl_segment_attribute(zl_corpus_segment(terms->corpus, i), 0);
        if (!terms->attributes[i] || word == terms->attributes[i])
            continue;
        if (!terms->words)
            terms->words = zl_alloc_array(segments, sizeof *terms->words);
        if (!terms->words)
            return zl_no_memory(err);
        terms->words[i] = word;
    }
    return ZILI_OK;
}

/* ---- joins ---- */

static zili_status find_joins(zl_terms *terms, const zl_scope *scope,
                              const char *attribute, zl_term_rules rules,
                              size_t threads, zili_error *err)
{
    uint32_t segments = terms->segments;

    if (strcmp(attribute, "word") != 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "Only words are joined, not the attribute \"%s\".",
                       attribute);
    terms->joins = zl_alloc_array(segments, sizeof *terms->joins);
    if (terms->joins && rules.expressions)
        return zl_expressions_find(terms->joins, rules.expressions,
                                   terms->corpus, scope, threads, err);
    for (uint32_t i = 0; terms->joins && i < segments; i++)
        if (!zl_joins_find(&terms->joins[i],
                           zl_corpus_segment(terms->corpus, i), scope))
            return zl_no_memory(err);
    return terms->joins ? ZILI_OK : zl_no_memory(err);
}

/* ---- headwords ---- */

static zili_status find_heads(zl_terms *terms, const char *attribute,
                              zl_term_rules rules, zili_error *err)
{
    const char *option = rules.lemmas ? "--lemmas" : "--stem";

    if (rules.lemmas && rules.stem)
        return zl_fail(err, ZILI_EUSAGE,
                       "Words are counted by lemma or by stem: say one of "
                       "--lemmas and --stem.");
    if (rules.keys || strcmp(attribute, "word") != 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "%s is for words: ask without --attribute %s.", option,
                       rules.keys ? "key" : attribute);
    if (rules.stem && rules.exact)
        return zl_fail(err, ZILI_EUSAGE,
                       "Self and self have one stem: ask without --exact.");
    return zl_headwords_open(&terms->heads, rules.lemmas, rules.stem,
                             rules.exact, err);
}

/* ---- what is shown ---- */

/* Whether form `a` is to be shown rather than `b`. */
static bool shows_better(const zl_terms *terms, const zl_forms *forms,
                         uint32_t a, uint32_t b)
{
    if (forms->hits[a] != forms->hits[b])
        return forms->hits[a] > forms->hits[b];
    return zl_view_compare(zl_forms_text(forms, terms, a),
                           zl_forms_text(forms, terms, b)) < 0;
}

/* For each term the form that is shown, ZL_NONE where none occurs. */
static void choose_forms(const zl_terms *terms, const zl_forms *forms,
                         uint32_t *best)
{
    for (uint32_t i = 0; i < forms->terms; i++)
        best[i] = ZL_NONE;
    for (uint32_t form = 0; form < forms->count; form++) {
        if (forms->hits[form] == 0)
            continue;
        uint32_t *so_far = &best[forms->term_of[form]];
        if (*so_far == ZL_NONE || shows_better(terms, forms, form, *so_far))
            *so_far = form;
    }
}

/* ---- numbers ---- */

/* Texts to be shown, and which term each is, before they are in order. */
struct numbering {
    uint32_t *best; /* by term as forms have it: the form; then its number */
    zl_view *texts; /* of the terms that occur */
    uint32_t *term; /* of each of those */
    uint32_t *order;
    uint32_t count;
};

static bool collect(struct numbering *numbers, const zl_terms *terms,
                    const zl_forms *forms)
{
    uint32_t most = forms->terms;

    numbers->best = zl_alloc_array(most, sizeof *numbers->best);
    numbers->texts = zl_alloc_array(most, sizeof *numbers->texts);
    numbers->term = zl_alloc_array(most, sizeof *numbers->term);
    numbers->order = zl_alloc_array(most, sizeof *numbers->order);
    if (!numbers->best || !numbers->texts || !numbers->term || !numbers->order)
        return false;
    choose_forms(terms, forms, numbers->best);
    for (uint32_t term = 0; term < most; term++) {
        uint32_t form = numbers->best[term];
        if (form == ZL_NONE)
            continue;
        numbers->texts[numbers->count] = zl_forms_text(forms, terms, form);
        numbers->term[numbers->count++] = term;
    }
    return true;
}

/* Number the terms in the order of their texts. */
static bool give_numbers(zl_terms *terms, struct numbering *numbers)
{
    terms->shown = zl_alloc_array(numbers->count, sizeof *terms->shown);
    terms->hits = zl_alloc_array(numbers->count, sizeof *terms->hits);
    if (!terms->shown || !terms->hits ||
        !zl_order_texts(numbers->texts, numbers->count, numbers->order))
        return false;
    for (uint32_t i = 0; i < numbers->count; i++) {
        terms->shown[i] = numbers->texts[numbers->order[i]];
        numbers->best[numbers->term[numbers->order[i]]] = i;
    }
    terms->count = numbers->count;
    return true;
}

static uint32_t number_of(const struct numbering *numbers,
                          const zl_forms *forms, uint32_t form)
{
    return form == ZL_NONE ? ZL_NONE : numbers->best[forms->term_of[form]];
}

/* From forms to terms, in all that knows forms. */
static void translate(zl_terms *terms, const zl_forms *forms,
                      const struct numbering *numbers)
{
    for (uint32_t form = 0; form < forms->count; form++)
        if (forms->hits[form])
            terms->hits[number_of(numbers, forms, form)] += forms->hits[form];
    for (uint32_t i = 0; i < terms->segments; i++) {
        const zl_attribute *attribute = terms->attributes[i];
        uint32_t types = attribute ? zl_attribute_types(attribute) : 0;
        for (uint32_t type = 0; type < types; type++)
            terms->of[i][type] = number_of(numbers, forms, terms->of[i][type]);
        for (size_t k = 0; terms->joins && k < terms->joins[i].count; k++) {
            zl_joined *joined = &terms->joins[i].items[k];
            joined->term = number_of(numbers, forms, joined->term);
        }
    }
}

static bool number_terms(zl_terms *terms, zl_forms *forms, uint8_t **mixed)
{
    struct numbering numbers = { 0 };
    bool enough = collect(&numbers, terms, forms) &&
                  give_numbers(terms, &numbers);

    *mixed = zl_alloc(numbers.count);
    enough = enough && *mixed;
    if (enough)
        translate(terms, forms, &numbers);
    for (uint32_t i = 0; enough && i < numbers.count; i++)
        (*mixed)[i] = forms->mixed[numbers.term[numbers.order[i]]];
    zl_free(numbers.best);
    zl_free(numbers.texts);
    zl_free(numbers.term);
    zl_free(numbers.order);
    terms->texts = forms->texts;
    forms->texts = (zl_map){ 0 };
    return enough;
}

/* ---- all ---- */

zili_status zl_terms_make(zl_terms *terms, const zili_corpus *corpus,
                          const zl_scope *scope, const zl_stretches *stretches,
                          zl_term_rules rules, size_t threads, zili_error *err)
{
    const char *name = rules.attribute ? rules.attribute : "word";
    zl_forms forms = { 0 };
    uint8_t *mixed = NULL;

    *terms =
        (zl_terms){ .corpus = corpus, .segments = zl_corpus_segments(corpus) };
    zl_facet facet = facet_of(corpus, name);
    rules.exact = (rules.exact && !rules.keys) || facet != ZL_FACET_FORM;
    zili_status status = find_attributes(
        terms, facet == ZL_FACET_FORM ? name : "word", err);
    if (!status && !rules.all)
        status = find_words(terms, err);
    if (!status && (rules.hyphen || rules.expressions))
        status = find_joins(terms, scope, name, rules, threads, err);
    if (!status && (rules.lemmas || rules.stem))
        status = find_heads(terms, name, rules, err);
    if (!status)
        status = zl_forms_make(&forms, terms, rules, facet, err);
    if (!status && (!zl_forms_count(&forms, terms, stretches, threads) ||
                    !number_terms(terms, &forms, &mixed)))
        status = zl_no_memory(err);
    if (!status && stretches->whole && !terms->joins && !terms->words &&
        !terms->heads && facet == ZL_FACET_FORM &&
        !zl_holders_count(terms, rules.exact, mixed))
        status = zl_no_memory(err);
    terms->stop = rules.stop;
    if (!status && rules.stop)
        status = zl_stops_find(&terms->stopped, rules.stop, terms->shown,
                               terms->count, rules.exact, err);
    zl_forms_clear(&forms);
    zl_free(mixed);
    return status;
}

void zl_terms_clear(zl_terms *terms)
{
    for (uint32_t i = 0; i < terms->segments; i++) {
        if (terms->of)
            zl_free(terms->of[i]);
        if (terms->joins)
            zl_free(terms->joins[i].items);
    }
    zl_free(terms->of);
    zl_free(terms->joins);
    zl_free(terms->attributes);
    zl_free(terms->words);
    zl_free(terms->shown);
    zl_free(terms->hits);
    zl_free(terms->docs);
    zl_map_clear(&terms->texts);
    zl_headwords_close(terms->heads);
    zl_free(terms->stopped);
    *terms = (zl_terms){ 0 };
}

static void note_stopped(const zl_terms *terms, zili_table *table)
{
    uint64_t hits = 0, all = 0;
    uint32_t count = 0;

    for (uint32_t i = 0; i < terms->count; i++) {
        all += terms->hits[i];
        hits += terms->stopped[i] ? terms->hits[i] : 0;
        count += terms->stopped[i];
    }
    zl_table_add_note(table,
                      "left out by %s: %" PRIu32 " of %" PRIu32
                      " terms, %" PRIu64 " of %" PRIu64
                      " tokens, which are counted in all sums",
                      terms->stop, count, terms->count, hits, all);
}

void zl_terms_note(const zl_terms *terms, zili_table *table)
{
    if (terms->heads)
        zl_headwords_note(terms->heads, table);
    if (terms->stopped)
        note_stopped(terms, table);
}

/* ---- reading ---- */

static void put_joins(const zl_joins *joins, uint32_t from, uint32_t to,
                      uint32_t *out)
{
    for (size_t i = zl_joins_from(joins, from);
         i < joins->count && joins->items[i].begin < to; i++) {
        const zl_joined *joined = &joins->items[i];
        uint32_t begin = joined->begin < from ? from : joined->begin;
        uint32_t end = joined->end < to ? joined->end : to;
        for (uint32_t at = begin; at < end; at++)
            out[at - from] = at == joined->begin ? joined->term : ZL_NONE;
    }
}

void zl_terms_leave_words(const zl_terms *terms, uint32_t segment,
                          uint32_t from, uint32_t to, uint32_t *terms_there)
{
    const zl_attribute *word = terms->words ? terms->words[segment] : NULL;
    uint32_t types[ZL_CHUNK_TOKENS];

    for (uint32_t at = from, size; word && at < to; at += size) {
        size = to - at < ZL_CHUNK_TOKENS ? to - at : ZL_CHUNK_TOKENS;
        zl_attribute_copy(word, at, at + size, types);
        for (uint32_t i = 0; i < size; i++)
            if (zl_attribute_class(word, types[i]) == 0)
                terms_there[at - from + i] = ZL_NONE;
    }
}

void zl_terms_read(const zl_terms *terms, uint32_t segment, uint32_t from,
                   uint32_t to, uint32_t *out)
{
    const zl_attribute *attribute = terms->attributes[segment];
    const uint32_t *of = terms->of[segment];
    uint32_t size = to - from;

    if (!attribute) {
        memset(out, 0xFF, size * sizeof *out);
        return;
    }
    zl_attribute_copy(attribute, from, to, out);
    for (uint32_t i = 0; i < size; i++)
        out[i] = of[out[i]];
    zl_terms_leave_words(terms, segment, from, to, out);
    if (terms->joins)
        put_joins(&terms->joins[segment], from, to, out);
}

static int by_hits(const void *a, const void *b, void *user)
{
    const zl_terms *terms = user;
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

    if (terms->hits[left] != terms->hits[right])
        return terms->hits[left] > terms->hits[right] ? -1 : 1;
    return (left > right) - (left < right);
}

uint32_t zl_terms_frequent(const zl_terms *terms, uint64_t least,
                           uint32_t *out)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < terms->count; i++)
        if (terms->hits[i] >= least && !zl_terms_stops(terms, i))
            out[count++] = i;
    if (count)
        qsort_r(out, count, sizeof *out, by_hits, (void *)(uintptr_t)terms);
    return count;
}

unsigned zl_terms_bits(const zl_terms *terms)
{
    return terms->count < 2 ? 1
                            : 32 - (unsigned)__builtin_clz(terms->count - 1);
}
