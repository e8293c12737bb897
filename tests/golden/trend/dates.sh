zili trend home.zili 'self-relian*' '~"自力更生"' --by date
zili trend home.zili @self-reliance @soviet-side --themes corpus/themes.yaml --bin 10
zili trend home.zili aid --by date --where "lang = 'en'" --format tsv
