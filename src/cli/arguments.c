/* arguments.c -- the command line → options and operands. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

struct parser {
    const cli_set *sets;
    size_t set_count;
    char **arguments;
    int count, at;
    zili_error *err;
};

static zili_status unknown(const struct parser *parser, const char *argument)
{
    snprintf(parser->err->text, sizeof parser->err->text,
             "There is no option %s; see --help.", argument);
    return parser->err->status = ZILI_EUSAGE;
}

/* The option with this name (or letter), and the struct it fills. */
static const zili_option *find(const struct parser *parser, const char *name,
                               char letter, void **fields)
{
    for (size_t i = 0; i < parser->set_count; i++) {
        const zili_option *option =
            zili_option_find(parser->sets[i].list, name, letter);
        if (option) {
            *fields = parser->sets[i].fields;
            return option;
        }
    }
    return NULL;
}

/* The argument after the current one, or NULL. */
static const char *next_argument(struct parser *parser)
{
    return parser->at + 1 < parser->count ? parser->arguments[++parser->at]
                                          : NULL;
}

/* --name, --name=value, --name value */
static zili_status long_option(struct parser *parser)
{
    char *argument = parser->arguments[parser->at];
    char *equals = strchr(argument, '=');
    void *fields = NULL;

    if (equals)
        *equals = 0;
    const zili_option *option = find(parser, argument + 2, 0, &fields);
    const char *value = equals ? equals + 1 : NULL;
    if (!option)
        return unknown(parser, argument);
    if (!value && option->type != ZILI_OPTION_FLAG)
        value = next_argument(parser);
    return zili_option_set(option, fields, value, parser->err);
}

/* -n, -nvalue, -n value */
static zili_status short_option(struct parser *parser)
{
    const char *argument = parser->arguments[parser->at];
    void *fields = NULL;
    const zili_option *option = find(parser, NULL, argument[1], &fields);
    const char *value = argument[2] ? argument + 2 : NULL;

    if (!option || (option->type == ZILI_OPTION_FLAG && value))
        return unknown(parser, argument);
    if (!value && option->type != ZILI_OPTION_FLAG)
        value = next_argument(parser);
    return zili_option_set(option, fields, value, parser->err);
}

static bool asks_for_help(const char *argument)
{
    return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0;
}

zili_status cli_arguments(cli_operands *operands, const cli_set *sets,
                          size_t set_count, int count, char **arguments,
                          zili_error *err)
{
    struct parser parser = { sets, set_count, arguments, count, 0, err };
    bool options_ended = false;
    zili_status status = ZILI_OK;

    *operands = (cli_operands){ .items = calloc((size_t)count + 1,
                                                sizeof *operands->items) };
    if (!operands->items)
        return cli_no_memory(err);
    for (; !status && parser.at < count; parser.at++) {
        const char *argument = arguments[parser.at];
        if (options_ended || argument[0] != '-' || !argument[1])
            operands->items[operands->count++] = argument;
        else if (strcmp(argument, "--") == 0)
            options_ended = true;
        else if (asks_for_help(argument))
            operands->help = true;
        else
            status = argument[1] == '-' ? long_option(&parser)
                                        : short_option(&parser);
    }
    return operands->help ? ZILI_OK : status;
}

int cli_begin(const cli_command *command, cli_operands *operands,
              const cli_set *sets, size_t set_count, int count,
              char **arguments)
{
    zili_error err = { 0 };
    zili_status status =
        cli_arguments(operands, sets, set_count, count, arguments, &err);

    if (status)
        return cli_misused(command, err.text);
    if (!operands->help)
        return CLI_GO_ON;
    cli_print_help(stdout, command);
    return cli_close_output();
}
