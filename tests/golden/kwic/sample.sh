# The same seed gives the same lines.
zili kwic home.zili the --sample 3 --seed 7 --format tsv
zili kwic home.zili the --sample 3 --seed 8 --format tsv 2>/dev/null | cut -f 1,7
