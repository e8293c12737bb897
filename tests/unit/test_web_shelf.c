/* test_web_shelf.c -- tables are made once, and the oldest go. */
#include "web_help.h"

#include "web/shelf.h"

static web_site site;
static web_shelf shelf;
static zili_error err;

static int open_all(void **state)
{
    if (make_scratch(state))
        return -1;
    open_site(&site, NULL);
    return 0;
}

static int close_all(void **state)
{
    web_shelf_clear(&shelf);
    web_site_close(&site);
    return remove_scratch(state);
}

static zili_status freq_for(const web_address *address, web_held **held)
{
    err = (zili_error){ 0 };
    return web_shelf_table(&shelf, &site, &site.corpora[0],
                           zili_analysis_find("freq"), NULL, address, held,
                           &err);
}

static zili_status table_for(const char *target, web_held **held)
{
    web_address address;

    read_address(&address, target);
    zili_status status = freq_for(&address, held);
    web_address_clear(&address);
    return status;
}

static const zili_table *table_of(const char *target)
{
    web_held *held;

    if (table_for(target, &held))
        fail_msg("%s: %s", target, err.text);
    return held->table;
}

static const zili_table *chosen_of(const char *target)
{
    web_address address;
    const zili_table *table;
    web_held *held;

    if (table_for(target, &held))
        fail_msg("%s: %s", target, err.text);
    read_address(&address, target);
    zili_status status =
        web_shelf_choose(&shelf, held, &address, &table, &err);
    web_address_clear(&address);
    if (status)
        fail_msg("%s: %s", target, err.text);
    return table;
}

static void the_same_question_has_the_same_table(void **state)
{
    (void)state;
    const zili_table *table = table_of("/one/freq.json?limit=3");
    assert_int_equal(zili_table_rows(table), 3);
    assert_ptr_equal(table, table_of("/one/freq.json?limit=3"));
    assert_ptr_equal(table, table_of("/one/freq.json?limit=3&page.first=2"));
    assert_ptr_equal(table, table_of("/one/freq.csv?page.sort=term&limit=3"));
    assert_ptr_not_equal(table, table_of("/one/freq.json?limit=4"));
    assert_ptr_equal(table, table_of("/one/freq.json?limit=3"));
}

/* A short table serves for both; a long one is made for what is wanted. */
static void whole_tables_have_the_same_rows(void **state)
{
    web_address address;
    web_held *page, *whole;

    (void)state;
    web_shelf_clear(&shelf);
    read_address(&address, "/one/freq.json?limit=4");
    assert_int_equal(web_shelf_whole(&shelf, &site, &site.corpora[0],
                                     zili_analysis_find("freq"), &address,
                                     &whole, &err),
                     ZILI_OK);
    assert_int_equal(freq_for(&address, &page), ZILI_OK);
    assert_ptr_not_equal(page, whole);
    assert_int_equal(zili_table_rows(page->table), 4);
    assert_int_equal(zili_table_rows(whole->table), 4);
    assert_int_equal(web_shelf_whole(&shelf, &site, &site.corpora[0],
                                     zili_analysis_find("freq"), &address,
                                     &whole, &err),
                     ZILI_OK);
    assert_ptr_equal(page, whole);
    web_address_clear(&address);
}

static void texts_between_are_no_keys(void **state)
{
    (void)state;
    const zili_table *one = table_of("/one/freq.json?match=a&limit=3");
    assert_ptr_not_equal(one, table_of("/one/freq.json?match=a%26limit%3D3"));
}

static void the_oldest_goes_first(void **state)
{
    char target[80];

    (void)state;
    web_shelf_clear(&shelf);
    const zili_table *first = table_of("/one/freq.json?limit=100");
    for (int i = 1; i < WEB_SHELF; i++) {
        snprintf(target, sizeof target, "/one/freq.json?limit=%d", i);
        table_of(target);
        assert_ptr_equal(first, table_of("/one/freq.json?limit=100"));
    }
    for (int i = 0; i < WEB_SHELF; i++)
        assert_non_null(shelf.places[i].key);
    table_of("/one/freq.json?limit=200");
    assert_ptr_equal(first, table_of("/one/freq.json?limit=100"));
    for (int i = 0; i < WEB_SHELF; i++)
        assert_null(strstr(shelf.places[i].key, "limit\2"
                                                "1\1"));
}

static void failures_leave_nothing(void **state)
{
    web_held *held;
    size_t files = open_files();

    (void)state;
    web_shelf_clear(&shelf);
    assert_int_equal(table_for("/one/freq.json?where=nonsense", &held),
                     ZILI_EUSAGE);
    assert_null(held);
    for (int i = 0; i < WEB_SHELF; i++)
        assert_null(shelf.places[i].key);
    assert_int_equal(open_files(), files);
}

static void tables_hold_no_files(void **state)
{
    size_t files = open_files();

    (void)state;
    table_of("/one/freq.json?join=our+own");
    assert_int_equal(open_files(), files);
}

static const char *first_term(const zili_table *table)
{
    return zili_table_text(table, 0, zili_table_find(table, "term"));
}

static void rows_are_chosen(void **state)
{
    (void)state;
    const zili_table *all = table_of("/one/freq.json");
    const zili_table *found = chosen_of("/one/freq.json?page.find=aid");
    assert_int_equal(zili_table_rows(found), 1);
    assert_string_equal(first_term(found), "aid");
    const zili_table *up = chosen_of("/one/freq.json?page.sort=term");
    assert_int_equal(zili_table_rows(up), zili_table_rows(all));
    assert_string_equal(first_term(up), "aid");
    assert_ptr_equal(up, chosen_of("/one/freq.json?page.sort=term"));
    const zili_table *down =
        chosen_of("/one/freq.json?page.sort=term&page.down=true");
    assert_string_equal(first_term(down), "welcome");
    assert_ptr_equal(all, chosen_of("/one/freq.json?page.find="));
    assert_ptr_equal(all, chosen_of("/one/freq.json"));
}

static void a_choice_that_fails_can_be_followed_by_others(void **state)
{
    web_address address;
    const zili_table *table;
    web_held *held;

    (void)state;
    chosen_of("/one/freq.json?page.sort=term");
    read_address(&address, "/one/freq.json?page.sort=nothing");
    assert_int_equal(table_for("/one/freq.json", &held), ZILI_OK);
    for (int i = 0; i < 2; i++)
        assert_int_equal(
            web_shelf_choose(&shelf, held, &address, &table, &err),
            ZILI_EUSAGE);
    web_address_clear(&address);
    chosen_of("/one/freq.json?page.sort=term");
}

/* What is refused once comes with less on the shelf, or is refused; what is
 * there stays right. */
static void memory_may_be_refused(void **state)
{
    web_held *held;
    zili_status status = ZILI_ENOMEM;
    web_address address;
    const zili_table *table;

    (void)state;
    read_address(&address, "/one/freq.json?limit=5&page.sort=term");
    for (long n = 0; status; n = next_grant(n)) {
        web_shelf_clear(&shelf);
        table_of("/one/freq.json?limit=6");
        granted = n;
        status = freq_for(&address, &held);
        if (!status)
            status = web_shelf_choose(&shelf, held, &address, &table, &err);
        granted = -1;
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM ||
                    status == ZILI_EIO);
        assert_int_equal(zili_table_rows(table_of("/one/freq.json?limit=6")),
                         6);
    }
    assert_int_equal(zili_table_rows(table), 5);
    web_address_clear(&address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_question_has_the_same_table),
        cmocka_unit_test(whole_tables_have_the_same_rows),
        cmocka_unit_test(texts_between_are_no_keys),
        cmocka_unit_test(the_oldest_goes_first),
        cmocka_unit_test(failures_leave_nothing),
        cmocka_unit_test(tables_hold_no_files),
        cmocka_unit_test(rows_are_chosen),
        cmocka_unit_test(a_choice_that_fails_can_be_followed_by_others),
        cmocka_unit_test(memory_may_be_refused),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
