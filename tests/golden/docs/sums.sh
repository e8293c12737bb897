zili docs home.zili --by lang,region
zili docs home.zili --by year
zili docs home.zili --where "author like 'Zhou%'" --format tsv 2>/dev/null | cut -f 1-4,12-
zili docs home.zili --regions --where "lang = 'zh'" --format tsv 2>/dev/null | cut -f 1-4,12-
