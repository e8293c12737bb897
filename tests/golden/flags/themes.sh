# Patterns of a theme have flags, and the theme may be given others.
printf '%s\n' 'soviet:' '  en: [Soviet%d, "\"self\"", self%c]' \
    '  zh: ["~\"蘇聯\""]' 'apart:' '  zh: ["~\"蘇聯\"%c"]' > themes.yaml
zili themes home.zili --themes themes.yaml --by lang --format tsv \
    2>/dev/null | cut -f 1,3,4
for query in @soviet @soviet%cdv '(@soviet)%d' @apart @apart%v \
    '(@soviet | @apart)%v'; do
    zili count home.zili "$query" --themes themes.yaml --format tsv \
        2>/dev/null | sed 1d | cut -f 1
done
