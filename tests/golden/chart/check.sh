# What a printer would send back; sizes of journals, palettes, words, captions.
zili chart bars home.zili --check
zili chart bars home.zili --check --profile springer --width 1 --title "Words" --han ja; echo $?
for kind in heat cooc network dispersion dumbbell ribbon renderings flow growth; do
    for palette in okabe-ito viridis cividis greys; do
        zili chart $kind home.zili --themes corpus/themes.yaml --palette $palette --check > list 2> error \
            || zili chart $kind home.zili --palette $palette --check > list
        grep -q WRONG list && echo "$kind $palette" && grep WRONG list
    done
done
for palette in okabe-ito viridis cividis greys; do
    zili chart collocates home.zili '自力更生' '独立自主' --palette $palette --check | grep WRONG
    printf 'a\tb\tO11\n%s\n' "$(for i in 1 2 3 4 5 6 7 8 9; do printf 'x%s\ty%s\t1\n' $i $i; done)" | zili chart network - --palette $palette --check | grep WRONG
done
for profile in print screen springer elsevier aanda dsh slides; do
    zili chart dumbbell home.zili --themes corpus/themes.yaml --profile $profile --width 1 --lang en --caption auto -o $profile.pdf &&
        pdfinfo $profile.pdf | grep "Page size"
done
pdftotext print.pdf - | grep -E 'Self-reliance|自力更生|2967 words'
zili chart dumbbell home.zili --themes corpus/themes.yaml --width 8.4cm --lang zh -o a.pdf && pdftotext a.pdf - | grep -E 'Self-reliance|自力更生'
zili chart bars home.zili --width 84px -o a.pdf; zili chart bars home.zili --palette rainbow -o a.pdf
# Bars end to end; texts as long as they are; one text and another.
for palette in okabe-ito viridis cividis greys; do
    for how in 'bars --by doc --top 12 --stacked' 'bars --by doc --top 12 --stacked --scale relative' \
        'dispersion --themes corpus/themes.yaml --scale absolute' scatter; do
        zili chart ${how%% *} home.zili $(echo "$how" | sed 's/^[a-z]*//') --palette $palette --width 84mm --check > list || grep WRONG list
    done
done
tail -n 1 list
zili chart dispersion home.zili --themes corpus/themes.yaml --scale absolute --width 1 -o a.pdf && pdftotext a.pdf - | grep tokens
zili chart scatter home.zili --where "lang = 'en'" --names 'Nie,Zhou' --width 1 -o a.pdf && pdftotext a.pdf - | grep -E 'Nie|Zhou|named'
printf 'label\taxis1\taxis2\tkind\n自主 Autonomy\t1\t2\trow\n团结 Unity\t-1\t0.5\trow\nThe Long 长征\t0.2\t-1\tcolumn\n' > map.tsv
printf 'doc\taxis1\taxis2\n自主 Autonomy\t1\t2\n团结 Unity\t-1\t0.5\nThe Long 长征\t0.2\t-1\n' > mds.tsv
printf 'merge1\tmerge2\theight\tleft\tright\n-1\t-2\t1\t自主 Autonomy\t团结 Unity\n' > tree.tsv
for lang in zh en both; do
    for kind in ca:map mds:mds tree:tree; do
        zili chart ${kind%:*} ${kind#*:}.tsv --lang $lang -o a.pdf && pdftotext a.pdf - | grep -oE '自主|Autonomy|团结|Unity|长征|The Long' | tr '\n' ' '
    done
    echo "$lang"
done
