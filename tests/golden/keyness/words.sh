zili keyness home.zili --where "lang = 'en'" --target "doc LIKE '%zhou%'" --limit 6 --join hyphen
zili keyness home.zili --where "lang = 'zh'" --target "doc LIKE '%zhou%'" --limit 4 --negative --measure pct_diff,simple_maths_10 --adjust bh
zili keyness home.zili --where "lang = 'en'" --target "doc LIKE '%zhou%'" --limit 3 --lockwords --permutations 0
zili keyness home.zili --target "region = 'summary'" --reference "lang = 'en'" --limit 3 --exact
zili keyness home.zili --where "lang = 'en'" --against home.zili --reference "lang = 'en' AND doc LIKE '%zhou%'" --limit 3
printf 'the\t60000\nof\t30000\nChina\t50\n' >list.tsv
zili keyness home.zili --where "lang = 'en'" --against list.tsv --n2 1000000 --limit 3
zili keyness home.zili --where "lang = 'en'" --against list.tsv --sort f2 --limit 3 --format tsv
zili freq home.zili --where "lang = 'en'" --format tsv 2>/dev/null >all.tsv
zili keyness home.zili --where "lang = 'en' AND doc LIKE '%zhou%'" --against all.tsv --limit 3 --format json --measure ell
zili keyness home.zili --target "lang = 'en'" --against list.tsv --n2 1000000 --limit 3
zili keyness home.zili --target "lang = 'en'" --against home.zili --reference "lang = 'en' AND doc LIKE '%zhou%'" --limit 3
