/* test_rules.c -- ICU's rules of words, sound, damaged and of other forms. */
#include "base_help.h"
#include "scan_help.h"

#include "base/bytes.h"
#include "text/rules.h"
#include "text/script.h"

#include <unicode/unorm2.h>

static zl_span rules; /* ICU's */
static zl_pieces expected, found;

static int fetch_rules(void **state)
{
    (void)state;
    return zl_rules_fetch(&rules, ZL_BOUNDARY_WORD, NULL) ? -1 : 0;
}

static int free_rules(void **state)
{
    (void)state;
    zl_array_clear(&expected);
    zl_array_clear(&found);
    zl_free((void *)rules.bytes);
    return 0;
}
static bool is_dictionary(uint32_t character)
{
    zl_rules *read;

    assert_int_equal(zl_rules_open(&read, rules, NULL), ZILI_OK);
    bool result = zl_rules_kind(read, character) & ZL_KIND_DICTIONARY;
    zl_rules_close(read);
    return result;
}

static void plain_han_is_what_nfkc_leaves_alone(void **state)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&code);

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        bool plain = c < 0x10000 && zl_is_han(c) &&
                     unorm2_isInert(nfkc, (UChar32)c);
        if (plain != zl_is_plain_han(c))
            fail_msg("U+%04X", c);
    }
    assert_true(is_dictionary(0x4E2D));
    assert_true(is_dictionary(0x20000));
    assert_true(is_dictionary(0x30AB));
    assert_false(is_dictionary('a'));
}

static bool is_known(zl_span bytes)
{
    zl_rules *read;

    assert_int_equal(zl_rules_open(&read, bytes, NULL), ZILI_OK);
    bool result = read != NULL;
    zl_rules_close(read);
    return result;
}

static void rules_cut_short_are_not_known(void **state)
{
    (void)state;
    for (size_t size = 0; size < rules.size; size += size < 120 ? 1 : 97) {
        zl_span bytes = turned(rules, SIZE_MAX, size);
        assert_false(is_known(bytes));
        if (size >= 12) {
            zl_put32((uint8_t *)bytes.bytes + 8, (uint32_t)size);
            (void)is_known(bytes);
        }
        zl_free((void *)bytes.bytes);
    }
}

/* What a scanner of damaged rules gives covers the text. */
static void check_cover(zl_scanner *scanner, zl_view text)
{
    size_t at = 0;

    scan_all(scanner, text, NULL, &found);
    for (size_t i = 0; i < found.count; i++) {
        assert_true(found.items[i].begin == at && found.items[i].end > at);
        at = found.items[i].end;
    }
    assert_true(at == text.size);
}

/* Every number of the table, and the byte of the header, turned. Only the
 * statuses of the states may be anything: the first row begins at 20, and of
 * each row that is number 2. */
static void damaged_rules_do_no_harm(void **state)
{
    zl_view text = zl_view_of("can't 3.14 “中国” カナ_a 👨‍👩‍👧 ไทย é\r\n");
    size_t table = zl_get32(rules.bytes + 16);
    size_t rows = table + 20, row_size = zl_get32(rules.bytes + table + 4);
    size_t end = rows + row_size * zl_get32(rules.bytes + table);

    (void)state;
    for (size_t at = 0; at < end; at += at < rows + 90 ? 1 : 7) {
        zl_span bytes = turned(rules, at, rules.size);
        zl_scanner *scanner = open_by(bytes, ZL_SCAN_BEST);
        check_cover(scanner, text);
        if (at >= rows)
            assert_int_equal(is_known(bytes), (at - rows) % row_size == 2);
        zl_scanner_close(scanner);
        zl_free((void *)bytes.bytes);
    }
}

static void numbers_that_do_not_fit_are_not_known(void **state)
{
    size_t table = zl_get32(rules.bytes + 16);
    const struct { size_t at; uint32_t value; } wrong[] = {
        { 0, 0xB1A1 }, { 8, 80 }, { 12, 0 }, { 12, 20 }, { 12, 65 },
        { 12, UINT32_MAX }, { 16, 79 }, { 16, UINT32_MAX }, { 20, 19 },
        { 20, UINT32_MAX }, { 32, 0 }, { 36, 0 }, { 36, 100 },
        { table, 1 }, { table, 57 }, { table, 129 }, { table, UINT32_MAX },
        { table + 4, 33 }, { table + 4, 35 }, { table + 4, UINT32_MAX },
        { table + 16, 0 }, { table + 16, 5 }, { table + 16, 12 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        zl_span bytes = turned(rules, SIZE_MAX, rules.size);
        zl_put32((uint8_t *)bytes.bytes + wrong[i].at, wrong[i].value);
        if (is_known(bytes))
            fail_msg("%zu: %u", wrong[i].at, wrong[i].value);
        zl_free((void *)bytes.bytes);
    }
}

static void rules_of_another_form_are_left_to_icu(void **state)
{
    static const size_t places[] = { 0, 1, 4, 8, 12, 16, 20, 32, 36 };
    zl_view text = zl_view_of("can't 3.14 “中国人民” カナ_a 👨‍👩‍👧 ไทย é\r\n");
    oracle icu;

    (void)state;
    oracle_open(&icu, UBRK_WORD);
    oracle_cut(&icu, text, &expected);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        zl_span bytes = turned(rules, places[i], rules.size);
        assert_false(is_known(bytes));
        zl_scanner *scanner = open_by(bytes, ZL_SCAN_BEST);
        scan_all(scanner, text, NULL, &found);
        assert_true(same_pieces(&expected, &found));
        zl_scanner_close(scanner);
        zl_free((void *)bytes.bytes);
    }
    oracle_close(&icu);
}

/* If this fails, ICU is another than the one whose rules are known by heart:
 * all is right, and slower. */
static void the_rules_are_those_of_icu_72(void **state)
{
    zl_rules *read;

    (void)state;
    assert_int_equal(zl_rules_open(&read, rules, NULL), ZILI_OK);
    if (read && read->known)
        assert_true(read->han_is_even);
    else
        printf("skipped: another ICU\n");
    zl_rules_close(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_han_is_what_nfkc_leaves_alone),
        cmocka_unit_test(rules_cut_short_are_not_known),
        cmocka_unit_test(damaged_rules_do_no_harm),
        cmocka_unit_test(numbers_that_do_not_fit_are_not_known),
        cmocka_unit_test(rules_of_another_form_are_left_to_icu),
        cmocka_unit_test(the_rules_are_those_of_icu_72),
    };

    return cmocka_run_group_tests(tests, fetch_rules, free_rules);
}
