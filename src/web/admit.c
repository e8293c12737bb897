/* admit.c -- names, origins and tokens of a request. */
#include "admit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* The target without its token, and with one slash before it: two would lead
 * to another machine. The caller's; NULL without memory. */
static char *without_token(const char *target)
{
    char *place = NULL;
    size_t size;
    FILE *out = open_memstream(&place, &size);

    if (!out)
        return NULL;
    write_place(out, target);
    if (fclose(out) == 0)
        return place;
    free(place);
    return NULL;
}

/* By the token in its address, to the same place without it. The cookie comes
 * along where somebody follows a link from elsewhere, as a letter with an
 * address of ours: it is Lax, and what else pages of elsewhere may send here
 * guard.c refuses. */
static enum MHD_Result enter(const web_guard *guard, const char *cookie,
                             struct MHD_Connection *connection,
                             const char *target)
{
    char set[256], *place = without_token(target);
    struct MHD_Response *response =
        place ? web_reply("text/plain", "", 0, WEB_IS_DATA, NULL) : NULL;

    if (response) {
        snprintf(set, sizeof set, "%s=%s; HttpOnly; SameSite=Lax; Path=/",
                 cookie, guard->token);
        MHD_add_response_header(response, "Set-Cookie", set);
        MHD_add_response_header(response, "Location", place);
    }
    free(place);
    return web_reply_give(connection, MHD_HTTP_SEE_OTHER, response);
}

static web_verdict judge(const web_guard *guard, const char *cookie,
                         struct MHD_Connection *connection)
{
    web_claim claim = {
        .host = web_head(connection, "Host"),
        .origin = web_head(connection, "Origin"),
        .site = web_head(connection, "Sec-Fetch-Site"),
        .mode = web_head(connection, "Sec-Fetch-Mode"),
        .cookie =
            MHD_lookup_connection_value(connection, MHD_COOKIE_KIND, cookie),
        .token = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND,
                                             "token"),
    };

    return web_guard_judge(guard, &claim);
}

bool web_admit(const web_guard *guard, const char *cookie,
               struct MHD_Connection *connection, const char *target,
               enum MHD_Result *result)
{
    switch (judge(guard, cookie, connection)) {
    case WEB_ADMITTED:
        return true;
    case WEB_ENTERS:
        *result = enter(guard, cookie, connection, target);
        return false;
    case WEB_WRONG_HOST:
        *result = web_reply_refuse(connection, MHD_HTTP_MISDIRECTED_REQUEST,
                                   "This page is not called so.");
        return false;
    case WEB_WRONG_ORIGIN:
        *result = web_reply_refuse(connection, MHD_HTTP_FORBIDDEN,
                                   "Another page may not ask here.");
        return false;
    case WEB_WRONG_TOKEN:
        *result = web_reply_refuse(
            connection, MHD_HTTP_UNAUTHORIZED,
            "Open the address that zili serve has printed, with its token.");
        return false;
    }
    *result = MHD_NO;
    return false;
}
