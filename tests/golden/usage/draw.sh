# zili is small: what draws or writes spreadsheets is left to zili-draw, which
# stands beside it or in libexec. Where there is none, all else works.
readelf -d "$ZILI" | grep -cE 'cairo|pango|igraph|fontconfig|xlsxwriter'
zili chart --list | sed -n 1p
zili help report | sed -n 1p
zili count home.zili 中国 --format xlsx 2>/dev/null | head -c 2; echo
zili count home.zili 中国 -o t.xlsx 2>/dev/null; head -c 2 t.xlsx; echo
mkdir -p p/bin p/libexec/zili
cp "$ZILI" p/bin/zili; PATH=$PWD/p/bin:$PATH
zili count home.zili 中国 2>/dev/null
zili help | sed -n 1p
zili help count | sed -n 1p
for what in 'chart --list' 'report --help' 'help chart' man \
    'count home.zili x -o t.xlsx' 'count home.zili x --format=xlsx'; do
    zili $what; echo $?
done
cp "$(dirname "$ZILI")/zili-draw" p/libexec/zili
zili chart --list | sed -n 1p
ln -s "$PWD/p/bin/zili" zili; ./zili chart --list | sed -n 1p
