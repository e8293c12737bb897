# All files of the same name in two folders, a result each.
lengths() { zili align --lines --method gale-church "$@"; echo $?; }
mkdir zh en
for i in 1 2 3; do
    head -$i zh.txt > zh/$i.txt
    head -$i en.txt > en/$i.txt
done
lengths zh en -o out
head out/*
# again: its own results are replaced, other files are not
lengths zh en -o out
echo 'my notes' > out/2.txt.tsv
lengths zh en -o out
cat out/2.txt.tsv
rm -r out
# names that differ by the language, and what has no counterpart
mv zh/1.txt zh/1.zh; mv en/1.txt en/1.en
mv zh/2.txt zh/2_zh-Hans.txt; mv en/2.txt en/2_en.txt
cp zh.txt zh/only.txt; mkdir zh/folder en/folder; : > en/.hidden
for i in 1 2 3 4 5 6 7 8 9; do : > en/other$i.txt; done
cp zh.txt zh/x.zh; cp zh.txt zh/x.de; cp en.txt en/x.en
lengths zh en -o out
ls out
# none at all, nowhere to go
mkdir none
lengths zh none -o out
lengths none none -o out
lengths zh en
lengths zh en -o zh.txt
lengths zh missing -o out
# pooled or alone, any number of threads: the same here
lengths zh en -o one --threads 1 2>/dev/null
lengths zh en -o many --threads 8 --alone 2>/dev/null
diff -r out one && diff -r one many && echo same
