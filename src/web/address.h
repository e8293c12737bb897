/* address.h -- what a request asks for: /home/kwic.json?query=aid&sort=1R.
 *
 * The parts of its path and the parameters behind it, decoded. A body that was
 * posted is read as more parameters, in the form that a page's forms have. */
#ifndef WEB_ADDRESS_H
#define WEB_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    WEB_PARTS = 4,        /* of a path, at most */
    WEB_PARAMETERS = 128, /* at most */
};

typedef struct web_parameter {
    const char *name, *value;
} web_parameter;

/* Start from { 0 }; release with web_address_clear(). The texts live until
 * then, and are UTF-8 without control characters but tab and newline. */
typedef struct web_address {
    const char *parts[WEB_PARTS];
    size_t part_count;
    web_parameter parameters[WEB_PARAMETERS];
    size_t parameter_count;
    char *room;
} web_address;

/* Read a target, as in the first line of a request, and `body`, which may be
 * NULL. False where it is none, and then `*why` is a sentence. Time:
 * O(bytes). */
bool web_address_read(web_address *address, const char *target,
                      const char *body, const char **why);
void web_address_clear(web_address *address);

/* The value of the first parameter with that name, or NULL. */
const char *web_address_value(const web_address *address, const char *name);

#endif
