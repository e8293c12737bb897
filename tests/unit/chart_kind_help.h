/* chart_kind_help.h -- a kind of chart from a table in a line. */
#ifndef CHART_KIND_HELP_H
#define CHART_KIND_HELP_H

#include "chart_help.h"

static inline zl_plan plan_of(const char *kind, const char *text,
                              zili_chart_options options)
{
    zili_table *table = table_of(text);
    zl_plan plan;

    zl_plan_init(&plan, &fake_ruler);
    zl_chart_plan(&plan, zili_chart_find(kind), table, &options);
    zili_table_free(table);
    return plan;
}

static inline zl_plan good_plan_of(const char *kind, const char *text,
                                   zili_chart_options options)
{
    zili_error err = { 0 };
    zl_plan plan = plan_of(kind, text, options);

    if (zl_plan_check(&plan, &err))
        fail_msg("%s", err.text);
    return plan;
}

static inline zl_plan good_plan(const char *kind, const char *text)
{
    return good_plan_of(kind, text, (zili_chart_options){ 0 });
}

static inline void assert_fails(const char *kind, const char *text,
                                zili_chart_options options,
                                const char *sentence)
{
    zili_error err = { 0 };
    zl_plan plan = plan_of(kind, text, options);

    assert_int_equal(zl_plan_check(&plan, &err), ZILI_EUSAGE);
    assert_string_equal(err.text, sentence);
    zl_plan_clear(&plan);
}

/* The sentence names a width, and with that width it works. */
static inline void assert_width_is_enough(const char *kind, const char *text,
                                          double width)
{
    zili_chart_options options = { .width = width };
    zl_plan plan = plan_of(kind, text, options);
    zili_error err = { 0 };

    if (zl_plan_check(&plan, &err) == ZILI_OK)
        fail_msg("%s is drawn at %g mm", kind, width);
    zl_plan_clear(&plan);
    const char *need = strstr(err.text, "need ");
    if (!need)
        fail_msg("%s", err.text);
    options.width = need ? strtod(need + 5, NULL) : 0;
    assert_true(options.width > width);
    plan = plan_of(kind, text, options);
    if (zl_plan_check(&plan, &err))
        fail_msg("%s", err.text);
    zl_plan_clear(&plan);
}

static inline void assert_survives(const char *kind, const char *text,
                                   zili_chart_options options)
{
    zili_table *table = table_of(text);
    long n = 0;

    for (;; n++) {
        zl_plan plan;
        zl_refuse_after(n);
        zl_plan_init(&plan, &fake_ruler);
        zl_chart_plan(&plan, zili_chart_find(kind), table, &options);
        zili_status status = zl_plan_check(&plan, NULL);
        zl_plan_clear(&plan);
        zl_refuse_after(-1);
        if (status == ZILI_OK)
            break;
        assert_int_equal(status, ZILI_ENOMEM);
    }
    assert_true(n > 20);
    zili_table_free(table);
}

static inline void assert_survives_lack_of_memory(const char *kind,
                                                  const char *text)
{
    assert_survives(kind, text,
                    (zili_chart_options){ .title = "A title 题目" });
}

/* ---- any table at all ---- */

static const char long_label[] =
    "自力更生独立自主立足国内 Self-reliance الاعتماد على النفس 🙂 "
    "a-word-without-any-place-where-it-could-be-broken-at-all-"
    "自力更生独立自主立足国内自力更生独立自主立足国内自力更生独立自主立足国内 "
    "and so on and so on";

/* At the width of a column and at that of a page a plan is good, or says in
 * a sentence why there is none. */
static inline void assert_drawn(const char *kind, const char *text,
                                zili_chart_options options)
{
    static const double widths[] = { 84, 174 };

    for (int i = 0; i < 2; i++) {
        zili_error err = { 0 };
        options.width = widths[i];
        zl_plan plan = plan_of(kind, text, options);
        if (zl_plan_check(&plan, &err))
            fail_msg("%s at %g mm: %s", kind, widths[i], err.text);
        zl_plan_clear(&plan);
    }
}

/* A head, and `count` times a row in which %d is the number of the row. */
static inline void assert_rows_drawn_as(const char *kind, const char *head,
                                        const char *row, int count,
                                        zili_chart_options options)
{
    zl_str text = { 0 };

    zl_str_add_text(&text, head);
    for (int i = 0; i < count; i++) {
        zl_str_add_byte(&text, '\n');
        for (const char *at = row; *at; at++)
            if (*at == '@')
                zl_str_add_text(&text, long_label);
            else if (*at == '$')
                zl_str_format(&text, "%d", i);
            else
                zl_str_add_byte(&text, *at);
    }
    assert_drawn(kind, zl_str_text(&text), options);
    zl_str_clear(&text);
}

static inline void assert_rows_drawn(const char *kind, const char *head,
                                     const char *row, int count)
{
    assert_rows_drawn_as(kind, head, row, count, (zili_chart_options){ 0 });
}

#endif
