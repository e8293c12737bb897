# Every document comes back byte for byte, repaired or not.
zili index -o cut.zili --no-repair corpus 2>/dev/null
for index in home.zili plain.zili cut.zili; do
    for file in corpus/1960*; do
        name=$(basename "$file" .md)
        zili cat $index "$name" | cmp - "$file" && echo "$name: the same"
    done
done
zili cat home.zili 2 | cmp - corpus/1960-07-11* && echo the same
zili cat home.zili 1960; echo $?
zili cat home.zili nothing; echo $?
zili cat home.zili 3; echo $?
zili cat home.zili; echo $?
