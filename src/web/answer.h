/* answer.h -- the address of something about a corpus → what is there.
 *
 *     /CORPUS/ANALYSIS.json    a page of the table: "page.first", "page.rows",
 *                              and "page.find", "page.sort", "page.down"
 *     /CORPUS/ANALYSIS.FORMAT  all of it, to be kept: tsv, csv, xlsx, …
 *     /CORPUS/chart/KIND.FORMAT  svg, pdf, png, eps, graphml; "chart.width", …
 *     /CORPUS/chart/KIND.json  the command line that draws it
 *     /CORPUS/explain/ANALYSIS   "page.measure" of the first row that has
 *                              the cells "page.row.COLUMN", or "page.item"
 *                              anywhere
 *     /CORPUS/text/DOC           a document, byte for byte
 *
 * All other parameters are the options of the analysis. */
#ifndef WEB_ANSWER_H
#define WEB_ANSWER_H

#include "shelf.h"

typedef struct web_answer {
    int status;     /* of HTTP */
    char type[96];  /* of the content */
    char name[160]; /* of the file that it becomes; "": it is looked at */
    char *bytes;    /* the answer, or NULL: it is in `fd` */
    size_t size;
    int fd; /* -1, or a file to be read from its beginning */
} web_answer;

/* What does not change from question to question. */
typedef struct web_desk {
    web_site *site;
    const char *scratch; /* a folder for long answers: files without a name */
    web_shelf shelf;
} web_desk;

/* Answer; where it cannot be done the answer says why. Clear it. */
void web_answer_make(web_answer *answer, web_desk *desk, const char *target,
                     const char *body);
void web_answer_clear(web_answer *answer);

/* The answer is the sentence of a failure, as JSON. */
void web_answer_fail(web_answer *answer, int status, const char *sentence);

#endif
