# room.sh -- folders in which the program is tried; to be sourced.
#
# room_open makes $room, room_fresh an empty place in it for one test, which
# holds:
#   home.zili   an index of corpus/ with the lexicon and the glossary
#   plain.zili  the same without
#   corpus      a link to corpus/, also $CORPUS
#   reports     a link to reports/, which holds the plan
#   data        a link to tests/data/, also $DATA
#   zh.txt, en.txt, glossary.tsv
#               lines of a text in two languages, and some words of theirs
# The program is called `zili` there, whatever stands before it (UNDER) and
# whatever its locale (ZILI_LOCALE).

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ZILI=$(realpath "${ZILI:-$top/build/zili}")
[ -z "${UNDER:-}" ] || UNDER=$(realpath "$UNDER")
export ZILI UNDER CORPUS=corpus DATA=data TZ=UTC LC_ALL=C
# Whole stacks, so that tests/leaks.txt can tell whose leak it is.
export ASAN_OPTIONS=detect_leaks=1:exitcode=99:fast_unwind_on_malloc=0
export LSAN_OPTIONS=suppressions=$top/tests/leaks.txt:print_suppressions=0
# pango, glib and fontconfig are not built with the checker of races.
export TSAN_OPTIONS=ignore_noninstrumented_modules=1
export UBSAN_OPTIONS=print_stacktrace=1

room_open() {
    room=$(mktemp -d)
    trap 'chmod -R u+w "$room"; rm -rf "$room"' EXIT
    mkdir "$room/bin" "$room/ready"
    cat >"$room/bin/zili" <<'END'
#!/bin/sh
LC_ALL=${ZILI_LOCALE:-C} exec ${UNDER:-} "$ZILI" "$@"
END
    chmod +x "$room/bin/zili"
    PATH=$room/bin:$PATH
    cd "$room/ready" || exit 1
    ln -s "$top/corpus" corpus
    ln -s "$top/reports" reports
    ln -s "$top/tests/data" data
    cp "$top"/tests/golden-data/{zh.txt,en.txt,glossary.tsv} .
    UNDER= zili index -o home.zili --dict corpus/lexicon.txt \
        --glossary corpus/glossary.tsv corpus \
        >log 2>&1 &&
        UNDER= zili index -o plain.zili corpus >>log 2>&1 && rm log
}

room_fresh() {
    cd "$room" || exit 1
    rm -rf here
    cp -a ready here
    cd here || exit 1
}
