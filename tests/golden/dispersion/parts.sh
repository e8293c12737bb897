# Words and queries, in parts of every kind.
zili dispersion home.zili --limit 5
zili dispersion home.zili --where "lang = 'en'" --parts p --min-freq 20 --sort gries_DP --limit 6
zili dispersion home.zili @self-reliance @soviet-side --themes corpus/themes.yaml --parts region
zili dispersion home.zili 'self-relian*' '~"自力更生"' none --parts 20 --measure arf,awt,ald,washtell --format tsv
zili dispersion home.zili soviet --parts s --measure all --format json
zili dispersion home.zili --exact --all --join hyphen --parts 3 --limit 3 --measure dp,kld --format tsv --threads 1
