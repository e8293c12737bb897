# A table in another encoding is decoded as texts are.
mkdir texts; echo 'We rely on ourselves.' > texts/a.txt; echo 自力更生 > texts/b.txt
printf 'file,author,title\na.txt,毛泽东,关于独立自主和自力更生的报告\n' > u.csv
printf 'b.txt,聂荣臻,给中央的信：科学技术问题\n' >> u.csv
iconv -f UTF-8 -t GB18030 u.csv > g.csv
iconv -f UTF-8 -t UTF-16 u.csv > w.csv
for table in u g w; do
    zili index -o x.zili --metadata $table.csv texts 2>/dev/null
    zili docs x.zili
done
# Nothing can be said of its encoding, but that it is saved in UTF-8.
printf 'file,x\na.txt,\377\376\200\n' > bad.csv
zili index -o x.zili --metadata bad.csv texts; echo $?
zili freq x.zili --stop bad.csv; echo $?
