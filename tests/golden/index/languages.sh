# The language that the script of a text shows; what is given goes before.
printf 'すべての人間は、生まれながらにして自由である。\n' > ja.txt
printf '모든 인간은 태어날 때부터 자유로우며 동등하다.\n' > ko.txt
printf '人人生而自由，在尊严和权利上一律平等。\n' > zh.txt
printf 'Все люди рождаются свободными (free).\n' > ru.txt
printf 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι.\n' > el.txt
zili index -o l.zili ja.txt ko.txt zh.txt ru.txt el.txt
zili docs l.zili --by lang
zili index -o l.zili --lang zh ja.txt
zili docs l.zili --by lang
# Paragraphs tell theirs; a quotation is no translation, a text of both may be.
zh='我们的事业一定要胜利，我们的目的一定能够达到。'
en='Our cause is sure to triumph, and our aim will be reached.'
printf '%s\n\n%s\n\n%s\n' "$zh" "$en" "$zh" >turns.txt
printf '%s\n\n%s\n' "$zh" "$en" >both.txt
printf '%s\n\n%s\n' "$zh" "$en$en$en$en$en$en$en" >quoted.txt
for file in turns both quoted; do
    zili index -o l.zili $file.txt
    zili docs l.zili --by lang 2>/dev/null
done
zili cat l.zili quoted | cmp - quoted.txt
