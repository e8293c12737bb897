/* test_communities.c -- communities and centrality of networks that others
 * have measured. */
#include "chart/communities.h"
#include "chart_help.h"

#define MEMBERS 34
#define FRIENDSHIPS 78

/* Zachary (1977), An information flow model for conflict and fission in small
 * groups, Journal of Anthropological Research 33, 452-473. */
static const zl_theme_pair karate[FRIENDSHIPS] = {
    { 0, 1, 1 }, { 0, 2, 1 }, { 0, 3, 1 }, { 0, 4, 1 }, { 0, 5, 1 }, { 0,
    6, 1 }, { 0, 7, 1 }, { 0, 8, 1 }, { 0, 10, 1 }, { 0, 11, 1 }, { 0, 12,
    1 }, { 0, 13, 1 }, { 0, 17, 1 }, { 0, 19, 1 }, { 0, 21, 1 }, { 0, 31,
    1 }, { 1, 2, 1 }, { 1, 3, 1 }, { 1, 7, 1 }, { 1, 13, 1 }, { 1, 17, 1
    }, { 1, 19, 1 }, { 1, 21, 1 }, { 1, 30, 1 }, { 2, 3, 1 }, { 2, 7, 1 },
    { 2, 8, 1 }, { 2, 9, 1 }, { 2, 13, 1 }, { 2, 27, 1 }, { 2, 28, 1 }, {
    2, 32, 1 }, { 3, 7, 1 }, { 3, 12, 1 }, { 3, 13, 1 }, { 4, 6, 1 }, { 4,
    10, 1 }, { 5, 6, 1 }, { 5, 10, 1 }, { 5, 16, 1 }, { 6, 16, 1 }, { 8,
    30, 1 }, { 8, 32, 1 }, { 8, 33, 1 }, { 9, 33, 1 }, { 13, 33, 1 }, {
    14, 32, 1 }, { 14, 33, 1 }, { 15, 32, 1 }, { 15, 33, 1 }, { 18, 32, 1
    }, { 18, 33, 1 }, { 19, 33, 1 }, { 20, 32, 1 }, { 20, 33, 1 }, { 22,
    32, 1 }, { 22, 33, 1 }, { 23, 25, 1 }, { 23, 27, 1 }, { 23, 29, 1 }, {
    23, 32, 1 }, { 23, 33, 1 }, { 24, 25, 1 }, { 24, 27, 1 }, { 24, 31, 1
    }, { 25, 31, 1 }, { 26, 29, 1 }, { 26, 33, 1 }, { 27, 33, 1 }, { 28,
    31, 1 }, { 28, 33, 1 }, { 29, 32, 1 }, { 29, 33, 1 }, { 30, 32, 1 }, {
    30, 33, 1 }, { 31, 32, 1 }, { 31, 33, 1 }, { 32, 33, 1 },
};

/* As NetworkX 2.8.8 has them, not normalized. */
static const double karate_betweenness[MEMBERS] = {
    231.0714, 28.4786, 75.8508, 6.2881, 0.3333, 15.8333, 15.8333, 0,
    29.5294, 0.4476, 0.3333, 0, 0, 24.2159, 0, 0, 0, 0, 0, 17.1468, 0, 0,
    0, 9.3, 1.1667, 2.0278, 0, 11.7921, 0.9476, 1.5429, 7.6095, 73.0095,
    76.6905, 160.5516,
};

/* Two triangles and a bridge. */
static const zl_theme_pair triangles[] = {
    { 0, 1, 1 }, { 0, 2, 1 }, { 1, 2, 1 }, { 3, 4, 1 },
    { 3, 5, 1 }, { 4, 5, 1 }, { 2, 3, 1 },
};

struct measured {
    double degree[MEMBERS], strength[MEMBERS], betweenness[MEMBERS];
};

static void measure(struct measured *out, size_t nodes,
                    const zl_theme_pair *links, size_t count)
{
    zl_centrality to = { out->degree, out->strength, out->betweenness };

    assert_int_equal(zl_centrality_find(&to, nodes, links, count, NULL),
                     ZILI_OK);
}

static void betweenness_is_as_others_have_it(void **state)
{
    struct measured it;

    (void)state;
    measure(&it, MEMBERS, karate, FRIENDSHIPS);
    for (int i = 0; i < MEMBERS; i++)
        assert_near(it.betweenness[i], karate_betweenness[i], 1e-4);
    assert_near(it.degree[0], 16, 0);
    assert_near(it.strength[33], 17, 1e-9);
}

/* Three ways lead over each end of the bridge from each of the others. */
static void a_bridge_stands_between(void **state)
{
    static const double degrees[] = { 2, 2, 3, 3, 2, 2 };
    static const double between[] = { 0, 0, 6, 6, 0, 0 };
    struct measured it;

    (void)state;
    measure(&it, 6, triangles, 7);
    for (int i = 0; i < 6; i++) {
        assert_near(it.degree[i], degrees[i], 0);
        assert_near(it.betweenness[i], between[i], 1e-9);
    }
}

/* A weak link is long: 0 and 2 are nearer by way of 1. */
static void strong_links_are_short(void **state)
{
    static const zl_theme_pair links[] = { { 0, 1, 10 },
                                           { 1, 2, 5 },
                                           { 0, 2, 2 } };
    static const zl_theme_pair vast[] = { { 0, 1, 1e308 },
                                          { 1, 2, 1e308 },
                                          { 0, 2, 1e-300 } };
    struct measured it;

    (void)state;
    measure(&it, 3, links, 3);
    assert_near(it.strength[1], 15, 1e-9);
    assert_near(it.betweenness[1], 1, 1e-9);
    assert_near(it.betweenness[0], 0, 1e-9);
    measure(&it, 3, vast, 3);
    assert_near(it.betweenness[1], 1, 1e-9);
}

static double find(uint32_t *of, uint32_t *number, size_t nodes,
                   const zl_theme_pair *links, size_t count, zl_clustering how)
{
    zl_communities found = { .of = of };

    assert_int_equal(
        zl_communities_find(&found, nodes, links, count, how, NULL), ZILI_OK);
    *number = found.count;
    return found.modularity;
}

/* 2·(3/7 - (7/14)²) = 5/14. */
static void triangles_are_communities(void **state)
{
    static const uint32_t expected[] = { 0, 0, 0, 1, 1, 1, 2 };
    uint32_t of[7], count;

    (void)state;
    for (int how = ZL_LEIDEN; how <= ZL_LOUVAIN; how++) {
        assert_near(find(of, &count, 7, triangles, 7, (zl_clustering)how),
                    5.0 / 14, 1e-9);
        assert_int_equal(count, 3);
        assert_memory_equal(of, expected, sizeof expected);
    }
}

/* The highest modularity there is: Brandes et al. (2008), On modularity
 * clustering, IEEE Transactions on Knowledge and Data Engineering 20. */
static void the_club_has_four_communities(void **state)
{
    uint32_t of[MEMBERS], again[MEMBERS], count;

    (void)state;
    assert_near(find(of, &count, MEMBERS, karate, FRIENDSHIPS, ZL_LEIDEN),
                0.4198, 5e-5);
    assert_int_equal(count, 4);
    assert_int_equal(of[33], 0);
    find(again, &count, MEMBERS, karate, FRIENDSHIPS, ZL_LEIDEN);
    assert_memory_equal(of, again, sizeof of);
    assert_true(find(of, &count, MEMBERS, karate, FRIENDSHIPS, ZL_LOUVAIN) >
                0.41);
}

static void none_may_be_asked_for_and_links_may_be_missing(void **state)
{
    uint32_t of[6], count;
    struct measured it;

    (void)state;
    assert_true(
        isnan(find(of, &count, 6, triangles, 7, ZL_NO_COMMUNITIES)));
    assert_int_equal(count, 1);
    assert_true(isnan(find(of, &count, 6, triangles, 0, ZL_LEIDEN)));
    assert_int_equal(count, 6);
    measure(&it, 6, triangles, 0);
    assert_near(it.betweenness[2], 0, 0);
}

static void lack_of_memory_is_survived(void **state)
{
    uint32_t of[6];
    zl_communities found = { .of = of };
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zl_refuse_after(n);
        status = zl_communities_find(&found, 6, triangles, 7, ZL_LEIDEN, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(betweenness_is_as_others_have_it),
        cmocka_unit_test(a_bridge_stands_between),
        cmocka_unit_test(strong_links_are_short),
        cmocka_unit_test(triangles_are_communities),
        cmocka_unit_test(the_club_has_four_communities),
        cmocka_unit_test(none_may_be_asked_for_and_links_may_be_missing),
        cmocka_unit_test(lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("communities", tests, NULL, NULL);
}
