"""Texts that mean harm, and very long ones."""

from urllib.parse import quote, unquote

from checks import SCRIPT, check, index, same, test
from server import Server, kwic


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


def names(folder, corpora):
    """Documents and indexes are called as they like."""
    texts = {name + ".md": "Aid is %d.\n" % i for i, name in enumerate([
        "it's", "q\"uote", "new\nline", "a&b=c%2f", "b<script>", "h#h", "q?m",
        "back\\slash", "tab\tx", " lead", "-dash", "a;b", "%00", "\u202ebidi",
        "自力更生" * 15, "a" + "漢" * 60, "ab" + "漢" * 60, "x" * 200])}
    output = index(folder, "a漢" + "字" * 40, texts)
    with Server(output, folder=folder) as server:
        corpus = server.json("/site.json")[1]["corpora"][0]
        rows = server.json("/%s/docs.json" % quote(corpus))[1]["rows"]
        same(len(rows), len(texts), "documents")
        for row in rows:
            doc = row["doc"]
            status, heads, body = server.ask("/%s/text/%s" % (
                quote(corpus), quote(doc, safe="")))
            same(status, 200, repr(doc))
            check(body.startswith(b"Aid is"), repr(doc))
            where = "doc = '%s'" % doc.replace("'", "''")
            status, found = server.json(kwic(corpus, "aid", where=where))
            same((status, found.get("total")), (200, 1), where)
            is_name(heads["Content-Disposition"], doc)
        _, heads, _ = server.ask("/%s/freq.tsv" % quote(corpus))
        is_name(heads["Content-Disposition"], corpus)


def is_name(head, text):
    """A download is called so, as far as it goes: whole characters."""
    found = unquote(head.partition("UTF-8''")[2], errors="strict")
    check(text.startswith(found.partition("-freq")[0]), head)
