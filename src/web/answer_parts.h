/* answer_parts.h -- the kinds of answers; answer.c chooses. */
#ifndef WEB_ANSWER_PARTS_H
#define WEB_ANSWER_PARTS_H

#include "answer.h"

typedef struct web_request {
    const web_corpus *corpus;
    const zili_analysis *analysis;
    const zili_chart *chart;
    const web_address *address;
} web_request;

/* Whether there are tables, or drawings, with this ending. */
bool web_is_table(const char *ending);
bool web_is_drawing(const char *ending);

/* What the answer is, and how it is called where it is kept:
 * "home-freq.tsv". */
void web_set_type(web_answer *answer, const char *type);
void web_set_name(web_answer *answer, const web_corpus *corpus,
                  const char *what, const char *ending);

/* The command line that asks the same, as a member of an object in JSON. */
void web_write_command(FILE *out, const web_site *site,
                       const web_request *asked);

/* Each fills the answer, or fails as what it asks of the library does. */
ZILI_MUST_CHECK zili_status web_answer_table(web_answer *answer,
                                             web_desk *desk,
                                             const web_request *asked,
                                             const char *ending,
                                             zili_error *err);
ZILI_MUST_CHECK zili_status web_answer_chart(web_answer *answer,
                                             web_desk *desk,
                                             const web_request *asked,
                                             const char *ending,
                                             zili_error *err);
ZILI_MUST_CHECK zili_status web_answer_command(web_answer *answer,
                                               const web_desk *desk,
                                               const web_request *asked,
                                               zili_error *err);
ZILI_MUST_CHECK zili_status web_answer_explanation(web_answer *answer,
                                                   web_desk *desk,
                                                   const web_request *asked,
                                                   zili_error *err);
ZILI_MUST_CHECK zili_status web_answer_text(web_answer *answer,
                                            const web_desk *desk,
                                            const web_corpus *corpus,
                                            const char *doc, zili_error *err);

#endif
