# What was found by reading: of three 自力更生 two became self-reliance and one
# "rely on ourselves"; of five self-relian* two were 自力更生, and one each
# 依靠自己, 立足国内 and 独立自主 (as "self-reliant"). To count one language
# overstates the theme. The last table of each is every occurrence.
zili index -o g.zili --dict corpus/lexicon.txt \
    --glossary corpus/glossary.tsv corpus 2>log || cat log
zili render g.zili 自力更生 --glossary corpus/glossary.tsv
zili render g.zili 'self-relian*' --glossary corpus/glossary.tsv
zili render g.zili 自力更生 --glossary corpus/glossary.tsv --lines -f tsv
zili render g.zili 'self-relian*' --glossary corpus/glossary.tsv --lines -f tsv
# Both queries at once say the same as each for itself, and so do a string and
# a form with one word of it.
zili render g.zili 自力更生 'self-relian*' --glossary corpus/glossary.tsv -f tsv
zili render g.zili '~"自力更生"' '~"力更"' self-reliance \
    --glossary corpus/glossary.tsv -f tsv 2>/dev/null
