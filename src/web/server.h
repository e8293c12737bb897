/* server.h -- requests over HTTP → the page, what describes it, and answers of
 * the crew. libmicrohttpd is used here alone. */
#ifndef WEB_SERVER_H
#define WEB_SERVER_H

#include "crew.h"
#include "site.h"

typedef struct web_server_options {
    const char *host;  /* address to listen on; NULL: 127.0.0.1 */
    unsigned port;     /* 0: any that is free */
    const char *token; /* that must be shown, or NULL */
    const web_site *site;
    web_crew_options crew;
} web_server_options;

typedef struct web_server web_server;

/* Listen, and answer on threads of its own until web_server_stop(). `options`
 * must live as long. Fails with ZILI_EIO (the port is taken: which), …. */
ZILI_MUST_CHECK zili_status web_server_start(web_server **out,
                                             web_server_options *options,
                                             zili_error *err);
unsigned web_server_port(const web_server *server);
void web_server_stop(web_server *server);

#endif
