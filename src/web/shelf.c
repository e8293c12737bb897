/* shelf.c -- tables kept by what was asked. */
#include "shelf.h"
#include "fail.h"
#include "names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 10000 }; /* rows that are written at once, however they come */

/* ---- what was asked ---- */

static bool is_about_page(const char *name)
{
    return strncmp(name, "page.", 5) == 0;
}

static bool is_about_chart(const char *name)
{
    return strncmp(name, "chart.", 6) == 0;
}

/* All that the table depends on. No text of an address has the bytes 1 and 2,
 * which stand between. NULL without memory. */
static char *key_of(const web_corpus *corpus, const zili_analysis *analysis,
                    const zili_chart *chart, const web_address *address,
                    bool whole)
{
    char *key = NULL;
    size_t size;
    FILE *out = open_memstream(&key, &size);

    if (!out)
        return NULL;
    fprintf(out, "%s\1%s\1%s%s", corpus->name, analysis->name,
            chart ? chart->name : "", whole ? "\2" : "");
    for (size_t i = 0; i < address->parameter_count; i++) {
        const web_parameter *given = &address->parameters[i];
        if (!is_about_page(given->name) && !is_about_chart(given->name))
            fprintf(out, "\1%s\2%s", given->name, given->value);
    }
    return fclose(out) == 0 ? key : NULL;
}

static void empty(web_held *held)
{
    zili_table_free(held->choice);
    zili_table_free(held->table);
    free(held->choice_key);
    free(held->key);
    *held = (web_held){ 0 };
}

static void empty_all_but(web_shelf *shelf, const web_held *held)
{
    for (size_t i = 0; i < WEB_SHELF; i++)
        if (&shelf->places[i] != held)
            empty(&shelf->places[i]);
}

void web_shelf_clear(web_shelf *shelf)
{
    empty_all_but(shelf, NULL);
}

static web_held *find(web_shelf *shelf, const char *key)
{
    for (size_t i = 0; i < WEB_SHELF; i++)
        if (shelf->places[i].key && strcmp(shelf->places[i].key, key) == 0)
            return &shelf->places[i];
    return NULL;
}

/* The place that was used longest ago, or never. */
static web_held *oldest(web_shelf *shelf)
{
    web_held *place = &shelf->places[0];

    for (size_t i = 1; i < WEB_SHELF; i++)
        if (shelf->places[i].used < place->used)
            place = &shelf->places[i];
    return place;
}

/* What is asked, and what of. */
typedef struct wanted {
    const web_site *site;
    const web_corpus *corpus;
    const zili_analysis *analysis;
    const zili_chart *chart;
    const web_address *address;
    bool whole; /* all rows will be looked at in order, and not a few */
} wanted;

static zili_status make(zili_table **out, const wanted *what, zili_error *err)
{
    web_ask ask = { 0 };

    *out = NULL;
    zili_status status = web_ask_read(&ask, what->site, what->analysis,
                                      what->chart, what->address, err);
    if (!status) {
        ((zili_question *)ask.question.options)->pages = !what->whole;
        status = zili_analysis_run(what->analysis, what->corpus->corpus,
                                   ask.question.options, out, err);
    }
    if (!status)
        status = web_names_mend_notes(what->site, &ask, *out, err);
    if (status) {
        web_names_mend(what->site, &ask, err);
        zili_table_free(*out);
        *out = NULL;
    }
    web_ask_clear(&ask);
    return status;
}

/* Takes `key` where it succeeds. */
static zili_status add(web_shelf *shelf, const wanted *what, char *key,
                       web_held **out, zili_error *err)
{
    web_held *held = oldest(shelf);

    empty(held);
    zili_status status = make(&held->table, what, err);
    if (status == ZILI_ENOMEM) { /* others may have taken it */
        web_shelf_clear(shelf);
        status = make(&held->table, what, err);
    }
    if (status)
        return status;
    held->key = key;
    *out = held;
    return ZILI_OK;
}

static zili_status find_or_add(web_shelf *shelf, const wanted *what,
                               web_held **out, zili_error *err)
{
    char *key = key_of(what->corpus, what->analysis, what->chart,
                       what->address, what->whole);

    *out = key ? find(shelf, key) : NULL;
    if (!key)
        return web_no_memory(err);
    zili_status status = *out ? ZILI_OK : add(shelf, what, key, out, err);
    if (!*out || (*out)->key != key)
        free(key);
    if (!status)
        (*out)->used = ++shelf->now;
    return status;
}

zili_status web_shelf_table(web_shelf *shelf, const web_site *site,
                            const web_corpus *corpus,
                            const zili_analysis *analysis,
                            const zili_chart *chart,
                            const web_address *address, web_held **out,
                            zili_error *err)
{
    const wanted what = { site, corpus, analysis, chart, address, false };

    return find_or_add(shelf, &what, out, err);
}

zili_status web_shelf_whole(web_shelf *shelf, const web_site *site,
                            const web_corpus *corpus,
                            const zili_analysis *analysis,
                            const web_address *address, web_held **out,
                            zili_error *err)
{
    const wanted what = { site, corpus, analysis, NULL, address, true };
    char *key = key_of(corpus, analysis, NULL, address, false);

    if (!key)
        return web_no_memory(err);
    *out = find(shelf, key);
    free(key);
    if (*out && zili_table_rows((*out)->table) <= FEW)
        return ZILI_OK;
    return find_or_add(shelf, &what, out, err);
}

/* ---- what is chosen from it ---- */

static char *choice_key(const zili_choice *choice)
{
    char *key = NULL;
    size_t size;
    FILE *out = open_memstream(&key, &size);

    if (!out)
        return NULL;
    fprintf(out, "%s\1%s\1%d", choice->find ? choice->find : "",
            choice->sort ? choice->sort : "", choice->descending);
    return fclose(out) == 0 ? key : NULL;
}

/* Instead of what was chosen before. */
static zili_status choose(web_shelf *shelf, web_held *held,
                          const zili_choice *choice, zili_error *err)
{
    zili_table_free(held->choice);
    held->choice = NULL;
    zili_status status =
        zili_table_choose(&held->choice, held->table, choice, err);
    if (status != ZILI_ENOMEM)
        return status;
    empty_all_but(shelf, held);
    return zili_table_choose(&held->choice, held->table, choice, err);
}

zili_status web_shelf_choose(web_shelf *shelf, web_held *held,
                             const web_address *address,
                             const zili_table **out, zili_error *err)
{
    const char *down = web_address_value(address, "page.down");
    zili_choice choice = {
        .find = web_address_value(address, "page.find"),
        .sort = web_address_value(address, "page.sort"),
        .descending = down && strcmp(down, "true") == 0,
    };

    *out = held->table;
    if (!choice.sort && (!choice.find || !*choice.find))
        return ZILI_OK;
    char *key = choice_key(&choice);
    if (!key)
        return web_no_memory(err);
    zili_status status = ZILI_OK;
    if (!held->choice || strcmp(held->choice_key, key) != 0) {
        free(held->choice_key);
        held->choice_key = key;
        key = NULL;
        status = choose(shelf, held, &choice, err);
    }
    free(key);
    *out = held->choice;
    return status;
}
