# A spreadsheet has numbers as numbers, texts as texts whatever they begin
# with, columns wide enough and a head that stays; twice the same bytes.
printf 'x =1+1 y +cmd -2x @SUM(A1) =HYPERLINK("http://a") z 自力更生\n' >danger.txt
zili index -o danger.zili danger.txt
zili kwic danger.zili '[]' --context 0w --limit 0 --provenance -o a.xlsx
zili kwic danger.zili '[]' --context 0w --limit 0 --provenance -o b.xlsx
cmp a.xlsx b.xlsx && echo the same
zili kwic danger.zili '[]' -n 6 -c 20c -f xlsx -o c.xlsx
cat >show.py <<'END'
import re, sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
texts = re.findall(r'<si><t[^>]*>([^<]*)</t></si>', book.read('xl/sharedStrings.xml').decode())
sheet = book.read('xl/worksheets/sheet1.xml').decode()
print('formulas:', sheet.count('<f>'), 'links:', sheet.count('hyperlink'))
print(re.search(r'<pane [^>]*>', sheet).group())
print(re.findall(r'<col [^>]*width="([0-9.]*)', sheet))
for row in re.findall(r'<row .*?</row>', sheet):
    print([texts[int(value)] if kind else float(value)
           for kind, value in re.findall(r'<c r="[A-Z0-9]*"(?: s="\d")?( t="s")?><v>([^<]*)</v>', row)])
print(book.namelist().count('xl/worksheets/sheet2.xml'), 'sheet of notes')
END
python3 show.py c.xlsx
python3 show.py a.xlsx | grep -c 'formulas: 0 links: 0'
python3 show.py a.xlsx | tail -n 1
# CSV and TSV are exact: nothing is put before a text that begins so.
zili kwic danger.zili '[]' -n 6 -c 0w -f csv >a.csv; cut -d , -f 10 a.csv
# One that cannot be made, for there can be no files, is a failure also where
# it goes to a stream.
for files in {4..20}; do
    (ulimit -n $files; exec "$ZILI" freq home.zili -f xlsx) \
        >some.xlsx 2>>some &&
        { [ -s some.xlsx ] || echo "nothing, and no failure: $files"; }
done
grep -a 'spreadsheet' some | sort -u
