/* describe.c -- analyses, their options, and charts, as JSON. */
#include "describe.h"
#include "json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *type_name(zili_option_type type)
{
    static const char *const names[] = {
        [ZILI_OPTION_FLAG] = "flag",     [ZILI_OPTION_NUMBER] = "number",
        [ZILI_OPTION_SIZE] = "size",     [ZILI_OPTION_COUNT] = "number",
        [ZILI_OPTION_REAL] = "real",     [ZILI_OPTION_MEASURE] = "real",
        [ZILI_OPTION_TEXT] = "text",     [ZILI_OPTION_FILE] = "file",
        [ZILI_OPTION_LIST] = "list",     [ZILI_OPTION_FILES] = "files",
        [ZILI_OPTION_CHOICE] = "choice",
    };

    return names[type];
}

/* To six decimals, with a point in every locale; what is not said is NAN. */
static void write_real(FILE *out, double value)
{
    if (!(value > -1e9 && value < 1e9)) {
        fputs("null", out);
        return;
    }
    long long millionths = (long long)(value * 1e6 + (value < 0 ? -0.5 : 0.5));
    fprintf(out, "%s%lld.%06lld", millionths < 0 ? "-" : "",
            llabs(millionths) / 1000000, llabs(millionths) % 1000000);
}

/* What the option is where nobody sets it, as text; a number that stands for
 * "not said" is none. */
static void write_value(FILE *out, const zili_option *option,
                        const void *defaults)
{
    const void *field = (const char *)defaults + option->offset;

    fputs(", \"value\": ", out);
    switch (option->type) {
    case ZILI_OPTION_FLAG:
        fputs(*(const bool *)field ? "true" : "false", out);
        return;
    case ZILI_OPTION_NUMBER:
    case ZILI_OPTION_SIZE:
    case ZILI_OPTION_COUNT:
        if (*(const uint64_t *)field >> 62 == 0)
            fprintf(out, "%" PRIu64, *(const uint64_t *)field);
        else
            fputs("null", out);
        return;
    case ZILI_OPTION_REAL:
    case ZILI_OPTION_MEASURE:
        write_real(out, *(const double *)field);
        return;
    case ZILI_OPTION_CHOICE: {
        int choice = *(const int *)field; /* less than 0: not said */
        web_json_text(out, choice < 0 ? NULL : option->choices[choice]);
        return;
    }
    case ZILI_OPTION_TEXT:
    case ZILI_OPTION_FILE:
        web_json_text(out, *(const char *const *)field);
        return;
    case ZILI_OPTION_LIST:
    case ZILI_OPTION_FILES:
        fputs("null", out);
        return;
    }
}

/* The beginning of an object: members and their texts, or NULL. */
static void begin_object(FILE *out, size_t count,
                         const char *const members[][2])
{
    for (size_t i = 0; i < count; i++) {
        fputs(i > 0 ? ", " : "{", out);
        web_json_member(out, members[i][0], members[i][1]);
    }
}

static void write_option(FILE *out, const zili_option *option,
                         const void *defaults)
{
    const char *const members[][2] = {
        { "name", option->name },
        { "type", type_name(option->type) },
        { "takes", option->value },
        { "help", option->help },
    };

    begin_object(out, 4, members);
    write_value(out, option, defaults);
    if (option->choices) {
        fputs(", \"choices\": [", out);
        for (size_t i = 0; option->choices[i]; i++) {
            fputs(i > 0 ? ", " : "", out);
            web_json_text(out, option->choices[i]);
        }
        putc(']', out);
    }
    putc('}', out);
}

static void write_options(FILE *out, const zili_option *list,
                          const void *defaults)
{
    const char *between = "";

    fputs("\"options\": [", out);
    for (; list->name; list++) {
        fputs(between, out);
        write_option(out, list, defaults);
        between = ",\n  ";
    }
    putc(']', out);
}

/* Another member: names and what they mean, by turns. */
static void write_pairs(FILE *out, const char *name, const char *const *pairs)
{
    fprintf(out, ",\n \"%s\": [", name);
    for (; pairs && pairs[0]; pairs += 2) {
        putc('[', out);
        web_json_text(out, pairs[0]);
        fputs(", ", out);
        web_json_text(out, pairs[1]);
        fputs(pairs[2] ? "], " : "]", out);
    }
    putc(']', out);
}

static void write_analysis(FILE *out, const zili_analysis *analysis)
{
    const char *const members[][2] = {
        { "name", analysis->name },
        { "summary", analysis->summary },
        { "operands", analysis->operands },
    };

    begin_object(out, 3, members);
    write_pairs(out, "columns", analysis->columns);
    fputs(",\n ", out);
    write_options(out, analysis->options, analysis->defaults);
    putc('}', out);
}

static void write_chart(FILE *out, const zili_chart *chart)
{
    const char *const members[][2] = {
        { "name", chart->name },
        { "summary", chart->summary },
        { "analysis", chart->analysis },
        { "columns", chart->columns },
    };

    begin_object(out, 4, members);
    write_pairs(out, "arguments", chart->arguments);
    putc('}', out);
}

static void write_all(FILE *out, const web_site *site)
{
    zili_chart_options usual = { 0 };

    putc('{', out);
    web_json_member(out, "version", zili_version());
    fprintf(out, ", \"themes\": %s,\n\"corpora\": [",
            site->themes ? "true" : "false");
    for (size_t i = 0; i < site->count; i++) {
        fputs(i > 0 ? ", " : "", out);
        web_json_text(out, site->corpora[i].name);
    }
    fputs("],\n\"analyses\": [", out);
    for (size_t i = 0; zili_analyses[i]; i++) {
        fputs(i > 0 ? ",\n" : "", out);
        write_analysis(out, zili_analyses[i]);
    }
    fputs("],\n\"charts\": [", out);
    for (size_t i = 0; zili_charts[i]; i++) {
        fputs(i > 0 ? ",\n" : "", out);
        write_chart(out, zili_charts[i]);
    }
    fputs("],\n\"drawing\": {", out);
    write_options(out, zili_chart_option_list, &usual);
    fputs("}}\n", out);
}

char *web_describe(const web_site *site, size_t *size)
{
    char *text = NULL;
    FILE *out = open_memstream(&text, size);

    if (!out)
        return NULL;
    write_all(out, site);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}
