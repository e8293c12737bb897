/* test_web_answer.c -- what addresses give, without HTTP: read by a reader of
 * JSON that is not ours, and compared with what the library writes. */
#include "web_help.h"

#include <json-c/json.h>

static web_site site;
static web_desk desk;
static web_answer got;

static int open_all(void **state)
{
    if (make_scratch(state))
        return -1;
    open_site(&site, NULL);
    desk = (web_desk){ .site = &site, .scratch = scratch };
    return 0;
}

static int close_all(void **state)
{
    web_shelf_clear(&desk.shelf);
    web_site_close(&site);
    return remove_scratch(state);
}

static void ask(const char *target, const char *body)
{
    web_answer_make(&got, &desk, target, body);
}

/* The whole of the answer, wherever it is; the caller frees it. */
static char *bytes_of(const web_answer *answer)
{
    char *bytes = malloc(answer->size + 1);

    assert_non_null(bytes);
    if (answer->fd >= 0)
        assert_int_equal(pread(answer->fd, bytes, answer->size, 0),
                         answer->size);
    else if (answer->size > 0)
        memcpy(bytes, answer->bytes, answer->size);
    bytes[answer->size] = 0;
    return bytes;
}

static json_object *json_of(const web_answer *answer)
{
    struct json_tokener *reader = json_tokener_new();
    char *bytes = bytes_of(answer);

    json_tokener_set_flags(reader,
                           JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    json_object *json =
        json_tokener_parse_ex(reader, bytes, (int)answer->size + 1);
    if (!json)
        fail_msg("%s: %s",
                 json_tokener_error_desc(json_tokener_get_error(reader)),
                 bytes);
    json_tokener_free(reader);
    free(bytes);
    return json;
}

static json_object *page(const char *target)
{
    ask(target, NULL);
    json_object *json = json_of(&got);
    if (got.status != 200)
        fail_msg("%s: %s", target, json_object_to_json_string(json));
    assert_string_equal(got.type, "application/json");
    web_answer_clear(&got);
    return json;
}

static json_object *member(json_object *json, const char *name)
{
    json_object *found = NULL;

    if (!json_object_object_get_ex(json, name, &found))
        fail_msg("there is no %s", name);
    return found;
}

static int64_t number(json_object *json, const char *name)
{
    return json_object_get_int64(member(json, name));
}

static const char *cell(json_object *json, size_t row, const char *name)
{
    json_object *rows = member(json, "rows");

    return json_object_get_string(
        member(json_object_array_get_idx(rows, row), name));
}

static size_t rows_of(json_object *json)
{
    return json_object_array_length(member(json, "rows"));
}

static void fails(const char *target, int status, const char *sentence)
{
    ask(target, NULL);
    json_object *json = json_of(&got);
    assert_int_equal(got.status, status);
    const char *found = json_object_get_string(member(json, "error"));
    if (!strstr(found, sentence))
        fail_msg("%s: %s", target, found);
    json_object_put(json);
    web_answer_clear(&got);
}

/* ---- pages ---- */

static void a_page_is_part_of_the_table(void **state)
{
    (void)state;
    json_object *json = page("/one/kwic.json?query=aid");
    assert_int_equal(number(json, "total"), 4);
    assert_int_equal(number(json, "all"), 4);
    assert_int_equal(rows_of(json), 4);
    assert_string_equal(cell(json, 0, "keyword"), "Aid");
    assert_string_equal(json_object_get_string(member(json, "command")),
                        "zili kwic one.zili aid");
    json_object *part =
        page("/one/kwic.json?query=aid&page.first=2&page.rows=1");
    assert_int_equal(rows_of(part), 1);
    assert_int_equal(number(part, "first"), 2);
    assert_string_equal(cell(part, 0, "pre"), cell(json, 2, "pre"));
    json_object_put(part);
    part = page("/one/kwic.json?query=aid&page.first=9999999999");
    assert_int_equal(rows_of(part), 0);
    json_object_put(part);
    part = page("/one/kwic.json?query=aid&page.find=welcome");
    assert_int_equal(number(part, "total"), 2);
    assert_int_equal(number(part, "all"), 4);
    json_object_put(part);
    json_object_put(json);
}

static void a_body_has_more_parameters(void **state)
{
    (void)state;
    ask("/one/kwic.json?query=aid", "page.rows=1&page.first=1");
    json_object *json = json_of(&got);
    assert_int_equal(rows_of(json), 1);
    assert_int_equal(number(json, "first"), 1);
    json_object_put(json);
    web_answer_clear(&got);
}

static void every_analysis_answers_or_says_why(void **state)
{
    char target[100];

    (void)state;
    for (size_t i = 0; zili_analyses[i]; i++) {
        snprintf(target, sizeof target, "/one/%s.json%s",
                 zili_analyses[i]->name,
                 *zili_analyses[i]->operands ? "?query=aid&query=rely" : "");
        ask(target, NULL);
        json_object *json = json_of(&got);
        if (got.status != 200)
            assert_int_equal(got.status, 400);
        member(json, got.status == 200 ? "rows" : "error");
        json_object_put(json);
        web_answer_clear(&got);
    }
}

/* ---- what is not there ---- */

static void what_is_not_there_is_said(void **state)
{
    static const char *const nowhere[] = {
        "/",
        "/one",
        "/three/kwic.json",
        "/one/kwic",
        "/one/kwic.",
        "/one/.json",
        "/one/nothing.json",
        "/one/kwic.exe",
        "/one/kwic.json/x",
        "/one/a/b/c",
        "/one/chart/nothing.svg",
        "/one/chart/network.exe",
        "/one/chart/network",
        "/one/explain/x",
        "/one/../kwic.json",
        "/one/kwicxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.json",
        "/../../etc/passwd",
        "/one.zili/kwic.json",
    };

    (void)state;
    for (size_t i = 0; i < sizeof nowhere / sizeof *nowhere; i++)
        fails(nowhere[i], 404, "There is nothing at this address.");
}

static void what_is_asked_wrongly_is_said(void **state)
{
    (void)state;
    fails("/one/kwic.json?query=%FF", 400, "UTF-8");
    fails("/one/kwic.json?query=(", 400, "");
    fails("/one/kwic.json", 400, "");
    fails("/one/kwic.json?query=aid&where=no_column%3D1", 400, "no_column");
    fails("/one/kwic.json?query=aid&page.sort=nothing", 400, "nothing");
    fails("/one/explain/freq?page.measure=nothing", 400, "nothing");
    fails("/one/text/nothing", 400, "nothing");
    fails("/one/text/..%2F..%2Fetc%2Fpasswd", 400, "passwd");
    fails("/one/kwic.json?query=aid&page.first=x", 400, "page.first");
    fails("/one/kwic.json?query=aid&page.rows=-1", 400, "page.rows");
}

/* A long name is cut in the sentence, not inside a character. */
static void long_names_are_cut_as_text(void **state)
{
    char target[3000] = "/one/freq.json?a";

    (void)state;
    for (int shift = 0; shift < 3; shift++) {
        strcat(target, "a");
        for (int i = 0; i < 300; i++)
            strcat(target, "自");
        strcat(target, "=1");
        fails(target, 400, "has no option");
        target[strlen("/one/freq.json?a") + (size_t)shift + 1] = 0;
    }
}

/* ---- files ---- */

static bool add(void *user, const void *bytes, size_t size)
{
    return fwrite(bytes, 1, size, user) == size;
}

static void downloads_are_what_the_library_writes(void **state)
{
    static const struct {
        const char *ending;
        zili_format format;
    } forms[] = {
        { "tsv", ZILI_FORMAT_TSV },     { "csv", ZILI_FORMAT_CSV },
        { "jsonl", ZILI_FORMAT_JSONL }, { "md", ZILI_FORMAT_MD },
        { "html", ZILI_FORMAT_HTML },   { "tex", ZILI_FORMAT_LATEX },
        { "txt", ZILI_FORMAT_TEXT },
    };
    zili_table *table = answer(site.corpora[0].corpus, "kwic",
                               ARGUMENTS("query", "aid", "sort", "1R"));

    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        zili_table_options options = { .format = (int)forms[i].format,
                                       .provenance = true };
        char target[100], *expected = NULL, name[40];
        size_t size;
        FILE *out = open_memstream(&expected, &size);
        assert_int_equal(zili_table_write(table, &options, add, out, NULL),
                         ZILI_OK);
        fclose(out);
        snprintf(target, sizeof target, "/one/kwic.%s?query=aid&sort=1R",
                 forms[i].ending);
        ask(target, NULL);
        assert_int_equal(got.status, 200);
        snprintf(name, sizeof name, "one-kwic.%s", forms[i].ending);
        assert_string_equal(got.name, name);
        char *found = bytes_of(&got);
        assert_int_equal(got.size, size);
        assert_memory_equal(found, expected, size);
        free(found);
        free(expected);
        web_answer_clear(&got);
    }
    zili_table_free(table);
}

static void assert_begins(const char *target, const char *type,
                          const char *begin)
{
    ask(target, NULL);
    char *bytes = bytes_of(&got);
    if (got.status != 200)
        fail_msg("%s: %s", target, bytes);
    assert_string_equal(got.type, type);
    assert_memory_equal(bytes, begin, strlen(begin));
    free(bytes);
    web_answer_clear(&got);
}

static void drawings_are_files(void **state)
{
    (void)state;
    assert_begins("/one/chart/zipf.svg", "image/svg+xml", "<?xml");
    assert_begins("/one/chart/zipf.pdf?chart.width=84", "application/pdf",
                  "%PDF");
    assert_begins("/one/chart/zipf.png", "image/png", "\x89PNG");
    assert_begins("/one/chart/zipf.eps", "application/postscript", "%!PS");
    assert_begins("/one/freq.xlsx",
                  "application/vnd.openxmlformats-officedocument."
                  "spreadsheetml.sheet",
                  "PK");
}

static void widths_of_drawings_are_their_own(void **state)
{
    size_t sizes[3];

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        ask(i % 2 ? "/one/chart/zipf.png?chart.width=60&chart.title=b"
                  : "/one/chart/zipf.png?chart.width=120&chart.title=a",
            NULL);
        assert_int_equal(got.status, 200);
        sizes[i] = got.size;
        web_answer_clear(&got);
    }
    assert_int_equal(sizes[0], sizes[2]);
    assert_int_not_equal(sizes[0], sizes[1]);
}

static void documents_are_byte_for_byte(void **state)
{
    (void)state;
    for (size_t i = 0; web_texts[i]; i += 2) {
        char target[100];
        snprintf(target, sizeof target, "/one/text/%.*s",
                 (int)strcspn(web_texts[i], "."), web_texts[i]);
        ask(target, NULL);
        assert_int_equal(got.status, 200);
        char *bytes = bytes_of(&got);
        assert_string_equal(bytes, web_texts[i + 1]);
        free(bytes);
        web_answer_clear(&got);
    }
}

static void explains(const char *target, const char *expected)
{
    ask(target, NULL);
    char *bytes = bytes_of(&got);
    if (got.status != 200 || !strstr(bytes, expected))
        fail_msg("%s: %s", target, bytes);
    free(bytes);
    web_answer_clear(&got);
}

/* The same text may stand in many rows. */
static void measures_are_explained(void **state)
{
#define NEAR \
    "/one/explain/colloc?query=aid&depth=2&min-freq=1&limit=20&page.measure=mi"
    (void)state;
    explains(NEAR, "mi: ");
    explains(NEAR "&page.item=first", "for aid, first:");
    explains(NEAR "&page.row.node=is&page.row.collocate=first",
             "for is, first:");
    explains(NEAR "&page.row.node=aid&page.row.rank=1", "for aid, ");
    fails(NEAR "&page.row.O11=777", 400, "no such row");
    fails(NEAR "&page.row.log_dice=1", 400, "no such row");
    fails(NEAR "&page.row.colour=red", 400, "no such row");
}

static void charts_have_a_command_line(void **state)
{
    (void)state;
    explains(
        "/one/chart/bars.json?limit=3&chart.width=84",
        "{\"command\": \"zili chart bars one.zili --limit 3 --width 84 -o "
        "bars.pdf\"}\n");
    fails("/one/chart/bars.json?limit=x", 400, "--limit wants");
}

/* ---- an index that changes ---- */

static void index_again(const char *name, const char *text)
{
    const char *const texts[] = { "c.md", text, NULL };
    char folder[220];

    snprintf(folder, sizeof folder, "%s/%s", scratch, name);
    zl_file_remove(folder);
    snprintf(folder, sizeof folder, "%s/%s.zili", scratch, name);
    zl_file_remove(folder);
    zili_corpus_close(index_texts(name, NULL, texts));
}

static void an_index_that_changes_is_asked_anew(void **state)
{
    uint64_t before = web_site_stamp(&site);

    (void)state;
    json_object *json = page("/two/kwic.json?query=aid");
    assert_int_equal(number(json, "total"), 4);
    json_object_put(json);
    index_again("two", "No aid.\n");
    assert_true(web_site_stamp(&site) != before);
    assert_true(web_site_is_stale(&site));
    json = page("/two/kwic.json?query=aid");
    assert_int_equal(number(json, "total"), 1);
    json_object_put(json);
    assert_false(web_site_is_stale(&site));
}

static void an_index_that_goes_stays_as_it_was(void **state)
{
    char folder[220];

    (void)state;
    json_object *json = page("/two/kwic.json?query=aid");
    int64_t total = number(json, "total");
    json_object_put(json);
    snprintf(folder, sizeof folder, "%s/two.zili", scratch);
    zl_file_remove(folder);
    json = page("/two/kwic.json?query=aid&page.rows=1");
    assert_int_equal(number(json, "total"), total);
    json_object_put(json);
    json = page("/one/kwic.json?query=aid");
    json_object_put(json);
}

static void an_index_that_is_damaged_is_one_alone(void **state)
{
    char path[240];

    (void)state;
    index_again("two", "No aid.\n");
    json_object_put(page("/two/kwic.json?query=aid"));
    snprintf(path, sizeof path, "%s/two.zili/catalogue.sqlite", scratch);
    write_file(path, "damaged", 7);
    fails("/two/kwic.json?query=aid", 400, "catalogue.sqlite");
    fails("/two/kwic.json?query=aid", 400, "catalogue.sqlite");
    json_object_put(page("/one/kwic.json?query=aid"));
    index_again("two", "No aid.\n");
    json_object_put(page("/two/kwic.json?query=aid"));
}

/* ---- memory ---- */

static void refuse_memory(const char *target)
{
    size_t files = open_files(), expected_size;
    bool done = false;

    ask(target, NULL);
    assert_int_equal(got.status, 200);
    expected_size = got.size;
    web_answer_clear(&got);
    for (long n = 0; !done; n = next_grant(n)) {
        web_shelf_clear(&desk.shelf);
        granted = n;
        ask(target, NULL);
        granted = -1;
        done = got.status == 200;
        if (done)
            assert_int_equal(got.size, expected_size);
        else
            assert_true(got.status == 503 || got.status == 500 ||
                        got.status == 400);
        web_answer_clear(&got);
        assert_int_equal(open_files(), files);
    }
}

static void memory_may_be_refused(void **state)
{
    (void)state;
    refuse_memory("/one/freq.json?limit=5&page.sort=term");
    refuse_memory("/one/kwic.csv?query=aid");
    refuse_memory("/one/text/a");
    refuse_memory("/one/explain/colloc?query=aid&page.measure=log_dice&"
                  "page.item=is");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_part_of_the_table),
        cmocka_unit_test(a_body_has_more_parameters),
        cmocka_unit_test(every_analysis_answers_or_says_why),
        cmocka_unit_test(what_is_not_there_is_said),
        cmocka_unit_test(what_is_asked_wrongly_is_said),
        cmocka_unit_test(long_names_are_cut_as_text),
        cmocka_unit_test(downloads_are_what_the_library_writes),
        cmocka_unit_test(drawings_are_files),
        cmocka_unit_test(widths_of_drawings_are_their_own),
        cmocka_unit_test(documents_are_byte_for_byte),
        cmocka_unit_test(measures_are_explained),
        cmocka_unit_test(charts_have_a_command_line),
        cmocka_unit_test(an_index_that_changes_is_asked_anew),
        cmocka_unit_test(an_index_that_goes_stays_as_it_was),
        cmocka_unit_test(an_index_that_is_damaged_is_one_alone),
        cmocka_unit_test(memory_may_be_refused),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
