# EPS, and words of an SVG as text: the same bytes again, in any locale.
for end in eps svg; do
    for n in 1 2; do
        text=; [ $end = svg ] && text=--svg-text
        zili chart heat home.zili --themes corpus/themes.yaml $text -o $n.$end
    done
    cmp 1.$end 2.$end && echo "$end: the same"
done
grep -a -E '^%%(Title|CreationDate|BoundingBox)' 1.eps
grep -c '<text' 1.svg; grep -o '自力更生 Self-reliance' 1.svg; grep -E -o '<(title|desc)>.*' 1.svg
# A network for other programs.
zili chart network home.zili --themes corpus/themes.yaml -o net.graphml && grep -c '<edge' net.graphml && grep '<node' net.graphml | head -2
zili chart bars home.zili -o net.graphml
