# The bytes of the file that a hit is, also where a repair joined a word: read
# from there they are the hit.
zili kwic home.zili '自力更生' 先进 'self-relian*' --bytes --limit 0 --context 2w --format tsv >lines.tsv
cut -f 1,10- lines.tsv
read_hits() {
    tail -n +2 "$1" | while IFS="$(printf '\t')" read -r hit keyword file offset bytes; do
        tail -c +$((offset + 1)) "corpus/$file" | head -c "$bytes" | tr -d '\n' >there
        printf '%s' "$keyword" | cmp -s - there || echo "$hit: $keyword is not there"
    done
}
cut -f 1,10,13-15 lines.tsv >some.tsv && read_hits some.tsv
# In any order, and beside the other language.
zili kwic home.zili 先进 '引进' --bytes --sort node --limit 0 --context 0w --format tsv | cut -f 1,10,13- >sorted.tsv
read_hits sorted.tsv
zili kwic home.zili '~"自力更生"' --bytes --parallel --limit 1 --context 2w --format jsonl
zili kwic home.zili '~"自力更生"' --bytes --limit 1 --context 2w
