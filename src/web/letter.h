/* letter.h -- what the server and its workers say to each other: a head, and
 * bytes behind it, or in a file that goes along. */
#ifndef WEB_LETTER_H
#define WEB_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WEB_LETTER = 60 * 1024 }; /* bytes that need no file */

typedef struct web_letter {
    int32_t status;
    uint64_t size; /* of the bytes */
    char type[96], name[160];
    bool in_file;
} web_letter;

/* Send it with letter->size `bytes`, or with the file `fd` where that is not
 * -1; longer bytes than WEB_LETTER are put into one. False where the other
 * side is gone, or no file can be made. */
bool web_letter_send(int socket, web_letter *letter, const char *bytes,
                     int fd);

/* Wait for one. The bytes are in `room`, or in the file `*fd`, the caller's;
 * else that is -1. False where the other side is gone. */
bool web_letter_receive(int socket, web_letter *letter, char *room, int *fd);

#endif
