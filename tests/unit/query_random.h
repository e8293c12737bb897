/* query_random.h -- corpora with structures of all sorts, and queries of every
 * form, made at random. */
#ifndef QUERY_RANDOM_H
#define QUERY_RANDOM_H

#include "query_help.h"

#include <zili/build.h>

/* Start from { .seed = 1 }; clear the text. */
typedef struct random_query {
    uint32_t seed;
    zl_str text;
    int labels; /* set so far: 1 the target, 2 b, 4 c; negative: none may be */
} random_query;

/* ---- a corpus with structures of all sorts ---- */

static inline bool chance(uint32_t *seed, uint32_t one_in)
{
    return next_random(seed) % one_in == 0;
}

/* `pos` tells whether the tokens are annotated. */
static inline void write_tokens(zl_batch *batch, uint32_t *seed, bool pos)
{
    static const char *const tags[] = { "n", "v", "N", "", "12" };

    for (uint32_t left = 1 + next_random(seed) % 6; left > 0; left--) {
        zl_batch_token(batch, zl_view_of(SOME(some_forms, seed)));
        if (pos && !chance(seed, 4))
            zl_batch_annotate(batch, "pos", zl_view_of(SOME(tags, seed)));
        zl_batch_glue(batch, zl_view_of(SOME(some_glues, seed)));
    }
}

static inline void write_phrases(zl_batch *batch, uint32_t *seed, bool pos)
{
    static const char *const kinds[] = { "", "x", "y", "3" };

    for (uint32_t left = 1 + next_random(seed) % 3; left > 0; left--) {
        bool marked = chance(seed, 2);
        if (marked)
            zl_batch_begin(batch, "np", SOME(kinds, seed));
        write_tokens(batch, seed, pos);
        if (marked)
            zl_batch_end(batch, "np");
    }
}

/* Some tokens stand between sentences, some between paragraphs. */
static inline void write_body(zl_batch *batch, uint32_t *seed, bool pos)
{
    for (uint32_t left = 1 + next_random(seed) % 2; left > 0; left--) {
        zl_batch_begin(batch, "p", chance(seed, 2) ? "body" : "heading");
        for (uint32_t more = 1 + next_random(seed) % 3; more > 0; more--) {
            if (chance(seed, 6))
                write_tokens(batch, seed, pos);
            zl_batch_begin(batch, "s", "");
            write_phrases(batch, seed, pos);
            zl_batch_end(batch, "s");
        }
        zl_batch_end(batch, "p");
        if (chance(seed, 4))
            write_tokens(batch, seed, pos);
    }
}

static inline void write_paper(zl_batch *batch, uint32_t *seed)
{
    static const char *const years[] = { "1959", "1960", "61", "x" };
    bool pos = chance(seed, 2);

    zl_batch_document(batch, "d", "d.md", 9, "?");
    if (chance(seed, 2))
        zl_batch_datum(batch, "year", SOME(years, seed));
    zl_batch_region_begin(batch, "translation", "en");
    write_body(batch, seed, pos);
    zl_batch_region_end(batch);
    zl_batch_region_begin(batch, "original", "zh");
    write_body(batch, seed, pos);
    zl_batch_region_end(batch);
}

/* Has one of each structure and attribute, so that none is unknown. */
static inline void write_first(zl_batch *batch)
{
    zl_batch_document(batch, "d", "d.md", 9, "?");
    zl_batch_datum(batch, "year", "1960");
    zl_batch_region_begin(batch, "original", "en");
    zl_batch_begin(batch, "p", "body");
    zl_batch_begin(batch, "s", "");
    zl_batch_begin(batch, "np", "x");
    zl_batch_token(batch, zl_view_of("a"));
    zl_batch_annotate(batch, "pos", zl_view_of("n"));
    zl_batch_end(batch, "np");
    zl_batch_end(batch, "s");
    zl_batch_end(batch, "p");
    zl_batch_region_end(batch);
}

/* In one segment, or a segment each document. */
static inline void write_corpus(const char *path, uint32_t *seed)
{
    folding describer = { 0 };
    zl_writer_options options = { .segment = chance(seed, 2),
                                  .describe = describe_folded,
                                  .describe_user = &describer };
    zl_batch *batch = zl_batch_new();
    zl_writer *writer;
    zili_error err = { 0 };

    assert_non_null(batch);
    assert_int_equal(zl_fold_open(&describer.fold, NULL), ZILI_OK);
    assert_int_equal(zl_writer_open(&writer, path, &options, NULL), ZILI_OK);
    write_first(batch);
    for (uint32_t left = 1 + next_random(seed) % 3; left > 0; left--)
        write_paper(batch, seed);
    zl_writer_take(writer, batch);
    if (zl_writer_commit(writer, &err))
        fail_msg("%s", err.text);
    zl_writer_close(writer);
    zl_batch_free(batch);
    zl_fold_close(describer.fold);
    zl_str_clear(&describer.key);
}

/* Sometimes a document was removed. */
static inline zili_corpus *make_corpus(const char *path, uint32_t *seed)
{
    static const char *gone[] = { "d-2" };
    zili_texts names = { gone, 1 };
    zili_error err = { 0 };

    zl_file_remove(path);
    write_corpus(path, seed);
    if (chance(seed, 4) && zili_remove(path, &names, NULL, &err))
        fail_msg("%s", err.text);
    return open_index(path);
}

/* ---- queries made at random ---- */

static inline void add(random_query *query, const char *more)
{
    zl_str_add_text(&query->text, more);
}

static inline void add_pattern(random_query *query, int depth);

static inline void add_condition(random_query *query, int depth)
{
    static const char *const leaves[] = {
        "word=\"a\"", "word=\"[aA].*\"", "word!=\"a\"", "key=\"self\"",
        "word=\".*力.*\"", "lang=\"zh\"", "region!=\"original\"", "np=\"x\"",
        "np!=\"x\"", "_.doc=\"d-?2?\"", "text_year>60",
        "region_kind=\"original\"", "doc_id!=\"d\"", "_.np=\"[xy]\"",
        "_.p=\"body\"", "word=\"á\"%d",
        "word=\"SELF\"%c", "year=1960", "_.year>=1960", "word=key",
        "word!=key %c", "np=3", "_.np<4", "word=\"聂\"%v", "doc_year=\"x\"",
        "word=np", "pos=\"n\"", "pos=\"N\"%c", "pos!=\"v\"", "pos>3",
        "pos=word", "pos!=key %c", "pos=\"[nv]?\"",
    };
    static const char *const signs[] = { " & ", " & ", " | ", " -> " };

    if (depth == 0 || !chance(&query->seed, 3)) {
        add(query, chance(&query->seed, 6) ? "!" : "");
        add(query, SOME(leaves, &query->seed));
        return;
    }
    add(query, "(");
    add_condition(query, depth - 1);
    add(query, SOME(signs, &query->seed));
    add_condition(query, depth - 1);
    add(query, ")");
}

static inline void add_token(random_query *query)
{
    static const char *const marks[] = { "", "", "", "@", "b:", "c:", "@b:" };
    const char *mark = query->labels >= 0 ? SOME(marks, &query->seed) : "";

    query->labels |= strchr(mark, '@') ? 1 : 0;
    query->labels |= strchr(mark, 'b') ? 2 : 0;
    query->labels |= strchr(mark, 'c') ? 4 : 0;
    add(query, mark);
    if (chance(&query->seed, 3)) {
        add(query, "[]");
    } else if (mark[0] && chance(&query->seed, 2)) {
        add(query, "\"a\"");
    } else {
        add(query, "[");
        add_condition(query, 1);
        add(query, "]");
    }
}

static inline void add_word(random_query *query)
{
    static const char *const words[] = {
        "自", "力", "自力", "聶", "self", "A", "-", "*", "?", "自*", "*力*",
        "s?lf", "self-reliance", "a,ab", "á%d", "a", "a", "ab", "\"a\"",
        "\"[aA]b?\"", "\".*力\"", "\"a ab\"", "\"s.*\"%c", "@s", "@t", "@u%c",
        "~\"自力\"", "~\"力\"", "~\"lf-r\"", "~\"a b\"", "~\"e\"", "~\"生自\"",
        "~\"更\"%d",
    };

    add(query, SOME(words, &query->seed));
}

static inline void add_near(random_query *query, int depth)
{
    static const char *const distances[] = { "0", "1", "3", "2, s", "9, np" };

    add(query, "near(");
    add_pattern(query, depth - 1);
    add(query, ", ");
    add_pattern(query, depth - 1);
    query->text.size -= query->text.bytes[query->text.size - 1] == ' ';
    add(query, ")[");
    add(query, SOME(distances, &query->seed));
    add(query, "]");
}

static inline void add_tag(random_query *query, int depth)
{
    static const char *const tags[] = { "<s>", "<np>", "<p>", "<np=\"x\">",
                                        "<np!=\"x\">" };
    static const char *const ends[] = { "</s>", "</np>", "</p>" };
    static const char *const elements[][2] = {
        { "<s>", "</s>" }, { "<np>", "</np>" }, { "<np=\"[xy]\">", "</np>" },
    };

    if (depth == 0 || chance(&query->seed, 2)) {
        add(query, chance(&query->seed, 2) ? SOME(tags, &query->seed)
                                           : SOME(ends, &query->seed));
        return;
    }
    uint32_t i = next_random(&query->seed) % 3;
    add(query, elements[i][0]);
    add(query, " ");
    add_pattern(query, depth - 1);
    add(query, " ");
    add(query, elements[i][1]);
}

static inline void add_item(random_query *query, int depth)
{
    static const char *const repeats[] = { "?", "*", "+", "{2}", "{0,2}",
                                           "{1,3}", "{2,}" };
    bool word = false, tag = false;

    switch (next_random(&query->seed) % (depth > 0 ? 12 : 8)) {
    case 0: case 1: case 2: case 3:
        add_word(query);
        word = true;
        break;
    case 4: case 5: case 6:
        add_token(query);
        break;
    case 7: case 8:
        add_tag(query, depth);
        tag = true;
        break;
    case 9:
        add_near(query, depth);
        break;
    default:
        add(query, "(");
        add_pattern(query, depth - 1);
        add(query, ")");
    }
    if (!word && !tag && chance(&query->seed, 3))
        add(query, SOME(repeats, &query->seed));
}

static inline void add_pattern(random_query *query, int depth)
{
    uint32_t left = 1 + next_random(&query->seed) % 4 / 3;

    for (; left > 0; left--) {
        uint32_t more = 1 + next_random(&query->seed) % 3;
        for (; more > 0; more--) {
            add_item(query, depth);
            add(query, " ");
        }
        if (left > 1)
            add(query, "| ");
    }
}

/* A condition on query->labels that are there: 1 the target, 2 b, 4 c. */
static inline void add_where(random_query *query)
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
        { 6, "b.pos = c.pos" },
        { 2, "b.pos = \"n?\" & b.pos != match.pos" },
    };
    size_t i = next_random(&query->seed) % (sizeof all / sizeof *all);

    while ((all[i].labels & query->labels) != all[i].labels)
        i = next_random(&query->seed) % (sizeof all / sizeof *all);
    add(query, ":: ");
    add(query, all[i].text);
    add(query, " ");
}

static inline void add_clauses(random_query *query)
{
    static const char *const withins[] = {
        "within s ", "within 2 s ", "within 3 ", "within doc ", "within np ",
        "within region ", "within p within 5 ", "within 2 np ",
    };

    if (chance(&query->seed, 3))
        add(query, SOME(withins, &query->seed));
    int before = query->labels;
    query->labels = -1;
    if (chance(&query->seed, 5)) {
        add(query, chance(&query->seed, 3) ? "not containing " : "containing ");
        add_pattern(query, 1);
    }
    query->labels = before;
    if (chance(&query->seed, 4))
        add_where(query);
}

static inline void make_query(random_query *query)
{
    static const char *const strategies[] = {
        "", "", "", "(?standard) ", "(?longest) ", "(?shortest) ",
        "(?traditional) ",
    };

    zl_str_empty(&query->text);
    query->labels = 0;
    add(query, SOME(strategies, &query->seed));
    add_pattern(query, 2);
    add_clauses(query);
}

#endif
