# Every format of the same lines.
for format in text tsv csv json jsonl md html latex; do
    zili kwic home.zili '~"自力更生"' --context 4w --format $format
done
zili kwic home.zili '~"自力更生"' --format json --provenance --limit 1
