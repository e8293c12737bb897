zili ngrams home.zili -n 0
zili ngrams home.zili -n 9
zili ngrams home.zili --skip 33
zili ngrams home.zili --within line
zili ngrams home.zili --attribute lemma
zili ngrams home.zili --attribute key --join hyphen --limit 1
