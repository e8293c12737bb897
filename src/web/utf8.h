/* utf8.h -- characters of what others send. */
#ifndef WEB_UTF8_H
#define WEB_UTF8_H

#include <stddef.h>

/* How many bytes the character at `text` has, of which `size` are there; 0
 * where they are none in UTF-8. */
size_t web_utf8_size(const char *text, size_t size);

/* How many bytes of `text`, `most` at most, end with a whole character. */
size_t web_utf8_cut(const char *text, size_t most);

#endif
