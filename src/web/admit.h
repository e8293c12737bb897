/* admit.h -- what a request says of itself, judged, and answered where it is
 * not let in. */
#ifndef WEB_ADMIT_H
#define WEB_ADMIT_H

#include "guard.h"
#include "reply.h"

/* Whether a request for `target` is admitted; where it is not, an answer has
 * been queued and `*result` is libmicrohttpd's. `cookie` is the name of the
 * one that holds the token. */
bool web_admit(const web_guard *guard, const char *cookie,
               struct MHD_Connection *connection, const char *target,
               enum MHD_Result *result);

#endif
