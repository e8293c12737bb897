/* fuzz_address.c -- any target and body: refused with a sentence, or parts and
 * parameters that are text and lie in order. */
#include "web/address.h"
#include "web/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A CR is left where no LF follows it; that is no text. */
static void check_text(const char *text)
{
    for (size_t step; *text; text += step) {
        step = web_utf8_size(text, strnlen(text, 4));
        bool control = (unsigned char)*text < 0x20 || *text == 0x7F;
        if (step == 0 || (control && *text != '\t' && *text != '\n'))
            abort();
    }
}

static void check(const web_address *address)
{
    if (address->part_count > WEB_PARTS ||
        address->parameter_count > WEB_PARAMETERS)
        abort();
    for (size_t i = 0; i < address->part_count; i++)
        check_text(address->parts[i]);
    for (size_t i = 0; i < address->parameter_count; i++) {
        const web_parameter *given = &address->parameters[i];
        check_text(given->name);
        check_text(given->value);
        if (!web_address_value(address, given->name))
            abort();
    }
}

/* The first line is the target, what follows is the body. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text = malloc(size + 1);
    web_address address = { 0 };
    const char *why = NULL;

    if (!text)
        abort();
    memcpy(text, bytes, size);
    text[size] = 0;
    char *end = strchr(text, '\n');
    if (end)
        *end = 0;
    if (web_address_read(&address, text, end ? end + 1 : NULL, &why))
        check(&address);
    else if (!why || !*why)
        abort();
    web_address_clear(&address);
    free(text);
    return 0;
}
