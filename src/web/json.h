/* json.h -- what is not a table, written as JSON. */
#ifndef WEB_JSON_H
#define WEB_JSON_H

#include <stdio.h>

/* `text` in quotation marks, or null where it is NULL. */
void web_json_text(FILE *out, const char *text);

/* The same behind its name: "name": "text". */
void web_json_member(FILE *out, const char *name, const char *text);

#endif
