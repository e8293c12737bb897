# A figure with rows: its title stands right below it, then the rows, then the
# notes; so in every form. A table alone has its title above.
cat >p.yaml <<'END'
title: Titles
corpus: home.zili
exhibits:
  - name: words
    caption: Words that are drawn.
    note: A note.
    analysis: freq
    options: {by: 'lang', limit: '2'}
    chart: bars
    rows: 2
    columns: [lang, count]
  - name: more
    caption: Words that are not.
    analysis: freq
    options: {limit: '2'}
    columns: [term, count]
END
zili report p.yaml -o out --format html,pdf,md,latex
sed -n 's/<a href[^>]*>//g; s/<img.*/<img/; /<figure/,/<section/p' out/index.html |
    grep -o '</*figure\|<img\|<figcaption>.*\|<table\|A note'
grep '!\[\|\*\*\|| *--\|A note' out/report.md | sed 's/].*//'
pdftotext -layout out/report.pdf - | sed -n '/Figure 1/,$p' | tr -s ' \n' |
    head -4
