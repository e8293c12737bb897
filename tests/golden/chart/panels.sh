# A panel for each value of a column, with the same scales; several charts.
t() { pdftotext -layout "$1" - | sed '/^ *$/d; s/  */ /g; s/^ //'; }
printf 'party\tquery\tvalue\tper_million\nD\twar\t1801\t10\nD\tpeace\t1861\t90\nR\tpeace\t1901\t410\n\twar\t1990\t30\n' > years.tsv
zili chart trend years.tsv --panels party --letters -o t.pdf && t t.pdf
zili chart trend years.tsv --panels query --columns 1 --width 84 --letters --profile elsevier -o t.pdf && t t.pdf
zili chart trend years.tsv --panels party --check
zili chart bars home.zili --by doc,lang --top 3 --panels lang -o one.svg && zili chart bars home.zili --by doc,lang --top 3 --panels lang -o two.svg && cmp one.svg two.svg && grep -o '<desc>.*</desc>' one.svg
zili chart network home.zili --themes corpus/themes.yaml --panels lang -o t.pdf; echo $?
zili chart trend years.tsv --panels value -o t.pdf; echo $?
zili chart trend years.tsv --panels year -o t.pdf; echo $?
printf 'term\tcount\n自力更生\t3\nself-reliance\t5\n' > words.tsv
zili chart panels bars=words.tsv trend=years.tsv -o t.pdf && t t.pdf
zili chart panels bars:count=words.tsv trend=years.tsv --shares 2,1 --check
zili chart panels bars=words.tsv trend=years.tsv -o one.svg && zili chart panels bars=words.tsv trend=years.tsv -o two.svg && cmp one.svg two.svg && grep -o '<desc>.*</desc>' one.svg
zili chart panels -o t.pdf; echo $?
zili chart panels bars=words.tsv; echo $?
zili chart panels bar=words.tsv -o t.pdf; echo $?
zili chart panels words.tsv -o t.pdf; echo $?
zili chart panels bars=none.tsv -o t.pdf; echo $?
zili chart panels bars=words.tsv trend=years.tsv --shares 1,x -o t.pdf; echo $?
zili chart panels bars=words.tsv trend=years.tsv --panels term -o t.pdf; echo $?
