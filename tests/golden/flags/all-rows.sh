# What is written to a file is all of it, in every format; only where a person
# reads are 25 rows enough, and that is said.
zili freq home.zili 2>/dev/null | wc -l
zili freq home.zili -o - 2>&1 | tail -2
while read -r question; do
    rows=$(($(zili $question --format tsv 2>/dev/null | wc -l) - 1))
    for file in a.txt a; do
        zili $question -o $file 2>/dev/null
        [ $rows = $(($(wc -l <$file) - 1)) ] || echo "not all: $question"
    done
    [ $rows = $(zili $question --format jsonl 2>/dev/null | wc -l) ] ||
        echo "not all: $question, JSON lines"
    for format in csv json html latex md; do
        zili $question --format $format 2>&1 >/dev/null |
            grep 'shown; --limit 0'
    done
    echo "$rows rows: $question"
done <<'END'
freq home.zili
ngrams home.zili
kwic home.zili the
colloc home.zili the
dtm home.zili
beads home.zili
positions home.zili the
dispersion home.zili
keyness home.zili --target lang='en'
END
zili freq home.zili --limit 3 -o a.txt
