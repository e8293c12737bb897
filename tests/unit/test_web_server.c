/* test_web_server.c -- requests and answers, and what lacks memory.
 *
 * Workers are this program begun once more: what it answers is in the address
 * that it is asked for. */
#include "web_help.h"

#include "web/letter.h"
#include "web/process.h"
#include "web/server.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

enum { ANSWER = 4 * WEB_LETTER };

static const char *const paths[] = { "/nowhere/one.zili" };
static web_site site;
static web_server *server;
static web_server_options options;
static char reply[ANSWER];

/* ---- the worker ---- */

/* It counts its answers, echoes what it was asked, and does as it is told. */
static void answer_one(int number, const char *text, size_t size)
{
    static char bytes[2 * WEB_LETTER];
    web_letter letter = { .status = 200, .type = "text/plain" };

    if (strstr(text, "die"))
        _exit(1);
    if (strstr(text, "sleep"))
        poll(NULL, 0, 60000);
    memset(bytes, '.', sizeof bytes);
    int begun = snprintf(bytes, WEB_LETTER, "%d: %s, %zu bytes", number, text,
                         size - strlen(text));
    bytes[begun] = '.';
    letter.size = strstr(text, "long") ? sizeof bytes : (size_t)begun;
    web_letter_send(WEB_PROCESS_SOCKET, &letter, bytes, -1);
}

static int be_worker(void)
{
    static char room[WEB_LETTER + 1];
    web_letter letter;
    int fd;

    for (int n = 1; web_letter_receive(WEB_PROCESS_SOCKET, &letter, room, &fd);
         n++) {
        if (fd >= 0) {
            assert_true(pread(fd, room, WEB_LETTER, 0) > 0);
            close(fd);
        } else {
            room[letter.size] = 0;
        }
        answer_one(n, room, letter.size);
    }
    return 0;
}

/* ---- the server ---- */

static int name_site(void **state)
{
    (void)state;
    return web_site_name(&site, paths, 1, NULL, NULL) ? -1 : 0;
}

static int close_site(void **state)
{
    (void)state;
    web_site_close(&site);
    return 0;
}

static zili_status start(const char *token, zili_error *err)
{
    options = (web_server_options){
        .token = token,
        .site = &site,
        .crew = { .process = { .paths = paths, .path_count = 1 },
                  .workers = 2,
                  .seconds = 1 },
    };
    return web_server_start(&server, &options, err);
}

static void start_now(const char *token)
{
    zili_error err = { 0 };

    if (start(token, &err))
        fail_msg("%s", err.text);
}

/* No process is left. */
static void stop(void)
{
    web_server_stop(server);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* ---- who asks ---- */

static int send_text(const char *text)
{
    struct sockaddr_in place = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)web_server_port(server)),
        .sin_addr = { htonl(INADDR_LOOPBACK) },
    };
    struct timeval patience = { 20, 0 };
    int own = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(own >= 0);
    setsockopt(own, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    assert_int_equal(connect(own, (struct sockaddr *)&place, sizeof place), 0);
    send(own, text, strlen(text), MSG_NOSIGNAL);
    return own;
}

/* The status of what comes, which is then in `reply`; 0: the connection was
 * closed. */
static int receive(int own)
{
    size_t size = 0;
    ssize_t part;
    int status = 0;

    while ((part = recv(own, reply + size, ANSWER - 1 - size, 0)) > 0)
        size += (size_t)part;
    if (part < 0 && errno != ECONNRESET)
        fail_msg("nothing comes: %s", strerror(errno));
    close(own);
    reply[size] = 0;
    sscanf(reply, "HTTP/1.1 %d", &status);
    return status;
}

static int ask(const char *line, const char *view, const char *body)
{
    static char text[3 * WEB_LETTER];

    int size = snprintf(text, sizeof text,
                        "%s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n"
                        "Connection: close\r\nX-Zili-View: %s\r\n"
                        "Content-Length: %zu\r\n\r\n%s",
                        line, web_server_port(server), view, strlen(body),
                        body);
    assert_in_range(size, 1, sizeof text - 1);
    return send_text(text);
}

static int get(const char *target)
{
    char line[300];

    snprintf(line, sizeof line, "GET %s", target);
    return receive(ask(line, "", ""));
}

static void says(const char *expected)
{
    if (!strstr(reply, expected))
        fail_msg("there is no %s in %.400s", expected, reply);
}

/* ---- tests ---- */

static void questions_go_to_workers_and_back(void **state)
{
    (void)state;
    start_now(NULL);
    assert_int_equal(get("/one/freq.json?limit=3"), 200);
    says("1: /one/freq.json?limit=3, 0 bytes");
    assert_int_equal(get("/one/freq.json?limit=3"), 200);
    says("1: /one/freq.json?limit=3, 0 bytes"); /* it was kept */
    assert_int_equal(receive(ask("POST /one/x.json", "", "a=b")), 200);
    says("/one/x.json, 4 bytes");
    assert_int_equal(get("/one/long.json"), 200);
    assert_true(strlen(reply) > 2 * WEB_LETTER);
    assert_int_equal(get("/"), 200);
    says("<!doctype html>");
    stop();
}

static void workers_that_fail_are_replaced(void **state)
{
    (void)state;
    start_now(NULL);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(get("/one/die.json"), 500);
        says("has ended");
    }
    assert_int_equal(get("/one/sleep.json"), 503);
    says("longer than 1 seconds");
    assert_int_equal(get("/one/freq.json"), 200);
    stop();
}

static void a_view_asks_one_thing(void **state)
{
    (void)state;
    start_now(NULL);
    int first = ask("GET /one/sleep.json", "a", "");
    int second = ask("GET /one/sleep.json?x=1", "b", "");
    poll(NULL, 0, 100);
    assert_int_equal(receive(ask("GET /assets/app.js", "a", "")), 200);
    int third = ask("GET /one/freq.json", "a", "");
    assert_int_equal(receive(first), 409);
    assert_int_equal(receive(third), 200);
    assert_int_equal(receive(second), 503);
    stop();
}

static void the_end_is_told_to_all(void **state)
{
    int waiting[6];

    (void)state;
    start_now(NULL);
    for (int i = 0; i < 6; i++)
        waiting[i] = ask("GET /one/sleep.json", "", "");
    poll(NULL, 0, 200);
    stop();
    for (int i = 0; i < 6; i++)
        assert_int_equal(receive(waiting[i]), 503);
}

/* Whatever cannot be had, there is an answer or an end. */
static void memory_may_be_refused_to_requests(void **state)
{
    static char long_body[2 * WEB_LETTER];
    static const char *const lines[] = {
        "GET /",
        "GET /assets/none.js",
        "GET /site.json",
        "GET /themes.yaml",
        "GET /%zz",
        "PUT /",
        "GET /one/freq.json?token=tell-me-so",
        "GET /one/freq.json",
        "GET /one/long.json",
        "GET /one/die.json",
        "POST /one/x.json",
    };

    (void)state;
    memset(long_body, 'a', sizeof long_body - 1);
    for (int token = 0; token < 2; token++)
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            const char *body = lines[i][0] == 'P' ? long_body : "";
            start_now(token ? "tell-me-so" : NULL);
            for (long n = 0; n < 24; n++) {
                granted = n;
                int status = receive(ask(lines[i], "a", body));
                granted = -1;
                if (status && (status < 200 || status > 503))
                    fail_msg("%s: %d", lines[i], status);
            }
            assert_int_equal(get(token ? "/?token=tell-me-so" : "/"),
                             token ? 303 : 200);
            stop();
        }
}

static void memory_may_be_refused_at_the_start(void **state)
{
    size_t files = open_files();
    zili_status status = ZILI_ENOMEM;

    (void)state;
    for (long n = 0; status; n++) {
        zili_error err = { 0 };
        granted = n;
        status = start(NULL, &err);
        granted = -1;
        if (status) {
            assert_null(server);
            assert_non_null(strstr(err.text, "emory"));
        }
        stop();
        assert_int_equal(open_files(), files);
    }
}

static void a_port_is_listened_on_once(void **state)
{
    web_server *other = NULL;
    zili_error err = { 0 };

    (void)state;
    start_now(NULL);
    web_server_options more = options;
    more.port = web_server_port(server);
    assert_int_equal(web_server_start(&other, &more, &err), ZILI_EIO);
    assert_null(other);
    assert_non_null(strstr(err.text, "another program does"));
    stop();
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_go_to_workers_and_back),
        cmocka_unit_test(workers_that_fail_are_replaced),
        cmocka_unit_test(a_view_asks_one_thing),
        cmocka_unit_test(the_end_is_told_to_all),
        cmocka_unit_test(memory_may_be_refused_to_requests),
        cmocka_unit_test(memory_may_be_refused_at_the_start),
        cmocka_unit_test(a_port_is_listened_on_once),
    };

    if (count > 1 && strcmp(arguments[1], "worker") == 0)
        return be_worker();
    return cmocka_run_group_tests(tests, name_site, close_site);
}
