#!/usr/bin/env python3
"""How fast `zili serve` answers a large index: the first screen of questions
that were not asked before, pages of a long concordance, and downloads.

    ZILI=build/zili tests/bench/web.py X.zili

Each first screen is a question of its own, three times with another --limit so
that no table is at hand; the middle of three is shown.
"""

import os
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "web"))
from server import Server, kwic  # noqa: E402

QUERIES = ["sovereignty", "self-determination", "security", "the", "of the",
           "human rights", "\"security\" \"council\"", "econom*",
           "/.*ization/", "[word=\"de.*\"] [] \"of\"", "united nations",
           "zzzz"]


def timed(server, path):
    begin = time.monotonic()
    status, _, body = server.ask(path, seconds=300)
    return (time.monotonic() - begin) * 1000, status, len(body)


def middle(values):
    return sorted(values)[len(values) // 2]


def screens(server, name):
    print("first screen of 50 lines, ms")
    for query in QUERIES:
        times = []
        for i in range(3):
            limit = str(10 ** 9 + i)
            spent, status, _ = timed(server, kwic(name, query, limit=limit,
                                                  page_rows=50))
            times.append(spent)
        found = server.json(kwic(name, query, limit=limit, page_rows=1))[1]
        print("  %-28s %9s lines  %7.1f%s" % (
            query, found.get("total"), middle(times),
            "" if status == 200 else "  status %d" % status))


def sorting(server, name):
    times = [timed(server, kwic(name, "the", sort="1R,2R,3R", page_rows=50,
                                limit=str(10 ** 9 + i)))[0] for i in range(3)]
    place = kwic(name, "the", sort="1R,2R,3R", page_rows=50,
                 limit=str(10 ** 9 + 2))
    lines = server.json(place)[1]["total"]
    pages = [timed(server, "%s&page.first=%d" % (place, lines * i // 20))[0]
             for i in range(20)]
    print("`the`, %d lines, sorted 1R,2R,3R: %.0f ms (%.0f ms a million); "
          "then a page: %.1f ms" % (lines, middle(times),
                                    middle(times) * 1e6 / lines,
                                    middle(pages)))


def downloads(server, name):
    for ending in ("tsv", "jsonl"):
        before = server.memory()
        spent, status, size = timed(server, "/%s/kwic.%s?query=the" %
                                    (name, ending))
        print("download .%s: %d, %.0f MB in %.1f s; memory %d MB, was %d MB" %
              (ending, status, size / 1e6, spent / 1000,
               server.memory() // 1024, before // 1024))


def main():
    path = sys.argv[1]
    name = os.path.basename(path.rstrip("/"))[:-len(".zili")]
    with tempfile.TemporaryDirectory() as folder, \
            Server(path, folder=folder) as server:
        screens(server, name)
        sorting(server, name)
        downloads(server, name)


main()
