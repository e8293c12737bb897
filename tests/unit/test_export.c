/* test_export.c -- tokens as TSV and JSON lines, against a slow writer; and
 * what all forms do where they fail. */
#include "export_help.h"

/* Whole, where one is not the other. */
static void assert_same_text(const zl_str *found, const zl_str *expected)
{
    assert_string_equal(zl_str_text(found), zl_str_text(expected));
    assert_int_equal(found->size, expected->size);
}

static void add_escaped(zl_str *out, zl_view text, bool json)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (!json && c == '\t')
            zl_str_add_text(out, "\\t");
        else if (!json && c == '\n')
            zl_str_add_text(out, "\\n");
        else if (!json && c == '\r')
            zl_str_add_text(out, "\\r");
        else if (json && (unsigned char)c < 0x20)
            zl_str_format(out, "\\u%04x", (unsigned)c);
        else if (c == '\\' || (json && c == '"'))
            zl_str_format(out, "\\%c", c);
        else
            zl_str_add_byte(out, c);
    }
}

/* ---- TSV ---- */

static void add_cell(zl_str *out, const char *text)
{
    add_escaped(out, zl_view_of(text), false);
    zl_str_add_byte(out, '\t');
}

static void add_number(zl_str *out, uint64_t number)
{
    if (number)
        zl_str_format(out, "%d", (int)number);
    zl_str_add_byte(out, '\t');
}

static void write_row_slowly(const zili_corpus *corpus, uint64_t at,
                             zl_str *out)
{
    slow_place place = slow_place_of(corpus, at);

    add_cell(out, place.document->name);
    add_cell(out, place.area->kind);
    add_cell(out, place.area->lang);
    add_number(out, place.paragraph);
    add_number(out, place.sentence);
    add_number(out, number_of(corpus, at));
    add_cell(out, zl_corpus_glue(corpus, at).size ? "1" : "0");
    add_escaped(out, form_at(corpus, at), false);
    zl_str_add_byte(out, '\n');
}

static zl_str write_tsv_slowly(const zili_corpus *corpus,
                               const test_scope *part)
{
    zl_str out = { 0 };

    zl_str_add_text(&out, "doc\tregion\tlang\tpara\tsent\ttoken\tspace\t"
                          "word\n");
    for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at++)
        if (slow_region(corpus, part, at) != ZL_NONE)
            write_row_slowly(corpus, at, &out);
    return out;
}

/* ---- JSON lines ---- */

/* Whether two tokens in a row stand on one line. */
static bool is_one_line(const zili_corpus *corpus, uint64_t at)
{
    static const char *const names[] = { "region", "p", "s" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slow_range(corpus, names[i], at) !=
            slow_range(corpus, names[i], at + 1))
            return false;
    return true;
}

static uint64_t end_of_line(const zili_corpus *corpus, uint64_t begin)
{
    uint64_t end = begin + 1;

    while (end < zl_corpus_tokens(corpus) && is_one_line(corpus, end - 1))
        end++;
    return end;
}

static void add_json(zl_str *out, const char *name, const char *text)
{
    zl_str_format(out, "\"%s\":\"", name);
    add_escaped(out, zl_view_of(text), true);
    zl_str_add_text(out, "\",");
}

static void add_json_number(zl_str *out, const char *name, uint64_t number)
{
    if (number)
        zl_str_format(out, "\"%s\":%d,", name, (int)number);
    else
        zl_str_format(out, "\"%s\":null,", name);
}

static void write_line_slowly(const zili_corpus *corpus, uint64_t begin,
                              uint64_t end, zl_str *out)
{
    slow_place place = slow_place_of(corpus, begin);
    zl_str text = { 0 };

    zl_corpus_text(corpus, begin, end, &text);
    zl_str_add_byte(out, '{');
    add_json(out, "doc", place.document->name);
    add_json(out, "region", place.area->kind);
    add_json(out, "lang", place.area->lang);
    add_json_number(out, "para", place.paragraph);
    add_json_number(out, "sent", place.sentence);
    add_json_number(out, "from", number_of(corpus, begin));
    zl_str_add_text(out, "\"text\":\"");
    add_escaped(out, zl_str_view(&text), true);
    zl_str_add_text(out, "\",\"word\":[");
    for (uint64_t at = begin; at < end; at++) {
        zl_str_add_text(out, at > begin ? ",\"" : "\"");
        add_escaped(out, form_at(corpus, at), true);
        zl_str_add_byte(out, '"');
    }
    zl_str_add_text(out, "]}\n");
    zl_str_clear(&text);
}

static zl_str write_jsonl_slowly(const zili_corpus *corpus,
                                 const test_scope *part)
{
    zl_str out = { 0 };
    uint64_t end;

    for (uint64_t at = 0; at < zl_corpus_tokens(corpus); at = end) {
        end = end_of_line(corpus, at);
        if (slow_region(corpus, part, at) != ZL_NONE)
            write_line_slowly(corpus, at, end, &out);
    }
    return out;
}

/* ---- both ---- */

static void try_part(const zili_corpus *corpus, const test_scope *part,
                     zili_export_form form)
{
    zl_str found = export_part(corpus, part, form, false);
    zl_str slow = form == ZILI_EXPORT_TSV ? write_tsv_slowly(corpus, part)
                                          : write_jsonl_slowly(corpus, part);

    assert_same_text(&found, &slow);
    zl_str_clear(&found);
    zl_str_clear(&slow);
}

static void tokens_are_those_of_the_part(void **state)
{
    uint32_t seed = 83;

    (void)state;
    for (int round = 0; round < 60; round++) {
        unsigned has = round % 2 ? RAGGED_ALL
                                 : next_random(&seed) % (RAGGED_ALL + 1);
        zili_corpus *corpus = ragged_corpus(in_scratch("r.zili"), &seed, has);
        const test_scope *part = random_part(corpus, &seed);
        try_part(corpus, part, ZILI_EXPORT_TSV);
        try_part(corpus, part, ZILI_EXPORT_JSONL);
        zili_corpus_close(corpus);
    }
}

static void a_small_corpus_is_shown(void **state)
{
    zili_corpus *corpus;

    (void)state;
    build_small(in_scratch("small.zili"));
    corpus = open_index(in_scratch("small.zili"));
    zl_str tsv = export_part(corpus, &parts[0], ZILI_EXPORT_TSV, false);
    assert_non_null(strstr(zl_str_text(&tsv),
                           "\none\ttranslation\ten\t1\t1\t7\t0\tourselves\n"));
    assert_non_null(strstr(zl_str_text(&tsv),
                           "\none\toriginal\tzh\t1\t1\t9\t1\t自力更生\n"));
    zl_str jsonl = export_part(corpus, &parts[0], ZILI_EXPORT_JSONL, false);
    assert_non_null(strstr(
        zl_str_text(&jsonl),
        "\"lang\":\"en\",\"para\":1,\"sent\":1,\"from\":4,\"text\":\"We rely "
        "on ourselves.\",\"word\":[\"We\",\"rely\",\"on\",\"ourselves\","
        "\".\"]}\n"));
    zl_str_clear(&tsv);
    zl_str_clear(&jsonl);
    zili_corpus_close(corpus);
}

/* ---- failures ---- */

static void what_is_no_form_or_scope_is_refused(void **state)
{
    zili_export_options wrong[] = {
        { .form = ZILI_EXPORT_CONLLU + 1 },
        { .form = -1 },
        { .where = "nothing = 1" },
        { .region = "nowhere" },
    };
    uint32_t seed = 89;
    zili_corpus *corpus =
        ragged_corpus(in_scratch("r.zili"), &seed, RAGGED_ALL);

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        zl_str out = { 0 };
        zili_error err = { 0 };
        assert_int_equal(zili_export(corpus, &wrong[i], zl_str_write, &out,
                                     &err),
                         ZILI_EUSAGE);
        assert_says(&err, "");
        assert_int_equal(out.size, 0);
        zl_str_clear(&out);
    }
    zili_corpus_close(corpus);
}

/* A stream that takes so many bytes. */
static bool take_some(void *user, const void *bytes, size_t size)
{
    size_t *left = user;

    (void)bytes;
    if (size > *left)
        return false;
    *left -= size;
    return true;
}

static void a_stream_that_takes_no_more_is_told(void **state)
{
    uint32_t seed = 97;
    zili_corpus *corpus =
        ragged_corpus_of(in_scratch("r.zili"), &seed, RAGGED_ALL, 5000);

    (void)state;
    for (int form = 0; form <= ZILI_EXPORT_CONLLU; form++) {
        zili_export_options options = { .form = form, .region = "all" };
        zl_str all = export_part(corpus, &parts[1], (zili_export_form)form,
                                 false);
        for (size_t room = 0; room < all.size; room += 1 + all.size / 7) {
            size_t left = room;
            zili_error err = { 0 };
            assert_int_equal(zili_export(corpus, &options, take_some, &left,
                                         &err),
                             ZILI_EIO);
            assert_says(&err, "written");
        }
        assert_true(all.size > 40000);
        zl_str_clear(&all);
    }
    zili_corpus_close(corpus);
}

static bool ignore(void *user, const void *bytes, size_t size)
{
    (void)user, (void)bytes, (void)size;
    return true;
}

static void every_lack_of_memory_is_survived(void **state)
{
    uint32_t seed = 101;
    zili_corpus *corpus =
        ragged_corpus(in_scratch("r.zili"), &seed, RAGGED_ALL);

    (void)state;
    for (int form = 0; form <= ZILI_EXPORT_CONLLU; form++) {
        zili_export_options options = { .form = form, .region = "all" };
        zili_status status = ZILI_ENOMEM;
        long requests = 0;
        for (; status; requests++) {
            zl_refuse_after(requests);
            status = zili_export(corpus, &options, ignore, NULL, NULL);
            zl_refuse_after(-1);
            assert_true(!status || status == ZILI_ENOMEM);
        }
        assert_true(requests > 5);
    }
    zili_corpus_close(corpus);
}

/* A file is the same as the stream, and there is none where memory is short. */
static void a_file_is_whole_or_not_there(void **state)
{
    uint32_t seed = 101;
    zili_corpus *corpus =
        ragged_corpus(in_scratch("r.zili"), &seed, RAGGED_ALL);
    zili_export_options options = { .form = ZILI_EXPORT_TSV };
    zili_status status = ZILI_ENOMEM;
    zl_str text = { 0 };
    zl_span file;

    (void)state;
    for (long requests = 0; status; requests++) {
        assert_false(zl_file_exists(in_scratch("e.tsv")));
        zl_refuse_after(requests);
        status = zili_export_save(corpus, &options, in_scratch("e.tsv"), NULL);
        zl_refuse_after(-1);
        assert_true(!status || status == ZILI_ENOMEM);
    }
    assert_int_equal(zili_export(corpus, &options, zl_str_write, &text, NULL),
                     ZILI_OK);
    assert_int_equal(zl_file_read(&file, in_scratch("e.tsv"), NULL), ZILI_OK);
    assert_int_equal(file.size, text.size);
    assert_memory_equal(file.bytes, text.bytes, text.size);
    zl_free((uint8_t *)(uintptr_t)file.bytes);
    zl_str_clear(&text);
    zili_corpus_close(corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_those_of_the_part),
        cmocka_unit_test(a_small_corpus_is_shown),
        cmocka_unit_test(what_is_no_form_or_scope_is_refused),
        cmocka_unit_test(a_stream_that_takes_no_more_is_told),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(a_file_is_whole_or_not_there),
    };

    return cmocka_run_group_tests_name("export", tests, make_scratch,
                                       remove_scratch);
}
