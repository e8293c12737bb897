/* exchange.c -- what comes over HTTP, and what goes. */
#include "exchange.h"
#include "address.h"
#include "admit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MOST_TARGET = 64 * 1024,
    MOST_BODY = 1024 * 1024,
    MOST_BODIES = 256 * MOST_BODY, /* of all requests together */
    MOST_OVERRUN = 16 * MOST_BODY  /* bytes of a body that are passed over so
                                     that its sender may be told */
};

#define TOO_LONG "More than 1 MiB cannot be sent."
#define TOO_MUCH "Too much is being asked at once; ask again later."

/* ---- one request and its answer ---- */

typedef enum state { IS_NEW, IS_READ, IS_ASKED, IS_ANSWERED } state;

typedef struct exchange {
    web_server *server;
    struct MHD_Connection *connection;
    char *target;
    char *body; /* NULL when the task has it */
    size_t body_size;
    size_t counted; /* bytes of it among the server's */
    bool body_too_long, no_room;
    char tag[WEB_TAG]; /* of all that is served: with the same one an address
                          gives the same */
    state state;
    web_task task;
} exchange;

/* One after the other on one connection. */
typedef struct visit {
    exchange *exchange; /* or NULL */
    web_guest guest;
} visit;

static void release(exchange *own)
{
    if (!own)
        return;
    atomic_fetch_sub(&own->server->bodies, own->counted);
    if (own->state == IS_ASKED || own->state == IS_ANSWERED)
        atomic_fetch_sub(&own->server->asked, 1);
    web_task_clear(&own->task);
    free(own->target);
    free(own->body);
    free(own);
}

/* NULL where there was no memory for one. */
static visit *visit_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(
        connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info ? info->socket_context : NULL;
}

static int socket_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

    return info ? info->connect_fd : -1;
}

/* All of a request is there. */
static void has_asked(exchange *own)
{
    web_crowd_step(&own->server->crowd, &visit_of(own->connection)->guest);
}

/* The answer is sent from a file. */
static void holds_file(exchange *own)
{
    web_crowd_hold(&own->server->crowd, &visit_of(own->connection)->guest, 2);
}

/* A request that libmicrohttpd gives up while it reads its heads is begun and
 * never ended: what it left goes with its connection. */
void web_exchange_connect(void *user, struct MHD_Connection *connection,
                          void **place,
                          enum MHD_ConnectionNotificationCode code)
{
    web_server *server = user;
    visit *own = *place;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *place = own = calloc(1, sizeof *own);
        if (own)
            web_crowd_enter(&server->crowd, &own->guest,
                            socket_of(connection));
        return;
    }
    if (own) {
        web_crowd_leave(&server->crowd, &own->guest);
        release(own->exchange);
    }
    free(own);
    *place = NULL;
}

void *web_exchange_begin(void *user, const char *target,
                         struct MHD_Connection *connection)
{
    visit *place = visit_of(connection);
    exchange *own = place ? calloc(1, sizeof *own) : NULL;

    if (!own)
        return NULL;
    own->server = user;
    own->connection = connection;
    own->target = strdup(target);
    own->task.fd = -1;
    release(place->exchange);
    place->exchange = own;
    return own;
}

void web_exchange_end(void *user, struct MHD_Connection *connection,
                      void **place, enum MHD_RequestTerminationCode code)
{
    web_server *server = user;
    visit *own = visit_of(connection);

    (void)code;
    if (!own || !*place)
        return;
    own->exchange = NULL;
    release(*place);
    *place = NULL;
    web_crowd_hold(&server->crowd, &own->guest, 1);
    web_crowd_step(&server->crowd, &own->guest);
}

/* ---- what is asked ---- */

static bool is_known(const exchange *own)
{
    const char *tag = web_head(own->connection, "If-None-Match");

    return tag && strcmp(tag, own->tag) == 0;
}

/* A browser takes the heads of this answer for those that it has kept: so they
 * must be the same, and the type is left as it is. */
static enum MHD_Result not_modified(const exchange *own, web_freedom freedom)
{
    return web_reply_give(own->connection, MHD_HTTP_NOT_MODIFIED,
                          web_reply(NULL, "", 0, freedom, own->tag));
}

static enum MHD_Result give_asset(const exchange *own, const char *name)
{
    const web_asset *asset = web_asset_find(name);

    return asset ? web_reply_give(own->connection, MHD_HTTP_OK,
                                  web_reply_asset(asset, own->tag))
                 : web_reply_refuse(own->connection, MHD_HTTP_NOT_FOUND,
                                    "There is nothing at this address.");
}

/* A task's text: the target, a zero, and the body. */
static bool fill_task(exchange *own)
{
    size_t target = strlen(own->target);
    const char *view = web_head(own->connection, "X-Zili-View");

    own->task = (web_task){ .user = own,
                            .client = socket_of(own->connection),
                            .fd = -1 };
    own->task.text = malloc(target + 1 + own->body_size);
    if (!own->task.text)
        return false;
    memcpy(own->task.text, own->target, target + 1);
    own->task.size = target;
    if (own->body) {
        memcpy(own->task.text + target + 1, own->body, own->body_size);
        own->task.size += 1 + own->body_size;
        free(own->body);
        own->body = NULL;
    }
    if (view)
        snprintf(own->task.view, sizeof own->task.view, "%s", view);
    return true;
}

static enum MHD_Result ask(exchange *own)
{
    web_server *server = own->server;

    if (!fill_task(own))
        return MHD_NO;
    if (!own->body_size && web_replies_give(server->replies, own->target,
                                            own->tag, own->connection)) {
        web_crew_supersede(server->crew, &own->task);
        return MHD_YES;
    }
    own->state = IS_ASKED;
    atomic_fetch_add(&server->asked, 1);
    MHD_suspend_connection(own->connection);
    if (web_crew_ask(server->crew, &own->task))
        return MHD_YES;
    own->task.letter = (web_letter){ .status = MHD_HTTP_SERVICE_UNAVAILABLE };
    own->state = IS_ANSWERED;
    MHD_resume_connection(own->connection);
    return MHD_YES;
}

/* On the crew's thread. */
void web_exchange_answered(void *user, web_task *task)
{
    exchange *own = user;

    (void)task;
    own->state = IS_ANSWERED;
    MHD_resume_connection(own->connection);
}

static enum MHD_Result give_answer(exchange *own)
{
    web_server *server = own->server;
    web_task *task = &own->task;
    bool inside = task->bytes != NULL;

    if (task->fd >= 0)
        holds_file(own);
    if (!inside && task->fd < 0)
        return web_reply_refuse(own->connection, MHD_HTTP_SERVICE_UNAVAILABLE,
                                TOO_MUCH);
    struct MHD_Response *response =
        web_reply_letter(&task->letter, task->bytes, task->fd, own->tag);
    if (!response)
        return MHD_NO;
    task->bytes = NULL;
    task->fd = -1;
    unsigned status = (unsigned)task->letter.status;
    enum MHD_Result result =
        MHD_queue_response(own->connection, status, response);
    if (inside && !own->body_size && status == MHD_HTTP_OK)
        web_replies_keep(server->replies, own->target, own->tag, response);
    else
        MHD_destroy_response(response);
    return result;
}

/* ---- ways ---- */

/* An address of the page itself: /, /home, /home/kwic; the page looks at it.
 * Names of answers have an ending, or lie below explain and text. */
static bool is_page(const web_address *address)
{
    size_t count = address->part_count;

    if (count == 0)
        return true;
    if (count > 2 && (strcmp(address->parts[1], "explain") == 0 ||
                      strcmp(address->parts[1], "text") == 0))
        return false;
    return !strchr(address->parts[count - 1], '.');
}

static bool is_asset(const web_address *address)
{
    return address->part_count == 2 &&
           strcmp(address->parts[0], "assets") == 0;
}

static bool is_called(const web_address *address, const char *name)
{
    return address->part_count == 1 && strcmp(address->parts[0], name) == 0;
}

static enum MHD_Result give_description(const exchange *own)
{
    const web_server *server = own->server;

    return web_reply_give(own->connection, MHD_HTTP_OK,
                          web_reply("application/json", server->description,
                                    server->description_size, WEB_IS_DATA,
                                    own->tag));
}

static void set_tag(exchange *own)
{
    const web_server *server = own->server;

    snprintf(own->tag, sizeof own->tag, "\"%s-%llx\"", server->build,
             (unsigned long long)web_site_stamp(server->options->site));
}

/* The site's own themes as they stand in their file, comments and all: where
 * an editor begins. */
static enum MHD_Result give_themes(exchange *own)
{
    const char *path = own->server->options->site->themes;
    web_letter letter = { .status = MHD_HTTP_OK,
                          .type = "text/plain; charset=utf-8",
                          .name = "themes.yaml" };
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    struct stat file;

    if (fd >= 0 && fstat(fd, &file) == 0 && S_ISREG(file.st_mode)) {
        letter.size = (uint64_t)file.st_size;
        holds_file(own);
        return web_reply_give(own->connection, MHD_HTTP_OK,
                              web_reply_letter(&letter, NULL, fd, NULL));
    }
    if (fd >= 0)
        close(fd);
    return web_reply_refuse(own->connection, MHD_HTTP_NOT_FOUND,
                            path ? "The file of --themes cannot be read."
                                 : "This site has no themes of its own.");
}

static enum MHD_Result route(exchange *own)
{
    web_address address = { 0 };
    enum MHD_Result result;
    const char *why;

    has_asked(own);
    if (own->no_room)
        return web_reply_refuse(own->connection, MHD_HTTP_SERVICE_UNAVAILABLE,
                                TOO_MUCH);
    if (own->body_too_long)
        return web_reply_refuse(own->connection, MHD_HTTP_CONTENT_TOO_LARGE,
                                TOO_LONG);
    if (own->body && memchr(own->body, 0, own->body_size))
        return web_reply_refuse(own->connection, MHD_HTTP_BAD_REQUEST,
                                "What was sent has a byte of zero in it.");
    set_tag(own);
    if (strlen(own->target) > MOST_TARGET)
        return web_reply_refuse(own->connection, MHD_HTTP_URI_TOO_LONG,
                                "The address is longer than 64 KiB.");
    if (!web_address_read(&address, own->target, NULL, &why))
        result = web_reply_refuse(own->connection, MHD_HTTP_BAD_REQUEST, why);
    else if (!own->body_size && is_known(own))
        result = not_modified(own, is_asset(&address) || is_page(&address)
                                       ? WEB_IS_PAGE
                                       : WEB_IS_DATA);
    else if (is_asset(&address))
        result = give_asset(own, address.parts[1]);
    else if (is_page(&address))
        result = give_asset(own, "index.html");
    else if (is_called(&address, "site.json"))
        result = give_description(own);
    else if (is_called(&address, "themes.yaml"))
        result = give_themes(own);
    else
        result = ask(own);
    web_address_clear(&address);
    return result;
}

/* ---- what MHD calls ---- */

static bool is_allowed(const char *method)
{
    return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0 ||
           strcmp(method, "POST") == 0;
}

/* Before anything of it comes. */
static bool says_too_much(const exchange *own)
{
    const char *size = web_head(own->connection, "Content-Length");

    return size && strtoull(size, NULL, 10) > MOST_BODY;
}

static enum MHD_Result begin(exchange *own, const char *method)
{
    const web_server *server = own->server;
    enum MHD_Result result;

    if (!own->target)
        return MHD_NO;
    if (!web_admit(&server->guard, server->cookie, own->connection,
                   own->target, &result))
        return result;
    if (!is_allowed(method))
        return web_reply_refuse(own->connection, MHD_HTTP_METHOD_NOT_ALLOWED,
                                "Only GET, HEAD and POST are answered.");
    if (says_too_much(own))
        return web_reply_refuse(own->connection, MHD_HTTP_CONTENT_TOO_LARGE,
                                TOO_LONG);
    own->state = IS_READ;
    return MHD_YES;
}

/* What is too much is passed over. */
static bool has_room(exchange *own, size_t size)
{
    if (own->body_size + size > MOST_BODY)
        own->body_too_long = true;
    if (own->body_too_long || own->no_room)
        return false;
    own->counted += size;
    own->no_room = atomic_fetch_add(&own->server->bodies, size) + size >
                   MOST_BODIES;
    return !own->no_room;
}

static enum MHD_Result take_body(exchange *own, const char *bytes,
                                 size_t *size)
{
    char *longer = has_room(own, *size)
                       ? realloc(own->body, own->body_size + *size + 1)
                       : NULL;

    if (longer) {
        memcpy(longer + own->body_size, bytes, *size);
        own->body = longer;
    } else if (!own->body_too_long) {
        own->no_room = true;
    }
    own->body_size += *size;
    *size = 0;
    return own->body_size < MOST_OVERRUN ? MHD_YES : MHD_NO;
}

enum MHD_Result web_exchange_go_on(void *user,
                                   struct MHD_Connection *connection,
                                   const char *path, const char *method,
                                   const char *version, const char *bytes,
                                   size_t *size, void **place)
{
    exchange *own = *place;

    (void)user, (void)connection, (void)path, (void)version;
    if (!own)
        return MHD_NO;
    switch (own->state) {
    case IS_NEW:
        return begin(own, method);
    case IS_READ:
        return *size > 0 ? take_body(own, bytes, size) : route(own);
    case IS_ASKED: /* it was woken for another reason */
        return MHD_YES;
    case IS_ANSWERED:
        return give_answer(own);
    }
    return MHD_NO;
}
