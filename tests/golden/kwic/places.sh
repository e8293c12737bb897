# Where the words of --sort stand: in characters, from the beginning of a cell.
zili kwic home.zili '~"自力更生"' 'self-relian*' --context 5w \
    --sort 1L,1R,node,2R:stroke --places --format tsv 2>/dev/null | cut -f9-
zili kwic home.zili '~"自力更生"' 'self-relian*' --context 5c --sort 1L,2R \
    --places --format tsv 2>/dev/null | cut -f9-
zili kwic home.zili 'self-relian*' --show-seg --sort 2L --places --format tsv 2>/dev/null |
    cut -f9-
zili kwic home.zili '~"自力更生"' --show-seg --sort 2L --places --format tsv 2>/dev/null |
    cut -f9-
zili kwic home.zili 'self-relian*' --places
