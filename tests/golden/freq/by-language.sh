zili freq home.zili --by lang --limit 6 --join hyphen
zili freq home.zili --where "lang = 'zh'" --top 3 --by doc
zili freq home.zili --where "lang = 'zh'" --top 5 --sort pinyin
zili freq home.zili --all --limit 3
zili freq home.zili --exact --where "lang = 'en'" --limit 4
