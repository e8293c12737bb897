/* test_web_letter.c -- what is sent over a socket comes out as it was. */
#include "web_help.h"

#include "web/letter.h"

#include <sys/mman.h>
#include <sys/socket.h>

static int ends[2];
static char room[WEB_LETTER];
static size_t files;

static int open_ends(void **state)
{
    (void)state;
    files = open_files();
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
}

/* No file stays open. */
static int close_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        if (ends[i] >= 0)
            close(ends[i]);
    return open_files() == files ? 0 : -1;
}

static web_letter letter_of(size_t size)
{
    web_letter letter = { .status = 200, .size = size };

    snprintf(letter.type, sizeof letter.type, "text/plain");
    snprintf(letter.name, sizeof letter.name, "name.txt");
    return letter;
}

static void bytes_come_out_as_they_were(void **state)
{
    static const size_t sizes[] = { 0, 1, 1000, WEB_LETTER - 1, WEB_LETTER };
    static char bytes[WEB_LETTER];

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        web_letter sent = letter_of(sizes[i]), got;
        int fd = 0;
        assert_true(web_letter_send(ends[0], &sent, bytes, -1));
        assert_true(web_letter_receive(ends[1], &got, room, &fd));
        assert_int_equal(fd, -1);
        assert_int_equal(got.size, sizes[i]);
        assert_int_equal(got.status, 200);
        assert_string_equal(got.type, "text/plain");
        assert_string_equal(got.name, "name.txt");
        assert_memory_equal(room, bytes, sizes[i]);
    }
}

static void assert_file(int fd, const char *bytes, size_t size)
{
    char *found = malloc(size + 1);

    assert_non_null(found);
    assert_int_equal(pread(fd, found, size + 1, 0), size);
    assert_memory_equal(found, bytes, size);
    free(found);
}

static void longer_bytes_come_in_a_file(void **state)
{
    size_t size = WEB_LETTER + 1;
    char *bytes = malloc(size);
    web_letter sent = letter_of(size), got;
    int fd;

    (void)state;
    memset(bytes, 'x', size);
    assert_true(web_letter_send(ends[0], &sent, bytes, -1));
    assert_true(web_letter_receive(ends[1], &got, room, &fd));
    assert_true(fd >= 0);
    assert_int_equal(got.size, size);
    assert_file(fd, bytes, size);
    close(fd);
    free(bytes);
}

static void a_file_goes_along(void **state)
{
    int file = memfd_create("test", MFD_CLOEXEC), fd;
    web_letter sent = letter_of(5), got;

    (void)state;
    assert_int_equal(write(file, "12345", 5), 5);
    assert_true(web_letter_send(ends[0], &sent, NULL, file));
    close(file);
    assert_true(web_letter_receive(ends[1], &got, room, &fd));
    assert_file(fd, "12345", 5);
    close(fd);
}

static void letters_are_kept_apart(void **state)
{
    (void)state;
    for (size_t i = 1; i <= 3; i++) {
        web_letter sent = letter_of(i);
        assert_true(web_letter_send(ends[0], &sent, "abc", -1));
    }
    for (size_t i = 1; i <= 3; i++) {
        web_letter got;
        int fd;
        assert_true(web_letter_receive(ends[1], &got, room, &fd));
        assert_int_equal(got.size, i);
    }
}

static void who_is_gone_is_noticed(void **state)
{
    web_letter letter = letter_of(1);
    int fd;

    (void)state;
    close(ends[1]);
    ends[1] = -1;
    assert_false(web_letter_send(ends[0], &letter, "a", -1));
    assert_false(web_letter_receive(ends[0], &letter, room, &fd));
}

/* A letter cut short, or one that is not as long as it says. */
static void what_is_no_letter_is_refused(void **state)
{
    web_letter lie = letter_of(3), got;
    int fd;

    (void)state;
    assert_int_equal(send(ends[0], "abc", 3, 0), 3);
    assert_false(web_letter_receive(ends[1], &got, room, &fd));
    assert_int_equal(send(ends[0], &lie, sizeof lie, 0), sizeof lie);
    assert_false(web_letter_receive(ends[1], &got, room, &fd));
    lie.in_file = true;
    assert_int_equal(send(ends[0], &lie, sizeof lie, 0), sizeof lie);
    assert_false(web_letter_receive(ends[1], &got, room, &fd));
    assert_int_equal(fd, -1);
}

#define WITH_ENDS(test) \
    cmocka_unit_test_setup_teardown(test, open_ends, close_ends)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ENDS(bytes_come_out_as_they_were),
        WITH_ENDS(longer_bytes_come_in_a_file),
        WITH_ENDS(a_file_goes_along),
        WITH_ENDS(letters_are_kept_apart),
        WITH_ENDS(who_is_gone_is_noticed),
        WITH_ENDS(what_is_no_letter_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
