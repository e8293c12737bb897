"""What a test notes, and the corpora that are asked."""

import os
import shutil
import subprocess

from server import ZILI

TESTS = []
failures = []


def test(function):
    TESTS.append(function)
    return function


def check(good, what):
    """Note what is not as it should be, and go on."""
    if not good:
        failures.append(what)


def same(found, expected, what):
    check(found == expected, "%s: %r, not %r" % (what, found, expected))


# ---- corpora ----

SCRIPT = "<script>alert(1)</script> & \"quoted\" aid </title>"
BIDI = "\u202eevil\u202c \u2066aid\u2069 \u200f\u061c"


def index(folder, name, texts):
    source = os.path.join(folder, name)
    output = source + ".zili"
    shutil.rmtree(source, ignore_errors=True)
    os.makedirs(source)
    for file, text in texts.items():
        with open(os.path.join(source, file), "w") as out:
            out.write(text)
    subprocess.run([ZILI, "index", "-o", output, source],
                   check=True, stderr=subprocess.DEVNULL)
    return output


def make_corpora(folder):
    many = "The aid of others is welcome. We rely on aid of our own.\n\n"
    return {
        "plain": index(folder, "plain", {
            "a.md": "Aid is first. We give aid.\n",
            "b.md": "No aid is given.\n"}),
        "sixty": index(folder, "sixty", {
            "d%02d.md" % i: "Aid %d is first. We gave %d.\n" % (i, i * i)
            for i in range(60)}),
        "many": index(folder, "many", {"m.md": many * 20000}),
        "wild": index(folder, "wild", {
            "script.txt": SCRIPT + "\n", "bidi.md": BIDI + "\n",
            "long.md": "aid " + "x" * 10000000 + " aid\n"}),
    }
