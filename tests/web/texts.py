"""Texts that mean harm, and very long ones."""

from checks import SCRIPT, check, same, test
from server import kwic


# ---- texts that mean harm ----

@test
def harmful_texts_stay_texts(server):
    for query in ("aid", "script", "evil"):
        status, found = server.json(kwic("wild", query))
        same(status, 200, query)
        check(found["total"] >= 1, "%s: %r" % (query, found["total"]))
    rows = server.json(kwic("wild", "aid"))[1]["rows"]
    check(any("<script>" in row["pre"] for row in rows), "the text is whole")
    check(any("\u2066" in row["pre"] or "\u2069" in row["post"]
              for row in rows), "controls are kept")
    _, heads, body = server.ask("/wild/kwic.html?query=aid")
    check(b"<script>" not in body, "<script> in a download")
    check("attachment" in heads["Content-Disposition"], "it is kept")
    _, heads, body = server.ask("/wild/text/script")
    same(body.decode(), SCRIPT + "\n", "a document")
    check("attachment" in heads["Content-Disposition"], "it is kept")
    same(heads["Content-Type"], "application/octet-stream", "its type")
    status, _, body = server.ask("/wild/chart/zipf.svg?chart.title=" +
                                 "%3Cscript%3Ealert(1)%3C/script%3E")
    check(b"<script>" not in body, "<script> in a drawing")


@test
def tokens_of_ten_megabytes_are_tokens(server):
    status, found = server.json("/wild/freq.json?page.rows=2000")
    same(status, 200, "freq")
    check(any(len(row["term"]) == 10000000 for row in found["rows"]), "whole")
    status, _, body = server.ask("/wild/text/long")
    same((status, len(body)), (200, 10000009), "the document")
    status, found = server.json(kwic("wild", "aid", context="5w"))
    same(status, 200, "kwic")
    for path in ("/wild/freq.tsv", "/wild/freq.csv", "/wild/freq.jsonl"):
        status, _, body = server.ask(path)
        same(status, 200, path)
        check(b"x" * 10000000 in body, path + " is not whole")
    for path in ("/wild/freq.xlsx", "/wild/chart/zipf.svg",
                 "/wild/chart/zipf.png", "/wild/freq.html", "/wild/freq.txt"):
        status, _, body = server.ask(path, seconds=90)
        check(status in (200, 400, 404, 500, 503), "%s: %d" % (path, status))
    same(server.ask(kwic("plain", "aid"))[0], 200, "afterwards")
