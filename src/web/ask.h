/* ask.h -- a question from an address: /home/freq.json?by=doc. */
#ifndef WEB_ASK_H
#define WEB_ASK_H

#include "address.h"
#include "site.h"

#include "cli/cli.h"

enum { WEB_FILES = 8 }; /* that one question may bring along */

/* What was asked, with all that it lends to the analysis. */
typedef struct web_ask {
    cli_question question;
    const zili_chart *chart;          /* or NULL */
    zili_chart_options chart_options; /* of "chart.width" and its like */
    struct {
        const char *option; /* that brought it */
        int fd;             /* what the option names is read from there */
        char path[32];
    } files[WEB_FILES];
    size_t file_count;
} web_ask;

/* Take the options from the parameters of `address`, which must outlive the
 * question; those whose name begins with "page." are about what is shown and
 * passed over. With `chart` the question begins as that kind of chart wants
 * it.
 *
 * The value of an option that is a file is what would stand in that file: no
 * address reaches a file of this machine. "site" stands for the site's own
 * themes, and in "against" the name of a corpus for its index. Fails with
 * ZILI_EUSAGE, ZILI_ENOMEM, ZILI_EIO; clear in any case. */
ZILI_MUST_CHECK zili_status web_ask_read(web_ask *ask, const web_site *site,
                                         const zili_analysis *analysis,
                                         const zili_chart *chart,
                                         const web_address *address,
                                         zili_error *err);
void web_ask_clear(web_ask *ask);

/* The command line that asks the same of the index called `corpus`. */
void web_ask_command(FILE *out, const web_site *site, const char *corpus,
                     const zili_analysis *analysis, const zili_chart *chart,
                     const web_address *address);

#endif
