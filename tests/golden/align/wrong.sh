# What cannot be aligned is refused with a reason, and nothing is overwritten.
lengths() { zili align --lines --method gale-church "$@"; echo $?; }
zili align zh.txt en.txt; echo $?
lengths zh.txt
lengths zh.txt en.txt glossary.tsv
lengths none.txt en.txt
lengths corpus en.txt -o out
lengths zh.txt corpus
printf 'one\ntwo\nth\xffree\n' > bad.txt
lengths zh.txt bad.txt
lengths bad.txt en.txt
lengths zh.txt en.txt --ratio -1
lengths zh.txt en.txt --variance nan
lengths zh.txt en.txt --method magic
lengths zh.txt en.txt -o en.txt
lengths zh.txt en.txt -o none/out.tsv
zili align --lines --method gale-church zh.txt en.txt > /dev/full; echo $?
lengths zh.txt en.txt -o /dev/full
cmp en.txt <(head -6 en.txt) && wc -l < en.txt
ls
