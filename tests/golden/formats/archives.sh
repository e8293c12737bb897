# Archives, and standard input.
mkdir -p d; echo 'One two.' > d/a.txt; echo '<p>自力更生</p>' > d/b.html
echo no > d/README; echo no > d/x.jpg; printf 'text\nx\n' > d/t.csv
tar czf d.tar.gz --sort=name d; tar cf d.tar --sort=name d
tar cf e.tar d.tar d/a.txt
zili index -o d.zili d.tar.gz; zili docs d.zili
zili index -o e.zili e.tar; zili docs e.zili --format tsv
zili index -o t.zili --from csv d.tar; zili docs t.zili
head -c 90 d.tar.gz > cut.tar.gz; zili index -o c.zili cut.tar.gz; echo $?
tar cf n.tar d/x.jpg d/t.csv; zili index -o c.zili n.tar; echo $?
head -c 50000000 /dev/zero > zero.txt; tar czf bomb.tgz zero.txt
zili index -o c.zili bomb.tgz; echo $?
echo 'From a pipe.' | zili index -o i.zili -
printf 'id,text\nr,Row\n' | zili add i.zili --name more.csv -
cat d.tar.gz | zili add i.zili -
zili docs i.zili
