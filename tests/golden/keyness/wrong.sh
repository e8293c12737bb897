zili keyness home.zili
zili keyness home.zili --target "doc = 'none'"
zili keyness home.zili --target 'doc ='
zili keyness home.zili --target "lang = 'en'" --measure mutual
zili keyness home.zili --target "lang = 'en'" --sort mutual
zili keyness home.zili --target "lang = 'en'" --adjust most
zili keyness home.zili --target "lang = 'en'" --positive --lockwords
zili keyness home.zili --target "lang = 'en'" --n2 10
zili keyness home.zili --against nowhere.tsv
printf 'the 60000\n' >list.tsv
zili keyness home.zili --against list.tsv
