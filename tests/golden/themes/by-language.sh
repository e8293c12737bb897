# Every theme has hits in both languages.
zili themes home.zili --themes corpus/themes.yaml --by lang --limit 0
zili themes home.zili @autonomy @self-reliance --themes corpus/themes.yaml
