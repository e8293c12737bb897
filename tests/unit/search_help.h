/* search_help.h -- a corpus with structures of all sorts, and queries of all
 * forms, made at random. */
#ifndef SEARCH_HELP_H
#define SEARCH_HELP_H

#include "slow_help.h"

static uint32_t seed = 7;

/* ---- a corpus with structures of all sorts ---- */

static bool chance(uint32_t one_in)
{
    return next_random(&seed) % one_in == 0;
}

static void write_tokens(zl_batch *batch)
{
    for (uint32_t left = 1 + next_random(&seed) % 6; left > 0; left--) {
        zl_batch_token(batch, zl_view_of(SOME(some_forms, &seed)));
        zl_batch_glue(batch, zl_view_of(SOME(some_glues, &seed)));
    }
}

static void write_phrases(zl_batch *batch)
{
    static const char *const kinds[] = { "", "x", "y", "3" };

    for (uint32_t left = 1 + next_random(&seed) % 3; left > 0; left--) {
        bool marked = chance(2);
        if (marked)
            zl_batch_begin(batch, "np", SOME(kinds, &seed));
        write_tokens(batch);
        if (marked)
            zl_batch_end(batch, "np");
    }
}

/* Some tokens stand between sentences, some between paragraphs. */
static void write_body(zl_batch *batch)
{
    for (uint32_t left = 1 + next_random(&seed) % 2; left > 0; left--) {
        zl_batch_begin(batch, "p", chance(2) ? "body" : "heading");
        for (uint32_t more = 1 + next_random(&seed) % 3; more > 0; more--) {
            if (chance(6))
                write_tokens(batch);
            zl_batch_begin(batch, "s", "");
            write_phrases(batch);
            zl_batch_end(batch, "s");
        }
        zl_batch_end(batch, "p");
        if (chance(4))
            write_tokens(batch);
    }
}

static void write_paper(zl_batch *batch)
{
    static const char *const years[] = { "1959", "1960", "61", "x" };

    zl_batch_document(batch, "d", "d.md", 9, "?");
    if (chance(2))
        zl_batch_datum(batch, "year", SOME(years, &seed));
    zl_batch_region_begin(batch, "translation", "en");
    write_body(batch);
    zl_batch_region_end(batch);
    zl_batch_region_begin(batch, "original", "zh");
    write_body(batch);
    zl_batch_region_end(batch);
}

/* What every corpus has, then documents at random. */
static void feed_corpus(zl_batch *batch)
{
    zl_batch_document(batch, "d", "d.md", 9, "?");
    zl_batch_datum(batch, "year", "1960");
    zl_batch_region_begin(batch, "original", "en");
    zl_batch_begin(batch, "p", "body");
    zl_batch_begin(batch, "s", "");
    zl_batch_begin(batch, "np", "x");
    zl_batch_token(batch, zl_view_of("a"));
    zl_batch_end(batch, "np");
    zl_batch_end(batch, "s");
    zl_batch_end(batch, "p");
    zl_batch_region_end(batch);
    for (uint32_t left = 1 + next_random(&seed) % 3; left > 0; left--)
        write_paper(batch);
}

static zili_corpus *make_corpus(void)
{
    folding describer = { 0 };
    zili_error err = { 0 };

    zl_file_remove(in_scratch("q.zili"));
    assert_int_equal(zl_fold_open(&describer.fold, NULL), ZILI_OK);
    if (build_with(in_scratch("q.zili"), feed_corpus, describe_folded,
                   &describer, &err))
        fail_msg("%s", err.text);
    zl_fold_close(describer.fold);
    zl_str_clear(&describer.key);
    return open_index(in_scratch("q.zili"));
}

/* ---- queries made at random ---- */

static zl_str text;
static int labels; /* set so far */

static void add(const char *more)
{
    zl_str_add_text(&text, more);
}

static void add_pattern(int depth);

static void add_condition(int depth)
{
    static const char *const leaves[] = {
        "word=\"a\"", "word=\"[aA].*\"", "word!=\"a\"", "key=\"self\"",
        "word=\".*力.*\"", "lang=\"zh\"", "region!=\"original\"", "np=\"x\"",
        "np!=\"x\"", "_.np=\"[xy]\"", "_.p=\"body\"", "word=\"á\"%d",
        "word=\"SELF\"%c", "year=1960", "_.year>=1960", "word=key",
        "word!=key %c", "np=3", "_.np<4", "word=\"聂\"%v", "doc_year=\"x\"",
        "word=np",
    };

    if (depth == 0 || !chance(3)) {
        add(chance(6) ? "!" : "");
        add(SOME(leaves, &seed));
        return;
    }
    add("(");
    add_condition(depth - 1);
    add(chance(2) ? " & " : chance(4) ? " -> " : " | ");
    add_condition(depth - 1);
    add(")");
}

static void add_token(void)
{
    static const char *const marks[] = { "", "", "", "@", "b:", "c:", "@b:" };
    const char *mark = labels >= 0 ? SOME(marks, &seed) : "";

    labels |= strchr(mark, '@') ? 1 : 0;
    labels |= strchr(mark, 'b') ? 2 : 0;
    labels |= strchr(mark, 'c') ? 4 : 0;
    add(mark);
    if (chance(3)) {
        add("[]");
    } else if (mark[0] && chance(2)) {
        add("\"a\"");
    } else {
        add("[");
        add_condition(1);
        add("]");
    }
}

static void add_word(void)
{
    static const char *const words[] = {
        "自", "力", "自力", "聶", "self", "A", "-", "*", "?", "自*", "*力*",
        "s?lf", "self-reliance", "a,ab", "á%d", "a", "a", "ab", "\"a\"",
        "\"[aA]b?\"", "\".*力\"", "\"a ab\"", "\"s.*\"%c", "@s", "@t", "@u%c",
        "~\"自力\"", "~\"力\"", "~\"lf-r\"", "~\"a b\"", "~\"e\"", "~\"生自\"",
        "~\"更\"%d",
    };

    add(SOME(words, &seed));
}

static void add_near(int depth)
{
    static const char *const distances[] = { "0", "1", "3", "2, s", "9, np" };

    add("near(");
    add_pattern(depth - 1);
    add(", ");
    add_pattern(depth - 1);
    text.size -= text.bytes[text.size - 1] == ' ';
    add(")[");
    add(SOME(distances, &seed));
    add("]");
}

static void add_tag(int depth)
{
    static const char *const tags[] = { "<s>", "<np>", "<p>", "<np=\"x\">",
                                        "<np!=\"x\">" };
    static const char *const ends[] = { "</s>", "</np>", "</p>" };
    static const char *const elements[][2] = {
        { "<s>", "</s>" }, { "<np>", "</np>" }, { "<np=\"[xy]\">", "</np>" },
    };

    if (depth == 0 || chance(2)) {
        add(chance(2) ? SOME(tags, &seed) : SOME(ends, &seed));
        return;
    }
    uint32_t i = next_random(&seed) % 3;
    add(elements[i][0]);
    add(" ");
    add_pattern(depth - 1);
    add(" ");
    add(elements[i][1]);
}

static void add_item(int depth)
{
    static const char *const repeats[] = { "?", "*", "+", "{2}", "{0,2}",
                                           "{1,3}", "{2,}" };
    bool word = false, tag = false;

    switch (next_random(&seed) % (depth > 0 ? 12 : 8)) {
    case 0: case 1: case 2: case 3:
        add_word();
        word = true;
        break;
    case 4: case 5: case 6:
        add_token();
        break;
    case 7: case 8:
        add_tag(depth);
        tag = true;
        break;
    case 9:
        add_near(depth);
        break;
    default:
        add("(");
        add_pattern(depth - 1);
        add(")");
    }
    if (!word && !tag && chance(3))
        add(SOME(repeats, &seed));
}

static void add_pattern(int depth)
{
    for (uint32_t left = 1 + next_random(&seed) % 4 / 3; left > 0; left--) {
        for (uint32_t more = 1 + next_random(&seed) % 3; more > 0; more--) {
            add_item(depth);
            add(" ");
        }
        if (left > 1)
            add("| ");
    }
}

/* A condition on labels that are there: 1 the target, 2 b, 4 c. */
static void add_where(void)
{
    static const struct {
        int labels;
        const char *text;
    } all[] = {
        { 6, "b.word = c.word" },
        { 2, "b" },
        { 4, "!c" },
        { 6, "distance(b, c) > 1" },
        { 3, "b.key = target.key %c" },
        { 2, "distabs(match, b) <= 2" },
        { 6, "c.np = b.np" },
        { 2, "b.word = \"a\"" },
        { 0, "matchend.word != match.word" },
        { 2, "b.np = 3" },
        { 2, "distance(match, matchend) > 2 | b" },
        { 1, "target.word = \"[a-z]+\"" },
        { 2, "b -> b.word = \"a.*\"" },
        { 4, "c.year >= 1960" },
        { 2, "b.word = \"self\" | b.key = \"a.*\"" },
    };
    size_t i = next_random(&seed) % (sizeof all / sizeof *all);

    while ((all[i].labels & labels) != all[i].labels)
        i = next_random(&seed) % (sizeof all / sizeof *all);
    add(":: ");
    add(all[i].text);
    add(" ");
}

static void add_clauses(void)
{
    static const char *const withins[] = {
        "within s ", "within 2 s ", "within 3 ", "within doc ", "within np ",
        "within region ", "within p within 5 ", "within 2 np ",
    };

    if (chance(3))
        add(SOME(withins, &seed));
    int before = labels;
    labels = -1;
    if (chance(5)) {
        add(chance(3) ? "not containing " : "containing ");
        add_pattern(1);
    }
    labels = before;
    if (chance(4))
        add_where();
}

static void make_query(void)
{
    static const char *const strategies[] = {
        "", "", "", "(?standard) ", "(?longest) ", "(?shortest) ",
        "(?traditional) ",
    };

    zl_str_empty(&text);
    labels = 0;
    add(SOME(strategies, &seed));
    add_pattern(2);
    add_clauses();
}

#endif
