# Words under their lemma, after a list, or under their stem.
printf 'be -> am, is, are, was, were\nrely -> relies,relied,relying\n' > l.txt
printf 'our -> ours\nwe -> our, us\n' >> l.txt
zili freq home.zili --lemmas l.txt --where "lang = 'en'" --limit 6
zili freq home.zili --lemmas l.txt --match 'rel*' --exact --format tsv
zili freq home.zili --stem english --match 'rel*'
zili ngrams home.zili --lemmas l.txt -n 2 --limit 3 --where "lang = 'en'"
zili colloc home.zili self --lemmas l.txt --limit 3 --where "lang = 'en'"
# The other side is counted in the same way.
printf 'term\tcount\nis\t40\nAre\t30\nbe\t20\nthe\t100\n' > list.tsv
zili keyness home.zili --where "lang = 'en'" --against list.tsv --lemmas l.txt --limit 2 --sort f2 --format tsv 2>&1 | cut -f 1-3
zili dispersion home.zili --lemmas l.txt --limit 1 --measure gries_DP --where "lang = 'en'"
zili diversity home.zili --stem english --where "lang = 'en'" --measure ttr
# What does not go together, and what is no list.
zili freq home.zili --lemmas l.txt --attribute script; echo $?
zili freq home.zili --stem latin; echo $?
zili dispersion home.zili self --lemmas l.txt; echo $?
printf 'be am is\n' > l.txt
zili freq home.zili --lemmas l.txt; echo $?
