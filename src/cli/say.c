/* say.c -- messages, and writing to standard output. */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

void cli_say(const char *format, ...)
{
    va_list args;

    fputs("zili: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

void cli_note(void *user, const char *sentence)
{
    (void)user;
    cli_say("%s", sentence);
}

int cli_fail(const zili_error *err)
{
    cli_say("%s", err->text);
    return err->status == ZILI_EUSAGE ? CLI_USAGE : CLI_FAILED;
}

int cli_misused(const cli_command *command, const char *reason)
{
    cli_say("%s", reason);
    cli_print_usage(stderr, command);
    return CLI_USAGE;
}

zili_status cli_no_memory(zili_error *err)
{
    snprintf(err->text, sizeof err->text, "There is not enough memory.");
    return err->status = ZILI_ENOMEM;
}

bool cli_write(void *user, const void *bytes, size_t size)
{
    return fwrite(bytes, 1, size, user) == size;
}

int cli_close_output(void)
{
    bool failed = ferror(stdout) != 0;

    if (fclose(stdout) == 0 && !failed)
        return CLI_DONE;
    cli_say("Cannot write to standard output: %s.", strerrordesc_np(errno));
    return CLI_FAILED;
}

int cli_end_output(zili_status status, const zili_error *err)
{
    return status && !ferror(stdout) ? cli_fail(err) : cli_close_output();
}
