/* test_segments.c -- an index of several segments, with documents removed. */
#include "base_help.h"
#include "slow_index.h"
#include "slow_random.h"

#include "base/mem.h"
#include "reader/parts.h"
#include "reader/scope.h"

#include <unistd.h>

static slow_index index_of;
static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/zili-test-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    zl_file_remove(folder);
    return 0;
}

static void assert_fine(zili_status status, const zili_error *err)
{
    if (status)
        fail_msg("%s", err->text);
}

static zili_corpus *open_slow(void)
{
    zili_corpus *corpus;
    zili_error err = { 0 };

    slow_index_write(&index_of, folder);
    assert_fine(zili_corpus_open(&corpus, folder, &err), &err);
    return corpus;
}

/* Up to so many segments, and documents gone in two indexes of three. */
static void make_random(slow_chance *chance, uint32_t tokens)
{
    uint32_t rate = slow_below(chance, 3);

    index_of.segments = 1 + slow_below(chance, SLOW_SEGMENTS);
    for (uint32_t s = 0; s < index_of.segments; s++) {
        slow_random(chance, &index_of.segment[s], tokens);
        for (uint32_t i = 0; i < SLOW_DOCUMENTS; i++)
            index_of.gone[s][i] = slow_below(chance, 4) < rate;
    }
}

static uint64_t begin_of(uint32_t segment)
{
    uint64_t begin = 0;

    for (uint32_t s = 0; s < segment; s++)
        begin += index_of.segment[s].tokens;
    return begin;
}

/* Whether the token is of a document that is there. */
static bool is_left(uint32_t s, uint32_t at)
{
    return !index_of.gone[s][slow_document_of(&index_of.segment[s], at)];
}

/* ---- documents and regions ---- */

static void check_document(const zili_corpus *corpus, uint32_t number,
                           uint32_t s, uint32_t i)
{
    const slow_segment *slow = &index_of.segment[s];
    const zl_document *document = zl_corpus_document(corpus, number);
    zl_str text = { 0 }, found = { 0 };
    char name[24], year[24];

    snprintf(name, sizeof name, "s%ud%u", s, i);
    snprintf(year, sizeof year, "%u", 1900 + 10 * s + i % 3);
    assert_string_equal(document->name, name);
    assert_int_equal(document->begin, begin_of(s) + slow->ranges[0][i].begin);
    assert_int_equal(document->end, begin_of(s) + slow->ranges[0][i].end);
    const char *datum = zl_corpus_datum(corpus, number, "year");
    if (i % 5 == 4)
        assert_null(datum);
    else
        assert_string_equal(datum, year);
    slow_document(slow, i, &text);
    assert_int_equal(document->bytes, text.size);
    assert_int_equal(zili_corpus_cat(corpus, name, zl_str_write, &found, NULL),
                     ZILI_OK);
    assert_string_equal(zl_str_text(&found), zl_str_text(&text));
    zl_str_clear(&text);
    zl_str_clear(&found);
}

static uint32_t region_words(const zl_structure *regions, uint32_t i)
{
    zl_structure_place place = zl_structure_place_of(regions, i);

    return zl_segment_region_words(place.segment, place.i);
}

static void check_areas(const zili_corpus *corpus, uint32_t document,
                        uint32_t s, uint32_t i, uint32_t *number)
{
    const slow_segment *slow = &index_of.segment[s];
    const zl_structure *regions = zl_corpus_structure(corpus, "region");

    for (uint32_t k = 0; k < slow->range_count[1]; k++) {
        const slow_range *range = &slow->ranges[1][k];
        if (slow->region_document[k] != i)
            continue;
        const zl_area *area = zl_corpus_area(corpus, *number);
        assert_int_equal(area->document, document);
        assert_int_equal(area->begin, begin_of(s) + range->begin);
        assert_int_equal(area->end, begin_of(s) + range->end);
        assert_string_equal(area->kind, range->value);
        assert_string_equal(area->lang, slow->ranges[2][k].value);
        assert_int_equal(region_words(regions, *number),
                         slow_words(slow, range->begin, range->end));
        ++*number;
    }
}

static void check_documents(const zili_corpus *corpus)
{
    uint32_t number = 0, areas = 0;
    uint64_t bytes = 0;

    for (uint32_t s = 0; s < index_of.segments; s++)
        for (uint32_t i = 0; i < index_of.segment[s].documents; i++) {
            if (index_of.gone[s][i])
                continue;
            check_document(corpus, number, s, i);
            check_areas(corpus, number, s, i, &areas);
            bytes += zl_corpus_document(corpus, number)->bytes;
            number++;
        }
    assert_int_equal(zl_corpus_documents(corpus), number);
    assert_int_equal(zl_corpus_areas(corpus), areas);
    assert_int_equal(zl_corpus_bytes(corpus), bytes);
    assert_int_equal(zl_corpus_repairs(corpus), 0);
}

/* ---- structures ---- */

/* Ranges of all segments that are left; empty ones of documents and regions
 * are told by their numbers. */
static uint32_t collect_ranges(const char *name, slow_range *out)
{
    uint32_t count = 0;

    for (uint32_t s = 0; s < index_of.segments; s++) {
        const slow_segment *slow = &index_of.segment[s];
        uint32_t begin = (uint32_t)begin_of(s);
        for (uint32_t k = 0; k < slow->structures; k++)
            for (uint32_t i = 0; i < slow->range_count[k] &&
                                 strcmp(slow->structure[k], name) == 0;
                 i++) {
                uint32_t document =
                    k == 0 ? i
                    : k <= 2
                        ? slow->region_document[i]
                        : slow_document_of(slow, slow->ranges[k][i].begin);
                if (index_of.gone[s][document])
                    continue;
                out[count] = slow->ranges[k][i];
                out[count].begin += begin;
                out[count++].end += begin;
            }
    }
    return count;
}

static void check_lookup(const zl_structure *structure,
                         const slow_range *ranges, uint32_t count)
{
    for (uint64_t at = 0; at < begin_of(index_of.segments) + 2; at++) {
        uint32_t from = 0;
        while (from < count && ranges[from].end <= at)
            from++;
        bool inside = from < count && ranges[from].begin <= at;
        assert_int_equal(zl_structure_from(structure, at), from);
        assert_int_equal(zl_structure_at(structure, at),
                         inside ? from : ZL_NONE);
    }
}

static void check_structures(const zili_corpus *corpus)
{
    static slow_range ranges[SLOW_SEGMENTS * SLOW_RANGES];
    static const char *const names[] = {
        "doc", "region", "lang", "p", "s", "x"
    };

    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        const zl_structure *structure = zl_corpus_structure(corpus, names[k]);
        uint32_t count = collect_ranges(names[k], ranges);
        if (!structure) {
            assert_int_equal(count, 0);
            continue;
        }
        assert_int_equal(zl_structure_count(structure), count);
        for (uint32_t i = 0; i < count; i++) {
            assert_int_equal(zl_structure_begin(structure, i),
                             ranges[i].begin);
            assert_int_equal(zl_structure_end(structure, i), ranges[i].end);
            assert_string_equal(zl_structure_attribute(structure, i),
                                ranges[i].value);
        }
        check_lookup(structure, ranges, count);
    }
}

/* ---- types ---- */

/* All types, those of removed documents with a count of 0. */
static void collect_types(slow_types *types)
{
    types->count = 0;
    for (uint32_t s = 0; s < index_of.segments; s++)
        for (uint32_t at = 0; at < index_of.segment[s].tokens; at++) {
            const char *form = index_of.segment[s].form[0][at];
            slow_count(types, form);
            types->items[slow_find(types, form)].count -= !is_left(s, at);
        }
    slow_sort(types, slow_by_count);
}

static void check_types(const zili_corpus *corpus)
{
    slow_types *types = calloc(SLOW_SEGMENTS, sizeof *types);

    assert_non_null(types);
    collect_types(types);
    assert_int_equal(zl_corpus_types(corpus), types->count);
    for (uint32_t i = 0; i < types->count; i++) {
        const slow_type *type = &types->items[i];
        assert_true(zl_view_is(zl_corpus_form(corpus, i), type->form));
        assert_true(zl_view_is(zl_corpus_fold(corpus, i), type->key));
        assert_int_equal(zl_corpus_count(corpus, i), type->count);
    }
    free(types);
}

static void check_tokens(const zili_corpus *corpus)
{
    uint64_t gone = 0, words = 0;

    for (uint32_t s = 0; s < index_of.segments; s++)
        for (uint32_t i = 0; i < index_of.segment[s].tokens; i++) {
            const slow_segment *slow = &index_of.segment[s];
            uint64_t at = begin_of(s) + i;
            zl_view form = zl_corpus_form(corpus, zl_corpus_at(corpus, at));
            bool is_word = slow_class(slow->form[0][i]) != 0;
            assert_true(zl_view_is(form, slow->form[0][i]));
            assert_true(zl_view_same(zl_corpus_form_at(corpus, at), form));
            assert_true(zl_view_is(zl_corpus_glue(corpus, at), slow->glue[i]));
            assert_int_equal(zl_corpus_is_word(corpus, at), is_word);
            gone += !is_left(s, i);
            words += is_left(s, i) && is_word;
        }
    assert_int_equal(zl_corpus_tokens(corpus), begin_of(index_of.segments));
    assert_int_equal(zl_corpus_gone(corpus), gone);
    assert_int_equal(zl_corpus_words(corpus), words);
}

static void check_text(const zili_corpus *corpus, slow_chance *chance)
{
    uint64_t tokens = begin_of(index_of.segments);

    for (int i = 0; tokens && i < 9; i++) {
        zl_str text = { 0 }, found = { 0 };
        uint64_t from = slow_below(chance, (uint32_t)tokens);
        uint64_t to = from + slow_below(chance, (uint32_t)(tokens - from));
        for (uint64_t at = from; at < to; at++) {
            zl_str_add(&text, zl_corpus_form_at(corpus, at));
            if (at + 1 < to)
                zl_str_add(&text, zl_corpus_glue(corpus, at));
        }
        zl_corpus_text(corpus, from, to, &found);
        assert_string_equal(zl_str_text(&found), zl_str_text(&text));
        zl_str_clear(&text);
        zl_str_clear(&found);
    }
}

/* ---- scopes ---- */

/* Region by region, as it is defined. */
static void check_scope(const zili_corpus *corpus, const char *where,
                        const char *region, const char *by)
{
    uint64_t tokens[99] = { 0 }, words[99] = { 0 };
    zl_scope *scope;
    zili_error err = { 0 };
    size_t next = 0;

    assert_fine(zl_scope_open(&scope, corpus, where, region, by, &err), &err);
    for (uint32_t i = 0; i < zl_corpus_areas(corpus); i++) {
        const zl_area *area = zl_corpus_area(corpus, i);
        const char *year = zl_corpus_datum(corpus, area->document, "year");
        bool own = strcmp(area->kind, "summary") != 0;
        bool taken = (region ? strcmp(region, area->kind) == 0 : own) &&
                     (!where || (year && strcmp(year, "1911") > 0));
        if (!taken || area->begin == area->end)
            continue;
        assert_true(next < scope->count);
        const zl_interval *interval = &scope->intervals[next++];
        assert_int_equal(interval->area, i);
        assert_int_equal(interval->begin, area->begin);
        assert_int_equal(interval->end, area->end);
        assert_in_range(interval->group, 0, 98);
        if (by)
            assert_string_equal(scope->keys[interval->group],
                                year ? year : "");
        tokens[interval->group] += area->end - area->begin;
        words[interval->group] +=
            region_words(zl_corpus_structure(corpus, "region"), i);
    }
    assert_int_equal(next, scope->count);
    for (size_t i = 0; i < scope->groups; i++) {
        assert_int_equal(scope->tokens[i], tokens[i]);
        assert_int_equal(scope->words[i], words[i]);
    }
    zl_scope_close(scope);
}

static void check_whole(const zili_corpus *corpus, const char *by)
{
    zl_scope *scope;

    assert_int_equal(zl_scope_open(&scope, corpus, NULL, "all", by, NULL),
                     ZILI_OK);
    for (uint32_t s = 0; s < index_of.segments; s++) {
        uint64_t end = begin_of(s) + index_of.segment[s].tokens;
        uint32_t group = ZL_NONE;
        bool whole = index_of.segment[s].tokens > 0;
        for (uint64_t at = begin_of(s); at < end; at++) {
            const zl_interval *interval = zl_scope_at(scope, at);
            whole = whole && interval &&
                    (group == ZL_NONE || group == interval->group);
            group = interval ? interval->group : ZL_NONE;
        }
        assert_int_equal(zl_scope_whole(scope, s), whole ? group : ZL_NONE);
    }
    zl_scope_close(scope);
}

static void check_scopes(const zili_corpus *corpus)
{
    zl_scope *scope;

    check_scope(corpus, NULL, NULL, NULL);
    check_scope(corpus, NULL, NULL, "year");
    check_scope(corpus, "year > 1911", NULL, "year");
    check_whole(corpus, NULL);
    check_whole(corpus, "lang");
    if (zl_scope_open(&scope, corpus, NULL, "summary", NULL, NULL) == ZILI_OK)
        check_scope(corpus, NULL, "summary", "year");
    zl_scope_close(scope);
}

static void any_index_gives_what_is_left(void **state)
{
    (void)state;
    zili_error err = { 0 };

    for (uint64_t seed = 0; seed < 120; seed++) {
        slow_chance chance = { .seed = seed };
        make_random(&chance, seed % 8 ? 60 : 500);
        zili_corpus *corpus = open_slow();
        assert_fine(zili_corpus_verify(corpus, &err), &err);
        assert_int_equal(zl_corpus_segments(corpus), index_of.segments);
        check_documents(corpus);
        check_structures(corpus);
        check_types(corpus);
        check_tokens(corpus);
        check_text(corpus, &chance);
        check_scopes(corpus);
        assert_int_equal(zl_corpus_problems(corpus), 0);
        zili_corpus_close(corpus);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_index_gives_what_is_left),
    };

    return cmocka_run_group_tests_name("segments", tests, make_folder,
                                       remove_folder);
}
