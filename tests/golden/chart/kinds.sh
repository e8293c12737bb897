# Every kind from the corpus, in every format; the same bytes again.
zili chart --list
for kind in bars heat cooc network dispersion dumbbell ribbon renderings flow zipf growth trend tree similar scatter; do
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
