# Every kind from the corpus, in every format; the same bytes again.
zili chart --list
for kind in bars heat cooc network dispersion dumbbell ribbon renderings flow zipf growth trend tree similar scatter cloud; do
    for end in pdf png svg; do
        zili chart $kind home.zili --themes corpus/themes.yaml -o a.$end \
            2>/dev/null || zili chart $kind home.zili -o a.$end
        cp a.$end b.$end
        zili chart $kind home.zili --themes corpus/themes.yaml -o a.$end \
            2>/dev/null || zili chart $kind home.zili -o a.$end
        cmp a.$end b.$end && echo "$kind.$end: the same"
    done
    pdffonts a.pdf | sed 's/.*+//' | awk 'NR > 2 { print $(NF - 4), $(NF - 3) }' | sort -u
done
zili chart collocates home.zili '自力更生' '独立自主' -o a.svg && zili chart collocates home.zili '自力更生' '独立自主' -o b.svg && cmp a.svg b.svg && echo "collocates: the same"
zili chart collocates home.zili 'self-relian*' --depth 2 --limit 5 --measure delta_p --value delta_p_1given2 -o a.pdf && pdftotext a.pdf - | grep -E 'independence|ΔP'
# Lines of a concordance need a query.
for kind in kwic wordtree; do
    for end in pdf svg; do
        zili chart $kind home.zili '~"自力更生"' 'self-relian*' -o a.$end
        zili chart $kind home.zili '~"自力更生"' 'self-relian*' -o b.$end
        cmp a.$end b.$end && echo "$kind.$end: the same"
    done
done
zili chart kwic home.zili '~"自力更生"' --parallel --width 84 -o a.pdf
pdftotext -layout a.pdf - | grep -o -E '立足国内|rely on|remarks'
