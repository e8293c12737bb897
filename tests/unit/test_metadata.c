/* test_metadata.c -- what paths and tables say of documents. */
#include "base_help.h"
#include "index_help.h"

#include "base/mem.h"
#include "index/column.h"
#include "ingest/metadata.h"

/* ---- patterns ---- */

/* What a pattern makes of a path, "year=1960 title=x"; "-" where it does not
 * match. */
static const char *matched(const char *text, const char *path, bool tail)
{
    static char said[500];
    zl_view values[ZL_PATTERN_PARTS_MOST];
    zl_pattern pattern;
    bool failed = false;
    size_t size = 0;

    assert_int_equal(zl_pattern_read(&pattern, zl_view_of(text), NULL),
                     ZILI_OK);
    strcpy(said, "-");
    if (zl_pattern_match(&pattern, zl_view_of(path), tail, values, &failed))
        for (size_t i = 0; i < pattern.parts.count; i++)
            if (pattern.parts.items[i].kind == ZL_NAMED)
                size += (size_t)snprintf(
                    said + size, sizeof said - size, "%s%.*s=%.*s",
                    size ? " " : "", (int)pattern.parts.items[i].text.size,
                    pattern.parts.items[i].text.bytes, (int)values[i].size,
                    values[i].bytes);
    assert_false(failed);
    zl_pattern_clear(&pattern);
    return said;
}

static void a_pattern_names_parts_of_a_path(void **state)
{
    (void)state;
    assert_string_equal(matched("{y}/{a}-{t}.txt", "1960/li-a-b.txt", false),
                        "y=1960 a=li t=a-b");
    assert_string_equal(matched("{y}/{a}.txt", "x/1960/li.txt", false), "-");
    assert_string_equal(matched("{y}/{a}.txt", "x/1960/li.txt", true),
                        "y=1960 a=li");
    assert_string_equal(matched("{a}.txt", "x/1960/li.txt", false), "a=li");
    assert_string_equal(matched("**/{y}/*.txt", "a/b/1960/li.txt", false),
                        "y=1960");
    assert_string_equal(matched("**/{y}/*.txt", "1960/.txt", false), "y=1960");
    assert_string_equal(matched("{y}/**/{a}.txt", "1960/li.txt", false),
                        "y=1960 a=li");
    assert_string_equal(matched("{y}/**x{a}", "1/2/3x4", false), "y=1 a=4");
    assert_string_equal(matched("{年}年-{题}.txt", "1960年-春天.txt", false),
                        "年=1960 题=春天");
    assert_string_equal(matched("{a}-{b}.txt", "-b.txt", false), "-");
}

/* Whether the parts from `p` on can be `path`, tried in all ways. */
static bool slowly(const zl_pattern *pattern, size_t p, const char *path)
{
    const zl_pattern_part *part = &pattern->parts.items[p];
    size_t size = strlen(path);

    if (p == pattern->parts.count)
        return size == 0;
    for (size_t i = 0; i <= size; i++) {
        zl_view piece = { path, i };
        bool slash = memchr(path, '/', i) != NULL;
        bool fits = part->kind == ZL_LITERAL ? zl_view_same(piece, part->text)
                    : part->kind == ZL_NAMED ? i > 0 && !slash
                    : part->kind == ZL_STAR  ? !slash
                    : part->kind == ZL_STARS ? true
                                             : i == 0 || path[i - 1] == '/';
        if (fits && slowly(pattern, p + 1, path + i))
            return true;
    }
    return false;
}

static void patterns_match_as_all_ways_tried(void **state)
{
    static const char *const pieces[] = { "a", "b", "/", "-", "{x}", "{y}",
                                          "*", "**", "**/", "/**/" };
    uint32_t seed = 7;
    size_t matches = 0;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        zl_view values[ZL_PATTERN_PARTS_MOST];
        char text[64] = "/", path[16] = "";
        zl_pattern pattern;
        bool failed = false;
        for (uint32_t i = 0; i < 2 + next_random(&seed) % 5; i++)
            strcat(text, pieces[next_random(&seed) % 10]);
        for (uint32_t i = 0; i < 1 + next_random(&seed) % 9; i++)
            path[i] = "ab/-"[next_random(&seed) % 4];
        path[0] = '/';
        if (zl_pattern_read(&pattern, zl_view_of(text), NULL) == ZILI_OK) {
            bool found = zl_pattern_match(&pattern, zl_view_of(path), false,
                                          values, &failed);
            if (found != slowly(&pattern, 0, path))
                fail_msg("%s on %s", text, path);
            matches += found;
        }
        zl_pattern_clear(&pattern);
    }
    assert_true(matches > 100);
}

static void a_pattern_with_a_mistake_gets_a_sentence(void **state)
{
    static const char *const wrong[] = { "",       "x",     "{a",     "a}",
                                         "{}",     "{ }",   "{a/b}",  "{a}{b}",
                                         "{a}*",   "***{a}", "{a}-{a}",
                                         "{a{b}}" };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        zl_pattern pattern;
        zili_error err = { 0 };
        assert_int_equal(zl_pattern_read(&pattern, zl_view_of(wrong[i]), &err),
                         ZILI_EUSAGE);
        assert_non_null(strstr(err.text, "does not work"));
        zl_pattern_clear(&pattern);
    }
}

/* ---- tables ---- */

static const char table[] = "title,File,year\n"
                            "A,a.txt,1\n"
                            "B,folder/b,2\n"
                            "C,./c.html,3\n"
                            "D,C:\\x\\d.txt,4\n"
                            "E,a,5\n"
                            "F,a.txt,6\n"
                            "G,,7\n"
                            "H,one/e.txt,8\n"
                            "I,two/e.txt,9\n"
                            "J,never,10\n";

/* The year of the row that a document is joined with, or "". */
static void assert_row(zl_roll *roll, const char *path, const char *name,
                       const char *year)
{
    size_t row = zl_roll_find(roll, zl_view_of(path), zl_view_of(name));
    zl_view found = row == SIZE_MAX ? zl_view_of("")
                                    : zl_roll_cell(roll, row, 1);

    if (!zl_view_is(found, year))
        fail_msg("%s has %.*s", path, (int)found.size, found.bytes);
}

static zl_roll *open_table(const char *text, const char *key)
{
    const char *path = in_scratch("table.csv");
    zili_error err = { 0 };
    zl_roll *roll;

    write_file(path, text, strlen(text));
    if (zl_roll_open(&roll, path, key, NULL, &err))
        fail_msg("%s", err.text);
    return roll;
}

static void rows_are_joined_by_the_names_of_files(void **state)
{
    zl_roll *roll = open_table(table, NULL);
    zl_roll_report report;

    (void)state;
    assert_row(roll, "a.txt", "", "1");
    assert_row(roll, "a.md", "", "5");
    assert_row(roll, "x/a.txt", "", "1");
    assert_row(roll, "folder/b.txt", "", "2");
    assert_row(roll, "b.txt", "", "2");
    assert_row(roll, "other/b.txt", "", "");
    assert_row(roll, "older/b.txt", "", "");
    assert_row(roll, "c.txt", "", "3");
    assert_row(roll, "x/d.txt", "", "4");
    assert_row(roll, "y/d.txt", "", "");
    assert_row(roll, "two/e.txt", "", "9");
    assert_row(roll, "rows.csv#row 7", "a", "5");
    assert_row(roll, "none.txt", "", "");
    zl_roll_tell(roll, &report);
    assert_int_equal(report.rows, 10);
    assert_string_equal(zl_str_text(&report.unused_names),
                        "(line 8), one/e.txt (line 9), never (line 11)");
    assert_int_equal(report.shared, 3);
    assert_string_equal(zl_str_text(&report.repeated_names),
                        "a.txt (line 7)");
    zl_roll_report_clear(&report);
    zl_roll_close(roll);
}

static void every_column_has_a_name_of_its_own(void **state)
{
    zl_roll *roll = open_table("year,file,Year,,note\n1,a,2,3,4\n", NULL);
    static const char *const names[] = { "year", "Year2", "column4", "note" };
    static const char *const values[] = { "1", "2", "3", "4" };

    (void)state;
    assert_int_equal(zl_roll_columns(roll), 4);
    for (size_t i = 0; i < 4; i++) {
        assert_true(zl_view_is(zl_roll_column(roll, i), names[i]));
        assert_true(zl_view_is(zl_roll_cell(roll, 0, i), values[i]));
    }
    zl_roll_close(roll);
}

static void any_column_can_name_files(void **state)
{
    zl_roll *roll = open_table(table, "TITLE");
    size_t row = zl_roll_find(roll, zl_view_of("x/B.txt"), zl_view_of(""));

    (void)state;
    assert_true(zl_view_is(zl_roll_column(roll, 0), "File"));
    assert_true(zl_view_is(zl_roll_cell(roll, row, 0), "folder/b"));
    zl_roll_close(roll);
}

/* ---- all of it ---- */

static zili_status give_document(zili_error *err)
{
    zili_build_options options = { .path_pattern = "{year}/{title}.txt",
                                   .metadata = in_scratch("table.csv") };
    zl_metadata_names names = { "1960/a.txt", false, "1960/a.txt", "a" };
    zl_metadata_missed missed = { 0 }, all = { 0 };
    zl_metadata_found found;
    zl_metadata metadata;
    zl_source source = { 0 };
    zili_status status = zl_metadata_open(&metadata, &options, err);

    if (!status)
        status = zl_metadata_add(&metadata, &source, &names, &found, err);
    if (!status) {
        found.unlisted = true;
        zl_metadata_miss(&missed, "a", found);
        zl_metadata_miss_more(&all, &missed);
        status = zl_metadata_tell(&metadata, &all, &options, err);
    }
    if (!status) {
        const zl_datum *data = source.data.items;
        assert_int_equal(source.data.count, 4);
        assert_string_equal(data[0].value, "1960");
        assert_string_equal(data[3].key, "year");
        assert_string_equal(data[3].value, "5");
    }
    zl_metadata_missed_clear(&missed);
    zl_metadata_missed_clear(&all);
    zl_source_clear(&source);
    zl_metadata_clear(&metadata);
    return status;
}

static void every_lack_of_memory_is_survived(void **state)
{
    long refused = 0;

    (void)state;
    write_file(in_scratch("table.csv"), table, sizeof table - 1);
    for (;; refused++) {
        zili_error err = { 0 };
        zl_refuse_after(refused);
        zili_status status = give_document(&err);
        zl_refuse_after(-1);
        if (!status)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(refused > 20);
}

/* ---- values ---- */

static void values_are_what_they_look_like(void **state)
{
    static const struct {
        zl_column_kind kind;
        const char *fits, *fits_not;
    } cases[] = {
        { ZL_COLUMN_INTEGER, "0|-5|1960|123456789012345678",
          "|-|007|1.0|1e3|1234567890123456789|5 km" },
        { ZL_COLUMN_REAL, "0|1.50|-.5|1e-3|2.E5", ".|-|1.2.3|00.5|1e|e5|1,5" },
        { ZL_COLUMN_DATE, "1960|1960-07|1960-07-03|1960年7月3日|July 3, 1960",
          "196|1960-13|1960-02-30|3.7.60|soon" },
        { ZL_COLUMN_LIST, "a; b|a;b|a；b；|;a;b", "a|a;|;;| ; a" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int good = 0; good < 2; good++) {
            zl_view rest = zl_view_of(good ? cases[i].fits
                                           : cases[i].fits_not);
            zl_view value;
            while (zl_view_next(&rest, '|', &value))
                if (zl_column_fits(cases[i].kind, value) != good)
                    fail_msg("%s: %.*s", zl_column_kind_name(cases[i].kind),
                             (int)value.size, value.bytes);
        }
    for (int i = ZL_COLUMN_TEXT; i <= ZL_COLUMN_LIST; i++)
        assert_int_equal(zl_column_declared(
                             zl_column_declare((zl_column_kind)i)),
                         i);
    assert_int_equal(zl_column_declared("BLOB"), ZL_COLUMN_TEXT);
    assert_int_equal(zl_column_declared(NULL), ZL_COLUMN_TEXT);
}

static void numbers_are_read_in_any_form(void **state)
{
    static const struct {
        const char *text;
        double number;
    } cases[] = { { "0", 0 },       { "-12", -12 },    { "1.25", 1.25 },
                  { "-.5", -0.5 },  { "1e3", 1000 },   { "25e-2", 0.25 },
                  { "1E+2", 100 } };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double number = zl_column_number(zl_view_of(cases[i].text));
        assert_true(number - cases[i].number < 1e-12 &&
                    cases[i].number - number < 1e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_names_parts_of_a_path),
        cmocka_unit_test(patterns_match_as_all_ways_tried),
        cmocka_unit_test(a_pattern_with_a_mistake_gets_a_sentence),
        cmocka_unit_test(rows_are_joined_by_the_names_of_files),
        cmocka_unit_test(every_column_has_a_name_of_its_own),
        cmocka_unit_test(any_column_can_name_files),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(values_are_what_they_look_like),
        cmocka_unit_test(numbers_are_read_in_any_form),
    };

    return cmocka_run_group_tests_name("metadata", tests, make_scratch,
                                       remove_scratch);
}
