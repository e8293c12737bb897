# A text in any encoding comes back as the same text in UTF-8.
printf '我们的方针要放在自己力量的基点上，叫做自力更生。\n' > hans.txt
printf '我們的方針要放在自己力量的基點上，叫做自力更生。\n' > hant.txt
printf 'この村には古い寺があり、春になると花を見に来ます。\n' > ja.txt
printf '이 마을에는 오래된 절이 있고 많은 사람들이 온다.\n' > ko.txt
printf 'В этой деревне весной много людей.\n' > ru.txt
printf 'Bu köyde eski bir çeşme vardır, kişi çiçek açan ağaç.\n' > tr.txt
printf 'In diesem Dorf steht eine schöne Mühle, größer als üblich.\n' > de.txt
try() { # text, encodings
    text=$1; shift
    for name in "$@"; do
        iconv -f UTF-8 -t "$name" "$text.txt" > coded.txt
        zili index -o x.zili coded.txt 2> told || cat told
        zili cat x.zili coded > back.txt
        cmp "$text.txt" back.txt &&
            echo "$name $(zili docs x.zili --format json 2>/dev/null |
                grep -o '"encoding": *"[^"]*"')"
    done
}
try hans GB18030 GBK GB2312 UTF-16 UTF-16LE UTF-16BE UTF-32 UTF-32LE
try hant BIG5 BIG5-HKSCS EUC-TW UTF-16LE
try ja SHIFT_JIS EUC-JP ISO-2022-JP
try ko EUC-KR ISO-2022-KR
try ru KOI8-R CP1251 ISO-8859-5
try tr CP1254 ISO-8859-9
try de CP1252 ISO-8859-1 UTF-16LE
# Given, in doubt, unknown, wrong, mixed.
printf '\326\320\n' > short.txt
zili index -o x.zili short.txt
zili index -o x.zili --encoding GB2312 short.txt
zili docs x.zili 2>/dev/null
zili index -o x.zili --encoding nonsense short.txt 2>&1 | cut -c 1-60
zili index -o x.zili --encoding shift_jis hans.txt
iconv -f UTF-8 -t GBK hans.txt | cat hans.txt - > mixed.txt
zili index -o x.zili mixed.txt
# What an index was made from.
iconv -f UTF-8 -t KOI8-R ru.txt > koi.txt
zili index -o y.zili hans.txt koi.txt de.txt
zili info y.zili --format json 2>/dev/null | grep -o '"encodings[^,]*,[^,]*'
