# Lines of one content together, lines ranked by content.
zili kwic home.zili 我们 --group 1R --context 4w --limit 6
zili kwic home.zili self --rank 'our*' --context 6w
zili kwic home.zili self --rank 'our*' --group 1L --format tsv
zili kwic home.zili self --group node --sort 1L --format tsv
zili kwic home.zili self --group 1X
zili kwic home.zili self --rank '('
