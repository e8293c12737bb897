# --labels says on which words the labels and the target of queries stand.
kwic() {
    zili kwic home.zili --labels --format tsv "$@" 2>/dev/null |
        cut -f 7,8,10,12-
}
kwic 'a:"\w{4,}" []{0,3} @b:[] :: a.word = b.word %c' --limit 3
kwic '"the" (a:[] | b:[] []) "of"' --sort 1R --limit 4
kwic 'a:"the" [] "of"' '@"science"' soviet --limit 9
zili kwic home.zili 'a:"the" [] @"of"' --labels --limit 2 --format json
zili kwic home.zili 'a:"the" [] @"of"' --labels --limit 2 --context 2w \
    --parallel --bytes --format csv
zili kwic home.zili '@[word="自力.*"]' --labels --context 4c
zili kwic home.zili 'a:"the" "nowhere"' --labels
zili kwic home.zili soviet '"of"' --labels
