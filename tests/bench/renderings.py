#!/usr/bin/env python3
"""renderings.py -- how often the first rendering of a term is right.

    renderings.py ZILI X.zili GLOSSARY with|without TERMS

Takes the most frequent Chinese words of two characters and more of which a
translation of the glossary stands in three beads of ten that have the word, as
many as TERMS, asks `zili render` for all, and prints the share of those whose
first rendering is a translation, how many there are, and in how many beads;
what is wrong goes to standard error. Words are compared without their endings.
"""
import collections
import re
import subprocess
import sys

zili, index, glossary, kind, most = sys.argv[1:]
LITTLE = {"to", "a", "an", "the"}


def run(*arguments, text=None):
    return subprocess.run([zili, *arguments], input=text, check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          encoding="utf-8").stdout


def table(*arguments):
    lines = run(*arguments, "-f", "tsv", "-n", "0").splitlines()
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"))) for line in lines[1:]]


def stem(word):
    """The same for deletes, deleted, deleting and delete."""
    for ending in ("ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[:-len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def stems(text):
    return tuple(stem(word) for word in re.findall("[a-z0-9]+", text.lower()))


def meaning(text):
    return tuple(stem(word) for word in re.findall("[a-z0-9]+", text.lower())
                 if word not in LITTLE)


def read_glossary(words):
    found = collections.defaultdict(set)
    for line in open(glossary, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 4 or fields[1] not in words:
            continue
        text = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", fields[3])
        for sense in re.split("[;/]", text):
            if not sense.strip().startswith("CL:") and meaning(sense):
                found[fields[1]].add(meaning(sense))
    return found


def choose(beads):
    """The words, most frequent first, and what they mean."""
    cut = run("seg", "-", text="".join(bead["a"] + "\n" for bead in beads))
    where = collections.defaultdict(list)
    for number, line in enumerate(cut.splitlines()):
        for word in dict.fromkeys(line.split()):
            if re.fullmatch("[\u4e00-\u9fff]{2,}", word):
                where[word].append(number)
    senses = read_glossary(where)
    texts = [" " + " ".join(stems(bead["b"])) + " " for bead in beads]
    chosen = []
    for word in sorted(senses, key=lambda one: (-len(where[one]), one)):
        signs = [" " + " ".join(sense) + " " for sense in senses[word]]
        seen = sum(any(sign in texts[at] for sign in signs)
                   for at in where[word])
        if seen >= .3 * len(where[word]) and len(chosen) < int(most):
            chosen.append(word)
    return chosen, senses


beads = [bead for bead in table("beads", index) if bead["a"] and bead["b"]]
terms, senses = choose(beads)
extra = ["--glossary", glossary] if kind == "with" else []
first = {row["term"]: row["rendering"]
         for row in table("render", index, *terms, *extra)
         if row["rank"] == "1" and row["lang"] == "zh"}
right = 0
for term in terms:
    got = first.get(term, "")
    if meaning(got) in senses[term]:
        right += 1
    else:
        print(term, got, sep="\t", file=sys.stderr)
print("%.2f %d %d" % (right / max(len(terms), 1), len(terms), len(beads)))
