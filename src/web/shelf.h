/* shelf.h -- the tables that were asked for last, to be looked at again.
 *
 * A concordance of a million lines is found and sorted once, and then shown
 * fifty lines at a time. */
#ifndef WEB_SHELF_H
#define WEB_SHELF_H

#include "ask.h"

enum { WEB_SHELF = 16 }; /* tables */

typedef struct web_held {
    char *key; /* what was asked; NULL: the place is free */
    zili_table *table;
    char *choice_key; /* of what was chosen from it last; or NULL */
    zili_table *choice;
    uint64_t used; /* when, in questions */
} web_held;

/* Start from { 0 }. */
typedef struct web_shelf {
    web_held places[WEB_SHELF];
    uint64_t now;
} web_shelf;

void web_shelf_clear(web_shelf *shelf);

/* The table that `address` asks of `corpus`, lent until the next call: found,
 * or made by asking. Where memory is too short the others are given up. Fails
 * as web_ask_read() and zili_analysis_run(). */
ZILI_MUST_CHECK zili_status web_shelf_table(
    web_shelf *shelf, const web_site *site, const web_corpus *corpus,
    const zili_analysis *analysis, const zili_chart *chart,
    const web_address *address, web_held **out, zili_error *err);

/* The same where all of it will be written, which then goes faster. */
ZILI_MUST_CHECK zili_status web_shelf_whole(web_shelf *shelf,
                                            const web_site *site,
                                            const web_corpus *corpus,
                                            const zili_analysis *analysis,
                                            const web_address *address,
                                            web_held **out, zili_error *err);

/* What "page.find", "page.sort" and "page.down" choose from it, lent so too;
 * the table itself where they are not there. */
ZILI_MUST_CHECK zili_status web_shelf_choose(web_shelf *shelf, web_held *held,
                                             const web_address *address,
                                             const zili_table **out,
                                             zili_error *err);

#endif
