/* letter.c -- letters over a socket that keeps them apart. */
#include "letter.h"
#include "memory_file.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef union control {
    struct cmsghdr head; /* for its alignment */
    char bytes[CMSG_SPACE(sizeof(int))];
} control;

static void attach(struct msghdr *message, control *room, int fd)
{
    message->msg_control = room->bytes;
    message->msg_controllen = sizeof room->bytes;
    struct cmsghdr *head = CMSG_FIRSTHDR(message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(head), &fd, sizeof fd);
}

static bool send_one(int socket, const web_letter *letter, const char *bytes,
                     size_t size, int fd)
{
    struct iovec parts[] = {
        { (void *)(uintptr_t)letter, sizeof *letter },
        { (void *)(uintptr_t)bytes, size },
    };
    struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
    control room = { .bytes = { 0 } };
    ssize_t sent;

    if (fd >= 0)
        attach(&message, &room, fd);
    do
        sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent >= 0;
}

bool web_letter_send(int socket, web_letter *letter, const char *bytes, int fd)
{
    bool own = fd < 0 && letter->size > WEB_LETTER;

    if (own && (fd = web_memory_file(bytes, letter->size)) < 0)
        return false;
    letter->in_file = fd >= 0;
    bool sent =
        send_one(socket, letter, bytes, fd >= 0 ? 0 : letter->size, fd);
    if (own)
        close(fd);
    return sent;
}

static int attached(struct msghdr *message)
{
    struct cmsghdr *head = CMSG_FIRSTHDR(message);
    int fd = -1;

    if (head && head->cmsg_level == SOL_SOCKET &&
        head->cmsg_type == SCM_RIGHTS)
        memcpy(&fd, CMSG_DATA(head), sizeof fd);
    return fd;
}

/* As it came, in `size` bytes. */
static bool is_whole(const web_letter *letter, ssize_t size, int fd)
{
    ssize_t rest = size - (ssize_t)sizeof *letter;

    return rest >= 0 && letter->in_file == (fd >= 0) &&
           (letter->in_file || letter->size == (size_t)rest);
}

bool web_letter_receive(int socket, web_letter *letter, char *room, int *fd)
{
    struct iovec parts[] = { { letter, sizeof *letter },
                             { room, WEB_LETTER } };
    control files;
    struct msghdr message = { .msg_iov = parts,
                              .msg_iovlen = 2,
                              .msg_control = files.bytes,
                              .msg_controllen = sizeof files.bytes };
    ssize_t size;

    do
        size = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (size < 0 && errno == EINTR);
    *fd = size < 0 ? -1 : attached(&message);
    if (is_whole(letter, size, *fd))
        return true;
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
    return false;
}
