# Columns line up in both scripts.
zili kwic home.zili '~"自力更生"' 'self-relian*'
