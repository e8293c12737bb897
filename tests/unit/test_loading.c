/* test_loading.c -- what is loaded when it is first asked for: by one thread
 * of many, and again where there was no memory. */
#include "base_help.h"
#include "corpus_walk.h"
#include "slow_index.h"
#include "slow_random.h"

#include <pthread.h>

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

static void make_index(uint32_t segments)
{
    slow_chance chance = { .seed = 11 };

    index_of.segments = segments;
    for (uint32_t s = 0; s < segments; s++)
        do
            slow_random(&chance, &index_of.segment[s], 200);
        while (index_of.segment[s].documents < 9 ||
               index_of.segment[s].range_count[1] < 5);
    slow_index_write(&index_of, folder);
}

static zili_corpus *open_slow(void)
{
    zili_corpus *corpus;
    zili_error err = { 0 };

    if (zili_corpus_open(&corpus, folder, &err))
        fail_msg("%s", err.text);
    return corpus;
}

static uint64_t walk_once(void)
{
    zili_corpus *corpus = open_slow();
    uint64_t sum = walk_corpus(corpus);

    assert_int_equal(zl_corpus_problems(corpus), 0);
    zili_corpus_close(corpus);
    return sum;
}

/* ---- without memory ---- */

static void opening_without_memory_fails(void **state)
{
    (void)state;
    zili_status status = ZILI_ENOMEM;

    make_index(2);
    for (long n = 0; status; n++) {
        zili_corpus *corpus;
        zl_refuse_after(n);
        status = zili_corpus_open(&corpus, folder, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zili_corpus_close(corpus);
    }
}

static void what_had_no_memory_is_told_and_loaded_later(void **state)
{
    (void)state;
    uint64_t problems = 1;

    make_index(1);
    uint64_t sound = walk_once();
    for (long n = 0; problems; n++) {
        zili_corpus *corpus = open_slow();
        zili_error err = { 0 };
        zl_refuse_after(n);
        walk_corpus(corpus);
        zl_refuse_after(-1);
        problems = zl_corpus_problems(corpus);
        if (problems)
            assert_int_equal(zl_corpus_problem(corpus, 0, &err), ZILI_ENOMEM);
        assert_int_equal(zl_corpus_problem(corpus, problems, &err), ZILI_OK);
        assert_true(walk_corpus(corpus) == sound);
        assert_int_equal(zl_corpus_problems(corpus), problems);
        zili_corpus_close(corpus);
    }
}

/* Who was told that there is one type has room for one. */
static void types_of_segments_without_memory_stay_one(void **state)
{
    (void)state;
    make_index(2);
    for (long n = 0;; n++) {
        zili_corpus *corpus = open_slow();
        zl_refuse_after(n);
        uint32_t types = zl_corpus_types(corpus);
        zl_refuse_after(-1);
        uint64_t problems = zl_corpus_problems(corpus);
        for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++)
            assert_in_range(zl_corpus_at(corpus, at), 0, types - 1);
        assert_int_equal(zl_corpus_types(corpus), types);
        for (uint32_t i = 0; i < types; i++)
            assert_non_null(zl_corpus_form(corpus, i).bytes);
        if (problems)
            assert_true(zl_corpus_problems(corpus) > problems);
        zili_corpus_close(corpus);
        if (!problems)
            break;
        assert_int_equal(types, 1);
    }
}

static void verifying_without_memory_fails(void **state)
{
    (void)state;
    zili_status status = ZILI_ENOMEM;

    make_index(2);
    for (long n = 0; status; n++) {
        zili_corpus *corpus = open_slow();
        zl_refuse_after(n);
        status = zili_corpus_verify(corpus, NULL);
        zl_refuse_after(-1);
        assert_true(status == ZILI_OK || status == ZILI_ENOMEM);
        zili_corpus_close(corpus);
    }
}

/* ---- many threads ---- */

enum { THREADS = 6 };

struct asker {
    const zili_corpus *corpus;
    uint64_t sum;
    uint32_t first;
};

/* Each begins elsewhere; then all ask the same. */
static void *ask(void *user)
{
    struct asker *asker = user;
    const zili_corpus *corpus = asker->corpus;
    uint32_t documents = zl_corpus_documents(corpus);

    for (uint32_t i = 0; i < documents; i++) {
        uint32_t number = (asker->first + i) % documents;
        walk_document(corpus, number, &asker->sum);
        walk_add(&asker->sum, zl_corpus_types(corpus) + number);
    }
    asker->sum = 0;
    for (uint32_t i = 0; i < documents; i++)
        walk_document(corpus, i, &asker->sum);
    walk_areas(corpus, &asker->sum);
    walk_types(corpus, &asker->sum);
    walk_scope(corpus, NULL, "all", "year", &asker->sum);
    walk_add(&asker->sum, zl_corpus_bytes(corpus));
    return NULL;
}

static void threads_that_ask_at_once_get_the_same(void **state)
{
    (void)state;
    struct asker askers[THREADS];
    pthread_t threads[THREADS];

    make_index(3);
    for (int round = 0; round < 10; round++) {
        zili_corpus *corpus = open_slow();
        for (uint32_t i = 0; i < THREADS; i++) {
            askers[i] = (struct asker){ corpus, 0, i * 7 };
            assert_int_equal(
                pthread_create(&threads[i], NULL, ask, &askers[i]), 0);
        }
        for (uint32_t i = 0; i < THREADS; i++)
            pthread_join(threads[i], NULL);
        for (uint32_t i = 1; i < THREADS; i++)
            assert_true(askers[i].sum == askers[0].sum);
        assert_int_equal(zl_corpus_problems(corpus), 0);
        zili_corpus_close(corpus);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening_without_memory_fails),
        cmocka_unit_test(what_had_no_memory_is_told_and_loaded_later),
        cmocka_unit_test(types_of_segments_without_memory_stay_one),
        cmocka_unit_test(verifying_without_memory_fails),
        cmocka_unit_test(threads_that_ask_at_once_get_the_same),
    };

    return cmocka_run_group_tests_name("loading", tests, make_folder,
                                       remove_folder);
}
