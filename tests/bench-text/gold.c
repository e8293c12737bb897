/* gold.c -- the words found beside those of the gold sets. */
#include "profile.h"
#include "score.h"
#include "text.h"
#include "texts.h"

#include <stdio.h>

/* A gold set, a profile, and what is asked of it; a goal of 0 is none. */
typedef struct trial {
    const char *name;
    const char *profile;
    const char *words, *raw; /* below shared; raw may be NULL */
    bool han_only, contractions;
    double f1;       /* at least */
    double crossing; /* for 1000 gold words, at most */
} trial;

#define PKU "bench/seg/pku_test_gold.utf8"
#define GSD_TEST                                                            \
    "data/ud/zh_gsdsimp-ud-test.seg.txt", "data/ud/zh_gsdsimp-ud-test.raw.txt"
#define GSD_DEV                                                             \
    "data/ud/zh_gsdsimp-ud-dev.seg.txt", "data/ud/zh_gsdsimp-ud-dev.raw.txt"
#define EWT_TEST                                                            \
    "data/ud/en_ewt-ud-test.seg.txt", "data/ud/en_ewt-ud-test.raw.txt"
#define EWT_DEV                                                             \
    "data/ud/en_ewt-ud-dev.seg.txt", "data/ud/en_ewt-ud-dev.raw.txt"

static const trial trials[] = {
    { "pku", "zili", PKU, NULL, true, false, .850, 4.5 },
    { "pku", "icu", PKU, NULL, true, false, 0, 0 },
    { "GSDSimp test", "zili", GSD_TEST, true, false, .775, 0 },
    { "GSDSimp test", "icu", GSD_TEST, true, false, 0, 0 },
    { "GSDSimp dev", "zili", GSD_DEV, true, false, 0, 0 },
    { "GSDSimp dev", "icu", GSD_DEV, true, false, 0, 0 },
    { "EWT test", "penn", EWT_TEST, false, false, .97, 0 },
    { "EWT test, contractions whole", "penn", EWT_TEST, false, true, 0, 0 },
    { "EWT test", "icu", EWT_TEST, false, false, 0, 0 },
    { "EWT dev", "penn", EWT_DEV, false, false, 0, 0 },
};

static void show_errors(const trial *with, const score *sum)
{
    char name[128];
    goal crossing = { with->crossing > 0 ? AT_MOST : NO_GOAL, with->crossing,
                      2, "" };
    goal beside = { NO_GOAL, 0, 1, "" };

    snprintf(name, sizeof name, "%s, %s: crossing, per 1000 gold words",
             with->name, with->profile);
    show_row(name, score_rate(sum, sum->crossing), crossing);
    show_row("  cut too fine", score_rate(sum, sum->split), beside);
    show_row("  joined too much", score_rate(sum, sum->merged), beside);
}

static void show_score(const trial *with, const score *sum)
{
    char name[128];
    goal f1 = { with->f1 > 0 ? AT_LEAST : NO_GOAL, with->f1, 4, "" };

    snprintf(name, sizeof name, "%s, %s: word F1", with->name, with->profile);
    show_row(name, score_f1(sum), f1);
    if (with->han_only)
        show_errors(with, sum);
    if (sum->lines_left_out > 0)
        show_row("  lines left out, which do not match",
                 (double)sum->lines_left_out, (goal){ NO_GOAL, 0, 0, "" });
}

static zili_status try_set(const bench *with, const trial *of, score *sum,
                           zili_error *err)
{
    zl_segmenter *segmenter = NULL;
    zl_str words = { 0 }, raw = { 0 };

    zili_status status = open_profile(&segmenter, of->profile, NULL, err);
    if (!status)
        status = read_text(&words, below(with->shared, of->words), err);
    if (!status && of->raw)
        status = read_text(&raw, below(with->shared, of->raw), err);
    gold_set set = { zl_str_view(&words), zl_str_view(&raw), of->han_only,
                     of->contractions };
    if (!status)
        status = score_set(sum, &set, segmenter, err);
    close_with_lexicon(segmenter);
    zl_str_clear(&words);
    zl_str_clear(&raw);
    return status;
}

void bench_gold(const bench *with)
{
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        const trial *of = &trials[i];
        score sum = { 0 };
        zili_error err = { 0 };
        char name[128];
        snprintf(name, sizeof name, "%s, %s", of->name, of->profile);
        if (!zl_file_exists(below(with->shared, of->words))) {
            show_note(name, "skipped");
            continue;
        }
        zili_status status = try_set(with, of, &sum, &err);
        if (status == ZILI_EUSAGE)
            show_note(name, "absent");
        else if (status)
            show_failure(name, status, &err);
        else
            show_score(of, &sum);
    }
}
