# Line for line, one blank between tokens.
printf '独立自主，自力更生。\n\nDon’t  stop,\tself-reliance\n聂荣臻' > a.txt
for profile in zili icu char; do
    zili seg a.txt --profile $profile --dict corpus/lexicon.txt; echo
done
zili seg - < a.txt; echo
printf 'a\xff\n' | zili seg -; echo $?
zili seg none; echo $?
zili seg; echo $?
zili seg a.txt > /dev/full; echo $?
