zili freq home.zili --match 'self*' --limit 5
zili freq home.zili --match '*立*' --by doc
zili freq home.zili --attribute key --limit 3 --where "lang = 'en'"
zili freq home.zili --attribute pos
