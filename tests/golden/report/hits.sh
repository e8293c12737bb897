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
