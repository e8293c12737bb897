/* exchange.c -- what comes over HTTP, and what goes. */
#include "exchange.h"
#include "address.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TARGET = 64 * 1024, MOST_BODY = 1024 * 1024 };

/* ---- one request and its answer ---- */

typedef enum state { IS_NEW, IS_READ, IS_ASKED, IS_ANSWERED } state;

typedef struct exchange {
    web_server *server;
    struct MHD_Connection *connection;
    char *target;
    char *body;
    size_t body_size;
    bool body_too_long;
    state state;
    web_task task;
} exchange;

void *web_exchange_begin(void *user, const char *target,
                         struct MHD_Connection *connection)
{
    exchange *own = calloc(1, sizeof *own);

    if (!own)
        return NULL;
    own->server = user;
    own->connection = connection;
    own->target = strdup(target);
    own->task.fd = -1;
    return own;
}

void web_exchange_end(void *user, struct MHD_Connection *connection,
                      void **place, enum MHD_RequestTerminationCode code)
{
    exchange *own = *place;

    (void)user, (void)connection, (void)code;
    if (!own)
        return;
    web_task_clear(&own->task);
    free(own->target);
    free(own->body);
    free(own);
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

/* By the token in its address, to the same place without it. */
static enum MHD_Result enter(const exchange *own)
{
    struct MHD_Response *response =
        web_reply("text/plain", "", 0, WEB_IS_DATA, NULL);
    char cookie[256];

    if (!response)
        return MHD_NO;
    snprintf(cookie, sizeof cookie,
             "zili=%s; HttpOnly; SameSite=Strict; Path=/",
             own->server->guard.token);
    MHD_add_response_header(response, "Set-Cookie", cookie);
    MHD_add_response_header(response, "Location", "/");
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
                                              "zili"),
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

    return tag && strcmp(tag, own->server->tag) == 0;
}

static enum MHD_Result not_modified(const exchange *own)
{
    return give(own, MHD_HTTP_NOT_MODIFIED,
                web_reply("text/plain", "", 0, WEB_IS_DATA, own->server->tag));
}

static enum MHD_Result give_asset(const exchange *own, const char *name)
{
    const web_asset *asset = web_asset_find(name);

    return asset ? give(own, MHD_HTTP_OK,
                        web_reply_asset(asset, own->server->tag))
                 : refuse(own, MHD_HTTP_NOT_FOUND,
                          "There is nothing at this address.");
}

/* A task's text: the target, a zero, and the body. */
static bool fill_task(exchange *own)
{
    size_t target = strlen(own->target);
    const char *view = head(own, "X-Zili-View");

    own->task = (web_task){ .user = own, .fd = -1 };
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

    if (!own->body &&
        web_replies_give(server->replies, own->target, own->connection))
        return MHD_YES;
    if (!fill_task(own))
        return MHD_NO;
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
        web_reply_letter(&task->letter, task->bytes, task->fd, server->tag);
    if (!response)
        return MHD_NO;
    task->bytes = NULL;
    task->fd = -1;
    unsigned status = (unsigned)task->letter.status;
    enum MHD_Result result =
        MHD_queue_response(own->connection, status, response);
    if (inside && !own->body && status == MHD_HTTP_OK)
        web_replies_keep(server->replies, own->target, response);
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

static bool is_description(const web_address *address)
{
    return address->part_count == 1 &&
           strcmp(address->parts[0], "site.json") == 0;
}

static enum MHD_Result give_description(const exchange *own)
{
    const web_server *server = own->server;

    return give(own, MHD_HTTP_OK,
                web_reply("application/json", server->description,
                          server->description_size, WEB_IS_DATA, server->tag));
}

static enum MHD_Result route(exchange *own)
{
    web_address address = { 0 };
    enum MHD_Result result;
    const char *why;

    if (own->body_too_long)
        return refuse(own, MHD_HTTP_CONTENT_TOO_LARGE,
                      "More than 1 MiB cannot be sent.");
    if (strlen(own->target) > MOST_TARGET)
        return refuse(own, MHD_HTTP_URI_TOO_LONG,
                      "The address is longer than 64 KiB.");
    if (!web_address_read(&address, own->target, NULL, &why))
        result = refuse(own, MHD_HTTP_BAD_REQUEST, why);
    else if (!own->body && is_known(own))
        result = not_modified(own);
    else if (is_asset(&address))
        result = give_asset(own, address.parts[1]);
    else if (is_page(&address))
        result = give_asset(own, "index.html");
    else if (is_description(&address))
        result = give_description(own);
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
    }
    *size = 0;
    return MHD_YES;
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
