/* test_web_guard.c -- who may ask, by what a browser says of a request. */
#include "base_help.h"

#include "web/guard.h"

static const web_guard own = { .port = 8040 };
static const web_guard shut = { .host = "0.0.0.0",
                                .token = "secret-token",
                                .port = 8040 };

static web_verdict host(const char *name)
{
    return web_guard_judge(&own, &(web_claim){ .host = name });
}

static void names_of_this_machine_are_ours(void **state)
{
    (void)state;
    assert_int_equal(host("127.0.0.1:8040"), WEB_ADMITTED);
    assert_int_equal(host("localhost:8040"), WEB_ADMITTED);
    assert_int_equal(host("LocalHost:8040"), WEB_ADMITTED);
    assert_int_equal(host("[::1]:8040"), WEB_ADMITTED);
}

static void other_names_are_not(void **state)
{
    static const char *const wrong[] = {
        "evil.example:8040",
        "localhost",
        "127.0.0.1",
        "localhost:80",
        "localhost:8041",
        "localhost.evil:8040",
        "localhost:80400",
        "",
        "127.0.0.1:8040.evil",
        "127.0.0.1.evil:8040",
        ":8040",
        "localhost:8040 ",
        "127.0.0.2:8040",
        "xlocalhost:8040",
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(host(wrong[i]), WEB_WRONG_HOST);
    assert_int_equal(host(NULL), WEB_WRONG_HOST);
}

static void the_port_of_http_need_not_be_said(void **state)
{
    const web_guard usual = { .port = 80 };

    (void)state;
    assert_int_equal(
        web_guard_judge(&usual, &(web_claim){ .host = "localhost" }),
        WEB_ADMITTED);
    assert_int_equal(
        web_guard_judge(&usual, &(web_claim){ .host = "localhost:80" }),
        WEB_ADMITTED);
}

static void a_further_name_is_ours(void **state)
{
    const web_guard named = { .host = "127.0.0.7", .port = 8040 };
    const web_guard six = { .host = "::1", .port = 8040 };

    (void)state;
    assert_int_equal(
        web_guard_judge(&named, &(web_claim){ .host = "127.0.0.7:8040" }),
        WEB_ADMITTED);
    assert_int_equal(
        web_guard_judge(&six, &(web_claim){ .host = "[::1]:8040" }),
        WEB_ADMITTED);
}

static web_verdict from(const char *origin, const char *site, const char *mode)
{
    return web_guard_judge(&own, &(web_claim){ .host = "localhost:8040",
                                               .origin = origin,
                                               .site = site,
                                               .mode = mode });
}

static void our_page_may_ask(void **state)
{
    (void)state;
    assert_int_equal(from("http://localhost:8040", "same-origin", "cors"),
                     WEB_ADMITTED);
    assert_int_equal(from("http://LOCALHOST:8040", NULL, NULL), WEB_ADMITTED);
    assert_int_equal(from(NULL, "same-origin", "no-cors"), WEB_ADMITTED);
    assert_int_equal(from(NULL, "none", "navigate"), WEB_ADMITTED);
}

static void links_from_elsewhere_are_followed(void **state)
{
    (void)state;
    assert_int_equal(from(NULL, "cross-site", "navigate"), WEB_ADMITTED);
    assert_int_equal(from(NULL, "same-site", "navigate"), WEB_ADMITTED);
}

static void other_pages_may_not_ask(void **state)
{
    static const char *const origins[] = {
        "null",
        "http://evil.example",
        "http://localhost:3000",
        "https://localhost:8040",
        "http://127.0.0.1:8040",
        "http://localhost:8040.evil.example",
        "",
    };

    (void)state;
    for (size_t i = 0; i < sizeof origins / sizeof *origins; i++)
        assert_int_equal(from(origins[i], NULL, NULL), WEB_WRONG_ORIGIN);
    assert_int_equal(from("http://evil.example", "cross-site", "navigate"),
                     WEB_WRONG_ORIGIN);
    assert_int_equal(from(NULL, "cross-site", "no-cors"), WEB_WRONG_ORIGIN);
    assert_int_equal(from(NULL, "same-site", "no-cors"), WEB_WRONG_ORIGIN);
    assert_int_equal(from(NULL, "cross-site", NULL), WEB_WRONG_ORIGIN);
}

static web_verdict shows(const char *cookie, const char *token)
{
    return web_guard_judge(&shut, &(web_claim){ .host = "any.example:8040",
                                                .cookie = cookie,
                                                .token = token });
}

static void strangers_show_the_token(void **state)
{
    (void)state;
    assert_int_equal(shows(NULL, "secret-token"), WEB_ENTERS);
    assert_int_equal(shows("secret-token", NULL), WEB_ADMITTED);
    assert_int_equal(shows("secret-token", "wrong"), WEB_ADMITTED);
    assert_int_equal(shows("wrong", "secret-token"), WEB_ENTERS);
    assert_int_equal(shows(NULL, NULL), WEB_WRONG_TOKEN);
}

static void wrong_tokens_are_refused(void **state)
{
    static const char *const wrong[] = {
        "",
        "s",
        "secret-toke",
        "secret-token2",
        "Secret-token",
        "secret-tokensecret-token",
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(shows(wrong[i], NULL), WEB_WRONG_TOKEN);
        assert_int_equal(shows(NULL, wrong[i]), WEB_WRONG_TOKEN);
    }
}

/* A token does not make a page of somewhere else ours. */
static void origins_are_judged_with_a_token_too(void **state)
{
    const web_claim claim = { .host = "any.example:8040",
                              .origin = "http://evil.example",
                              .cookie = "secret-token" };

    (void)state;
    assert_int_equal(web_guard_judge(&shut, &claim), WEB_WRONG_ORIGIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_this_machine_are_ours),
        cmocka_unit_test(other_names_are_not),
        cmocka_unit_test(the_port_of_http_need_not_be_said),
        cmocka_unit_test(a_further_name_is_ours),
        cmocka_unit_test(our_page_may_ask),
        cmocka_unit_test(links_from_elsewhere_are_followed),
        cmocka_unit_test(other_pages_may_not_ask),
        cmocka_unit_test(strangers_show_the_token),
        cmocka_unit_test(wrong_tokens_are_refused),
        cmocka_unit_test(origins_are_judged_with_a_token_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
