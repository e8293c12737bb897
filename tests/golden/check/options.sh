# What says how files are read is said to a check as to an index.
printf 'a,b\n1,First.\n2,Second.\n' >t.csv
printf '<r><x>One.</x><y>Two.</y></r>' >r.xml
printf 'skip: [y]\n' >map.yaml
check() { zili check --format tsv -o all.tsv "$@"; echo $?; cut -f 1,2,5,14 all.tsv; }
check t.csv
check --text-column b --name-column a t.csv
check --text-column 2 --name u.csv - <t.csv
check --map map.yaml r.xml
rm all.tsv
zili check --map none.yaml r.xml
