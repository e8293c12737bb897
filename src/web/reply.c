/* reply.c -- responses and their heads. */
#include "reply.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE_MAY                                                        \
    "default-src 'none'; script-src 'self'; style-src 'self'; "         \
    "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; " \
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
#define DATA_MAY "default-src 'none'; style-src 'unsafe-inline'; sandbox"

static struct MHD_Response *dress(struct MHD_Response *response,
                                  const char *type, web_freedom freedom,
                                  const char *tag)
{
    const char *const heads[][2] = {
        { "Content-Type", type },
        { "Content-Security-Policy",
          freedom == WEB_IS_PAGE ? PAGE_MAY : DATA_MAY },
        { "X-Content-Type-Options", "nosniff" },
        { "X-Frame-Options", "DENY" },
        { "Referrer-Policy", "no-referrer" },
        { "Cross-Origin-Resource-Policy", "same-origin" },
        { "Cross-Origin-Opener-Policy", "same-origin" },
        { "Cache-Control", tag ? "no-cache" : "no-store" },
        { "ETag", tag },
    };

    for (size_t i = 0; response && i < sizeof heads / sizeof *heads; i++)
        if (heads[i][1])
            MHD_add_response_header(response, heads[i][0], heads[i][1]);
    return response;
}

struct MHD_Response *web_reply(const char *type, const char *bytes,
                               size_t size, web_freedom freedom,
                               const char *tag)
{
    return dress(MHD_create_response_from_buffer(
                     size, (void *)(uintptr_t)bytes, MHD_RESPMEM_MUST_COPY),
                 type, freedom, tag);
}

struct MHD_Response *web_reply_asset(const web_asset *asset, const char *tag)
{
    return dress(MHD_create_response_from_buffer(
                     (size_t)(asset->end - asset->begin),
                     (void *)(uintptr_t)asset->begin, MHD_RESPMEM_PERSISTENT),
                 asset->type, WEB_IS_PAGE, tag);
}

/* A name as RFC 8187 wants it: what is no letter, digit or .-_ is escaped. */
static void add_name(struct MHD_Response *response, const char *name)
{
    char text[600] = "attachment; filename*=UTF-8''";
    size_t size = strlen(text);

    for (; *name && size + 4 < sizeof text; name++) {
        unsigned char c = (unsigned char)*name;
        bool plain = ((c | 32) >= 'a' && (c | 32) <= 'z') ||
                     (c >= '0' && c <= '9') || strchr("-._", c);
        size += (size_t)snprintf(text + size, sizeof text - size,
                                 plain ? "%c" : "%%%02X", c);
    }
    MHD_add_response_header(response, "Content-Disposition", text);
}

struct MHD_Response *web_reply_letter(const web_letter *letter, char *bytes,
                                      int fd, const char *tag)
{
    struct MHD_Response *response =
        fd >= 0 ? MHD_create_response_from_fd64(letter->size, fd)
                : MHD_create_response_from_buffer(letter->size, bytes,
                                                  MHD_RESPMEM_MUST_FREE);

    dress(response, letter->type, WEB_IS_DATA,
          letter->status == 200 ? tag : NULL);
    if (response && *letter->name)
        add_name(response, letter->name);
    return response;
}

enum MHD_Result web_reply_give(struct MHD_Connection *connection,
                               unsigned status, struct MHD_Response *response)
{
    if (!response)
        return MHD_NO;
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

enum MHD_Result web_reply_refuse(struct MHD_Connection *connection,
                                 unsigned status, const char *sentence)
{
    char text[512];
    int size =
        snprintf(text, sizeof text, "{\"error\": \"%.480s\"}\n", sentence);
    struct MHD_Response *response =
        web_reply("application/json", text, (size_t)size, WEB_IS_DATA, NULL);

    if (response && status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, "Allow", "GET, HEAD, POST");
    if (response)
        MHD_add_response_header(response, "Connection", "close");
    return web_reply_give(connection, status, response);
}

const char *web_head(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* ---- those that were given last ---- */

enum { KEPT = 512 };

struct web_replies {
    pthread_mutex_t lock;
    struct kept {
        char *target;
        char tag[WEB_TAG];
        struct MHD_Response *response;
    } kept[KEPT];
};

web_replies *web_replies_new(void)
{
    web_replies *replies = calloc(1, sizeof *replies);

    if (replies)
        pthread_mutex_init(&replies->lock, NULL);
    return replies;
}

static void drop(struct kept *kept)
{
    free(kept->target);
    if (kept->response)
        MHD_destroy_response(kept->response);
    *kept = (struct kept){ 0 };
}

void web_replies_free(web_replies *replies)
{
    if (!replies)
        return;
    for (size_t i = 0; i < KEPT; i++)
        drop(&replies->kept[i]);
    pthread_mutex_destroy(&replies->lock);
    free(replies);
}

static struct kept *place_of(web_replies *replies, const char *target)
{
    size_t hash = 14695981039346656037u;

    for (; *target; target++)
        hash = (hash ^ (unsigned char)*target) * 1099511628211u;
    return &replies->kept[(hash >> 20) % KEPT];
}

bool web_replies_give(web_replies *replies, const char *target,
                      const char *tag, struct MHD_Connection *connection)
{
    struct kept *kept = place_of(replies, target);

    pthread_mutex_lock(&replies->lock);
    bool found = kept->target && strcmp(kept->target, target) == 0 &&
                 strcmp(kept->tag, tag) == 0 &&
                 MHD_queue_response(connection, MHD_HTTP_OK, kept->response) ==
                     MHD_YES;
    pthread_mutex_unlock(&replies->lock);
    return found;
}

/* The reply counts who uses it: it goes when the last has sent it. */
void web_replies_keep(web_replies *replies, const char *target,
                      const char *tag, struct MHD_Response *response)
{
    struct kept *kept = place_of(replies, target);
    char *copy = strdup(target);

    pthread_mutex_lock(&replies->lock);
    drop(kept);
    if (copy) {
        *kept = (struct kept){ .target = copy, .response = response };
        snprintf(kept->tag, sizeof kept->tag, "%s", tag);
    }
    pthread_mutex_unlock(&replies->lock);
    if (!copy)
        MHD_destroy_response(response);
}
