en="--by doc,region --region all --terms 20"
zili cluster home.zili $en --where "lang = 'en'" --distance hellinger
zili cluster home.zili $en --where "lang = 'en'" --linkage average --cut 3
zili cluster home.zili $en --where "lang = 'en'" --kmeans 3
zili cluster home.zili --margin terms --terms 6 --distance manhattan --bootstrap 50 --where "lang = 'en'"
zili cluster home.zili --linkage x
zili cluster home.zili --kmeans 2 --cut 2
# More clusters than rows; and rows that are all the same.
zili cluster home.zili --cut 9 --by region
zili cluster home.zili --kmeans 9 --by region
printf 'aid or help\n' >a.txt
printf 'aid or help\n' >b.txt
zili index -o same.zili a.txt b.txt
zili cluster same.zili --kmeans 1
