/* test_corpus.c -- what a writer was told is what a reader gives back. */
#include "index_help.h"

/* ---- the small index ---- */

static void words_positions_and_facts_come_back(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));

    assert_int_equal(zl_corpus_tokens(corpus), 17);
    assert_int_equal(zl_corpus_types(corpus), 15);
    assert_int_equal(zl_corpus_documents(corpus), 2);
    assert_int_equal(zl_corpus_segments(corpus), 1);
    assert_int_equal(zl_corpus_bytes(corpus),
                     sizeof small_one + sizeof small_two - 2);
    assert_string_equal(zl_corpus_setting(corpus, "profile"), "zili");
    assert_string_equal(zl_corpus_setting(corpus, "nothing"), "");
    assert_string_equal(zl_corpus_path(corpus), in_scratch("s.zili"));
    uint32_t on = find_type(corpus, "on");
    assert_int_equal(zl_corpus_count(corpus, on), 2);
    zl_postings postings;
    zl_postings_start(&postings, words_of(corpus), on);
    assert_int_equal(postings.at, 1);
    zl_postings_next(&postings);
    assert_int_equal(postings.at, 5);
    assert_int_equal(zl_attribute_class(words_of(corpus), on), 1);
    assert_true(zl_view_is(zl_corpus_fold(corpus, on), "on"));
    assert_int_equal(find_type(corpus, "On"), ZL_NONE);
    assert_true(zl_view_is(zl_corpus_form(corpus, 0), "."));
    assert_int_equal(zl_attribute_class(words_of(corpus), 0), 0);
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

static void metadata_and_repairs_come_back(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));
    zili_texts columns = zl_corpus_columns(corpus);

    assert_int_equal(columns.count, 2);
    assert_string_equal(columns.items[0], "year");
    assert_string_equal(columns.items[1], "author");
    assert_string_equal(zl_corpus_datum(corpus, 0, "year"), "1960");
    assert_string_equal(zl_corpus_datum(corpus, 1, "year"), "959");
    assert_string_equal(zl_corpus_datum(corpus, 0, "author"), "Nie");
    assert_null(zl_corpus_datum(corpus, 1, "author"));
    assert_null(zl_corpus_datum(corpus, 1, "colour"));
    assert_string_equal(zl_corpus_document(corpus, 1)->path, "a/two.md");
    assert_int_equal(zl_corpus_document(corpus, 1)->begin, 10);
    assert_int_equal(zl_corpus_areas(corpus), 5);
    assert_string_equal(zl_corpus_area(corpus, 2)->kind, "original");
    assert_string_equal(zl_corpus_area(corpus, 2)->lang, "zh");
    assert_int_equal(zl_corpus_area(corpus, 3)->document, 1);
    assert_int_equal(zl_corpus_repairs(corpus), 1);
    assert_int_equal(zl_corpus_repair(corpus, 0)->document, 1);
    assert_string_equal(zl_corpus_repair(corpus, 0)->removed, "\n\n");
    zili_corpus_close(corpus);
}

static void a_document_is_found_by_name_number_and_beginning(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));
    zl_view one = zl_view_of(small_one), two = zl_view_of(small_two);
    zl_str out = { 0 };
    zili_error err;

    assert_cat(corpus, "one", one);
    assert_cat(corpus, "1", one);
    assert_cat(corpus, "o", one);
    assert_cat(corpus, "two", two);
    assert_cat(corpus, "2", two);
    assert_int_equal(zili_corpus_cat(corpus, "3", zl_str_write, &out, &err),
                     ZILI_EUSAGE);
    assert_says(&err, "one, two");
    assert_int_equal(zili_corpus_cat(corpus, "", zl_str_write, &out, &err),
                     ZILI_EUSAGE);
    assert_says(&err, "could be 2 documents: one, two");
    assert_int_equal(out.size, 0);
    zili_corpus_close(corpus);
}

static bool refuse(void *user, const void *bytes, size_t size)
{
    (void)user, (void)bytes, (void)size;
    return false;
}

static void an_output_that_refuses_is_reported(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));
    zili_error err;

    assert_int_equal(zili_corpus_cat(corpus, "one", refuse, NULL, &err),
                     ZILI_EIO);
    assert_says(&err, "one");
    zili_corpus_close(corpus);
}

/* ---- any index, against a plain model ---- */

enum { DOCUMENTS = 6, TOKENS = 700, STRUCTURES = 4, GLUES = 400 };

static const char *const structure_names[STRUCTURES] = { "region", "p", "s",
                                                         "insertion" };

struct model_range {
    uint64_t begin, end;
    char attribute[8];
};

/* The obviously right version: arrays. */
struct model {
    uint64_t seed;
    uint32_t tokens;
    char form[TOKENS][8];
    char glue[TOKENS][16];
    char lead[DOCUMENTS][16];
    uint32_t documents;
    uint64_t end[DOCUMENTS];
    struct model_range ranges[STRUCTURES][TOKENS];
    uint32_t count[STRUCTURES];
    bool open[STRUCTURES];
};

static uint32_t chance(struct model *model, uint32_t below)
{
    model->seed = model->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(model->seed >> 33) % below;
}

static void make_glue(struct model *model, char glue[16])
{
    /* Mostly one of two, sometimes one of many: more than have a code. */
    if (chance(model, 3) == 0)
        snprintf(glue, 16, "<%u>", chance(model, GLUES));
    else
        snprintf(glue, 16, "%s", chance(model, 2) ? " " : "");
}

static void end_structure(struct model *model, zl_batch *batch, int i)
{
    struct model_range *range = &model->ranges[i][model->count[i]];

    if (!model->open[i])
        return;
    model->open[i] = false;
    range->end = model->tokens;
    if (i == 0)
        zl_batch_region_end(batch);
    else
        zl_batch_end(batch, structure_names[i]);
    if (i == 0 || range->begin < range->end)
        model->count[i]++;
}

static void begin_structure(struct model *model, zl_batch *batch, int i)
{
    struct model_range *range = &model->ranges[i][model->count[i]];

    if (model->open[i])
        return;
    model->open[i] = true;
    range->begin = model->tokens;
    snprintf(range->attribute, 8, "%c", 'a' + (int)chance(model, 3));
    if (i == 0)
        zl_batch_region_begin(batch, range->attribute, "en");
    else
        zl_batch_begin(batch, structure_names[i], range->attribute);
}

static void feed_structures(struct model *model, zl_batch *batch)
{
    for (int i = 0; i < STRUCTURES; i++) {
        if (chance(model, 6) == 0)
            end_structure(model, batch, i);
        if (chance(model, 6) == 0)
            begin_structure(model, batch, i);
    }
}

static void feed_document(struct model *model, zl_batch *batch)
{
    uint32_t size = chance(model, TOKENS / DOCUMENTS);
    uint32_t document = model->documents++;
    char name[16];

    snprintf(name, sizeof name, "d%u", document);
    zl_batch_document(batch, name, name, 0, "");
    make_glue(model, model->lead[document]);
    zl_batch_glue(batch, zl_view_of(model->lead[document]));
    for (uint32_t i = 0; i < size; i++) {
        uint64_t at = model->tokens;
        feed_structures(model, batch);
        snprintf(model->form[at], 8, "w%u",
                 chance(model, 1 + chance(model, 60)));
        make_glue(model, model->glue[at]);
        zl_batch_token(batch, zl_view_of(model->form[at]));
        zl_batch_glue(batch, zl_view_of(model->glue[at]));
        model->tokens++;
    }
    for (int i = 0; i < STRUCTURES; i++)
        end_structure(model, batch, i);
    model->end[document] = model->tokens;
}

static void check_tokens(const struct model *model, const zili_corpus *corpus)
{
    assert_int_equal(zl_corpus_tokens(corpus), model->tokens);
    for (uint32_t i = 0; i < model->tokens; i++) {
        uint32_t type = zl_corpus_at(corpus, i);
        zl_view form = zl_corpus_form(corpus, type);
        assert_true(zl_view_is(form, model->form[i]));
        assert_true(zl_view_is(zl_corpus_glue(corpus, i), model->glue[i]));
    }
}

static void check_positions(const struct model *model,
                            const zili_corpus *corpus)
{
    for (uint32_t type = 0; type < zl_corpus_types(corpus); type++) {
        zl_view form = zl_corpus_form(corpus, type);
        zl_postings postings;
        uint32_t seen = 0;
        zl_postings_start(&postings, words_of(corpus), type);
        for (uint32_t i = 0; i < model->tokens; i++)
            if (zl_view_is(form, model->form[i])) {
                assert_int_equal(postings.at, i);
                zl_postings_next(&postings);
                seen++;
            }
        assert_int_equal(zl_corpus_count(corpus, type), seen);
        if (type)
            assert_true(zl_corpus_count(corpus, type - 1) >= seen);
    }
}

static void add_tokens(const struct model *model, uint64_t from, uint64_t to,
                       bool last_glue, zl_str *text)
{
    for (uint64_t i = from; i < to; i++) {
        zl_str_add_text(text, model->form[i]);
        if (last_glue || i + 1 < to)
            zl_str_add_text(text, model->glue[i]);
    }
}

static void check_texts(struct model *model, const zili_corpus *corpus)
{
    zl_str text = { 0 }, found = { 0 };

    for (uint32_t i = 0; i < model->documents; i++) {
        char number[16];
        snprintf(number, sizeof number, "d%u", i);
        zl_str_empty(&text);
        zl_str_add_text(&text, model->lead[i]);
        add_tokens(model, i ? model->end[i - 1] : 0, model->end[i], true,
                   &text);
        assert_cat(corpus, number, zl_str_view(&text));
    }
    for (int i = 0; model->tokens && i < 50; i++) {
        uint32_t from = chance(model, model->tokens);
        uint32_t to = from + chance(model, model->tokens - from + 1);
        zl_str_empty(&text);
        zl_str_empty(&found);
        add_tokens(model, from, to, false, &text);
        zl_corpus_text(corpus, from, to, &found);
        assert_string_equal(zl_str_text(&found), zl_str_text(&text));
    }
    zl_str_clear(&text);
    zl_str_clear(&found);
}

static void check_lookup(const struct model *model, int i,
                         const zl_structure *structure)
{
    for (uint64_t at = 0; at < model->tokens; at++) {
        uint64_t from = 0;
        while (from < model->count[i] && model->ranges[i][from].end <= at)
            from++;
        bool inside =
            from < model->count[i] && model->ranges[i][from].begin <= at;
        assert_int_equal(zl_structure_from(structure, at), from);
        assert_int_equal(zl_structure_at(structure, at),
                         inside ? from : ZL_NONE);
    }
}

static void check_structures(const struct model *model,
                             const zili_corpus *corpus)
{
    for (int i = 0; i < STRUCTURES; i++) {
        const zl_structure *structure =
            zl_corpus_structure(corpus, structure_names[i]);
        if (i > 0 && model->count[i] == 0) {
            assert_null(structure);
            continue;
        }
        assert_int_equal(zl_structure_count(structure), model->count[i]);
        for (uint32_t k = 0; k < model->count[i]; k++) {
            const struct model_range *range = &model->ranges[i][k];
            assert_int_equal(zl_structure_begin(structure, k), range->begin);
            assert_int_equal(zl_structure_end(structure, k), range->end);
            assert_string_equal(zl_structure_attribute(structure, k),
                                range->attribute);
        }
        check_lookup(model, i, structure);
    }
    assert_null(zl_corpus_structure(corpus, "nothing"));
}

static void any_text_comes_back_as_it_was_told(void **state)
{
    (void)state;
    static struct model model;

    for (uint64_t seed = 0; seed < 40; seed++) {
        zl_batch *batch = zl_batch_new();
        zl_writer *writer;
        zili_error err;
        model = (struct model){ .seed = seed };
        uint32_t documents = chance(&model, DOCUMENTS + 1);
        assert_int_equal(zl_writer_open(&writer, in_scratch("m.zili"), NULL,
                                        &err),
                         ZILI_OK);
        for (uint32_t i = 0; i < documents; i++)
            feed_document(&model, batch);
        zl_writer_take(writer, batch);
        zl_batch_free(batch);
        if (zl_writer_commit(writer, &err))
            fail_msg("%s", err.text);
        zl_writer_close(writer);
        zili_corpus *corpus = open_index(in_scratch("m.zili"));
        check_tokens(&model, corpus);
        check_positions(&model, corpus);
        check_texts(&model, corpus);
        check_structures(&model, corpus);
        zili_corpus_close(corpus);
    }
}

/* ---- what is no index ---- */

static void assert_refused(const char *path, zili_status status,
                           const char *words)
{
    zili_corpus *corpus;
    zili_error err = { 0 };

    assert_int_equal(zili_corpus_open(&corpus, path, &err), status);
    assert_null(corpus);
    assert_says(&err, words);
    assert_says(&err, path);
}

static void what_is_no_index_is_said_to_be_none(void **state)
{
    (void)state;
    assert_refused(in_scratch("nowhere.zili"), ZILI_EIO, "No such file");
    write_file(in_scratch("file.zili"), "hello", 5);
    assert_refused(in_scratch("file.zili"), ZILI_EFORMAT, "is a folder");
    assert_refused(scratch, ZILI_EFORMAT, "no catalogue.sqlite");
}

static void a_missing_or_foreign_file_is_named(void **state)
{
    (void)state;
    build_small(in_scratch("b.zili"));
    assert_int_equal(remove(in_scratch("b.zili/000001.seg")), 0);
    assert_refused(in_scratch("b.zili"), ZILI_EFORMAT,
                   "000001.seg is missing");
    write_file(in_scratch("b.zili/000001.seg"), "", 0);
    assert_refused(in_scratch("b.zili"), ZILI_EFORMAT,
                   "000001.seg is no segment");
    write_file(in_scratch("b.zili/catalogue.sqlite"), "SQLite", 6);
    assert_refused(in_scratch("b.zili"), ZILI_EFORMAT,
                   "catalogue.sqlite is no catalogue");
}

static void feed_other(zl_batch *batch)
{
    zl_batch_document(batch, "x", "x", 1, "");
    zl_batch_token(batch, zl_view_of("x"));
}

static void files_of_two_indexes_do_not_mix(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    assert_int_equal(build(in_scratch("t.zili"), feed_other, NULL), ZILI_OK);
    assert_int_equal(rename(in_scratch("t.zili/000001.seg"),
                            in_scratch("s.zili/000001.seg")),
                     0);
    assert_refused(in_scratch("s.zili"), ZILI_EFORMAT,
                   "do not belong together");
}

static void an_open_corpus_outlives_its_folder(void **state)
{
    (void)state;
    build_small(in_scratch("s.zili"));
    zili_corpus *corpus = open_index(in_scratch("s.zili"));

    assert_int_equal(build(in_scratch("s.zili"), feed_other, NULL), ZILI_OK);
    assert_cat(corpus, "one", zl_view_of(small_one));
    assert_sound(corpus);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_positions_and_facts_come_back),
        cmocka_unit_test(metadata_and_repairs_come_back),
        cmocka_unit_test(a_document_is_found_by_name_number_and_beginning),
        cmocka_unit_test(an_output_that_refuses_is_reported),
        cmocka_unit_test(any_text_comes_back_as_it_was_told),
        cmocka_unit_test(what_is_no_index_is_said_to_be_none),
        cmocka_unit_test(a_missing_or_foreign_file_is_named),
        cmocka_unit_test(files_of_two_indexes_do_not_mix),
        cmocka_unit_test(an_open_corpus_outlives_its_folder),
    };

    return cmocka_run_group_tests_name("corpus", tests, make_scratch,
                                       remove_scratch);
}
