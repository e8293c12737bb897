# What has no counterpart: a title that was not translated stands alone, and so
# are its words not counted; a note says how many. What is nowhere has no row.
zili index -o g.zili --dict corpus/lexicon.txt \
    --glossary corpus/glossary.tsv corpus 2>log || cat log
zili beads g.zili -f tsv 2>/dev/null | awk -F '\t' '!$3 || !$4'
zili render g.zili 批语 报告 --glossary corpus/glossary.tsv
zili render g.zili 批语 --lines
zili render g.zili zzz
zili render g.zili zzz --lines -f json
# A sign, a word of both languages, a piece of a word, and whole sentences.
zili render g.zili '、' --limit 3
zili render g.zili 1960 -f csv
zili render g.zili '~"eli"' --limit 2
zili render g.zili '[]*' --limit 3
zili render g.zili '[]' --limit 3 --lines -f tsv
zili render g.zili 主要 -f json
zili render g.zili 主要 -f md
