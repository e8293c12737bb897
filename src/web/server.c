/* server.c -- listening, and the end of it. */
#include "server.h"
#include "describe.h"
#include "exchange.h"
#include "fail.h"

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    THREADS = 2,
    CONNECTION_ROOM = 128 * 1024, /* for an address, its heads, and answers */
    IDLE_SECONDS = 30,
    SPARE_FILES = 256,        /* beside connections */
    MOST_CONNECTIONS = 16384, /* each may take CONNECTION_ROOM */
    LAST_NAPS = 100, /* of 10 ms, for what is being answered at the end */
    WAITING = 1024,  /* connections that nobody has taken yet */
};

/* As files may be open. */
static unsigned most_connections(void)
{
    struct rlimit files;

    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return 512;
    files.rlim_cur = files.rlim_max < 65536 ? files.rlim_max : 65536;
    setrlimit(RLIMIT_NOFILE, &files);
    rlim_t rest = files.rlim_cur > 2 * SPARE_FILES
                      ? files.rlim_cur - SPARE_FILES
                      : SPARE_FILES;
    return rest < MOST_CONNECTIONS ? (unsigned)rest : MOST_CONNECTIONS;
}

/* A socket that listens, or -1. */
static int open_socket(const struct addrinfo *place)
{
    int on = 1, own = socket(place->ai_family,
                             SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    if (own < 0)
        return -1;
    setsockopt(own, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(own, place->ai_addr, place->ai_addrlen) == 0 &&
        listen(own, WAITING) == 0)
        return own;
    int why = errno;
    close(own);
    errno = why;
    return -1;
}

/* Where the system chose the port, it is known only now; and 127.2 is what a
 * browser calls 127.0.0.2. */
static void find_place(web_server *server, int own)
{
    struct sockaddr_storage place = { 0 };
    socklen_t size = sizeof place;
    char port[16] = "0", host[NI_MAXHOST] = "";

    if (getsockname(own, (struct sockaddr *)&place, &size) == 0)
        getnameinfo((struct sockaddr *)&place, size, host, sizeof host, port,
                    sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    server->port = (unsigned)strtoul(port, NULL, 10);
    snprintf(server->host, sizeof server->host,
             place.ss_family == AF_INET6 ? "[%.60s]" : "%.60s", host);
    server->guard =
        (web_guard){ server->host, server->options->token, server->port };
}

static zili_status start_daemon(web_server *server, int own, zili_error *err)
{
    unsigned most = most_connections();

    /* Somebody is sent away before a thread takes no more. */
    web_crowd_init(&server->crowd, most - most / 8);
    errno = 0;
    server->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL,
        NULL, web_exchange_go_on, server, MHD_OPTION_LISTEN_SOCKET, own,
        MHD_OPTION_URI_LOG_CALLBACK, web_exchange_begin, server,
        MHD_OPTION_NOTIFY_COMPLETED, web_exchange_end, server,
        MHD_OPTION_NOTIFY_CONNECTION, web_exchange_connect, server,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS,
        MHD_OPTION_CONNECTION_LIMIT, most, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)CONNECTION_ROOM, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_END);
    if (server->daemon)
        return ZILI_OK;
    zili_status status = web_fail(err, ZILI_EIO,
                                  "The server cannot be started: %s.",
                                  strerrordesc_np(errno));
    close(own);
    return status;
}

/* Its threads begin to answer at once: what they look at is there before. */
static zili_status listen_at(web_server *server, const struct addrinfo *place,
                             zili_error *err)
{
    const char *host = server->options->host;
    int own = open_socket(place);

    if (own < 0)
        return web_fail(
            err, ZILI_EIO, "Port %u of %.200s cannot be listened on: %s.",
            server->options->port, host ? host : "this machine",
            errno == EADDRINUSE ? "another program does; say --port 0 for any "
                                  "that is free"
                                : strerrordesc_np(errno));
    find_place(server, own);
    snprintf(server->cookie, sizeof server->cookie, "zili-%u", server->port);
    return start_daemon(server, own, err);
}

static zili_status listen_to(web_server *server, zili_error *err)
{
    const char *host = server->options->host ? server->options->host
                                             : "127.0.0.1";
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM,
                              .ai_flags = AI_PASSIVE | AI_NUMERICSERV };
    struct addrinfo *found = NULL;
    char port[16];

    snprintf(port, sizeof port, "%u", server->options->port);
    int wrong = getaddrinfo(host, port, &hints, &found);
    if (wrong)
        return web_fail(err, ZILI_EIO,
                        "The address of --host %.200s is not known: %s.", host,
                        gai_strerror(wrong));
    zili_status status = listen_at(server, found, err);
    freeaddrinfo(found);
    return status;
}

static zili_status start_all(web_server *server, zili_error *err)
{
    web_server_options *options = server->options;

    snprintf(server->build, sizeof server->build, "%lx-%lx", web_assets_sum(),
             (unsigned long)time(NULL));
    server->replies = web_replies_new();
    server->description =
        web_describe(options->site, &server->description_size);
    if (!server->replies || !server->description)
        return web_no_memory(err);
    options->crew.done = web_exchange_answered;
    zili_status status = web_crew_start(&server->crew, &options->crew, err);
    return status ? status : listen_to(server, err);
}

zili_status web_server_start(web_server **out, web_server_options *options,
                             zili_error *err)
{
    web_server *server = calloc(1, sizeof *server);

    *out = NULL;
    if (!server)
        return web_no_memory(err);
    server->options = options;
    zili_status status = start_all(server, err);
    if (status)
        web_server_stop(server);
    else
        *out = server;
    return status;
}

unsigned web_server_port(const web_server *server)
{
    return server->port;
}

/* MHD closes what it has not sent. Who reads slowly is not waited for. */
static void wait_for_answers(const web_server *server)
{
    struct timespec nap = { 0, 10000000 };

    for (int i = 0; i < LAST_NAPS && server->asked > 0; i++)
        nanosleep(&nap, NULL);
}

/* The crew first: a connection that waits must be woken before MHD ends. Until
 * then others may still ask. */
void web_server_stop(web_server *server)
{
    int listening = -1;

    if (!server)
        return;
    if (server->daemon)
        listening = MHD_quiesce_daemon(server->daemon);
    if (server->crew)
        web_crew_stop(server->crew);
    wait_for_answers(server);
    if (server->daemon)
        MHD_stop_daemon(server->daemon);
    if (listening >= 0)
        close(listening);
    web_crew_free(server->crew);
    web_replies_free(server->replies);
    web_crowd_clear(&server->crowd);
    free(server->description);
    free(server);
}
