/* test_bitext.c -- pairs aligned and kept: every sentence once, what was given
 * as it was given, and back out of every form. */
#include "base_help.h"
#include "change_help.h"
#include "slow_random.h"

#include "bitext/given.h"
#include "bitext/weave.h"
#include "reader/beads.h"

#include <zili/bitext.h>

/* ---- random texts ---- */

static slow_chance chance = { .seed = 5 };

static void feed_sentence(zl_batch *batch, const char *const *words,
                          uint32_t count, const char *glue)
{
    zl_batch_begin(batch, "s", "");
    for (uint32_t i = 0; i < count; i++) {
        zl_batch_token(batch, zl_view_of(words[slow_below(&chance, 6)]));
        zl_batch_glue(batch, zl_view_of(glue));
    }
    zl_batch_token(batch, zl_view_of("."));
    zl_batch_end(batch, "s");
    zl_batch_glue(batch, zl_view_of(glue));
}

static void feed_language(zl_batch *batch, const char *lang, uint32_t most)
{
    static const char *const zh[] = { "自力", "更生", "中", "1960", "人", "不" };
    static const char *const en[] = { "self", "reliant", "a", "1960", "not",
                                      "China" };
    bool is_zh = strcmp(lang, "zh") == 0;
    uint32_t paragraphs = 1 + slow_below(&chance, most);

    zl_batch_region_begin(batch, is_zh ? "original" : "translation", lang);
    for (uint32_t i = 0; i < paragraphs; i++) {
        uint32_t sentences = 1 + slow_below(&chance, 4);
        zl_batch_begin(batch, "p", "body");
        for (uint32_t k = 0; k < sentences; k++)
            feed_sentence(batch, is_zh ? zh : en, slow_below(&chance, 5),
                          is_zh ? "" : " ");
        zl_batch_end(batch, "p");
        zl_batch_glue(batch, zl_view_of("\n"));
    }
    zl_batch_region_end(batch);
}

/* Documents of both languages in either order, with three, and with one. */
static void feed_random(zl_batch *batch)
{
    static const char *const orders[][4] = {
        { "zh", "en" }, { "en", "zh" }, { "zh", "ru", "en" }, { "zh" },
        { "zh", "zh", "en" }, { "und", "en", "zh" },
    };
    uint32_t documents = 1 + slow_below(&chance, 6);
    char name[16];

    for (uint32_t i = 0; i < documents; i++) {
        const char *const *order = orders[slow_below(&chance, 6)];
        snprintf(name, sizeof name, "d%u", i);
        zl_batch_document(batch, name, name, 1, "");
        for (int k = 0; k < 4 && order[k]; k++)
            feed_language(batch, order[k], 8);
    }
}

static void make_random(const char *path)
{
    assert_int_equal(build(path, feed_random, NULL), ZILI_OK);
}

/* ---- what is kept ---- */

static char notes[1 << 16];

static void add_note(void *user, const char *sentence)
{
    (void)user;
    size_t size = strlen(notes);

    snprintf(notes + size, sizeof notes - size, "%s\n", sentence);
}

static zili_bitext_summary align_with(const char *path,
                                      zili_bitext_options options)
{
    zili_bitext_summary summary;
    zili_error err = { 0 };

    notes[0] = 0;
    options.note = add_note;
    assert_works(zili_bitext_align(path, &options, &summary, &err), &err);
    return summary;
}

/* Lines of "document, region, region, a, b, hand", a bead each. */
static zl_str show(const char *path)
{
    zili_corpus *corpus = open_index(path);
    zl_str out = { 0 };

    for (size_t i = 0; i < zl_corpus_beads(corpus); i++) {
        const zl_bead *bead = zl_corpus_bead(corpus, i);
        const zl_pair *pair = zl_corpus_pair(corpus, bead->pair);
        zl_str_format(&out, "%u %u [", pair->a, pair->b);
        zl_sentences_text(corpus, bead->a, bead->a_end, &out);
        zl_str_add_text(&out, "] [");
        zl_sentences_text(corpus, bead->b, bead->b_end, &out);
        zl_str_add_text(&out, "]\n");
    }
    assert_int_equal(zl_corpus_problems(corpus), 0);
    zili_corpus_close(corpus);
    return out;
}

/* Beads of sentences: each begins where a sentence does. */
static void assert_whole_sentences(const char *path)
{
    zili_corpus *corpus = open_index(path);
    const zl_structure *all = zl_corpus_structure(corpus, "s");

    for (size_t i = 0; i < zl_corpus_beads(corpus); i++) {
        const zl_bead *bead = zl_corpus_bead(corpus, i);
        uint32_t a = zl_structure_from(all, bead->a);
        uint32_t b = zl_structure_from(all, bead->b);
        if (bead->a < bead->a_end)
            assert_true(zl_structure_begin(all, a) == bead->a);
        if (bead->b < bead->b_end)
            assert_true(zl_structure_begin(all, b) == bead->b);
    }
    zili_corpus_close(corpus);
}

static void every_number_of_threads_gives_the_same(void **state)
{
    zili_bitext_options one = { .align.threads = 1 },
                        many = { .align.threads = 5 };
    size_t aligned = 0;

    (void)state;
    for (int round = 0; round < 15; round++) {
        make_random(in_scratch("r.zili"));
        zili_bitext_summary summary = align_with(in_scratch("r.zili"), one);
        zl_span first = read_file(in_scratch("r.zili/catalogue.sqlite"));
        align_with(in_scratch("r.zili"), many);
        zl_span second = read_file(in_scratch("r.zili/catalogue.sqlite"));
        assert_true(first.size == second.size &&
                    memcmp(first.bytes, second.bytes, first.size) == 0);
        free_file(&first);
        free_file(&second);
        assert_whole_sentences(in_scratch("r.zili"));
        aligned += summary.pairs;
    }
    assert_true(aligned > 20);
}

/* ---- out and in again ---- */

static void take_back(const char *form, bool all_by_hand)
{
    const char *path = in_scratch("b.zili");
    const char *file = in_scratch(form);
    zili_error err = { 0 };

    for (int round = 0; round < 15; round++) {
        make_random(path);
        zili_bitext_summary first =
            align_with(path, (zili_bitext_options){ .align.threads = 1 });
        if (first.pairs == 0)
            continue;
        zili_status status = zili_bitext_export(path, file, &err);
        if (status == ZILI_EUSAGE && strstr(err.text, "has two languages"))
            continue;
        assert_works(status, &err);
        zl_str before = show(path);
        zili_bitext_summary second =
            align_with(path, (zili_bitext_options){ .imported = file });
        zl_str after = show(path);
        if (all_by_hand) {
            assert_int_equal(second.passed_over, 0);
            assert_int_equal(second.by_hand, first.beads);
            assert_string_equal(zl_str_text(&before), zl_str_text(&after));
        }
        assert_int_equal(second.by_hand + second.passed_over, first.beads);
        zl_str_clear(&before);
        zl_str_clear(&after);
    }
}

static void positions_of_cwb_come_back(void **state)
{
    (void)state;
    take_back("x.align", true);
}

/* Short texts stand more than once: each unit finds the next of them, or a
 * bead is passed over; nothing is invented. */
static void units_of_tmx_come_back(void **state)
{
    (void)state;
    take_back("x.tmx", false);
}

/* ---- given beads ---- */

/* What must be true of links, whatever was given. */
static void assert_woven(const zl_bitext *bitext, const zl_found_beads *given)
{
    for (size_t t = 0; t < bitext->twins.count; t++) {
        const zl_twin *twin = &bitext->twins.items[t];
        uint32_t next[2] = { twin->from[0], twin->from[1] };
        for (size_t i = twin->bead; i < twin->bead + twin->beads; i++) {
            const zl_found_bead *link = &bitext->links.items[i];
            assert_true(link->count[0] + link->count[1] > 0);
            for (int side = 0; side < 2; side++) {
                assert_int_equal(link->from[side], next[side]);
                next[side] += link->count[side];
            }
        }
        for (int side = 0; side < 2; side++)
            assert_int_equal(next[side], twin->from[side] + twin->count[side]);
    }
    for (size_t i = 0; i < given->count; i++) {
        const zl_found_bead *wanted = &given->items[i];
        size_t found = 0;
        for (size_t k = 0; k < bitext->links.count; k++) {
            const zl_found_bead *link = &bitext->links.items[k];
            bool same = link->by_hand;
            for (int side = 0; side < 2; side++)
                same = same && link->count[side] == wanted->count[side] &&
                       (!wanted->count[side] ||
                        link->from[side] == wanted->from[side]);
            found += same;
        }
        assert_int_equal(found, 1);
    }
}

/* Some sentences of a twin, in beads that rise; and some alone. */
static void give(const zl_twin *twin, size_t number, zl_found_beads *both,
                 zl_found_beads *alone)
{
    uint32_t at[2] = { twin->from[0], twin->from[1] };
    uint32_t end[2] = { at[0] + twin->count[0], at[1] + twin->count[1] };

    while (at[0] < end[0] || at[1] < end[1]) {
        zl_found_bead link = { .twin = number,
                               .by_hand = true,
                               .confidence = 1 };
        for (int side = 0; side < 2; side++) {
            at[side] += slow_below(&chance, 4);
            uint32_t left = at[side] < end[side] ? end[side] - at[side] : 0;
            uint32_t count = slow_below(&chance, 3);
            link.from[side] = at[side];
            link.count[side] = count < left ? count : left;
            at[side] += link.count[side];
        }
        if (link.count[0] + link.count[1] == 0)
            continue;
        assert_true(zl_array_push(
            link.count[0] && link.count[1] ? both : alone, link));
    }
}

static void what_is_given_stays_and_the_rest_is_woven_around(void **state)
{
    zili_bitext_options options = { .align.threads = 1 };
    size_t given_count = 0;

    (void)state;
    for (int round = 0; round < 60; round++) {
        make_random(in_scratch("g.zili"));
        zili_corpus *corpus = open_index(in_scratch("g.zili"));
        zl_partner_list partners = { 0 };
        zl_found_beads given = { 0 };
        zl_bitext bitext = { .corpus = corpus };
        zili_error err = { 0 };
        assert_works(zl_partners_find(&partners, corpus, NULL, &err), &err);
        for (size_t i = 0; i < partners.count; i++) {
            zl_found_beads alone = { 0 };
            assert_true(zl_bitext_add(&bitext, partners.items[i]));
            give(&bitext.twins.items[i], i, &given, &alone);
            for (size_t k = alone.count; k-- > 0;)
                assert_true(zl_array_push(&given, alone.items[k]));
            zl_array_clear(&alone);
        }
        assert_works(zl_bitext_align(&bitext, &given, &options, &err), &err);
        assert_woven(&bitext, &given);
        given_count += given.count;
        zl_array_clear(&given);
        zl_array_clear(&partners);
        zl_bitext_clear(&bitext);
        zili_corpus_close(corpus);
    }
    assert_true(given_count > 300);
}

/* ---- texts that are looked for ---- */

static bool find_slowly(const zl_squeezed *in, zl_view wanted,
                      zl_squeezed_run inside, uint32_t near, uint32_t *away)
{
    bool is_found = false;

    for (uint32_t from = inside.from; from < inside.to; from++)
        for (uint32_t to = from + 1; to <= inside.to; to++) {
            zl_view text = { in->text.bytes + in->starts[from],
                             in->starts[to] - in->starts[from] };
            uint32_t far = from > near ? from - near : near - from;
            if (zl_view_same(text, wanted) && (!is_found || far < *away)) {
                *away = far;
                is_found = true;
            }
        }
    return is_found;
}

static void check_find(const zl_squeezed *in, zl_view wanted,
                       zl_squeezed_run inside, uint32_t near)
{
    zl_squeezed_run found = { 0, 0 };
    uint32_t away = 0;

    bool is_there = find_slowly(in, wanted, inside, near, &away);
    assert_int_equal(zl_squeezed_find(in, wanted, inside, near, &found),
                     is_there);
    if (!is_there)
        return;
    zl_view text = { in->text.bytes + in->starts[found.from],
                     in->starts[found.to] - in->starts[found.from] };
    assert_true(zl_view_same(text, wanted));
    assert_true(found.from >= inside.from && found.to <= inside.to);
    assert_int_equal(found.from > near ? found.from - near
                                       : near - found.from,
                     away);
}

static void the_nearest_whole_sentences_are_found(void **state)
{
    (void)state;
    for (int round = 0; round < 20; round++) {
        make_random(in_scratch("f.zili"));
        zili_corpus *corpus = open_index(in_scratch("f.zili"));
        zl_sentences sentences = { 0 };
        zl_squeezed in;
        for (uint32_t i = 0; i < zl_corpus_areas(corpus); i++)
            assert_true(zl_sentences_add(&sentences, corpus, i));
        assert_true(zl_squeezed_make(&in, corpus, &sentences));
        for (int i = 0; i < 100; i++) {
            uint32_t from = slow_below(&chance, in.count);
            uint32_t to = from + 1 + slow_below(&chance, 3);
            uint32_t low = slow_below(&chance, in.count + 1);
            uint32_t high = low + slow_below(&chance, in.count - low + 1);
            to = to < in.count ? to : in.count;
            size_t cut = slow_below(&chance, 3) ? 0 : 1;
            zl_view wanted = { in.text.bytes + in.starts[from],
                               in.starts[to] - in.starts[from] - cut };
            if (wanted.size)
                check_find(&in, wanted, (zl_squeezed_run){ low, high },
                           slow_below(&chance, in.count + 2));
        }
        zl_squeezed_clear(&in);
        zl_array_clear(&sentences);
        zili_corpus_close(corpus);
    }
}

/* ---- nothing halfway ---- */

static bool stop_soon(void *user)
{
    long *left = user;

    return (*left)-- == 0;
}

static void one_that_is_stopped_leaves_all_as_it_was(void **state)
{
    const char *path = in_scratch("s.zili");
    zili_status status = ZILI_ESTOPPED;
    long asked = 0;

    (void)state;
    make_random(path);
    align_with(path, (zili_bitext_options){ .align.threads = 1 });
    zl_span before = read_file(in_scratch("s.zili/catalogue.sqlite"));
    for (; status == ZILI_ESTOPPED; asked++) {
        long left = asked;
        zili_bitext_options options = { .align.threads = 1,
                                        .stop = stop_soon,
                                        .stop_user = &left };
        zili_bitext_summary summary;
        status = zili_bitext_align(path, &options, &summary, NULL);
        zl_span after = read_file(in_scratch("s.zili/catalogue.sqlite"));
        assert_true(before.size == after.size &&
                    memcmp(before.bytes, after.bytes, after.size) == 0);
        free_file(&after);
    }
    assert_int_equal(status, ZILI_OK);
    assert_true(asked > 3);
    free_file(&before);
}

static void every_lack_of_memory_is_survived(void **state)
{
    const char *path = in_scratch("m.zili");
    zili_bitext_options options = { .align = { .threads = 1, .method = 1 },
                                    .corrections = in_scratch("m.tsv"),
                                    .imported = in_scratch("m.tmx") };
    static const char table[] = "doc\ta\tb\nd0\t.\t.\nd0\tx … y\t\\t\n";
    zili_status status = ZILI_ENOMEM;
    zili_error err = { 0 };
    long n = 0;

    (void)state;
    chance.seed = 12;
    make_random(path);
    write_file(options.corrections, table, sizeof table - 1);
    align_with(path, (zili_bitext_options){ .align.threads = 1 });
    assert_works(zili_bitext_export(path, options.imported, &err), &err);
    zl_str before = show(path);
    for (; status; n++) {
        zili_bitext_summary summary;
        zl_refuse_after(n);
        status = zili_bitext_align(path, &options, &summary, &err);
        zl_refuse_after(-1);
        if (status && status != ZILI_ENOMEM)
            fail_msg("%s", err.text);
        if (status && n % 16 == 0) {
            zl_str after = show(path);
            assert_string_equal(zl_str_text(&before), zl_str_text(&after));
            zl_str_clear(&after);
        }
    }
    assert_true(n > 200);
    zl_str_clear(&before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_of_threads_gives_the_same),
        cmocka_unit_test(positions_of_cwb_come_back),
        cmocka_unit_test(units_of_tmx_come_back),
        cmocka_unit_test(what_is_given_stays_and_the_rest_is_woven_around),
        cmocka_unit_test(the_nearest_whole_sentences_are_found),
        cmocka_unit_test(one_that_is_stopped_leaves_all_as_it_was),
        cmocka_unit_test(every_lack_of_memory_is_survived),
    };

    return cmocka_run_group_tests_name("bitext", tests, make_scratch,
                                       remove_scratch);
}
