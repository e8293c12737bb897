zili ngrams home.zili -n 3 --measure z,lambda --min-freq 2 --limit 3 \
    --where "lang = 'en'"
zili ngrams home.zili --measure ll,z --by lang --limit 2 --explain ll
zili ngrams home.zili --measure z --limit 2 --format tsv --explain z
zili ngrams home.zili --measure all --limit 1 --format json --threads 1
zili ngrams home.zili --measure ll -n 3
zili ngrams home.zili --measure z -n 6
zili ngrams home.zili --measure z --containing Soviet
