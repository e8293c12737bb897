/* names.h -- what readers call what lies at paths of this machine. */
#ifndef WEB_NAMES_H
#define WEB_NAMES_H

#include "ask.h"

/* In the sentence of a failure, and in the notes of a table, call indexes and
 * themes as the command line that is shown does, "home.zili", and files that
 * came with the question as the option that brought them. `ask` may be NULL.
 * Without memory a sentence stays, and notes fail with ZILI_ENOMEM. Time:
 * O(bytes × names). */
void web_names_mend(const web_site *site, const web_ask *ask, zili_error *err);
ZILI_MUST_CHECK zili_status web_names_mend_notes(const web_site *site,
                                                 const web_ask *ask,
                                                 zili_table *table,
                                                 zili_error *err);

#endif
