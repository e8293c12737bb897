en="--by doc,region --region all --terms 20 --distance hellinger"
zili mds home.zili $en --where "lang = 'en'"
zili mds home.zili $en --where "lang = 'en'" --table axes --format tsv
zili mds home.zili --distance x
zili mds home.zili --distance cosine --margin terms --terms 5
