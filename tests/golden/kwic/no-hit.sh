# No hit is no failure.
zili kwic home.zili 计算机 --format tsv
