/* process.c -- whole processes, and the loading of a large dictionary. */
#include "base/map.h"
#include "profile.h"
#include "random.h"
#include "text.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS 50
#define WORDS 600000

/* ---- time ---- */

static double clock_seconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double processor_seconds(void)
{
    return clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
}

double wall_seconds(void)
{
    return clock_seconds(CLOCK_MONOTONIC);
}

static double used_by(const struct rusage *usage)
{
    return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
           (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

double run_program(const char *const arguments[], double *used)
{
    posix_spawn_file_actions_t actions;
    struct rusage usage = { 0 };
    int state = -1;
    pid_t child;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);
    double begin = wall_seconds();
    int problem = posix_spawnp(&child, arguments[0], &actions, NULL,
                               (char *const *)(uintptr_t)arguments, environ);
    if (!problem && wait4(child, &state, 0, &usage) != child)
        state = -1;
    double took = wall_seconds() - begin;
    posix_spawn_file_actions_destroy(&actions);
    *used = used_by(&usage);
    return state == 0 ? took : -1;
}

/* ---- a document ---- */

void bench_process(const bench *with)
{
    const char *document = "corpus/1960-07-03-nie-rongzhen-report.md";
    const char *const ours[] = { with->zili, "seg", document, NULL };
    const char *const theirs[] = { with->icu, document, NULL };
    const char *const start[] = { with->zili, "--version", NULL };
    const char *const *const programs[] = { ours, theirs, start };
    double took[3][RUNS], used[3][RUNS];

    /* In turn, so that others on the machine disturb all three alike. */
    for (int i = 0; i < 3 * RUNS; i++) {
        int which = i % 3;
        took[which][i / 3] =
            run_program(programs[which], &used[which][i / 3]);
        if (took[which][i / 3] < 0) {
            show_note(programs[which][0], "cannot be run");
            return;
        }
    }
    goal beside = { NO_GOAL, 0, 2, " ms" };
    show_row("zili seg of 14 KB, whole process",
             1e3 * median(took[0], RUNS), (goal){ AT_MOST, 6, 2, " ms" });
    show_row("  of it processor time", 1e3 * median(used[0], RUNS), beside);
    show_row("  the least that ICU's iterator needs for it",
             1e3 * median(took[1], RUNS), beside);
    show_row("  zili --version", 1e3 * median(took[2], RUNS), beside);
}

/* ---- a dictionary ---- */

/* A word of two to four Han characters. */
static void draw_word(maker *from, zl_str *word)
{
    size_t size = 2 + draw_below(from, 3);

    zl_str_empty(word);
    for (size_t i = 0; i < size; i++)
        zl_utf8_add(word, (uint32_t)(0x4E00 + draw_below(from, 0x5000)));
}

/* No word twice. */
static zili_status write_dictionary(const char *path, zili_error *err)
{
    maker from = { .state = 600 };
    zl_map words = { 0 };
    zl_str word = { 0 }, lines = { 0 };
    zl_save save;

    while (words.count < WORDS && !lines.failed) {
        uint32_t count = words.count;
        draw_word(&from, &word);
        uint32_t number = zl_map_add(&words, zl_str_view(&word));
        if (number == ZL_MAP_NONE)
            break;
        if (number == count) {
            zl_str_add(&lines, zl_str_view(&word));
            zl_str_add_byte(&lines, '\n');
        }
    }
    zili_status status = words.count < WORDS || lines.failed
                             ? ZILI_ENOMEM
                             : zl_save_begin(&save, path, err);
    if (!status) {
        zl_save_write(&save, lines.bytes, lines.size);
        status = zl_save_keep(&save, err);
    }
    zl_map_clear(&words);
    zl_str_clear(&word);
    zl_str_clear(&lines);
    return status;
}

void bench_dictionary(const bench *with)
{
    const char *name = "a dictionary of 600,000 words, loaded";
    const char *path = below(with->scratch, "words.txt");
    zili_texts dicts = { &path, 1 };
    zili_error err = { 0 };
    double took[3] = { 0 };

    zili_status status = write_dictionary(path, &err);
    for (int i = 0; !status && i < 3; i++) {
        zl_segmenter *segmenter;
        double begin = wall_seconds();
        status = open_profile(&segmenter, "zili", &dicts, &err);
        took[i] = wall_seconds() - begin;
        close_with_lexicon(segmenter);
    }
    if (status)
        show_failure(name, status, &err);
    else
        show_row(name, median(took, 3), (goal){ AT_MOST, 1, 3, " s" });
}
