# What is found, by characters: parts of words too, and across sentences.
zili read home.zili 'self-relian*' --doc 2 --format tsv 2>/dev/null | awk -F'\t' '$12' |
    cut -f11-12
zili read home.zili '~"自力更生"' '~"力更"' --doc 1 --format tsv 2>/dev/null |
    awk -F'\t' '$12' | cut -f11-12
zili read home.zili '[]{2} <s> []{2}' --doc 2 --where "lang = 'zh'" \
    --format tsv 2>/dev/null | cut -f11-12 | sed -n '1,6p'
zili read home.zili --themes corpus/themes.yaml --doc 2 --format tsv 2>/dev/null |
    cut -f11-12 | sed -n '1,6p'
