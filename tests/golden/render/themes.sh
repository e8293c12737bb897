# Of a theme every form is a term; with --lines every occurrence is a row.
zili index -o g.zili --dict corpus/lexicon.txt \
    --glossary corpus/glossary.tsv corpus 2>log || cat log
zili render g.zili @self-reliance --themes corpus/themes.yaml \
    --glossary corpus/glossary.tsv
zili render g.zili @independence --themes corpus/themes.yaml \
    --glossary corpus/glossary.tsv --limit 0
zili render g.zili @self-reliance --themes corpus/themes.yaml \
    --glossary corpus/glossary.tsv --lines --limit 4 -f jsonl
