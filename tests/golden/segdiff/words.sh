# Which words change: the cut of the index, with the lexicon, beside ICU's.
zili segdiff home.zili --profiles index,icu --limit 8
# One name alone is compared with the index; here they are the same.
zili index -o icu.zili --profile icu corpus 2>/dev/null
zili segdiff icu.zili --profiles icu
# Every Chinese word of two characters or more changes.
zili segdiff icu.zili --profiles icu,char --where "lang = 'zh'" --limit 3
