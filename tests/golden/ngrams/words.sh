zili ngrams home.zili --by lang --limit 4
zili ngrams home.zili -n 4 --where "lang = 'en'" --limit 3
zili ngrams home.zili -n 3 --where "lang = 'zh'" --min-freq 3 --format tsv
# One list, whatever the number of threads.
for threads in 1 2 7; do
    zili ngrams home.zili -n 3 --skip 1 --limit 0 --format tsv \
        --threads $threads 2>/dev/null | md5sum
done
