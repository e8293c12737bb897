"""A zili serve to be asked, and ways to ask it that no browser has."""

import http.client
import json
import os
import re
import resource
import signal
import socket
import subprocess
import time
from urllib.parse import quote, urlencode

ZILI = os.environ.get("ZILI", "build/zili")

# A question that has no end in a human life, to a corpus of many documents.
FOREVER = "/sixty/keyness.json?" + urlencode({
    "target": "doc < 'd30'", "permutations": "1000000000000"})


class Server:
    """Started on any port that is free; use it with `with`."""

    def __init__(self, *arguments, folder, files=None):
        """With `files` it may open so many."""
        def limit():
            if files:
                resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

        environment = dict(os.environ, TMPDIR=folder)
        self.folder = folder
        self.process = subprocess.Popen(
            [ZILI, "serve", "--port", "0", *arguments], text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment, preexec_fn=limit)
        self.address = self.process.stdout.readline().strip()
        self.port = int(re.search(r":(\d+)/", self.address).group(1))
        self.host = "127.0.0.1:%d" % self.port

    def __enter__(self):
        return self

    def __exit__(self, *what):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        self.process.stdout.close()

    def workers(self):
        """The numbers of its processes that answer."""
        path = "/proc/%d/task" % self.process.pid
        found = []
        for thread in os.listdir(path):
            with open("%s/%s/children" % (path, thread)) as file:
                found += map(int, file.read().split())
        return found

    def spent(self):
        """Ticks of the processor that its workers have had."""
        ticks = 0
        for worker in self.workers():
            try:
                with open("/proc/%d/stat" % worker) as file:
                    ticks += sum(map(int, file.read().split()[13:15]))
            except OSError:  # it has ended
                pass
        return ticks

    def files(self):
        return len(os.listdir("/proc/%d/fd" % self.process.pid))

    def memory(self):
        """Pages that the server and its workers have for themselves, in KiB."""
        total = 0
        for pid in [self.process.pid, *self.workers()]:
            with open("/proc/%d/smaps_rollup" % pid) as file:
                for line in file:
                    if line.startswith("Private_Dirty:"):
                        total += int(line.split()[1])
        return total

    def connect(self, seconds=20):
        return socket.create_connection(("127.0.0.1", self.port), seconds)

    def request(self, line, *heads):
        """The text of a request whose connection is closed behind it."""
        return "\r\n".join([line, "Host: " + self.host, "Connection: close",
                            *heads, "", ""])

    def send(self, text, seconds=20):
        """Send bytes as they are, and give all that comes back."""
        if isinstance(text, str):
            text = text.encode()
        found = b""
        with self.connect(seconds) as connection:
            try:
                connection.sendall(text)
                while True:
                    part = connection.recv(1 << 16)
                    if not part:
                        break
                    found += part
            except (ConnectionError, socket.timeout):
                pass
        return found

    def status(self, text, seconds=20):
        """Of the first answer to bytes; 0: the connection was closed."""
        found = re.match(rb"HTTP/1\.[01] (\d+)", self.send(text, seconds))
        return int(found.group(1)) if found else 0

    def ask(self, path, method="GET", body=None, seconds=30, **heads):
        """Status, heads and body; heads by names with _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port,
                                                timeout=seconds)
        named = {name.replace("_", "-"): text for name, text in heads.items()}
        named.setdefault("Host", self.host)
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        found = answer.status, answer.headers, answer.read()
        connection.close()
        return found

    def json(self, path, **more):
        status, _, body = self.ask(path, **more)
        return status, json.loads(body.decode())


def kwic(corpus, query, **options):
    pairs = {name.replace("_", "."): text for name, text in options.items()}
    return "/%s/kwic.json?%s" % (quote(corpus),
                                 urlencode({"query": query, **pairs}))


def until(test, seconds=10):
    """Whether it becomes true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if test():
            return True
        time.sleep(0.05)
    return bool(test())
