/* test_wordlist.c -- where the words of Chinese come from.
 *
 * The words are looked for from the folder of the program: so this program
 * runs copies of itself elsewhere, as "test_wordlist alone REQUESTS". */
#include "index_help.h"
#include "segmenter_help.h"

#include "text/wordlist.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define INSTALLED "/usr/local/share/zili/zili.words"

/* What a copy exits with: the number of words, if they are few, or this. */
enum { FROM_ICU = 100, DAMAGED, UNREADABLE, NO_MEMORY, OTHER };

static char copy[256]; /* of this program */

/* ---- copies ---- */

/* Without a list Chinese is cut by ICU's words, and that is said. */
static bool is_cut_by_icu(void)
{
    zl_segmenter *segmenter;
    zl_pieces tokens = { 0 };
    zl_view text = zl_view_of("独立自主");

    if (open_with_lexicon(&segmenter, (zl_profile){ 0 }, NULL, NULL))
        return false;
    const char *note = zl_lexicon_note(segmenter->lexicon);
    bool good = note && strstr(note, "ZILI_WORDS") &&
                !zl_segment_words(segmenter, text, &tokens, NULL) &&
                tokens.count == 2 && tokens.items[0].end == 6;
    zl_array_clear(&tokens);
    close_with_lexicon(segmenter);
    return good;
}

static int open_alone(const char *requests)
{
    zl_wordlist list;

    zl_refuse_after(atol(requests));
    zili_status status = zl_wordlist_open(&list, NULL);
    zl_refuse_after(-1);
    uint32_t count = list.words.word_count;
    bool shipped = list.shipped, sum = zl_wordlist_sum(&list) != 0;
    zl_wordlist_close(&list);
    if (status)
        return status == ZILI_EFORMAT ? DAMAGED
               : status == ZILI_EIO   ? UNREADABLE
               : status == ZILI_ENOMEM ? NO_MEMORY
                                       : OTHER;
    if (!shipped)
        return count > 100000 && sum && is_cut_by_icu() ? FROM_ICU : OTHER;
    return count < FROM_ICU ? (int)count : OTHER;
}

static int run_copy(long requests)
{
    char text[20];
    int status;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        snprintf(text, sizeof text, "%ld", requests);
        execl(copy, copy, "alone", text, (char *)NULL);
        _exit(OTHER);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* The copy stands in a/b/c of the scratch folder. */
static int make_copy(void **state)
{
    static const char *const folders[] = { "a", "a/b", "a/b/c",
                                           "a/share", "a/share/zili",
                                           "a/b/share", "a/b/share/zili" };
    char path[512];

    if (make_scratch(state))
        return -1;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_int_equal(zl_file_make_folder(in_scratch(folders[i]), NULL),
                         ZILI_OK);
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    assert_true(size > 0);
    path[size] = 0;
    zl_span program = read_file(path);
    snprintf(copy, sizeof copy, "%s/a/b/c/program", scratch);
    write_file(copy, program.bytes, program.size);
    free_file(&program);
    assert_int_equal(chmod(copy, 0700), 0);
    return 0;
}

/* A list of so many words. */
static void write_list(const char *name, uint32_t count)
{
    zl_trie_words words = { 0 };
    zl_trie trie;

    for (uint32_t i = 0; i < count; i++) {
        uint16_t unit = (uint16_t)(0x4E00 + i);
        assert_true(zl_trie_words_add(&words, &unit, 1, 90));
    }
    assert_int_equal(zl_trie_build(&trie, &words, NULL), ZILI_OK);
    assert_int_equal(zl_trie_save(&trie, in_scratch(name), NULL), ZILI_OK);
    zl_trie_words_clear(&words);
    zl_trie_clear(&trie);
}

static int forget_lists(void **state)
{
    static const char *const lists[] = {
        "w", "a/b/c/zili.words", "a/b/zili.words",
        "a/b/share/zili/zili.words", "a/share/zili/zili.words",
    };

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        (void)unlink(in_scratch(lists[i]));
    return unsetenv("ZILI_WORDS");
}

/* ---- the tests ---- */

static void the_words_stand_beside_the_program(void **state)
{
    zl_wordlist list;
    zili_error err = { 0 };
    uint16_t cost;
    zl_view word = zl_view_of("独立自主");

    (void)state;
    if (zl_wordlist_open(&list, &err))
        fail_msg("%s", err.text);
    assert_true(list.shipped);
    assert_true(list.words.word_count > 100000);
    assert_true(zl_trie_sound(&list.words));
    assert_true(zl_wordlist_sum(&list) != 0);
    assert_int_equal(zl_trie_longest(&list.words, word, 0, &cost), word.size);
    assert_in_range(cost, 1, 254);
    zl_wordlist_close(&list);
}

static void the_nearest_list_is_taken(void **state)
{
    (void)state;
    write_list("a/share/zili/zili.words", 4);
    assert_int_equal(run_copy(-1), 4);
    write_list("a/b/share/zili/zili.words", 3);
    assert_int_equal(run_copy(-1), 3);
    write_list("a/b/zili.words", 2);
    assert_int_equal(run_copy(-1), 2);
    write_list("a/b/c/zili.words", 1);
    assert_int_equal(run_copy(-1), 1);
}

static void the_environment_names_another_list(void **state)
{
    (void)state;
    write_list("a/b/c/zili.words", 1);
    write_list("w", 5);
    assert_int_equal(setenv("ZILI_WORDS", in_scratch("w"), 1), 0);
    assert_int_equal(run_copy(-1), 5);
    assert_int_equal(setenv("ZILI_WORDS", "", 1), 0);
    assert_int_equal(run_copy(-1), 1);
}

static void a_list_that_is_named_must_be_there(void **state)
{
    zl_wordlist list;
    zili_error err = { 0 };

    (void)state;
    assert_int_equal(setenv("ZILI_WORDS", in_scratch("w"), 1), 0);
    assert_int_equal(zl_wordlist_open(&list, &err), ZILI_EIO);
    assert_says(&err, in_scratch("w"));
    zl_wordlist_close(&list);
    assert_int_equal(setenv("ZILI_WORDS", scratch, 1), 0);
    assert_int_not_equal(zl_wordlist_open(&list, &err), ZILI_OK);
    assert_says(&err, scratch);
    zl_wordlist_close(&list);
}

/* The byte at `at` turned, and the end cut off. */
static void damage(const char *name, size_t at, size_t less)
{
    zl_span file = read_file(in_scratch(name));
    uint8_t *bytes = (uint8_t *)(uintptr_t)file.bytes;

    bytes[at] ^= 0x20;
    write_file(in_scratch(name), bytes, file.size - less);
    free_file(&file);
}

static void a_damaged_list_is_refused(void **state)
{
    static const struct {
        size_t at, less;
    } damages[] = { { 0, 0 }, { 8, 0 }, { 16, 0 }, { 39, 0 }, { 1000, 1 } };

    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        zl_wordlist list;
        zili_error err = { 0 };
        write_list("w", 5);
        damage("w", damages[i].at, damages[i].less);
        assert_int_equal(setenv("ZILI_WORDS", in_scratch("w"), 1), 0);
        assert_int_equal(zl_wordlist_open(&list, &err), ZILI_EFORMAT);
        assert_says(&err, in_scratch("w"));
        assert_int_equal(list.words.word_count, 0);
        zl_wordlist_close(&list);
    }
    write_file(in_scratch("w"), "", 0);
    assert_int_equal(run_copy(-1), DAMAGED);
}

static void a_damaged_list_beside_the_program_is_refused(void **state)
{
    (void)state;
    write_list("a/b/zili.words", 2);
    write_file(in_scratch("a/b/c/zili.words"), "ZILITRI", 8);
    assert_int_equal(run_copy(-1), DAMAGED);
}

static void without_a_list_icu_has_the_words(void **state)
{
    (void)state;
    if (zl_file_exists(INSTALLED))
        skip();
    assert_int_equal(run_copy(-1), FROM_ICU);
}

static void every_lack_of_memory_is_survived(void **state)
{
    long requests = 0;
    int found;

    (void)state;
    while ((found = run_copy(requests)) == NO_MEMORY)
        requests += 1 + requests / 2;
    assert_int_equal(found, zl_file_exists(INSTALLED) ? OTHER : FROM_ICU);
    write_list("a/b/zili.words", 2);
    for (requests = 0; (found = run_copy(requests)) == NO_MEMORY;)
        requests++;
    assert_int_equal(found, 2);
    assert_true(requests > 0);
}

#define TEST(function) cmocka_unit_test_teardown(function, forget_lists)

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        TEST(the_words_stand_beside_the_program),
        TEST(the_nearest_list_is_taken),
        TEST(the_environment_names_another_list),
        TEST(a_list_that_is_named_must_be_there),
        TEST(a_damaged_list_is_refused),
        TEST(a_damaged_list_beside_the_program_is_refused),
        TEST(without_a_list_icu_has_the_words),
        TEST(every_lack_of_memory_is_survived),
    };

    if (count == 3)
        return open_alone(arguments[2]);
    return cmocka_run_group_tests_name("word list", tests, make_copy,
                                       remove_scratch);
}
