/* answer.c -- what an address asks of a corpus. */
#include "answer_parts.h"
#include "json.h"
#include "names.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- answers ---- */

void web_answer_clear(web_answer *answer)
{
    free(answer->bytes);
    if (answer->fd >= 0)
        close(answer->fd);
    *answer = (web_answer){ .fd = -1 };
}

void web_answer_fail(web_answer *answer, int status, const char *sentence)
{
    web_answer_clear(answer);
    answer->status = status;
    snprintf(answer->type, sizeof answer->type, "application/json");
    FILE *out = open_memstream(&answer->bytes, &answer->size);
    if (!out)
        return;
    putc('{', out);
    web_json_member(out, "error", sentence);
    fputs("}\n", out);
    if (fclose(out) != 0)
        answer->size = 0;
}

/* By what the caller can do about it. */
static void fail(web_answer *answer, const web_site *site, zili_error *err)
{
    int status = err->status == ZILI_EUSAGE || err->status == ZILI_EFORMAT
                     ? 400
                 : err->status == ZILI_ENOMEM ? 503
                                              : 500;

    web_names_mend(site, NULL, err);
    web_answer_fail(answer, status, err->text);
}

/* ---- which of them ---- */

/* Cut "kwic.json" into "kwic" and "json". */
static bool cut_ending(const char *part, char name[32], const char **ending)
{
    const char *dot = strrchr(part, '.');
    size_t size = dot ? (size_t)(dot - part) : 0;

    if (size == 0 || size >= 32)
        return false;
    memcpy(name, part, size);
    name[size] = 0;
    *ending = dot + 1;
    return true;
}

/* That is an answer, too. */
static zili_status nothing_there(web_answer *answer)
{
    web_answer_fail(answer, 404, "There is nothing at this address.");
    return ZILI_OK;
}

static zili_status route_two(web_answer *answer, web_desk *desk,
                             web_request *asked, zili_error *err)
{
    const char *ending;
    char name[32];

    if (!cut_ending(asked->address->parts[1], name, &ending) ||
        (strcmp(ending, "json") != 0 && !web_is_table(ending)))
        return nothing_there(answer);
    asked->analysis = zili_analysis_find(name);
    if (!asked->analysis)
        return nothing_there(answer);
    return web_answer_table(answer, desk, asked, ending, err);
}

static zili_status route_chart(web_answer *answer, web_desk *desk,
                               web_request *asked, zili_error *err)
{
    const char *ending;
    char name[32];

    if (!cut_ending(asked->address->parts[2], name, &ending))
        return nothing_there(answer);
    asked->chart = zili_chart_find(name);
    asked->analysis = asked->chart ? zili_analysis_find(asked->chart->analysis)
                                   : NULL;
    if (!asked->analysis)
        return nothing_there(answer);
    if (strcmp(ending, "json") == 0)
        return web_answer_command(answer, desk, asked, err);
    return web_is_drawing(ending)
               ? web_answer_chart(answer, desk, asked, ending, err)
               : nothing_there(answer);
}

static zili_status route_three(web_answer *answer, web_desk *desk,
                               web_request *asked, zili_error *err)
{
    const char *const *parts = asked->address->parts;

    if (strcmp(parts[1], "text") == 0)
        return web_answer_text(answer, desk, asked->corpus, parts[2], err);
    if (strcmp(parts[1], "explain") == 0) {
        asked->analysis = zili_analysis_find(parts[2]);
        return asked->analysis
                   ? web_answer_explanation(answer, desk, asked, err)
                   : nothing_there(answer);
    }
    return strcmp(parts[1], "chart") == 0
               ? route_chart(answer, desk, asked, err)
               : nothing_there(answer);
}

/* What was made from an index that has changed since is of no use. */
static void renew(web_desk *desk)
{
    if (!web_site_is_stale(desk->site))
        return;
    web_shelf_clear(&desk->shelf);
    web_site_drop_stale(desk->site);
}

static zili_status route(web_answer *answer, web_desk *desk,
                         web_request *asked, zili_error *err)
{
    const web_address *address = asked->address;
    web_corpus *corpus = address->part_count > 0
                             ? web_site_find(desk->site, address->parts[0])
                             : NULL;

    if (!corpus)
        return nothing_there(answer);
    renew(desk);
    zili_status status = web_corpus_open(corpus, err);
    if (status)
        return status;
    asked->corpus = corpus;
    return address->part_count == 2   ? route_two(answer, desk, asked, err)
           : address->part_count == 3 ? route_three(answer, desk, asked, err)
                                      : nothing_there(answer);
}

void web_answer_make(web_answer *answer, web_desk *desk, const char *target,
                     const char *body)
{
    web_address address = { 0 };
    web_request asked = { .address = &address };
    zili_error err = { 0 };
    const char *why;

    *answer = (web_answer){ .status = 200, .fd = -1 };
    if (!web_address_read(&address, target, body, &why))
        web_answer_fail(answer, 400, why);
    else if (route(answer, desk, &asked, &err))
        fail(answer, desk->site, &err);
    web_address_clear(&address);
}
