# measure.sh -- how times, sizes and growth are measured; read by run, large.

TIMEFORMAT='%R %U %S'

wanted() { # word
    [ -z "${ONLY:-}" ] || [ "$ONLY" = "$1" ]
}

least() {
    sort -g | head -1
}

# What fails is fast: nobody shall take that for speed.
must_work() { # command
    "$@" >/dev/null 2>failure && return
    echo "bench: this failed: $*" >&2
    cat failure >&2
    exit 1
}

cpu() { # runs, command: the least processor time
    local runs=$1
    shift
    must_work "$@"
    for ((i = 0; i < runs; i++)); do
        { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $2 + $3 }'
    done | least
}

wall() { # runs, command: the least time on the clock
    local runs=$1
    shift
    must_work "$@"
    for ((i = 0; i < runs; i++)); do
        { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 }'
    done | least
}

# Milliseconds that a command takes more than the program that does nothing.
over_true() { # command
    local with without
    with=$(wall 5 bash -c 'for i in {1..40}; do "$@" >/dev/null; done' x "$@")
    without=$(wall 5 bash -c 'for i in {1..40}; do /bin/true; done')
    awk -v a="$with" -v b="$without" 'BEGIN { printf "%.2f", (a - b) * 25 }'
}

peak() { # command: its greatest resident memory, MB
    command time -f '%M' -o peak.txt "$@" >/dev/null 2>&1
    tail -1 peak.txt | awk '{ printf "%.0f", $1 / 1024 }'
}

tokens_of() { # index
    "$ZILI" info "$1" --format tsv 2>/dev/null | awk 'NR == 2 { print $1 }'
}

bytes_a_token() { # index
    du -sb "$1" | awk -v n="$(tokens_of "$1")" '{ printf "%.3f", $1 / n }'
}

verdict() { # value, limit
    if awk -v a="$1" -v b="$2" 'BEGIN { exit !(a <= b) }'; then
        met=$((met + 1))
        verdict=met
    else
        missed=$((missed + 1))
        verdict="NOT MET"
    fi
}

# What was measured in seconds, as a multiple of a yardstick.
line() { # what, seconds, yardstick, limit, unit
    local ratio
    ratio=$(awk -v a="$2" -v b="$3" 'BEGIN { printf "%.3f", a / (b ? b : .001) }')
    verdict "$ratio" "$4"
    printf '%-42s %8.3f s %8.3f × %-6s (at most %s) %s\n' "$1" "$2" "$ratio" \
        "$5" "$4" "$verdict"
}

amount() { # what, value, limit
    verdict "$2" "$3"
    printf '%-42s %10.3f (at most %s) %s\n' "$1" "$2" "$3" "$verdict"
}

unpack() { # folder, archive
    [ -d "$1" ] || { mkdir "$1" && tar xJf "$2" -C "$1"; } || exit 1
    [ -r "$1.txt" ] || find "$1" -name '*.txt' | sort | xargs -d '\n' cat \
        >"$1.txt"
}

# A line of growth: what some work costs on a corpus of so many million
# tokens, in nanoseconds a token.
grow() { # million tokens, folder of texts
    local size=$(($1 * 5530000)) sum=0 file
    if [ ! -d "$2" ]; then
        mkdir "$2"
        while read -r bytes file; do
            ln -s "$PLACE/$file" "$2/" && sum=$((sum + bytes))
            [ "$sum" -gt "$size" ] && break
        done < <(find en -name '*.txt' -printf '%s %p\n' | sort -k 2)
    fi
    local index=$2.zili
    local built
    built=$(cpu 1 "$ZILI" index -o "$index" "$2")
    per_token "$index" build "$built" \
        the "$(wall 3 "$ZILI" kwic "$index" the "${all[@]}")" \
        sorted "$(wall 3 "$ZILI" kwic "$index" the --sort 1R,2R,3R \
            "${all[@]}")" \
        bigrams "$(cpu 1 "$ZILI" ngrams "$index" -n 2 "${all[@]}")" \
        'by doc' "$(wall 3 "$ZILI" freq "$index" --by doc "${all[@]}")"
}

per_token() { # index, name, seconds, name, seconds …
    local tokens
    tokens=$(tokens_of "$1")
    shift
    printf '%9d tokens, ns a token:' "$tokens"
    while [ $# -gt 0 ]; do
        awk -v what="$1" -v s="$2" -v n="$tokens" \
            'BEGIN { printf "  %s %.1f", what, s * 1e9 / n }'
        shift 2
    done
    echo
}
