/* guard.h -- whether a request may be answered at all.
 *
 * A page of somewhere else, opened in the same browser, can send requests
 * here. It cannot read what another origin answers, unless it gets a name of
 * its own to lead here (DNS rebinding): so the name that was asked for must be
 * one of ours, and the page that asks must be ours. */
#ifndef WEB_GUARD_H
#define WEB_GUARD_H

#include <stdbool.h>

typedef struct web_guard {
    const char *host;  /* further name of this machine, as in an address
                          ("[::1]"), or NULL */
    const char *token; /* that must be shown; or NULL: none is needed */
    unsigned port;
} web_guard;

/* What a request says of itself; NULL: nothing. */
typedef struct web_claim {
    const char *host, *origin;
    const char *site;   /* Sec-Fetch-Site */
    const char *mode;   /* Sec-Fetch-Mode */
    const char *cookie; /* the value of ours */
    const char *token;  /* the parameter */
} web_claim;

typedef enum web_verdict {
    WEB_ADMITTED,
    WEB_ENTERS,       /* by the token in its address: give it the cookie */
    WEB_WRONG_HOST,   /* 421 */
    WEB_WRONG_ORIGIN, /* 403 */
    WEB_WRONG_TOKEN   /* 401 */
} web_verdict;

web_verdict web_guard_judge(const web_guard *guard, const web_claim *claim);

#endif
