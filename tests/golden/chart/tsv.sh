# Numbers of any other tool can be drawn.
printf 'term\tcount\n自力更生\t3\nself-reliance\t5\n' > t.tsv
zili chart bars t.tsv -o t.pdf && pdftotext -layout t.pdf - | grep -o -E '自力更生|self-reliance'
zili chart bars t.tsv -o one.svg && zili chart bars - -o two.svg < t.tsv && cmp one.svg two.svg && echo the same
# Two numbers for each thing; beads without their texts; terms and what became of them.
printf 'item\ta\tb\n自力更生\t3\t2\nself-reliance\t4\t5\n' | zili chart dumbbell - --width 84 -o t.pdf && pdftotext t.pdf - | grep -E '自力更生'
printf 'a_words\tb_words\n10\t12\n7\t\n' | zili chart ribbon - --width 84 -o t.pdf && pdftotext t.pdf - | grep -E 'counterpart'
printf 'term\trendering\tcount\n自力更生\tself-reliance\t2\n自力更生\t\t1\n' > t.tsv
for kind in renderings flow; do zili chart $kind t.tsv --width 84 -o t.pdf && pdftotext t.pdf - | grep -E 'not rendered'; done
# Lines of any concordance, and trees of them: more lines take more pages.
printf 'left\tnode\tright\tref\nwe rely on\tourselves\t, and now\tA 1\nand\tourselves\t, and then\tB 2\n' > t.tsv
for kind in kwic wordtree cloud; do zili chart $kind t.tsv -o t.pdf; echo $?; done
pdftotext t.pdf - 2> /dev/null | head -1
zili chart kwic t.tsv -o t.pdf && pdftotext -layout t.pdf - | tr -s ' '
zili chart wordtree t.tsv -o t.pdf && pdftotext t.pdf - | grep -c -E '^(ourselves|, and|now|then)$'
{ printf 'left\tnode\tright\n'; seq 200 | sed 's/.*/a\t&\tb/'; } > t.tsv
zili chart kwic t.tsv -o t.pdf && pdfinfo t.pdf | grep Pages
zili chart kwic t.tsv -o t.svg --svg-text && grep -o '[0-9]* of 200 lines are shown' t.svg
zili chart bars t.tsv --before -o t.pdf; echo $?
