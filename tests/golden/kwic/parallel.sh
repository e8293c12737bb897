# Below each line stands what its sentence is aligned with; what the query asks
# for there stands below the keyword.
zili kwic home.zili '自力更生 :en self-relian*' 'self-relian* :zh 自力更生' --parallel --width 100
zili kwic home.zili '自力更生 :en self-relian*' --parallel --width 70 2>/dev/null
zili kwic home.zili '@self-reliance :en @autonomy' --themes "$CORPUS"/themes.yaml --parallel --sort 1R --width 120
# Without such a query, what the hit became.
zili kwic home.zili '~"自力更生"' 'self-relian*' --parallel --glossary "$CORPUS"/glossary.tsv --width 100
zili kwic home.zili '@self-reliance' --themes "$CORPUS"/themes.yaml --parallel --glossary "$CORPUS"/glossary.tsv --format tsv 2>/dev/null | cut -f 4,8,10,12-13
zili kwic home.zili 我们 --parallel --glossary none.tsv
# A title has no counterpart.
zili kwic home.zili 'comrades | 批语' --region all --parallel --width 90
# As columns, and as rows below rows.
for format in tsv jsonl md html latex; do
    zili kwic home.zili '自力更生 :en self-relian*' --parallel --context 4w --format $format 2>/dev/null
done
# Other orders, some of the lines, cuts.
zili kwic home.zili '苏联 :en soviet' --parallel --sort 1R --sample 3 --context 8c --width 100
zili kwic home.zili 'soviet :zh 苏联' --parallel --group 1R --limit 3 --show-seg --context s --width 100
# Only one side is in the scope.
zili kwic home.zili '我们 :en !we' --parallel --where "lang = 'zh'" --limit 3 --width 100
# What cannot be.
zili index -o none.zili "$CORPUS" --no-align 2>/dev/null; zili kwic none.zili 我们 --parallel
zili kwic home.zili '我们 :fr nous'
zili kwic home.zili '(我们 :en we)'
zili kwic home.zili '我们 :en'
