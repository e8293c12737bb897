# Every file has its row, also those that are refused, and all is told.
mkdir texts
printf 'A sound text.\n' > texts/sound.txt
cp texts/sound.txt texts/twin.txt
printf 'A sound text.\n' | iconv -f UTF-8 -t UTF-16 > texts/wide.txt
printf '我们的方针要放在自己力量的基点上，叫做自力更生。\n' > texts/hans.txt
iconv -f UTF-8 -t GB18030 texts/hans.txt > texts/gb.txt
cat texts/hans.txt texts/gb.txt > texts/mixed.txt
printf 'cut \344\270' > texts/cut.txt
printf '\326\320\n' > texts/short.txt
printf 'zero\0\n' > texts/zero.txt
printf 'lost \357\277\275 here\nand \356\200\200 there\n\001\n' > texts/signs.txt
printf 'Le caf\303\203\302\251 \303\203\302\240 Paris\n' > texts/latin.txt
iconv -f GB18030 -t UTF-8 -c texts/hans.txt > texts/garbled.txt
printf 'old text \351\224\237\346\226\244\346\213\267\n' > texts/kun.txt
: > texts/empty.txt
for page in 1 2 3 4 5; do
    echo "REPORT OF THE YEAR $page"
    for line in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
        echo "Line $line of what is said there, on page $page."
    done
    echo "- $page -"
done > texts/pages.txt
{ printf 'word %.0s' {1..7000}; echo; } > texts/long.txt
zili check texts --format tsv --provenance
echo $?
zili check texts/gb.txt --threads 1; echo $?
zili check texts --format tsv --threads 1 > one.tsv 2>&1
zili check texts --format tsv --threads 2 > two.tsv 2>&1
cmp one.tsv two.tsv
zili check --lenient texts/cut.txt texts/zero.txt --format jsonl; echo $?
zili check --encoding gbk texts/short.txt; echo $?
zili check texts/empty.txt 2>&1 >/dev/null; echo $?
zili check; echo $?
zili check nowhere; echo $?
zili check --encoding nonsense texts 2>&1 | cut -c 1-50
ls texts | wc -l
