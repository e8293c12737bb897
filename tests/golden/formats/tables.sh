# Tables and JSON: a document in each row, what is odd in rows is told.
printf 'id,date,text\na,1960,"Said ""no"",\nand left"\nb,,5" wide\nc,1,\n' > t.csv
printf 'd,1962,one,two\n' >> t.csv
zili index -o t.zili t.csv
zili docs t.zili
zili cat t.zili a; echo
zili count t.zili no --where 'date=1960'
printf 'speaker\tspeech\nNie\t自力更生\n' > s.tsv
zili index -o s.zili s.tsv; echo $?
zili index -o s.zili --text-column speech --name-column 1 s.tsv
zili docs s.zili
printf 'id,text\na,"open\n' > open.csv; zili index -o s.zili open.csv; echo $?
printf '{"id":"x","text":"One.","by":{"name":"N"},"tags":["a","b"]}\n' > j.jsonl
printf '{"id":"y","text":"Two."}\n{"id":\n' >> j.jsonl
zili index -o j.zili j.jsonl; echo $?
sed -i '$d' j.jsonl; zili add t.zili j.jsonl; zili docs t.zili --format tsv
mkdir folder; cp t.csv j.jsonl folder; echo text > folder/a.txt
zili index -o f.zili folder
zili index -o f.zili --from jsonl folder
