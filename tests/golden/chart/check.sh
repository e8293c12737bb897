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
for profile in print screen springer elsevier aanda dsh slides; do
    zili chart dumbbell home.zili --themes corpus/themes.yaml --profile $profile --width 1 --lang en --caption auto -o $profile.pdf &&
        pdfinfo $profile.pdf | grep "Page size"
done
pdftotext print.pdf - | grep -E 'Self-reliance|自力更生|2967 words'
zili chart dumbbell home.zili --themes corpus/themes.yaml --width 8.4cm --lang zh -o a.pdf && pdftotext a.pdf - | grep -E 'Self-reliance|自力更生'
zili chart bars home.zili --width 84px -o a.pdf; zili chart bars home.zili --palette rainbow -o a.pdf
