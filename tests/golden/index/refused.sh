# A file that cannot be read ends all, or is left out, told and recorded.
mkdir texts
printf 'Rely on ourselves.\n' >texts/a.txt
printf '<p>one</p>' >texts/b.html
printf '<r><p>open' >texts/c.xml
printf 'half \303' >texts/d.txt
zili index -o x.zili texts; echo $?
zili index -o x.zili --skip-refused texts; echo $?
zili info x.zili --format json 2>/dev/null | grep -c '"refused": 2'
zili info x.zili --refused
printf '{"text":"a"}\n{"text":\n' >e.jsonl
printf 'id,text\n1,words\n' >f.csv
zili add x.zili e.jsonl f.csv; echo $?
zili add x.zili --skip-refused e.jsonl f.csv nowhere.txt; echo $?
zili add x.zili --skip-refused e.jsonl f.csv; echo $?
zili info x.zili --refused --format tsv
zili docs x.zili --format tsv 2>/dev/null | cut -f 2
zili index -o y.zili --skip-refused e.jsonl; echo $?
zili index -o y.zili --skip-refused --threads 1 texts e.jsonl 2>/dev/null
zili index -o z.zili --skip-refused --threads 4 texts e.jsonl 2>/dev/null
for file in y.zili/*; do cmp "$file" "z.zili/${file#*/}" || echo differs; done
