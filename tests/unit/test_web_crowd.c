/* test_web_crowd.c -- who came last stays, and who is slow goes. */
#include "web_help.h"

#include "web/crowd.h"

#include <sys/socket.h>

enum { GUESTS = 8 };

static web_crowd crowd;
static web_guest guests[GUESTS];
static int outside[GUESTS];

static void open_crowd(size_t room)
{
    web_crowd_init(&crowd, room);
    for (int i = 0; i < GUESTS; i++) {
        int ends[2];
        assert_int_equal(
            socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
        guests[i] = (web_guest){ .socket = ends[0] };
        outside[i] = ends[1];
    }
}

static void close_crowd(void)
{
    assert_null(crowd.oldest);
    assert_null(crowd.newest);
    assert_int_equal(crowd.files, 0);
    for (int i = 0; i < GUESTS; i++) {
        close(guests[i].socket);
        close(outside[i]);
    }
    web_crowd_clear(&crowd);
}

static void enter(int i)
{
    web_crowd_enter(&crowd, &guests[i], guests[i].socket);
}

/* What the other side of a connection finds. */
static bool is_closed(int i)
{
    char byte;

    return recv(outside[i], &byte, 1, 0) == 0;
}

/* Which are there, as in "0.2." where 1 and 3 have been closed. */
static void assert_there(const char *expected)
{
    for (int i = 0; expected[i]; i++) {
        assert_int_equal(is_closed(i), expected[i] == '.');
        assert_int_equal(guests[i].sent_away, expected[i] == '.');
    }
}

static void leave(int count)
{
    for (int i = 0; i < count; i++)
        web_crowd_leave(&crowd, &guests[i]);
    close_crowd();
}

static void the_oldest_goes(void **state)
{
    (void)state;
    open_crowd(3);
    for (int i = 0; i < 3; i++)
        enter(i);
    assert_there("012");
    enter(3);
    assert_there(".123");
    enter(4);
    enter(5);
    assert_there("...345");
    leave(6);
}

static void a_step_makes_it_new(void **state)
{
    (void)state;
    open_crowd(3);
    for (int i = 0; i < 3; i++)
        enter(i);
    web_crowd_step(&crowd, &guests[0]);
    web_crowd_step(&crowd, &guests[0]);
    enter(3);
    assert_there("0.23");
    web_crowd_step(&crowd, &guests[1]); /* it has been sent away */
    web_crowd_hold(&crowd, &guests[1], 2);
    assert_int_equal(crowd.files, 3);
    leave(4);
}

static void files_take_room(void **state)
{
    (void)state;
    open_crowd(4);
    for (int i = 0; i < 4; i++)
        enter(i);
    web_crowd_hold(&crowd, &guests[3], 2);
    assert_there(".123");
    web_crowd_hold(&crowd, &guests[1], 2);
    assert_there("..23");
    web_crowd_hold(&crowd, &guests[3], 1);
    enter(4);
    enter(5);
    assert_there("..2345");
    leave(6);
}

static void one_may_always_stay(void **state)
{
    (void)state;
    open_crowd(0);
    enter(0);
    assert_there("0");
    web_crowd_hold(&crowd, &guests[0], 2);
    assert_there("0");
    enter(1);
    assert_there(".1");
    leave(2);
}

/* From any place, and nothing of them is looked at afterwards. */
static void whoever_leaves_is_forgotten(void **state)
{
    static const int orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 0, 2 } };

    (void)state;
    for (int k = 0; k < 3; k++) {
        open_crowd(3);
        for (int i = 0; i < 3; i++)
            enter(i);
        for (int i = 0; i < 3; i++) {
            web_guest *guest = &guests[orders[k][i]];
            int own = guest->socket;
            web_crowd_leave(&crowd, guest);
            memset(guest, 0xFF, sizeof *guest);
            guest->socket = own;
        }
        close_crowd();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_oldest_goes),
        cmocka_unit_test(a_step_makes_it_new),
        cmocka_unit_test(files_take_room),
        cmocka_unit_test(one_may_always_stay),
        cmocka_unit_test(whoever_leaves_is_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
