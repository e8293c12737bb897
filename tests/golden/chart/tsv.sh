# Numbers of any other tool can be drawn.
printf 'term\tcount\n自力更生\t3\nself-reliance\t5\n' > t.tsv
zili chart bars t.tsv -o t.pdf && pdftotext -layout t.pdf - | grep -o -E '自力更生|self-reliance'
