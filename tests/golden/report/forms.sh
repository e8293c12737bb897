# One plan as Markdown, LaTeX and HTML, which needs no other file.
cat >p.yaml <<'END'
title: A_title & more
lead: [One <b>paragraph</b>., 'A second, of 100%.']
corpus: home.zili
themes: corpus/themes.yaml
exhibits:
  - section: Words & 词
    text: Before it.
    name: words
    caption: The most frequent words [of 2].
    note: A note.
    analysis: freq
    options: {by: 'lang', limit: '4'}
  - name: queries
    caption: Queries that Markdown would take for its own.
    analysis: count
    queries: ['~"自力更生"', '~"立足国内" | ~"立足于国内"', 'self-relian*']
  - name: themes
    caption: Themes.
    analysis: themes
    themes: 'true'
    options: {by: lang}
    chart: heat
END
zili report p.yaml -o out --format md,latex,html
ls out
cat out/report.md out/report.tex
grep -v '<img' out/index.html | sed -n '/<body>/,/<section/p'
# The first of the lines behind each number, and where they are in the files.
sed -n '/<section/,/<script>/p' out/index.html | sed -n '3,14p'
grep -c 'href="#lines\.' out/index.html
grep -c 'h3 id="lines\.' out/index.html
grep -c 'src="data:image/svg+xml,%3C?xml' out/index.html
grep -o 'src="figures[^"]*"' out/index.html
cut -f 1,4,7 out/words.tsv
zili report p.yaml -o out --format html,word
