# What translators put into the text in brackets: of 21 Soviet 4 are theirs.
for how in count exclude only; do
    zili count home.zili Soviet 'in cases' --insertions $how
    zili freq home.zili --where "lang = 'en'" --insertions $how --limit 3
    zili ngrams home.zili --insertions $how --limit 2
done
zili kwic home.zili Soviet --insertions only --width 100
zili agree home.zili Soviet --insertions exclude
zili agree home.zili '苏联 | Soviet'
zili agree home.zili '苏联 | Soviet' --insertions exclude
zili cooc home.zili Soviet technology --insertions exclude --within s -f tsv
zili count home.zili Soviet --insertions maybe
zili count home.zili Soviet --insertions only --where "lang = 'zh'"
