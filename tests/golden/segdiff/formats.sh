# Every format comes from the table.
printf '我们独立自主。\n独立自主，好。\n' >own.txt
printf '独立自主\n' >own-words.txt
zili index -o own.zili --profile icu own.txt 2>/dev/null
for format in tsv json md; do
    zili segdiff own.zili --profiles index,zili,char --dict own-words.txt \
        --format $format 2>/dev/null
done
zili segdiff own.zili --profiles index,zili --dict own-words.txt 独立自主 \
    --format csv --provenance 2>/dev/null
