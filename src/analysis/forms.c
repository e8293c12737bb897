/* forms.c -- the forms that are counted, numbered, and what is one term. */
#include "analysis/forms.h"

#include "analysis/sizes.h"
#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "query/glob.h"
#include "text/fold.h"

struct maker {
    zl_forms *forms;
    const zl_terms *terms;
    zl_term_rules rules;
    zl_facet facet;
    zl_str match; /* the pattern, folded unless exact */
    zl_str text, key;
    ZL_ARRAY(uint32_t) term_of;
};

/* ---- which types are counted ---- */

static bool fits(const struct maker *maker, zl_view form, zl_view key)
{
    return !maker->rules.match || zl_glob(zl_str_view(&maker->match),
                                          maker->rules.exact ? form : key);
}

/* What is shown of a type, and what types of one term share. */
static zl_view form_text(const struct maker *maker,
                         const zl_attribute *attribute, uint32_t type)
{
    return zl_facet_of(attribute, type, maker->facet, NULL);
}

static zl_view key_text(const struct maker *maker,
                        const zl_attribute *attribute, uint32_t type)
{
    return maker->facet == ZL_FACET_FORM
               ? zl_attribute_key(attribute, type)
               : form_text(maker, attribute, type);
}

/* The same where forms are counted under their headwords. False without
 * memory. */
static bool find_head(const struct maker *maker, zl_view *form, zl_view *key)
{
    return !maker->terms->heads ||
           zl_headwords_find(maker->terms->heads, form, key);
}

/* A stem is nothing that a pattern could mean; a lemma is. */
static bool fits_head(const struct maker *maker, zl_view form, zl_view key)
{
    const zl_headwords *heads = maker->terms->heads;

    if (heads && zl_headwords_listed(heads) && !find_head(maker, &form, &key))
        return false;
    return fits(maker, form, key);
}

static bool is_counted(const struct maker *maker,
                       const zl_attribute *attribute, uint32_t type)
{
    if (!maker->rules.all && !maker->terms->words &&
        zl_attribute_class(attribute, type) == 0)
        return false;
    return !maker->rules.match ||
           fits_head(maker, form_text(maker, attribute, type),
                     key_text(maker, attribute, type));
}

/* ---- one segment: a form is a type ---- */

/* The types from `from` to `to`, in the order of keys, have one key. */
static void number_key(struct maker *maker, const zl_attribute *attribute,
                       uint32_t from, uint32_t to, uint32_t *of)
{
    zl_forms *forms = maker->forms;
    uint32_t term = forms->terms, counted = 0;

    for (uint32_t i = from; i < to; i++) {
        uint32_t type = zl_attribute_sorted(attribute, i);
        bool counts = is_counted(maker, attribute, type);
        of[type] = counts ? type : ZL_NONE;
        forms->term_of[type] = term + (maker->rules.exact ? counted : 0);
        counted += counts;
    }
    if (counted && !maker->rules.exact)
        forms->mixed[term] = counted < to - from;
    forms->terms += maker->rules.exact ? counted : counted > 0;
}

/* In the order of keys, types of one term stand together. */
static bool number_types(struct maker *maker, const zl_attribute *attribute,
                         uint32_t *of)
{
    zl_forms *forms = maker->forms;
    uint32_t from = 0, count = zl_attribute_types(attribute);
    zl_view last = { NULL, 0 };

    forms->types = true;
    forms->count = count;
    forms->term_of = zl_alloc_array(count, sizeof *forms->term_of);
    forms->mixed = zl_alloc_array(count, sizeof *forms->mixed);
    if (!forms->term_of || !forms->mixed)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t type = zl_attribute_sorted(attribute, i);
        zl_view key = zl_attribute_key(attribute, type);
        if (i > 0 && !zl_view_same(key, last)) {
            number_key(maker, attribute, from, i, of);
            from = i;
        }
        last = key;
    }
    number_key(maker, attribute, from, count, of);
    return true;
}

/* ---- several, or joined words: by texts ---- */

/* The number of a form, new or old; ZL_MAP_NONE without memory. */
static uint32_t form_of(struct maker *maker, zl_view form, zl_view key)
{
    zl_forms *forms = maker->forms;

    if (!find_head(maker, &form, &key))
        return ZL_MAP_NONE;
    uint32_t number = zl_map_add(&forms->texts, forms->keys ? key : form);

    if (number == ZL_MAP_NONE || number < maker->term_of.count)
        return number;
    uint32_t term = zl_map_add(&forms->names, maker->rules.exact ? form : key);
    if (term == ZL_MAP_NONE || !zl_array_push(&maker->term_of, term))
        return ZL_MAP_NONE;
    return number;
}

static bool number_segment(struct maker *maker, const zl_attribute *attribute,
                           uint32_t *of)
{
    uint32_t types = attribute ? zl_attribute_types(attribute) : 0;

    for (uint32_t type = 0; type < types; type++) {
        of[type] = ZL_NONE;
        if (!is_counted(maker, attribute, type))
            continue;
        of[type] = form_of(maker, form_text(maker, attribute, type),
                           key_text(maker, attribute, type));
        if (of[type] == ZL_MAP_NONE)
            return false;
    }
    return true;
}

/* Types that are not counted may have the key of a term. */
static void find_mixed(const struct maker *maker,
                       const zl_attribute *attribute, const uint32_t *of)
{
    uint32_t types = attribute ? zl_attribute_types(attribute) : 0;

    for (uint32_t type = 0; type < types; type++) {
        if (of[type] != ZL_NONE)
            continue;
        uint32_t term = zl_map_find(&maker->forms->names,
                                    zl_attribute_key(attribute, type));
        if (term != ZL_MAP_NONE)
            maker->forms->mixed[term] = true;
    }
}

static bool number_joins(struct maker *maker, const zl_segment *segment,
                         const zl_joins *joins)
{
    for (size_t i = 0; i < joins->count; i++) {
        zl_joined *joined = &joins->items[i];
        zl_str_empty(&maker->text);
        zl_str_empty(&maker->key);
        zl_joined_text(joined, segment, &maker->text);
        zl_joined_key(joined, segment, &maker->key);
        if (maker->text.failed || maker->key.failed)
            return false;
        zl_view text = zl_str_view(&maker->text);
        zl_view key = zl_str_view(&maker->key);
        joined->term = ZL_NONE;
        if (!fits_head(maker, text, key))
            continue;
        joined->term = form_of(maker, text, key);
        if (joined->term == ZL_MAP_NONE)
            return false;
    }
    return true;
}

static bool number_texts(struct maker *maker)
{
    const zl_terms *terms = maker->terms;
    uint32_t segments = terms->segments;
    zl_forms *forms = maker->forms;

    for (uint32_t i = 0; i < segments; i++)
        if (!number_segment(maker, terms->attributes[i], terms->of[i]))
            return false;
    for (uint32_t i = 0; terms->joins && i < segments; i++)
        if (!number_joins(maker, zl_corpus_segment(terms->corpus, i),
                          &terms->joins[i]))
            return false;
    forms->count = forms->texts.count;
    forms->terms = forms->names.count;
    forms->term_of = maker->term_of.items;
    maker->term_of.items = NULL;
    forms->mixed = zl_alloc_array(forms->terms, sizeof *forms->mixed);
    for (uint32_t i = 0; forms->mixed && !maker->rules.exact && i < segments;
         i++)
        find_mixed(maker, terms->attributes[i], terms->of[i]);
    return forms->mixed != NULL;
}

/* ---- all ---- */

static zili_status fold_match(struct maker *maker, zili_error *err)
{
    zl_view match = zl_view_of(maker->rules.match);
    zl_fold *fold = NULL;

    if (maker->rules.exact) {
        zl_str_add(&maker->match, match);
    } else {
        zili_status status = zl_fold_open(&fold, err);
        if (status)
            return status;
        zl_fold_add(fold, match, &maker->match);
        zl_fold_close(fold);
    }
    return maker->match.failed ? zl_no_memory(err) : ZILI_OK;
}

zili_status zl_forms_make(zl_forms *forms, const zl_terms *terms,
                          zl_term_rules rules, zl_facet facet,
                          zili_error *err)
{
    struct maker maker = { .forms = forms,
                           .terms = terms,
                           .rules = rules,
                           .facet = facet };
    zili_status status = rules.match ? fold_match(&maker, err) : ZILI_OK;

    *forms = (zl_forms){ .keys = rules.keys };
    if (!status) {
        bool one = terms->segments == 1 && !terms->joins && !terms->heads &&
                   facet == ZL_FACET_FORM;
        bool enough =
            one ? number_types(&maker, terms->attributes[0], terms->of[0])
                : number_texts(&maker);
        if (enough)
            forms->hits = zl_alloc_array(forms->count, sizeof *forms->hits);
        if (!forms->hits)
            status = zl_no_memory(err);
    }
    zl_str_clear(&maker.match);
    zl_str_clear(&maker.text);
    zl_str_clear(&maker.key);
    zl_array_clear(&maker.term_of);
    return status;
}

void zl_forms_clear(zl_forms *forms)
{
    zl_free(forms->term_of);
    zl_free(forms->mixed);
    zl_free(forms->hits);
    zl_map_clear(&forms->texts);
    zl_map_clear(&forms->names);
    *forms = (zl_forms){ 0 };
}

zl_view zl_forms_text(const zl_forms *forms, const zl_terms *terms,
                      uint32_t form)
{
    if (!forms->types)
        return zl_map_key(&forms->texts, form);
    return forms->keys ? zl_attribute_key(terms->attributes[0], form)
                       : zl_attribute_form(terms->attributes[0], form);
}

/* ---- counting ---- */

/* The lexicon has the counts of a whole segment. */
static void count_lexicon(zl_forms *forms, const zl_terms *terms,
                          uint32_t segment)
{
    const zl_attribute *attribute = terms->attributes[segment];
    const uint32_t *of = terms->of[segment];
    uint32_t types = attribute ? zl_attribute_types(attribute) : 0;

    for (uint32_t type = 0; type < types; type++)
        if (of[type] != ZL_NONE)
            forms->hits[of[type]] += zl_attribute_count(attribute, type);
}

struct counter {
    const zl_terms *terms;
    const zl_stretches *stretches;
    zl_jobs jobs;
    uint32_t forms;
    uint64_t **hits; /* by slot, then by form; one more is for no form */
};

static void count_stretch(const struct counter *all, const zl_stretch *stretch,
                          uint64_t *hits)
{
    const zl_attribute *attribute = all->terms->attributes[stretch->segment];
    const uint32_t *of = all->terms->of[stretch->segment];
    uint32_t types[ZL_CHUNK_TOKENS];

    for (uint32_t from = stretch->from, size; from < stretch->to;
         from += size) {
        size = stretch->to - from < ZL_CHUNK_TOKENS ? stretch->to - from
                                                    : ZL_CHUNK_TOKENS;
        zl_attribute_copy(attribute, from, from + size, types);
        for (uint32_t i = 0; i < size; i++)
            types[i] = of[types[i]];
        zl_terms_leave_words(all->terms, stretch->segment, from, from + size,
                             types);
        for (uint32_t i = 0; i < size; i++) {
            uint32_t form = types[i];
            hits[form < all->forms ? form : all->forms]++;
        }
    }
}

static bool count_job(void *user, size_t job, size_t slot)
{
    struct counter *all = user;

    if (!all->hits[slot])
        all->hits[slot] =
            zl_alloc_array((size_t)all->forms + 1, sizeof **all->hits);
    if (!all->hits[slot])
        return false;
    for (size_t i = all->jobs.begins[job]; i < all->jobs.begins[job + 1]; i++)
        if (all->terms->attributes[all->stretches->items[i].segment])
            count_stretch(all, &all->stretches->items[i], all->hits[slot]);
    return true;
}

static bool count_stretches(zl_forms *forms, struct counter *all,
                            size_t threads)
{
    size_t slots = zl_work_slots(threads);

    if (!zl_jobs_make(&all->jobs, all->stretches, 0, all->stretches->count,
                      ZL_JOB_TOKENS))
        return false;
    all->hits = zl_alloc_array(slots, sizeof *all->hits);
    bool enough = all->hits && zl_work(threads, all->jobs.count, count_job,
                                       NULL, all) == all->jobs.count;
    for (size_t slot = 0; all->hits && slot < slots; slot++) {
        for (uint32_t i = 0; all->hits[slot] && i < forms->count; i++)
            forms->hits[i] += all->hits[slot][i];
        zl_free(all->hits[slot]);
    }
    zl_free(all->hits);
    return enough;
}

/* What was joined was counted word by word. */
static void count_joins(zl_forms *forms, const zl_terms *terms,
                        uint32_t segment)
{
    const zl_joins *joins = &terms->joins[segment];

    for (size_t i = 0; i < joins->count; i++) {
        const zl_joined *joined = &joins->items[i];
        for (uint32_t at = joined->begin; at < joined->end; at++) {
            uint32_t type = zl_attribute_at(terms->attributes[segment], at);
            if (terms->of[segment][type] != ZL_NONE)
                forms->hits[terms->of[segment][type]]--;
        }
        if (joined->term != ZL_NONE)
            forms->hits[joined->term]++;
    }
}

bool zl_forms_count(zl_forms *forms, const zl_terms *terms,
                    const zl_stretches *stretches, size_t threads)
{
    uint32_t segments = terms->segments;
    struct counter all = { .terms = terms,
                           .stretches = stretches,
                           .forms = forms->count };
    bool whole = stretches->whole && !terms->words, enough = true;

    if (!whole)
        enough = count_stretches(forms, &all, threads);
    for (uint32_t i = 0; whole && i < segments; i++)
        count_lexicon(forms, terms, i);
    for (uint32_t i = 0; terms->joins && i < segments; i++)
        count_joins(forms, terms, i);
    zl_jobs_clear(&all.jobs);
    return enough;
}
