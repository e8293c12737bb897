# What paths say of documents; a table counts more, a file less.
mkdir -p c/1959/x c/1960
echo one > c/1959/wang-spring.txt; echo two > c/1960/li-a-b.txt
echo three > c/1960/notes.txt; echo four > c/1959/x/zhao-late.txt
printf 'id\tauthor\nspring\tnobody\nli-a-b\tLi Si\n' > m.tsv
zili index -o x.zili --path '{year}/{author}-{title}.txt' c
zili docs x.zili 2>/dev/null
zili index -o y.zili --path '{year}/**/{author}-*.txt' --metadata m.tsv c
zili docs y.zili 2>/dev/null
zili index -o y.zili --path '{year}/{author}-{title}.txt' c/1960/li-a-b.txt
zili docs y.zili 2>/dev/null
zili add y.zili --path '{year}/{author}-{title}.txt' c/1959/wang-spring.txt
zili docs y.zili 2>/dev/null
printf '<text id="spring">\none\n</text>\n' > t.vrt
zili index -o z.zili --from vrt --metadata m.tsv t.vrt
zili docs z.zili 2>/dev/null
