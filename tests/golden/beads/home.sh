zili beads home.zili -f tsv
zili beads home.zili --limit 3 --where "year = 1960 and doc like '%zhou%'" -f tsv
zili beads home.zili --glossary nowhere.u8
zili beads home.zili --threads 1 -f json | md5sum > one; zili beads home.zili --threads 2 -f json | md5sum > two; cmp one two && echo same
