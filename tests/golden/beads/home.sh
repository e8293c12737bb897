zili beads home.zili -f tsv
zili beads home.zili --limit 3 --where "year = 1960 and doc like '%zhou%'" -f tsv
zili beads home.zili --where "lang = 'zh'"
zili index -o n.zili --no-align corpus && zili beads n.zili
zili index -o one.zili --threads 1 corpus; zili index -o two.zili --threads 2 corpus; cmp one.zili/catalogue.sqlite two.zili/catalogue.sqlite && echo same
