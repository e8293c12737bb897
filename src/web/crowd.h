/* crowd.h -- the connections that are open, and which of them must go.
 *
 * Whoever sends a byte now and then, or reads one, keeps a connection for as
 * long as he likes, and files are not without end. So where there is no room
 * the one is closed whose last step (it was opened, has asked, has been
 * answered) is longest ago. */
#ifndef WEB_CROWD_H
#define WEB_CROWD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct web_guest web_guest;

/* One connection; the caller's storage, at its place until it has left. */
struct web_guest {
    int socket;
    size_t files; /* that it holds: the socket, and one that is being sent */
    bool sent_away;
    web_guest *before, *after; /* NULL at the ends */
};

typedef struct web_crowd {
    pthread_mutex_t lock;
    web_guest *oldest, *newest;
    size_t files, room; /* taken by all who are not sent away, and at most */
} web_crowd;

/* There is room for so many files. */
void web_crowd_init(web_crowd *crowd, size_t room);
void web_crowd_clear(web_crowd *crowd);

/* It must leave before its socket is closed. */
void web_crowd_enter(web_crowd *crowd, web_guest *guest, int socket);
void web_crowd_leave(web_crowd *crowd, web_guest *guest);

/* It has done a step. */
void web_crowd_step(web_crowd *crowd, web_guest *guest);

/* It holds so many files from now on. */
void web_crowd_hold(web_crowd *crowd, web_guest *guest, size_t files);

#endif
