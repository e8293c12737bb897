zili chart pie home.zili -o a.pdf; echo $?
zili chart bars home.zili; echo $?
zili chart bars home.zili -o a.doc; echo $?
zili chart bars -o a.pdf; echo $?
zili chart bars home.zili --width 10 -o a.pdf; echo $?
zili chart bars none.zili -o a.pdf; echo $?
printf 'word\tcount\na\t1\n' > t.tsv; zili chart bars t.tsv -o a.pdf; echo $?
printf 'term\tcount\n' > t.tsv; zili chart bars t.tsv -o a.pdf; echo $?
printf 'term\tcount\n\xf4\x8f\xbf\xbd\t1\n' > t.tsv; zili chart bars t.tsv -o a.pdf; echo $?
ls
zili chart renderigs home.zili -o a.pdf; echo $?
