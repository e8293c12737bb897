# Two documents of one language each, and what cannot be.
mkdir t; cp zh.txt t/r.zh.txt; cp en.txt t/r.en.txt; cp zh.txt t/s.zh.txt; cp en.txt t/s.en.txt; echo 'Something else.' > t/u.en.txt
zili index -o t.zili t
zili beads t.zili
zili align t.zili
zili align t.zili --pairs names
zili beads t.zili -f tsv 2>/dev/null | cut -f 1-9
printf 'a\tb\nr.zh\ts.en\n\nr.en\ts.zh\n' >p.tsv; zili align t.zili --pairs p.tsv; zili beads t.zili -f tsv 2>/dev/null | cut -f 1,2,3
printf 'r.zh\tr.en\nr.zh\ts.en\n' >p.tsv; zili align t.zili --pairs p.tsv
printf 'r.zh\tnobody\n' >p.tsv; zili align t.zili --pairs p.tsv
printf 'r.zh\ts.zh\n' >p.tsv; zili align t.zili --pairs p.tsv
printf 'r.zh\n' >p.tsv; zili align t.zili --pairs p.tsv
printf 'r.zh\t\xff\n' >p.tsv; zili align t.zili --pairs p.tsv
zili align t.zili --pairs nowhere.tsv
zili index -o v.zili --pairs nowhere.tsv t; ls -d v.zili
zili remove t.zili r.zh; zili add t.zili --pairs names zh.txt; zili beads t.zili -f tsv 2>/dev/null | cut -f 1,2,3
zili align t.zili --pairs names --export t.txt; zili align t.zili --export t.align; cat t.align
zili align t.zili --import t.txt; printf 'no\n' >x.tmx; zili align t.zili --import x.tmx; printf '<tmx><!-- ' >x.tmx; zili align t.zili --pairs names --import x.tmx; printf '<tmx><body></body>' >x.tmx; zili align t.zili --pairs names --import x.tmx
zili align --lines zh.txt en.txt --pairs names; zili align t.zili -o x; zili align nowhere.zili
cp zh.txt t/w.zh.txt; for i in 1 2 3 4 5 6 7 8; do cat README.md; done >t/w.en.txt 2>/dev/null || for i in 1 2 3 4 5 6 7 8; do echo 'This has nothing to do with it. Nor has this.'; done >t/w.en.txt; zili index -o w.zili --pairs names t/w.zh.txt t/w.en.txt
mkdir y; printf '一。\n\n二。\n\n三。\n\n四。\n' >y/y.zh.txt; printf 'A.\n\nB.\n\nC.\n\nD.\n' >y/y.en.txt; printf 'a_doc\tb_doc\ta\tb\ny.en\ty.zh\tA.\t\ny.en\ty.zh\tB.\t\ny.en\ty.zh\tC.\t\ny.en\ty.zh\tD.\t一。\ny.en\ty.zh\t\t二。\ny.en\ty.zh\t\t三。\ny.en\ty.zh\t\t四。\n' >y.tsv; zili index -o y.zili --pairs names --corrections y.tsv y
