zili similar home.zili --where "lang = 'en'"
zili similar home.zili --where "lang = 'en'" --measure all --format json
zili similar home.zili --by lang,doc --themes corpus/themes.yaml --matrix
zili similar home.zili --where "lang = 'en'" --margin terms --terms 8 --with we --measure cosine,manhattan
zili similar home.zili --with x
zili similar home.zili --measure likeness
