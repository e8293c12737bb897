# Words that a list leaves out of tables; sums and windows have them.
cat > stop.txt <<'END'
 | a list as Snowball has them
the            | the article
and
WE             # in any case
to
of|of
in
END
zili freq home.zili --stop stop.txt --where "lang = 'en'" --limit 4
zili freq home.zili --stop stop.txt --exact --match 'w?' --format tsv --limit 2
zili ngrams home.zili --stop stop.txt --where "lang = 'en'" --limit 3
zili ngrams home.zili --stop stop.txt --skip 1 --where "lang = 'en'" --limit 2
zili colloc home.zili soviet --stop stop.txt --limit 3
zili keyness home.zili --target "doc LIKE '%zhou%'" --where "lang = 'en'" --stop stop.txt --limit 2 --format tsv --permutations 0
zili dtm home.zili --stop stop.txt --min-freq 20 --where "lang = 'en'" --by doc
zili dispersion home.zili --stop stop.txt --where "lang = 'en'" --measure gries_DP --limit 2
zili fcm home.zili --stop stop.txt --terms 3 --where "lang = 'en'" --limit 3
zili similar home.zili --stop stop.txt --terms 5 --where "lang = 'en'"
# With lemmas the lemma is looked for.
printf 'we -> our, us\n' > l.txt
zili freq home.zili --stop stop.txt --lemmas l.txt --match 'o*' --limit 2 --where "lang = 'en'"
# Where it would do nothing, and lists that are none.
zili ngrams home.zili --stop stop.txt --measure lambda; echo $?
zili dispersion home.zili we --stop stop.txt; echo $?
zili similar home.zili we --stop stop.txt; echo $?
zili zipf home.zili --stop stop.txt; echo $?
printf '# none\n' > stop.txt; zili freq home.zili --stop stop.txt; echo $?
zili freq home.zili --stop nowhere.txt; echo $?
