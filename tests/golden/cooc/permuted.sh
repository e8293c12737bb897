zili cooc home.zili @self-reliance @independence @soviet-side \
    --themes corpus/themes.yaml --within p --permutations 999 --seed 1
zili cooc home.zili @self-reliance @independence @soviet-side \
    --themes corpus/themes.yaml --within p --permutations 999 --seed 1 \
    --threads 1 --format tsv
# Two documents have two orders: nothing can be concluded.
zili cooc home.zili @self-reliance @independence --permutations 999 \
    --themes corpus/themes.yaml --within doc
# Eight documents: every order is tried, as in the reference.
i=0
for pair in 0,1 1,4 3,1 2,3 4,3 1,2 5,0 1,5; do
    i=$((i + 1))
    { for n in $(seq ${pair%,*}); do printf 'war '; done
      for n in $(seq ${pair#*,}); do printf 'peace '; done
      echo and; } > doc$i.txt
done
zili index -o eight.zili doc?.txt
zili cooc eight.zili war peace --within doc --permutations 40320 --format tsv
zili cooc home.zili war peace --window 5 --permutations 9
