/* test_bead_words.c -- the words of sentences: those that touch through
 * hyphens, and occurrences that were asked for. */
#include "analysis_help.h"

#include "analysis/bead_hits.h"

enum { MOST_HITS = 40 };

typedef struct reading {
    zl_bead_terms terms;
    zl_word_reader reader;
    zl_hit hits[MOST_HITS];
    size_t hit_count;
    zl_bead_words plain;
    zl_joined_words joined;
} reading;

static zili_corpus *corpus;

/* ---- one after the other ---- */

static void open_reading(reading *it, size_t hits)
{
    zili_error err;

    it->hit_count = hits;
    assert_int_equal(
        zl_word_reader_open(&it->reader, corpus, &it->terms, &err), ZILI_OK);
}

static bool read_words(reading *it, uint64_t from, uint64_t to)
{
    zl_hits hits = { it->hits, it->hit_count, MOST_HITS };

    return zl_word_reader_read(&it->reader, from, to, &it->plain) &&
           zl_join_hits(&it->joined, &it->plain, from, to, &hits);
}

static void close_reading(reading *it)
{
    zl_word_reader_close(&it->reader);
    zl_bead_terms_clear(&it->terms);
    zl_array_clear(&it->plain);
    zl_joined_words_clear(&it->joined);
}

/* The first token of which the text begins with `word`, from `from` on. */
static uint64_t find_token(const char *word, uint64_t from)
{
    for (uint64_t at = from; at < zl_corpus_tokens(corpus); at++)
        if (zl_view_is(zl_corpus_fold_at(corpus, at), word))
            return at;
    fail_msg("there is no %s", word);
    return 0;
}

/* "key" of each word, a blank between: in [ ] those an occurrence is made of,
 * with ' if it says nothing, " if it is a conjunction too, and | before it if a
 * sign stands there. */
static void print_words(const reading *it, zl_str *out)
{
    for (size_t i = 0; i < it->joined.words.count; i++) {
        const zl_bead_word *word = &it->joined.words.items[i];
        zl_word_span span = it->joined.spans.items[i];
        zl_str_add_text(out, i ? " " : "");
        zl_str_add_text(out, word->apart ? "|" : "");
        zl_str_add_text(out, word->asked ? "[" : "");
        for (size_t k = span.first; k < span.end; k++) {
            zl_str_add_text(out, k > span.first ? " " : "");
            zl_str_add(out, zl_map_key(&it->terms.side.keys,
                                       it->plain.items[k].term));
        }
        zl_str_add_text(out, word->asked ? "]" : "");
        zl_str_add_text(out, word->conjunction ? "\""
                             : word->particle  ? "'"
                                               : "");
    }
}

static void check_range(reading *it, uint64_t from, uint64_t to,
                        const char *expected)
{
    zl_str found = { 0 };

    assert_true(read_words(it, from, to));
    print_words(it, &found);
    assert_string_equal(zl_str_text(&found), expected);
    zl_str_clear(&found);
}

/* The sentences that begin and end with these words. */
static void check_words(const char *first, const char *last,
                        const char *expected)
{
    uint64_t from = find_token(first, 0), to = find_token(last, from) + 1;
    reading it = { 0 };

    open_reading(&it, 0);
    check_range(&it, from, to, expected);
    close_reading(&it);
}

static const char *const texts[] = {
    "a.txt",
    "Relying on self-reliance, and the self-reliant people stopped.\n"
    "\n"
    "Begun well - a non-self-reliance thing-- x-y-z -old finished.\n"
    "\n"
    "我们要自力更生和独立自主，完成。\n",
    NULL,
};

static void words_are_stems_and_compounds_are_one(void **state)
{
    (void)state;
    check_words("relying", "stopped",
                "reli on' self-relianc |and\" the' self-reliant peopl stop");
}

/* A hyphen with a blank beside it divides, and so does one at an end. */
static void hyphens_that_touch_bind(void **state)
{
    (void)state;
    check_words("begun", "finished",
                "begun well |a' non-self-relianc thing |x-y-z |old finish");
}

static void chinese_words_stand_for_themselves(void **state)
{
    uint64_t from = find_token("我们", 0);
    reading it = { 0 };
    zl_str found = { 0 };

    (void)state;
    open_reading(&it, 0);
    assert_true(read_words(&it, from, find_token("完成", from) + 1));
    print_words(&it, &found);
    assert_string_equal(zl_str_text(&found),
                        "我们' 要' 自力更生 和\" 独立自主 |完成");
    zl_str_clear(&found);
    close_reading(&it);
}

static zl_hit hit_of(uint64_t begin, uint64_t end)
{
    return (zl_hit){ .begin = begin, .end = end };
}

/* "relying", "self" of the first compound, and "self-reliant people": a word
 * goes whole into what takes a part of it. */
static void hits_are_words(void **state)
{
    uint64_t from = find_token("relying", 0), to = find_token("stopped", 0);
    uint64_t self = find_token("self", 0), next = find_token("self", self + 1);
    reading it = { .hits = { hit_of(from, from + 1), hit_of(self, self + 1),
                             hit_of(next, next + 4) } };

    (void)state;
    open_reading(&it, 3);
    check_range(&it, from, to + 1,
                "[reli] on' [self-relianc] |and\" the' "
                "[self-reliant peopl] stop");
    assert_int_equal(it.joined.words.items[2].end, self + 1);
    close_reading(&it);
}

/* Both parts of a compound, and the whole of another one. */
static void hits_may_share_a_word(void **state)
{
    uint64_t from = find_token("relying", 0), to = find_token("stopped", 0);
    uint64_t self = find_token("self", 0), next = find_token("self", self + 1);
    reading it = { .hits = { hit_of(self, self + 1), hit_of(self + 2, self + 3),
                             hit_of(next, next + 3) } };

    (void)state;
    open_reading(&it, 3);
    check_range(&it, from, to + 1,
                "reli on' [self-relianc] [self-relianc] |and\" the' "
                "[self-reliant] peopl stop");
    close_reading(&it);
}

/* It says nothing where none of its words does. */
static void hits_are_what_their_words_are(void **state)
{
    uint64_t from = find_token("relying", 0), to = find_token("stopped", 0);
    uint64_t and = find_token("and", 0);
    reading it = { .hits = { hit_of(from, from + 2), hit_of(and, and + 2) } };

    (void)state;
    open_reading(&it, 2);
    check_range(&it, from, to + 1,
                "[reli on] self-relianc |[and the]' self-reliant peopl stop");
    close_reading(&it);
}

/* At both ends of what is read; one that goes on behind it; one that began
 * before it, and is not seen; signs that were asked for. */
static void hits_may_stand_at_the_ends(void **state)
{
    uint64_t from = find_token("relying", 0), to = find_token("stopped", 0);
    reading it = { .hits = { hit_of(from, from + 2), hit_of(to, to + 3) } };

    (void)state;
    open_reading(&it, 2);
    check_range(&it, to, to + 1, "[stop]");
    assert_int_equal(it.joined.words.items[0].end, to + 3);
    check_range(&it, from + 1, from + 2, "on'");
    check_range(&it, from, from, "");
    close_reading(&it);
    it = (reading){ .hits = { hit_of(find_token(",", 0),
                                     find_token(",", 0) + 1) } };
    open_reading(&it, 1);
    check_range(&it, it.hits[0].begin, it.hits[0].begin + 2, "[]\" |and\"");
    check_range(&it, it.hits[0].begin, it.hits[0].begin + 1, "[]\"");
    close_reading(&it);
}

/* ---- at random ---- */

/* Hits that rise and share no token. */
static size_t random_hits(reading *it, uint32_t *seed)
{
    uint64_t at = 0, end = zl_corpus_tokens(corpus);
    size_t count = 0;

    while (count < MOST_HITS) {
        uint64_t begin = at + next_random(seed) % 8;
        at = begin + 1 + next_random(seed) % 4;
        if (at > end)
            break;
        it->hits[count++] = hit_of(begin, at);
    }
    return count;
}

static size_t hits_in(const reading *it, size_t hits, uint64_t from,
                      uint64_t to)
{
    size_t count = 0;

    for (size_t i = 0; i < hits; i++)
        count += it->hits[i].begin >= from && it->hits[i].begin < to;
    return count;
}

/* Words rise; every token that is a word stands in one, and of the others only
 * hyphens inside. */
static void check_plain(const reading *it, uint64_t from, uint64_t to)
{
    uint64_t at = from;

    for (size_t i = 0; i < it->plain.count; i++) {
        const zl_bead_word *word = &it->plain.items[i];
        assert_true(word->begin >= at && word->begin < word->end);
        assert_true(word->apart == (at < word->begin));
        for (; at < word->begin; at++)
            assert_false(zl_corpus_is_word(corpus, at));
        for (; at < word->end; at++)
            assert_true(at < to &&
                        zl_corpus_is_word(corpus, at) ==
                            ((at - word->begin) % 2 == 0));
    }
    for (; at < to; at++)
        assert_false(zl_corpus_is_word(corpus, at));
}

/* Each occurrence is one, and of the words it touches; each other word is
 * itself. */
static void check_joined(const reading *it, uint64_t from, uint64_t to,
                         size_t hits)
{
    size_t asked = 0, alone = 0, touched = 0;

    for (size_t i = 0; i < it->joined.words.count; i++) {
        const zl_bead_word *word = &it->joined.words.items[i];
        zl_word_span span = it->joined.spans.items[i];
        asked += word->asked;
        alone += !word->asked;
        for (size_t k = 0; k < it->plain.count; k++) {
            const zl_bead_word *plain = &it->plain.items[k];
            bool touches =
                plain->begin < word->end && plain->end > word->begin;
            assert_int_equal(touches, k >= span.first && k < span.end);
        }
    }
    for (size_t k = 0; k < it->plain.count; k++)
        for (size_t i = 0; i < hits; i++)
            if (it->hits[i].begin >= from &&
                it->hits[i].begin < it->plain.items[k].end &&
                it->hits[i].end > it->plain.items[k].begin) {
                touched++;
                break;
            }
    assert_int_equal(asked, hits_in(it, hits, from, to));
    assert_int_equal(alone + touched, it->plain.count);
}

static void every_word_is_read_once(void **state)
{
    uint32_t seed = 51;

    (void)state;
    for (int round = 0; round < 500; round++) {
        uint64_t tokens = zl_corpus_tokens(corpus);
        uint64_t from = next_random(&seed) % tokens;
        uint64_t to = from + next_random(&seed) % (tokens - from + 1);
        reading it = { 0 };
        size_t hits = random_hits(&it, &seed);
        open_reading(&it, hits);
        assert_true(read_words(&it, from, to));
        check_plain(&it, from, to);
        check_joined(&it, from, to, hits);
        assert_int_equal(it.terms.side.counts.count, it.terms.side.keys.count);
        assert_int_equal(it.terms.particles.count, it.terms.side.keys.count);
        close_reading(&it);
    }
}

static void every_lack_of_memory_is_survived(void **state)
{
    uint64_t tokens = zl_corpus_tokens(corpus);
    bool whole = false;
    long requests = 0;

    (void)state;
    for (; !whole; requests++) {
        reading it = { .hits = { hit_of(0, 1), hit_of(2, 5) } };
        zili_error err;
        zl_refuse_after(requests);
        it.hit_count = 2;
        zili_status status =
            zl_word_reader_open(&it.reader, corpus, &it.terms, &err);
        whole = !status && read_words(&it, 0, tokens);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
        close_reading(&it);
    }
    assert_true(requests > 10);
}

static int start(void **state)
{
    if (make_scratch(state))
        return -1;
    corpus = index_texts("words", "zili", texts);
    return 0;
}

static int finish(void **state)
{
    return close_texts(state, corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_stems_and_compounds_are_one),
        cmocka_unit_test(hyphens_that_touch_bind),
        cmocka_unit_test(chinese_words_stand_for_themselves),
        cmocka_unit_test(hits_are_words),
        cmocka_unit_test(hits_may_share_a_word),
        cmocka_unit_test(hits_are_what_their_words_are),
        cmocka_unit_test(hits_may_stand_at_the_ends),
        cmocka_unit_test(every_word_is_read_once),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("bead words", tests, start, finish);
}
