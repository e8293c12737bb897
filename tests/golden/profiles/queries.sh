# One query, whatever the profile of the index: its words are cut alike.
for profile in zili hyphen letters penn char given; do
    zili index -o p.zili --profile $profile corpus >/dev/null 2>&1
    echo "$profile"
    zili count p.zili 'self-relian*' '"self-reliance"' 'self' '*n’t' "n't" \
        'won' "country's" '*-*' 独立 独立自主 '独?自*' '~"独立"' 1960 '19*' \
        --format tsv 2>/dev/null | cut -f 1,2 | sed 1d
done
# So are the patterns of themes.
zili index -o p.zili --profile hyphen corpus >/dev/null 2>&1
for index in home.zili p.zili; do
    zili count $index @self-reliance --themes corpus/themes.yaml \
        --where "lang = 'en'"
done
# Each way of segdiff has its own.
zili segdiff p.zili --profiles index,icu,penn,letters,char,given \
    'self-relian*' "won't" 独立 '"self-reliance"%c' @autonomy \
    --themes corpus/themes.yaml --format tsv 2>/dev/null | cut -f 1-8
# Too long when it is cut.
zili index -o p.zili --profile char corpus >/dev/null 2>&1
zili count p.zili "$(printf '独立%.0s' {1..129})"
