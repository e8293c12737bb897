# What a theme stands for is looked up once, however often a query names it.
{
    echo 'many:'
    for end in ence ance tion ity ism ment ist ary; do echo "  - '*$end'"; done
    echo "  - '~\"自力\"'"
    echo "  - 'self [word=\".*[a-z]-?\"]'"
    echo "  - 'the *ing | *ness'"
    echo "other: {en: ['*ence', soviet], zh: ['*国']}"
} >many.yaml
often() {
    yes "$1" | head -n 2000 | paste -s -d '|' -
}
for query in '@many' '@many | @other' '@other' '@many%d | @many' \
        '@many @other'; do
    zili count home.zili --themes many.yaml "$query" --format tsv 2>&1 | sed 1d
    zili count home.zili --themes many.yaml "$(often "$query")" \
        --format tsv 2>&1 | sed 1d
done
zili count home.zili --themes many.yaml '(@many | soviet){1,900}' --format tsv
