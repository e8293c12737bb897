# Every number of a table leads to as many lines.
cat >p.yaml <<'END'
title: Hits
corpus: home.zili
themes: corpus/themes.yaml
exhibits:
  - {name: words, caption: a, analysis: freq, options: {by: 'doc,lang', min-freq: '8'}}
  - {name: queries, caption: a, analysis: count, queries: ['self-relian*', "don't", '~"自力更生"'], options: {by: lang}}
  - {name: themes, caption: a, analysis: themes, themes: 'true', options: {by: 'author,lang'}}
  - {name: ngrams, caption: a, analysis: ngrams, options: {limit: '25', where: "lang = 'en'"}}
  - {name: spread, caption: a, analysis: dispersion, options: {limit: '5', parts: p}}
  - {name: key, caption: a, analysis: keyness, options: {target: "lang = 'zh'", limit: '8', permutations: '0'}}
  - {name: both, caption: a, analysis: keyness, options: {target: "author = 'Nie Rongzhen'", region: translation, limit: '8', sort: f2, permutations: '0'}}
  - {name: near, caption: a, analysis: colloc, queries: ['~"自力更生"'], options: {limit: '12'}}
  - {name: when, caption: a, analysis: trend, queries: ['self-relian*', '我们'], options: {by: date}}
  - {name: became, caption: a, analysis: render, queries: ['~"自力更生"', 'self-relian*']}
END
zili report p.yaml -o out --format md
cp corpus/themes.yaml .
lines() { # file, column of the number
    grep -v '\thits$' "out/$1.tsv" | awk -F '\t' -v at="$2" 'NR > 1 { print $at "\t" $NF }' |
        while IFS=$(printf '\t') read -r count hits; do
            found=$(eval "zili $hits --limit 0 --format tsv" 2>/dev/null </dev/null | tail -n +2 | wc -l)
            [ "$found" = "$count" ] || echo "$1: $count, not $found: $hits"
        done
    echo "$1: $(tail -n 1 "out/$1.tsv" | awk -F '\t' '{ print $NF }')"
}
lines words 5
lines queries 3
lines themes 5
lines ngrams 3
lines spread 2
lines key 2
lines near 3
lines when 4
# What is shown leads to its first lines, which say where in the files they
# are: read from there they are the hits. There are as many as the numbers say.
for name in words queries themes both near when became; do
    awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { print $at["keyword"] "\t" $at["file"] "\t" $at["offset"] "\t" $at["bytes"] }' \
        "out/$name.lines.tsv" | sort -u | head -n 40 >places
    while IFS="$(printf '\t')" read -r keyword file offset bytes; do
        tail -c +$((offset + 1)) "corpus/$file" | head -c "$bytes" | tr -d '\n' >there
        printf '%s' "$keyword" | tr -d '\n' | cmp -s - there || echo "$name: $keyword is not there"
    done <places
    echo "$name: $(tail -n +2 "out/$name.lines.tsv" | cut -f 1,2 | uniq | wc -l) numbers have lines"
done
cut -f 1,2,3,12-16 out/became.lines.tsv
cut -f 1,2 out/both.lines.tsv | uniq -c | sed 's/^ *//'
cut -f 1-3 out/both.tsv
