/* ask.c -- an analysis from arguments. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

zili_status cli_question_new(cli_question *question,
                             const zili_analysis *analysis, zili_error *err)
{
    question->analysis = analysis;
    question->options = malloc(analysis->options_size);
    if (!question->options)
        return cli_no_memory(err);
    memcpy(question->options, analysis->defaults, analysis->options_size);
    return ZILI_OK;
}

void cli_question_free(cli_question *question)
{
    if (!question->options)
        return;
    zili_question *common = question->options;
    free(common->queries.items);
    zili_options_clear(question->analysis->options, question->options);
    free(question->options);
    question->options = NULL;
}

zili_status cli_question_add_query(cli_question *question, const char *query,
                                   zili_error *err)
{
    zili_texts *queries = &((zili_question *)question->options)->queries;
    const char **items =
        realloc(queries->items, (queries->count + 1) * sizeof *items);

    if (!items)
        return cli_no_memory(err);
    items[queries->count++] = query;
    queries->items = items;
    return ZILI_OK;
}

static zili_status set_one(cli_question *question, const char *name,
                           const char *value, zili_error *err)
{
    if (strcmp(name, "query") == 0)
        return cli_question_add_query(question, value, err);
    const zili_option *option =
        zili_option_find(question->analysis->options, name, 0);
    if (option)
        return zili_option_set(option, question->options, value, err);
    snprintf(err->text, sizeof err->text,
             "The analysis %s has no option \"%s\".", question->analysis->name,
             name);
    return err->status = ZILI_EUSAGE;
}

zili_status cli_question_set(cli_question *question,
                             const char *const *arguments, zili_error *err)
{
    zili_status status = ZILI_OK;

    for (; !status && arguments && arguments[0]; arguments += 2)
        status = set_one(question, arguments[0], arguments[1], err);
    return status;
}
