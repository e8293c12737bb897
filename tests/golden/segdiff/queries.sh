# What the cut does to counts. A string is found in any.
zili index -o icu.zili --profile icu corpus 2>/dev/null
zili segdiff icu.zili --profiles icu,char 自力更生 '自 力 更 生' \
    '~"自力更生"' 'self-relian*' 技术
# Themes, by language; those that are found a dozen times.
zili segdiff icu.zili --themes corpus/themes.yaml --by lang --min-freq 12
