/* crowd.c -- a list of connections by their last step. */
#include "crowd.h"

#include <sys/socket.h>

void web_crowd_init(web_crowd *crowd, size_t room)
{
    *crowd = (web_crowd){ .room = room };
    pthread_mutex_init(&crowd->lock, NULL);
}

void web_crowd_clear(web_crowd *crowd)
{
    pthread_mutex_destroy(&crowd->lock);
}

static void take_out(web_crowd *crowd, web_guest *guest)
{
    *(guest->before ? &guest->before->after : &crowd->oldest) = guest->after;
    *(guest->after ? &guest->after->before : &crowd->newest) = guest->before;
    crowd->files -= guest->files;
}

static void put_last(web_crowd *crowd, web_guest *guest)
{
    guest->before = crowd->newest;
    guest->after = NULL;
    *(crowd->newest ? &crowd->newest->after : &crowd->oldest) = guest;
    crowd->newest = guest;
    crowd->files += guest->files;
}

/* It is closed by whom it belongs to, who finds that its other side has
 * gone; the newest stays, whatever it holds. */
static void make_room(web_crowd *crowd)
{
    while (crowd->files > crowd->room && crowd->oldest != crowd->newest) {
        web_guest *guest = crowd->oldest;
        take_out(crowd, guest);
        guest->sent_away = true;
        shutdown(guest->socket, SHUT_RDWR);
    }
}

void web_crowd_enter(web_crowd *crowd, web_guest *guest, int socket)
{
    *guest = (web_guest){ .socket = socket, .files = 1 };
    pthread_mutex_lock(&crowd->lock);
    put_last(crowd, guest);
    make_room(crowd);
    pthread_mutex_unlock(&crowd->lock);
}

void web_crowd_leave(web_crowd *crowd, web_guest *guest)
{
    pthread_mutex_lock(&crowd->lock);
    if (!guest->sent_away)
        take_out(crowd, guest);
    guest->sent_away = true;
    pthread_mutex_unlock(&crowd->lock);
}

void web_crowd_step(web_crowd *crowd, web_guest *guest)
{
    pthread_mutex_lock(&crowd->lock);
    if (!guest->sent_away) {
        take_out(crowd, guest);
        put_last(crowd, guest);
    }
    pthread_mutex_unlock(&crowd->lock);
}

void web_crowd_hold(web_crowd *crowd, web_guest *guest, size_t files)
{
    pthread_mutex_lock(&crowd->lock);
    if (!guest->sent_away) {
        crowd->files = crowd->files - guest->files + files;
        guest->files = files;
        make_room(crowd);
    }
    pthread_mutex_unlock(&crowd->lock);
}
