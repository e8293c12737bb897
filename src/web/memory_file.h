/* memory_file.h -- bytes as a file that is on no disk. */
#ifndef WEB_MEMORY_FILE_H
#define WEB_MEMORY_FILE_H

#include <stddef.h>

/* A file with these bytes, which is the caller's; -1 where there is none (see
 * errno). */
int web_memory_file(const char *bytes, size_t size);

#endif
