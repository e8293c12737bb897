# Flags and quotes that are not right: the column, with a caret.
for query in '~"自力"%i' '自 "self"%cx' '(a | b)%e' '"*self"' '自力 "self' \
    '""' 'a @%c'; do
    zili count home.zili "$query" --themes corpus/themes.yaml
    echo $?
done
printf 'a%%c: [b]\n' > themes.yaml
zili themes home.zili --themes themes.yaml
echo $?
