/* guard.c -- names, origins and tokens. */
#include "guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* "localhost:8040"; the port of HTTP need not be said. */
static bool is_name(const char *given, const char *name, unsigned port)
{
    size_t size = strlen(name);
    char text[16];

    if (strncasecmp(given, name, size) != 0)
        return false;
    snprintf(text, sizeof text, ":%u", port);
    return strcmp(given + size, text) == 0 || (port == 80 && given[size] == 0);
}

static bool is_ours(const web_guard *guard, const char *host)
{
    static const char *const names[] = { "localhost", "127.0.0.1", "[::1]" };

    if (guard->host && is_name(host, guard->host, guard->port))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_name(host, names[i], guard->port))
            return true;
    return false;
}

/* Whoever listens to the world is called by names that we do not know: then
 * it is the token that tells friends. */
static bool may_be_host(const web_guard *guard, const char *host)
{
    return host && (guard->token || is_ours(guard, host));
}

/* A page says where it is from with what it posts and fetches; following a
 * link from elsewhere is allowed. */
static bool may_be_origin(const web_claim *claim)
{
    static const char scheme[] = "http://";

    if (claim->origin)
        return strncmp(claim->origin, scheme, sizeof scheme - 1) == 0 &&
               strcasecmp(claim->origin + sizeof scheme - 1, claim->host) == 0;
    return !claim->site || strcmp(claim->site, "same-origin") == 0 ||
           strcmp(claim->site, "none") == 0 ||
           (claim->mode && strcmp(claim->mode, "navigate") == 0);
}

/* In a time that does not tell how much of it is right. */
static bool is_same(const char *given, const char *token)
{
    size_t size = strlen(token), length = strlen(given);
    unsigned differs = length != size;

    for (size_t i = 0; i < size; i++)
        differs |= (unsigned char)token[i] ^
                   (unsigned char)given[length ? i % length : 0];
    return differs == 0;
}

web_verdict web_guard_judge(const web_guard *guard, const web_claim *claim)
{
    if (!may_be_host(guard, claim->host))
        return WEB_WRONG_HOST;
    if (!may_be_origin(claim))
        return WEB_WRONG_ORIGIN;
    if (!guard->token)
        return WEB_ADMITTED;
    if (claim->cookie && is_same(claim->cookie, guard->token))
        return WEB_ADMITTED;
    return claim->token && is_same(claim->token, guard->token)
               ? WEB_ENTERS
               : WEB_WRONG_TOKEN;
}
