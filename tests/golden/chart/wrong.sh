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
zili chart zipf home.zili --stacked -o a.pdf; zili chart bars home.zili --scale relative -o a.pdf; echo $?
zili chart bars home.zili --by doc --limit 3 --stacked --scale relative -o a.pdf; echo $?
printf 'term\tat\na\t.5\n' | zili chart dispersion - --scale absolute -o a.pdf; echo $?
printf 'term\ta\tb\nx\t1\t-1\n' | zili chart scatter - -o a.pdf; echo $?
zili chart bars home.zili --communities louvain -o a.pdf; zili chart collocates home.zili aid --depth 4 -o a.pdf
zili colloc home.zili 'self-relian*' --format tsv > t.tsv 2> note; zili chart collocates t.tsv -o a.pdf
# What is out of range, or does nothing, is said and not passed over.
for asked in '--dpi 0' '--dpi 5' '--height 1' '--width 3' '--columns 0' '--columns 2' --letters '--shares 1' '--branch 0' '--dpi 300' --svg-text '--font Nope' '--font Liberation'; do
    zili chart bars home.zili $asked -o a.pdf
done
zili chart bars home.zili --font 'Liberation Sens' -o a.pdf; ls *.pdf
