/* test_texts.c -- lists of texts that are opened without a walk. */
#include "codec_help.h"
#include "packed_help.h"

#include "index/texts.h"

static const char *const samples[] = { "a", "", "b", "自力更生", "zz", "" };

static void sample_views(zl_view views[6])
{
    for (int i = 0; i < 6; i++)
        views[i] = zl_view_of(samples[i]);
    views[2] = (zl_view){ "b\0c\0", 4 };
}

static void texts_come_back(void **state)
{
    (void)state;
    zl_view views[6];
    zl_texts texts;
    zl_span rest;

    sample_views(views);
    for (uint32_t count = 0; count <= 6; count++) {
        zl_str str = { 0 };
        make_texts(&str, views, count);
        zl_str_add_text(&str, "more");
        zl_span copy = tight_copy(str.bytes, str.size);
        assert_true(zl_texts_read(&texts, copy, &rest));
        assert_int_equal(texts.count, count);
        assert_int_equal(rest.size, 4);
        assert_memory_equal(rest.bytes, "more", 4);
        assert_null(zl_texts_fault(&texts));
        for (uint32_t i = 0; i < count; i++) {
            zl_view text = zl_texts_at(&texts, i);
            assert_true(zl_view_same(text, views[i]));
            assert_int_equal(text.bytes[text.size], 0);
        }
        free_copy(copy);
        zl_str_clear(&str);
    }
}

/* Whether it is read and sound; every text is asked for. */
static bool is_sound(const uint8_t *bytes, size_t size)
{
    zl_span copy = tight_copy(bytes, size);
    zl_texts texts;
    bool sound = false;

    if (zl_texts_read(&texts, copy, NULL)) {
        for (uint32_t i = 0; i < texts.count && i < 1000; i++) {
            zl_view text = zl_texts_at(&texts, i);
            assert_true(text.size < size);
            assert_int_equal(text.bytes[text.size], 0);
        }
        sound = !zl_texts_fault(&texts);
    }
    free_copy(copy);
    return sound;
}

static void any_damage_stays_inside_the_bytes(void **state)
{
    (void)state;
    zl_view views[6];
    zl_str str = { 0 };

    sample_views(views);
    make_texts(&str, views, 6);
    uint8_t *bytes = (uint8_t *)str.bytes;
    for (size_t cut = 0; cut < str.size; cut++)
        assert_false(is_sound(bytes, cut));
    for (size_t i = 0; i < str.size; i++) {
        for (int bit = 0; bit < 8; bit++) {
            bytes[i] = (uint8_t)(bytes[i] ^ 1 << bit);
            is_sound(bytes, str.size);
            bytes[i] = (uint8_t)(bytes[i] ^ 1 << bit);
        }
    }
    assert_true(is_sound(bytes, str.size));
    zl_str_clear(&str);
}

static void offsets_that_do_not_rise_are_a_fault(void **state)
{
    (void)state;
    zl_str str = { 0 };
    const uint64_t wrong[][3] = {
        { 1, 2, 4 }, { 0, 0, 4 }, { 0, 3, 2 }, { 0, 5, 4 }, { 0, 1, 4 },
    };
    const uint64_t right[3] = { 0, 2, 4 };

    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
        make_packed(&str, wrong[k], 3);
        zl_str_add(&str, (zl_view){ "a\0b\0", 4 });
        assert_false(is_sound((uint8_t *)str.bytes, str.size));
        zl_str_empty(&str);
    }
    make_packed(&str, right, 3);
    zl_str_add(&str, (zl_view){ "a\0b\0", 4 });
    assert_true(is_sound((uint8_t *)str.bytes, str.size));
    zl_str_clear(&str);
}

static void a_list_that_is_too_short_is_refused(void **state)
{
    (void)state;
    zl_str str = { 0 };
    zl_texts texts;
    const uint64_t offsets[2] = { 0, 5 };

    make_packed(&str, offsets, 2);
    zl_str_add(&str, (zl_view){ "abc\0", 4 });
    zl_span all = { (const uint8_t *)str.bytes, str.size };
    assert_false(zl_texts_read(&texts, all, NULL));
    zl_str_empty(&str);
    make_packed(&str, offsets, 0);
    all = (zl_span){ (const uint8_t *)str.bytes, str.size };
    assert_false(zl_texts_read(&texts, all, NULL));
    zl_str_clear(&str);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_come_back),
        cmocka_unit_test(any_damage_stays_inside_the_bytes),
        cmocka_unit_test(offsets_that_do_not_rise_are_a_fault),
        cmocka_unit_test(a_list_that_is_too_short_is_refused),
    };

    return cmocka_run_group_tests_name("texts", tests, NULL, NULL);
}
