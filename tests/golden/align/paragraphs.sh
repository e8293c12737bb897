# The paragraphs of the two documents: 11 and 5 pairs after the page breaks are
# repaired, and the titles, which have no counterpart, alone. A wrong --ratio
# is of the other method and changes nothing.
zili beads home.zili -f tsv 2>/dev/null | awk -F'\t' '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    function add(name, text, paragraph) {
        if (text == "") return
        if (name in last)
            printf "%s", paragraph == last[name] ? " " : "\n" >name
        printf "%s", text >name
        last[name] = paragraph
    }
    { add($1 ".zh", $3, $column["a_para"])
      add($1 ".en", $4, $column["b_para"]) }'
align() {
    zili align --lines --glossary corpus/glossary.tsv "$@"
}
for name in 1960-07-03-nie-rongzhen-report 1960-07-11-zhou-enlai-remarks; do
    align $name.zh $name.en | tee beads
    for ratio in 1 20; do
        align $name.zh $name.en --ratio $ratio 2>/dev/null | cmp - beads &&
            echo "the same with $ratio"
    done
done
