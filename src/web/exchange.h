/* exchange.h -- one request and its answer. */
#ifndef WEB_EXCHANGE_H
#define WEB_EXCHANGE_H

#include "crowd.h"
#include "guard.h"
#include "reply.h"
#include "server.h"

#include <stdatomic.h>

struct web_server {
    web_server_options *options;
    struct MHD_Daemon *daemon;
    web_crew *crew;
    web_replies *replies;
    web_guard guard;
    web_crowd crowd;
    atomic_size_t bodies; /* bytes of what is being sent here */
    atomic_size_t asked;  /* requests that the crew answers, or has answered
                             and that are being sent */
    char *description;
    size_t description_size;
    char build[40];  /* tells this program, and when it was begun */
    char cookie[24]; /* its name: servers at other ports have others */
    char host[64];   /* the address that it listens on, in numbers */
    unsigned port;
};

/* What libmicrohttpd calls: where a connection begins and ends, where a request
 * begins, for each piece of it, and where it ends. `user` is the server. */
void web_exchange_connect(void *user, struct MHD_Connection *connection,
                          void **place,
                          enum MHD_ConnectionNotificationCode code);
void *web_exchange_begin(void *user, const char *target,
                         struct MHD_Connection *connection);
enum MHD_Result web_exchange_go_on(void *user,
                                   struct MHD_Connection *connection,
                                   const char *path, const char *method,
                                   const char *version, const char *bytes,
                                   size_t *size, void **place);
void web_exchange_end(void *user, struct MHD_Connection *connection,
                      void **place, enum MHD_RequestTerminationCode code);

/* What the crew calls when it has an answer. */
void web_exchange_answered(void *user, web_task *task);

#endif
