zili docs home.zili --format tsv
zili docs home.zili --regions
