/* test_segment_read.c -- a segment file gives back what was put into it. */
#include "base_help.h"
#include "segment_walk.h"
#include "slow_random.h"
#include "slow_write.h"

static slow_segment slow;

static zl_segment *open_slow(zl_str *file)
{
    zl_segment *segment;
    zili_error err = { 0 };

    zl_str_empty(file);
    slow_write(&slow, file);
    zl_span span = { (const uint8_t *)file->bytes, file->size };
    if (zl_segment_open(&segment, span, 7, "x", &err) ||
        zl_segment_verify(segment, "x", &err))
        fail_msg("%s", err.text);
    return segment;
}

/* ---- types and tokens ---- */

static void check_types(const zl_attribute *attribute, uint32_t number)
{
    slow_types *types = calloc(1, sizeof *types);

    assert_non_null(types);
    for (uint32_t i = 0; i < slow.tokens; i++)
        slow_count(types, slow.form[number][i]);
    assert_int_equal(zl_attribute_types(attribute), types->count);
    slow_sort(types, slow_by_count);
    for (uint32_t i = 0; i < types->count; i++) {
        const slow_type *type = &types->items[i];
        zl_view key = zl_view_of(type->key), form = zl_view_of(type->form);
        assert_true(zl_view_same(zl_attribute_form(attribute, i), form));
        assert_true(zl_view_same(zl_attribute_key(attribute, i), key));
        assert_int_equal(zl_attribute_class(attribute, i),
                         slow_class(type->form));
        assert_int_equal(zl_attribute_count(attribute, i), type->count);
        assert_int_equal(zl_attribute_docs(attribute, i),
                         slow_docs(&slow, number, type->form, false));
        assert_int_equal(zl_attribute_key_docs(attribute, i),
                         slow_docs(&slow, number, type->key, true));
    }
    free(types);
}

/* Types whose key is `key`, or begins so, are those of a range. */
static void check_range(const zl_attribute *attribute, const char *key,
                        bool prefix)
{
    zl_view wanted = zl_view_of(key);
    zl_type_range range = prefix ? zl_attribute_with_prefix(attribute, wanted)
                                 : zl_attribute_with_key(attribute, wanted);

    for (uint32_t i = 0; i < zl_attribute_types(attribute); i++) {
        zl_view found =
            zl_attribute_key(attribute, zl_attribute_sorted(attribute, i));
        bool is_meant = prefix ? zl_view_starts(found, wanted)
                               : zl_view_same(found, wanted);
        assert_int_equal(i >= range.first && i < range.end, is_meant);
    }
}

static void check_order(const zl_attribute *attribute)
{
    static const char *const keys[] = { "", "w", "w1", "w11", ",", "n", "z" };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        check_range(attribute, keys[i], true);
        check_range(attribute, keys[i], false);
    }
}

static void check_stream(const zl_attribute *attribute, uint32_t number,
                         slow_chance *chance)
{
    uint32_t types[SLOW_TOKENS];

    for (uint32_t i = 0; i < slow.tokens; i++)
        assert_true(zl_view_is(
            zl_attribute_form(attribute, zl_attribute_at(attribute, i)),
            slow.form[number][i]));
    for (int i = 0; slow.tokens && i < 20; i++) {
        uint32_t from = slow_below(chance, slow.tokens + 1);
        uint32_t to = from + slow_below(chance, slow.tokens - from + 1);
        zl_attribute_copy(attribute, from, to, types);
        for (uint32_t k = from; k < to; k++)
            assert_int_equal(types[k - from], zl_attribute_at(attribute, k));
    }
}

static void check_postings(const zl_attribute *attribute, uint32_t number,
                           slow_chance *chance)
{
    static zl_postings postings, seeking;

    for (uint32_t i = 0; i < zl_attribute_types(attribute); i++) {
        uint32_t type = zl_attribute_sorted(attribute, i), wanted = 0;
        zl_view form = zl_attribute_form(attribute, type);
        zl_postings_start(&postings, attribute, type);
        zl_postings_start_sorted(&seeking, attribute, i);
        for (uint32_t at = 0; at < slow.tokens; at++) {
            if (!zl_view_is(form, slow.form[number][at]))
                continue;
            assert_int_equal(postings.at, at);
            zl_postings_next(&postings);
            if (at < wanted)
                continue;
            zl_postings_seek(&seeking, wanted);
            assert_int_equal(seeking.at, at);
            wanted = at + 1 + slow_below(chance, 90);
        }
        assert_int_equal(postings.at, ZL_NONE);
    }
}

/* ---- text ---- */

static void check_text(const zl_segment *segment, slow_chance *chance)
{
    zl_str found = { 0 }, text = { 0 };

    for (uint32_t i = 0; i < slow.tokens; i++)
        assert_true(zl_view_is(zl_segment_glue(segment, i), slow.glue[i]));
    for (uint32_t i = 0; i < slow.documents; i++)
        assert_true(zl_view_is(zl_segment_lead(segment, i), slow.lead[i]));
    for (int i = 0; i < 12; i++) {
        uint32_t from = i ? slow_below(chance, slow.tokens + 1) : 0;
        uint32_t to = i ? from + slow_below(chance, slow.tokens - from + 1)
                        : slow.tokens;
        zl_str_empty(&found);
        zl_str_empty(&text);
        zl_segment_add_text(segment, from, to, &found);
        for (uint32_t k = from; k < to; k++) {
            zl_str_add_text(&text, slow.form[0][k]);
            zl_str_add_text(&text, slow.glue[k]);
        }
        assert_string_equal(zl_str_text(&found), zl_str_text(&text));
    }
    zl_str_clear(&found);
    zl_str_clear(&text);
}

/* ---- structures ---- */

static void check_lookup(const zl_ranges *ranges, uint32_t number,
                         slow_chance *chance)
{
    static zl_ranges_cursor cursor;
    uint32_t count = slow.range_count[number], next = 0;

    zl_ranges_start(&cursor, ranges);
    for (uint32_t at = 0; at < slow.tokens + 3; at++) {
        uint32_t from = 0;
        while (from < count && slow.ranges[number][from].end <= at)
            from++;
        bool inside = from < count && slow.ranges[number][from].begin <= at;
        assert_int_equal(zl_ranges_from(ranges, at), from);
        assert_int_equal(zl_ranges_at(ranges, at), inside ? from : ZL_NONE);
        if (at < next)
            continue;
        assert_int_equal(zl_ranges_seek(&cursor, at), from);
        assert_int_equal(zl_ranges_inside(&cursor, at),
                         inside ? from : ZL_NONE);
        if (from < count)
            assert_int_equal(cursor.end, slow.ranges[number][from].end);
        next = at + slow_below(chance, 1 + slow_below(chance, 60));
    }
}

static void check_ranges(const zl_ranges *ranges, uint32_t number,
                         slow_chance *chance)
{
    uint32_t count = slow.range_count[number];
    uint32_t begins[SLOW_RANGES], ends[SLOW_RANGES];

    assert_string_equal(zl_ranges_name(ranges), slow.structure[number]);
    assert_int_equal(zl_ranges_count(ranges), count);
    for (uint32_t i = 0; i < count; i++) {
        const slow_range *range = &slow.ranges[number][i];
        assert_int_equal(zl_ranges_begin(ranges, i), range->begin);
        assert_int_equal(zl_ranges_end(ranges, i), range->end);
        assert_string_equal(zl_ranges_value(ranges, i), range->value);
    }
    for (int i = 0; i < 9; i++) {
        uint32_t from = slow_below(chance, count + 1);
        uint32_t to = from + slow_below(chance, count - from + 1);
        zl_ranges_copy(ranges, from, to, begins, ends);
        zl_ranges_copy(ranges, from, to, NULL, ends);
        for (uint32_t k = from; k < to; k++) {
            assert_int_equal(begins[k - from], slow.ranges[number][k].begin);
            assert_int_equal(ends[k - from], slow.ranges[number][k].end);
        }
    }
    check_lookup(ranges, number, chance);
}

static void check_regions(const zl_segment *segment)
{
    uint32_t count = slow.range_count[1];

    for (uint32_t i = 0; i < count; i++) {
        const slow_range *range = &slow.ranges[1][i];
        assert_int_equal(zl_segment_region_document(segment, i),
                         slow.region_document[i]);
        assert_int_equal(zl_segment_region_words(segment, i),
                         slow_words(&slow, range->begin, range->end));
    }
    for (uint32_t i = 0; i <= slow.documents; i++) {
        uint32_t from = 0;
        while (from < count && slow.region_document[from] < i)
            from++;
        assert_int_equal(zl_segment_region_from(segment, i), from);
    }
}

/* ---- all of it ---- */

static void check_attribute(const zl_segment *segment, uint32_t number,
                            slow_chance *chance)
{
    const zl_attribute *attribute = zl_segment_attribute(segment, number);

    assert_string_equal(zl_attribute_name(attribute), slow.attribute[number]);
    assert_ptr_equal(
        zl_segment_attribute_named(segment, slow.attribute[number]),
        attribute);
    check_types(attribute, number);
    check_order(attribute);
    check_stream(attribute, number, chance);
    check_postings(attribute, number, chance);
}

static void any_text_comes_back(void **state)
{
    (void)state;
    zl_str file = { 0 };

    for (uint64_t seed = 0; seed < 60; seed++) {
        slow_chance chance = { .seed = seed };
        slow_random(&chance, &slow, seed < 40 ? 90 : SLOW_TOKENS);
        zl_segment *segment = open_slow(&file);
        assert_int_equal(zl_segment_tokens(segment), slow.tokens);
        assert_int_equal(zl_segment_documents(segment), slow.documents);
        assert_int_equal(zl_segment_word_count(segment),
                         slow_words(&slow, 0, slow.tokens));
        assert_int_equal(zl_segment_begin(segment), 7);
        assert_int_equal(zl_segment_attributes(segment), slow.attributes);
        assert_int_equal(zl_segment_structures(segment), slow.structures);
        for (uint32_t i = 0; i < slow.attributes; i++)
            check_attribute(segment, i, &chance);
        check_text(segment, &chance);
        for (uint32_t i = 0; i < slow.structures; i++)
            check_ranges(zl_segment_ranges(segment, i), i, &chance);
        check_regions(segment);
        assert_null(zl_segment_attribute_named(segment, "colour"));
        assert_null(zl_segment_ranges_named(segment, "colour"));
        zl_segment_close(segment);
    }
    zl_str_clear(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_text_comes_back),
    };

    return cmocka_run_group_tests_name("segment_read", tests, NULL, NULL);
}
