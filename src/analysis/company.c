/* company.c -- how often terms keep company with hits.
 *
 * A text is held at once, with the unit of each token; from each hit the
 * tokens are walked to the left and to the right. What is done with one that
 * is near is all in which the definitions of windows differ. */
#include "analysis/company.h"

#include "analysis/company_text.h"
#include "analysis/near.h"
#include "analysis/sizes.h"
#include "base/mem.h"
#include "base/work.h"

const char *const zl_definition_names[] = {
    "surface_union",  "surface_union_keepnode",
    "surface_slots",  "marginal_product",
    "span_scaled",    "node_hits",
    "textual",        NULL
};

const char *zl_definition_words(zl_definition definition)
{
    static const char *const words[] = {
        "tokens of hits left out",
        "tokens of a hit kept where they are near another",
        "a token counted once for each hit that it is near",
        "O11 as in surface_slots, R1 the hits, C1 and N those of the scope",
        "O11 as in surface_slots, R1 the hits times the width of the window",
        "O11 hits with the collocate near, R1 all hits",
        "units that hold both; no window",
    };

    return words[definition];
}

/* Counts of one thread at a time. */
struct sums {
    uint64_t *o11, *node, *c1; /* by term; c1 only textual */
    uint64_t *last;            /* by term: the hit or unit it was met in */
    uint64_t met;              /* hits or units so far */
    uint64_t hits, units, units_with;
    ZL_ARRAY(uint8_t) marks; /* by token of the text */
    zl_company_text text;
};

struct counter {
    zl_company_source source;
    zl_company_rules rules;
    zl_jobs jobs;
    struct sums *sums; /* by slot */
};

enum { NEAR = 1, NODE = 2 };

/* ---- windows ---- */

static void take_near(const struct counter *all, struct sums *sums, size_t at)
{
    uint32_t term = sums->text.terms.items[at];

    switch (all->rules.definition) {
    case ZL_SURFACE_UNION:
    case ZL_SURFACE_UNION_KEEPNODE:
        sums->marks.items[at] |= NEAR;
        return;
    case ZL_NODE_HITS:
        sums->o11[term] += sums->last[term] != sums->met;
        sums->last[term] = sums->met;
        return;
    default:
        sums->o11[term]++;
    }
}

static void walk_left(const struct counter *all, struct sums *sums, size_t at)
{
    const zl_company_text *text = &sums->text;
    uint32_t unit = text->units.items[at], left = all->rules.left;

    while (left > 0 && at > 0 && text->units.items[at - 1] == unit) {
        if (text->terms.items[--at] == ZL_NONE)
            continue;
        take_near(all, sums, at);
        left--;
    }
}

/* From behind `at`. */
static void walk_right(const struct counter *all, struct sums *sums, size_t at)
{
    const zl_company_text *text = &sums->text;
    uint32_t unit = text->units.items[at], right = all->rules.right;

    while (right > 0 && ++at < text->units.count &&
           text->units.items[at] == unit) {
        if (text->terms.items[at] == ZL_NONE)
            continue;
        take_near(all, sums, at);
        right--;
    }
}

static void count_hit(const struct counter *all, struct sums *sums,
                      zl_place place)
{
    sums->met++;
    sums->hits++;
    for (size_t at = place.begin; at < place.end; at++)
        sums->marks.items[at] |= NODE;
    if (sums->text.units.items[place.begin] != ZL_NONE)
        walk_left(all, sums, place.begin);
    if (sums->text.units.items[place.end - 1] != ZL_NONE)
        walk_right(all, sums, place.end - 1);
}

static void count_marks(const struct counter *all, struct sums *sums)
{
    bool keeps = all->rules.definition == ZL_SURFACE_UNION_KEEPNODE;

    for (size_t at = 0; at < sums->text.terms.count; at++) {
        uint32_t term = sums->text.terms.items[at];
        uint8_t mark = sums->marks.items[at];
        if (!mark || term == ZL_NONE)
            continue;
        sums->node[term] += mark & NODE ? 1 : 0;
        sums->o11[term] += mark == NEAR || (keeps && mark & NEAR) ? 1 : 0;
    }
}

/* ---- units ---- */

/* The tokens from..to are a unit, which holds a hit or not. */
static void count_unit(struct sums *sums, size_t from, size_t to, bool with)
{
    bool counts = false;

    sums->met++;
    for (size_t at = from; at < to; at++) {
        uint32_t term = sums->text.terms.items[at];
        counts = counts || term != ZL_NONE;
        if (term == ZL_NONE || sums->last[term] == sums->met)
            continue;
        sums->last[term] = sums->met;
        sums->c1[term]++;
        sums->o11[term] += with;
    }
    sums->units += counts;
    sums->units_with += counts && with;
}

static void count_units(struct sums *sums)
{
    const zl_company_text *text = &sums->text;
    size_t place = 0, to;

    for (size_t from = 0; from < text->units.count; from = to) {
        uint32_t unit = text->units.items[from];
        bool with = false;
        to = from + 1;
        while (to < text->units.count && text->units.items[to] == unit)
            to++;
        for (; place < text->places.count &&
               text->places.items[place].begin < to;
             place++)
            with = true;
        if (unit != ZL_NONE)
            count_unit(sums, from, to, with);
    }
}

/* ---- texts ---- */

static bool clean_marks(struct sums *sums)
{
    size_t size = sums->text.terms.count;

    sums->marks.count = 0;
    if (!zl_array_reserve(&sums->marks, size))
        return false;
    for (size_t i = 0; i < size; i++)
        sums->marks.items[i] = 0;
    sums->marks.count = size;
    return true;
}

static bool count_text(const struct counter *all, struct sums *sums,
                       size_t from, size_t to)
{
    bool textual = all->rules.definition == ZL_TEXTUAL;

    if (!textual && !zl_company_has_hit(&all->source, from, to))
        return true;
    if (!zl_company_read(&sums->text, &all->source, from, to) ||
        !clean_marks(sums))
        return false;
    if (textual) {
        count_units(sums);
        for (size_t i = 0; i < sums->text.places.count; i++)
            for (size_t at = sums->text.places.items[i].begin;
                 at < sums->text.places.items[i].end; at++)
                sums->marks.items[at] = NODE;
        sums->hits += sums->text.places.count;
    } else {
        for (size_t i = 0; i < sums->text.places.count; i++)
            count_hit(all, sums, sums->text.places.items[i]);
    }
    count_marks(all, sums);
    return true;
}

/* ---- jobs ---- */

static bool open_sums(const struct counter *all, struct sums *sums)
{
    size_t terms = all->source.terms->count;

    if (sums->o11)
        return sums->node && sums->c1 && sums->last;
    sums->o11 = zl_alloc_array(terms, sizeof *sums->o11);
    sums->node = zl_alloc_array(terms, sizeof *sums->node);
    sums->c1 = zl_alloc_array(terms, sizeof *sums->c1);
    sums->last = zl_alloc_array(terms, sizeof *sums->last);
    return sums->o11 && sums->node && sums->c1 && sums->last;
}

static bool run_job(void *user, size_t job, size_t slot)
{
    const struct counter *all = user;
    const zl_stretch *items = all->source.stretches->items;
    struct sums *sums = &all->sums[slot];
    size_t end = all->jobs.begins[job + 1], to;

    if (!open_sums(all, sums))
        return false;
    for (size_t from = all->jobs.begins[job]; from < end; from = to) {
        to = from + 1;
        while (to < end && (all->rules.none || zl_stretch_goes_on(
                                                   &items[from], &items[to])))
            to++;
        if (!count_text(all, sums, from, to))
            return false;
    }
    return true;
}

static bool take_job(void *user, size_t job, size_t slot)
{
    const struct counter *all = user;

    (void)slot;
    zl_corpus_tell(all->source.terms->corpus, "counting", job + 1,
                   all->jobs.count);
    return true;
}

static void clear_sums(struct sums *sums)
{
    zl_free(sums->o11);
    zl_free(sums->node);
    zl_free(sums->c1);
    zl_free(sums->last);
    zl_array_clear(&sums->marks);
    zl_company_text_clear(&sums->text);
}

/* ---- margins ---- */

/* C1 is first how often the term stands in hits, or is in units. */
static void settle_margins(zl_company *company, const struct counter *all,
                           uint64_t units, uint64_t units_with)
{
    const zl_terms *terms = all->source.terms;
    zl_definition definition = all->rules.definition;
    uint64_t near = 0, width = (uint64_t)all->rules.left + all->rules.right;

    for (uint32_t i = 0; i < terms->count; i++) {
        near += company->o11[i];
        if (definition == ZL_TEXTUAL)
            continue;
        company->c1[i] = terms->hits[i] -
                         (definition == ZL_SURFACE_UNION ? company->c1[i] : 0);
        company->n += company->c1[i];
    }
    company->n += definition == ZL_TEXTUAL ? units : 0;
    company->r1 = definition == ZL_TEXTUAL       ? units_with
                  : definition == ZL_SPAN_SCALED ? company->hits * width
                  : definition == ZL_MARGINAL_PRODUCT ||
                          definition == ZL_NODE_HITS
                      ? company->hits
                      : near;
}

/* Nothing is the company of itself: in units, what only stands in hits. */
static void add_sums(zl_company *company, const struct counter *all,
                     uint64_t *node)
{
    const zl_terms *terms = all->source.terms;
    bool textual = all->rules.definition == ZL_TEXTUAL;
    uint64_t units = 0, units_with = 0;

    for (size_t k = 0; all->sums[k].o11; k++) {
        const struct sums *sums = &all->sums[k];
        for (uint32_t i = 0; i < terms->count; i++) {
            company->o11[i] += sums->o11[i];
            company->c1[i] += textual ? sums->c1[i] : sums->node[i];
            node[i] += sums->node[i];
        }
        company->hits += sums->hits;
        units += sums->units;
        units_with += sums->units_with;
    }
    settle_margins(company, all, units, units_with);
    for (uint32_t i = 0; textual && i < terms->count; i++)
        if (node[i] > 0 && node[i] == terms->hits[i])
            company->o11[i] = 0;
}

static bool count(struct counter *all, zl_company *company, size_t threads)
{
    size_t slots = zl_work_slots(threads);
    uint64_t *node =
        zl_alloc_array(all->source.terms->count, sizeof *node);
    uint64_t most = all->rules.none ? UINT64_MAX : ZL_JOB_TOKENS;
    bool enough = node && zl_jobs_make(&all->jobs, all->source.stretches, 0,
                                       all->source.stretches->count, most);

    all->sums = zl_alloc_array(slots + 1, sizeof *all->sums);
    enough = enough && all->sums &&
             zl_work(threads, all->jobs.count, run_job, take_job, all) ==
                 all->jobs.count;
    if (enough)
        add_sums(company, all, node);
    for (size_t i = 0; all->sums && i < slots; i++)
        clear_sums(&all->sums[i]);
    zl_free(all->sums);
    zl_free(node);
    return enough;
}

/* The usual definition, in the way that holds no text. */
static bool count_union(zl_company *company, const struct counter *all,
                        size_t threads)
{
    const zl_company_source *source = &all->source;
    zl_near near;

    bool enough = zl_near_make(&near, source->terms, source->stretches,
                               source->borders, source->spots,
                               all->rules.left, all->rules.right, threads);
    for (uint32_t i = 0; enough && i < source->terms->count; i++) {
        company->o11[i] = near.near[i];
        company->c1[i] = near.node[i];
    }
    company->hits = source->spots->count;
    if (enough)
        settle_margins(company, all, 0, 0);
    zl_near_clear(&near);
    return enough;
}

bool zl_company_make(zl_company *company, const zl_terms *terms,
                     const zl_stretches *stretches, const zl_borders *borders,
                     const zl_spots *spots, zl_company_rules rules,
                     size_t threads)
{
    bool whole = rules.none ||
                 (rules.definition == ZL_TEXTUAL && borders->documents);
    struct counter all = { .source = { terms, stretches, borders, spots,
                                       whole },
                           .rules = rules };

    *company = (zl_company){ 0 };
    company->o11 = zl_alloc_array(terms->count, sizeof *company->o11);
    company->c1 = zl_alloc_array(terms->count, sizeof *company->c1);
    bool streams = rules.definition == ZL_SURFACE_UNION && !rules.none;
    bool enough = company->o11 && company->c1 &&
                  (streams ? count_union(company, &all, threads)
                           : count(&all, company, threads));
    zl_jobs_clear(&all.jobs);
    return enough;
}

void zl_company_clear(zl_company *company)
{
    zl_free(company->o11);
    zl_free(company->c1);
    *company = (zl_company){ 0 };
}
