/* terms.c -- what freq counts: words, folded, joined through hyphens. */
#include "analysis/terms.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/utf8.h"

/* A form is text as it stands; a term is the forms with one key. */
struct form {
    uint32_t term;
    uint64_t hits; /* in all groups: for the label */
};

struct term {
    uint64_t hits, docs; /* in this group */
    uint32_t last;       /* document, ZL_NONE at first */
    uint32_t label;      /* its most frequent form */
};

struct zl_terms {
    const zili_corpus *corpus;
    zl_term_rules rules;
    zl_fold *fold;
    uint32_t *form_of; /* by type: its form, ZL_NONE until it was met */
    zl_map forms, keys;
    ZL_ARRAY(struct form) form_list;
    ZL_ARRAY(struct term) term_list;
    ZL_ARRAY(uint32_t) met; /* the terms of this group */
    zl_str text, key; /* scratch */
};

zili_status zl_terms_open(zl_terms **out, const zili_corpus *corpus,
                          zl_term_rules rules, zili_error *err)
{
    *out = NULL;
    zl_terms *terms = zl_alloc(sizeof *terms);
    uint32_t types = zl_corpus_types(corpus);
    if (!terms)
        return zl_no_memory(err);
    terms->corpus = corpus;
    terms->rules = rules;
    terms->form_of = zl_alloc_array(types, sizeof *terms->form_of);
    zili_status status = terms->form_of ? zl_fold_open(&terms->fold, err)
                                        : zl_no_memory(err);
    if (status) {
        zl_terms_close(terms);
        return status;
    }
    for (uint32_t i = 0; i < types; i++)
        terms->form_of[i] = ZL_NONE;
    *out = terms;
    return ZILI_OK;
}

void zl_terms_close(zl_terms *terms)
{
    if (!terms)
        return;
    zl_fold_close(terms->fold);
    zl_free(terms->form_of);
    zl_map_clear(&terms->forms);
    zl_map_clear(&terms->keys);
    zl_array_clear(&terms->form_list);
    zl_array_clear(&terms->term_list);
    zl_array_clear(&terms->met);
    zl_str_clear(&terms->text);
    zl_str_clear(&terms->key);
    zl_free(terms);
}

/* ---- forms and terms ---- */

static uint32_t term_of_key(zl_terms *terms, zl_view key)
{
    uint32_t term = zl_map_add(&terms->keys, key);

    if (term != ZL_MAP_NONE && term == terms->term_list.count &&
        !zl_array_push(&terms->term_list,
                       (struct term){ 0, 0, ZL_NONE, ZL_NONE }))
        return ZL_MAP_NONE;
    return term;
}

static uint32_t form_of_text(zl_terms *terms, zl_view text)
{
    uint32_t form = zl_map_add(&terms->forms, text);

    if (form == ZL_MAP_NONE || form < terms->form_list.count)
        return form;
    zl_str_empty(&terms->key);
    if (terms->rules.exact)
        zl_str_add(&terms->key, text);
    else
        zl_fold_add(terms->fold, text, &terms->key);
    uint32_t term = terms->key.failed
                        ? ZL_MAP_NONE
                        : term_of_key(terms, zl_str_view(&terms->key));
    if (term == ZL_MAP_NONE ||
        !zl_array_push(&terms->form_list, (struct form){ term, 0 }))
        return ZL_MAP_NONE;
    return form;
}

static uint32_t form_of_type(zl_terms *terms, uint32_t type)
{
    if (terms->form_of[type] == ZL_NONE)
        terms->form_of[type] =
            form_of_text(terms, zl_corpus_form(terms->corpus, type));
    return terms->form_of[type];
}

static bool count_form(zl_terms *terms, uint32_t form, uint32_t document)
{
    if (form == ZL_MAP_NONE)
        return false;
    struct form *shown = &terms->form_list.items[form];
    struct term *term = &terms->term_list.items[shown->term];
    shown->hits++;
    if (term->hits++ == 0 && !zl_array_push(&terms->met, shown->term))
        return false;
    if (term->last != document) {
        term->last = document;
        term->docs++;
    }
    if (term->label == ZL_NONE)
        term->label = form;
    return true;
}

/* ---- tokens ---- */

static bool is_hyphen(zl_view form)
{
    size_t at = 0;
    uint32_t c = form.size ? zl_utf8_next(form, &at) : 0;

    return at == form.size && (c == '-' || c == 0x2010 || c == 0x2011);
}

static bool touches_next(const zl_terms *terms, uint64_t position)
{
    return zl_corpus_glue(terms->corpus, position).size == 0;
}

/* The end of the term that begins at `at`: words that touch through
 * hyphens. */
static uint64_t joined_end(const zl_terms *terms, uint64_t at, uint64_t end)
{
    while (at + 2 < end && touches_next(terms, at) &&
           is_hyphen(zl_corpus_form(terms->corpus,
                                    zl_corpus_at(terms->corpus, at + 1))) &&
           touches_next(terms, at + 1) &&
           zl_corpus_is_word(terms->corpus, at + 2))
        at += 2;
    return at + 1;
}

static uint32_t form_at(zl_terms *terms, uint64_t begin, uint64_t end)
{
    if (end == begin + 1)
        return form_of_type(terms, zl_corpus_at(terms->corpus, begin));
    zl_str_empty(&terms->text);
    zl_corpus_text(terms->corpus, begin, end, &terms->text);
    if (terms->text.failed)
        return ZL_MAP_NONE;
    return form_of_text(terms, zl_str_view(&terms->text));
}

bool zl_terms_add(zl_terms *terms, const zl_interval *interval)
{
    uint32_t document =
        zl_corpus_area(terms->corpus, interval->area)->document;
    uint64_t end;

    for (uint64_t at = interval->begin; at < interval->end; at = end) {
        bool word = zl_corpus_is_word(terms->corpus, at);
        end = at + 1;
        if (!word && !terms->rules.all)
            continue;
        if (word && terms->rules.hyphen)
            end = joined_end(terms, at, interval->end);
        if (!count_form(terms, form_at(terms, at, end), document))
            return false;
    }
    return true;
}

/* ---- what was counted ---- */

size_t zl_terms_met(const zl_terms *terms)
{
    return terms->met.count;
}

zl_term_count zl_terms_take(zl_terms *terms, size_t i)
{
    uint32_t id = terms->met.items[i];
    struct term *term = &terms->term_list.items[id];
    zl_term_count count = { id, term->hits, term->docs };

    term->hits = term->docs = 0;
    term->last = ZL_NONE;
    return count;
}

void zl_terms_next_group(zl_terms *terms)
{
    terms->met.count = 0;
}

/* Whether form `a` is the better label. */
static bool shows_better(const zl_terms *terms, uint32_t a, uint32_t b)
{
    const struct form *list = terms->form_list.items;

    if (list[a].hits != list[b].hits)
        return list[a].hits > list[b].hits;
    return zl_view_compare(zl_map_key(&terms->forms, a),
                           zl_map_key(&terms->forms, b)) < 0;
}

void zl_terms_choose_labels(zl_terms *terms)
{
    for (uint32_t form = 0; form < terms->form_list.count; form++) {
        uint32_t term = terms->form_list.items[form].term;
        uint32_t *label = &terms->term_list.items[term].label;
        if (shows_better(terms, form, *label))
            *label = form;
    }
}

zl_view zl_terms_label(const zl_terms *terms, uint32_t term)
{
    return zl_map_key(&terms->forms, terms->term_list.items[term].label);
}
