"""Many connections, and questions that do not end."""

import os
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

from checks import check, failures, index, same, test
from server import FOREVER, ZILI, Server, kwic, until


# ---- many connections ----

def closed(server, most):
    """Whether connections that were closed are let go. libmicrohttpd looks at
    128 events at once and then waits for more before it heeds them, so that
    another question has to come where there were just 128."""
    return until(lambda: server.ask("/site.json")[0] == 200 and
                 server.files() < most)


@test
def half_open_connections_disturb_nobody(server):
    held = []
    for i in range(500):
        connection = server.connect()
        connection.sendall(b"GET /site.json HTTP/1.1\r\nHost: x\r\nX"[:i % 40])
        held.append(connection)
    begin = time.monotonic()
    for i in range(50):
        same(server.ask(kwic("plain", "aid", page_first=i))[0], 200, "beside")
    check(time.monotonic() - begin < 20, "500 half-open connections slow down")
    for connection in held:
        connection.close()


@test
def ten_thousand_connections_disturb_nobody(server):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    count = min(10000, (most[1] - 256) * 7 // 8 - 100)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(65536, most[1]), most[1]))
    before, held = server.files(), []
    for i in range(count):
        connection = socket.socket()
        connection.settimeout(20)
        # 127.0.0.1 has too few ports for all of them at once and again.
        connection.bind(("127.0.0.%d" % (2 + i % 4), 0))
        connection.connect(("127.0.0.1", server.port))
        held.append(connection)
    check(until(lambda: server.files() >= before + count * 9 // 10),
          "%d of %d are held" % (server.files() - before, count))
    for i in range(20):
        same(server.ask(kwic("plain", "aid", page_first=i))[0], 200, "beside")
    for connection in held:
        connection.close()
    check(closed(server, before + 100), "files stay open")


def crowded(folder, corpora):
    """More come than there is room for, and none of them is in a hurry."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(65536, most[1]), most[1]))
    for begin in (b"", b"GET /site.json HTTP/1.1\r\nHost: x\r\nX",
                  b"POST /plain/kwic.json HTTP/1.1\r\nHost: %s\r\n"
                  b"Content-Length: 999\r\n\r\nquery",
                  b"GET /many/kwic.tsv?query=aid HTTP/1.1\r\nHost: %s\r\n\r\n"):
        with Server(corpora["plain"], corpora["many"], folder=folder,
                    files=600) as server:
            what, held = begin[:24], []
            for i in range(400):
                held.append(server.connect())
                held[i].sendall(begin.replace(b"%s", server.host.encode()))
            start = time.monotonic()
            for i in range(10):
                same(server.ask(kwic("plain", "aid", page_first=i))[0], 200,
                     "beside %r" % what)
            check(time.monotonic() - start < 20, "%r take %.1f s" %
                  (what, time.monotonic() - start))
            check(server.files() < 590, "%d files" % server.files())
            for connection in held:
                connection.close()
            check(closed(server, 100), "%r: %d files stay open" %
                  (what, server.files()))


@test
def answers_are_not_mixed_up(server):
    wrong = []

    def ask(number):
        for i in range(60):
            first = (number * 60 + i) % 997
            method = ("GET", "POST")[i % 2]
            status, found = server.json(
                kwic("many", "aid", page_first=first, page_rows=1),
                method=method, body=b"" if i % 2 else None)
            if status != 200 or found["first"] != first or \
                    found["rows"][0]["hit"] != first + 1:
                wrong.append((first, status))

    threads = [threading.Thread(target=ask, args=(i,)) for i in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    same(wrong, [], "mixed up")


# ---- questions that do not end ----

def limited(folder, corpora):
    """Bounds are wide: a machine may have other things to do. Who would wait
    for a question that was taken back would wait ten minutes."""
    for seconds, functions in (("2", (too_late, patterns)),
                               ("600", (killed, gone, superseded))):
        with Server(corpora["many"], corpora["sixty"], corpora["plain"],
                    "--seconds", seconds, "--workers", "2",
                    folder=folder) as server:
            for function in functions:
                before = list(failures)
                function(server)
                if failures != before:
                    failures.append("(in %s)" % function.__name__)


def too_late(server):
    begin = time.monotonic()
    status, found = server.json(FOREVER)
    same(status, 503, "for ever")
    check("2 seconds" in found["error"], found["error"])
    check(time.monotonic() - begin > 1.5, "it took %.1f s" %
          (time.monotonic() - begin))
    same(server.ask(kwic("plain", "aid"))[0], 200, "afterwards")


def at_work(server, before):
    """Whether workers have begun with a question, .2 s of the processor's."""
    check(until(lambda: server.spent() > before + 20, 30), "nobody works")


def in_background(server, path, into, **more):
    def ask():
        into.append(server.json(path, **more))

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def kill_workers(server):
    """And wait until the server has seen it."""
    workers = server.workers()
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    check(until(lambda: not set(workers) & set(server.workers())), "killed")


def killed(server):
    found, before = [], server.spent()
    thread = in_background(server, FOREVER, found)
    at_work(server, before)
    kill_workers(server)
    thread.join()
    same(found[0][0], 500, "its process was killed")
    check("has ended" in found[0][1]["error"], found[0][1])
    for i in range(4):
        same(server.ask(kwic("plain", "aid", page_first=i))[0], 200, "then")


def gone(server):
    """Who asks goes away: others need not wait for his questions."""
    held, before = [], server.spent()
    for i in range(6):
        connection = server.connect()
        connection.sendall(server.request(
            "GET %s&limit=%d HTTP/1.1" % (FOREVER, i + 1)).encode())
        held.append(connection)
    at_work(server, before)
    for connection in held:
        connection.close()
    same(server.ask(kwic("plain", "aid", limit=7))[0], 200, "after others")


def superseded(server):
    found, other, before = [], [], server.spent()
    thread = in_background(server, FOREVER, found, seconds=60,
                           X_Zili_View="one")
    at_work(server, before)
    stays = in_background(server, FOREVER + "&limit=3", other, seconds=60,
                          X_Zili_View="two")
    same(server.ask(kwic("plain", "aid"), X_Zili_View="one")[0], 200, "later")
    thread.join()
    same(found[0][0], 409, "superseded")
    at_work(server, server.spent())
    same(other, [], "of another view")
    kill_workers(server)
    stays.join()
    same(other[0][0], 500, "its process was killed")


def patterns(server):
    """Answered in time, refused or ended: never more."""
    for query in ("[]*", "[]* []* []* []*", "/(a+)+b/", "/(.*)*x/", "*" * 50,
                  "(" * 2000, "a|" * 5000 + "a", "[word=\"(a|aa)+$\"]",
                  "~\"\"", "[]{0,100000}", "\"" * 999):
        status, _ = server.json("/many/kwic.json", method="POST",
                                body="query=" + query.replace("+", "%2B"))
        check(status in (200, 400, 500, 503), "%r: %d" % (query[:20], status))


def short_of_memory(folder, corpora):
    with Server(corpora["many"], corpora["wild"], "--memory", "48M",
                folder=folder) as server:
        for path in ("/many/kwic.json?query=[]*&sort=1R,2R,3R&page.sort=post",
                     "/many/ngrams.json?n=5", "/wild/chart/zipf.svg",
                     "/many/kwic.xlsx?query=[]*", "/wild/kwic.json?query=aid"):
            status, _, body = server.ask(path)
            check(status in (200, 400, 500, 503), "%s: %d" % (path, status))
            check(status == 200 or b"error" in body, "%s says nothing" % path)
        same(server.ask(kwic("many", "aid"))[0], 200, "afterwards")


def interrupted(folder, corpora):
    place = tempfile.mkdtemp(dir=folder)
    with Server(corpora["sixty"], folder=place) as server:
        found = []
        threads = [in_background(
            server, FOREVER + "&limit=%d" % (i + 1), found)
            for i in range(5)]
        at_work(server, 0)
        workers = server.workers()
        server.process.send_signal(signal.SIGINT)
        same(server.process.wait(20), 0, "how it ended")
        for thread in threads:
            thread.join()
        for status, answer in found:
            same(status, 503, "a question when it ended: %r" % answer)
        check(until(lambda: not any(os.path.exists("/proc/%d" % worker)
                                    for worker in workers)), "workers stay")
        same(os.listdir(place), [], "what is left behind")
    with Server(corpora["plain"], folder=place) as server:
        workers = server.workers()
        server.process.kill()
        server.process.wait()
        check(until(lambda: not any(os.path.exists("/proc/%d" % worker)
                                    for worker in workers)),
              "workers outlive a server that was killed")


def without_a_folder(folder, corpora):
    """Long answers are kept in memory where there is no folder for them."""
    with Server(corpora["many"],
                folder=os.path.join(folder, "missing")) as server:
        for path in ("/many/kwic.tsv?query=aid", "/many/chart/zipf.svg",
                     "/many/chart/zipf.pdf", "/many/text/m"):
            status, _, body = server.ask(path)
            same(status, 200, "%s: %r" % (path, body[:80]))
            check(len(body) > 10000, path + " is not whole")


# ---- an index that changes ----

def changed(folder, corpora):
    output = index(folder, "moving", {"a.md": "Aid is here.\n"})
    with Server(output, corpora["plain"], folder=folder) as server:
        place = kwic("moving", "aid")
        status, heads, _ = server.ask(place)
        tag = heads["ETag"]
        same(server.ask(place, If_None_Match=tag)[0], 304, "what is known")
        same(server.json(place)[1]["total"], 1, "at first")
        source = os.path.join(folder, "more.md")
        with open(source, "w") as out:
            out.write("More aid, and aid again.\n")
        run = [ZILI, "add", output, source]
        subprocess.run(run, check=True, stderr=subprocess.DEVNULL)
        status, heads, _ = server.ask(place, If_None_Match=tag)
        same(status, 200, "what is not known any more")
        same(server.json(place)[1]["total"], 3, "more")
        index(folder, "moving", {"a.md": "None.\n"})
        same(server.json(place)[1]["total"], 0, "made anew")
        index(folder, "moving", {"a.md": "Aid, aid, aid.\n"})
        shutil.rmtree(output)
        found = server.json(place)
        check(found[0] in (200, 400, 500), "taken away: %r" % (found,))
        same(server.ask(kwic("plain", "aid", limit=1))[0], 200, "another")
        kill_workers(server)
        status, found = server.json(kwic("moving", "aid", limit=2))
        check(status >= 400 and "moving" in found["error"], found)
        time.sleep(0.3)
        check(len(server.workers()) <= 2, "workers are begun for nothing")
        index(folder, "moving", {"a.md": "Aid, aid.\n"})
        same(server.json(place)[1]["total"], 2, "there again")


def compared(folder, corpora):
    """The other side of a comparison is an index that changes, too, and the
    worker that keeps the table need not have been asked about it."""
    output = index(folder, "other", {"a.md": "Aid is here.\n"})
    with Server(corpora["plain"], output, "--workers", "1",
                folder=folder) as server:
        place = "/plain/keyness.json?against=other"

        def aid():
            return [row["f2"] for row in server.json(place)[1]["rows"]
                    if row["term"] == "aid"]

        same(aid(), [1], "against")
        index(folder, "other", {"a.md": "Aid, aid, aid.\n"})
        same(aid(), [3], "against what has changed")


def tree(path):
    return {os.path.join(base, name): os.stat(os.path.join(base, name)).st_mtime_ns
            for base, _, names in os.walk(path) for name in names}


def nothing_is_written(server, corpora):
    before = {path: tree(path) for path in corpora.values()}
    for path in ("/plain/kwic.json?query=aid", "/plain/freq.csv",
                 "/plain/chart/zipf.pdf", "/plain/text/a", "/wild/docs.json",
                 "/plain/kwic.json?query=aid&where=1%3B+DROP+TABLE+documents",
                 "/plain/kwic.json?query=aid&where=load_extension('x')"):
        server.ask(path)
    for path, files in before.items():
        same(tree(path), files, path)
