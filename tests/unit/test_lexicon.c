/* test_lexicon.c -- one lexicon, many threads. */
#include "segment_help.h"

#include "base/mem.h"

#include <pthread.h>

#define THREADS 4

static zl_str text; /* enough of it that ICU's words are made into a trie */

static int make_text(void **state)
{
    if (make_scratch(state))
        return -1;
    for (int i = 0; i < 60000; i++)
        zl_str_add_text(&text, i % 3 ? "自力更生为主，争取外援为辅。"
                                     : "阿Q说：“Self-reliance, 1960.” ");
    return text.failed ? -1 : 0;
}

static int drop_text(void **state)
{
    zl_str_clear(&text);
    return remove_scratch(state);
}

/* What one thread makes of the text. */
typedef struct job {
    const zl_lexicon *lexicon;
    zl_pieces tokens, sentences;
    zili_status status;
} job;

static void *cut_all(void *user)
{
    job *it = user;
    zl_segmenter *segmenter;

    it->status = zl_segmenter_open(&segmenter, it->lexicon, NULL);
    if (!it->status)
        it->status = zl_segment_words(segmenter, zl_str_view(&text),
                                      &it->tokens, NULL);
    if (!it->status)
        it->status = zl_segment_sentences(
            segmenter, zl_view_cut(zl_str_view(&text), 0, 40000),
            &it->sentences, NULL);
    zl_segmenter_close(segmenter);
    return NULL;
}

static void clear_job(job *it)
{
    zl_array_clear(&it->tokens);
    zl_array_clear(&it->sentences);
}

static void cut_by_many(const zl_lexicon *lexicon, const job *alone)
{
    pthread_t threads[THREADS];
    job jobs[THREADS] = { 0 };

    for (size_t i = 0; i < THREADS; i++) {
        jobs[i].lexicon = lexicon;
        assert_int_equal(pthread_create(&threads[i], NULL, cut_all, &jobs[i]),
                         0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(jobs[i].status, ZILI_OK);
        assert_same_cut(zl_str_view(&text), &jobs[i].tokens, &alone->tokens);
        assert_same_cut(zl_str_view(&text), &jobs[i].sentences,
                        &alone->sentences);
        clear_job(&jobs[i]);
    }
}

static zl_lexicon *open_one(zl_profile profile, const zili_texts *dicts)
{
    zl_lexicon *lexicon;

    assert_int_equal(zl_lexicon_open(&lexicon, profile, dicts, NULL), ZILI_OK);
    return lexicon;
}

/* Also while one of them makes ICU's words into a trie. */
static void threads_share_a_lexicon(void **state)
{
    static const char *const names[] = { "zili", "icu", "char+penn" };
    const char *path = in_scratch("d.txt");
    zili_texts dicts = { &path, 1 };
    zl_lexicon *lexicon;

    (void)state;
    write_file(path, "争取外援\n阿Q\n", strlen("争取外援\n阿Q\n"));
    for (int i = 0; i < 3; i++) {
        zl_profile profile;
        assert_int_equal(zl_profile_read(&profile, names[i], NULL), ZILI_OK);
        job alone = { .lexicon = lexicon = open_one(profile, &dicts) };
        cut_all(&alone);
        assert_int_equal(alone.status, ZILI_OK);
        zl_lexicon_close(lexicon);
        lexicon = open_one(profile, &dicts);
        cut_by_many(lexicon, &alone);
        zl_lexicon_close(lexicon);
        clear_job(&alone);
    }
}

static bool survives(zl_profile profile, long requests)
{
    zl_lexicon *lexicon;
    zl_segmenter *segmenter = NULL;
    zili_error err = { 0 };

    zl_refuse_after(requests);
    zili_status status = zl_lexicon_open(&lexicon, profile, NULL, &err);
    if (!status)
        status = zl_segmenter_open(&segmenter, lexicon, &err);
    zl_refuse_after(-1);
    assert_true(!status || status == ZILI_ENOMEM);
    assert_true((segmenter != NULL) == !status);
    zl_segmenter_close(segmenter);
    zl_lexicon_close(lexicon);
    return !status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    (void)state;
    for (int cut = ZL_CUT_ZILI; cut <= ZL_CUT_GIVEN; cut++) {
        long n = 0;
        while (!survives((zl_profile){ .cut = (zl_cut)cut }, n))
            n++;
        assert_true(n > 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_share_a_lexicon),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("lexicon", tests, make_text, drop_text);
}
