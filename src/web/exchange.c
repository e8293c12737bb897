/* exchange.c -- what comes over HTTP, and what goes. */
#include "exchange.h"
#include "address.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MOST_TARGET = 64 * 1024,
    MOST_BODY = 1024 * 1024,
    MOST_OVERRUN = 16 * MOST_BODY /* bytes of a body that are passed over so
                                     that its sender may be told */
};

#define TOO_LONG "More than 1 MiB cannot be sent."

/* ---- one request and its answer ---- */

typedef enum state { IS_NEW, IS_READ, IS_ASKED, IS_ANSWERED } state;

typedef struct exchange {
    web_server *server;
    struct MHD_Connection *connection;
    char *target;
    char *body;
    size_t body_size;
    bool body_too_long;
    char tag[WEB_TAG]; /* of all that is served: with the same one an address
                          gives the same */
    state state;
    web_task task;
} exchange;

static void release(exchange *own)
{
    if (!own)
        return;
    web_task_clear(&own->task);
    free(own->target);
    free(own->body);
    free(own);
}

/* Where a connection keeps its exchange; NULL without memory. */
static exchange **place_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(
        connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info ? info->socket_context : NULL;
}

/* A request that libmicrohttpd gives up while it reads its heads is begun and
 * never ended: what it left goes with its connection. */
void web_exchange_connect(void *user, struct MHD_Connection *connection,
                          void **place,
                          enum MHD_ConnectionNotificationCode code)
{
    exchange **kept = *place;

    (void)user, (void)connection;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *place = calloc(1, sizeof *kept);
        return;
    }
    if (kept)
        release(*kept);
    free(kept);
    *place = NULL;
}

void *web_exchange_begin(void *user, const char *target,
                         struct MHD_Connection *connection)
{
    exchange **kept = place_of(connection);
    exchange *own = kept ? calloc(1, sizeof *own) : NULL;

    if (!own)
        return NULL;
    own->server = user;
    own->connection = connection;
    own->target = strdup(target);
    own->task.fd = -1;
    release(*kept);
    *kept = own;
    return own;
}

void web_exchange_end(void *user, struct MHD_Connection *connection,
                      void **place, enum MHD_RequestTerminationCode code)
{
    exchange **kept = place_of(connection);

    (void)user, (void)code;
    if (kept && *kept == *place)
        *kept = NULL;
    release(*place);
    *place = NULL;
}

static enum MHD_Result give(const exchange *own, unsigned status,
                            struct MHD_Response *response)
{
    if (!response)
        return MHD_NO;
    enum MHD_Result result =
        MHD_queue_response(own->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result refuse(const exchange *own, unsigned status,
                              const char *sentence)
{
    struct MHD_Response *response = web_reply_failure(sentence);

    if (response && status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, "Allow", "GET, HEAD, POST");
    if (response && status >= 400)
        MHD_add_response_header(response, "Connection", "close");
    return give(own, status, response);
}

/* ---- who may ask ---- */

static const char *head(const exchange *own, const char *name)
{
    return MHD_lookup_connection_value(own->connection, MHD_HEADER_KIND, name);
}

/* The target without its token, and with one slash before it: two would lead
 * to another machine. */
static void write_place(FILE *out, const char *target)
{
    size_t path = strcspn(target, "?");
    size_t slashes = strspn(target, "/");
    const char *mark = "?";

    if (slashes > path || slashes == 0)
        slashes = path;
    fprintf(out, "/%.*s", (int)(path - slashes), target + slashes);
    for (const char *at = target + path; *at;) {
        size_t size = strcspn(++at, "&");
        if (size > 0 && strncmp(at, "token=", 6) != 0) {
            fprintf(out, "%s%.*s", mark, (int)size, at);
            mark = "&";
        }
        at += size;
    }
}

/* By the token in its address, to the same place without it. */
static enum MHD_Result enter(const exchange *own)
{
    struct MHD_Response *response =
        web_reply("text/plain", "", 0, WEB_IS_DATA, NULL);
    char cookie[256], *place = NULL;
    size_t size;
    FILE *out = open_memstream(&place, &size);

    if (out) {
        write_place(out, own->target);
        fclose(out);
    }
    if (response && place) {
        snprintf(cookie, sizeof cookie,
                 "%s=%s; HttpOnly; SameSite=Strict; Path=/",
                 own->server->cookie, own->server->guard.token);
        MHD_add_response_header(response, "Set-Cookie", cookie);
        MHD_add_response_header(response, "Location", place);
    }
    free(place);
    return give(own, MHD_HTTP_SEE_OTHER, response);
}

static enum MHD_Result judge(const exchange *own, bool *admitted)
{
    web_claim claim = {
        .host = head(own, "Host"),
        .origin = head(own, "Origin"),
        .site = head(own, "Sec-Fetch-Site"),
        .mode = head(own, "Sec-Fetch-Mode"),
        .cookie = MHD_lookup_connection_value(own->connection, MHD_COOKIE_KIND,
                                              own->server->cookie),
        .token = MHD_lookup_connection_value(own->connection,
                                             MHD_GET_ARGUMENT_KIND, "token"),
    };

    *admitted = false;
    switch (web_guard_judge(&own->server->guard, &claim)) {
    case WEB_ADMITTED:
        *admitted = true;
        return MHD_YES;
    case WEB_ENTERS:
        return enter(own);
    case WEB_WRONG_HOST:
        return refuse(own, MHD_HTTP_MISDIRECTED_REQUEST,
                      "This page is not called so.");
    case WEB_WRONG_ORIGIN:
        return refuse(own, MHD_HTTP_FORBIDDEN,
                      "Another page may not ask here.");
    case WEB_WRONG_TOKEN:
        return refuse(own, MHD_HTTP_UNAUTHORIZED,
                      "Open the address that zili serve has printed, with its "
                      "token.");
    }
    return MHD_NO;
}

/* ---- what is asked ---- */

static bool is_known(const exchange *own)
{
    const char *tag = head(own, "If-None-Match");

    return tag && strcmp(tag, own->tag) == 0;
}

/* A browser takes the heads of this answer for those that it has kept: so they
 * must be the same, and the type is left as it is. */
static enum MHD_Result not_modified(const exchange *own, web_freedom freedom)
{
    return give(own, MHD_HTTP_NOT_MODIFIED,
                web_reply(NULL, "", 0, freedom, own->tag));
}

static enum MHD_Result give_asset(const exchange *own, const char *name)
{
    const web_asset *asset = web_asset_find(name);

    return asset ? give(own, MHD_HTTP_OK, web_reply_asset(asset, own->tag))
                 : refuse(own, MHD_HTTP_NOT_FOUND,
                          "There is nothing at this address.");
}

static int socket_of(const exchange *own)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(
        own->connection, MHD_CONNECTION_INFO_CONNECTION_FD);

    return info ? info->connect_fd : -1;
}

/* A task's text: the target, a zero, and the body. */
static bool fill_task(exchange *own)
{
    size_t target = strlen(own->target);
    const char *view = head(own, "X-Zili-View");

    own->task = (web_task){ .user = own, .client = socket_of(own), .fd = -1 };
    own->task.text = malloc(target + 1 + own->body_size);
    if (!own->task.text)
        return false;
    memcpy(own->task.text, own->target, target + 1);
    if (own->body)
        memcpy(own->task.text + target + 1, own->body, own->body_size);
    own->task.size = target + (own->body ? 1 + own->body_size : 0);
    if (view)
        snprintf(own->task.view, sizeof own->task.view, "%s", view);
    return true;
}

static enum MHD_Result ask(exchange *own)
{
    web_server *server = own->server;

    if (!fill_task(own))
        return MHD_NO;
    if (!own->body && web_replies_give(server->replies, own->target, own->tag,
                                       own->connection)) {
        web_crew_supersede(server->crew, &own->task);
        return MHD_YES;
    }
    own->state = IS_ASKED;
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

    if (!inside && task->fd < 0)
        return refuse(own, MHD_HTTP_SERVICE_UNAVAILABLE,
                      "Too much is being asked at once; ask again later.");
    struct MHD_Response *response =
        web_reply_letter(&task->letter, task->bytes, task->fd, own->tag);
    if (!response)
        return MHD_NO;
    task->bytes = NULL;
    task->fd = -1;
    unsigned status = (unsigned)task->letter.status;
    enum MHD_Result result =
        MHD_queue_response(own->connection, status, response);
    if (inside && !own->body && status == MHD_HTTP_OK)
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

    return give(own, MHD_HTTP_OK,
                web_reply("application/json", server->description,
                          server->description_size, WEB_IS_DATA, own->tag));
}

static void set_tag(exchange *own)
{
    const web_server *server = own->server;

    snprintf(own->tag, sizeof own->tag, "\"%s-%llx\"", server->build,
             (unsigned long long)web_site_stamp(server->options->site));
}

/* The site's own themes as they stand in their file, comments and all: where
 * an editor begins. */
static enum MHD_Result give_themes(const exchange *own)
{
    const char *path = own->server->options->site->themes;
    web_letter letter = { .status = MHD_HTTP_OK,
                          .type = "text/plain; charset=utf-8",
                          .name = "themes.yaml" };
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    struct stat file;

    if (fd >= 0 && fstat(fd, &file) == 0 && S_ISREG(file.st_mode)) {
        letter.size = (uint64_t)file.st_size;
        return give(own, MHD_HTTP_OK,
                    web_reply_letter(&letter, NULL, fd, NULL));
    }
    if (fd >= 0)
        close(fd);
    return refuse(own, MHD_HTTP_NOT_FOUND,
                  path ? "The file of --themes cannot be read."
                       : "This site has no themes of its own.");
}

static enum MHD_Result route(exchange *own)
{
    web_address address = { 0 };
    enum MHD_Result result;
    const char *why;

    if (own->body_too_long)
        return refuse(own, MHD_HTTP_CONTENT_TOO_LARGE, TOO_LONG);
    if (own->body && memchr(own->body, 0, own->body_size))
        return refuse(own, MHD_HTTP_BAD_REQUEST,
                      "What was sent has a byte of zero in it.");
    set_tag(own);
    if (strlen(own->target) > MOST_TARGET)
        return refuse(own, MHD_HTTP_URI_TOO_LONG,
                      "The address is longer than 64 KiB.");
    if (!web_address_read(&address, own->target, NULL, &why))
        result = refuse(own, MHD_HTTP_BAD_REQUEST, why);
    else if (!own->body && is_known(own))
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
    const char *size = head(own, "Content-Length");

    return size && strtoull(size, NULL, 10) > MOST_BODY;
}

static enum MHD_Result begin(exchange *own, const char *method)
{
    bool admitted = false;

    if (!own->target)
        return MHD_NO;
    enum MHD_Result result = judge(own, &admitted);
    if (!admitted)
        return result;
    if (!is_allowed(method))
        return refuse(own, MHD_HTTP_METHOD_NOT_ALLOWED,
                      "Only GET, HEAD and POST are answered.");
    if (says_too_much(own))
        return refuse(own, MHD_HTTP_CONTENT_TOO_LARGE, TOO_LONG);
    own->state = IS_READ;
    return MHD_YES;
}

static enum MHD_Result take_body(exchange *own, const char *bytes,
                                 size_t *size)
{
    char *longer = own->body_size + *size <= MOST_BODY
                       ? realloc(own->body, own->body_size + *size + 1)
                       : NULL;

    if (longer) {
        memcpy(longer + own->body_size, bytes, *size);
        own->body = longer;
        own->body_size += *size;
    } else {
        own->body_too_long = true;
        own->body_size += *size;
    }
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
