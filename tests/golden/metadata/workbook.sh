# The first sheet of a workbook as a table; ours is one that zili writes.
mkdir texts; echo 'We rely on ourselves.' > texts/a.txt; echo 自力更生 > texts/b.txt
printf 'file,author,"he said, she said",year\na.txt,毛泽东,"so ""quick"", no",1960\n' > m.csv
printf 'b.txt,聂荣臻,,1961\n' >> m.csv
zili index -o x.zili --metadata m.csv texts
zili docs x.zili --format xlsx > m.xlsx
zili index -o y.zili --metadata m.xlsx texts
zili docs y.zili --format tsv
zili docs y.zili --where 'year > 1960' --by author
# What is none.
printf 'PK' > bad.xlsx
zili index -o z.zili --metadata bad.xlsx texts; echo $?
head -c 2000 m.xlsx > cut.xlsx
zili index -o z.zili --metadata cut.xlsx texts; echo $?
zili index -o z.zili --metadata m.xlsx --metadata-key nothing texts; echo $?
# Another sheet, or none of that name.
zili docs x.zili --format xlsx --provenance > two.xlsx 2>/dev/null
for sheet in table nothing; do
    zili index -o z.zili --metadata two.xlsx --metadata-sheet $sheet texts
    echo $?
done
zili index -o z.zili --metadata m.csv --metadata-sheet docs texts; echo $?
zili index -o z.zili --metadata-sheet docs texts; echo $?
