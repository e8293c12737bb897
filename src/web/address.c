/* address.c -- a target, taken apart. */
#include "address.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

#define TOO_MANY_PARTS "The address has too many parts."
#define TOO_MANY "The address has too many parameters."
#define NO_TEXT                                                            \
    "The address has a % that is not followed by two hexadecimal digits, " \
    "bytes that are no text in UTF-8, or a control character."

/* ---- decoding ---- */

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f')
        return (c | 32) - 'a' + 10;
    return -1;
}

/* No control character but tab and newline. */
static bool is_allowed(char c)
{
    return (unsigned char)c >= 0x20 ? c != 0x7F : c == '\t' || c == '\n';
}

static bool is_text(const char *text, size_t size)
{
    size_t step = 1;

    for (size_t i = 0; i < size && step > 0; i += step)
        step = is_allowed(text[i]) ? web_utf8_size(text + i, size - i) : 0;
    return step > 0;
}

/* A form ends its lines with CR LF: an LF is left. */
static size_t drop_returns(char *text, size_t size)
{
    size_t to = 0;

    for (size_t i = 0; i < size; i++)
        if (text[i] != '\r' || i + 1 == size || text[i + 1] != '\n')
            text[to++] = text[i];
    return to;
}

/* Decode [from, to) in its place, and end it with a zero. */
static bool decode(char *from, const char *to, bool plus_is_blank)
{
    char *out = from;

    for (const char *in = from; in < to; in++) {
        if (*in == '%') {
            int high = to - in > 2 ? digit(in[1]) : -1;
            int low = to - in > 2 ? digit(in[2]) : -1;
            if (high < 0 || low < 0)
                return false;
            *out++ = (char)(high << 4 | low);
            in += 2;
        } else {
            *out++ = *in == '+' && plus_is_blank ? ' ' : *in;
        }
    }
    size_t size = drop_returns(from, (size_t)(out - from));
    from[size] = 0;
    return is_text(from, size);
}

/* ---- taking apart ---- */

/* Where [from, end) has `mark` first, or its end. */
static char *until(char *from, char *end, char mark)
{
    char *found = memchr(from, mark, (size_t)(end - from));

    return found ? found : end;
}

static const char *read_path(web_address *address, char *from, char *end)
{
    while (from < end) {
        char *stop = until(from, end, '/');
        if (address->part_count == WEB_PARTS)
            return TOO_MANY_PARTS;
        address->parts[address->part_count++] = from;
        if (!decode(from, stop, false))
            return NO_TEXT;
        from = stop + 1;
    }
    return NULL;
}

static const char *read_parameters(web_address *address, char *from, char *end)
{
    while (from < end) {
        char *stop = until(from, end, '&');
        char *equals = until(from, stop, '=');
        char *value = equals < stop ? equals + 1 : stop;
        if (address->parameter_count == WEB_PARAMETERS)
            return TOO_MANY;
        if (equals > from) {
            if (!decode(value, stop, true) || !decode(from, equals, true))
                return NO_TEXT;
            address->parameters[address->parameter_count++] =
                (web_parameter){ from, value };
        }
        from = stop + 1;
    }
    return NULL;
}

/* The bytes behind each piece are its zero: that of the last must be ours. */
static const char *read_all(web_address *address, const char *target,
                            const char *body)
{
    size_t size = strlen(target), more = body ? strlen(body) : 0;
    char *room = malloc(size + more + 2);

    address->room = room;
    if (!room)
        return "There is not enough memory.";
    memcpy(room, target, size + 1);
    if (body)
        memcpy(room + size + 1, body, more + 1);
    char *end = room + size;
    char *question = until(room, end, '?');
    const char *why = read_path(address, room + 1, question);
    if (!why && question < end)
        why = read_parameters(address, question + 1, end);
    if (!why && body)
        why = read_parameters(address, end + 1, end + 1 + more);
    return why;
}

bool web_address_read(web_address *address, const char *target,
                      const char *body, const char **why)
{
    *why = target[0] == '/' ? read_all(address, target, body)
                            : "The address does not begin with a slash.";
    return *why == NULL;
}

void web_address_clear(web_address *address)
{
    free(address->room);
    *address = (web_address){ 0 };
}

const char *web_address_value(const web_address *address, const char *name)
{
    for (size_t i = 0; i < address->parameter_count; i++)
        if (strcmp(address->parameters[i].name, name) == 0)
            return address->parameters[i].value;
    return NULL;
}
