# The summary is counted only when it is asked for.
zili count home.zili 'self-relian*'
zili count home.zili 'self-relian*' --region summary
zili count home.zili 'self-relian*' --region all
zili count home.zili 'self-relian*' --where "region = 'summary'"
zili count home.zili 'self-relian*' --where "date > '1960-07-05'"
zili count home.zili 'self-relian*' --where "author LIKE 'Zhou%'" --by author,lang
