# Numbers in each form, and what is missing and why.
printf 'id\tO11\tR1\tC1\tN\na\t10\t10\t13\t31777\nb\t0\t0\t5\t100\n' > t.tsv
zili stats association t.tsv --measure ll,lrc --adjust holm
zili stats association t.tsv --measure ll,mi,fisher,delta_p
zili stats association t.tsv --measure dice,jaccard --format tsv
zili stats association t.tsv --measure dice,gmean --format json
printf 'feature\tn_target\tn_reference\njuly\t2\t3\nx\t493\t1430\nnew\t1\t0\n' > k.tsv
zili stats keyness k.tsv --measure ll,pct_diff,simple_maths_10,bh
zili stats keyness k.tsv --n1 500 --n2 1500 --tests 700 --measure ll,lrc --adjust bonferroni
printf 'part\tsize\tgod\tfree\n1789\t1000\t5\t3\n1793\t500\t0\t3\n' > d.tsv
zili stats dispersion d.tsv --measure range,dp,juilland_D
zili export home.zili --format tsv | zili stats dispersion - --measure f,dp,arf,washtell 2>/dev/null | head -5
printf 'to\nbe\nor\nnot\nto\nbe\n' | zili stats diversity - --measure ttr,herdan_c,mtld,hdd
printf 'to\nbe\nor\nnot\nto\nbe\n' | zili stats diversity - --measure ttr,mtld --any-length
zili export home.zili --format tsv --where "lang = 'en'" | zili stats diversity - --measure mattr,mtld --bootstrap 100 --seed 3
zili export home.zili --format tsv --where "lang = 'en'" | zili stats diversity - --measure ttr --pieces 100
zili stats keyness --list | head -4
