/* reply.h -- answers as HTTP sends them: heads that keep them harmless, and
 * the short ones that were given last. */
#ifndef WEB_REPLY_H
#define WEB_REPLY_H

#include "assets.h"
#include "letter.h"

#include <microhttpd.h>

/* Of the page itself: it may use what is served here and nothing else. Of
 * answers: they may do nothing. */
typedef enum web_freedom { WEB_IS_PAGE, WEB_IS_DATA } web_freedom;

enum { WEB_TAG = 80 }; /* bytes of an ETag, with its zero */

/* A response with the usual heads; `bytes` is copied, `type` may be NULL. NULL
 * without memory. */
struct MHD_Response *web_reply(const char *type, const char *bytes,
                               size_t size, web_freedom freedom,
                               const char *tag);
/* An asset lies in the program and is not copied. */
struct MHD_Response *web_reply_asset(const web_asset *asset, const char *tag);
/* The answer of a worker; takes `bytes`, which was malloc()ed, or `fd`. */
struct MHD_Response *web_reply_letter(const web_letter *letter, char *bytes,
                                      int fd, const char *tag);

/* Queue a response and let it go; NULL closes the connection. */
enum MHD_Result web_reply_give(struct MHD_Connection *connection,
                               unsigned status, struct MHD_Response *response);
/* The same with a sentence, which needs no escapes, as JSON; the connection is
 * closed behind it. */
enum MHD_Result web_reply_refuse(struct MHD_Connection *connection,
                                 unsigned status, const char *sentence);

/* A head of the request, or NULL. */
const char *web_head(struct MHD_Connection *connection, const char *name);

/* ---- those that were given last ---- */

typedef struct web_replies web_replies;

web_replies *web_replies_new(void); /* NULL without memory */
void web_replies_free(web_replies *replies);

/* Queue the reply that was kept for `target` under `tag`; false where there is
 * none. */
bool web_replies_give(web_replies *replies, const char *target,
                      const char *tag, struct MHD_Connection *connection);
/* Takes `response` over. */
void web_replies_keep(web_replies *replies, const char *target,
                      const char *tag, struct MHD_Response *response);

#endif
