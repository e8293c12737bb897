zili positions home.zili '~"自力更生"' 'self-relian*'
