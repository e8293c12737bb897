# Documents sentence by sentence, and which are aligned.
zili read home.zili --doc 1960-07-11 --limit 4
zili read home.zili --doc 2 --format tsv 2>/dev/null | cut -f4-10 | sed -n '1,4p;24,27p'
zili read home.zili --doc 2 --region all --format tsv 2>/dev/null | cut -f2-6 | sed -n '1,6p'
zili read home.zili --where "lang = 'en'" --limit 2 --format json
zili read home.zili --doc 9
zili read home.zili --doc 1960
