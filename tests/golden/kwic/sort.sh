# Several levels, several orders.
zili kwic home.zili 我们 --sort 1R,2R --context 4w --limit 8
zili kwic home.zili 我们 --sort 1R --collate stroke --context 4w --limit 5
zili kwic home.zili 'self-relian*' --sort node,1L --context 3w
zili kwic home.zili 我们 --sort 1X
