/* describe.h -- what can be asked, as JSON, for the forms of the page. */
#ifndef WEB_DESCRIBE_H
#define WEB_DESCRIBE_H

#include "site.h"

/* The corpora by name; of each analysis its summary, columns, and options with
 * their type, help, choices and value at the start; of each kind of chart what
 * feeds it. The caller frees it; NULL without memory. Time: O(options). */
char *web_describe(const web_site *site, size_t *size);

#endif
