/* speed.c -- how fast words are cut, beside ICU's iterator and `wc -w`. */
#include "profile.h"
#include "score.h"
#include "text.h"
#include "texts.h"

#include <stdio.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#define TEXT_SIZE 20000000
#define ROUNDS 5

/* One way of cutting a text. */
typedef enum way {
    BY_UTF8,  /* ICU, over a UText of UTF-8 */
    BY_UTF16, /* ICU, over UTF-16; making it counts */
    BY_ICU,   /* our profile icu */
    BY_ZILI,  /* our profile zili */
    BY_WC,    /* wc -w, which only counts */
    WAYS
} way;

/* A text, what cuts it, and how long each way took. */
typedef struct race {
    const char *name;
    zl_str text;
    const char *path; /* of the same text, for wc */
    UBreakIterator *iterator;
    UText *utext;
    UChar *utf16;
    zl_segmenter *icu, *zili;
    zl_pieces tokens;
    double seconds[WAYS][ROUNDS];
    size_t pieces[WAYS];
} race;

/* ---- the text ---- */

/* A text_fn: add to the str at `user` until it is large enough. */
static zili_status gather(void *user, const char *name, zl_view text,
                          zili_error *err)
{
    zl_str *into = user;

    (void)name;
    (void)err;
    if (into->size < TEXT_SIZE) {
        zl_str_add(into, text);
        zl_str_add_byte(into, '\n');
    }
    return into->failed ? ZILI_ENOMEM : ZILI_OK;
}

static zili_status save_text(const race *of, zili_error *err)
{
    zl_save save;
    zili_status status = zl_save_begin(&save, of->path, err);

    if (status)
        return status;
    zl_save_write(&save, of->text.bytes, of->text.size);
    return zl_save_keep(&save, err);
}

/* ---- the ways ---- */

static size_t count_pieces(UBreakIterator *iterator)
{
    size_t count = 0;

    while (ubrk_next(iterator) != UBRK_DONE)
        count++;
    return count;
}

/* The whole text at once: begun for every line, it would be slower. */
static bool by_utf8(race *of, UErrorCode *code)
{
    of->utext = utext_openUTF8(of->utext, of->text.bytes,
                               (int64_t)of->text.size, code);
    ubrk_setUText(of->iterator, of->utext, code);
    of->pieces[BY_UTF8] = count_pieces(of->iterator);
    return U_SUCCESS(*code);
}

static bool by_utf16(race *of, UErrorCode *code)
{
    int32_t size = 0;

    u_strFromUTF8(of->utf16, (int32_t)of->text.size, &size, of->text.bytes,
                  (int32_t)of->text.size, code);
    ubrk_setText(of->iterator, of->utf16, size, code);
    of->pieces[BY_UTF16] = count_pieces(of->iterator);
    return U_SUCCESS(*code);
}

/* Line for line, as paragraphs are cut when an index is built. */
static bool by_us(race *of, zl_segmenter *segmenter, size_t *pieces)
{
    zl_view rest = zl_str_view(&of->text);

    *pieces = 0;
    while (rest.size > 0) {
        of->tokens.count = 0;
        if (zl_segment_words(segmenter, next_line(&rest), &of->tokens, NULL))
            return false;
        *pieces += of->tokens.count;
    }
    return true;
}

static bool go(race *of, way by)
{
    UErrorCode code = U_ZERO_ERROR;

    if (by == BY_UTF8)
        return by_utf8(of, &code);
    if (by == BY_UTF16)
        return by_utf16(of, &code);
    if (by == BY_ICU)
        return by_us(of, of->icu, &of->pieces[BY_ICU]);
    return by_us(of, of->zili, &of->pieces[BY_ZILI]);
}

/* By processor time, so that others on the machine disturb less. */
static bool run_round(race *of, int round)
{
    const char *const wc[] = { "wc", "-w", of->path, NULL };

    for (way by = 0; by < BY_WC; by++) {
        double begin = processor_seconds();
        if (!go(of, by))
            return false;
        of->seconds[by][round] = processor_seconds() - begin;
    }
    return run_program(wc, &of->seconds[BY_WC][round]) >= 0;
}

/* ---- the table ---- */

static void show_multiple(const race *of, const char *what, double measured,
                          double wanted)
{
    char name[128];

    snprintf(name, sizeof name, "%s, %s", of->name, what);
    show_row(name, measured,
             (goal){ wanted > 0 ? AT_LEAST : NO_GOAL, wanted, 2, "" });
}

static void show_speed(const race *of, const char *what, double seconds)
{
    char name[128];

    snprintf(name, sizeof name, "%s, %s", of->name, what);
    show_row(name, (double)of->text.size / 1e6 / seconds,
             (goal){ NO_GOAL, 0, 1, " MB/s" });
}

static void show_race(race *of, double wanted)
{
    double took[WAYS];

    for (way by = 0; by < WAYS; by++)
        took[by] = median(of->seconds[by], ROUNDS);
    show_multiple(of, "profile icu, x ICU over UTF-8",
                  took[BY_UTF8] / took[BY_ICU], wanted);
    show_multiple(of, "profile icu, x ICU over UTF-16",
                  took[BY_UTF16] / took[BY_ICU], wanted);
    show_multiple(of, "profile zili, x ICU over UTF-8",
                  took[BY_UTF8] / took[BY_ZILI], wanted);
    show_multiple(of, "profile zili, x ICU over UTF-16",
                  took[BY_UTF16] / took[BY_ZILI], wanted);
    show_multiple(of, "profile zili, x wc -w", took[BY_WC] / took[BY_ZILI],
                  0);
    show_speed(of, "ICU over UTF-8", took[BY_UTF8]);
    show_speed(of, "ICU over UTF-16", took[BY_UTF16]);
    show_speed(of, "profile icu", took[BY_ICU]);
    show_speed(of, "profile zili", took[BY_ZILI]);
    show_speed(of, "wc -w", took[BY_WC]);
}

static zili_status open_race(race *of, zili_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    zili_status status = open_profile(&of->icu, "icu", NULL, err);

    if (!status)
        status = open_profile(&of->zili, "zili", NULL, err);
    of->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
    of->utf16 = zl_alloc_array(of->text.size, sizeof *of->utf16);
    if (!status && (U_FAILURE(code) || !of->utf16))
        status = ZILI_ENOMEM;
    return status ? status : save_text(of, err);
}

static void close_race(race *of)
{
    close_with_lexicon(of->icu);
    close_with_lexicon(of->zili);
    ubrk_close(of->iterator);
    utext_close(of->utext);
    zl_free(of->utf16);
    zl_array_clear(&of->tokens);
    zl_str_clear(&of->text);
}

static void hold_race(race *of, double wanted)
{
    zili_error err = { 0 };
    zili_status status = open_race(of, &err);
    bool fine = !status;

    for (int round = 0; fine && round < ROUNDS; round++)
        fine = run_round(of, round);
    if (fine)
        show_race(of, wanted);
    else
        show_failure(of->name, status, &err);
    close_race(of);
}

void bench_speed(const bench *with)
{
    const char *path = below(with->scratch, "speed.txt");
    race english = { .name = "English", .path = path };
    race chinese = { .name = "Chinese", .path = path };

    if (!with->unpacked) {
        show_note("English", "skipped");
        show_note("Chinese", "skipped");
        return;
    }
    if (each_text(below(with->unpacked, "en-ungdc/plain"), gather,
                  &english.text, NULL) ||
        each_text(below(with->unpacked, "zh-laws/plain"), gather,
                  &chinese.text, NULL)) {
        show_note("the texts to be cut", "cannot be read");
        return;
    }
    /* Beside the laws, all that there is of another kind. */
    zl_str reports = { 0 };
    if (!each_text(below(with->shared, "data/zh-gov"), gather, &reports,
                   NULL))
        zl_str_add(&chinese.text, zl_str_view(&reports));
    zl_str_clear(&reports);
    hold_race(&english, 8);
    hold_race(&chinese, 6);
}
