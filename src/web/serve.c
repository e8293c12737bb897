/* serve.c -- zili serve X.zili…: a page about some indexes on this machine. */
#include "cli/cli.h"
#include "server.h"

#include <errno.h>
#include <netdb.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct settings {
    const char *host, *token, *themes;
    uint64_t port, workers, seconds, memory;
    bool open;
};

static const zili_option settings_list[] = {
    { "port", 0, ZILI_OPTION_NUMBER, "N",
      "listen on this port (8040); 0: any that is free",
      offsetof(struct settings, port), NULL },
    { "open", 0, ZILI_OPTION_FLAG, NULL, "open the page in the browser",
      offsetof(struct settings, open), NULL },
    { "themes", 't', ZILI_OPTION_FILE, "F", "a file of themes to begin with",
      offsetof(struct settings, themes), NULL },
    { "host", 0, ZILI_OPTION_TEXT, "ADDRESS",
      "listen there and not on 127.0.0.1 alone; whoever comes must show a "
      "token",
      offsetof(struct settings, host), NULL },
    { "token", 0, ZILI_OPTION_TEXT, "TEXT",
      "what must be shown, instead of one made by chance",
      offsetof(struct settings, token), NULL },
    { "workers", 0, ZILI_OPTION_NUMBER, "N",
      "answer so many questions at once; 0: as many as there are cores",
      offsetof(struct settings, workers), NULL },
    { "seconds", 0, ZILI_OPTION_NUMBER, "N",
      "end a question that takes longer (60)",
      offsetof(struct settings, seconds), NULL },
    { "memory", 0, ZILI_OPTION_SIZE, "SIZE",
      "memory that a worker may take beside the indexes (4G); 0: all",
      offsetof(struct settings, memory), NULL },
    { 0 },
};

const zili_option *const cli_serve_options[] = { settings_list, NULL };

/* ---- tokens ---- */

enum { TOKEN_SIZE = 33 };

/* By its numbers, however they are written; any name but one may lead
 * anywhere. */
static bool is_loopback(const char *host)
{
    struct addrinfo hints = { .ai_flags = AI_NUMERICHOST }, *found = NULL;
    char numbers[NI_MAXHOST] = "";

    if (!host || strcmp(host, "localhost") == 0)
        return true;
    if (getaddrinfo(host, NULL, &hints, &found) != 0)
        return false;
    getnameinfo(found->ai_addr, found->ai_addrlen, numbers, sizeof numbers,
                NULL, 0, NI_NUMERICHOST);
    freeaddrinfo(found);
    return strncmp(numbers, "127.", 4) == 0 || strcmp(numbers, "::1") == 0;
}

/* 128 bits of chance. */
static bool make_token(char token[TOKEN_SIZE])
{
    unsigned char bytes[16];

    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return false;
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(token + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

/* Letters and digits: it stands in an address and in a cookie. */
static bool is_token(const char *token)
{
    size_t size = strlen(token);

    return size >= 8 && size <= 128 &&
           strspn(token, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY"
                         "Z0123456789-_") == size;
}

/* ---- the page is there ---- */

/* In a group of its own: Ctrl-C ends the page, and not the browser. */
static void open_browser(const char *address)
{
    char *arguments[] = { (char *)(uintptr_t) "xdg-open",
                          (char *)(uintptr_t)address, NULL };
    posix_spawnattr_t how;
    pid_t pid;

    int failed = posix_spawnattr_init(&how);
    if (!failed) {
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
        failed =
            posix_spawnp(&pid, "xdg-open", NULL, &how, arguments, environ);
        posix_spawnattr_destroy(&how);
    }
    if (failed)
        cli_say("No browser can be opened (xdg-open: %s); open %s yourself.",
                strerrordesc_np(failed), address);
}

/* A name that leads here. Where it listens everywhere that is the machine's,
 * and not "0.0.0.0", which leads nowhere from another. */
static const char *name_of(const char *host, char name[256])
{
    if (!host)
        return "127.0.0.1";
    if (strcmp(host, "0.0.0.0") != 0 && strcmp(host, "::") != 0)
        return host;
    return gethostname(name, 256) == 0 && *name ? name : host;
}

static void say_where(const web_server *server,
                      const web_server_options *options, bool opens)
{
    char name[256] = "", address[512];
    const char *host = name_of(options->host, name);
    bool six = strchr(host, ':') != NULL;

    snprintf(address, sizeof address, "http://%s%.200s%s:%u/%s%s",
             six ? "[" : "", host, six ? "]" : "", web_server_port(server),
             options->token ? "?token=" : "",
             options->token ? options->token : "");
    printf("%s\n", address);
    fflush(stdout);
    cli_say("the page is at %s; Ctrl-C ends it", address);
    if (opens)
        open_browser(address);
}

static void wait_for_end(void)
{
    struct timespec nap = { 0, 100000000 };

    while (!cli_is_stopped(NULL))
        nanosleep(&nap, NULL);
}

/* ---- the command ---- */

static int serve_site(const web_site *site, const cli_operands *operands,
                      const struct settings *settings)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    web_server_options options = {
        .host = settings->host,
        .port = (unsigned)settings->port,
        .token = settings->token,
        .site = site,
        .crew = { .process = { .paths = operands->items,
                               .path_count = operands->count,
                               .themes = settings->themes,
                               .memory = settings->memory },
                  .workers = settings->workers ? settings->workers
                             : cores > 1       ? (size_t)cores
                                               : 2,
                  .seconds = settings->seconds },
    };
    web_server *server = NULL;
    zili_error err = { 0 };

    cli_stop_on_signals();
    if (web_server_start(&server, &options, &err))
        return cli_fail(&err);
    say_where(server, &options, settings->open);
    wait_for_end();
    web_server_stop(server);
    return CLI_DONE;
}

static int serve(const cli_operands *operands, const struct settings *settings)
{
    web_site site = { 0 };
    zili_error err = { 0 };

    zili_status status = web_site_name(&site, operands->items, operands->count,
                                       settings->themes, &err);
    for (size_t i = 0; !status && i < site.count; i++)
        status = web_corpus_open(&site.corpora[i], &err);
    int code = status ? cli_fail(&err) : serve_site(&site, operands, settings);
    web_site_close(&site);
    return code;
}

static bool is_file(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISREG(info.st_mode) &&
           access(path, R_OK) == 0;
}

#define LEAST_MEMORY ((uint64_t)16 << 20)

/* What cannot be, as a sentence; or NULL. */
static const char *wrong(const cli_operands *operands,
                         const struct settings *settings)
{
    if (operands->count == 0)
        return "Which index? Name one or more, as in home.zili.";
    if (settings->port > 65535)
        return "A port is a number up to 65535.";
    if (settings->workers > 64)
        return "More than 64 workers are not begun.";
    if (settings->seconds == 0 || settings->seconds > 86400)
        return "--seconds is between 1 and 86400.";
    if (settings->memory && settings->memory < LEAST_MEMORY)
        return "--memory is 16M at least; 0: all there is.";
    if (settings->token && !is_token(settings->token))
        return "--token is 8 to 128 letters, digits, - and _.";
    if (settings->themes && !is_file(settings->themes))
        return "The file of --themes cannot be read.";
    return NULL;
}

int cli_serve(const cli_command *command, int count, char **arguments)
{
    struct settings settings = { .port = 8040,
                                 .seconds = 60,
                                 .memory = UINT64_C(4) << 30 };
    cli_set sets[] = { { settings_list, &settings } };
    cli_operands operands = { 0 };
    char token[TOKEN_SIZE];

    int code = cli_begin(command, &operands, sets, 1, count, arguments);
    const char *reason = code == CLI_GO_ON ? wrong(&operands, &settings)
                                           : NULL;
    if (reason)
        code = cli_misused(command, reason);
    if (code == CLI_GO_ON && !settings.token && !is_loopback(settings.host)) {
        settings.token = token;
        if (!make_token(token)) {
            cli_say("No token can be made: %s.", strerrordesc_np(errno));
            code = CLI_FAILED;
        }
    }
    if (code == CLI_GO_ON)
        code = serve(&operands, &settings);
    free(operands.items);
    return code;
}
