/* json_keys.c -- keys that an object of JSON has twice. */
#include "formats/json_keys.h"

#include <json-c/json.h>

/* Every key has a colon behind it, which stands in no text. */
static size_t count_colons(zl_view text)
{
    size_t count = 0;
    bool quoted = false;

    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (quoted && byte == '\\')
            i++;
        else if (byte == '"')
            quoted = !quoted;
        else
            count += !quoted && byte == ':';
    }
    return count;
}

/* As deep as the parser allows. */
static size_t count_keys(struct json_object *object)
{
    size_t count = 0;

    if (json_object_is_type(object, json_type_object)) {
        json_object_object_foreach(object, key, value)
        {
            (void)key;
            count += 1 + count_keys(value);
        }
    } else if (json_object_is_type(object, json_type_array))
        for (size_t i = 0; i < json_object_array_length(object); i++)
            count += count_keys(json_object_array_get_idx(object, i));
    return count;
}

bool zl_json_has_twice(zl_view text, struct json_object *object)
{
    return count_colons(text) > count_keys(object);
}
