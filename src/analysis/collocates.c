/* collocates.c -- the collocates of one or several nodes, counted and
 * ranked. */
#include "analysis/collocates.h"

#include "base/fail.h"
#include "base/mem.h"
#include "base/work.h"
#include "stats/adjust.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const zl_adjustment_names[] = { "none", "bonferroni", "sidak",
                                            "holm", "bh",         "by",
                                            NULL };

/* ---- options ---- */

/* "5,5" or "5". */
static zili_status read_window(const char *text, uint32_t *left,
                               uint32_t *right, zili_error *err)
{
    char *end;
    unsigned long first = strtoul(text, &end, 10), second = first;
    bool good = text[0] >= '0' && text[0] <= '9';

    if (good && *end == ',') {
        good = end[1] >= '0' && end[1] <= '9';
        second = strtoul(end + 1, &end, 10);
    }
    if (!good || *end || first > ZL_WINDOW_MOST || second > ZL_WINDOW_MOST ||
        first + second == 0)
        return zl_fail(err, ZILI_EUSAGE,
                       "--window is words left and right of a hit, as in "
                       "5,5, at most %d and not both 0, not \"%s\".",
                       ZL_WINDOW_MOST, text);
    *left = (uint32_t)first;
    *right = (uint32_t)second;
    return ZILI_OK;
}

enum { DEEPEST = 3, MOST_NODES_OF_ONE = 100 };

/* The queries are the first nodes. */
static zili_status read_nodes(zl_collocates *answer,
                              const zl_colloc_options *asked, zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    zili_status status = zl_ask_for_query(question, err);

    answer->named = question->queries.count > 1 || asked->depth > 0;
    if (!status && asked->depth > DEEPEST)
        return zl_fail(err, ZILI_EUSAGE, "--depth is from 0 to %d.", DEEPEST);
    if (!status && asked->depth > 1 &&
        (question->limit == 0 || question->limit > MOST_NODES_OF_ONE))
        return zl_fail(err, ZILI_EUSAGE,
                       "With --depth %" PRIu64 " every collocate shown is a "
                       "node: say how many each may have, --limit 1 to %d.",
                       asked->depth, MOST_NODES_OF_ONE);
    for (size_t i = 0; !status && i < question->queries.count; i++)
        if (!zl_centres_add_query(&answer->centres,
                                  question->queries.items[i]))
            status = zl_no_memory(err);
    return status;
}

/* ---- counting ---- */

bool zl_collocates_unclipped(const zl_colloc_options *asked)
{
    return strcmp(asked->counted.question.within, "none") == 0;
}

static zili_status count_near(zl_collocates *answer,
                              const zl_colloc_options *asked,
                              const zl_centre *centre, size_t threads,
                              zili_error *err)
{
    zl_company_rules rules = { .definition = (zl_definition)asked->definition,
                               .none = zl_collocates_unclipped(asked) };
    zili_status status =
        read_window(asked->window, &rules.left, &rules.right, err);

    if (!status && rules.none && rules.definition == ZL_TEXTUAL)
        status = zl_fail(err, ZILI_EUSAGE,
                         "textual counts units: say which with --within s, "
                         "p, region or doc.");
    if (!status)
        status = zl_centre_spots(centre, &answer->spots, &answer->ask,
                                 &answer->terms, &answer->stretches, err);
    if (status)
        return status;
    return zl_company_make(&answer->company, &answer->terms,
                           &answer->stretches, &answer->borders,
                           &answer->spots, rules, threads)
               ? ZILI_OK
               : zl_no_memory(err);
}

static zili_status count_terms(zl_collocates *answer,
                               const zl_colloc_options *asked, zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    const zili_corpus *corpus = answer->ask.corpus;
    size_t threads = zl_work_threads(question->threads);
    const char *within = zl_collocates_unclipped(asked) ? "doc"
                                                        : question->within;
    zili_status status = read_nodes(answer, asked, err);

    if (!status)
        status = zl_chosen_read(&answer->choice, asked->measures, err);
    if (!status)
        status = zl_borders_make(&answer->borders, corpus, within, err);
    if (!status &&
        !zl_stretches_make(&answer->stretches, corpus, answer->ask.scope))
        status = zl_no_memory(err);
    if (!status)
        status = zl_terms_make(
            &answer->terms, corpus, answer->ask.scope, &answer->stretches,
            zl_counted_rules(&asked->counted), threads, err);
    return status;
}

/* ---- ranking ---- */

static zl_contingency table_of(const zl_collocates *answer, uint32_t term)
{
    const zl_company *company = &answer->company;

    return (zl_contingency){ (double)company->o11[term], (double)company->r1,
                             (double)company->c1[term], (double)company->n };
}

struct ranker {
    zl_collocates *answer;
    const zl_measure *measure;
};

enum { ROWS = 1024 }; /* for one thread */

static bool measure_rows(void *user, size_t job, size_t slot)
{
    const struct ranker *ranker = user;
    zl_collocates *answer = ranker->answer;

    (void)slot;
    for (size_t i = job * ROWS; i < answer->count && i < (job + 1) * ROWS;
         i++) {
        zl_contingency t = table_of(answer, answer->rows[i].term);
        answer->rows[i].value = zl_measure_value(ranker->measure, t);
        if (answer->adjusts)
            answer->rows[i].p = zl_g2_p(zl_g2(t));
    }
    return true;
}

static int by_value(const void *a, const void *b, void *user)
{
    const struct ranker *ranker = user;
    const zl_collocate *left = a, *right = b;
    const uint64_t *near = ranker->answer->company.o11;

    if (isnan(left->value) || isnan(right->value)) {
        if (!isnan(left->value) || !isnan(right->value))
            return isnan(left->value) ? 1 : -1;
    } else if (left->value != right->value) {
        return (left->value < right->value) == ranker->measure->falls ? -1 : 1;
    }
    if (near[left->term] != near[right->term])
        return near[left->term] > near[right->term] ? -1 : 1;
    return (left->term > right->term) - (left->term < right->term);
}

/* Of all collocates, before the rare ones and stop words are left out. */
static bool adjust(zl_collocates *answer, int how)
{
    const char *name = zl_adjustment_names[how];
    double *p = zl_alloc_array(answer->count, sizeof *p);

    for (size_t i = 0; p && i < answer->count; i++) {
        p[i] = answer->rows[i].p;
        answer->tests += isnan(p[i]) ? 0 : 1;
    }
    bool enough =
        p &&
        zl_adjustment_find(name, strlen(name))->adjust(p, answer->count, p);
    for (size_t i = 0; enough && i < answer->count; i++)
        answer->rows[i].adjusted = p[i];
    zl_free(p);
    return enough;
}

static void leave_out(zl_collocates *answer, uint64_t least)
{
    size_t kept = 0;

    for (size_t i = 0; i < answer->count; i++)
        if (answer->company.o11[answer->rows[i].term] >= least &&
            !zl_terms_stops(&answer->terms, answer->rows[i].term))
            answer->rows[kept++] = answer->rows[i];
    answer->count = kept;
}

/* The collocates that are frequent enough, in the order of the measure. */
static zili_status rank(zl_collocates *answer, const zl_colloc_options *asked,
                        zili_error *err)
{
    struct ranker ranker = { answer, answer->choice.items[0].measure };
    uint64_t least = asked->counted.question.min_freq;

    answer->count = answer->tests = 0;
    for (uint32_t i = 0; i < answer->terms.count; i++)
        if (answer->company.o11[i])
            answer->rows[answer->count++].term = i;
    if (!answer->adjusts)
        leave_out(answer, least);
    size_t jobs = (answer->count + ROWS - 1) / ROWS;
    size_t threads = zl_work_threads(asked->counted.question.threads);
    zl_work(threads, jobs, measure_rows, NULL, &ranker);
    if (answer->adjusts && !adjust(answer, asked->adjust))
        return zl_no_memory(err);
    leave_out(answer, least);
    if (answer->count)
        qsort_r(answer->rows, answer->count, sizeof *answer->rows, by_value,
                &ranker);
    return ZILI_OK;
}

/* ---- node by node ---- */

/* Of the rows of a node those that are shown. */
static bool keep(zl_collocates *answer, uint32_t centre, uint64_t limit)
{
    const zl_company *company = &answer->company;
    size_t kept = limit && limit < answer->count ? (size_t)limit
                                                 : answer->count;

    answer->found += answer->count;
    answer->hits += company->hits;
    if (company->r1 && company->r1 == company->n)
        answer->whole = company->n;
    for (size_t i = 0; i < kept; i++) {
        zl_collocate row = answer->rows[i];
        row.centre = centre;
        row.rank = i + 1;
        if (!zl_array_push(&answer->shown, row) ||
            !zl_array_push(&answer->tables, table_of(answer, row.term)))
            return false;
    }
    return true;
}

/* The collocates shown from row `from` on become nodes. */
static bool go_deeper(zl_collocates *answer, size_t from, uint64_t depth)
{
    for (size_t i = from; i < answer->shown.count; i++)
        if (!zl_centres_add_term(&answer->centres, &answer->terms,
                                 answer->shown.items[i].term, depth))
            return false;
    return true;
}

static zili_status count_one(zl_collocates *answer,
                             const zl_colloc_options *asked, uint32_t number,
                             zili_error *err)
{
    const zili_question *question = &asked->counted.question;
    size_t threads = zl_work_threads(question->threads);
    zl_centre centre = answer->centres.list.items[number];
    size_t before = answer->shown.count;
    zili_status status = count_near(answer, asked, &centre, threads, err);

    if (!status)
        status = rank(answer, asked, err);
    if (!status && !keep(answer, number, question->limit))
        status = zl_no_memory(err);
    if (!status && centre.depth < asked->depth &&
        !go_deeper(answer, before, centre.depth + 1))
        status = zl_no_memory(err);
    zl_company_clear(&answer->company);
    zl_spots_clear(&answer->spots);
    return status;
}

/* The list of nodes grows while it is gone through. */
zili_status zl_collocates_count(zl_collocates *answer,
                                const zl_colloc_options *asked,
                                zili_error *err)
{
    zili_status status = count_terms(answer, asked, err);

    if (status)
        return status;
    answer->adjusts = asked->adjust > 0;
    answer->rows = zl_alloc_array(answer->terms.count, sizeof *answer->rows);
    if (!answer->rows)
        return zl_no_memory(err);
    for (uint32_t i = 0; !status && i < answer->centres.list.count; i++)
        status = count_one(answer, asked, i, err);
    return status;
}
