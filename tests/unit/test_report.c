/* test_report.c -- a report from made-up answers: what is made of it, what is
 * found when it is made again, and every lack of memory. */
#include "base/fail.h"
#include "base/file.h"
#include "report/make.h"
#include "report/manifest.h"
#include "table/table.h"

#include "base_help.h"
#include "chart_help.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zili/report.h>

static char folder[] = "/tmp/zili-report-XXXXXX";
static char plan[64], index_path[64], output[64];

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* A table whose number is what `user` points to. */
static zili_status answer(void *user, const char *corpus, const char *name,
                          const zili_texts *arguments, zili_table **out,
                          zili_error *err)
{
    zl_str text = { 0 };

    (void)corpus, (void)name, (void)arguments;
    zl_str_format(&text, "term\tlabel\tcount\nthe\tx\t%d\n词\ty\t1",
                  *(int *)user);
    zili_status status =
        text.failed ? zl_no_memory(err)
                    : zl_table_parse(out, "answer", zl_str_view(&text), err);
    zl_str_clear(&text);
    return status;
}

static int open_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(plan, sizeof plan, "%s/plan.yaml", folder);
    snprintf(index_path, sizeof index_path, "%s/x.zili", folder);
    snprintf(output, sizeof output, "%s/out", folder);
    write_text(index_path, "an index");
    write_text(plan, "title: A title\ncorpus: x.zili\nexhibits:\n"
                     "  - {name: a, section: One, caption: C, analysis: freq,"
                     " options: {by: label}}\n");
    return 0;
}

static int close_folder(void **state)
{
    (void)state;
    zl_file_remove(folder);
    return 0;
}

static void make(int number)
{
    zili_report_options options = { .output = output,
                                    .format = "html,md,latex" };
    zili_error err = { 0 };

    if (zili_report_write(plan, &options, answer, &number, &err))
        fail_msg("%s", err.text);
}

static void gather(void *user, const char *sentence)
{
    zl_str_format(user, "%s\n", sentence);
}

/* The differences when `number` is the answer. */
static zl_str differences(int number, uint64_t *count)
{
    zl_str said = { 0 };
    zili_error err = { 0 };

    if (zili_report_verify(output, answer, &number, gather, &said, count,
                           &err))
        fail_msg("%s", err.text);
    return said;
}

static void a_report_is_the_same_again(void **state)
{
    uint64_t count;

    (void)state;
    make(7);
    assert_true(zili_report_is(output));
    assert_false(zili_report_is(folder));
    zl_str said = differences(7, &count);
    assert_string_equal(zl_str_text(&said), "");
    assert_int_equal(count, 0);
    zl_str_clear(&said);
}

static void another_answer_is_found_with_its_line(void **state)
{
    uint64_t count;

    (void)state;
    make(7);
    zl_str said = differences(8, &count);
    assert_non_null(strstr(zl_str_text(&said), "a.tsv, line 2: \"the\tx\t7"));
    assert_non_null(strstr(zl_str_text(&said), "comes out as \"the\tx\t8"));
    assert_non_null(strstr(zl_str_text(&said),
                           ", a, row 1, count: \"7\" comes out as \"8\""));
    assert_int_equal(count, 5);
    zl_str_clear(&said);
}

static void another_input_is_found(void **state)
{
    uint64_t count;

    (void)state;
    make(7);
    write_text(index_path, "an index!");
    zl_str said = differences(7, &count);
    assert_string_equal(zl_str_text(&said),
                        "../x.zili: is not what the report was made from\n");
    assert_int_equal(count, 1);
    zl_str_clear(&said);
    write_text(index_path, "an index");
}

/* A manifest is bytes from outside: it names no file elsewhere. */
static void a_manifest_leads_nowhere_else(void **state)
{
    static const char *const names[] = { "../plan.yaml", "/etc/passwd",
                                         "figures/../../plan.yaml", "..", "" };
    char path[96];
    int number = 7;
    uint64_t count;

    (void)state;
    make(7);
    snprintf(path, sizeof path, "%s/" ZL_MANIFEST, output);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        zl_str text = { 0 }, said = { 0 };
        zl_str_format(&text,
                      "{\"plan\": \"../plan.yaml\", \"corpus\": \"../x.zili\","
                      " \"formats\": \"md\", \"files\": [{\"path\": \"%s\"}]}",
                      names[i]);
        write_text(path, zl_str_text(&text));
        assert_int_equal(zili_report_verify(output, answer, &number, gather,
                                            &said, &count, NULL),
                         ZILI_EFORMAT);
        zl_str_clear(&text);
        zl_str_clear(&said);
    }
}

/* What LaTeX takes for its own, in every text that it gets. */
#define NASTY "\\ { } $ & # _ % ~ ^ [a] *b < > | \" `` -- 自力更生，“词” é"

static zili_status answer_nastily(void *user, const char *corpus,
                                  const char *name,
                                  const zili_texts *arguments,
                                  zili_table **out, zili_error *err)
{
    zili_table *table = zl_table_new();

    (void)user, (void)corpus, (void)name, (void)arguments;
    zl_table_text_column(table, "term");
    zl_table_text_column(table, NASTY);
    zl_table_count_column(table, "count");
    for (int i = 0; i < 80; i++) {
        zl_table_add_text(table, zl_view_of(i ? NASTY : "[x"));
        zl_table_add_text(table, zl_view_of("* " NASTY NASTY NASTY));
        zl_table_add_integer(table, i);
    }
    zl_table_add_note(table, "%s", NASTY);
    return zl_table_finish(table, out, err);
}

/* Commands are ours, word for word.
 * NOLINTBEGIN(cert-env33-c) */

/* Where there is no TeX nothing is looked at. */
static void xelatex_takes_what_latex_is_written(void **state)
{
    zili_report_options options = { .output = output, .format = "latex" };
    char command[256], path[96];
    zili_error err = { 0 };

    (void)state;
    if (system("xelatex --version >/dev/null 2>&1 && kpsewhich xeCJK.sty "
               ">/dev/null 2>&1")) {
        print_message("xelatex with xeCJK is not there.\n");
        skip();
    }
    snprintf(path, sizeof path, "%s/nasty.yaml", folder);
    write_text(path, "title: 'A $ & # _ % ~ ^ title'\ncorpus: x.zili\n"
                     "exhibits:\n  - {name: a, section: 'One & {50 %}', "
                     "caption: 'C_ 词', note: '[N', analysis: freq}\n");
    if (zili_report_write(path, &options, answer_nastily, NULL, &err))
        fail_msg("%s", err.text);
    snprintf(command, sizeof command,
             "cd %s && xelatex -interaction=nonstopmode -halt-on-error "
             "report.tex >/dev/null 2>&1",
             output);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command,
             "grep -q 'Missing character' %s/report.log", output);
    assert_int_not_equal(system(command), 0);
}
/* NOLINTEND(cert-env33-c) */

static void check_status(zili_status status, const zili_error *err)
{
    if (status != ZILI_OK && status != ZILI_ENOMEM)
        fail_msg("%s", err->text);
}

static void every_lack_of_memory_is_survived(void **state)
{
    zili_report_options options = { .output = output,
                                    .format = "html,md,latex" };
    zili_status status = ZILI_ENOMEM;
    zili_error err = { 0 };
    int number = 7;

    (void)state;
    for (long n = 0; status; n++) {
        zl_refuse_after(n);
        status = zili_report_write(plan, &options, answer, &number, &err);
        zl_refuse_after(-1);
        check_status(status, &err);
    }
}

static void every_lack_of_memory_is_survived_again(void **state)
{
    zili_status status = ZILI_ENOMEM;
    zili_error err = { 0 };
    int number = 8;
    uint64_t count = 0;

    (void)state;
    make(7);
    for (long n = 0; status; n++) {
        zl_str said = { 0 };
        zl_refuse_after(n);
        status = zili_report_verify(output, answer, &number, gather, &said,
                                    &count, &err);
        zl_refuse_after(-1);
        zl_str_clear(&said);
        check_status(status, &err);
    }
    assert_int_equal(count, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_is_the_same_again),
        cmocka_unit_test(another_answer_is_found_with_its_line),
        cmocka_unit_test(another_input_is_found),
        cmocka_unit_test(a_manifest_leads_nowhere_else),
        cmocka_unit_test(xelatex_takes_what_latex_is_written),
        cmocka_unit_test(every_lack_of_memory_is_survived),
        cmocka_unit_test(every_lack_of_memory_is_survived_again),
    };

    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
