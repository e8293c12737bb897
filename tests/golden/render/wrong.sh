# What cannot be asked: each says what to do.
zili render home.zili
zili render home.zili @self-reliance
zili render home.zili @nobody --themes corpus/themes.yaml
zili render home.zili @self-reliance --themes nowhere.yaml
zili render home.zili '"'
zili render home.zili 自力更生 --glossary nowhere.tsv
zili render home.zili 自力更生 --glossary corpus
printf 'no glossary' >words.tsv
zili render home.zili 自力更生 --glossary words.tsv
zili render home.zili 自力更生 --region original
zili render home.zili 自力更生 --where 'year = 1'
zili render home.zili 自力更生 --lang en
zili render home.zili 自力更生 --line
zili render home.zili 自力更生 -f nothing
zili render nowhere.zili 自力更生
# An index of one language has nothing to look in.
mkdir one && printf 'One two three.\n' >one/a.txt
zili index -o one.zili one 2>log || cat log
zili render one.zili two
