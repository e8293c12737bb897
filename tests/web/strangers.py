"""Bad HTTP, paths that lead out, and pages of somewhere else."""

import http.client
import os
import subprocess
from urllib.parse import urlencode

from checks import check, same, test
from server import ZILI, Server, kwic


# ---- HTTP that is none, or too much ----

@test
def what_is_no_http_is_refused(server):
    for text in ["", "\r\n\r\n", "GET", "GET /\r\n\r\n", "\0" * 1000,
                 "\x16\x03\x01\x02\x00\x01\x00", "GET / HTTP/9.9\r\n\r\n",
                 "G\0T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
                 "GET  / HTTP/1.1\r\n\r\n", "/ HTTP/1.1\r\n\r\n",
                 "GET / HTTP/1.1\r\n: x\r\n\r\n", "x" * 200000,
                 "GET / HTTP/1.1\r\n" + "\r\n" * 1000,
                 "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]:
        status = server.status(text, 1)
        check(status != 200, "%r was answered" % text[:40])
    same(server.ask("/")[0], 200, "the page afterwards")


@test
def methods_are_few(server):
    for method in ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT",
                   "get", "X" * 1000]:
        status = server.status(server.request(method + " / HTTP/1.1"))
        check(status in (405, 400, 501), "%s: %d" % (method[:9], status))
    status, heads, body = server.ask(kwic("plain", "aid"), "HEAD")
    same((status, body), (200, b""), "HEAD")
    check(int(heads["Content-Length"]) > 100, "HEAD says no length")
    status, heads, _ = server.ask("/", "PUT")
    same(heads["Allow"], "GET, HEAD, POST", "Allow")


@test
def old_http_is_answered(server):
    found = server.send("GET %s HTTP/1.0\r\nHost: %s\r\n\r\n" %
                        (kwic("plain", "aid"), server.host))
    check(found.startswith(b"HTTP/1.") and b"200 OK" in found[:20], "HTTP/1.0")
    same(server.status("GET / HTTP/1.0\r\n\r\n"), 421, "no Host")


@test
def heads_have_a_limit(server):
    status = server.status(server.request("GET / HTTP/1.1",
                                   "X-Long: " + "x" * 1000000))
    check(status in (431, 413, 400, 0), "a head of 1 MB: %d" % status)
    status = server.status(server.request("GET / HTTP/1.1",
                                   *["X-%d: x" % i for i in range(20000)]))
    check(status in (431, 413, 400, 0), "20,000 heads: %d" % status)


@test
def addresses_have_a_limit(server):
    path = kwic("plain", "aid") + "&where="
    long = path + "+" * (60000 - len(path)) + "1"
    same(server.ask(long)[0], 200, "an address of 60,000 bytes")
    status = server.status(server.request("GET %s HTTP/1.1" % (path + "+" * 70000)))
    check(status in (414, 431), "an address of 70,000 bytes: %d" % status)
    status = server.status(server.request("GET /?%s HTTP/1.1" % ("a&" * 30000)))
    check(status in (400, 414, 431, 0), "30,000 parameters: %d" % status)
    same(server.ask("/plain/kwic.json?" + "query=aid&" * 128)[0], 200,
         "128 parameters")
    same(server.ask("/plain/kwic.json?" + "query=aid&" * 129)[0], 400,
         "129 parameters")


@test
def bodies_have_a_limit(server):
    path = "/plain/kwic.json?query=aid"
    status, found = server.json(path, method="POST", body=b"page.rows=1")
    same((status, len(found["rows"])), (200, 1), "POST")
    long = b"page.x=" + b"+" * (1024 * 1024 - 7)
    status, found = server.json(path, method="POST", body=long)
    same((status, found.get("total")), (200, 3), "a body of 1 MiB")
    for size in (1024 * 1024 + 1, 1 << 40):
        status = server.status(server.request("POST %s HTTP/1.1" % path,
                                       "Content-Length: %d" % size))
        same(status, 413, "a body of %d bytes" % size)
    same(server.ask(path, "POST", b"a=\0")[0], 400, "a byte of zero")
    same(server.ask(path, "POST", b"a=%00")[0], 400, "a zero written out")
    same(server.ask(path, "POST", b"\xff\xfe=1")[0], 400, "no UTF-8")
    for size in ("-1", "x", "1,2", "99999999999999999999999"):
        status = server.status(server.request("POST %s HTTP/1.1" % path,
                                       "Content-Length: " + size), 2)
        check(status in (400, 413, 0), "Content-Length %s: %d" %
              (size, status))


def chunk(text):
    return "%x\r\n%s\r\n" % (len(text), text)


@test
def chunks_are_put_together(server):
    head = server.request("POST /plain/kwic.json HTTP/1.1",
                   "Transfer-Encoding: chunked")
    found = server.send(head + chunk("que") + chunk("ry=aid&page.r") +
                        chunk("ows=2") + "0\r\n\r\n")
    check(b"\"total\": 3" in found, "chunks: %r" % found[:80])
    found = server.status(head + chunk("x" * 60000) * 20 + "0\r\n\r\n")
    same(found, 413, "1.2 MB in chunks")
    for wrong in ("zz\r\nabc\r\n", "-1\r\n", "fffffffffffffffff\r\n",
                  "5\r\nabc", "3 3\r\nabc\r\n"):
        status = server.status(head + wrong, 1)
        check(status in (400, 413, 0), "%r: %d" % (wrong, status))
    endless = server.status(head + chunk("x" * 65000) * 400, 5)
    check(endless in (0, 413), "26 MB in chunks: %d" % endless)


@test
def who_waits_to_send_is_called(server):
    with server.connect() as connection:
        connection.sendall(server.request(
            "POST /plain/kwic.json HTTP/1.1", "Content-Length: 9",
            "Expect: 100-continue").encode())
        check(connection.recv(100).startswith(b"HTTP/1.1 100"), "100")
        connection.sendall(b"query=aid")
        check(b"200 OK" in connection.recv(100), "200 behind 100")
    status = server.status(server.request(
        "POST /plain/kwic.json HTTP/1.1",
        "Content-Length: 99999999", "Expect: 100-continue"))
    same(status, 413, "too much is not called for")


@test
def requests_in_a_row_are_answered_in_order(server):
    lines = [kwic("plain", "aid", page_first=i, page_rows=1)
             for i in range(3)] * 20
    text = "".join("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n" %
                   (line, server.host) for line in lines[:-1])
    found = server.send(text + server.request(
        "GET %s HTTP/1.1" % lines[-1]))
    order = [int(part.split(b",")[0]) for part in
             found.split(b"\"first\": ")[1:]]
    same(order, [0, 1, 2] * 20, "order")


# ---- paths ----

@test
def no_path_leads_out(server):
    for path in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                 "/plain/../../etc/passwd", "/plain/text/..%2f..%2fetc%2fpasswd",
                 "/plain/text/%2fetc%2fpasswd", "/assets/../app.js",
                 "/assets/..%2fapp.c", "/assets//etc/passwd", "//etc/passwd",
                 "/assets/%00", "/plain/text/%00", "/plain%00/kwic.json",
                 "/..", "/.", "/plain/text/../../../etc/passwd",
                 "/\\..\\..\\etc\\passwd", "/plain/kwic.json/../x.y",
                 "http://127.0.0.1/etc/passwd", "/assets/index.html%00.js"]:
        found = server.send(server.request("GET %s HTTP/1.1" % path), 5)
        check(b"root:" not in found, path + " leads out")
        check(b"200 OK" not in found[:20] or b"<title>zili" in found,
              path + " is answered")


@test
def no_option_leads_out(server):
    secret = os.path.join(server.folder, "secret.txt")
    with open(secret, "w") as out:
        out.write("zebra 5\n@@@ [[[ zebra\n")
    for analysis, option in (("freq", "join"), ("keyness", "against"),
                             ("keyness", "join"), ("themes", "themes"),
                             ("fcm", "list"), ("kwic", "themes"),
                             ("kwic", "query"), ("kwic", "where")):
        for value in (secret, "@" + secret, "file://" + secret,
                      "readfile('%s')" % secret):
            _, _, body = server.ask("/plain/%s.json" % analysis, "POST",
                                    "%s=%s" % (option, value))
            check(b"zebra" not in body, "%s --%s reads" % (analysis, option))
    same(server.ask("/plain/freq.json?dict=%s" % secret)[0], 400, "--dict")


@test
def no_option_opens_anything(server):
    """What an option would open is not there: it would say so."""
    missing = os.path.join(server.folder, "missing.txt")
    site = server.json("/site.json")[1]
    for analysis in site["analyses"]:
        for option in analysis["options"]:
            body = {option["name"]: missing}
            if analysis["operands"]:
                body["query"] = "aid"
            status, _, found = server.ask(
                "/plain/%s.json" % analysis["name"], "POST", urlencode(body))
            check(b"No such file" not in found and status in (200, 400),
                  "%s --%s: %d %r" % (analysis["name"], option["name"],
                                      status, found[:80]))


@test
def nobody_is_told_where_things_lie(server):
    for path, body in (
            ("kwic.json", {"query": "aid", "region": "none"}),
            ("freq.json", {"attribute": "none"}),
            ("read.json", {"doc": "none", "query": "aid"}),
            ("render.json", {"query": "aid"}),
            ("text/none", {}),
            ("themes.json", {"themes": "{"}),
            ("freq.tsv", {"lemmas": "a -> b, c\nb -> a\n"}),
            ("keyness.json", {"against": "term\tfreq\naid\t3\n"}),
            ("keyness.tsv", {"against": "term\tfreq\naid\t3\n"}),
            ("keyness.csv", {"against": "many"})):
        _, _, found = server.ask("/plain/" + path, "POST", urlencode(body))
        for place in (server.folder, "/dev/fd", "/tmp"):
            check(place.encode() not in found, "%s: %r" % (path, found))


# ---- who asks ----

@test
def names_that_are_not_ours_are_refused(server):
    port = server.port
    for host in ["evil.example", "evil.example:%d" % port, "localhost",
                 "127.0.0.1.evil.example:%d" % port, "127.0.0.1:1", "",
                 "localhost:%d@evil.example" % port]:
        same(server.ask("/site.json", Host=host)[0], 421, "Host: " + host)
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"]:
        same(server.ask("/site.json", Host="%s:%d" % (host, port))[0], 200,
             "Host: " + host)


@test
def pages_that_are_not_ours_are_refused(server):
    for origin in ["http://evil.example", "null", "https://" + server.host,
                   "http://127.0.0.1:1", "http://" + server.host + ".evil"]:
        for method in ("GET", "POST"):
            same(server.ask("/site.json", method, Origin=origin)[0], 403,
                 "%s from %s" % (method, origin))
    same(server.ask("/site.json", Origin="http://" + server.host)[0], 200,
         "our own page")
    for site in ("cross-site", "same-site"):
        same(server.ask("/site.json", Sec_Fetch_Site=site)[0], 403, site)
        same(server.ask("/", Sec_Fetch_Site=site,
                        Sec_Fetch_Mode="navigate")[0], 200, "a link " + site)


@test
def answers_may_do_nothing(server):
    for path in ("/", "/site.json", kwic("plain", "aid"),
                 "/plain/freq.html", "/plain/text/a", "/nothing.here"):
        _, heads, _ = server.ask(path)
        policy = heads["Content-Security-Policy"]
        check("default-src 'none'" in policy, path + ": " + policy)
        check("unsafe-inline" not in policy.replace(
            "style-src 'unsafe-inline'; sandbox", ""), path + ": " + policy)
        same(heads["X-Content-Type-Options"], "nosniff", path)
        same(heads["Access-Control-Allow-Origin"], None, path)


def names_of_the_machine(folder, corpora):
    """An address is ours however it is written; a name needs a token."""
    for host, name in (("127.2", "127.0.0.2"), ("127.0.0.1", "127.0.0.1"),
                       ("localhost", "localhost")):
        with Server(corpora["plain"], "--host", host,
                    folder=folder) as server:
            connection = http.client.HTTPConnection(name, server.port)
            connection.request("GET", "/site.json")
            same(connection.getresponse().status, 200, host)
            check("token" not in server.address, server.address)
            connection.close()
    for arguments, sentence in (
            (["--host", "192.0.2.1"], "Port 0 of 192.0.2.1 cannot"),
            (["--host", "no.such.invalid"], "--host no.such.invalid is not"),
            (["--themes", folder], "--themes cannot be read")):
        ended = subprocess.run(
            [ZILI, "serve", corpora["plain"], "--port", "0", *arguments],
            text=True, capture_output=True, timeout=60)
        check(ended.returncode in (1, 2) and sentence in ended.stderr,
              "%r: %s" % (arguments, ended.stderr))


def with_token(folder, corpora):
    with Server(corpora["plain"], "--host", "0.0.0.0", "--token",
                "tell-me-so", folder=folder) as server:
        place = kwic("plain", "aid")
        same(server.ask("/")[0], 401, "without a token")
        same(server.ask("/?token=wrong-one")[0], 401, "a wrong token")
        same(server.ask("/site.json", Cookie="zili=tell-me-so")[0], 401,
             "a cookie of another name")
        status, heads, _ = server.ask(place + "&token=tell-me-so&limit=1")
        same((status, heads["Location"]), (303, place + "&limit=1"), "enter")
        cookie = heads["Set-Cookie"]
        check("HttpOnly" in cookie and "SameSite=Lax" in cookie, cookie)
        same(server.ask(place, Cookie=cookie.split(";")[0],
                        Host="any.example")[0], 200, "with the cookie")
        _, heads, _ = server.ask("//evil.example/?token=tell-me-so")
        check(not heads["Location"].startswith("//"), heads["Location"])
        same(server.ask(place, Cookie=cookie.split(";")[0],
                        Origin="http://evil.example")[0], 403, "from elsewhere")
