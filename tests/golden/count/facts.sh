# What must come out of the two documents, in every region.
for query in '~"自力更生"' '~"独立自主"' '~"立足国内"' '~"立足于国内"' \
    '~"先进"' '~"苏联"' '~"科学技术"'; do
    echo "$query"
    zili count home.zili "$query" --by doc --region original \
        --format tsv 2>/dev/null | cut -f 1,2
done
echo 'self-relian*'
zili count home.zili 'self-relian*' --by doc,region --format tsv 2>/dev/null |
    cut -f 1-3 | grep -E 'translation|summary'
