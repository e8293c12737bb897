# Dictionaries of LIWC, WordStat and KH Coder as files of themes.
printf '%%\n1\tpower (Power words)\n\t2\thelp\n3\tface\n%%\n' >a.dic
printf 'soviet\t1\t2\nassist*\t2\nkind of\t1\n:)\t3\n' >>a.dic
printf 'DicTerm,a,b c\nsoviet,X,\n"aid, help",X,X\n' >l.dicx
printf 'ECONOMY\n\tTRADE\n\t\tSOVIET_UNION (1)\n\t\tTECHN* (1)\n' >w.cat
printf '*Soviet aid\nsoviet or near(soviet-aid)[5]\n＊自主\n' >k.txt
printf "自力+更生 | '独立'\n*us\nwe and (our | their)\n" >>k.txt
for file in a.dic l.dicx w.cat k.txt; do
    zili themes home.zili --themes $file --list --format tsv 2>/dev/null
    zili themes home.zili --themes $file --format tsv 2>/dev/null
done
zili kwic home.zili @help --themes a.dic --limit 2
zili cooc home.zili --themes k.txt --within p --format tsv 2>/dev/null | head -3
zili themes home.zili --list
printf 'like\t<of>131/2\n' >>a.dic
zili themes home.zili --themes a.dic
printf '*a\nb\n*c\nd and not e\n' >k.txt
zili themes home.zili --themes k.txt
printf 'A\n\tB (0.5)\n' >w.cat
zili themes home.zili --themes w.cat
