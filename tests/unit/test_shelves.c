/* test_shelves.c -- fast orders beside plain ones. */
#include "base_help.h"

#include "analysis/bucket.h"
#include "analysis/marks.h"
#include "analysis/shelves.h"

/* ---- texts ---- */

static int by_text(const void *a, const void *b, void *user)
{
    const zl_view *texts = user;
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
    int order = zl_view_compare(texts[one], texts[two]);

    return order ? order : (one > two) - (one < two);
}

static void texts_are_in_byte_order(void **state)
{
    static const char letters[] = "ab\xff\0z";
    static char bytes[4000];
    uint32_t seed = 13;

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = letters[next_random(&seed) % 5 * (next_random(&seed) % 2)];
    for (uint32_t count = 0; count < 400; count += 1 + count / 3) {
        zl_view texts[400];
        uint32_t found[400], wanted[400];
        for (uint32_t i = 0; i < count; i++) {
            size_t size = next_random(&seed) % 20;
            texts[i] = (zl_view){ bytes + next_random(&seed) % 3900, size };
            wanted[i] = i;
        }
        assert_true(zl_order_texts(texts, count, found));
        qsort_r(wanted, count, sizeof *wanted, by_text, texts);
        if (count)
            assert_memory_equal(found, wanted, count * sizeof *found);
    }
}

/* ---- counts ---- */

static void small_counts_stand_on_shelves(void **state)
{
    uint64_t counts[500], placed[500];
    zl_shelves shelves = { 0 };
    uint32_t seed = 17;
    size_t many = 0;

    (void)state;
    for (size_t i = 0; i < 500; i++) {
        counts[i] = next_random(&seed) % 300;
        many += counts[i] >= ZL_SHELVES;
        zl_shelves_tell(&shelves, counts[i]);
    }
    assert_int_equal(zl_shelves_open(&shelves), many);
    for (size_t i = 0; i < 500; i++)
        placed[zl_shelves_put(&shelves, counts[i])] = counts[i] << 32 | i;
    for (size_t i = 0; i < 500; i++)
        if (i < many)
            assert_true(placed[i] >> 32 >= ZL_SHELVES);
        else if (i > many)
            assert_true(placed[i] >> 32 < placed[i - 1] >> 32 ||
                        (placed[i] >> 32 == placed[i - 1] >> 32 &&
                         placed[i] > placed[i - 1]));
}

static int falling(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

    return (left < right) - (left > right);
}

static void a_threshold_keeps_the_largest(void **state)
{
    uint32_t seed = 19;

    (void)state;
    for (uint64_t limit = 0; limit < 50; limit++) {
        zl_threshold threshold = { .limit = limit };
        uint64_t counts[200];
        uint32_t most = 1 + next_random(&seed) % 3000;
        for (size_t i = 0; i < 200; i++) {
            counts[i] = next_random(&seed) % most;
            zl_threshold_tell(&threshold, counts[i]);
        }
        qsort(counts, 200, sizeof *counts, falling);
        uint64_t wanted = limit ? counts[limit - 1] : 0;
        if (wanted > ZL_THRESHOLD_MOST)
            wanted = ZL_THRESHOLD_MOST;
        assert_int_equal(threshold.least, wanted);
    }
}

/* ---- marks ---- */

static void marks_come_out_in_order(void **state)
{
    static const size_t sizes[] = { 1, 64, 65, 4096, 4097, 100000 };
    uint32_t seed = 23;

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        zl_marks marks = { 0 };
        bool *wanted = zl_alloc(sizes[i]);
        assert_true(zl_marks_open(&marks, sizes[i]) && wanted);
        for (int round = 0; round < 3; round++) {
            size_t word = 0;
            uint32_t number, next = 0;
            for (int k = 0; k < 200; k++) {
                number = next_random(&seed) % (uint32_t)sizes[i];
                zl_marks_add(&marks, number);
                wanted[number] = true;
            }
            while (zl_marks_take(&marks, &word, &number)) {
                for (; next < number; next++)
                    assert_false(wanted[next]);
                assert_true(wanted[number]);
                wanted[next++] = false;
            }
            for (; next < sizes[i]; next++)
                assert_false(wanted[next]);
        }
        zl_marks_clear(&marks);
        zl_free(wanted);
    }
}

/* ---- keys ---- */

static void keys_keep_their_terms(void **state)
{
    uint32_t seed = 29;

    (void)state;
    for (unsigned bits = 1; bits <= 32; bits++)
        for (unsigned n = 1; n <= ZL_GRAM_MOST; n++) {
            zl_key_form form = zl_key_form_of(n, bits);
            uint32_t terms[ZL_GRAM_MOST], found[ZL_GRAM_MOST];
            uint64_t key[ZL_KEY_MOST];
            assert_true(form.width <= ZL_KEY_MOST);
            for (unsigned i = 0; i < n; i++)
                terms[i] = next_random(&seed) >> (32 - bits);
            zl_key_pack(&form, terms, key);
            for (unsigned i = 0; i < form.width; i++)
                assert_false(key[i] & ZL_KEY_DOCUMENT);
            zl_key_unpack(&form, key, found);
            assert_memory_equal(found, terms, n * sizeof *terms);
        }
}

static unsigned sorted_width;

static int by_words(const void *a, const void *b)
{
    const uint64_t *left = a, *right = b;

    for (unsigned i = 0; i < sorted_width; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

static void rows_are_sorted_by_key(void **state)
{
    static uint64_t rows[900], spare[900], wanted[900];
    uint32_t seed = 31;

    (void)state;
    for (unsigned width = 1; width <= 3; width++)
        for (unsigned bits = 1; bits < 63; bits += 5) {
            size_t size = width + 1, count = 900 / size;
            for (size_t i = 0; i < count * size; i++)
                rows[i] = i % size == width
                              ? i
                              : ((uint64_t)next_random(&seed) << 31 ^
                                 next_random(&seed)) &
                                    ((UINT64_C(1) << bits) - 1);
            memcpy(wanted, rows, sizeof rows);
            sorted_width = width + 1; /* ties keep their order */
            qsort(wanted, count, size * sizeof *wanted, by_words);
            assert_memory_equal(zl_rows_by_key(rows, spare, count, width),
                                wanted, count * size * sizeof *wanted);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_in_byte_order),
        cmocka_unit_test(small_counts_stand_on_shelves),
        cmocka_unit_test(a_threshold_keeps_the_largest),
        cmocka_unit_test(marks_come_out_in_order),
        cmocka_unit_test(keys_keep_their_terms),
        cmocka_unit_test(rows_are_sorted_by_key),
    };

    return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
