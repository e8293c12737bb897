# A table that says more about documents: joined, typed, asked.
mkdir -p texts/sub
for i in 1 2 3 4 5 6 7 8 9 10 11; do echo "text number $i" > texts/d$i.txt; done
echo "another text" > texts/sub/d1.txt
cat > m.csv <<'END'
File,date,When said,年份,score,tags,note
d1,1960-07-03,"July 3, 1960",1960,1.5,a; b,"says ""so"", and more"
d2.txt,1961,1961年,1961,2,b；c,
texts/d3.docx,1959-12,1959年12月31日,959,10.25,a,
d4,1960年7月3日,3 July 1960,c. 1990,3,c,
d5,1962,1962,1962,4,,
d6,1963,1963,1963,4,,
d7,1964,1963,1964,4,,
d8,1964,1963,1964,4,,
d9,1964,1963,1964,4,,
d10,1964,1963,1964,4,,
d10,1964,1963,1964,9,,
d12,1964,1963,1964,4,,
END
zili index -o x.zili --metadata m.csv texts
zili verify x.zili
zili info --metadata x.zili
ask() { echo "$1: $(zili docs x.zili --where "$1" --format tsv 2> said |
    cut -f 2 | sed 1d | tr '\n' ' ')"; grep work said; }
ask "date > '1960' and date < '1960年7月4日'"
ask "date = 'July 3, 1960'"
ask "when_said >= '1 July 1961'"
ask "年份 > 1000"
ask "年份 is null"
ask "score > 9"
ask "tags = 'b'"
ask "tags = 'b' and tags = 'c'"
ask "tags != 'b'"
ask "tags in ('a', 'b', 'c')"
ask "year = 1960"
zili freq x.zili --by 年份 -n 1
zili freq x.zili --by score -n 1 2>/dev/null
zili freq x.zili --by year -n 1 2>/dev/null
