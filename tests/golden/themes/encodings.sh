# Dictionaries and lists are read in any encoding that shows what it is, and
# with lines that end as on Windows.
printf '%%\r\n1\tpower\r\n%%\r\nsoviet\t1\r\n自力*\t1\r\n' >liwc.dic
printf '*自主\r\n自力更生 or 独立自主\r\n' >rules.txt
printf 'power: [soviet, 自力更生]\r\n' >power.yaml
printf 'POWER\r\n\tSOVIET (1)\r\n' >power.cat
for file in liwc.dic rules.txt power.yaml power.cat; do
    for code in UTF-16 UTF-32; do
        iconv -f UTF-8 -t $code $file >coded.${file#*.}
        zili themes home.zili --themes coded.${file#*.} --list --format tsv
    done
    { printf '\357\273\277'; cat $file; } >coded.${file#*.}
    zili themes home.zili --themes coded.${file#*.} --list --format tsv
done
iconv -f UTF-8 -t GB18030 rules.txt >gb.txt
zili themes home.zili --themes gb.txt --list --format tsv
printf 'we must\r\n自力 更生\r\n' | iconv -f UTF-8 -t UTF-16 >expressions.txt
zili freq home.zili --join expressions.txt --format tsv --limit 1
printf 'soviet\r\nchina\r\nnowhere\r\n' | iconv -f UTF-8 -t UTF-16 >terms.txt
zili fcm home.zili --list terms.txt --format tsv
printf 'soviet\t10\r\nwe\t20\r\n' | iconv -f UTF-8 -t UTF-16 >words.txt
zili keyness home.zili --against words.txt --format tsv --limit 1
