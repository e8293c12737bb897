zili colloc home.zili
zili colloc home.zili aid --depth 4
zili colloc home.zili aid --depth 2 --limit 0
zili colloc home.zili aid --window 0,0
zili colloc home.zili aid --window five
zili colloc home.zili aid --measure mutual
zili colloc home.zili aid --within x
