/* ask.c -- options from the parameters of an address. */
#include "ask.h"
#include "fail.h"
#include "memory_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAGE "page."
#define CHART "chart."
#define OWN_THEMES "site"

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* ---- files that come with the question ---- */

/* A file in memory with these bytes; its path, or NULL. */
static const char *bring(web_ask *ask, const char *option, const char *bytes,
                         zili_error *err)
{
    size_t i = ask->file_count;

    if (i == WEB_FILES) {
        web_fail(err, ZILI_EUSAGE,
                 "What --%s brings along cannot be taken: there are too many "
                 "such files.",
                 option);
        return NULL;
    }
    int fd = web_memory_file(bytes, strlen(bytes));
    if (fd < 0) {
        web_fail(err, ZILI_EIO, "What --%s brings along cannot be taken: %s.",
                 option, strerrordesc_np(errno));
        return NULL;
    }
    ask->file_count++;
    ask->files[i].option = option;
    ask->files[i].fd = fd;
    snprintf(ask->files[i].path, sizeof ask->files[i].path, "/dev/fd/%d", fd);
    return ask->files[i].path;
}

/* Whether the value of an option that is a file is a word, as "hyphen". */
static bool is_word(const zili_option *option, const char *value)
{
    const char *const *word = option->choices;

    while (word && *word && strcmp(*word, value) != 0)
        word++;
    return word && *word;
}

static bool is_own_themes(const zili_option *option, const char *value)
{
    return strcmp(option->name, "themes") == 0 &&
           strcmp(value, OWN_THEMES) == 0;
}

static bool is_index(const zili_option *option)
{
    return strcmp(option->name, "against") == 0;
}

static const char *file_of(web_ask *ask, const web_site *site,
                           const zili_option *option, const char *value,
                           zili_error *err)
{
    const web_corpus *other = web_site_find(site, value);

    if (is_own_themes(option, value)) {
        if (!site->themes)
            web_fail(err, ZILI_EUSAGE,
                     "This page was begun without a file of themes.");
        return site->themes;
    }
    if (is_index(option) && other)
        return other->path;
    return is_word(option, value) ? value
                                  : bring(ask, option->name, value, err);
}

/* ---- options ---- */

static zili_status set_option(web_ask *ask, const web_site *site,
                              const char *name, const char *value,
                              zili_error *err)
{
    const zili_analysis *analysis = ask->question.analysis;
    const zili_option *option = zili_option_find(analysis->options, name, 0);

    if (!option)
        return web_fail(err, ZILI_EUSAGE,
                        "The analysis %s has no option \"%s\".",
                        analysis->name, name);
    if (option->type == ZILI_OPTION_FILES)
        return web_fail(err, ZILI_EUSAGE,
                        "--%s is for the command line alone.", name);
    if (option->type == ZILI_OPTION_FILE)
        value = file_of(ask, site, option, value, err);
    if (!value)
        return err->status;
    return zili_option_set(option, ask->question.options, value, err);
}

static zili_status set_chart_option(web_ask *ask, const char *name,
                                    const char *value, zili_error *err)
{
    const zili_option *option =
        zili_option_find(zili_chart_option_list, name, 0);

    if (!ask->chart || !option)
        return web_fail(err, ZILI_EUSAGE, "Charts have no option \"%s\".",
                        name);
    return zili_option_set(option, &ask->chart_options, value, err);
}

static zili_status set_one(web_ask *ask, const web_site *site,
                           const web_parameter *given, zili_error *err)
{
    if (begins(given->name, PAGE))
        return ZILI_OK;
    if (begins(given->name, CHART))
        return set_chart_option(ask, given->name + strlen(CHART), given->value,
                                err);
    if (strcmp(given->name, "query") != 0)
        return set_option(ask, site, given->name, given->value, err);
    if (!*ask->question.analysis->operands)
        return web_fail(err, ZILI_EUSAGE, "The analysis %s takes no query.",
                        ask->question.analysis->name);
    return cli_question_add_query(&ask->question, given->value, err);
}

zili_status web_ask_read(web_ask *ask, const web_site *site,
                         const zili_analysis *analysis,
                         const zili_chart *chart, const web_address *address,
                         zili_error *err)
{
    *ask = (web_ask){ .chart = chart };
    zili_status status = cli_question_new(&ask->question, analysis, err);

    if (!status && chart)
        status = cli_question_set(&ask->question, chart->arguments, err);
    for (size_t i = 0; !status && i < address->parameter_count; i++)
        status = set_one(ask, site, &address->parameters[i], err);
    if (!status)
        ((zili_question *)ask->question.options)->pages = true;
    return status;
}

void web_ask_clear(web_ask *ask)
{
    for (size_t i = 0; i < ask->file_count; i++)
        close(ask->files[i].fd);
    zili_options_clear(zili_chart_option_list, &ask->chart_options);
    cli_question_free(&ask->question);
    *ask = (web_ask){ 0 };
}

/* ---- the command line ---- */

/* What only the page has a use for, beside the table that it shows. */
static bool is_of_page(const char *name)
{
    return begins(name, PAGE) || strcmp(name, "places") == 0;
}

/* As a shell takes it for one word. */
static void write_word(FILE *out, const char *word)
{
    size_t plain = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQR"
                                "STUVWXYZ0123456789_-+.,:/@=%");

    if (*word && !word[plain]) {
        fputs(word, out);
        return;
    }
    putc('\'', out);
    for (; *word; word++)
        if (*word == '\'')
            fputs("'\\''", out);
        else
            putc(*word, out);
    putc('\'', out);
}

/* What stood in a file has no name that we know. */
static void write_file(FILE *out, const web_site *site,
                       const zili_option *option, const char *value)
{
    if (is_word(option, value))
        write_word(out, value);
    else if (is_index(option) && web_site_find(site, value))
        fprintf(out, "%s.zili", value);
    else
        fprintf(out, "%s",
                strcmp(option->name, "themes") == 0 ? "themes.yaml" : "FILE");
}

static void write_parameter(FILE *out, const web_site *site,
                            const zili_option *list, const char *name,
                            const char *value)
{
    const zili_option *option = zili_option_find(list, name, 0);

    if (!option)
        return;
    if (option->type == ZILI_OPTION_FLAG) {
        if (strcmp(value, "true") == 0)
            fprintf(out, " --%s", name);
        return;
    }
    fprintf(out, " --%s ", name);
    if (option->type == ZILI_OPTION_FILE)
        write_file(out, site, option, value);
    else
        write_word(out, value);
}

static void write_queries(FILE *out, const web_address *address)
{
    bool ended = false;

    for (size_t i = 0; i < address->parameter_count; i++) {
        const web_parameter *given = &address->parameters[i];
        if (strcmp(given->name, "query") != 0)
            continue;
        if (given->value[0] == '-' && !ended) {
            fputs(" --", out);
            ended = true;
        }
        putc(' ', out);
        write_word(out, given->value);
    }
}

void web_ask_command(FILE *out, const web_site *site, const char *corpus,
                     const zili_analysis *analysis, const zili_chart *chart,
                     const web_address *address)
{
    if (chart)
        fprintf(out, "zili chart %s %s.zili", chart->name, corpus);
    else
        fprintf(out, "zili %s %s.zili", analysis->name, corpus);
    for (size_t i = 0; i < address->parameter_count; i++) {
        const web_parameter *given = &address->parameters[i];
        if (begins(given->name, CHART))
            write_parameter(out, site, zili_chart_option_list,
                            given->name + strlen(CHART), given->value);
        else if (!is_of_page(given->name))
            write_parameter(out, site, analysis->options, given->name,
                            given->value);
    }
    if (chart)
        fprintf(out, " -o %s.pdf", chart->name);
    write_queries(out, address);
}
