en="--by doc,region --region all --terms 20"
zili ca home.zili $en --where "lang = 'en'"
zili ca home.zili $en --where "lang = 'en'" --table columns --limit 5 --format tsv
zili ca home.zili $en --where "lang = 'en'" --table axes
zili ca home.zili $en --where "lang = 'en'" --table both --axes 1 --standard --limit 3
zili ca home.zili Soviet self-reliance aid --by doc,lang,region --region all --skip-empty
