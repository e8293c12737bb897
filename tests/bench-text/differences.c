/* differences.c -- our boundaries beside ICU's: not one may differ. */
#include "oracle.h"
#include "random.h"
#include "text.h"
#include "ways.h"

/* Who is compared: the profile icu, as it comes, or the scanner alone, by a
 * way that this machine may not take. */
typedef struct rival {
    const char *name;
    bool scanner;
    zl_scan_ascii way;
    uint64_t share; /* of the random strings it gets every n-th */
} rival;

static const rival rivals[] = {
    { "profile icu", false, ZL_SCAN_BEST, 1 },
    { "scanner, scalar", true, ZL_SCAN_SCALAR, 4 },
    { "scanner, by rules", true, ZL_SCAN_NONE, 4 },
};

static zili_status open_rival(oracle *of, const rival *who, zili_error *err)
{
    return who->scanner ? oracle_open_way(of, who->way, err)
                        : oracle_open(of, err);
}

static void close_rival(oracle *of, const rival *who)
{
    if (who->scanner)
        zl_scanner_close(of->user);
    oracle_close(of);
}

static void show_oracle(const char *name, const oracle *of)
{
    char full[128];

    snprintf(full, sizeof full, "%s (%.1f MB)", name, (double)of->bytes / 1e6);
    show_row(full, (double)of->different, (goal){ AT_MOST, 0, 0, "" });
    if (of->texts_different > 0)
        printf("  in %zu of %zu texts, the first of them:\n%s",
               of->texts_different, of->texts, zl_str_text(&of->examples));
}

/* ---- where texts come from ---- */

/* Every text of one place; `from` says which. */
typedef zili_status each_fn(const void *from, text_fn *take, void *user,
                            zili_error *err);

static zili_status each_in_folder(const void *from, text_fn *take,
                                  void *user, zili_error *err)
{
    return each_text(from, take, user, err);
}

static zili_status each_in_break_test(const void *from, text_fn *take,
                                      void *user, zili_error *err)
{
    return each_break_line(from, take, user, err);
}

/* `from` is the number of strings. */
static zili_status each_random(const void *from, text_fn *take, void *user,
                               zili_error *err)
{
    maker strings = { .state = 1960 };
    zl_str text = { 0 };
    const uint64_t *count = from;
    zili_status status = maker_open(&strings) ? ZILI_OK : ZILI_ENOMEM;
    char name[64];

    for (uint64_t i = 0; !status && i < *count; i++) {
        maker_next(&strings, &text);
        snprintf(name, sizeof name, "  string %llu", (unsigned long long)i);
        status = text.failed ? ZILI_ENOMEM
                             : take(user, name, zl_str_view(&text), err);
    }
    zl_str_clear(&text);
    maker_close(&strings);
    return status;
}

static void compare_all(const rival *who, const char *what, each_fn *each,
                        const void *from)
{
    oracle of = { 0 };
    zili_error err = { 0 };
    char name[96];

    snprintf(name, sizeof name, "%s: %s", who->name, what);
    zili_status status = open_rival(&of, who, &err);
    if (!status)
        status = each(from, oracle_compare, &of, &err);
    if (status)
        show_failure(name, status, &err);
    else
        show_oracle(name, &of);
    close_rival(&of, who);
}

static void compare_path(const rival *who, const char *what, each_fn *each,
                         const char *path)
{
    if (path && zl_file_exists(path))
        compare_all(who, what, each, path);
    else
        show_note(what, "skipped");
}

static void compare_rival(const bench *with, const rival *who)
{
    const char *breaks = "data/faults/unicode16/WordBreakTest.txt";
    uint64_t strings = with->strings / who->share;
    char name[64];

    compare_path(who, "seeds", each_in_folder, below(with->shared, "seeds"));
    compare_path(who, "data", each_in_folder, below(with->shared, "data"));
    compare_path(who, "bench", each_in_folder, below(with->shared, "bench"));
    compare_path(who, "its archives", each_in_folder, with->unpacked);
    compare_path(who, "WordBreakTest", each_in_break_test,
                 below(with->shared, breaks));
    snprintf(name, sizeof name, "%.2f M random strings",
             (double)strings / 1e6);
    compare_all(who, name, each_random, &strings);
}

void bench_differences(const bench *with)
{
    printf("differences from ICU:\n");
    for (size_t i = 0; i < sizeof rivals / sizeof *rivals; i++)
        compare_rival(with, &rivals[i]);
}
